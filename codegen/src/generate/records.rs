//! Structs: a field for each documented property, and `extra` for everything else.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::definitions::{Context, Definition};
use super::markdown::lines;
use super::model::{Component, Discriminator, Model};
use super::tables::{Table, literal};
use super::type_ref::TypeRef;
use crate::names::{Names, field_name};
use crate::{Error, Pointer, Result};

pub(super) struct Field<'a> {
    pub(super) property: &'a str,
    pub(super) name: Ident,
    schema: &'a Value,
    pub(super) kind: FieldKind,
    /// Whether an object without the property is an error. All other fields are an `Option`.
    pub(super) required: bool,
    /// Whether the type contains itself through this field.
    boxed: bool,
}

pub(super) enum FieldKind {
    Plain(TypeRef),
    /// The named union, and the siblings that choose its branch.
    Union(String, BTreeSet<String>),
}

/// The struct of a component, and the table of its properties.
pub(super) fn definition(name: &str, context: Context<'_>) -> Result<Definition> {
    let mut names = Names::default();
    let schema = context.model.schema(name);
    let fields = fields(name, schema, context.model, &mut names)?;
    let extra = format_ident!("{}", names.claim("extra".to_owned()));
    let documentation = lines(&context.describe.component(name));
    let extra_documentation = lines(
        "Undocumented properties, and documented ones that were null. They are written back.",
    );
    let default = fields
        .iter()
        .all(|field| !field.required)
        .then(|| quote!(, Default));
    let definitions = fields.iter().map(|field| field.definition(context));
    let extra_type = context.scope.runtime("Extra");
    let record = format_ident!("{name}");
    let item = quote! {
        #documentation
        #[derive(Debug, Clone, PartialEq #default)]
        #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct #record {
            #(#definitions)*
            #extra_documentation
            #[cfg_attr(feature = "schemars", schemars(skip))]
            pub #extra: #extra_type,
        }
    };
    Ok(Definition {
        item,
        table: table(name, &fields, &extra, context),
    })
}

/// The properties, each with its kind; see `types/record.rs` of the runtime.
fn table(name: &str, fields: &[Field<'_>], extra: &Ident, context: Context<'_>) -> Table {
    let model = context.model;
    let required = match fields.iter().any(|field| field.required) {
        true => "required ",
        false => "",
    };
    let lines = fields.iter().enumerate().map(|(index, field)| {
        let (property, name, kind) = (literal(field.property), &field.name, field.kind());
        format!("{index} {property} => {name}: {kind}")
    });
    let choices = fields.iter().filter_map(|field| field.choice(fields));
    let holders = fields.iter().filter(|field| match &field.kind {
        FieldKind::Union(..) => true,
        FieldKind::Plain(type_ref) => model.holds_union(type_ref),
    });
    let holders = holders.map(|field| format!("{} => {}", literal(field.property), field.name));
    let null = fields.iter().enumerate();
    let null = null.filter(|(_, field)| field.may_be_null(model));
    let null: Vec<String> = null.map(|(index, _)| index.to_string()).collect();
    let stated = self::required(model.schema(name));
    let always = fields
        .iter()
        .filter(|field| !field.required && stated.contains(field.property));
    let always: Vec<String> = always
        .map(|field| format!("{} => {}", literal(field.property), field.name))
        .collect();
    // These are short, so they share a line.
    let one_line = |entries: Vec<String>| match entries.is_empty() {
        true => Vec::new(),
        false => vec![entries.join(", ")],
    };
    Table::new(
        "record",
        format!("{required}{name} {extra}{}", context.at(name)),
    )
    .section("", lines.collect())
    .section_if_any("choose", choices.collect())
    .section_if_any("visit", holders.collect())
    .section_if_any("null", one_line(null))
    .section_if_any("always", one_line(always))
}

/// The names in `required`.
pub(super) fn required(schema: &Value) -> BTreeSet<&str> {
    let names = schema["required"].as_array().into_iter().flatten();
    names.filter_map(Value::as_str).collect()
}

pub(super) fn fields<'a>(
    name: &str,
    schema: &'a Value,
    model: &Model<'_>,
    names: &mut Names,
) -> Result<Vec<Field<'a>>> {
    let at = Model::place(name).join("properties");
    let properties = schema["properties"].as_object();
    let required = required(schema);
    let mut fields = Vec::new();
    for ((property, schema), (_, field)) in properties
        .into_iter()
        .flatten()
        .zip(field_names(schema, names))
    {
        let kind = kind(property, schema, model, &at.join(property))?;
        let nullable = matches!(kind, FieldKind::Plain(TypeRef::Nullable(_)));
        let target = Model::reference(schema);
        fields.push(Field {
            property,
            name: field,
            schema,
            // Raw JSON includes null.
            required: required.contains(property.as_str())
                && !nullable
                && !matches!(kind, FieldKind::Plain(TypeRef::Json)),
            kind,
            boxed: target.is_some_and(|target| model.in_a_cycle(&target, name)),
        });
    }
    check_siblings(&fields, model, &at)?;
    Ok(fields)
}

/// One step of the path to a property: its field, and the type of its value.
pub(super) struct Step {
    pub(super) field: Ident,
    pub(super) scalar: TypeRef,
    /// Whether the field is not an `Option`.
    pub(super) required: bool,
}

/// The field of a struct's property. `None` if the struct does not have it, or if it is a
/// union or the struct itself.
pub(super) fn step(name: &str, property: &str, model: &Model<'_>) -> Result<Option<Step>> {
    let fields = fields(name, model.schema(name), model, &mut Names::default())?;
    let found = fields
        .into_iter()
        .find(|field| field.property == property && !field.boxed);
    Ok(found.and_then(|field| match field.kind {
        FieldKind::Plain(scalar) => Some(Step {
            field: field.name,
            scalar: match scalar {
                TypeRef::Nullable(scalar) => *scalar,
                scalar => scalar,
            },
            required: field.required,
        }),
        FieldKind::Union(..) => None,
    }))
}

