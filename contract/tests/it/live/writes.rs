//! Writes on a live server: only those that the caller names, once each.

use std::time::Duration;

use conversation_apis_contract::Error;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::incomplete::{Incomplete, Reason};
use conversation_apis_contract::live::{AllowedWrite, Live, Observed, verify};
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::server::Server;
use serde_json::{Value, json};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::effects::{Lie, NOTES, contract, start};

fn live(base_url: String, parameters: &[(&str, &str)], writes: Vec<AllowedWrite>) -> Live {
    let parameters = parameters.iter();
    Live {
        base_url,
        keys: Vec::new(),
        parameters: parameters
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        writes,
        max_requests: 200,
        max_time: Duration::from_secs(60),
        progress: |_| (),
    }
}

fn write(operation: &str, body: Option<Value>) -> AllowedWrite {
    AllowedWrite {
        operation: operation.to_owned(),
        body,
    }
}

async fn observe(server: &MockServer, writes: Vec<AllowedWrite>) -> Result<Observed, Error> {
    let live = live(server.uri(), &[("note_id", "2")], writes);
    verify(&NOTES, &contract(), &live).await
}

/// Methods and paths of the requests that are not GET.
async fn sent(server: &MockServer) -> Vec<String> {
    let requests = server.received_requests().await.unwrap();
    let requests = requests.iter().filter(|it| it.method.as_str() != "GET");
    requests
        .map(|it| format!("{} {}", it.method, it.url.path()))
        .collect()
}

#[tokio::test]
async fn only_get_requests_are_sent_unless_writes_are_named() {
    let server = start(Lie::None).await;
    let observed = observe(&server, Vec::new()).await.unwrap();
    assert_eq!(sent(&server).await, [""; 0]);
    assert!(observed.effects.is_empty());
}

#[tokio::test]
async fn a_list_that_is_read_with_post_is_not_called() {
    let provider = Provider::find("ninetynine").unwrap();
    let contract = Contract::open(&provider.folder()).unwrap();
    let operations = contract.operations().unwrap();
    let is_post_list = |id: &str| {
        let mut operations = operations.iter();
        operations.any(|it| it.id == id && it.method == "post" && it.pagination.is_some())
    };
    assert!(is_post_list("filterConversations"));
    let server = Server::start("ninetynine").await.unwrap();
    let mut live = live(server.base_url(), &[("account_id", "1")], Vec::new());
    live.keys = vec!["a-key".to_owned()];
    // A search needs a text, so the run may be incomplete. What counts is what was sent.
    let _ = verify(provider, &contract, &live).await;
    let requests = server.requests();
    assert!(requests.len() > 10, "{}", requests.len());
    assert!(requests.iter().all(|request| request.method == "GET"));
}

#[tokio::test]
async fn a_named_write_is_sent_once_and_its_effect_is_read_back() {
    let server = start(Lie::None).await;
    let change = write("changeNote", Some(json!({ "state": "closed" })));
    let observed = observe(&server, vec![change]).await.unwrap();
    assert_eq!(sent(&server).await, ["PATCH /notes/2"]);
    let rows: Vec<_> = observed
        .effects
        .iter()
        .map(|row| (row.operation.as_str(), row.calls, row.shown))
        .collect();
    assert_eq!(rows, [("changeNote", 1, 1)]);
    assert_eq!(
        observed
            .findings
            .iter()
            .filter(|it| it.kind.id() == "no-effect")
            .count(),
        0
    );
    let note = "changeNote: called once, as --allow-writes says: the server accepted it, and its effect was read back";
    assert!(
        observed.notes.iter().any(|it| it == note),
        "{:?}",
        observed.notes
    );
    let all = server.received_requests().await.unwrap().len();
    assert_eq!(observed.requests, all);
}

#[tokio::test]
async fn a_named_write_that_is_ignored_is_found_without_its_body() {
    let server = start(Lie::Ignores("PATCH")).await;
    let change = write("changeNote", Some(json!({ "state": "closed" })));
    let observed = observe(&server, vec![change]).await.unwrap();
    let mut findings = observed.findings.iter();
    let found = findings.find(|it| it.kind.id() == "no-effect").unwrap();
    assert_eq!(
        (found.place().as_str(), found.text.as_str()),
        (
            "changeNote",
            "accepted, and nothing changed: `/state` of `getNote`"
        )
    );
    assert!(found.case.is_none());
}

