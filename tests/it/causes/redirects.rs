//! Redirects, and URLs that cannot be sent.

use conversation_apis::partoo::Client;
use conversation_apis::{ErrorKind, Paginated, Retry, TransportCause};
use wiremock::ResponseTemplate;

use super::{fails, no_proxy};
use crate::support::{KEY, all_text, client, paged, server};

#[tokio::test]
async fn a_redirect_that_is_not_followed_shows_only_its_host() {
    for (status, location, says) in [
        (
            302,
            "https://user:canary@login.example.com/canary?canary=1#canary",
            "a redirect to `login.example.com`, which is not followed",
        ),
        (
            301,
            "http://login.example.com:8443/canary",
            "a redirect to `login.example.com:8443`, which is not followed",
        ),
        (
            303,
            "//login.example.com?canary",
            "a redirect to `login.example.com`, which is not followed",
        ),
        (
            307,
            "https://[2001:db8::1]/canary",
            "a redirect to `[2001:db8::1]`, which is not followed",
        ),
        (
            308,
            "mailto:canary@example.com",
            "a status that the document does not list",
        ),
        (302, "https://", "a status that the document does not list"),
        (
            200,
            "https://login.example.com",
            "the body cannot be decoded: ends too early at line 1, column 0",
        ),
        (304, "", "a redirect to"),
        (302, "/canary", "a redirect to"),
    ] {
        let answer = ResponseTemplate::new(status).insert_header("location", location);
        let server = server(answer).await;
        let call = Client::builder(KEY)
            .base_url(server.uri())
            .retry(Retry::off());
        let error = call
            .build()
            .unwrap()
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        let text = all_text(&error);
        assert!(text.contains(says) && !text.contains("canary"), "{text}");
        if says == "a redirect to" {
            let own = format!(
                "a redirect to `{}`, which is not followed",
                server.address()
            );
            assert!(text.contains(&own), "{text}");
        }
    }
    let gone = server(ResponseTemplate::new(302)).await;
    let error = fails(&gone.uri(), None).await;
    assert!(
        error
            .to_string()
            .ends_with("302 Found: a status that the document does not list")
    );
}

#[tokio::test]
async fn a_redirect_that_a_custom_policy_refuses_is_not_retried() {
    let server = server(ResponseTemplate::new(302).insert_header("location", "/canary")).await;
    let http = no_proxy().build().unwrap();
    let error = fails(&server.uri(), Some(http)).await;
    assert_eq!(error.transport_cause(), Some(TransportCause::Redirect));
    assert!(!error.is_transient() && error.attempts() == 1, "{error}");
    assert!(error.to_string().contains("redirect refused"), "{error}");
}

#[tokio::test]
async fn a_url_that_a_custom_http_client_refuses_is_an_invalid_request() {
    let http = reqwest::Client::builder().https_only(true).build().unwrap();
    let error = fails("http://127.0.0.1:1", Some(http)).await;
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::InvalidRequest, 0)
    );
    assert!(!error.may_have_reached_server() && !error.is_transient());
    assert!(error.to_string().contains("allow `https` only"), "{error}");
}

#[tokio::test]
async fn a_url_that_is_too_long_is_an_invalid_request() {
    let long = "canary".repeat(11_000);
    let server = paged(&[(None, &[1], Some(&long))]).await;
    let client = client(&server);
    let mut items = client.list_conversations().items();
    assert!(items.next().await.unwrap().is_ok());
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("longer than the 65534 bytes"));
    assert!(!all_text(&error).contains("canary"));
}
