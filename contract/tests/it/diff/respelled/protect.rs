//! References that give a discriminator its tags. A rewrite must not touch them, because
//! the name of the component is the tag on the wire.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::schemas;

/// The key of a protected reference.
const PROTECTED: &str = "x-protected-ref";

/// The names of the components that have a discriminator.
pub(super) fn bases(document: &Value) -> BTreeSet<String> {
    let components = document["components"]["schemas"].as_object();
    let components = components.into_iter().flatten();
    let with = components.filter(|(_, schema)| schema.get("discriminator").is_some());
    with.map(|(name, _)| name.clone()).collect()
}

/// The name of the component that a schema refers to.
pub(super) fn target(schema: &Value) -> Option<&str> {
    let reference = schema.get("$ref")?.as_str()?;
    reference.strip_prefix("#/components/schemas/")
}

/// Hides the references to the branches and bases of unions with a discriminator.
pub(super) fn protect(document: &mut Value) {
    let bases = bases(document);
    schemas(document, |schema| {
        let is_union = schema.contains_key("discriminator");
        for keyword in ["oneOf", "anyOf", "allOf"] {
            let members = schema.get_mut(keyword).and_then(Value::as_array_mut);
            for member in members.into_iter().flatten() {
                let is_base = target(member).is_some_and(|name| bases.contains(name));
                if is_union || is_base {
                    hide(member);
                }
            }
        }
    });
}

fn hide(schema: &mut Value) {
    let Some(schema) = schema.as_object_mut() else {
        return;
    };
    if let Some(reference) = schema.remove("$ref") {
        schema.insert(PROTECTED.to_owned(), reference);
    }
}

/// Shows the hidden references again.
pub(super) fn release(document: &mut Value) {
    schemas(document, |schema| {
        if let Some(reference) = schema.remove(PROTECTED) {
            schema.insert("$ref".to_owned(), reference);
        }
    });
}

/// Whether a schema holds nothing but a reference.
pub(super) fn is_reference(schema: &Map<String, Value>) -> bool {
    schema.len() == 1 && schema.get("$ref").is_some_and(Value::is_string)
}

/// Whether a document only refers to whole components. Only then a schema can move.
pub(super) fn is_movable(value: &Value) -> bool {
    match value {
        Value::Object(object) => object.iter().all(|(key, value)| match key.as_str() {
            "$ref" | PROTECTED if value.is_string() => {
                let reference = value.as_str().unwrap_or_default();
                reference.starts_with("#/components/") && reference.split('/').count() == 4
            }
            "$dynamicRef" | "$anchor" | "$id" => !value.is_string(),
            _ => is_movable(value),
        }),
        Value::Array(items) => items.iter().all(is_movable),
        _ => true,
    }
}
