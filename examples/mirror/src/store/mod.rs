//! What the mirror needs of a database.

mod error;
pub mod postgres;
pub mod sqlite;

use std::future::Future;

pub use self::error::StoreError;
use crate::rows::{ConversationRow, MessageRow};

/// The version of the tables, in the table `schema_version`.
pub const VERSION: i64 = 1;

/// A database.
///
/// Each method is one transaction. A crash at any moment leaves the rows and the positions as
/// they were before it or as they are after it. So a position is never ahead of its rows, and
/// the next run repeats at most the one request whose answer was not saved.
///
/// A database belongs to one source, for example to one account of a provider. Its constructor
/// checks that, creates the tables, and refuses a newer [`VERSION`].
///
/// Only the program that opened the database last can write. In any other one, the next write is
/// an error and changes nothing. So a second mirror at the same time, or a statement that a
/// killed mirror had sent, cannot undo what the newest one wrote.
pub trait Store: Send {
    /// The state of the walk over the conversations. `None` in a new database. Only the mirror
    /// reads this text.
    fn state(&mut self) -> impl Future<Output = Result<Option<String>, StoreError>> + Send;

    /// Saves some conversations that one page had, and the state after that page.
    ///
    /// - A new conversation: all columns; its messages are [due](Self::due) if
    ///   [`ConversationRow::has_id`].
    /// - One whose `raw` differs: all columns; its messages are due again, from the first page. If
    ///   a walk of them was under way (it had a position), `complete` becomes false.
    /// - Any of them: `listed` becomes true, and `pass` the given one.
    ///
    /// No id occurs twice in `rows`.
    fn save_conversations(
        &mut self,
        rows: &[ConversationRow],
        pass: i64,
        state: &str,
    ) -> impl Future<Output = Result<Saved, StoreError>> + Send;

    /// How many conversations have this `pass`.
    fn seen_in(&mut self, pass: i64) -> impl Future<Output = Result<i64, StoreError>> + Send;

    /// Saves the state at the end of a walk. With a `pass`, the walk was over the whole list:
    /// `listed` becomes false for the conversations with a lower pass. Returns for how many it
    /// did.
    fn end_walk(
        &mut self,
        pass: Option<i64>,
        state: &str,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// The conversations whose messages are to be read, in the order of their ids, after this id,
    /// at most `limit`.
    fn due(
        &mut self,
        after: Option<&str>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Due>, StoreError>> + Send;

    /// Makes the messages due again of conversations that were [`Progress::Forbidden`].
    fn retry_forbidden(&mut self) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Saves some messages of a conversation, and how far its messages are read. No id occurs
    /// twice in `rows`.
    fn save_messages(
        &mut self,
        conversation: &str,
        rows: &[MessageRow],
        progress: &Progress,
    ) -> impl Future<Output = Result<Saved, StoreError>> + Send;

    /// How many messages of this conversation are stored.
    fn messages_of(
        &mut self,
        conversation: &str,
    ) -> impl Future<Output = Result<i64, StoreError>> + Send;

    /// The number of rows.
    fn counts(&mut self) -> impl Future<Output = Result<Counts, StoreError>> + Send;
}

/// What saving some rows did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Saved {
    /// Rows that were not there before.
    pub new: u64,
    /// Rows whose `raw` was different before.
    pub changed: u64,
    /// Rows whose `raw` was the same before. For conversations, only those that this pass had not
    /// met: an item that comes again because the list moved is not counted.
    pub known: u64,
}

impl Saved {
    /// Whether a list with the newest items first has nothing new after these rows.
    #[must_use]
    pub fn met_known(self) -> bool {
        self.new == 0 && self.changed == 0 && self.known > 0
    }
}

/// A conversation whose messages are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub id: String,
    /// Where to continue; `None` at the first page.
    pub position: Option<String>,
    /// Whether all its messages were read once. Then a walk can end where it meets what it knows.
    pub complete: bool,
    pub message_count: Option<i64>,
}

/// How far the messages of a conversation are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// The next page is at this position. Column `messages` is `due`.
    Position(String),
    /// They are to be read again from the first page. `due`; `position` becomes null, and
    /// `complete` false if there was a position.
    Again,
    /// All of them. `done`; `position` becomes null, and `complete` true.
    Done,
    /// The provider no longer has the conversation. `gone`; `position` becomes null.
    Gone,
    /// The key may not read the messages of this conversation. `forbidden`; `position` stays.
    Forbidden,
}

impl Progress {
    /// The value of the column `messages`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Position(_) | Self::Again => "due",
            Self::Done => "done",
            Self::Gone => "gone",
            Self::Forbidden => "forbidden",
        }
    }
}

/// The number of rows in the database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub conversations: i64,
    pub messages: i64,
    /// Rows of both tables that do not fit their documented type.
    pub undecoded: i64,
    /// Conversations whose messages are still to be read.
    pub due: i64,
    pub gone: i64,
    pub forbidden: i64,
    /// Conversations of the list whose messages cannot be read, because they have no readable id.
    pub without_id: i64,
}
