//! Schemas with references and null branches followed, and the form of their values.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use conversation_apis::observe::ValueKind;
use conversation_apis_codegen::extension::Choice;
use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Map, Value};

use super::{Contract, Direction, component};
use crate::checker::Checker;

/// A schema, with references and null branches followed.
///
/// It returns the schemas below it. Each is resolved once per [`Contract`].
#[derive(Clone)]
pub struct Schema<'a> {
    pub(super) contract: &'a Contract,
    pub(super) resolved: Arc<Resolved>,
}

/// The content of a schema, with references and null branches followed.
#[derive(Debug)]
pub struct Resolved {
    /// The place where it was requested.
    pub from: Pointer,
    /// The place where it is defined.
    pub at: Pointer,
    /// Whether the Rust type reads null: the schema itself or one that leads to it names null,
    /// among its types or its values.
    pub nullable: bool,
    /// Whether the types, the values or the branches name null, and another of these refuses it. The
    /// document does not allow it then.
    pub refuses_null: bool,
    /// Whether a reference was followed. If so, the schema belongs to another component.
    pub crossed: bool,
    /// The form of its values.
    pub shape: Shape,
}

/// The form of a schema's values.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Named values. They are strings, and perhaps integers that stand for them; or they all have
    /// another type.
    Enum(Vec<Value>),
    /// One of several branches, selected by sibling properties.
    Union(Vec<Choice>),
    /// One of several branches, selected by the value itself. Contains the places of the
    /// branches.
    Either(Vec<Pointer>),
    /// An object with properties.
    Object(Properties),
    /// An array: the place of its items' schema.
    Array(Pointer),
    /// An object with any names: the place of its values' schema.
    Map(Pointer),
    /// A point in time, with any of these types.
    Time(Vec<Type>),
    /// Any JSON with these types. If the list is empty, every type is allowed.
    Any(Vec<Type>),
    /// A string.
    Text,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
}

/// A type of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // JSON Schema's own words
pub enum Type {
    Array,
    Boolean,
    Integer,
    Null,
    Number,
    Object,
    String,
}

/// The properties of an object, in the document's order.
#[derive(Debug, Clone, Default)]
pub struct Properties {
    all: Vec<Property>,
    by_name: HashMap<String, usize>,
    /// The required properties that no schema describes.
    undescribed: Vec<String>,
}

/// A property of an object.
#[derive(Debug, Clone)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// The place of its schema in the object's schema.
    pub at: Pointer,
    /// Whether the property is required.
    pub is_required: bool,
}

/// The keyword of properties that only responses have.
const READ_ONLY: &str = "readOnly";

impl Properties {
    pub(super) fn of(at: &Pointer, schema: &Map<String, Value>) -> Option<Self> {
        let at = at.join("properties");
        let required = schema.get("required").and_then(Value::as_array);
        let required = required.map_or(&[][..], Vec::as_slice);
        let mut properties = Self::default();
        for name in schema.get("properties")?.as_object()?.keys() {
            let index = properties.all.len();
            properties.by_name.insert(name.clone(), index);
            properties.all.push(Property {
                name: name.clone(),
                at: at.join(name),
                is_required: required.iter().any(|required| required == name),
            });
        }
        let names = required.iter().filter_map(Value::as_str);
        let names = names.filter(|name| !properties.contains_key(name));
        properties.undescribed = names.map(str::to_owned).collect();
        Some(properties)
    }

    /// All properties.
    pub fn iter(&self) -> std::slice::Iter<'_, Property> {
        self.all.iter()
    }

    /// The names of the properties.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.all.iter().map(|property| &property.name)
    }

    /// The required properties that no schema describes. They may have any value, and the Rust
    /// type has no field for them.
    pub fn undescribed(&self) -> &[String] {
        &self.undescribed
    }

    /// The property with this name.
    pub fn get(&self, name: &str) -> Option<&Property> {
        self.all.get(*self.by_name.get(name)?)
    }

    /// Whether there is a property with this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }
}

impl Deref for Schema<'_> {
    type Target = Resolved;

    fn deref(&self) -> &Resolved {
        &self.resolved
    }
}

impl Resolved {
    /// Whether the object requires a property.
    pub fn requires(&self, name: &str) -> bool {
        match &self.shape {
            Shape::Object(properties) => properties.get(name).is_some_and(|it| it.is_required),
            _ => false,
        }
    }
}

