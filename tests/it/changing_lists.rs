//! Lists that change during a walk, servers that lead it in a circle, and items that
//! cannot be told apart by their ids.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use conversation_apis::pagination::{Bounds, Items, Token};
use conversation_apis::{ErrorKind, Paginated, Retry, ninetynine, octopush, partoo};
use conversation_apis_contract::server::Server;
use futures_util::StreamExt;
use serde_json::{Value, json};
use wiremock::{MockServer, ResponseTemplate};

use crate::support::{KEY, answering, asked, client, json_body, ninetynine, page};

fn octopush(server: &MockServer) -> octopush::Client {
    let retry = Retry::default().base_delay(Duration::from_millis(1));
    let builder = octopush::Client::builder(KEY, "login").base_url(server.uri());
    builder.retry(retry).build().unwrap()
}

/// The ids of a walk's items in the order given; an error is its kind.
async fn drain<P: Paginated>(
    items: &mut Items<P>,
    id: fn(&P::Item) -> String,
) -> Vec<Result<String, ErrorKind>> {
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.as_ref().map(id).map_err(|error| error.kind()));
    }
    found
}

/// Holds an undisturbed walk to say that nothing is missing, by items and by pages.
macro_rules! undisturbed {
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
async fn an_undisturbed_walk_is_complete_in_every_style() {
    let http = || reqwest::Client::builder().no_proxy().build().unwrap();
    let server = Server::start("partoo").await.unwrap();
    let client = partoo::Client::builder(KEY).base_url(server.base_url());
    let client = client.http_client(http()).build().unwrap();
    undisturbed!(client.list_conversations().per_page(7));
    undisturbed!(client.list_messages().conversation_id(1).per_page(7));
    let server = Server::start("octopush").await.unwrap();
    let client = octopush::Client::builder(KEY, "login").base_url(server.base_url());
    let client = client.http_client(http()).build().unwrap();
    undisturbed!(client.list_conversations().per_page(30));
    let server = Server::start("ninetynine").await.unwrap();
    let client = ninetynine::Client::builder(KEY).base_url(server.base_url());
    let client = client.http_client(http()).build().unwrap();
    undisturbed!(client.list_conversations().account_id(1));
    undisturbed!(client.list_messages().account_id(1).conversation_id(1));
}

#[tokio::test]
async fn a_new_item_between_pages_in_flight_loses_none() {
    // Page 2 is answered after page 3, and after a new conversation came.
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
async fn an_item_that_moved_up_behind_the_walk_is_found_below_a_known_one() {
    let list = Arc::new(Mutex::new((1..=6).collect::<Vec<i64>>()));
    let shared = Arc::clone(&list);
    let server = answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let mut list = shared.lock().unwrap();
        // After page 1, 6 moves up, and then 1 above it.
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
async fn a_list_that_never_stops_changing_says_that_items_may_be_missing() {
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
async fn a_cursor_list_that_changes_says_so() {
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
async fn endless_cursor_lists_end_with_an_error() {
    // The same page, two pages in turn, a longer cycle, and empty pages.
    for (cycle, empty) in [(1, false), (2, false), (7, false), (1, true)] {
        let requests = AtomicUsize::new(0);
        let server = answering(move |_| {
            let number = requests.fetch_add(1, Ordering::Relaxed);
            let first = i64::try_from(number % cycle).unwrap() * 2;
            let ids = if empty {
                vec![]
            } else {
                vec![first, first + 1]
            };
            json_body(page(&ids, json!(format!("cursor {number}"))))
        })
        .await;
        let client = client(&server);
        let mut items = client.list_conversations().items();
        let found = drain(&mut items, |item| item.id.unwrap().to_string()).await;
        assert_eq!(found.last(), Some(&Err(ErrorKind::Pagination)));
        assert!(items.next().await.is_none());
        let sent = server.received_requests().await.unwrap().len();
        assert!(sent < 30, "{cycle}: {sent} requests");
    }
}

#[tokio::test]
async fn a_total_that_grows_excuses_no_endless_list() {
    let ids = |from: i64| {
        (from..from + 5)
            .map(|id| json!({ "id": id }))
            .collect::<Value>()
    };
    // A page of a number is always the first one.
    let requests = AtomicI64::new(0);
    let server = answering(move |_| {
        let total = 5 + 1_000_000 * requests.fetch_add(1, Ordering::Relaxed);
        let meta = json!({ "all_count": total });
        json_body(json!({ "data": { "meta": meta, "payload": ids(1) } }))
    })
    .await;
    let client_of_numbers = ninetynine(&server);
    let call = client_of_numbers.list_conversations().account_id(1);
    let mut items = call.items().bounds(Bounds::default().pages(60));
    let found = drain(&mut items, |item| item.id.unwrap().to_string()).await;
    assert_eq!(found.len(), 6, "{found:?}");
    assert_eq!(found[5], Err(ErrorKind::Pagination));
    // A cursor list starts over after ten pages.
    let requests = AtomicI64::new(0);
    let server = answering(move |_| {
        let number = requests.fetch_add(1, Ordering::Relaxed);
        json_body(json!({
            "conversations": ids(number % 10 * 5),
            "count": 50 + 5 * number,
            "next_cursor": format!("cursor {number}"),
        }))
    })
    .await;
    let client = client(&server);
    let items = client.list_conversations().items();
    let mut items = items.bounds(Bounds::default().pages(200));
    let found = drain(&mut items, |item| item.id.unwrap().to_string()).await;
    assert_eq!(found.last(), Some(&Err(ErrorKind::Pagination)));
}

#[tokio::test]
async fn a_list_that_grows_by_pages_during_a_walk_is_walked_to_its_end() {
    // After five pages, five pages of new items come first: the next five are known.
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
async fn a_second_walk_that_finds_no_page_at_all_may_be_incomplete() {
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

#[tokio::test]
async fn a_page_that_names_no_next_one_is_an_error_after_its_items() {
    let server = answering(|request| {
        json_body(match asked(request, "cursor") {
            None => json!({ "conversations": [{ "id": 1 }], "count": 2, "next_cursor": "b" }),
            Some(_) => json!({ "conversations": [{ "id": 2 }], "count": 2 }),
        })
    })
    .await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    let found = drain(&mut items, |item| item.id.unwrap().to_string()).await;
    let expected = [
        Ok("1".to_owned()),
        Ok("2".to_owned()),
        Err(ErrorKind::Pagination),
    ];
    assert_eq!(found, expected);
    assert!(!items.token().is_end());
    let mut again = client
        .list_conversations()
        .items_after(&items.token())
        .unwrap();
    let error = again.next().await.unwrap().unwrap_err();
    assert_eq!(error.operation(), Some("listConversations"));
    assert!(again.next().await.is_none());
    let pages = client.list_conversations().pages();
    let found: Vec<bool> = pages.map(|page| page.is_ok()).collect().await;
    assert_eq!(found, [true, true, false]);
}

#[tokio::test]
async fn pages_treat_a_page_without_its_list_as_an_error_and_fetch_it_again() {
    let failed = AtomicUsize::new(0);
    let server = answering(move |_| match failed.fetch_add(1, Ordering::Relaxed) {
        0 => json_body(json!({ "next_cursor": null })),
        _ => json_body(page(&[1], json!(null))),
    })
    .await;
    let client = client(&server);
    let mut pages = client.list_conversations().pages();
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "listConversations: the page has no list of items"
    );
    assert!(pages.next().await.is_none());
    pages.resume();
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.is_none());
}

/// A list of messages in windows before an id, of items written as they are.
async fn windows(items: Vec<(i64, String)>, size: usize) -> MockServer {
    answering(move |request| {
        let before = asked(request, "before").map_or(i64::MAX, |id| id.parse().unwrap());
        let window = items.iter().filter(|(id, _)| *id < before);
        let window: Vec<&str> = window.map(|(_, text)| text.as_str()).collect();
        let window = &window[window.len().saturating_sub(size)..];
        let body = format!(r#"{{"meta":{{}},"payload":[{}]}}"#, window.join(","));
        ResponseTemplate::new(200).set_body_raw(body, "application/json")
    })
    .await
}

/// Items with these ids; those of `unreadable` cannot be told by theirs.
fn messages(ids: impl Iterator<Item = i64>, unreadable: &[i64]) -> Vec<(i64, String)> {
    let text = |id: i64| match unreadable.contains(&id) {
        true => format!(r#"{{"id":"\ud83d","content":"{id}"}}"#),
        false => format!(r#"{{"id":{id},"content":"{id}"}}"#),
    };
    ids.map(|id| (id, text(id))).collect()
}

#[tokio::test]
async fn a_list_before_an_id_has_a_way_on_from_items_without_readable_ids() {
    let lists = [
        // At the end of a window, as a whole window, and with gaps between ids.
        messages(1..=20, &[16]),
        messages(1..=20, &[11, 12, 13, 14, 15]),
        messages((1..=20).map(|id| id * 50), &[500, 550, 600, 650, 700]),
        messages((1..=9).map(|id| id * 1000), &[1000, 2000, 3000, 7000, 8000]),
        messages(1..=12, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ];
    for list in lists {
        for size in 1..=5 {
            if list[list.len() - size..]
                .iter()
                .all(|(_, text)| text.contains("ud83d"))
            {
                continue;
            }
            let server = windows(list.clone(), size).await;
            let client = ninetynine(&server);
            let call = || client.list_messages().account_id(1).conversation_id(2);
            let mut items = call().items();
            let mut found = Vec::new();
            // Left and continued after each item.
            while let Some(item) = items.next().await {
                let text = match &item {
                    Ok(item) => item.content.clone().unwrap(),
                    Err(error) => {
                        let item = error.item().expect("an item").as_str();
                        item.rsplit('"').nth(1).unwrap().to_owned()
                    }
                };
                found.push(text.parse::<i64>().unwrap());
                let token = serde_json::to_string(&items.token()).unwrap();
                assert!(token.len() < 2_000, "{}", token.len());
                let token: Token = serde_json::from_str(&token).unwrap();
                items = call().items_after(&token).unwrap();
            }
            let all: Vec<i64> = list.iter().rev().map(|(id, _)| *id).collect();
            assert_eq!(found, all, "windows of {size}");
            let mut items = call().items();
            let count = drain(&mut items, |_| String::new()).await.len();
            assert_eq!(count, list.len());
            assert!(!items.may_be_incomplete());
            let sent = server.received_requests().await.unwrap().len();
            assert!(sent < 600, "{sent} requests");
        }
    }
}

#[tokio::test]
async fn a_bad_item_in_a_list_that_moves_is_given_once() {
    let bad = [
        r#"{"id":12,"status":7}"#,
        r#"{"id":12,"uuid":"\ud83d"}"#,
        r#"{"id":12,"\ud83d":1}"#,
        r#"{"id":{},"uuid":"no id"}"#,
    ];
    for bad in bad {
        let requests = AtomicUsize::new(0);
        let server = answering(move |request| {
            let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
            let mut list: Vec<String> = (1..=5).map(|id| format!(r#"{{"id":{id}}}"#)).collect();
            list[1] = bad.to_owned();
            // A new one pushes the bad one to the next page.
            if requests.fetch_add(1, Ordering::Relaxed) > 0 {
                list.insert(0, r#"{"id":99}"#.to_owned());
            }
            let total = list.len();
            let page: Vec<_> = list.into_iter().skip((number - 1) * 2).take(2).collect();
            let body = format!(
                r#"{{"data":{{"meta":{{"all_count":{total}}},"payload":[{}]}}}}"#,
                page.join(",")
            );
            ResponseTemplate::new(200).set_body_raw(body, "application/json")
        })
        .await;
        let client = ninetynine(&server);
        let mut items = client.list_conversations().account_id(1).items();
        let found = drain(&mut items, |item| item.id.unwrap().to_string()).await;
        assert_eq!(
            found.iter().filter(|item| item.is_err()).count(),
            1,
            "{bad}"
        );
        assert_eq!(found.len(), 6, "{bad}: {found:?}");
        assert!(!items.may_be_incomplete(), "{bad}");
    }
}
