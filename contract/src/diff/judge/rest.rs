//! What is left of a pair of schemas once their properties and items are pairs of their own.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::alternatives::list;

/// Keywords that say nothing about values, for a validator that does not assert formats.
pub(super) const ANNOTATIONS: [&str; 16] = [
    "$comment",
    "$defs",
    "$schema",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "deprecated",
    "description",
    "discriminator",
    "example",
    "examples",
    "format",
    "readOnly",
    "title",
    "writeOnly",
];

/// Keywords that can speak of the same properties and items. Where a schema has one, the
/// inner schemas of its properties stay in the question.
const COMBINING: [&str; 14] = [
    "$ref",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "enum",
    "const",
    "patternProperties",
    "propertyNames",
    "uniqueItems",
];

/// From a value to a value in it, or to another schema for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step<'a> {
    /// The same value, as one of this schema.
    As(&'a Value),
    /// The property of this name, or of a name that matches this pattern.
    Property(&'a str),
    /// Any other property.
    MapValue,
    /// An item.
    Item,
    /// The item at this place.
    ItemAt(usize),
}

/// A pair of schemas without what is split off.
pub(super) struct Rest {
    pub(super) outer: Map<String, Value>,
    pub(super) inner: Map<String, Value>,
    keeps_inner: bool,
}

impl Rest {
    /// The whole of both, without annotations.
    pub(super) fn of(outer: &Map<String, Value>, inner: &Map<String, Value>) -> Self {
        let bare = |schema: &Map<String, Value>| {
            let keywords = schema
                .iter()
                .filter(|(key, _)| !ANNOTATIONS.contains(&key.as_str()));
            keywords
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect()
        };
        let combines = |schema: &Map<String, Value>| {
            COMBINING
                .iter()
                .any(|keyword| schema.contains_key(*keyword))
        };
        Self {
            outer: bare(outer),
            inner: bare(inner),
            keeps_inner: combines(outer) || combines(inner),
        }
    }

    /// Takes the pairs of properties, map values and items out of both schemas.
    ///
    /// Without its property schemas, the outer schema is larger by just what the pairs
    /// prove. The inner schema may always become larger.
    pub(super) fn split<'a>(
        &mut self,
        outer: &'a Map<String, Value>,
        inner: &'a Map<String, Value>,
    ) -> Vec<(Step<'a>, (&'a Value, &'a Value))> {
        self.take_constants(inner);
        let mut pairs = Vec::new();
        for keyword in ["properties", "patternProperties"] {
            let (Some(outer), Some(inner)) = (map(outer, keyword), map(inner, keyword)) else {
                continue;
            };
            for (name, schema) in outer {
                if let Some(counterpart) = inner.get(name) {
                    pairs.push((Step::Property(name), (schema, counterpart)));
                    self.take(keyword, |keyword| keyword.get_mut(name));
                }
            }
        }
        let (outer_prefix, inner_prefix) = (list(outer, "prefixItems"), list(inner, "prefixItems"));
        for (place, pair) in outer_prefix.iter().zip(inner_prefix).enumerate() {
            pairs.push((Step::ItemAt(place), pair));
            self.take("prefixItems", |keyword| keyword.get_mut(place));
        }
        for (keyword, step, is_split) in [
            (
                "items",
                Step::Item,
                outer_prefix.len() == inner_prefix.len(),
            ),
            (
                "additionalProperties",
                Step::MapValue,
                applies_to_the_same(outer, inner),
            ),
        ] {
            if let (Some(outer), Some(inner)) = (outer.get(keyword), inner.get(keyword))
                && is_split
                && outer.is_object()
                && inner.is_object()
            {
                pairs.push((step, (outer, inner)));
                self.take(keyword, |whole| Some(whole));
            }
        }
        pairs
    }

    /// Leaves out the outer list of constants if it has all those of the inner schema. The
    /// library compares each with each.
    fn take_constants(&mut self, inner: &Map<String, Value>) {
        let constants = |schema: &Map<String, Value>| -> Option<BTreeSet<String>> {
            let members = match schema.get("const") {
                Some(value) => std::slice::from_ref(value),
                None => schema.get("enum")?.as_array()?,
            };
            Some(members.iter().map(Value::to_string).collect())
        };
        let outer = self
            .outer
            .get("const")
            .is_none()
            .then(|| constants(&self.outer))
            .flatten();
        if let (Some(outer), Some(inner)) = (outer, constants(inner))
            && inner.is_subset(&outer)
        {
            self.outer.remove("enum");
        }
    }

    /// Replaces a part of a keyword by the schema that accepts all values.
    fn take(&mut self, keyword: &str, part: impl Fn(&mut Value) -> Option<&mut Value>) {
        let accept_all = |schema: &mut Map<String, Value>| {
            if let Some(part) = schema.get_mut(keyword).and_then(&part) {
                *part = Value::Bool(true);
            }
        };
        accept_all(&mut self.outer);
        if !self.keeps_inner {
            accept_all(&mut self.inner);
        }
    }
}

fn map<'a>(schema: &'a Map<String, Value>, keyword: &str) -> Option<&'a Map<String, Value>> {
    schema.get(keyword)?.as_object()
}

/// Whether each property to which the outer `additionalProperties` applies is one to which
/// the inner one applies.
fn applies_to_the_same(outer: &Map<String, Value>, inner: &Map<String, Value>) -> bool {
    ["properties", "patternProperties"].iter().all(|keyword| {
        let outer = map(outer, keyword);
        let inner = map(inner, keyword);
        let mut names = inner.into_iter().flat_map(Map::keys);
        names.all(|name| outer.is_some_and(|outer| outer.contains_key(name)))
    })
}
