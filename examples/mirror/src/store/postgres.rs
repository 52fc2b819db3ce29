//! PostgreSQL, by its URL.

mod connection;
mod error;
mod statements;
mod tls;
mod url;

use std::borrow::Cow;
use std::time::SystemTime;

use conversation_apis::jiff::Timestamp;
use tokio_postgres::types::Type;
use tokio_postgres::{Row, Transaction};

use self::connection::{Connection, Value};
use self::statements::{END_WALK, RETRY_FORBIDDEN, SAVE_CONVERSATIONS, SAVE_MESSAGES};
use super::{Counts, Due, Progress, Saved, Store, StoreError, VERSION};
use crate::rows::{ConversationRow, MessageRow};

/// `raw` is `json` and not `jsonb`, because `jsonb` refuses `\u0000` and large numbers, and does
/// not keep the order of properties.
const SCHEMA: &str = r#"
CREATE TABLE schema_version (
    version bigint NOT NULL,
    source text NOT NULL,
    run bigint NOT NULL                    -- how many programs have opened it
);
-- Of the walk over the conversations; one row.
CREATE TABLE walk (single boolean PRIMARY KEY CHECK (single), state text NOT NULL);
CREATE TABLE conversations (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    contact text,
    last_message text,
    last_message_at timestamptz,
    status text,                           -- in the provider's words
    is_open boolean,
    unread boolean,
    channel text,                          -- in the provider's words
    message_count bigint,                  -- as the provider says
    raw json NOT NULL,                     -- the item, as it came
    decoded boolean NOT NULL,              -- false if it does not fit its documented type
    listed boolean NOT NULL,               -- false if the last whole list did not have it
    pass bigint NOT NULL,                  -- the last walk that met it
    messages text NOT NULL,                -- due, done, gone, forbidden, or none without an id
    position text,                         -- of the walk over its messages
    complete boolean NOT NULL              -- whether all its messages were read once
);
CREATE INDEX conversations_due ON conversations (id) WHERE messages = 'due';
CREATE INDEX conversations_pass ON conversations (pass);
CREATE TABLE messages (
    conversation text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    direction text,                        -- inbound, outbound or system
    sent_at timestamptz,
    text text,
    raw json NOT NULL,                     -- the item, as it came
    decoded boolean NOT NULL,              -- false if it does not fit its documented type
    PRIMARY KEY (conversation, id)
);
"#;

/// A database with the tables.
///
/// Each method sends one statement, which is one transaction. No statement has a name, so poolers
/// in transaction mode, such as PgBouncer, work too. A lost connection is opened again. Only
/// statements that read are sent again; after one that writes, nobody knows whether it was
/// applied, so the caller gets an error and reads the state again.
#[derive(Debug)]
pub struct Postgres {
    connection: Connection,
    /// How many programs have opened the database, with this one.
    run: i64,
}

impl Postgres {
    /// Connects, and creates the tables if they are missing. `source` says whose conversations
    /// they are. If the URL has no password, `PGPASSWORD` is used.
    ///
    /// # Errors
    ///
    /// If the URL cannot be read, if the server cannot be reached or refuses the user, or if the
    /// tables are of another program, of another source or of a newer version. No error has
    /// the password.
    pub async fn open(url: &str, source: &str) -> Result<Self, StoreError> {
        let mut connection = Connection::open(url).await?;
        let transaction = connection.client().transaction().await?;
        let run = create(&transaction, source).await?;
        transaction.commit().await?;
        Ok(Self { connection, run })
    }

