//! Faults that a test injects into deliveries.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use conversation_apis_contract::server::DeliveryOutcome::{Acknowledged, Disconnected, Refused};
use conversation_apis_contract::server::{WebhookAction, WebhookFault, WebhookSettings};
use conversation_apis_contract::webhooks::{Signer, Tampering};

use super::receiver::{Answer, Got, Receiver};
use super::{outcomes, server};

fn fault(text: &str) -> WebhookFault {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_tampered_delivery_is_followed_by_the_valid_one() {
    for provider in ["partoo", "ninetynine"] {
        for tampering in Signer::new(provider).unwrap().tamperings() {
            // A receiver that refuses the first delivery with a status that is retried.
            let receiver = Receiver::answering(|got| if got.index == 0 { 500 } else { 200 }.into());
            let settings = WebhookSettings::new(receiver.url()).in_flight(1);
            let settings = settings.fault(WebhookFault::new(WebhookAction::Tampered(tampering)));
            let server = server(provider, settings).await;
            server.customer_writes(3);
            server.delivered().await;
            let records = server.deliveries();
            assert_eq!(records[0].fault, Some(tampering.to_string()));
            assert_eq!(records[0].outcome, Refused(500));
            assert_eq!((records[1].number, records[1].attempt), (1, 2));
            let rest = &records[1..];
            assert!(
                rest.iter()
                    .all(|one| one.fault.is_none() && one.outcome == Acknowledged(200))
            );
            assert!(
                records
                    .iter()
                    .all(|one| !one.is_lost && one.id == records[0].id || one.number > 1)
            );
            let numbers: Vec<u64> = rest.iter().map(|one| one.number).collect();
            assert_eq!(numbers, (1..=rest.len() as u64).collect::<Vec<_>>());
            let [wrong, right, ..] = &receiver.got()[..] else {
                panic!("{records:?}");
            };
            assert!(
                wrong.headers != right.headers || wrong.body != right.body,
                "{tampering}"
            );
            assert_eq!(
                right.json().to_string().as_bytes(),
                right.body,
                "{tampering}"
            );
        }
    }
}

#[tokio::test]
async fn a_cut_body_is_incomplete_and_the_right_delivery_follows() {
    let receiver = Receiver::start().await;
    let settings = WebhookSettings::new(receiver.url()).fault(fault("cut;nth=2"));
    let server = server("partoo", settings.in_flight(1)).await;
    server.customer_writes(2);
    server.delivered().await;
    let records = server.deliveries();
    let said: Vec<String> = records.iter().map(ToString::to_string).collect();
    let [first, cut, right, ..] = &receiver.got()[..] else {
        panic!("{said:?}");
    };
    assert!(first.is_whole && !cut.is_whole && right.is_whole);
    assert_eq!(cut.header("content-length"), right.body.len().to_string());
    assert_eq!(cut.body, right.body[..right.body.len() / 2]);
    assert_eq!(records[1].outcome, Disconnected);
    assert_eq!(
        said[1..3],
        [
            format!(
                "{} #2 attempt 1 (cut): the connection ended before the response",
                records[1].event
            ),
            format!("{} #2 attempt 2: 200", records[1].event),
        ]
    );
}

#[tokio::test]
async fn a_slow_body_arrives_whole_after_its_pause() {
    let receiver = Receiver::start().await;
    let settings = WebhookSettings::new(receiver.url()).fault(fault("slow=300"));
    let server = server("partoo", settings).await;
    let start = Instant::now();
    server.customer_writes(1);
    server.delivered().await;
    assert!(start.elapsed() >= Duration::from_millis(300));
    let records = server.deliveries();
    assert_eq!(records[0].fault.as_deref(), Some("slow=300"));
    assert!(records.iter().all(|one| one.outcome == Acknowledged(200)));
    let got = receiver.got();
    let is_it = |got: &Got| got.is_whole && got.json()["type"] == records[0].event;
    assert!(got.iter().any(is_it));
}

#[tokio::test]
async fn twice_at_once_sends_the_repeat_before_the_first_is_answered() {
    // The first to arrive is not answered during the test, so the other does not wait for it.
    const HOUR: Duration = Duration::from_secs(3_600);
    let receiver = Receiver::answering(|got| match got.index {
        0 => Answer(200, "", HOUR),
        _ => 200.into(),
    });
    let settings = WebhookSettings::new(receiver.url()).in_flight(1);
    let settings = settings.timeout(HOUR).fault(fault("twice-at-once"));
    let server = server("ninetynine", settings).await;
    server.customer_writes(1);
    while server.deliveries().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let got = receiver.got();
    assert_eq!(got[0].body, got[1].body);
    let id = |got: &Got| got.header("x-chatwoot-delivery").to_owned();
    assert_eq!(id(&got[0]), id(&got[1]));
    assert_eq!(outcomes(&server.deliveries()), [Acknowledged(200)]);
}

#[tokio::test]
async fn the_second_of_two_deliveries_at_once_is_a_repeat() {
    let receiver = Receiver::start().await;
    let settings = WebhookSettings::new(receiver.url()).in_flight(1);
    let server = server("ninetynine", settings.fault(fault("twice-at-once"))).await;
    server.customer_writes(1);
    server.delivered().await;
    let records = &server.deliveries()[..2];
    let repeats: Vec<bool> = records.iter().map(|one| one.is_repeat).collect();
    assert_eq!(repeats, [false, true]);
    assert_eq!(records[0].id, records[1].id);
    assert_eq!(outcomes(records), [Acknowledged(200), Acknowledged(200)]);
}

#[tokio::test]
async fn faults_select_deliveries_by_event_number_and_times() {
    for (text, faulty) in [
        ("wrong-key;nth=2;times=2", vec![2, 3]),
        (
            "wrong-key;event=message_created;times=always",
            vec![1, 2, 3, 4],
        ),
        ("wrong-key;times=0", vec![]),
    ] {
        let receiver = Receiver::start().await;
        let settings = WebhookSettings::new(receiver.url()).in_flight(1);
        let server = server("partoo", settings.fault(fault(text))).await;
        server.customer_writes(4);
        server.delivered().await;
        let records = server.deliveries();
        let with_fault = records.iter().filter(|one| one.fault.is_some());
        let numbers: Vec<u64> = with_fault.map(|one| one.number).collect();
        assert_eq!(numbers, faulty, "{text}");
    }
}

#[test]
fn a_fault_is_read_and_written_as_text() {
    let mut texts = BTreeSet::new();
    for tampering in Tampering::ALL {
        texts.insert(tampering.to_string());
    }
    texts.extend(["cut", "slow=5", "twice-at-once"].map(str::to_owned));
    for text in &texts {
        for options in ["", ";event=message_created;nth=3;times=2", ";times=always"] {
            let text = format!("{text}{options}");
            assert_eq!(fault(&text).to_string(), text);
        }
    }
    assert_eq!(fault("slow").to_string(), "slow=200");
    for wrong in [
        "",
        "slow=",
        "slow=x",
        "cut=1",
        "wrong-signature=2",
        "cut;nth=0",
        "cut;nth",
        "cut;nth=1;nth=2",
        "cut;event=",
        "cut;operation=x",
        "503",
    ] {
        let error = wrong.parse::<WebhookFault>().unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("`{wrong}` is not a webhook fault")),
            "{error}"
        );
    }
}
