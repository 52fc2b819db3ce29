//! Servers and clients that several modules use.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use ::tracing::subscriber::{DefaultGuard, NoSubscriber, set_default};
use ::tracing::{Dispatch, Subscriber};
use conversation_apis::pagination::Items;
use conversation_apis::partoo::Client;
use conversation_apis::{ErrorKind, Paginated, Retry};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wiremock::matchers::{any, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// A key that no output may contain.
pub const KEY: &str = "canary-key-5c1d";

/// Sends the spans and events of this thread to a subscriber, until the guard is dropped.
pub fn subscribe(subscriber: impl Subscriber + Send + Sync + 'static) -> DefaultGuard {
    // While only one subscriber exists, `tracing` asks the subscriber of the thread that comes
    // to a span first whether anybody wants it, and keeps the answer. That thread may be one of
    // another test, which has none.
    static SECOND: OnceLock<Dispatch> = OnceLock::new();
    SECOND.get_or_init(|| Dispatch::new(NoSubscriber::new()));
    set_default(subscriber)
}

/// A server with the same response to every request.
pub async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// A server whose response depends on the request.
pub async fn answering(
    answer: impl Fn(&Request) -> ResponseTemplate + Send + Sync + 'static,
) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// The value of a query parameter.
pub fn asked(request: &Request, name: &str) -> Option<String> {
    let mut pairs = request.url.query_pairs();
    let found = pairs.find(|(found, _)| found == name);
    found.map(|(_, value)| value.into_owned())
}

/// The window of ids that a request asks for.
pub fn window(request: &Request) -> (i64, i64) {
    let id = |name| asked(request, name).map(|id| id.parse().unwrap());
    (id("after").unwrap_or(0), id("before").unwrap_or(i64::MAX))
}

/// A success with this JSON body.
pub fn json_body(body: Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

/// A server with these pages of conversations: cursor, ids, next cursor.
pub async fn paged(pages: &[(Option<&str>, &[i64], Option<&str>)]) -> MockServer {
    let server = MockServer::start().await;
    for (cursor, ids, next) in pages {
        let mock = match cursor {
            Some(cursor) => Mock::given(query_param("cursor", *cursor)),
            None => Mock::given(query_param_is_missing("cursor")),
        };
        mock.respond_with(ResponseTemplate::new(200).set_body_json(page(ids, json!(next))))
            .mount(&server)
            .await;
    }
    server
}

/// A page of conversations.
pub fn page(ids: &[i64], next: Value) -> Value {
    let conversations: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
    json!({ "conversations": conversations, "count": ids.len(), "next_cursor": next })
}

/// A client of a server, with the canary key, which retries nothing.
pub fn client(server: &MockServer) -> Client {
    Client::builder(KEY)
        .base_url(server.uri())
        .retry(Retry::off())
        .build()
        .unwrap()
}

/// A `ninetynine` client of this server, which retries nothing.
pub fn ninetynine(server: &MockServer) -> conversation_apis::ninetynine::Client {
    let builder = conversation_apis::ninetynine::Client::builder(KEY).base_url(server.uri());
    builder.retry(Retry::off()).build().unwrap()
}

/// A client of an Octopush server, which retries nothing.
pub fn octopush(server: &MockServer) -> conversation_apis::octopush::Client {
    let builder = conversation_apis::octopush::Client::builder(KEY, "login").base_url(server.uri());
    builder.retry(Retry::off()).build().unwrap()
}

/// How many requests a server got.
pub async fn requests(server: &MockServer) -> usize {
    server.received_requests().await.unwrap().len()
}

/// Everything that an error shows: text, `Debug` and all its sources.
pub fn all_text(error: &dyn std::error::Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        text += &format!(" {error} {error:?}");
        source = error.source();
    }
    text
}

/// A server that sends given bytes.
pub struct Raw {
    pub url: String,
    connections: Arc<AtomicUsize>,
}

impl Raw {
    /// Sends the next of these to each connection, and the last one to all further ones. It
    /// then closes the connection.
    pub async fn start(answers: impl IntoIterator<Item = impl Into<Vec<u8>>>) -> Self {
        let answers: Vec<Vec<u8>> = answers.into_iter().map(Into::into).collect();
        let next = AtomicUsize::new(0);
        let serve = move |mut stream: TcpStream| {
            let number = next.fetch_add(1, Ordering::SeqCst);
            let answer = answers[number.min(answers.len() - 1)].clone();
            async move {
                let mut request = [0; 4096];
                let _ = stream.read(&mut request).await;
                let _ = stream.write_all(&answer).await;
                let _ = stream.shutdown().await;
                // Unread bytes would turn the close into a reset.
                let _ = stream.read(&mut request).await;
            }
        };
        Self::over("http://127.0.0.1", serve).await
    }

    /// Serves each connection with `serve`. `host` is the start of the URL, with the scheme.
    pub async fn over<F>(host: &str, mut serve: impl FnMut(TcpStream) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("{host}:{}", listener.local_addr().unwrap().port());
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream));
            }
        });
        Self { url, connections }
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

