//! What is refused, what is skipped, and what the texts say.

use std::fs;
use std::process::Command;

use conversation_apis::Paginated;
use conversation_apis_mirror::rows::ConversationRow;
use conversation_apis_mirror::store::postgres::Postgres;
use conversation_apis_mirror::store::sqlite::Sqlite;
use conversation_apis_mirror::store::{Progress, Store};
use conversation_apis_server::{Fault, Server};
use rusqlite::Connection;

use crate::database_server::DatabaseServer;
use crate::support::{Database, expected, partoo};

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_is_named() {
    let server = Server::builder("partoo")
        .key("right")
        .start()
        .await
        .unwrap();
    let error = Database::new().run(&partoo(&server.base_url())).await;
    let error = error.unwrap_err().to_string();
    assert!(error.ends_with("; check PARTOO_API_KEY"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn conversations_that_cannot_be_read_are_skipped_and_tried_again() {
    let server = Server::start("partoo").await.unwrap();
    for (status, nth) in [(403, 3), (404, 5), (401, 7)] {
        let fault = Fault::status(status).operation("listMessages").nth(nth);
        server.fault(fault).unwrap();
    }
    let source = partoo(&server.base_url());
    let database = Database::new();
    let outcome = database.run(&source).await.unwrap();
    assert!(!outcome.is_whole());
    // The 401 is of the conversation, because the key can list conversations.
    assert_eq!((outcome.counts.forbidden, outcome.counts.gone), (2, 1));
    assert_eq!(outcome.counts.due, 0);

    let outcome = database.run(&source).await.unwrap();
    assert_eq!((outcome.counts.forbidden, outcome.counts.gone), (0, 1));
    assert!(outcome.is_whole());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_recover_ends_the_run() {
    let server = Server::start("octopush").await.unwrap();
    let source = crate::support::octopush(&server.base_url());
    let database = Database::new();
    let fault = Fault::status(500).operation("listConversations").always();
    server.fault(fault).unwrap();
    let error = database.run(&source).await.unwrap_err().to_string();
    assert!(error.ends_with("; run again to continue"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_conversation_that_always_fails_does_not_stop_the_others() {
    let server = Server::start("partoo").await.unwrap();
    let source = partoo(&server.base_url());
    let first = source.list_conversations().items().next().await;
    let first = first.unwrap().unwrap().id.unwrap().to_string();
    let database = Database::new();
    // With one at a time, the first conversation meets all faults.
    let fault = Fault::status(500).operation("listMessages").times(6);
    server.fault(fault).unwrap();
    let settings = conversation_apis_mirror::config::Settings {
        concurrency: 1,
        ..Default::default()
    };
    let store = database.open();
    let mut mirror = conversation_apis_mirror::mirror::Mirror::new(source.clone(), store, settings);
    let outcome = mirror.run().await.unwrap();
    assert_eq!((outcome.failed, outcome.counts.due), (1, 1));
    let due = database.texts("SELECT id FROM conversations WHERE messages = 'due'");
    let least = database.texts("SELECT min(id) FROM conversations");
    assert_eq!(due, least, "{first}");
    assert!(mirror.run().await.unwrap().is_whole());
    assert_eq!(database.rows(), expected(&source).await);
}

#[test]
fn databases_of_others_are_refused() {
    let database = Database::new();
    let open = |source| Sqlite::open(&database.path(), source).map(drop);
    open("partoo").unwrap();
    open("partoo").unwrap();
    assert_eq!(
        open("octopush").unwrap_err().to_string(),
        "the database has the conversations of partoo; give another database for octopush"
    );
    let connection = Connection::open(database.path()).unwrap();
    connection
        .execute("UPDATE schema_version SET version = 2", [])
        .unwrap();
    assert_eq!(
        open("partoo").unwrap_err().to_string(),
        "the database has version 2, and this program knows versions up to 1; run the newer program"
    );

    let other = Database::new();
    let connection = Connection::open(other.path()).unwrap();
    connection.execute_batch("CREATE TABLE other (a)").unwrap();
    let error = Sqlite::open(&other.path(), "partoo")
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "another program has made the database; give another one"
    );
}

#[test]
fn files_that_cannot_be_used_are_refused_with_a_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing/mirror.sqlite");
    let error = Sqlite::open(&missing, "partoo").unwrap_err().to_string();
    assert!(
        error.ends_with("give a path in a folder that exists and is writable"),
        "{error}"
    );

    let text = folder.path().join("text");
    fs::write(&text, "no database, but long enough to be one: ".repeat(50)).unwrap();
    let error = Sqlite::open(&text, "partoo").unwrap_err().to_string();
    assert!(
        error.ends_with("the file is not of SQLite; give another path"),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_and_tables_of_others_do_not_disturb() {
    let server = Server::start("partoo").await.unwrap();
    let source = partoo(&server.base_url());
    let database = Database::new();
    drop(database.open());
    let connection = Connection::open(database.path()).unwrap();
    let sql = "ALTER TABLE conversations ADD COLUMN note TEXT; CREATE TABLE notes (id)";
    connection.execute_batch(sql).unwrap();
    let outcome = database.run(&source).await.unwrap();
    assert!(outcome.is_whole(), "{outcome}");
}

#[test]
fn a_locked_database_is_an_error_with_a_remedy() {
    let database = Database::new();
    drop(database.open());
    let connection = Connection::open(database.path()).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = Sqlite::open(&database.path(), "test")
        .unwrap_err()
        .to_string();
    let remedy = "end the other program that writes to the file, and run again";
    assert!(error.ends_with(remedy), "{error}");
}

#[tokio::test]
async fn only_the_newest_mirror_of_a_database_writes() {
    let database = Database::new();
    only_the_newest_writes(database.open(), || async { database.open() }).await;
    let Some(server) = DatabaseServer::start().await else {
        return;
    };
    let url = server.create("mirror").await;
    let open = || async { Postgres::open(&url, "test").await.unwrap() };
    only_the_newest_writes(open().await, open).await;
}

async fn only_the_newest_writes<S: Store>(mut older: S, open: impl AsyncFn() -> S) {
    let row = ConversationRow {
        id: "1".to_owned(),
        contact: None,
        last_message: None,
        last_message_at: None,
        status: None,
        is_open: None,
        unread: None,
        channel: None,
        message_count: None,
        raw: "{}".to_owned(),
        decoded: true,
    };
    let rows = std::slice::from_ref(&row);
    older.save_conversations(rows, 1, "older").await.unwrap();
    let mut newer = open().await;
    newer.save_conversations(rows, 2, "newer").await.unwrap();
    let due = newer.due(None, 9).await.unwrap();
    let errors = [
        older
            .save_conversations(rows, 3, "older")
            .await
            .unwrap_err(),
        older
            .save_messages("1", &[], &Progress::Done)
            .await
            .unwrap_err(),
        older.end_walk(Some(9), "older").await.unwrap_err(),
        older.retry_forbidden().await.unwrap_err(),
    ];
    for error in errors {
        assert_eq!(
            error.to_string(),
            "another mirror has opened the database; run only one for each database"
        );
    }
    assert_eq!(newer.state().await.unwrap().unwrap(), "newer");
    assert_eq!(newer.seen_in(2).await.unwrap(), 1);
    assert_eq!(newer.due(None, 9).await.unwrap(), due);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_copies_and_its_exit_codes_say_how_it_went() {
    let server = Server::builder("octopush")
        .key("the-key")
        .start()
        .await
        .unwrap();
    let database = Database::new();
    let run = |key: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mirror"));
        command
            .env_clear()
            .env("OCTOPUSH_API_LOGIN", "login@example.com");
        if !key.is_empty() {
            command.env("OCTOPUSH_API_KEY", key);
        }
        let output = command.args(arguments).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(!text.contains("-key"), "{text}");
        (output.status.code(), text)
    };
    let (path, url) = (database.path(), server.base_url());
    let arguments = [
        "octopush",
        "--to",
        path.to_str().unwrap(),
        "--base-url",
        &url,
    ];
    let (code, text) = run("", &arguments);
    assert_eq!(
        (code, text.as_str()),
        (Some(1), "error: set OCTOPUSH_API_KEY in the environment\n")
    );
    let (code, text) = run("wrong-key", &arguments);
    assert!(
        code == Some(1) && text.contains("check OCTOPUSH_API_KEY"),
        "{text}"
    );
    let (code, _) = run("the-key", &["octopush"]);
    assert_eq!(code, Some(2));
    let (code, text) = run("the-key", &arguments);
    assert_eq!(code, Some(0), "{text}");
    let fault = Fault::status(403).operation("listMessages");
    server.fault(fault).unwrap();
    server.customer_writes(1);
    let (code, text) = run("the-key", &arguments);
    assert_eq!(code, Some(3), "{text}");
}
