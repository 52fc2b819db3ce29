//! Gives each stream of server-sent events the schema of the data of one event.
//!
//! A document may state the whole event, with the properties `data`, `event`, `id` and `retry`,
//! as OpenAPI 3.2 does in `itemSchema`. Or it states only the data. Data without a schema, or
//! with that of a string, is text.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Notes;
use crate::media_type::EVENT_STREAM;
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result, is_event_stream};

/// The maximum number of references, unions and lists around the schema of an event.
const DEPTH: usize = 16;

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    if !walk::any_property(document, &|name, _| is_event_stream(name)) {
        return Ok(());
    }
    let whole = document.clone();
    walk::each(document, Kind::Response, &mut |response, at| {
        let content = response.get_mut("content").and_then(Value::as_object_mut);
        let Some(content) =
            content.filter(|content| content.keys().any(|name| is_event_stream(name)))
        else {
            return Ok(());
        };
        let at = at.join("content");
        for (name, body) in std::mem::take(content) {
            match is_event_stream(&name) {
                true => {
                    let mut schema = data(&whole, &body, &at.join(&name), notes);
                    keep_definitions(&mut schema, &body);
                    let body = json!({ "schema": schema });
                    content.entry(EVENT_STREAM.to_owned()).or_insert(body);
                }
                false => drop(content.insert(name, body)),
            }
        }
        Ok(())
    })
}

/// The schema of the data of an event.
fn data(document: &Value, body: &Value, at: &Pointer, notes: &mut Notes<'_>) -> Value {
    let stated = ["itemSchema", "schema"]
        .into_iter()
        .find(|key| body.get(key).is_some());
    let Some(key) = stated else {
        return text();
    };
    let (at, schema) = (at.join(key), &body[key]);
    let mut found = Vec::new();
    let is_event = events(document, schema, DEPTH, &mut found);
    if !is_event {
        found = vec![item(document, schema)];
    }
    let mut data: Vec<Value> = Vec::new();
    for schema in found.into_iter().map(|schema| content(document, schema)) {
        if !data.contains(&schema) {
            data.push(schema);
        }
    }
    let what = match (data.len(), data.contains(&text())) {
        (1, true) => "an event with text as its data",
        (_, true) => "events with text or JSON as their data, which is read as text",
        (1, false) if !is_event => return data.remove(0),
        (1, false) => "an event with JSON as its data",
        (_, false) => "events with JSON as their data, of one of several types",
    };
    notes.add(NoteKind::Interpreted, &at, what);
    match data.len() {
        1 => data.remove(0),
        _ if data.contains(&text()) => text(),
        _ => json!({ "oneOf": data }),
    }
}

/// Keeps the `$defs` of the stated schema, because references lead into them.
fn keep_definitions(schema: &mut Value, body: &Value) {
    let stated = body.get("itemSchema").or_else(|| body.get("schema"));
    for key in ["$defs", "definitions"] {
        if let Some(definitions) = stated.and_then(|stated| stated.get(key))
            && *schema != text()
            && let Value::Object(schema) = schema
        {
            let definitions = definitions.clone();
            schema.entry(key).or_insert(definitions);
        }
    }
}

fn text() -> Value {
    json!({ "type": "string" })
}

/// The target of a schema's reference, or the schema itself.
fn target<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    walk::follow(document, schema, &Pointer::default()).map_or(schema, |(_, target)| target)
}

/// The schema of an item, if a schema is that of a list.
fn item<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let found = target(document, schema);
    match found.get("items") {
        Some(items) if found["type"] == "array" => items,
        _ => schema,
    }
}

/// Appends the schemas of the data, if a schema is that of whole events.
fn events<'a>(
    document: &'a Value,
    schema: &'a Value,
    depth: usize,
    found: &mut Vec<&'a Value>,
) -> bool {
    let schema = target(document, item(document, schema));
    let branches = ["oneOf", "anyOf"]
        .iter()
        .find_map(|key| schema.get(key)?.as_array());
    match branches {
        _ if depth == 0 => false,
        Some(branches) => {
            let mut branches = branches.iter();
            branches.all(|branch| events(document, branch, depth - 1, found))
        }
        None => {
            let mut properties = BTreeMap::new();
            collect(document, schema, depth, &mut properties);
            let known = ["data", "event", "id", "retry", "comment"];
            let is_event = properties.keys().all(|name| known.contains(name));
            found.extend(properties.get("data"));
            is_event && properties.contains_key("data")
        }
    }
}

/// Collects the properties of a schema and of its `allOf`.
fn collect<'a>(
    document: &'a Value,
    schema: &'a Value,
    depth: usize,
    properties: &mut BTreeMap<&'a str, &'a Value>,
) {
    let schema = target(document, schema);
    let own = schema["properties"].as_object().into_iter().flatten();
    properties.extend(own.map(|(name, schema)| (name.as_str(), schema)));
    let members = schema["allOf"].as_array().filter(|_| depth > 0);
    for member in members.into_iter().flatten() {
        collect(document, member, depth - 1, properties);
    }
}

/// The schema of the JSON in a property or item; that of a text if it is not JSON.
fn content(document: &Value, schema: &Value) -> Value {
    let found = target(document, schema);
    if let Some(json) = found.get("contentSchema") {
        return json.clone();
    }
    let is_text = match &found["type"] {
        Value::Array(types) => types.contains(&json!("string")),
        name => name == "string",
    };
    match is_text || found.as_object().is_none_or(Map::is_empty) {
        true => text(),
        false => schema.clone(),
    }
}
