//! The module `types`: a definition for each type of the document, and after them the tables
//! that tell the runtime how to read and write them.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::describe::Describe;
use super::markdown::{code, lines};
use super::model::{Component, Model};
use super::scope::Scope;
use super::shared::Shared;
use super::tables::{Table, literal};
use super::type_ref::TypeRef;
use super::{constructors, records, tuples, union};
use crate::lower::origin::Origins;
use crate::names::{Names, type_name};
use crate::walk;
use crate::{Error, Lowered, Pointer, Result};

/// A type of the document.
pub(super) struct Definition {
    pub(super) item: TokenStream,
    pub(super) table: Table,
}

/// What a definition is made from.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) model: &'a Model<'a>,
    pub(super) scope: &'a Scope<'a>,
    pub(super) describe: &'a Describe<'a>,
    /// The components that requests contain.
    pub(super) sent: &'a BTreeSet<String>,
    origins: &'a Origins,
}

impl Context<'_> {
    /// Where a table states the place of a component in the vendor's document: nothing if it is
    /// the component of that name.
    pub(super) fn at(&self, name: &str) -> String {
        let at = self.place(name);
        match at == Model::place(name) {
            true => String::new(),
            false => format!(" at {}", literal(&at.to_string())),
        }
    }

    /// The place of a component in the vendor's document.
    pub(super) fn place(&self, name: &str) -> Pointer {
        self.origins.of(&Model::place(name))
    }
}

/// Writes the module.
pub(super) fn text(lowered: &Lowered, model: &Model<'_>) -> Result<String> {
    let document = &lowered.document;
    let (scope, describe) = (Scope::new(model), Describe::new(document, model));
    let shared = Shared::of(lowered, model);
    let sent = walk::sent(document);
    let context = Context {
        model,
        scope: &scope,
        describe: &describe,
        sent: &sent,
        origins: &lowered.origins,
    };
    let (mut items, mut tables) = (Vec::new(), String::new());
    for (name, component) in model.components() {
        if let Some(first) = shared.first(name) {
            items.push(item(alias(name, first, &describe))?);
            continue;
        }
        if let Some(definition) = definition(name, component, context)? {
            items.push(item(definition.item)?);
            let table = definition.table.to_string();
            // The table is text, so nothing has parsed it yet.
            syn::parse_str::<syn::Item>(&table).map_err(refused)?;
            tables.push_str(&table);
            tables.push('\n');
        }
        if let Some(table) = constructors::table(name, component, context)? {
            tables += &format!("{table}\n");
        }
    }
    let mut parts = vec![scope.imports().join("\n")];
    parts.extend(items);
    parts.push("// How the runtime reads and writes these types.".to_owned());
    parts.push(tables);
    let body = parts.join("\n\n");
    let lines = body.trim().lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    let body: String = lines.collect();
    Ok(format!(
        "/// The types of the document's schemas.\npub mod types {{\n{body}}}\n"
    ))
}

