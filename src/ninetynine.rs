//! 99digital Online, a white label of Chatwoot, and Chatwoot itself: conversations, their
//! messages, contacts and webhooks.
//!
//! The path of each request starts with `/api/v1/accounts/{account_id}`.
//!
//! | call | request | response or items |
//! |---|---|---|
//! | [`Client::list_conversations`] | `GET /conversations` | [`types::Conversation`] |
//! | [`Client::filter_conversations`] | `POST /conversations/filter` | [`types::Conversation`] |
//! | [`Client::get_conversation_counts`] | `GET /conversations/meta` | [`types::ConversationCounts`] |
//! | [`Client::get_conversation`] | `GET /conversations/{conversation_id}` | [`types::Conversation`] |
//! | [`Client::create_conversation`] | `POST /conversations` | [`types::Conversation`] |
//! | [`Client::set_status`], [`Client::toggle_conversation_status`] | `POST …/toggle_status` | [`types::StatusChange`] |
//! | [`Client::toggle_conversation_priority`] | `POST …/toggle_priority` | |
//! | [`Client::toggle_typing_status`] | `POST …/toggle_typing_status` | |
//! | [`Client::assign`], [`Client::assign_conversation`] | `POST …/assignments` | [`types::Assigned`], or `None` |
//! | [`Client::list_conversation_labels`] | `GET …/labels` | [`types::ConversationLabels`] |
//! | [`Client::add_labels`], [`Client::remove_labels`] | `GET` and `POST …/labels` | a list of texts |
//! | [`Client::set_labels`], [`Client::set_conversation_labels`] | `POST …/labels` | [`types::ConversationLabels`] |
//! | [`Client::set_conversation_custom_attributes`] | `POST …/custom_attributes` | [`types::ConversationCustomAttributes`] |
//! | [`Client::list_messages`] | `GET …/messages` | [`types::Message`] |
//! | [`Client::reply`], [`Client::reply_with_files`], [`Client::create_message`] | `POST …/messages` | [`types::Message`] |
//! | [`Client::delete_message`] | `DELETE …/messages/{message_id}` | [`types::Message`] |
//! | [`Client::list_contacts`] | `GET /contacts` | [`types::Contact`] |
//! | [`Client::search_contacts`] | `GET /contacts/search` | [`types::Contact`] |
//! | [`Client::filter_contacts`] | `POST /contacts/filter` | [`types::Contact`] |
//! | [`Client::get_contact`] | `GET /contacts/{contact_id}` | [`types::SingleContact`] |
//! | [`Client::create_contact`] | `POST /contacts` | [`types::CreatedContact`] |
//! | [`Client::update_contact`] | `PUT /contacts/{contact_id}` | [`types::SingleContact`] |
//! | [`Client::merge_contacts`] | `POST /actions/contact_merge` | [`types::Contact`] |
//! | [`Client::list_contact_conversations`] | `GET /contacts/{contact_id}/conversations` | [`types::ContactConversations`] |
//! | [`Client::list_labels`] | `GET /labels` | [`types::LabelList`] |
//! | [`Client::list_inboxes`] | `GET /inboxes` | [`types::InboxList`] |
//! | [`Client::list_agents`] | `GET /agents` | a list of [`types::Assignee`] |
//! | [`Client::list_teams`] | `GET /teams` | a list of [`types::Team`] |
//! | [`Client::list_webhooks`] | `GET /webhooks` | [`types::WebhookList`] |
//! | [`Client::create_webhook`] | `POST /webhooks` | [`types::SingleWebhook`] |
//! | [`Client::update_webhook`] | `PATCH /webhooks/{webhook_id}` | [`types::SingleWebhook`] |
//! | [`Client::delete_webhook`] | `DELETE /webhooks/{webhook_id}` | |
//!
//! Set the base URL for another server of the Chatwoot family:
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
//! # Answer, assign, close
//!
//! ```no_run
//! use conversation_apis::File;
//! use conversation_apis::ninetynine::Client;
//! use conversation_apis::ninetynine::types::{Assignment, StatusToggle};
//!
//! # async fn answer(client: Client) -> Result<(), conversation_apis::Error> {
//! let (account, conversation) = (7, 42);
//! client.reply(account, conversation, "We open at eight.").send().await?;
//!
//! let photo = File::path("shop.png").content_type("image/png");
//! client.reply_with_files(account, conversation, "This is our shop.", [photo]).send().await?;
//!
//! client.assign(account, conversation, Assignment::agent(5)).send().await?;
//! client.add_labels(account, conversation, ["vip"]).await?;
//! client.set_status(account, conversation, StatusToggle::resolve()).send().await?;
//! # Ok(())
//! # }
//! ```
//!
//! A success of [`Client::create_message`] means that the message was created, not that it was
//! delivered. If a write fails, [`Error::was_accepted`] says whether the server accepted it
//! nevertheless. [`Client::set_conversation_labels`] and
//! [`Client::set_conversation_custom_attributes`] replace everything that was there before.
//!
//! # Walks
//!
//! *Conversations* are a list in pages by number. The server sets the page size, and only an
//! empty page ends the list. The list is ordered by last activity, so conversations move
//! during a walk. [`Paginated`](crate::Paginated) says what a walk does about that, and
//! [`Items::may_be_incomplete`](crate::pagination::Items::may_be_incomplete) whether one may be
//! missing. If the server supports [`types::SortBy::CreatedAtAsc`], conversations only move
//! when one leaves the list. [`Items::total`](crate::pagination::Items::total) is the count for
//! the `assignee_type` of the call.
//!
//! *Messages* come newest first, by id, in windows of ids with up to 1,000 messages each. An
//! answer with fewer is all of its window, so a walk misses none, even if messages were imported
//! out of order. A conversation with fewer than 1,000 messages usually costs one request, and one
//! with a million about 1,100. A walk of `list_messages().after(id)` returns only the messages with
//! a higher id, and one of `.before(id)` those with a lower one.
//!
//! A server that ignores one of the two parameters, such as Chatwoot before March 2023, is walked
//! in pages of 20 before an id. Such a walk may miss some imported messages.
//!
//! # Values in several forms
//!
//! Servers of the family send the same field in several forms. All are read, and written back
//! as they came:
//!
//! - A time is a [`Timestamp`](crate::Timestamp), from an integer, a float or a text. Zero means
//!   never; see [`Timestamp::is_zero`](crate::Timestamp::is_zero).
//! - [`types::Message::message_type`] is a [`Coded`](crate::Coded) [`types::MessageType`], from
//!   an integer or a name. Webhooks send the name.
//! - A missing assignee or message is absent, null or `{}`. Use
//!   [`types::Conversation::assignee`] and [`types::Conversation::last_message`].
//!
//! # Rate limit
//!
//! A server limits requests by client address. It responds with 429, a text and no
//! `Retry-After`; see [`Error::is_rate_limited`]. Its operator decides how much it allows, so a
//! client keeps to no limit unless [`ClientBuilder::quota`] sets one.
//!
#![cfg_attr(feature = "webhooks", doc = include_str!("ninetynine/webhooks.md"))]
//! # Source
//!
//! The module is generated from `openapi/ninetynine/openapi.yaml`, which we wrote from the
//! vendor's web pages, and from Chatwoot's source code where the two differ.

