//! Requests of a document of ours, for what the providers' documents do not have.

use std::sync::LazyLock;

use conversation_apis_codegen::Document;
use conversation_apis_contract::cases;
use conversation_apis_contract::check::oracle::Oracle;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::finding::Finding;
use conversation_apis_contract::provider::{
    Content, Decoded, Given, Operation, Provider, Type, bytes, client, connect, events, json,
    outcome,
};
use reqwest::RequestBuilder;

use conversation_apis_contract::verify::{Options, Verdict, verify_against};
use serde_json::{Value, json};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!(concat!(env!("OUT_DIR"), "/trial.rs"));
}

/// The provider of `tests/cases/trial`.
pub static TRIAL: Provider = include!(concat!(env!("OUT_DIR"), "/trial_provider.rs"));

pub(crate) static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/trial/openapi.yaml"
    );
    Document::read(file.as_ref()).unwrap()
});

/// The verdict if the document is changed.
async fn verdict(provider: &'static Provider, change: impl FnOnce(&mut Value)) -> Verdict {
    let mut document = DOCUMENT.clone();
    change(&mut document.value);
    let contract = Contract::of(document).unwrap();
    let options = Options::default();
    verify_against(provider, &contract, &options).await.unwrap()
}

/// Asserts that a change is found: by this kind, at this place, with this text.
async fn found(change: impl FnOnce(&mut Value), kind: &str, place: &str, text: &str) {
    assert_found(&verdict(&TRIAL, change).await, kind, place, text);
}

fn assert_found(verdict: &Verdict, kind: &str, place: &str, text: &str) {
    let is_it = |finding: &Finding| {
        (finding.kind.id(), finding.place().as_str()) == (kind, place)
            && finding.text.contains(text)
    };
    let findings = &verdict.findings;
    let is_found = findings.iter().any(is_it);
    assert!(is_found, "no `{kind}` at {place} in {findings:#?}");
}

fn operation<'a>(document: &'a mut Value, method: &str, path: &str) -> &'a mut Value {
    &mut document["paths"][path][method]
}

#[tokio::test]
async fn every_request_of_the_document_is_sent_and_has_no_findings() {
    let verdict = verdict(&TRIAL, |_| ()).await;
    assert!(verdict.findings.is_empty(), "{:#?}", verdict.findings);
    assert_eq!(verdict.skipped, []);
    let rows: Vec<_> = verdict
        .requests
        .iter()
        .map(|row| (row.operation.as_str(), row.units))
        .collect();
    let every = rows
        .iter()
        .all(|(_, units)| units.iter().all(|(sent, all)| sent == all));
    assert!(every, "{rows:?}");
    assert_eq!(rows.len(), 14);
    assert_eq!(rows[0].0, "addItem");
    assert_eq!(rows[0].1[..3], [(1, 1), (21, 21), (3, 3)]);
}

#[tokio::test]
async fn a_body_of_another_media_type_is_found() {
    found(
        |document| {
            let content = &mut operation(document, "post", "/items")["requestBody"]["content"];
            let body = content["application/json"].take();
            *content = json!({ "application/vnd.api+json": body });
        },
        "request",
        "addItem.body:sample",
        "the body is sent as `application/json`, which the document does not have",
    )
    .await;
}

#[tokio::test]
async fn a_parameter_in_another_style_is_found() {
    found(
        |document| {
            let words = &mut operation(document, "get", "/items/{id}")["parameters"][2];
            words["style"] = json!("pipeDelimited");
        },
        "request",
        "getItem",
        "`words` is not sent as it was given",
    )
    .await;
}

#[tokio::test]
async fn a_parameter_in_another_place_is_found() {
    found(
        |document| {
            let trace = &mut operation(document, "get", "/items/{id}")["parameters"][3];
            trace["in"] = json!("query");
        },
        "request",
        "getItem",
        "sent without `X-Trace`",
    )
    .await;
}

