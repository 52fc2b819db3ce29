//! Octopush: conversations over SMS, RCS and other channels, and their messages.
//!
//! Generated from `openapi/octopush/openapi.yaml`, which is written from the
//! vendor's pages. **The path of [`Client::list_conversations`] is an
//! assumption**, since no page shows it.
//!
//! | call | request | a page is an array of |
//! |---|---|---|
//! | [`Client::list_conversations`] | `GET /conversations/list` | [`types::Conversation`] |
//! | [`Client::list_messages`] | `GET /conversations/messages/list` | [`types::Message`] |
//!
//! Both are walked with [`Paginated`](crate::Paginated), by page number. The end
//! is the page without items, never a short one: no page of the vendor says how
//! many items a page may have at most, and its server replaces values that it
//! does not take, so fewer items than asked for need not be the last. A walk
//! costs one request more for it.
//!
//! # 404
//!
//! The vendor lists 404, "conversation not found", for the list of
//! conversations. A walk takes it for the end behind a page that came, since the
//! path is there then. As the first answer it is an error, with
//! [`Error::is_not_found`]: it may mean that there are no conversations, or that
//! the path is wrong, and nothing in the answer is documented that would tell.
//! An account known to have conversations tells: if it is answered 404 too, the
//! path or base URL is wrong.
//!
//! ```no_run
//! use conversation_apis::Paginated;
//! use conversation_apis::octopush::Client;
//! use futures_util::TryStreamExt;
//!
//! # async fn walk() -> Result<(), conversation_apis::Error> {
//! let client = Client::with_api_key("the-api-key", "login@example.com")?;
//! let conversations = client.list_conversations().items().try_collect().await;
//! let conversations: Vec<_> = match conversations {
//!     Err(error) if error.is_not_found() => Vec::new(), // once the path is known to be right
//!     other => other?,
//! };
//! # Ok(())
//! # }
//! ```

use crate::{ClientBuilder, Error, Limiter, Provider};

mod generated {
    // Written by a generator for any document; clippy is for what people write.
    #![allow(missing_docs, clippy::all, clippy::unwrap_used)]
    include!(concat!(env!("OUT_DIR"), "/octopush.rs"));
}

pub use generated::{Client, builder, types};

/// The production server, where a client goes unless told otherwise.
pub const PRODUCTION: &str = <Client as Provider>::SERVERS[0];

impl Client {
    /// A client of the production server, with the defaults of [`ClientBuilder`]:
    /// `api_key` is the header `api-key`, `api_login`, an e-mail address, the
    /// header `api-login`.
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build`].
    pub fn with_api_key(
        api_key: impl Into<String>,
        api_login: impl Into<String>,
    ) -> Result<Self, Error> {
        Self::builder(api_key, api_login).build()
    }

    /// A client of another server, with other timeouts, or over a
    /// `reqwest::Client` of the caller's.
    ///
    /// ```
    /// use conversation_apis::octopush::Client;
    ///
    /// let client = Client::builder("the-api-key", "login@example.com")
    ///     .base_url("https://octopush.example.com/v1/public")
    ///     .build()?;
    /// # Ok::<(), conversation_apis::Error>(())
    /// ```
    pub fn builder(
        api_key: impl Into<String>,
        api_login: impl Into<String>,
    ) -> ClientBuilder<Self> {
        ClientBuilder::new(vec![api_key.into(), api_login.into()])
    }

    /// [`list_messages`](Self::list_messages) of one conversation, by the
    /// `conversation_id` of a [`types::Conversation`]: sent as `cid_` and the id,
    /// as the filter asks. That the filter means that id is an assumption.
    ///
    /// ```no_run
    /// use conversation_apis::Paginated;
    /// # fn walk(client: conversation_apis::octopush::Client) {
    /// let messages = client.messages_of("0b7ff1e2-8d9a-4b5c-9e3f-2a1d4c6b8e70").items();
    /// # }
    /// ```
    pub fn messages_of(&self, conversation_id: &str) -> builder::ListMessages {
        let id = conversation_id
            .strip_prefix("cid_")
            .unwrap_or(conversation_id);
        self.list_messages().conversation_id(format!("cid_{id}"))
    }

    /// The limit of requests that this client and its clones keep to, if there is one:
    /// [`Limiter::resume`] ends a pause that a 429 asked for.
    pub fn limiter(&self) -> Option<&dyn Limiter> {
        self.session().limiter()
    }
}
