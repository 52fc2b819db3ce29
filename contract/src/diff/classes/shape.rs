//! A schema in short form: what is hashed, and the schemas that it leads to.

use conversation_apis_codegen::Pointer;
use serde_json::{Map, Value};

use super::super::number::whole_as_integer;
use super::super::reference::{ANNOTATIONS, References, Target};
use super::super::resolved::states_open_enum;
use super::Class;

/// How deep a shape may nest. A schema below has a shape of its own, since a document can
/// nest thousands of schemas.
const MAX_DEPTH: usize = 24;

/// A schema, or a part of one.
#[derive(Debug)]
pub(super) enum Shape {
    /// A part that leads to no other schema.
    Known(Class),
    /// Another schema, by its index.
    Schema(usize),
    /// Parts, with a hash of what they are. If `is_ordered` is not set, their order does not
    /// count.
    Parts {
        of: Class,
        parts: Vec<Self>,
        is_ordered: bool,
    },
}

impl Shape {
    fn known(value: impl std::hash::Hash) -> Self {
        Self::Known(Class::of(value))
    }

    /// Parts. If they lead to no other schema, only their hash is kept.
    fn of(name: impl std::hash::Hash, parts: Vec<Self>, is_ordered: bool) -> Self {
        let are_known = parts.iter().all(|part| matches!(part, Self::Known(_)));
        let shape = Self::Parts {
            of: Class::of(name),
            parts,
            is_ordered,
        };
        match are_known {
            true => Self::Known(shape.class(&|_| Class(0))),
            false => shape,
        }
    }

    /// The hash, with those of other schemas.
    pub(super) fn class(&self, known: &impl Fn(usize) -> Class) -> Class {
        match self {
            Self::Known(class) => *class,
            Self::Schema(index) => known(*index),
            Self::Parts {
                of,
                parts,
                is_ordered,
            } => {
                let mut classes: Vec<Class> = parts.iter().map(|part| part.class(known)).collect();
                if !is_ordered {
                    classes.sort_unstable();
                }
                Class::of((of, classes))
            }
        }
    }

    /// Calls `visit` with the index of each schema that it leads to.
    pub(super) fn each_index(&self, visit: &mut impl FnMut(usize)) {
        match self {
            Self::Known(_) => {}
            Self::Schema(index) => visit(*index),
            Self::Parts { parts, .. } => parts.iter().for_each(|part| part.each_index(visit)),
        }
    }
}

