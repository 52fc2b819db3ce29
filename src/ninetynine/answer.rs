//! Calls that answer, assign, label and close a conversation in one statement.

use super::{Client, builder, multipart, types};
use crate::{Error, File};

/// The calls that answer, assign and close a conversation, each in one statement. Nothing is sent
/// until `send` is awaited.
impl Client {
    /// [`create_message`](Self::create_message) with a text.
    ///
    /// The response means that the message was created, not that it was delivered. For a
    /// private note and other properties, use `create_message` with a [`types::NewMessage`].
    ///
    /// ```no_run
    /// # async fn reply(client: conversation_apis::ninetynine::Client) -> Result<(), conversation_apis::Error> {
    /// let created = client.reply(7, 42, "We open at eight.").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn reply(
        &self,
        account_id: i64,
        conversation_id: i64,
        text: impl Into<String>,
    ) -> builder::CreateMessage {
        self.message(account_id, conversation_id)
            .body(types::NewMessage::new(text))
    }

    /// [`create_message`](Self::create_message) with a text and files. A [`File`] is made of
    /// bytes, of a path or of a stream.
    ///
    /// State the content type of each file: the server shows a file as an image, for example,
    /// only if its content type is that of an image. The vendor states no limits of files.
    /// Without a text, use `create_message` with a [`multipart::CreateMessageRequest`].
    ///
    /// ```no_run
    /// # use conversation_apis::File;
    /// # async fn reply(client: conversation_apis::ninetynine::Client) -> Result<(), conversation_apis::Error> {
    /// let plan = File::path("plan.pdf").content_type("application/pdf");
    /// let photo = File::bytes(vec![0; 9]).file_name("shop.png").content_type("image/png");
    /// client.reply_with_files(7, 42, "Our shop", [plan, photo]).send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn reply_with_files<F: Into<File>>(
        &self,
        account_id: i64,
        conversation_id: i64,
        text: impl Into<String>,
        files: impl IntoIterator<Item = F>,
    ) -> builder::CreateMessage {
        let reply = multipart::CreateMessageRequest::new().content(text.into());
        self.message(account_id, conversation_id)
            .multipart(reply.attachments(files))
    }

    fn message(&self, account_id: i64, conversation_id: i64) -> builder::CreateMessage {
        let call = self.create_message().account_id(account_id);
        call.conversation_id(conversation_id)
    }

    /// [`assign_conversation`](Self::assign_conversation), for example with
    /// [`Assignment::agent`](types::Assignment::agent).
    pub fn assign(
        &self,
        account_id: i64,
        conversation_id: i64,
        to: types::Assignment,
    ) -> builder::AssignConversation {
        let call = self.assign_conversation().account_id(account_id);
        call.conversation_id(conversation_id).body(to)
    }

    /// [`toggle_conversation_status`](Self::toggle_conversation_status), for example with
    /// [`StatusToggle::resolve`](types::StatusToggle::resolve).
    pub fn set_status(
        &self,
        account_id: i64,
        conversation_id: i64,
        status: types::StatusToggle,
    ) -> builder::ToggleConversationStatus {
        let call = self.toggle_conversation_status().account_id(account_id);
        call.conversation_id(conversation_id).body(status)
    }
}

impl types::NewMessage {
    /// A private note, which only agents see.
    pub fn note(text: impl Into<String>) -> Self {
        Self::new(text).private(true)
    }
}

/// The changes that [`Client::assign`] can make. Each is one call.
impl types::Assignment {
    /// Assigns the conversation to an agent, by the id of [`Client::list_agents`].
    pub fn agent(id: i64) -> Self {
        Self::new().assignee_id(id)
    }

    /// Assigns the conversation to a bot. Only newer servers can do that.
    pub fn bot(id: i64) -> Self {
        Self::new()
            .assignee_id(id)
            .assignee_type(types::AssigneeType::AgentBot)
    }

    /// Removes the agent or bot. The team stays.
    pub fn nobody() -> Self {
        Self::new().assignee_id_null()
    }

    /// Assigns the conversation to a team, by the id of [`Client::list_teams`].
    pub fn team(id: i64) -> Self {
        Self::new().team_id(id)
    }

    /// Removes the team. The agent or bot stays.
    pub fn no_team() -> Self {
        Self::new().team_id_null()
    }
}

/// The changes that [`Client::set_status`] can make. Each is one call.
impl types::StatusToggle {
    /// Opens the conversation.
    pub fn open() -> Self {
        Self::new().status(types::ConversationStatus::Open)
    }

    /// Closes the conversation.
    pub fn resolve() -> Self {
        Self::new().status(types::ConversationStatus::Resolved)
    }

    /// Marks the conversation as pending.
    pub fn pending() -> Self {
        Self::new().status(types::ConversationStatus::Pending)
    }

    /// Snoozes the conversation until the next message of the contact.
    pub fn snooze() -> Self {
        Self::new().status(types::ConversationStatus::Snoozed)
    }

    /// Snoozes the conversation until this time, in seconds since 1970, or until the next
    /// message of the contact.
    pub fn snooze_until(seconds: i64) -> Self {
        Self::snooze().snoozed_until(seconds)
    }
}

/// Labels. The server can only replace all labels of a conversation.
impl Client {
    /// [`set_conversation_labels`](Self::set_conversation_labels): replaces all labels. None
    /// removes all. Nothing is sent until `send` is awaited.
    pub fn set_labels<L: Into<String>>(
        &self,
        account_id: i64,
        conversation_id: i64,
        labels: impl IntoIterator<Item = L>,
    ) -> builder::SetConversationLabels {
        let labels: Vec<String> = labels.into_iter().map(Into::into).collect();
        let call = self.set_conversation_labels().account_id(account_id);
        call.conversation_id(conversation_id)
            .body(types::LabelsUpdate::new(labels))
    }

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
        let set = self.set_labels(account_id, conversation_id, labels);
        Ok(set.send().await?.into_inner().payload)
    }
}
