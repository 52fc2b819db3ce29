//! Which credentials a call sends, and which clients can be built.

use conversation_apis::{ClientBuilder, Error, ErrorKind, Paginated, RawClient, Retry, Secrets};
use conversation_apis_codegen::{Document, generate, lower};
use serde_json::json;
use wiremock::{MockServer, Request, ResponseTemplate};

use self::api::{Client, Credentials};
use crate::support::{all_text, answering, asked, server};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
pub(crate) mod api {
    include!("../generated/security.rs");
}

const CANARY: &str = "canary-key-e0b7";

#[test]
fn the_checked_in_text_matches_the_generator() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/generated");
    for (name, text) in [
        ("security", include_str!("../generated/security.rs")),
        ("servers", include_str!("../generated/servers.rs")),
    ] {
        let document = Document::read(format!("{folder}/{name}.yaml").as_ref()).unwrap();
        assert!(
            text == generate(&lower(&document).unwrap()).unwrap(),
            "run: cargo contract generate tests/generated/{name}.yaml --output tests/generated/{name}.rs"
        );
    }
}

fn builder(credentials: Credentials, server: &MockServer) -> ClientBuilder<Client> {
    let builder = ClientBuilder::<Client>::new(credentials);
    builder.base_url(server.uri()).retry(Retry::off())
}

/// All credentials of the document, each with its name in it.
fn all() -> Credentials {
    let credentials = Credentials::new()
        .user("user-key")
        .key("key key")
        .app("app-key");
    let credentials = credentials.query("query+key").cookie("cookie-key");
    let credentials = credentials
        .basic("name", "pass word")
        .bearer("bearer-key")
        .bot("bot-key");
    let credentials = credentials.raw("Word raw-key").connect("connect-key");
    credentials.oauth("oauth-key")
}

/// What a request was sent with: the query, the cookies, `Authorization` and the keys.
fn sent(request: &Request) -> String {
    let header = |name: &str| {
        let value = request.headers.get(name)?.to_str().unwrap();
        Some(format!("{name}: {value}"))
    };
    let query = request.url.query().map(|query| format!("?{query}"));
    let headers = [
        "x-user-key",
        "x-key",
        "x-app",
        "x-never",
        "cookie",
        "authorization",
    ];
    let parts = headers.into_iter().filter_map(header);
    query.into_iter().chain(parts).collect::<Vec<_>>().join(" ")
}

async fn last(server: &MockServer) -> String {
    sent(server.received_requests().await.unwrap().last().unwrap())
}

async fn done() -> MockServer {
    server(ResponseTemplate::new(204)).await
}

#[tokio::test]
async fn a_call_sends_the_credentials_that_its_operation_asks_for_and_no_others() {
    let server = done().await;
    let own = reqwest::Client::builder().no_proxy().build().unwrap();
    let builder = builder(all(), &server).http_client(own);
    let client = builder.build().unwrap();
    macro_rules! sends {
        ($($method:ident $expected:literal)*) => {$(
            client.$method().send().await.unwrap();
            assert_eq!(last(&server).await, $expected, stringify!($method));
        )*};
    }
    sends! {
        root "x-user-key: user-key"
        open ""
        optional "authorization: Basic bmFtZTpwYXNzIHdvcmQ="
        in_query "?api_key=query%2Bkey"
        in_cookie "cookie: session=cookie-key"
        basic "authorization: Basic bmFtZTpwYXNzIHdvcmQ="
        bearer "authorization: Bearer bearer-key"
        bot "authorization: Bot bot-key"
        raw "authorization: Word raw-key"
        connect "authorization: Bearer connect-key"
        both "?api_key=query%2Bkey authorization: Bearer bearer-key"
        clash "?api_key=query%2Bkey authorization: Basic bmFtZTpwYXNzIHdvcmQ="
        certificate ""
        alias "x-user-key: user-key"
        get_token "authorization: Bearer oauth-key"
    }
    client.in_query().words("a&b").send().await.unwrap();
    assert_eq!(last(&server).await, "?words=a%26b&api_key=query%2Bkey");
    let raw: &dyn RawClient = &client;
    raw.get("inQuery", "/query?words=x&api_key=mine")
        .await
        .unwrap();
    assert_eq!(last(&server).await, "?words=x&api_key=query%2Bkey");
    raw.get("open", "/open").await.unwrap();
    assert_eq!(last(&server).await, "");
}

