//! Gives every schema the form that JSON Schema asks for, so that one wrong keyword costs only
//! itself.
//!
//! The lowering and the harness read a document with wrong keywords in the same way, because both
//! begin here. Each change is reported with its place.

pub(crate) mod local_refs;

use serde_json::{Map, Value};

use crate::document::minor;
use crate::extension::{CODES, EITHER, NAME, OWN_TYPE, PARAMETER, STATED, TIMESTAMP, UNION};
use crate::keywords::is_annotation;
use crate::walk::{self, Kind};
use crate::{Error, NoteKind, Pointer, Result};

/// Receives what changed, and where.
type Note<'a> = &'a mut dyn FnMut(NoteKind, &Pointer, String);

/// Repairs a document: its schemas, then references and names inside them. Afterwards every
/// reference begins at the root of the document.
///
/// # Errors
///
/// If a schema whose type cannot be read has an extension of ours, which an overlay added.
pub fn document(document: &mut Value, note: Note<'_>) -> Result<()> {
    schemas(document, note)?;
    local_refs::run(document, note)?;
    let version = document["openapi"].as_str().unwrap_or_default();
    if minor(version) != Some(0) {
        leftover_nullable(document, note)?;
    }
    walk::each(document, Kind::Schema, &mut |schema, _| {
        let names = [
            "$id",
            "$schema",
            "$anchor",
            "$dynamicAnchor",
            "$dynamicRef",
            "$vocabulary",
        ];
        if let Some(object) = schema.as_object_mut() {
            object.retain(|keyword, _| !names.contains(&keyword.as_str()));
        }
        Ok(())
    })
}

/// Removes `nullable`, which is not a keyword of 3.1 and would take effect in 3.0.
pub(crate) fn leftover_nullable(document: &mut Value, note: Note<'_>) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let found = schema
            .as_object_mut()
            .and_then(|object| object.shift_remove("nullable"));
        if found.is_some() {
            let text = "removed: it has no meaning in OpenAPI 3.1".to_owned();
            note(NoteKind::Removed, &at.join("nullable"), text);
        }
        Ok(())
    })
}

/// Repairs the keywords of all schemas. A wrong keyword that only describes or refuses is
/// removed. A schema whose type cannot be read accepts any JSON.
///
/// # Errors
///
/// If a schema whose type cannot be read has an extension of ours, which an overlay added.
pub(crate) fn schemas(document: &mut Value, note: Note<'_>) -> Result<()> {
    walk::remove_nulls(document, &mut |at, text| {
        note(NoteKind::Removed, at, text.to_owned());
    });
    tuples(document, note)?;
    for wrong in walk::wrong_forms(document) {
        let Some((Kind::Schema, within)) = wrong.within else {
            continue;
        };
        // Nothing is there if what it was in is raw JSON already.
        if let Some(schema) = document.pointer_mut(within.as_str()) {
            let text = format!("{}: kept as raw JSON", wrong.message);
            note(NoteKind::KeptAsJson, &wrong.at, text);
            any(schema);
        }
    }
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let Err((at, message)) = keywords(schema, at, note) else {
            return Ok(());
        };
        let ours = [TIMESTAMP, CODES, UNION];
        if ours.iter().any(|key| schema.get(*key).is_some()) {
            return Err(Error::at(&at, message));
        }
        let text = format!("{message}: kept as raw JSON");
        note(NoteKind::KeptAsJson, &at, text);
        any(schema);
        Ok(())
    })
}

/// Makes a schema accept any JSON. Its annotations stay.
pub(crate) fn any(schema: &mut Value) {
    let mut kept = Map::new();
    if let Value::Object(object) = schema.take() {
        kept.extend(object.into_iter().filter(|(key, _)| is_annotation(key)));
    }
    *schema = Value::Object(kept);
}

/// `items` with an array, as older versions of JSON Schema have it, is `prefixItems`.
fn tuples(document: &mut Value, note: Note<'_>) -> Result<()> {
    let is_tuple = |name: &str, value: &Value| name == "items" && value.is_array();
    while walk::any_property(document, &is_tuple) {
        let mut found = false;
        walk::each(document, Kind::Schema, &mut |schema, at| {
            if let Some(object) = schema.as_object_mut()
                && object.get("items").is_some_and(Value::is_array)
                && let Some(items) = object.shift_remove("items")
            {
                let text = "an array: read as `prefixItems`".to_owned();
                note(NoteKind::Rewritten, &at.join("items"), text);
                object.insert("prefixItems".to_owned(), items);
                if let Some(rest) = object.shift_remove("additionalItems") {
                    object.insert("items".to_owned(), rest);
                }
                // The new items may have such items in turn.
                found = true;
            }
            Ok(())
        })?;
        if !found {
            break;
        }
    }
    Ok(())
}

