//! Rewrites what OpenAPI 3.2 added to what 3.1 has for it.
//!
//! The method `query`, `additionalOperations`, `itemSchema` and component media types need no
//! rewriting: later passes read them.

use serde_json::{Value, json};

use super::Notes;
use crate::document::minor;
use crate::media_type::{Family, family};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    if document["openapi"].as_str().and_then(minor) != Some(2) {
        return Ok(());
    }
    own_address(document, notes);
    walk::each(document, Kind::Parameter, &mut |parameter, at| {
        query_string(parameter, at, notes);
        Ok(())
    })?;
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let discriminator = schema.get_mut("discriminator");
        let discriminator = discriminator.and_then(Value::as_object_mut);
        if discriminator.is_some_and(|all| all.shift_remove("defaultMapping").is_some()) {
            let at = at.join("discriminator").join("defaultMapping");
            let text = "removed: a value with an undocumented tag becomes the variant `Unknown`, which keeps it";
            notes.add(NoteKind::Interpreted, &at, text);
        }
        Ok(())
    })
}

/// `$self` is the address of the document. A reference that starts with it leads into the
/// document.
fn own_address(document: &mut Value, notes: &mut Notes<'_>) {
    let top = document.as_object_mut();
    let Some(address) = top.and_then(|top| top.shift_remove("$self")) else {
        return;
    };
    let at = Pointer::default().join("$self");
    let text = "removed: references that start with it lead into this document";
    notes.add(NoteKind::Removed, &at, text);
    if let Some(address) = address.as_str().filter(|address| !address.is_empty()) {
        local(document, address);
    }
}

fn local(value: &mut Value, address: &str) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let fragment = value.as_str().and_then(|text| text.strip_prefix(address));
                match fragment.filter(|rest| key == "$ref" && rest.starts_with('#')) {
                    Some(fragment) => *value = Value::from(fragment),
                    None => local(value, address),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| local(item, address)),
        _ => {}
    }
}

/// A parameter that is the whole query string as a form: an object whose properties are sent
/// one by one.
fn query_string(parameter: &mut Value, at: &Pointer, notes: &mut Notes<'_>) {
    if parameter["in"] != "querystring" {
        return;
    }
    let content = parameter["content"].as_object().into_iter().flatten();
    let mut forms = content.filter(|(name, _)| family(name) == Family::Form);
    let Some(schema) = forms.next().map(|(_, form)| form["schema"].clone()) else {
        return;
    };
    let Value::Object(object) = parameter else {
        return;
    };
    object.shift_remove("content");
    for (key, value) in [
        ("in", json!("query")),
        ("style", json!("form")),
        ("explode", json!(true)),
        ("schema", schema),
    ] {
        object.insert(key.to_owned(), value);
    }
    let text = "the whole query string: each property is sent as a query parameter";
    notes.add(NoteKind::Rewritten, &at.join("in"), text);
}
