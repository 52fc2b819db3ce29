//! The receiver is killed while deliveries arrive, and started again.

use std::collections::BTreeSet;
use std::time::Duration;

use conversation_apis_receiver::worker::counts;
use rusqlite::Connection;

use crate::harness::{Setup, count};
use crate::vendor::{Campaign, Event, Vendor};

const EVENTS: usize = 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_of_partoo_are_stored_once_despite_kills() {
    despite_kills(&Vendor::new("partoo"), 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_of_chatwoot_are_stored_once_despite_kills() {
    despite_kills(&Vendor::new("ninetynine"), 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_of_octopush_are_stored_once_despite_kills() {
    despite_kills(&Vendor::new("octopush"), 3).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_are_stored_once_at_other_moments_of_the_kills() {
    for seed in 4..8 {
        despite_kills(&Vendor::new("octopush"), seed).await;
    }
}

async fn despite_kills(vendor: &Vendor, seed: u64) {
    let setup = Setup::new();
    let events = vendor.events(EVENTS);
    let mut receiver = setup.start().await;
    let campaign = Campaign::new(vendor.clone(), receiver.base.clone(), &events, seed);
    let deliveries = tokio::spawn(campaign.clone().deliver());

    let mut random = fastrand::Rng::with_seed(seed);
    for third in 0..3 {
        campaign
            .reaches(third * EVENTS / 2 + random.usize(1..EVENTS / 2))
            .await;
        receiver.kill();
        let accepted = campaign.accepted.lock().unwrap().clone();
        assert_all_stored(&setup.open(), &accepted, &events, vendor);
        tokio::time::sleep(Duration::from_millis(random.u64(0..50))).await;
        receiver = setup.start().await;
    }
    deliveries.await.unwrap();

    let connection = setup.processed().await;
    assert_eq!(count(&connection, "true"), EVENTS as i64);
    assert_eq!(
        counts(&connection).unwrap(),
        [("done".to_owned(), EVENTS as i64)]
    );
    let accepted = events.iter().map(|event| event.id.clone()).collect();
    assert_all_stored(&connection, &accepted, &events, vendor);
    assert_processed_once(&connection, vendor);
}

/// An event that was answered 200 is in the database, with the bytes that were sent.
fn assert_all_stored(
    connection: &Connection,
    accepted: &BTreeSet<String>,
    events: &[Event],
    vendor: &Vendor,
) {
    let mut statement = connection.prepare("SELECT body FROM events").unwrap();
    let stored = statement
        .query_map([], |row| row.get::<_, Vec<u8>>(0))
        .unwrap();
    let stored: BTreeSet<Vec<u8>> = stored.map(Result::unwrap).collect();
    for event in events.iter().filter(|event| accepted.contains(&event.id)) {
        let body = vendor.sign(event).body;
        assert!(
            stored.contains(&body[..]),
            "{} was answered 200 and is not stored",
            event.id
        );
    }
}

/// Each message was created and changed, in some order, and has the state after the change.
fn assert_processed_once(connection: &Connection, vendor: &Vendor) {
    let newest = match vendor.name {
        "partoo" => "version = '3' AND status = 'Success' AND deleted = 0",
        "ninetynine" => "version = '1' AND status IS NULL AND deleted = 1",
        _ => "version = '2026-01-02 10:00:01 1' AND status = 'DELIVERED' AND deleted = 0",
    };
    let sql = format!("SELECT count(*), sum(events = 2 AND {newest}) FROM messages");
    let row = connection.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?)));
    let messages = EVENTS as i64 / 2;
    assert_eq!(row.unwrap(), (messages, messages));
}
