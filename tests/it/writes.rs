//! Requests that change something: none is sent again if the server may have acted on it, and
//! the error says whether it may have.

mod http2;
mod statuses;
mod streams;
mod wire;

use std::time::Duration;

use conversation_apis::{ClientBuilder, Error, ErrorKind, Method, Retry};
use tokio::net::TcpListener;

use self::wire::Act::{self, *};
use self::wire::Wire;
use crate::support::{KEY, all_text, quick};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
pub mod api {
    include!("../generated/writes.rs");
}

use api::types::NewMessage;

pub fn builder(url: &str) -> ClientBuilder<api::Client> {
    let credentials = api::Credentials::new().key(KEY);
    ClientBuilder::new(credentials).base_url(url).retry(quick())
}

fn client(url: &str) -> api::Client {
    let builder = builder(url).timeout(Duration::from_secs(20));
    builder.build().unwrap()
}

/// Text in a body that no error may show.
const CANARY: &str = "canary-4d20";

/// Longer than the buffers of a connection on this machine.
fn long() -> String {
    CANARY.repeat(1 << 20)
}

/// A short body, and a long one where that costs little.
fn contents(method: &str) -> Vec<String> {
    match method {
        "raw" => vec![CANARY.to_owned(), long()],
        _ => vec![CANARY.to_owned()],
    }
}

/// Sends a request that is not idempotent, with one of the methods.
async fn write(client: &api::Client, method: &str, content: &str) -> Result<u32, Error> {
    let message = NewMessage::new(content);
    Ok(match method {
        "POST" => client
            .create_message()
            .id(7)
            .body(message)
            .send()
            .await?
            .attempts(),
        "PUT" => client
            .replace_conversation()
            .id(7)
            .body(message)
            .send()
            .await?
            .attempts(),
        "PATCH" => client
            .update_conversation()
            .id(7)
            .body(message)
            .send()
            .await?
            .attempts(),
        "DELETE" => client.delete_conversation().id(7).send().await?.attempts(),
        _ => {
            let request = client.request(Method::POST, "/conversations/{id}/messages");
            let request = request.path("id", 7).body("text/plain", content.to_owned());
            request.send().await?.attempts()
        }
    })
}

const METHODS: [&str; 5] = ["POST", "PUT", "PATCH", "DELETE", "raw"];

const BROKEN: [Act; 11] = [
    CloseUnread,
    ResetUnread,
    CloseAfterHead,
    ResetAfterHead,
    Close,
    Reset,
    CloseWithinHead,
    CloseWithinBody,
    ResetWithinBody,
    CloseAfterContinue,
    TimeOut,
];

/// The text of an error, which shows nothing that was sent.
fn text(error: &Error) -> String {
    let all = all_text(error);
    assert!(!all.contains(CANARY) && !all.contains(KEY), "{all}");
    error.to_string()
}

/// Checks that a request was sent at most once, and that the outcome says whether it was.
/// `sent` is how many times the server saw it.
fn check(act: Act, outcome: Result<u32, Error>, sent: usize, case: &str) {
    let case = format!("{act:?} {case}");
    assert!(sent <= 1, "{case}: sent {sent} times");
    let error = match outcome {
        // The client noticed in time that the connection was closed.
        Ok(_) => return assert!(sent == 1 && act.is_unread(), "{case}"),
        Err(error) => error,
    };
    let text = text(&error);
    let case = format!("{case}: {text}");
    assert_eq!(error.attempts(), 1, "{case}");
    assert!(error.may_have_reached_server(), "{case}");
    let fate = match error.status().map(|status| status.as_u16()) {
        None => "; the server may have received the request",
        Some(408) => "; the server may have applied the request",
        _ => "; the server accepted the request",
    };
    assert!(text.ends_with(fate), "{case}");
}

#[tokio::test]
async fn a_request_that_may_have_reached_the_server_is_never_sent_again() {
    for act in BROKEN {
        for method in METHODS {
            for content in contents(method) {
                let server = Wire::start([act]).await;
                let outcome = write(&client(&server.url), method, &content).await;
                check(act, outcome, server.seen().len(), method);
            }
        }
    }
}

