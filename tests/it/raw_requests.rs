//! Requests that the document does not have, made with the client's keys, limits and errors.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use conversation_apis::{Bytes, ErrorKind, File, Limiter, Method, Multipart, Quota, RawJson};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::support::{KEY, all_text, answering, ninetynine, quick, requests, server};
use crate::writes::builder;

const CANARY: &str = "canary-55e1";

fn created() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(json!({ "id": 9, "content": CANARY }))
}

#[tokio::test]
async fn a_reply_is_one_statement() {
    let server = server(created()).await;
    let client = ninetynine(&server);
    let message = client
        .request(
            Method::POST,
            "/api/v1/accounts/{account}/conversations/{id}/messages",
        )
        .path("account", 7)
        .path("id", 42)
        .json(&json!({ "content": "Hello" }))
        .send_json::<Value>()
        .await
        .unwrap();
    assert_eq!(message["id"], 9);
    assert_eq!(message.status().as_u16(), 200);
    let sent = server.received_requests().await.unwrap().pop().unwrap();
    assert_eq!(
        sent.url.path(),
        "/api/v1/accounts/7/conversations/42/messages"
    );
    assert_eq!(sent.method.as_str(), "POST");
    assert_eq!(sent.headers["api_access_token"], KEY);
    assert_eq!(sent.headers["content-type"], "application/json");
    assert_eq!(sent.headers["accept"], "application/json");
    assert_eq!(sent.body, br#"{"content":"Hello"}"#);
}

#[tokio::test]
async fn any_body_and_any_answer_are_possible() {
    let server = answering(|request| match request.url.path() {
        "/v2/empty" => ResponseTemplate::new(204),
        _ => ResponseTemplate::new(201).set_body_raw(request.body.clone(), "image/png"),
    })
    .await;
    let client = builder(&format!("{}/v2", server.uri())).build().unwrap();
    let empty = client
        .request(Method::DELETE, "/empty")
        .send()
        .await
        .unwrap();
    assert_eq!((empty.status().as_u16(), empty.len()), (204, 0));
    let post = || client.request(Method::POST, "/echo");
    let bytes = post()
        .body("image/png", &b"\x89PNG"[..])
        .send()
        .await
        .unwrap();
    assert_eq!(bytes.into_inner(), Bytes::from_static(b"\x89PNG"));
    let form = post()
        .form(&json!({ "a": "b c", "d": [1, 2] }))
        .send()
        .await
        .unwrap();
    assert_eq!(form.into_inner(), "a=b%20c&d=1&d=2");
    let parts = Multipart::new().part("content", "a photo");
    let parts = parts.file_part("attachments[]", File::bytes("x").file_name("a.txt"));
    let parts = post().multipart(parts).send().await.unwrap();
    let text = String::from_utf8(parts.to_vec()).unwrap();
    assert!(
        text.contains(r#"name="attachments[]"; filename="a.txt""#),
        "{text}"
    );
    let sent = server.received_requests().await.unwrap().pop().unwrap();
    let content_type = sent.headers["content-type"].to_str().unwrap();
    assert!(
        content_type.starts_with("multipart/form-data; boundary="),
        "{content_type}"
    );
    let raw = post().json(&[1, 2]).send_json::<RawJson>().await.unwrap();
    assert_eq!(raw.as_str(), "[1,2]");
    let error = post().json(&"text").send_json::<i64>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let empty = || client.request(Method::DELETE, "/empty");
    assert!(empty().send_json::<()>().await.is_ok());
    let error = empty().send_json::<Vec<i64>>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotJson);
}

#[tokio::test]
async fn nothing_leaves_the_server_of_the_client() {
    let server = server(created()).await;
    let client = builder(&format!("{}/v2", server.uri())).build().unwrap();
    let other = format!("{}/other", server.uri());
    for path in [
        "",
        "a",
        "//127.0.0.1/a",
        "@127.0.0.1/a",
        &other,
        "/../a",
        "/%2e%2e/a",
        "/a/..%2fb",
        "/a\\..\\b",
        "/a b",
        "/a#b",
        "/{id}",
        "/a?b=c d",
        "/a?b='c'",
    ] {
        let error = client.request(Method::POST, path).send().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::InvalidRequest, 0),
            "{path}"
        );
        assert!(!error.may_have_reached_server());
        let text = error.to_string();
        assert!(!text.contains("unchanged"), "no remedy for {path}: {text}");
    }
    let request = client
        .request(Method::POST, "/a/{id}")
        .path("id", "../canary-55e1");
    let text = all_text(&request.send().await.unwrap_err());
    assert!(text.contains("`id`") && !text.contains(CANARY), "{text}");
    assert_eq!(requests(&server).await, 0);
}

