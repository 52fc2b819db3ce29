//! Finds types that are equal, so that each of them is defined once.
//!
//! Vendors repeat inline schemas: the same address in twenty responses. Each place has a type
//! name of its own, and fields are declared with it. Of equal types the first is defined, and
//! the names of the others are aliases of it. So every name stays valid when one of the schemas
//! changes: its name is a type of its own then, and all other names stay what they are. If it
//! was the first one, the definition moves to the next name.
//!
//! Types are equal if their whole schemas are, with the documentation of properties and the types
//! that they refer to, and if requests contain both or neither. Only their own documentation
//! may differ, because each name keeps its own.
//! Components that the vendor named are never aliases, but an inline schema can be an alias
//! of one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::model::{Component, Discriminator, Model};
use crate::extension::{EITHER, NAME};
use crate::{Lowered, walk};

/// The start of every reference in a lowered document.
const SCHEMAS: &str = "#/components/schemas/";

/// Which types are aliases of others.
#[derive(Debug, Default)]
pub(super) struct Shared<'a>(BTreeMap<&'a str, &'a str>);

/// A type that is compared with others.
struct Candidate<'a> {
    name: &'a str,
    schema: &'a Value,
    boxed: String,
    /// Whether requests contain it. Only these types have constructors.
    is_sent: bool,
    is_inline: bool,
}

impl<'a> Shared<'a> {
    /// Compares the types of a document.
    pub(super) fn of(lowered: &'a Lowered, model: &Model<'_>) -> Self {
        let components = lowered.document.pointer("/components/schemas");
        let Some(components) = components.and_then(Value::as_object) else {
            return Self::default();
        };
        let sent = walk::sent(&lowered.document);
        let candidates = components.iter();
        let candidates = candidates.filter(|(name, _)| has_a_definition(name, model));
        let candidates: Vec<Candidate<'_>> = candidates
            .map(|(name, schema)| Candidate {
                name,
                schema,
                boxed: boxed(name, schema, model),
                is_sent: sent.contains(name),
                is_inline: lowered.inline.contains(name),
            })
            .collect();
        // A type can be equal to one that the vendor named and that comes later. The second
        // round knows this when it compares the types that it is part of.
        let mut shared = Self::default().round(&candidates).round(&candidates);
        for candidate in &candidates {
            shared.keep_branches(candidate.schema);
        }
        shared
    }

    /// Keeps the branches of a union apart: an enum converts from each of their types.
    fn keep_branches(&mut self, schema: &Value) {
        let mut found = BTreeSet::new();
        let branches = schema[EITHER]["branches"].as_array();
        for branch in branches.into_iter().flatten() {
            if let Some(name) = Model::reference(&branch["schema"]) {
                let first = self.first(&name).map(str::to_owned);
                if !found.insert(first.unwrap_or_else(|| name.clone())) {
                    self.0.remove(name.as_str());
                }
            }
        }
    }

    /// The type that this one is an alias of.
    pub(super) fn first(&self, name: &str) -> Option<&'a str> {
        self.0.get(name).copied()
    }

    /// Compares every type with those before it. The lowering places an inline schema before
    /// the component that it is part of.
    fn round(mut self, candidates: &[Candidate<'a>]) -> Self {
        let mut groups: HashMap<String, Vec<&Candidate<'a>>> = HashMap::new();
        for candidate in candidates {
            let mut content = format!("{} {}", candidate.is_sent, candidate.boxed);
            self.write(candidate.schema, &mut content);
            let group = groups.entry(content).or_default();
            if let Some(first) = group.first().filter(|_| candidate.is_inline) {
                self.0.entry(candidate.name).or_insert(first.name);
            }
            group.push(candidate);
        }
        let mut aliases = BTreeMap::new();
        for group in groups.values() {
            let named = group.iter().find(|candidate| !candidate.is_inline);
            if let Some(first) = named.or(group.first()) {
                let others = group.iter().filter(|other| other.name != first.name);
                let others = others.filter(|other| other.is_inline);
                aliases.extend(others.map(|other| (other.name, first.name)));
            }
        }
        Self(aliases)
    }

    /// Writes what the definition of a type is made from. Its own documentation is not part of
    /// that, because an alias has documentation too.
    fn write(&self, schema: &Value, content: &mut String) {
        let own = ["description", "title", "example", "externalDocs", NAME];
        for (key, value) in schema.as_object().into_iter().flatten() {
            if !own.contains(&key.as_str()) {
                self.write_property(key, value, content);
            }
        }
    }

    fn write_property(&self, key: &str, value: &Value, content: &mut String) {
        content.push_str(&Value::from(key).to_string());
        content.push(':');
        match self.target(key, value) {
            Some(first) => content.push_str(&reference_to(first)),
            // A variant is named after the component that it holds.
            None if key == EITHER => content.push_str(&value.to_string()),
            None => self.write_value(value, content),
        }
        content.push(',');
    }

    /// Writes a value, each reference in it with the first of equal types.
    fn write_value(&self, value: &Value, content: &mut String) {
        match value {
            Value::Object(object) => {
                content.push('{');
                for (key, value) in object {
                    self.write_property(key, value, content);
                }
                content.push('}');
            }
            Value::Array(items) => {
                content.push('[');
                for item in items {
                    self.write_value(item, content);
                    content.push(',');
                }
                content.push(']');
            }
            value => content.push_str(&value.to_string()),
        }
    }

    /// The type that a reference leads to, if it is an alias.
    fn target(&self, key: &str, value: &Value) -> Option<&'a str> {
        let reference = value.as_str().filter(|_| key == "$ref")?;
        self.first(reference.strip_prefix(SCHEMAS)?)
    }
}

/// A reference to a component, as the document writes it.
fn reference_to(name: &str) -> String {
    Value::from(format!("{SCHEMAS}{name}")).to_string()
}

/// Whether a type has a definition that depends on its schema only: that of a parameter has the
/// parameter's name, and siblings choose the branch of some unions.
fn has_a_definition(name: &str, model: &Model<'_>) -> bool {
    match model.component_of(name) {
        Some(Component::Enum { .. } | Component::Record) => true,
        Some(Component::Union(discriminator)) => {
            !matches!(discriminator, Discriminator::Siblings(_))
        }
        _ => false,
    }
}

/// The properties of a type whose fields are boxed because they contain the type.
fn boxed(name: &str, schema: &Value, model: &Model<'_>) -> String {
    let mut boxed = String::new();
    for (property, schema) in schema["properties"].as_object().into_iter().flatten() {
        let target = Model::reference(schema);
        if target.is_some_and(|target| model.in_a_cycle(&target, name)) {
            boxed.push_str(&Value::from(property.as_str()).to_string());
        }
    }
    boxed
}
