//! Content encodings.

use std::io::Write;

use conversation_apis::partoo::Client;
use conversation_apis::{Error, ErrorKind, Retry, TransportCause};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use wiremock::ResponseTemplate;

use super::{at, of};
use crate::support::{KEY, Raw, client, ok, page, quick, server};

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
    async fn gzip_is_requested_and_decompressed() {
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
        // The same for the body of an error.
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
    async fn gzip_truncated_at_any_byte_is_a_truncated_body() {
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
        // Complete gzip of truncated JSON.
        let server = Raw::start([ok(encoded, &gzip(b"{\"count\":")), ok(encoded, &whole)]).await;
        let page = at(&server.url, quick())
            .list_conversations()
            .send()
            .await
            .unwrap();
        assert_eq!(page.attempts(), 2);
    }

    #[tokio::test]
    async fn damaged_gzip_is_reported_as_such() {
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
    async fn the_body_limit_applies_to_decompressed_bytes() {
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
async fn the_error_names_a_content_encoding_that_is_not_supported() {
    let body = gzip(page(&[1], json!(null)).to_string().as_bytes());
    for (encoding, named) in [
        ("br", "br"),
        ("zstd", "zstd"),
        ("deflate", "deflate"),
        ("x-unheard-of", "x-unheard-of"),
        ("gzip, br", "gzip, br"),
        ("canary +33600000001", "?"),
    ] {
        let error = encoded(200, &body, encoding).await;
        let kind = (error.kind(), error.is_transient());
        assert_eq!(kind, (ErrorKind::NotJson, false));
        let text = format!(
            "listConversations: 200 OK: the body cannot be decoded: the content encoding `{named}` is not supported"
        );
        assert_eq!(error.to_string(), text);
        assert_eq!(error.body().unwrap(), &body, "the caller can decode it");
        let text = format!(
            "listConversations: 401 Unauthorized: a documented status, but the body has the content encoding `{named}`, which is not supported"
        );
        assert_eq!(encoded(401, &body, encoding).await.to_string(), text);
    }
    // JSON with a header that wrongly states an encoding is read.
    let plain = ResponseTemplate::new(200).set_body_json(page(&[1], json!(null)));
    assert_eq!(
        of(plain.insert_header("content-encoding", "br"))
            .await
            .unwrap(),
        1
    );
}

/// The error of a response with this body and content encoding.
async fn encoded(status: u16, body: &[u8], encoding: &str) -> Error {
    let answer = ResponseTemplate::new(status).set_body_bytes(body);
    let server = server(answer.insert_header("content-encoding", encoding)).await;
    let call = client(&server).list_conversations().send();
    call.await.unwrap_err()
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn the_error_names_gzip_if_the_custom_http_client_does_not_decompress_it() {
    let server = server(gzipped(gzip(b"{}"))).await;
    let http = reqwest::Client::builder().no_proxy().gzip(false);
    let builder = Client::builder(KEY).base_url(server.uri());
    let client = builder.http_client(http.build().unwrap()).build().unwrap();
    let error = client.list_conversations().send().await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("the content encoding `gzip` is not supported"),
        "{text}"
    );
}

#[tokio::test]
async fn the_error_names_gzip_even_if_no_header_states_it() {
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
