//! `$ref` with siblings: 3.0 ignores them, so they move beside an `allOf`.

use serde_json::{Map, Value, json};

use super::Notes;
use crate::walk::{self, Kind};
use crate::{Error, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        check_target(object, at)?;
        if object.len() > 1
            && let Some(reference) = object.shift_remove("$ref")
        {
            let siblings = object.keys().cloned().collect::<Vec<_>>().join(", ");
            notes.add(at, format!("`$ref` beside {siblings}: now in `allOf`"));
            match object.get_mut("allOf") {
                Some(Value::Array(members)) => members.push(json!({ "$ref": reference })),
                _ => drop(object.insert("allOf".to_owned(), json!([{ "$ref": reference }]))),
            }
        }
        Ok(())
    })
}

fn is_component(target: &str) -> bool {
    let name = target.strip_prefix("#/components/schemas/");
    name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

/// A schema's `$ref` must lead to a component schema: nothing else becomes a type.
fn check_target(schema: &Map<String, Value>, at: &Pointer) -> Result<()> {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(target) if !is_component(target) => {
            let message = format!(
                "`$ref` to `{target}`: only `#/components/schemas/…` is followed; bundle the document"
            );
            Err(Error::at(&at.join("$ref"), message))
        }
        _ => Ok(()),
    }
}
