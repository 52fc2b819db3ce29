//! Unions: an enum with a variant for each documented branch, one for values that fit none of
//! them, and one for values that do not fit the branch that their tag names.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::definitions::{Context, Definition};
use super::markdown::lines;
use super::model::{Component, Discriminator, Model};
use super::tables::{Table, literal, literals};
use super::type_ref::TypeRef;
use crate::extension::{Branch, Choice, EITHER, UNION};
use crate::names::{Names, type_name};
use crate::{Error, Pointer, Result};

/// A documented branch.
struct Variant {
    name: Ident,
    /// The type it holds. None for a branch that is a single value.
    content: Option<TokenStream>,
    documentation: String,
    /// Its line in the union's table.
    line: String,
}

/// The variants that every union has.
const OTHERS: [&str; 2] = ["Unknown", "Malformed"];

/// The enum of a union, and the table of its branches.
pub(super) fn definition(
    name: &str,
    discriminator: &Discriminator,
    context: Context<'_>,
) -> Result<Definition> {
    let or_null = match context.model.schema(name)["nullable"] == true {
        true => " or null",
        false => "",
    };
    let at = context.at(name);
    let mut variants = Vec::new();
    let (table, head) = match discriminator {
        Discriminator::Siblings(choices) => {
            let at = Model::place(name).join(UNION);
            let mut names = Names::reserving(&OTHERS);
            for (index, choice) in choices.iter().enumerate() {
                let name = format_ident!("{}", names.claim(type_name(&choice.variant)));
                variants.push(chosen(name, choice, context, &at.join(index))?);
            }
            check_every_branch_is_chosen(context.model.schema(name), choices, &at)?;
            ("sibling_union", name.to_owned())
        }
        Discriminator::Property(property, branches) => {
            let each = self::variants(name, branches, context)?.into_iter();
            variants.extend(
                each.zip(branches)
                    .map(|((name, type_ref), branch)| tagged(name, &type_ref, branch, context)),
            );
            (
                "union",
                format!("{name}{at}{or_null} by {}", literal(property)),
            )
        }
        Discriminator::Shape(branches) => {
            let each = self::variants(name, branches, context)?.into_iter();
            variants.extend(each.map(|(name, type_ref)| shaped(name, &type_ref, context)));
            ("union", format!("{name}{at}{or_null} by shape"))
        }
    };
    let lines = variants
        .iter()
        .map(|variant| variant.line.clone())
        .collect();
    Ok(Definition {
        item: item(name, &variants, context),
        table: Table::new(table, head).section("", lines),
    })
}

/// The names and the types of a union's variants.
pub(super) fn variants(
    union: &str,
    branches: &[Branch],
    context: Context<'_>,
) -> Result<Vec<(Ident, TypeRef)>> {
    let mut names = Names::reserving(&OTHERS);
    let at = Model::place(union).join(EITHER).join("branches");
    let branches = branches.iter().enumerate();
    let variants = branches.map(|(index, branch)| {
        let type_ref = branch_type(union, branch, context, &at.join(index))?;
        let name = names.claim(type_name(&branch_name(branch, &type_ref)));
        Ok((format_ident!("{name}"), type_ref))
    });
    variants.collect()
}

