//! One media type for each body, and one success for each operation.
//!
//! A client sends one form of a body, and its method returns one type.

use serde_json::{Map, Value, json};

use super::{Notes, unsupported};
use crate::walk::{self, Kind};
use crate::{Error, NoteKind, Pointer, Result, is_json};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let shared = document
        .pointer_mut("/components")
        .and_then(Value::as_object_mut)
        .and_then(|components| components.shift_remove("requestBodies"));
    let shared = json!({ "components": { "requestBodies": shared } });
    unsupported::each(
        document,
        Kind::Operation,
        notes,
        &mut |operation, at, notes| {
            if let Some(body) = operation.get_mut("requestBody") {
                let at = at.join("requestBody");
                *body = walk::follow(&shared, body, &at)?.1.clone();
                let content = body["content"].as_object();
                if content.is_none_or(Map::is_empty) {
                    let text = "it has no `content`: no body is sent";
                    notes.add(NoteKind::Interpreted, &at, text);
                    *body = Value::Null;
                }
                request(body, &at, notes)?;
            }
            if operation["requestBody"].is_null()
                && let Some(operation) = operation.as_object_mut()
            {
                operation.shift_remove("requestBody");
            }
            one_success(operation, at, notes);
            Ok(())
        },
    )
}

/// Keeps one media type of a request body: JSON, a form, bytes or text, in this order.
fn request(body: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> Result<()> {
    let Some(Value::Object(content)) = body.get_mut("content") else {
        return Ok(());
    };
    let media_types: Vec<String> = content.keys().cloned().collect();
    let sent: [fn(&str) -> bool; 4] = [is_json, is_form, is_bytes, |name| name == TEXT];
    let kept = sent
        .iter()
        .find_map(|is| media_types.iter().find(|name| is(name)));
    let Some(kept) = kept else {
        let what = media_types.join(", ");
        return Err(Error::at(
            &at.join("content"),
            format!("a body of {what} cannot be sent"),
        ));
    };
    let at = at.join("content");
    if media_types.len() > 1 {
        notes.add(
            NoteKind::Interpreted,
            &at,
            format!("several media types: {kept} is sent"),
        );
    }
    let mut body = content.shift_remove(kept).unwrap_or_default();
    let name = match kept.as_str() {
        name if is_json(name) => JSON,
        name if is_form(name) => {
            let text = "a form is flat: a body with nested values fails when it is sent";
            notes.add(NoteKind::NotChecked, &at, text);
            FORM
        }
        TEXT => {
            body = json!({ "schema": { "type": "string" } });
            TEXT
        }
        _ => {
            body = bytes()[BYTES].take();
            BYTES
        }
    };
    if name != kept {
        notes.add(
            NoteKind::Rewritten,
            &at,
            format!("{kept} is sent as {name}"),
        );
    }
    *content = Map::from_iter([(name.to_owned(), body)]);
    Ok(())
}

const FORM: &str = "application/x-www-form-urlencoded";
const BYTES: &str = "application/octet-stream";
const TEXT: &str = "text/plain";

pub(super) fn is_form(media_type: &str) -> bool {
    media_type.starts_with(FORM)
}

fn is_bytes(media_type: &str) -> bool {
    [BYTES, "*/*"].contains(&media_type)
}

const JSON: &str = "application/json";

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
