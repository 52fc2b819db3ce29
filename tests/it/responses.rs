//! What calls return: bodies by status, undocumented statuses, typed errors, downloads and
//! server-sent events.

mod downloads;
mod events;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use conversation_apis::{ClientBuilder, Error, ErrorKind, Retry};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use wiremock::ResponseTemplate;

use self::api::builder::{GetJobSuccess, GetRangeSuccess};
use self::api::types::{Done, Fault, Problem, Waiting};
use crate::support::{KEY, Raw, all_text, ok, quick, server};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/responses.rs");
}

const CANARY: &str = "canary-71ac";

fn builder(base_url: impl Into<conversation_apis::BaseUrl>) -> ClientBuilder<api::Client> {
    let builder = ClientBuilder::<api::Client>::new(api::Credentials::new().key(KEY));
    builder.base_url(base_url).retry(Retry::off())
}

fn client(base_url: impl Into<conversation_apis::BaseUrl>) -> api::Client {
    builder(base_url).build().unwrap()
}

/// A client of a server with one response.
async fn answering(status: u16, body: Value) -> (wiremock::MockServer, api::Client) {
    let answer = match body {
        Value::Null => ResponseTemplate::new(status),
        body => ResponseTemplate::new(status).set_body_json(body),
    };
    let server = server(answer).await;
    let client = client(server.uri());
    (server, client)
}

/// What a scripted server does with a connection.
#[derive(Clone)]
enum Step {
    Send(Vec<u8>),
    Wait(Duration),
    /// Keeps the connection open until the client closes it.
    Hold,
}

fn send(text: impl Into<Vec<u8>>) -> Step {
    Step::Send(text.into())
}

/// The head of a response whose body comes in chunks.
fn head(content_type: &str) -> Step {
    send(format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ntransfer-encoding: chunked\r\n\r\n"
    ))
}

fn chunk(text: &str) -> Step {
    send(format!("{:x}\r\n{text}\r\n", text.len()))
}

fn end() -> Step {
    send("0\r\n\r\n")
}

/// A server that follows a script for each connection, and the last one for all further ones.
struct Scripted {
    raw: Raw,
    /// The heads of the requests.
    heads: Arc<Mutex<Vec<String>>>,
    /// How often the client closed a connection that the server kept open.
    closed: Arc<tokio::sync::Semaphore>,
}

impl Scripted {
    async fn start(scripts: impl IntoIterator<Item = Vec<Step>>) -> Self {
        let scripts: Vec<Vec<Step>> = scripts.into_iter().collect();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let closed = Arc::new(tokio::sync::Semaphore::new(0));
        let (known, ends) = (Arc::clone(&heads), Arc::clone(&closed));
        let mut next = 0;
        let serve = move |stream: TcpStream| {
            let script = scripts[next.min(scripts.len() - 1)].clone();
            next += 1;
            follow(stream, script, Arc::clone(&known), Arc::clone(&ends))
        };
        let raw = Raw::over("http://127.0.0.1", serve).await;
        Self { raw, heads, closed }
    }

    fn url(&self) -> &str {
        &self.raw.url
    }

    /// The values of a header, one for each request.
    fn sent(&self, name: &str) -> Vec<Option<String>> {
        let heads = self.heads.lock().unwrap();
        let value = |head: &String| {
            let mut lines = head.lines();
            let found = lines.find_map(|line| line.strip_prefix(&format!("{name}: ")));
            found.map(str::to_owned)
        };
        heads.iter().map(value).collect()
    }
}

async fn follow(
    mut stream: TcpStream,
    script: Vec<Step>,
    heads: Arc<Mutex<Vec<String>>>,
    closed: Arc<tokio::sync::Semaphore>,
) {
    let mut request = Vec::new();
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read_buf(&mut request).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    let head = String::from_utf8_lossy(&request).into_owned();
    heads.lock().unwrap().push(head);
    for step in script {
        match step {
            Step::Send(bytes) => {
                let _ = stream.write_all(&bytes).await;
            }
            Step::Wait(time) => tokio::time::sleep(time).await,
            Step::Hold => {
                while matches!(stream.read(&mut [0; 64]).await, Ok(1..)) {}
                closed.add_permits(1);
                return;
            }
        }
    }
    let _ = stream.shutdown().await;
    // Unread bytes would turn the close into a reset.
    let _ = stream.read(&mut [0; 64]).await;
}

