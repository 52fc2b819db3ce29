//! Partoo.

use conversation_apis::partoo::types::{self, MessageContent, SenderType};
use conversation_apis::partoo::{Client, builder};

use super::{Columns, Id, Source, time};
use crate::rows::Direction;
use crate::walk::Position;

impl Source for Client {
    type Conversations = builder::ListConversations;
    type Messages = builder::ListMessages;

    const KEY: &'static str = "PARTOO_API_KEY";
    const CONVERSATIONS: Position = Position::Token;
    const MESSAGES: Position = Position::Token;
    const IS_NEWEST_FIRST: bool = false;
    const IDS: [Id; 2] = [Id::Number("id"), Id::Number("id")];

    fn whole(&self) -> builder::ListConversations {
        self.list_conversations()
    }

    fn messages(&self, conversation: &str) -> Option<builder::ListMessages> {
        let conversation: i64 = conversation.parse().ok()?;
        Some(self.list_messages().conversation_id(conversation))
    }

    fn message(item: &types::Message) -> Columns {
        let direction = match &item.sender_type {
            Some(SenderType::Consumer) => Some(Direction::Inbound),
            Some(SenderType::User) => Some(Direction::Outbound),
            Some(SenderType::Metadata) => Some(Direction::System),
            _ => None,
        };
        let text = match &item.content {
            Some(MessageContent::Text(text)) => Some(text.clone()),
            _ => None,
        };
        Columns {
            id: item.id.map(|id| id.to_string()),
            direction,
            sent_at: time(item.date.as_ref()),
            text,
        }
    }
}
