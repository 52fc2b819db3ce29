//! Items that do not decode, or whose ids cannot be read.

use std::sync::atomic::{AtomicUsize, Ordering};

use conversation_apis::Paginated;
use conversation_apis::pagination::Token;
use wiremock::{MockServer, ResponseTemplate};

use crate::support::{answering, asked, drain, ninetynine, requests, window};

/// A server with a list of messages, which ignores `after` if it has a page size. The items are
/// sent as they are.
async fn messages_of(items: Vec<(i64, String)>, size: Option<usize>) -> MockServer {
    answering(move |request| {
        let (after, before) = window(request);
        let after = if size.is_some() { 0 } else { after };
        let window = items.iter().filter(|(id, _)| (after..before).contains(id));
        let window: Vec<&str> = window.map(|(_, text)| text.as_str()).collect();
        let size = size.unwrap_or(window.len());
        let window = &window[window.len().saturating_sub(size)..];
        let body = format!(r#"{{"meta":{{}},"payload":[{}]}}"#, window.join(","));
        ResponseTemplate::new(200).set_body_raw(body, "application/json")
    })
    .await
}

/// Items with these ids. The ids of `unreadable` cannot be read.
fn messages(ids: impl Iterator<Item = i64>, unreadable: &[i64]) -> Vec<(i64, String)> {
    let text = |id: i64| match unreadable.contains(&id) {
        true => format!(r#"{{"id":"\ud83d","content":"{id}"}}"#),
        false => format!(r#"{{"id":{id},"content":"{id}"}}"#),
    };
    ids.map(|id| (id, text(id))).collect()
}

#[tokio::test]
async fn a_list_by_id_gives_items_without_readable_ids_once() {
    let lists = [
        // At the end of a page, as a whole page, and with gaps between ids.
        messages(1..=60, &[41]),
        messages(1..=60, &(21..=40).collect::<Vec<_>>()),
        messages((1..=50).map(|id| id * 50), &[1500, 1550, 1600, 1650, 1700]),
        messages((1..=9).map(|id| id * 1000), &[1000, 2000, 3000, 7000, 8000]),
        messages(1..=12, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ];
    for list in lists {
        for size in [None, Some(20)] {
            let server = messages_of(list.clone(), size).await;
            let client = ninetynine(&server);
            let call = || client.list_messages().account_id(1).conversation_id(2);
            let mut items = call().items();
            let mut found = Vec::new();
            // The walk stops and continues after each item.
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
                assert!(token.len() < 3_000, "{}", token.len());
                let token: Token = serde_json::from_str(&token).unwrap();
                items = call().items_after(&token).unwrap();
            }
            let all: Vec<i64> = list.iter().rev().map(|(id, _)| *id).collect();
            assert_eq!(found, all, "pages of {size:?}");
            let mut items = call().items();
            let count = drain(&mut items, |_| String::new()).await.len();
            assert_eq!(count, list.len());
            assert!(!items.may_be_incomplete());
            let sent = requests(&server).await;
            assert!(sent < 600, "{sent} requests");
        }
    }
}

#[tokio::test]
async fn a_bad_item_in_a_list_that_changes_is_given_once() {
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
            // A new item pushes the bad one to the next page.
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
