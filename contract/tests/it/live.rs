//! Checks of live servers: each planted disagreement with the document is found once, and a
//! server that follows the document holds.

pub(crate) mod account;
mod bounds;
mod changes;
mod credentials;
mod drift;
mod lies;
mod ordinary;
mod others;
mod paging;
mod privacy;
mod properties;
mod runs;
mod singles;
mod totals;
mod transport;
mod writes;

use std::time::Duration;

use conversation_apis_codegen::Document;
use conversation_apis_contract::Error;
use conversation_apis_contract::cases::{self, Expect};
use conversation_apis_contract::check::oracle::Oracle;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::finding::Finding;
use conversation_apis_contract::live::{Live, Observed, verify};
use conversation_apis_contract::provider::Provider;
use serde_json::{Value, json};
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, ResponseTemplate};

const KEY: &str = "canary-key-90ab";

/// The bodies that a server sends.
struct Answers {
    conversations: Value,
    messages: Value,
}

/// Partoo's document with the two lists only. The servers of these tests have nothing else.
fn lists() -> Contract {
    let mut document = Document::open(&Provider::find("partoo").unwrap().folder()).unwrap();
    let paths = document.value["paths"].as_object_mut().unwrap();
    paths.retain(|path, _| path == "/conversations" || path == "/messages");
    for (_, path) in paths {
        path.as_object_mut()
            .unwrap()
            .retain(|method, _| method == "get");
    }
    Contract::of(document).unwrap()
}

/// Pages that have every documented property and branch.
fn clean() -> (Contract, Answers) {
    let contract = lists();
    let all = cases::all(&mut Oracle::new(&contract).unwrap()).unwrap();
    let valid = |name: &str, of: fn(&str) -> bool| -> Vec<Value> {
        let (_, cases) = all
            .iter()
            .find(|(target, _)| target.id.to_string() == name)
            .unwrap();
        let cases = cases
            .iter()
            .filter(|case| case.expect == Expect::Valid && of(&case.id.state.to_string()));
        let items = cases.enumerate().map(|(index, case)| {
            let mut item = case.json.clone();
            item["id"] = json!(index + 1);
            item
        });
        items.collect()
    };
    let conversations = valid("Conversation", |state| state == "sample");
    let messages = valid("Message", |state| {
        state == "sample" || state.starts_with("branch=")
    });
    let page = |name: &str, items: Vec<Value>| {
        let count = items.len();
        json!({ name: items, "count": count, "next_cursor": null })
    };
    let answers = Answers {
        conversations: page("conversations", conversations),
        messages: page("messages", messages),
    };
    (contract, answers)
}

fn json_body(body: &Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

async fn observe(
    contract: &Contract,
    conversations: ResponseTemplate,
    messages: ResponseTemplate,
) -> Result<Observed, Error> {
    let server = serve().await;
    Mock::given(path("/conversations"))
        .respond_with(conversations)
        .mount(&server)
        .await;
    Mock::given(path("/messages"))
        .respond_with(messages)
        .mount(&server)
        .await;
    observe_at(contract, server.uri()).await
}

/// A server that responds to a request for one item with an empty page.
async fn serve() -> MockServer {
    let server = MockServer::start().await;
    let page = json!({ "conversations": [], "messages": [], "next_cursor": null });
    let small = Mock::given(wiremock::matchers::query_param("per_page", "1"));
    let small = small.respond_with(json_body(&page)).with_priority(1);
    small.mount(&server).await;
    server
}

async fn observe_at(contract: &Contract, base_url: String) -> Result<Observed, Error> {
    let live = Live {
        base_url,
        keys: vec![KEY.to_owned()],
        parameters: Vec::new(),
        writes: Vec::new(),
        max_requests: 20,
        max_time: Duration::from_secs(20),
        progress: |_| (),
    };
    verify(Provider::find("partoo").unwrap(), contract, &live).await
}

/// The findings about a server whose pages were changed: kind, place and count.
async fn planted(change: impl FnOnce(&mut Answers)) -> Vec<(&'static str, String, usize)> {
    let (contract, mut answers) = clean();
    change(&mut answers);
    let observed = observe(
        &contract,
        json_body(&answers.conversations),
        json_body(&answers.messages),
    )
    .await
    .unwrap();
    let found = observed.findings.iter();
    found
        .map(|finding| (finding.kind.id(), finding.place(), finding.count))
        .collect()
}

/// The only finding about a server that responds to requests for messages like this.
async fn found_in_messages(messages: impl FnOnce(&Value) -> ResponseTemplate) -> Finding {
    let (contract, answers) = clean();
    let conversations = json_body(&answers.conversations);
    let observed = observe(&contract, conversations, messages(&answers.messages))
        .await
        .unwrap();
    let [finding] = <[Finding; 1]>::try_from(observed.findings).expect("one finding");
    finding
}

fn conversation(answers: &mut Answers) -> &mut Value {
    &mut answers.conversations["conversations"][0]
}

fn at(schema: &str, property: &str) -> String {
    format!("#/components/schemas/{schema}/properties/{property}")
}
