//! Octopush: conversations over SMS, RCS and other channels, and their messages.
//!
//! | call | request | |
//! |---|---|---|
//! | [`Client::list_conversations`] | `GET /conversations/list` | returns a list of [`types::Conversation`] |
//! | [`Client::list_messages`] | `GET /conversations/messages/list` | returns a list of [`types::Message`] |
//! | [`Client::reply`], [`Client::send_multi_channel`] | `POST /multi-channel/send` | sends a [`types::MultiChannelMessage`] |
//!
//! # Writing
//!
//! ```no_run
//! use conversation_apis::octopush::types::{MultiChannelMessage, Recipient, SendingChannel};
//!
//! # async fn send(client: conversation_apis::octopush::Client) -> Result<(), conversation_apis::Error> {
//! client.reply(SendingChannel::Sms, "+33600000000", "We open at 9 o'clock.").send().await?;
//! let recipients = [Recipient::new().email("ana@example.com"), Recipient::new().email("bo@example.com")];
//! let message = MultiChannelMessage::new(SendingChannel::Email, "We moved.", recipients);
//! client.send_multi_channel().body(message.simulation_mode(true)).send().await?;
//! # Ok(())
//! # }
//! ```
//!
//! - A message goes out on one channel, to 1 to 500 recipients. Its text has 1 to 1224
//!   characters. This is checked before it is sent.
//! - The vendor's page does not state the response. It is returned as raw JSON.
//!   A success does not mean that the messages were delivered.
//! - A message is sent again only if it certainly did not reach the server.
//!   [`Error::was_accepted`] is true if the server accepted it and only its response cannot
//!   be read.
//!
//! # Lists
//!
//! Both are lists in pages by number. [`Paginated`](crate::Paginated) walks over their items
//! or pages. Only an empty page ends a list. A short page does not: the vendor does not
//! document the maximum page size, and its server replaces values that it does not accept. So
//! a walk costs one request more.
//!
//! # 404
//!
//! The vendor documents 404, "conversation not found", for the list of conversations. After a
//! page that came, a walk treats it as the end of the list. As the first response it is an
//! error, with [`Error::is_not_found`]. It can then mean that there are no conversations, or
//! that the path is wrong, and the response does not say which. To find out, call it for an
//! account that has conversations: if that is a 404 too, the path or the base URL is wrong.
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
//!     // Only if you know that the path is right.
//!     Err(error) if error.is_not_found() => Vec::new(),
//!     other => other?,
//! };
//! # Ok(())
//! # }
//! ```
//!
#![cfg_attr(feature = "webhooks", doc = include_str!("octopush/webhooks.md"))]
//! # Source
//!
//! The module is generated from `openapi/octopush/openapi.yaml`, which we wrote from the
//! vendor's web pages. **The paths of [`Client::list_conversations`] and
//! [`Client::send_multi_channel`] are assumptions**, because no page shows them.

use std::borrow::Cow;

use crate::inbox::first;
use crate::{ClientBuilder, Error, InboxEntry, Limiter, Provider, Timestamp};

mod generated {
    // clippy is for code that people write.
    #![allow(missing_docs, clippy::all, clippy::unwrap_used)]
    include!(concat!(env!("OUT_DIR"), "/octopush.rs"));
}

// A constant for each server of the document, such as `PRODUCTION`.
pub use generated::servers::*;
// The client, and its modules such as `types` and `builder`.
pub use generated::*;

impl Client {
    /// A client of the production server, with the defaults of [`ClientBuilder`]. Nothing is
    /// sent yet.
    ///
    /// `api_key` is sent in the header `api-key`. `api_login` is an e-mail address and is sent
    /// in the header `api-login`.
    ///
    /// # Errors
    ///
    /// If the key or the login is not valid; see [`ClientBuilder::build`].
    pub fn with_api_key(
        api_key: impl Into<String>,
        api_login: impl Into<String>,
    ) -> Result<Self, Error> {
        Self::builder(api_key, api_login).build()
    }

    /// Builds a client with other settings, such as another server, other timeouts or an HTTP
    /// client of your own. Nothing is sent.
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
        ClientBuilder::new(Credentials::new().api_key(api_key).api_login(api_login))
    }

    /// [`list_messages`](Self::list_messages) of one conversation.
    ///
    /// `conversation_id` is that of a [`types::Conversation`]. The filter expects it with the
    /// prefix `cid_`, which is added if it is missing. That the filter means this id is an
    /// assumption.
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

    /// [`send_multi_channel`](Self::send_multi_channel) with a text to one phone number.
    ///
    /// Nothing is sent until [`send`](builder::SendMultiChannel::send) is awaited. A success
    /// does not mean that the message was delivered. To answer a [`types::Conversation`], use
    /// its `last_user_channel` and the `phone_number` of its `recipient_details`.
    ///
    /// ```no_run
    /// # async fn reply(client: conversation_apis::octopush::Client) -> Result<(), conversation_apis::Error> {
    /// client.reply("sms", "+33600000000", "We open at 9 o'clock.").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn reply(
        &self,
        channel: impl Into<types::SendingChannel>,
        phone_number: impl Into<String>,
        text: impl Into<String>,
    ) -> builder::SendMultiChannel {
        let recipients = [types::Recipient::new().phone_number(phone_number)];
        let message = types::MultiChannelMessage::new(channel, text, recipients);
        self.send_multi_channel().body(message)
    }

    /// The rate limiter of this client and its clones. `None` if there is none. Its
    /// [`resume`](Limiter::resume) ends a pause after a 429.
    pub fn limiter(&self) -> Option<&dyn Limiter> {
        self.session().limiter()
    }
}

impl types::CallSeconds {
    /// The seconds, in whichever form they came: an integer, or a text with one. `None` if it is
    /// neither.
    pub fn seconds(&self) -> Option<i64> {
        match self {
            Self::Integer(seconds) => Some(*seconds),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }
}

impl types::Price {
    /// The price, in whichever form it came: a number, or a text with one. `None` if it is
    /// neither.
    pub fn amount(&self) -> Option<f64> {
        match self {
            Self::Number(price) => Some(price.as_f64()),
            Self::Text(text) => text
                .trim()
                .parse()
                .ok()
                .filter(|price: &f64| price.is_finite()),
            _ => None,
        }
    }
}

impl types::ReceiptMetadata {
    /// The metadata. `None` if it is a list, which stands for an empty object.
    pub fn metadata(&self) -> Option<&types::DeliveryMetadata> {
        match self {
            Self::DeliveryMetadata(metadata) => Some(metadata),
            _ => None,
        }
    }
}

impl InboxEntry for types::Conversation {
    fn id(&self) -> Option<Cow<'_, str>> {
        self.conversation_id.as_deref().map(Cow::Borrowed)
    }

    fn contact(&self) -> Option<&str> {
        let contact = self.recipient_details.as_ref()?;
        first([contact.name.as_ref(), contact.phone_number.as_ref()])
    }

    fn last_message_text(&self) -> Option<&str> {
        self.last_message.as_deref()
    }

    fn last_message_at(&self) -> Option<&Timestamp> {
        self.last_message_at.as_ref()
    }

    fn status(&self) -> Option<&str> {
        None
    }

    fn is_open(&self) -> Option<bool> {
        None
    }

    fn is_unread(&self) -> Option<bool> {
        None
    }

    fn channel(&self) -> Option<&str> {
        self.last_user_channel.as_ref().map(types::Channel::as_str)
    }
}
