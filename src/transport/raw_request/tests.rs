#![allow(clippy::unwrap_used)]

use reqwest::header::HeaderMap;
use reqwest::{Method, Request};

use super::{RawRequest, add_headers};
use crate::{ClientBuilder, Error, ErrorKind, Operation, Provider, Scheme, Secrets, Session};

const BASE: &str = "http://127.0.0.1:1/v2";
const CANARY: &str = "canary-7a02";

struct Client(Session);

impl Provider for Client {
    type Credentials = Secrets;

    const SERVERS: &'static [&'static str] = &[BASE];
    const SCHEMES: &'static [Scheme] = &[];
    const SECURITY: &'static [&'static [usize]] = &[];
    const OPERATIONS: &'static [&'static Operation] = &[];
    const RATE_LIMIT: Option<(u32, u64)> = None;

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

fn request(method: Method, path: &str) -> RawRequest {
    let client = ClientBuilder::<Client>::new(Secrets::default());
    RawRequest::new(&client.build().unwrap(), method, path)
}

fn get(path: &str) -> RawRequest {
    request(Method::GET, path)
}

fn url(request: &RawRequest) -> Result<String, Error> {
    request.url().map(|url| url.to_string())
}

fn refused(request: &RawRequest) -> String {
    let error = url(request).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let text = format!("{error} {error:?} {request:?}");
    assert!(!text.contains(CANARY), "{text}");
    text
}

async fn built(request: RawRequest) -> Request {
    request.built("*/*").await.unwrap()
}

#[test]
fn a_path_is_sent_unchanged_or_refused() {
    for path in [
        "/a/7",
        "/a/7?q=1+2&r=%2F",
        "/a/",
        "/a/%2F.json",
        "/a//b",
        "/",
        "/...",
        "/a?b=../c",
        "/a:b@c/$!*'(),;=~",
        "/%C3%A9",
    ] {
        assert_eq!(
            url(&get(path)).ok(),
            Some(format!("{BASE}{path}")),
            "{path}"
        );
    }
    for path in [
        "",
        "a",
        "canary-7a02",
        "@canary-7a02/",
        "//canary-7a02/a",
        "https://canary-7a02/a",
        "/..",
        "/a/../canary-7a02",
        "/a/%2e%2E/b",
        "/a/..%2Fcanary-7a02",
        "/a/%2e%2e%5cb",
        "/a/..;canary-7a02/b",
        "/a/./b",
        r"/a\..\b",
        "/a b",
        "/a\n",
        "/a\t",
        "/é",
        "/a#canary-7a02",
        "/a?b=c#d",
        "/a?b=c d",
        "/a/{",
        "/a/}",
        "/{a}",
        "/a?b=\"",
        "/\0",
        "/a?b='",
    ] {
        refused(&get(path));
    }
}

#[test]
fn a_value_in_braces_is_encoded_and_stays_in_its_segment() {
    let request = get("/a/{id}/b/{name}?c={name}").path("id", 7).path("id", 8);
    assert_eq!(
        url(&request.path("name", "x/y?z#é;&+")).unwrap(),
        format!("{BASE}/a/8/b/x%2Fy%3Fz%23%C3%A9%3B&+?c=x%2Fy%3Fz%23%C3%A9%3B%26%2B")
    );
    for value in [
        "",
        " ",
        ".",
        "..",
        "../canary-7a02",
        r"..\canary-7a02",
        "%2e%2e",
    ] {
        let text = refused(&get("/a/{id}/b").path("id", value));
        assert!(text.contains("`id`"), "{text}");
    }
    let text = refused(&get("/a/{id}"));
    assert!(text.contains("`.path(name, value)`"), "{text}");
    let text = refused(&get("/a/{id}").path("id", CANARY).path("key", CANARY));
    assert!(text.contains("has no `{key}`"), "{text}");
}

