//! Replaces `allOf` by one schema where it can.
//!
//! Members with only annotations or constraints are merged into the schema around them. A
//! single remaining member replaces the `allOf`; a `$ref` with keywords beside it stays in
//! an `allOf` of one. Several members are merged into one schema.

use serde_json::{Map, Value};

use super::{Notes, distribute, each_schema};
use crate::keywords::{is_annotation, only_refuses};
use crate::{NoteKind, Pointer, Result, merge};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let mut schemas = schemas.cloned().unwrap_or_default();
    distribute::separate_parents(&mut schemas);
    each_schema(document, notes, &mut |schema, at, notes| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        if let Some(union) = distribute::union(object, &schemas, at, notes) {
            *object = union;
            return Ok(());
        }
        let Some(Value::Array(members)) = object.shift_remove("allOf") else {
            return Ok(());
        };
        let at = at.join("allOf");
        let kept = saying_something(object, members, &at, notes);
        let kept = without_repeated_types(object, kept, &schemas);
        let beside = object.keys().any(|key| !is_use(key) && !only_refuses(key));
        match kept.as_slice() {
            [] => {}
            [member] if !beside && is_reference(member) && object.is_empty() => {
                *schema = member.clone();
            }
            [member] if !beside && is_reference(member) => {
                object.insert("allOf".to_owned(), Value::Array(kept));
            }
            [Value::Object(member)] if !beside => fold(object, member.clone()),
            _ => {
                notes.add(
                    NoteKind::Rewritten,
                    &at,
                    "several schemas are merged into one",
                );
                merge(object, kept, &schemas, &at, notes)?;
            }
        }
        Ok(())
    })
}

/// The members that say something about the type. The others are merged into the schema
/// around them.
fn saying_something(
    object: &mut Map<String, Value>,
    members: Vec<Value>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> Vec<Value> {
    let mut kept = Vec::new();
    for member in members {
        match member {
            Value::Object(member) if member.keys().all(|key| leaves_the_type(key)) => {
                let text = match member.keys().all(|key| is_annotation(key)) {
                    true => "a member with only annotations is merged into the schema around it",
                    false => "a member with only constraints is merged into the schema around it",
                };
                notes.add(NoteKind::Rewritten, at, text);
                fold(object, member);
            }
            member => kept.push(member),
        }
    }
    kept
}

/// Removes each `type` that only repeats that of a single other member, as in `type: object`
/// beside a reference to a union of objects. Merging it would make one record of the union.
fn without_repeated_types(
    object: &mut Map<String, Value>,
    members: Vec<Value>,
    schemas: &Map<String, Value>,
) -> Vec<Value> {
    let is_type = |member: &Value| {
        let mut keys = member.as_object().into_iter().flat_map(Map::keys);
        keys.all(|key| key == "type" || leaves_the_type(key))
    };
    let (types, others): (Vec<Value>, Vec<Value>) = members.into_iter().partition(is_type);
    let kind = match others.as_slice() {
        [other] => merge::kind(other, schemas),
        _ => None,
    };
    let repeats = |stated: Option<&Value>| kind.is_some() && stated.and_then(Value::as_str) == kind;
    if repeats(object.get("type")) {
        object.shift_remove("type");
    }
    if !types.iter().all(|member| repeats(member.get("type"))) {
        return types.into_iter().chain(others).collect();
    }
    for member in types {
        if let Value::Object(mut member) = member {
            member.shift_remove("type");
            fold(object, member);
        }
    }
    others
}

/// Merges the members and the keywords beside them into the object around them.
fn merge(
    object: &mut Map<String, Value>,
    mut members: Vec<Value>,
    schemas: &Map<String, Value>,
    at: &Pointer,
    notes: &mut Notes<'_>,
) -> Result<()> {
    let (uses, rest): (Map<_, _>, Map<_, _>) = std::mem::take(object)
        .into_iter()
        .partition(|(key, _)| is_use(key));
    *object = uses;
    if !rest.is_empty() {
        members.push(Value::Object(rest));
    }
    if let Value::Object(merged) = merge::members(&members, schemas, at, &mut |kind, at, text| {
        notes.add(kind, at, text)
    })? {
        fold(object, merged);
    }
    Ok(())
}

/// Whether a keyword has no influence on the type.
fn leaves_the_type(keyword: &str) -> bool {
    is_annotation(keyword) || only_refuses(keyword)
}

/// Whether a keyword may stay beside an `allOf` of one member.
fn is_use(keyword: &str) -> bool {
    keyword == "nullable" || is_annotation(keyword)
}

fn is_reference(schema: &Value) -> bool {
    schema.get("$ref").is_some()
}

/// Adds the member's keywords that the outer schema does not have.
fn fold(outer: &mut Map<String, Value>, member: Map<String, Value>) {
    for (keyword, value) in member {
        outer.entry(keyword).or_insert(value);
    }
}
