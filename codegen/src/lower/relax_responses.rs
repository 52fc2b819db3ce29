//! Removes `default` and every constraint from component schemas. Types accept a response
//! that breaks a rule of the document, and do not fill in defaults. The documentation of the
//! types still states them, from `x-stated`.
//!
//! The types of request bodies do not check constraints before sending either; a note says
//! so. Parameters are checked: see the pass `parameters`.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Notes;
use crate::extension::{PARAMETER, STATED};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result, keywords};

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
            true => "not checked before sending",
            false => "ignored when a response is read",
        };
        walk::each_schema_in(schema, &at, &mut |schema, at| {
            relax(schema, at, what, notes);
            Ok(())
        })?;
    }
    Ok(())
}

fn relax(schema: &mut Value, at: &Pointer, what: &str, notes: &mut Notes<'_>) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    let mut stated = Map::new();
    for keyword in keywords::refusing() {
        if let Some(value) = object.shift_remove(keyword) {
            if !value.is_object() && !value.is_array() {
                stated.insert(keyword.to_owned(), value);
            }
            let what = if keyword == "default" {
                "not filled in"
            } else {
                what
            };
            notes.add(NoteKind::NotChecked, &at.join(keyword), what);
        }
    }
    let is_text = object.get("type").is_none_or(|name| name == "string");
    if !is_text && let Some(values) = object.shift_remove("enum") {
        stated.insert("enum".to_owned(), values);
        notes.add(
            NoteKind::NotChecked,
            &at.join("enum"),
            "removed: only enums of strings become Rust enums",
        );
    }
    if !stated.is_empty() {
        object.insert(STATED.to_owned(), stated.into());
    }
    let extras = object
        .get("additionalProperties")
        .is_some_and(|extras| !extras.is_boolean());
    if extras && object.contains_key("properties") {
        object.shift_remove("additionalProperties");
        let text = "removed: undocumented properties are kept as raw JSON";
        notes.add(NoteKind::Removed, &at.join("additionalProperties"), text);
    }
    if object.get("additionalProperties") == Some(&Value::Bool(false)) {
        object.shift_remove("additionalProperties");
        let text = "`false` is ignored: undocumented properties are kept";
        notes.add(NoteKind::NotChecked, &at.join("additionalProperties"), text);
    }
}

/// The names of the components that request bodies refer to, directly or through others.
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
