//! References within a document.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::{Map, Value};

/// Keywords that describe a value and do not restrict it.
pub(super) const ANNOTATIONS: [&str; 7] = [
    "title",
    "description",
    "summary",
    "example",
    "examples",
    "externalDocs",
    "$comment",
];

/// Whether a keyword only describes a value. Two extensions state that an enum is open.
fn is_annotation(name: &str) -> bool {
    let states_open = matches!(name, "x-open-enum" | "x-extensible-enum");
    ANNOTATIONS.contains(&name) || name.starts_with("x-") && !states_open
}

/// Where a document keeps its schemas.
pub(super) const SCHEMAS: &str = "/components/schemas";

/// How the references of a document are read.
#[derive(Debug, Default)]
pub(super) struct References {
    /// Whether nothing that stands beside a `$ref` counts, as in OpenAPI 3.0.
    is_3_0: bool,
    /// The places that have a name of their own.
    anchors: BTreeMap<String, Pointer>,
    /// The components whose `allOf` refers to a schema, by its place.
    children: BTreeMap<Pointer, Vec<String>>,
}

/// Where a reference leads to.
pub(super) enum Target {
    Local(Pointer),
    /// Another document, which is not available.
    Remote(String),
}

impl References {
    pub(super) fn of(document: &Value) -> Self {
        let version = document["openapi"].as_str().unwrap_or_default();
        Self {
            is_3_0: version.starts_with("3.0"),
            anchors: anchors(document),
            children: children(document),
        }
    }

    /// The value of the discriminator for each schema that it selects. A component that
    /// `mapping` does not name has its own name as value.
    pub(super) fn tags(&self, schema: &Map<String, Value>, at: &Pointer) -> Vec<(String, Pointer)> {
        let mapping = schema
            .get("discriminator")
            .and_then(|found| found["mapping"].as_object());
        let mapping = mapping.into_iter().flatten();
        let mut tags: Vec<(String, Pointer)> = mapping
            .filter_map(|(tag, to)| Some((tag.clone(), mapped(to.as_str()?))))
            .collect();
        let branches = ["oneOf", "anyOf"]
            .iter()
            .filter_map(|keyword| schema.get(*keyword)?.as_array())
            .flatten()
            .filter_map(|branch| Some(Pointer::from(branch["$ref"].as_str()?)));
        let mut selected: Vec<Pointer> = branches.collect();
        if selected.is_empty() {
            let children = self.children.get(at).into_iter().flatten();
            selected = children
                .map(|name| Pointer::from(SCHEMAS).join(name))
                .collect();
        }
        let mapped: BTreeSet<Pointer> = tags.iter().map(|(_, to)| to.clone()).collect();
        let unmapped = selected.into_iter().filter(|to| !mapped.contains(to));
        tags.extend(unmapped.filter_map(|to| Some((to.last()?, to))));
        tags
    }

    /// The schema of values of the discriminator that have none of their own.
    pub(super) fn default_tag(&self, schema: &Map<String, Value>) -> Option<Pointer> {
        Some(mapped(
            schema.get("discriminator")?["defaultMapping"].as_str()?,
        ))
    }

    /// The target of a schema's reference.
    pub(super) fn target(&self, schema: &Map<String, Value>) -> Option<Target> {
        let stated = schema.get("$ref").or_else(|| schema.get("$dynamicRef"));
        let reference = stated?.as_str()?;
        let Some(fragment) = reference.strip_prefix('#') else {
            return Some(Target::Remote(reference.to_owned()));
        };
        let anchor = self.anchors.get(fragment).cloned();
        Some(Target::Local(
            anchor.unwrap_or_else(|| Pointer::from(reference)),
        ))
    }

    /// The target of a reference beside which nothing else counts.
    pub(super) fn alone(&self, schema: &Map<String, Value>) -> Option<Pointer> {
        let is_alone = || {
            let mut others = schema.keys().filter(|name| !name.starts_with("$ref"));
            others.all(|name| is_annotation(name))
        };
        if !schema.contains_key("$ref") || !(self.is_3_0 || is_alone()) {
            return None;
        }
        match self.target(schema)? {
            Target::Local(at) => Some(at),
            Target::Remote(_) => None,
        }
    }

    /// Follows references that are alone. In a circle, the result is a place in it.
    pub(super) fn end(&self, document: &Value, at: Pointer) -> Pointer {
        let mut at = at;
        let mut passed = BTreeSet::new();
        loop {
            let schema = document.pointer(at.as_str()).and_then(Value::as_object);
            match schema.and_then(|schema| self.alone(schema)) {
                Some(next) if passed.insert(at.clone()) => at = next,
                _ => return at,
            }
        }
    }
}

/// The place that a value of `mapping` tells: a reference, or the name of a component.
fn mapped(to: &str) -> Pointer {
    match to.contains(['#', '/']) {
        true => Pointer::from(to),
        false => Pointer::from(SCHEMAS).join(to),
    }
}

/// The components whose `allOf` refers to a schema, by the place of the schema.
fn children(document: &Value) -> BTreeMap<Pointer, Vec<String>> {
    let mut found: BTreeMap<Pointer, Vec<String>> = BTreeMap::new();
    let components = document["components"]["schemas"].as_object();
    for (name, schema) in components.into_iter().flatten() {
        for parent in schema["allOf"].as_array().into_iter().flatten() {
            if let Some(parent) = parent["$ref"].as_str() {
                let names = found.entry(Pointer::from(parent)).or_default();
                names.push(name.clone());
            }
        }
    }
    found
}

/// The places with an `$anchor` or a `$dynamicAnchor`, by its name.
fn anchors(document: &Value) -> BTreeMap<String, Pointer> {
    let mut found = BTreeMap::new();
    let mut pending = vec![(Pointer::default(), document)];
    if !has_anchor(document) {
        return found;
    }
    while let Some((at, value)) = pending.pop() {
        match value {
            Value::Object(object) => {
                for keyword in ["$anchor", "$dynamicAnchor"] {
                    if let Some(name) = object.get(keyword).and_then(Value::as_str) {
                        found.entry(name.to_owned()).or_insert_with(|| at.clone());
                    }
                }
                pending.extend(object.iter().map(|(name, value)| (at.join(name), value)));
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                pending.extend(items.map(|(index, value)| (at.join(index), value)));
            }
            _ => {}
        }
    }
    found
}

/// Whether a document has anchors at all. Most have none, and this needs no pointers.
fn has_anchor(document: &Value) -> bool {
    let mut pending = vec![document];
    while let Some(value) = pending.pop() {
        match value {
            Value::Object(object) => {
                if object.contains_key("$anchor") || object.contains_key("$dynamicAnchor") {
                    return true;
                }
                pending.extend(object.values());
            }
            Value::Array(items) => pending.extend(items),
            _ => {}
        }
    }
    false
}

/// The component that a place is.
pub(super) fn component_at(at: &Pointer) -> Option<String> {
    let name = at.as_str().strip_prefix("/components/schemas/")?;
    at.last().filter(|_| !name.contains('/'))
}

/// Follows references from a place to the last one. In a circle, this is a place in it.
pub(super) fn follow(document: &Value, at: &Pointer) -> Pointer {
    let mut at = at.clone();
    let mut seen = BTreeSet::new();
    let next = |at: &Pointer| {
        let reference = document.pointer(at.as_str())?.get("$ref")?.as_str()?;
        reference.starts_with('#').then(|| Pointer::from(reference))
    };
    while let Some(next) = next(&at) {
        if !seen.insert(std::mem::replace(&mut at, next)) {
            break;
        }
    }
    at
}
