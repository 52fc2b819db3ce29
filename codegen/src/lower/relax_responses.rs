//! What is read is not judged: `default` and every constraint that could
//! refuse a value the type can hold leave the schemas of responses.
//!
//! In a request the document is to be obeyed. What a body's schema asks for is not
//! checked before it is sent yet; the notes say so.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Notes;
use crate::extension::PARAMETER;
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

/// Keywords that only refuse, and `default`, which invents.
const REFUSING: [&str; 27] = [
    "default",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
    "not",
    "if",
    "then",
    "else",
];

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let written = written(document)?;
    let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") else {
        return Ok(());
    };
    for (name, schema) in schemas {
        if schema.get(PARAMETER).is_some() {
            continue;
        }
        let at = Pointer::from("#/components/schemas").join(name);
        let is_written = written.contains(name);
        let what = match is_written {
            true => "not checked before it is sent",
            false => "taken out of what is read",
        };
        walk::each_schema_in(schema, &at, &mut |schema, at| {
            tolerate(schema, at, what, notes);
            Ok(())
        })?;
    }
    Ok(())
}

/// Whether a keyword of what is read only refuses values, or invents one.
pub(crate) fn only_refuses(keyword: &str) -> bool {
    REFUSING.contains(&keyword)
}

fn tolerate(schema: &mut Value, at: &Pointer, what: &str, notes: &mut Notes<'_>) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    for keyword in REFUSING {
        if object.shift_remove(keyword).is_some() {
            notes.add(NoteKind::NotChecked, &at.join(keyword), what);
        }
    }
    let extras = object
        .get("additionalProperties")
        .is_some_and(|extras| !extras.is_boolean());
    if extras && object.contains_key("properties") {
        object.shift_remove("additionalProperties");
        let text = "taken out of what is read: unknown properties are kept as they come";
        notes.add(NoteKind::Removed, &at.join("additionalProperties"), text);
    }
    let is_text = object.get("type").is_none_or(|name| name == "string");
    if !is_text && object.shift_remove("enum").is_some() {
        notes.add(
            NoteKind::NotChecked,
            &at.join("enum"),
            "taken out of what is read: only strings are named",
        );
    }
    if object.get("additionalProperties") == Some(&Value::Bool(false)) {
        object.shift_remove("additionalProperties");
        let text = "`false` taken out of what is read: unknown properties are kept";
        notes.add(NoteKind::NotChecked, &at.join("additionalProperties"), text);
    }
}

/// The components that a request body leads to.
fn written(document: &mut Value) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    walk::each(document, Kind::RequestBody, &mut |body, _| {
        references(body, &mut found);
        Ok(())
    })?;
    let mut queue: Vec<String> = found.iter().cloned().collect();
    while let Some(name) = queue.pop() {
        let mut next = BTreeSet::new();
        references(&document["components"]["schemas"][&name], &mut next);
        for name in next {
            if found.insert(name.clone()) {
                queue.push(name);
            }
        }
    }
    Ok(found)
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get("$ref") {
                found.extend(Pointer::from(reference.as_str()).last());
            }
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}
