//! Checks the form of the document, which later passes rely on.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Notes, unsupported, wrong_parts};
use crate::walk::{self, ADDITIONAL, Kind, METHODS};
use crate::{Error, NoteKind, Pointer, Result, repair};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    wrong_parts::objects(document, notes)?;
    form(document, notes)?;
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
    in_paths(document, notes)?;
    repeated(document, notes);
    let mut wrong = Vec::new();
    for operation in walk::operations(document) {
        let mut parameters = operation.parameters(document).into_iter();
        let checked = parameters.try_for_each(|(at, found)| parameter(document, found, &at));
        let checked = checked.and_then(|()| method(&operation));
        if let Err(error) = checked.and_then(|()| path(&operation, document)) {
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

/// Repairs what does not have the form that later passes rely on. A schema of the wrong
/// form is kept as raw JSON. An operation is left out, and so are all operations of a path
/// item. Anywhere else there is nothing that could be generated without it.
fn form(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    repair::schemas(document, &mut |kind, at, text| notes.add(kind, at, text))?;
    for wrong in walk::wrong_forms(document) {
        let message = wrong.message;
        let Some((kind, within)) = wrong.within else {
            wrong_parts::remove_component(document, &wrong.at, message, notes)?;
            continue;
        };
        // Nothing is there if what it was in is kept as raw JSON already.
        let Some(value) = document.pointer_mut(within.as_str()) else {
            continue;
        };
        let reason = format!("{}: {message}", wrong.at);
        if kind == Kind::Operation {
            unsupported::mark(value, &reason);
        } else if let Value::Object(item) = &mut *value {
            item.retain(|key, _| METHODS.contains(&key.as_str()) || key == ADDITIONAL);
            for (_, operation) in walk::operations_of_mut(value, &within) {
                unsupported::mark(operation, &reason);
            }
        }
    }
    Ok(())
}

/// Checks that a parameter states what it is the name of.
fn parameter(document: &Value, parameter: &Value, at: &Pointer) -> Result<()> {
    let (at, parameter) = walk::follow(document, parameter, at)?;
    let missing = ["name", "in"]
        .into_iter()
        .find(|key| !parameter[*key].is_string());
    if let Some(key) = missing {
        return Err(Error::at(&at, format!("the parameter has no `{key}`")));
    }
    match parameter["in"].as_str() {
        Some("query" | "header" | "path" | "cookie") => Ok(()),
        _ => Err(Error::at(&at.join("in"), "not a place of a parameter")),
    }
}

/// Checks that a client can send the method.
fn method(operation: &walk::Operation<'_>) -> Result<()> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let method = operation.method;
    if method.is_empty() || !method.bytes().all(is_token) {
        let message = format!("`{method}` is not an HTTP method");
        return Err(Error::at(&operation.at, message));
    }
    match method.eq_ignore_ascii_case("connect") {
        true => Err(Error::at(
            &operation.at,
            "opens a tunnel, which is not a call",
        )),
        false => Ok(()),
    }
}

/// Removes parameters that a list states a second time, or a header in another spelling.
fn repeated(document: &mut Value, notes: &mut Notes<'_>) {
    let mut changed = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let path = Pointer::default().join("paths").join(path);
        let methods = walk::operations_of(item, &path).into_iter();
        let methods = methods.map(|(_, at, operation)| (operation, at));
        for (holder, at) in std::iter::once((item, path.clone())).chain(methods) {
            let list = holder["parameters"].as_array().into_iter().flatten();
            let at = at.join("parameters");
            let kept = first_of_each(document, list.clone(), &at, notes);
            if kept.len() < list.count() {
                changed.push((at, kept));
            }
        }
    }
    for (at, kept) in changed {
        if let Some(parameters) = document.pointer_mut(at.as_str()) {
            *parameters = Value::Array(kept);
        }
    }
}

/// The parameters of a list, each once. One that is required a second time is required.
fn first_of_each<'a>(
    document: &'a Value,
    list: impl Iterator<Item = &'a Value>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> Vec<Value> {
    let mut kept: Vec<(Value, &Value)> = Vec::new();
    for (index, stated) in list.enumerate() {
        let at = at.join(index);
        let found = walk::follow(document, stated, &at).map_or(stated, |(_, found)| found);
        let first = kept
            .iter_mut()
            .find(|(_, first)| walk::is_same(first, found));
        let Some((first, same)) = first else {
            kept.push((stated.clone(), found));
            continue;
        };
        let name = same["name"].as_str().unwrap_or_default();
        let text = format!("removed: the list states the parameter `{name}` already");
        notes.add(NoteKind::Removed, &at, text);
        if found["required"] == true && same["required"] != true {
            *first = (*same).clone();
            first["required"] = json!(true);
        }
    }
    kept.into_iter().map(|(stated, _)| stated).collect()
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
        let operations = document.pointer(item.as_str());
        let operations = operations.map(|value| walk::operations_of(value, &item));
        let operations = operations.into_iter().flatten().map(|(_, at, _)| at);
        let lists: Vec<Pointer> = std::iter::once(item.clone()).chain(operations).collect();
        for at in lists.iter().map(|holder| holder.join("parameters")) {
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
