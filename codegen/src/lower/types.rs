//! Replaces an array of types by one type and `nullable`.

use serde_json::{Map, Value, json};

use super::{Notes, each_schema};
use crate::extension::{CODES, TIMESTAMP};
use crate::keywords::is_annotation;
use crate::{Error, NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    each_schema(document, notes, &mut |schema, at, notes| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        let names = match object.get("type") {
            Some(Value::Array(names)) => names.clone(),
            Some(Value::String(name)) if name == "null" => vec![json!("null")],
            _ => return Ok(()),
        };
        let (nulls, others): (Vec<_>, Vec<_>) = names.iter().partition(|name| *name == "null");
        match others.as_slice() {
            [] => return only_null(object, at),
            [name] => drop(object.insert("type".to_owned(), (*name).clone())),
            _ => several(object, &others, at, notes)?,
        }
        if !nulls.is_empty() {
            object.insert("nullable".to_owned(), json!(true));
            if let Some(Value::Array(values)) = object.get_mut("enum") {
                values.retain(|value| !value.is_null());
            }
        }
        Ok(())
    })
}

/// Gives several types one Rust type if an extension says what they mean. Otherwise the value
/// is kept as raw JSON.
fn several(
    object: &mut Map<String, Value>,
    names: &[&Value],
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> Result<()> {
    let among = |allowed: &[&str]| {
        let mut names = names.iter().filter_map(|name| name.as_str());
        names.all(|name| allowed.contains(&name))
    };
    let at = at.join("type");
    if object.get(TIMESTAMP) == Some(&json!(true)) {
        if !among(&["integer", "number", "string"]) {
            let message = "`x-timestamp` is only for strings and numbers";
            return Err(Error::at(&at, message));
        }
        notes.add(
            NoteKind::Rewritten,
            &at,
            "a point in time as string or number: one type reads both",
        );
        object.insert("type".to_owned(), json!("string"));
    } else if object.contains_key(CODES) {
        if !among(&["integer", "string"]) {
            return Err(Error::at(&at, "`x-codes` is only for strings and integers"));
        }
        check_codes(object, &at)?;
        notes.add(
            NoteKind::Rewritten,
            &at,
            "names and their integer codes: one type reads both",
        );
        object.insert("type".to_owned(), json!("string"));
        if let Some(Value::Array(values)) = object.get_mut("enum") {
            values.retain(Value::is_string);
        }
    } else {
        notes.add(
            NoteKind::KeptAsJson,
            &at,
            "a value of several types: kept as raw JSON",
        );
        object.retain(|key, _| is_annotation(key));
    }
    Ok(())
}

/// Checks that every string has one integer, and every integer belongs to one string.
fn check_codes(object: &Map<String, Value>, at: &Pointer) -> Result<()> {
    let codes: Vec<(&String, &Value)> = object[CODES].as_object().into_iter().flatten().collect();
    let values: Vec<&Value> = object
        .get("enum")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .collect();
    let named = |value: &&Value| {
        codes
            .iter()
            .any(|(name, code)| **value == ***name || value == code)
    };
    let known = |(name, code): &(&String, &Value)| {
        code.is_i64() && values.contains(&&json!(name)) && values.contains(code)
    };
    let mut numbers: Vec<&Value> = codes.iter().map(|(_, code)| *code).collect();
    numbers.dedup();
    let stated = values.iter().filter(|value| !value.is_null()).all(named);
    match stated && codes.iter().all(known) && numbers.len() == codes.len() {
        true => Ok(()),
        false => Err(Error::at(
            at,
            "`enum` and `x-codes` must list the same strings and integers",
        )),
    }
}

/// Keeps the type null for the pass `null_branches`, if nothing contradicts it.
fn only_null(object: &Map<String, Value>, at: &Pointer) -> Result<()> {
    let plain = |key: &String| key == "type" || is_annotation(key);
    match object.keys().all(plain) {
        true => Ok(()),
        false => Err(Error::at(&at.join("type"), "null is the only type")),
    }
}