/// Another name of a type.
fn alias(name: &str, first: &str, describe: &Describe<'_>) -> TokenStream {
    let documentation = lines(&describe.alias(name, first));
    let (name, first) = (format_ident!("{name}"), format_ident!("{first}"));
    quote!(#documentation pub type #name = #first;)
}

fn item(tokens: TokenStream) -> Result<String> {
    let file = syn::parse2(tokens).map_err(refused)?;
    Ok(prettyplease::unparse(&file).trim_end().to_owned())
}

fn refused(error: syn::Error) -> Error {
    Error::Progenitor(error.to_string())
}

fn definition(
    name: &str,
    component: &Component,
    context: Context<'_>,
) -> Result<Option<Definition>> {
    let enumeration = Enumeration {
        name,
        documentation: lines(&context.describe.component(name)),
        scope: context.scope,
        at: context.at(name),
    };
    Ok(Some(match component {
        Component::TypeRef(_) => return Ok(None),
        Component::Enum { values, codes } => enumeration.open(values, codes),
        Component::Record => records::definition(name, context)?,
        Component::Tuple => tuples::definition(name, context)?,
        Component::Wrapper(content) => wrapper(name, content, context),
        Component::Union(discriminator) => union::definition(name, discriminator, context)?,
        Component::OneOf { parameter, values } => enumeration.one_of(parameter, values),
        Component::Bounded {
            parameter,
            minimum,
            maximum,
        } => {
            let rule = format!(
                "Takes any integer. One outside {minimum}..={maximum} is refused when the request is built."
            );
            let is_wide = [minimum, maximum].map(|bound| i64::try_from(*bound).is_err());
            let wide = if is_wide.contains(&true) { "wide " } else { "" };
            let table = format!("{name} {} {wide}{minimum} {maximum}", literal(parameter));
            Definition {
                item: parameter_type(name, &rule, quote!(i128), context),
                table: Table::new("bounded", table),
            }
        }
        Component::CommaSeparated { parameter, minimum } => {
            let rule = format!(
                "Sent as one comma-separated value. Fewer than {minimum} items, empty items and items with a comma are refused when the request is built."
            );
            let content = context
                .scope
                .type_of(&TypeRef::List(Box::new(TypeRef::Text)));
            // If the machine cannot hold the document's minimum length, no list reaches it.
            let minimum = usize::try_from(*minimum).unwrap_or(usize::MAX);
            let table = format!("{name} {} {minimum}", literal(parameter));
            Definition {
                item: parameter_type(name, &rule, content, context),
                table: Table::new("comma_separated", table),
            }
        }
    }))
}

/// A struct around a list or map that contains the struct.
fn wrapper(name: &str, content: &TypeRef, context: Context<'_>) -> Definition {
    let documentation = lines(&context.describe.component(name));
    let content = context.scope.type_of(content);
    let spaced = content.to_string().replace(' ', "").replace(',', ", ");
    let table = Table::new("wrapper", format!("{name}({spaced})"));
    let name = format_ident!("{name}");
    let item = quote! {
        #documentation
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct #name(pub #content);
    };
    Definition { item, table }
}

fn parameter_type(
    name: &str,
    rule: &str,
    content: TokenStream,
    context: Context<'_>,
) -> TokenStream {
    let documentation = lines(&format!("{}\n\n{rule}", context.describe.component(name)));
    let copy = (content.to_string() == "i128").then(|| quote!(Copy,));
    let name = format_ident!("{name}");
    quote! {
        #documentation
        #[derive(Clone, #copy PartialEq, Eq)]
        pub struct #name(#content);
    }
}

/// An enum of strings.
struct Enumeration<'a> {
    name: &'a str,
    documentation: TokenStream,
    scope: &'a Scope<'a>,
    at: String,
}

impl Enumeration<'_> {
    /// An enum of responses, which accepts other strings too.
    fn open(self, values: &[String], codes: &[i64]) -> Definition {
        let documentation = lines("A value that the document does not name.");
        let derives = quote!(#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]);
        let (item, lines) = self.item(values, derives, "UnknownValue", documentation);
        let codes = codes.iter().zip(values);
        let codes = codes.map(|(code, value)| format!("{code} => {}", literal(value)));
        let head = format!("{}{}", self.name, self.at);
        let table = Table::new("open_enum", head).section("", lines);
        Definition {
            item,
            table: table.section_if_any("codes", codes.collect()),
        }
    }

    /// A parameter that is one of several strings.
    fn one_of(self, parameter: &str, values: &[String]) -> Definition {
        let documentation = lines("Another text. It is refused when the request is built.");
        let derives = quote!(#[derive(Clone, PartialEq, Eq)]);
        let (item, lines) = self.item(values, derives, "Other", documentation);
        let head = format!("{} {}", self.name, literal(parameter));
        Definition {
            item,
            table: Table::new("one_of", head).section("", lines),
        }
    }

    fn item(
        &self,
        values: &[String],
        derives: TokenStream,
        other: &str,
        other_documentation: TokenStream,
    ) -> (TokenStream, Vec<String>) {
        let mut names = Names::default();
        let other = format_ident!("{}", names.claim(other.to_owned()));
        let mut variant = |value: &String| {
            // As in the sort orders `name` and `-name`.
            let opposite = value.strip_prefix('-');
            let minus = match opposite.is_some_and(|it| values.iter().any(|value| value == it)) {
                true => "Minus",
                false => "",
            };
            format_ident!("{}", names.claim(format!("{minus}{}", type_name(value))))
        };
        let variants: Vec<Ident> = values.iter().map(&mut variant).collect();
        let documentations = values.iter().map(|value| lines(&code(value)));
        let lines = values.iter().zip(&variants);
        let lines = lines.map(|(value, variant)| format!("{} => {variant}", literal(value)));
        let lines = lines.collect();
        let (documentation, name) = (&self.documentation, format_ident!("{}", self.name));
        let unknown = self.scope.runtime("UnknownValue");
        let item = quote! {
            #documentation
            #derives
            #[non_exhaustive]
            pub enum #name {
                #(#documentations #variants,)*
                #other_documentation
                #other(#unknown),
            }
        };
        (item, lines)
    }
}
