//! How the branch of a union is told: by a discriminator, by a tag that every
//! branch has another value of, or by the shape of the value.
//!
//! What was decided stays with the union in `x-either`. Unions with `x-union` have
//! it from their overlay.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Notes, reference};
use crate::extension::{EITHER, UNION};
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let schemas = document.pointer("/components/schemas").cloned();
    let Some(Value::Object(schemas)) = schemas else {
        return Ok(());
    };
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let Some(object) = schema
            .as_object_mut()
            .filter(|object| !object.contains_key(UNION))
        else {
            return Ok(());
        };
        let keyword = match ["oneOf", "anyOf"]
            .into_iter()
            .find(|key| object.contains_key(*key))
        {
            Some(keyword) => keyword,
            None => return Ok(()),
        };
        let Some(Value::Array(branches)) = object.shift_remove(keyword) else {
            return Ok(());
        };
        let discriminator = object.shift_remove("discriminator");
        if ["properties", "items", "enum"]
            .iter()
            .any(|key| object.contains_key(*key))
        {
            notes.add(
                NoteKind::Removed,
                &at.join(keyword),
                "beside what the schema says itself: taken out",
            );
            return Ok(());
        }
        object.shift_remove("type");
        let mut distinct: Vec<Value> = Vec::new();
        for branch in branches {
            let target = branch["$ref"].as_str().map(Pointer::from);
            if target.as_ref() == Some(at) {
                notes.add(
                    NoteKind::Removed,
                    &at.join(keyword),
                    "a branch is the union itself: taken out",
                );
            } else if !distinct.contains(&branch) {
                distinct.push(branch);
            }
        }
        let known = |branch: &Value| -> Option<Value> { Some(resolve(branch, &schemas)?.clone()) };
        let targets: Vec<Value> = distinct
            .iter()
            .map(|branch| known(branch).unwrap_or_default())
            .collect();
        let tags = discriminator
            .and_then(|discriminator| {
                by_discriminator(&discriminator, &distinct, &targets, &schemas)
            })
            .or_else(|| by_tag(&targets, &schemas));
        match &tags {
            Some((property, _)) => {
                notes.add(NoteKind::Interpreted, at, format!("told by `{property}`"))
            }
            None => {
                notes.add(
                    NoteKind::Interpreted,
                    at,
                    "told by its shape, the most specific first",
                );
                for (one, other) in overlapping(&targets) {
                    let text = format!(
                        "branches {one} and {other} overlap: the one with more of its properties there is taken"
                    );
                    notes.add(NoteKind::Interpreted, &at.join(keyword), text);
                }
            }
        }
        let mut either = Map::new();
        let (property, mut values) = tags.unzip();
        either.insert("property".to_owned(), json!(property));
        let values = values.get_or_insert_default();
        let with_values: Vec<Value> = distinct
            .into_iter()
            .enumerate()
            .map(|(index, branch)| json!({ "schema": branch, "values": values.get(&index) }))
            .collect();
        either.insert("branches".to_owned(), Value::Array(with_values));
        object.insert(EITHER.to_owned(), Value::Object(either));
        Ok(())
    })
}

/// A branch behind its references.
fn resolve<'a>(branch: &'a Value, schemas: &'a Map<String, Value>) -> Option<&'a Value> {
    let mut found = branch;
    for _ in 0..32 {
        match reference(found) {
            Some(name) => found = schemas.get(&name)?,
            None => return Some(found),
        }
    }
    None
}

/// The tag's property, and its values by branch.
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
        let original = targets[index]["x-name"].as_str().map(str::to_owned);
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

/// A property that every branch has, with values of its own.
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

/// The values that a branch names for a property; one that is no string as its JSON.
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

/// Branches that one value may fit.
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
