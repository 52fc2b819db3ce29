//! The form of the document, checked first: what comes after relies on it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Notes;
use crate::walk::{self, Kind};
use crate::{Error, Pointer, Result};

pub(super) fn run(document: &mut Value, _notes: &mut Notes<'_>) -> Result<()> {
    walk::check(document)?;
    for name in ["title", "version"] {
        let at = Pointer::default().join("info").join(name);
        if !document["info"].get(name).is_some_and(Value::is_string) {
            return Err(Error::at(&at, "expected a string"));
        }
    }
    walk::each(document, Kind::Schema, &mut |schema, at| {
        keywords(schema, at)
    })?;
    for operation in walk::operations(document) {
        references(&operation.parameters(document))?;
        path(&operation, document)?;
    }
    Ok(())
}

/// The values of the keywords that passes read.
fn keywords(schema: &Value, at: &Pointer) -> Result<()> {
    for (keyword, value) in schema.as_object().into_iter().flatten() {
        let message = match (keyword.as_str(), value) {
            ("$ref" | "description", value) if !value.is_string() => "expected a string",
            ("type", value) if !value.is_string() && !is_texts(value) => {
                "expected a type or an array of them"
            }
            ("enum", value) if !value.is_array() => "expected an array",
            ("required", value) if !is_texts(value) => "expected an array of strings",
            _ => continue,
        };
        return Err(Error::at(&at.join(keyword), message));
    }
    Ok(())
}

fn is_texts(value: &Value) -> bool {
    let items = value.as_array();
    items.is_some_and(|items| items.iter().all(Value::is_string))
}

/// What a reference leads to has no reference of its own.
fn references(parameters: &[(Pointer, &Value)]) -> Result<()> {
    match parameters
        .iter()
        .find(|(_, parameter)| parameter.get("$ref").is_some())
    {
        Some((at, _)) => Err(Error::at(
            &at.join("$ref"),
            "leads to no component parameter",
        )),
        None => Ok(()),
    }
}

/// A path's templates and its parameters are the same set.
fn path(operation: &walk::Found<'_>, document: &Value) -> Result<()> {
    let templates = operation
        .path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'));
    let templates: BTreeSet<&str> = templates.map(|(name, _)| name).collect();
    let mut stated = BTreeSet::new();
    for (at, parameter) in operation.parameters(document) {
        if parameter["in"] != "path" {
            continue;
        }
        if parameter["required"] != true {
            return Err(Error::at(
                &at.join("required"),
                "a parameter in the path is required",
            ));
        }
        stated.extend(parameter["name"].as_str());
    }
    match templates.symmetric_difference(&stated).next() {
        Some(name) => {
            let message = format!("`{name}` is in only one of the path and its parameters");
            Err(Error::at(&operation.at.join("parameters"), message))
        }
        None => Ok(()),
    }
}
