//! `$ref` to anything but a component becomes one, and `$ref` with siblings, which
//! 3.0 ignores, moves beside an `allOf`.

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
            let message = format!("`$ref` to `{target}` leads out of the document; bundle it");
            return Err(Error::at(&at.join("$ref"), message));
        }
        if object.len() > 1
            && let Some(reference) = object.shift_remove("$ref")
        {
            let siblings = object.keys().cloned().collect::<Vec<_>>().join(", ");
            notes.add(
                NoteKind::Rewritten,
                at,
                format!("`$ref` beside {siblings}: now in `allOf`"),
            );
            match object.get_mut("allOf") {
                Some(Value::Array(members)) => members.push(json!({ "$ref": reference })),
                _ => drop(object.insert("allOf".to_owned(), json!([{ "$ref": reference }]))),
            }
        }
        Ok(())
    })
}

/// The component schema that a reference leads to.
fn component(target: &str) -> Option<String> {
    let name = target.strip_prefix("#/components/schemas/")?;
    (!name.is_empty() && !name.contains('/')).then(|| Pointer::from(target).last())?
}

/// A schema that a reference leads to, wherever in the document it stands,
/// becomes a component of its own: nothing else becomes a type.
fn hoist_targets(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let mut components = Components::of(document);
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    // What is hoisted may have references of its own.
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
            notes.add(
                NoteKind::Named,
                &at,
                format!("referred to, so it is the component {name} too"),
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
