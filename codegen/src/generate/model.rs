//! What each component of a lowered document becomes in Rust.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Map, Value};

use super::graph;
use crate::extension::{self, CODES, Choice, EITHER, Either, NAME, PARAMETER, TIMESTAMP, UNION};
use crate::{Error, Pointer, Result};

/// The components of a document, by what they become.
#[derive(Debug)]
pub struct Model<'a> {
    schemas: &'a Map<String, Value>,
    components: BTreeMap<&'a str, Component>,
    /// By component, once it is asked for: the number of the circle that it is in.
    circles: OnceCell<BTreeMap<String, usize>>,
    /// Once they are asked for: the components whose values can hold a union.
    holders: OnceCell<BTreeSet<String>>,
}

/// How many components may be but another name of the next, before they are
/// taken to go in a circle.
const ALIASES: usize = 64;

/// What a component becomes.
#[derive(Debug, Clone)]
pub enum Component {
    /// Nothing of its own: a type that Rust or the runtime has already.
    TypeRef(TypeRef),
    /// An open enum of these strings, and the integers that stand for them.
    Enum {
        /// The values the document names.
        values: Vec<String>,
        /// The integer of each, where they have one.
        codes: Vec<i64>,
    },
    /// A struct.
    Record,
    /// An enum chosen by sibling properties.
    Union(Vec<Choice>),
    /// An enum whose branch its own value tells.
    Either(Either),
    /// A query parameter, checked to be within bounds.
    Bounded {
        /// The parameter's name on the wire.
        parameter: String,
        /// The least value allowed.
        minimum: i64,
        /// The greatest value allowed.
        maximum: i64,
    },
    /// A query parameter, one of these strings.
    OneOf {
        /// The parameter's name on the wire.
        parameter: String,
        /// The values allowed.
        values: Vec<String>,
    },
    /// A query parameter, a list sent as one value.
    CommaSeparated {
        /// The parameter's name on the wire.
        parameter: String,
        /// The least number of items allowed.
        minimum: u64,
    },
}

/// A type as a field has it.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeRef {
    /// `bool`.
    Boolean,
    /// `i64`.
    Integer,
    /// A number, kept digit for digit.
    Number,
    /// `String`.
    Text,
    /// A string or number that is a point in time.
    Timestamp,
    /// Any JSON, kept as it came.
    Json,
    /// A type of the document.
    Named(String),
    /// An enum of the document whose values come as integers too.
    Coded(String),
    /// `Vec` of a type.
    List(Box<TypeRef>),
    /// `BTreeMap` from `String` to a type.
    Map(Box<TypeRef>),
    /// `Option` of a type.
    Nullable(Box<TypeRef>),
}

