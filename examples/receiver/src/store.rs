//! The database, and one thread that writes deliveries to it.
//!
//! A response of 200 promises that the event is on the disk: SQLite syncs its log with each
//! commit (`synchronous = FULL`). A sync takes milliseconds, so the thread commits all deliveries
//! that wait at that moment in one transaction.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use rusqlite::{Connection, ErrorCode, TransactionBehavior, params};
use tokio::sync::{mpsc, oneshot};

/// How long a write waits for another process that writes. Octopush wants an answer within one
/// second, so a delivery that meets a locked database must be answered before that.
const BUSY: Duration = Duration::from_millis(400);
/// How long the start waits for a locked database.
const BUSY_AT_START: Duration = Duration::from_secs(10);
/// The largest number of deliveries in one transaction.
const BATCH: usize = 256;
/// The version of the schema below, in `PRAGMA user_version`.
const VERSION: i64 = 1;

const SCHEMA: &str = "
CREATE TABLE events (
    id INTEGER PRIMARY KEY,         -- in the order of arrival
    source TEXT NOT NULL,           -- the provider, or provider/name of the webhook
    key TEXT NOT NULL,              -- the deduplication key
    name TEXT,                      -- the event's name, NULL if the body has none
    body BLOB NOT NULL,             -- the bytes that were verified; empty after the retention time
    received_at INTEGER NOT NULL,   -- Unix time in milliseconds
    outcome TEXT,                   -- NULL until processed: see worker::Outcome
    processed_at INTEGER,           -- Unix time in milliseconds
    UNIQUE (source, key)
);
CREATE INDEX events_to_process ON events (id) WHERE outcome IS NULL;
CREATE TABLE messages (
    source TEXT NOT NULL,
    message TEXT NOT NULL,          -- what identifies the message within its source
    version TEXT NOT NULL,          -- the greatest one of its events: see effects::Change
    status TEXT,                    -- the status of that event
    deleted INTEGER NOT NULL,       -- 1 after one of its events said so
    events INTEGER NOT NULL,        -- how many events changed this row
    PRIMARY KEY (source, message)
) WITHOUT ROWID;
";

const INSERT: &str = "
INSERT INTO events (source, key, name, body, received_at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (source, key) DO NOTHING";

/// A database file.
#[derive(Debug, Clone)]
pub struct Database {
    path: PathBuf,
}

impl Database {
    /// Creates the file and its tables if they are missing.
    ///
    /// # Errors
    ///
    /// If the file cannot be used, if another process keeps it locked for 10 seconds, or if a
    /// newer version of this program has made it.
    pub fn prepare(path: impl Into<PathBuf>) -> Result<Self, StoreError> {
        let database = Self { path: path.into() };
        let start = Instant::now();
        loop {
            match database.create() {
                // Two processes that create the file at once do not wait for each other.
                Err(error) if error.is_locked() && start.elapsed() < BUSY_AT_START => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                result => return result.map(|()| database),
            }
        }
    }

    fn create(&self) -> Result<(), StoreError> {
        let mut connection = self.open()?;
        let mode: String =
            connection.query_row("PRAGMA journal_mode = wal", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err(StoreError::NotAFile);
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version > VERSION {
            return Err(StoreError::Newer(version));
        }
        if version == 0 {
            transaction.execute_batch(SCHEMA)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
        }
        Ok(transaction.commit()?)
    }

    /// Opens a connection.
    ///
    /// # Errors
    ///
    /// If the file cannot be used.
    pub fn open(&self) -> Result<Connection, StoreError> {
        let connection = Connection::open(&self.path)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "synchronous", "full")?;
        // Deleted data of customers is overwritten in the file.
        connection.pragma_update(None, "secure_delete", "on")?;
        Ok(connection)
    }
}

/// A verified delivery.
#[derive(Debug)]
pub struct Incoming {
    /// The provider, or `provider/name` of the webhook.
    pub source: String,
    /// The deduplication key. It is unique within the source.
    pub key: String,
    /// The event's name, if the body has one.
    pub name: Option<String>,
    /// The verified bytes.
    pub body: Bytes,
}

/// What became of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    /// It is stored.
    New,
    /// An event with the same source and key was stored before.
    Repeat,
}

/// Stores deliveries. Clones share one thread. The thread ends with the last clone.
#[derive(Debug, Clone)]
pub struct Store {
    jobs: mpsc::Sender<Job>,
}

#[derive(Debug)]
struct Job {
    incoming: Incoming,
    answer: oneshot::Sender<Result<Stored, StoreError>>,
}

impl Store {
    /// Starts the thread. It calls `committed` after each transaction.
    ///
    /// # Errors
    ///
    /// If the file cannot be used, or the thread cannot start.
    pub fn start(
        database: &Database,
        committed: impl Fn() + Send + 'static,
    ) -> Result<(Self, JoinHandle<()>), StoreError> {
        let connection = database.open()?;
        let (jobs, queue) = mpsc::channel(BATCH);
        let thread = std::thread::Builder::new().name("store".to_owned());
        let thread = thread.spawn(move || write(connection, queue, committed));
        Ok((
            Self { jobs },
            thread.map_err(|error| StoreError::Thread(Arc::new(error)))?,
        ))
    }

    /// Returns when the delivery is on the disk.
    ///
    /// # Errors
    ///
    /// If the database is locked, the disk is full, and so on. Nothing is stored then.
    pub async fn store(&self, incoming: Incoming) -> Result<Stored, StoreError> {
        let (answer, result) = oneshot::channel();
        let job = Job { incoming, answer };
        self.jobs.send(job).await.map_err(|_| StoreError::Stopped)?;
        result.await.map_err(|_| StoreError::Stopped)?
    }
}

