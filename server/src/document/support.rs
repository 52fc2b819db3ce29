//! The constructs that the harness can enumerate. Merges `allOf` so that it can.

use conversation_apis_codegen::keywords::{self, Class};
use conversation_apis_codegen::walk::{self, Kind};
use conversation_apis_codegen::{Error, Pointer, extension, merge};
use serde_json::{Map, Value};

use super::resolve::names_no_value_of_its_type;

/// The keywords, in addition to annotations, that the harness enumerates cases for. Any other
/// keyword could allow values for which there would be no case.
const ENUMERATED: [&str; 13] = [
    "$ref",
    "type",
    "enum",
    "const",
    "properties",
    "required",
    "items",
    "oneOf",
    "anyOf",
    "allOf",
    "format",
    "additionalProperties",
    "discriminator",
];

/// The keywords that only refuse values. They are checked on values that are sent, and a value
/// that is read may break them.
pub const LIMITS: [&str; 14] = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "dependentRequired",
];

/// A document with its `allOf` merged, and facts about it.
pub(super) struct Merged {
    pub(super) value: Value,
    /// The first construct whose states cannot be enumerated.
    pub(super) first_unsupported: Option<Pointer>,
    /// The schemas that allow no value.
    pub(super) impossible: Vec<Pointer>,
    /// Whether any schema has `x-union`.
    pub(super) has_unions: bool,
    /// Whether any union has no `x-union`.
    pub(super) has_own_unions: bool,
}

/// Merges each `allOf` of several objects.
pub(super) fn merged(document: &Value) -> Result<Merged, Error> {
    let mut value = document.clone();
    let version = document["openapi"].as_str();
    let mut first_unsupported = version
        .filter(|version| version.starts_with("3.0"))
        .map(|_| Pointer::default().join("openapi"));
    let mut has_unions = false;
    let mut has_own_unions = false;
    let mut impossible = Vec::new();
    walk::each(&mut value, Kind::Schema, &mut |schema, at| {
        has_unions |= schema.get(extension::UNION).is_some();
        has_own_unions |= is_own_union(schema);
        let is_impossible = schema.as_object().is_some_and(names_no_value_of_its_type);
        impossible.extend(is_impossible.then(|| at.clone()));
        if is_impossible || !is_enumerable(schema) {
            first_unsupported.get_or_insert_with(|| at.clone());
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
        let members = std::slice::from_ref(schema);
        *schema = match merge::members(members, schemas, &at, &mut |_, _, _| {}) {
            Ok(merged) => merged,
            Err(_) => {
                first_unsupported.get_or_insert(at);
                Value::Object(Map::new())
            }
        };
        Ok(())
    })?;
    Ok(Merged {
        value,
        first_unsupported,
        impossible,
        has_unions,
        has_own_unions,
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
    let is_listed = ENUMERATED.contains(&keyword) || LIMITS.contains(&keyword);
    is_listed || matches!(class, Some(Class::Annotation | Class::Default))
}

/// Whether the members of `oneOf` or `anyOf` only require properties. Such alternatives are
/// limits: they say which properties a request must have, and nothing about their values.
pub fn are_alternatives(members: &Value) -> bool {
    let only_requires = |member: &Value| {
        let keys = member.as_object().map(|member| member.keys());
        let known = |key: &String| matches!(key.as_str(), "required" | "title" | "description");
        member.get("required").is_some() && keys.is_some_and(|mut keys| keys.all(known))
    };
    let members = members.as_array();
    members.is_some_and(|members| !members.is_empty() && members.iter().all(only_requires))
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

/// Whether a schema has several branches, of which its value selects one.
fn is_own_union(schema: &Value) -> bool {
    let branches = ["oneOf", "anyOf"].iter().filter_map(|key| schema.get(*key));
    let mut branches = branches.filter(|members| !are_alternatives(members));
    let is_not_null = |branch: &&Value| branch["type"] != "null";
    schema.get(extension::UNION).is_none()
        && branches.any(|members| {
            let members = members.as_array().into_iter().flatten();
            members.filter(is_not_null).count() > 1
        })
}

/// Whether the harness knows every keyword of a schema, and its union.
fn is_enumerable(schema: &Value) -> bool {
    let Some(schema) = schema.as_object() else {
        return *schema == Value::Bool(true);
    };
    let types = schema.get("type").and_then(Value::as_array);
    let has_several_types =
        types.is_some_and(|types| types.iter().filter(|name| **name != "null").count() > 1);
    let is_described = [extension::TIMESTAMP, extension::CODES]
        .iter()
        .any(|key| schema.contains_key(*key));
    // A map has no other properties.
    let is_open = match schema.get("additionalProperties") {
        None | Some(Value::Bool(true)) => true,
        Some(Value::Object(_)) => !schema.contains_key("properties"),
        Some(_) => false,
    };
    let is_only = |name: &str| {
        let types = match schema.get("type") {
            Some(Value::Array(types)) => types.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let mut types = types.iter().filter(|one| **one != "null");
        types.next().is_some_and(|one| one == name) && types.next().is_none()
    };
    let is_typed = (!schema.contains_key("properties") || is_only("object"))
        && (!schema.contains_key("items") || is_only("array"));
    schema.keys().all(|key| is_known(key))
        && !requires_in_one_direction(schema)
        && is_typed
        && is_open
        && (!has_several_types || is_described)
}
