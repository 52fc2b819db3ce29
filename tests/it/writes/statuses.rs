//! Responses to requests that change something.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use conversation_apis::{ClientBuilder, ErrorKind, Method, Token, TokenFuture, TokenSource};
use serde_json::json;
use wiremock::{MockServer, ResponseTemplate};

use super::api::types::NewMessage;
use super::{CANARY, METHODS, api, builder, client, text, write};
use crate::support::{answering, quick, requests, server};

#[tokio::test]
async fn no_status_is_retried() {
    for (status, name, fate) in [
        (302, "Found", "; the server may have applied the request"),
        (
            303,
            "See Other",
            "; the server may have applied the request",
        ),
        (
            304,
            "Not Modified",
            "; the server may have applied the request",
        ),
        (307, "Temporary Redirect", ""),
        (308, "Permanent Redirect", ""),
        (400, "Bad Request", ""),
        (401, "Unauthorized", ""),
        (404, "Not Found", ""),
        (
            408,
            "Request Timeout",
            "; the server may have applied the request",
        ),
        (409, "Conflict", ""),
        (417, "Expectation Failed", ""),
        (
            429,
            "Too Many Requests",
            "; the server may have applied the request",
        ),
        (
            500,
            "Internal Server Error",
            "; the server may have applied the request",
        ),
        (
            502,
            "Bad Gateway",
            "; the server may have applied the request",
        ),
        (
            503,
            "Service Unavailable",
            "; the server may have applied the request",
        ),
        (
            504,
            "Gateway Timeout",
            "; the server may have applied the request",
        ),
        (
            507,
            "Insufficient Storage",
            "; the server may have applied the request",
        ),
    ] {
        for method in METHODS {
            let server = server(ResponseTemplate::new(status)).await;
            let client = client(&server.uri());
            let error = write(&client, method, CANARY).await.unwrap_err();
            assert_eq!((error.attempts(), requests(&server).await), (1, 1));
            assert!(error.may_have_reached_server(), "{status}");
            let reason = match method {
                "raw" => "the status is not a success",
                _ => "a status that the document does not list",
            };
            let expected = format!("{status} {name}: {reason}{fate}");
            let text = text(&error);
            assert!(text.ends_with(&expected), "{method}: {text}");
        }
    }
}

#[tokio::test]
async fn a_retry_after_does_not_make_a_request_repeatable() {
    let answer = ResponseTemplate::new(503).insert_header("retry-after", "0");
    let server = server(answer).await;
    let error = write(&client(&server.uri()), "POST", CANARY)
        .await
        .unwrap_err();
    assert_eq!(requests(&server).await, 1);
    assert!(text(&error).ends_with("the server may have applied the request; retry after 0 s"));
}

