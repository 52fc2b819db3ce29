//! Lists whose first items have types of their own (`prefixItems`).
//!
//! `items` then describes only the items behind these, so it cannot be the type of all. If
//! every item has the same type, the list has this type. Otherwise its items are kept as
//! raw JSON.

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
        let item = one_type(&first, object).filter(|item| !item.is_empty());
        let (kind, text) = match &item {
            Some(_) => (NoteKind::Interpreted, "every item has the same type"),
            None => (
                NoteKind::KeptAsJson,
                "the items have no single type: they are kept as raw JSON",
            ),
        };
        notes.add(kind, &at, text);
        let item = item.map_or_else(|| json!({}), Value::Object);
        object.insert("items".to_owned(), item);
        Ok(())
    })
}

/// What decides about the type of every item, if it is the same for all of them.
fn one_type(first: &[Value], list: &Map<String, Value>) -> Option<Map<String, Value>> {
    let most = list.get("maxItems").and_then(Value::as_u64);
    let is_closed = list.get("items") == Some(&json!(false))
        || list.get("unevaluatedItems") == Some(&json!(false))
        || most.is_some_and(|most| most <= first.len() as u64);
    let behind = match is_closed {
        true => None,
        // Without `items`, the items behind may be anything.
        false => Some(list.get("items")?),
    };
    let mut types = first.iter().chain(behind).map(decisive);
    let one = types.next()??;
    types
        .all(|other| other.as_ref() == Some(&one))
        .then_some(one)
}

/// The keywords of a schema that decide about its type.
fn decisive(schema: &Value) -> Option<Map<String, Value>> {
    let keywords = schema.as_object()?.iter();
    let keywords = keywords.filter(|(key, _)| !is_annotation(key) && !only_refuses(key));
    Some(
        keywords
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
    )
}
