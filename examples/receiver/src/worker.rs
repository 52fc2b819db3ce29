//! Processes stored events, each one once.
//!
//! The effect of an event and the mark that it is processed are written in one transaction.
//! After a kill, either both are there or none, and the next start continues. Several processes
//! may work on one database.
//!
//! An effect outside of the database cannot be part of the transaction. Let the effect write a
//! row into a table of your own, and let another task send that row until it succeeds. Pass
//! the event's id along, so that the other system recognizes a repeat.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use crate::database::{Database, StoreError};
use crate::store::unix_milliseconds;

/// How long an idle worker waits before it looks for events that another process stored, or
/// that failed because the database was locked.
const POLL: Duration = Duration::from_secs(1);
/// The largest number of events in one transaction. No delivery is stored while one runs.
const BATCH: usize = 50;

/// A stored event.
#[derive(Debug)]
pub struct Event {
    /// The row's id: later arrivals have larger ids.
    pub id: i64,
    /// The provider, or `provider/name` of the webhook.
    pub source: String,
    /// The deduplication key.
    pub key: String,
    /// The event's name, if the body has one.
    pub name: Option<String>,
    /// The verified bytes.
    pub body: Vec<u8>,
}

/// What became of an event. The event is kept in each case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Its effect is in the database.
    Done,
    /// This service does not need events of this kind.
    Ignored,
    /// This version does not know the event.
    Unknown,
    /// The event is known, and the body does not fit its type.
    Malformed,
    /// The effect returned an error or panicked. Nothing of it is in the database.
    Failed,
}

impl Outcome {
    /// As in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Ignored => "ignored",
            Self::Unknown => "unknown",
            Self::Malformed => "malformed",
            Self::Failed => "failed",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why an effect failed. The text is logged, so it must not contain data of customers.
pub type EffectError = Box<dyn std::error::Error + Send + Sync>;

/// Writes what an event changes. If it fails, all that it wrote is undone.
pub type Effect = fn(&Connection, &Event) -> Result<Outcome, EffectError>;

/// Processes the events of a database.
#[derive(Debug)]
pub struct Worker {
    connection: Connection,
    effect: Effect,
}

impl Worker {
    /// Opens the database.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub fn new(database: &Database, effect: Effect) -> Result<Self, StoreError> {
        Ok(Self {
            connection: database.open()?,
            effect,
        })
    }

    /// Works until the sender of `wake` is gone. Each message says that there may be new events.
    pub fn run(mut self, wake: &Receiver<()>) {
        loop {
            let full = match self.round() {
                Ok(processed) => processed == BATCH,
                Err(error) => {
                    tracing::warn!(%error, "could not process events; they will be tried again");
                    false
                }
            };
            let ended = if full {
                wake.try_recv() == Err(TryRecvError::Disconnected)
            } else {
                wake.recv_timeout(POLL) == Err(RecvTimeoutError::Disconnected)
            };
            if ended {
                return;
            }
        }
    }

    /// Processes the next events in one transaction. Returns how many.
    ///
    /// # Errors
    ///
    /// If the database is locked, the disk is full, and so on. Nothing is processed then.
    pub fn round(&mut self) -> Result<usize, EffectError> {
        if !any_to_process(&self.connection)? {
            return Ok(0);
        }
        let behavior = TransactionBehavior::Immediate;
        let mut transaction = self.connection.transaction_with_behavior(behavior)?;
        let events = to_process(&transaction)?;
        let mut results = Vec::with_capacity(events.len());
        for event in &events {
            let result = process(&mut transaction, event, self.effect)?;
            let sql = "UPDATE events SET outcome = ?2, processed_at = ?3 WHERE id = ?1";
            let outcome = result.as_ref().map_or(Outcome::Failed, |outcome| *outcome);
            let row = params![event.id, outcome.as_str(), unix_milliseconds()];
            transaction.prepare_cached(sql)?.execute(row)?;
            results.push(result);
        }
        transaction.commit()?;
        for (event, result) in events.iter().zip(results) {
            report(event, result);
        }
        Ok(events.len())
    }
}

/// The outer error says that SQLite has undone the whole transaction, for example because the
/// disk is full.
fn process(
    transaction: &mut Transaction<'_>,
    event: &Event,
    effect: Effect,
) -> Result<Result<Outcome, EffectError>, EffectError> {
    let savepoint = transaction.savepoint()?;
    let result = catch_unwind(AssertUnwindSafe(|| effect(&savepoint, event)))
        .unwrap_or_else(|_| Err("the effect panicked".into()));
    if savepoint.is_autocommit() {
        return Err(result
            .err()
            .unwrap_or_else(|| "the effect ended the transaction".into()));
    }
    if result.is_ok() {
        savepoint.commit()?;
    }
    Ok(result)
}

/// One line for each event: what it was and what became of it, and nothing of the body.
fn report(event: &Event, result: Result<Outcome, EffectError>) {
    let Event {
        id,
        source,
        key,
        name,
        ..
    } = event;
    let name = printable(name.as_deref());
    match result {
        Ok(outcome @ (Outcome::Done | Outcome::Ignored)) => {
            tracing::info!(id, source, key, name, %outcome, "processed");
        }
        Ok(outcome) => tracing::warn!(id, source, key, name, %outcome, "not understood; kept"),
        Err(error) => {
            tracing::error!(id, source, key, name, %error, outcome = "failed", "failed; kept");
        }
    }
}

/// The name of an event as it is logged. Any text can stand where a new event has its name, so
/// only what looks like a name is logged.
#[must_use]
pub fn printable(name: Option<&str>) -> Option<&str> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    name.filter(|name| name.len() <= 64 && name.bytes().all(is_part))
}

/// A look without a lock, so that an idle worker does not disturb.
fn any_to_process(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM events WHERE outcome IS NULL)";
    connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))
}

fn to_process(connection: &Connection) -> rusqlite::Result<Vec<Event>> {
    let sql =
        "SELECT id, source, key, name, body FROM events WHERE outcome IS NULL ORDER BY id LIMIT ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let events = statement.query_map([BATCH as i64], |row| {
        Ok(Event {
            id: row.get(0)?,
            source: row.get(1)?,
            key: row.get(2)?,
            name: row.get(3)?,
            body: row.get_ref(4)?.as_bytes()?.to_vec(),
        })
    })?;
    events.collect()
}

/// The number of events of each outcome. Those that are not processed yet are `waiting`.
///
/// # Errors
///
/// If the database cannot be read.
pub fn counts(connection: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let sql = "SELECT coalesce(outcome, 'waiting'), count(*) FROM events GROUP BY 1 ORDER BY 1";
    let mut statement = connection.prepare(sql)?;
    let counts = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    counts.collect()
}

/// Marks the events that were not understood or failed, so that they are processed again.
/// Returns how many.
///
/// # Errors
///
/// If the database cannot be written.
pub fn reprocess(connection: &Connection) -> rusqlite::Result<usize> {
    let sql = "UPDATE events SET outcome = NULL, processed_at = NULL
               WHERE outcome IN ('unknown', 'malformed', 'failed')";
    connection.execute(sql, [])
}
