//! Walks that are left and gone on with, that fetch ahead, and that have bounds.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use conversation_apis::pagination::{Bounds, Token};
use conversation_apis::{ErrorKind, Paginated, Retry, octopush, partoo};
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use serde_json::{Value, json};
use wiremock::{MockServer, ResponseTemplate};

use crate::support::{KEY, answering, asked, client, json_body, ninetynine, page, paged};

async fn requests(server: &MockServer) -> usize {
    server.received_requests().await.unwrap().len()
}

fn octopush(server: &MockServer) -> octopush::Client {
    let builder = octopush::Client::builder(KEY, "login").base_url(server.uri());
    builder.retry(Retry::off()).build().unwrap()
}

/// A list in pages of ten by number, of this many items.
async fn numbered(items: usize, delay: Duration) -> MockServer {
    answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let from = (number - 1) * 10;
        let page: Value = (from..items.min(from + 10))
            .map(|id| json!({ "conversation_id": format!("c{id}") }))
            .collect();
        json_body(page).set_delay(delay)
    })
    .await
}

/// Walks a list, leaving it after each `step` items and going on from a token
/// that was written and read.
async fn in_steps<P: Paginated>(call: P, step: u64) -> Vec<P::Item> {
    let mut found = Vec::new();
    let mut token: Option<Token> = None;
    loop {
        let mut items = match &token {
            Some(token) => call.clone().items_after(token).unwrap(),
            None => call.clone().items(),
        };
        items = items.bounds(Bounds::default().items(step));
        let mut ended = true;
        while let Some(item) = items.next().await {
            match item {
                Ok(item) => found.push(item),
                Err(error) => {
                    assert_eq!(error.kind(), ErrorKind::LimitReached, "{error}");
                    ended = false;
                }
            }
        }
        let text = serde_json::to_string(&items.token()).unwrap();
        let read: Token = serde_json::from_str(&text).unwrap();
        assert_eq!(read.is_end(), ended);
        if ended {
            return found;
        }
        token = Some(read);
    }
}

#[tokio::test]
async fn a_token_goes_on_behind_the_last_item_whatever_the_style() {
    let cursors = paged(&[
        (None, &[1, 2, 3], Some("b")),
        (Some("b"), &[4], Some("c")),
        (Some("c"), &[], Some("d")),
        (Some("d"), &[5, 6], None),
    ])
    .await;
    let numbers = numbered(27, Duration::ZERO).await;
    let windows = answering(|request| {
        let before = asked(request, "before").map_or(24, |id| id.parse::<i64>().unwrap());
        let payload: Value = (1.max(before - 5)..before)
            .map(|id| json!({ "id": id }))
            .collect();
        json_body(json!({ "payload": payload }))
    })
    .await;
    for step in 1..8 {
        let ids = in_steps(client(&cursors).list_conversations(), step).await;
        let ids: Vec<_> = ids.iter().map(|item| item.id.unwrap()).collect();
        assert_eq!(ids, [1, 2, 3, 4, 5, 6], "{step}");
        let ids = in_steps(octopush(&numbers).list_conversations(), step).await;
        let ids: Vec<_> = ids
            .into_iter()
            .map(|item| item.conversation_id.unwrap())
            .collect();
        let all: Vec<_> = (0..27).map(|id| format!("c{id}")).collect();
        assert_eq!(ids, all, "{step}");
        let messages = ninetynine(&windows);
        let call = messages.list_messages().account_id(1).conversation_id(2);
        let ids = in_steps(call, step).await;
        let ids: Vec<_> = ids.iter().map(|item| item.id.unwrap()).collect();
        assert_eq!(ids, (1..24).rev().collect::<Vec<_>>(), "{step}");
    }
}

