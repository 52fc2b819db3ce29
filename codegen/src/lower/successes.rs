//! One success for each operation, because a method returns one type.

use serde_json::{Map, Value, json};

use super::Notes;
use super::bodies::{BYTES, JSON};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result, is_json};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Operation, &mut |operation, at| {
        one_success(operation, at, notes);
        Ok(())
    })
}

/// Names any JSON media type `application/json`, which the generator looks for.
fn plain_json(content: &mut Map<String, Value>) {
    let other = content
        .keys()
        .find(|name| is_json(name) && *name != JSON)
        .cloned();
    if let Some(body) = other.and_then(|name| content.shift_remove(&name)) {
        content.insert(JSON.to_owned(), body);
    }
}

/// Merges several successes into one `2XX`, whose body is that of any of them.
fn one_success(operation: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
    let at = at.join("responses");
    let Some(Value::Object(responses)) = operation.get_mut("responses") else {
        return;
    };
    for (status, response) in responses.iter_mut() {
        media_type(response, &at.join(status), notes);
    }
    if responses.len() < 2 {
        return;
    }
    let statuses: Vec<String> = responses.keys().cloned().collect();
    let mut kept = responses.values().next().cloned().unwrap_or_default();
    let (content, text) = one_body(responses.values());
    if let Some(content) = content {
        kept["content"] = content;
    }
    let text = format!("{} become one success: {text}", statuses.join(", "));
    notes.add(NoteKind::Interpreted, &at, text);
    *responses = Map::from_iter([("2XX".to_owned(), kept)]);
}

/// The content that several responses share, if any of them has a body, and a description
/// of it.
fn one_body<'a>(responses: impl Iterator<Item = &'a Value>) -> (Option<Value>, &'static str) {
    let mut schemas: Vec<Value> = Vec::new();
    let (mut empty, mut raw) = (false, false);
    for response in responses {
        let content = response["content"].as_object();
        match content.and_then(|content| content.iter().next()) {
            None => empty = true,
            Some((name, body)) if is_json(name) => {
                let schema = body.get("schema").cloned().unwrap_or_else(|| json!({}));
                if !schemas.contains(&schema) {
                    schemas.push(schema);
                }
            }
            Some(_) => raw = true,
        }
    }
    let json = |schema: Value| Some(json!({ JSON: { "schema": schema } }));
    match (raw, schemas.as_slice()) {
        (true, _) => (Some(bytes()), "the body is bytes"),
        (false, []) => (None, "no body"),
        (false, [schema]) if empty => (
            json(json!({ "allOf": [schema], "nullable": true })),
            "one body, or none",
        ),
        (false, [schema]) => (json(schema.clone()), "the same body"),
        (false, several) => (
            json(json!({ "oneOf": several, "nullable": empty })),
            "one of several bodies",
        ),
    }
}

/// Keeps one media type of a response: JSON, or bytes for any other.
fn media_type(response: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
    let Some(Value::Object(content)) = response.get_mut("content") else {
        return;
    };
    if content.is_empty() {
        if let Some(response) = response.as_object_mut() {
            response.shift_remove("content");
        }
        return;
    }
    match content.keys().find(|name| is_json(name)).cloned() {
        Some(json) => {
            if content.len() > 1 {
                notes.add(
                    NoteKind::Interpreted,
                    &at.join("content"),
                    format!("several media types: {json} is read"),
                );
            }
            content.retain(|name, _| *name == json);
            plain_json(content);
            if let Some(body) = content
                .get_mut(JSON)
                .filter(|body| body.get("schema").is_none())
            {
                body["schema"] = json!({});
            }
        }
        None => {
            let names: Vec<&str> = content.keys().map(String::as_str).collect();
            notes.add(
                NoteKind::Interpreted,
                &at.join("content"),
                format!("{}: returned as bytes", names.join(", ")),
            );
            response["content"] = bytes();
        }
    }
}

fn bytes() -> Value {
    json!({ BYTES: { "schema": { "type": "string", "format": "binary" } } })
}
