//! SQLite, in a file.

use std::path::Path;
use std::time::Duration;

use conversation_apis::jiff;
use rusqlite::{
    Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior, params,
};

use super::{Counts, Due, Progress, Saved, Store, StoreError, VERSION};
use crate::rows::{ConversationRow, MessageRow};

/// How long a write waits for another process that writes.
const BUSY: Duration = Duration::from_secs(5);
/// Marks the files of this program, in `PRAGMA application_id`.
const APPLICATION: i64 = 0x6d69_7272;

/// Times are in UTC, as `2024-06-21T03:08:06.000000Z`, so that their order is that of the texts.
const SCHEMA: &str = "
CREATE TABLE schema_version (
    version INTEGER NOT NULL,
    source TEXT NOT NULL,
    run INTEGER NOT NULL                   -- how many programs have opened it
);
CREATE TABLE walk (state TEXT NOT NULL);   -- of the walk over the conversations; one row
CREATE TABLE conversations (
    id TEXT NOT NULL PRIMARY KEY,
    contact TEXT,
    last_message TEXT,
    last_message_at TEXT,
    status TEXT,                           -- in the provider's words
    is_open INTEGER,
    unread INTEGER,
    channel TEXT,                          -- in the provider's words
    message_count INTEGER,                 -- as the provider says
    raw TEXT NOT NULL,                     -- the item, as it came
    decoded INTEGER NOT NULL,              -- 0 if it does not fit its documented type
    listed INTEGER NOT NULL,               -- 0 if the last whole list did not have it
    pass INTEGER NOT NULL,                 -- the last walk that met it
    messages TEXT NOT NULL,                -- due, done, gone, forbidden, or none without an id
    position TEXT,                         -- of the walk over its messages
    complete INTEGER NOT NULL              -- 1 if all its messages were read once
);
CREATE INDEX conversations_due ON conversations (id) WHERE messages = 'due';
CREATE INDEX conversations_pass ON conversations (pass);
CREATE TABLE messages (
    conversation TEXT NOT NULL,
    id TEXT NOT NULL,
    direction TEXT,                        -- inbound, outbound or system
    sent_at TEXT,
    text TEXT,
    raw TEXT NOT NULL,                     -- the item, as it came
    decoded INTEGER NOT NULL,              -- 0 if it does not fit its documented type
    PRIMARY KEY (conversation, id)
);
";

/// A file with the tables.
///
/// A call blocks its thread for one transaction.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    /// How many programs have opened the file, with this one.
    run: i64,
}

impl Sqlite {
    /// Opens the file, and creates it and its tables if they are missing. `source` says whose
    /// conversations they are.
    ///
    /// # Errors
    ///
    /// If the file cannot be used, is of another program, of another source or of a newer
    /// version.
    pub fn open(path: &Path, source: &str) -> Result<Self, StoreError> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        connection.set_prepared_statement_cache_capacity(32);
        if is_foreign(&connection)? {
            return Err(StoreError::foreign());
        }
        // Readers do not wait for the mirror. After a power failure, the last commits may be
        // missing, rows and positions alike, and are read again.
        connection.query_row("PRAGMA journal_mode = wal", [], |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "normal")?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let run = create(&transaction, source)?;
        transaction.commit()?;
        Ok(Self { connection, run })
    }

    fn begin(&mut self) -> Result<Transaction<'_>, StoreError> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        let sql = "SELECT run FROM schema_version";
        let run: i64 = transaction.query_row(sql, [], |row| row.get(0))?;
        match run == self.run {
            true => Ok(transaction),
            false => Err(StoreError::taken()),
        }
    }

    fn count(&self, sql: &str) -> Result<i64, StoreError> {
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }
}

/// Whether the file has tables of another program.
fn is_foreign(connection: &Connection) -> rusqlite::Result<bool> {
    // One statement, because another process may create the tables at this moment.
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema)
               AND (SELECT application_id FROM pragma_application_id) <> ?1";
    connection.query_row(sql, [APPLICATION], |row| row.get(0))
}

/// Creates the tables, or checks those that are there. Returns the number of this run.
fn create(transaction: &Transaction<'_>, source: &str) -> Result<i64, StoreError> {
    let application: i64 = transaction.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application == 0 {
        transaction.execute_batch(SCHEMA)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.execute(
            "INSERT INTO schema_version VALUES (?1, ?2, 0)",
            params![VERSION, source],
        )?;
    }
    let sql = "SELECT version, source FROM schema_version";
    let (version, has): (i64, String) =
        transaction.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if version > VERSION {
        return Err(StoreError::newer(version));
    }
    if has != source {
        return Err(StoreError::other_source(&has, source));
    }
    let sql = "UPDATE schema_version SET run = run + 1 RETURNING run";
    Ok(transaction.query_row(sql, [], |row| row.get(0))?)
}

