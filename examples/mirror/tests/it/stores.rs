//! Both databases do the same.

use std::collections::BTreeSet;
use std::fmt::Debug;

use conversation_apis::jiff::Timestamp;
use conversation_apis_mirror::rows::{ConversationRow, Direction, MessageRow};
use conversation_apis_mirror::store::postgres::Postgres;
use conversation_apis_mirror::store::sqlite::Sqlite;
use conversation_apis_mirror::store::{Progress, Store, StoreError};
use fastrand::Rng;

use crate::database_server::DatabaseServer;
use crate::tables::{postgres_rows, sqlite_rows};

const STEPS: usize = 400;

/// Random calls, with few ids and few contents, so that most rows are met again.
#[tokio::test]
async fn random_calls_leave_the_same_rows_and_answers_in_both_databases() {
    let Some(server) = DatabaseServer::start().await else {
        return;
    };
    let url = server.create("mirror").await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mirror.sqlite");
    let mut sqlite = Sqlite::open(&path, "a source").unwrap();
    let mut postgres = Postgres::open(&url, "a source").await.unwrap();
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = Rng::with_seed(seed);
    for step in 0..STEPS {
        let call = Call::random(&mut random);
        let answers = (call.run(&mut sqlite).await, call.run(&mut postgres).await);
        assert_eq!(answers.0, answers.1, "seed {seed}, step {step}: {call:?}");
    }
    let client = server.connect("mirror").await.unwrap();
    let rows = (sqlite_rows(&path), postgres_rows(&client).await);
    assert_eq!(rows.0.conversations, rows.1.conversations, "seed {seed}");
    assert_eq!(rows.0.messages, rows.1.messages, "seed {seed}");
    assert!(!rows.0.messages.is_empty());
}

#[derive(Debug)]
enum Call {
    SaveConversations(Vec<ConversationRow>, i64),
    SaveMessages(String, Vec<MessageRow>, Progress),
    EndWalk(Option<i64>),
    Due(Option<String>, usize),
    RetryForbidden,
    Read(i64, String),
}

impl Call {
    fn random(random: &mut Rng) -> Self {
        match random.u32(0..10) {
            0..4 => {
                let ids = ids(random);
                let rows = ids.iter().map(|id| conversation(random, id)).collect();
                Self::SaveConversations(rows, random.i64(0..4))
            }
            4..7 => {
                let ids = ids(random);
                let rows = ids.iter().map(|id| message(random, id)).collect();
                Self::SaveMessages(id(random), rows, progress(random))
            }
            7 => Self::EndWalk(random.bool().then(|| random.i64(0..4))),
            8 if random.bool() => Self::RetryForbidden,
            8 => Self::Due(random.bool().then(|| id(random)), random.usize(0..9)),
            _ => Self::Read(random.i64(0..4), id(random)),
        }
    }

    /// The answer, as a text.
    async fn run(&self, store: &mut impl Store) -> String {
        match self {
            Self::SaveConversations(rows, pass) => {
                let state = format!("state of {pass}");
                text(store.save_conversations(rows, *pass, &state).await)
            }
            Self::SaveMessages(of, rows, progress) => {
                text(store.save_messages(of, rows, progress).await)
            }
            Self::EndWalk(pass) => text(store.end_walk(*pass, "the end").await),
            Self::Due(after, limit) => text(store.due(after.as_deref(), *limit).await),
            Self::RetryForbidden => text(store.retry_forbidden().await),
            Self::Read(pass, id) => [
                text(store.state().await),
                text(store.seen_in(*pass).await),
                text(store.messages_of(id).await),
                text(store.counts().await),
            ]
            .concat(),
        }
    }
}

fn text<T: Debug>(answer: Result<T, StoreError>) -> String {
    format!("{:?}", answer.unwrap())
}

fn id(random: &mut Rng) -> String {
    let digest = if random.u32(0..6) == 0 { "?" } else { "" };
    format!("{digest}{}é", random.u32(0..12))
}

fn ids(random: &mut Rng) -> BTreeSet<String> {
    (0..random.u32(0..6)).map(|_| id(random)).collect()
}

fn maybe<T>(random: &mut Rng, value: T) -> Option<T> {
    random.bool().then_some(value)
}

fn time(random: &mut Rng) -> Option<Timestamp> {
    let time = Timestamp::from_microsecond(random.i64(0..3) * 1_234_567_890_123_456);
    maybe(random, time.unwrap())
}

fn raw(random: &mut Rng) -> String {
    let properties = [r#""a":1"#, r#""b" : "\u0000\ud800""#, r#""a":1e400,"a":2"#];
    format!("{{{}}}", random.choice(properties).unwrap())
}

fn conversation(random: &mut Rng, id: &str) -> ConversationRow {
    ConversationRow {
        id: id.to_owned(),
        contact: maybe(random, "Ada Example".to_owned()),
        last_message: maybe(random, "שלום, \"quoted\" \\ {a,b} 😀".to_owned()),
        last_message_at: time(random),
        status: maybe(random, "Open".to_owned()),
        is_open: maybe(random, true),
        unread: maybe(random, false),
        channel: maybe(random, String::new()),
        message_count: maybe(random, i64::MAX),
        raw: raw(random),
        decoded: random.bool(),
    }
}

fn message(random: &mut Rng, id: &str) -> MessageRow {
    let directions = [Direction::Inbound, Direction::Outbound, Direction::System];
    MessageRow {
        id: id.to_owned(),
        direction: random.choice(directions),
        sent_at: time(random),
        text: maybe(random, "NULL".to_owned()),
        raw: raw(random),
        decoded: random.bool(),
    }
}

fn progress(random: &mut Rng) -> Progress {
    match random.u32(0..5) {
        0 => Progress::Done,
        1 => Progress::Gone,
        2 => Progress::Forbidden,
        3 => Progress::Again,
        _ => Progress::Position(format!("page {}", random.u32(0..9))),
    }
}
