//! Walks over cursor lists.

use conversation_apis::pagination::Items;
use conversation_apis::partoo::builder::ListConversations;
use conversation_apis::{ErrorKind, Paginated};
use futures_util::StreamExt;
use serde_json::{Value, json};
use wiremock::matchers::{query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{client, page, paged, requests, server};

async fn ids(mut items: Items<ListConversations>) -> Vec<Result<i64, ErrorKind>> {
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(
            item.map(|item| item.id.unwrap())
                .map_err(|error| error.kind()),
        );
    }
    found
}

/// A server whose first page has these ids. Its second page is first `otherwise`, a number
/// of times, and then `then`.
async fn failing(
    otherwise: ResponseTemplate,
    times: u64,
    then: Value,
    first: &[i64],
) -> MockServer {
    let server = MockServer::start().await;
    let page_of = |body: Value| ResponseTemplate::new(200).set_body_json(body);
    let second = || Mock::given(query_param("cursor", "b"));
    second()
        .respond_with(otherwise)
        .up_to_n_times(times)
        .mount(&server)
        .await;
    second().respond_with(page_of(then)).mount(&server).await;
    Mock::given(query_param_is_missing("cursor"))
        .respond_with(page_of(page(first, json!("b"))))
        .mount(&server)
        .await;
    server
}

#[tokio::test]
async fn nothing_is_sent_before_a_walk_is_polled() {
    let server = paged(&[(None, &[1], None)]).await;
    let client = client(&server);
    let (items, pages) = (
        client.list_conversations().items(),
        client.list_conversations().pages(),
    );
    let page = client.list_conversations().page();
    assert_eq!(requests(&server).await, 0);
    drop((items, pages, page));
    assert_eq!(requests(&server).await, 0);
}

#[tokio::test]
async fn items_come_once_and_in_order_and_no_extra_page_is_fetched() {
    let server = paged(&[
        (None, &[1, 2], Some("b")),
        (Some("b"), &[3], Some("c")),
        (Some("c"), &[4], None),
    ])
    .await;
    let client = client(&server);
    let mut items = client.list_conversations().items().prefetch(false);
    for id in 1..=2 {
        assert_eq!(items.next().await.unwrap().unwrap().id, Some(id));
    }
    assert_eq!(
        (requests(&server).await, items.cursor(), items.total()),
        (1, Some("b"), Some(2))
    );
    assert_eq!(ids(items).await, [Ok(3), Ok(4)]);
    assert_eq!(requests(&server).await, 3);
}

#[tokio::test]
async fn one_page_is_one_request() {
    let server = paged(&[(None, &[1, 2], Some("b"))]).await;
    let page = client(&server).list_conversations().page().await.unwrap();
    assert_eq!(page.next_cursor.as_deref(), Some("b"));
    assert_eq!(page.conversations.unwrap().len(), 2);
    assert_eq!(requests(&server).await, 1);
}

#[tokio::test]
async fn pages_are_given_as_they_came() {
    let server = paged(&[(None, &[], Some("b")), (Some("b"), &[1], None)]).await;
    let client = client(&server);
    let pages: Vec<_> = client.list_conversations().pages().collect().await;
    let lengths: Vec<_> = pages
        .into_iter()
        .map(|page| page.unwrap().conversations.unwrap().len())
        .collect();
    assert_eq!(lengths, [0, 1]);
}

#[tokio::test]
async fn cursors_are_sent_back_exactly_as_they_came() {
    for cursor in [
        "a=b",
        "a+b",
        "a/b",
        "a%2Fb",
        "a b",
        "é&c=d#e?",
        "eyJpZCI6MX0==",
    ] {
        let server = paged(&[(None, &[1], Some(cursor)), (Some(cursor), &[2], None)]).await;
        assert_eq!(
            ids(client(&server).list_conversations().items()).await,
            [Ok(1), Ok(2)],
            "{cursor}"
        );
    }
}

