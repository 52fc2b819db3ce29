//! Bodies that the embedded server refuses. None of them changes anything.

use std::io::{Read, Write};
use std::net::TcpStream;

use conversation_apis_contract::server::Server;
use serde_json::{Value, json};

use super::{get, http};

/// Status and text of a body with a content type.
async fn post(server: &Server, path: &str, kind: Option<&str>, body: Vec<u8>) -> (u16, String) {
    let request = http()
        .post(format!("{}{path}", server.base_url()))
        .body(body);
    let mut request = request
        .header("x-apikey", "k")
        .header("api_access_token", "k");
    if let Some(kind) = kind {
        request = request.header("content-type", kind);
    }
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

const JSON: Option<&str> = Some("application/json");

/// How many messages the first conversation has.
async fn count(server: &Server) -> Value {
    let (status, page) = get(server, "/messages?conversation_id=1&per_page=1").await;
    assert_eq!(status, 200);
    serde_json::from_str::<Value>(&page).unwrap()["count"].take()
}

#[tokio::test]
async fn a_wrong_property_is_named_in_a_400() {
    let server = Server::start("partoo").await.unwrap();
    let before = count(&server).await;
    let text = |more: Value| {
        let mut body = json!({ "conversation_id": 1, "content_type": "Text", "content": "a" });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    for (path, body, at, said) in [
        (
            "/messages",
            json!({ "conversation_id": 1, "content_type": "Text" }),
            "/content",
            "is required",
        ),
        (
            "/messages",
            text(json!({ "conversation_id": "1" })),
            "/conversation_id",
            "is not valid",
        ),
        (
            "/messages",
            text(json!({ "content": 7 })),
            "/content",
            "is not valid",
        ),
        (
            "/messages",
            text(json!({ "text": "a" })),
            "/text",
            "unknown property",
        ),
        ("/messages", json!([]), "/body", "is not valid"),
        ("/messages", Value::Null, "/body", "is not valid"),
        ("/webhooks", json!({}), "/items", "is required"),
        (
            "/webhooks",
            json!({ "items": [{ "url": "https://a.example.com" }] }),
            "/items/0/event_type",
            "is required",
        ),
        (
            "/messaging/settings/1",
            json!({ "uses_business_hours": false }),
            "/custom_chat_hours",
            "is required if `uses_business_hours` is false",
        ),
        (
            "/messaging/settings/1",
            json!({ "custom_chat_hours": { "monday": ["9-12"] } }),
            "/custom_chat_hours/monday/0",
            "is not valid",
        ),
    ] {
        let (status, answer) = post(&server, path, JSON, body.to_string().into()).await;
        assert_eq!(status, 400, "{body}: {answer}");
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let found = answer.pointer(&format!("/errors/json{at}"));
        assert_eq!(found, Some(&json!(said)), "{body}: {answer}");
    }
    assert_eq!(count(&server).await, before);
}

#[tokio::test]
async fn both_or_none_of_two_changes_are_refused() {
    let server = Server::start("partoo").await.unwrap();
    for body in [
        json!({}),
        json!({ "status": "closed", "assigned_user_id": "a" }),
    ] {
        let request = http().patch(format!("{}/conversations/1", server.base_url()));
        let response = request.header("x-apikey", "k").json(&body).send().await;
        assert_eq!(response.unwrap().status(), 400, "{body}");
    }
    let (_, conversation) = get(&server, "/conversations/1").await;
    let conversation: Value = serde_json::from_str(&conversation).unwrap();
    assert_eq!(
        (&conversation["status"], &conversation["assigned_user_id"]),
        (&json!("Open"), &Value::Null)
    );
}

#[tokio::test]
async fn a_body_that_is_not_json_is_refused_with_its_place() {
    let server = Server::start("partoo").await.unwrap();
    let before = count(&server).await;
    let good = r#"{"conversation_id":1,"content_type":"Text","content":"a"}"#;
    let nested = format!(
        r#"{{"conversation_id":{}1{}}}"#,
        "[".repeat(500),
        "]".repeat(500)
    );
    for body in [
        &good.as_bytes()[..good.len() - 1],
        &good.as_bytes()[..1],
        b"{",
        b"\xff\xfe",
        b"{\"conversation_id\":1,\"content_type\":\"Text\",\"content\":\"\xff\"}",
        format!("{good}{good}").as_bytes(),
        nested.as_bytes(),
    ] {
        let (status, answer) = post(&server, "/messages", JSON, body.to_vec()).await;
        assert_eq!(status, 400, "{answer}");
        assert!(answer.contains("not JSON at line 1, column "), "{answer}");
    }
    assert_eq!(count(&server).await, before);
}

#[tokio::test]
async fn another_content_type_is_a_415_where_the_document_has_it() {
    let server = Server::start("partoo").await.unwrap();
    let good = r#"{"conversation_id":1,"content_type":"Text","content":"a"}"#;
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "",
    ] {
        let (status, answer) = post(&server, "/messages", Some(kind), good.into()).await;
        assert_eq!(status, 415, "{kind}: {answer}");
        assert!(answer.contains(r#""errors":{"json":""#), "{answer}");
    }
    for kind in [None, Some("application/x-www-form-urlencoded")] {
        let (status, _) = post(&server, "/messages", kind, Vec::new()).await;
        assert_eq!(status, if kind.is_some() { 415 } else { 400 });
    }
    let kind = Some("Application/JSON; charset=utf-8");
    assert_eq!(post(&server, "/messages", kind, good.into()).await.0, 200);
}

#[tokio::test]
async fn an_unknown_id_is_the_documented_404() {
    let server = Server::start("partoo").await.unwrap();
    for path in [
        "/conversations/999",
        "/conversations/01",
        "/conversations/1.0",
        "/conversations/%00",
        "/conversations/-1",
        "/webhooks/999",
        "/webhooks/1?org_id=2",
    ] {
        let (status, body) = get(&server, path).await;
        assert_eq!(status, 404, "{path}");
        assert_eq!(
            body, r#"{"errors":{"json":"Resource not found"}}"#,
            "{path}"
        );
    }
    let text = json!({ "conversation_id": 999, "content_type": "Text", "content": "a" });
    let (status, _) = post(&server, "/messages", JSON, text.to_string().into()).await;
    assert_eq!(status, 404);
}

/// The response to these bytes. With `ends`, the client stops sending after them.
fn raw(server: &Server, bytes: &[u8], ends: bool) -> String {
    let mut stream = TcpStream::connect(server.base_url().replace("http://", "")).unwrap();
    let _ = stream.write_all(bytes);
    if ends {
        let _ = stream.shutdown(std::net::Shutdown::Write);
    }
    let mut text = Vec::new();
    let _ = stream.read_to_end(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}

#[tokio::test]
async fn a_body_that_breaks_off_or_is_too_long_changes_nothing() {
    let server = Server::start("partoo").await.unwrap();
    let before = count(&server).await;
    let good = r#"{"conversation_id":1,"content_type":"Text","content":"a"}"#;
    let head =
        "POST /messages HTTP/1.1\r\nhost: x\r\nx-apikey: k\r\ncontent-type: application/json\r\n";
    let cut = format!("{head}content-length: {}\r\n\r\n{good}", good.len() + 1);
    assert!(!raw(&server, cut.as_bytes(), true).starts_with("HTTP/1.1 200"));
    let chunked = format!(
        "{head}transfer-encoding: chunked\r\n\r\n{:x}\r\n{good}\r\n",
        good.len()
    );
    assert!(!raw(&server, chunked.as_bytes(), true).starts_with("HTTP/1.1 200"));
    let long = format!("{head}content-length: {}\r\n\r\n{good}", (64 << 20) + 1);
    assert!(raw(&server, long.as_bytes(), true).starts_with("HTTP/1.1 413"));
    assert_eq!(count(&server).await, before);
    let whole = format!(
        "{head}connection: close\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{good}\r\n0\r\n\r\n",
        good.len()
    );
    assert!(raw(&server, whole.as_bytes(), false).starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_body_without_a_length_has_a_limit_too() {
    let server = Server::start("partoo").await.unwrap();
    let piece = vec![b' '; 1 << 20];
    let pieces = (0..65).map(move |_| Ok::<_, std::io::Error>(piece.clone()));
    let body = reqwest::Body::wrap_stream(futures_util::stream::iter(pieces));
    let request = http()
        .post(format!("{}/messages", server.base_url()))
        .body(body);
    let request = request
        .header("x-apikey", "k")
        .header("content-type", "application/json");
    // The client may see the closed connection before the response.
    if let Ok(response) = request.send().await {
        assert_eq!(response.status(), 413);
    }
    assert_eq!(get(&server, "/conversations").await.0, 200);
}

#[tokio::test]
async fn a_wrong_key_is_refused_before_the_body_is_read() {
    let server = Server::builder("partoo")
        .key("the-key")
        .start()
        .await
        .unwrap();
    let (status, _) = post(&server, "/messages", JSON, b"{".to_vec()).await;
    assert_eq!(status, 401);
}

#[tokio::test]
async fn other_providers_refuse_a_body_in_their_own_form() {
    let server = Server::start("ninetynine").await.unwrap();
    let path = "/api/v1/accounts/1/conversations/1/assignments";
    for (kind, body, said) in [
        (
            JSON,
            &b"{"[..],
            json!({ "message": "The body: not JSON at line 1, column 1", "attributes": [] }),
        ),
        (
            JSON,
            b"[]",
            json!({ "message": "The body: is not valid", "attributes": [] }),
        ),
        (
            JSON,
            br#"{"assignee_id":"Gus"}"#,
            json!({ "message": "assignee_id: is not valid", "attributes": ["assignee_id"] }),
        ),
        (
            Some("text/plain"),
            b"assignee_id=1",
            json!({ "message": "The body: another content type is needed", "attributes": [] }),
        ),
    ] {
        let (status, answer) = post(&server, path, kind, body.to_vec()).await;
        assert_eq!(status, 422, "{answer}");
        assert_eq!(serde_json::from_str::<Value>(&answer).unwrap(), said);
    }
}