/// The name of the field that holds the properties without a field.
pub(super) fn extra(name: &str, model: &Model<'_>) -> Result<Ident> {
    let mut names = Names::default();
    fields(name, model.schema(name), model, &mut names)?;
    Ok(format_ident!("{}", names.claim("extra".to_owned())))
}

/// The fields' names by property, in the document's order.
fn field_names<'a>(schema: &'a Value, names: &mut Names) -> Vec<(&'a str, Ident)> {
    let properties = schema["properties"].as_object();
    let names = properties.into_iter().flatten().map(|(property, _)| {
        let name = names.claim(field_name(property));
        (property.as_str(), format_ident!("{name}"))
    });
    names.collect()
}

fn kind(property: &str, schema: &Value, model: &Model<'_>, at: &Pointer) -> Result<FieldKind> {
    let target = Model::reference(schema);
    let union = target
        .as_deref()
        .and_then(|name| match model.component_of(name) {
            Some(Component::Union(Discriminator::Siblings(choices))) => {
                Some((name.to_owned(), choices))
            }
            _ => None,
        });
    Ok(match union {
        Some((name, choices)) => {
            let siblings = choices
                .iter()
                .flat_map(|choice| choice.when.keys().cloned());
            FieldKind::Union(
                name,
                siblings.filter(|sibling| sibling != property).collect(),
            )
        }
        None => FieldKind::Plain(model.scalar(schema, at)?),
    })
}

/// Checks that the siblings of unions exist and are strings.
fn check_siblings(fields: &[Field<'_>], model: &Model<'_>, at: &Pointer) -> Result<()> {
    for field in fields {
        let FieldKind::Union(_, siblings) = &field.kind else {
            continue;
        };
        for sibling in siblings {
            let found = fields.iter().find(|other| other.property == sibling);
            if !found.is_some_and(|found| found.is_text(model)) {
                let message = format!(
                    "`x-union` uses the sibling `{sibling}`, which is not a property of type string"
                );
                return Err(Error::at(&at.join(field.property), message));
            }
        }
    }
    Ok(())
}

impl Field<'_> {
    fn is_text(&self, model: &Model<'_>) -> bool {
        match &self.kind {
            FieldKind::Plain(TypeRef::Text) => true,
            FieldKind::Plain(TypeRef::Named(name)) => {
                matches!(model.component_of(name), Some(Component::Enum { .. }))
            }
            _ => false,
        }
    }

    /// Whether the document allows null.
    fn may_be_null(&self, model: &Model<'_>) -> bool {
        match &self.kind {
            FieldKind::Plain(TypeRef::Nullable(_)) => true,
            // Without a type, every value is allowed.
            FieldKind::Plain(TypeRef::Json) => model.target_of(self.schema).get("type").is_none(),
            FieldKind::Plain(_) => false,
            FieldKind::Union(name, _) => [self.schema, model.schema(name)]
                .iter()
                .any(|schema| schema["nullable"] == true),
        }
    }

    /// The type of the field's value, without the `Option`.
    pub(super) fn value_type(&self, context: Context<'_>) -> TokenStream {
        let value_type = match &self.kind {
            FieldKind::Plain(TypeRef::Nullable(inner)) => context.scope.type_of(inner),
            FieldKind::Plain(type_ref) => context.scope.type_of(type_ref),
            FieldKind::Union(name, _) => context.scope.type_of(&TypeRef::Named(name.clone())),
        };
        match self.boxed {
            true => context.scope.boxed(&value_type),
            false => value_type,
        }
    }

    fn definition(&self, context: Context<'_>) -> TokenStream {
        let Self { property, name, .. } = self;
        let documentation = lines(&context.describe.property(self.schema));
        let mut field_type = self.value_type(context);
        if !self.required {
            field_type = context.scope.option(&field_type);
        }
        let rename = (*name != property)
            .then(|| quote!(#[cfg_attr(feature = "schemars", schemars(rename = #property))]));
        quote! {
            #documentation
            #rename
            pub #name: #field_type,
        }
    }

    /// The kind of the property: the name of the runtime's method that reads and writes it.
    fn kind(&self) -> &'static str {
        let is_integer = match &self.kind {
            FieldKind::Plain(type_ref) => type_ref.is_of_integers(),
            FieldKind::Union(..) => {
                return if self.required {
                    "required_union"
                } else {
                    "union"
                };
            }
        };
        match (self.required, is_integer) {
            (false, false) => "optional",
            (false, true) => "integer",
            (true, false) => "required",
            (true, true) => "required_integer",
        }
    }

    /// The siblings that select the branch of a union.
    fn choice(&self, fields: &[Field<'_>]) -> Option<String> {
        let siblings = self.siblings(fields)?;
        let (property, name) = (literal(self.property), &self.name);
        Some(format!("{property} => {name} by {{ {siblings} }}"))
    }

    /// The siblings of a union, each with its field and kind.
    pub(super) fn siblings(&self, fields: &[Field<'_>]) -> Option<String> {
        let FieldKind::Union(_, siblings) = &self.kind else {
            return None;
        };
        let siblings = siblings.iter().filter_map(|sibling| {
            let field = fields.iter().find(|field| field.property == sibling)?;
            Some(format!(
                "{} => {}: {}",
                literal(sibling),
                field.name,
                field.kind()
            ))
        });
        let siblings: Vec<String> = siblings.collect();
        Some(siblings.join(", "))
    }
}
