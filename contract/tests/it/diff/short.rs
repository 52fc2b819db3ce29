//! Documents in short form. See `Case` in the rules.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use conversation_apis_codegen::Document;
use conversation_apis_contract::diff::{Change, Source};
use serde_json::{Value, json};

use crate::folder::Folder;

/// Turns a document in short form into a whole document.
pub(crate) fn whole(short: &Value, is_request: bool) -> Value {
    let mut document = json!({
        "openapi": "3.1.0",
        "info": { "title": "A case", "version": "1" },
        "paths": {},
    });
    if let Some(operation) = short.get("operation") {
        document["paths"]["/things"]["get"] = operation.clone();
        document["paths"]["/things"]["get"]["operationId"] = json!("one");
    }
    if let Some(schema) = short.get("schema") {
        let body = json!({ "content": { "application/json": { "schema": schema } } });
        let mut answer = body.clone();
        answer["description"] = json!("ok");
        document["paths"]["/things"]["post"] = match is_request {
            true => {
                json!({ "operationId": "one", "requestBody": body, "responses": { "204": { "description": "ok" } } })
            }
            false => json!({ "operationId": "one", "responses": { "200": answer } }),
        };
    }
    for key in ["paths", "components", "servers", "webhooks"] {
        if let Some(value) = short.get(key) {
            document[key] = value.clone();
        }
    }
    document
}

pub(crate) fn document(value: Value) -> Document {
    Document {
        path: PathBuf::from("case.yaml"),
        text: "".into(),
        overlays: Vec::new(),
        value,
    }
}

pub(crate) fn source(value: Value) -> Source {
    Source::of(document(value))
}

/// Reads a document in short form, in YAML.
pub(crate) fn read(folder: &Folder, text: &str) -> Value {
    // The reader of YAML needs a version.
    let path = folder.write("short.yaml", &format!("openapi: 3.1.0\n{text}"));
    Document::read(Path::new(&path)).unwrap().value
}

/// The ids of the rules that judged changes.
pub(crate) fn ids(changes: &[Change]) -> BTreeSet<&str> {
    changes
        .iter()
        .map(|change| change.rule.id.as_str())
        .collect()
}
