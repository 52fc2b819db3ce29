//! Makes every `$ref` of a schema lead to a component, without keywords beside it.
//!
//! A schema elsewhere that is the target of a reference becomes a component. A `$ref` with
//! siblings, which 3.0 ignores, moves into an `allOf` beside them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Components, Notes, each_schema};
use crate::names::type_name;
use crate::walk::{self, Kind};
use crate::{Error, NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    hoist_targets(document, notes)?;
    each_schema(document, notes, &mut |schema, at, notes| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        if let Some(target) = object.get("$ref").and_then(Value::as_str)
            && component(target).is_none()
        {
            let reason = match target.starts_with('#') {
                true => "does not exist in the document",
                false => "refers to another file; bundle the document first",
            };
            return Err(Error::at(&at.join("$ref"), format!("`{target}` {reason}")));
        }
        if object.len() > 1
            && let Some(reference) = object.shift_remove("$ref")
        {
            let siblings = object.keys().cloned().collect::<Vec<_>>().join(", ");
            notes.add(
                NoteKind::Rewritten,
                at,
                format!("`$ref` beside {siblings} is moved into `allOf`"),
            );
            match object.get_mut("allOf") {
                Some(Value::Array(members)) => members.push(json!({ "$ref": reference })),
                _ => drop(object.insert("allOf".to_owned(), json!([{ "$ref": reference }]))),
            }
        }
        Ok(())
    })
}

/// The name of the component schema that a reference leads to.
fn component(target: &str) -> Option<String> {
    let name = target.strip_prefix("#/components/schemas/")?;
    (!name.is_empty() && !name.contains('/')).then(|| Pointer::from(target).last())?
}

/// Makes a component of every schema elsewhere in the document that is the target of a
/// reference, because only components become types.
fn hoist_targets(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut components = Components::of(document);
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    // A new component may contain references.
    loop {
        let mut targets = Vec::new();
        walk::each(document, Kind::Schema, &mut |schema, _| {
            map_to(&found, schema);
            let Some(Value::String(target)) = schema.get_mut("$ref") else {
                return Ok(());
            };
            if component(target).is_none() && target.starts_with("#/") {
                match found.get(target.as_str()) {
                    Some(name) => *target = format!("#/components/schemas/{name}"),
                    None => targets.push(target.clone()),
                }
            }
            Ok(())
        })?;
        let before = found.len();
        let stated = targets.clone();
        for target in targets {
            let at = Pointer::from(target.as_str());
            let schema = document
                .pointer(at.as_str())
                .filter(|schema| schema.is_object());
            let (Some(schema), false) = (schema.cloned(), found.contains_key(&target)) else {
                continue;
            };
            let is_around = |other: &String| other.starts_with(&format!("{target}/"));
            let is_whole = !stated.iter().chain(found.keys()).any(is_around);
            let wanted = name_of_body(document, &at).filter(|_| is_whole);
            let replaced = wanted.is_some();
            let name = components.add(&wanted.unwrap_or_else(|| end_of(&at)), schema);
            if replaced && let Some(original) = document.pointer_mut(at.as_str()) {
                *original = json!({ "$ref": format!("#/components/schemas/{name}") });
            }
            notes.moved(&name, &at);
            notes.add(
                NoteKind::Named,
                &at,
                format!("a reference leads here, so this is also the component {name}"),
            );
            found.insert(target, name);
        }
        if found.len() == before {
            return Ok(());
        }
        std::mem::replace(&mut components, Components::of(document)).into(document);
        components = Components::of(document);
    }
}

/// Points the tags of a schema's discriminator at these new components.
fn map_to(found: &BTreeMap<String, String>, schema: &mut Value) {
    let mapping = schema.pointer_mut("/discriminator/mapping");
    let mapping = mapping.and_then(Value::as_object_mut);
    for (_, target) in mapping.into_iter().flatten() {
        if let Some(name) = target.as_str().and_then(|target| found.get(target)) {
            *target = json!(format!("#/components/schemas/{name}"));
        }
    }
}

/// The name of the component that is made of the schema of a whole body or parameter: after
/// the component or operation that has it. `None` for other schemas.
fn name_of_body(document: &Value, at: &Pointer) -> Option<String> {
    let words: Vec<String> = at.tokens().collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let operation = |path: &str, method: &str| {
        let at = Pointer::from("#/paths").join(path).join(method);
        let operation = document.pointer(at.as_str());
        let id = operation.and_then(|operation| operation["operationId"].as_str());
        id.map_or_else(|| format!("{method} {path}"), str::to_owned)
    };
    let name = match words[..] {
        ["components", "parameters", name, "schema"] => name.to_owned(),
        ["components", "requestBodies", name, "content", _, "schema"] => format!("{name} Request"),
        ["components", "responses", name, "content", _, "schema"] => format!("{name} Response"),
        ["paths", path, method, "requestBody", "content", _, "schema"] => {
            format!("{} Request", operation(path, method))
        }
        [
            "paths",
            path,
            method,
            "responses",
            _,
            "content",
            _,
            "schema",
        ] => {
            format!("{} Response", operation(path, method))
        }
        _ => return None,
    };
    Some(type_name(&name))
}

/// The name of another component: the end of the place of its schema.
fn end_of(at: &Pointer) -> String {
    let words: Vec<String> = at.tokens().collect();
    type_name(&words[words.len().saturating_sub(3)..].join(" "))
}