#[tokio::test]
async fn an_error_of_a_success_says_that_the_server_accepted_the_request() {
    for body in ["{", "no JSON", r#"{"id":"seven"}"#, ""] {
        let answer = ResponseTemplate::new(200).set_body_raw(body, "application/json");
        let server = server(answer).await;
        let error = write(&client(&server.uri()), "POST", CANARY)
            .await
            .unwrap_err();
        assert_eq!(requests(&server).await, 1, "{body}");
        assert!(error.may_have_reached_server());
        assert!(error.was_accepted() && !error.is_transient(), "{body}");
        let text = text(&error);
        assert!(
            text.ends_with("; the server accepted the request"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn the_text_of_other_calls_does_not_mention_it() {
    let server = server(ResponseTemplate::new(503)).await;
    let client = builder(&server.uri())
        .retry(quick().max_attempts(2))
        .build()
        .unwrap();
    let error = client.list_conversations().send().await.unwrap_err();
    let expected = "listConversations: 503 Service Unavailable: a status that the document does not list; the last of 2 attempts";
    assert_eq!(error.to_string(), expected);
    let error = write(&client, "POST", CANARY).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    let message = NewMessage::new("a");
    let call = client.ingest_message().external_id("e1").body(message);
    let text = call.send().await.unwrap_err().to_string();
    assert!(
        text.ends_with("does not list; the last of 2 attempts"),
        "{text}"
    );
}

/// Gives a new token each time.
#[derive(Default)]
struct Renewed(Arc<AtomicUsize>);

impl TokenSource for Renewed {
    fn token<'a>(&'a self, _: Option<&'a Token>) -> TokenFuture<'a> {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move { Token::new(format!("token-{number}")) })
    }
}

fn renewing(server: &MockServer) -> api::Client {
    let credentials = api::Credentials::new().token(Renewed::default());
    let builder = ClientBuilder::new(credentials).base_url(server.uri());
    builder.retry(quick()).build().unwrap()
}

/// A server that accepts these tokens only.
async fn accepting(number: usize) -> MockServer {
    let accepted = format!("Bearer token-{number}");
    answering(
        move |request| match request.headers["authorization"] == accepted.as_str() {
            true => ResponseTemplate::new(200).set_body_json(json!({ "id": 1 })),
            false => ResponseTemplate::new(401),
        },
    )
    .await
}

#[tokio::test]
async fn a_401_means_that_nothing_was_done_so_another_token_is_tried_once() {
    for method in METHODS {
        let server = accepting(1).await;
        assert_eq!(write(&renewing(&server), method, "a").await.unwrap(), 2);
        let sent = server.received_requests().await.unwrap();
        assert_eq!(sent.len(), 2, "{method}");
        assert_eq!(sent[0].body, sent[1].body, "{method}");

        let server = accepting(2).await;
        let error = write(&renewing(&server), method, "a").await.unwrap_err();
        assert!(error.is_unauthorized() && error.may_have_reached_server());
        assert_eq!((error.attempts(), requests(&server).await), (2, 2));
    }
}

#[tokio::test]
async fn after_a_401_any_other_failure_ends_the_call() {
    let answers = AtomicUsize::new(0);
    let server = answering(move |_| match answers.fetch_add(1, Ordering::SeqCst) {
        0 => ResponseTemplate::new(401),
        _ => ResponseTemplate::new(503),
    })
    .await;
    let error = write(&renewing(&server), "POST", "a").await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 503);
    assert_eq!(requests(&server).await, 2);
}

#[tokio::test]
async fn a_call_without_a_token_did_not_reach_the_server() {
    struct None_;
    impl TokenSource for None_ {
        fn token<'a>(&'a self, _: Option<&'a Token>) -> TokenFuture<'a> {
            Box::pin(async { Err(conversation_apis::Error::no_token("there is none", true)) })
        }
    }
    let server = server(ResponseTemplate::new(204)).await;
    let credentials = api::Credentials::new().token(None_);
    let builder = ClientBuilder::<api::Client>::new(credentials).base_url(server.uri());
    let client = builder.retry(quick().max_attempts(2)).build().unwrap();
    let error = write(&client, "DELETE", "").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Token);
    assert!(!error.may_have_reached_server());
    let expected = "deleteConversation: there is none; the server did not receive the request; the last of 2 attempts";
    assert_eq!(error.to_string(), expected);
    assert_eq!(requests(&server).await, 0);
}

#[tokio::test]
async fn a_paused_rate_limiter_keeps_a_write_back() {
    let server = server(ResponseTemplate::new(429).insert_header("retry-after", "600")).await;
    let quota = conversation_apis::Quota::new(100, std::time::Duration::from_secs(1));
    let client = builder(&server.uri()).quota(quota).build().unwrap();
    let first = write(&client, "POST", CANARY).await.unwrap_err();
    let text = text(&first);
    assert!(
        text.ends_with("may have applied the request; retry after 600 s"),
        "{text}"
    );
    let second = client.request(Method::POST, "/a").send().await.unwrap_err();
    assert_eq!(second.kind(), ErrorKind::Throttled);
    assert!(!second.may_have_reached_server());
    let text = second.to_string();
    assert!(
        text.contains("; the server did not receive the request; retry after "),
        "{text}"
    );
    assert_eq!(requests(&server).await, 1);
}
