//! Tokens: OAuth2 client credentials, and token sources of a caller.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use conversation_apis::{
    BearerToken, ClientBuilder, ClientCredentials, Error, ErrorKind, Retry, Token, TokenFuture,
    TokenSource,
};
use serde_json::{Value, json};
use wiremock::{MockServer, Request, ResponseTemplate};

use crate::security::api::{Client, Credentials, types};
use crate::support::{all_text, answering, requests, server};

const SECRET: &str = "canary+secret/41";
const TOKEN: &str = "canary-token-";

fn client(token: impl Into<BearerToken>, api: &MockServer, retry: Retry) -> Client {
    let builder = ClientBuilder::<Client>::new(Credentials::new().oauth(token));
    builder.base_url(api.uri()).retry(retry).build().unwrap()
}

fn credentials(tokens: &MockServer) -> ClientCredentials {
    ClientCredentials::new("the id", SECRET).token_url(format!("{}/token", tokens.uri()))
}

/// A token server that numbers its tokens, which are valid for this long.
async fn issuing(expires_in: Value) -> MockServer {
    let number = AtomicUsize::new(1);
    answering(move |_| {
        let number = number.fetch_add(1, Ordering::SeqCst);
        let token = format!("{TOKEN}{number}");
        let body =
            json!({ "access_token": token, "token_type": "Bearer", "expires_in": expires_in });
        // Long enough for other calls to ask for a token too.
        ResponseTemplate::new(200)
            .set_body_json(body)
            .set_delay(Duration::from_millis(50))
    })
    .await
}

/// A server that accepts only tokens with at least this number.
async fn accepting(least: usize) -> MockServer {
    answering(move |request| {
        let token = request.headers["authorization"].to_str().unwrap();
        let number = token.strip_prefix("Bearer canary-token-").unwrap();
        match number.parse::<usize>().unwrap() >= least {
            true => ResponseTemplate::new(204),
            false => ResponseTemplate::new(401),
        }
    })
    .await
}

fn body(request: &Request) -> &str {
    std::str::from_utf8(&request.body).unwrap()
}

#[tokio::test]
async fn calls_share_one_token_which_is_requested_once() {
    let (tokens, api) = (issuing(json!(3600)).await, accepting(1).await);
    let client = client(credentials(&tokens), &api, Retry::off());
    let calls = (0..8).map(|_| tokio::spawn(client.get_token().send()));
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    assert_eq!((requests(&tokens).await, requests(&api).await), (1, 8));
    let requests = tokens.received_requests().await.unwrap();
    let request = &requests[0];
    assert_eq!(
        (request.method.as_str(), request.url.path()),
        ("POST", "/token")
    );
    assert_eq!(
        request.headers["content-type"],
        "application/x-www-form-urlencoded"
    );
    // `the%20id:canary%2Bsecret%2F41`
    let basic = "Basic dGhlJTIwaWQ6Y2FuYXJ5JTJCc2VjcmV0JTJGNDE=";
    assert_eq!(request.headers["authorization"], basic);
    assert_eq!(
        body(request),
        "grant_type=client_credentials&scope=read%20write"
    );
    assert_eq!(
        client.bearer().send().await.unwrap_err().kind(),
        ErrorKind::InvalidRequest
    );
}

