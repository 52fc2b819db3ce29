//! Partoo REST API v2: conversations and their messages, settings and webhooks.
//!
//! # Reading
//!
//! | call | request | returns |
//! |---|---|---|
//! | [`Client::list_conversations`] | `GET /conversations` | a list of [`types::Conversation`] |
//! | [`Client::get_conversation`] | `GET /conversations/{conversation_id}` | [`types::Conversation`] |
//! | [`Client::list_messages`] | `GET /messages` | a list of [`types::Message`] |
//! | [`Client::settings`] | `GET /messaging/settings` | a list of [`types::MessagingSettings`] |
//! | [`Client::list_webhooks`] | `GET /webhooks` | a list of [`types::Webhook`] |
//! | [`Client::get_webhook`] | `GET /webhooks/{webhook_id}` | [`types::Webhook`] |
//!
//! [`Paginated`](crate::Paginated) walks over the items or pages of a list. Conversations and
//! messages are cursor lists. Settings and webhooks have numbered pages.
//!
//! # Writing
//!
//! | call | request | body |
//! |---|---|---|
//! | [`Client::reply`], [`Client::send_message`] | `POST /messages` | [`types::NewMessage`] |
//! | [`Client::retry_send_message`] | `POST /messages/{message_id}/retry` | |
//! | [`Client::update_conversation`] | `PATCH /conversations/{conversation_id}` | [`types::ConversationUpdate`] |
//! | [`Client::read_conversation`] | `POST /conversations/{conversation_id}/read` | |
//! | [`Client::ingest_message`] | `POST /custom-channels/{channel_id}/messages` | [`types::ExternalMessage`] |
//! | [`Client::update_messaging_settings`] | `POST /messaging/settings/{setting_id}` | [`types::MessagingSettingsUpdate`] |
//! | [`Client::create_webhooks`] | `POST /webhooks` | [`types::NewWebhooks`] |
//!
//! ```no_run
//! use conversation_apis::partoo::types::ConversationUpdate;
//!
//! # async fn answer(client: conversation_apis::partoo::Client) -> Result<(), conversation_apis::Error> {
//! let created = client.reply(42, "We open at 9 o'clock.").send().await?;
//! println!("message {:?} was created", created.message_id);
//! client.update_conversation().conversation_id(42).body(ConversationUpdate::close()).send().await?;
//! # Ok(())
//! # }
//! ```
//!
//! - **200 means that a message was created, not that it was delivered.** Its status is
//!   `Sending`, then `Success` or `Failed`. The webhook event `message_updated` reports the
//!   change, and the list of messages shows it.
//! - No message can be sent in a conversation that is closed or expired, or that has `issues`.
//!   An expired conversation cannot be opened again.
//! - A call of [`Client::update_conversation`] changes either the status or the assignee. A
//!   body with both or with none is refused before it is sent.
//! - The status is written in lower case ([`types::ConversationStatusUpdate`]) and read in
//!   capitals ([`types::ConversationStatus`]).
//! - Only enterprise organizations can assign conversations.
//! - Bodies are checked before they are sent. The error says where a value is not allowed.
//! - A write is sent again only if it certainly did not reach the server.
//!   [`Client::ingest_message`] is the exception: the server ignores a message that it has
//!   already.
//! - [`Error::was_accepted`] is true if the server accepted a write and only its response
//!   cannot be read.
//!
//! # Rate limit
//!
//! The vendor allows an organization 300 requests a minute. Beyond that it responds with 429
//! and `Retry-After`. A client and its clones keep to that limit. If an organization uses
//! several clients, give all of them the same [`Quota`](crate::Quota).
//!
#![cfg_attr(feature = "webhooks", doc = include_str!("partoo/webhooks.md"))]
//! # Source
//!
//! The module is generated from `openapi/partoo/openapi-bundled.yaml`, the vendor's document,
//! and the overlays beside it. The vendor's document, as we have it, has only
//! `GET /conversations`. The overlays add the other operations from the vendor's web pages.
//! Their descriptions mark what is an assumption.

use std::borrow::Cow;

use crate::inbox::first;
use crate::{ClientBuilder, Error, InboxEntry, Limiter, Provider, Timestamp};

mod generated {
    // clippy is for code that people write.
    #![allow(missing_docs, clippy::all, clippy::unwrap_used)]
    include!(concat!(env!("OUT_DIR"), "/partoo.rs"));
}

// A constant for each server of the document, such as `PRODUCTION`.
pub use generated::servers::*;
// The client, and its modules such as `types` and `builder`.
pub use generated::*;

