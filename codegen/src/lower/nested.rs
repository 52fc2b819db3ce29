//! Limits how deep a Rust type may nest without named types.
//!
//! A component that is a list or map and contains itself gets a type of its own. The contents
//! of lists and maps that nest too deep are kept as raw JSON. So is a component that is only
//! another name of itself.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{ALIASES, Notes, aliases, any, reference};
use crate::extension::{EITHER, OWN_TYPE, PARAMETER, UNION};
use crate::walk::{self, Kind};
use crate::{NoteKind, Result};

/// The maximum number of lists and maps within each other.
const NESTED: usize = 16;

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") else {
        return Ok(());
    };
    let names = schemas.keys().filter(|name| is_circular(name, schemas));
    for name in names.cloned().collect::<Vec<_>>() {
        schemas[&name][OWN_TYPE] = json!(true);
    }
    let schemas = schemas.clone();
    walk::each(document, Kind::Schema, &mut |schema, at| {
        if aliases(schema, &schemas).count() > ALIASES {
            let text = format!(
                "refers to itself, or through more than {ALIASES} other names: kept as raw JSON"
            );
            notes.add(NoteKind::KeptAsJson, at, text);
            any(schema);
        }
        for keyword in ["items", "additionalProperties"] {
            let inner = schema.get(keyword).filter(|inner| inner.is_object());
            if inner.is_some_and(|inner| nests(inner, &schemas)) {
                let text = format!(
                    "nests more than {NESTED} lists and maps: the contents are kept as raw JSON"
                );
                notes.add(NoteKind::KeptAsJson, &at.join(keyword), text);
                schema[keyword] = json!({});
            }
        }
        Ok(())
    })
}

/// The schema of the items of a list, or of the values of a map.
fn contents(schema: &Value) -> Option<&Value> {
    let keyword = match schema["type"].as_str()? {
        "array" => "items",
        "object" => "additionalProperties",
        _ => return None,
    };
    schema.get(keyword).filter(|inner| inner.is_object())
}

/// Whether a component is a list or map that contains itself, in other lists and maps only.
fn is_circular(name: &str, schemas: &Map<String, Value>) -> bool {
    let mut seen = BTreeSet::new();
    let is_wrapped = |schema: &&Value| reference(schema).is_none() && !is_type_of_its_own(schema);
    let mut next = schemas.get(name).filter(is_wrapped).and_then(contents);
    while let Some(schema) = next.filter(|schema| !is_type_of_its_own(schema)) {
        next = match reference(schema) {
            Some(target) if target == name => return true,
            Some(target) if !seen.insert(target.clone()) => return false,
            Some(target) => schemas.get(&target),
            None => contents(schema),
        };
    }
    false
}

/// Whether a schema nests more lists, maps and names than the limits allow.
fn nests(schema: &Value, schemas: &Map<String, Value>) -> bool {
    let (mut levels, mut names) = (1, 0);
    let mut next = Some(schema);
    while let Some(schema) = next.filter(|schema| !is_type_of_its_own(schema)) {
        next = match reference(schema) {
            Some(name) => {
                names += 1;
                schemas.get(&name)
            }
            None => {
                levels += 1;
                let inner = ["items", "additionalProperties"].map(|keyword| schema.get(keyword));
                inner.into_iter().flatten().find(|inner| inner.is_object())
            }
        };
        if levels > NESTED || names > ALIASES {
            return true;
        }
    }
    false
}

/// Whether a schema becomes a named type, which ends the nesting.
fn is_type_of_its_own(schema: &Value) -> bool {
    let keys = [
        PARAMETER,
        UNION,
        EITHER,
        OWN_TYPE,
        "enum",
        "properties",
        "prefixItems",
    ];
    keys.iter().any(|key| schema.get(*key).is_some())
}