#[tokio::test]
async fn the_secret_the_scopes_and_more_parameters_can_be_sent_in_the_body() {
    let (tokens, api) = (issuing(Value::Null).await, accepting(1).await);
    let credentials = credentials(&tokens).scopes(["a b", "c"]).secret_in_body();
    let credentials = credentials.parameter("audience", "https://x");
    client(credentials, &api, Retry::off())
        .get_token()
        .send()
        .await
        .unwrap();
    let requests = tokens.received_requests().await.unwrap();
    assert!(!requests[0].headers.contains_key("authorization"));
    assert_eq!(
        body(&requests[0]),
        "grant_type=client_credentials&scope=a%20b%20c&client_id=the%20id&client_secret=canary%2Bsecret%2F41&audience=https%3A%2F%2Fx"
    );
    let none = crate::oauth::credentials(&tokens).scopes::<&str>([]);
    client(none, &api, Retry::off())
        .get_token()
        .send()
        .await
        .unwrap();
    let requests = tokens.received_requests().await.unwrap();
    assert_eq!(body(&requests[1]), "grant_type=client_credentials");
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    for expires_in in [json!(0), json!("0.02")] {
        let (tokens, api) = (issuing(expires_in).await, accepting(1).await);
        let client = client(credentials(&tokens), &api, Retry::off());
        for _ in 0..3 {
            client.get_token().send().await.unwrap();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(requests(&tokens).await, 3);
    }
}

#[tokio::test]
async fn a_call_that_gets_a_401_is_sent_once_more_with_a_new_token() {
    let (tokens, api) = (issuing(json!(3600)).await, accepting(2).await);
    let client = client(credentials(&tokens), &api, Retry::off());
    let body = types::Note {
        text: Some("x".to_owned()),
        ..Default::default()
    };
    let answer = client.post_token().body(body).send().await.unwrap();
    assert_eq!(answer.attempts(), 2);
    client.get_token().send().await.unwrap();
    assert_eq!((requests(&tokens).await, requests(&api).await), (2, 3));
    let requests = api.received_requests().await.unwrap();
    assert_eq!(crate::oauth::body(&requests[1]), r#"{"text":"x"}"#);
}

#[tokio::test]
async fn a_second_401_is_the_result_of_the_call() {
    let (tokens, api) = (issuing(json!(3600)).await, accepting(99).await);
    let client = client(credentials(&tokens), &api, Retry::off());
    let error = client.get_token().send().await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(error.attempts(), 2);
    assert_eq!((requests(&tokens).await, requests(&api).await), (2, 2));
    assert!(!all_text(&error).contains("canary"), "{error}");
}

#[tokio::test]
async fn a_failure_of_the_token_server_is_an_error_without_its_text() {
    let api = accepting(1).await;
    let answer = |status, body: Value| ResponseTemplate::new(status).set_body_json(body);
    for (answer, is_transient, expected) in [
        (
            answer(
                400,
                json!({ "error": "invalid_scope", "error_description": SECRET }),
            ),
            false,
            "the token server responds with 400 Bad Request (`invalid_scope`)",
        ),
        (
            answer(401, json!({ "error": SECRET })),
            false,
            "the token server responds with 401 Unauthorized",
        ),
        (
            answer(503, json!(SECRET)),
            true,
            "the token server responds with 503 Service Unavailable",
        ),
        (
            answer(200, json!({ "token": SECRET })),
            false,
            "the response of the token server has no `access_token`",
        ),
        (
            answer(200, json!({ "access_token": "x", "token_type": "mac" })),
            false,
            "the token server issues tokens of another type than `bearer`",
        ),
        (
            answer(200, json!({ "access_token": format!("{SECRET}\n") })),
            false,
            "the token server sent a token that is not a valid header value",
        ),
        (
            answer(200, json!({ "access_token": "x".repeat(70_000) })),
            false,
            "the response of the token server is longer than 64 KiB",
        ),
        (
            ResponseTemplate::new(302).insert_header("location", "https://evil.example/"),
            false,
            "the token server responds with 302 Found",
        ),
    ] {
        let tokens = server(answer).await;
        let client = client(credentials(&tokens), &api, Retry::off());
        let error = client.get_token().send().await.unwrap_err();
        assert_eq!(error.to_string(), format!("getToken: {expected}"));
        assert_eq!(
            (error.kind(), error.is_transient()),
            (ErrorKind::Token, is_transient)
        );
        assert!(!error.may_have_reached_server());
        assert!(!all_text(&error).contains("canary"), "{error}");
    }
    let nowhere = ClientCredentials::new("id", SECRET).token_url("http://127.0.0.1:1/");
    let error = client(nowhere, &api, Retry::off())
        .get_token()
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "getToken: could not connect to the token server"
    );
    assert!(error.is_transient());
    assert_eq!(requests(&api).await, 0);
}

#[tokio::test]
async fn a_token_server_that_fails_for_a_moment_is_asked_again() {
    let number = AtomicUsize::new(0);
    let tokens = answering(move |_| match number.fetch_add(1, Ordering::SeqCst) {
        0 => ResponseTemplate::new(503),
        _ => ResponseTemplate::new(200).set_body_json(json!({ "access_token": "canary-token-1" })),
    })
    .await;
    let api = accepting(1).await;
    let retry = Retry::default().base_delay(Duration::from_millis(1));
    let client = client(credentials(&tokens), &api, retry);
    let body = types::Note::default();
    client.post_token().body(body).send().await.unwrap();
    assert_eq!((requests(&tokens).await, requests(&api).await), (2, 1));
}

#[test]
fn a_token_url_that_is_unsafe_or_missing_is_refused_when_the_client_is_built() {
    let refused = |client: ClientCredentials, base: &str| {
        let builder = ClientBuilder::<Client>::new(Credentials::new().oauth(client));
        let error: Error = builder.base_url(base).build().unwrap_err();
        assert!(!all_text(&error).contains(SECRET), "{error}");
        error.to_string()
    };
    let new = || ClientCredentials::new("id", SECRET);
    let stated = "https://api.example.com/v1";
    for (client, base, expected) in [
        (
            new(),
            "https://test.example.com",
            "is the vendor's, but the base URL is not; set `ClientCredentials::token_url`",
        ),
        (
            new().token_url("http://id.example.com"),
            stated,
            "is plain `http`",
        ),
        (new().token_url("/token"), stated, "is not absolute"),
        (
            ClientCredentials::new("", SECRET),
            stated,
            "have an unusable id: it is empty or blank",
        ),
        (
            ClientCredentials::new("id", format!("{SECRET}\n")),
            stated,
            "have an unusable secret: it starts or ends with white space",
        ),
    ] {
        let text = refused(client, base);
        assert!(text.contains(expected), "{text}");
    }
    let debug = format!("{:?} {:?}", new(), BearerToken::from(new()));
    assert!(!debug.contains("canary"), "{debug}");
    let bearer = ClientBuilder::<Client>::new(Credentials::new().bearer(new()));
    let text = bearer.build().unwrap_err().to_string();
    assert!(
        text.contains("`.bearer(…)` is missing in the document; set"),
        "{text}"
    );
    let stated = ClientBuilder::<Client>::new(Credentials::new().oauth(new()));
    assert!(stated.build().is_ok());
}

/// Gives the same token until it is rejected.
#[derive(Default)]
struct Own {
    renewed: AtomicUsize,
    is_stuck: bool,
}

impl TokenSource for Own {
    fn token<'a>(&'a self, rejected: Option<&'a Token>) -> TokenFuture<'a> {
        Box::pin(async move {
            if rejected.is_some() && !self.is_stuck {
                self.renewed.fetch_add(1, Ordering::SeqCst);
            }
            Token::new(format!("{TOKEN}{}", self.renewed.load(Ordering::SeqCst)))
        })
    }
}

#[tokio::test]
async fn a_token_source_of_the_caller_is_asked_for_a_new_token_after_a_401() {
    let api = accepting(1).await;
    let own = Arc::new(Own::default());
    let answer = client(Arc::clone(&own), &api, Retry::off())
        .get_token()
        .send()
        .await;
    assert_eq!(answer.unwrap().attempts(), 2);
    assert_eq!(own.renewed.load(Ordering::SeqCst), 1);

    let stuck = Arc::new(Own {
        is_stuck: true,
        ..Own::default()
    });
    let error = client(stuck, &api, Retry::off())
        .get_token()
        .send()
        .await
        .unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(error.attempts(), 1, "the same token is not sent again");
}

struct Failing;

impl TokenSource for Failing {
    fn token<'a>(&'a self, _: Option<&'a Token>) -> TokenFuture<'a> {
        Box::pin(async { Err(Error::no_token("the vault is locked", false)) })
    }
}

#[tokio::test]
async fn the_error_of_a_token_source_is_that_of_the_call() {
    let api = accepting(1).await;
    let error = client(Failing, &api, Retry::default())
        .get_token()
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "getToken: the vault is locked");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Token, 1));
    assert_eq!(requests(&api).await, 0);
}
