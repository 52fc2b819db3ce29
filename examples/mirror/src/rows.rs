//! The rows of the two tables.

use conversation_apis::jiff;

/// A conversation, as the table `conversations` has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationRow {
    /// The provider's id. An item without a readable id has a digest of its JSON instead, which
    /// begins with `?`.
    pub id: String,
    /// The name of the contact, or else a phone number or an e-mail address.
    pub contact: Option<String>,
    /// The text of the last message.
    pub last_message: Option<String>,
    pub last_message_at: Option<jiff::Timestamp>,
    /// The status, in the provider's own words.
    pub status: Option<String>,
    pub is_open: Option<bool>,
    pub unread: Option<bool>,
    /// The channel, in the provider's own words.
    pub channel: Option<String>,
    /// How many messages the provider says that there are.
    pub message_count: Option<i64>,
    /// The item, as it came.
    pub raw: String,
    /// Whether the item fits its documented type. If not, it has only `id` and `raw`.
    pub decoded: bool,
}

impl ConversationRow {
    /// Whether the id is the provider's, so that the messages can be read.
    #[must_use]
    pub fn has_id(&self) -> bool {
        !self.id.starts_with('?')
    }
}

/// A message, as the table `messages` has it. The column `conversation` is the id of its
/// conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// See [`ConversationRow::id`].
    pub id: String,
    pub direction: Option<Direction>,
    pub sent_at: Option<jiff::Timestamp>,
    pub text: Option<String>,
    /// The item, as it came.
    pub raw: String,
    /// See [`ConversationRow::decoded`].
    pub decoded: bool,
}

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The contact.
    Inbound,
    /// The business: a person or a bot.
    Outbound,
    /// The provider, for example because somebody closed the conversation.
    System,
}

impl Direction {
    /// The value of the column.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
            Self::System => "system",
        }
    }
}
