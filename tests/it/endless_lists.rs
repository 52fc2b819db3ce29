//! Servers that lead a walk in a circle, or do not say how the list continues.

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use conversation_apis::pagination::Bounds;
use conversation_apis::{ErrorKind, Paginated};
use futures_util::StreamExt;
use serde_json::{Value, json};

use crate::support::{answering, asked, client, drain, json_body, ninetynine, page};

#[tokio::test]
async fn a_cursor_list_that_repeats_itself_ends_with_an_error() {
    // The same page each time, two pages in turn, a longer cycle, and empty pages.
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
async fn a_list_that_repeats_itself_ends_with_an_error_even_if_its_total_grows() {
    let ids = |from: i64| {
        (from..from + 5)
            .map(|id| json!({ "id": id }))
            .collect::<Value>()
    };
    // Every page number gets the first page.
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
async fn a_page_that_does_not_name_the_next_one_is_an_error_after_its_items() {
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
async fn a_walk_over_pages_treats_a_page_without_its_list_as_an_error() {
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
