//! What each component of a lowered document becomes in Rust.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::graph;
use super::integer::{self, Integers};
use super::type_ref::TypeRef;
use crate::extension::{
    self, Branch, CODES, Choice, EITHER, Either, NAME, OWN_TYPE, PARAMETER, TIMESTAMP, UNION,
};
use crate::{Error, Pointer, Result};

/// The components of a document, by their Rust form.
#[derive(Debug)]
pub struct Model<'a> {
    schemas: &'a Map<String, Value>,
    components: BTreeMap<&'a str, Component>,
    integers: Integers,
    /// The number of each component's cycle. Computed when first needed.
    cycles: OnceCell<BTreeMap<String, usize>>,
    /// The components whose values can contain a union. Computed when first needed.
    holders: OnceCell<BTreeSet<String>>,
}

/// The longest chain of components that only refer to the next one. A longer chain is treated
/// as a cycle.
const ALIASES: usize = 64;

/// What a component becomes.
#[derive(Debug, Clone)]
pub enum Component {
    /// No type of its own: Rust or the runtime has a type for it.
    TypeRef(TypeRef),
    /// An open enum of strings.
    Enum {
        /// The documented values.
        values: Vec<String>,
        /// The integers that stand for them; empty if there are none.
        codes: Vec<i64>,
    },
    /// A struct.
    Record,
    /// A struct with a field for each of the first items of a list.
    Tuple,
    /// A struct around a list or map that contains the struct.
    Wrapper(TypeRef),
    /// An enum of documented alternatives.
    Union(Discriminator),
    /// A query parameter: an integer in a range.
    Bounded {
        /// The parameter's name on the wire.
        parameter: String,
        /// The smallest value allowed.
        minimum: i128,
        /// The largest value allowed.
        maximum: i128,
    },
    /// A query parameter: one of several strings.
    OneOf {
        /// The parameter's name on the wire.
        parameter: String,
        /// The values allowed.
        values: Vec<String>,
    },
    /// A query parameter: a list that is sent as one value.
    CommaSeparated {
        /// The parameter's name on the wire.
        parameter: String,
        /// The smallest number of items allowed.
        minimum: u64,
    },
}

/// What decides the branch of a union's value.
#[derive(Debug, Clone)]
pub enum Discriminator {
    /// Other properties of the object that the union is in.
    Siblings(Vec<Choice>),
    /// A property of the value, whose texts name the branches.
    Property(String, Vec<Branch>),
    /// The value's shape.
    Shape(Vec<Branch>),
}

impl<'a> Model<'a> {
    /// Reads a lowered document.
    ///
    /// # Errors
    ///
    /// If a schema has no Rust type; the error has its place.
    pub fn of(document: &'a Value) -> Result<Self> {
        static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        let schemas = document
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        let mut model = Self {
            schemas: schemas.unwrap_or(&NONE),
            components: BTreeMap::new(),
            integers: Integers::of(document),
            cycles: OnceCell::new(),
            holders: OnceCell::new(),
        };
        for (name, schema) in model.schemas {
            let component = model.component(schema, &Self::place(name), 0)?;
            model.components.insert(name, component);
        }
        Ok(model)
    }

    /// Every component, by name.
    pub fn components(&self) -> impl Iterator<Item = (&'a str, &Component)> {
        self.components
            .iter()
            .map(|(name, component)| (*name, component))
    }

