//! Each fault of the embedded server, through the real client.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use conversation_apis::partoo::Client;
use conversation_apis::partoo::types::Conversation;
use conversation_apis::{Error, ErrorKind, Paginated};
use conversation_apis_contract::server::{Action, FAULT_HEADER, Fault, RetryAfter, Server};
use serde_json::{Value, json};

// Runs the test in the example for dependants.
#[path = "../../../examples/test_a_service.rs"]
#[allow(dead_code)]
mod test_a_service;

async fn server(fault: &str) -> Server {
    let fault = fault.parse().unwrap();
    Server::builder("partoo")
        .fault(fault)
        .start()
        .await
        .unwrap()
}

fn client(server: &Server) -> Client {
    client_that_waits(server, Duration::from_secs(60))
}

fn client_that_waits(server: &Server, timeout: Duration) -> Client {
    let http = reqwest::Client::builder()
        .no_proxy()
        .timeout(timeout)
        .build()
        .unwrap();
    Client::builder("any-key")
        .base_url(server.base_url())
        .http_client(http)
        .retry(conversation_apis::Retry::off())
        .without_quota()
        .build()
        .unwrap()
}

/// A plain client, without a proxy.
fn http() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// The items and the errors of a walk with ten items a page. It resumes after each error.
async fn walk(client: &Client) -> (Vec<Conversation>, Vec<Error>) {
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    let mut items = client.list_conversations().per_page(10).items();
    loop {
        match items.next().await {
            Some(Ok(item)) => found.push(item),
            Some(Err(error)) => {
                errors.push(error);
                items.resume();
            }
            None => return (found, errors),
        }
    }
}

/// Asserts that a walk has this one error, and returns all items once and in order.
async fn resumed(fault: &str, kind: ErrorKind) -> Error {
    let server = server(fault).await;
    let seconds = if kind == ErrorKind::Timeout { 2 } else { 60 };
    let client = client_that_waits(&server, Duration::from_secs(seconds));
    let (items, mut errors) = walk(&client).await;
    assert_eq!(errors.len(), 1, "{fault}: {errors:?}");
    assert_eq!(errors[0].kind(), kind, "{fault}: {errors:?}");
    let ids: Vec<i64> = items.iter().filter_map(|item| item.id).collect();
    assert_eq!(ids, (1..=25).collect::<Vec<_>>(), "{fault}");
    assert_eq!(server.requests().len(), 4, "{fault}");
    errors.remove(0)
}

#[tokio::test]
async fn any_status_is_an_error_with_that_status_and_the_walk_resumes() {
    for status in [401, 403, 404, 408, 500, 503, 599] {
        let error = resumed(&format!("{status};nth=2"), ErrorKind::Status).await;
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.is_documented(), matches!(status, 401 | 403));
        assert_eq!(error.body().unwrap().is_empty(), !error.is_documented());
    }
}

#[tokio::test]
async fn a_documented_status_can_be_sent_without_its_body() {
    let error = resumed("403;empty;nth=3", ErrorKind::Status).await;
    assert!(error.body().unwrap().is_empty() && !error.is_documented());
}

#[tokio::test]
async fn a_429_states_its_wait_in_seconds_or_as_a_date() {
    let error = resumed("429;retry-after=60", ErrorKind::Status).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    let error = resumed("429;retry-after-date=60;cursor=yes", ErrorKind::Status).await;
    let wait = error.retry_after().unwrap().as_secs();
    assert!((55..=60).contains(&wait), "{wait}");
    assert!(error.is_rate_limited());
}

#[tokio::test]
async fn slow_headers_or_a_slow_body_become_a_timeout() {
    resumed("slow-headers=60000;nth=2", ErrorKind::Timeout).await;
    resumed("slow-body=500;chunk=100;nth=2", ErrorKind::Timeout).await;
}

#[tokio::test]
async fn slow_responses_within_the_timeout_arrive_completely() {
    for fault in ["slow-headers=200", "slow-body=20;chunk=1000"] {
        let server = server(fault).await;
        let start = Instant::now();
        let (items, errors) = walk(&client(&server)).await;
        assert!(start.elapsed() > Duration::from_millis(100), "{fault}");
        assert_eq!((items.len(), errors.len()), (25, 0), "{fault}");
    }
}

