//! Parameters, whose rules are checked before anything is sent.
//!
//! The schemas of integers with bounds, of strings that are one of several, and
//! of arrays sent as one comma-separated value become components, marked with
//! the parameter's name. A plain scalar
//! needs no check. Any other rule is noted, since nothing checks it. A parameter
//! that nothing can send leaves the document.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Components, Notes, is_annotation, reference, unsupported};
use crate::extension::PARAMETER;
use crate::names::type_name;
use crate::walk::Kind;
use crate::{Error, NoteKind, Pointer, Result};

/// Headers that are no parameters: OpenAPI says so of the first three, and of the
/// others a caller's own value would make it another message.
const NO_PARAMETERS: [&str; 7] = [
    "Accept",
    "Authorization",
    "Content-Type",
    "Connection",
    "Content-Length",
    "Host",
    "Transfer-Encoding",
];

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut components = Components::of(document);
    let scalars = components_that(document, |schema| is_scalar(schema) && is_plain(schema));
    let choices = components_that(document, is_choice);
    let all = document
        .pointer("/components/schemas")
        .cloned()
        .unwrap_or_default();
    unsupported::each(
        document,
        Kind::Parameter,
        notes,
        &mut |parameter, at, notes| {
            let Some(place) = parameter
                .get("in")
                .and_then(Value::as_str)
                .map(str::to_owned)
            else {
                return Ok(());
            };
            if place == "cookie" || parameter.get("content").is_some() {
                let message = "nothing sends a cookie, or a parameter with `content`";
                return Err(Error::at(at, message));
            }
            let Some(wire) = parameter
                .get("name")
                .and_then(Value::as_str)
                .map(str::to_owned)
            else {
                return Err(Error::at(at, "a parameter has a `name`"));
            };
            let mut no_parameters = NO_PARAMETERS.iter();
            if place == "header" && no_parameters.any(|name| wire.eq_ignore_ascii_case(name)) {
                // It may well be sent: by the client.
                parameter["required"] = json!(false);
                let message = format!("`{wire}` is left to the HTTP client");
                return Err(Error::at(at, message));
            }
            let is_query = place == "query";
            let schema = parameter["schema"].take();
            parameter["schema"] = simple(schema, &all, &at.join("schema"), notes);
            if !is_query && parameter["schema"]["type"] == "array" {
                let message = "nothing sends an array outside a query";
                return Err(Error::at(&at.join("schema"), message));
            }
            if let Some(name) = reference(&parameter["schema"])
                && let Some(choice) = choices.get(&name)
            {
                parameter["schema"] = choice.clone();
            }
            let schema = &parameter["schema"];
            if is_query
                && (is_comma_separated(parameter, at)? || is_bounded(schema) || is_choice(schema))
            {
                let mut schema = parameter["schema"].take();
                check_rules(&mut schema, &at.join("schema"), &scalars, notes)?;
                schema[PARAMETER] = json!(wire);
                let name = components.add(&wanted(at, &wire), schema);
                notes.add(
                    NoteKind::Named,
                    at,
                    format!("checked before it is sent, as {name}"),
                );
                parameter["schema"] = json!({ "$ref": format!("#/components/schemas/{name}") });
                return Ok(());
            }
            plain(
                &mut parameter["schema"],
                &scalars,
                &at.join("schema"),
                notes,
            )
        },
    )?;
    components.into(document);
    Ok(())
}

/// A parameter's schema behind a reference to one that is no scalar, and without
/// null, which no query says. One of several scalars is sent as text.
fn simple(schema: Value, all: &Value, at: &Pointer, notes: &mut Notes<'_>) -> Value {
    let mut schema = schema;
    for _ in 0..16 {
        if let Some(object) = schema.as_object_mut() {
            object.shift_remove("nullable");
        }
        let branches = schema.get("oneOf").or(schema.get("anyOf"));
        if let Some(branches) = branches.and_then(Value::as_array) {
            let lists = branches.iter().all(|branch| branch["type"] == "array");
            notes.add(NoteKind::Interpreted, at, "of several forms: sent as text");
            return match lists && !branches.is_empty() {
                true => branches[0].clone(),
                false => json!({ "type": "string" }),
            };
        }
        let Some(target) = reference(&schema).and_then(|name| all.get(&name)) else {
            break;
        };
        if is_scalar(target) && (is_plain(target) || is_choice(target)) {
            break;
        }
        schema = target.clone();
    }
    if schema.get("type").is_none() && schema.get("$ref").is_none() && schema.get("allOf").is_none()
    {
        schema["type"] = json!("string");
        notes.add(NoteKind::Interpreted, at, "of no stated type: sent as text");
    }
    schema
}