    /// The component that the document calls by this name.
    pub fn component_named(&self, name: &str) -> Option<&'a str> {
        let called = |component: &str| self.schemas[component][NAME].as_str() == Some(name);
        let renamed = self.components.keys().find(|component| called(component));
        let (same, _) = self.components.get_key_value(name).unzip();
        renamed.or(same).copied()
    }

    /// What a component becomes.
    pub fn component_of(&self, name: &str) -> Option<&Component> {
        self.components.get(name)
    }

    /// A component's schema.
    pub fn schema(&self, name: &str) -> &'a Value {
        &self.schemas[name]
    }

    /// The JSON pointer of a component.
    pub fn place(name: &str) -> Pointer {
        Pointer::from("#/components/schemas").join(name)
    }

    /// The type of a schema in a property, an array or a map.
    pub fn scalar(&self, schema: &Value, at: &Pointer) -> Result<TypeRef> {
        self.scalar_at_depth(schema, at, 0)
    }

    fn component(&self, schema: &Value, at: &Pointer, depth: usize) -> Result<Component> {
        if let Some(parameter) = schema.get(PARAMETER).and_then(Value::as_str) {
            return self.parameter(schema, parameter.to_owned(), at);
        }
        if let Some(choices) = extension::read::<Vec<Choice>>(schema, UNION, at)? {
            return Ok(Component::Union(Discriminator::Siblings(choices)));
        }
        if let Some(either) = extension::read::<Either>(schema, EITHER, at)? {
            let Either { property, branches } = either;
            return Ok(Component::Union(match property {
                Some(property) => Discriminator::Property(property, branches),
                None => Discriminator::Shape(branches),
            }));
        }
        if schema[OWN_TYPE] == true {
            return Ok(Component::Wrapper(self.inline(schema, at, depth)?));
        }
        match (
            schema.get("enum"),
            schema.get("type").and_then(Value::as_str),
        ) {
            (Some(Value::Array(values)), Some("string") | None) => {
                let values = texts(values, &at.join("enum"))?;
                let codes = values
                    .iter()
                    .filter_map(|value| schema[CODES][value].as_i64());
                let codes = codes.collect();
                Ok(Component::Enum { values, codes })
            }
            _ if schema.get("properties").is_some() => Ok(Component::Record),
            _ if schema.get("prefixItems").is_some() => Ok(Component::Tuple),
            _ => Ok(Component::TypeRef(self.scalar_at_depth(schema, at, depth)?)),
        }
    }

    fn parameter(&self, schema: &Value, parameter: String, at: &Pointer) -> Result<Component> {
        if let Some(Value::Array(values)) = schema.get("enum") {
            let values = texts(values, &at.join("enum"))?;
            return Ok(Component::OneOf { parameter, values });
        }
        if schema["type"] == "array" {
            let minimum = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
            return Ok(Component::CommaSeparated { parameter, minimum });
        }
        let bound = |inclusive: &str, exclusive: &str, inward: i128, otherwise: i128| {
            let Some(bound) = schema.get(inclusive) else {
                return Ok(otherwise);
            };
            let is_exclusive = schema[exclusive] == true
                && bound.as_f64().is_none_or(|bound| bound.fract() == 0.0);
            let step = if is_exclusive { inward } else { 0 };
            let bound = integer::bound(bound, inward > 0);
            let bound = bound.map(|bound| bound.saturating_add(step));
            bound.ok_or_else(|| Error::at(&at.join(inclusive), "not an integer"))
        };
        let [least, greatest] = self.integers.limits(schema);
        Ok(Component::Bounded {
            parameter,
            minimum: bound("minimum", "exclusiveMinimum", 1, least)?,
            maximum: bound("maximum", "exclusiveMaximum", -1, greatest)?,
        })
    }

    fn scalar_at_depth(&self, schema: &Value, at: &Pointer, depth: usize) -> Result<TypeRef> {
        if depth > ALIASES {
            // Components that only refer to each other do not restrict a value.
            return Ok(TypeRef::Json);
        }
        let scalar = match Self::reference(schema) {
            Some(name) => self.target(&name, at, depth)?,
            None => self.inline(schema, at, depth)?,
        };
        Ok(nullable(scalar, schema))
    }

    fn target(&self, name: &str, at: &Pointer, depth: usize) -> Result<TypeRef> {
        let Some(schema) = self.schemas.get(name) else {
            return Err(Error::at(
                at,
                format!("the component `{name}` does not exist"),
            ));
        };
        if schema[OWN_TYPE] == true {
            return Ok(nullable(TypeRef::Named(name.to_owned()), schema));
        }
        let place = Self::place(name);
        match self.component(schema, &place, depth + 1)? {
            Component::TypeRef(scalar) => Ok(scalar),
            Component::Enum { codes, .. } if !codes.is_empty() => {
                Ok(nullable(TypeRef::Coded(name.to_owned()), schema))
            }
            Component::Union(Discriminator::Siblings(_)) => {
                let message = "a union that siblings choose must be a property of the same object";
                Err(Error::at(at, message))
            }
            _ => Ok(nullable(TypeRef::Named(name.to_owned()), schema)),
        }
    }

    fn inline(&self, schema: &Value, at: &Pointer, depth: usize) -> Result<TypeRef> {
        if schema[TIMESTAMP] == true {
            return Ok(TypeRef::Timestamp);
        }
        Ok(match schema.get("type").and_then(Value::as_str) {
            Some("boolean") => TypeRef::Boolean,
            Some("integer") => self.integers.type_of(schema),
            Some("number") => TypeRef::Number,
            Some("string") => TypeRef::Text,
            Some("array") => match schema.get("items") {
                Some(items) => {
                    let item = self.scalar_at_depth(items, &at.join("items"), depth)?;
                    TypeRef::List(Box::new(item))
                }
                None => TypeRef::List(Box::new(TypeRef::Json)),
            },
            Some("object") => match schema.get("additionalProperties") {
                Some(values) if values.is_object() => {
                    let at = at.join("additionalProperties");
                    let value = self.scalar_at_depth(values, &at, depth)?;
                    TypeRef::Map(Box::new(value))
                }
                _ => TypeRef::Json,
            },
            None => TypeRef::Json,
            Some(other) => {
                let message = format!("`type: {other}` is not a type of JSON Schema");
                return Err(Error::at(&at.join("type"), message));
            }
        })
    }

    /// Whether a value of this type can contain a union.
    pub fn holds_union(&self, scalar: &TypeRef) -> bool {
        let holders = self.holders.get_or_init(|| graph::holders(self));
        scalar.named().is_some_and(|name| holders.contains(name))
    }

    /// Whether two components contain each other. One of them must contain the other
    /// directly.
    pub(super) fn in_a_cycle(&self, one: &str, other: &str) -> bool {
        let cycles = self.cycles.get_or_init(|| graph::cycles(self));
        let cycle = cycles.get(one);
        cycle.is_some() && cycle == cycles.get(other)
    }

    /// The schema that references lead to.
    pub(super) fn target_of<'s>(&self, schema: &'s Value) -> &'s Value
    where
        'a: 's,
    {
        let mut found = schema;
        for _ in 0..ALIASES {
            match Self::reference(found).and_then(|name| self.schemas.get(&name)) {
                Some(target) => found = target,
                None => break,
            }
        }
        found
    }

    /// The component that a schema refers to.
    pub fn reference(schema: &Value) -> Option<String> {
        crate::lower::reference(schema)
    }
}

/// Adds `Option` to a type that may be null, if it does not have it yet.
fn nullable(scalar: TypeRef, schema: &Value) -> TypeRef {
    match schema["nullable"] == true && !matches!(scalar, TypeRef::Nullable(_)) {
        true => TypeRef::Nullable(Box::new(scalar)),
        false => scalar,
    }
}

/// The strings of an enum, without duplicates.
fn texts(values: &[Value], at: &Pointer) -> Result<Vec<String>> {
    let mut texts: Vec<String> = Vec::new();
    for value in values {
        let Some(text) = value.as_str() else {
            let message = "an enum must have strings only";
            return Err(Error::at(at, message));
        };
        if !texts.iter().any(|present| present == text) {
            texts.push(text.to_owned());
        }
    }
    Ok(texts)
}
