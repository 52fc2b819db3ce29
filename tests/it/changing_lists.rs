//! Lists that change during a walk.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use conversation_apis::{ErrorKind, Paginated, ninetynine, octopush, partoo};
use conversation_apis_server::Server;
use serde_json::{Value, json};
use wiremock::{MockServer, ResponseTemplate};

use crate::support::{KEY, answering, asked, client, drain, json_body, ninetynine, quick};

/// A client of an Octopush server, which retries almost without a wait.
fn octopush(server: &MockServer) -> octopush::Client {
    let builder = octopush::Client::builder(KEY, "login").base_url(server.uri());
    builder.retry(quick()).build().unwrap()
}

/// Checks that walks over the items and pages of a list that does not change are complete.
macro_rules! unchanged {
    ($call:expr) => {
        let mut items = $call.items();
        while let Some(item) = items.next().await {
            item.unwrap();
        }
        assert!(!items.may_be_incomplete());
        let mut pages = $call.pages();
        while let Some(page) = pages.next().await {
            page.unwrap();
        }
        assert!(!pages.may_be_incomplete());
    };
}

#[tokio::test]
async fn a_walk_over_a_list_that_does_not_change_is_complete_in_every_style() {
    let http = || reqwest::Client::builder().no_proxy().build().unwrap();
    let server = Server::start("partoo").await.unwrap();
    let client = partoo::Client::builder(KEY).base_url(server.base_url());
    let client = client.http_client(http()).build().unwrap();
    unchanged!(client.list_conversations().per_page(7));
    unchanged!(client.list_messages().conversation_id(1).per_page(7));
    let server = Server::start("octopush").await.unwrap();
    let client = octopush::Client::builder(KEY, "login").base_url(server.base_url());
    let client = client.http_client(http()).build().unwrap();
    unchanged!(client.list_conversations().per_page(30));
    let server = Server::start("ninetynine").await.unwrap();
    let client = ninetynine::Client::builder(KEY).base_url(server.base_url());
    let client = client.http_client(http()).build().unwrap();
    unchanged!(client.list_conversations().account_id(1));
    unchanged!(client.list_messages().account_id(1).conversation_id(1));
}

#[tokio::test]
async fn a_new_item_between_concurrent_requests_loses_no_item() {
    // Page 2 is sent after page 3, and after a new conversation was added.
    let list = Mutex::new((0..350).map(|id| format!("c{id}")).collect::<Vec<_>>());
    let failed = AtomicUsize::new(0);
    let server = answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let mut list = list.lock().unwrap();
        if number == 2 && failed.load(Ordering::Relaxed) < 2 {
            if failed.fetch_add(1, Ordering::Relaxed) == 0 {
                return ResponseTemplate::new(503).set_delay(Duration::from_millis(100));
            }
            list.insert(0, "new".to_owned());
        }
        let page = list.iter().skip((number - 1) * 100).take(100);
        json_body(
            page.map(|id| json!({ "conversation_id": id }))
                .collect::<Value>(),
        )
    })
    .await;
    let client = octopush(&server);
    let mut items = client.list_conversations().items().concurrency(4);
    let found = drain(&mut items, |item| item.conversation_id.clone().unwrap()).await;
    let mut found: Vec<String> = found.into_iter().map(Result::unwrap).collect();
    assert_eq!(found.len(), 351);
    found.sort();
    found.dedup();
    assert_eq!(found.len(), 351);
    assert!(!items.may_be_incomplete());
}

