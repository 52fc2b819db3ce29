//! The boolean schema `true` becomes the empty schema. `false` has no type.

use serde_json::{Value, json};

use super::{Notes, each_schema};
use crate::{Error, NoteKind, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    each_schema(document, notes, &mut |schema, at, notes| {
        // 3.0 has boolean schemas in `additionalProperties`, and only there. The others refuse
        // values, and are removed later.
        let kept = [
            "additionalProperties",
            "unevaluatedProperties",
            "unevaluatedItems",
        ];
        if at.last().is_some_and(|last| kept.contains(&last.as_str())) {
            return Ok(());
        }
        match schema {
            Value::Bool(true) => {
                notes.add(NoteKind::Rewritten, at, "`true` becomes the empty schema");
                *schema = json!({});
            }
            Value::Bool(false) => {
                let message = "`false` accepts no value, so it has no type";
                return Err(Error::at(at, message));
            }
            Value::Object(_) => {}
            _ => return Err(Error::at(at, "a schema must be an object or a boolean")),
        }
        Ok(())
    })
}
