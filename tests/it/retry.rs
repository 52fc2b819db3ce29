//! Which calls are retried, after which wait, and when retries end.

mod throttling;

use std::time::{Duration, Instant, SystemTime};

use conversation_apis::partoo::Client;
use conversation_apis::{ErrorKind, Retry};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{KEY, page, quick, requests};

pub(super) fn client(base_url: String, retry: Retry) -> Client {
    let builder = Client::builder(KEY).base_url(base_url).retry(retry);
    builder.timeout(Duration::from_millis(500)).build().unwrap()
}

/// A server that responds with `answer` this many times, and then with a page.
pub(super) async fn failing(answer: ResponseTemplate, times: u64) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(answer)
        .up_to_n_times(times)
        .mount(&server)
        .await;
    let page = ResponseTemplate::new(200).set_body_json(page(&[1], json!(null)));
    Mock::given(any()).respond_with(page).mount(&server).await;
    server
}

#[tokio::test]
async fn only_transient_statuses_are_retried() {
    for (status, attempts) in [
        (408, 3),
        (429, 3),
        (500, 3),
        (502, 3),
        (503, 3),
        (504, 3),
        (400, 1),
        (401, 1),
        (403, 1),
        (404, 1),
        (501, 1),
    ] {
        let server = failing(ResponseTemplate::new(status), 2).await;
        let client = client(server.uri(), quick());
        let outcome = client.list_conversations().send().await;
        assert_eq!(requests(&server).await, attempts, "{status}");
        match outcome {
            Ok(page) => assert_eq!((page.attempts(), attempts), (3, 3)),
            Err(error) => assert_eq!((error.attempts(), attempts), (1, 1)),
        }
    }
}

#[tokio::test]
async fn the_error_states_the_number_of_attempts() {
    let server = failing(ResponseTemplate::new(503), u64::MAX).await;
    let patient = client(server.uri(), quick().max_attempts(4));
    let error = patient.list_conversations().send().await.unwrap_err();
    assert_eq!((error.attempts(), requests(&server).await), (4, 4));
    let text = "listConversations: 503 Service Unavailable: a status that the document does not list; the last of 4 attempts";
    assert_eq!(error.to_string(), text);
    let once = client(server.uri(), Retry::off());
    let error = once.list_conversations().send().await.unwrap_err();
    assert_eq!((error.attempts(), requests(&server).await), (1, 5));
}

#[tokio::test]
async fn retry_after_is_respected_in_seconds_and_as_a_date() {
    for (in_seconds, least) in [(true, 1.0), (false, 0.9)] {
        let value = match in_seconds {
            true => "1".to_owned(),
            false => httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(2)),
        };
        let answer = ResponseTemplate::new(429).insert_header("retry-after", value.as_str());
        let server = failing(answer, 1).await;
        let started = Instant::now();
        let client = client(server.uri(), quick());
        client.list_conversations().send().await.unwrap();
        let waited = started.elapsed().as_secs_f64();
        assert!((least..5.0).contains(&waited), "{value}: {waited}");
    }
}

#[tokio::test]
async fn a_wait_beyond_max_elapsed_does_not_start_and_the_error_states_it() {
    let answer = ResponseTemplate::new(503).insert_header("retry-after", "3600");
    let server = failing(answer, 1).await;
    let started = Instant::now();
    let impatient = client(server.uri(), quick());
    let error = impatient.list_conversations().send().await.unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert!(
        error.to_string().ends_with("; retry after 3600 s"),
        "{error}"
    );
    assert_eq!(requests(&server).await, 1);
}

#[tokio::test]
async fn a_truncated_response_is_retried() {
    for cut in [
        &b"HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n{\"conversations\":"[..],
        b"HTTP/1.1 200 OK\r\ncontent-le",
        b"",
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let body = page(&[1], json!(null)).to_string();
        let whole = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        );
        let cut = cut.to_vec();
        let serving = tokio::spawn(async move {
            for answer in [cut.as_slice(), whole.as_bytes()] {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut request = [0; 4096];
                let _ = stream.read(&mut request).await;
                let _ = stream.write_all(answer).await;
            }
        });
        let client = client(format!("http://{address}"), quick());
        let page = client.list_conversations().send().await.unwrap();
        assert_eq!((page.attempts(), page.count), (2, Some(1)));
        serving.await.unwrap();
    }
}

