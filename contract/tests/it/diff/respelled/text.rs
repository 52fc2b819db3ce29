//! Texts, order, numbers and the case of names.

use conversation_apis_codegen::walk::{ADDITIONAL, Kind, METHODS};
use serde_json::{Map, Value, json};

use super::{objects_of, schemas};

/// Removes titles, descriptions and examples. A description of an enum stays, because it
/// can say that other values may come.
pub(super) fn remove_texts(document: &mut Value) {
    schemas(document, |schema| {
        if !schema.contains_key("enum") {
            schema.remove("description");
        }
        for key in ["title", "example", "examples", "externalDocs"] {
            schema.remove(key);
        }
    });
    for kind in [Kind::Operation, Kind::RequestBody, Kind::MediaType] {
        objects_of(document, kind, &mut |object| {
            for key in ["summary", "description", "example", "examples", "tags"] {
                object.remove(key);
            }
        });
    }
}

/// Lists whose order says nothing.
const UNORDERED: [&str; 7] = [
    "required",
    "enum",
    "type",
    "oneOf",
    "anyOf",
    "allOf",
    "parameters",
];

/// Reverses all objects, and the lists of schemas, operations and paths whose order says
/// nothing.
pub(super) fn reverse(document: &mut Value) {
    for kind in [Kind::Schema, Kind::Operation, Kind::PathItem] {
        objects_of(document, kind, &mut |object| {
            for key in UNORDERED {
                if let Some(Value::Array(items)) = object.get_mut(key) {
                    items.reverse();
                }
            }
        });
    }
    reverse_keys(document);
}

fn reverse_keys(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.values_mut().for_each(reverse_keys);
            let old = std::mem::take(object);
            *object = old.into_iter().rev().collect();
        }
        Value::Array(items) => items.iter_mut().for_each(reverse_keys),
        _ => {}
    }
}

const LIMITS: [&str; 13] = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "minContains",
    "maxContains",
];

/// Writes `5` as `5.0`.
pub(super) fn limits_as_floats(document: &mut Value) {
    schemas(document, |schema| {
        for limit in LIMITS {
            let small = |number: &i64| number.unsigned_abs() < 1 << 53;
            let number = schema.get(limit).and_then(Value::as_i64).filter(small);
            if let Some(number) = number {
                #[expect(clippy::cast_precision_loss)] // it is below 2^53
                let number = json!(number as f64);
                schema.insert(limit.to_owned(), number);
            }
        }
    });
}

/// Writes the names of headers in capitals.
pub(super) fn headers_in_another_case(document: &mut Value) {
    objects_of(document, Kind::Parameter, &mut |parameter| {
        if parameter.get("in").is_some_and(|place| place == "header") {
            let name = parameter["name"].as_str().unwrap().to_uppercase();
            parameter.insert("name".to_owned(), name.into());
        }
    });
    objects_of(document, Kind::Response, &mut |response| {
        if let Some(Value::Object(headers)) = response.get_mut("headers") {
            let old = std::mem::take(headers);
            *headers = old
                .into_iter()
                .map(|(name, header)| (name.to_uppercase(), header))
                .collect();
        }
    });
}

/// Ends each URL of a server with a slash.
pub(super) fn servers_with_a_slash(document: &mut Value) {
    let servers = document.get_mut("servers").and_then(Value::as_array_mut);
    for server in servers.into_iter().flatten() {
        if let Some(url) = server["url"].as_str().filter(|url| !url.ends_with('/')) {
            server["url"] = format!("{url}/").into();
        }
    }
}

/// Moves the parameters of an operation to its path, if the path has no other operation.
pub(super) fn parameters_on_the_path(document: &mut Value) {
    objects_of(document, Kind::PathItem, &mut |path| {
        let is_method = |key: &&String| METHODS.contains(&key.as_str());
        let methods: Vec<String> = path.keys().filter(is_method).cloned().collect();
        let [method] = &methods[..] else { return };
        let is_plain = !path.contains_key("parameters") && !path.contains_key(ADDITIONAL);
        let operation = path.get_mut(method).and_then(Value::as_object_mut);
        let parameters = operation.filter(|_| is_plain).and_then(take_parameters);
        if let Some(parameters) = parameters {
            path.insert("parameters".to_owned(), parameters);
        }
    });
}

fn take_parameters(operation: &mut Map<String, Value>) -> Option<Value> {
    operation.remove("parameters")
}
