//! How a client is built, and what it sends.

use std::time::Duration;

use conversation_apis::partoo::{Client, PRODUCTION, SANDBOX};
use conversation_apis::{ClientBuilder, Error, ErrorKind};
use serde_json::json;
use wiremock::{MockServer, Request, ResponseTemplate};

use crate::support::{KEY, all_text, client, page, server};

fn refused(builder: ClientBuilder<Client>) -> String {
    let error = builder.build().expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(!error.may_have_reached_server());
    assert!(!all_text(&error).contains(KEY));
    error.to_string()
}

async fn only_request(server: &MockServer) -> Request {
    let requests = server.received_requests().await.unwrap();
    let [request] = <[Request; 1]>::try_from(requests).expect("one request");
    request
}

async fn empty() -> MockServer {
    server(ResponseTemplate::new(200).set_body_json(page(&[], json!(null)))).await
}

#[test]
fn production_is_the_documents_first_server_and_the_sandbox_its_second() {
    assert_eq!(PRODUCTION, "https://api.partoo.co/v2");
    assert_eq!(SANDBOX, "https://api.sandbox.partoo.co/v2");
    let debug = format!("{:?}", Client::with_api_key(KEY).unwrap());
    assert!(debug.contains(PRODUCTION), "{debug}");
}

#[test]
fn debug_output_does_not_show_the_key() {
    let builder = Client::builder(KEY);
    assert!(!format!("{builder:?} {builder:#?}").contains(KEY));
    let client = builder.build().unwrap();
    let call = client.list_messages().conversation_id(1);
    assert!(!format!("{client:?} {client:#?} {call:?}").contains(KEY));
}

#[test]
fn an_invalid_key_is_refused_with_the_reason() {
    for (keys, fault) in [
        (
            vec!["", " ", "\t", "\r\n", "\u{a0}", "\u{feff}"],
            "is empty or blank",
        ),
        (
            vec![
                " key",
                "key ",
                "key\n",
                "\r\nkey",
                "tab\t",
                "key\u{a0}",
                "\u{feff}key",
            ],
            "starts or ends with white space, such as the line break of a file; remove it",
        ),
        (
            vec!["line\nend", "line\rend", "nul\0", "a\u{7f}b", "\u{1b}[0m"],
            "has a line break or another control character, which headers cannot have",
        ),
        (
            vec!["clé", "“key”", "ke\u{200b}y"],
            "has a non-ASCII character, which servers decode in different ways; copy the key again",
        ),
    ] {
        for key in keys {
            let expected = format!("the key given to `.api_key_auth(…)` for `x-APIKey` {fault}");
            assert_eq!(refused(Client::builder(key)), expected, "{key:?}");
        }
    }
}

#[tokio::test]
async fn a_key_with_spaces_inside_is_sent_unchanged() {
    let server = empty().await;
    for key in ["Bearer x", "Bot x", "a  b", "a\tb", "~!@#$%^&*()"] {
        let builder = Client::builder(key).base_url(server.uri());
        let client = builder.build().unwrap();
        client.list_conversations().send().await.unwrap();
        let requests = server.received_requests().await.unwrap();
        assert_eq!(requests.last().unwrap().headers["x-apikey"], key);
    }
}

#[test]
fn an_unsafe_base_url_is_refused_with_the_remedy() {
    let refused = |url: &str| refused(Client::builder(KEY).base_url(url));
    insta::assert_snapshot!([
        "", "api.partoo.co/v2", "ftp://api.partoo.co", "http://api.partoo.co/v2", "http://127.0.0.1.example.com",
        "http://user:secret@127.0.0.1", "https://api.partoo.co/v2?x=1", "https://api.partoo.co/v2#x",
    ].map(|url| format!("{url:40} {}", refused(url))).join("\n"), @r"
                                             the base URL is not absolute; start it with `https://` and a host
    api.partoo.co/v2                         the base URL is not absolute; start it with `https://` and a host
    ftp://api.partoo.co                      the base URL is neither `https` nor `http`
    http://api.partoo.co/v2                  the base URL is plain `http`, which sends the key unencrypted; use `https`, or call `allow_plain_http`
    http://127.0.0.1.example.com             the base URL is plain `http`, which sends the key unencrypted; use `https`, or call `allow_plain_http`
    http://user:secret@127.0.0.1             the base URL has a user or password; only the API key is sent
    https://api.partoo.co/v2?x=1             the base URL has a query or fragment; remove it, because paths are appended to the base URL
    https://api.partoo.co/v2#x               the base URL has a query or fragment; remove it, because paths are appended to the base URL
    ");
}

#[test]
fn plain_http_is_allowed_only_to_loopback_or_on_request() {
    for url in [
        "http://127.0.0.1:1",
        "http://127.8.9.10",
        "http://[::1]:1/v2/",
        "http://localhost:1",
        "HTTPS://api.example.com/",
    ] {
        assert!(Client::builder(KEY).base_url(url).build().is_ok(), "{url}");
    }
    assert!(
        Client::builder(KEY)
            .base_url("http://10.0.0.1")
            .allow_plain_http()
            .build()
            .is_ok()
    );
}

#[test]
fn a_timeout_together_with_a_custom_http_client_is_refused() {
    let builder = Client::builder(KEY)
        .http_client(reqwest::Client::new())
        .timeout(Duration::from_secs(1));
    assert_eq!(
        refused(builder),
        "a timeout is set together with `http_client`; set it on that client instead"
    );
}

#[tokio::test]
async fn a_call_sends_the_key_and_the_maximum_page_size_and_no_api_version() {
    let server = empty().await;
    client(&server).list_conversations().send().await.unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.url.path(), "/conversations");
    assert_eq!(request.url.query(), Some("per_page=100"));
    assert_eq!(request.headers["x-apikey"], KEY);
    assert_eq!(request.headers["accept"], "application/json");
    assert!(!request.headers.contains_key("api-version"));
}