#[tokio::test]
async fn a_write_that_fails_is_not_sent_again() {
    let server = start(Lie::None).await;
    Mock::given(method("PATCH"))
        .respond_with(ResponseTemplate::new(503))
        .with_priority(1)
        .mount(&server)
        .await;
    let change = write("changeNote", Some(json!({ "state": "closed" })));
    let observed = observe(&server, vec![change]).await.unwrap();
    assert_eq!(sent(&server).await, ["PATCH /notes/2"]);
    let reasons: Vec<String> = observed
        .incomplete
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(reasons.iter().any(|it| it.contains("503")), "{reasons:?}");
}

#[tokio::test]
async fn a_write_that_cannot_be_sent_is_an_error_before_anything_is_sent() {
    let server = start(Lie::None).await;
    let state = || Some(json!({ "state": "closed" }));
    for (writes, text) in [
        (
            vec![write("changeNotes", None)],
            "the document has no operation `changeNotes`",
        ),
        (vec![write("getNote", None)], "`getNote` is a GET"),
        (
            vec![write("changeNote", None)],
            "give it as --body changeNote=FILE.json",
        ),
        (
            vec![write("deleteNote", state())],
            "`deleteNote` has no request body",
        ),
        (
            vec![write("deleteNote", None), write("deleteNote", None)],
            "names `deleteNote` twice",
        ),
    ] {
        let error = observe(&server, writes).await.unwrap_err().to_string();
        assert!(error.contains(text), "{error}");
    }
    let live = live(server.uri(), &[], vec![write("changeNote", state())]);
    let error = verify(&NOTES, &contract(), &live).await.unwrap_err();
    assert!(
        error.to_string().contains("--parameter note_id=VALUE"),
        "{error}"
    );
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
}

#[tokio::test]
async fn the_limit_of_requests_says_whether_the_write_was_sent() {
    let state = || vec![write("changeNote", Some(json!({ "state": "closed" })))];
    let server = start(Lie::None).await;
    let whole = observe(&server, state()).await.unwrap();
    assert_eq!(whole.incomplete, []);
    let mut texts = Vec::new();
    for left_out in 1..=3 {
        let server = start(Lie::None).await;
        let mut live = live(server.uri(), &[("note_id", "2")], state());
        live.max_requests = whole.requests - left_out;
        let observed = verify(&NOTES, &contract(), &live).await.unwrap();
        let of_write = |it: &&Incomplete| it.operation.as_deref() == Some("changeNote");
        let mut reasons = observed.incomplete.iter().filter(of_write);
        let reason = reasons.next().unwrap();
        assert_eq!(reason.reason, Reason::RequestLimit);
        let limit = format!(
            "the limit of {} requests is reached; raise --max-requests",
            live.max_requests
        );
        assert!(reason.text.ends_with(&limit), "{}", reason.text);
        texts.push((reason.text.replace(&limit, ""), sent(&server).await.len()));
        assert_eq!(
            observed.notes.iter().any(|it| it.contains("called once")),
            left_out == 1
        );
    }
    let not_sent = "it was not sent: ".to_owned();
    let not_read = "the server accepted it, and its effect was not read: ".to_owned();
    let expected = [(not_read, 1), (not_sent.clone(), 0), (not_sent, 0)];
    assert_eq!(texts, expected);
}

#[tokio::test]
async fn a_write_whose_effect_cannot_be_read_before_is_not_sent() {
    let server = start(Lie::None).await;
    let live = live(
        server.uri(),
        &[("note_id", "99")],
        vec![write("changeNote", Some(json!({ "state": "closed" })))],
    );
    let observed = verify(&NOTES, &contract(), &live).await.unwrap();
    assert_eq!(sent(&server).await, [""; 0]);
    let reasons: Vec<String> = observed
        .incomplete
        .iter()
        .map(ToString::to_string)
        .collect();
    let expected =
        "changeNote: it was not sent: its effect cannot be read: `getNote` was answered with 404";
    assert!(reasons.iter().any(|it| it == expected), "{reasons:?}");
    assert!(!observed.notes.iter().any(|it| it.contains("called once")));
}
