//! Live runs use the client's own transport: retries, limits, redirects and causes of failures.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use conversation_apis_contract::finding::Kind;
use conversation_apis_contract::incomplete::{Outcome, Reason};
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::verify::{Extent, verify_live};
use serde_json::json;

use super::account::{
    all, assert_errors, assert_holds, assert_one, errors, live, octopush, partoo, planted, verdict,
};

#[tokio::test]
async fn retries_are_made_and_counted() {
    for status in [429, 502, 503] {
        for account in all(7) {
            let provider = account.provider;
            let server = account.serve(move |ask, reply| {
                if ask.number == 0 || ask.number == 3 {
                    reply.headers.push(("retry-after", "0"));
                    reply.refuse(status, json!({}));
                }
            });
            let server = server.await;
            let verdict = verdict(provider, &server).await;
            assert_holds(&verdict);
            let sent = server.received_requests().await.unwrap();
            assert!(sent.iter().all(|request| request.method.as_str() == "GET"));
            let Extent::Live { requests, .. } = verdict.extent else {
                panic!("{:?}", verdict.extent)
            };
            assert_eq!(requests, sent.len());
        }
    }
}

#[tokio::test]
async fn retries_stay_within_the_limit_of_requests() {
    for requests in 1..5 {
        let server = partoo(7).serve(|ask, reply| {
            if ask.is_messages {
                reply.headers.push(("retry-after", "0"));
                reply.refuse(503, json!({}));
            }
        });
        let server = server.await;
        let mut live = live("partoo", &server);
        live.max_requests = requests;
        let verdict = verify_live(Provider::find("partoo").unwrap(), &live)
            .await
            .unwrap();
        assert_eq!(verdict.outcome(), Outcome::Incomplete);
        assert!(
            verdict
                .incomplete
                .iter()
                .all(|one| one.reason == Reason::RequestLimit)
        );
        assert_eq!(server.received_requests().await.unwrap().len(), requests);
    }
}

#[tokio::test]
async fn a_429_with_a_wait_longer_than_the_run_ends_it_at_once() {
    let server = octopush(7).serve(|ask, reply| {
        if ask.is_messages {
            reply.headers.push(("retry-after", "3600"));
            reply.refuse(429, json!({}));
        }
    });
    let server = server.await;
    let verdict = verdict("octopush", &server).await;
    assert_eq!(
        (verdict.outcome(), errors(&verdict)),
        (Outcome::Incomplete, vec![])
    );
    assert_eq!(verdict.incomplete[0].reason, Reason::RateLimited);
    assert!(verdict.elapsed < Duration::from_secs(60));
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_is_one_finding() {
    for account in all(7) {
        let verdict = planted(account, |ask, reply| {
            if ask.is_messages {
                reply.headers.push(("location", "http://127.0.0.1:9/"));
                reply.refuse(302, json!({}));
            }
        })
        .await;
        let found = errors(&verdict);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0 == "undocumented-status" && found[0].1.ends_with("/responses/302"));
        assert_eq!(verdict.incomplete[0].reason, Reason::ErrorStatus);
    }
}

#[tokio::test]
async fn a_byte_order_mark_is_skipped_and_an_unknown_encoding_is_named() {
    let verdict = planted(partoo(7), |_, reply| {
        reply.text = Some(format!("\u{FEFF}{}", reply.body));
    });
    assert_holds(&verdict.await);
    let verdict = planted(partoo(7), |ask, reply| {
        if ask.is_messages {
            reply.headers.push(("content-encoding", "zstd"));
            reply.text = Some("(\u{b5}/\u{fd}".to_owned());
        }
    })
    .await;
    let found: Vec<_> = verdict
        .findings
        .iter()
        .filter(|one| one.kind == Kind::Header)
        .collect();
    let place = "#/paths/~1messages/get/responses/200/content";
    assert_eq!(
        found.len(),
        1,
        "{:?} {:?}",
        verdict.findings,
        verdict.incomplete
    );
    assert_eq!(found[0].place(), place);
}

#[tokio::test]
async fn truncated_json_is_found_in_its_place() {
    // A single conversation, because each failed call is retried with growing delays.
    let verdict = planted(partoo(1), |ask, reply| {
        if ask.is_messages {
            reply.text = Some(r#"{"messages":[{"id":1"#.to_owned());
        }
    })
    .await;
    let place = "#/paths/~1messages/get/responses/200/content";
    assert_errors(&verdict, &[("undecodable", place)]);
}

#[tokio::test]
async fn a_body_that_is_html_is_one_finding() {
    for content_type in ["text/html", "application/json"] {
        let verdict = planted(octopush(7), move |ask, reply| {
            if ask.is_messages {
                reply.content_type = content_type;
                reply.text = Some("<p>late</p>".to_owned());
            }
        });
        let kind = if content_type == "text/html" {
            "header"
        } else {
            "undecodable"
        };
        let place = "#/paths/~1conversations~1messages~1list/get/responses/200/content";
        assert_one(&verdict.await, kind, place);
    }
}

/// A server that closes each connection after its first response, without announcing it.
fn closing(answers: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for _ in 0..answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut seen = Vec::new();
            let mut piece = [0; 1024];
            while !seen.ends_with(b"\r\n\r\n") {
                let read = stream.read(&mut piece).unwrap();
                seen.extend_from_slice(&piece[..read]);
                if read == 0 {
                    break;
                }
            }
            let is_at = |path: &str| seen.starts_with(format!("GET {path}").as_bytes());
            let body = match () {
                () if is_at("/messaging/settings") => json!({ "settings": [], "count": 0 }),
                () if is_at("/webhooks") => json!({ "items": [], "count": 0 }),
                () if is_at("/messages") => {
                    json!({ "messages": [], "count": 0, "next_cursor": null })
                }
                () if is_at("/conversations/") => json!({}),
                () => json!({ "conversations": [], "count": 0, "next_cursor": null }),
            };
            let body = body.to_string();
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json";
            let _ = write!(
                stream,
                "{head}\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            );
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_closed_connection_holds() {
    let server = partoo(0).serve(|_, _| ()).await;
    let mut live = live("partoo", &server);
    live.base_url = closing(20);
    live.parameters = ["1", "2", "3"]
        .map(|id| ("conversation_id".to_owned(), id.to_owned()))
        .to_vec();
    let verdict = verify_live(Provider::find("partoo").unwrap(), &live)
        .await
        .unwrap();
    assert_holds(&verdict);
}
