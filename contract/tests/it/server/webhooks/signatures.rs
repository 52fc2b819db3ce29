//! Deliveries, read by the generated verifiers.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use conversation_apis::webhooks::WebhookErrorKind;
use conversation_apis_contract::server::{WebhookAction, WebhookFault, WebhookSettings};
use conversation_apis_contract::webhooks::Signer;

use super::receiver::{Got, Receiver};
use super::server;

/// What the generated verifier made of a delivery.
struct Verified {
    is_known: bool,
    deduplication_key: String,
}

macro_rules! verify {
    ($provider:ident, $got:expr, $now:expr) => {{
        use conversation_apis::$provider::webhooks::{Event, Verifier};
        let verifier = match Signer::new(stringify!($provider)).unwrap().key() {
            Some(key) => Verifier::new([key]).unwrap(),
            None => Verifier::unsigned(),
        };
        let event = verifier.verify(&$got.headers, &$got.body, $now);
        event.map_err(|error| error.kind()).map(|event| Verified {
            is_known: !matches!(event, Event::Unknown(_) | Event::Malformed(_)),
            deduplication_key: event.deduplication_key(),
        })
    }};
}

fn verified(provider: &str, got: &Got, now: SystemTime) -> Result<Verified, WebhookErrorKind> {
    match provider {
        "partoo" => verify!(partoo, got, now),
        "octopush" => verify!(octopush, got, now),
        _ => verify!(ninetynine, got, now),
    }
}

#[tokio::test]
async fn every_delivery_verifies_and_decodes_as_a_known_event() {
    for provider in ["partoo", "octopush", "ninetynine"] {
        let receiver = Receiver::start().await;
        let settings = WebhookSettings::new(receiver.url()).in_flight(1).repeat(20);
        let server = server(provider, settings).await;
        server.customer_writes(30);
        server.delivered().await;
        let records = server.deliveries();
        assert_eq!(records.len(), receiver.got().len());
        let mut keys = BTreeSet::new();
        for (record, got) in records.iter().zip(receiver.got()) {
            let verified = verified(provider, &got, SystemTime::now()).unwrap();
            assert!(verified.is_known, "{provider}: {record}");
            // A repeat has the same key as its event, and no other event has it.
            assert_eq!(
                keys.insert(verified.deduplication_key),
                !record.is_repeat,
                "{provider}: {record}"
            );
        }
    }
}

#[tokio::test]
async fn a_tampered_delivery_is_refused_for_its_reason_and_the_valid_one_is_accepted() {
    for provider in ["partoo", "octopush", "ninetynine"] {
        for tampering in Signer::new(provider).unwrap().tamperings() {
            let receiver = Receiver::start().await;
            let settings = WebhookSettings::new(receiver.url()).in_flight(1);
            let settings = settings.fault(WebhookFault::new(WebhookAction::Tampered(tampering)));
            let server = server(provider, settings).await;
            server.customer_writes(1);
            server.delivered().await;
            let [wrong, right, ..] = &receiver.got()[..] else {
                panic!("{provider}: {tampering}");
            };
            let refused = verified(provider, wrong, SystemTime::now()).err();
            assert_eq!(
                refused,
                Some(tampering.refusal()),
                "{provider}: {tampering}"
            );
            assert!(
                verified(provider, right, SystemTime::now()).is_ok(),
                "{provider}: {tampering}"
            );
        }
    }
}

#[tokio::test]
async fn each_attempt_is_signed_with_its_own_time_and_the_same_id() {
    let receiver = Receiver::answering(|got| if got.index == 0 { 503 } else { 200 }.into());
    let settings = WebhookSettings::new(receiver.url()).in_flight(1).retries(1);
    let server = conversation_apis_contract::server::Server::builder("ninetynine");
    let settings = settings.backoff(Duration::from_millis(1_100));
    let server = server.webhook_to(settings).start().await.unwrap();
    server.customer_writes(1);
    server.delivered().await;
    let got = receiver.got();
    let first = got.first().unwrap();
    let same_id =
        |got: &&Got| got.header("x-chatwoot-delivery") == first.header("x-chatwoot-delivery");
    let attempts: Vec<&Got> = got.iter().filter(same_id).collect();
    assert_eq!(attempts.len(), 2);
    assert_eq!(attempts[0].body, attempts[1].body);
    let seconds = |got: &Got| got.header("x-chatwoot-timestamp").parse::<u64>().unwrap();
    assert!(seconds(attempts[0]) < seconds(attempts[1]));
    for got in attempts {
        let then = UNIX_EPOCH + Duration::from_secs(seconds(got));
        verified("ninetynine", got, then).unwrap();
    }
}
