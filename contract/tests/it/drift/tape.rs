//! Records what a client and a server say to each other, as recorders do.

use std::convert::Infallible;
use std::sync::{Arc, LazyLock, Mutex};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use reqwest::Client;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A request and its answer.
#[derive(Clone)]
pub struct Exchange {
    pub method: String,
    /// Path and query.
    pub path: String,
    pub request_headers: Vec<(String, String)>,
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// One HTTP client for all tests, because each new one reads the root certificates of the system.
/// It keeps no connection, because each test has a runtime of its own.
pub static HTTP: LazyLock<Client> = LazyLock::new(|| {
    let builder = Client::builder().no_proxy().no_gzip();
    builder.pool_max_idle_per_host(0).build().unwrap()
});

type Exchanges = Arc<Mutex<Vec<Exchange>>>;

/// A proxy on loopback that records.
pub struct Tape {
    pub base_url: String,
    exchanges: Exchanges,
    task: JoinHandle<()>,
}

impl Drop for Tape {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Tape {
    /// Starts a proxy of the server at this address.
    pub async fn start(upstream: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let exchanges = Exchanges::default();
        let recorded = Arc::clone(&exchanges);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (upstream, recorded) = (upstream.clone(), Arc::clone(&recorded));
                let service = service_fn(move |request| {
                    let (upstream, recorded) = (upstream.clone(), Arc::clone(&recorded));
                    async move { Ok::<_, Infallible>(forward(&upstream, &recorded, request).await) }
                });
                let connection =
                    http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                tokio::spawn(async move {
                    let _ = connection.await;
                });
            }
        });
        Self {
            base_url,
            exchanges,
            task,
        }
    }

    /// What was recorded so far.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.exchanges.lock().unwrap().clone()
    }
}

async fn forward(
    upstream: &str,
    recorded: &Exchanges,
    request: Request<Incoming>,
) -> Response<Full<Bytes>> {
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned();
    let method = request.method().clone();
    let mut headers = request.headers().clone();
    headers.remove("host");
    let request_headers = texts(&headers);
    let body = request.into_body().collect().await.unwrap().to_bytes();
    let sent = HTTP.request(method.clone(), format!("{upstream}{path}"));
    let answer = sent.headers(headers).body(body).send().await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = answer.bytes().await.unwrap();
    recorded.lock().unwrap().push(Exchange {
        method: method.to_string(),
        path,
        request_headers,
        status: status.as_u16(),
        headers: texts(&headers),
        body: body.to_vec(),
    });
    let mut response = Response::builder().status(status);
    for (name, value) in &headers {
        if name != "transfer-encoding" && name != "content-length" {
            response = response.header(name, value);
        }
    }
    response.body(Full::new(body)).unwrap()
}

fn texts(headers: &hyper::HeaderMap) -> Vec<(String, String)> {
    let texts = headers.iter();
    texts
        .map(|(name, value)| {
            (
                name.to_string(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        })
        .collect()
}

impl Exchange {
    /// An answer to a `GET` request.
    pub fn get(path: &str, body: &Value) -> Self {
        Self {
            method: "GET".to_owned(),
            path: path.to_owned(),
            request_headers: Vec::new(),
            status: 200,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.to_string().into_bytes(),
        }
    }

    /// Its entry in a HAR file as Chrome writes it.
    pub fn har(&self, base_url: &str) -> Value {
        let pairs = |headers: &[(String, String)]| -> Vec<Value> {
            let headers = headers.iter();
            headers
                .map(|(name, value)| json!({ "name": name, "value": value }))
                .collect()
        };
        let media_type = self.headers.iter().find(|(name, _)| name == "content-type");
        let mut content = json!({
            "size": self.body.len(),
            "mimeType": media_type.map_or("x-unknown", |(_, value)| value),
        });
        match std::str::from_utf8(&self.body) {
            Ok(text) => content["text"] = json!(text),
            Err(_) => {
                content["text"] = json!(BASE64_STANDARD.encode(&self.body));
                content["encoding"] = json!("base64");
            }
        }
        json!({
            "_resourceType": "fetch", "startedDateTime": "2026-01-31T10:00:00.000Z", "time": 12.5,
            "request": {
                "method": self.method, "url": format!("{base_url}{}", self.path), "httpVersion": "h2",
                "headers": pairs(&self.request_headers), "queryString": [], "cookies": [],
                "headersSize": -1, "bodySize": 0,
            },
            "response": {
                "status": self.status, "statusText": "", "httpVersion": "h2", "headers": pairs(&self.headers),
                "cookies": [], "content": content, "redirectURL": "", "headersSize": -1, "bodySize": -1,
            },
            "cache": {}, "timings": { "send": 0.1, "wait": 12.0, "receive": 0.4 },
        })
    }

    /// Its line of NDJSON.
    pub fn line(&self, base_url: &str) -> Value {
        let object = |headers: &[(String, String)]| -> Value {
            let headers = headers.iter();
            headers
                .map(|(name, value)| (name.clone(), json!(value)))
                .collect()
        };
        let mut line = json!({
            "method": self.method, "url": format!("{base_url}{}", self.path), "status": self.status,
            "headers": object(&self.headers), "request_headers": object(&self.request_headers),
        });
        match (
            serde_json::from_slice::<Value>(&self.body),
            std::str::from_utf8(&self.body),
        ) {
            (Ok(body), Ok(_)) if !body.is_string() && !body.is_null() => line["body"] = body,
            (_, Ok(text)) => line["body"] = json!(text),
            (_, Err(_)) => {
                line["body"] = json!(BASE64_STANDARD.encode(&self.body));
                line["encoding"] = json!("base64");
            }
        }
        line
    }
}

/// A HAR file.
pub fn har(exchanges: &[Exchange], base_url: &str) -> String {
    let entries: Vec<Value> = exchanges.iter().map(|one| one.har(base_url)).collect();
    let creator = json!({ "name": "WebInspector", "version": "537.36" });
    format!(
        "{:#}",
        json!({ "log": { "version": "1.2", "creator": creator, "pages": [], "entries": entries } })
    )
}

/// Lines of JSON.
pub fn lines(exchanges: &[Exchange], base_url: &str) -> String {
    let lines = exchanges
        .iter()
        .map(|one| format!("{}\n", one.line(base_url)));
    lines.collect()
}
