//! Limits how deep a Rust type may nest without named types.
//!
//! The contents of lists and maps that contain themselves, or that nest too deep, are kept
//! as raw JSON. So is a component that is only another name of itself.

use serde_json::{Map, Value, json};

use super::{ALIASES, Notes, aliases, any, reference};
use crate::extension::{EITHER, PARAMETER, UNION};
use crate::walk::{self, Kind};
use crate::{NoteKind, Result};

/// The maximum number of lists and maps within each other.
const NESTED: usize = 16;

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let schemas = document.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).cloned();
    let schemas = schemas.unwrap_or_default();
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
                    "contains itself, or nests more than {NESTED} lists and maps: the contents are kept as raw JSON"
                );
                notes.add(NoteKind::KeptAsJson, &at.join(keyword), text);
                schema[keyword] = json!({});
            }
        }
        Ok(())
    })
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
    let keys = [PARAMETER, UNION, EITHER, "enum", "properties"];
    keys.iter().any(|key| schema.get(*key).is_some())
}
