//! The harness finds planted defects: a change of the document that the types and the
//! client do not have.

use std::path::Path;

use conversation_apis_codegen::{Document, extension};
use conversation_apis_contract::Error;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::finding::Finding;
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::verify::{Options, source, verify_against};
use serde_json::{Value, json};

/// The findings of partoo if its document is changed.
async fn findings(change: impl FnOnce(&mut Value)) -> Result<Vec<Finding>, Error> {
    let provider = Provider::find("partoo").unwrap();
    let mut document = Document::open(&provider.folder()).unwrap();
    change(&mut document.value);
    let contract = Contract::of(document)?;
    Ok(verify_against(provider, &contract, &Options::default())
        .await?
        .findings)
}

/// Asserts that a change is found: by this kind, at this place, with this text.
async fn found(change: impl FnOnce(&mut Value), check: &str, place: &str, text: &str) {
    let findings = findings(change).await.unwrap();
    let first = findings
        .iter()
        .find(|finding| finding.kind.id() == check && finding.place() == place);
    let first = first.unwrap_or_else(|| panic!("no `{check}` at {place} in {findings:#?}"));
    assert!(first.text.contains(text), "{first:?}");
}

fn schema<'a>(document: &'a mut Value, name: &str) -> &'a mut Value {
    &mut document["components"]["schemas"][name]
}

#[tokio::test]
async fn an_unchanged_document_has_no_findings() {
    assert_eq!(findings(|_| ()).await.unwrap().len(), 0);
}

#[tokio::test]
async fn a_property_of_another_type_is_found() {
    found(
        |document| schema(document, "Message")["properties"]["id"] = json!({ "type": "string" }),
        "round-trip",
        "Message:sample",
        "was not read: /id: expected a 64-bit integer, found a string",
    )
    .await;
}

#[tokio::test]
async fn a_union_with_other_tags_is_found() {
    found(
        |document| {
            let choices =
                &mut schema(document, "Message")["properties"]["content"][extension::UNION];
            choices[2]["when"]["content_type"] = json!("Image");
            choices[3]["when"]["content_type"] = json!("Text");
        },
        "round-trip",
        "Message/content:branch=Text",
        "took the branches",
    )
    .await;
}

#[tokio::test]
async fn a_schema_without_a_type_is_found() {
    found(
        |document| *schema(document, "Sticker") = json!({ "type": "string" }),
        "type-missing",
        "Sticker",
        "the crate has no type for this schema",
    )
    .await;
}

#[tokio::test]
async fn an_operation_without_a_method_is_found() {
    let operation =
        json!({ "operationId": "getThing", "responses": { "200": { "description": "OK" } } });
    found(
        |document| document["paths"]["/thing"]["get"] = operation,
        "operation-missing",
        "getThing",
        "the client has no such method",
    )
    .await;
}

#[tokio::test]
async fn a_status_the_client_does_not_know_is_found() {
    let response = json!({ "$ref": "#/components/responses/401" });
    found(
        |document| document["paths"]["/messages"]["get"]["responses"]["404"] = response,
        "wire",
        "listMessages.404:sample",
        "the message is not the document's",
    )
    .await;
}

#[tokio::test]
async fn a_required_parameter_the_document_does_not_have_is_found() {
    found(
        |document| {
            let parameters = document["paths"]["/messages"]["get"]["parameters"]
                .as_array_mut()
                .unwrap();
            parameters.remove(0);
        },
        "request",
        "listMessages",
        "nothing was sent: listMessages: conversation_id must be set",
    )
    .await;
}

#[tokio::test]
async fn a_value_the_document_refuses_is_found() {
    found(
        |document| document["components"]["parameters"]["PerPage"]["schema"]["maximum"] = json!(50),
        "request",
        "listConversations",
        "`per_page` is sent with a value the document refuses",
    )
    .await;
}

#[tokio::test]
async fn a_renamed_cursor_is_found() {
    found(
        |document| {
            let page =
                &mut document["paths"]["/conversations"]["get"]["responses"]["200"]["content"];
            let properties = page["application/json"]["schema"]["properties"]
                .as_object_mut()
                .unwrap();
            let cursor = properties.shift_remove("next_cursor").unwrap();
            properties.insert("after".to_owned(), cursor);
            document["paths"]["/conversations"]["get"]["x-pagination"]["next"] = json!("/after");
        },
        "paging",
        "listConversations",
        "expected",
    )
    .await;
}

#[tokio::test]
async fn a_keyword_that_cannot_be_enumerated_is_noted_with_its_place() {
    let provider = Provider::find("partoo").unwrap();
    let mut document = Document::open(&provider.folder()).unwrap();
    schema(&mut document.value, "Count")["not"] = json!({ "const": -5 });
    let contract = Contract::of(document).unwrap();
    let verdict = verify_against(provider, &contract, &Options::default()).await;
    let verdict = verdict.unwrap_or_else(|Error(reason)| panic!("{reason}"));
    let note = "#/components/schemas/Count cannot be enumerated";
    assert!(
        verdict.notes.iter().any(|text| text.starts_with(note)),
        "{:?}",
        verdict.notes
    );
    assert!(verdict.findings.is_empty(), "{:?}", verdict.findings);
}

#[test]
fn a_document_other_than_the_recorded_one_is_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/other-source");
    let finding = source(&conversation_apis_codegen::Folder::on_disk(&folder))
        .unwrap()
        .unwrap();
    assert_eq!(
        (finding.kind.id(), finding.place().as_str()),
        ("source", "openapi.yaml")
    );
}