#[tokio::test]
async fn a_token_within_a_window_loses_nothing_however_the_window_is_sorted() {
    fn newest_first(window: &mut [i64]) {
        window.reverse();
    }
    fn mixed(window: &mut [i64]) {
        let half = window.len() / 2;
        window.rotate_left(half);
    }
    for sort in [newest_first, mixed] {
        let windows = answering(move |request| {
            let before = asked(request, "before").map_or(24, |id| id.parse::<i64>().unwrap());
            let mut window: Vec<i64> = (1.max(before - 5)..before).collect();
            sort(&mut window);
            let payload: Value = window.iter().map(|id| json!({ "id": id })).collect();
            json_body(json!({ "payload": payload }))
        })
        .await;
        for step in 1..8 {
            let client = ninetynine(&windows);
            let call = client.list_messages().account_id(1).conversation_id(1);
            let ids = in_steps(call, step).await;
            let ids: Vec<_> = ids.iter().map(|item| item.id.unwrap()).collect();
            assert_eq!(ids, (1..24).rev().collect::<Vec<_>>(), "{step}");
        }
    }
}

#[tokio::test]
async fn a_token_gives_no_item_again_that_a_new_one_pushed_down() {
    let new = Arc::new(AtomicUsize::new(0));
    let shared = Arc::clone(&new);
    let server = answering(move |_| {
        let new = i64::try_from(shared.load(Ordering::Relaxed)).unwrap();
        let ids: Vec<i64> = (1 - new..=4).collect();
        json_body(page(&ids, json!(null)))
    })
    .await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    for id in [1, 2] {
        assert_eq!(items.next().await.unwrap().unwrap().id, Some(id));
    }
    let token = items.token();
    new.store(1, Ordering::Relaxed);
    let rest = client.list_conversations().items_after(&token).unwrap();
    let rest: Vec<_> = rest
        .map_ok(|item| item.id.unwrap())
        .try_collect()
        .await
        .unwrap();
    assert_eq!(rest, [0, 3, 4]);
}

#[tokio::test]
async fn a_token_of_another_call_version_or_form_is_refused() {
    let server = paged(&[(None, &[1, 2], Some("b")), (Some("b"), &[3], None)]).await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    let start = items.token();
    items.next().await.unwrap().unwrap();
    let token = items.token();
    let text = serde_json::to_value(&token).unwrap();
    let messages = client.list_messages().conversation_id(1);
    let refused = messages.items_after(&token).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "listMessages: the token belongs to the operation `listConversations`"
    );
    let mut later = text.clone();
    later["version"] = json!(3);
    let later: Token = serde_json::from_value(later).unwrap();
    let refused = client.list_conversations().items_after(&later).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "listConversations: the token has version 3; this version of the crate reads 2"
    );
    assert!(serde_json::from_str::<Token>(r#"{"version":1}"#).is_err());
    let other = client.list_conversations().business_in(["a"]);
    let mut other = other.items_after(&token).unwrap();
    let refused = other.next().await.unwrap().unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Pagination);
    assert!(other.next().await.is_none());
    let again = client.list_conversations().items_after(&start).unwrap();
    assert_eq!(again.try_collect::<Vec<_>>().await.unwrap().len(), 3);
    assert!(!format!("{token:?}").contains('b'), "{token:?}");
}

#[tokio::test]
async fn a_token_of_a_failed_walk_goes_on_where_it_failed() {
    let failing = Arc::new(Mutex::new(true));
    let shared = Arc::clone(&failing);
    let server = answering(move |request| match asked(request, "cursor").as_deref() {
        None => json_body(page(&[1], json!("b"))),
        Some(_) if *shared.lock().unwrap() => ResponseTemplate::new(500),
        Some(_) => json_body(page(&[2], json!(null))),
    })
    .await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    assert!(items.next().await.unwrap().is_ok());
    assert!(items.next().await.unwrap().is_err());
    let token = items.token();
    *failing.lock().unwrap() = false;
    let rest = client.list_conversations().items_after(&token).unwrap();
    let rest: Vec<_> = rest.try_collect().await.unwrap();
    assert_eq!(rest[0].id, Some(2));
}