impl Store for Sqlite {
    async fn state(&mut self) -> Result<Option<String>, StoreError> {
        let sql = "SELECT state FROM walk";
        Ok(self
            .connection
            .query_row(sql, [], |row| row.get(0))
            .optional()?)
    }

    async fn save_conversations(
        &mut self,
        rows: &[ConversationRow],
        pass: i64,
        state: &str,
    ) -> Result<Saved, StoreError> {
        let transaction = self.begin()?;
        let mut saved = Saved::default();
        for row in rows {
            save_conversation(&transaction, row, pass, &mut saved)?;
        }
        save_state(&transaction, state)?;
        transaction.commit()?;
        Ok(saved)
    }

    async fn seen_in(&mut self, pass: i64) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM conversations WHERE pass = ?1";
        Ok(self.connection.query_row(sql, [pass], |row| row.get(0))?)
    }

    async fn end_walk(&mut self, pass: Option<i64>, state: &str) -> Result<u64, StoreError> {
        let transaction = self.begin()?;
        let sql = "UPDATE conversations SET listed = 0 WHERE pass < ?1 AND listed = 1";
        let unlisted = pass.map_or(Ok(0), |pass| transaction.execute(sql, [pass]))?;
        save_state(&transaction, state)?;
        transaction.commit()?;
        Ok(u64::try_from(unlisted).unwrap_or(u64::MAX))
    }

    async fn due(&mut self, after: Option<&str>, limit: usize) -> Result<Vec<Due>, StoreError> {
        let sql = "SELECT id, position, complete, message_count FROM conversations
                   WHERE messages = 'due' AND id > ?1 ORDER BY id LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        // No id is empty.
        let due = statement.query_map(params![after.unwrap_or(""), limit], |row| {
            Ok(Due {
                id: row.get(0)?,
                position: row.get(1)?,
                complete: row.get(2)?,
                message_count: row.get(3)?,
            })
        })?;
        Ok(due.collect::<Result<_, _>>()?)
    }

    async fn retry_forbidden(&mut self) -> Result<u64, StoreError> {
        let sql = "UPDATE conversations SET messages = 'due' WHERE messages = 'forbidden'";
        let transaction = self.begin()?;
        let changed = transaction.execute(sql, [])?;
        transaction.commit()?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    async fn save_messages(
        &mut self,
        conversation: &str,
        rows: &[MessageRow],
        progress: &Progress,
    ) -> Result<Saved, StoreError> {
        let transaction = self.begin()?;
        let mut saved = Saved::default();
        for row in rows {
            save_message(&transaction, conversation, row, &mut saved)?;
        }
        let (sql, position) = match progress {
            Progress::Position(position) => ("position = ?3", Some(position)),
            Progress::Again => (
                "complete = complete AND position IS NULL, position = ?3",
                None,
            ),
            Progress::Done => ("position = ?3, complete = 1", None),
            Progress::Gone => ("position = ?3", None),
            Progress::Forbidden => ("position = ifnull(?3, position)", None),
        };
        let sql = format!("UPDATE conversations SET messages = ?2, {sql} WHERE id = ?1");
        let mut statement = transaction.prepare_cached(&sql)?;
        statement.execute(params![conversation, progress.as_str(), position])?;
        drop(statement);
        transaction.commit()?;
        Ok(saved)
    }

    async fn messages_of(&mut self, conversation: &str) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM messages WHERE conversation = ?1";
        Ok(self
            .connection
            .query_row(sql, [conversation], |row| row.get(0))?)
    }

    async fn counts(&mut self) -> Result<Counts, StoreError> {
        let of = |state: &str| {
            self.count(&format!(
                "SELECT count(*) FROM conversations WHERE messages = '{state}'"
            ))
        };
        Ok(Counts {
            conversations: self.count("SELECT count(*) FROM conversations")?,
            messages: self.count("SELECT count(*) FROM messages")?,
            undecoded: self.count(
                "SELECT (SELECT count(*) FROM conversations WHERE decoded = 0)
                      + (SELECT count(*) FROM messages WHERE decoded = 0)",
            )?,
            due: of("due")?,
            gone: of("gone")?,
            forbidden: of("forbidden")?,
            without_id: self
                .count("SELECT count(*) FROM conversations WHERE messages = 'none' AND listed")?,
        })
    }
}