/// A response of 200 with these headers, its length and a body.
pub fn ok(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// Retries almost without a wait.
pub fn quick() -> Retry {
    Retry::default().base_delay(Duration::from_millis(1))
}

/// A server with a list of this many items, in pages of ten by number.
pub async fn numbered(items: usize, delay: Duration) -> MockServer {
    answering(move |request| {
        let number: usize = asked(request, "page").map_or(1, |page| page.parse().unwrap());
        let from = (number - 1) * 10;
        let page: Value = (from..items.min(from + 10))
            .map(|id| json!({ "conversation_id": format!("c{id}") }))
            .collect();
        json_body(page).set_delay(delay)
    })
    .await
}

/// The ids of a walk's items, in the order given, and the kinds of its errors.
pub async fn drain<P: Paginated>(
    items: &mut Items<P>,
    id: fn(&P::Item) -> String,
) -> Vec<Result<String, ErrorKind>> {
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.as_ref().map(id).map_err(|error| error.kind()));
    }
    found
}

/// Checks that an event keeps its body byte for byte, writes it again, and is the same after it
/// was stored. Only for events without a delivery id.
#[cfg(feature = "webhooks")]
pub fn check_kept<E>(event: &E, body: &str, file: &str)
where
    E: conversation_apis::webhooks::Webhooks + PartialEq + std::fmt::Debug,
{
    assert_eq!(event.raw(), body.as_bytes(), "{file}");
    let written = serde_json::to_value(event).unwrap();
    let input: Value = serde_json::from_str(body).unwrap();
    assert_eq!(written, input, "{file}");
    let stored: E = conversation_apis::webhooks::from_verified(event.raw()).unwrap();
    assert_eq!(stored.deduplication_key(), event.deduplication_key());
    assert_eq!(&stored, event, "{file}");
}

/// Checks that there is a case of each of these components.
#[cfg(feature = "webhooks")]
pub fn check_all_are_shown(cases: &[(String, String, String)], components: &[&str]) {
    for component in components {
        assert!(cases.iter().any(|(_, schema, _)| schema == component));
    }
}

/// The payload cases of a provider's events: file name, component and body.
#[cfg(feature = "webhooks")]
pub fn event_cases(provider: &str) -> Vec<(String, String, String)> {
    use conversation_apis::RawJson;
    use std::collections::HashMap;
    use std::{fs, path::Path};

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = fs::read_dir(folder.join(provider)).unwrap();
    let files = files.map(|file| file.unwrap());
    let named = files.map(|file| (file.file_name().into_string().unwrap(), file.path()));
    let events = named.filter(|(name, _)| name.starts_with("event-"));
    let read = |(name, path)| {
        let case = fs::read_to_string(path).unwrap();
        let mut case: HashMap<String, RawJson> = serde_json::from_str(&case).unwrap();
        let component = case["schema"].decode().unwrap();
        let input = case.remove("input").unwrap();
        (name, component, input.as_str().to_owned())
    };
    events.map(read).collect()
}
