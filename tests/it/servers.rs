//! Servers with variables, and servers of single operations.

use conversation_apis::{BaseUrl, ClientBuilder, Error, ErrorKind, RawClient, Retry};
use wiremock::{MockServer, ResponseTemplate};

use self::api::servers::{Files, FilesSuffix, Production, ProductionRegion};
use self::api::{Client, Credentials};
use crate::support::{all_text, server};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/servers.rs");
}

const CANARY: &str = "canary-key-5ad9";

fn builder() -> ClientBuilder<Client> {
    let builder = ClientBuilder::<Client>::new(Credentials::new().key(CANARY));
    builder.allow_plain_http().retry(Retry::off())
}

/// A client whose requests all go to this server, as to a proxy. So the test sees which
/// server each request is for.
fn proxied(server: &MockServer, builder: ClientBuilder<Client>) -> Client {
    let proxy = reqwest::Proxy::all(server.uri()).unwrap();
    let http = reqwest::Client::builder().proxy(proxy).build().unwrap();
    builder.http_client(http).build().unwrap()
}

/// The URL of the last request, with the key in the query replaced.
async fn last(server: &MockServer) -> String {
    let requests = server.received_requests().await.unwrap();
    let request = requests.last().unwrap();
    let host = request.headers["host"].to_str().unwrap();
    let query = request.url.query().map(|query| format!("?{query}"));
    let query = query.unwrap_or_default().replace(CANARY, "KEY");
    format!("{host}{}{query}", request.url.path())
}

#[tokio::test]
async fn an_operation_is_sent_to_its_own_server_with_the_key_only_if_that_is_the_vendors() {
    let server = server(ResponseTemplate::new(204)).await;
    let client = proxied(&server, builder());
    macro_rules! sends {
        ($($method:ident $expected:literal)*) => {$(
            client.$method().send().await.unwrap();
            assert_eq!(last(&server).await, $expected, stringify!($method));
        )*};
    }
    sends! {
        ping "us.example.com:8080/v1/ping?api%20key=KEY"
        list_files "upload.example.com/api/2.0/files?api%20key=KEY"
        add_file "files.example.net/files"
        authorize "account.example.org/oauth2/authorize?api%20key=KEY"
        moved "us.example.com:8080/v3/moved?api%20key=KEY"
        tenant "demo.example.com/tenant?api%20key=KEY"
    }
    let raw: &dyn RawClient = &client;
    raw.get("listFiles", "/files").await.unwrap();
    assert_eq!(
        last(&server).await,
        "upload.example.com/api/2.0/files?api%20key=KEY"
    );
}

#[tokio::test]
async fn the_variables_of_a_server_have_typed_setters() {
    let server = server(ResponseTemplate::new(204)).await;
    let eu = Production::new()
        .region(ProductionRegion::Eu)
        .port("81")
        .version("v2");
    let client = proxied(&server, builder().base_url(eu));
    client.ping().send().await.unwrap();
    assert_eq!(
        last(&server).await,
        "eu.example.com:81/v2/ping?api%20key=KEY"
    );
    // It is a server of the document, so operations are sent to their own servers.
    client.list_files().send().await.unwrap();
    assert_eq!(
        last(&server).await,
        "upload.example.com/api/2.0/files?api%20key=KEY"
    );
    let error = builder()
        .base_url(Production::new().version("../admin"))
        .build()
        .unwrap_err();
    let text = "the variable `version` of the server `http://{region}.example.com:{port}/{version}` makes a `.` or `..` segment";
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn a_variable_may_be_empty_and_may_be_in_a_url_twice() {
    let server = server(ResponseTemplate::new(204)).await;
    let test = || Files::new().suffix(FilesSuffix::Test).version("v2");
    for (files, expected) in [
        (Files::new(), "files.example.com/v1/v1/ping"),
        (test(), "files-test.example.com/v2/v2/ping"),
        (
            test().suffix(FilesSuffix::Empty),
            "files.example.com/v2/v2/ping",
        ),
    ] {
        let client = proxied(&server, builder().base_url(files));
        client.ping().send().await.unwrap();
        assert_eq!(last(&server).await, format!("{expected}?api%20key=KEY"));
    }
    let text = refused(builder().base_url(Files::new().version("")));
    assert!(text.contains("the variable `version`"), "{text}");
    let evil = Files::new().protocol("http://evil.example/x");
    let text = refused(builder().base_url(evil));
    assert!(
        text.ends_with("has a `/`, which would end the host"),
        "{text}"
    );
}

#[tokio::test]
async fn a_base_url_of_this_machine_sends_nothing_to_the_vendor_even_if_the_document_states_it() {
    let client = builder().base_url("http://localhost:9").build().unwrap();
    let error = client.list_files().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    let text = error.to_string();
    assert!(
        text.contains(
            "is the vendor's, but the client's base URL is not; say with `override_server`"
        ),
        "{text}"
    );
}

#[tokio::test]
async fn with_another_base_url_an_operation_with_its_own_server_is_refused_or_overridden() {
    let (base, other) = (
        server(ResponseTemplate::new(204)).await,
        server(ResponseTemplate::new(204)).await,
    );
    let client = builder().base_url(base.uri()).build().unwrap();
    client.ping().send().await.unwrap();
    client.moved().send().await.unwrap();
    let error = client.list_files().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(!error.may_have_reached_server());
    let text = error.to_string();
    assert!(
        text.contains("`http://upload.example.com/api/2.0/`"),
        "{text}"
    );
    assert!(text.contains("`override_server`"), "{text}");
    let raw: &dyn RawClient = &client;
    assert!(raw.get("addFile", "/files").await.is_err());
    assert_eq!(base.received_requests().await.unwrap().len(), 2);

    let url = format!("{}/uploads", other.uri());
    let builder = builder().base_url(base.uri());
    let builder = builder.override_server("http://files.example.net", url);
    let client = builder.build().unwrap();
    client.add_file().send().await.unwrap();
    assert!(last(&other).await.ends_with("/uploads/files?api%20key=KEY"));
    assert!(client.list_files().send().await.is_err());
}

fn refused(builder: ClientBuilder<Client>) -> String {
    let error: Error = builder.build().unwrap_err();
    assert!(!all_text(&error).contains(CANARY));
    error.to_string()
}

#[test]
fn an_override_is_checked_when_the_client_is_built() {
    let strict = || {
        ClientBuilder::<Client>::new(Credentials::new().key(CANARY)).base_url("https://a.example")
    };
    let overridden =
        |stated: &str, url: &str| refused(strict().override_server(stated, BaseUrl::from(url)));
    for (stated, url, expected) in [
        (
            "http://nowhere.example",
            "https://x.example",
            "is not the server of an operation; the servers of operations are `http://upload.example.com/api/2.0/`, ",
        ),
        (
            "http://files.example.net",
            "http://x.example",
            "is plain `http`",
        ),
        ("http://files.example.net", "x.example", "is not absolute"),
        (
            "http://files.example.net",
            "https://u:p@x.example",
            "has a user or password",
        ),
    ] {
        let text = overridden(stated, url);
        assert!(text.contains(expected), "{text}");
    }
    // A server that cannot be used costs its operations only.
    assert!(strict().build().is_ok());
    let plain = ClientBuilder::<Client>::new(Credentials::new().key(CANARY));
    assert!(refused(plain).contains("the base URL is plain `http`"));
}
