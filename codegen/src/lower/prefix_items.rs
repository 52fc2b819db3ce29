//! Lists whose first items have types of their own (`prefixItems`).
//!
//! `items` then describes only the items after these, so it cannot be the type of all. If
//! every item has the same type, the list has this type. Otherwise the list becomes a struct
//! with a field for each of the first items, or stays raw JSON if the schema allows other
//! values than lists.

use serde_json::{Map, Value, json};

use super::{Notes, each_schema};
use crate::keywords::{is_annotation, only_refuses};
use crate::{NoteKind, Result, walk};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    if !walk::any_property(document, &|name, _| name == "prefixItems") {
        return Ok(());
    }
    each_schema(document, notes, &mut |schema, at, notes| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        let Some(Value::Array(first)) = object.shift_remove("prefixItems") else {
            return Ok(());
        };
        let at = at.join("prefixItems");
        if first.is_empty() {
            return Ok(());
        }
        if let Some(item) = one_type(&first, object).filter(|item| !item.is_empty()) {
            notes.add(NoteKind::Interpreted, &at, "every item has the same type");
            object.insert("items".to_owned(), Value::Object(item));
        } else if is_list(object) {
            let text = "a struct with a field for each of these items";
            notes.add(NoteKind::Interpreted, &at, text);
            if object.get("items").is_some_and(Value::is_boolean) {
                object.shift_remove("items");
            }
            object.insert("prefixItems".to_owned(), Value::Array(first));
        } else {
            let text = "without `type: array`, other values are allowed: kept as raw JSON";
            notes.add(NoteKind::KeptAsJson, &at, text);
            object.shift_remove("items");
        }
        Ok(())
    })
}

/// Whether a schema allows lists only, and null.
fn is_list(object: &Map<String, Value>) -> bool {
    let types = match object.get("type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let mut others = types.iter().filter(|name| *name != "null");
    others.next().is_some_and(|name| name == "array") && others.next().is_none()
}

/// What decides about the type of every item, if it is the same for all of them.
fn one_type(first: &[Value], list: &Map<String, Value>) -> Option<Map<String, Value>> {
    let most = list.get("maxItems").and_then(Value::as_u64);
    let is_closed = list.get("items") == Some(&json!(false))
        || list.get("unevaluatedItems") == Some(&json!(false))
        || most.is_some_and(|most| most <= first.len() as u64);
    let behind = match is_closed {
        true => None,
        // Without `items`, the items after them may be anything.
        false => Some(list.get("items")?),
    };
    let mut types = first.iter().chain(behind).map(decisive);
    let one = types.next()??;
    types
        .all(|other| other.as_ref() == Some(&one))
        .then_some(one)
}

/// The keywords of a schema that decide about its type.
pub(super) fn decisive(schema: &Value) -> Option<Map<String, Value>> {
    let keywords = schema.as_object()?.iter();
    let keywords = keywords.filter(|(key, _)| !is_annotation(key) && !only_refuses(key));
    Some(
        keywords
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
    )
}