#[tokio::test]
async fn a_walk_led_astray_is_astray_again_and_gives_nothing_twice() {
    let server = paged(&[(None, &[1], Some("b")), (Some("b"), &[2], Some("b"))]).await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    for _ in 0..2 {
        items.next().await.unwrap().unwrap();
    }
    let before = items.token();
    assert_eq!(
        items.next().await.unwrap().unwrap_err().kind(),
        ErrorKind::Pagination
    );
    for token in [before, items.token()] {
        let mut again = client.list_conversations().items_after(&token).unwrap();
        let error = again.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Pagination);
        assert!(again.next().await.is_none());
    }
}

#[tokio::test]
async fn the_next_page_is_fetched_while_the_caller_works_unless_told() {
    for prefetch in [true, false] {
        let server = paged(&[(None, &[1, 2], Some("b")), (Some("b"), &[3], None)]).await;
        let client = client(&server);
        let mut items = client.list_conversations().items().prefetch(prefetch);
        items.next().await.unwrap().unwrap();
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(requests(&server).await, if prefetch { 2 } else { 1 });
        assert_eq!(items.count().await, 2);
    }
}

#[tokio::test]
async fn pages_by_number_are_fetched_several_at_once_and_given_in_order() {
    let server = numbered(120, Duration::from_millis(50)).await;
    let time = async |at_once| {
        let start = Instant::now();
        let client = octopush(&server);
        let items = client.list_conversations().items().concurrency(at_once);
        let ids: Vec<_> = items
            .map_ok(|item| item.conversation_id.unwrap())
            .try_collect()
            .await
            .unwrap();
        assert_eq!(ids, (0..120).map(|id| format!("c{id}")).collect::<Vec<_>>());
        start.elapsed()
    };
    let (one, four) = (time(1).await, time(4).await);
    assert!(one > four, "{one:?} {four:?}");
}

#[tokio::test]
async fn no_page_behind_the_total_is_asked_for_early() {
    let server = answering(|request| {
        let number: i64 = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let ids: Vec<i64> = ((number - 1) * 2 + 1..=(number * 2).min(5)).collect();
        let payload: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
        json_body(json!({ "data": { "meta": { "all_count": 5 }, "payload": payload } }))
    })
    .await;
    let client = ninetynine(&server);
    let items = client
        .list_conversations()
        .account_id(1)
        .items()
        .concurrency(16);
    assert_eq!(items.count().await, 5);
    // Three with items, and the empty one that is the end.
    assert_eq!(requests(&server).await, 4);
}

#[tokio::test]
async fn a_failed_page_among_several_is_given_in_its_place_and_resumed() {
    let failed = AtomicUsize::new(0);
    let server = answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        if number == 3 && failed.fetch_add(1, Ordering::Relaxed) == 0 {
            return ResponseTemplate::new(500);
        }
        let page: Value = (0..10)
            .filter(|_| number < 6)
            .map(|id| json!({ "conversation_id": format!("{number}-{id}") }))
            .collect();
        json_body(page)
    })
    .await;
    let client = octopush(&server);
    let mut items = client.list_conversations().items().concurrency(4);
    let (mut found, mut errors) = (Vec::new(), 0);
    loop {
        match items.next().await {
            Some(Ok(item)) => found.push(item.conversation_id.unwrap()),
            Some(Err(_)) => {
                assert_eq!(found.len(), 20);
                errors += 1;
                items.resume();
            }
            None => break,
        }
    }
    let all: Vec<_> = (1..6)
        .flat_map(|page| (0..10).map(move |id| format!("{page}-{id}")))
        .collect();
    assert_eq!((found, errors), (all, 1));
}

#[tokio::test]
async fn dropping_a_walk_stops_its_requests() {
    let server = numbered(1000, Duration::from_millis(50)).await;
    let client = octopush(&server);
    let mut items = client.list_conversations().items().concurrency(3);
    items.next().await.unwrap().unwrap();
    drop(items);
    tokio::time::sleep(Duration::from_millis(200)).await;
    let sent = requests(&server).await;
    assert!(sent <= 4, "{sent}");
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(requests(&server).await, sent);
}