mod answer;

use std::borrow::Cow;

use crate::inbox::first;
use crate::{ClientBuilder, Error, InboxEntry, Limiter, Provider, Timestamp};

mod generated {
    // clippy is for code that people write.
    #![allow(missing_docs, clippy::all, clippy::unwrap_used)]
    include!(concat!(env!("OUT_DIR"), "/ninetynine.rs"));
}

// A constant for each server of the document, such as `PRODUCTION`.
pub use generated::servers::*;
// The client, and its modules such as `types` and `builder`.
pub use generated::*;

impl Client {
    /// A client of the vendor's own server, with the defaults of [`ClientBuilder`]. Nothing is
    /// sent yet.
    ///
    /// The token is that of a user, from the profile page. The client sees what that user sees.
    /// It is sent in the header `api_access_token`.
    ///
    /// # Errors
    ///
    /// If the token is not valid; see [`ClientBuilder::build`].
    pub fn with_api_key(api_access_token: impl Into<String>) -> Result<Self, Error> {
        Self::builder(api_access_token).build()
    }

    /// Builds a client with other settings, such as another server, other timeouts or an HTTP
    /// client of your own. Nothing is sent.
    pub fn builder(api_access_token: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(Credentials::new().user_api_key(api_access_token))
    }

    /// The rate limiter of this client and its clones. `None` if there is none. Its
    /// [`resume`](Limiter::resume) ends a pause after a 429.
    pub fn limiter(&self) -> Option<&dyn Limiter> {
        self.session().limiter()
    }
}

impl types::Conversation {
    /// The user or bot that it is assigned to. `None` if that is absent, null or `{}`.
    pub fn assignee(&self) -> Option<&types::Assignee> {
        let assignee = self.meta.as_ref()?.assignee.as_ref();
        assignee.filter(|assignee| **assignee != types::Assignee::default())
    }

    /// The last message that a person or bot wrote, and not the system. `None` if that is absent,
    /// null or `{}`.
    pub fn last_message(&self) -> Option<&types::Message> {
        let message = self.last_non_activity_message.as_ref();
        message.filter(|message| **message != types::Message::default())
    }
}

impl types::Message {
    /// The attachments. The list may be absent, and may contain nulls, which are left out.
    pub fn files(&self) -> impl Iterator<Item = &types::Attachment> {
        self.attachments.iter().flatten().flatten()
    }
}

impl InboxEntry for types::Conversation {
    fn id(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.id?.to_string()))
    }

    fn contact(&self) -> Option<&str> {
        let contact = self.meta.as_ref()?.sender.as_ref()?;
        first([
            contact.name.as_ref(),
            contact.phone_number.as_ref(),
            contact.email.as_ref(),
        ])
    }

    fn last_message_text(&self) -> Option<&str> {
        self.last_message()?.content.as_deref()
    }

    fn last_message_at(&self) -> Option<&Timestamp> {
        let time = self.last_message()?.created_at.as_ref();
        time.filter(|time| !time.is_zero())
    }

    fn status(&self) -> Option<&str> {
        self.status.as_ref().map(types::ConversationStatus::as_str)
    }

    fn is_open(&self) -> Option<bool> {
        match self.status.as_ref()? {
            types::ConversationStatus::Open => Some(true),
            types::ConversationStatus::Resolved => Some(false),
            _ => None,
        }
    }

    fn is_unread(&self) -> Option<bool> {
        Some(self.unread_count? != 0)
    }

    fn channel(&self) -> Option<&str> {
        let channel = self.meta.as_ref()?.channel.as_ref();
        channel.map(types::Channel::as_str)
    }
}
