//! The constructs that the harness can enumerate. Merges `allOf` so that it can.

use conversation_apis_codegen::keywords::{self, Class};
use conversation_apis_codegen::walk::{self, Kind};
use conversation_apis_codegen::{Error, Pointer, extension, merge};
use serde_json::{Map, Value};

/// The keywords, in addition to annotations, that the harness enumerates cases for. Any other
/// keyword could allow values for which there would be no case.
const ENUMERATED: [&str; 13] = [
    "$ref",
    "type",
    "enum",
    "properties",
    "required",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "format",
    "minimum",
    "maximum",
    "minItems",
];

/// A document with its `allOf` merged, and facts about it.
pub(super) struct Merged {
    pub(super) value: Value,
    /// The first construct whose states cannot be enumerated.
    pub(super) first_unsupported: Option<Pointer>,
    /// Whether any schema has `x-union`.
    pub(super) has_unions: bool,
}

/// Merges each `allOf` of several objects.
pub(super) fn merged(document: &Value) -> Result<Merged, Error> {
    let mut value = document.clone();
    let version = document["openapi"].as_str();
    let mut first_unsupported = version
        .filter(|version| version.starts_with("3.0"))
        .map(|_| Pointer::default().join("openapi"));
    let mut has_unions = false;
    walk::each(&mut value, Kind::Schema, &mut |schema, at| {
        has_unions |= schema.get(extension::UNION).is_some();
        if first_unsupported.is_none() && !is_supported(schema, at) {
            first_unsupported = Some(at.clone());
        }
        Ok(())
    })?;
    let nothing = Map::new();
    let schemas = document.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).unwrap_or(&nothing);
    walk::each(&mut value, Kind::Schema, &mut |schema, at| {
        if !must_be_merged(schema) {
            return Ok(());
        }
        let at = at.join("allOf");
        match merge::members(
            std::slice::from_ref(schema),
            schemas,
            &at,
            &mut |_, _, _| {},
        ) {
            Ok(merged) => *schema = merged,
            Err(_) if first_unsupported.is_some() => *schema = Value::Object(Map::new()),
            Err(error) => return Err(error),
        }
        Ok(())
    })?;
    Ok(Merged {
        value,
        first_unsupported,
        has_unions,
    })
}

/// Whether a schema has an `allOf` that does more than refer to one other schema.
fn must_be_merged(schema: &Value) -> bool {
    let Some(members) = schema.get("allOf").and_then(Value::as_array) else {
        return false;
    };
    let constraining = members
        .iter()
        .filter(|member| !constrains_nothing(member))
        .count();
    constraining > 1 || schema.get("properties").is_some()
}

/// Whether a schema only has annotations.
pub(super) fn constrains_nothing(schema: &Value) -> bool {
    let annotation = |key: &String| matches!(key.as_str(), "title" | "description" | "example");
    let schema = schema.as_object();
    schema.is_some_and(|schema| schema.keys().all(annotation))
}

/// Whether the harness knows a keyword.
pub(super) fn is_known(keyword: &str) -> bool {
    let class = keywords::class(keyword);
    ENUMERATED.contains(&keyword) || matches!(class, Some(Class::Annotation | Class::Default))
}

/// Whether the states of a schema can be enumerated at its place. Limits are checked only on
/// values that are sent, so no case can show the limits of values that are read.
fn is_supported(schema: &Value, at: &Pointer) -> bool {
    let is_bound = |key: &&str| schema.get(*key).is_some();
    let is_bounded = ["minimum", "maximum", "minItems"].iter().any(is_bound);
    (!is_bounded || is_sent(at)) && is_enumerable(schema)
}

/// Whether a schema is a parameter's: below `/components/parameters`, or below the
/// `parameters` of a path or of an operation.
fn is_sent(at: &Pointer) -> bool {
    let place: Vec<String> = at.tokens().take(4).collect();
    let lists = match place.first().is_some_and(|first| first == "components") {
        true => place.get(1..2),
        false => place.get(2..),
    };
    lists.is_some_and(|lists| lists.iter().any(|name| name == "parameters"))
}

/// Whether an object requires a property that only requests or only responses have. Only the
/// validator distinguishes the directions.
fn requires_in_one_direction(schema: &Map<String, Value>) -> bool {
    let required = schema.get("required").and_then(Value::as_array);
    let mut required = required.into_iter().flatten().filter_map(Value::as_str);
    required.any(|name| {
        let property = schema.get("properties").and_then(|all| all.get(name));
        property.is_some_and(|it| it["readOnly"] == true || it["writeOnly"] == true)
    })
}

/// Whether the harness knows every keyword of a schema, and its union.
fn is_enumerable(schema: &Value) -> bool {
    let Some(schema) = schema.as_object() else {
        return false;
    };
    let types = schema.get("type").and_then(Value::as_array);
    let has_several_types =
        types.is_some_and(|types| types.iter().filter(|name| **name != "null").count() > 1);
    let is_described = [extension::TIMESTAMP, extension::CODES]
        .iter()
        .any(|key| schema.contains_key(*key));
    let branches = ["oneOf", "anyOf"]
        .iter()
        .filter_map(|key| schema.get(*key)?.as_array());
    let is_not_null = |branch: &&Value| branch["type"] != "null";
    let is_union = branches
        .map(|branches| branches.iter().filter(is_not_null).count())
        .any(|branches| branches > 1);
    let is_typed = !schema.contains_key("properties") || schema.contains_key("type");
    schema.keys().all(|key| is_known(key))
        && !requires_in_one_direction(schema)
        && is_typed
        && (!has_several_types || is_described)
        && (!is_union || schema.contains_key(extension::UNION))
}