#[tokio::test]
async fn a_list_that_moved_is_read_again_from_the_top_and_nothing_is_missed() {
    let order = Arc::new(Mutex::new((1..=9).collect::<Vec<i64>>()));
    let shared = Arc::clone(&order);
    let server = answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let mut order = shared.lock().unwrap();
        let payload: Vec<Value> = order
            .iter()
            .skip((number - 1) * 3)
            .take(3)
            .map(|id| json!({ "id": id }))
            .collect();
        let body = json!({ "data": { "meta": { "all_count": order.len() }, "payload": payload } });
        // While page 1 is read, 8 has news and goes to the top.
        if number == 1 && order[0] == 1 {
            order.retain(|id| *id != 8);
            order.insert(0, 8);
        }
        json_body(body)
    })
    .await;
    let client = ninetynine(&server);
    let mut items = client.list_conversations().account_id(1).items();
    let mut found = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        found.push(item.id.unwrap());
    }
    assert_eq!(found, [1, 2, 3, 4, 5, 6, 7, 9, 8]);
    assert!(!items.may_be_incomplete());
}

#[tokio::test]
async fn bounds_end_a_walk_with_an_error_of_their_own_and_only_if_there_is_more() {
    let server = paged(&[(None, &[1, 2], Some("b")), (Some("b"), &[3], None)]).await;
    let client = client(&server);
    let walk = async |bounds: Bounds| {
        let items = client.list_conversations().items().bounds(bounds);
        let found: Vec<_> = items
            .map(|item| item.map_err(|error| error.kind()))
            .collect()
            .await;
        (
            found.iter().filter(|item| item.is_ok()).count(),
            found.last().and_then(|last| last.as_ref().err().copied()),
        )
    };
    let bounds = Bounds::default();
    assert_eq!(
        walk(bounds.items(1)).await,
        (1, Some(ErrorKind::LimitReached))
    );
    assert_eq!(
        walk(bounds.items(2)).await,
        (2, Some(ErrorKind::LimitReached))
    );
    assert_eq!(walk(bounds.items(3)).await, (3, None));
    assert_eq!(
        walk(bounds.pages(1)).await,
        (2, Some(ErrorKind::LimitReached))
    );
    assert_eq!(walk(bounds.pages(2)).await, (3, None));
    assert_eq!(walk(bounds.time(Duration::from_secs(60))).await, (3, None));
    let slow = numbered(1000, Duration::from_millis(100)).await;
    let octopush = octopush(&slow);
    let bounds = bounds.time(Duration::from_millis(250));
    let items = octopush.list_conversations().items().bounds(bounds);
    let found: Vec<_> = items.collect().await;
    assert!(found.len() > 1 && found.len() < 60, "{}", found.len());
    let error = found.last().unwrap().as_ref().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitReached);
}

