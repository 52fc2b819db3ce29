//! Boolean schemas: `true` is the empty schema, `false` accepts nothing.

use serde_json::{Value, json};

use super::{Notes, each_schema};
use crate::{Error, NoteKind, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    each_schema(document, notes, &mut |schema, at, notes| {
        // The one place where 3.0 has boolean schemas too.
        if at.last().as_deref() == Some("additionalProperties") {
            return Ok(());
        }
        match schema {
            Value::Bool(true) => {
                notes.add(
                    NoteKind::Rewritten,
                    at,
                    "`true` written as the empty schema",
                );
                *schema = json!({});
            }
            Value::Bool(false) => {
                let message = "`false` accepts no value, so no type can hold one";
                return Err(Error::at(at, message));
            }
            Value::Object(_) => {}
            _ => return Err(Error::at(at, "a schema is an object or a boolean")),
        }
        Ok(())
    })
}
