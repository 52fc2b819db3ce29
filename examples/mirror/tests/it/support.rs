//! What the tests share: a server, a database, and what both have.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use conversation_apis::{Paginated, Quota, Retry, ninetynine, octopush, partoo};
use conversation_apis_mirror::config::Settings;
use conversation_apis_mirror::mirror::{Mirror, MirrorError, Outcome};
use conversation_apis_mirror::source::{Ninetynine, Source, conversation_row, message_row};
use conversation_apis_mirror::store::Store;
use conversation_apis_mirror::store::sqlite::Sqlite;
use conversation_apis_mirror::walk::Item;
use serde_json::Value;
use tempfile::TempDir;

/// More than any test sends.
fn quota() -> Quota {
    Quota::new(1_000_000, Duration::from_secs(1))
}

pub fn partoo(server: &str) -> partoo::Client {
    let builder = partoo::Client::builder("any-key").base_url(server);
    builder.quota(quota()).retry(Retry::off()).build().unwrap()
}

pub fn octopush(server: &str) -> octopush::Client {
    let builder = octopush::Client::builder("any-key", "login@example.com").base_url(server);
    builder.quota(quota()).retry(Retry::off()).build().unwrap()
}

pub fn ninetynine(server: &str) -> Ninetynine {
    let builder = ninetynine::Client::builder("any-key").base_url(server);
    Ninetynine {
        client: builder.quota(quota()).retry(Retry::off()).build().unwrap(),
        account: 1,
    }
}

/// A test for each provider. The function gets its name, and how its source is made.
#[macro_export]
macro_rules! for_each_provider {
    ($name:ident, $run:ident) => {
        mod $name {
            #[tokio::test(flavor = "multi_thread")]
            async fn partoo() {
                super::$run("partoo", $crate::support::partoo).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn octopush() {
                super::$run("octopush", $crate::support::octopush).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn ninetynine() {
                super::$run("ninetynine", $crate::support::ninetynine).await;
            }
        }
    };
}

/// A database in a folder of its own, which is removed at the end.
pub struct Database {
    folder: TempDir,
}

impl Database {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("mirror.sqlite")
    }

    pub fn open(&self) -> Sqlite {
        Sqlite::open(&self.path(), "test").unwrap()
    }

    /// One run of the mirror.
    pub async fn run<S: Source>(&self, source: &S) -> Result<Outcome, MirrorError> {
        run(source, self.open()).await
    }

    /// The rows: the key, and what the provider sent.
    pub fn rows(&self) -> Rows {
        rows(&self.path())
    }

    /// The first column of a query, as texts.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        let connection = rusqlite::Connection::open(self.path()).unwrap();
        let mut statement = connection.prepare(sql).unwrap();
        let texts = statement.query_map([], |row| row.get(0)).unwrap();
        texts.map(Result::unwrap).collect()
    }
}

pub async fn run<S: Source>(source: &S, store: impl Store) -> Result<Outcome, MirrorError> {
    let settings = Settings::default();
    Mirror::new(source.clone(), store, settings).run().await
}

/// Conversations have an empty second id.
pub type Rows = BTreeMap<(String, String), String>;

fn rows(path: &Path) -> Rows {
    let connection = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT id, '', raw FROM conversations UNION ALL
               SELECT conversation, id, raw FROM messages";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)));
    let rows: Vec<((String, String), String)> = rows.unwrap().map(Result::unwrap).collect();
    let count = rows.len();
    let rows: Rows = rows.into_iter().collect();
    assert_eq!(rows.len(), count, "a row came twice");
    rows
}

/// The rows without the contacts in conversations of 99digital. They can change without their
/// conversations.
pub fn without_contacts(rows: Rows) -> Rows {
    let without = |raw: String| {
        let mut item: Value = serde_json::from_str(&raw).unwrap();
        match item.pointer_mut("/meta/sender") {
            Some(contact) => contact.take(),
            None => return raw,
        };
        item.to_string()
    };
    let rows = rows.into_iter().map(|(key, raw)| (key, without(raw)));
    rows.collect()
}

/// What the server has, read by the client without the mirror.
pub async fn expected<S: Source>(source: &S) -> Rows {
    let mut expected = Rows::new();
    let mut conversations = source.whole().items();
    while let Some(item) = conversations.next().await {
        let typed = Some(item.unwrap());
        let raw = conversations.raw().unwrap().as_str().to_owned();
        let conversation = conversation_row::<S>(Item { typed, raw });
        let mut messages = source.messages(&conversation.id).unwrap().items();
        while let Some(item) = messages.next().await {
            let typed = Some(item.unwrap());
            let raw = messages.raw().unwrap().as_str().to_owned();
            let message = message_row::<S>(Item { typed, raw });
            expected.insert((conversation.id.clone(), message.id), message.raw);
        }
        expected.insert((conversation.id, String::new()), conversation.raw);
    }
    assert!(expected.len() > 50, "the server has too little for a test");
    expected
}
