//! Runs as a whole: calls that fail, keys and addresses.

use std::time::Duration;

use conversation_apis_contract::Error;
use conversation_apis_contract::incomplete::Reason;
use conversation_apis_contract::live::{Live, verify};
use conversation_apis_contract::provider::Provider;
use serde_json::json;
use wiremock::matchers::path;
use wiremock::{Mock, ResponseTemplate};

use super::{KEY, clean, conversation, json_body, observe, observe_at, serve};

#[tokio::test]
async fn a_failed_call_removes_no_finding() {
    let (contract, mut answers) = clean();
    conversation(&mut answers)["rating"] = json!(5);
    let late = json_body(&answers.messages).set_delay(Duration::from_secs(60));
    let server = serve().await;
    Mock::given(path("/conversations"))
        .respond_with(json_body(&answers.conversations))
        .mount(&server)
        .await;
    Mock::given(path("/messages"))
        .respond_with(late)
        .mount(&server)
        .await;
    let live = Live {
        base_url: server.uri(),
        keys: vec![KEY.to_owned()],
        parameters: Vec::new(),
        writes: Vec::new(),
        max_requests: 20,
        max_time: Duration::from_secs(1),
        progress: |_| (),
    };
    let observed = verify(Provider::find("partoo").unwrap(), &contract, &live)
        .await
        .unwrap();
    assert_eq!(observed.findings.len(), 1);
    let incomplete = &observed.incomplete[0];
    assert_eq!(incomplete.reason, Reason::TimeLimit);
    assert_eq!(incomplete.operation.as_deref(), Some("listMessages"));
}

#[tokio::test]
async fn a_429_is_waited_out() {
    let (contract, answers) = clean();
    let server = serve().await;
    let late = ResponseTemplate::new(429).insert_header("retry-after", "1");
    Mock::given(path("/conversations"))
        .respond_with(late)
        .up_to_n_times(1)
        .mount(&server)
        .await;
    Mock::given(path("/conversations"))
        .respond_with(json_body(&answers.conversations))
        .mount(&server)
        .await;
    Mock::given(path("/messages"))
        .respond_with(json_body(&answers.messages))
        .mount(&server)
        .await;
    let observed = observe_at(&contract, server.uri()).await.unwrap();
    // One of them is a small page.
    assert_eq!((observed.findings.len(), observed.requests), (0, 4));
    assert!(
        server
            .received_requests()
            .await
            .unwrap()
            .iter()
            .all(|request| request.method.as_str() == "GET")
    );
}

#[tokio::test]
async fn a_server_that_refuses_every_call_is_an_error() {
    let (contract, _) = clean();
    let body = json!({ "errors": { "authentication": "no", "authorization": "no" } });
    let refused = || {
        ResponseTemplate::new(401).set_body_json(json!({ "errors": { "authentication": "no" } }))
    };
    let Error(reason) = observe(&contract, refused(), refused())
        .await
        .map(|observed| panic!("{observed:?} {body}"))
        .unwrap_err();
    assert!(reason.contains("no call succeeded"), "{reason}");
}

#[tokio::test]
async fn an_address_that_must_not_get_the_key_is_refused() {
    let (contract, _) = clean();
    for (address, why) in [
        ("http://api.example.com", "plain `http`"),
        ("example", "not absolute"),
        (
            "http://127.0.0.1:1",
            "listConversations: could not connect to the server",
        ),
    ] {
        let Error(reason) = observe_at(&contract, address.to_owned()).await.unwrap_err();
        assert!(reason.contains(why) && !reason.contains(KEY), "{reason}");
    }
}

#[test]
fn the_other_providers_hold_against_their_embedded_servers() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (name, keys, parameters) in [
        ("octopush", 2, &[][..]),
        ("ninetynine", 1, &[("account_id", "1")][..]),
    ] {
        let server = runtime
            .block_on(conversation_apis_contract::server::Server::start(name))
            .unwrap();
        let provider = Provider::find(name).unwrap();
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let mut live = Live {
            base_url: server.base_url(),
            keys: vec![KEY.to_owned(); keys],
            parameters: parameters.iter().map(pair).collect(),
            writes: Vec::new(),
            max_requests: 2_000,
            max_time: Duration::from_secs(300),
            progress: |_| {},
        };
        let verdict = runtime
            .block_on(conversation_apis_contract::verify::verify_live(
                provider, &live,
            ))
            .unwrap();
        assert!(
            verdict.holds() && verdict.complete,
            "{:?} {:?} {:?}",
            verdict.findings,
            verdict.incomplete,
            verdict.notes
        );
        live.keys.push(KEY.to_owned());
        let refused = runtime
            .block_on(conversation_apis_contract::verify::verify_live(
                provider, &live,
            ))
            .unwrap_err();
        assert!(
            refused.to_string().starts_with("expected a key for each"),
            "{refused}"
        );
    }
}

#[tokio::test]
async fn no_finding_shows_a_value_or_the_key() {
    let words = "canary-words-4d2e";
    let (contract, mut answers) = clean();
    let item = conversation(&mut answers);
    for name in [
        "id",
        "is_read",
        "status",
        "issues",
        "business",
        "last_message",
        "custom_channel",
        "consumer_name",
    ] {
        item[name] = json!({ words: words });
    }
    item["created_at"] = json!([words]);
    let observed = observe(
        &contract,
        json_body(&answers.conversations),
        json_body(&answers.messages),
    )
    .await
    .unwrap();
    assert!(observed.findings.len() > 5);
    let told = format!("{observed:?}");
    assert!(
        !told.replace(&format!("/{words}"), "").contains(words),
        "{told}"
    );
    assert!(!told.contains(KEY));
}
