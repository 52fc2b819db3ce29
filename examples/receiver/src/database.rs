//! The database file.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

/// How long a write waits for another process that writes. Octopush wants an answer within one
/// second, so a delivery that meets a locked database must be answered before that.
const BUSY: Duration = Duration::from_millis(400);
/// How long the start waits for a locked database.
const BUSY_AT_START: Duration = Duration::from_secs(10);
/// The version of the schema below, in `PRAGMA user_version`.
const VERSION: i64 = 1;
/// Marks the files of this program, in `PRAGMA application_id`.
const APPLICATION: i64 = 0x7765_6268;

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

/// A database file.
#[derive(Debug, Clone)]
pub struct Database {
    path: PathBuf,
    file: Option<FileId>,
}

impl Database {
    /// Creates the file and its tables if they are missing.
    ///
    /// # Errors
    ///
    /// If the file cannot be used, if another process keeps it locked for 10 seconds, or if a
    /// newer version of this program has made it.
    pub fn prepare(path: impl Into<PathBuf>) -> Result<Self, StoreError> {
        let mut database = Self {
            path: path.into(),
            file: None,
        };
        let start = Instant::now();
        loop {
            match database.create() {
                // Two processes that create the file at once do not wait for each other.
                Err(error) if error.is_locked() && start.elapsed() < BUSY_AT_START => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                result => break result?,
            }
        }
        database.file = file_id(&database.path);
        if database.file.is_none() {
            return Err(StoreError::NotAFile);
        }
        Ok(database)
    }

    /// Whether the path still names the file of [`prepare`](Self::prepare). SQLite does not
    /// notice if the file is deleted or replaced. It writes on, and everything is lost at the
    /// end of the process.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        file_id(&self.path) == self.file
    }

    fn create(&self) -> Result<(), StoreError> {
        let mut connection = self.open()?;
        if connection.is_readonly("main")? {
            return Err(StoreError::ReadOnly);
        }
        if is_foreign(&connection)? {
            return Err(StoreError::Foreign);
        }
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
            transaction.pragma_update(None, "application_id", APPLICATION)?;
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

/// Whether the file has tables of another program.
fn is_foreign(connection: &Connection) -> rusqlite::Result<bool> {
    // One statement, because another process may create the tables at this moment.
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema)
               AND (SELECT application_id FROM pragma_application_id) <> ?1";
    connection.query_row(sql, [APPLICATION], |row| row.get(0))
}

/// The device and the file's number on it.
#[cfg(unix)]
type FileId = (u64, u64);

/// Other systems do not delete a file that is open.
#[cfg(not(unix))]
type FileId = ();

#[cfg(unix)]
fn file_id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn file_id(path: &Path) -> Option<FileId> {
    path.exists().then_some(())
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
    /// The file cannot be written.
    ReadOnly,
    /// Another program has made the database.
    Foreign,
    /// The file was deleted or replaced while the program ran.
    Moved,
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
            Self::ReadOnly => f.write_str("the file is read-only"),
            Self::Foreign => f.write_str("another program has made the database; give another path"),
            Self::Moved => f.write_str(
                "the database file was deleted or replaced while the program ran; start the program again",
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
    fn a_file_that_cannot_be_used_is_refused_and_not_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let other = Connection::open(&path).unwrap();
        other.execute_batch("CREATE TABLE other (a)").unwrap();
        for version in [0, VERSION, VERSION + 1] {
            other.pragma_update(None, "user_version", version).unwrap();
            let error = Database::prepare(&path).unwrap_err();
            assert!(matches!(error, StoreError::Foreign), "{error}");
        }
        let sql = "SELECT group_concat(name) FROM sqlite_schema";
        let tables: String = other.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(tables, "other");

        let ours = folder.path().join("ours.db");
        drop(Database::prepare(&ours).unwrap());
        let error = Database::prepare(format!("file:{}?mode=ro", ours.display())).unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_deleted_or_replaced_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let database = Database::prepare(&path).unwrap();
        let _open = database.open().unwrap();
        assert!(database.is_in_place());
        std::fs::copy(&path, folder.path().join("copy.db")).unwrap();
        std::fs::remove_file(&path).unwrap();
        assert!(!database.is_in_place());
        std::fs::rename(folder.path().join("copy.db"), &path).unwrap();
        assert!(!database.is_in_place());
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