#[tokio::test]
async fn a_404_before_a_page_with_items_does_not_end_the_list() {
    let failed = AtomicUsize::new(0);
    let server = answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        if number == 2 && failed.fetch_add(1, Ordering::Relaxed) == 0 {
            return ResponseTemplate::new(404).set_delay(Duration::from_millis(300));
        }
        let ids = if number > 3 { vec![] } else { vec![number] };
        json_body(
            ids.into_iter()
                .map(|id| json!({ "conversation_id": format!("c{id}") }))
                .collect::<Value>(),
        )
    })
    .await;
    let client = octopush(&server);
    let mut items = client.list_conversations().items().concurrency(3);
    let mut found = drain(&mut items, |item| item.conversation_id.clone().unwrap()).await;
    items.resume();
    found.extend(drain(&mut items, |item| item.conversation_id.clone().unwrap()).await);
    let given = |id: &str| Ok(id.to_owned());
    let expected = [
        given("c1"),
        Err(ErrorKind::Status),
        given("c2"),
        given("c3"),
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn an_item_that_moved_to_a_page_already_passed_is_found() {
    let list = Arc::new(Mutex::new((1..=6).collect::<Vec<i64>>()));
    let shared = Arc::clone(&list);
    let server = answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let mut list = shared.lock().unwrap();
        // After page 1, item 6 moves to the top, and then item 1 above it.
        if number == 2 && list[0] == 1 {
            *list = vec![1, 6, 2, 3, 4, 5];
        }
        let page = list.iter().skip(number - 1).take(1);
        let payload: Vec<Value> = page.map(|id| json!({ "id": id })).collect();
        json_body(json!({ "data": { "meta": { "all_count": 6 }, "payload": payload } }))
    })
    .await;
    let client = ninetynine(&server);
    let mut items = client.list_conversations().account_id(1).items();
    let found = drain(&mut items, |item| item.id.unwrap().to_string()).await;
    let found: std::collections::BTreeSet<_> = found.into_iter().map(Result::unwrap).collect();
    assert_eq!(found.len(), 6);
    assert!(!items.may_be_incomplete());
}

#[tokio::test]
async fn a_list_that_keeps_changing_may_be_incomplete() {
    let requests = AtomicUsize::new(0);
    let server = answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let new = requests.fetch_add(1, Ordering::Relaxed);
        let ids = (0..30 + new).rev().skip((number - 1) * 5).take(5);
        json_body(
            ids.map(|id| json!({ "conversation_id": format!("c{id}") }))
                .collect::<Value>(),
        )
    })
    .await;
    let client = octopush(&server);
    let mut items = client.list_conversations().items();
    drain(&mut items, |item| item.conversation_id.clone().unwrap()).await;
    assert!(items.may_be_incomplete());
}

#[tokio::test]
async fn a_cursor_list_that_changes_may_be_incomplete() {
    for (second, total) in [(vec![3], 4), (vec![3, 2], 3), (vec![], 3)] {
        let server = answering(move |request| {
            let body = match asked(request, "cursor") {
                None => json!({ "conversations": [{ "id": 1 }, { "id": 2 }], "count": 3, "next_cursor": "b" }),
                Some(_) => {
                    let ids: Vec<Value> = second.iter().map(|id| json!({ "id": id })).collect();
                    json!({ "conversations": ids, "count": total, "next_cursor": null })
                }
            };
            json_body(body)
        })
        .await;
        let client = client(&server);
        let mut items = client.list_conversations().items();
        drain(&mut items, |item| item.id.unwrap().to_string()).await;
        assert!(items.may_be_incomplete());
    }
}

#[tokio::test]
async fn a_list_that_grows_by_several_pages_is_walked_to_its_end() {
    // After five pages, five pages of new items are added at the top, so the next five pages
    // are known.
    let requests = AtomicUsize::new(0);
    let server = answering(move |request| {
        let new = if requests.fetch_add(1, Ordering::Relaxed) < 5 {
            0
        } else {
            25
        };
        let page: i64 = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let list: Vec<Value> = (-new..40).map(|id| json!({ "id": id })).collect();
        let from = usize::try_from((page - 1) * 5).unwrap();
        let payload: Vec<&Value> = list.iter().skip(from).take(5).collect();
        let meta = json!({ "all_count": list.len() });
        json_body(json!({ "data": { "meta": meta, "payload": payload } }))
    })
    .await;
    let client = ninetynine(&server);
    let mut items = client.list_conversations().account_id(1).items();
    let found = drain(&mut items, |item| item.id.unwrap().to_string()).await;
    let found: BTreeSet<String> = found.into_iter().map(Result::unwrap).collect();
    assert_eq!(found.len(), 65);
    assert!(!items.may_be_incomplete());
}

#[tokio::test]
async fn a_list_whose_second_walk_gets_no_page_may_be_incomplete() {
    let requests = AtomicUsize::new(0);
    let server = answering(move |_| {
        let ids = match requests.fetch_add(1, Ordering::Relaxed) {
            0 => ["a", "b"],
            1 => ["b", "c"],
            _ => return ResponseTemplate::new(404),
        };
        json_body(
            ids.iter()
                .map(|id| json!({ "conversation_id": id }))
                .collect(),
        )
    })
    .await;
    let client = octopush(&server);
    let mut items = client.list_conversations().items();
    let found = drain(&mut items, |item| item.conversation_id.clone().unwrap()).await;
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(items.may_be_incomplete());
    assert_eq!(server.received_requests().await.unwrap().len(), 4);
}
