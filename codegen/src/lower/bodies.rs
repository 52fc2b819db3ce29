//! One media type for each request body.

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
            body = json!({ "schema": { "type": "string", "format": "binary" } });
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

/// The media type of JSON, which the generator looks for.
pub(super) const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
pub(super) const BYTES: &str = "application/octet-stream";
const TEXT: &str = "text/plain";

pub(super) fn is_form(media_type: &str) -> bool {
    media_type.starts_with(FORM)
}

fn is_bytes(media_type: &str) -> bool {
    [BYTES, "*/*"].contains(&media_type)
}