    /// Runs a statement that writes if no other mirror has opened the database since. Its column
    /// `is_ours` says so.
    async fn write(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Row, StoreError> {
        let row = self.connection.write(sql, values).await?;
        match row.get("is_ours") {
            true => Ok(row),
            false => Err(StoreError::taken()),
        }
    }
}

/// Creates the tables, or checks those that are there. Returns the number of this run.
async fn create(transaction: &Transaction<'_>, source: &str) -> Result<i64, StoreError> {
    // Another process may create the tables at this moment.
    transaction
        .batch_execute("SELECT pg_advisory_xact_lock(1835627122)")
        .await?;
    let sql = "SELECT current_setting('server_encoding'), to_regclass('schema_version') IS NULL,
                   coalesce(to_regclass('conversations'), to_regclass('messages')) IS NULL";
    let row = transaction.query_typed_one(sql, &[]).await?;
    let encoding: String = row.get(0);
    if encoding != "UTF8" {
        let reason = format!("its encoding is {encoding}");
        return Err(StoreError::new(
            reason,
            "create a database with `--encoding UTF8`",
        ));
    }
    match (row.get(1), row.get(2)) {
        (true, true) => {
            transaction.batch_execute(SCHEMA).await?;
            let sql = "INSERT INTO schema_version VALUES ($1, $2, 0)";
            let values: &[Value<'_>] = &[(&VERSION, Type::INT8), (&source, Type::TEXT)];
            transaction.execute_typed(sql, values).await?;
        }
        (true, false) => return Err(StoreError::foreign()),
        (false, _) => {}
    }
    // A table of another program may have this name and other columns.
    let sql = "SELECT version::bigint, source::text FROM schema_version";
    let rows = transaction.query_typed(sql, &[]).await;
    let rows = rows.map_err(|error| match error.code() {
        Some(code) if code.code().starts_with("42") => StoreError::foreign(),
        _ => error.into(),
    })?;
    let [row] = &rows[..] else {
        return Err(StoreError::foreign());
    };
    let (version, has): (i64, String) = (row.get(0), row.get(1));
    if version > VERSION {
        return Err(StoreError::newer(version));
    }
    if has != source {
        return Err(StoreError::other_source(&has, source));
    }
    let sql = "UPDATE schema_version SET run = run + 1 RETURNING run";
    Ok(transaction.query_typed_one(sql, &[]).await?.get(0))
}

/// Some columns of some rows, as arrays with one value for each row.
macro_rules! column {
    ($rows:ident, $field:ident) => {
        &$rows.iter().map(|row| row.$field).collect::<Vec<_>>()
    };
    ($rows:ident, text $field:ident) => {
        &$rows
            .iter()
            .map(|row| storable(&row.$field))
            .collect::<Vec<_>>()
    };
    ($rows:ident, time $field:ident) => {
        &$rows
            .iter()
            .map(|row| row.$field.and_then(storable_time))
            .collect::<Vec<_>>()
    };
    ($rows:ident, texts $field:ident) => {
        &$rows
            .iter()
            .map(|row| row.$field.as_deref().map(storable))
            .collect::<Vec<_>>()
    };
}

impl Store for Postgres {
    async fn state(&mut self) -> Result<Option<String>, StoreError> {
        let rows = self.connection.read("SELECT state FROM walk", &[]).await?;
        Ok(rows.first().map(|row| row.get(0)))
    }

    async fn save_conversations(
        &mut self,
        rows: &[ConversationRow],
        pass: i64,
        state: &str,
    ) -> Result<Saved, StoreError> {
        let messages: Vec<&str> = rows
            .iter()
            .map(|row| if row.has_id() { "due" } else { "none" })
            .collect();
        let run = self.run;
        let row = self
            .write(
                SAVE_CONVERSATIONS,
                &[
                    (column!(rows, text id), Type::TEXT_ARRAY),
                    (column!(rows, texts contact), Type::TEXT_ARRAY),
                    (column!(rows, texts last_message), Type::TEXT_ARRAY),
                    (column!(rows, time last_message_at), Type::TIMESTAMPTZ_ARRAY),
                    (column!(rows, texts status), Type::TEXT_ARRAY),
                    (column!(rows, is_open), Type::BOOL_ARRAY),
                    (column!(rows, unread), Type::BOOL_ARRAY),
                    (column!(rows, texts channel), Type::TEXT_ARRAY),
                    (column!(rows, message_count), Type::INT8_ARRAY),
                    (column!(rows, text raw), Type::TEXT_ARRAY),
                    (column!(rows, decoded), Type::BOOL_ARRAY),
                    (&messages, Type::TEXT_ARRAY),
                    (&pass, Type::INT8),
                    (&state, Type::TEXT),
                    (&run, Type::INT8),
                ],
            )
            .await?;
        Ok(Saved {
            new: count(&row, 0),
            changed: count(&row, 1),
            known: count(&row, 2),
        })
    }

    async fn seen_in(&mut self, pass: i64) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM conversations WHERE pass = $1";
        let rows = self.connection.read(sql, &[(&pass, Type::INT8)]).await?;
        Ok(rows.first().map_or(0, |row| row.get(0)))
    }

    async fn end_walk(&mut self, pass: Option<i64>, state: &str) -> Result<u64, StoreError> {
        let run = self.run;
        let values: &[Value<'_>] = &[
            (&pass, Type::INT8),
            (&state, Type::TEXT),
            (&run, Type::INT8),
        ];
        let row = self.write(END_WALK, values).await?;
        Ok(count(&row, 0))
    }

    async fn due(&mut self, after: Option<&str>, limit: usize) -> Result<Vec<Due>, StoreError> {
        let sql = "SELECT id, position, complete, message_count FROM conversations
                   WHERE messages = 'due' AND id > $1 ORDER BY id LIMIT $2";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        // No id is empty.
        let after = after.unwrap_or("");
        let values: &[Value<'_>] = &[(&after, Type::TEXT), (&limit, Type::INT8)];
        let rows = self.connection.read(sql, values).await?;
        let due = rows.iter().map(|row| Due {
            id: row.get(0),
            position: row.get(1),
            complete: row.get(2),
            message_count: row.get(3),
        });
        Ok(due.collect())
    }

    async fn retry_forbidden(&mut self) -> Result<u64, StoreError> {
        let run = self.run;
        let row = self.write(RETRY_FORBIDDEN, &[(&run, Type::INT8)]).await?;
        Ok(count(&row, 0))
    }

    async fn save_messages(
        &mut self,
        conversation: &str,
        rows: &[MessageRow],
        progress: &Progress,
    ) -> Result<Saved, StoreError> {
        let conversation = storable(conversation);
        let direction = |row: &MessageRow| row.direction.map(|direction| direction.as_str());
        let directions: Vec<Option<&str>> = rows.iter().map(direction).collect();
        let position = match progress {
            Progress::Position(position) => Some(storable(position)),
            Progress::Again | Progress::Done | Progress::Gone | Progress::Forbidden => None,
        };
        let run = self.run;
        let row = self
            .write(
                SAVE_MESSAGES,
                &[
                    (&conversation, Type::TEXT),
                    (column!(rows, text id), Type::TEXT_ARRAY),
                    (&directions, Type::TEXT_ARRAY),
                    (column!(rows, time sent_at), Type::TIMESTAMPTZ_ARRAY),
                    (column!(rows, texts text), Type::TEXT_ARRAY),
                    (column!(rows, text raw), Type::TEXT_ARRAY),
                    (column!(rows, decoded), Type::BOOL_ARRAY),
                    (&progress.as_str(), Type::TEXT),
                    (&position, Type::TEXT),
                    (&run, Type::INT8),
                ],
            )
            .await?;
        Ok(Saved {
            new: count(&row, 0),
            changed: count(&row, 1),
            known: count(&row, 2),
        })
    }

    async fn messages_of(&mut self, conversation: &str) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM messages WHERE conversation = $1";
        let conversation = storable(conversation);
        let rows = self
            .connection
            .read(sql, &[(&conversation, Type::TEXT)])
            .await?;
        Ok(rows.first().map_or(0, |row| row.get(0)))
    }

    async fn counts(&mut self) -> Result<Counts, StoreError> {
        let sql = "SELECT count(*), (SELECT count(*) FROM messages),
                       count(*) FILTER (WHERE NOT decoded)
                           + (SELECT count(*) FROM messages WHERE NOT decoded),
                       count(*) FILTER (WHERE messages = 'due'),
                       count(*) FILTER (WHERE messages = 'gone'),
                       count(*) FILTER (WHERE messages = 'forbidden'),
                       count(*) FILTER (WHERE messages = 'none' AND listed)
                   FROM conversations";
        let rows = self.connection.read(sql, &[]).await?;
        let column = |index: usize| rows.first().map_or(0, |row| row.get(index));
        Ok(Counts {
            conversations: column(0),
            messages: column(1),
            undecoded: column(2),
            due: column(3),
            gone: column(4),
            forbidden: column(5),
            without_id: column(6),
        })
    }
}

/// The count in this column.
fn count(row: &Row, column: usize) -> u64 {
    u64::try_from(row.get::<_, i64>(column)).unwrap_or_default()
}

/// The text as PostgreSQL can store it. It refuses the character NUL. The raw JSON has it only as
/// an escape, which stays.
fn storable(text: &str) -> Cow<'_, str> {
    match text.contains('\0') {
        true => Cow::Owned(text.replace('\0', "\u{fffd}")),
        false => Cow::Borrowed(text),
    }
}

/// The time as the driver takes it. Every system has the times of messages.
fn storable_time(time: Timestamp) -> Option<SystemTime> {
    SystemTime::try_from(time).ok()
}
