//! Bodies as servers really send them: cut, marked, compressed.

use std::io::Write;

use conversation_apis::partoo::Client;
use conversation_apis::{Error, ErrorKind, Paginated, Retry, TransportCause};
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::StreamExt;
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::support::{KEY, Raw, all_text, client, ok, page, quick, server};

/// A page with everything that could make a part of it look whole.
const TRICKY: &str = r#"{"count":-1.5e+3,"conversations":[{"id":1,"consumer_name":"}]\"}\\","is_read":true,"status":"é 😀 [{"},{"id":2,"issues":null}],"extra":"\u00e9]}","n":{"a":[false,{}]}}"#;

async fn of(answer: ResponseTemplate) -> Result<usize, Error> {
    let server = server(answer).await;
    let page = client(&server).list_conversations().send().await?;
    Ok(page.conversations.as_ref().map_or(0, Vec::len))
}

fn at(url: &str, retry: Retry) -> Client {
    Client::builder(KEY)
        .base_url(url)
        .retry(retry)
        .build()
        .unwrap()
}

#[tokio::test]
async fn json_that_ends_anywhere_before_its_end_is_a_cut_body() {
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
async fn a_cut_body_is_read_again_however_its_frame_ended() {
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
        // A walk over the list does not see it.
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
async fn a_cut_body_over_http_2_is_read_again() {
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
async fn attempts_after_cut_bodies_are_counted_and_end() {
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
    // Another answer than the one that was cut is judged by itself.
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
async fn what_is_whole_and_no_json_is_not_read_again() {
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
    // Neither UTF-8 nor whole.
    let server = Raw::start([ok("", b"{\"count\":\"\xff\",")]).await;
    let error = at(&server.url, quick())
        .list_conversations()
        .send()
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 5));
}

#[tokio::test]
async fn a_byte_order_mark_is_skipped_and_still_there_in_the_raw_body() {
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

    // One item does not decode: the others are still given.
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

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

fn gzipped(body: Vec<u8>) -> ResponseTemplate {
    let answer = ResponseTemplate::new(200).set_body_bytes(body);
    answer.insert_header("content-encoding", "gzip")
}

#[cfg(feature = "gzip")]
mod compressed {
    use super::*;

    #[tokio::test]
    async fn gzip_is_asked_for_and_undone() {
        let body = page(&[1, 2, 3], json!(null)).to_string();
        let server = server(gzipped(gzip(body.as_bytes()))).await;
        let page = client(&server).list_conversations().send().await.unwrap();
        assert_eq!(
            (page.count, page.raw()),
            (Some(3), &bytes::Bytes::from(body))
        );
        assert!(!page.headers().contains_key("content-encoding"));
        let request = server.received_requests().await.unwrap().remove(0);
        assert_eq!(request.headers["accept-encoding"], "gzip");
        // An error's body too.
        let body = gzip(br#"{"errors":{"authentication":"No entry"}}"#);
        let answer = ResponseTemplate::new(401).set_body_bytes(body);
        let answer = answer.insert_header("content-encoding", "gzip");
        let refused = crate::support::server(answer).await;
        let error = client(&refused)
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.message(), Some("No entry"));
    }

    #[tokio::test]
    async fn gzip_that_is_cut_anywhere_is_a_cut_body() {
        let whole = gzip(page(&[1], json!(null)).to_string().as_bytes());
        let encoded = "content-encoding: gzip\r\n";
        let server = Raw::start((0..whole.len()).map(|end| ok(encoded, &whole[..end]))).await;
        let client = at(&server.url, Retry::off());
        for end in 0..whole.len() {
            let error = client.list_conversations().send().await.unwrap_err();
            let told = (error.kind(), error.transport_cause());
            let truncated = (ErrorKind::Transport, Some(TransportCause::Truncated));
            assert_eq!(told, truncated, "{end}: {error}");
        }
        let server = Raw::start([ok(encoded, &whole[..20]), ok(encoded, &whole)]).await;
        let page = at(&server.url, quick())
            .list_conversations()
            .send()
            .await
            .unwrap();
        assert_eq!(page.attempts(), 2);
        // Whole gzip of cut JSON.
        let server = Raw::start([ok(encoded, &gzip(b"{\"count\":")), ok(encoded, &whole)]).await;
        let page = at(&server.url, quick())
            .list_conversations()
            .send()
            .await
            .unwrap();
        assert_eq!(page.attempts(), 2);
    }

    #[tokio::test]
    async fn gzip_that_is_damaged_or_none_at_all_is_said_to_be() {
        let whole = gzip(page(&[1], json!(null)).to_string().as_bytes());
        let spoiled = |at: usize| {
            let mut body = whole.clone();
            body[at] ^= 0xff;
            body
        };
        let plain = page(&[1], json!(null)).to_string().into_bytes();
        for body in [
            spoiled(0),
            spoiled(12),
            spoiled(whole.len() - 1),
            spoiled(whole.len() - 5),
            plain,
            b"<html>".to_vec(),
        ] {
            let server = server(gzipped(body)).await;
            let error = client(&server)
                .list_conversations()
                .send()
                .await
                .unwrap_err();
            assert_eq!(
                (error.kind(), error.is_transient()),
                (ErrorKind::NotJson, false),
                "{error}"
            );
            let text = "listConversations: 200 OK: the body cannot be decoded: damaged, or not in the content encoding that its headers state";
            assert_eq!(error.to_string(), text);
        }
    }

    #[tokio::test]
    async fn the_bound_on_a_body_is_of_what_comes_out() {
        let bomb = gzip(&vec![b' '; 64 << 20]);
        assert!(bomb.len() < 100_000);
        let server = server(gzipped(bomb)).await;
        let builder = Client::builder(KEY)
            .base_url(server.uri())
            .retry(Retry::off());
        let client = builder.max_response_bytes(1 << 20).build().unwrap();
        let error = client.list_conversations().send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert!(
            error.to_string().contains("longer than the 1048576 bytes"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_content_encoding_that_is_not_understood_is_named() {
    let body = gzip(page(&[1], json!(null)).to_string().as_bytes());
    for (encoding, named) in [
        ("br", "br"),
        ("zstd", "zstd"),
        ("deflate", "deflate"),
        ("x-unheard-of", "x-unheard-of"),
        ("gzip, br", "gzip, br"),
        ("canary +33600000001", "?"),
    ] {
        let answer = ResponseTemplate::new(200).set_body_bytes(body.clone());
        let server = server(answer.insert_header("content-encoding", encoding)).await;
        let error = client(&server)
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.is_transient()),
            (ErrorKind::NotJson, false)
        );
        let text = format!(
            "listConversations: 200 OK: the body cannot be decoded: the content encoding `{named}` is not supported"
        );
        assert_eq!(error.to_string(), text);
        assert_eq!(error.body().unwrap(), &body, "in reach of who can undo it");

        let answer = ResponseTemplate::new(401).set_body_bytes(body.clone());
        let server =
            crate::support::server(answer.insert_header("content-encoding", encoding)).await;
        let error = client(&server)
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        let text = format!(
            "listConversations: 401 Unauthorized: a documented status, but the body has the content encoding `{named}`, which is not supported"
        );
        assert_eq!(error.to_string(), text);
    }
    // JSON that only claims to be encoded is read.
    let plain = ResponseTemplate::new(200).set_body_json(page(&[1], json!(null)));
    assert_eq!(
        of(plain.insert_header("content-encoding", "br"))
            .await
            .unwrap(),
        1
    );
    // A client that does not undo gzip.
    #[cfg(feature = "gzip")]
    {
        let server = server(gzipped(body)).await;
        let http = reqwest::Client::builder()
            .no_proxy()
            .gzip(false)
            .build()
            .unwrap();
        let builder = Client::builder(KEY)
            .base_url(server.uri())
            .http_client(http);
        let error = builder
            .build()
            .unwrap()
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        assert!(
            error
                .to_string()
                .contains("the content encoding `gzip` is not supported"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn gzip_that_no_header_states_is_named() {
    let body = gzip(page(&[1], json!(null)).to_string().as_bytes());
    let mut cases = vec![ok("", &body)];
    if cfg!(feature = "gzip") {
        let twice = "content-encoding: gzip\r\ncontent-encoding: gzip\r\n";
        cases.push(ok(twice, &gzip(&body)));
    }
    for answer in cases {
        let server = Raw::start([answer]).await;
        let error = at(&server.url, Retry::off())
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.is_transient()),
            (ErrorKind::NotJson, false)
        );
        let text = error.to_string();
        assert!(text.contains("compressed with gzip, which"), "{text}");
    }
}
