//! Decides how the branch of a union's value is selected: by the discriminator, by a property
//! whose values differ in every branch, or by the value's shape.
//!
//! The union keeps the decision in `x-either`. If a union has `x-union`, an overlay has
//! already decided.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Notes, reference, resolve};
use crate::extension::{Branch, EITHER, Either, NAME, UNION};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let schemas = document.pointer("/components/schemas").cloned();
    let Some(Value::Object(schemas)) = schemas else {
        return Ok(());
    };
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        if object.contains_key(UNION) {
            return Ok(());
        }
        let keywords = ["oneOf", "anyOf"];
        if let Some(keyword) = keywords.into_iter().find(|key| object.contains_key(*key)) {
            union(object, keyword, at, &schemas, notes);
        }
        Ok(())
    })
}

/// Replaces a union's keyword by `x-either`.
fn union(
    object: &mut Map<String, Value>,
    keyword: &str,
    at: &Pointer,
    schemas: &Map<String, Value>,
    notes: &mut Notes<'_>,
) {
    let Some(Value::Array(branches)) = object.shift_remove(keyword) else {
        return;
    };
    let discriminator = object.shift_remove("discriminator");
    let own = ["properties", "items", "enum"];
    if own.iter().any(|key| object.contains_key(*key)) {
        let text = "removed: the schema states its own properties, items or values";
        notes.add(NoteKind::Removed, &at.join(keyword), text);
        return;
    }
    object.shift_remove("type");
    let mut distinct: Vec<Value> = Vec::new();
    for branch in branches {
        let target = branch["$ref"].as_str().map(Pointer::from);
        if target.as_ref() == Some(at) {
            let text = "a branch that is the union itself is removed";
            notes.add(NoteKind::Removed, &at.join(keyword), text);
        } else if !distinct.contains(&branch) {
            distinct.push(branch);
        }
    }
    let targets = distinct.iter().map(|branch| resolve(branch, schemas));
    let targets: Vec<Value> = targets
        .map(|found| found.cloned().unwrap_or_default())
        .collect();
    let tags = discriminator
        .and_then(|found| by_discriminator(&found, &distinct, &targets, schemas))
        .or_else(|| by_tag(&targets, schemas));
    match &tags {
        Some((property, _)) => {
            let text = format!("the branch is chosen by `{property}`");
            notes.add(NoteKind::Interpreted, at, text);
        }
        None => {
            let text = "the branch is chosen by the shape of the value, the most specific first";
            notes.add(NoteKind::Interpreted, at, text);
            for (one, other) in overlapping(&targets) {
                let text = format!(
                    "branches {one} and {other} overlap: the one with more matching properties is chosen"
                );
                notes.add(NoteKind::Interpreted, &at.join(keyword), text);
            }
        }
    }
    object.insert(EITHER.to_owned(), json!(either(distinct, tags)));
}

fn either(branches: Vec<Value>, tags: Option<Tags>) -> Either {
    let (property, mut values) = tags.unzip();
    let values = values.get_or_insert_default();
    let branches = branches.into_iter().enumerate();
    let branches = branches.map(|(index, schema)| Branch {
        schema,
        values: values.remove(&index),
    });
    Either {
        property,
        branches: branches.collect(),
    }
}

/// The name of the property that selects the branch, and its values for each branch.
type Tags = (String, BTreeMap<usize, Vec<String>>);

fn by_discriminator(
    discriminator: &Value,
    branches: &[Value],
    targets: &[Value],
    schemas: &Map<String, Value>,
) -> Option<Tags> {
    let property = discriminator["propertyName"].as_str()?;
    let mapping = discriminator["mapping"].as_object();
    let mut found = BTreeMap::new();
    for (index, branch) in branches.iter().enumerate() {
        let name = reference(branch);
        let original = targets[index][NAME].as_str().map(str::to_owned);
        let is_branch = |target: &Value| {
            let target = target.as_str().and_then(|target| target.rsplit('/').next());
            target.is_some() && (target == name.as_deref() || target == original.as_deref())
        };
        let mapped = mapping.into_iter().flatten();
        let mut values: Vec<String> = mapped
            .filter(|(_, target)| is_branch(target))
            .map(|(value, _)| value.clone())
            .collect();
        if values.is_empty() {
            values = named(&targets[index], property, schemas);
        }
        if values.is_empty() {
            values.extend(original.or(name));
        }
        if values.is_empty() {
            return None;
        }
        found.insert(index, values);
    }
    Some((property.to_owned(), found))
}

/// The first property whose values differ in every branch.
fn by_tag(targets: &[Value], schemas: &Map<String, Value>) -> Option<Tags> {
    let first = targets.first()?["properties"].as_object()?;
    first.keys().find_map(|property| {
        let mut found = BTreeMap::new();
        let mut seen: Vec<String> = Vec::new();
        for (index, target) in targets.iter().enumerate() {
            let values = named(target, property, schemas);
            let is_own = !values.is_empty() && values.iter().all(|value| !seen.contains(value));
            if !is_own {
                return None;
            }
            seen.extend(values.iter().cloned());
            found.insert(index, values);
        }
        Some((property.clone(), found))
    })
}

/// The values that a branch states for a property. Integers and booleans become text.
fn named(branch: &Value, property: &str, schemas: &Map<String, Value>) -> Vec<String> {
    let tag = resolve(&branch["properties"][property], schemas);
    let values = tag.and_then(|tag| tag["enum"].as_array());
    let values = values.into_iter().flatten();
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) if !value.is_f64() => Some(value.to_string()),
        _ => None,
    };
    values.filter_map(text).collect()
}

/// Pairs of branches that the same value may match.
fn overlapping(targets: &[Value]) -> Vec<(usize, usize)> {
    let kind = |target: &Value| match target["type"].as_str() {
        Some(name) => name.to_owned(),
        None if target.get("properties").is_some() => "object".to_owned(),
        None => "any".to_owned(),
    };
    let mut found = Vec::new();
    for (one, target) in targets.iter().enumerate() {
        for (other, second) in targets.iter().enumerate().skip(one + 1) {
            let (first, next) = (kind(target), kind(second));
            let same = first == next || first == "any" || next == "any";
            let named = |target: &Value| target.get("enum").is_some();
            if same && !(named(target) && named(second)) {
                found.push((one, other));
            }
        }
    }
    found
}