#[tokio::test]
async fn the_first_alternative_that_is_completely_given_is_sent() {
    let server = done().await;
    for (credentials, expected) in [
        (Credentials::new().key("k").app("a"), "x-key: k x-app: a"),
        (
            Credentials::new().key("k").app("a").user("u"),
            "x-user-key: u",
        ),
        (Credentials::new().user("u"), "x-user-key: u"),
    ] {
        let client = builder(credentials, &server).build().unwrap();
        client.root().send().await.unwrap();
        assert_eq!(last(&server).await, expected);
        client.optional().send().await.unwrap();
        assert_eq!(last(&server).await, "");
    }
}

#[tokio::test]
async fn of_several_credentials_for_one_header_any_is_enough() {
    let server = done().await;
    let credentials = Credentials::new().query("q").bearer("bearer-key");
    let client = builder(credentials, &server).build().unwrap();
    client.clash().send().await.unwrap();
    assert_eq!(
        last(&server).await,
        "?api_key=q authorization: Bearer bearer-key"
    );
}

#[tokio::test]
async fn a_call_without_its_credentials_is_refused_before_it_is_sent_and_names_the_setters() {
    let server = done().await;
    let client = builder(Credentials::new().bearer(CANARY), &server)
        .build()
        .unwrap();
    let none = builder(Credentials::none(), &server).build().unwrap();
    none.open().send().await.unwrap();
    none.optional().send().await.unwrap();
    let sent = server.received_requests().await.unwrap().len();
    for (error, setters) in [
        (
            client.root().send().await.unwrap_err(),
            "call `.user(…)`, or `.key(…)` and `.app(…)` of",
        ),
        (
            client.both().send().await.unwrap_err(),
            "call `.bearer(…)` and `.query(…)` of",
        ),
        (
            client.certificate().send().await.unwrap_err(),
            "call `http_client` with a client certificate (`certificate`) of",
        ),
        (none.root().send().await.unwrap_err(), "call `.user(…)`, or"),
    ] {
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.to_string().contains(setters), "{error}");
        assert!(!all_text(&error).contains(CANARY), "{error}");
    }
    assert_eq!(server.received_requests().await.unwrap().len(), sent);
}

fn refused(credentials: Credentials) -> Error {
    let error = ClientBuilder::<Client>::new(credentials)
        .build()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(!all_text(&error).contains(CANARY), "{error}");
    error
}

#[test]
fn a_client_is_refused_if_credentials_are_missing_or_never_sent() {
    for (credentials, expected) in [
        (
            Credentials::new(),
            "the document asks for credentials that are not given: call `.user(…)`, or `.key(…)` and `.app(…)` of `Credentials`, or use `Credentials::none()` for operations that need no credentials",
        ),
        (
            Credentials::new().key(CANARY),
            "no operation uses the credential given to `.key(…)` alone; also call `.app(…)`",
        ),
        (
            Credentials::new().user("u").never_used(CANARY),
            "no operation of the document uses the credential given to `.never_used(…)`; remove it",
        ),
        (
            Credentials::new().user(format!("{CANARY}\n")),
            "the key given to `.user(…)` for `X-User-Key` starts or ends with white space, such as the line break of a file; remove it",
        ),
        (
            Credentials::new().query(" "),
            "the key given to `.query(…)` for `api_key` is empty or blank",
        ),
        (
            Credentials::new().cookie(format!("{CANARY};x=1")),
            "the key given to `.cookie(…)` for `session` has a `;`, which would end the cookie",
        ),
        (
            Credentials::new().bearer(format!("{CANARY}\u{e9}")),
            "the key given to `.bearer(…)` for `bearer` has a non-ASCII character, which servers decode in different ways; copy the key again",
        ),
        (
            Credentials::new().basic(format!("{CANARY}:"), "x"),
            "the key given to `.basic(…)` for `basic` has a `:` in the user, which would end it",
        ),
        (
            Credentials::new().basic("", ""),
            "the key given to `.basic(…)` for `basic` is empty; give a user and a password",
        ),
    ] {
        assert_eq!(refused(credentials).to_string(), expected);
    }
    for credentials in [
        Credentials::none(),
        Credentials::new().user("u"),
        Credentials::new().key("k").app("a"),
        // Credentials of single operations.
        Credentials::new().query("q"),
        Credentials::new().basic("user", ""),
        Credentials::new().bot("b"),
    ] {
        assert!(ClientBuilder::<Client>::new(credentials).build().is_ok());
    }
}

