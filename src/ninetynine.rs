//! 99digital Online, a white label of Chatwoot, and Chatwoot itself:
//! conversations and their messages.
//!
//! Generated from `openapi/ninetynine/openapi.yaml`, which is written from the
//! vendor's pages and from what Chatwoot's source sends where the two differ.
//!
//! | call | request | a page holds |
//! |---|---|---|
//! | [`Client::list_conversations`] | `GET /api/v1/accounts/{account_id}/conversations` | [`types::Conversation`] |
//! | [`Client::list_messages`] | `GET …/conversations/{conversation_id}/messages` | [`types::Message`] |
//!
//! Another server of the family is another base URL:
//!
//! ```no_run
//! use conversation_apis::Paginated;
//! use conversation_apis::ninetynine::{Client, types::StatusFilter};
//!
//! # fn walk() -> Result<(), conversation_apis::Error> {
//! let client = Client::builder("the-api-access-token")
//!     .base_url("https://chatwoot.example.com")
//!     .build()?;
//! let conversations = client
//!     .list_conversations()
//!     .account_id(7)
//!     .status(StatusFilter::All)
//!     .labels(vec!["vip".to_owned()])
//!     .items();
//! # Ok(())
//! # }
//! ```
//!
//! # Walks
//!
//! Conversations come in pages whose size the server sets; the page without
//! items is the end. They are ordered by last activity and move while one
//! walks; [`Paginated`](crate::Paginated) says what that means and
//! [`Items::may_be_incomplete`](crate::pagination::Items::may_be_incomplete) whether something may be
//! missing. By [`types::SortBy::CreatedAtAsc`], where the server knows it, they
//! move only by leaving.
//! [`Items::total`](crate::pagination::Items::total) is the count that fits the
//! `assignee_type` asked for. Messages come the newest first, in windows of 20
//! before an id; ids follow the order of creation but for messages that were
//! imported, of which a walk may miss some.
//!
//! # Values in several forms
//!
//! Servers of the family send the same field in several forms. All are read and
//! written back as they came:
//!
//! - times are a [`Timestamp`](crate::Timestamp), integer, float or text; zero,
//!   which says never, has [`Timestamp::is_zero`](crate::Timestamp::is_zero)
//! - [`types::Message::message_type`] is a [`Coded`](crate::Coded)
//!   [`types::MessageType`], an integer or a name
//! - who is not there is absent, null or `{}`: [`types::Conversation::assignee`],
//!   [`types::Conversation::last_message`]
//!
//! # Throttling
//!
//! A server throttles by address: 429 with a text for a body and no
//! `Retry-After`, see [`Error::is_rate_limited`]. How much it allows is its
//! operator's to say, so there is no limit ahead of it unless
//! [`ClientBuilder::quota`] sets one.

use crate::{ClientBuilder, Error, Limiter, Provider};

mod generated {
    // Written by a generator for any document; clippy is for what people write.
    #![allow(missing_docs, clippy::all, clippy::unwrap_used)]
    include!(concat!(env!("OUT_DIR"), "/ninetynine.rs"));
}

pub use generated::{Client, builder, types};

/// The vendor's own server, where a client goes unless told otherwise.
pub const PRODUCTION: &str = <Client as Provider>::SERVERS[0];

impl Client {
    /// A client of the vendor's own server, with the defaults of
    /// [`ClientBuilder`]. The token is a user's, from the profile page, and sees
    /// what that user sees.
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build`].
    pub fn with_api_key(api_access_token: impl Into<String>) -> Result<Self, Error> {
        Self::builder(api_access_token).build()
    }

    /// A client of another server, with other timeouts, or over a
    /// `reqwest::Client` of the caller's.
    pub fn builder(api_access_token: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(vec![api_access_token.into()])
    }

    /// The limit of requests that this client and its clones keep to, if there is one:
    /// [`Limiter::resume`] ends a pause that a 429 asked for.
    pub fn limiter(&self) -> Option<&dyn Limiter> {
        self.session().limiter()
    }
}

impl types::Conversation {
    /// Who it is assigned to; none where that is absent, null or `{}`.
    pub fn assignee(&self) -> Option<&types::Assignee> {
        let assignee = self.meta.as_ref()?.assignee.as_ref();
        assignee.filter(|assignee| **assignee != types::Assignee::default())
    }

    /// The last message that the system did not write; none where that is
    /// absent, null or `{}`.
    pub fn last_message(&self) -> Option<&types::Message> {
        let message = self.last_non_activity_message.as_ref();
        message.filter(|message| **message != types::Message::default())
    }
}

impl types::Message {
    /// The attachments that are there: the list may be absent, and have nulls.
    pub fn files(&self) -> impl Iterator<Item = &types::Attachment> {
        self.attachments.iter().flatten().flatten()
    }
}
