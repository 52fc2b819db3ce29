//! Reports required properties that no schema describes. The type has no field for such a
//! property, so a value that lacks it is read too. A value that has it keeps it.

use serde_json::Value;

use super::{Notes, each_schema};
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    each_schema(document, notes, &mut |schema, at, notes| {
        let undescribed = undescribed(schema);
        if !undescribed.is_empty() {
            note(&undescribed, at, notes);
        }
        Ok(())
    })
}

fn undescribed(schema: &Value) -> Vec<String> {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return Vec::new();
    };
    let required = schema.get("required").and_then(Value::as_array);
    let required = required.into_iter().flatten().filter_map(Value::as_str);
    required
        .filter(|name| !properties.contains_key(*name))
        .map(|name| format!("`{name}`"))
        .collect()
}

fn note(names: &[String], at: &Pointer, notes: &mut Notes<'_>) {
    let text = format!(
        "required, and no property describes it: {}; a value without it is read too",
        names.join(", ")
    );
    notes.add(NoteKind::Interpreted, &at.join("required"), text);
}
