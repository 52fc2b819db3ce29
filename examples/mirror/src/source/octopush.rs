//! Octopush.

use conversation_apis::octopush::types;
use conversation_apis::octopush::{Client, builder};

use super::{Columns, Id, Source};
use crate::rows::Direction;
use crate::walk::Position;

impl Source for Client {
    type Conversations = builder::ListConversations;
    type Messages = builder::ListMessages;

    const KEY: &'static str = "OCTOPUSH_API_KEY and OCTOPUSH_API_LOGIN";
    const CONVERSATIONS: Position = Position::Page;
    const MESSAGES: Position = Position::Page;
    const IS_NEWEST_FIRST: bool = false;
    const IDS: [Id; 2] = [Id::Text("conversation_id"), Id::Text("message_id")];

    fn whole(&self) -> builder::ListConversations {
        self.list_conversations()
    }

    fn messages(&self, conversation: &str) -> Option<builder::ListMessages> {
        Some(self.messages_of(conversation))
    }

    fn message_count(item: &types::Conversation) -> Option<i64> {
        item.number_of_messages
    }

    fn message(item: &types::Message) -> Columns {
        let direction = match &item.direction {
            Some(types::Direction::Inbound) => Some(Direction::Inbound),
            Some(types::Direction::Outbound) => Some(Direction::Outbound),
            _ => None,
        };
        Columns {
            id: item.message_id.clone(),
            direction,
            // The document has no time of a message.
            sent_at: None,
            text: item.text.clone(),
        }
    }
}
