//! A provider with its own state delivers its events, while the receiver is killed.

use std::collections::BTreeSet;
use std::time::Duration;

use conversation_apis_server::{Server, WebhookSettings};
use tokio::time::{Instant, sleep};

use crate::harness::{PATIENCE, Setup, count};
use crate::vendor::Vendor;

/// How many customers write.
const MESSAGES: u64 = 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_event_of_a_partoo_server_is_stored_once_despite_kills() {
    despite_kills("partoo", 11).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_event_of_a_chatwoot_server_is_stored_once_despite_kills() {
    despite_kills("ninetynine", 12).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_event_of_an_octopush_server_is_stored_once_despite_kills() {
    despite_kills("octopush", 13).await;
}

async fn despite_kills(name: &'static str, seed: u64) {
    let setup = Setup::new();
    let mut receiver = setup.start().await;
    let url = format!("{}{}", receiver.base, Vendor::new(name).path);
    // Chatwoot and Octopush do not retry. Here they do, so that no event is lost.
    let webhooks = WebhookSettings::new(url).repeat(30).reorder(20).retries(12);
    let webhooks = webhooks.timeout(Duration::from_secs(30));
    let server = Server::builder(name)
        .seed(seed)
        .webhook_to(webhooks)
        .start()
        .await
        .unwrap();
    server.customer_writes(MESSAGES);

    let mut random = fastrand::Rng::with_seed(seed);
    for third in 0..3 {
        let moment = third * 300 + random.usize(1..300);
        reaches(&server, moment).await;
        receiver.kill();
        sleep(Duration::from_millis(random.u64(0..50))).await;
        receiver = setup.start().await;
    }
    server.delivered().await;

    let records = server.deliveries();
    let all: BTreeSet<u64> = records.iter().map(|record| record.number).collect();
    let accepted = records
        .iter()
        .filter(|record| record.outcome.is_acknowledged());
    let accepted: Vec<(u64, Option<&str>)> = accepted
        .map(|record| (record.number, record.id.as_deref()))
        .collect();
    let numbers: BTreeSet<u64> = accepted.iter().map(|(number, _)| *number).collect();
    assert!(all.len() >= MESSAGES as usize, "{}", all.len());
    assert_eq!(numbers, all, "an event was not accepted");
    assert!(accepted.len() > all.len(), "no event was repeated");

    let connection = setup.processed().await;
    assert_eq!(count(&connection, "true"), all.len() as i64);
    assert_eq!(
        count(&connection, "outcome IN ('done', 'ignored')"),
        all.len() as i64
    );
    let applied =
        connection.query_row("SELECT coalesce(sum(events), 0) FROM messages", [], |row| {
            row.get::<_, i64>(0)
        });
    assert_eq!(count(&connection, "outcome = 'done'"), applied.unwrap());
    // Only Chatwoot gives deliveries an id.
    let ids: BTreeSet<String> = accepted
        .iter()
        .filter_map(|(_, id)| id.map(|id| format!("id:{id}")))
        .collect();
    let mut statement = connection
        .prepare("SELECT key FROM events WHERE key LIKE 'id:%'")
        .unwrap();
    let keys = statement.query_map([], |row| row.get(0)).unwrap();
    assert_eq!(keys.map(Result::unwrap).collect::<BTreeSet<String>>(), ids);
}

/// Waits until so many deliveries were accepted.
async fn reaches(server: &Server, deliveries: usize) {
    let start = Instant::now();
    let accepted = || {
        let records = server.deliveries();
        records
            .iter()
            .filter(|record| record.outcome.is_acknowledged())
            .count()
    };
    while accepted() < deliveries {
        assert!(start.elapsed() < PATIENCE, "the deliveries do not arrive");
        sleep(Duration::from_millis(5)).await;
    }
}
