//! Walks over messages in windows of ids, on a server as Chatwoot's source has it, and on
//! servers that ignore a parameter.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use conversation_apis::ninetynine::builder::ListMessages;
use conversation_apis::ninetynine::types::Message;
use conversation_apis::pagination::{Bounds, Token};
use conversation_apis::{Error, ErrorKind, Paginated};
use futures_util::TryStreamExt;
use serde_json::json;
use wiremock::{MockServer, Request, ResponseTemplate};

use crate::support::{answering, asked, json_body, ninetynine, requests};

/// Messages, in the order that they were created.
#[derive(Clone, Default)]
struct Messages {
    ids: Vec<i64>,
    ignores_after: bool,
    ignores_before: bool,
}

impl Messages {
    fn new(ids: impl IntoIterator<Item = i64>) -> Self {
        Self {
            ids: ids.into_iter().collect(),
            ..Self::default()
        }
    }

    fn sorted(&self) -> Vec<i64> {
        let mut ids = self.ids.clone();
        ids.sort_unstable_by(|one, other| other.cmp(one));
        ids
    }

    fn answer(&self, request: &Request) -> ResponseTemplate {
        let id = |name| asked(request, name).map(|id| id.parse::<i64>().unwrap());
        let after = id("after").filter(|_| !self.ignores_after);
        let is_ignored = self.ignores_before && (after.is_some() || self.ignores_after);
        let before = id("before").filter(|_| !is_ignored);
        let lowest = after.map_or(0, |after| after + i64::from(before.is_none()));
        let window = lowest..before.unwrap_or(i64::MAX);
        let found = self.ids.iter().filter(|id| window.contains(id));
        let ids: Vec<&i64> = match (after, before) {
            (Some(_), Some(_)) => found.take(1000).collect(),
            (Some(_), None) => found.take(100).collect(),
            (None, _) => {
                let mut newest: Vec<&i64> = found.rev().take(20).collect();
                newest.reverse();
                newest
            }
        };
        let item = |id: &&i64| format!(r#"{{"id":{id},"content":"Hello","message_type":0}}"#);
        let items: Vec<String> = ids.iter().map(item).collect();
        let body = format!(r#"{{"meta":{{}},"payload":[{}]}}"#, items.join(","));
        ResponseTemplate::new(200).set_body_raw(body, "application/json")
    }

    async fn start(&self) -> MockServer {
        let messages = self.clone();
        answering(move |request| messages.answer(request)).await
    }
}

fn call(server: &MockServer) -> ListMessages {
    let client = ninetynine(server);
    client.list_messages().account_id(1).conversation_id(2)
}

fn id(message: &Message) -> i64 {
    message.id.unwrap()
}

async fn ids(call: ListMessages) -> Result<Vec<i64>, Error> {
    call.items().map_ok(|item| id(&item)).try_collect().await
}

/// Ids with gaps and a burst, of which some were created in another order.
fn hundred_thousand() -> Messages {
    let mut random = fastrand::Rng::with_seed(5);
    let mut ids: Vec<i64> = Vec::new();
    let mut next = 700;
    while ids.len() < 100_000 {
        next += match ids.len() {
            50_000 => 3_000_000,
            60_000..70_000 => 1,
            _ => random.i64(1..40),
        };
        ids.push(next);
    }
    // Two imports, whose messages are older than their ids.
    let mut imported = ids.split_off(80_000);
    imported.extend(ids.drain(20_000..30_000));
    random.shuffle(&mut imported);
    imported.extend(ids);
    Messages::new(imported)
}

#[tokio::test]
async fn a_hundred_thousand_messages_with_gaps_and_imports_cost_few_requests() {
    let messages = hundred_thousand();
    let server = messages.start().await;
    let found = ids(call(&server)).await.unwrap();
    assert!(found == messages.sorted(), "{} messages", found.len());
    let sent = requests(&server).await;
    assert!(sent <= 140, "{sent} requests");
}

#[tokio::test]
async fn fewer_messages_than_the_limit_cost_one_request() {
    for count in [0, 1, 19, 21, 57, 101, 999] {
        let messages = Messages::new((0..count).map(|id| 17 + id * 3));
        let server = messages.start().await;
        assert_eq!(ids(call(&server)).await.unwrap(), messages.sorted());
        assert_eq!(requests(&server).await, 1, "{count} messages");
    }
}

#[tokio::test]
async fn a_number_of_messages_that_may_be_a_limit_is_checked() {
    for count in [20, 50, 100, 500] {
        let messages = Messages::new((0..count).map(|id| 17 + id * 3));
        let server = messages.start().await;
        assert_eq!(ids(call(&server)).await.unwrap(), messages.sorted());
        assert_eq!(requests(&server).await, 4, "{count} messages");
    }
}

#[tokio::test]
async fn a_server_that_ignores_a_parameter_is_walked_before_an_id() {
    for (ignores_after, ignores_before) in [(true, false), (false, true)] {
        for count in [5, 20, 30, 99, 100, 250, 2500] {
            let messages = Messages {
                ignores_after,
                ignores_before,
                ..Messages::new((1..=count).map(|id| id * 2))
            };
            let server = messages.start().await;
            let found = ids(call(&server)).await.unwrap();
            assert_eq!(found, messages.sorted(), "{ignores_after} {count}");
            let sent = requests(&server).await;
            assert!(i64::try_from(sent).unwrap() <= 12 + count / 20, "{sent}");
            // The walk before an id ends at the caller's bound, too.
            let found = ids(call(&server).after(4).before(41)).await.unwrap();
            let within = messages.sorted();
            let within: Vec<i64> = within
                .into_iter()
                .filter(|id| (5..41).contains(id))
                .collect();
            assert_eq!(found, within, "{ignores_after} {count}");
        }
    }
}

#[tokio::test]
async fn a_server_that_ignores_both_parameters_is_an_error() {
    let messages = Messages {
        ignores_after: true,
        ignores_before: true,
        ..Messages::new(1..=50)
    };
    let server = messages.start().await;
    let mut items = call(&server).items();
    let mut found = Vec::new();
    let error = loop {
        match items.next().await.unwrap() {
            Ok(item) => found.push(id(&item)),
            Err(error) => break error,
        }
    };
    assert_eq!(found, (31..=50).rev().collect::<Vec<_>>());
    assert_eq!(error.kind(), ErrorKind::Pagination);
    assert!(items.next().await.is_none());
    assert!(requests(&server).await < 12);
}

#[tokio::test]
async fn the_callers_own_ids_are_the_bounds_of_the_walk() {
    let messages = Messages::new((1..=5000).map(|id| id * 2));
    let server = messages.start().await;
    let all = messages.sorted();
    let between = |after: i64, before: i64| -> Vec<i64> {
        let all = all.iter().copied();
        all.filter(|id| *id > after && *id < before).collect()
    };
    let found = ids(call(&server).after(9_000)).await.unwrap();
    assert_eq!(found, between(9_000, i64::MAX), "only what is new");
    assert_eq!(requests(&server).await, 1);
    let found = ids(call(&server).before(3_000)).await.unwrap();
    assert_eq!(found, between(0, 3_000));
    let found = ids(call(&server).after(100).before(9_001)).await.unwrap();
    assert_eq!(found, between(100, 9_001));
    for none in [
        call(&server).after(10_000),
        call(&server).before(2),
        call(&server).before(-3),
    ] {
        assert!(ids(none).await.unwrap().is_empty());
    }
    let error = ids(call(&server).after(u64::MAX)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let page = call(&server)
        .after(9_998)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(
        page.payload.unwrap().len(),
        1,
        "a single call is sent as it is"
    );
}

#[tokio::test]
async fn an_error_in_the_middle_is_resumed_with_the_same_window() {
    let messages = Messages::new(1..=3000);
    let count = AtomicUsize::new(0);
    let shared = messages.clone();
    let server = answering(move |request| match count.fetch_add(1, Ordering::Relaxed) {
        0 | 2 | 4 => ResponseTemplate::new(502),
        6 => json_body(json!({ "meta": {} })),
        _ => shared.answer(request),
    })
    .await;
    let mut items = call(&server).items();
    let (mut found, mut errors) = (Vec::new(), 0);
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => found.push(id(&item)),
            Err(_) => {
                errors += 1;
                items.resume();
            }
        }
    }
    assert_eq!(found, messages.sorted());
    assert_eq!(errors, 4);
    assert!(!items.may_be_incomplete());
}

#[tokio::test]
async fn a_token_continues_in_the_middle_of_any_window() {
    let messages = Messages::new((1..=2600).map(|id| id * 7 / 2));
    let server = messages.start().await;
    let mut token: Option<Token> = None;
    let mut found = Vec::new();
    loop {
        let mut items = match &token {
            Some(token) => call(&server).items_after(token).unwrap(),
            None => call(&server).items(),
        };
        items = items.bounds(Bounds::default().items(173));
        let mut is_end = true;
        while let Some(item) = items.next().await {
            match item {
                Ok(item) => found.push(id(&item)),
                Err(error) => {
                    assert_eq!(error.kind(), ErrorKind::LimitReached);
                    is_end = false;
                }
            }
        }
        let text = serde_json::to_string(&items.token()).unwrap();
        assert!(text.len() < 700, "{text}");
        if is_end {
            break;
        }
        token = Some(serde_json::from_str(&text).unwrap());
    }
    assert_eq!(found, messages.sorted());
    // A token belongs to the lower bound of its call.
    let other = call(&server).after(9).items_after(&token.unwrap());
    let error = other.unwrap().next().await.unwrap().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("another path, body or parameters"),
        "{error}"
    );
}

