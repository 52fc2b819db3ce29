//! Keeps what the document states about the values of requests, before later passes make
//! types of the schemas.
//!
//! Each parameter and each media type of a request body gets its rules as `x-rules`, and the
//! document gets those of the components that they refer to. Rules are a JSON Schema with only
//! the keywords that the runtime checks. What a Rust type holds anyway is left out: that a
//! property is a string, or that a struct has its required properties.

mod alternatives;
mod compile;
mod facts;
mod objects;
mod prune;

use std::borrow::Cow;

use serde_json::{Map, Value};

pub(crate) use crate::pattern::translated;

use self::compile::{Compiler, Mode};
pub(super) use self::facts::is;
use super::{Notes, resolve};
use crate::extension::RULES;
use crate::keywords::{self, Class};
use crate::media_type::{self, Family};
use crate::walk::{self, Kind};
use crate::{Pointer, Result, is_json};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let places = places(document)?;
    let none = Map::new();
    let schemas = document.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).unwrap_or(&none);
    let mut compiler = Compiler::new(schemas, notes);
    let mut roots = Vec::new();
    for (at, schema_at) in places {
        let holder = document.pointer(at.as_str()).unwrap_or(&Value::Null);
        if let Some(schema) = document.pointer(schema_at.as_str()) {
            let schema = without_texts(holder, schema, schemas);
            let rules = compiler.node(&schema, &schema_at, Mode::Typed);
            if compile::has_rules(&rules) {
                roots.push((at, rules));
            }
        }
    }
    let components = compiler.components();
    let (roots, components) = prune::run(roots, components);
    for (at, rules) in roots {
        if let Some(Value::Object(holder)) = document.pointer_mut(at.as_str()) {
            holder.insert(RULES.to_owned(), rules);
        }
    }
    if !components.is_empty()
        && let Some(document) = document.as_object_mut()
    {
        document.insert(RULES.to_owned(), Value::Object(components));
    }
    Ok(())
}

/// Whether the rules of a keyword are checked before a request is sent.
pub(super) fn are_checked(keyword: &str) -> bool {
    let unchecked = ["format", "unevaluatedItems", "unevaluatedProperties"];
    keyword == "enum"
        || keywords::class(keyword) == Some(Class::Constraint) && !unchecked.contains(&keyword)
}

/// A schema without the properties that a body sends in a form of their own, such as XML. They
/// are not the objects that their schemas describe.
fn without_texts<'a>(
    media_type: &Value,
    schema: &'a Value,
    schemas: &Map<String, Value>,
) -> Cow<'a, Value> {
    let encoding = media_type.get("encoding").and_then(Value::as_object);
    let mut schema = Cow::Borrowed(schema);
    for (name, encoding) in encoding.into_iter().flatten() {
        let kinds = encoding.get("contentType").and_then(Value::as_str);
        let kinds = kinds.unwrap_or("application/json").split(',');
        let target = resolve(&schema, schemas).unwrap_or(&schema);
        let property = target.get("properties").and_then(|it| it.get(name));
        let property = property.and_then(|property| resolve(property, schemas));
        let kind = property.and_then(|property| property.get("type"));
        let is_object = kind.is_some_and(|kind| kind == "object");
        let is_string = kind.is_some_and(|kind| kind == "string");
        let is_text = |kind: &str| match media_type::family(kind.trim()) {
            Family::Text | Family::Bytes => is_object || is_xml(kind) && !is_string,
            Family::Json | Family::Form | Family::Multipart => false,
        };
        if kinds.into_iter().any(is_text) {
            let mut changed = target.clone();
            changed["properties"][name] = Value::Object(Map::new());
            schema = Cow::Owned(changed);
        }
    }
    schema
}

/// Whether a body of this media type is XML, which the caller writes as text.
fn is_xml(media_type: &str) -> bool {
    media_type::family(media_type) == Family::Text
        && media_type.to_ascii_lowercase().contains("xml")
}

/// The places of the parameters and of the media types of request bodies, each with the place
/// of its schema.
fn places(document: &mut Value) -> Result<Vec<(Pointer, Pointer)>> {
    let mut places = Vec::new();
    walk::each(document, Kind::RequestBody, &mut |body, at| {
        let content = body.get("content").and_then(Value::as_object);
        let at = at.join("content");
        let kinds = content.into_iter().flatten();
        // The schema of XML describes elements, unless it is a text.
        let kinds = kinds.filter(|(kind, body)| {
            !is_xml(kind)
                || body
                    .pointer("/schema/type")
                    .is_some_and(|kind| kind == "string")
        });
        places.extend(kinds.map(|(kind, _)| (at.join(kind), at.join(kind).join("schema"))));
        Ok(())
    })?;
    walk::each(document, Kind::Parameter, &mut |parameter, at| {
        // A header of a response has the form of a parameter, but no `in`.
        if parameter.get("in").is_some() {
            places.push((at.clone(), parameter_schema(parameter, at)));
        }
        Ok(())
    })?;
    Ok(places)
}

/// The place of a parameter's schema. Of several media types, JSON is sent.
fn parameter_schema(parameter: &Value, at: &Pointer) -> Pointer {
    let content = parameter.get("content").and_then(Value::as_object);
    let Some(content) = content.filter(|_| parameter.get("schema").is_none()) else {
        return at.join("schema");
    };
    let json = content.keys().find(|kind| is_json(kind));
    let kind = json.or_else(|| content.keys().next());
    let at = at.join("content");
    kind.map_or_else(Pointer::default, |kind| at.join(kind).join("schema"))
}