#[tokio::test]
async fn a_broken_connection_is_a_transport_error() {
    for fault in ["cut", "close", "reset"] {
        for nth in 1..=3 {
            resumed(&format!("{fault};nth={nth}"), ErrorKind::Transport).await;
        }
    }
    let error = resumed("cut;nth=2", ErrorKind::Transport).await;
    assert_eq!(error.status().unwrap(), 200);
    let error = resumed("close;nth=2", ErrorKind::Transport).await;
    assert_eq!(error.status().unwrap(), 200);
}

/// What a plain socket reads until the end, with a fault that the header requests.
fn raw(server: &Server, fault: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(server.base_url().replace("http://", ""))?;
    write!(
        stream,
        "GET /conversations HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-apikey: k\r\n{FAULT_HEADER}: {fault}\r\n\r\n"
    )?;
    let mut text = String::new();
    stream.read_to_string(&mut text).map(|_| text)
}

#[tokio::test]
async fn a_reset_is_a_tcp_reset_and_a_cut_body_has_half_of_its_content_length() {
    let server = Server::start("partoo").await.unwrap();
    let reset = raw(&server, "reset").unwrap_err();
    assert_eq!(reset.kind(), std::io::ErrorKind::ConnectionReset);
    for (fault, part) in [("cut", 2), ("close", 0)] {
        let text = raw(&server, fault).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let length = head.split("content-length: ").nth(1).unwrap();
        let length: usize = length.split("\r\n").next().unwrap().parse().unwrap();
        assert_eq!(body.len(), length.checked_div(part).unwrap_or(0));
    }
}

#[tokio::test]
async fn html_is_not_json_and_keeps_an_error_status() {
    resumed("html;nth=2", ErrorKind::NotJson).await;
    let error = resumed("html=502;nth=2", ErrorKind::Status).await;
    assert_eq!(error.status().unwrap(), 502);
    assert!(error.body().unwrap().starts_with(b"<!DOCTYPE html>"));
}

#[tokio::test]
async fn truncated_json_is_a_transient_transport_error() {
    let error = resumed("truncated-json;nth=2", ErrorKind::Transport).await;
    assert!(error.is_transient(), "{error}");
}

#[tokio::test]
async fn invalid_utf_8_is_one_error_and_the_other_items_arrive() {
    let server = server("invalid-utf8;nth=2").await;
    let (items, errors) = walk(&client(&server)).await;
    assert_eq!((items.len(), errors.len()), (24, 1));
    assert_eq!(errors[0].kind(), ErrorKind::Decode);
    assert_eq!(errors[0].pointer(), Some("/conversations/0"));
}

#[tokio::test]
async fn a_repeated_cursor_ends_the_walk_after_its_page() {
    let server = server("repeat-cursor").await;
    let (items, errors) = walk(&client(&server)).await;
    assert_eq!(items.len(), 20);
    assert_eq!((errors.len(), errors[0].kind()), (1, ErrorKind::Pagination));
}

#[tokio::test]
async fn an_empty_page_with_a_cursor_does_not_end_the_list() {
    for fault in ["empty-page", "empty-page;nth=2;times=3"] {
        let server = server(fault).await;
        let (items, errors) = walk(&client(&server)).await;
        assert_eq!((items.len(), errors.len()), (25, 0), "{fault}");
        assert!(server.requests().len() > 3, "{fault}");
    }
}

#[tokio::test]
async fn an_unknown_enum_value_and_an_undocumented_property_are_kept() {
    for (fault, place, value) in [
        ("unknown-enum=3", "/status", json!("contract-unknown")),
        ("undocumented=3", "/contract_undocumented", json!(true)),
    ] {
        let server = server(fault).await;
        let (items, errors) = walk(&client(&server)).await;
        assert_eq!((items.len(), errors.len()), (25, 0), "{fault}");
        let item = serde_json::to_value(&items[3]).unwrap();
        assert_eq!(item.pointer(place), Some(&value), "{fault}");
    }
}

