//! The JSON body of a documented response, under any JSON media type.

use conversation_apis_codegen::{Pointer, is_json};

use crate::document::Contract;

/// The media type that is preferred if a response has several JSON media types.
const PLAIN: &str = "application/json";

/// A media type without its parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The place of the JSON schema of the response at `response`, if it has one. The media type
/// may have parameters or end in `+json`.
pub(crate) fn json_schema(contract: &Contract, response: &Pointer) -> Option<Pointer> {
    let content = response.join("content");
    let media_types = contract.get(&content).as_object()?;
    let schemas = media_types.iter().filter(|(name, body)| {
        let schema = body.get("schema");
        is_json(name) && schema.is_some_and(|schema| !schema.is_null())
    });
    let name = schemas
        .map(|(name, _)| name)
        .min_by_key(|name| *name != PLAIN)?;
    Some(content.join(name).join("schema"))
}

/// The media type that [`json_schema`] found the schema under.
pub(crate) fn of(schema: &Pointer) -> String {
    let body = schema.split();
    let name = body.and_then(|(body, _)| body.last());
    name.unwrap_or_else(|| PLAIN.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use conversation_apis_codegen::{Document, Pointer};
    use serde_json::{Value, json};

    use super::{PLAIN, json_schema, of};
    use crate::document::Contract;
    use crate::provider::Provider;
    use crate::verify::{Options, verify_against};

    fn partoo(change: impl FnOnce(&mut Value)) -> Contract {
        let provider = Provider::find("partoo").unwrap();
        let mut document = Document::open(&provider.folder()).unwrap();
        change(&mut document.value);
        Contract::of(document).unwrap()
    }

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

    #[test]
    fn a_schema_is_found_under_any_json_media_type() {
        for (content, found) in [
            (
                json!({ "application/json": { "schema": {} } }),
                Some("application/json"),
            ),
            (
                json!({ "application/json; charset=utf-8": { "schema": {} } }),
                Some("application/json; charset=utf-8"),
            ),
            (
                json!({ "text/html": { "schema": {} }, "application/problem+json": { "schema": {} } }),
                Some("application/problem+json"),
            ),
            (
                json!({ "application/hal+json": { "schema": {} }, "application/json": { "schema": {} } }),
                Some("application/json"),
            ),
            (
                json!({ "application/hal+json": { "schema": {} }, "application/json": {} }),
                Some("application/hal+json"),
            ),
            (json!({ "text/json-lines": { "schema": {} } }), None),
            (json!({ "application/json": {} }), None),
            (json!({}), None),
        ] {
            let contract = partoo(|document| {
                document["components"]["responses"]["Test"] =
                    json!({ "description": "a test", "content": content });
            });
            let schema = json_schema(&contract, &Pointer::from("#/components/responses/Test"));
            assert_eq!(schema.as_ref().map(of).as_deref(), found, "{content}");
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
            let contract = partoo(|document| rename(document, name));
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
}