#[tokio::test]
async fn the_status_decides_which_body_a_success_has() {
    let get = async |status, body| {
        let (_server, client) = answering(status, body).await;
        client.get_job().id("7").send().await
    };
    let done = json!({ "result": "a" });
    let found = get(200, done.clone()).await.unwrap();
    assert!(matches!(&*found, GetJobSuccess::Status200(Done { result, .. }) if result == "a"));
    assert!(found.is_documented_status());
    let found = get(202, json!({ "eta": 3 })).await.unwrap();
    assert!(matches!(
        &*found,
        GetJobSuccess::Status202(Waiting { eta: 3, .. })
    ));
    let found = get(204, Value::Null).await.unwrap();
    assert!(matches!(*found, GetJobSuccess::Status204));
    // The body of another status does not fit.
    let error = get(200, json!({ "eta": 3 })).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    let found = get(203, done.clone()).await.unwrap();
    assert!(matches!(&*found, GetJobSuccess::Other(body) if *body == done.to_string()));
    assert!(!found.is_documented_status());
    assert_eq!(**found.raw(), *done.to_string().as_bytes());
}

#[tokio::test]
async fn the_narrowest_range_of_statuses_decides() {
    let get = async |status, body| {
        let (_server, client) = answering(status, body).await;
        client.get_range().send().await.unwrap().into_inner()
    };
    let done = get(200, json!({ "result": "a" })).await;
    assert!(matches!(done, GetRangeSuccess::Status200(_)), "{done:?}");
    let waiting = get(201, json!({ "eta": 3 })).await;
    assert!(
        matches!(waiting, GetRangeSuccess::Status2xx(_)),
        "{waiting:?}"
    );
    let GetRangeSuccess::Status206(bytes) = get(206, json!([1])).await else {
        panic!("not the bytes of 206");
    };
    assert_eq!(bytes.bytes().await.unwrap(), "[1]");
}

#[tokio::test]
async fn one_body_or_none_is_an_option() {
    let delete = async |status, body| {
        let (_server, client) = answering(status, body).await;
        client.delete_job().id("7").send().await.unwrap()
    };
    let done = delete(200, json!({ "result": "a" })).await;
    assert_eq!(done.as_ref().map(|done| done.result.as_str()), Some("a"));
    assert!(delete(204, Value::Null).await.is_none());
    let done = delete(202, json!({ "result": "a" })).await;
    assert!(done.is_some() && !done.is_documented_status());
}

#[tokio::test]
async fn an_undocumented_success_is_a_success_with_its_body() {
    let contact = json!({ "name": CANARY });
    let (_server, client) = answering(200, contact.clone()).await;
    let changed = client.patch_contact().id("7").send().await.unwrap();
    assert!(!changed.is_documented_status());
    assert_eq!(**changed.raw(), *contact.to_string().as_bytes());
    let (_server, client) = answering(201, json!({ "result": "a" })).await;
    let done = client.get_done().send().await.unwrap();
    assert_eq!(
        (done.result.as_str(), done.is_documented_status()),
        ("a", false)
    );
    let (_server, client) = answering(200, json!("a")).await;
    let anything = client.get_anything().send().await.unwrap();
    assert!(!anything.is_documented_status());
    assert_eq!(anything.into_inner().bytes().await.unwrap(), "\"a\"");
}

#[tokio::test]
async fn an_undocumented_success_with_another_body_is_an_error_that_keeps_it() {
    for (status, body) in [
        (201, json!({ "other": CANARY })),
        (204, Value::Null),
        (206, Value::Null),
    ] {
        let (server, _) = answering(status, body.clone()).await;
        let client = builder(server.uri()).retry(quick()).build().unwrap();
        let error = client.get_done().send().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::Status, 1),
            "{error}"
        );
        assert!(!error.is_documented() && !error.is_transient());
        let text = all_text(&error);
        assert!(
            text.contains("a success that the document does not list"),
            "{text}"
        );
        assert!(!text.contains(CANARY), "{text}");
        let expected = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        assert_eq!(*error.body().unwrap(), expected);
    }
}

#[tokio::test]
async fn no_content_in_place_of_a_documented_body_is_not_a_truncated_body() {
    let (server, _) = answering(204, Value::Null).await;
    let client = builder(server.uri()).retry(quick()).build().unwrap();
    let error = client.get_default().send().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::NotJson, 1),
        "{error}"
    );
    assert!(!error.is_transient());
}

#[tokio::test]
async fn the_body_of_an_error_is_none_if_it_is_too_long() {
    for (most, expected) in [(100, true), (10, false)] {
        let (server, _) = answering(404, json!({ "message": "no such file" })).await;
        let builder = builder(server.uri()).max_response_bytes(most);
        let client = builder.build().unwrap();
        let error = client.get_done().send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status, "{error}");
        assert_eq!(error.body().is_some(), expected, "{most}");
    }
}

#[tokio::test]
async fn a_redirect_and_not_modified_are_errors() {
    let (_server, client) = answering(304, Value::Null).await;
    let error = client.get_job().id("7").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(error.is_documented());
}

