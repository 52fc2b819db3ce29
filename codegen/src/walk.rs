//! Walks through the objects of an OpenAPI document, and follows references.
//!
//! The table in [`Kind`] is the only place that knows where schemas can be. A pass that
//! asks for schemas gets all of them and nothing else: a property named `schema`, or an
//! example that looks like one, is not visited.

mod follow;
mod form;
mod operations;
mod references;

pub use self::follow::follow;
pub(crate) use self::form::{remove_nulls, wrong_forms};
pub use self::operations::{Operation, named_operations, operations, operations_of};
pub(crate) use self::operations::{is_same, operations_of_mut};
pub(crate) use self::references::{reach, references, sent};

use serde_json::Value;

use crate::extension::RECEIVED;
use crate::{Pointer, Result};

/// What an object of the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The document itself.
    Document,
    /// `components`.
    Components,
    /// The value of a path, a webhook or a callback's expression.
    PathItem,
    /// A method of a path.
    Operation,
    /// A parameter or a header, which have the same form.
    Parameter,
    /// A request body.
    RequestBody,
    /// A response.
    Response,
    /// A body in one media type.
    MediaType,
    /// How one property of a multipart body is sent.
    Encoding,
    /// A callback: expressions and the path items behind them.
    Callback,
    /// A schema.
    Schema,
}

/// How a key holds its children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The value is the child.
    One,
    /// The value is an array of children.
    List,
    /// The value is an object whose values are the children.
    Map,
}

use self::Kind::*;
use self::Shape::*;

/// The HTTP methods that a path item has keys for. OpenAPI 3.2 added `query`.
pub const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// The key of a path item that holds the operations of all other methods, by method. OpenAPI 3.2
/// added it.
pub const ADDITIONAL: &str = "additionalOperations";

/// The children of a schema.
const SCHEMA: [(&str, Shape, Kind); 21] = [
    ("properties", Map, Schema),
    ("patternProperties", Map, Schema),
    ("dependentSchemas", Map, Schema),
    ("$defs", Map, Schema),
    ("definitions", Map, Schema),
    ("items", One, Schema),
    ("prefixItems", List, Schema),
    ("contains", One, Schema),
    ("additionalItems", One, Schema),
    ("unevaluatedItems", One, Schema),
    ("additionalProperties", One, Schema),
    ("unevaluatedProperties", One, Schema),
    ("propertyNames", One, Schema),
    ("contentSchema", One, Schema),
    ("not", One, Schema),
    ("if", One, Schema),
    ("then", One, Schema),
    ("else", One, Schema),
    ("allOf", List, Schema),
    ("anyOf", List, Schema),
    ("oneOf", List, Schema),
];

impl Kind {
    /// The children of an object of this kind, in the order they are visited.
    fn children(self) -> &'static [(&'static str, Shape, Kind)] {
        match self {
            Document => &[
                ("paths", Map, PathItem),
                ("webhooks", Map, PathItem),
                ("components", One, Components),
                (RECEIVED, List, MediaType),
            ],
            Components => &[
                ("schemas", Map, Schema),
                ("responses", Map, Response),
                ("parameters", Map, Parameter),
                ("requestBodies", Map, RequestBody),
                ("headers", Map, Parameter),
                ("callbacks", Map, Callback),
                ("pathItems", Map, PathItem),
                ("mediaTypes", Map, MediaType),
            ],
            PathItem => &[
                ("parameters", List, Parameter),
                ("get", One, Operation),
                ("put", One, Operation),
                ("post", One, Operation),
                ("delete", One, Operation),
                ("options", One, Operation),
                ("head", One, Operation),
                ("patch", One, Operation),
                ("trace", One, Operation),
                ("query", One, Operation),
                (ADDITIONAL, Map, Operation),
            ],
            Operation => &[
                ("parameters", List, Parameter),
                ("requestBody", One, RequestBody),
                ("responses", Map, Response),
                ("callbacks", Map, Callback),
            ],
            Parameter => &[("schema", One, Schema), ("content", Map, MediaType)],
            RequestBody => &[("content", Map, MediaType)],
            Response => &[("content", Map, MediaType), ("headers", Map, Parameter)],
            MediaType => &[
                ("schema", One, Schema),
                ("itemSchema", One, Schema),
                ("encoding", Map, Encoding),
                ("prefixEncoding", List, Encoding),
                ("itemEncoding", One, Encoding),
            ],
            Encoding => &[
                ("headers", Map, Parameter),
                ("encoding", Map, Encoding),
                ("prefixEncoding", List, Encoding),
                ("itemEncoding", One, Encoding),
            ],
            Callback => &[("", Map, PathItem)],
            Schema => &SCHEMA,
        }
    }
}