#[test]
fn query_parameters_are_encoded_and_follow_those_of_the_path() {
    let request = get("/a?x=1").query("labels[]", "a b&c").query("page", 2);
    let expected = format!("{BASE}/a?x=1&labels%5B%5D=a%20b%26c&page=2");
    assert_eq!(url(&request).unwrap(), expected);
    assert_eq!(
        url(&get("/a?").query("b", "")).unwrap(),
        format!("{BASE}/a?b=")
    );
}

#[tokio::test]
async fn headers_of_the_caller_replace_the_defaults_and_may_repeat() {
    let request = get("/a")
        .header("accept", "text/csv")
        .header("X-A", 1)
        .header("x-a", 2);
    let request = request
        .json(&[1])
        .header("Content-Type", "application/vnd.api+json");
    let request = built(request).await;
    assert_eq!(request.headers()["accept"], "text/csv");
    assert_eq!(
        request.headers()["content-type"],
        "application/vnd.api+json"
    );
    let values: Vec<_> = request.headers().get_all("x-a").iter().collect();
    assert_eq!(values, ["1", "2"]);
}

#[test]
fn a_header_of_the_connection_or_with_an_invalid_value_is_refused() {
    for (name, value) in [
        ("Host", "canary-7a02"),
        ("content-length", "0"),
        ("Transfer-Encoding", "chunked"),
        ("Expect", "100-continue"),
        ("a b", "canary-7a02"),
        ("", "canary-7a02"),
        ("x-a", "canary-7a02\r\nx-b: c"),
    ] {
        let added = [(name.to_owned(), value.to_owned())];
        let error = add_headers(&mut HeaderMap::new(), &added).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{name}");
        assert!(!error.to_string().contains(CANARY), "{error}");
    }
}

#[tokio::test]
async fn the_last_body_counts_and_no_body_states_its_length() {
    let empty = built(request(Method::POST, "/a")).await;
    assert_eq!(empty.headers()["content-length"], "0");
    let form = request(Method::POST, "/a").json(&1).form(
        &[("a", "b c")]
            .into_iter()
            .collect::<std::collections::BTreeMap<_, _>>(),
    );
    let form = built(form).await;
    assert_eq!(
        form.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    assert_eq!(form.body().unwrap().as_bytes(), Some(&b"a=b%20c"[..]));
    let text = built(request(Method::PUT, "/a").body("text/csv", "a,b")).await;
    assert_eq!(text.headers()["content-type"], "text/csv");
    assert_eq!(text.body().unwrap().as_bytes(), Some(&b"a,b"[..]));
}

#[tokio::test]
async fn connect_is_not_a_request() {
    let error = request(Method::CONNECT, "/a")
        .built("*/*")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
}

static OWN: Operation = Operation {
    id: "own",
    security: Some(&[&[0]]),
    ..Operation::NONE
};

/// A document that states credentials for its operations only.
struct OwnCredentials(Session);

impl Provider for OwnCredentials {
    type Credentials = Secrets;

    const SERVERS: &'static [&'static str] = &[BASE];
    const SCHEMES: &'static [Scheme] = &[Scheme::header("key", "x-key")];
    const SECURITY: &'static [&'static [usize]] = &[];
    const OPERATIONS: &'static [&'static Operation] = &[&OWN];
    const RATE_LIMIT: Option<(u32, u64)> = None;

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

#[tokio::test]
async fn the_credentials_of_operations_are_sent_if_the_document_states_no_others() {
    for (secrets, key) in [
        (Secrets::default().text(0, CANARY), Some(CANARY)),
        (Secrets::none(), None),
    ] {
        let client = ClientBuilder::<OwnCredentials>::new(secrets)
            .build()
            .unwrap();
        let request = RawRequest::new(&client, Method::GET, "/a").header("x-key", "mine");
        let mut request = built(request).await;
        let mut signature = client.0.authorize(&request, None).unwrap();
        signature.sign(&mut request).await.unwrap();
        let sent = request.headers()["x-key"].to_str().unwrap();
        assert_eq!(sent, key.unwrap_or("mine"));
    }
}
