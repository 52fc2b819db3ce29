//! Checks the form of the document, which later passes rely on.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Notes, any, each_schema, unsupported};
use crate::extension::{EITHER, ERRORS, NAME, OWN_TYPE, PARAMETER, STATED};
use crate::walk::{self, Kind, METHODS};
use crate::{Error, NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    objects(document, notes)?;
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
    each_schema(document, notes, &mut keywords)?;
    in_paths(document, notes)?;
    repeated(document, notes);
    let mut wrong = Vec::new();
    for operation in walk::operations(document) {
        let mut parameters = operation.parameters(document).into_iter();
        let checked = parameters.try_for_each(|(at, found)| parameter(document, found, &at));
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
    walk::remove_nulls(document, &mut |at, text| {
        notes.add(NoteKind::Removed, at, text);
    });
    tuples(document, notes)?;
    for wrong in walk::wrong_forms(document) {
        let message = wrong.message;
        let Some((kind, within)) = wrong.within else {
            remove_component(document, &wrong.at, message, notes)?;
            continue;
        };
        // Nothing is there if what it was in is kept as raw JSON already.
        let Some(value) = document.pointer_mut(within.as_str()) else {
            continue;
        };
        if kind == Kind::Schema {
            let text = format!("{message}: kept as raw JSON");
            notes.add(NoteKind::KeptAsJson, &wrong.at, text);
            any(value);
            continue;
        }
        let reason = format!("{}: {message}", wrong.at);
        if kind == Kind::Operation {
            unsupported::mark(value, &reason);
        } else if let Value::Object(item) = value {
            item.retain(|key, _| METHODS.contains(&key.as_str()));
            item.values_mut()
                .for_each(|operation| unsupported::mark(operation, &reason));
        }
    }
    Ok(())
}

/// Removes a component that is not a schema and has the wrong form, so that only what uses it
/// is left out.
fn remove_component(
    document: &mut Value,
    at: &Pointer,
    message: &str,
    notes: &mut Notes<'_>,
) -> Result<()> {
    let mut tokens = at.tokens();
    let is_component = tokens.next().is_some_and(|top| top == "components");
    let (Some(kind), Some(name), true) = (tokens.next(), tokens.next(), is_component) else {
        return Err(Error::at(at, message));
    };
    let list = document["components"][&kind].as_object_mut();
    if list.and_then(|list| list.shift_remove(&name)).is_some() {
        let text = format!("the component is removed: {message}");
        notes.add(NoteKind::Removed, at, text);
    }
    Ok(())
}

/// `items` with an array, as older versions of JSON Schema have it, is `prefixItems`.
fn tuples(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let is_tuple = |name: &str, value: &Value| name == "items" && value.is_array();
    while walk::any_property(document, &is_tuple) {
        let mut found = false;
        walk::each(document, Kind::Schema, &mut |schema, at| {
            if let Some(object) = schema.as_object_mut()
                && object.get("items").is_some_and(Value::is_array)
                && let Some(items) = object.shift_remove("items")
            {
                let text = "an array: read as `prefixItems`";
                notes.add(NoteKind::Rewritten, &at.join("items"), text);
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

/// Checks the types of the keywords that passes read. Wrong ones that only describe are
/// removed; any other leaves the whole schema without a type.
fn keywords(schema: &mut Value, at: &Pointer, notes: &mut Notes<'_>) -> Result<()> {
    let Some(object) = schema.as_object_mut() else {
        return Ok(());
    };
    if let Some(Value::Array(names)) = object.get_mut("required") {
        unquoted(names, &at.join("required"), notes);
    }
    object.retain(|keyword, value| {
        let wrong = match keyword.as_str() {
            "description" | "title" | "format" | "pattern" => !value.is_string(),
            "required" => !is_texts(value),
            "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems" => {
                !value.is_boolean()
            }
            "minimum" | "maximum" | "multipleOf" | "minLength" | "maxLength" | "minItems"
            | "maxItems" | "minProperties" | "maxProperties" => !value.is_number(),
            "exclusiveMinimum" | "exclusiveMaximum" => !value.is_number() && !value.is_boolean(),
            "discriminator" => !value.is_object(),
            // The lowering adds these; in a document, they would be read as its own.
            keyword if ADDED.contains(&keyword) => true,
            _ => false,
        };
        if wrong {
            notes.add(
                NoteKind::Removed,
                &at.join(keyword),
                match ADDED.contains(&keyword.as_str()) {
                    true => "removed: only the generator adds this extension",
                    false => "removed: its value has the wrong type",
                },
            );
        }
        !wrong
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
        return Err(Error::at(&at.join(keyword), message));
    }
    Ok(())
}

/// Removes what parameters and operations have in a wrong form, and extensions that only the
/// lowering adds.
fn objects(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each_object(document, &mut |value, kind, at| {
        let Some(object) = value.as_object_mut() else {
            return Ok(());
        };
        object.retain(|key, value| {
            let wrong = match (kind, key.as_str()) {
                (Kind::Parameter, "required" | "explode" | "allowReserved" | "deprecated") => {
                    !value.is_boolean()
                }
                (Kind::Parameter, "style" | "description") => !value.is_string(),
                (Kind::Parameter | Kind::Operation, key) => {
                    [ERRORS, STATED, unsupported::MARK].contains(&key)
                }
                _ => false,
            };
            if wrong {
                let text = "removed: its value has the wrong type, or only the generator adds it";
                notes.add(NoteKind::Removed, &at.join(key), text);
            }
            !wrong
        });
        Ok(())
    })
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
fn unquoted(names: &mut [Value], at: &Pointer, notes: &mut Notes<'_>) {
    for (index, name) in names.iter_mut().enumerate() {
        if name.is_number() || name.is_boolean() {
            let text = format!("`{name}` has no quotes: read as text");
            notes.add(NoteKind::Interpreted, &at.join(index), text);
            *name = Value::from(name.to_string());
        }
    }
}

fn is_texts(value: &Value) -> bool {
    let items = value.as_array();
    items.is_some_and(|items| items.iter().all(Value::is_string))
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

/// Removes parameters that a list states a second time, or a header in another spelling.
fn repeated(document: &mut Value, notes: &mut Notes<'_>) {
    let mut changed = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let path = Pointer::default().join("paths").join(path);
        let methods = METHODS.map(|method| (&item[method], path.join(method)));
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