#[tokio::test]
async fn one_bad_item_is_one_error_among_good_items() {
    let server = server("bad-item=3;nth=2").await;
    let (items, errors) = walk(&client(&server)).await;
    assert_eq!((items.len(), errors.len()), (24, 1));
    assert_eq!(errors[0].kind(), ErrorKind::Decode);
    assert_eq!(errors[0].pointer(), Some("/conversations/3/id"));
    assert!(errors[0].item().is_some());
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn the_faults_of_a_script_happen_in_its_order() {
    let script = r#"["429;retry-after=0", {"fault": "503", "cursor": true, "times": 2},
        {"fault": "500", "operation": "listMessages", "always": true}]"#;
    let script = Fault::script(script).unwrap();
    let server = Server::builder("partoo")
        .script(script)
        .start()
        .await
        .unwrap();
    let (items, errors) = walk(&client(&server)).await;
    let statuses: Vec<u16> = errors
        .iter()
        .map(|error| error.status().unwrap().as_u16())
        .collect();
    assert_eq!((items.len(), statuses), (25, vec![429, 503, 503]));
    let client = client(&server);
    let call = client.list_messages().conversation_id(1);
    for _ in 0..3 {
        assert_eq!(
            call.clone().send().await.unwrap_err().status().unwrap(),
            500
        );
    }
}

#[tokio::test]
async fn a_fault_added_to_a_running_server_counts_from_then_on() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    let call = client.list_conversations();
    call.clone().send().await.unwrap();
    server.fault(Fault::new(Action::Reset).nth(2)).unwrap();
    call.clone().send().await.unwrap();
    let error = call.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn a_fault_waits_for_a_response_that_it_fits() {
    let server = server("bad-item=10").await;
    let (items, errors) = walk(&client(&server)).await;
    assert_eq!((items.len(), errors.len()), (25, 0));
    let page = client(&server).list_conversations().page().await;
    assert_eq!(page.unwrap_err().kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn the_header_requests_a_fault_in_its_own_response() {
    let server = Server::start("partoo").await.unwrap();
    let http = http();
    for (fault, status, said) in [
        ("status=503", 503, ""),
        ("html=502", 502, "<!DOCTYPE"),
        ("bad-item=24", 200, "of another type"),
        ("explode", 400, "`explode` is not a fault; use one of: "),
        ("bad-item=25", 400, "the page has no such item"),
        ("repeat-cursor", 400, "a first page has no cursor"),
        (
            "503;nth=2",
            400,
            "cannot have operation, cursor, nth or times",
        ),
    ] {
        let request = http.get(format!("{}/conversations", server.base_url()));
        let request = request.header("x-APIKey", "k").header(FAULT_HEADER, fault);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), status, "{fault}");
        let body = response.text().await.unwrap();
        assert!(body.contains(said), "{fault}: {body}");
        let refused = serde_json::from_str::<Value>(&body);
        let refused = refused.is_ok_and(|body| body["errors"]["json"][FAULT_HEADER].is_string());
        assert_eq!(refused, status == 400, "{fault}");
    }
}

#[test]
fn every_fault_is_written_as_it_is_read() {
    for text in [
        "503",
        "429;retry-after=60",
        "429;retry-after-date=60;empty",
        "slow-headers=500",
        "slow-body=10;chunk=256",
        "cut",
        "close",
        "reset",
        "html=502",
        "truncated-json",
        "invalid-utf8",
        "repeat-cursor",
        "empty-page",
        "unknown-enum=0",
        "bad-item=3;operation=listMessages;cursor=no;nth=2;times=always",
        "undocumented=1;cursor=yes;times=4",
    ] {
        assert_eq!(text.parse::<Fault>().unwrap().to_string(), text);
    }
    let quota = Fault::status(429).retry_after(RetryAfter::Seconds(60));
    assert_eq!("status=429; retry-after=60".parse(), Ok(quota));
}

#[test]
fn a_text_that_is_not_a_fault_is_refused() {
    for text in [
        "",
        "99",
        "600",
        "status",
        "status=ok",
        "cut=1",
        "slow-headers",
        "slow-body=",
        "html=1",
        "bad-item=-1",
        "503;nth=0",
        "503;chunk=1",
        "cut;empty",
        "503;cursor=maybe",
        "503;times=",
        "503;operation",
        "slow-body=1;chunk=0",
        "503;unheard=1",
    ] {
        assert!(text.parse::<Fault>().is_err(), "{text}");
    }
    for script in [
        "",
        "{}",
        "[1]",
        r#"["explode"]"#,
        r#"[{"fault": "cut", "often": 1}]"#,
    ] {
        assert!(Fault::script(script).is_err(), "{script}");
    }
}
