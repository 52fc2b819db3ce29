//! Every object of an OpenAPI document, by kind, and the way through them.
//!
//! The tables below are the whole knowledge of where schemas may stand; a pass
//! that asks for schemas sees all of them and nothing else, so that a property
//! named `schema` or an example that looks like one is left alone.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{Error, Pointer, Result};

/// What an object of the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The document itself.
    Document,
    /// `components`.
    Components,
    /// What a path, a webhook or a callback's expression leads to.
    PathItem,
    /// One method of a path.
    Operation,
    /// A parameter or a header, which are alike.
    Parameter,
    /// A request's body.
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

/// How children hang on a key.
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

/// The HTTP methods a path item may hold.
pub const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

impl Kind {
    /// The children of an object of this kind, in the order they are visited.
    fn children(self) -> &'static [(&'static str, Shape, Kind)] {
        match self {
            Document => &[
                ("paths", Map, PathItem),
                ("webhooks", Map, PathItem),
                ("components", One, Components),
            ],
            Components => &[
                ("schemas", Map, Schema),
                ("responses", Map, Response),
                ("parameters", Map, Parameter),
                ("requestBodies", Map, RequestBody),
                ("headers", Map, Parameter),
                ("callbacks", Map, Callback),
                ("pathItems", Map, PathItem),
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
            MediaType => &[("schema", One, Schema), ("encoding", Map, Encoding)],
            Encoding => &[("headers", Map, Parameter)],
            Callback => &[("", Map, PathItem)],
            Schema => &[
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
            ],
        }
    }
}

/// Visits every object of one kind, children before parents, and hands each
/// with its place.
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
        &Pointer::default(),
        &mut |value, kind, at| {
            if kind == wanted {
                visit(value, at)
            } else {
                Ok(())
            }
        },
    )
}

/// As [`each`], below one schema and with it.
///
/// # Errors
///
/// The first error `visit` returns ends the walk.
pub fn each_schema_in(
    schema: &mut Value,
    at: &Pointer,
    visit: &mut dyn FnMut(&mut Value, &Pointer) -> Result<()>,
) -> Result<()> {
    below(schema, Schema, at, &mut |value, kind, at| {
        if kind == Schema {
            visit(value, at)
        } else {
            Ok(())
        }
    })
}

/// Checks that every object, array and map of a document is one, so that what
/// comes after may rely on it.
///
/// # Errors
///
/// At the first that is not, with its place.
pub fn check(document: &Value) -> Result<()> {
    check_below(document, Document, &Pointer::default())
}

fn check_below(value: &Value, kind: Kind, at: &Pointer) -> Result<()> {
    if !(value.is_object() || kind == Schema && value.is_boolean()) {
        return Err(Error::at(at, "expected an object"));
    }
    for (key, shape, child) in kind.children() {
        let (found, at) = match key.is_empty() {
            true => (Some(value), at.clone()),
            false => (value.get(key), at.join(key)),
        };
        match (shape, found) {
            (_, None) => {}
            (One, Some(found)) => check_below(found, *child, &at)?,
            (List, Some(Value::Array(items))) => {
                for (index, item) in items.iter().enumerate() {
                    check_below(item, *child, &at.join(index))?;
                }
            }
            (Map, Some(Value::Object(items))) => {
                for (name, item) in items {
                    if !name.starts_with("x-") || *child == Schema {
                        check_below(item, *child, &at.join(name))?;
                    }
                }
            }
            (List, Some(_)) => return Err(Error::at(&at, "expected an array")),
            (Map, Some(_)) => return Err(Error::at(&at, "expected an object")),
        }
    }
    Ok(())
}

fn below(
    value: &mut Value,
    kind: Kind,
    at: &Pointer,
    visit: &mut dyn FnMut(&mut Value, Kind, &Pointer) -> Result<()>,
) -> Result<()> {
    for (key, shape, child) in kind.children() {
        let (found, at) = match key.is_empty() {
            true => (Some(&mut *value), at.clone()),
            false => (value.get_mut(key), at.join(key)),
        };
        match (shape, found) {
            (One, Some(found)) => below(found, *child, &at, visit)?,
            (List, Some(Value::Array(items))) => {
                for (index, item) in items.iter_mut().enumerate() {
                    below(item, *child, &at.join(index), visit)?;
                }
            }
            (Map, Some(Value::Object(items))) => {
                for (name, item) in items.iter_mut() {
                    if !name.starts_with("x-") || *child == Schema {
                        below(item, *child, &at.join(name), visit)?;
                    }
                }
            }
            _ => {}
        }
    }
    visit(value, kind, at)
}

