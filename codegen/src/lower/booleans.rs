//! Boolean schemas: `true` is the empty schema, `false` accepts nothing.

use serde_json::{Value, json};

use super::Notes;
use crate::walk::{self, Kind};
use crate::{Error, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        // The one place where 3.0 has boolean schemas too.
        if at.last().as_deref() == Some("additionalProperties") {
            return Ok(());
        }
        match schema {
            Value::Bool(true) => {
                notes.add(at, "`true` written as the empty schema");
                *schema = json!({});
            }
            Value::Bool(false) => {
                let message = "`false` accepts no value, so no type can hold one; take the schema out with an overlay";
                return Err(Error::at(at, message));
            }
            Value::Object(_) => {}
            _ => return Err(Error::at(at, "a schema is an object or a boolean")),
        }
        Ok(())
    })
}