fn item(name: &str, variants: &[Variant], context: Context<'_>) -> TokenStream {
    let [unknown, malformed] = OTHERS.map(|other| format_ident!("{other}"));
    let documentation = lines(&context.describe.component(name));
    let definitions = variants.iter().map(|variant| {
        let documentation = lines(&variant.documentation);
        let content = variant.content.as_ref().map(|content| quote!((#content)));
        let name = &variant.name;
        quote!(#documentation #name #content,)
    });
    let unknown_documentation = lines("None of the documented branches. The value is kept.");
    let malformed_documentation =
        lines("A documented branch, but the value does not fit it. The value is kept.");
    let union = format_ident!("{name}");
    let raw_type = context.scope.runtime("RawJson");
    let malformed_type = context.scope.runtime("Malformed");
    quote! {
        #documentation
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #union {
            #(#definitions)*
            #unknown_documentation
            #unknown(#raw_type),
            #malformed_documentation
            #malformed(#malformed_type),
        }
    }
}

/// A branch that is selected by siblings.
fn chosen(name: Ident, choice: &Choice, context: Context<'_>, at: &Pointer) -> Result<Variant> {
    if choice.when.is_empty() {
        let message = "has no conditions, so it would always apply";
        return Err(Error::at(&at.join("when"), message));
    }
    let mut when = Vec::new();
    for (property, value) in &choice.when {
        let Some(value) = value.as_str() else {
            let message = "only a string can choose a branch";
            return Err(Error::at(&at.join("when").join(property), message));
        };
        when.push((property.as_str(), value));
    }
    let conditions = when
        .iter()
        .map(|(property, value)| format!("{} = {}", literal(property), literal(value)));
    let conditions: Vec<String> = conditions.collect();
    let conditions = conditions.join(", ");
    let described = when
        .iter()
        .map(|(property, value)| format!("`{property}` is `{value}`"));
    let described: Vec<String> = described.collect();
    let component = context.model.component_of(&choice.branch);
    let type_ref = match component {
        None => {
            let message = format!("`{}` is not a component of the document", choice.branch);
            return Err(Error::at(&at.join("branch"), message));
        }
        Some(Component::Enum { values, .. }) => match values.as_slice() {
            [value] if when.iter().any(|(_, asked)| asked == value) => Err(value),
            _ => Ok(TypeRef::Named(choice.branch.clone())),
        },
        Some(Component::TypeRef(type_ref)) => Ok(type_ref.clone()),
        Some(_) => Ok(TypeRef::Named(choice.branch.clone())),
    };
    let line = match type_ref {
        Ok(_) => {
            let place = context.place(&choice.branch).to_string();
            let at = literal(&place);
            format!("{name}(value) at {at} if {conditions} => value")
        }
        Err(value) => format!("{name} if {conditions} => {}", literal(value)),
    };
    Ok(Variant {
        name,
        content: type_ref
            .ok()
            .map(|type_ref| context.scope.type_of(&type_ref)),
        documentation: format!("If {}.", described.join(" and ")),
        line,
    })
}

/// Checks that every branch is selected by something. Other branches would be lost without
/// notice.
fn check_every_branch_is_chosen(schema: &Value, choices: &[Choice], at: &Pointer) -> Result<()> {
    let branches = schema
        .get("oneOf")
        .or(schema.get("anyOf"))
        .and_then(Value::as_array);
    for branch in branches.into_iter().flatten() {
        let name = Model::reference(branch).unwrap_or_default();
        if !choices.iter().any(|choice| choice.branch == name) {
            let message = format!("no choice leads to the branch `{name}`");
            return Err(Error::at(at, message));
        }
    }
    Ok(())
}

/// A branch with tags of its own.
fn tagged(name: Ident, type_ref: &TypeRef, branch: &Branch, context: Context<'_>) -> Variant {
    let tags = branch.values.as_deref().unwrap_or_default();
    let tags_listed = literals(tags.iter().map(String::as_str), " | ");
    Variant {
        content: Some(content(type_ref, context)),
        documentation: format!("If the tag is `{}`.", tags.join("` or `")),
        line: format!("{tags_listed} => {name}"),
        name,
    }
}

/// A branch that is recognised by its shape.
fn shaped(name: Ident, type_ref: &TypeRef, context: Context<'_>) -> Variant {
    let (kind, [properties, required, values]) = shape(type_ref, context.model);
    let list = |texts: Vec<&str>| format!("[{}]", literals(texts, ", "));
    let lists = [properties, required, values].map(list).join(" ");
    Variant {
        content: Some(content(type_ref, context)),
        documentation: "If the value has this shape.".to_owned(),
        line: format!("{kind} {lists} => {name}"),
        name,
    }
}

fn branch_type(
    union: &str,
    branch: &Branch,
    context: Context<'_>,
    at: &Pointer,
) -> Result<TypeRef> {
    if Model::reference(&branch.schema).as_deref() == Some(union) {
        return Err(Error::at(at, "is the union itself"));
    }
    Ok(match context.model.scalar(&branch.schema, at)? {
        TypeRef::Nullable(inner) => *inner,
        type_ref => type_ref,
    })
}

/// The type that a variant holds. It is boxed if it can be large or contain the union.
fn content(type_ref: &TypeRef, context: Context<'_>) -> TokenStream {
    let tokens = context.scope.type_of(type_ref);
    let component = match type_ref {
        TypeRef::Named(name) => context.model.component_of(name),
        _ => None,
    };
    match component {
        Some(Component::Record | Component::Tuple | Component::Union(_)) => {
            context.scope.boxed(&tokens)
        }
        _ => tokens,
    }
}

/// The component's name, or the kind of JSON.
fn branch_name(branch: &Branch, type_ref: &TypeRef) -> String {
    let kind = || match type_ref {
        TypeRef::Boolean => "Boolean",
        TypeRef::Integer | TypeRef::Unsigned | TypeRef::AnyInteger => "Integer",
        TypeRef::Number => "Number",
        TypeRef::Text | TypeRef::Timestamp => "Text",
        TypeRef::List(_) => "List",
        TypeRef::Map(_) => "Map",
        TypeRef::Json | TypeRef::Named(_) | TypeRef::Coded(_) | TypeRef::Nullable(_) => "Json",
    };
    Model::reference(&branch.schema).unwrap_or_else(|| kind().to_owned())
}

/// The kind of JSON of a branch, its properties, the required ones, and its strings.
fn shape<'a>(type_ref: &TypeRef, model: &'a Model<'_>) -> (&'static str, [Vec<&'a str>; 3]) {
    let none = || [Vec::new(), Vec::new(), Vec::new()];
    match type_ref {
        TypeRef::Boolean => ("Boolean", none()),
        TypeRef::Integer | TypeRef::Unsigned | TypeRef::AnyInteger => ("Integer", none()),
        TypeRef::Number => ("Number", none()),
        TypeRef::Text => ("Text", none()),
        TypeRef::List(_) => ("Array", none()),
        TypeRef::Map(_) => ("Object", none()),
        TypeRef::Named(name) => match model.component_of(name) {
            Some(Component::Tuple) => ("Array", none()),
            Some(Component::Wrapper(content)) => shape(content, model),
            Some(Component::Record) => {
                let schema = model.schema(name);
                let properties = schema["properties"].as_object().into_iter().flatten();
                let properties = properties.map(|(name, _)| name.as_str()).collect();
                let required = schema["required"].as_array().into_iter().flatten();
                let required = required.filter_map(Value::as_str).collect();
                ("Object", [properties, required, Vec::new()])
            }
            Some(Component::Enum { values, .. }) => {
                let values = values.iter().map(String::as_str).collect();
                ("Text", [Vec::new(), Vec::new(), values])
            }
            _ => ("Any", none()),
        },
        _ => ("Any", none()),
    }
}
