//! What a schema says about the values that it allows.

use serde_json::{Map, Value, json};

use super::super::{aliases, resolve};
use crate::extension::TIMESTAMP;
use crate::merge;

/// Whether a struct's field for a required property cannot be without a value.
pub(super) fn is_held(property: &Value, schemas: &Map<String, Value>) -> bool {
    let Some(schema) = resolve(property, schemas).and_then(Value::as_object) else {
        return false;
    };
    let forms = ["properties", "items", "allOf", "oneOf", "anyOf", "enum"];
    let is_typed = match types(schema).as_slice() {
        [] => {
            forms.iter().any(|keyword| schema.contains_key(*keyword))
                || schema.get("const").is_some_and(Value::is_string)
        }
        // Raw JSON is null if it is absent.
        types => types.len() == 1 && !is_raw(schema, types),
    };
    let nullable = aliases(property, schemas)
        .filter_map(Value::as_object)
        .any(|schema| allows_null(schema, schemas));
    is_typed && !nullable
}

/// The types of a schema, without null.
pub(super) fn types(schema: &Map<String, Value>) -> Vec<&str> {
    let types = match schema.get("type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(name) => std::slice::from_ref(name),
        None => &[],
    };
    let types = types.iter().filter_map(Value::as_str);
    types.filter(|name| *name != "null").collect()
}

/// Whether the Rust type of a schema holds values of other types too. An object of any form is
/// raw JSON, and a point in time is a text or a number.
pub(super) fn holds_more(schema: &Map<String, Value>, types: &[&str]) -> bool {
    is_raw(schema, types) || schema.get(TIMESTAMP) == Some(&Value::Bool(true))
}

/// Whether a schema only says that a value is an object, so that its Rust type is raw JSON.
fn is_raw(schema: &Map<String, Value>, types: &[&str]) -> bool {
    let forms = ["properties", "patternProperties", "allOf", "oneOf", "anyOf"];
    let is_map = schema
        .get("additionalProperties")
        .is_some_and(Value::is_object);
    types == ["object"] && !is_map && !forms.iter().any(|keyword| schema.contains_key(*keyword))
}

/// Whether null is allowed beside other values.
pub(super) fn allows_null(schema: &Map<String, Value>, schemas: &Map<String, Value>) -> bool {
    let types = schema.get("type").and_then(Value::as_array);
    let values = schema.get("enum").and_then(Value::as_array);
    let branches = ["oneOf", "anyOf"].map(|keyword| schema.get(keyword).and_then(Value::as_array));
    let mut branches = branches.into_iter().flatten().flatten();
    schema.get("nullable") == Some(&Value::Bool(true))
        || types.is_some_and(|types| types.contains(&json!("null")))
        || values.is_some_and(|values| values.contains(&Value::Null))
        || branches.any(|branch| is_null(branch, schemas))
}

/// Whether a branch allows null and nothing else.
pub(super) fn is_null(branch: &Value, schemas: &Map<String, Value>) -> bool {
    resolve(branch, schemas).is_some_and(|branch| {
        let values = branch.get("enum").and_then(Value::as_array);
        branch["type"] == "null"
            || branch["type"] == json!(["null"])
            || branch.get("const") == Some(&Value::Null)
            || values.is_some_and(|values| !values.is_empty() && values.iter().all(Value::is_null))
    })
}

/// Whether the types of a schema refuse null, whatever its branches and values say. `types` are its
/// types without null.
pub(super) fn refuses_null(schema: &Map<String, Value>, types: &[&str]) -> bool {
    let stated = schema.get("type").and_then(Value::as_array);
    let allows = stated.is_some_and(|types| types.contains(&json!("null")))
        || schema.get("nullable") == Some(&Value::Bool(true));
    !types.is_empty() && !allows
}

/// Whether members or branches allow values that the types beside them refuse, so that a Rust type
/// may hold such values: null, or values of other types.
pub(super) fn contradicts(
    schema: &Map<String, Value>,
    types: &[&str],
    schemas: &Map<String, Value>,
) -> bool {
    let refuses_null = refuses_null(schema, types);
    let is_stated = |kind| types.contains(&kind) || kind == "integer" && types.contains(&"number");
    let members = ["oneOf", "anyOf", "allOf"].map(|keyword| schema.get(keyword));
    let mut members = members.into_iter().flatten().filter_map(Value::as_array);
    !types.is_empty()
        && members.any(|members| {
            members.iter().any(|member| match is_null(member, schemas) {
                true => refuses_null,
                false => merge::kind(member, schemas).is_some_and(|kind| !is_stated(kind)),
            })
        })
}

/// Whether rules for these types say anything about values of the stated types.
pub(super) fn applies(stated: &[&str], to: &[&str]) -> bool {
    stated.is_empty() || stated.iter().any(|name| to.contains(name))
}

/// Whether a value has a type of JSON Schema.
pub(in crate::lower) fn is(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "integer" => {
            value.is_i64()
                || value.is_u64()
                || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        _ => value.is_number(),
    }
}
