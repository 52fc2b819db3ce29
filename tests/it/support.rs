//! Servers and clients for the other test modules.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use conversation_apis::Retry;
use conversation_apis::partoo::Client;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wiremock::matchers::{any, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// A key that must not appear in any output.
pub const KEY: &str = "canary-key-5c1d";

/// A server that answers every request in the same way.
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

/// A 200 response with this body.
pub fn json_body(body: Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

/// A server with pages of conversations. Each page has its cursor, its ids and the next cursor.
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

/// A client of this server, with the canary key. It retries nothing.
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

/// All the text of an error: `Display`, `Debug` and all its sources.
pub fn all_text(error: &dyn std::error::Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        text += &format!(" {error} {error:?}");
        source = error.source();
    }
    text
}

/// A server that sends exactly the given bytes.
pub struct Raw {
    pub url: String,
    connections: Arc<AtomicUsize>,
}

impl Raw {
    /// Sends the next answer to each connection and closes it. After the last answer, it
    /// repeats that one.
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

    /// Calls `serve` for each connection. `host` is the scheme and host of the URL.
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

/// The bytes of a 200 response with these headers, its content length and a body.
pub fn ok(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// The default retries, with almost no delay between them.
pub fn quick() -> Retry {
    Retry::default().base_delay(Duration::from_millis(1))
}