#[tokio::test]
async fn a_truncated_body_is_retried_when_the_status_decides() {
    let server = Raw::start([ok("", b"{\"result\":"), ok("", b"{\"result\":\"a\"}")]).await;
    let client = builder(&server.url).retry(quick()).build().unwrap();
    let found = client.get_job().id("7").send().await.unwrap();
    assert!(matches!(&*found, GetJobSuccess::Status200(_)));
    assert_eq!(found.attempts(), 2);
}

#[tokio::test]
async fn calls_accept_what_the_document_states() {
    let (server, client) = answering(404, Value::Null).await;
    let _ = client.get_job().id("7").send().await;
    let _ = client.get_done().send().await;
    let _ = client.get_order().send().await;
    let _ = client.make_order().send().await;
    let _ = client.get_file().id("7").send().await;
    let _ = client.get_range().send().await;
    let _ = client.get_events().send().await;
    let _ = client.export().send().await;
    let _ = chat(&client).send().await;
    let _ = chat(&client).events().await;
    let requests = server.received_requests().await.unwrap();
    let accepted = requests
        .iter()
        .map(|request| request.headers["accept"].to_str().unwrap());
    let accepted: Vec<&str> = accepted.collect();
    let expected = [
        "application/json",
        "application/vnd.api+json",
        "application/json, */*",
        "application/json, application/*",
        "image/png, image/jpeg",
        "application/json, application/pdf",
        "text/event-stream",
        "text/event-stream, application/json",
        "application/json",
        "text/event-stream",
    ];
    assert_eq!(accepted, expected);
}

/// A call that sends a body.
fn chat(client: &api::Client) -> api::builder::Chat {
    let body: Done = serde_json::from_value(json!({ "result": "a" })).unwrap();
    client.chat().body(body)
}

#[tokio::test]
async fn a_body_of_any_media_type_is_read_as_json() {
    let (_server, client) = answering(200, json!({ "result": "a" })).await;
    assert_eq!(client.get_order().send().await.unwrap().result, "a");
    let (_server, client) = answering(200, json!([1, 2])).await;
    assert_eq!(*client.make_order().send().await.unwrap(), [1, 2]);
    let (_server, client) = answering(404, json!({ "message": "gone" })).await;
    let error = client.get_order().send().await.unwrap_err();
    let fault = error.documented::<Fault>().unwrap().unwrap();
    assert_eq!(fault.message, "gone");
}

async fn error_of(status: u16, body: Value) -> Error {
    let (_server, client) = answering(status, body).await;
    client.get_job().id("7").send().await.unwrap_err()
}

#[tokio::test]
async fn the_body_of_an_error_has_the_type_that_its_status_states() {
    let error = error_of(404, json!({ "title": CANARY })).await;
    let problem = error.documented::<Problem>().unwrap().unwrap();
    assert_eq!(problem.title.as_deref(), Some(CANARY));
    assert!(error.is_documented() && error.is_not_found());
    assert!(!all_text(&error).contains(CANARY));
    // Another type is not that of this status.
    assert!(error.documented::<Fault>().is_none());
    let error = error_of(409, json!(["a", "b"])).await;
    assert_eq!(
        error.documented::<Vec<String>>().unwrap().unwrap(),
        ["a", "b"]
    );
    // The narrowest range states no type.
    let error = error_of(422, json!({ "message": "a" })).await;
    assert!(error.documented::<Fault>().is_none() && error.is_documented());
    let error = error_of(500, json!({ "message": "a" })).await;
    assert_eq!(error.documented::<Fault>().unwrap().unwrap().message, "a");
}

#[tokio::test]
async fn a_documented_error_with_another_body_has_a_decode_error() {
    let error = error_of(500, json!({ "message": [CANARY] })).await;
    let failed = error.documented::<Fault>().unwrap().unwrap_err();
    assert_eq!(failed.pointer(), "/message");
    assert!(!failed.to_string().contains(CANARY));
    assert_eq!(error.kind(), ErrorKind::Status);
    // Not an error status.
    let error = error_of(200, json!([])).await;
    assert!(error.documented::<Fault>().is_none());
    let refused = client("http://127.0.0.1:1")
        .get_job()
        .send()
        .await
        .unwrap_err();
    assert!(refused.documented::<Fault>().is_none());
}

#[tokio::test]
async fn the_response_to_head_has_no_body() {
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 99\r\ncontent-encoding: gzip\r\n\r\n";
    let server = Scripted::start([vec![send(answer), Step::Hold]]).await;
    let found = client(server.url())
        .head_job()
        .id("7")
        .send()
        .await
        .unwrap();
    assert_eq!(found.status().as_u16(), 200);
    assert!(found.raw().is_empty());
    assert!(server.heads.lock().unwrap()[0].starts_with("HEAD /jobs/7 "));
}
