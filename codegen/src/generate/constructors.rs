//! The tables of constructors and setters: `request!` for the structs, and `branches!` for the
//! unions that requests contain. Structs that are only read have a table `response!`, which is
//! empty without the runtime's feature `builders`.

mod response;

use std::collections::BTreeSet;

use super::definitions::Context;
use super::model::{Component, Discriminator, Model};
use super::records::{self, Field, FieldKind};
use super::tables::{Table, literal};
use super::type_ref::TypeRef;
use super::union;
use crate::Result;
use crate::names::{Names, field_name};

/// The table of a component, if it has constructors.
pub(super) fn table(
    name: &str,
    component: &Component,
    context: Context<'_>,
) -> Result<Option<Table>> {
    match component {
        Component::Record if context.sent.contains(name) => record(name, context).map(Some),
        Component::Record => response::record(name, context).map(Some),
        _ if !context.sent.contains(name) => Ok(None),
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
    let required = records::required(schema);
    let mut setters = Names::reserving(&RESERVED);
    let (mut plain_lines, mut nullable, mut fixed) = (Vec::new(), Vec::new(), Vec::new());
    let (mut set, mut null) = (Vec::new(), Vec::new());
    for field in &fields {
        let (ident, property) = (&field.name, literal(field.property));
        let of = plain(&field.value_type(context).to_string());
        let is_stated = required.contains(field.property);
        if let Some(line) = self::fixed(field, context) {
            fixed.push(line);
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
            let (ident, property) = (&field.name, literal(field.property));
            let base = field_name(field.property);
            let setter = setters.claim(format!("{}_null", base.trim_end_matches('_')));
            null.push(format!("{setter} {ident} {property}"));
        }
    }
    let (same, other): (Vec<_>, Vec<_>) = set
        .into_iter()
        .partition(|(setter, field)| field.name == setter);
    let line = |(setter, field): (String, &Field<'_>)| {
        let of = plain(&field.value_type(context).to_string());
        match field.name == setter {
            true => format!("{setter}: {of}"),
            false => format!("{setter} {}: {of}", field.name),
        }
    };
    Ok(Table::new("request", format!("{name} {extra}"))
        .section("", plain_lines)
        .section_if_any("nullable", nullable)
        .section_if_any("fixed", fixed)
        .section_if_any("set", same.into_iter().map(line).collect())
        .section_if_any("set_by", other.into_iter().map(line).collect())
        .section_if_any("null", null))
}

/// Names that no setter gets, because every struct has methods with these names.
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

/// The line of a required field for which the document states one value.
fn fixed(field: &Field<'_>, context: Context<'_>) -> Option<String> {
    let only = only_value(field, context.model).filter(|_| field.required)?;
    let of = plain(&field.value_type(context).to_string());
    Some(format!("{}: {of} = {}", field.name, literal(only)))
}

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
