//! Writes a type for each multipart body: a constructor with the required parts, and a setter
//! for each part.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::client::{Body, bodies, field, imports};
use super::docs;
use super::markdown::lines;
use super::model::Model;
use super::operations::Operation;
use super::records;
use super::type_ref::TypeRef;
use crate::extension::PART;
use crate::media_type::Family;
use crate::names::{Names, field_name};
use crate::{Pointer, Result};

/// The names of the runtime that the types use.
const RUNTIME: [&str; 4] = ["Field", "File", "Multipart", "Style"];

/// The name of the type of an operation's multipart body.
pub(super) fn name(operation: &Operation<'_>) -> String {
    format!("{}Request", operation.method.builder)
}

/// The module of the types; nothing if no operation has a multipart body.
pub(super) fn tokens(
    document: &Value,
    operations: &[Operation<'_>],
    model: &Model<'_>,
) -> Result<TokenStream> {
    let mut types = TokenStream::new();
    for operation in operations {
        let bodies = bodies(&operation.found, document);
        let mut bodies = bodies.iter();
        if let Some(body) = bodies.find(|body| body.family == Family::Multipart) {
            types.extend(definition(operation, body, model)?);
        }
    }
    if types.is_empty() {
        return Ok(types);
    }
    let runtime = imports(&quote!(progenitor_client), RUNTIME.into_iter(), &types);
    let own = imports(&quote!(super), ["types"].into_iter(), &types);
    Ok(quote! {
        #[doc = " Multipart request bodies: one type for each operation that has one."]
        pub mod multipart {
            #runtime
            #own
            #types
        }
    })
}

/// A part as the document states it.
pub(super) struct Stated<'a> {
    /// Its name in the request.
    pub property: &'a str,
    pub schema: &'a Value,
    /// The name of its setter.
    pub setter: String,
    pub is_required: bool,
}

/// The parts of a body, in the order of the document.
pub(super) fn stated<'a>(body: &Body<'a>) -> Vec<Stated<'a>> {
    let schema = &body.value["schema"];
    let required = records::required(schema);
    let mut names = Names::reserving(&["new", "part", "file_part"]);
    let properties = schema["properties"].as_object().into_iter().flatten();
    let parts = properties.map(|(property, schema)| Stated {
        property,
        schema,
        setter: names.claim(field_name(property)),
        is_required: required.contains(property.as_str()),
    });
    parts.collect()
}

/// A part, with its setter.
struct Part {
    setter: proc_macro2::Ident,
    /// The type of the setter's value.
    takes: TokenStream,
    is_required: bool,
    tokens: TokenStream,
}

fn definition(
    operation: &Operation<'_>,
    body: &Body<'_>,
    model: &Model<'_>,
) -> Result<TokenStream> {
    let name = format_ident!("{}", name(operation));
    let at = operation.found.at.join("requestBody").join("content");
    let at = at.join(body.media_type).join("schema").join("properties");
    let parts = stated(body).into_iter();
    let parts = parts.map(|stated| part(stated, body, model, &at));
    let parts: Vec<Part> = parts.collect::<Result<_>>()?;
    let documentation = lines(&docs::multipart(operation, body));
    let constructor = constructor(&parts);
    let setters = parts.iter().map(|part| &part.tokens);
    let derives = match parts.iter().any(|part| part.is_required) {
        true => quote!(Debug),
        false => quote!(Debug, Default),
    };
    Ok(quote! {
        #documentation
        #[derive(#derives)]
        pub struct #name(Multipart);

        impl #name {
            #constructor
            #(#setters)*

            #[doc = " Adds a text part that the document does not describe."]
            pub fn part(self, name: impl Into<String>, value: impl Into<String>) -> Self {
                Self(self.0.part(name, value))
            }

            #[doc = " Adds a file that the document does not describe."]
            pub fn file_part(self, name: impl Into<String>, file: impl Into<File>) -> Self {
                Self(self.0.file_part(name, file))
            }
        }

        impl From<#name> for Multipart {
            fn from(body: #name) -> Self {
                body.0
            }
        }
    })
}

fn part(stated: Stated<'_>, body: &Body<'_>, model: &Model<'_>, at: &Pointer) -> Result<Part> {
    let (property, setter, schema) = (stated.property, stated.setter, stated.schema);
    let encoding = &body.value["encoding"][property];
    let (takes, call) = value(schema, model, &at.join(property))?;
    let fact = field(property, encoding, &|name| {
        let name = format_ident!("{name}");
        quote!(#name)
    });
    let documentation = lines(&docs::part(property, &setter, schema, encoding));
    let setter = format_ident!("{setter}");
    Ok(Part {
        tokens: quote! {
            #documentation
            pub fn #setter(self, value: #takes) -> Self {
                static FIELD: Field = #fact;
                Self(self.0.#call)
            }
        },
        is_required: stated.is_required,
        setter,
        takes,
    })
}

/// `new`, with the required parts.
fn constructor(parts: &[Part]) -> TokenStream {
    let required: Vec<&Part> = parts.iter().filter(|part| part.is_required).collect();
    let arguments = required.iter().map(|part| {
        let (setter, takes) = (&part.setter, &part.takes);
        quote!(#setter: #takes)
    });
    let calls = required.iter().map(|part| {
        let setter = &part.setter;
        quote!(.#setter(#setter))
    });
    let documentation = match required.is_empty() {
        true => quote!(#[doc = " A body without parts."]),
        false => quote!(#[doc = " A body with the required parts."]),
    };
    // A document may require any number of parts.
    let allow = (required.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    quote! {
        #documentation
        #allow
        pub fn new(#(#arguments),*) -> Self {
            Self(Multipart::new())#(#calls)*
        }
    }
}

/// The type that a setter takes, and the method of `Multipart` that sets it.
fn value(schema: &Value, model: &Model<'_>, at: &Pointer) -> Result<(TokenStream, TokenStream)> {
    match schema[PART].as_str() {
        Some("file") => {
            let takes = quote!(impl Into<File>);
            return Ok((takes, quote!(set_files(&FIELD, [value]))));
        }
        Some(_) => {
            let takes = quote!(impl IntoIterator<Item = impl Into<File>>);
            return Ok((takes, quote!(set_files(&FIELD, value))));
        }
        None => {}
    }
    let of = match model.scalar(schema, at)? {
        TypeRef::Nullable(of) => *of,
        of => of,
    };
    Ok(match of {
        TypeRef::List(item) => {
            let item = written(match *item {
                TypeRef::Nullable(of) => *of,
                of => of,
            });
            let takes = quote!(impl IntoIterator<Item = impl TryInto<#item>>);
            (takes, quote!(set_all::<#item, _>(&FIELD, value)))
        }
        of => {
            let of = written(of);
            (quote!(impl TryInto<#of>), quote!(set(&FIELD, value)))
        }
    })
}

fn written(of: TypeRef) -> TokenStream {
    match of {
        TypeRef::Text => quote!(String),
        of => of.tokens(&quote!(types)),
    }
}