impl Client {
    /// A client of the production server, with the defaults of [`ClientBuilder`]. The key is
    /// sent in the header `x-APIKey`. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// If the key is not valid; see [`ClientBuilder::build`].
    pub fn with_api_key(api_key: impl Into<String>) -> Result<Self, Error> {
        Self::builder(api_key).build()
    }

    /// Builds a client with other settings, such as another server, other timeouts or an HTTP
    /// client of your own. Nothing is sent.
    ///
    /// ```
    /// use std::time::Duration;
    /// use conversation_apis::partoo::{Client, SANDBOX};
    ///
    /// let client = Client::builder("the-api-key")
    ///     .base_url(SANDBOX)
    ///     .timeout(Duration::from_secs(20))
    ///     .build()?;
    /// # Ok::<(), conversation_apis::Error>(())
    /// ```
    pub fn builder(api_key: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(Credentials::new().api_key_auth(api_key))
    }

    /// The rate limiter of this client and its clones. `None` if there is none. Its
    /// [`resume`](Limiter::resume) ends a pause after a 429.
    pub fn limiter(&self) -> Option<&dyn Limiter> {
        self.session().limiter()
    }

    /// [`send_message`](Self::send_message) with a text.
    ///
    /// Nothing is sent until [`send`](builder::SendMessage::send) is awaited. The response means
    /// that the message was created, not that it was delivered. The vendor refuses messages in
    /// a conversation that is closed or expired, or that has issues.
    ///
    /// ```no_run
    /// # async fn reply(client: conversation_apis::partoo::Client) -> Result<(), conversation_apis::Error> {
    /// let created = client.reply(42, "We open at 9 o'clock.").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn reply(&self, conversation_id: i64, text: impl Into<String>) -> builder::SendMessage {
        self.send_message()
            .body(types::NewTextMessage::new(conversation_id, text))
    }
}

/// The four changes that [`Client::update_conversation`] can make. Each is one call.
impl types::ConversationUpdate {
    /// Opens the conversation. The vendor refuses this for an expired one.
    pub fn open() -> Self {
        Self::new().status(types::ConversationStatusUpdate::Open)
    }

    /// Closes the conversation, which also marks it as solved.
    pub fn close() -> Self {
        Self::new().status(types::ConversationStatusUpdate::Closed)
    }

    /// Assigns the conversation to a user, by `user_id`. Only enterprise organizations can
    /// assign. The user must be active, must be a person, and must have access to the
    /// conversation.
    pub fn assign_to(user_id: impl Into<String>) -> Self {
        Self::new().assigned_user_id(user_id)
    }

    /// Removes the assignee.
    pub fn unassign() -> Self {
        Self::new().assigned_user_id("unassigned")
    }
}

impl types::WebhookConversation {
    /// The id of the business as a text, in whichever form it came: a string in newer deliveries,
    /// an integer in older ones. `None` if it is missing, null, or of another type.
    pub fn business_id(&self) -> Option<Cow<'_, str>> {
        self.business.as_ref()?.id.as_ref()?.text()
    }
}

impl types::WebhookBusinessId {
    /// The id as a text, in whichever form it came. `None` if it is neither a string nor an
    /// integer.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(id) => Some(Cow::Borrowed(id)),
            Self::Integer(id) => Some(Cow::Owned(id.to_string())),
            _ => None,
        }
    }
}

impl InboxEntry for types::Conversation {
    fn id(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.id?.to_string()))
    }

    fn contact(&self) -> Option<&str> {
        first([
            self.consumer_name.as_ref(),
            self.consumer_phone_number.as_ref(),
            self.consumer_email.as_ref(),
        ])
    }

    fn last_message_text(&self) -> Option<&str> {
        match self.last_message.as_ref()?.content.as_ref()? {
            types::MessageContent::Text(text) => Some(text),
            _ => None,
        }
    }

    fn last_message_at(&self) -> Option<&Timestamp> {
        self.last_message.as_ref()?.date.as_ref()
    }

    fn status(&self) -> Option<&str> {
        self.status.as_ref().map(types::ConversationStatus::as_str)
    }

    fn is_open(&self) -> Option<bool> {
        match self.status.as_ref()? {
            types::ConversationStatus::Open => Some(true),
            types::ConversationStatus::Closed => Some(false),
            types::ConversationStatus::UnknownValue(_) => None,
        }
    }

    fn is_unread(&self) -> Option<bool> {
        Some(!self.is_read?)
    }

    fn channel(&self) -> Option<&str> {
        self.messaging_partner
            .as_ref()
            .map(types::MessagingPartner::as_str)
    }
}
