//! The order of deliveries, and their repeats.

use std::collections::BTreeMap;

use conversation_apis_contract::server::{Server, WebhookSettings};

use super::receiver::Receiver;

/// Number and repeat of each delivery, and the ids and bodies as they arrived.
async fn delivered(
    seed: u64,
    settings: fn(WebhookSettings) -> WebhookSettings,
) -> (Vec<(u64, bool)>, Vec<(String, Vec<u8>)>) {
    let receiver = Receiver::start().await;
    let settings = settings(WebhookSettings::new(receiver.url()).in_flight(1));
    let server = Server::builder("ninetynine").seed(seed);
    let server = server.webhook_to(settings).start().await.unwrap();
    for _ in 0..3 {
        server.customer_writes(10);
    }
    server.delivered().await;
    let records = server.deliveries();
    let started = records.iter().map(|one| (one.number, one.is_repeat));
    let got = receiver.got();
    let arrived = got.iter().map(|got| {
        let id = got.header("x-chatwoot-delivery").to_owned();
        (id, got.body.to_vec())
    });
    for (record, got) in records.iter().zip(&got) {
        assert_eq!(
            record.id.as_deref(),
            Some(got.header("x-chatwoot-delivery"))
        );
        assert_eq!(record.event, got.json()["event"]);
    }
    (started.collect(), arrived.collect())
}

#[tokio::test]
async fn events_arrive_in_order_and_once_by_default() {
    let (started, arrived) = delivered(7, |settings| settings).await;
    let count = started.len() as u64;
    assert!(count >= 30);
    let in_order: Vec<_> = (1..=count).map(|number| (number, false)).collect();
    assert_eq!(started, in_order);
    let ids: BTreeMap<_, _> = arrived.iter().cloned().collect();
    assert_eq!(ids.len(), arrived.len());
}

#[tokio::test]
async fn the_same_seed_repeats_and_reorders_the_same_deliveries() {
    let mix = |settings: WebhookSettings| settings.repeat(30).reorder(6);
    let (started, arrived) = delivered(7, mix).await;
    assert_eq!((started.clone(), arrived.clone()), delivered(7, mix).await);
    assert_ne!(started, delivered(8, mix).await.0);
    let plain = delivered(7, |settings| settings).await;
    let (repeats, mut first): (Vec<_>, Vec<_>) = started.iter().copied().partition(|one| one.1);
    assert!(!repeats.is_empty() && repeats.len() < first.len());
    assert_ne!(first, plain.0);
    first.sort_unstable();
    assert_eq!(first, plain.0);
    // A repeat has the same body and the same id.
    let bodies: BTreeMap<_, _> = plain.1.iter().cloned().collect();
    for (id, body) in &arrived {
        assert_eq!(bodies.get(id), Some(body));
    }
}

#[tokio::test]
async fn with_100_percent_each_event_arrives_exactly_twice() {
    let (started, arrived) = delivered(7, |settings| settings.repeat(100)).await;
    let mut counts = BTreeMap::<&str, usize>::new();
    for (id, _) in &arrived {
        *counts.entry(id).or_default() += 1;
    }
    assert!(counts.values().all(|count| *count == 2));
    assert_eq!(counts.len() * 2, started.len());
}

#[tokio::test]
async fn an_event_that_waits_for_later_ones_is_delivered_when_there_are_none() {
    let receiver = Receiver::start().await;
    let settings = WebhookSettings::new(receiver.url())
        .reorder(1_000)
        .repeat(100);
    let server = super::server("ninetynine", settings).await;
    server.customer_writes(2);
    let events = loop {
        // Nothing but the time lets them start.
        let records = server.deliveries();
        let first = records.iter().filter(|one| !one.is_repeat).count();
        if first >= 2 && records.len() == 2 * first {
            break records.len();
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    };
    server.delivered().await;
    assert_eq!(server.deliveries().len(), events);
}