#[tokio::test]
async fn every_page_is_requested_with_the_same_filters() {
    let server = paged(&[(None, &[1], Some("b")), (Some("b"), &[2], None)]).await;
    let client = client(&server);
    let call = client
        .list_conversations()
        .business_in(["x", "y"])
        .per_page(1);
    assert_eq!(ids(call.items()).await.len(), 2);
    for request in server.received_requests().await.unwrap() {
        let query: Vec<_> = request
            .url
            .query_pairs()
            .filter(|(name, _)| name != "cursor")
            .collect();
        assert_eq!(
            query,
            [
                ("business__in".into(), "x,y".into()),
                ("per_page".into(), "1".into())
            ]
        );
    }
}

#[tokio::test]
async fn a_repeated_cursor_is_one_error_after_all_items_and_then_the_end() {
    let server = paged(&[(None, &[1], Some("b")), (Some("b"), &[2], Some("b"))]).await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    for id in 1..=2 {
        assert_eq!(items.next().await.unwrap().unwrap().id, Some(id));
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Pagination);
    assert_eq!(
        error.to_string(),
        "listConversations: the next cursor was already used in this walk"
    );
    for _ in 0..2 {
        items.resume();
        assert!(items.next().await.is_none());
    }
    assert_eq!(requests(&server).await, 2);
}

#[tokio::test]
async fn the_cursor_that_a_walk_started_at_counts_as_used() {
    let server = paged(&[(Some("a"), &[1], Some("b")), (Some("b"), &[2], Some("a"))]).await;
    let client = client(&server);
    let calls = [
        client.list_conversations().cursor("a"),
        client.list_conversations().starting_at("a".into()),
    ];
    for call in calls {
        assert_eq!(
            ids(call.items()).await,
            [Ok(1), Ok(2), Err(ErrorKind::Pagination)]
        );
    }
}

#[tokio::test]
async fn an_empty_cursor_is_an_error() {
    let server = paged(&[(None, &[1], Some(""))]).await;
    assert_eq!(
        ids(client(&server).list_conversations().items()).await,
        [Ok(1), Err(ErrorKind::Pagination)]
    );
}

#[tokio::test]
async fn a_page_without_its_list_is_not_an_empty_page() {
    for body in [
        json!({}),
        json!({ "conversations": null, "next_cursor": null }),
        json!({ "error": "late" }),
    ] {
        let server = server(ResponseTemplate::new(200).set_body_json(body)).await;
        let items = client(&server);
        assert_eq!(
            ids(items.list_conversations().items()).await,
            [Err(ErrorKind::Pagination)]
        );
    }
}

#[tokio::test]
async fn a_failed_page_is_one_error_and_the_walk_resumes_at_it() {
    let server = failing(
        ResponseTemplate::new(503),
        2,
        page(&[3], json!(null)),
        &[1, 2],
    )
    .await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    for id in 1..=2 {
        assert_eq!(items.next().await.unwrap().unwrap().id, Some(id));
    }
    assert_eq!(
        items.next().await.unwrap().unwrap_err().status().unwrap(),
        503
    );
    assert!(items.next().await.is_none(), "one error, then the end");
    items.resume();
    assert_eq!(
        items.next().await.unwrap().unwrap_err().status().unwrap(),
        503
    );
    assert_eq!(items.cursor(), Some("b"));
    // In a new walk, as another process would start it.
    let resumed = client
        .list_conversations()
        .starting_at(items.cursor().unwrap().to_owned());
    assert_eq!(ids(resumed.items()).await, [Ok(3)]);
}

#[tokio::test]
async fn a_page_that_does_not_decode_comes_after_the_items_before_it() {
    let server = paged(&[(None, &[1], Some("b"))]).await;
    let bad = ResponseTemplate::new(200)
        .set_body_json(json!({ "conversations": [{ "id": "two" }], "next_cursor": null }));
    Mock::given(query_param("cursor", "b"))
        .respond_with(bad)
        .mount(&server)
        .await;
    assert_eq!(
        ids(client(&server).list_conversations().items()).await,
        [Ok(1), Err(ErrorKind::Decode)]
    );
}