/// The rules of a checked parameter that are checked; others go, with a note.
fn check_rules(
    schema: &mut Value,
    at: &Pointer,
    scalars: &BTreeMap<String, Value>,
    notes: &mut Notes<'_>,
) -> Result<()> {
    let checked: &[&str] = match schema["type"].as_str() {
        Some("array") => &["type", "items", "minItems"],
        Some("string") => &["type", "enum"],
        _ => &[
            "type",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "format",
        ],
    };
    only(schema, at, checked, notes);
    if let Some(items) = schema.get_mut("items")
        && !reference(items).is_some_and(|name| scalars.contains_key(&name))
    {
        let at = at.join("items");
        only(items, &at, &["type"], notes);
        if !is_scalar(items) {
            let message = "nothing sends a list of what is no scalar in one value";
            return Err(Error::at(&at, message));
        }
        if items["type"] != "string" {
            notes.add(NoteKind::Interpreted, &at, "the items are given as text");
            items["type"] = json!("string");
        }
    }
    Ok(())
}

/// Leaves a schema with no keywords but these, and words for people.
fn only(schema: &mut Value, at: &Pointer, allowed: &[&str], notes: &mut Notes<'_>) {
    if let Some(schema) = schema.as_object_mut() {
        schema.retain(|key, _| {
            let kept = allowed.contains(&key.as_str()) || is_annotation(key);
            if !kept {
                notes.add(
                    NoteKind::NotChecked,
                    &at.join(key),
                    "not checked before it is sent",
                );
            }
            kept
        });
    }
}

/// The component schemas of a kind, by name.
fn components_that(document: &Value, is: impl Fn(&Value) -> bool) -> BTreeMap<String, Value> {
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let found = schemas
        .into_iter()
        .flatten()
        .filter(|(_, schema)| is(schema));
    found
        .map(|(name, schema)| (name.clone(), schema.clone()))
        .collect()
}

/// Without any rule: it needs no check.
fn is_plain(schema: &Value) -> bool {
    let plain = |key: &String| ["type", "format"].contains(&key.as_str()) || is_annotation(key);
    schema
        .as_object()
        .is_some_and(|schema| schema.keys().all(plain))
}

/// One of several strings.
fn is_choice(schema: &Value) -> bool {
    schema["type"] == "string" && schema.get("enum").is_some_and(Value::is_array)
}

fn is_scalar(schema: &Value) -> bool {
    matches!(
        schema["type"].as_str(),
        Some("string" | "integer" | "number" | "boolean")
    )
}

/// A scalar, or an array of scalars sent as repeated keys, without any rule.
fn plain(
    schema: &mut Value,
    scalars: &BTreeMap<String, Value>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> Result<()> {
    if let Some(name) = reference(schema).filter(|name| scalars.contains_key(name)) {
        *schema = json!({ "$ref": format!("#/components/schemas/{name}") });
        return Ok(());
    }
    for keyword in ["default", "format"] {
        if schema
            .as_object_mut()
            .and_then(|schema| schema.shift_remove(keyword))
            .is_some()
        {
            notes.add(
                NoteKind::NotChecked,
                &at.join(keyword),
                "taken out: the server knows it",
            );
        }
    }
    if schema["type"] == "array" && schema.get("items").is_some() {
        plain(&mut schema["items"], scalars, &at.join("items"), notes)?;
    } else if !is_scalar(schema) {
        let message = "nothing sends a parameter that is no scalar or array of scalars";
        return Err(Error::at(at, message));
    }
    only(schema, at, &["type", "items"], notes);
    Ok(())
}

/// A component parameter gives its own name, another one the parameter's.
fn wanted(at: &Pointer, wire: &str) -> String {
    let tokens: Vec<String> = at.tokens().collect();
    match tokens.as_slice() {
        [components, parameters, name]
            if components == "components" && parameters == "parameters" =>
        {
            type_name(name)
        }
        _ => type_name(wire),
    }
}

fn is_bounded(schema: &Value) -> bool {
    let bounds = ["minimum", "maximum"].map(|keyword| schema.get(keyword));
    let mut bounds = bounds.into_iter().flatten().peekable();
    schema["type"] == "integer" && bounds.peek().is_some() && bounds.all(Value::is_i64)
}

/// `style: form, explode: false` on an array of strings. Other arrays are sent
/// by progenitor as repeated keys, which is what OpenAPI says of them.
fn is_comma_separated(parameter: &Value, at: &Pointer) -> Result<bool> {
    let style = parameter
        .get("style")
        .and_then(Value::as_str)
        .unwrap_or("form");
    if style != "form" {
        let message = format!("nothing sends the query style `{style}`");
        return Err(Error::at(&at.join("style"), message));
    }
    let exploded = parameter.get("explode").and_then(Value::as_bool) != Some(false);
    Ok(!exploded && parameter["schema"]["type"] == "array")
}
