//! Null, enums and constants, numbers.

use serde_json::{Map, Value, json};

use super::schemas;

/// Whether a document has the words of OpenAPI 3.0.
fn is_3_0(document: &Value) -> bool {
    let version = document["openapi"].as_str();
    version.is_some_and(|version| version.starts_with("3.0"))
}

/// Writes a document of OpenAPI 3.0 in the words of 3.1.
pub(super) fn words_of_3_1(document: &mut Value) {
    if !is_3_0(document) {
        return;
    }
    document["openapi"] = json!("3.1.0");
    schemas(document, |schema| {
        // In 3.0, keywords beside a reference say nothing.
        if schema.contains_key("$ref") {
            schema.retain(|key, _| key == "$ref");
        }
        exclusive(schema, "minimum", "exclusiveMinimum");
        exclusive(schema, "maximum", "exclusiveMaximum");
        if schema.remove("nullable") == Some(Value::Bool(true)) {
            allow_null(schema);
        }
    });
}

/// Turns a boolean `exclusiveMinimum` into a number.
fn exclusive(schema: &mut Map<String, Value>, limit: &str, exclusive: &str) {
    match schema.get(exclusive) {
        Some(Value::Bool(true)) => {
            schema.remove(exclusive);
            if let Some(number) = schema.remove(limit) {
                schema.insert(exclusive.to_owned(), number);
            }
        }
        Some(Value::Bool(false)) => {
            schema.remove(exclusive);
        }
        _ => {}
    }
}

fn allow_null(schema: &mut Map<String, Value>) {
    // `nullable` says nothing without a type.
    let Some(Value::String(name)) = schema.get("type") else {
        return;
    };
    let types = json!([name, "null"]);
    schema.insert("type".to_owned(), types);
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
}

/// Keywords that stay beside a union.
const OUTSIDE: [&str; 8] = [
    "title",
    "description",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "example",
    "examples",
];

/// The one type of a schema that may also be null.
fn nullable_type(schema: &Map<String, Value>) -> Option<Value> {
    match schema.get("type")?.as_array()?.as_slice() {
        [null, other] | [other, null] if null == "null" => Some(other.clone()),
        _ => None,
    }
}

/// Writes `type: [string, null]` as a union with null.
pub(super) fn null_as_a_branch(document: &mut Value) {
    schemas(document, |schema| {
        let Some(other) = nullable_type(schema) else {
            return;
        };
        let has_null = |values: &Vec<Value>| values.contains(&Value::Null);
        let values = schema.get("enum").and_then(Value::as_array);
        if schema.contains_key("const") || values.is_some_and(|values| !has_null(values)) {
            return;
        }
        let mut branch = std::mem::take(schema);
        branch.insert("type".to_owned(), other);
        if let Some(Value::Array(values)) = branch.get_mut("enum") {
            values.retain(|value| !value.is_null());
        }
        for key in OUTSIDE {
            if let Some(value) = branch.shift_remove(key) {
                schema.insert(key.to_owned(), value);
            }
        }
        schema.insert("anyOf".to_owned(), json!([branch, { "type": "null" }]));
    });
}

/// Writes a union of one type and null as a list of types.
pub(super) fn null_as_a_type(document: &mut Value) {
    if is_3_0(document) {
        return;
    }
    schemas(document, |schema| {
        let keyword = ["anyOf", "oneOf"]
            .into_iter()
            .find(|key| schema.contains_key(*key));
        let Some(keyword) = keyword else { return };
        let Some(Value::Array(branches)) = schema.get(keyword) else {
            return;
        };
        let is_null = |branch: &&Value| **branch == json!({ "type": "null" });
        let others: Vec<&Value> = branches.iter().filter(|branch| !is_null(branch)).collect();
        let ([Value::Object(other)], true) = (&others[..], branches.len() == 2) else {
            return;
        };
        let is_plain = other.get("type").is_some_and(Value::is_string)
            && !["enum", "const", "oneOf", "anyOf", "allOf", "not"]
                .iter()
                .any(|key| other.contains_key(*key))
            && schema
                .keys()
                .all(|key| key == keyword || OUTSIDE.contains(&key.as_str()));
        if !is_plain {
            return;
        }
        let mut merged = other.clone();
        merged.insert("type".to_owned(), json!([other["type"], "null"]));
        for key in OUTSIDE {
            if let Some(value) = schema.get(key) {
                merged.insert(key.to_owned(), value.clone());
            }
        }
        *schema = merged;
    });
}

