//! Removes `default` and every constraint from component schemas. Types accept a response
//! that breaks a rule of the document, and do not fill in defaults. The documentation of the
//! types still states them, from `x-stated`.
//!
//! Requests are still checked: the pass `rules` has copied the constraints before this pass
//! removes them.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Notes, rules};
use crate::extension::{ERRORS, PARAMETER, RECEIVED, STATED};
use crate::walk;
use crate::{NoteKind, Pointer, Result, keywords};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let used = Used::of(document);
    let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") else {
        return Ok(());
    };
    for (name, schema) in schemas {
        if schema.get(PARAMETER).is_some() {
            continue;
        }
        let at = Pointer::from("#/components/schemas").join(name);
        // A schema that no operation sends may be read.
        let is_read = used.received.contains(name) || !used.sent.contains(name);
        walk::each_schema_in(schema, &at, &mut |schema, at| {
            relax(schema, at, is_read, notes);
            Ok(())
        })?;
    }
    Ok(())
}

fn relax(schema: &mut Value, at: &Pointer, is_read: bool, notes: &mut Notes<'_>) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    let mut stated = Map::new();
    for keyword in keywords::refusing() {
        if let Some(value) = object.shift_remove(keyword) {
            if !value.is_object() && !value.is_array() {
                stated.insert(keyword.to_owned(), value);
            }
            let what = match keyword {
                "default" => "not filled in",
                _ if is_read => "ignored when a response is read",
                _ if rules::are_checked(keyword) => continue,
                _ => "not checked before sending",
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

/// The schemas that requests or responses contain.
struct Used {
    sent: BTreeSet<String>,
    received: BTreeSet<String>,
}

impl Used {
    fn of(document: &Value) -> Self {
        let mut received = BTreeSet::new();
        walk::references(&document[RECEIVED], &mut received);
        for operation in walk::operations(document) {
            walk::references(&operation.value["responses"], &mut received);
            let errors = operation.value[ERRORS].as_object().into_iter().flatten();
            received.extend(errors.filter_map(|(_, name)| name.as_str().map(str::to_owned)));
        }
        let schemas = &document["components"]["schemas"];
        walk::reach(|name| schemas.get(name), &mut received);
        Self {
            sent: walk::sent(document),
            received,
        }
    }
}
