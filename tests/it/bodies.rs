//! Response bodies as servers send them: truncated, with a byte order mark, and compressed.

mod compression;

use conversation_apis::partoo::Client;
use conversation_apis::{Error, ErrorKind, Paginated, Retry, TransportCause};
use futures_util::StreamExt;
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::support::{KEY, Raw, all_text, client, ok, page, quick, server};

/// A page with everything that could make a part of it look complete.
const TRICKY: &str = r#"{"count":-1.5e+3,"conversations":[{"id":1,"consumer_name":"}]\"}\\","is_read":true,"status":"é 😀 [{"},{"id":2,"issues":null}],"extra":"\u00e9]}","n":{"a":[false,{}]}}"#;

pub(super) async fn of(answer: ResponseTemplate) -> Result<usize, Error> {
    let server = server(answer).await;
    let page = client(&server).list_conversations().send().await?;
    Ok(page.conversations.as_ref().map_or(0, Vec::len))
}

pub(super) fn at(url: &str, retry: Retry) -> Client {
    Client::builder(KEY)
        .base_url(url)
        .retry(retry)
        .build()
        .unwrap()
}

#[tokio::test]
async fn json_truncated_at_any_byte_is_a_truncated_body() {
    let body = TRICKY.replace("-1.5e+3", "3").into_bytes();
    assert_eq!(
        of(ResponseTemplate::new(200).set_body_bytes(body))
            .await
            .unwrap(),
        2
    );
    let server = Raw::start((0..TRICKY.len()).map(|end| ok("", &TRICKY.as_bytes()[..end]))).await;
    let client = at(&server.url, Retry::off());
    for end in 0..TRICKY.len() {
        let error = client.list_conversations().send().await.unwrap_err();
        let told = (error.kind(), error.transport_cause());
        let truncated = (ErrorKind::Transport, Some(TransportCause::Truncated));
        assert_eq!(told, truncated, "{end}: {error}");
        assert!(error.is_transient() && error.may_have_reached_server());
        assert!(
            error
                .to_string()
                .contains("the body cannot be decoded: ends too early at line 1")
        );
        assert!(!all_text(&error).contains('😀'));
        assert_eq!(error.body().unwrap(), &TRICKY.as_bytes()[..end]);
    }
}

#[tokio::test]
async fn a_truncated_body_is_retried_even_if_http_says_that_it_is_complete() {
    let whole = page(&[1, 2], json!(null)).to_string();
    let cut = &whole[..whole.len() - 2];
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n";
    let chunked = format!(
        "{head}transfer-encoding: chunked\r\n\r\n{:x}\r\n{cut}\r\n0\r\n\r\n",
        cut.len()
    );
    for answer in [
        String::from_utf8(ok("content-type: application/json\r\n", cut.as_bytes())).unwrap(),
        chunked,
        format!("{head}\r\n{cut}"),
        format!("HTTP/1.0 200 OK\r\n\r\n{cut}"),
        String::from_utf8(ok("", b"")).unwrap(),
        String::from_utf8(ok("content-type: text/html\r\n", cut.as_bytes())).unwrap(),
        String::from_utf8(ok("", b" \r\n\t")).unwrap(),
    ] {
        let whole = ok("", whole.as_bytes());
        let server = Raw::start([
            answer.clone().into_bytes(),
            answer.clone().into_bytes(),
            whole,
        ])
        .await;
        let page = at(&server.url, quick())
            .list_conversations()
            .send()
            .await
            .unwrap();
        assert_eq!((page.attempts(), page.count), (3, Some(2)), "{answer}");
        // A walk over the list does not notice it.
        let server = Raw::start([answer.clone().into_bytes(), ok("", page.raw())]).await;
        let items: Vec<_> = at(&server.url, quick())
            .list_conversations()
            .items()
            .collect()
            .await;
        assert!(
            items.len() == 2 && items.iter().all(Result::is_ok),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn a_truncated_body_over_http_2_is_retried() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let whole = page(&[1], json!(null)).to_string();
    tokio::spawn(async move {
        let mut bodies = vec![whole[..whole.len() - 1].to_owned(), whole].into_iter();
        let (stream, _) = listener.accept().await.unwrap();
        let mut connection = h2::server::handshake(stream).await.unwrap();
        while let Some(Ok((_, mut respond))) = connection.accept().await {
            let answer = hyper::Response::new(());
            let mut body = respond.send_response(answer, false).unwrap();
            body.send_data(bodies.next().unwrap().into(), true).unwrap();
        }
    });
    let http = reqwest::Client::builder()
        .no_proxy()
        .http2_prior_knowledge();
    let builder = Client::builder(KEY).base_url(url).retry(quick());
    let client = builder.http_client(http.build().unwrap()).build().unwrap();
    let page = client.list_conversations().send().await.unwrap();
    assert_eq!((page.attempts(), page.count), (2, Some(1)));
}

#[tokio::test]
async fn attempts_after_truncated_bodies_are_counted_and_limited() {
    let server = Raw::start([
        ok("", b"{"),
        b"HTTP/1.1 503 X\r\ncontent-length: 0\r\n\r\n".to_vec(),
        ok("", b"{"),
    ])
    .await;
    let client = at(&server.url, quick().max_attempts(4));
    let error = client.list_conversations().send().await.unwrap_err();
    assert_eq!((error.attempts(), server.connections()), (4, 4));
    assert!(
        error.to_string().ends_with("; the last of 4 attempts"),
        "{error}"
    );
    // A different response after the truncated one is judged by itself.
    let server = Raw::start([
        ok("", b"{"),
        b"HTTP/1.1 401 X\r\ncontent-length: 0\r\n\r\n".to_vec(),
    ])
    .await;
    let error = at(&server.url, quick())
        .list_conversations()
        .send()
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 2));
    assert!(error.is_unauthorized());
}

