//! The mirror is killed at random moments while it copies from a server with faults. At the end,
//! each item of the server is in the database once.
//!
//! `MIRROR_KILLS` states the number of kills of each test; `MIRROR_SEED` repeats a run.

use std::time::Duration;

use conversation_apis_server::{Action, Fault, RetryAfter, Server};
use fastrand::Rng;
use tokio::time::{Instant, sleep};

use crate::compare;
use crate::harness::{Database, Mirror, PATIENCE, Setup};
use crate::tables::Rows;
use crate::truth::{Truth, agent_acts};

/// With SQLite, and with PostgreSQL: 51 in all tests.
const KILLS: (usize, usize) = (10, 7);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn partoo_into_sqlite_despite_kills() {
    Run::new("partoo", Database::Sqlite)
        .await
        .despite_kills(KILLS.0)
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn octopush_into_sqlite_despite_kills() {
    Run::new("octopush", Database::Sqlite)
        .await
        .despite_kills(KILLS.0)
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ninetynine_into_sqlite_despite_kills() {
    Run::new("ninetynine", Database::Sqlite)
        .await
        .despite_kills(KILLS.0)
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_provider_into_postgres_despite_kills() {
    let Some(mut database) = Database::postgres().await else {
        return;
    };
    for provider in ["partoo", "octopush", "ninetynine"] {
        database.clear().await;
        let run = Run::new(provider, database).await;
        database = run.despite_kills(KILLS.1).await;
    }
}

/// A server of a provider, and the mirrors that copy from it.
struct Run {
    provider: &'static str,
    seed: u64,
    random: Rng,
    server: Server,
    setup: Setup,
    /// The server's own data, which changes only while no mirror runs.
    truth: Truth,
    /// Whether the data changed since the first mirror started.
    has_news: bool,
}

impl Run {
    async fn new(provider: &'static str, database: Database) -> Self {
        let seed = std::env::var("MIRROR_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or_else(|| fastrand::u64(..));
        println!("{provider}: repeat this run with MIRROR_SEED={seed}");
        let mut random = Rng::with_seed(seed);
        let server = Server::builder(provider).seed(seed).start().await.unwrap();
        // Before the faults, because they count requests.
        let truth = Truth::of(provider, &server.base_url()).await;
        for fault in faults(provider, truth.requests(), &mut random) {
            server.fault(fault).unwrap();
        }
        Self {
            provider,
            seed,
            random,
            setup: Setup::new(database, provider, server.base_url()),
            server,
            truth,
            has_news: false,
        }
    }

    /// Returns the database, to be used again.
    async fn despite_kills(mut self, kills: usize) -> Database {
        let stated = std::env::var("MIRROR_KILLS")
            .ok()
            .and_then(|kills| kills.parse().ok());
        let mut left = stated.unwrap_or(kills);
        // So the first copy takes about two thirds of the kills, and the news the others.
        let stride = 3 * self.truth.requests() / left.max(1) + 1;
        let mut moments = Vec::new();
        while left > 0 {
            let mut mirror = self.setup.start();
            self.moment(&mut mirror, if self.has_news { NEWS } else { stride })
                .await;
            if mirror.kill() {
                left -= 1;
                let rows = self.setup.rows().await;
                moments.push((rows.conversations.len(), rows.messages.len()));
                self.assert_consistent(&rows);
            } else {
                self.news().await;
            }
        }
        println!(
            "{}: {moments:?} conversations and messages after the kills",
            self.provider
        );
        self.setup.finish().await;
        self.news().await;
        self.setup.finish().await;
        self.truth = Truth::of(self.provider, &self.server.base_url()).await;
        let changed = compare::assert_complete(&self.setup.rows().await, &self.truth, &self.seed());
        assert!(
            changed <= HARMLESS,
            "{changed} rows were changed on their way; {}",
            self.seed()
        );
        self.setup.database
    }

    /// Waits for a random moment of a mirror, or for its end.
    async fn moment(&mut self, mirror: &mut Mirror, requests: usize) {
        let start = Instant::now();
        let wanted = self.server.requests().len() + self.random.usize(0..=requests);
        while mirror.status().is_none() && self.server.requests().len() < wanted {
            assert!(
                start.elapsed() < PATIENCE,
                "no requests: {}",
                self.setup.log()
            );
            sleep(Duration::from_millis(1)).await;
        }
        sleep(Duration::from_micros(self.random.u64(0..20_000))).await;
    }

    /// Customers write, and an agent does something. No mirror runs meanwhile.
    async fn news(&mut self) {
        let messages = self.random.u64(1..20);
        self.server.customer_writes(messages);
        let ids: Vec<&String> = self.truth.conversations.keys().collect();
        let id = *self.random.choice(&ids).unwrap();
        let url = self.server.base_url();
        agent_acts(self.provider, &url, id).await;
        self.has_news = true;
    }

    /// Before there are news, no conversation may count as read that lacks a message.
    fn assert_consistent(&self, rows: &Rows) {
        if !self.has_news {
            compare::assert_known(rows, &self.truth, &self.seed());
            compare::assert_read(rows, &self.truth, &self.seed());
        }
    }

    fn seed(&self) -> String {
        format!(
            "{} with MIRROR_SEED={}:\n{}",
            self.provider,
            self.seed,
            self.setup.log()
        )
    }
}

/// The most requests of a mirror that only fetches news before it is killed.
const NEWS: usize = 12;

/// How many faults change an item without making it unreadable.
const HARMLESS: usize = 4;

/// Faults at random requests of a run. Those that make an item unreadable are far from each other:
/// such a page is read once more, and then its items are taken as they are.
fn faults(provider: &str, requests: usize, random: &mut Rng) -> Vec<Fault> {
    let third = requests as u64 / 3;
    let unreadable = [
        (Action::BadItem(2), "listConversations", 0),
        (Action::InvalidUtf8, "listMessages", 0),
        (Action::BadItem(2), "listMessages", 2),
    ];
    let mut faults: Vec<Fault> = Vec::new();
    for (action, list, thirds) in unreadable {
        let nth = third * thirds + random.u64(1..=third / 2);
        faults.push(Fault::new(action).operation(list).nth(nth));
    }
    let slow = Action::SlowBody {
        chunk: 400,
        delay: Duration::from_millis(5),
    };
    let mut others: Vec<Fault> = [
        Action::Cut,
        Action::Close,
        Action::Reset,
        Action::Html(502),
        Action::TruncatedJson,
        slow,
        Action::Undocumented(0),
        Action::Undocumented(1),
        Action::UnknownEnum(0),
        Action::UnknownEnum(1),
    ]
    .map(Fault::new)
    .into();
    others.extend([Fault::status(503), Fault::status(500)]);
    others.push(Fault::status(429).retry_after(RetryAfter::Seconds(1)));
    if provider == "partoo" {
        others.extend([Action::EmptyPage, Action::RepeatCursor].map(Fault::new));
    }
    let others = others.into_iter();
    faults.extend(others.map(|fault| fault.nth(random.u64(1..=requests as u64))));
    faults
}
