//! Writes to the embedded server under faults and in parallel: each is applied once or not at
//! all.

use conversation_apis::partoo::Client;
use conversation_apis::partoo::types::{ExternalMessage, ExternalSenderType};
use conversation_apis::{Paginated, Retry};
use conversation_apis_contract::server::{Fault, Server};
use futures_util::TryStreamExt;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::writes::{messages, request};
use super::{client, http};

/// A client that does not retry.
fn plain(server: &Server) -> Client {
    let builder = Client::builder("any-key").base_url(server.base_url());
    let builder = builder.retry(Retry::off()).without_quota();
    builder.http_client(http()).build().unwrap()
}

#[tokio::test]
async fn a_write_is_applied_before_a_fault_and_a_status_refuses_it() {
    for (fault, applied) in [
        ("reset", 1),
        ("close", 1),
        ("cut", 1),
        ("truncated-json", 1),
        ("invalid-utf8", 1),
        ("slow-headers=20", 1),
        ("slow-body=1;chunk=3", 1),
        ("503", 0),
        ("429;retry-after=0", 0),
        ("html=502", 0),
        ("html", 0),
        ("200;empty", 0),
    ] {
        let fault: Fault = format!("{fault};operation=sendMessage").parse().unwrap();
        let server = Server::builder("partoo").fault(fault.clone());
        let server = server.start().await.unwrap();
        let client = plain(&server);
        let before = messages(&client, 1).await.len();
        let result = client.reply(1, "once").send().await;
        let is_slow = fault.to_string().starts_with("slow");
        assert_eq!(result.is_ok(), is_slow, "{fault}: {result:?}");
        let all = messages(&client, 1).await;
        assert_eq!(all.len(), before + applied, "{fault}");
        client.reply(1, "again").send().await.unwrap();
        assert_eq!(
            messages(&client, 1).await.len(),
            before + applied + 1,
            "{fault}"
        );
    }
}

#[tokio::test]
async fn a_client_with_retries_never_applies_a_message_twice() {
    for fault in [
        "reset",
        "close",
        "cut",
        "truncated-json",
        "html",
        "429;retry-after=0",
    ] {
        for nth in 1..=2 {
            let fault: Fault = format!("{fault};operation=sendMessage;nth={nth}")
                .parse()
                .unwrap();
            let server = Server::builder("partoo").fault(fault.clone());
            let server = server.start().await.unwrap();
            let client = client(&server);
            let before = messages(&client, 1).await.len();
            let mut accepted = 0;
            for number in 0..3 {
                let sent = client.reply(1, format!("text {number}")).send().await;
                accepted += usize::from(sent.is_ok());
            }
            let all = messages(&client, 1).await.split_off(before);
            let mut texts: Vec<Value> = all
                .iter()
                .map(|one| serde_json::to_value(&one.content).unwrap())
                .collect();
            let applied = texts.len();
            texts.dedup();
            assert_eq!(texts.len(), applied, "{fault}: {texts:?}");
            assert!(
                applied >= accepted && accepted >= 2,
                "{fault}: {applied} {accepted}"
            );
        }
    }
}

#[tokio::test]
async fn an_ingest_may_be_repeated_after_a_reset() {
    let fault = "reset;operation=ingestMessage;times=2".parse().unwrap();
    let server = Server::builder("partoo")
        .fault(fault)
        .start()
        .await
        .unwrap();
    let client = plain(&server);
    for _ in 0..3 {
        let message = ExternalMessage::new("b", "c", "d", ExternalSenderType::User, "e");
        let _ = client
            .ingest_message()
            .channel_id("ch-1")
            .body(message)
            .send()
            .await;
    }
    let all: Vec<_> = client
        .list_conversations()
        .items()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(all.len(), 26);
    let id = all.last().unwrap().id.unwrap();
    assert_eq!(messages(&client, id).await.len(), 1);
}

#[tokio::test]
async fn parallel_writes_each_apply_once_with_their_own_id() {
    let server = Server::start("partoo").await.unwrap();
    let client = plain(&server);
    let before = messages(&client, 1).await.len();
    let sends = (0..40).map(|number| client.reply(1, format!("text {number}")).send());
    let sent = join_all(sends).await.into_iter();
    let mut ids: Vec<i64> = sent.map(|sent| sent.unwrap().message_id.unwrap()).collect();
    let all = messages(&client, 1).await;
    let listed: Vec<i64> = all[before..].iter().map(|one| one.id.unwrap()).collect();
    ids.sort_unstable();
    assert_eq!(listed, ids);
    ids.dedup();
    assert_eq!(ids.len(), 40);
}

#[tokio::test]
async fn the_same_requests_give_the_same_bytes() {
    let run = async || {
        let server = Server::builder("partoo").seed(7).start().await.unwrap();
        let text = json!({ "conversation_id": 1, "content_type": "Text", "content": "a" });
        let webhook = json!({ "url": "https://a.example.com", "event_type": "lead_received" });
        let mut seen = Vec::new();
        for (method, path, body) in [
            ("POST", "/messages", text.clone()),
            ("PATCH", "/conversations/1", json!({ "status": "closed" })),
            ("POST", "/messages", text),
            ("POST", "/webhooks", json!({ "items": [webhook] })),
            ("GET", "/webhooks", Value::Null),
            ("GET", "/conversations?per_page=3", Value::Null),
            ("GET", "/messages?conversation_id=1", Value::Null),
        ] {
            seen.push(request(&server, method, path, body).await);
        }
        seen
    };
    let first = run().await;
    assert_eq!(first[2].0, 400);
    assert_eq!(first, run().await);
}