#[tokio::test]
async fn pages_and_items_are_there_byte_for_byte() {
    let first =
        r#"{ "next_cursor":"b", "conversations":[ {"id":1, "new": 1.50e0},{"id":"bad"} ] }"#;
    let server = answering(move |request| match asked(request, "cursor") {
        None => ResponseTemplate::new(200).set_body_string(first),
        Some(_) => json_body(page(&[3], json!(null))),
    })
    .await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    assert!(items.raw().is_none());
    items.next().await.unwrap().unwrap();
    assert_eq!(items.raw().unwrap().as_str(), r#"{"id":1, "new": 1.50e0}"#);
    assert_eq!(items.raw_page().unwrap(), first);
    let bad = items.next().await.unwrap().unwrap_err();
    assert_eq!(
        (bad.item_index(), bad.pointer()),
        (Some(1), Some("/conversations/1/id"))
    );
    assert_eq!(bad.item().unwrap().as_str(), items.raw().unwrap().as_str());
    items.next().await.unwrap().unwrap();
    assert_eq!(items.raw().unwrap().as_str(), r#"{"id":3}"#);
    let response = client
        .list_conversations()
        .cursor("b")
        .send()
        .await
        .unwrap();
    assert_eq!(*response.raw(), page(&[3], json!(null)).to_string());
}

#[tokio::test]
async fn a_walk_that_is_cancelled_at_any_point_loses_nothing() {
    let server = numbered(55, Duration::from_millis(2)).await;
    let client = octopush(&server);
    let mut items = client.list_conversations().items().concurrency(2);
    let mut found = Vec::new();
    loop {
        // The future is polled once and dropped, wherever it stands.
        match items.next().now_or_never() {
            Some(Some(item)) => found.push(item.unwrap().conversation_id.unwrap()),
            Some(None) => break,
            None => tokio::time::sleep(Duration::from_micros(300)).await,
        }
    }
    assert_eq!(
        found,
        (0..55).map(|id| format!("c{id}")).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn a_window_that_no_walk_can_go_by_is_refused() {
    let server = answering(|_| json_body(json!({ "payload": [{ "id": 1 }] }))).await;
    let client = ninetynine(&server);
    let list = client
        .list_messages()
        .account_id(1)
        .conversation_id(2)
        .after(7);
    let mut items = list.clone().items();
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "listMessages: `after` cannot be combined with a walk; use `send`"
    );
    assert!(items.next().await.is_none());
    assert!(list.send().await.is_ok());
}

#[tokio::test]
async fn a_partoo_client_keeps_the_vendor_s_limit() {
    let server = paged(&[(None, &[1], None)]).await;
    let client = partoo::Client::builder(KEY)
        .base_url(server.uri())
        .build()
        .unwrap();
    for _ in 0..300 {
        client.list_conversations().send().await.unwrap();
    }
    let one_more = client.list_conversations().send();
    assert!(
        tokio::time::timeout(Duration::from_millis(100), one_more)
            .await
            .is_err()
    );
    assert_eq!(requests(&server).await, 300);
}

/// A list of conversations in pages of ten that a test can change.
async fn changing() -> (MockServer, Arc<Mutex<Vec<i64>>>) {
    let list = Arc::new(Mutex::new((1..=50).collect::<Vec<i64>>()));
    let shared = Arc::clone(&list);
    let server = answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let list = shared.lock().unwrap();
        let payload: Vec<Value> = list
            .iter()
            .skip((number - 1) * 10)
            .take(10)
            .map(|id| json!({ "id": id }))
            .collect();
        json_body(json!({ "data": { "meta": { "all_count": list.len() }, "payload": payload } }))
    })
    .await;
    (server, list)
}

#[tokio::test]
async fn a_list_that_changes_between_a_token_and_its_use_is_given_whole_and_once() {
    for given in [1, 9, 10, 15, 20, 25, 49] {
        for change in ["shrinks", "grows", "grows by pages", "moves"] {
            let (server, list) = changing().await;
            let client = ninetynine(&server);
            let call = || client.list_conversations().account_id(1);
            let mut items = call().items();
            let mut found = Vec::new();
            for _ in 0..given {
                found.push(items.next().await.unwrap().unwrap().id.unwrap());
            }
            let token = serde_json::to_string(&items.token()).unwrap();
            {
                let mut list = list.lock().unwrap();
                match change {
                    "shrinks" => drop(list.drain(..7)),
                    "grows" => drop(list.splice(..0, 101..=105)),
                    "grows by pages" => drop(list.splice(..0, 101..=125)),
                    _ => {
                        let last = list.pop().unwrap();
                        list.insert(0, last);
                    }
                }
            }
            let token: Token = serde_json::from_str(&token).unwrap();
            let mut rest = call().items_after(&token).unwrap();
            while let Some(item) = rest.next().await {
                found.push(item.unwrap().id.unwrap());
            }
            let what = format!("{change} after {given}: {found:?}");
            let once: std::collections::BTreeSet<_> = found.iter().copied().collect();
            assert_eq!(once.len(), found.len(), "{what}");
            let still: Vec<i64> = list.lock().unwrap().clone();
            assert!(still.iter().all(|id| once.contains(id)), "{what}");
        }
    }
}

#[tokio::test]
async fn an_item_twice_in_a_page_is_given_twice_and_one_of_the_page_before_is_not() {
    let server = paged(&[(None, &[1, 1, 2], Some("b")), (Some("b"), &[2, 3, 3], None)]).await;
    let client = client(&server);
    for step in 1..4 {
        let ids = in_steps(client.list_conversations(), step).await;
        let ids: Vec<_> = ids.iter().map(|item| item.id.unwrap()).collect();
        assert_eq!(ids, [1, 1, 2, 3, 3], "{step}");
    }
}

#[tokio::test]
async fn a_bad_item_ends_no_page_that_is_under_way() {
    let server = answering(|request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let page = json!([{ "conversation_id": format!("c{number}") }, null]);
        json_body(if number < 20 { page } else { json!([]) }).set_delay(Duration::from_millis(5))
    })
    .await;
    let client = octopush(&server);
    let items = client.list_conversations().items().concurrency(8);
    let found: Vec<bool> = items.map(|item| item.is_ok()).collect().await;
    assert_eq!(found, [true, false].repeat(19));
    assert!(requests(&server).await < 30, "{}", requests(&server).await);
}

