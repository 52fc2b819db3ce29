//! The database is locked by another process.

use std::time::Duration;

use reqwest::StatusCode;

use crate::harness::{Setup, client, count};
use crate::vendor::Vendor;

#[tokio::test]
async fn a_locked_database_is_answered_503_until_it_is_free() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    let (vendor, client) = (Vendor::new("partoo"), client());
    let event = vendor.event(1, false);

    let lock = setup.open();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    for _ in 0..2 {
        let status = vendor.send(&client, &receiver.base, &event).await.unwrap();
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    }
    assert_eq!(count(&lock, "true"), 0);
    lock.execute_batch("COMMIT").unwrap();

    for _ in 0..2 {
        let status = vendor.send(&client, &receiver.base, &event).await.unwrap();
        assert_eq!(status, StatusCode::OK);
    }
    let connection = setup.processed().await;
    assert_eq!(count(&connection, "outcome = 'done'"), 1);
    assert_eq!(count(&connection, "true"), 1);
}

#[tokio::test]
async fn the_worker_continues_after_a_lock() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    let (vendor, client) = (Vendor::new("octopush"), client());
    let lock = setup.open();
    for message in 0..20 {
        let event = vendor.event(message, false);
        assert!(
            vendor
                .send(&client, &receiver.base, &event)
                .await
                .unwrap()
                .is_success()
        );
        // The worker may hold the database at this moment.
        lock.busy_timeout(Duration::from_secs(60)).unwrap();
        lock.execute_batch("BEGIN IMMEDIATE; COMMIT").unwrap();
    }
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    tokio::time::sleep(Duration::from_millis(900)).await;
    lock.execute_batch("COMMIT").unwrap();
    let connection = setup.processed().await;
    assert_eq!(count(&connection, "outcome = 'done'"), 20);
}

#[tokio::test]
async fn a_receiver_starts_although_the_database_is_locked_for_a_moment() {
    let setup = Setup::new();
    let lock = setup.open();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = setup.start();
    let unlock = async {
        tokio::time::sleep(Duration::from_millis(900)).await;
        lock.execute_batch("COMMIT").unwrap();
    };
    let (receiver, ()) = tokio::join!(start, unlock);
    receiver.terminate();
    assert!(receiver.ended().await);
}