#[tokio::test]
async fn retries_follow_the_method_or_what_the_caller_says() {
    let server = server(ResponseTemplate::new(503)).await;
    let client = builder(&server.uri())
        .retry(quick().max_attempts(3))
        .build()
        .unwrap();
    for (method, attempts) in [
        (Method::GET, 3),
        (Method::HEAD, 3),
        (Method::OPTIONS, 3),
        (Method::POST, 1),
        (Method::PUT, 1),
        (Method::PATCH, 1),
        (Method::DELETE, 1),
        (Method::from_bytes(b"PURGE").unwrap(), 1),
    ] {
        let error = client
            .request(method.clone(), "/a")
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.attempts(), attempts, "{method}");
        let error = client
            .request(method, "/a")
            .idempotent()
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.attempts(), 3);
    }
}

#[tokio::test]
async fn an_error_has_the_text_of_the_server_where_the_document_has_it() {
    for status in [422, 400, 500] {
        let body = json!({ "message": CANARY, "attributes": ["status"] });
        let server = server(ResponseTemplate::new(status).set_body_json(body)).await;
        let client = builder(&server.uri()).build().unwrap();
        let error = client.request(Method::POST, "/a").send().await.unwrap_err();
        assert_eq!(error.message(), Some(CANARY));
        assert_eq!((error.operation(), error.is_documented()), (None, false));
        assert!(!all_text(&error).contains(CANARY));
    }
    let server = server(ResponseTemplate::new(502).set_body_string("<html>")).await;
    let client = builder(&server.uri()).build().unwrap();
    let error = client.request(Method::POST, "/a").send().await.unwrap_err();
    assert_eq!((error.message(), error.body().unwrap().len()), (None, 6));
}

/// Counts permits.
#[derive(Clone)]
struct Counted(Quota, Arc<Mutex<u32>>);

impl Limiter for Counted {
    fn acquire(
        &self,
    ) -> std::pin::Pin<Box<dyn Future<Output = conversation_apis::Permit> + Send + '_>> {
        *self.1.lock().unwrap() += 1;
        self.0.acquire()
    }

    fn pause(&self, wait: Duration) {
        self.0.pause(wait);
    }

    fn paused_for(&self) -> Duration {
        self.0.paused_for()
    }

    fn resume(&self) {
        self.0.resume();
    }
}

#[tokio::test]
async fn each_request_counts_for_the_rate_limit() {
    let server = server(created()).await;
    let quota = Counted(Quota::new(100, Duration::from_secs(1)), Arc::default());
    let client = builder(&server.uri()).quota(quota.clone()).build().unwrap();
    client.request(Method::POST, "/a").send().await.unwrap();
    client.request(Method::GET, "/a").send().await.unwrap();
    assert_eq!(*quota.1.lock().unwrap(), 2);
}

#[test]
fn debug_output_shows_the_method_only() {
    let client = builder("http://127.0.0.1:1").build().unwrap();
    let request = client.request(Method::POST, format!("/{CANARY}"));
    let request = request
        .query("q", CANARY)
        .header("x-a", CANARY)
        .json(CANARY);
    assert_eq!(format!("{request:?}"), "RawRequest { method: POST, .. }");
}