fn save_state(transaction: &Transaction<'_>, state: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO walk (rowid, state) VALUES (1, ?1)
               ON CONFLICT (rowid) DO UPDATE SET state = excluded.state";
    transaction.prepare_cached(sql)?.execute([state])?;
    Ok(())
}

fn save_conversation(
    transaction: &Transaction<'_>,
    row: &ConversationRow,
    pass: i64,
    saved: &mut Saved,
) -> rusqlite::Result<()> {
    let sql = "SELECT raw = ?2, pass <> ?3 FROM conversations WHERE id = ?1";
    let mut known = transaction.prepare_cached(sql)?;
    let known: Option<(bool, bool)> = known
        .query_row(params![row.id, row.raw, pass], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    saved.new += u64::from(known.is_none());
    saved.changed += u64::from(matches!(known, Some((false, _))));
    saved.known += u64::from(known == Some((true, true)));
    if let Some((true, _)) = known {
        let sql = "UPDATE conversations SET listed = 1, pass = ?2 WHERE id = ?1";
        transaction
            .prepare_cached(sql)?
            .execute(params![row.id, pass])?;
        return Ok(());
    }
    let sql = "INSERT INTO conversations (id, contact, last_message, last_message_at, status,
                   is_open, unread, channel, message_count, raw, decoded, pass, messages,
                   listed, complete)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 1, 0)
               ON CONFLICT (id) DO UPDATE SET
                   contact = excluded.contact, last_message = excluded.last_message,
                   last_message_at = excluded.last_message_at, status = excluded.status,
                   is_open = excluded.is_open, unread = excluded.unread,
                   channel = excluded.channel, message_count = excluded.message_count,
                   raw = excluded.raw, decoded = excluded.decoded, pass = excluded.pass,
                   messages = excluded.messages, listed = 1,
                   complete = complete AND position IS NULL, position = NULL";
    let messages = if row.has_id() { "due" } else { "none" };
    transaction.prepare_cached(sql)?.execute(params![
        row.id,
        row.contact,
        row.last_message,
        row.last_message_at.map(time),
        row.status,
        row.is_open,
        row.unread,
        row.channel,
        row.message_count,
        row.raw,
        row.decoded,
        pass,
        messages,
    ])?;
    Ok(())
}

fn save_message(
    transaction: &Transaction<'_>,
    conversation: &str,
    row: &MessageRow,
    saved: &mut Saved,
) -> rusqlite::Result<()> {
    let sql = "SELECT raw = ?3 FROM messages WHERE conversation = ?1 AND id = ?2";
    let mut known = transaction.prepare_cached(sql)?;
    let known: Option<bool> = known
        .query_row(params![conversation, row.id, row.raw], |row| row.get(0))
        .optional()?;
    match known {
        Some(true) => {
            saved.known += 1;
            return Ok(());
        }
        Some(false) => saved.changed += 1,
        None => saved.new += 1,
    }
    let sql = "INSERT INTO messages (conversation, id, direction, sent_at, text, raw, decoded)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
               ON CONFLICT (conversation, id) DO UPDATE SET
                   direction = excluded.direction, sent_at = excluded.sent_at,
                   text = excluded.text, raw = excluded.raw, decoded = excluded.decoded";
    transaction.prepare_cached(sql)?.execute(params![
        conversation,
        row.id,
        row.direction.map(|direction| direction.as_str()),
        row.sent_at.map(time),
        row.text,
        row.raw,
        row.decoded,
    ])?;
    Ok(())
}

/// A time in UTC, always with the same number of digits.
fn time(time: jiff::Timestamp) -> String {
    format!("{time:.6}")
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let remedy = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                "end the other program that writes to the file, and run again"
            }
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                "make the file and its folder writable, or give another path"
            }
            Some(ErrorCode::DiskFull) => "free some space, and run again to continue",
            Some(ErrorCode::CannotOpen) => "give a path in a folder that exists and is writable",
            Some(ErrorCode::NotADatabase) => "the file is not of SQLite; give another path",
            Some(ErrorCode::DatabaseCorrupt) => "restore the file, or give another path",
            _ => "run again to continue; nothing that was saved is lost",
        };
        Self::new(error, remedy)
    }
}
