//! Every way in which a call can fail, and what its error says.

use std::time::Duration;

use conversation_apis::partoo::Client;
use conversation_apis::{Error, ErrorKind, Retry};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::ResponseTemplate;

use crate::support::{KEY, all_text, client, server};

async fn error_of(answer: ResponseTemplate) -> Error {
    let server = server(answer).await;
    client(&server)
        .list_conversations()
        .send()
        .await
        .expect_err("an error")
}

/// A server that writes these bytes to each connection, and closes it.
async fn raw(bytes: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(bytes).await;
        }
    });
    format!("http://{address}")
}

async fn error_at(base_url: impl Into<conversation_apis::BaseUrl>) -> Error {
    let builder = Client::builder(KEY)
        .base_url(base_url)
        .timeout(Duration::from_millis(300))
        .retry(Retry::off());
    builder
        .build()
        .unwrap()
        .list_conversations()
        .send()
        .await
        .expect_err("an error")
}

#[tokio::test]
async fn documented_401_and_403_errors_have_the_message_in_both_spellings() {
    for key in ["errors", "error"] {
        for (status, inner) in [(401, "authentication"), (403, "authorization")] {
            let body = json!({ key: { inner: "No entry" } });
            let error = error_of(ResponseTemplate::new(status).set_body_json(body)).await;
            assert_eq!(error.kind(), ErrorKind::Status);
            assert_eq!(error.status().unwrap().as_u16(), status);
            assert_eq!(error.message(), Some("No entry"));
            assert!(error.is_documented());
            assert_eq!(
                (error.is_unauthorized(), error.is_forbidden()),
                (status == 401, status == 403)
            );
            assert_eq!(error.operation(), Some("listConversations"));
        }
    }
}

#[tokio::test]
async fn a_401_with_an_undocumented_body_is_still_a_401_but_not_the_documented_one() {
    for body in [
        "{}",
        "[]",
        "null",
        "no json",
        "",
        r#"{"errors":{"authentication":7}}"#,
    ] {
        let error = error_of(ResponseTemplate::new(401).set_body_string(body)).await;
        assert!(error.is_unauthorized() && !error.is_documented(), "{body}");
        assert_eq!(error.message(), None);
        assert_eq!(error.body().unwrap(), body);
        assert_eq!(
            error.to_string(),
            "listConversations: 401 Unauthorized: a documented status, but the body does not have the documented shape"
        );
    }
}

#[tokio::test]
async fn a_502_with_html_keeps_status_headers_and_body() {
    let html = "<html>Bad Gateway</html>";
    let answer = ResponseTemplate::new(502)
        .set_body_raw(html, "text/html")
        .insert_header("x-request-id", "r-1");
    let error = error_of(answer).await;
    assert_eq!(
        error.to_string(),
        "listConversations: 502 Bad Gateway: a status that the document does not list"
    );
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(error.body().unwrap(), html);
    assert!(error.is_transient() && error.may_have_reached_server());
}

#[tokio::test]
async fn a_429_without_a_body_states_how_long_to_wait() {
    let error = error_of(ResponseTemplate::new(429).insert_header("retry-after", "60")).await;
    assert!(error.is_rate_limited() && error.is_transient());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    assert_eq!(
        error.to_string(),
        "listConversations: 429 Too Many Requests: a documented error; retry after 60 s"
    );
}

#[tokio::test]
async fn retry_after_can_be_seconds_or_a_date_and_other_values_are_ignored() {
    let wait = async |text: &str| {
        error_of(ResponseTemplate::new(503).insert_header("retry-after", text))
            .await
            .retry_after()
    };
    assert_eq!(wait("0").await, Some(Duration::ZERO));
    assert_eq!(
        wait("Sun, 06 Nov 1994 08:49:37 GMT").await,
        Some(Duration::ZERO)
    );
    let far = wait("Fri, 31 Dec 9999 23:59:59 GMT").await.unwrap();
    assert!(far > Duration::from_secs(1 << 32), "{far:?}");
    let beyond = wait("99999999999999999999").await;
    assert_eq!(beyond, Some(Duration::from_secs(u64::MAX)));
    assert_eq!(wait("1.5").await, Some(Duration::from_secs(2)));
    for text in ["-1", "soon"] {
        assert_eq!(wait(text).await, None, "{text}");
    }
}

#[tokio::test]
async fn a_success_that_is_not_json_differs_from_json_of_another_shape() {
    let answers: [(&[u8], ErrorKind, Option<&str>, &str); 6] = [
        (
            b"{\"conversations\":",
            ErrorKind::Transport,
            Some(""),
            "ends too early at line 1, column 17",
        ),
        (
            b"",
            ErrorKind::Transport,
            Some(""),
            "ends too early at line 1, column 0",
        ),
        (
            b"<html>",
            ErrorKind::NotJson,
            Some(""),
            "not JSON at line 1, column 1",
        ),
        (
            b"{\"count\":1}x",
            ErrorKind::NotJson,
            Some(""),
            "not JSON at line 1, column 12",
        ),
        (
            b"{\"count\":\"\xff\"}",
            ErrorKind::NotJson,
            Some(""),
            "not UTF-8 at byte 10",
        ),
        (
            b"[]",
            ErrorKind::Decode,
            Some(""),
            "expected an object (ListConversationsResponse), found an array",
        ),
    ];
    for (body, kind, pointer, source) in answers {
        let error = error_of(ResponseTemplate::new(200).set_body_bytes(body)).await;
        assert_eq!((error.kind(), error.pointer()), (kind, pointer));
        assert_eq!(
            std::error::Error::source(&error).unwrap().to_string(),
            source
        );
        assert_eq!(error.status().unwrap().as_u16(), 200);
        assert_eq!(error.body().unwrap(), body);
    }
}