impl<'a> Schema<'a> {
    /// The document of this schema.
    pub fn contract(&self) -> &'a Contract {
        self.contract
    }

    /// A keyword of the schema.
    pub fn keyword(&self, name: &str) -> Option<&'a Value> {
        self.contract.get(&self.at).get(name)
    }

    /// The document's example: the one beside the reference, otherwise the schema's own.
    pub fn example(&self) -> Option<&'a Value> {
        let beside = self.contract.get(&self.from).get("example");
        beside.or_else(|| self.keyword("example"))
    }

    /// Whether the document allows a value of this schema.
    ///
    /// # Errors
    ///
    /// The errors of [`Checker::judge`].
    pub fn allows(&self, direction: Direction, value: &Value) -> Result<bool, Error> {
        let judged = Checker::new(self.contract).judge(&self.at, direction, value)?;
        Ok(judged.is_ok())
    }

    /// The schema of one of its properties.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::resolve`].
    pub fn child(&self, property: &Property) -> Result<Self, Error> {
        self.contract.resolve(&property.at)
    }

    /// Whether values in this direction have the property of this schema.
    pub fn is_in(&self, direction: Direction) -> bool {
        let is_read_only = |at: &Pointer| self.contract.get(at)[READ_ONLY] == true;
        direction == Direction::Response || !is_read_only(&self.from) && !is_read_only(&self.at)
    }

    /// The schema of the property with this name, if the object has one.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::resolve`].
    pub fn property(&self, name: &str) -> Result<Option<Self>, Error> {
        match &self.shape {
            Shape::Object(properties) => {
                let property = properties.get(name);
                property.map(|property| self.child(property)).transpose()
            }
            _ => Ok(None),
        }
    }

    /// The schema itself and, if its value selects one of several branches, all these branches.
    pub fn alternatives(&self) -> Result<Vec<Self>, Error> {
        let mut found: Vec<Self> = Vec::new();
        let mut left = vec![self.clone()];
        while let Some(schema) = left.pop() {
            if found.iter().any(|known| known.at == schema.at) {
                continue;
            }
            if let Shape::Either(branches) = &schema.shape {
                let branches = branches.iter().map(|branch| self.contract.resolve(branch));
                left.extend(branches.collect::<Result<Vec<_>, _>>()?);
            }
            found.push(schema);
        }
        Ok(found)
    }

    /// The schema of a union's branch.
    ///
    /// # Errors
    ///
    /// The errors of [`Contract::resolve`].
    pub fn branch(&self, choice: &Choice) -> Result<Self, Error> {
        self.contract.resolve(&component(Some(&choice.branch)))
    }
}

impl Type {
    pub(super) fn of(name: &Value) -> Option<Self> {
        Some(match name.as_str()? {
            "array" => Self::Array,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "null" => Self::Null,
            "number" => Self::Number,
            "object" => Self::Object,
            "string" => Self::String,
            _ => return None,
        })
    }
}

impl Shape {
    /// The types that values can have, except null. `None` if every type is allowed. Branches have
    /// types of their own.
    pub fn types(&self) -> Option<Vec<Type>> {
        Some(match self {
            Self::Either(_) => Vec::new(),
            // Of a value that is always null, the Rust type keeps any JSON.
            Self::Any(types) if types.is_empty() || *types == [Type::Null] => return None,
            Self::Any(types) | Self::Time(types) => types.clone(),
            Self::Union(_) => return None,
            Self::Enum(values) if values.iter().any(|value| !value.is_string()) => return None,
            Self::Enum(_) | Self::Text => vec![Type::String],
            Self::Object(_) | Self::Map(_) => vec![Type::Object],
            Self::Array(_) => vec![Type::Array],
            Self::Integer => vec![Type::Integer],
            Self::Number => vec![Type::Number],
            Self::Boolean => vec![Type::Boolean],
        })
    }
}

impl Type {
    /// The kind of its values. `None` for null.
    pub fn kind(self) -> Option<ValueKind> {
        Some(match self {
            Self::Array => ValueKind::Array,
            Self::Boolean => ValueKind::Boolean,
            Self::Integer => ValueKind::Integer,
            Self::Null => return None,
            Self::Number => ValueKind::Number,
            Self::Object => ValueKind::Object,
            Self::String => ValueKind::String,
        })
    }
}

/// Whether a value has one of these types. If the list is empty, every value does.
pub fn is_of(types: &[Type], value: &Value) -> bool {
    let is = |one: &Type| match (one, value) {
        (Type::String, Value::String(_))
        | (Type::Number, Value::Number(_))
        | (Type::Boolean, Value::Bool(_))
        | (Type::Array, Value::Array(_))
        | (Type::Object, Value::Object(_))
        | (Type::Null, Value::Null) => true,
        (Type::Integer, Value::Number(number)) => is_integer(number),
        _ => false,
    };
    types.is_empty() || types.iter().any(is)
}

/// Whether JSON Schema treats a number as an integer. It treats `2.0` as one.
pub fn is_integer(number: &serde_json::Number) -> bool {
    !number.is_f64() || number.as_f64().is_some_and(|number| number.fract() == 0.0)
}
