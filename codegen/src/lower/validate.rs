//! Checks the form of the document, which later passes rely on.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Notes, each_schema, unsupported};
use crate::walk::{self, Kind, METHODS};
use crate::{Error, NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::check(document)?;
    for name in ["title", "version"] {
        let value = &mut document["info"][name];
        if !value.is_string() {
            // `version: 1.0` is a number in YAML.
            *value = Value::from(
                value
                    .as_f64()
                    .map_or_else(String::new, |_| value.to_string()),
            );
        }
    }
    each_schema(document, notes, &mut keywords)?;
    in_paths(document, notes)?;
    let mut wrong = Vec::new();
    for operation in walk::operations(document) {
        let parameters = operation.parameters(document);
        let followed = parameters
            .iter()
            .try_for_each(|(at, parameter)| walk::follow(document, parameter, at).map(|_| ()));
        if let Err(error) = followed.and_then(|()| path(&operation, document)) {
            wrong.push((operation.at.clone(), error.to_string()));
        }
    }
    for (at, reason) in wrong {
        if let Some(operation) = document.pointer_mut(at.as_str()) {
            unsupported::mark(operation, &reason);
        }
    }
    Ok(())
}

/// Checks the types of the keywords that passes read. If a wrong keyword is only an
/// annotation, it is removed. Any other wrong keyword leaves the whole schema without a type.
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
                NoteKind::Removed,
                &at.join(keyword),
                "removed: its value has the wrong type",
            );
        }
        !wrong
    });
    for (keyword, value) in object {
        let message = match (keyword.as_str(), value) {
            ("$ref", value) if !value.is_string() => "expected a string",
            ("type", value) if !value.is_string() && !is_texts(value) => {
                "expected a type or an array of types"
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

/// The names in braces in a path.
fn templates(path: &str) -> BTreeSet<&str> {
    let templates = path.split('{').skip(1);
    let templates = templates.filter_map(|rest| rest.split_once('}'));
    templates.map(|(name, _)| name).collect()
}

/// Makes path parameters required, adds those that are not described, and removes those
/// that the path does not have.
fn in_paths(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Parameter, &mut |parameter, at| {
        if parameter["in"] == "path" && parameter["required"] != true {
            notes.add(
                NoteKind::Interpreted,
                at,
                "required, because it is in the path",
            );
            parameter["required"] = json!(true);
        }
        Ok(())
    })?;
    let (mut missing, mut foreign) = (Vec::new(), BTreeSet::new());
    for operation in walk::operations(document) {
        let templates = templates(operation.path);
        let mut stated = BTreeSet::new();
        for (_, parameter) in operation.parameters(document) {
            let name = parameter["name"].as_str().unwrap_or_default();
            if parameter["in"] == "path" && !stated.insert(name) {
                continue;
            }
            if parameter["in"] == "path" && !templates.contains(name) {
                foreign.insert((operation.path.to_owned(), name.to_owned()));
            }
        }
        for name in templates
            .difference(&stated)
            .filter(|name| !name.is_empty())
        {
            missing.push((operation.at.clone(), (*name).to_owned()));
        }
    }
    for (path, name) in foreign {
        let item = Pointer::default().join("paths").join(path);
        let lists = std::iter::once(item.clone()).chain(METHODS.map(|method| item.join(method)));
        for at in lists.map(|holder| holder.join("parameters")) {
            without(document, &at, &name, notes);
        }
    }
    for (at, name) in missing {
        notes.add(
            NoteKind::Interpreted,
            &at,
            format!("the path parameter `{name}` is not described: it accepts any text"),
        );
        if let Some(Value::Object(operation)) = document.pointer_mut(at.as_str()) {
            let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
            if let Value::Array(parameters) = parameters {
                parameters.push(json!({
                    "name": name, "in": "path", "required": true, "schema": { "type": "string" },
                }));
            }
        }
    }
    Ok(())
}

/// Removes a path parameter from a list.
fn without(document: &mut Value, at: &Pointer, name: &str, notes: &mut Notes<'_>) {
    let Some(Value::Array(mut list)) = document.pointer(at.as_str()).cloned() else {
        return;
    };
    let length = list.len();
    list.retain(|parameter| {
        let parameter = walk::follow(document, parameter, at).map_or(parameter, |found| found.1);
        parameter["in"] != "path" || parameter["name"] != name
    });
    if list.len() < length {
        notes.add(
            NoteKind::Removed,
            at,
            format!("the path parameter `{name}` is removed: the path does not have it"),
        );
        if let Some(parameters) = document.pointer_mut(at.as_str()) {
            *parameters = Value::Array(list);
        }
    }
}

/// Checks that the path has matching braces, and the same names as its parameters.
fn path(operation: &walk::Operation<'_>, document: &Value) -> Result<()> {
    let mut braces = operation.path.chars().filter(|sign| "{}".contains(*sign));
    while let Some(sign) = braces.next() {
        if sign == '}' || braces.next() != Some('}') {
            let message = "the path has unmatched braces";
            return Err(Error::at(&operation.at, message));
        }
    }
    let templates = templates(operation.path);
    let parameters = operation.parameters(document).into_iter();
    let stated = parameters.filter(|(_, parameter)| parameter["in"] == "path");
    let stated: BTreeSet<&str> = stated
        .filter_map(|(_, parameter)| parameter["name"].as_str())
        .collect();
    match templates.symmetric_difference(&stated).next() {
        Some(name) => {
            let message = format!("`{name}` must be both in the path and among its parameters");
            Err(Error::at(&operation.at.join("parameters"), message))
        }
        None => Ok(()),
    }
}
