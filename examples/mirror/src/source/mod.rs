//! The providers, as the mirror reads them.

mod ninetynine;
mod octopush;
mod partoo;

use std::fmt::Write as _;
use std::future::Future;
use std::time::Duration;

use conversation_apis::{Error, InboxEntry, Paginated, Timestamp, jiff};
use serde_json::Value;
use sha2::{Digest, Sha256};

pub use self::ninetynine::Ninetynine;
use crate::rows::{ConversationRow, MessageRow};
use crate::walk::{Item, Position};

/// A client, and what the mirror has to know of its provider.
pub trait Source: Clone + Send + Sync + 'static {
    /// The call that lists conversations.
    type Conversations: Paginated<Item: InboxEntry + Send + Sync>;
    /// The call that lists the messages of a conversation.
    type Messages: Paginated<Item: Send + Sync>;

    /// The environment variables with the key, for error messages.
    const KEY: &'static str;
    /// How the position in the list of conversations is kept.
    const CONVERSATIONS: Position;
    /// How the position in a list of messages is kept.
    const MESSAGES: Position;
    /// Whether the document says that [`newest`](Self::newest) has the latest activity first. If
    /// not, the mirror looks at the times.
    const IS_NEWEST_FIRST: bool;
    /// The id of a conversation, and of a message, in the JSON of the item.
    const IDS: [Id; 2];

    /// All conversations, in the order in which they move least.
    fn whole(&self) -> Self::Conversations;

    /// All conversations, those with the latest activity first if the provider can do that.
    fn newest(&self) -> Self::Conversations {
        self.whole()
    }

    /// The time by which [`newest`](Self::newest) sorts.
    fn activity(item: &Conversation<Self>) -> Option<jiff::Timestamp> {
        time(item.last_message_at())
    }

    /// All conversations that changed in this time, in one answer. `None` if the server cannot
    /// say, or if there are none.
    fn changed_within(
        &self,
        _time: Duration,
    ) -> impl Future<Output = Result<Option<Vec<Item<Conversation<Self>>>>, Error>> + Send {
        std::future::ready(Ok(None))
    }

    /// The messages of a conversation. `None` if the id is not one of this provider.
    fn messages(&self, conversation: &str) -> Option<Self::Messages>;

    /// What the provider says about the number of messages.
    fn message_count(_item: &Conversation<Self>) -> Option<i64> {
        None
    }

    /// The typed columns of a message.
    fn message(item: &Message<Self>) -> Columns;
}

/// An item of the list of conversations.
pub type Conversation<S> = <<S as Source>::Conversations as Paginated>::Item;
/// An item of a list of messages.
pub type Message<S> = <<S as Source>::Messages as Paginated>::Item;

/// The typed columns of a message.
#[derive(Debug, Default)]
pub struct Columns {
    pub id: Option<String>,
    pub direction: Option<crate::rows::Direction>,
    pub sent_at: Option<jiff::Timestamp>,
    pub text: Option<String>,
}

/// Where the id of an item is.
#[derive(Debug, Clone, Copy)]
pub enum Id {
    Number(&'static str),
    Text(&'static str),
}

impl Id {
    /// The id in an item that does not fit its type. Without a readable id, it is a digest.
    fn of(self, raw: &str) -> String {
        let item: Option<Value> = serde_json::from_str(raw).ok();
        let id = item.and_then(|item| match self {
            // Servers write the same id as a number and as a text.
            Self::Number(name) => match item.get(name)? {
                Value::String(id) => Some(id.parse::<i64>().ok()?.to_string()),
                id => Some(id.as_i64()?.to_string()),
            },
            Self::Text(name) => match item.get(name)? {
                Value::Number(id) => Some(id.to_string()),
                id => not_empty(id.as_str()?),
            },
        });
        id.unwrap_or_else(|| digest(raw))
    }
}

/// An id, unless it is empty or looks like a digest.
fn not_empty(id: &str) -> Option<String> {
    (!id.is_empty() && !id.starts_with('?')).then(|| id.to_owned())
}

fn digest(raw: &str) -> String {
    let mut digest = "?".to_owned();
    for byte in Sha256::digest(raw.as_bytes()) {
        // Writing to a text cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}

/// The row of a conversation.
pub fn conversation_row<S: Source>(item: Item<Conversation<S>>) -> ConversationRow {
    let Item { typed, raw } = item;
    let typed = typed.as_ref();
    let owned = |text: Option<&str>| text.map(without_nul);
    let id = typed.and_then(|item| not_empty(&item.id()?));
    ConversationRow {
        id: id.unwrap_or_else(|| S::IDS[0].of(&raw)),
        contact: owned(typed.and_then(|item| item.contact())),
        last_message: owned(typed.and_then(|item| item.last_message_text())),
        last_message_at: time(typed.and_then(|item| item.last_message_at())),
        status: owned(typed.and_then(|item| item.status())),
        is_open: typed.and_then(|item| item.is_open()),
        unread: typed.and_then(|item| item.is_unread()),
        channel: owned(typed.and_then(|item| item.channel())),
        message_count: typed.and_then(|item| S::message_count(item)),
        decoded: typed.is_some(),
        raw,
    }
}

/// The row of a message.
pub fn message_row<S: Source>(item: Item<Message<S>>) -> MessageRow {
    let Item { typed, raw } = item;
    let decoded = typed.is_some();
    let columns = typed.map(|item| S::message(&item)).unwrap_or_default();
    let id = columns.id.as_deref().and_then(not_empty);
    MessageRow {
        id: id.unwrap_or_else(|| S::IDS[1].of(&raw)),
        direction: columns.direction,
        sent_at: columns.sent_at,
        text: columns.text.as_deref().map(without_nul),
        raw,
        decoded,
    }
}

/// PostgreSQL has no texts with this character. `raw` has it as an escape.
fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}

/// A time in a form that the crate reads. `raw` has the others.
fn time(time: Option<&Timestamp>) -> Option<jiff::Timestamp> {
    time.filter(|time| !time.is_zero())?.parse().ok()
}
