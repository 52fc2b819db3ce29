//! `const` becomes an `enum` of one.

use serde_json::{Map, Value, json};

use super::rules::is;
use super::{Notes, each_schema};
use crate::{Error, NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    each_schema(document, notes, &mut |schema, at, notes| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        let mut keyword = "enum";
        if let Some(value) = object.shift_remove("const") {
            keyword = "const";
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
        values(object, &at.join(keyword), notes)
    })
}

/// Gives an enum without a type the type of its values, and makes null among them
/// `nullable`. Values of several types have no Rust type.
fn values(object: &mut Map<String, Value>, at: &Pointer, notes: &mut Notes<'_>) -> Result<()> {
    let Some(Value::Array(values)) = object.get_mut("enum") else {
        return Ok(());
    };
    let mut values = std::mem::take(values);
    let stated = values.len();
    values.retain(|value| !value.is_null());
    if values.len() < stated {
        if values.is_empty() {
            return Err(Error::at(at, "null is the only value"));
        }
        if object.insert("nullable".to_owned(), json!(true)) != Some(json!(true)) {
            let text = "null is one of the values: it becomes `nullable`";
            notes.add(NoteKind::Rewritten, at, text);
        }
    }
    match object.get("type").and_then(Value::as_str) {
        Some("string") => texts(&mut values, at, notes),
        Some(name) => of_type(name, &mut values, at, notes)?,
        None => {}
    }
    if values.is_empty() {
        let text = "removed: none of its values is a string";
        notes.add(NoteKind::Removed, at, text);
        object.shift_remove("enum");
        return Ok(());
    }
    let all = |is: fn(&Value) -> bool| values.iter().all(is);
    let name = match () {
        () if all(Value::is_string) => "string",
        () if all(|value| value.is_i64() || value.is_u64()) => "integer",
        () if all(Value::is_number) => "number",
        () if all(Value::is_boolean) => "boolean",
        () => return Err(Error::at(at, "values of several types")),
    };
    object.entry("type").or_insert_with(|| json!(name));
    object.insert("enum".to_owned(), Value::Array(values));
    Ok(())
}

/// Removes the values that do not have the stated type. If none has it, the schema contradicts
/// itself, and nothing says which part of it the vendor means.
fn of_type(name: &str, values: &mut Vec<Value>, at: &Pointer, notes: &mut Notes<'_>) -> Result<()> {
    let (kept, refused): (Vec<_>, Vec<_>) = std::mem::take(values)
        .into_iter()
        .partition(|value| is(name, value));
    *values = kept;
    let Some(first) = refused.first() else {
        return Ok(());
    };
    if values.is_empty() {
        let text = match refused.len() {
            1 => format!("the value `{first}` is not of the stated type `{name}`"),
            _ => format!("no value is of the stated type `{name}`"),
        };
        return Err(Error::at(at, text));
    }
    let refused: Vec<String> = refused.iter().map(|value| format!("`{value}`")).collect();
    let text = format!(
        "values are removed, because the type is `{name}`: {}",
        refused.join(", ")
    );
    notes.add(NoteKind::Removed, at, text);
    Ok(())
}

/// Turns the numbers and booleans among the values of a string into text, which is what
/// their missing quotes mean, and removes arrays and objects.
fn texts(values: &mut Vec<Value>, at: &Pointer, notes: &mut Notes<'_>) {
    let mut changed = Vec::new();
    let stated = values.len();
    values.retain_mut(|value| match value {
        Value::String(_) => true,
        Value::Bool(_) | Value::Number(_) => {
            let text = value.to_string();
            changed.push(format!("`{text}`"));
            *value = json!(text);
            true
        }
        _ => false,
    });
    if (1..stated).contains(&values.len()) {
        let text = "values that are arrays or objects are removed: the type is string";
        notes.add(NoteKind::Removed, at, text);
    }
    if !changed.is_empty() {
        let text = format!(
            "values without quotes are read as text: {}",
            changed.join(", ")
        );
        notes.add(NoteKind::Interpreted, at, text);
    }
}
