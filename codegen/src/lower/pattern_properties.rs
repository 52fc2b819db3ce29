//! Objects whose properties all have the same type, stated by patterns of their names
//! (`patternProperties`) or by `unevaluatedProperties`: they are maps.
//!
//! Rust has no type for properties that differ by the pattern of their names. Such an object
//! keeps their values as raw JSON.

use serde_json::{Map, Value, json};

use super::prefix_items::decisive;
use super::{Notes, each_schema};
use crate::{NoteKind, Result, walk};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let is_meant =
        |name: &str, _: &Value| matches!(name, "patternProperties" | "unevaluatedProperties");
    if !walk::any_property(document, &is_meant) {
        return Ok(());
    }
    each_schema(document, notes, &mut |schema, at, notes| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        let keywords = ["patternProperties", "unevaluatedProperties"];
        let Some(keyword) = keywords.into_iter().find(|key| object.contains_key(*key)) else {
            return Ok(());
        };
        if let Some(values) = values(object) {
            let text = "the properties have the same type: read as a map";
            notes.add(NoteKind::Interpreted, &at.join(keyword), text);
            object.insert("additionalProperties".to_owned(), values);
        } else if keyword == "patternProperties" {
            let text = "removed: the values of these properties are kept as raw JSON";
            notes.add(NoteKind::Removed, &at.join(keyword), text);
        } else {
            return Ok(());
        }
        object.shift_remove(keyword);
        Ok(())
    })
}

/// The schema of every property, if they have one type.
fn values(object: &Map<String, Value>) -> Option<Value> {
    let others = ["properties", "$ref", "allOf", "oneOf", "anyOf", "enum"];
    if object.get("type") != Some(&json!("object"))
        || others.iter().any(|key| object.contains_key(*key))
    {
        return None;
    }
    let patterns = object.get("patternProperties").and_then(Value::as_object);
    let mut stated: Vec<&Value> = patterns.into_iter().flat_map(Map::values).collect();
    for rest in ["additionalProperties", "unevaluatedProperties"] {
        match object.get(rest) {
            Some(Value::Bool(false)) => return one_type(&stated),
            Some(schema @ Value::Object(_)) => {
                stated.push(schema);
                return one_type(&stated);
            }
            _ => {}
        }
    }
    // The other properties may be anything.
    None
}

fn one_type(stated: &[&Value]) -> Option<Value> {
    let (first, rest) = stated.split_first()?;
    let decisive_of_first = decisive(first).filter(|schema| !schema.is_empty())?;
    let same = rest
        .iter()
        .all(|other| decisive(other).as_ref() == Some(&decisive_of_first));
    same.then(|| match rest {
        [] => (*first).clone(),
        _ => Value::Object(decisive_of_first),
    })
}
