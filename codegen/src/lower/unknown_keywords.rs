//! The last pass: a keyword that no pass handled and 3.0.3 does not know goes with
//! a note, since the generator below would drop it without a word.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Notes, is_annotation, unsupported};
use crate::names::field_name;
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

/// The keywords of a 3.0.3 schema, annotations aside.
const KNOWN: [&str; 26] = [
    "$ref",
    "type",
    "nullable",
    "format",
    "enum",
    "properties",
    "required",
    "additionalProperties",
    "minProperties",
    "maxProperties",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "allOf",
    "oneOf",
    "anyOf",
    "discriminator",
];

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    walk::each(document, Kind::Schema, &mut |schema, at| {
        if let Some(object) = schema.as_object_mut() {
            object.retain(|key, _| {
                let known = KNOWN.contains(&key.as_str()) || is_annotation(key);
                if !known {
                    notes.add(
                        NoteKind::Removed,
                        &at.join(key),
                        "taken out: no type says it",
                    );
                }
                known
            });
        }
        Ok(())
    })?;
    security(document, notes);
    operations(document);
    Ok(())
}

/// Keys in headers are sent; what else a server asks for, a caller's own
/// `reqwest::Client` can send.
fn security(document: &mut Value, notes: &mut Notes<'_>) {
    let at = Pointer::from("#/components/securitySchemes");
    let Some(Value::Object(schemes)) = document.pointer_mut(at.as_str()) else {
        return;
    };
    schemes.retain(|name, scheme| {
        let is_key = scheme["type"] == "apiKey" && scheme["in"] == "header" && scheme["name"].is_string();
        if !is_key {
            let text = "left out: only keys in headers are sent; send it by a `reqwest::Client` of your own";
            notes.add(NoteKind::LeftOut, &at.join(name), text);
        }
        is_key
    });
}

/// What progenitor has no method for, and names that would be one in Rust.
fn operations(document: &mut Value) {
    let mut wrong = Vec::new();
    for operation in walk::operations(document) {
        if matches!(operation.method, "options" | "trace") {
            wrong.push((operation.at.clone(), "nothing sends this method".to_owned()));
            continue;
        }
        // What progenitor's builders have already.
        let mut names = BTreeSet::from(["send".to_owned(), "header_map".to_owned()]);
        if operation.value.get("requestBody").is_some() {
            names.insert("body".to_owned());
        }
        let mut parameters = operation.parameters(document);
        // What must be sent has the name.
        parameters.sort_by_key(|(_, parameter)| parameter["required"] != true);
        for (at, parameter) in parameters {
            let name = parameter["name"].as_str().unwrap_or_default();
            if names.insert(field_name(name)) {
                continue;
            }
            let message = "has a name in Rust that another parameter or the builder has";
            let reason = format!("{at}: {message}");
            // One of several operations' may have its name in the others.
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