#[tokio::test]
async fn half_a_surrogate_pair_in_one_item_does_not_lose_the_others() {
    let body = r#"{"conversations":[{"id":1},{"id":2,"consumer_name":"hi \ud83d"},{"id":3}],"next_cursor":null}"#;
    let answer = ResponseTemplate::new(200).set_body_raw(body, "application/json");
    let server = server(answer).await;
    let client = client(&server);
    let found: Vec<_> = client.list_conversations().items().collect().await;
    let [Ok(_), Err(error), Ok(_)] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        error.item().unwrap().as_str(),
        r#"{"id":2,"consumer_name":"hi \ud83d"}"#
    );
}

#[tokio::test]
async fn a_page_with_its_list_twice_is_an_error() {
    for first in [r#"[{"id":1}]"#, r#"[{"id":"bad"}]"#] {
        let body = format!(
            r#"{{"conversations":{first},"conversations":[{{"id":2}}],"next_cursor":null}}"#
        );
        let answer = ResponseTemplate::new(200).set_body_raw(body, "application/json");
        let server = server(answer).await;
        let found = ids(client(&server).list_conversations().items()).await;
        assert_eq!(found, [Err(ErrorKind::Decode)]);
    }
}

#[tokio::test]
async fn a_walk_whose_first_page_failed_resumes_at_it() {
    let server = server(ResponseTemplate::new(503)).await;
    let client = client(&server);
    let mut pages = client
        .list_conversations()
        .starting_at("kept".to_owned())
        .pages();
    assert_eq!(pages.cursor(), None);
    pages.next().await.unwrap().unwrap_err();
    assert_eq!(pages.cursor(), Some("kept"));
}

#[tokio::test]
async fn a_page_without_its_list_is_requested_again_after_resume() {
    let without = json!({ "conversations": null, "next_cursor": "c" });
    let without = ResponseTemplate::new(200).set_body_json(without);
    let server = failing(without, 1, page(&[2], json!(null)), &[1]).await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    assert_eq!(items.next().await.unwrap().unwrap().id, Some(1));
    assert_eq!(
        items.next().await.unwrap().unwrap_err().kind(),
        ErrorKind::Pagination
    );
    assert_eq!(items.cursor(), Some("b"), "not the one after it");
    items.resume();
    assert_eq!(ids(items).await, [Ok(2)]);
}

#[tokio::test]
async fn a_repeated_cursor_is_detected_after_a_redirect_too() {
    let server = MockServer::start().await;
    let away = ResponseTemplate::new(307).insert_header("location", "/elsewhere");
    Mock::given(wiremock::matchers::path("/conversations"))
        .respond_with(away)
        .mount(&server)
        .await;
    let body = page(&[1], json!("b"));
    let elsewhere = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(wiremock::matchers::path("/elsewhere"))
        .respond_with(elsewhere)
        .mount(&server)
        .await;
    let own = reqwest::Client::builder().no_proxy().build().unwrap();
    let client = conversation_apis::partoo::Client::builder("key")
        .base_url(server.uri())
        .http_client(own)
        .build()
        .unwrap();
    let found = ids(client.list_conversations().items()).await;
    assert_eq!(found.last(), Some(&Err(ErrorKind::Pagination)));
    assert!(found.len() <= 3, "{found:?}");
}

#[tokio::test]
async fn a_walk_is_send() {
    fn sends<T: Send>(value: T) -> T {
        value
    }
    let server = paged(&[(None, &[1], None)]).await;
    let client = client(&server);
    assert_eq!(
        ids(sends(client.list_conversations().items())).await,
        [Ok(1)]
    );
    let future = sends(async {
        client
            .list_messages()
            .conversation_id(1)
            .items()
            .next()
            .await
    });
    assert!(future.await.unwrap().is_err());
}
