//! `const` becomes an `enum` of one.

use serde_json::{Map, Value, json};

use super::{Notes, each_schema};
use crate::{Error, NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    each_schema(document, notes, &mut |schema, at, notes| {
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
                    let message = "a `const` that is null, an array or an object";
                    return Err(Error::at(&at.join("const"), message));
                }
            };
            object.entry("type").or_insert_with(|| json!(name));
            object.insert("enum".to_owned(), json!([value]));
        }
        values(object, at, notes)
    })
}

/// Names of a string are strings; of names of several types no type is made.
fn values(object: &mut Map<String, Value>, at: &Pointer, notes: &mut Notes<'_>) -> Result<()> {
    let is_text = object.get("type").is_some_and(|name| name == "string");
    let Some(Value::Array(values)) = object.get_mut("enum") else {
        return Ok(());
    };
    if values.is_empty() {
        notes.add(
            NoteKind::Removed,
            &at.join("enum"),
            "names no value; taken out",
        );
        object.shift_remove("enum");
        return Ok(());
    }
    let all = |is: fn(&Value) -> bool| values.iter().all(is);
    let name = match () {
        () if all(Value::is_string) => "string",
        () if all(|value| value.is_i64() || value.is_u64()) => "integer",
        () if all(Value::is_number) => "number",
        () if all(Value::is_boolean) => "boolean",
        () => "",
    };
    if !name.is_empty() {
        object.entry("type").or_insert_with(|| json!(name));
        return Ok(());
    }
    if is_text {
        notes.add(
            NoteKind::Removed,
            &at.join("enum"),
            "values that are no strings are taken out",
        );
        values.retain(Value::is_string);
        return Ok(());
    }
    Err(Error::at(&at.join("enum"), "names values of several types"))
}
