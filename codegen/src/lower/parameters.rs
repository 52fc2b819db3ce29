//! Decides which parameters are checked before a request is sent.
//!
//! Integers with limits, enums of strings, and arrays that are sent as one comma-separated
//! value become components, marked with the parameter's name. Their types do the checks. A
//! plain scalar needs no check. Any other rule is not checked, and a note says so. A
//! parameter that cannot be sent is left out.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Components, Notes, aliases, reference, unsupported};
use crate::extension::{PARAMETER, STATED};
use crate::keywords::is_annotation;
use crate::names::type_name;
use crate::walk::Kind;
use crate::{Error, NoteKind, Pointer, Result};

/// Headers that are not parameters. OpenAPI excludes the first three; the others decide
/// how the message is framed and routed, so the HTTP client sets them.
const NOT_PARAMETERS: [&str; 7] = [
    "Accept",
    "Authorization",
    "Content-Type",
    "Connection",
    "Content-Length",
    "Host",
    "Transfer-Encoding",
];

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let all = document.pointer("/components/schemas");
    let mut parameters = Parameters {
        components: Components::of(document),
        scalars: components_that(document, |schema| is_scalar(schema) && is_plain(schema)),
        choices: components_that(document, is_choice),
        all: all.and_then(Value::as_object).cloned().unwrap_or_default(),
    };
    unsupported::each(
        document,
        Kind::Parameter,
        notes,
        &mut |parameter, at, notes| parameters.lower(parameter, at, notes),
    )?;
    parameters.components.into(document);
    Ok(())
}

struct Parameters {
    /// The components that checked parameters become.
    components: Components,
    /// The components that are plain scalars.
    scalars: BTreeMap<String, Value>,
    /// The components that are enums of strings.
    choices: BTreeMap<String, Value>,
    /// All component schemas.
    all: Map<String, Value>,
}

impl Parameters {
    fn lower(&mut self, parameter: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> Result<()> {
        // A header of a response has the form of a parameter, but no `in`.
        let Some(place) = parameter["in"].as_str().map(str::to_owned) else {
            return Ok(());
        };
        let name = name(parameter, &place, at)?;
        let schema_at = at.join("schema");
        let schema = parameter["schema"].take();
        let mut schema = simple(schema, &self.all, &schema_at, notes);
        if place != "query" && schema["type"] == "array" {
            let message = "an array can only be sent in the query";
            return Err(Error::at(&schema_at, message));
        }
        if let Some(choice) = reference(&schema).and_then(|name| self.choices.get(&name)) {
            schema = choice.clone();
        }
        let is_checked = place == "query"
            && (is_comma_separated(parameter, &schema, at)?
                || is_bounded(&schema)
                || is_choice(&schema));
        if is_checked {
            check_rules(&mut schema, &schema_at, &self.scalars, notes)?;
            schema[PARAMETER] = json!(name);
            let name = self.components.add(&wanted(at, &name), schema);
            notes.moved(&name, &schema_at);
            let text = format!("becomes the type {name}, which is checked before sending");
            notes.add(NoteKind::Named, at, text);
            schema = json!({ "$ref": format!("#/components/schemas/{name}") });
        } else {
            // It has no effect on the request; the documentation states it.
            if let Some(default) = schema.get("default") {
                parameter[STATED] = json!({ "default": default });
            }
            plain(&mut schema, &self.scalars, &schema_at, notes)?;
        }
        parameter["schema"] = schema;
        Ok(())
    }
}

/// The name of a parameter that can be sent.
fn name(parameter: &mut Value, place: &str, at: &Pointer) -> Result<String> {
    if place == "cookie" || parameter.get("content").is_some() {
        let message = "cookies and parameters with `content` are not supported";
        return Err(Error::at(at, message));
    }
    let Some(name) = parameter["name"].as_str().map(str::to_owned) else {
        return Err(Error::at(at, "the parameter has no `name`"));
    };
    let is_excluded = |header: &&str| name.eq_ignore_ascii_case(header);
    if place == "header" && NOT_PARAMETERS.iter().any(is_excluded) {
        // The client may send this header, so the operation is not left out.
        parameter["required"] = json!(false);
        let message = format!("the header `{name}` is left to the HTTP client");
        return Err(Error::at(at, message));
    }
    Ok(name)
}

/// A parameter's schema, without the names of components that are not scalars and without
/// null, which a query cannot express. Of several lists, the first is sent. Any other union
/// is sent as text.
fn simple(schema: Value, all: &Map<String, Value>, at: &Pointer, notes: &mut Notes<'_>) -> Value {
    let target = |schema: &Value| all.get(&reference(schema)?);
    let is_kept = |target: &Value| is_scalar(target) && (is_plain(target) || is_choice(target));
    let found = aliases(&schema, all)
        .find(|schema| forms(schema).is_some() || target(schema).is_none_or(is_kept));
    let mut schema = found.unwrap_or(&schema).clone();
    if let Some(object) = schema.as_object_mut() {
        object.shift_remove("nullable");
    }
    if let Some(forms) = forms(&schema) {
        let lists = forms.iter().all(|form| form["type"] == "array");
        let (text, sent) = match forms.first().filter(|_| lists) {
            Some(list) => ("several lists: the first form is sent", list.clone()),
            None => ("several forms: sent as text", json!({ "type": "string" })),
        };
        notes.add(NoteKind::Interpreted, at, text);
        return sent;
    }
    let keywords = ["type", "$ref", "allOf"];
    if keywords.iter().all(|keyword| schema.get(keyword).is_none()) {
        schema["type"] = json!("string");
        notes.add(NoteKind::Interpreted, at, "no stated type: sent as text");
    }
    schema
}

/// The branches of a union.
fn forms(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("oneOf").or(schema.get("anyOf"))?.as_array()
}

/// Keeps the rules of a checked parameter that its type checks. Other rules are removed, with
/// a note.
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
            let message = "a comma-separated list can only have scalar items";
            return Err(Error::at(&at, message));
        }
        if items["type"] != "string" {
            notes.add(NoteKind::Interpreted, &at, "the items are sent as text");
            items["type"] = json!("string");
        }
    }
    Ok(())
}

