//! Redirects, and URLs that cannot be sent.

use conversation_apis::partoo::Client;
use conversation_apis::{ErrorKind, Paginated, Retry, TransportCause};
use wiremock::ResponseTemplate;

use super::{fails, no_proxy};
use crate::support::{KEY, all_text, client, paged, server};

#[tokio::test]
async fn a_redirect_that_is_not_followed_shows_only_its_host() {
    let not_listed = "a status that the document does not list";
    let long = "https://user:canary@login.example.com/canary?canary=1#canary";
    for (status, location, host) in [
        (302, long, Some("login.example.com")),
        (
            301,
            "http://login.example.com:8443/canary",
            Some("login.example.com:8443"),
        ),
        (303, "//login.example.com?canary", Some("login.example.com")),
        (307, "https://[2001:db8::1]/canary", Some("[2001:db8::1]")),
        (308, "mailto:canary@example.com", None),
        (302, "https://", None),
    ] {
        let says = match host {
            Some(host) => format!("a redirect to `{host}`, which is not followed"),
            None => not_listed.to_owned(),
        };
        assert_eq!(reason(status, Some(location)).await.0, says);
    }
    // The server redirects to itself.
    for (status, location) in [(304, ""), (302, "/canary")] {
        let (text, server) = reason(status, Some(location)).await;
        assert_eq!(
            text,
            format!("a redirect to `{server}`, which is not followed")
        );
    }
    assert_eq!(reason(302, None).await.0, not_listed);
    let (text, _) = reason(200, Some("https://login.example.com")).await;
    assert!(
        text.starts_with("the body cannot be decoded: ends too early"),
        "{text}"
    );
}

/// The text of the error for a response with this `Location`, after its operation and status;
/// and the address of the server.
async fn reason(status: u16, location: Option<&str>) -> (String, String) {
    let mut answer = ResponseTemplate::new(status);
    if let Some(location) = location {
        answer = answer.insert_header("location", location);
    }
    let server = server(answer).await;
    let builder = Client::builder(KEY).base_url(server.uri());
    let client = builder.retry(Retry::off()).build().unwrap();
    let error = client.list_conversations().send().await.unwrap_err();
    let text = all_text(&error);
    assert!(!text.contains("canary"), "{text}");
    let start = format!("listConversations: {}: ", error.status().unwrap());
    let text = error.to_string();
    let reason = text.strip_prefix(&start).unwrap().to_owned();
    (reason, server.address().to_string())
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