/// A client that is not generated: its only operation sends what `request` says.
macro_rules! double {
    ($request:expr) => {{
        static DOUBLE: Provider = Provider {
            folder: "",
            files: &[],
            name: "double",
            rate_limit: None,
            connect: connect::<api::Client>,
            types: &[],
            facts: &[],
            operations: &[Operation {
                id: "addItem",
                method: "post",
                path: "/items",
                call: |given| {
                    Box::pin(async move {
                        let url = format!("{}/items", given.base_url);
                        let request = given.http.post(url).header("x-key", &given.keys[0]);
                        let make: fn(RequestBuilder, Given) -> RequestBuilder = $request;
                        let response = make(request, given).send().await.unwrap();
                        let bytes = response.bytes().await.unwrap();
                        let value: Value = serde_json::from_slice(&bytes).unwrap_or_default();
                        Ok(json(&value))
                    })
                },
                walk: None,
            }],
            skipped: &[],
            webhooks: None,
        };
        verdict(&DOUBLE, |_| ()).await
    }};
}

/// Sends the body as JSON.
fn json_body(request: RequestBuilder, body: &Value) -> RequestBuilder {
    let request = request.header("content-type", "application/json");
    request.body(body.to_string())
}

#[tokio::test]
async fn a_dropped_property_is_found() {
    let verdict = double!(|request, given| {
        let mut body = given.body.unwrap().value;
        if let Some(body) = body.as_object_mut() {
            body.remove("secret");
        }
        json_body(request, &body)
    });
    let text = "the body is not sent as it was given";
    assert_found(&verdict, "request", "addItem.body:sample", text);
}

#[tokio::test]
async fn a_missing_body_is_found() {
    let verdict = double!(|request, _| request);
    let text = "sent without the body that was given";
    assert_found(&verdict, "request", "addItem.body:sample", text);
}

#[tokio::test]
async fn an_undocumented_parameter_is_found() {
    let verdict = double!(|request, given| {
        let request = request.query(&[("page", "1")]);
        json_body(request, &given.body.unwrap().value)
    });
    let text = "sent with `page`, which the document does not have";
    assert_found(&verdict, "request", "addItem", text);
}

#[tokio::test]
async fn a_key_in_another_place_is_found() {
    let verdict = double!(|request, given| {
        let request = request.header("x-other", &given.keys[0]);
        json_body(request, &given.body.unwrap().value)
    });
    assert_found(
        &verdict,
        "request",
        "addItem",
        "sent with a key in `x-other` too",
    );
}

#[test]
fn a_property_that_only_responses_have_is_not_sent() {
    let contract = Contract::of(DOCUMENT.clone()).unwrap();
    let mut oracle = Oracle::new(&contract).unwrap();
    let all = cases::all(&mut oracle).unwrap();
    let of = |name: &str| {
        let mut all = all.iter();
        let (_, cases) = all
            .find(|(target, _)| target.id.to_string() == name)
            .unwrap();
        cases.iter().map(|case| &case.json).collect::<Vec<_>>()
    };
    let has = |json: &&Value, name: &str| json.get(name).is_some();
    assert!(!of("addItem.body").iter().any(|json| has(json, "id")));
    assert!(of("addItem.body").iter().any(|json| has(json, "secret")));
    assert!(of("NewItem").iter().any(|json| has(json, "id")));
}

#[tokio::test]
async fn a_key_for_an_operation_without_security_is_found() {
    found(
        |document| operation(document, "post", "/items")["security"] = json!([]),
        "request",
        "addItem",
        "sent with a key in `x-key` too",
    )
    .await;
}

#[tokio::test]
async fn a_key_of_another_scheme_is_found() {
    found(
        |document| {
            document["components"]["securitySchemes"]["key"]["name"] = json!("X-Other");
        },
        "request",
        "addItem",
        "sent without its key in `x-other`",
    )
    .await;
}

#[tokio::test]
async fn a_success_that_is_read_as_another_is_found() {
    found(
        |document| {
            let answers = &mut operation(document, "get", "/answers")["responses"];
            let first = answers["200"].take();
            answers["200"] = answers["201"].take();
            answers["201"] = first;
        },
        "wire",
        "getAnswers.200:sample",
        "was not read",
    )
    .await;
}