/// Writes a constant as an enum of one value.
pub(super) fn const_as_enum(document: &mut Value) {
    schemas(document, |schema| {
        if let Some(value) = schema.remove("const") {
            schema.insert("enum".to_owned(), json!([value]));
        }
    });
}

/// Writes an enum of one value as a constant.
pub(super) fn enum_as_const(document: &mut Value) {
    if is_3_0(document) {
        return;
    }
    schemas(document, |schema| {
        let one = schema.get("enum").and_then(Value::as_array);
        let one = one.filter(|values| values.len() == 1 && !may_be_open(schema));
        if let Some(value) = one.map(|values| values[0].clone()) {
            schema.remove("enum");
            schema.insert("const".to_owned(), value);
        }
    });
}

/// Whether a schema may say that an enum has other values too.
fn may_be_open(schema: &Map<String, Value>) -> bool {
    let words = schema.get("description").and_then(Value::as_str);
    words.is_some_and(|words| words.contains("value") || words.contains("added"))
        || schema.keys().any(|key| key.starts_with("x-"))
}

/// Writes an enum as a union of constants.
pub(super) fn enum_as_a_union(document: &mut Value) {
    if is_3_0(document) {
        return;
    }
    schemas(document, |schema| {
        let is_plain = !["oneOf", "anyOf", "allOf"]
            .iter()
            .any(|key| schema.contains_key(*key));
        if !is_plain || may_be_open(schema) {
            return;
        }
        let has_values = schema
            .get("enum")
            .is_some_and(|values| *values != json!([]));
        if let Some(Value::Array(values)) = schema.remove("enum").filter(|_| has_values) {
            let constants = values.into_iter().map(|value| json!({ "const": value }));
            schema.insert("oneOf".to_owned(), constants.collect());
        }
    });
}

/// Writes a union of constants as an enum.
pub(super) fn union_as_enum(document: &mut Value) {
    schemas(document, |schema| {
        for keyword in ["oneOf", "anyOf"] {
            let branches = schema.get(keyword).and_then(Value::as_array);
            let constants = branches.into_iter().flatten().map(constant);
            let constants: Option<Vec<Value>> = constants.collect();
            let constants = constants.filter(|constants| !constants.is_empty());
            if let (Some(constants), false) = (constants, schema.contains_key("enum")) {
                schema.remove(keyword);
                schema.insert("enum".to_owned(), Value::Array(constants));
            }
        }
    });
}

/// The value of a schema that is only a constant.
fn constant(schema: &Value) -> Option<Value> {
    let schema = schema.as_object()?;
    let mut keys = schema.keys();
    let is_plain = keys.all(|key| key == "const" || OUTSIDE.contains(&key.as_str()));
    schema.get("const").filter(|_| is_plain).cloned()
}

/// Writes an integer as a number that is a multiple of one.
pub(super) fn integer_as_number(document: &mut Value) {
    schemas(document, |schema| {
        let is_integer = schema.get("type").is_some_and(|kind| kind == "integer");
        let others = ["format", "multipleOf", "enum", "const"];
        if is_integer && !others.iter().any(|key| schema.contains_key(*key)) {
            schema.insert("type".to_owned(), json!("number"));
            schema.insert("multipleOf".to_owned(), json!(1));
        }
    });
}
