//! What follows the response to a delivery, by provider.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use conversation_apis_contract::server::DeliveryOutcome::{
    Acknowledged, AnsweredWithBody, Disconnected, NotConnected, Refused, TimedOut,
};
use conversation_apis_contract::server::WebhookSettings;

use super::receiver::{self, Answer, Receiver};
use super::{one_message, outcomes, server};

/// The records of the first event, if the receiver answers with these statuses, and then always
/// with the last one.
async fn first_event(
    provider: &str,
    statuses: &'static [u16],
    settings: fn(WebhookSettings) -> WebhookSettings,
) -> Vec<conversation_apis_contract::server::DeliveryRecord> {
    let receiver = Receiver::answering(|got| {
        let status = statuses.get(got.index).or(statuses.last()).copied();
        status.unwrap().into()
    });
    let settings = settings(WebhookSettings::new(receiver.url()).in_flight(1));
    let mut records = one_message(provider, settings).await;
    records.retain(|one| one.number == 1);
    records
}

#[tokio::test]
async fn partoo_retries_5xx_up_to_5_times_and_accepts_only_200() {
    for (statuses, ends) in [
        (&[200][..], vec![Acknowledged(200)]),
        (&[201], vec![Refused(201)]),
        (&[404], vec![Refused(404)]),
        (&[429], vec![Refused(429)]),
        (&[302], vec![Refused(302)]),
        (&[503], vec![Refused(503); 6]),
    ] {
        let records = first_event("partoo", statuses, |settings| settings).await;
        assert_eq!(outcomes(&records), ends);
        let lost: Vec<bool> = records.iter().map(|one| one.is_lost).collect();
        let is_last = (1..=ends.len()).map(|number| number == ends.len() && statuses != [200]);
        assert_eq!(lost, is_last.collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_retry_carries_the_same_body_with_the_next_attempt_number() {
    let receiver = Receiver::answering(|got| if got.index < 2 { 503 } else { 200 }.into());
    let records = one_message("partoo", WebhookSettings::new(receiver.url()).in_flight(1)).await;
    let first: Vec<_> = records.iter().filter(|one| one.number == 1).collect();
    let attempts: Vec<u32> = first.iter().map(|one| one.attempt).collect();
    assert!(
        attempts.len() > 1 && attempts.starts_with(&[1, 2]),
        "{records:?}"
    );
    assert!(first.last().unwrap().outcome.is_acknowledged());
    let bodies = receiver.got().into_iter().map(|got| got.body);
    assert_eq!(
        bodies.collect::<BTreeSet<_>>().len(),
        records.last().unwrap().number as usize
    );
}

#[tokio::test]
async fn chatwoot_accepts_2xx_and_retries_nothing_unless_it_is_told_to() {
    let records = first_event("ninetynine", &[204], |settings| settings).await;
    assert_eq!(outcomes(&records), [Acknowledged(204)]);
    let records = first_event("ninetynine", &[500], |settings| settings).await;
    assert_eq!(outcomes(&records), [Refused(500)]);
    assert!(records[0].is_lost);
    let records = first_event("ninetynine", &[500], |settings| settings.retries(2)).await;
    assert_eq!(outcomes(&records), vec![Refused(500); 3]);
    let ids: BTreeSet<_> = records.iter().map(|one| one.id.as_deref()).collect();
    assert!(ids.len() == 1 && ids.first().unwrap().is_some(), "{ids:?}");
}

#[tokio::test]
async fn octopush_requires_an_empty_body_within_a_second() {
    for (answer, outcome) in [
        (Answer(200, "", Duration::ZERO), Acknowledged(200)),
        (Answer(204, "", Duration::ZERO), Acknowledged(204)),
        (Answer(200, "ok", Duration::ZERO), AnsweredWithBody(200)),
        (Answer(500, "sorry", Duration::ZERO), Refused(500)),
        (Answer(200, "", Duration::from_secs(60)), TimedOut),
    ] {
        let receiver = Receiver::answering(move |_| answer);
        let start = Instant::now();
        let records = one_message("octopush", WebhookSettings::new(receiver.url())).await;
        assert!(
            records.iter().all(|one| one.outcome == outcome),
            "{records:?}"
        );
        assert_eq!(records[0].is_lost, !outcome.is_acknowledged());
        if outcome == TimedOut {
            assert!(start.elapsed() >= Duration::from_secs(1));
        }
    }
}

#[tokio::test]
async fn a_receiver_that_was_away_gets_what_was_retried() {
    let away = receiver::socket();
    let port = away.local_addr().unwrap().port();
    let settings = WebhookSettings::new(receiver::url(port)).retries(1_000);
    let server = server("ninetynine", settings).await;
    server.customer_writes(3);
    while server.deliveries().len() < 12 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let refused = server.deliveries();
    assert!(
        refused
            .iter()
            .all(|one| one.outcome == NotConnected && !one.is_lost)
    );
    let back = Receiver::listening(away.listen(64).unwrap(), |_| 200.into());
    server.delivered().await;
    let records = server.deliveries();
    let acknowledged = records
        .iter()
        .filter(|one| one.outcome == Acknowledged(200));
    assert_eq!(acknowledged.count(), back.got().len());
    let numbers: BTreeSet<u64> = records.iter().map(|one| one.number).collect();
    assert_eq!(numbers.len(), back.got().len());
    assert!(records.iter().all(|one| !one.is_lost));
}

#[tokio::test]
async fn a_receiver_that_hangs_up_is_retried_like_one_that_fails() {
    let listener = receiver::socket().listen(64).unwrap();
    let port = listener.local_addr().unwrap().port();
    let hangs_up = tokio::spawn(async move {
        loop {
            drop(listener.accept().await.unwrap());
        }
    });
    let settings = WebhookSettings::new(receiver::url(port)).retries(2);
    let mut records = one_message("partoo", settings).await;
    hangs_up.abort();
    records.retain(|one| one.number == 1);
    assert_eq!(outcomes(&records), vec![Disconnected; 3]);
    assert!(records[2].is_lost);
}