#[tokio::test]
async fn a_decode_error_has_the_json_pointer_of_the_value_and_does_not_quote_it() {
    let body = json!({ "conversations": [{ "id": 1 }, { "id": 2, "last_message": { "sender_label": { "name": "Ada" } } }] });
    let error = error_of(ResponseTemplate::new(200).set_body_json(body)).await;
    assert_eq!(
        error.pointer(),
        Some("/conversations/1/last_message/sender_label")
    );
    assert_eq!(
        std::error::Error::source(&error).unwrap().to_string(),
        "/conversations/1/last_message/sender_label: expected a string, found an object"
    );
}

#[tokio::test]
async fn a_json_value_that_no_type_can_hold_is_a_decode_error_with_its_place() {
    for (value, pointer) in [
        (r#"{"count":1e400}"#, "/count"),
        (r#"{"next_cursor":"\ud83d"}"#, "/next_cursor"),
    ] {
        let answer = ResponseTemplate::new(200).set_body_raw(value, "application/json");
        let error = error_of(answer).await;
        assert_eq!(
            (error.kind(), error.pointer()),
            (ErrorKind::Decode, Some(pointer)),
            "{error}"
        );
    }
}

#[tokio::test]
async fn after_a_redirect_that_the_caller_s_client_follows_the_server_may_have_seen_the_request() {
    for location in ["ftp://127.0.0.1/", "http://127.0.0.1:1/"] {
        let answer = ResponseTemplate::new(302).insert_header("location", location);
        let server = server(answer).await;
        let own = reqwest::Client::builder().no_proxy().build().unwrap();
        let builder = Client::builder(KEY)
            .base_url(server.uri())
            .http_client(own)
            .retry(Retry::off());
        let error = builder
            .build()
            .unwrap()
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        assert!(error.may_have_reached_server(), "{location}: {error:?}");
    }
}

#[tokio::test]
async fn a_redirect_is_an_error_and_the_key_is_not_sent_to_its_target() {
    let elsewhere = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    for status in [301, 302, 307, 308] {
        let location = format!("{}/conversations", elsewhere.uri());
        let error =
            error_of(ResponseTemplate::new(status).insert_header("location", location)).await;
        assert_eq!(error.status().unwrap().as_u16(), status);
    }
    assert_eq!(elsewhere.received_requests().await.unwrap().len(), 0);
}

#[tokio::test]
async fn an_unreachable_server_has_certainly_not_seen_the_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = error_at(format!("http://{address}")).await;
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!error.may_have_reached_server() && error.is_transient());
    assert_eq!(
        error.to_string(),
        "listConversations: could not connect to the server: connection refused"
    );
}

#[tokio::test]
async fn the_error_for_a_truncated_body_keeps_status_and_headers() {
    let error =
        error_at(raw(b"HTTP/1.1 200 OK\r\nx-request-id: r-2\r\ncontent-length: 99\r\n\r\n{").await)
            .await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.status().unwrap().as_u16(), 200);
    assert_eq!(error.request_id(), Some("r-2"));
    assert!(error.body().is_none() && error.may_have_reached_server());
}

#[tokio::test]
async fn a_request_may_have_been_seen_if_its_connection_closed_without_a_response() {
    let error = error_at(raw(b"").await).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.may_have_reached_server());
}

#[tokio::test]
async fn a_server_that_does_not_respond_causes_a_timeout() {
    let server = server(ResponseTemplate::new(200).set_delay(Duration::from_secs(30))).await;
    let error = error_at(server.uri()).await;
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.may_have_reached_server());
}

#[tokio::test]
async fn no_error_shows_a_key_or_customer_data() {
    const WORDS: &str = "canary-words-77e0";
    const PHONE: &str = "+33600000001";
    let bodies = [
        json!(WORDS).to_string(),
        format!("{{\"{WORDS}\":"),
        format!("<p>{WORDS} {PHONE}</p>"),
        json!({ "count": WORDS }).to_string(),
        json!({ "count": [PHONE] }).to_string(),
        json!({ "conversations": [{ "id": WORDS }] }).to_string(),
        json!({ "conversations": [{ "id": format!("x, expected {WORDS}") }] }).to_string(),
        json!({ "conversations": [{ "is_read": PHONE, WORDS: PHONE }] }).to_string(),
        json!({ "conversations": [{ "issues": WORDS }] }).to_string(),
        json!({ "conversations": [{ "issues": { WORDS: PHONE } }] }).to_string(),
        json!({ "conversations": [{ "status": [WORDS] }] }).to_string(),
        json!({ "conversations": [{ "last_message": WORDS }] }).to_string(),
        json!({ "errors": { "authentication": WORDS, "authorization": PHONE } }).to_string(),
    ];
    for status in [200, 400, 401, 403, 404, 418, 500] {
        for body in &bodies {
            let answer = ResponseTemplate::new(status)
                .set_body_string(body)
                .insert_header("x-words", WORDS);
            let server = server(answer).await;
            let call = client(&server);
            let call = call.list_conversations().cursor(WORDS).business_in([PHONE]);
            let Err(error) = call.send().await else {
                assert_eq!(
                    (status, body.contains("errors")),
                    (200, true),
                    "an object is a page"
                );
                continue;
            };
            let text = all_text(&error);
            for canary in [KEY, WORDS, PHONE, "33600000001"] {
                assert!(!text.contains(canary), "{status} {body}: {text}");
            }
        }
    }
    let unreachable = Client::builder(KEY)
        .base_url("http://127.0.0.1:1")
        .retry(Retry::off())
        .build()
        .unwrap();
    let error = unreachable
        .list_conversations()
        .cursor(WORDS)
        .send()
        .await
        .unwrap_err();
    assert!(!all_text(&error).contains(WORDS), "{error:?}");
}
