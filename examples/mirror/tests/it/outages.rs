//! The provider or the database goes away while the mirror runs.

use std::time::Duration;

use conversation_apis_server::Server;
use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::compare::assert_complete;
use crate::database_server::free_port;
use crate::harness::{Database, PATIENCE, Setup};
use crate::tables::{Columns, Rows};
use crate::truth::Truth;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_provider_that_restarts_loses_nothing() {
    let port = free_port();
    let start = || Server::builder("ninetynine").seed(5).port(port).start();
    let mut server = start().await.unwrap();
    let truth = Truth::of("ninetynine", &server.base_url()).await;
    let setup = Setup::new(Database::Sqlite, "ninetynine", server.base_url());
    let mut mirror = setup.start();
    for _ in 0..3 {
        let before = server.requests().len();
        let began = Instant::now();
        while mirror.status().is_none() && server.requests().len() < before + 40 {
            assert!(began.elapsed() < PATIENCE, "no requests: {}", setup.log());
            sleep(Duration::from_millis(1)).await;
        }
        drop(server);
        sleep(Duration::from_millis(300)).await;
        server = start().await.unwrap();
    }
    // It may have given up meanwhile. Then another one continues.
    mirror.ended().await;
    setup.finish().await;
    assert_eq!(
        assert_complete(&setup.rows().await, &truth, &setup.log()),
        0
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_crashes_loses_nothing() {
    let Some(database) = Database::postgres().await else {
        return;
    };
    let server = Server::builder("octopush").seed(6).start().await.unwrap();
    let truth = Truth::of("octopush", &server.base_url()).await;
    let mut setup = Setup::new(database, "octopush", server.base_url());
    let mut crashes = 0;
    while crashes < 4 {
        let mirror = setup.start();
        sleep(Duration::from_millis(fastrand::u64(200..800))).await;
        let Database::Postgres(database) = &mut setup.database else {
            unreachable!("it was made above");
        };
        database.crash().await;
        crashes += 1;
        // 0 and 3: it needed no write meanwhile, or was done.
        let code = mirror.ended().await.code();
        assert!(matches!(code, Some(0 | 1 | 3)), "{code:?}: {}", setup.log());
    }
    setup.finish().await;
    assert_eq!(
        assert_complete(&setup.rows().await, &truth, &setup.log()),
        0
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mirror_that_follows_copies_news() {
    let server = Server::builder("partoo").seed(7).start().await.unwrap();
    let setup = Setup::new(Database::Sqlite, "partoo", server.base_url());
    let mirror = setup.follow();
    for _ in 0..3 {
        server.customer_writes(9);
        let truth = Truth::of("partoo", &server.base_url()).await;
        let began = Instant::now();
        while !is_current(&setup.rows().await, &truth) {
            assert!(began.elapsed() < PATIENCE, "no news: {}", setup.log());
            sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(
            assert_complete(&setup.rows().await, &truth, &setup.log()),
            0
        );
    }
    assert!(mirror.kill(), "it ended: {}", setup.log());
}

/// Whether each conversation is as the server has it, and its messages are read.
fn is_current(rows: &Rows, truth: &Truth) -> bool {
    let mut conversations = rows.conversations.iter();
    let is_current = |row: &Columns| {
        let raw: Value = serde_json::from_str(&row["raw"]).unwrap();
        row["messages"] == "done" && truth.conversations.get(&row["id"]) == Some(&raw)
    };
    rows.conversations.len() == truth.conversations.len() && conversations.all(is_current)
}