fn write(mut connection: Connection, mut queue: mpsc::Receiver<Job>, committed: impl Fn()) {
    while let Some(first) = queue.blocking_recv() {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(job) = queue.try_recv()
        {
            batch.push(job);
        }
        let results = commit(&mut connection, &batch)
            .unwrap_or_else(|error| vec![Err(error.into()); batch.len()]);
        for (job, result) in batch.into_iter().zip(results) {
            // Nobody waits if the client closed the connection. The vendor sends it again.
            let _ = job.answer.send(result);
        }
        committed();
    }
}

/// The results in the order of the batch. An error means that nothing is stored.
fn commit(
    connection: &mut Connection,
    batch: &[Job],
) -> rusqlite::Result<Vec<Result<Stored, StoreError>>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut results = Vec::with_capacity(batch.len());
    {
        let mut insert = transaction.prepare_cached(INSERT)?;
        let now = unix_milliseconds();
        for Job { incoming, .. } in batch {
            let Incoming {
                source,
                key,
                name,
                body,
            } = incoming;
            results.push(
                match insert.execute(params![source, key, name, &body[..], now]) {
                    Ok(0) => Ok(Stored::Repeat),
                    Ok(_) => Ok(Stored::New),
                    // SQLite ended the whole transaction, for example because the disk is full.
                    Err(error) if transaction.is_autocommit() => return Err(error),
                    Err(error) => Err(error.into()),
                },
            );
        }
    }
    transaction.commit()?;
    Ok(results)
}

/// Now, as Unix time in milliseconds.
#[must_use]
pub fn unix_milliseconds() -> i64 {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(now.as_millis()).unwrap_or(i64::MAX)
}

/// A failure of the database. Its text has no byte of a delivery.
#[derive(Debug, Clone)]
pub enum StoreError {
    /// An error of SQLite.
    Database(Arc<rusqlite::Error>),
    /// A newer version of this program has made the database. The number is its schema's version.
    Newer(i64),
    /// The path does not name a file in which SQLite can keep a log.
    NotAFile,
    /// The thread could not start.
    Thread(Arc<std::io::Error>),
    /// The program is shutting down.
    Stopped,
}

impl StoreError {
    /// Whether another connection has locked the database.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        let Self::Database(error) = self else {
            return false;
        };
        matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
        )
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => error.fmt(f),
            Self::Newer(version) => write!(
                f,
                "the database has version {version}, and this program knows versions up to {VERSION}; run the newer program"
            ),
            Self::NotAFile => f.write_str(
                "the database is not a file that can have a write-ahead log; give the path of a file on a local disk",
            ),
            Self::Thread(error) => write!(f, "the thread that writes could not start: {error}"),
            Self::Stopped => f.write_str("the thread that writes has ended"),
        }
    }
}

impl std::error::Error for StoreError {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use super::*;

    fn job(key: usize) -> Job {
        let (answer, _) = oneshot::channel();
        let body = Bytes::from(vec![b'1'; 3_000]);
        let source = "partoo".to_owned();
        Job {
            incoming: Incoming {
                source,
                key: key.to_string(),
                name: None,
                body,
            },
            answer,
        }
    }

    fn stored(connection: &Connection) -> i64 {
        connection
            .query_row("SELECT count(*) FROM events", [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn a_batch_stores_each_key_once() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::prepare(folder.path().join("test.db")).unwrap();
        let mut connection = database.open().unwrap();
        let results = commit(&mut connection, &[job(1), job(2), job(1)]).unwrap();
        let results: Vec<Stored> = results.into_iter().map(Result::unwrap).collect();
        assert_eq!(results, [Stored::New, Stored::New, Stored::Repeat]);
        assert_eq!(stored(&connection), 2);
    }

    #[test]
    fn a_full_disk_stores_nothing_of_a_batch_and_the_next_batch_can_succeed() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::prepare(folder.path().join("test.db")).unwrap();
        let mut connection = database.open().unwrap();
        let pages: i64 = connection
            .query_row("PRAGMA page_count", [], |row| row.get(0))
            .unwrap();
        let limit = |connection: &Connection, pages: i64| {
            let sql = format!("PRAGMA max_page_count = {pages}");
            connection.query_row(&sql, [], |_| Ok(())).unwrap();
        };
        limit(&connection, pages + 3);
        let batch: Vec<Job> = (0..20).map(job).collect();
        let error = commit(&mut connection, &batch).unwrap_err();
        assert_eq!(error.sqlite_error_code(), Some(ErrorCode::DiskFull));
        assert_eq!(stored(&connection), 0);

        limit(&connection, pages + 1_000);
        assert_eq!(commit(&mut connection, &batch).unwrap().len(), 20);
        assert_eq!(stored(&connection), 20);
    }

    #[test]
    fn a_database_of_a_newer_version_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let connection = Database::prepare(&path).unwrap().open().unwrap();
        connection
            .pragma_update(None, "user_version", VERSION + 1)
            .unwrap();
        let error = Database::prepare(&path).unwrap_err();
        assert!(matches!(error, StoreError::Newer(2)), "{error}");
    }

    #[test]
    fn a_database_that_would_be_lost_is_refused() {
        for path in ["", ":memory:"] {
            let error = Database::prepare(path).unwrap_err();
            assert!(matches!(error, StoreError::NotAFile), "{error}");
        }
    }

    #[test]
    fn commits_are_synced_to_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::prepare(folder.path().join("test.db")).unwrap();
        let connection = database.open().unwrap();
        let pragma = |name: &str| -> String {
            let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
            connection.query_row(&sql, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(pragma("synchronous"), "2");
        assert_eq!(pragma("journal_mode"), "wal");
    }
}
