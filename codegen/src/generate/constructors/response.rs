//! The table `response!` of a struct that is only read. Its setters begin with `with_`, so that
//! they never hide a method of a trait such as `InboxEntry`.

use super::super::definitions::Context;
use super::super::records::{self, Field, FieldKind};
use super::super::tables::{Table, literal};
use super::super::type_ref::TypeRef;
use super::{fixed, plain};
use crate::Result;
use crate::names::{Names, field_name};

/// A constructor with more arguments cannot be read without the definition beside it. Such a
/// struct has setters only: a value of it is decoded from JSON.
const MOST_ARGUMENTS: usize = 4;

pub(super) fn record(name: &str, context: Context<'_>) -> Result<Table> {
    let mut names = Names::default();
    let schema = context.model.schema(name);
    let fields = records::fields(name, schema, context.model, &mut names)?;
    let extra = names.claim("extra".to_owned());
    let required = records::required(schema);
    let mut lines = Lines::default();
    for field in &fields {
        let of = plain(&field.value_type(context).to_string());
        let (ident, property) = (&field.name, literal(field.property));
        if let Some(line) = fixed(field, context) {
            lines.fixed.push(line);
        } else if field.required {
            lines.required.push(format!("{ident}: {of}"));
        } else if required.contains(field.property) {
            lines.nullable.push(format!("{ident} {property}: {of}"));
        }
    }
    let has_new = lines.required.len() + lines.nullable.len() <= MOST_ARGUMENTS;
    let settable = fields
        .iter()
        .filter(|field| !(field.required || has_new && required.contains(field.property)));
    lines.setters(&fields, settable, context);
    let table = match has_new {
        true => Table::new("response", format!("{name} {extra}"))
            .section("", lines.required)
            .section_if_any("nullable", lines.nullable)
            .section_if_any("fixed", lines.fixed),
        false => Table::new("response", format!("@setters {name} {extra}")),
    };
    Ok(table
        .section_if_any("set_by", lines.set)
        .section_if_any("choose", lines.choose)
        .section_if_any("null", lines.null))
}

/// The lines of each section.
#[derive(Default)]
struct Lines {
    required: Vec<String>,
    nullable: Vec<String>,
    fixed: Vec<String>,
    set: Vec<String>,
    choose: Vec<String>,
    null: Vec<String>,
}

impl Lines {
    fn setters<'a>(
        &mut self,
        fields: &'a [Field<'a>],
        settable: impl Iterator<Item = &'a Field<'a>>,
        context: Context<'_>,
    ) {
        let mut setters = Names::default();
        let mut nullable = Vec::new();
        for field in settable {
            let (ident, of) = (&field.name, plain(&field.value_type(context).to_string()));
            let setter = format!("with_{}", field_name(field.property).trim_matches('_'));
            let setter = setters.claim(setter);
            let line = format!("{setter} {ident}: {of}");
            match field.siblings(fields) {
                Some(siblings) => self.choose.push(format!("{line} where {{ {siblings} }}")),
                None => self.set.push(line),
            }
            if matches!(field.kind, FieldKind::Plain(TypeRef::Nullable(_))) {
                nullable.push((setter, field));
            }
        }
        for (setter, field) in nullable {
            let setter = setters.claim(format!("{setter}_null"));
            let (ident, property) = (&field.name, literal(field.property));
            self.null.push(format!("{setter} {ident} {property}"));
        }
    }
}