#[test]
fn a_client_is_refused_if_a_credential_is_for_no_scheme_of_the_document() {
    let credentials = Secrets::default().text(99, CANARY);
    assert_eq!(
        refused(credentials.into()).to_string(),
        "a credential is for no security scheme of the document; remove it"
    );
}

#[test]
fn debug_output_shows_no_credential() {
    let all = || {
        let credentials = Credentials::new().user(CANARY).query(CANARY).cookie(CANARY);
        credentials.basic(CANARY, CANARY).bearer(CANARY)
    };
    let builder = ClientBuilder::<Client>::new(all());
    let text = format!("{:?} {builder:?} {builder:#?}", all());
    let client = builder.build().unwrap();
    let text = format!("{text} {client:?} {client:#?} {:?}", client.in_query());
    assert!(!text.contains(CANARY), "{text}");
}

#[tokio::test]
async fn a_key_in_the_query_is_in_no_error_and_no_token_of_a_walk() {
    let credentials = || Credentials::new().query(CANARY);
    for answer in [
        ResponseTemplate::new(401),
        ResponseTemplate::new(302).insert_header("location", "/elsewhere"),
        ResponseTemplate::new(200).set_body_string("{"),
        ResponseTemplate::new(200).set_body_json(json!({ "items": 7 })),
    ] {
        let server = server(answer).await;
        let client = builder(credentials(), &server).build().unwrap();
        let error = client.list_items().send().await.unwrap_err();
        assert!(!all_text(&error).contains(CANARY), "{error}");
    }
    let builder = ClientBuilder::<Client>::new(credentials()).base_url("http://127.0.0.1:1");
    let client = builder.retry(Retry::off()).build().unwrap();
    let error = client.list_items().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!all_text(&error).contains(CANARY), "{error}");
    let error = client
        .in_query()
        .words("x".repeat(70_000))
        .send()
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("longer than the 65534 bytes"),
        "{error}"
    );
    assert!(!error.may_have_reached_server());
    assert!(!all_text(&error).contains(CANARY), "{error}");
}

#[tokio::test]
async fn a_walk_sends_the_key_in_the_query_of_each_page() {
    let server = answering(|request| {
        assert_eq!(asked(request, "api_key").as_deref(), Some(CANARY));
        assert_eq!(asked(request, "per_page").as_deref(), Some("50"));
        let body = match asked(request, "cursor") {
            None => json!({ "items": [{ "id": 0 }], "next": "second" }),
            Some(_) => json!({ "items": [{ "id": 1 }], "next": null }),
        };
        ResponseTemplate::new(200).set_body_json(body)
    })
    .await;
    let client = builder(Credentials::new().query(CANARY), &server)
        .build()
        .unwrap();
    let mut items = client.list_items().items();
    let first = items.next().await.unwrap().unwrap();
    let token = items.token();
    let text = format!(
        "{token:?} {items:?} {}",
        serde_json::to_string(&token).unwrap()
    );
    assert!(!text.contains(CANARY), "{text}");
    let rest = client
        .list_items()
        .items_after(&token)
        .unwrap()
        .next()
        .await;
    assert_eq!((first.id, rest.unwrap().unwrap().id), (Some(0), Some(1)));

    // A key that was replaced does not change the call that a token belongs to.
    let other = builder(Credentials::new().query("another"), &server)
        .build()
        .unwrap();
    assert!(other.list_items().items_after(&token).is_ok());
}
