//! The form of the document, checked first: what comes after relies on it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Notes, each_schema, left_out};
use crate::walk;
use crate::{Error, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::check(document)?;
    for name in ["title", "version"] {
        let value = &mut document["info"][name];
        if !value.is_string() {
            // A version that is written as a number is one all the same.
            *value = Value::from(
                value
                    .as_f64()
                    .map_or_else(String::new, |_| value.to_string()),
            );
        }
    }
    each_schema(document, notes, &mut keywords)?;
    let mut wrong = Vec::new();
    for operation in walk::operations(document) {
        let checked = references(&operation.parameters(document));
        if let Err(error) = checked.and_then(|()| path(&operation, document)) {
            wrong.push((operation.at.clone(), error.to_string()));
        }
    }
    for (at, reason) in wrong {
        if let Some(operation) = document.pointer_mut(at.as_str()) {
            left_out::mark(operation, &reason);
        }
    }
    Ok(())
}

/// The values of the keywords that passes read. What is of no effect when it is of
/// another type goes; without the others nothing is known of a value.
fn keywords(schema: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> Result<()> {
    let Some(object) = schema.as_object_mut() else {
        return Ok(());
    };
    object.retain(|keyword, value| {
        let wrong = match keyword.as_str() {
            "description" | "title" => !value.is_string(),
            "required" => !is_texts(value),
            _ => false,
        };
        if wrong {
            notes.add(
                &at.join(keyword),
                "taken out: is of no type that it can have",
            );
        }
        !wrong
    });
    for (keyword, value) in object {
        let message = match (keyword.as_str(), value) {
            ("$ref", value) if !value.is_string() => "expected a string",
            ("type", value) if !value.is_string() && !is_texts(value) => {
                "expected a type or an array of them"
            }
            ("enum", value) if !value.is_array() => "expected an array",
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
