//! The tables of constructors and setters: `request!` for the structs, and `branches!` for the
//! unions that requests have in them. Types that are only read have neither.

use std::collections::BTreeSet;

use serde_json::Value;

use super::definitions::Context;
use super::model::{Component, Discriminator, Model};
use super::records::{self, Field, FieldKind};
use super::tables::{Table, literal};
use super::type_ref::TypeRef;
use super::union;
use crate::names::{Names, field_name};
use crate::walk;
use crate::{Pointer, Result};

/// The names of the components that requests have in them.
pub(super) fn written(document: &Value) -> BTreeSet<String> {
    let mut queue = Vec::new();
    for operation in walk::operations(document) {
        references(&operation.value["requestBody"], &mut queue);
        for (_, parameter) in operation.parameters(document) {
            references(&parameter["schema"], &mut queue);
        }
    }
    let mut found = BTreeSet::new();
    while let Some(name) = queue.pop() {
        if !found.contains(&name) {
            references(&document["components"]["schemas"][&name], &mut queue);
            found.insert(name);
        }
    }
    found
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get("$ref") {
                found.extend(Pointer::from(reference.as_str()).last());
            }
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// The table of a component, if requests have it in them.
pub(super) fn table(
    name: &str,
    component: &Component,
    context: Context<'_>,
) -> Result<Option<Table>> {
    if !context.written.contains(name) {
        return Ok(None);
    }
    match component {
        Component::Record => record(name, context).map(Some),
        Component::Union(Discriminator::Property(_, branches) | Discriminator::Shape(branches)) => {
            let mut lines = Vec::new();
            let mut types = BTreeSet::new();
            for (variant, type_ref) in union::variants(name, branches, context)? {
                let branch = context.scope.type_of(&type_ref).to_string();
                // Of several branches with the same type, the first is meant.
                if types.insert(branch.clone()) {
                    lines.push(format!("{variant}: {}", plain(&branch)));
                }
            }
            Ok(Some(Table::new("branches", name).section("", lines)))
        }
        _ => Ok(None),
    }
}

fn record(name: &str, context: Context<'_>) -> Result<Table> {
    let mut names = Names::default();
    let schema = context.model.schema(name);
    let fields = records::fields(name, schema, context.model, &mut names)?;
    let extra = names.claim("extra".to_owned());
    let required: BTreeSet<&str> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut setters = Names::default();
    for name in RESERVED {
        setters.claim(name.to_owned());
    }
    let (mut plain_lines, mut nullable, mut fixed) = (Vec::new(), Vec::new(), Vec::new());
    let (mut set, mut null) = (Vec::new(), Vec::new());
    for field in &fields {
        let (ident, property) = (&field.name, literal(field.property));
        let of = plain(&field.value_type(context).to_string());
        let is_stated = required.contains(field.property);
        if let Some(only) = only_value(field, context.model).filter(|_| field.required) {
            fixed.push(format!("{ident}: {of} = {}", literal(only)));
        } else if field.required {
            plain_lines.push(format!("{ident}: {of}"));
        } else if is_stated {
            nullable.push(format!("{ident} {property}: {of}"));
        } else {
            let setter = setters.claim(ident.to_string());
            set.push((setter, field));
        }
    }
    for (_, field) in &set {
        if matches!(field.kind, FieldKind::Plain(TypeRef::Nullable(_))) {
            let setter = setters.claim(format!("{}_null", field_name(field.property)));
            null.push(format!(
                "{setter} {} {}",
                field.name,
                literal(field.property)
            ));
        }
    }
    let (mut same, mut other) = (Vec::new(), Vec::new());
    for (setter, field) in set {
        let (ident, of) = (&field.name, plain(&field.value_type(context).to_string()));
        match *ident == setter {
            true => same.push(format!("{ident}: {of}")),
            false => other.push(format!("{setter} {ident}: {of}")),
        }
    }
    Ok(Table::new("request", format!("{name} {extra}"))
        .section("", plain_lines)
        .section_if_any("nullable", nullable)
        .section_if_any("fixed", fixed)
        .section_if_any("set", same)
        .section_if_any("set_by", other)
        .section_if_any("null", null))
}

/// Names that a setter does not have: methods that every struct has.
const RESERVED: [&str; 12] = [
    "new",
    "borrow",
    "clone",
    "clone_from",
    "default",
    "deserialize",
    "eq",
    "fmt",
    "into",
    "serialize",
    "to_owned",
    "visit_unions",
];

/// The only value that the document states for a field.
fn only_value<'a>(field: &Field<'_>, model: &'a Model<'_>) -> Option<&'a str> {
    let FieldKind::Plain(TypeRef::Named(name)) = &field.kind else {
        return None;
    };
    match model.component_of(name) {
        Some(Component::Enum { values, codes }) if codes.is_empty() => match values.as_slice() {
            [only] => Some(only),
            _ => None,
        },
        _ => None,
    }
}

/// Tokens as Rust code is written.
fn plain(tokens: &str) -> String {
    let mut text = tokens.to_owned();
    for (from, to) in [
        (" ::", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
    ] {
        text = text.replace(from, to);
    }
    text
}
