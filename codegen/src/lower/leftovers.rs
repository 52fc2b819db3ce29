//! The last pass: a keyword that no pass handled and 3.0.3 does not know is an
//! error, since the generator below would drop it without a word.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Notes, is_annotation};
use crate::names::field_name;
use crate::walk::{self, Kind};
use crate::{Error, Result};

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
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        if object.shift_remove("$comment").is_some() {
            notes.add(&at.join("$comment"), "taken out");
        }
        let known = |key: &String| KNOWN.contains(&key.as_str()) || is_annotation(key);
        match object.keys().find(|key| !known(key)) {
            Some(keyword) => {
                let message = "no pass handles this keyword; take it out with an overlay";
                Err(Error::at(&at.join(keyword), message))
            }
            None => Ok(()),
        }
    })?;
    walk::each(document, Kind::PathItem, &mut |item, at| {
        let message = "no pass follows a path's `$ref`; bundle the document";
        match item.get("$ref") {
            Some(_) => Err(Error::at(&at.join("$ref"), message)),
            None => Ok(()),
        }
    })?;
    operations(document)
}

/// What progenitor has no method for, and names that would be one in Rust.
fn operations(document: &Value) -> Result<()> {
    for operation in walk::operations(document) {
        if matches!(operation.method, "options" | "trace") {
            let message = "no pass handles this method; take the operation out with an overlay";
            return Err(Error::at(&operation.at, message));
        }
        // What progenitor's builders have already.
        let mut names = BTreeSet::from(["send".to_owned(), "header_map".to_owned()]);
        if operation.value.get("requestBody").is_some() {
            names.insert("body".to_owned());
        }
        for (at, parameter) in operation.parameters(document) {
            let name = parameter["name"].as_str().unwrap_or_default();
            if !names.insert(field_name(name)) {
                let message = "has a name in Rust that another parameter or the builder has; take it out with an overlay";
                return Err(Error::at(&at.join("name"), message));
            }
        }
    }
    Ok(())
}
