//! The keys of a live run: each is sent as its security scheme says, and a wrong number of keys is
//! refused.

use std::time::Duration;

use conversation_apis_contract::document::Contract;
use conversation_apis_contract::live::{Live, Observed, verify};
use serde_json::json;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::trial::{DOCUMENT, TRIAL};

/// Runs with these keys, in the order of the document: the header, the query, the user, the token
/// and the cookie. Returns the requests as `PATH?QUERY HEADER: VALUE`.
async fn run(
    keys: &[&str],
) -> (
    Result<Observed, conversation_apis_contract::Error>,
    Vec<String>,
) {
    let mut document = DOCUMENT.clone();
    let paths = document.value["paths"].as_object_mut().unwrap();
    paths.retain(|path, _| path == "/items/{id}" || path == "/answers");
    let contract = Contract::of(document).unwrap();
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200).set_body_json(json!({}));
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let live = Live {
        base_url: server.uri(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        parameters: vec![("id".to_owned(), "7".to_owned())],
        writes: Vec::new(),
        max_requests: 20,
        max_time: Duration::from_secs(20),
        progress: |_| (),
    };
    let result = verify(&TRIAL, &contract, &live).await;
    let requests = server.received_requests().await.unwrap();
    (result, requests.iter().map(sent).collect())
}

/// What a request was sent with.
fn sent(request: &Request) -> String {
    let query = request.url.query();
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    let names = ["x-key", "authorization", "cookie"];
    let headers = names.iter().filter_map(|name| {
        let value = request.headers.get(*name)?;
        Some(format!(" {name}: {}", value.to_str().unwrap()))
    });
    let headers: String = headers.collect();
    format!("{}{query}{headers}", request.url.path())
}

#[tokio::test]
async fn a_live_run_sends_each_key_as_its_security_scheme_says() {
    for (keys, item, answers) in [
        (["k", "", "", "", ""], "/items/7 x-key: k", "/answers"),
        (
            ["", "q", "ana:pass word", "", ""],
            "/items/7?api_key=q authorization: Basic YW5hOnBhc3Mgd29yZA==",
            "/answers",
        ),
        (
            ["", "", "", "t", ""],
            "/items/7 authorization: Bearer t",
            "/answers",
        ),
        (
            ["k", "", "", "", "s"],
            "/items/7 x-key: k",
            "/answers cookie: sid=s",
        ),
    ] {
        let (result, requests) = run(&keys).await;
        assert!(result.is_ok(), "{:?}", result.err());
        for expected in [item, answers] {
            let is_sent = requests.iter().any(|request| request == expected);
            assert!(is_sent, "{expected}: {requests:?}");
        }
    }
}

#[tokio::test]
async fn a_live_run_with_missing_or_unused_keys_is_refused_before_anything_is_sent() {
    for (keys, expected) in [
        (
            &["k"][..],
            "for a key that is not given): key in x-key, query in api_key, user in Authorization, token in Authorization, session in sid",
        ),
        (&["k", "", "", "", "", "more"], "in this order"),
        (
            &["", "q", "", "", ""],
            "no operation uses the credential given to `.query(…)` alone; also call `.user(…)`",
        ),
    ] {
        let (result, requests) = run(keys).await;
        let error = result.unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        assert!(requests.is_empty(), "{requests:?}");
    }
}