#[tokio::test]
async fn a_token_of_an_earlier_version_continues_before_its_id() {
    let messages = Messages::new(1..=90);
    let server = messages.start().await;
    let mut items = call(&server).items();
    items.next().await.unwrap().unwrap();
    let mut token = serde_json::to_value(items.token()).unwrap();
    // What the earlier version wrote after the message 57 of the page before 61.
    token["progress"] = json!({
        "next": "57",
        "counts": { "pages": 2 },
        "memory": { "before": { "unreadable": [], "step": null } },
    });
    let token: Token = serde_json::from_value(token).unwrap();
    let items = call(&server).items_after(&token).unwrap();
    let found: Vec<i64> = items.map_ok(|item| id(&item)).try_collect().await.unwrap();
    assert_eq!(found, (1..57).rev().collect::<Vec<_>>());
}

#[tokio::test]
async fn pages_are_whole_windows_and_have_each_message() {
    let messages = hundred_thousand();
    let messages = Messages::new(messages.ids.into_iter().take(9_000));
    let server = messages.start().await;
    let mut pages = call(&server).pages();
    let mut found = BTreeSet::new();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        let payload = page.unwrap().payload.unwrap();
        count += payload.len();
        assert!(payload.len() < 1000);
        found.extend(payload.iter().map(id));
    }
    assert!(found.iter().rev().copied().eq(messages.sorted()));
    // A window is requested from one id below it.
    assert!(count < 9_020, "{count}");
}

#[tokio::test]
async fn messages_that_come_during_a_walk_lose_no_other() {
    let count = AtomicUsize::new(0);
    let server = answering(move |request| {
        let new = i64::try_from(count.fetch_add(1, Ordering::Relaxed)).unwrap();
        Messages::new((1..=4000).chain(4001..4001 + new * 300)).answer(request)
    })
    .await;
    let found = ids(call(&server)).await.unwrap();
    let old: Vec<i64> = found.iter().copied().filter(|id| *id <= 4000).collect();
    assert_eq!(old, (1..=4000).rev().collect::<Vec<_>>());
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len());
}
