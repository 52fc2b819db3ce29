//! One thread that writes deliveries to the database.
//!
//! A response of 200 promises that the event is on the disk: SQLite syncs its log with each
//! commit (`synchronous = FULL`). A sync takes milliseconds, so the thread commits all deliveries
//! that wait at that moment in one transaction.

use std::thread::JoinHandle;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use rusqlite::{Connection, TransactionBehavior, params};
use tokio::sync::{mpsc, oneshot};

use crate::database::{Database, StoreError};

/// The largest number of deliveries in one transaction.
const BATCH: usize = 256;
const INSERT: &str = "
INSERT INTO events (source, key, name, body, received_at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (source, key) DO NOTHING";

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
    /// Starts the thread. It calls `committed` after each transaction. It ends with an error if
    /// the file is deleted or replaced.
    ///
    /// # Errors
    ///
    /// If the file cannot be used, or the thread cannot start.
    pub fn start(
        database: &Database,
        committed: impl Fn() + Send + 'static,
    ) -> Result<(Self, JoinHandle<Result<(), StoreError>>), StoreError> {
        let connection = database.open()?;
        let database = database.clone();
        let (jobs, queue) = mpsc::channel(BATCH);
        let thread = std::thread::Builder::new().name("store".to_owned());
        let thread = thread.spawn(move || write(connection, &database, queue, committed));
        Ok((
            Self { jobs },
            thread.map_err(|error| StoreError::Thread(error.into()))?,
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

fn write(
    mut connection: Connection,
    database: &Database,
    mut queue: mpsc::Receiver<Job>,
    committed: impl Fn(),
) -> Result<(), StoreError> {
    while let Some(first) = queue.blocking_recv() {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(job) = queue.try_recv()
        {
            batch.push(job);
        }
        let mut results = commit(&mut connection, &batch)
            .unwrap_or_else(|error| vec![Err(error.into()); batch.len()]);
        let in_place = database.is_in_place();
        if !in_place {
            results = vec![Err(StoreError::Moved); batch.len()];
        }
        for (job, result) in batch.into_iter().zip(results) {
            // Nobody waits if the client closed the connection. The vendor sends it again.
            let _ = job.answer.send(result);
        }
        if !in_place {
            return Err(StoreError::Moved);
        }
        committed();
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use rusqlite::ErrorCode;

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
}
