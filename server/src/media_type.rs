//! The JSON body of a documented response, under any JSON media type.

use conversation_apis_codegen::{Pointer, is_json};

use crate::document::Contract;

/// The media type that is preferred if a response has several JSON media types.
const PLAIN: &str = "application/json";

/// A media type without its parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The place of the JSON schema of the response at `response`, if it has one. The media type
/// may have parameters or end in `+json`.
pub fn json_schema(contract: &Contract, response: &Pointer) -> Option<Pointer> {
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
pub fn of(schema: &Pointer) -> String {
    let body = schema.split();
    let name = body.and_then(|(body, _)| body.last());
    name.unwrap_or_else(|| PLAIN.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use conversation_apis_codegen::{Document, Pointer};
    use serde_json::json;

    use super::{json_schema, of};
    use crate::document::Contract;

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
            let test = json!({ "description": "a test", "content": content });
            let document = Document {
                text: String::new().into(),
                path: "openapi.json".into(),
                overlays: Vec::new(),
                value: json!({ "openapi": "3.1.0", "components": { "responses": { "Test": test } } }),
            };
            let contract = Contract::of(document).unwrap();
            let schema = json_schema(&contract, &Pointer::from("#/components/responses/Test"));
            assert_eq!(schema.as_ref().map(of).as_deref(), found, "{content}");
        }
    }
}
