//! Makes properties optional that one of the two directions does not have.
//!
//! A `readOnly` property may be missing in a request, and a `writeOnly` one in a response,
//! even if `required` names it. A type that is used in both directions requires only what
//! both require.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Notes, aliases};
use crate::extension::RECEIVED;
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let is_direction = |name: &str, _: &Value| ["readOnly", "writeOnly"].contains(&name);
    if !walk::any_property(document, &is_direction) {
        return Ok(());
    }
    let schemas = document.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).cloned();
    let schemas = schemas.unwrap_or_default();
    let sent = reached(document, Kind::RequestBody, &schemas)?;
    let mut received = reached(document, Kind::Response, &schemas)?;
    // The bodies of webhooks and callbacks.
    walk::references(&document[RECEIVED], &mut received);
    walk::reach(|name| schemas.get(name), &mut received);
    let at = Pointer::from("#/components/schemas");
    let components = document.pointer_mut(at.as_str());
    let components = components.and_then(Value::as_object_mut);
    for (name, schema) in components.into_iter().flatten() {
        // What nothing uses may be received.
        let used = Used {
            sent: sent.contains(name),
            received: received.contains(name) || !sent.contains(name),
        };
        walk::each_schema_in(schema, &at.join(name), &mut |schema, at| {
            relax(schema, at, used, &schemas, notes);
            Ok(())
        })?;
    }
    relax_inline(document, &schemas, notes)
}

/// The directions in which values of a schema are transferred.
#[derive(Clone, Copy)]
struct Used {
    /// In request bodies.
    sent: bool,
    /// In responses.
    received: bool,
}

/// Relaxes the schemas that are part of a body and not of a component.
fn relax_inline(
    document: &mut Value,
    schemas: &Map<String, Value>,
    notes: &mut Notes<'_>,
) -> Result<()> {
    for (kind, sent) in [(Kind::RequestBody, true), (Kind::Response, false)] {
        let used = Used {
            sent,
            received: !sent,
        };
        bodies(document, kind, &mut |schema, at| {
            relax(schema, at, used, schemas, notes);
        })?;
    }
    Ok(())
}

/// Visits every schema in the content of request bodies or responses.
fn bodies(
    document: &mut Value,
    kind: Kind,
    visit: &mut dyn FnMut(&mut Value, &Pointer),
) -> Result<()> {
    walk::each(document, kind, &mut |body, at| {
        let content = body.get_mut("content").and_then(Value::as_object_mut);
        for (name, media_type) in content.into_iter().flatten() {
            let at = at.join("content").join(name).join("schema");
            if let Some(schema) = media_type.get_mut("schema") {
                walk::each_schema_in(schema, &at, &mut |schema, at| {
                    visit(schema, at);
                    Ok(())
                })?;
            }
        }
        Ok(())
    })
}

/// The names of the components that bodies of a kind contain.
fn reached(
    document: &mut Value,
    kind: Kind,
    schemas: &Map<String, Value>,
) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    bodies(document, kind, &mut |schema, _| {
        found.extend(target(schema));
    })?;
    walk::reach(|name| schemas.get(name), &mut found);
    Ok(found)
}

/// The component that a reference leads to.
fn target(schema: &Value) -> Option<String> {
    let reference = schema.get("$ref")?.as_str()?;
    Pointer::from(reference).last()
}

/// Removes the names from `required` that a direction in use does not have.
fn relax(
    schema: &mut Value,
    at: &Pointer,
    used: Used,
    schemas: &Map<String, Value>,
    notes: &mut Notes<'_>,
) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    let Some(Value::Array(mut required)) = object.get("required").cloned() else {
        return;
    };
    let at = at.join("required");
    required.retain(|name| {
        let name = name.as_str().unwrap_or_default();
        let property = object.get("properties").and_then(|all| all.get(name));
        let is = |keyword| property.is_some_and(|property| states(property, keyword, schemas));
        let text = match () {
            () if used.sent && is("readOnly") => "requests do not have it (`readOnly`)",
            () if used.received && is("writeOnly") => "responses do not have it (`writeOnly`)",
            () => return true,
        };
        let text = format!("`{name}` is not required: {text}");
        notes.add(NoteKind::Interpreted, &at, text);
        false
    });
    match required.is_empty() {
        true => drop(object.shift_remove("required")),
        false => drop(object.insert("required".to_owned(), Value::Array(required))),
    }
}

/// Whether a property or a component that it refers to states a keyword.
pub(super) fn states(property: &Value, keyword: &str, schemas: &Map<String, Value>) -> bool {
    aliases(property, schemas).any(|schema| schema.get(keyword) == Some(&Value::Bool(true)))
}
