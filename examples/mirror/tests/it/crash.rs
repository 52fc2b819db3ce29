//! A crash before or after any transaction loses nothing, and repeats little.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use conversation_apis_mirror::mirror::MirrorError;
use conversation_apis_mirror::rows::{ConversationRow, MessageRow};
use conversation_apis_mirror::source::Source;
use conversation_apis_mirror::store::sqlite::Sqlite;
use conversation_apis_mirror::store::{Counts, Due, Progress, Saved, Store, StoreError};
use conversation_apis_server::{Action, Fault, Server};

use crate::for_each_provider;
use crate::support::{Database, expected, run, without_contacts};

/// A store that fails before or after one of its calls, as if the process had been killed there.
struct Crashing {
    store: Sqlite,
    /// How many half calls are left: the beginning and the end of a call are one each.
    left: Arc<AtomicI64>,
}

impl Crashing {
    fn step(&self) -> Result<(), StoreError> {
        match self.left.fetch_sub(1, Ordering::Relaxed) {
            0 => Err(StoreError::new("crash", "in a test")),
            _ => Ok(()),
        }
    }
}

/// A method that is the store's own, between two steps.
macro_rules! through {
    ($this:ident . $method:ident ( $($argument:expr),* )) => {{
        $this.step()?;
        let result = $this.store.$method($($argument),*).await?;
        $this.step()?;
        Ok(result)
    }};
}

impl Store for Crashing {
    async fn state(&mut self) -> Result<Option<String>, StoreError> {
        through!(self.state())
    }

    async fn save_conversations(
        &mut self,
        rows: &[ConversationRow],
        pass: i64,
        state: &str,
    ) -> Result<Saved, StoreError> {
        through!(self.save_conversations(rows, pass, state))
    }

    async fn seen_in(&mut self, pass: i64) -> Result<i64, StoreError> {
        through!(self.seen_in(pass))
    }

    async fn end_walk(&mut self, pass: Option<i64>, state: &str) -> Result<u64, StoreError> {
        through!(self.end_walk(pass, state))
    }

    async fn due(&mut self, after: Option<&str>, limit: usize) -> Result<Vec<Due>, StoreError> {
        through!(self.due(after, limit))
    }

    async fn retry_forbidden(&mut self) -> Result<u64, StoreError> {
        through!(self.retry_forbidden())
    }

    async fn save_messages(
        &mut self,
        conversation: &str,
        rows: &[MessageRow],
        progress: &Progress,
    ) -> Result<Saved, StoreError> {
        through!(self.save_messages(conversation, rows, progress))
    }

    async fn messages_of(&mut self, conversation: &str) -> Result<i64, StoreError> {
        through!(self.messages_of(conversation))
    }

    async fn counts(&mut self) -> Result<Counts, StoreError> {
        through!(self.counts())
    }
}

/// Runs with a crash every `steps` half calls, and slowly later ones, until a run ends. Messages
/// arrive after some crashes; the run that ends has them too. Returns the number of crashes.
async fn with_crashes<S: Source>(
    source: &S,
    server: &Server,
    database: &Database,
    steps: i64,
) -> u32 {
    for crashes in 0..1_000 {
        let left = Arc::new(AtomicI64::new(
            steps + i64::from(crashes % 3 + crashes / 40),
        ));
        let store = database.open();
        match run(source, Crashing { store, left }).await {
            Ok(outcome) => {
                assert!(outcome.counts.due == 0, "{outcome}");
                return crashes;
            }
            Err(MirrorError::Store(_)) => {}
            Err(error) => panic!("{error}"),
        }
        if crashes % 5 == 1 && crashes < 30 {
            server.customer_writes(1);
        }
    }
    panic!("no run ends with {steps} steps")
}

for_each_provider!(a_crash_at_any_step_loses_nothing, survives);

async fn survives<S: Source>(provider: &str, source: impl Fn(&str) -> S) {
    // Octopush's server filters its messages slowly.
    let all: &[i64] = if provider == "octopush" {
        &[101]
    } else {
        &[14, 17, 37]
    };
    for &steps in all {
        let server = Server::start(provider).await.unwrap();
        let source = source(&server.base_url());
        let database = Database::new();
        let crashes = with_crashes(&source, &server, &database, steps).await;
        assert!(crashes > 1, "{provider}: no crash with {steps} steps");
        let stored = without_contacts(database.rows());
        let expected = without_contacts(expected(&source).await);
        assert_eq!(stored, expected, "{provider}, {steps} steps");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_repeats_no_request_that_was_saved() {
    let server = Server::start("partoo").await.unwrap();
    let source = crate::support::partoo(&server.base_url());
    let whole = Database::new();
    run(&source, whole.open()).await.unwrap();
    let whole = server.requests().len();

    let server = Server::start("partoo").await.unwrap();
    let source = crate::support::partoo(&server.base_url());
    let database = Database::new();
    let mut crashes = 0;
    loop {
        let left = Arc::new(AtomicI64::new(25));
        let store = database.open();
        if run(&source, Crashing { store, left }).await.is_ok() {
            break;
        }
        crashes += 1;
    }
    // After each crash, the list is looked at once, and the requests under way are sent again.
    let most = whole + crashes * (1 + 8 + 1);
    let sent = server.requests().len();
    assert!(
        crashes > 1 && sent <= most,
        "{sent} requests, {crashes} crashes, {whole} without"
    );
}

for_each_provider!(faults_of_the_server_lose_nothing, survives_faults);

async fn survives_faults<S: Source>(provider: &str, source: impl Fn(&str) -> S) {
    let faults = [
        Fault::status(503).nth(2),
        Fault::new(Action::Cut).nth(1),
        Fault::new(Action::Reset).nth(4),
        Fault::new(Action::TruncatedJson).nth(6).times(2),
        Fault::new(Action::InvalidUtf8).nth(9),
        Fault::new(Action::Html(502)).nth(12),
        Fault::new(Action::BadItem(0)).nth(1),
        // Far from the bytes above: the items of a page that is damaged twice are kept raw.
        Fault::new(Action::BadItem(1)).nth(24),
        Fault::new(Action::Undocumented(0)).nth(3),
        Fault::status(429).nth(20),
    ];
    let server = Server::builder(provider)
        .script(faults)
        .start()
        .await
        .unwrap();
    let source = source(&server.base_url());
    let database = Database::new();
    let outcome = database.run(&source).await.unwrap();
    assert!(outcome.is_whole(), "{provider}: {outcome}");
    // The undocumented property of one answer stays until the item is read again.
    let expected = expected(&source).await;
    assert!(database.rows().keys().eq(expected.keys()), "{provider}");
}