#[tokio::test]
async fn a_complete_body_that_is_not_json_is_not_retried() {
    for body in [
        &b"<html>"[..],
        b"{}}",
        b"{\"a\":1,}",
        b"nul!",
        b"\xff",
        b"{\"count\":\"\xff\"}",
        b"\xe9",
    ] {
        let server = Raw::start([ok("", body)]).await;
        let error = at(&server.url, quick())
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::NotJson, 1),
            "{error}"
        );
        assert!(!error.is_transient());
    }
    // Neither UTF-8 nor complete.
    let server = Raw::start([ok("", b"{\"count\":\"\xff\",")]).await;
    let error = at(&server.url, quick())
        .list_conversations()
        .send()
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 5));
}

#[tokio::test]
async fn a_byte_order_mark_is_skipped_but_kept_in_the_raw_body() {
    let marked = |text: &str| [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let body = marked(&page(&[1, 2], json!(null)).to_string());
    let server = server(ResponseTemplate::new(200).set_body_bytes(body.clone())).await;
    let page = client(&server).list_conversations().send().await.unwrap();
    assert_eq!(
        (page.count, page.raw()),
        (Some(2), &bytes::Bytes::from(body))
    );
    let walked = client(&server);
    let mut items = walked.list_conversations().items();
    assert_eq!(items.next().await.unwrap().unwrap().id, Some(1));
    assert_eq!(items.raw().unwrap().as_str(), "{\"id\":1}");

    // One item does not decode. The others are still given.
    let body = marked(r#"{"conversations":[{"id":1},{"id":"two"},{"id":3}],"next_cursor":null}"#);
    let spoiled = crate::support::server(ResponseTemplate::new(200).set_body_bytes(body)).await;
    let items: Vec<_> = client(&spoiled)
        .list_conversations()
        .items()
        .collect()
        .await;
    assert_eq!(
        items.iter().map(Result::is_ok).collect::<Vec<_>>(),
        [true, false, true]
    );

    let body = marked(r#"{"errors":{"authentication":"No entry"}}"#);
    let refused = crate::support::server(ResponseTemplate::new(401).set_body_bytes(body)).await;
    let error = client(&refused)
        .list_conversations()
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.message(), Some("No entry"));

    for (body, kind, text) in [
        (marked(""), ErrorKind::Transport, "ends too early"),
        (b"\xef\xbb".to_vec(), ErrorKind::Transport, "ends too early"),
        (
            marked("{\"count\":"),
            ErrorKind::Transport,
            "ends too early",
        ),
        (
            marked("{\"a\":\"\u{0}\"}").replace_last(b'\0', 0xff),
            ErrorKind::NotJson,
            "not UTF-8 at byte 9",
        ),
        (marked("\u{feff}{}"), ErrorKind::NotJson, "not JSON"),
    ] {
        let error = of(ResponseTemplate::new(200).set_body_bytes(body))
            .await
            .unwrap_err();
        assert!(
            error.kind() == kind && error.to_string().contains(text),
            "{error}"
        );
    }
}

trait ReplaceLast {
    fn replace_last(self, from: u8, to: u8) -> Self;
}

impl ReplaceLast for Vec<u8> {
    fn replace_last(mut self, from: u8, to: u8) -> Self {
        let at = self.iter().rposition(|byte| *byte == from).unwrap();
        self[at] = to;
        self
    }
}
