//! Octopush: two keys, a bare array, numbered pages, and the meaning of 404.

use conversation_apis::octopush::{Client, PRODUCTION, types};
use conversation_apis::{ErrorKind, Paginated, Retry};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use wiremock::matchers::{header, path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{KEY, all_text, requests, server};

const LOGIN: &str = "canary-login@example.com";

fn client(server: &MockServer) -> Client {
    let builder = Client::builder(KEY, LOGIN)
        .base_url(server.uri())
        .retry(Retry::off());
    builder.build().unwrap()
}

fn conversations(ids: std::ops::Range<u32>) -> Value {
    ids.map(|id| json!({ "conversation_id": format!("c{id}"), "number_of_messages": id }))
        .collect()
}

/// A server whose pages have these sizes. `behind` is the response to later pages.
async fn pages(sizes: &[u32], behind: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    let mut first = 0;
    for (index, size) in sizes.iter().enumerate() {
        let mock = match index {
            0 => Mock::given(query_param_is_missing("page")),
            _ => Mock::given(query_param("page", (index + 1).to_string())),
        };
        let body = conversations(first..first + size);
        first += size;
        mock.respond_with(ResponseTemplate::new(200).set_body_json(body))
            .with_priority(1)
            .mount(&server)
            .await;
    }
    Mock::given(path("/conversations/list"))
        .respond_with(behind)
        .mount(&server)
        .await;
    server
}

async fn ids(server: &MockServer) -> Result<Vec<String>, ErrorKind> {
    let client = client(server);
    let items: Result<Vec<types::Conversation>, _> =
        client.list_conversations().items().try_collect().await;
    items
        .map(|items| {
            items
                .into_iter()
                .map(|item| item.conversation_id.unwrap())
                .collect()
        })
        .map_err(|error| error.kind())
}

#[tokio::test]
async fn both_keys_are_sent_in_their_headers_and_shown_in_no_error() {
    let server = server(ResponseTemplate::new(401).set_body_json(json!({ "message": KEY }))).await;
    let client = client(&server);
    let error = client.list_conversations().send().await.unwrap_err();
    let request = &server.received_requests().await.unwrap()[0];
    assert_eq!(request.headers["api-key"], KEY);
    assert_eq!(request.headers["api-login"], LOGIN);
    assert!(error.is_unauthorized() && error.is_documented());
    let text = all_text(&error) + &format!("{client:?}");
    assert!(!text.contains(KEY) && !text.contains(LOGIN), "{text}");
    assert!(PRODUCTION.starts_with("https://"));
    for (key, login) in [("", LOGIN), (KEY, ""), (KEY, "a\nb")] {
        let error = Client::with_api_key(key, login).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    }
}

#[tokio::test]
async fn every_documented_status_is_an_error_with_its_status() {
    for status in [400, 401, 403, 404] {
        for body in ["", "not JSON", r#"{"code":1}"#] {
            let answer = ResponseTemplate::new(status).set_body_string(body);
            let server = server(answer).await;
            let error = client(&server)
                .list_conversations()
                .send()
                .await
                .unwrap_err();
            assert_eq!(error.status().unwrap().as_u16(), status);
            assert_eq!(error.kind(), ErrorKind::Status);
            assert!(error.is_documented());
            assert_eq!(error.body().unwrap(), body);
            assert_eq!(error.is_not_found(), status == 404);
        }
    }
}

#[tokio::test]
async fn only_an_empty_page_ends_a_walk() {
    let empty = ResponseTemplate::new(200).set_body_json(json!([]));
    let server = pages(&[100, 37, 1], empty).await;
    assert_eq!(ids(&server).await.unwrap().len(), 138);
    assert_eq!(requests(&server).await, 4);
}

#[tokio::test]
async fn a_404_is_the_end_after_a_page_and_an_error_as_the_first_response() {
    let server = pages(&[2], ResponseTemplate::new(404)).await;
    assert_eq!(ids(&server).await.unwrap(), ["c0", "c1"]);
    let server = pages(&[], ResponseTemplate::new(404)).await;
    assert_eq!(ids(&server).await, Err(ErrorKind::Status));
    // A walk that starts at a later page has no page before it either.
    let client = client(&server);
    let walk = client.list_conversations().page(3).items();
    assert!(
        walk.try_collect::<Vec<_>>()
            .await
            .unwrap_err()
            .is_not_found()
    );
}

#[tokio::test]
async fn a_walk_can_start_at_a_page_number() {
    let empty = ResponseTemplate::new(200).set_body_json(json!([]));
    let server = pages(&[2, 2, 2], empty).await;
    let client = client(&server);
    let count = async |call: conversation_apis::octopush::builder::ListConversations| {
        call.items().try_collect::<Vec<_>>().await.unwrap().len()
    };
    assert_eq!(count(client.list_conversations().page(2)).await, 4);
    assert_eq!(
        count(client.list_conversations().starting_at("3".into())).await,
        2
    );
    let error = client
        .list_conversations()
        .starting_at("three".into())
        .send()
        .await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::InvalidRequest);
}

#[tokio::test]
async fn a_server_that_starts_over_is_an_error_and_no_item_is_given_twice() {
    let server = server(ResponseTemplate::new(200).set_body_json(conversations(0..3))).await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    for id in ["c0", "c1", "c2"] {
        let item = items.try_next().await.unwrap().unwrap();
        assert_eq!(item.conversation_id.as_deref(), Some(id));
    }
    assert_eq!(
        items.try_next().await.unwrap_err().kind(),
        ErrorKind::Pagination
    );
    assert!(items.may_be_incomplete());
    assert_eq!(requests(&server).await, 4);
}

#[tokio::test]
async fn messages_of_a_conversation_are_requested_with_one_prefix() {
    let server = MockServer::start().await;
    Mock::given(path("/conversations/messages/list"))
        .and(query_param("conversation_id", "cid_c1"))
        .and(header("api-key", KEY))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!([{ "message_id": "m1" }])))
        .expect(2)
        .mount(&server)
        .await;
    let client = client(&server);
    for id in ["c1", "cid_c1"] {
        let messages = client.messages_of(id).send().await.unwrap();
        assert_eq!(messages[0].message_id.as_deref(), Some("m1"));
    }
}
