//! `const` becomes an `enum` of one.

use serde_json::{Value, json};

use super::Notes;
use crate::walk::{self, Kind};
use crate::{Error, Result};

pub(super) fn run(document: &mut Value, _notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        if let Some(value) = object.shift_remove("const") {
            let name = match &value {
                Value::String(_) => "string",
                Value::Bool(_) => "boolean",
                Value::Number(number) if number.is_f64() => "number",
                Value::Number(_) => "integer",
                _ => {
                    let message = "no pass handles a `const` that is null, an array or an object";
                    return Err(Error::at(&at.join("const"), message));
                }
            };
            object.entry("type").or_insert_with(|| json!(name));
            object.insert("enum".to_owned(), json!([value]));
        }
        Ok(())
    })
}
