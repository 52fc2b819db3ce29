#![allow(clippy::unwrap_used)]

use reqwest::{Body, Request};

use super::{Call, Outgoing, dispatch, plain};
use crate::{
    ClientBuilder, ErrorKind, File, Multipart, Operation, Parameter, Provider, Scheme, Secrets,
    Session,
};

const KEY: &str = "canary-key-81c4";

struct Client(Session);

impl Provider for Client {
    type Credentials = Secrets;

    const SERVERS: &'static [&'static str] = &[];
    const SCHEMES: &'static [Scheme] = &[Scheme::header("key", "x-key")];
    const SECURITY: &'static [&'static [usize]] = &[&[0]];
    const OPERATIONS: &'static [&'static Operation] = &[];
    const RATE_LIMIT: Option<(u32, u64)> = None;

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

fn session(base_url: &str) -> Session {
    let builder = ClientBuilder::<Client>::new(Secrets::default().text(0, KEY));
    builder.base_url(base_url).build().unwrap().0
}

fn request(url: &str) -> Request {
    Request::new(reqwest::Method::GET, url.parse().unwrap())
}

fn outgoing(request: Request) -> Outgoing {
    Outgoing {
        request,
        operation: None,
        streams: None,
        is_idempotent: false,
    }
}

#[tokio::test]
async fn the_key_is_sensitive_so_that_no_log_of_requests_shows_it() {
    let mut request = request("https://api.example.com/v2/items");
    let session = session("https://api.example.com/v2");
    let mut signature = session.authorize(&request, None).unwrap();
    signature.sign(&mut request).await.unwrap();
    assert_eq!(request.headers()["x-key"], KEY);
    assert!(request.headers()["x-key"].is_sensitive());
    assert!(!format!("{request:?}").contains(KEY));
}

#[tokio::test]
async fn a_request_to_another_address_gets_no_key_and_is_not_sent() {
    let session = session("http://127.0.0.1:7/v2");
    for url in [
        "http://127.0.0.1:8/v2/items",
        "http://localhost:7/v2/items",
        "https://127.0.0.1:7/v2/items",
        "http://127.0.0.1.example.com:7/v2/items",
        "http://127.0.0.1:7@example.com/v2/items",
        "http://127.0.0.1:7/v20/items",
        "http://127.0.0.1:7/items",
        "http://127.0.0.1:7/v2/../items",
        "http://127.0.0.1:7/v2/%2e%2E/items",
    ] {
        let refused = session.authorize(&request(url), None).err().unwrap();
        let unsent = dispatch(session.clone(), outgoing(request(url))).await;
        for error in [refused, unsent.err().unwrap()] {
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{url}");
            assert!(!error.may_have_reached_server(), "{url}");
            assert!(error.to_string().contains("base URL"), "{error}");
        }
    }
}

static SEARCH: Operation = Operation {
    id: "search",
    method: "POST",
    path: "/a/{key.id}/b",
    parameters: &[
        Parameter::path("key.id").setter("key_id"),
        Parameter::query("per_page").required(),
        Parameter::query("order__by").setter("order_by"),
        Parameter::query("a"),
        Parameter::query("b"),
        Parameter::query("none"),
        Parameter::header("X-A"),
    ],
    page_size: Some(("size", 50)),
    success: &[200..=200, 204..=299],
    ..Operation::NONE
};

fn search() -> Call {
    Call::new(&session("https://api.example.com/v2/"), &SEARCH)
}

fn sent(call: Call) -> String {
    call.request("application/json").unwrap().url().to_string()
}

#[test]
fn a_query_is_in_the_order_of_names_and_the_last_value_of_a_parameter_counts() {
    let call = search()
        .parameter::<i64>(1, 7)
        .parameter::<String>(4, "x y&z")
        .parameter::<String>(0, "k/1")
        .parameter::<Vec<String>>(3, vec!["2".to_owned(), "1".to_owned()])
        .parameter::<Vec<String>>(5, Vec::new())
        .parameter::<i64>(1, 8);
    assert_eq!(
        sent(call),
        "https://api.example.com/v2/a/k%2F1/b?a=2&a=1&b=x%20y%26z&per_page=8"
    );
}

