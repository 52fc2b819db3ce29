//! The branches of unions: which branch is the counterpart of a schema, and whether
//! branches exclude each other.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::alternatives::list;
use super::obligations::target;
use super::rest::ANNOTATIONS;

/// The branches of a schema that is nothing but a union.
pub(super) fn only_union(schema: &Map<String, Value>) -> Option<&[Value]> {
    let (keyword, branches) = union_of(schema)?;
    let mut keys = schema.keys().map(String::as_str);
    let is_only = keys.all(|key| key == keyword || ANNOTATIONS.contains(&key));
    is_only.then_some(branches)
}

/// The union in a schema, if it has just one.
pub(super) fn union_of(schema: &Map<String, Value>) -> Option<(&'static str, &[Value])> {
    match (schema.contains_key("anyOf"), schema.contains_key("oneOf")) {
        (true, false) => Some(("anyOf", list(schema, "anyOf"))),
        (false, true) => Some(("oneOf", list(schema, "oneOf"))),
        _ => None,
    }
}

/// The branch that should cover a schema: the one with the same name or text, else the
/// only one that shares a type and the constants with it.
pub(super) fn counterpart<'a>(
    (outer, branches): (&'a Value, &'a [Value]),
    (inner, schema): (&'a Value, &'a Value),
) -> Option<&'a Value> {
    let is_equal = |branch: &&Value| target(outer, branch) == Some(schema);
    if let Some(branch) = branches.iter().find(is_equal) {
        return Some(branch);
    }
    let mut possible = branches.iter().filter(|branch| {
        let branch = target(outer, branch);
        branch.is_none_or(|branch| !excludes((outer, branch), (inner, schema)))
    });
    let branch = possible.next()?;
    possible.next().is_none().then_some(branch)
}

/// Whether no value is one of two branches.
pub(super) fn exclude_each_other(root: &Value, branches: &[Value]) -> bool {
    let branches: Option<Vec<&Value>> = branches.iter().map(|it| target(root, it)).collect();
    branches.is_some_and(|branches| {
        let mut numbered = branches.iter().enumerate();
        numbered.all(|(number, one)| {
            let mut others = branches.iter().skip(number + 1);
            others.all(|other| excludes((root, one), (root, other)))
        })
    })
}

/// Whether two schemas surely share no value: they name other types, or another constant
/// for a required property.
fn excludes((left_root, left): (&Value, &Value), (right_root, right): (&Value, &Value)) -> bool {
    let (Value::Object(left), Value::Object(right)) = (left, right) else {
        return *left == Value::Bool(false) || *right == Value::Bool(false);
    };
    match (types(left), types(right)) {
        (Some(left), Some(right)) if left.is_disjoint(&right) => return true,
        (Some(types), _) | (_, Some(types)) if types != BTreeSet::from(["object"]) => return false,
        (None, None) => return false,
        _ => {}
    }
    let both_objects = types(left) == types(right);
    if both_objects && (refuses(left, right) || refuses(right, left)) {
        return true;
    }
    let required = |schema, name: &Value| list(schema, "required").contains(name);
    both_objects
        && list(left, "required")
            .iter()
            .filter(|name| required(right, name))
            .any(|name| {
                let left = constants(left_root, left, name);
                let right = constants(right_root, right, name);
                matches!((left, right), (Some(left), Some(right))
                if !left.iter().any(|value| right.contains(value)))
            })
}

/// Whether a schema without other properties does not describe one that the other requires.
fn refuses(closed: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let known = closed.get("properties").and_then(Value::as_object);
    let is_known = |name: &str| known.is_some_and(|known| known.contains_key(name));
    let mut required = list(other, "required").iter().filter_map(Value::as_str);
    closed.get("additionalProperties") == Some(&Value::Bool(false))
        && !closed.contains_key("patternProperties")
        && required.any(|name| !is_known(name))
}

/// The types that a schema names; a list is the same as its types.
fn types(schema: &Map<String, Value>) -> Option<BTreeSet<&str>> {
    let mut types: BTreeSet<&str> = match schema.get("type")? {
        Value::String(name) => BTreeSet::from([name.as_str()]),
        names => names.as_array()?.iter().filter_map(Value::as_str).collect(),
    };
    if types.remove("integer") {
        types.insert("number");
    }
    Some(types)
}

/// The constants of a property.
fn constants<'a>(
    root: &'a Value,
    schema: &'a Map<String, Value>,
    name: &Value,
) -> Option<&'a [Value]> {
    let property = schema.get("properties")?.get(name.as_str()?)?;
    let property = target(root, property)?;
    match property.get("const") {
        Some(value) => Some(std::slice::from_ref(value)),
        None => property.get("enum")?.as_array().map(Vec::as_slice),
    }
}
