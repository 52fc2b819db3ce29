//! Walks that fetch early, have limits, fail, and are cancelled.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use conversation_apis::pagination::Bounds;
use conversation_apis::{ErrorKind, Paginated, Retry, partoo};
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::support::{
    KEY, answering, asked, client, json_body, ninetynine, numbered, octopush, page, paged, requests,
};

#[tokio::test]
async fn the_next_page_is_fetched_early_unless_prefetch_is_off() {
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
async fn several_numbered_pages_are_fetched_at_once_and_given_in_order() {
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
async fn no_page_after_the_total_is_requested_early() {
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
    // Three pages with items, and the empty one that ends the list.
    assert_eq!(requests(&server).await, 4);
}

#[tokio::test]
async fn a_failed_page_among_several_is_an_error_in_its_place_and_can_be_resumed() {
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
async fn dropping_a_walk_cancels_its_requests() {
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
async fn a_list_that_changed_is_walked_again_and_nothing_is_missing() {
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
        // While the caller reads page 1, item 8 moves to the top.
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
async fn a_limit_ends_a_walk_with_an_error_only_if_there_is_more() {
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
async fn pages_and_items_are_available_byte_for_byte() {
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
async fn a_page_with_a_wrong_byte_outside_of_its_items_gives_their_bytes() {
    let body =
        b"{\"other\":\"\xff\",\"conversations\":[{\"id\":1},{\"id\":2}],\"next_cursor\":null}";
    let server = answering(|_| ResponseTemplate::new(200).set_body_bytes(body.to_vec())).await;
    let mut items = client(&server).list_conversations().items();
    for id in [1, 2] {
        assert_eq!(items.next().await.unwrap().unwrap().id, Some(id));
        assert_eq!(items.raw().unwrap().as_str(), format!("{{\"id\":{id}}}"));
    }
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn dropping_the_future_of_next_at_any_point_loses_nothing() {
    let server = numbered(55, Duration::from_millis(2)).await;
    let client = octopush(&server);
    let mut items = client.list_conversations().items().concurrency(2);
    let mut found = Vec::new();
    loop {
        // The future is polled once and then dropped, at any point.
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
async fn a_partoo_client_keeps_to_the_vendors_rate_limit() {
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

#[tokio::test]
async fn a_bad_item_does_not_cancel_pages_under_way() {
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
async fn invalid_utf_8_is_an_error_of_its_item_only() {
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
async fn a_page_that_is_fetched_early_does_not_block_other_calls_at_the_quota() {
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
async fn a_slow_caller_causes_no_timeout_of_pages_fetched_early() {
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
