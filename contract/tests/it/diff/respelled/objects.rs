//! Objects and the members of `allOf`.

use conversation_apis_codegen::walk::Kind;
use serde_json::{Map, Value, json};

use super::{objects_of, schemas};

/// What an object may have if it is split.
const SPLIT: [&str; 7] = [
    "type",
    "properties",
    "required",
    "title",
    "description",
    "example",
    "examples",
];

/// Writes an object as two members of `allOf`, each with a part of its properties.
pub(super) fn split(document: &mut Value) {
    schemas(document, |schema| {
        let is_plain = schema.keys().all(|key| SPLIT.contains(&key.as_str()));
        let is_object = schema.get("type").is_some_and(|kind| kind == "object");
        let properties = schema.get("properties").and_then(Value::as_object);
        let count = properties.map_or(0, Map::len);
        if !is_plain || !is_object || count < 2 {
            return;
        }
        let Some(Value::Object(properties)) = schema.remove("properties") else {
            return;
        };
        let required = schema.remove("required").unwrap_or_else(|| json!([]));
        let properties: Vec<(String, Value)> = properties.into_iter().collect();
        let parts = properties.chunks(count.div_ceil(2));
        let members = parts.map(|part| member(part, &required));
        let mut members: Vec<Value> = members.collect();
        let others = unlisted(&properties, &required);
        if !others.is_empty() {
            members.push(json!({ "required": others }));
        }
        schema.insert("allOf".to_owned(), Value::Array(members));
    });
}

fn member(part: &[(String, Value)], required: &Value) -> Value {
    let names = required.as_array().into_iter().flatten();
    let is_here = |name: &&Value| part.iter().any(|(own, _)| *name == own);
    let required: Vec<&Value> = names.filter(is_here).collect();
    let properties: Map<String, Value> = part.iter().cloned().collect();
    match required.is_empty() {
        true => json!({ "type": "object", "properties": properties }),
        false => json!({ "type": "object", "properties": properties, "required": required }),
    }
}

/// The required names without a property.
fn unlisted(properties: &[(String, Value)], required: &Value) -> Vec<Value> {
    let names = required.as_array().into_iter().flatten();
    let is_listed = |name: &&Value| properties.iter().any(|(own, _)| *name == own);
    names.filter(|name| !is_listed(name)).cloned().collect()
}

/// Moves `required` of the members of `allOf` beside it.
pub(super) fn required_beside(document: &mut Value) {
    schemas(document, |schema| {
        let members = schema.get_mut("allOf").and_then(Value::as_array_mut);
        let members = members.into_iter().flatten();
        let taken =
            members.filter_map(|member| match member.as_object_mut()?.remove("required")? {
                Value::Array(names) => Some(names),
                _ => None,
            });
        let mut names: Vec<Value> = taken.flatten().collect();
        if names.is_empty() {
            return;
        }
        if let Some(Value::Array(own)) = schema.remove("required") {
            names.extend(own);
        }
        names.sort_by_key(Value::to_string);
        names.dedup();
        schema.insert("required".to_owned(), Value::Array(names));
    });
}

/// Writes out what holds without a word.
pub(super) fn write_defaults(document: &mut Value) {
    schemas(document, |schema| {
        let is = |name: &str| schema.get("type").is_some_and(|kind| kind == name);
        let defaults = match (is("object"), is("array"), is("string")) {
            (true, ..) => [("minProperties", json!(0)), ("deprecated", json!(false))],
            (_, true, _) => [("minItems", json!(0)), ("uniqueItems", json!(false))],
            (.., true) => [("minLength", json!(0)), ("pattern", json!(".*"))],
            _ => return,
        };
        for (key, value) in defaults {
            schema.entry(key).or_insert(value);
        }
    });
    objects_of(document, Kind::Parameter, &mut |parameter| {
        let is_query = parameter.get("in").is_some_and(|place| place == "query");
        if is_query && !parameter.contains_key("style") && parameter.contains_key("schema") {
            parameter.insert("style".to_owned(), json!("form"));
            parameter.entry("explode").or_insert(json!(true));
            parameter.entry("required").or_insert(json!(false));
        }
    });
}
