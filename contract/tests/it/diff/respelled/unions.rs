//! Unions in unions.

use serde_json::{Map, Value, json};

use super::schemas;

/// The branches of a union without a discriminator.
fn branches<'a>(schema: &'a mut Map<String, Value>, keyword: &str) -> Option<&'a mut Vec<Value>> {
    let has_tags = schema.contains_key("discriminator");
    let branches = schema.get_mut(keyword).and_then(Value::as_array_mut);
    branches.filter(|_| !has_tags)
}

/// Puts the first two of several branches into a union of their own.
pub(super) fn group(document: &mut Value) {
    schemas(document, |schema| {
        for keyword in ["oneOf", "anyOf"] {
            if let Some(branches) = branches(schema, keyword).filter(|list| list.len() > 2) {
                let first: Vec<Value> = branches.drain(..2).collect();
                branches.insert(0, json!({ keyword: first }));
            }
        }
    });
}

/// Replaces a branch that is only a union by the branches of that union.
pub(super) fn flatten(document: &mut Value) {
    schemas(document, |schema| {
        for keyword in ["oneOf", "anyOf"] {
            let Some(branches) = branches(schema, keyword) else {
                continue;
            };
            let old = std::mem::take(branches);
            *branches = old
                .into_iter()
                .flat_map(|branch| inner(branch, keyword))
                .collect();
        }
    });
}

fn inner(branch: Value, keyword: &str) -> Vec<Value> {
    match branch {
        Value::Object(mut object) if object.len() == 1 && object.contains_key(keyword) => {
            match object.remove(keyword) {
                Some(Value::Array(branches)) => branches,
                other => vec![json!({ keyword: other })],
            }
        }
        other => vec![other],
    }
}