#[tokio::test]
async fn a_base_url_with_a_path_keeps_it() {
    let server = empty().await;
    let client = Client::builder(KEY)
        .base_url(format!("{}/proxy/v2/", server.uri()))
        .build()
        .unwrap();
    client
        .list_conversations()
        .per_page(7)
        .send()
        .await
        .unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.url.path(), "/proxy/v2/conversations");
    assert_eq!(request.url.query(), Some("per_page=7"));
}

#[tokio::test]
async fn a_list_of_ids_is_sent_as_one_comma_separated_value() {
    let server = empty().await;
    let client = client(&server);
    let list = || client.list_conversations();
    let owned = vec!["a1".to_owned(), "b2".to_owned()];
    for (call, sent) in [
        (list().business_in("a1"), "a1"),
        (list().business_in("a1".to_owned()), "a1"),
        (list().business_in(["a1", "b2", "c 3"]), "a1,b2,c 3"),
        (list().business_in(&["a1", "b2"][..]), "a1,b2"),
        (list().business_in(owned), "a1,b2"),
    ] {
        call.send().await.unwrap();
        let request = server.received_requests().await.unwrap().pop().unwrap();
        let query = request.url.query_pairs();
        let found: Vec<_> = query.filter(|(name, _)| name == "business__in").collect();
        assert_eq!(found, [("business__in".into(), sent.into())]);
    }
}

#[tokio::test]
async fn values_that_the_document_forbids_are_refused_before_anything_is_sent() {
    let server = empty().await;
    let client = client(&server);
    let list = || client.list_conversations();
    let mut texts = Vec::new();
    for call in [
        list().per_page(0),
        list().per_page(101),
        list().per_page(-1),
        list().per_page(u64::MAX),
    ] {
        texts.push(text(call.send().await));
    }
    let none: [&str; 0] = [];
    for ids in [&none[..], &[""], &["a,b"], &["a", ""]] {
        texts.push(text(list().business_in(ids).send().await));
    }
    texts.push(text(client.list_messages().send().await));
    insta::assert_snapshot!(texts.join("\n"), @r"
    listConversations: `per_page` is out of range; it may be 1 to 100
    listConversations: `per_page` is out of range; it may be 1 to 100
    listConversations: `per_page` is out of range; it may be 1 to 100
    listConversations: `per_page` is out of range; it may be 1 to 100
    listConversations: `business__in` has 0 items and needs at least 1; leave it out to not filter; it is set by `.business_in(…)`
    listConversations: `business__in` has an empty item; an item has at least one character; it is set by `.business_in(…)`
    listConversations: `business__in` has an item with a comma, which would arrive as two; give the items one by one; it is set by `.business_in(…)`
    listConversations: `business__in` has an empty item; an item has at least one character; it is set by `.business_in(…)`
    listMessages: conversation_id must be set: .conversation_id(…)
    ");
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
}

fn text<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    let error = result.expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    error.to_string()
}

#[tokio::test]
async fn ids_of_the_whole_64_bit_range_are_sent() {
    let server = empty().await;
    let client = client(&server);
    for id in [i64::MIN, i64::MAX] {
        client
            .list_messages()
            .conversation_id(id)
            .send()
            .await
            .unwrap();
    }
    let sent = server.received_requests().await.unwrap();
    let ids: Vec<String> = sent
        .iter()
        .map(|request| request.url.query_pairs().next().unwrap().1.into_owned())
        .collect();
    assert_eq!(ids, ["-9223372036854775808", "9223372036854775807"]);
}

#[tokio::test]
async fn a_custom_http_client_is_used_and_sends_the_key() {
    let server = empty().await;
    let own = reqwest::Client::builder()
        .user_agent("own")
        .build()
        .unwrap();
    let client = Client::builder(KEY)
        .base_url(server.uri())
        .http_client(own)
        .build()
        .unwrap();
    client.list_conversations().send().await.unwrap();
    let request = only_request(&server).await;
    assert_eq!(request.headers["user-agent"], "own");
    assert_eq!(request.headers["x-apikey"], KEY);
}

#[tokio::test]
async fn a_client_assembled_from_a_session_sends_the_key() {
    use conversation_apis::Provider;

    let server = empty().await;
    let one = client(&server);
    let other = <Client as Provider>::assemble(one.session().clone());
    other.list_conversations().send().await.unwrap();
    assert_eq!(only_request(&server).await.headers["x-apikey"], KEY);
}

#[tokio::test]
async fn a_base_url_with_an_odd_path_keeps_it() {
    for (path, sent) in [
        ("//", ""),
        ("/v2//", "/v2"),
        ("/a//b/", "/a//b"),
        ("/a/./b/../c", "/a/c"),
        ("/a%2Fb/%2e%2e/c d", "/c%20d"),
        ("/é/{x}/;p=1", "/%C3%A9/%7Bx%7D/;p=1"),
    ] {
        let server = empty().await;
        let base = format!("{}{path}", server.uri());
        let client = Client::builder(KEY).base_url(base).build().unwrap();
        client.list_conversations().send().await.unwrap();
        let request = only_request(&server).await;
        assert_eq!(
            request.url.path(),
            format!("{sent}/conversations"),
            "{path}"
        );
    }
}

#[test]
fn debug_of_a_client_does_not_show_its_custom_http_client() {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("authorization", KEY.parse().unwrap());
    let own = reqwest::Client::builder().default_headers(headers);
    let builder = Client::builder("k").http_client(own.build().unwrap());
    let debug = format!("{builder:?}") + &format!("{:#?}", builder.build().unwrap());
    assert!(!debug.contains(KEY), "{debug}");
}
