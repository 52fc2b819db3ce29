//! The branches of unions: which branch is the counterpart of a schema, and whether
//! branches exclude each other.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::alternatives::list;
use super::measure::{component, referenced};
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

/// The branches of a union, with what tells them apart.
pub(super) struct Union<'a> {
    branches: Vec<Branch<'a>>,
    is_exclusive: bool,
}

/// A schema, with what tells it apart from other branches.
struct Branch<'a> {
    schema: &'a Value,
    /// The name of the component that it is.
    name: Option<&'a str>,
    types: Option<BTreeSet<&'a str>>,
    required: BTreeSet<&'a str>,
    /// The constants of required properties.
    tags: Vec<(&'a str, &'a [Value])>,
    properties: Option<&'a Map<String, Value>>,
    is_closed: bool,
}

impl<'a> Union<'a> {
    pub(super) fn of(root: &'a Value, branches: &'a [Value]) -> Self {
        let branches: Vec<_> = branches.iter().map(|it| Branch::of(root, it)).collect();
        let mut numbered = branches.iter().enumerate();
        let is_exclusive = numbered.all(|(number, one)| {
            let mut others = branches.iter().skip(number + 1);
            others.all(|other| one.excludes(other))
        });
        Self {
            branches,
            is_exclusive,
        }
    }

    /// Whether no value is one of two branches, as far as we see.
    pub(super) fn is_exclusive(&self) -> bool {
        self.is_exclusive
    }

    /// The branch that should cover a schema: the only one that can share a value with it,
    /// else the one with the same name or text. A wrong choice proves nothing wrong.
    pub(super) fn counterpart(&self, root: &'a Value, schema: &'a Value) -> Option<&'a Value> {
        let branch = Branch::of(root, schema);
        let mut possible = self.branches.iter().filter(|it| !it.excludes(&branch));
        let first = possible.next()?;
        if possible.next().is_none() {
            return Some(first.schema);
        }
        let is_namesake = |other: &&Branch<'_>| {
            let namesake = other.name.and_then(|name| component(root, name));
            namesake.is_some_and(|namesake| std::ptr::eq(namesake, schema))
        };
        let namesake = self.branches.iter().find(is_namesake);
        let same = || self.branches.iter().find(|it| it.schema == schema);
        namesake.or_else(same).map(|branch| branch.schema)
    }
}

impl<'a> Branch<'a> {
    fn of(root: &'a Value, schema: &'a Value) -> Self {
        let name = schema.as_object().and_then(referenced);
        let schema = target(root, schema).unwrap_or(schema);
        let required = schema.get("required").and_then(Value::as_array);
        let required = required.into_iter().flatten().filter_map(Value::as_str);
        let required: BTreeSet<&str> = required.collect();
        let tag = |name: &&'a str| Some((*name, constants(root, schema, name)?));
        Self {
            schema,
            name,
            types: types(schema),
            tags: required.iter().filter_map(tag).collect(),
            required,
            properties: schema.get("properties").and_then(Value::as_object),
            is_closed: schema.get("additionalProperties") == Some(&Value::Bool(false))
                && schema.get("patternProperties").is_none(),
        }
    }

    /// Whether two schemas surely share no value: they name other types, or another constant
    /// for a required property, or one has no property that the other requires.
    fn excludes(&self, other: &Self) -> bool {
        let (Some(types), Some(other_types)) = (&self.types, &other.types) else {
            return false;
        };
        if types.is_disjoint(other_types) {
            return true;
        }
        let are_objects = types.len() == 1 && other_types.len() == 1 && types.contains("object");
        let differs = |(name, constants): &(&str, &[Value])| {
            let mut tags = other.tags.iter().filter(|(other, _)| other == name);
            tags.any(|(_, others)| !constants.iter().any(|value| others.contains(value)))
        };
        are_objects && (self.tags.iter().any(differs) || self.refuses(other) || other.refuses(self))
    }

    /// Whether the schema is closed and does not describe a property that the other requires.
    fn refuses(&self, other: &Self) -> bool {
        let is_known = |name: &str| self.properties.is_some_and(|it| it.contains_key(name));
        self.is_closed && other.required.iter().any(|name| !is_known(name))
    }
}

/// The types that a schema names. An integer is a number.
fn types(schema: &Value) -> Option<BTreeSet<&str>> {
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
fn constants<'a>(root: &'a Value, schema: &'a Value, name: &str) -> Option<&'a [Value]> {
    let property = target(root, schema.get("properties")?.get(name)?)?;
    match property.get("const") {
        Some(value) => Some(std::slice::from_ref(value)),
        None => property.get("enum")?.as_array().map(Vec::as_slice),
    }
}
