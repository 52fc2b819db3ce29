//! Renames component schemas to the names of their Rust types.
//!
//! Otherwise two components whose names differ only in case or punctuation would become
//! one type. `x-name` keeps the document's name.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Notes, each_schema};
use crate::extension::{NAME, UNION};
use crate::names::{Names, type_name};
use crate::{Error, NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let at = Pointer::from("#/components/schemas");
    let mut none = Map::new();
    let schemas = match document.pointer_mut(at.as_str()) {
        Some(Value::Object(schemas)) => schemas,
        _ => &mut none,
    };
    let mut claimed = Names::default();
    let mut renamed = BTreeMap::new();
    // A component that already has a Rust name keeps it.
    for name in schemas.keys().filter(|name| type_name(name) == **name) {
        renamed.insert(name.clone(), claimed.claim(name.clone()));
    }
    let mut result = Map::new();
    for (name, mut schema) in std::mem::take(schemas) {
        let new = renamed
            .entry(name.clone())
            .or_insert_with(|| claimed.claim(type_name(&name)))
            .clone();
        if let Value::Object(schema) = &mut schema
            && new != name
        {
            notes.add(
                NoteKind::Named,
                &at.join(&name),
                format!("renamed to {new}"),
            );
            schema.insert(NAME.to_owned(), json!(name));
        }
        result.insert(new, schema);
    }
    *schemas = result;
    notes.origins.rename(&renamed);
    follow(document, &renamed, notes)
}

/// Points every reference at the new name.
///
/// The schema fails if a reference leads to a component that does not exist.
fn follow(
    document: &mut Value,
    renamed: &BTreeMap<String, String>,
    notes: &mut Notes<'_>,
) -> Result<()> {
    each_schema(document, notes, &mut |schema, at, _| {
        for choice in schema
            .get_mut(UNION)
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            if let Some(branch) = choice.get_mut("branch")
                && let Some(new) = branch.as_str().and_then(|name| renamed.get(name))
            {
                *branch = json!(new);
            }
        }
        let Some(Value::String(reference)) = schema.get_mut("$ref") else {
            return Ok(());
        };
        let target = Pointer::from(reference.as_str()).last().unwrap_or_default();
        let Some(new) = renamed.get(&target) else {
            let message = format!("`{reference}` does not lead to a component");
            return Err(Error::at(&at.join("$ref"), message));
        };
        *reference = format!("#/components/schemas/{new}");
        Ok(())
    })
}
