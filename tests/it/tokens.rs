//! Walks that stop and continue from a token.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use conversation_apis::pagination::{Bounds, Token};
use conversation_apis::{ErrorKind, Paginated};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use wiremock::{MockServer, ResponseTemplate};

use crate::support::{
    answering, asked, client, json_body, ninetynine, numbered, octopush, page, paged, window,
};

/// Walks a list, but stops after each `step` items and continues from a token that was
/// serialised and deserialised.
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
async fn a_token_continues_after_the_last_item_in_every_style() {
    let cursors = paged(&[
        (None, &[1, 2, 3], Some("b")),
        (Some("b"), &[4], Some("c")),
        (Some("c"), &[], Some("d")),
        (Some("d"), &[5, 6], None),
    ])
    .await;
    let numbers = numbered(27, Duration::ZERO).await;
    let windows = answering(|request| {
        let (after, before) = window(request);
        let payload: Value = (after.max(1)..before.min(24))
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
async fn a_token_within_a_window_loses_nothing_in_any_order() {
    fn newest_first(window: &mut [i64]) {
        window.reverse();
    }
    fn mixed(window: &mut [i64]) {
        let half = window.len() / 2;
        window.rotate_left(half);
    }
    for sort in [newest_first, mixed] {
        let windows = answering(move |request| {
            let (after, before) = window(request);
            let mut ids: Vec<i64> = (after.max(1)..before.min(24)).collect();
            sort(&mut ids);
            let payload: Value = ids.iter().map(|id| json!({ "id": id })).collect();
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
async fn a_token_does_not_repeat_an_item_that_a_new_item_pushed_down() {
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
async fn a_token_of_another_call_or_version_is_refused() {
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
async fn a_token_of_a_failed_walk_continues_where_it_failed() {
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
async fn a_token_of_a_walk_that_cannot_continue_gives_the_same_error_again() {
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

/// A server with a list of conversations in pages of ten, which the test can change.
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
async fn a_list_that_changes_between_a_token_and_its_use_is_given_completely_and_once() {
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
            let once: BTreeSet<_> = found.iter().copied().collect();
            assert_eq!(once.len(), found.len(), "{what}");
            let still: Vec<i64> = list.lock().unwrap().clone();
            assert!(still.iter().all(|id| once.contains(id)), "{what}");
        }
    }
}

#[tokio::test]
async fn an_item_twice_on_a_page_is_given_twice_and_one_from_the_page_before_is_not() {
    let server = paged(&[(None, &[1, 1, 2], Some("b")), (Some("b"), &[2, 3, 3], None)]).await;
    let client = client(&server);
    for step in 1..4 {
        let ids = in_steps(client.list_conversations(), step).await;
        let ids: Vec<_> = ids.iter().map(|item| item.id.unwrap()).collect();
        assert_eq!(ids, [1, 1, 2, 3, 3], "{step}");
    }
}
