//! The embedded servers behind a proxy that lies about writes: each write whose effect is
//! stated is found.

use std::convert::Infallible;
use std::sync::Arc;

use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::server::Server;
use conversation_apis_contract::verify::{EffectRow, Options, Verdict, verify_against};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// What the proxy does with a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lie {
    None,
    /// Another server applies it, so that it is accepted and changes nothing.
    Ignores,
    Twice,
    /// Another conversation or contact gets it.
    ToAnother,
    /// A method that the server does not know.
    Method,
}

/// Reads of POST requests.
fn is_write(request: &Request<Incoming>) -> bool {
    let path = request.uri().path();
    request.method() != "GET" && !path.ends_with("/filter")
}

/// What a proxy forwards to.
struct Servers {
    http: reqwest::Client,
    real: String,
    twin: String,
}

async fn forward(
    http: &reqwest::Client,
    to: &str,
    request: &hyper::http::request::Parts,
    path: &str,
    body: &Bytes,
) -> reqwest::Response {
    let mut headers = request.headers.clone();
    headers.remove("host");
    http.request(request.method.clone(), format!("{to}{path}"))
        .headers(headers)
        .body(body.clone())
        .send()
        .await
        .unwrap()
}

/// The path with the next id instead of that of the conversation or contact.
fn to_another(path: &str) -> String {
    let mut segments: Vec<String> = path.split('/').map(str::to_owned).collect();
    let of = segments
        .iter()
        .position(|it| it == "conversations" || it == "contacts");
    if let Some(id) = of.and_then(|at| segments.get_mut(at + 1))
        && let Ok(number) = id.parse::<i64>()
    {
        *id = (if number > 1 { number - 1 } else { number + 1 }).to_string();
    }
    segments.join("/")
}

async fn answer(
    lie: Lie,
    Servers { http, real, twin }: &Servers,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let lies = is_write(&request);
    let (parts, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let path = parts.uri.path_and_query().unwrap().as_str().to_owned();
    let answer = match lie {
        Lie::Ignores if lies => forward(http, twin, &parts, &path, &body).await,
        Lie::Twice if lies => {
            let first = forward(http, real, &parts, &path, &body).await;
            forward(http, real, &parts, &path, &body).await;
            first
        }
        Lie::ToAnother if lies => {
            let meant = forward(http, twin, &parts, &path, &body).await;
            forward(http, real, &parts, &to_another(&path), &body).await;
            meant
        }
        Lie::Method if lies => {
            return Ok(Response::builder()
                .status(405)
                .body(Full::default())
                .unwrap());
        }
        _ => forward(http, real, &parts, &path, &body).await,
    };
    let mut reply = Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        reply = reply.header(name, value);
    }
    let body = answer.bytes().await.unwrap();
    Ok(reply.body(Full::new(body)).unwrap())
}

/// Starts the proxy in a thread of its own, and returns its address.
fn proxy(lie: Lie, real: String, twin: String) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let servers = Arc::new(Servers {
        http: reqwest::Client::builder().no_proxy().build().unwrap(),
        real,
        twin,
    });
    let serve = async move {
        let listener = TcpListener::from_std(listener).unwrap();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let servers = Arc::clone(&servers);
            let serve = service_fn(move |request| {
                let servers = Arc::clone(&servers);
                async move { answer(lie, &servers, request).await }
            });
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), serve);
            tokio::spawn(connection);
        }
    };
    std::thread::spawn(move || {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build().unwrap();
        runtime.block_on(serve);
    });
    url
}

async fn verdict(name: &str, lie: Lie) -> Verdict {
    let real = Server::start(name).await.unwrap();
    let twin = Server::start(name).await.unwrap();
    let url = proxy(lie, real.base_url(), twin.base_url());
    let provider = Provider::find(name).unwrap();
    let contract = Contract::open(&provider.folder()).unwrap();
    let options = Options {
        server: Some(url),
        ..Options::default()
    };
    verify_against(provider, &contract, &options).await.unwrap()
}

/// The writes without a finding.
async fn unfound(name: &str, lie: Lie) -> Vec<String> {
    let verdict = verdict(name, lie).await;
    let findings = verdict.findings.iter();
    let found: Vec<String> = findings.map(|finding| finding.place()).collect();
    let shows = |row: &&EffectRow| !found.contains(&row.operation);
    let rows = verdict.effects.iter().filter(shows);
    rows.map(|row| row.operation.clone()).collect()
}

/// The writes whose effect no call shows.
fn hidden(name: &str) -> &'static [&'static str] {
    match name {
        "partoo" => &["retrySendMessage"],
        "ninetynine" => &["toggleTypingStatus"],
        _ => &[],
    }
}

#[tokio::test]
async fn embedded_servers_that_ignore_writes_are_found() {
    for name in ["partoo", "octopush", "ninetynine"] {
        assert_eq!(unfound(name, Lie::Ignores).await, hidden(name), "{name}");
    }
}

#[tokio::test]
async fn embedded_servers_that_know_no_method_of_a_write_are_found() {
    for name in ["partoo", "octopush"] {
        assert_eq!(unfound(name, Lie::Method).await, hidden(name), "{name}");
    }
}

#[tokio::test]
async fn a_server_that_changes_another_conversation_is_found() {
    let unfound = unfound("ninetynine", Lie::ToAnother).await;
    // Their paths name no conversation and no contact.
    let expected = [
        "createConversation",
        "toggleTypingStatus",
        "createContact",
        "mergeContacts",
        "createWebhook",
        "deleteWebhook",
        "updateWebhook",
    ];
    assert_eq!(unfound, expected);
}

#[tokio::test]
async fn an_honest_proxy_shows_every_effect_and_two_of_each_new_item_are_found() {
    for name in ["partoo", "octopush"] {
        let verdict = verdict(name, Lie::None).await;
        assert_eq!(verdict.findings.len(), 0, "{:?}", verdict.findings);
        let twice = match name {
            "partoo" => &["sendMessage", "createWebhooks"][..],
            _ => &["sendMultiChannel"],
        };
        let unfound = unfound(name, Lie::Twice).await;
        for operation in twice {
            assert!(!unfound.iter().any(|id| id == operation), "{operation}");
        }
    }
}
