//! Parameters, whose rules are checked before anything is sent.
//!
//! The schemas of integers with bounds, of strings that are one of several, and
//! of arrays sent as one comma-separated value become components, marked with
//! the parameter's name. A plain scalar
//! needs no check. Any other rule is an error, since nothing would check it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Components, Notes, is_annotation, reference};
use crate::extension::PARAMETER;
use crate::names::type_name;
use crate::walk::{self, Kind};
use crate::{Error, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut components = Components::of(document);
    let scalars = components_that(document, |schema| is_scalar(schema) && is_plain(schema));
    let choices = components_that(document, is_choice);
    walk::each(document, Kind::Parameter, &mut |parameter, at| {
        let Some(place) = parameter
            .get("in")
            .and_then(Value::as_str)
            .map(str::to_owned)
        else {
            return Ok(());
        };
        if place == "cookie" || parameter.get("content").is_some() {
            let message = "no pass handles a cookie, or a parameter with `content`; take it out with an overlay";
            return Err(Error::at(at, message));
        }
        let Some(wire) = parameter
            .get("name")
            .and_then(Value::as_str)
            .map(str::to_owned)
        else {
            return Err(Error::at(at, "a parameter has a `name`"));
        };
        let is_query = place == "query";
        if !is_query && parameter["schema"]["type"] == "array" {
            let message = "no pass handles an array outside a query; state a scalar in an overlay";
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
            check_rules(&schema, &at.join("schema"), &scalars)?;
            schema[PARAMETER] = json!(wire);
            let name = components.add(&wanted(at, &wire), schema);
            notes.add(at, format!("checked before it is sent, as {name}"));
            parameter["schema"] = json!({ "$ref": format!("#/components/schemas/{name}") });
            return Ok(());
        }
        plain(
            &mut parameter["schema"],
            &scalars,
            &at.join("schema"),
            notes,
        )
    })?;
    components.into(document);
    Ok(())
}

/// The rules of a checked parameter that are checked.
fn check_rules(schema: &Value, at: &Pointer, scalars: &BTreeMap<String, Value>) -> Result<()> {
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
    only(schema, at, checked)?;
    match schema.get("items") {
        Some(items) if !reference(items).is_some_and(|name| scalars.contains_key(&name)) => {
            only(items, &at.join("items"), &["type"])
        }
        _ => Ok(()),
    }
}

/// That a schema has no keywords but these, and words for people.
fn only(schema: &Value, at: &Pointer, allowed: &[&str]) -> Result<()> {
    let unknown = |key: &&String| !allowed.contains(&key.as_str()) && !is_annotation(key);
    match schema
        .as_object()
        .and_then(|schema| schema.keys().find(unknown))
    {
        Some(keyword) => {
            let message = "no pass checks this in a parameter yet; take it out with an overlay";
            Err(Error::at(&at.join(keyword), message))
        }
        None => Ok(()),
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
    only(schema, &Pointer::default(), &["type", "format"]).is_ok()
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
            notes.add(&at.join(keyword), "taken out: the server knows it");
        }
    }
    if schema["type"] == "array" && schema.get("items").is_some() {
        plain(&mut schema["items"], scalars, &at.join("items"), notes)?;
    } else if !is_scalar(schema) {
        let message = "no pass handles a parameter that is no scalar or array of scalars; state its type in an overlay";
        return Err(Error::at(at, message));
    }
    only(schema, at, &["type", "items"])
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
    schema["type"] == "integer" && (schema.get("minimum").or(schema.get("maximum"))).is_some()
}

/// `style: form, explode: false` on an array of strings. Other arrays are sent
/// by progenitor as repeated keys, which is what OpenAPI says of them.
fn is_comma_separated(parameter: &Value, at: &Pointer) -> Result<bool> {
    let style = parameter
        .get("style")
        .and_then(Value::as_str)
        .unwrap_or("form");
    if style != "form" {
        let message = format!("no pass handles the query style `{style}`");
        return Err(Error::at(&at.join("style"), message));
    }
    let exploded = parameter.get("explode").and_then(Value::as_bool) != Some(false);
    Ok(!exploded && parameter["schema"]["type"] == "array")
}
