//! A schema without references and unions: the alternatives that it stands for.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::measure::{component, referenced};

/// The most alternatives of one schema that we look at.
const WIDTH: usize = 64;
/// The longest chain of references, unions and `allOf` at one place.
const DEPTH: usize = 24;

/// The alternatives of a schema. A value of the schema is a value of one of them; not the
/// other way round, since `not` and the exclusiveness of `oneOf` are left out.
pub(super) fn alternatives(root: &Value, schema: &Value) -> Vec<Map<String, Value>> {
    alternatives_within(root, schema, DEPTH)
}

fn alternatives_within(root: &Value, schema: &Value, depth: usize) -> Vec<Map<String, Value>> {
    let schema = match schema {
        Value::Bool(true) => return vec![Map::new()],
        Value::Object(schema) if depth > 0 => schema,
        _ => return Vec::new(),
    };
    let is_own = |key: &str| !matches!(key, "$ref" | "$defs" | "allOf" | "anyOf" | "oneOf");
    let own = schema.iter().filter(|(key, _)| is_own(key));
    let own = own.map(|(key, value)| (key.clone(), value.clone()));
    let mut found: Vec<Map<String, Value>> = vec![own.collect()];
    if let Some(name) = referenced(schema) {
        let target = component(root, name).unwrap_or(&Value::Bool(false));
        found = product(&found, &alternatives_within(root, target, depth - 1));
    }
    for member in list(schema, "allOf") {
        found = product(&found, &alternatives_within(root, member, depth - 1));
    }
    for keyword in ["anyOf", "oneOf"] {
        if schema.contains_key(keyword) {
            let branches = list(schema, keyword).iter();
            let branches = branches.flat_map(|branch| alternatives_within(root, branch, depth - 1));
            let branches: Vec<_> = branches.take(WIDTH).collect();
            found = product(&found, &branches);
        }
    }
    found
}

/// The members of a keyword that holds a list.
pub(super) fn list<'a>(schema: &'a Map<String, Value>, keyword: &str) -> &'a [Value] {
    let members = schema.get(keyword).and_then(Value::as_array);
    members.map_or(&[], Vec::as_slice)
}

fn product(left: &[Map<String, Value>], right: &[Map<String, Value>]) -> Vec<Map<String, Value>> {
    let pairs = right
        .iter()
        .flat_map(|right| left.iter().map(move |left| (left, right)));
    pairs
        .take(WIDTH)
        .map(|(left, right)| both(left, right))
        .collect()
}

/// A schema for the values of both. It is exact for the common keywords; others may let in
/// too many values, which the validator rejects later.
fn both(left: &Map<String, Value>, right: &Map<String, Value>) -> Map<String, Value> {
    let mut merged = left.clone();
    for (keyword, value) in right {
        let merged_value = match merged.get(keyword) {
            None => value.clone(),
            Some(known) => both_values(keyword, known, value),
        };
        merged.insert(keyword.clone(), merged_value);
    }
    merged
}

fn both_values(keyword: &str, left: &Value, right: &Value) -> Value {
    let items = |value: &Value| match value {
        Value::Array(items) => items.clone(),
        other => vec![other.clone()],
    };
    match (keyword, left, right) {
        ("properties" | "patternProperties", Value::Object(left), Value::Object(right)) => {
            let mut merged = left.clone();
            for (name, schema) in right {
                let schema = match merged.get(name) {
                    Some(known) => all_of(known, schema),
                    None => schema.clone(),
                };
                merged.insert(name.clone(), schema);
            }
            merged.into()
        }
        ("required", _, _) => [items(left), items(right)].concat().into(),
        ("type", _, _) => {
            let (left, right) = (items(left), items(right));
            let has = |types: &[Value], name: &Value| {
                types.contains(name) || *name == "integer" && types.contains(&"number".into())
            };
            let kept = left.iter().filter(|name| has(&right, name));
            let other = right
                .iter()
                .filter(|name| has(&left, name) && !left.contains(name));
            kept.chain(other).cloned().collect()
        }
        ("enum", Value::Array(left), Value::Array(right)) => {
            let right: HashSet<&Value> = right.iter().collect();
            let both = left.iter().filter(|value| right.contains(value));
            both.cloned().collect()
        }
        ("items" | "additionalProperties" | "propertyNames", _, _) => all_of(left, right),
        _ => {
            let is_less = left.as_f64() < right.as_f64();
            // An upper limit keeps the smaller, any other keyword the larger or the second.
            let keeps_left = keyword.contains("ax") == is_less && left.is_number();
            if keeps_left {
                left.clone()
            } else {
                right.clone()
            }
        }
    }
}

fn all_of(left: &Value, right: &Value) -> Value {
    match left == right {
        true => left.clone(),
        false => serde_json::json!({ "allOf": [left, right] }),
    }
}
