//! `allOf` members that only describe are folded into the schema around them; a
//! member that stands alone replaces the `allOf`, unless it is a `$ref` with
//! something beside it; several are merged into the one they describe.

use serde_json::{Map, Value};

use super::relax_responses::only_refuses;
use super::{Notes, each_schema, is_annotation};
use crate::{NoteKind, Pointer, Result, merge};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let schemas = schemas.cloned().unwrap_or_default();
    each_schema(document, notes, &mut |schema, at, notes| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        let Some(Value::Array(members)) = object.shift_remove("allOf") else {
            return Ok(());
        };
        let at = at.join("allOf");
        let mut kept = Vec::new();
        for member in members {
            match member {
                Value::Object(member) if member.keys().all(|key| is_annotation(key)) => {
                    notes.add(
                        NoteKind::Rewritten,
                        &at,
                        "a member that only describes is folded in",
                    );
                    fold(object, member);
                }
                Value::Object(member)
                    if member
                        .keys()
                        .all(|key| is_annotation(key) || only_refuses(key)) =>
                {
                    notes.add(
                        NoteKind::Rewritten,
                        &at,
                        "a member that only constrains is folded in",
                    );
                    fold(object, member);
                }
                member => kept.push(member),
            }
        }
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
                notes.add(NoteKind::Rewritten, &at, "several schemas merged into one");
                merge(object, kept, &schemas, &at, notes)?;
            }
        }
        Ok(())
    })
}

/// Merges the members, and what stands beside them, into the object around.
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

/// A keyword that may stand beside the one member of an `allOf`.
fn is_use(keyword: &str) -> bool {
    keyword == "nullable" || is_annotation(keyword)
}

fn is_reference(schema: &Value) -> bool {
    schema.get("$ref").is_some()
}

/// What the outer schema says itself stays.
fn fold(outer: &mut Map<String, Value>, member: Map<String, Value>) {
    for (keyword, value) in member {
        outer.entry(keyword).or_insert(value);
    }
}