#[test]
fn a_query_in_the_path_of_the_document_is_kept() {
    static FIXED: Operation = Operation {
        id: "fixed",
        method: "GET",
        path: "/{id}/q?kind=a%20b&x",
        parameters: &[Parameter::path("id"), Parameter::query("b")],
        ..Operation::NONE
    };
    let call = || {
        let call = Call::new(&session("https://api.example.com/v2"), &FIXED);
        call.parameter::<String>(0, "1?2")
    };
    assert_eq!(
        sent(call()),
        "https://api.example.com/v2/1%3F2/q?kind=a%20b&x"
    );
    assert_eq!(
        sent(call().parameter::<String>(1, "c d")),
        "https://api.example.com/v2/1%3F2/q?kind=a%20b&x&b=c%20d"
    );
}

fn refused(call: Call) -> String {
    let error = call.request("application/json").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    error.to_string()
}

#[test]
fn a_message_names_the_setter() {
    assert_eq!(refused(search()), "key_id must be set: .key_id(…)");
    let call = || search().parameter::<String>(0, "k").parameter::<i64>(1, 1);
    assert_eq!(
        refused(call().parameter::<i64>(1, u64::MAX)),
        "the value given to `.per_page(…)` cannot be converted to `i64`"
    );
    assert_eq!(
        refused(call().parameter::<i8>(2, 300)),
        "the value given to `.order_by(…)` cannot be converted to `i8`"
    );
    let text = refused(call().parameter::<String>(0, ".."));
    assert!(text.contains("`key.id` (set by `.key_id(…)`)"), "{text}");
    let text = refused(call().parameter::<String>(6, "\n"));
    assert_eq!(text, "`X-A` has a character that no header can have");
}

#[tokio::test]
async fn a_file_is_sent_once_and_other_bodies_with_every_clone() {
    let call = || search().parameter::<String>(0, "k").parameter::<i64>(1, 1);
    let text = call().text_body("text/csv", "words");
    for call in [text.clone(), text] {
        let request = call.opened().await.unwrap().request("").unwrap();
        assert_eq!(request.headers()["content-type"], "text/csv");
        assert_eq!(request.body().unwrap().as_bytes(), Some(&b"words"[..]));
        assert!(!request.headers().contains_key("accept"));
    }
    let bytes = call().bytes_body("image/png", "words");
    assert!(refused(bytes.clone()).contains("a clone of its call"));
    let request = bytes.opened().await.unwrap().request("").unwrap();
    assert_eq!(request.headers()["content-type"], "image/png");
    assert_eq!(request.body().unwrap().as_bytes(), Some(&b"words"[..]));
}

#[tokio::test]
async fn a_request_can_be_sent_again_if_all_its_parts_are_in_memory() {
    let call = || search().parameter::<String>(0, "k").parameter::<i64>(1, 1);
    let parts = || Multipart::new().part("a", "b").file_part("c", "d");
    let stream = || Body::wrap_stream(futures_util::stream::iter([Ok::<_, std::io::Error>("e")]));
    for (parts, is_replayable) in [
        (parts(), true),
        (Multipart::new(), true),
        (parts().file_part("e", stream()), false),
    ] {
        let call = call().multipart_body::<Multipart>("multipart/form-data", parts);
        let request = call.opened().await.unwrap().request("").unwrap();
        assert_eq!(request.try_clone().is_some(), is_replayable);
    }
    for (file, is_replayable) in [(File::bytes("a"), true), (stream().into(), false)] {
        let call = call().bytes_body("image/png", file);
        let request = call.opened().await.unwrap().request("").unwrap();
        assert_eq!(request.try_clone().is_some(), is_replayable);
    }
}

#[test]
fn debug_names_what_was_set_and_shows_no_value() {
    let call = search()
        .parameter::<String>(0, KEY)
        .text_body("text/plain", KEY);
    assert_eq!(
        format!("{call:?}"),
        r#"Call { operation: "search", set: ["body", "key_id"], .. }"#
    );
}

#[test]
fn a_type_is_named_as_code_spells_it() {
    for (full, name) in [
        ("i64", "i64"),
        ("alloc::string::String", "String"),
        ("alloc::vec::Vec<alloc::string::String>", "Vec<String>"),
        ("a::b::types::PerPage", "PerPage"),
        ("core::option::Option<[u8; 4]>", "Option<[u8; 4]>"),
    ] {
        assert_eq!(plain(full), name);
    }
}
