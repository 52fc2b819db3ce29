//! 99digital Online, a white label of Chatwoot, and Chatwoot itself: conversations and their
//! messages.
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
//! | [`Client::toggle_conversation_status`] | `POST …/toggle_status` | [`types::StatusChange`] |
//! | [`Client::toggle_conversation_priority`] | `POST …/toggle_priority` | |
//! | [`Client::toggle_typing_status`] | `POST …/toggle_typing_status` | |
//! | [`Client::assign_conversation`] | `POST …/assignments` | [`types::Assigned`], or `None` |
//! | [`Client::list_conversation_labels`] | `GET …/labels` | [`types::ConversationLabels`] |
//! | [`Client::set_conversation_labels`] | `POST …/labels` | [`types::ConversationLabels`] |
//! | [`Client::set_conversation_custom_attributes`] | `POST …/custom_attributes` | [`types::ConversationCustomAttributes`] |
//! | [`Client::list_messages`] | `GET …/messages` | [`types::Message`] |
//! | [`Client::create_message`] | `POST …/messages` | [`types::Message`] |
//! | [`Client::delete_message`] | `DELETE …/messages/{message_id}` | [`types::Message`] |
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
//! use conversation_apis::ninetynine::multipart::CreateMessageRequest;
//! use conversation_apis::ninetynine::types::{Assignment, ConversationStatus, NewMessage, StatusToggle};
//!
//! # async fn answer(client: Client) -> Result<(), conversation_apis::Error> {
//! let (account, conversation) = (7, 42);
//! client.reply(account, conversation, "We open at eight.").send().await?;
//!
//! let note = NewMessage::new("Call back on Monday.").private(true);
//! client.create_message().account_id(account).conversation_id(conversation).body(note).send().await?;
//!
//! let photo = File::path("shop.png").content_type("image/png");
//! let reply = CreateMessageRequest::new().content("This is our shop.").attachments([photo]);
//! client.create_message().account_id(account).conversation_id(conversation).multipart(reply).send().await?;
//!
//! let agent = Assignment::new().assignee_id(5);
//! client.assign_conversation().account_id(account).conversation_id(conversation).body(agent).send().await?;
//!
//! client.add_labels(account, conversation, ["vip"]).await?;
//!
//! let closed = StatusToggle::new().status(ConversationStatus::Resolved);
//! client.toggle_conversation_status().account_id(account).conversation_id(conversation).body(closed).send().await?;
//! # Ok(())
//! # }
//! ```
//!
//! A success of [`Client::create_message`] means that the message was created, not that it was
//! delivered. [`Client::set_conversation_labels`] and
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
//! *Messages* come newest first, in pages of 20 before an id. Ids follow the order of creation,
//! except for imported messages. A walk may miss some of those.
//!
//! # Values in several forms
//!
//! Servers of the family send the same field in several forms. All are read, and written back
//! as they came:
//!
//! - A time is a [`Timestamp`](crate::Timestamp), from an integer, a float or a text. Zero means
//!   never; see [`Timestamp::is_zero`](crate::Timestamp::is_zero).
//! - [`types::Message::message_type`] is a [`Coded`](crate::Coded) [`types::MessageType`], from
//!   an integer or a name.
//! - A missing assignee or message is absent, null or `{}`. Use
//!   [`types::Conversation::assignee`] and [`types::Conversation::last_message`].
//!
//! # Rate limit
//!
//! A server limits requests by client address. It responds with 429, a text and no
//! `Retry-After`; see [`Error::is_rate_limited`]. Its operator decides how much it allows, so a
//! client keeps to no limit unless [`ClientBuilder::quota`] sets one.
//!
//! # Source
//!
//! The module is generated from `openapi/ninetynine/openapi.yaml`, which we wrote from the
//! vendor's web pages, and from Chatwoot's source code where the two differ.

use crate::{ClientBuilder, Error, Limiter, Provider};

mod generated {
    // clippy is for code that people write.
    #![allow(missing_docs, clippy::all, clippy::unwrap_used)]
    include!(concat!(env!("OUT_DIR"), "/ninetynine.rs"));
}

pub use generated::{Client, Credentials, builder, multipart, types};

/// The vendor's own server, `https://online.99digital.co.il`. It is the default of a client.
pub const PRODUCTION: &str = <Client as Provider>::SERVERS[0];

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

    /// [`create_message`](Self::create_message) with a text.
    ///
    /// Nothing is sent until [`send`](builder::CreateMessage::send) is awaited. The response
    /// means that the message was created, not that it was delivered.
    ///
    /// ```no_run
    /// # async fn reply(client: conversation_apis::ninetynine::Client) -> Result<(), conversation_apis::Error> {
    /// let created = client.reply(7, 42, "We open at 9 o'clock.").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn reply(
        &self,
        account_id: i64,
        conversation_id: i64,
        text: impl Into<String>,
    ) -> builder::CreateMessage {
        let call = self.create_message().account_id(account_id);
        call.conversation_id(conversation_id)
            .body(types::NewMessage::new(text))
    }
}

/// Labels, one by one. The server can only replace all labels of a conversation.
impl Client {
    /// Adds labels to a conversation, and returns its labels. Labels that it has already are
    /// left as they are.
    ///
    /// This sends two requests: it reads the labels, and replaces them all. If all labels are
    /// there already, it only reads. **A change that someone else makes between the two requests
    /// is lost**, because the server has no operation that adds a label, and cannot tell that
    /// the labels have changed.
    ///
    /// # Errors
    ///
    /// The errors of [`Client::list_conversation_labels`] and of
    /// [`Client::set_conversation_labels`]; [`Error::operation`] says which of them failed. The
    /// labels are not changed unless the second request reached the server.
    pub async fn add_labels<L: Into<String>>(
        &self,
        account_id: i64,
        conversation_id: i64,
        labels: impl IntoIterator<Item = L>,
    ) -> Result<Vec<String>, Error> {
        let added: Vec<String> = labels.into_iter().map(Into::into).collect();
        self.change_labels(account_id, conversation_id, |labels| {
            for label in added {
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
        })
        .await
    }

    /// Removes labels from a conversation, and returns the labels that remain.
    ///
    /// It works like [`Client::add_labels`], with the same race: a change that someone else
    /// makes between its two requests is lost.
    ///
    /// # Errors
    ///
    /// The errors of [`Client::add_labels`].
    pub async fn remove_labels<L: Into<String>>(
        &self,
        account_id: i64,
        conversation_id: i64,
        labels: impl IntoIterator<Item = L>,
    ) -> Result<Vec<String>, Error> {
        let removed: Vec<String> = labels.into_iter().map(Into::into).collect();
        self.change_labels(account_id, conversation_id, |labels| {
            labels.retain(|label| !removed.contains(label));
        })
        .await
    }

    async fn change_labels(
        &self,
        account_id: i64,
        conversation_id: i64,
        change: impl FnOnce(&mut Vec<String>),
    ) -> Result<Vec<String>, Error> {
        let list = self.list_conversation_labels().account_id(account_id);
        let read = list.conversation_id(conversation_id).send().await?;
        let before = read.into_inner().payload;
        let mut labels = before.clone();
        change(&mut labels);
        if labels == before {
            return Ok(labels);
        }
        let set = self.set_conversation_labels().account_id(account_id);
        let set = set.conversation_id(conversation_id);
        let set = set.body(types::LabelsUpdate::new(labels)).send().await?;
        Ok(set.into_inner().payload)
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