/// Removes the keywords that are neither among `allowed` nor annotations.
fn only(schema: &mut Value, at: &Pointer, allowed: &[&str], notes: &mut Notes<'_>) {
    if let Some(schema) = schema.as_object_mut() {
        schema.retain(|key, _| {
            let kept = allowed.contains(&key.as_str()) || is_annotation(key);
            if !kept {
                notes.add(
                    NoteKind::NotChecked,
                    &at.join(key),
                    "not checked before sending",
                );
            }
            kept
        });
    }
}

/// The component schemas for which `is` is true, by name.
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

/// Whether a schema has no rules to check.
fn is_plain(schema: &Value) -> bool {
    let plain = |key: &String| ["type", "format"].contains(&key.as_str()) || is_annotation(key);
    schema
        .as_object()
        .is_some_and(|schema| schema.keys().all(plain))
}

/// Whether a schema is an enum of strings.
fn is_choice(schema: &Value) -> bool {
    schema["type"] == "string" && schema.get("enum").is_some_and(Value::is_array)
}

fn is_scalar(schema: &Value) -> bool {
    matches!(
        schema["type"].as_str(),
        Some("string" | "integer" | "number" | "boolean")
    )
}

/// Lowers a scalar, or an array of scalars that is sent as repeated keys. Neither is
/// checked.
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
                "removed: the server applies it",
            );
        }
    }
    if schema["type"] == "array" && schema.get("items").is_some() {
        plain(&mut schema["items"], scalars, &at.join("items"), notes)?;
    } else if !is_scalar(schema) {
        let message = "a parameter must be a scalar or an array of scalars";
        return Err(Error::at(at, message));
    }
    only(schema, at, &["type", "items"], notes);
    Ok(())
}

/// The name of a checked parameter's type: that of the component, otherwise the parameter's.
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
    schema["type"] == "integer" && bounds.peek().is_some() && bounds.all(Value::is_number)
}

/// Whether an array is sent as one comma-separated value: `explode: false`. progenitor sends
/// other arrays as repeated keys, as OpenAPI requires.
fn is_comma_separated(parameter: &Value, schema: &Value, at: &Pointer) -> Result<bool> {
    let style = parameter
        .get("style")
        .and_then(Value::as_str)
        .unwrap_or("form");
    if style != "form" {
        let message = format!("the query style `{style}` is not supported");
        return Err(Error::at(&at.join("style"), message));
    }
    let exploded = parameter.get("explode").and_then(Value::as_bool) != Some(false);
    Ok(!exploded && schema["type"] == "array")
}