#[tokio::test]
async fn a_connection_that_was_used_before_changes_nothing_about_that() {
    for act in BROKEN {
        for method in METHODS {
            for content in contents(method) {
                let server = Wire::start([Answer, act]).await;
                let client = client(&server.url);
                client.list_conversations().send().await.unwrap();
                let outcome = write(&client, method, &content).await;
                check(act, outcome, server.seen().len() - 1, method);
            }
        }
    }
}

#[tokio::test]
async fn a_server_that_closes_connections_at_any_time_gets_no_request_twice() {
    let script = [AnswerAndClose, Answer, Close, AnswerAndClose, Answer, Reset].repeat(200);
    let server = Wire::start(script).await;
    let client = client(&server.url);
    let (mut answered, mut lost) = (0, 0);
    for number in 0..600 {
        let content = format!("message {number}.");
        let outcome = write(&client, METHODS[number % 3], &content).await;
        match (outcome, server.count(&content)) {
            (Ok(_), 1) => answered += 1,
            (Err(error), count @ 0..=1) if error.may_have_reached_server() => lost += count,
            (Err(_), 0) => {}
            (outcome, count) => panic!("{content} {outcome:?}: sent {count} times"),
        }
    }
    assert!(answered >= 100 && lost >= 100, "{answered} {lost}");
}

#[tokio::test]
async fn idempotent_operations_and_requests_are_retried_like_a_get() {
    for act in BROKEN {
        let server = Wire::start([act, act]).await;
        let client = client(&server.url);
        let message = NewMessage::new("a");
        let call = client.ingest_message().external_id("e1").body(message);
        let answer = call.send().await.unwrap();
        assert_eq!(answer.attempts(), 3, "{act:?}");

        let server = Wire::start([act, act]).await;
        let client = self::client(&server.url);
        let request = client.request(Method::PUT, "/a").json(&1).idempotent();
        assert_eq!(request.send().await.unwrap().attempts(), 3, "{act:?}");
    }
    let server = Wire::start([Close; 5]).await;
    let message = NewMessage::new("a");
    let call = client(&server.url)
        .ingest_message()
        .external_id("e1")
        .body(message);
    let text = call.send().await.unwrap_err().to_string();
    assert!(text.ends_with("came; the last of 5 attempts"), "{text}");
}

#[tokio::test]
async fn a_request_that_was_never_sent_is_retried_and_the_error_says_so() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = nobody.local_addr().unwrap();
    drop(nobody);
    for method in METHODS {
        let client = client(&format!("http://{address}"));
        let error = write(&client, method, CANARY).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 5));
        assert!(!error.may_have_reached_server());
        let expected = "could not connect to the server: connection refused; the server did not receive the request; the last of 5 attempts";
        assert!(text(&error).ends_with(expected), "{error}");
    }
}

#[tokio::test]
async fn no_request_asks_for_100_continue() {
    let server = Wire::start([]).await;
    write(&client(&server.url), "raw", &long()).await.unwrap();
    let [seen] = <[_; 1]>::try_from(server.seen()).unwrap();
    assert!(
        !seen.head.to_ascii_lowercase().contains("expect"),
        "{}",
        seen.head
    );
    assert!(seen.is_whole);
}

#[tokio::test]
async fn a_timeout_after_the_request_was_sent_is_not_retried() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let builder = builder(&url).timeout(Duration::from_millis(300));
    let error = write(&builder.build().unwrap(), "POST", CANARY)
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    assert!(error.may_have_reached_server());
    let expected =
        "createMessage: timed out before a response came; the server may have received the request";
    assert_eq!(text(&error), expected);
    let all = self::builder(&url).retry(Retry::default().max_elapsed(Duration::from_millis(300)));
    let error = write(&all.build().unwrap(), "POST", CANARY)
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    assert!(text(&error).ends_with("ran out; the server may have received the request"));
}
