//! Lists that are read with a body: `POST` with a filter, in pages by number.

use std::sync::atomic::{AtomicUsize, Ordering};

use conversation_apis::pagination::Token;
use conversation_apis::{ErrorKind, Paginated};
use serde_json::{Value, json};
use wiremock::{MockServer, Request, ResponseTemplate};

use crate::support::{answering, asked, drain, json_body, requests};
use crate::writes::api::builder::FilterConversations;
use crate::writes::api::types::{Filter, Message};
use crate::writes::api::{Client, builder::TakeConversations};
use crate::writes::builder;

const OPEN: i64 = 47;

/// The page of a list of 47 open or 7 other conversations, ten at a time.
fn page(request: &Request) -> ResponseTemplate {
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    let count = match body["status"].as_str() {
        Some("open") => OPEN,
        _ => 7,
    };
    let number: i64 = asked(request, "page").map_or(1, |page| page.parse().unwrap());
    let from = (number - 1) * 10;
    let ids = (from..count.min(from + 10)).map(|id| json!({ "id": id }));
    json_body(json!({ "count": count, "payload": ids.collect::<Vec<_>>() }))
}

fn client(server: &MockServer) -> Client {
    builder(&server.uri()).build().unwrap()
}

fn filter(client: &Client, status: &str) -> FilterConversations {
    let filter = Filter::new().status(status);
    client.filter_conversations().body(filter)
}

fn id(message: &Message) -> String {
    message.id.unwrap().to_string()
}

fn ids(range: std::ops::Range<i64>) -> Vec<Result<String, ErrorKind>> {
    range.map(|id| Ok(id.to_string())).collect()
}

#[tokio::test]
async fn a_walk_sends_the_body_with_each_page() {
    for concurrency in [1, 4] {
        let server = answering(page).await;
        let mut items = filter(&client(&server), "open")
            .items()
            .concurrency(concurrency);
        assert_eq!(drain(&mut items, id).await, ids(0..OPEN));
        assert_eq!(items.total(), Some(47));
        let sent = server.received_requests().await.unwrap();
        assert!(sent.len() >= 6, "{}", sent.len());
        for request in sent {
            assert_eq!(request.method.as_str(), "POST");
            assert_eq!(request.body, br#"{"status":"open"}"#);
            assert_eq!(request.headers["content-type"], "application/json");
        }
    }
}

/// The token after the first items of a walk, as it is stored.
async fn stored(call: FilterConversations, taken: usize) -> String {
    let mut items = call.items();
    for _ in 0..taken {
        items.next().await.unwrap().unwrap();
    }
    serde_json::to_string(&items.token()).unwrap()
}

#[tokio::test]
async fn a_token_continues_only_a_walk_with_the_same_body() {
    let server = answering(page).await;
    let client = client(&server);
    let text = stored(filter(&client, "open"), 13).await;
    let token: Token = serde_json::from_str(&text).unwrap();
    assert!(!text.contains("open"), "{text}");
    let mut rest = filter(&client, "open").items_after(&token).unwrap();
    assert_eq!(drain(&mut rest, id).await, ids(13..OPEN));
    let extra = Filter::new();
    for other in [
        filter(&client, "resolved"),
        client.filter_conversations().body(extra),
    ] {
        let mut items = other.items_after(&token).unwrap();
        let error = items.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Pagination);
        let expected = "filterConversations: the token belongs to a call with another path, body or parameters";
        assert_eq!(error.to_string(), expected);
        assert!(items.next().await.is_none());
    }
}

/// Answers 503 to the second request.
async fn failing_once() -> MockServer {
    let number = AtomicUsize::new(0);
    answering(move |request| match number.fetch_add(1, Ordering::SeqCst) {
        1 => ResponseTemplate::new(503),
        _ => page(request),
    })
    .await
}

#[tokio::test]
async fn the_pages_of_a_list_are_retried_only_if_it_is_idempotent() {
    let server = failing_once().await;
    let mut items = filter(&client(&server), "open").items();
    assert_eq!(drain(&mut items, id).await, ids(0..OPEN));
    assert_eq!(requests(&server).await, 7);

    let server = failing_once().await;
    let filter = Filter::new().status("open");
    let call: TakeConversations = client(&server).take_conversations().body(filter);
    let mut items = call.items();
    let found = drain(&mut items, id).await;
    assert_eq!(found[..10], ids(0..10));
    assert_eq!(found[10..], [Err(ErrorKind::Status)]);
    assert_eq!(requests(&server).await, 2);
    items.resume();
    assert_eq!(drain(&mut items, id).await, ids(10..OPEN));
}

#[tokio::test]
async fn a_walk_needs_its_body() {
    let server = answering(page).await;
    let mut items = client(&server).filter_conversations().items();
    let error = items.next().await.unwrap().unwrap_err();
    let expected = "filterConversations: body must be set: .body(…)";
    assert_eq!(error.to_string(), expected);
    assert_eq!(requests(&server).await, 0);
}