/// Reads shapes.
pub(super) struct Compiler<'a> {
    document: &'a Value,
    references: &'a References,
    index_of: &'a mut dyn FnMut(Pointer) -> usize,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(
        document: &'a Value,
        references: &'a References,
        index_of: &'a mut dyn FnMut(Pointer) -> usize,
    ) -> Self {
        Self {
            document,
            references,
            index_of,
        }
    }

    /// The shape of the schema at a place.
    pub(super) fn schema_at(&mut self, at: &Pointer) -> Shape {
        match self.document.pointer(at.as_str()) {
            Some(Value::Object(schema)) => self.schema(schema, at, 0),
            Some(other) => Shape::known(other),
            None => Shape::known("missing"),
        }
    }

    /// A schema below another one.
    fn below(&mut self, value: &Value, at: &Pointer, depth: usize) -> Shape {
        match value {
            Value::Object(schema) if self.references.alone(schema).is_some() => {
                Shape::Schema((self.index_of)(at.clone()))
            }
            Value::Object(_) if depth >= MAX_DEPTH => Shape::Schema((self.index_of)(at.clone())),
            Value::Object(schema) => self.schema(schema, at, depth + 1),
            other => Shape::known(other),
        }
    }

    fn schema(&mut self, schema: &Map<String, Value>, at: &Pointer, depth: usize) -> Shape {
        let mut parts = Vec::new();
        for (keyword, value) in schema {
            parts.extend(self.keyword(schema, (keyword, value), at, depth));
        }
        Shape::of("schema", parts, false)
    }

    /// A keyword; none if it restricts nothing.
    fn keyword(
        &mut self,
        schema: &Map<String, Value>,
        (keyword, value): (&String, &Value),
        at: &Pointer,
        depth: usize,
    ) -> Option<Shape> {
        let here = || at.join(keyword);
        let parts = match (keyword.as_str(), value) {
            ("description", Value::String(text)) if states_open_enum(text) => {
                vec![Shape::known("states an open enum")]
            }
            (name, _)
                if ANNOTATIONS.contains(&name)
                    || name.starts_with('$') && name != "$ref" && name != "$dynamicRef" =>
            {
                return None;
            }
            ("x-open-enum" | "x-extensible-enum", value) => vec![scalar(value)],
            (
                "nullable" | "deprecated" | "readOnly" | "writeOnly" | "uniqueItems",
                Value::Bool(false),
            )
            | (
                "additionalProperties" | "unevaluatedProperties" | "unevaluatedItems" | "items",
                Value::Bool(true),
            ) => return None,
            (name, _) if name.starts_with("x-") || name == "definitions" => return None,
            ("$ref" | "$dynamicRef", _) => vec![match self.references.target(schema)? {
                Target::Local(at) => Shape::Schema((self.index_of)(at)),
                Target::Remote(to) => Shape::known(to),
            }],
            ("properties" | "patternProperties" | "dependentSchemas", Value::Object(below)) => {
                let (at, mut parts) = (here(), Vec::new());
                for (name, value) in below {
                    let part = self.below(value, &at.join(name), depth);
                    parts.push(Shape::of(name, vec![part], true));
                }
                parts
            }
            ("allOf" | "oneOf" | "anyOf" | "prefixItems", Value::Array(below)) => {
                let (at, mut parts) = (here(), Vec::new());
                for (index, value) in below.iter().enumerate() {
                    parts.push(self.below(value, &at.join(index), depth));
                }
                parts
            }
            ("discriminator", value) => self.discriminator(schema, value, at),
            ("enum" | "required" | "type", Value::Array(values)) => {
                values.iter().map(scalar).collect()
            }
            (_, Value::Object(_)) if is_schema(keyword) => vec![self.below(value, &here(), depth)],
            (_, value) => vec![scalar(value)],
        };
        Some(Shape::of(keyword, parts, keyword == "prefixItems"))
    }

    /// The tag of each schema that a discriminator selects.
    fn discriminator(
        &mut self,
        schema: &Map<String, Value>,
        value: &Value,
        at: &Pointer,
    ) -> Vec<Shape> {
        let tags = self.references.tags(schema, at);
        let mut parts = vec![scalar(&value["propertyName"])];
        if let Some(to) = self.references.default_tag(schema) {
            // Of two schemas that are the same, the tags tell which it is.
            let of_default = tags.iter().filter(|(_, other)| *other == to);
            let mut default: Vec<Shape> = of_default
                .map(|(tag, _)| Shape::of(tag, Vec::new(), false))
                .collect();
            default.push(Shape::Schema((self.index_of)(to)));
            parts.push(Shape::of("default mapping", default, false));
        }
        for (tag, to) in tags {
            let to = Shape::Schema((self.index_of)(to));
            parts.push(Shape::of(tag, vec![to], true));
        }
        parts
    }
}

/// Whether the value of a keyword is a schema.
fn is_schema(keyword: &str) -> bool {
    let keywords = [
        "items",
        "additionalProperties",
        "not",
        "if",
        "then",
        "else",
        "contains",
        "propertyNames",
        "unevaluatedItems",
        "unevaluatedProperties",
        "contentSchema",
    ];
    keywords.contains(&keyword)
}

/// A value that is not a schema. The order of the properties of objects does not count.
fn scalar(value: &Value) -> Shape {
    match value {
        Value::Object(object) => {
            let parts = object
                .iter()
                .map(|(name, value)| Shape::of(name, vec![scalar(value)], true));
            Shape::of("object", parts.collect(), false)
        }
        Value::Array(items) => Shape::of("array", items.iter().map(scalar).collect(), true),
        other => Shape::known(whole_as_integer(other)),
    }
}
