//! Where a parameter is sent, and in which style.

use serde_json::{Map, Value, json};

use super::super::Notes;
use crate::setters::{PLACES, default_style, style as style_of};
use crate::{Error, NoteKind, Pointer, Result, is_json};

/// Headers that are not parameters. OpenAPI excludes the first three; the others decide
/// how the message is framed and routed, so the HTTP client sets them.
const NOT_PARAMETERS: [&str; 7] = [
    "Accept",
    "Authorization",
    "Content-Type",
    "Connection",
    "Content-Length",
    "Host",
    "Transfer-Encoding",
];

/// The name of a parameter that can be sent.
pub(super) fn name(parameter: &mut Value, place: &str, at: &Pointer) -> Result<String> {
    if !PLACES.contains(&place) {
        let message = format!("`in: {place}` is not a place of a parameter");
        return Err(Error::at(&at.join("in"), message));
    }
    let Some(name) = parameter["name"].as_str().map(str::to_owned) else {
        return Err(Error::at(at, "the parameter has no `name`"));
    };
    if place != "header" {
        return Ok(name);
    }
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() || !name.chars().all(is_token) {
        // Nothing can send it, but the rest of the operation can be sent.
        parameter["required"] = json!(false);
        let message = format!("`{name}` is not a name that a header can have");
        return Err(Error::at(&at.join("name"), message));
    }
    let is_excluded = |header: &&str| name.eq_ignore_ascii_case(header);
    if NOT_PARAMETERS.iter().any(is_excluded) {
        // The client may send this header, so the operation is not left out.
        parameter["required"] = json!(false);
        let message = format!("the client sets the header `{name}` itself");
        return Err(Error::at(at, message));
    }
    Ok(name)
}

/// Takes the schema of a parameter, and returns it with its place. Of `content`, only the
/// media type stays.
pub(super) fn schema(
    parameter: &mut Value,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> (Value, Pointer) {
    let content = match parameter.as_object_mut() {
        Some(object) => object.shift_remove("content"),
        None => None,
    };
    let schema_at = at.join("schema");
    let stated = parameter.get_mut("schema").map(Value::take);
    let at = at.join("content");
    let content = content.and_then(|content| match content {
        Value::Object(content) => Some(content),
        _ => None,
    });
    match (stated, content) {
        (Some(schema), content) => {
            if content.is_some() {
                notes.add(NoteKind::Interpreted, &at, "`schema` is used instead");
            }
            (schema, schema_at)
        }
        (None, Some(content)) => media_type(parameter, content, &at, notes),
        (None, None) => (json!({}), schema_at),
    }
}

/// The schema of a media type: of JSON if there is one.
fn media_type(
    parameter: &mut Value,
    content: Map<String, Value>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> (Value, Pointer) {
    let several = content.len() > 1;
    let mut kinds = content.into_iter();
    let first = kinds.next();
    let (kind, mut body) = match first {
        Some((kind, body)) if is_json(&kind) => (kind, body),
        first => match kinds.find(|(kind, _)| is_json(kind)).or(first) {
            Some(found) => found,
            None => return (json!({}), at.clone()),
        },
    };
    if several {
        notes.add(NoteKind::Interpreted, at, format!("sent as {kind}"));
    }
    parameter["content"] = json!({ &kind: {} });
    let schema = body.get_mut("schema").map(Value::take);
    let schema = schema.unwrap_or_else(|| json!({}));
    let at = at.join(&kind);
    if is_json(&kind) || super::schema::is_scalar(&schema) {
        return (schema, at.join("schema"));
    }
    let text = format!("the value is sent as it is given, which must be {kind}");
    notes.add(NoteKind::Interpreted, &at, text);
    (json!({ "type": "string" }), at.join("schema"))
}

/// Removes a style that the place does not have, and what has no effect there.
pub(super) fn style(parameter: &mut Value, place: &str, at: &Pointer, notes: &mut Notes<'_>) {
    let styles: &[&str] = match place {
        "path" => &["simple", "label", "matrix"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        _ => &["form"],
    };
    let has_content = parameter.get("content").is_some();
    let is_wrong = |style: &Value| style.as_str().is_none_or(|name| !styles.contains(&name));
    if parameter.get("style").is_some_and(is_wrong) && !has_content {
        let default = default_style(place);
        let text = format!("not a style of a parameter in the {place}: `{default}` is used");
        notes.add(NoteKind::Interpreted, &at.join("style"), text);
        remove(parameter, "style");
    }
    if place != "query" && parameter["allowReserved"] == true {
        let text = "ignored: it only applies to the query";
        notes.add(NoteKind::Interpreted, &at.join("allowReserved"), text);
        remove(parameter, "allowReserved");
    }
}

/// Notes how a value within a list or an object is sent, which OpenAPI does not say. A header
/// with such a value is sent as JSON text, because its commas have no other form.
pub(super) fn nested(parameter: &mut Value, is_list: bool, at: &Pointer, notes: &mut Notes<'_>) {
    let style = style_of(parameter);
    let text = match (style.name, parameter["in"] == "header") {
        ("json", _) => return,
        ("deepObject", _) => {
            "lists and objects inside are sent with a pair of brackets for each level: `name[a][]`, `name[a][b]`"
        }
        (_, true) => {
            parameter["content"] = json!({ "application/json": {} });
            "has lists or objects inside, which no style can send: sent as JSON text"
        }
        ("form", _) if style.explode && !is_list => {
            "a list of a property is sent item by item; other lists and objects inside are sent as JSON text"
        }
        _ => "lists and objects inside are sent as JSON text",
    };
    notes.add(NoteKind::Interpreted, at, text);
}

fn remove(parameter: &mut Value, key: &str) {
    if let Some(object) = parameter.as_object_mut() {
        object.shift_remove(key);
    }
}
