//! Replaces the null branch of a `oneOf` or `anyOf` by `nullable`.

use serde_json::{Value, json};

use super::{Notes, each_schema};
use crate::keywords::is_annotation;
use crate::{Error, NoteKind, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    each_schema(document, notes, &mut |schema, at, notes| {
        for keyword in ["oneOf", "anyOf"] {
            let Some(Value::Array(branches)) = schema.get_mut(keyword) else {
                continue;
            };
            let before = branches.len();
            branches.retain(|branch| !is_null(branch));
            let (after, at) = (branches.len(), at.join(keyword));
            if after == before {
                continue;
            }
            // `schema` always has `keyword`.
            let Some(object) = schema.as_object_mut() else {
                continue;
            };
            object.insert("nullable".to_owned(), json!(true));
            match after {
                0 => return Err(Error::at(&at, "null is the only branch")),
                1 => {
                    notes.add(
                        NoteKind::Rewritten,
                        &at,
                        "one branch and null: becomes the branch, nullable",
                    );
                    let branch = object.shift_remove(keyword).unwrap_or_default();
                    match object.get_mut("allOf") {
                        Some(Value::Array(members)) => members.push(branch[0].clone()),
                        _ => drop(object.insert("allOf".to_owned(), branch)),
                    }
                }
                _ => notes.add(
                    NoteKind::Rewritten,
                    &at,
                    "the null branch becomes `nullable`",
                ),
            }
        }
        Ok(())
    })?;
    each_schema(document, notes, &mut |schema, at, _| {
        if is_null(schema) {
            let message = "only null is allowed here, which has no Rust type";
            return Err(Error::at(at, message));
        }
        Ok(())
    })
}

/// Whether a schema accepts null and nothing else.
fn is_null(schema: &Value) -> bool {
    let Some(object) = schema.as_object() else {
        return false;
    };
    let null_type = |value: &Value| *value == "null" || *value == json!(["null"]);
    let null = object.get("type").is_some_and(null_type)
        || object.get("const").is_some_and(Value::is_null)
        || object
            .get("enum")
            .is_some_and(|values| *values == json!([null]));
    null && object
        .keys()
        .all(|key| matches!(key.as_str(), "type" | "const" | "enum") || is_annotation(key))
}