/// An operation of a document.
#[derive(Debug, Clone)]
pub struct Operation<'a> {
    /// Its `operationId`; empty where it has none.
    pub id: &'a str,
    /// Its path.
    pub path: &'a str,
    /// Its method, in lower case.
    pub method: &'static str,
    /// The operation itself.
    pub value: &'a Value,
    /// Where it is.
    pub at: Pointer,
    item: &'a Value,
}

/// The operations of a document, in its order.
pub fn operations(document: &Value) -> impl Iterator<Item = Operation<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        METHODS.into_iter().filter_map(move |method| {
            let value = item.get(method)?;
            Some(Operation {
                id: value["operationId"].as_str().unwrap_or_default(),
                path,
                method,
                value,
                at: Pointer::default().join("paths").join(path).join(method),
                item,
            })
        })
    })
}

/// The operations of a document, each with a name of its own: its `operationId`, or
/// its method and path where it has none or one before it has the same.
pub fn named_operations(document: &Value) -> Vec<(String, Operation<'_>)> {
    let mut names = BTreeSet::new();
    let named = operations(document).map(|found| {
        let name = match found.id.is_empty() || !names.insert(found.id) {
            true => format!("{} {}", found.method, found.path),
            false => found.id.to_owned(),
        };
        (name, found)
    });
    named.collect()
}

impl<'a> Operation<'a> {
    /// The parameters, references followed, each with its place: the
    /// operation's own, and those of its path that it does not override.
    pub fn parameters(&self, document: &'a Value) -> Vec<(Pointer, &'a Value)> {
        let path = Pointer::default().join("paths").join(self.path);
        let mut found = listed(self.value, &self.at, document);
        for (at, parameter) in listed(self.item, &path, document) {
            let same = |other: &(Pointer, &Value)| {
                other.1["name"] == parameter["name"] && other.1["in"] == parameter["in"]
            };
            if !found.iter().any(same) {
                found.push((at, parameter));
            }
        }
        found
    }
}

fn listed<'a>(object: &'a Value, at: &Pointer, document: &'a Value) -> Vec<(Pointer, &'a Value)> {
    let list = object["parameters"].as_array().into_iter().flatten();
    let found = list.enumerate().map(|(index, parameter)| {
        let at = at.join("parameters").join(index);
        follow(document, parameter, &at).unwrap_or((at, parameter))
    });
    found.collect()
}

/// The object that `value` stands for, and its place: what its `$ref` leads to, or the
/// object itself if it has none. A reference to a reference is followed to the end.
///
/// # Errors
///
/// If a reference leads out of the document, to nothing in it, or back to itself; the
/// error's place is that reference.
pub fn follow<'a>(
    document: &'a Value,
    value: &'a Value,
    at: &Pointer,
) -> Result<(Pointer, &'a Value)> {
    let (mut value, mut at) = (value, at.clone());
    let mut seen = BTreeSet::new();
    while let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        let failed = |why| Error::at(&at.join("$ref"), format!("`{reference}` {why}"));
        if !reference.starts_with('#') {
            return Err(failed("leads out of the document; bundle it"));
        }
        let target = Pointer::from(reference);
        value = document
            .pointer(target.as_str())
            .ok_or_else(|| failed("leads to nothing in the document"))?;
        if !seen.insert(target.clone()) {
            return Err(failed("leads back to itself"));
        }
        at = target;
    }
    Ok((at, value))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::follow;
    use crate::Pointer;

    /// A document whose `a` refers to `b`, and so on to `d`.
    fn document() -> Value {
        json!({
            "a": { "$ref": "#/b" },
            "b": { "$ref": "#/c", "description": "beside" },
            "c": { "$ref": "#/%7Bd%7D" },
            "{d}": { "type": "string" },
            "circle": { "$ref": "#/around" },
            "around": { "$ref": "#/circle" },
            "nowhere": { "$ref": "#/gone" },
            "outside": { "$ref": "other.yaml#/a" },
        })
    }

    fn followed(name: &str) -> Result<String, String> {
        let document = document();
        let at = Pointer::default().join(name);
        let found = follow(&document, &document[name], &at);
        found
            .map(|(at, _)| at.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn references_are_followed_to_the_end() {
        assert_eq!(followed("a"), Ok("#/{d}".to_owned()));
        assert_eq!(followed("{d}"), Ok("#/{d}".to_owned()));
    }

    #[test]
    fn a_reference_that_cannot_be_followed_is_an_error_with_its_place() {
        let error = |text: &str| Err(text.to_owned());
        for (name, text) in [
            ("circle", "#/circle/$ref: `#/around` leads back to itself"),
            (
                "nowhere",
                "#/nowhere/$ref: `#/gone` leads to nothing in the document",
            ),
            (
                "outside",
                "#/outside/$ref: `other.yaml#/a` leads out of the document; bundle it",
            ),
        ] {
            assert_eq!(followed(name), error(text));
        }
    }
}
