//! The successes of each operation: what their bodies are, and which media types the client
//! accepts.
//!
//! An operation whose successes have the same body, or one body or none, gets one success. Others
//! keep their successes, and the client reads them by status.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Notes;
use super::any_media_type::Texts;
use super::bodies::{BYTES, JSON};
use crate::extension::{ACCEPT, SUCCESSES};
use crate::media_type::{EVENT_STREAM, allows_json};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result, is_json};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let texts = Texts::of(document);
    walk::each(document, Kind::Operation, &mut |operation, at| {
        let Some(Value::Object(responses)) = operation.get_mut("responses") else {
            return Ok(());
        };
        let is_head = at.last().as_deref() == Some("head");
        let mut media_types = Vec::new();
        for (status, response) in responses.iter_mut() {
            let at = at.join("responses").join(status);
            if is_head || ["204", "205"].contains(&status.as_str()) {
                no_body(response, &at, notes);
            }
            if let Some(Value::Object(content)) = response.get_mut("content") {
                media_types.extend(reduce(content, &texts, &at.join("content"), notes));
            }
        }
        let accept = accept(media_types);
        let statuses = one_success(responses, &at.join("responses"), notes);
        if let Some(accept) = accept {
            operation[ACCEPT] = accept.into();
        }
        if let Some(statuses) = statuses {
            operation[SUCCESSES] = statuses.into();
        }
        Ok(())
    })
}

/// Removes the body of a response that cannot have one.
fn no_body(response: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
    let response = response.as_object_mut();
    let content = response.and_then(|response| response.shift_remove("content"));
    if content.is_some_and(|content| content != json!({})) {
        let text = "removed: HTTP allows no body in this response";
        notes.add(NoteKind::Interpreted, &at.join("content"), text);
    }
}

/// The value of the `Accept` header, if it is not the default.
fn accept(media_types: Vec<String>) -> Option<String> {
    let is_sendable = |name: &String| name.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let mut seen = BTreeSet::new();
    let mut accepted = Vec::new();
    for name in media_types.into_iter().filter(is_sendable) {
        if seen.insert(name.clone()) {
            accepted.push(name);
        }
    }
    let is_default = matches!(accepted.as_slice(), [] | [_]) && {
        let only = accepted.first().map_or(JSON, String::as_str);
        [JSON, EVENT_STREAM, "*/*"].contains(&only)
    };
    (!is_default).then(|| accepted.join(", "))
}

/// Keeps one body of a response: JSON, or else bytes. Events are kept beside it. Returns the
/// media types that the client accepts.
fn reduce(
    content: &mut Map<String, Value>,
    texts: &Texts,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> Vec<String> {
    let events = content.shift_remove(EVENT_STREAM);
    let stated = std::mem::take(content);
    let is_json = |name: &String, body: &Value| texts.is_json(name, body);
    let exact = stated.iter().find(|(name, _)| crate::is_json(name));
    let json = exact.or_else(|| stated.iter().find(|(name, body)| is_json(name, body)));
    let mut accepted = Vec::new();
    match json {
        Some((name, body)) => {
            if stated.len() > 1 {
                let text = format!("several media types: {name} is read");
                notes.add(NoteKind::Interpreted, at, text);
            }
            let schema = body.get("schema").cloned().unwrap_or_else(|| json!({}));
            let same = |other: &&Value| other.get("schema") == body.get("schema");
            let same = stated
                .iter()
                .filter(|(name, body)| is_json(name, body) && same(body));
            accepted.extend(same.flat_map(|(name, _)| names(name)));
            content.insert(JSON.to_owned(), json!({ "schema": schema }));
        }
        None if !stated.is_empty() => {
            accepted.extend(stated.keys().cloned());
            let text = format!("{}: returned as bytes", accepted.join(", "));
            notes.add(NoteKind::Interpreted, at, text);
            *content = bytes();
        }
        None if events.is_some() => accepted.push(EVENT_STREAM.to_owned()),
        None => {}
    }
    content.extend(events.map(|events| (EVENT_STREAM.to_owned(), events)));
    accepted
}

/// The media types to accept for a JSON body with this one.
fn names(media_type: &str) -> Vec<String> {
    let (name, parameters) = media_type.split_once(';').unwrap_or((media_type, ""));
    let is_charset = parameters
        .trim()
        .to_ascii_lowercase()
        .starts_with("charset=");
    match name.trim() {
        // Of any media type, JSON is wanted.
        _ if allows_json(media_type) => vec![JSON.to_owned(), media_type.to_owned()],
        // Nothing else is defined for JSON, and servers compare the whole text.
        name if is_charset && is_json(name) => vec![name.to_owned()],
        _ => vec![media_type.to_owned()],
    }
}

/// Merges several successes into one `2XX`, if a method can return them as one type. Returns
/// their statuses.
fn one_success(
    responses: &mut Map<String, Value>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> Option<Vec<String>> {
    if responses.len() < 2 {
        return None;
    }
    let (mut bodies, mut is_empty): (Vec<&Map<String, Value>>, bool) = (Vec::new(), false);
    for response in responses.values() {
        match response["content"].as_object() {
            Some(content) if !content.is_empty() => {
                if !bodies.contains(&content) {
                    bodies.push(content);
                }
            }
            _ => is_empty = true,
        }
    }
    let (content, text) = match (bodies.as_slice(), is_empty) {
        ([], _) => (None, "no body"),
        ([body], false) => (Some((*body).clone()), "the same body"),
        ([body], true) => (Some(optional(body)), "one body, or none"),
        _ => return None,
    };
    let statuses: Vec<String> = responses.keys().cloned().collect();
    let text = format!("{} become one success: {text}", statuses.join(", "));
    notes.add(NoteKind::Interpreted, at, text);
    let mut kept = responses.values().next().cloned().unwrap_or_default();
    if let Some(content) = content {
        kept["content"] = content.into();
    }
    *responses = Map::from_iter([("2XX".to_owned(), kept)]);
    Some(statuses)
}

/// A body that may be missing. Without one, a stream ends at once.
fn optional(body: &Map<String, Value>) -> Map<String, Value> {
    let mut body = body.clone();
    if let Some(json) = body.get_mut(JSON) {
        let schema = json["schema"].take();
        json["schema"] = json!({ "allOf": [schema], "nullable": true });
    }
    body
}

fn bytes() -> Map<String, Value> {
    let schema = json!({ "type": "string", "format": "binary" });
    Map::from_iter([(BYTES.to_owned(), json!({ "schema": schema }))])
}
