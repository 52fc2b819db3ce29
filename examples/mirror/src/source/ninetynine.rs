//! 99digital, and any server of the Chatwoot family.

use std::time::Duration;

use conversation_apis::ninetynine::types::{self, MessageType, SortBy, StatusFilter};
use conversation_apis::ninetynine::{Client, builder};
use conversation_apis::{Error, Method, RawJson, jiff};
use serde::Deserialize;

use super::{Columns, Conversation, Id, Source, time};
use crate::rows::Direction;
use crate::walk::{Item, Position};

/// An account of a server.
#[derive(Debug, Clone)]
pub struct Ninetynine {
    pub client: Client,
    pub account: i64,
}

/// A page that no list has. A server that knows `updated_within` ignores the page. Any other
/// server answers with no conversations.
const NO_PAGE: u32 = 1_000_000_000;

impl Source for Ninetynine {
    type Conversations = builder::ListConversations;
    type Messages = builder::ListMessages;

    const KEY: &'static str = "NINETYNINE_API_KEY";
    const CONVERSATIONS: Position = Position::Page;
    const MESSAGES: Position = Position::Token;
    const IS_NEWEST_FIRST: bool = true;
    const IDS: [Id; 2] = [Id::Number("id"), Id::Number("id")];

    fn whole(&self) -> builder::ListConversations {
        // In this order, a conversation moves only when another is deleted.
        self.newest().sort_by(SortBy::CreatedAtAsc)
    }

    fn newest(&self) -> builder::ListConversations {
        let call = self.client.list_conversations();
        call.account_id(self.account).status(StatusFilter::All)
    }

    fn activity(item: &types::Conversation) -> Option<jiff::Timestamp> {
        // Chatwoot sorts by the last activity, which can be later than the last message. Older
        // servers send it only as `timestamp`.
        time(item.last_activity_at.as_ref().or(item.timestamp.as_ref()))
    }

    async fn changed_within(
        &self,
        within: Duration,
    ) -> Result<Option<Vec<Item<Conversation<Self>>>>, Error> {
        // Chatwoot has the parameter since February 2024. Its documents do not have it.
        let path = "/api/v1/accounts/{account}/conversations";
        let request = self.client.request(Method::GET, path);
        let request = request.path("account", self.account);
        let request = request.query("status", "all").query("page", NO_PAGE);
        let request = request.query("updated_within", within.as_secs());
        let page = request.send_json::<Page>().await?.into_inner();
        let items = page.data.payload.into_iter().map(|raw| Item {
            typed: raw.decode().ok(),
            raw: raw.as_str().to_owned(),
        });
        let items: Vec<_> = items.collect();
        Ok((!items.is_empty()).then_some(items))
    }

    fn messages(&self, conversation: &str) -> Option<builder::ListMessages> {
        let conversation: i64 = conversation.parse().ok()?;
        let call = self.client.list_messages().account_id(self.account);
        Some(call.conversation_id(conversation))
    }

    fn message(item: &types::Message) -> Columns {
        let kind = item.message_type.as_ref().map(|kind| kind.value());
        let direction = match kind {
            Some(MessageType::Incoming) => Some(Direction::Inbound),
            Some(MessageType::Outgoing | MessageType::Template) => Some(Direction::Outbound),
            Some(MessageType::Activity) => Some(Direction::System),
            _ => None,
        };
        Columns {
            id: item.id.map(|id| id.to_string()),
            direction,
            sent_at: time(item.created_at.as_ref()),
            text: item.content.clone(),
        }
    }
}

#[derive(Deserialize)]
struct Page {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    payload: Vec<RawJson>,
}