/// The types of JSON Schema.
const TYPES: [&str; 7] = [
    "string", "number", "integer", "boolean", "object", "array", "null",
];

/// The extensions that the lowering adds to schemas.
const ADDED: [&str; 5] = [EITHER, NAME, OWN_TYPE, PARAMETER, STATED];

/// Removes wrong keywords that only describe or refuse. The place and the reason if another one
/// is wrong, so that the whole schema has no type.
fn keywords(
    schema: &mut Value,
    at: &Pointer,
    note: Note<'_>,
) -> std::result::Result<(), (Pointer, String)> {
    let Some(object) = schema.as_object_mut() else {
        return Ok(());
    };
    if let Some(Value::Array(names)) = object.get_mut("required") {
        unquoted(names, &at.join("required"), note);
    }
    object.retain(|keyword, value| {
        let wrong = wrong(keyword, value);
        if let Some(text) = wrong {
            note(
                NoteKind::Removed,
                &at.join(keyword),
                format!("removed: {text}"),
            );
        }
        wrong.is_none()
    });
    for (keyword, value) in object {
        let message = match (keyword.as_str(), value) {
            ("$ref", value) if !value.is_string() => "expected a string".to_owned(),
            ("type", value) if !value.is_string() && !is_texts(value) => {
                "expected a type or an array of types".to_owned()
            }
            ("type", value) => match unknown_type(value) {
                Some(name) => format!("`{name}` is not a type of JSON Schema"),
                None => continue,
            },
            ("enum", value) if !value.is_array() => "expected an array".to_owned(),
            _ => continue,
        };
        return Err((at.join(keyword), message));
    }
    Ok(())
}

/// The keywords that limit how many items, characters or properties there are.
const COUNTS: [&str; 8] = [
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "minContains",
    "maxContains",
];

/// What is wrong with a keyword that only describes or refuses.
fn wrong(keyword: &str, value: &Value) -> Option<&'static str> {
    let is_wrong = match keyword {
        "description" | "title" | "format" | "pattern" => !value.is_string(),
        "required" => !is_texts(value),
        "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" => !value.is_boolean(),
        "minimum" | "maximum" | "multipleOf" => !value.is_number(),
        keyword if COUNTS.contains(&keyword) => count(value).is_none(),
        "exclusiveMinimum" | "exclusiveMaximum" => !value.is_number() && !value.is_boolean(),
        "discriminator" => !value.is_object(),
        "dependentRequired" => {
            let all = value.as_object();
            !all.is_some_and(|all| all.values().all(is_texts))
        }
        _ => false,
    };
    match keyword {
        // The lowering adds these; in a document, they would be read as its own.
        keyword if ADDED.contains(&keyword) => Some("only the generator adds this extension"),
        "multipleOf" if value.as_f64().is_some_and(|step| step <= 0.0) => {
            Some("it must be greater than 0")
        }
        "enum" if value.as_array().is_some_and(Vec::is_empty) => Some("it lists no values"),
        keyword if is_wrong && value.is_number() && COUNTS.contains(&keyword) => {
            Some("expected a whole number of at least 0")
        }
        _ => is_wrong.then_some("its value has the wrong type"),
    }
}

/// A number of items, characters or properties.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn count(value: &Value) -> Option<u64> {
    let whole = |number: &f64| number.fract() == 0.0 && (0.0..1e15).contains(number);
    // `5.0` is a whole number too.
    value
        .as_u64()
        .or_else(|| Some(value.as_f64().filter(whole)? as u64))
}

/// The first type of a schema that JSON Schema does not have.
fn unknown_type(types: &Value) -> Option<&str> {
    let names = match types {
        Value::Array(names) => names.as_slice(),
        name => std::slice::from_ref(name),
    };
    let mut names = names.iter().filter_map(Value::as_str);
    names.find(|name| !TYPES.contains(name))
}

/// Turns the numbers and booleans in a list of names into text. YAML reads a name such as
/// `2` or `true` without quotes as one of them.
fn unquoted(names: &mut [Value], at: &Pointer, note: Note<'_>) {
    for (index, name) in names.iter_mut().enumerate() {
        if name.is_number() || name.is_boolean() {
            let text = format!("`{name}` has no quotes: read as text");
            note(NoteKind::Interpreted, &at.join(index), text);
            *name = Value::from(name.to_string());
        }
    }
}

fn is_texts(value: &Value) -> bool {
    let items = value.as_array();
    items.is_some_and(|items| items.iter().all(Value::is_string))
}
