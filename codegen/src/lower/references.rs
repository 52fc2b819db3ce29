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
        for target in targets {
            let at = Pointer::from(target.as_str());
            let schema = document
                .pointer(at.as_str())
                .filter(|schema| schema.is_object());
            let (Some(schema), false) = (schema.cloned(), found.contains_key(&target)) else {
                continue;
            };
            let words: Vec<String> = at.tokens().collect();
            let last = &words[words.len().saturating_sub(3)..];
            let name = components.add(&type_name(&last.join(" ")), schema);
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