/// Visits every object of one kind with its place, children before parents.
///
/// # Errors
///
/// The first error `visit` returns ends the walk.
pub fn each(
    document: &mut Value,
    wanted: Kind,
    visit: &mut dyn FnMut(&mut Value, &Pointer) -> Result<()>,
) -> Result<()> {
    below(
        document,
        Document,
        &mut Pointer::default(),
        &mut |value, kind, at| {
            if kind == wanted {
                visit(value, at)
            } else {
                Ok(())
            }
        },
    )
}

/// Visits a schema and every schema within it, children before parents.
///
/// # Errors
///
/// The first error `visit` returns ends the walk.
pub fn each_schema_in(
    schema: &mut Value,
    at: &Pointer,
    visit: &mut dyn FnMut(&mut Value, &Pointer) -> Result<()>,
) -> Result<()> {
    below(schema, Schema, &mut at.clone(), &mut |value, kind, at| {
        if kind == Schema {
            visit(value, at)
        } else {
            Ok(())
        }
    })
}

/// Visits every object that is not a schema, with its kind and its place, children before
/// parents.
///
/// # Errors
///
/// The first error `visit` returns ends the walk.
pub(crate) fn each_object(
    document: &mut Value,
    visit: &mut dyn FnMut(&mut Value, Kind, &Pointer) -> Result<()>,
) -> Result<()> {
    below(
        document,
        Document,
        &mut Pointer::default(),
        &mut |value, kind, at| match kind {
            Schema => Ok(()),
            _ => visit(value, kind, at),
        },
    )
}

/// Visits what is below `value`, then `value`. `at` is one place that grows and shrinks, because
/// a new place for each object would cost more than most passes.
fn below(
    value: &mut Value,
    kind: Kind,
    at: &mut Pointer,
    visit: &mut dyn FnMut(&mut Value, Kind, &Pointer) -> Result<()>,
) -> Result<()> {
    for (key, shape, child) in present(value, kind) {
        let length = at.length();
        let found = match key.is_empty() {
            true => &mut *value,
            false => {
                at.push(key);
                &mut value[*key]
            }
        };
        match (shape, found) {
            (One, found) => below(found, *child, at, visit)?,
            (List, Value::Array(items)) => {
                for (index, item) in items.iter_mut().enumerate() {
                    let length = at.length();
                    at.push(index);
                    below(item, *child, at, visit)?;
                    at.truncate(length);
                }
            }
            (Map, Value::Object(items)) => {
                for (name, item) in items.iter_mut() {
                    if !name.starts_with("x-") || *child == Schema {
                        let length = at.length();
                        at.push(name);
                        below(item, *child, at, visit)?;
                        at.truncate(length);
                    }
                }
            }
            _ => {}
        }
        at.truncate(length);
    }
    visit(value, kind, at)
}

/// The children of `kind` that `value` has, in the order of the table. An object has few of the
/// keys in the table, and comparing its keys costs less than looking up every key.
fn present(
    value: &Value,
    kind: Kind,
) -> impl Iterator<Item = &'static (&'static str, Shape, Kind)> + use<> {
    let table = kind.children();
    let mut found = 0_u32;
    for key in value
        .as_object()
        .into_iter()
        .flat_map(serde_json::Map::keys)
    {
        if let Some(index) = table.iter().position(|(child, ..)| child == key) {
            found |= 1 << index;
        }
    }
    let children = table.iter().enumerate();
    children
        .filter(move |(index, (key, ..))| key.is_empty() || found & (1 << index) != 0)
        .map(|(_, child)| child)
}

/// Whether a property anywhere in a document, examples included, is what `is` asks for. A
/// cheap way to learn that a pass has nothing to do.
pub(crate) fn any_property(value: &Value, is: &dyn Fn(&str, &Value) -> bool) -> bool {
    match value {
        Value::Object(object) => object
            .iter()
            .any(|(name, value)| is(name, value) || any_property(value, is)),
        Value::Array(items) => items.iter().any(|item| any_property(item, is)),
        _ => false,
    }
}
