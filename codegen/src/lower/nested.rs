//! Lists and maps that hold themselves, or that nest deeper than a type in Rust should:
//! what they hold is kept as JSON. So are names that lead to nothing but other names.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Notes, any, reference};
use crate::extension::{EITHER, PARAMETER, UNION};
use crate::walk::{self, Kind};
use crate::{NoteKind, Result};

/// The most lists and maps in each other.
const NESTED: usize = 16;
/// The most names of which each is but another name of the next.
const NAMES: usize = 48;

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let schemas = document.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).cloned();
    let schemas = schemas.unwrap_or_default();
    walk::each(document, Kind::Schema, &mut |schema, at| {
        if leads_nowhere(schema, &schemas) {
            let text = format!("leads to itself, or over more than {NAMES} names: kept as JSON");
            notes.add(NoteKind::KeptAsJson, at, text);
            any(schema);
        }
        for keyword in ["items", "additionalProperties"] {
            let inner = schema.get(keyword).filter(|inner| inner.is_object());
            if inner.is_some_and(|inner| nests(inner, &schemas)) {
                let text = format!(
                    "holds itself, or more than {NESTED} lists and maps: what is in it is kept as JSON"
                );
                notes.add(NoteKind::KeptAsJson, &at.join(keyword), text);
                schema[keyword] = json!({});
            }
        }
        Ok(())
    })
}

/// Whether references go in a circle, or on for longer than is followed.
fn leads_nowhere(schema: &Value, schemas: &Map<String, Value>) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = Some(schema);
    while let Some(name) = next.and_then(reference) {
        next = schemas.get(&name);
        if !seen.insert(name) || seen.len() > NAMES {
            return true;
        }
    }
    false
}

/// Whether a schema is a list or map of lists and maps for longer than is followed.
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
        if levels > NESTED || names > NAMES {
            return true;
        }
    }
    false
}

/// Whether a schema becomes a type with a name, in which nothing nests any more.
fn is_type_of_its_own(schema: &Value) -> bool {
    let keys = [PARAMETER, UNION, EITHER, "enum", "properties"];
    keys.iter().any(|key| schema.get(*key).is_some())
}
