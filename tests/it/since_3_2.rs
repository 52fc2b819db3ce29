//! Calls of a document that uses what OpenAPI 3.2 added.

use conversation_apis::Retry;
use conversation_apis_codegen::{Document, generate, lower};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::support::server;

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/since_3_2.rs");
}

fn client(base_url: String) -> api::Client {
    let builder = conversation_apis::ClientBuilder::<api::Client>::new(api::Credentials::new());
    let builder = builder.base_url(base_url).retry(Retry::off());
    builder.build().unwrap()
}

#[test]
fn the_checked_in_text_matches_the_generator() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/generated/since_3_2.yaml"
    );
    let lowered = lower(&Document::read(path.as_ref()).unwrap()).unwrap();
    assert!(
        generate(&lowered).unwrap() == include_str!("../generated/since_3_2.rs"),
        "run: cargo contract generate tests/generated/since_3_2.yaml --output tests/generated/since_3_2.rs"
    );
}

#[tokio::test]
async fn every_method_is_sent_as_the_document_states_it() {
    let server = server(ResponseTemplate::new(204)).await;
    let client = client(server.uri());
    client.notes_options().send().await.unwrap();
    client.trace_notes().send().await.unwrap();
    client.lock_notes_id().id("7").send().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    let sent = requests
        .iter()
        .map(|request| format!("{} {}", request.method, request.url.path()));
    assert_eq!(
        sent.collect::<Vec<_>>(),
        ["OPTIONS /notes", "TRACE /notes", "LOCK /notes/7"]
    );
}

#[tokio::test]
async fn a_query_sends_its_body_and_an_additional_operation_its_parameters() {
    let note = json!({ "kind": "text", "text": "Hello" });
    let found = server(ResponseTemplate::new(200).set_body_json(json!([note]))).await;
    let search = serde_json::from_value::<api::types::Search>(json!({ "text": "Hello" })).unwrap();
    let searched = client(found.uri()).search_notes().body(search).send().await;
    let notes = searched.unwrap().into_inner();
    assert!(matches!(&notes[..], [api::types::Note::Text(text)] if text.text == "Hello"));
    let requests = found.received_requests().await.unwrap();
    assert_eq!(requests[0].method.as_str(), "QUERY");
    assert_eq!(requests[0].body, br#"{"text":"Hello"}"#);

    let copied = server(ResponseTemplate::new(201).set_body_json(note)).await;
    let call = client(copied.uri());
    let call = call.copy_note().id("7").destination("/notes/8");
    call.send().await.unwrap();
    let requests = copied.received_requests().await.unwrap();
    assert_eq!(requests[0].method.as_str(), "COPY");
    assert_eq!(requests[0].headers["destination"], "/notes/8");
}
