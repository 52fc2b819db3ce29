//! Documents whose responses have other JSON media types than `application/json`.

use conversation_apis_codegen::Document;
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::provider::Provider;
use conversation_apis_contract::verify::{Options, verify_against};
use serde_json::Value;

const PLAIN: &str = "application/json";

/// Replaces the media type of every response.
fn rename(document: &mut Value, name: &str) {
    match document {
        Value::Object(object) => {
            if let Some(content) = object.get_mut("content").and_then(Value::as_object_mut)
                && let Some(body) = content.shift_remove(PLAIN)
            {
                content.insert(name.to_owned(), body);
            }
            // The client sends the media types that it was generated with.
            let answers = object.iter_mut().filter(|(key, _)| *key != "requestBody");
            answers.for_each(|(_, value)| rename(value, name));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| rename(value, name)),
        _ => {}
    }
}

#[tokio::test]
async fn a_document_with_other_json_media_types_is_verified_completely() {
    let provider = Provider::find("partoo").unwrap();
    let mut verified = Vec::new();
    for name in [
        "application/json",
        "application/json; charset=utf-8",
        "application/problem+json",
    ] {
        let mut document = Document::open(&provider.folder()).unwrap();
        rename(&mut document.value, name);
        let contract = Contract::of(document).unwrap();
        let options = Options::default();
        let verdict = verify_against(provider, &contract, &options).await.unwrap();
        assert!(
            verdict.findings.is_empty(),
            "{name}: {:#?}",
            verdict.findings
        );
        let schemas = verdict.schemas.iter().map(|row| row.cases).sum::<usize>();
        verified.push((schemas, verdict.answers.len(), verdict.rules.len()));
    }
    assert_eq!(verified[1..], [verified[0], verified[0]]);
}