#[tokio::test]
async fn a_byte_that_is_no_utf_8_is_the_error_of_its_item() {
    let mut body = page(&[1, 2, 3], json!(null)).to_string().into_bytes();
    let at = body
        .windows(6)
        .position(|text| text == b"{\"id\":".get(..6).unwrap())
        .unwrap();
    body.splice(at..at, b"{\"id\":0,\"x\":\"\xff\"},".iter().copied());
    let server = answering(move |_| {
        ResponseTemplate::new(200).set_body_raw(body.clone(), "application/json")
    })
    .await;
    let client = client(&server);
    let items = client.list_conversations().items();
    let found: Vec<_> = items.map(|item| item.map(|item| item.id)).collect().await;
    assert_eq!(found.iter().filter(|item| item.is_ok()).count(), 3);
    let error = found[0].as_ref().unwrap_err();
    assert_eq!(
        (error.item_index(), error.pointer()),
        (Some(0), Some("/conversations/0"))
    );
}

#[tokio::test]
async fn a_page_fetched_ahead_waits_for_the_quota_without_holding_anybody_up() {
    let server = answering(|request| {
        let cursor: usize = asked(request, "cursor").map_or(0, |cursor| cursor.parse().unwrap());
        match asked(request, "conversation_id") {
            Some(_) => json_body(json!({ "messages": [], "next_cursor": null })),
            None => json_body(page(
                &[1, 2, 3].map(|id| i64::try_from(cursor).unwrap() * 10 + id),
                if cursor < 5 {
                    json!((cursor + 1).to_string())
                } else {
                    json!(null)
                },
            )),
        }
    })
    .await;
    let builder = partoo::Client::builder(KEY).base_url(server.uri());
    let quota = conversation_apis::Quota::new(2, Duration::from_millis(50));
    let client = builder.quota(quota).build().unwrap();
    let walk = async {
        let mut conversations = client.list_conversations().items();
        let mut found = 0;
        while let Some(conversation) = conversations.next().await {
            let id = conversation.unwrap().id.unwrap();
            client
                .list_messages()
                .conversation_id(id)
                .page()
                .await
                .unwrap();
            found += 1;
        }
        found
    };
    let found = tokio::time::timeout(Duration::from_secs(30), walk).await;
    assert_eq!(found.unwrap(), 18);
}

#[tokio::test]
async fn a_caller_who_takes_long_meets_no_timeout_of_what_was_fetched_ahead() {
    let server = paged(&[(None, &[1, 2], Some("b")), (Some("b"), &[3], None)]).await;
    let builder = partoo::Client::builder(KEY)
        .base_url(server.uri())
        .retry(Retry::off());
    let client = builder.timeout(Duration::from_millis(200)).build().unwrap();
    let mut items = client.list_conversations().items();
    items.next().await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 2);
}