#[tokio::test]
async fn a_call_that_never_connected_is_retried_and_did_not_reach_the_server() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let client = client(url, quick().max_attempts(3));
    let error = client.list_conversations().send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
    assert!(!error.may_have_reached_server());
}

/// A server that sends this one response, byte for byte, and is gone.
pub(super) async fn answers_once(answer: &'static [u8]) -> (String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        let _ = stream.write_all(answer).await;
    });
    (url, serving)
}

#[tokio::test]
async fn an_error_remembers_that_an_earlier_attempt_may_have_reached_the_server() {
    let (url, serving) = answers_once(
        b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
    )
    .await;
    let client = client(
        url,
        quick()
            .base_delay(Duration::from_millis(200))
            .max_attempts(2),
    );
    let call = client.list_conversations().send();
    let (outcome, served) = tokio::join!(call, serving);
    served.unwrap();
    let error = outcome.unwrap_err();
    assert!(error.may_have_reached_server(), "{error:?}");
}

#[tokio::test]
async fn a_body_over_the_maximum_is_an_error_with_or_without_a_stated_length() {
    let body = page(&[1, 2, 3], json!(null)).to_string();
    for head in [
        format!("content-length: {}", body.len()),
        "connection: close".to_owned(),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answer = format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n{body}");
        let serving = tokio::spawn(async move {
            for _ in 0..2 {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut request = [0; 4096];
                let _ = stream.read(&mut request).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        for (most, fits) in [(body.len(), true), (body.len() - 1, false)] {
            let builder = Client::builder(KEY).base_url(url.clone());
            let client = builder.max_response_bytes(most).build().unwrap();
            match client.list_conversations().send().await {
                Ok(page) => assert!(fits && *page.raw() == body),
                Err(error) => {
                    assert!(!fits && !error.is_transient());
                    assert_eq!(error.kind(), ErrorKind::TooLarge);
                    assert_eq!(error.status().unwrap().as_u16(), 200);
                    assert_eq!(error.attempts(), 1);
                }
            }
        }
        serving.await.unwrap();
    }
}

#[tokio::test]
async fn max_elapsed_limits_attempts_too() {
    let slow = ResponseTemplate::new(200).set_delay(Duration::from_secs(30));
    let server = failing(slow, u64::MAX).await;
    let retry = quick().max_elapsed(Duration::from_millis(300));
    let builder = Client::builder(KEY).base_url(server.uri()).retry(retry);
    let client = builder.timeout(Duration::from_secs(20)).build().unwrap();
    let started = Instant::now();
    let error = client.list_conversations().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_truncated_body_without_a_content_length_is_retried() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let body = page(&[1], json!(null)).to_string();
    let serving = tokio::spawn(async move {
        for end in [body.len() / 2, body.len()] {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let answer = format!(
                "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}",
                &body[..end]
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    let page = client(url, quick())
        .list_conversations()
        .send()
        .await
        .unwrap();
    assert_eq!(page.attempts(), 2);
    serving.await.unwrap();
}

#[tokio::test]
async fn maximum_settings_do_not_panic() {
    let server = failing(ResponseTemplate::new(503), 1).await;
    let quota = conversation_apis::Quota::new(u32::MAX, Duration::MAX);
    let retry = quick()
        .max_attempts(u32::MAX)
        .max_elapsed(Duration::MAX)
        .max_delay(Duration::MAX);
    let builder = Client::builder(KEY)
        .base_url(server.uri())
        .retry(retry)
        .quota(quota);
    let client = builder.max_response_bytes(usize::MAX).build().unwrap();
    client.list_conversations().send().await.unwrap();
}