impl TypeRef {
    /// The type of the document that it is, or that its list, map or null is of.
    pub fn named(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.named(),
            _ => None,
        }
    }

    /// The type in Rust, seen from where `types` is the path of the types.
    pub fn tokens(&self, types: &TokenStream) -> TokenStream {
        match self {
            Self::Boolean => quote!(bool),
            Self::Integer => quote!(i64),
            Self::Number => quote!(progenitor_client::Number),
            Self::Text => quote!(::std::string::String),
            Self::Timestamp => quote!(progenitor_client::Timestamp),
            Self::Json => quote!(progenitor_client::RawJson),
            Self::Named(name) => {
                let name = format_ident!("{name}");
                quote!(#types::#name)
            }
            Self::Coded(name) => {
                let name = format_ident!("{name}");
                quote!(progenitor_client::Coded<#types::#name>)
            }
            Self::List(item) => {
                let item = item.tokens(types);
                quote!(::std::vec::Vec<#item>)
            }
            Self::Map(value) => {
                let value = value.tokens(types);
                quote!(::std::collections::BTreeMap<::std::string::String, #value>)
            }
            Self::Nullable(value) => {
                let value = value.tokens(types);
                quote!(::std::option::Option<#value>)
            }
        }
    }
}

impl<'a> Model<'a> {
    /// Reads a lowered document.
    ///
    /// # Errors
    ///
    /// At a schema that becomes no type, with its place.
    pub fn of(document: &'a Value) -> Result<Self> {
        static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        let schemas = document
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        let mut model = Self {
            schemas: schemas.unwrap_or(&NONE),
            components: BTreeMap::new(),
            circles: OnceCell::new(),
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

    /// What a component becomes; components are all known once the model is.
    pub fn component_of(&self, name: &str) -> Option<&Component> {
        self.components.get(name)
    }

    /// A component's schema.
    pub fn schema(&self, name: &str) -> &'a Value {
        &self.schemas[name]
    }

    /// Where a component stands.
    pub fn place(name: &str) -> Pointer {
        Pointer::from("#/components/schemas").join(name)
    }

    /// The type of a schema that stands in a property, an array or a map, and
    /// whether null may be there.
    pub fn scalar(&self, schema: &Value, at: &Pointer) -> Result<TypeRef> {
        self.scalar_at_depth(schema, at, 0)
    }

    fn component(&self, schema: &Value, at: &Pointer, depth: usize) -> Result<Component> {
        if let Some(parameter) = schema.get(PARAMETER).and_then(Value::as_str) {
            return self.parameter(schema, parameter.to_owned(), at);
        }
        if let Some(choices) = extension::read::<Vec<Choice>>(schema, UNION, at)? {
            return Ok(Component::Union(choices));
        }
        if let Some(either) = extension::read::<Either>(schema, EITHER, at)? {
            return Ok(Component::Either(either));
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
            _ => Ok(Component::TypeRef(self.scalar_at_depth(schema, at, depth)?)),
        }
    }

    fn parameter(&self, schema: &Value, parameter: String, at: &Pointer) -> Result<Component> {
        if let Some(Value::Array(values)) = schema.get("enum") {
            let values = texts(values, &at.join("enum"))?;
            return Ok(Component::OneOf { parameter, values });
        }
        if schema["type"] == "array" {
            if self.scalar(&schema["items"], &at.join("items"))? != TypeRef::Text {
                let message = "a comma-separated list is one of strings";
                return Err(Error::at(&at.join("items"), message));
            }
            let minimum = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
            return Ok(Component::CommaSeparated { parameter, minimum });
        }
        let bound = |inclusive: &str, exclusive: &str, inward: i64, otherwise: i64| {
            let Some(bound) = schema.get(inclusive) else {
                return Ok(otherwise);
            };
            let step = if schema[exclusive] == true { inward } else { 0 };
            let bound = bound.as_i64().and_then(|bound| bound.checked_add(step));
            bound.ok_or_else(|| Error::at(&at.join(inclusive), "no bound of a 64-bit integer"))
        };
        Ok(Component::Bounded {
            parameter,
            minimum: bound("minimum", "exclusiveMinimum", 1, i64::MIN)?,
            maximum: bound("maximum", "exclusiveMaximum", -1, i64::MAX)?,
        })
    }

    fn scalar_at_depth(&self, schema: &Value, at: &Pointer, depth: usize) -> Result<TypeRef> {
        if depth > ALIASES {
            // Names that lead to nothing but each other say nothing of a value.
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
            return Err(Error::at(at, format!("leads to no component `{name}`")));
        };
        let place = Self::place(name);
        match self.component(schema, &place, depth + 1)? {
            Component::TypeRef(scalar) => Ok(scalar),
            Component::Enum { codes, .. } if !codes.is_empty() => {
                Ok(nullable(TypeRef::Coded(name.to_owned()), schema))
            }
            Component::Union(_) => {
                let message = "a union chosen by siblings stands in a property of their object";
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
            Some("integer") => TypeRef::Integer,
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
                let message = format!("`type: {other}` is no type of JSON Schema");
                return Err(Error::at(&at.join("type"), message));
            }
        })
    }

    /// Whether a value of this type can hold a union chosen by siblings.
    pub fn holds_union(&self, scalar: &TypeRef) -> bool {
        let holders = self.holders.get_or_init(|| graph::holders(self));
        scalar.named().is_some_and(|name| holders.contains(name))
    }

    /// Whether two components, of which one holds the other directly, hold each other.
    pub(super) fn in_a_circle(&self, one: &str, other: &str) -> bool {
        let circles = self.circles.get_or_init(|| graph::circles(self));
        let circle = circles.get(one);
        circle.is_some() && circle == circles.get(other)
    }

    /// The component a schema is, alone or with something beside it.
    pub fn reference(schema: &Value) -> Option<String> {
        crate::lower::reference(schema)
    }
}

/// A type that may be null, once.
fn nullable(scalar: TypeRef, schema: &Value) -> TypeRef {
    match schema["nullable"] == true && !matches!(scalar, TypeRef::Nullable(_)) {
        true => TypeRef::Nullable(Box::new(scalar)),
        false => scalar,
    }
}

/// The strings of an enum, each once.
fn texts(values: &[Value], at: &Pointer) -> Result<Vec<String>> {
    let mut texts: Vec<String> = Vec::new();
    for value in values {
        let Some(text) = value.as_str() else {
            let message = "no type holds an enum of values that are not all strings";
            return Err(Error::at(at, message));
        };
        if !texts.iter().any(|present| present == text) {
            texts.push(text.to_owned());
        }
    }
    Ok(texts)
}
