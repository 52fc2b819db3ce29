//! The last pass: removes what no pass handled and generated code does not support, with
//! a note. Without it, `Model` would skip these keywords silently.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Notes, unsupported};
use crate::names::field_name;
use crate::walk::{self, Kind};
use crate::{Error, NoteKind, Pointer, Result, keywords};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        if let Some(object) = schema.as_object_mut() {
            object.retain(|key, _| {
                let known = keywords::is_lowered(key);
                if !known {
                    notes.add(
                        NoteKind::Removed,
                        &at.join(key),
                        "removed: generated types do not support this keyword",
                    );
                }
                known
            });
        }
        Ok(())
    })?;
    security(document, notes);
    operations(document);
    references(document)
}

/// Checks that no object of an operation is a reference still, apart from a parameter or a
/// header that leads to a component. What such an object states would be lost silently.
fn references(document: &mut Value) -> Result<()> {
    let mut found = Vec::new();
    walk::each_object(document, &mut |object, kind, at| {
        if object.get("$ref").is_some() {
            found.push((kind, at.clone()));
        }
        Ok(())
    })?;
    // A component may refer to a parameter that was left out; no operation uses it then.
    let shared = ["parameters", "headers"].map(|list| Pointer::from("#/components").join(list));
    for (kind, at) in found {
        if shared.iter().any(|list| at.is_in(list)) {
            continue;
        }
        let reference = document.pointer(at.as_str()).unwrap_or(&Value::Null);
        let (place, _) = walk::follow(document, reference, &at)?;
        if kind != Kind::Parameter || !shared.iter().any(|list| place.is_in(list)) {
            let message = format!("the reference to {place} was not followed");
            return Err(Error::at(&at.join("$ref"), message));
        }
    }
    Ok(())
}

/// Leaves out security schemes other than keys in headers. A scheme that refers to another
/// one is another name of the same key.
fn security(document: &mut Value, notes: &mut Notes<'_>) {
    let at = Pointer::from("#/components/securitySchemes");
    let Some(Value::Object(schemes)) = document.pointer_mut(at.as_str()) else {
        return;
    };
    schemes.retain(|name, scheme| {
        if let Some(reference) = scheme.get("$ref").and_then(Value::as_str) {
            let text = format!("removed: another name of `{reference}`");
            notes.add(NoteKind::Removed, &at.join(name), text);
            return false;
        }
        let is_key = scheme["type"] == "apiKey" && scheme["in"] == "header" && scheme["name"].is_string();
        if !is_key {
            let text = "left out: only keys in headers are supported; send this one with your own `reqwest::Client`";
            notes.add(NoteKind::LeftOut, &at.join(name), text);
        }
        is_key
    });
}

/// Marks parameters whose Rust name is taken.
fn operations(document: &mut Value) {
    let mut wrong = Vec::new();
    for operation in walk::operations(document) {
        // Methods that progenitor gives every builder.
        let mut names = BTreeSet::from(["send".to_owned(), "header_map".to_owned()]);
        if operation.value.get("requestBody").is_some() {
            names.insert("body".to_owned());
        }
        let mut parameters = operation.parameters(document);
        // Required parameters get their names first.
        parameters.sort_by_key(|(_, parameter)| parameter["required"] != true);
        for (at, parameter) in parameters {
            let name = parameter["name"].as_str().unwrap_or_default();
            if names.insert(field_name(name)) {
                continue;
            }
            let message = "its Rust name is taken by another parameter or by the builder";
            let reason = format!("{at}: {message}");
            // A shared parameter's name may be unused in other operations.
            let is_own = at.tokens().next().is_some_and(|first| first == "paths");
            match is_own && parameter["required"] != true {
                true => wrong.push((at, reason)),
                false => wrong.push((operation.at.clone(), reason)),
            }
        }
    }
    for (at, reason) in wrong {
        if let Some(operation) = document.pointer_mut(at.as_str()) {
            unsupported::mark(operation, &reason);
        }
    }
}
