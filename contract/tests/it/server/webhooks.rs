//! Deliveries of webhooks by the embedded server.

mod command_line;
mod faults;
mod order;
mod receiver;
mod responses;
mod signatures;

use std::collections::BTreeMap;
use std::time::Duration;

use conversation_apis::partoo::Client;
use conversation_apis_contract::server::{
    DeliveryOutcome, DeliveryRecord, Server, WebhookFault, WebhookSettings,
};

use self::receiver::{Answer, Receiver};

/// A server that delivers with these settings.
async fn server(provider: &str, settings: WebhookSettings) -> Server {
    let settings = settings.backoff(Duration::from_millis(2));
    let server = Server::builder(provider).seed(7).webhook_to(settings);
    server.start().await.unwrap()
}

/// The records of the deliveries that one message of a customer causes.
async fn one_message(provider: &str, settings: WebhookSettings) -> Vec<DeliveryRecord> {
    let server = server(provider, settings).await;
    server.customer_writes(1);
    server.delivered().await;
    server.deliveries()
}

fn outcomes(records: &[DeliveryRecord]) -> Vec<DeliveryOutcome> {
    records.iter().map(|one| one.outcome.clone()).collect()
}

#[tokio::test]
async fn writes_and_later_changes_of_their_items_are_delivered() {
    let receiver = Receiver::start().await;
    let server = server("partoo", WebhookSettings::new(receiver.url())).await;
    let client = Client::builder("any-key").base_url(server.base_url());
    let client = client.build().unwrap();
    client.reply(1, "an invented text").send().await.unwrap();
    server.delivered().await;
    let [sent] = &receiver.got()[..] else {
        panic!("{:?}", server.deliveries());
    };
    assert_eq!(sent.header("content-type"), "application/json");
    assert_eq!(sent.json()["type"], "message_created");
    let message = &sent.json()["payload"]["message"];
    assert!(message["content"].to_string().contains("an invented text"));
    // The message is sent when somebody reads it.
    let read = || client.list_messages().conversation_id(1).send();
    read().await.unwrap();
    server.delivered().await;
    let got = receiver.got();
    assert_eq!(got[1].json()["type"], "message_updated");
    assert_eq!(got[1].json()["payload"]["message"]["id"], message["id"]);
    // A refused write and a read cause nothing.
    client
        .reply(999, "an invented text")
        .send()
        .await
        .unwrap_err();
    read().await.unwrap();
    server.delivered().await;
    assert_eq!(receiver.got().len(), 2);
    let numbers = server.deliveries().into_iter().map(|one| one.number);
    assert_eq!(numbers.collect::<Vec<_>>(), [1, 2]);
}

#[tokio::test]
async fn messages_of_customers_are_delivered_by_every_provider() {
    for provider in ["partoo", "octopush", "ninetynine"] {
        let receiver = Receiver::start().await;
        let server = server(provider, WebhookSettings::new(receiver.url())).await;
        server.customer_writes(20);
        server.delivered().await;
        let records = server.deliveries();
        assert!(records.len() >= 20, "{provider}: {}", records.len());
        for record in &records {
            assert!(record.outcome.is_acknowledged(), "{provider}: {record}");
        }
        assert_eq!(receiver.got().len(), records.len());
    }
}

#[tokio::test]
async fn a_server_without_webhooks_delivers_nothing_and_waits_for_nothing() {
    let server = Server::start("partoo").await.unwrap();
    server.customer_writes(2);
    server.delivered().await;
    assert_eq!(server.deliveries(), []);
}

#[tokio::test]
async fn wrong_settings_are_refused_at_the_start() {
    let url = "http://127.0.0.1:1/";
    let fault = |text: &str| WebhookSettings::new(url).fault(text.parse().unwrap());
    for (provider, settings, said) in [
        ("partoo", "127.0.0.1:80".into(), "the URL for webhooks "),
        (
            "partoo",
            "".into(),
            "is not valid (relative URL without a base)",
        ),
        (
            "partoo",
            "ftp://127.0.0.1/".into(),
            "must start with http:// or https://",
        ),
        ("partoo", "http://127.0.0.1:0/".into(), "has port 0"),
        ("partoo", "http:///hook".into(), "has no host"),
        (
            "partoo",
            fault("cut;event=ship_sunk"),
            "no event `ship_sunk` for a webhook fault",
        ),
        (
            "partoo",
            fault("old-timestamp"),
            "cannot have `old-timestamp`",
        ),
        (
            "octopush",
            fault("wrong-signature"),
            "cannot have `wrong-signature`",
        ),
    ] {
        let started = Server::builder(provider).webhook_to(settings).start().await;
        let error = started.unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
    let error = "explode".parse::<WebhookFault>().unwrap_err().to_string();
    let said = "`explode` is not a webhook fault; use one of: wrong-signature (";
    assert!(error.starts_with(said), "{error}");
}

#[tokio::test]
async fn settings_and_records_show_neither_the_url_nor_a_body() {
    let receiver = Receiver::answering(|_| 500.into());
    let settings = WebhookSettings::new(receiver.url());
    let builder = Server::builder("partoo").webhook_to(settings.clone());
    let records = one_message("partoo", settings.clone()).await;
    let shown = format!("{settings:?} {builder:?} {records:?} {}", records[0]);
    assert!(!shown.contains("canary"), "{shown}");
    let body = receiver.got()[0].json();
    let text = body["payload"]["message"]["content"].to_string();
    assert!(!shown.contains(text.trim_matches('"')), "{shown}");
}

#[tokio::test]
async fn a_dropped_server_stops_delivering_at_once() {
    // A server that waited for its deliveries would wait for an hour.
    const HOUR: Duration = Duration::from_secs(3_600);
    let receiver = Receiver::answering(|_| Answer(200, "", HOUR));
    let settings = WebhookSettings::new(receiver.url()).timeout(HOUR);
    let server = server("ninetynine", settings.in_flight(3)).await;
    server.customer_writes(30);
    while receiver.got().len() < 3 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    drop(server);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(receiver.got().len(), 3);
}

#[tokio::test]
async fn a_thousand_concurrent_deliveries_arrive_once_each() {
    let receiver = Receiver::start().await;
    let settings = WebhookSettings::new(receiver.url()).repeat(100).reorder(20);
    // The receiver runs on this thread, so it does not answer during `customer_writes`.
    let settings = settings.timeout(Duration::from_secs(600));
    let server = server("ninetynine", settings).await;
    while server.deliveries().len() < 1_000 {
        server.customer_writes(100);
        server.delivered().await;
    }
    let mut expected = BTreeMap::<String, usize>::new();
    for record in server.deliveries() {
        assert!(record.outcome.is_acknowledged() && record.attempt == 1);
        *expected.entry(record.id.unwrap()).or_default() += 1;
    }
    assert!(expected.values().all(|deliveries| *deliveries == 2));
    let mut arrived = BTreeMap::<String, usize>::new();
    for got in receiver.got() {
        let id = got.header("x-chatwoot-delivery").to_owned();
        *arrived.entry(id).or_default() += 1;
    }
    assert_eq!(arrived, expected);
}
