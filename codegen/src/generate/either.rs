//! Unions whose branch their own value tells: by a tag in it, or by its shape.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::doc;
use super::model::{Component, Model, TypeRef};
use super::unions::visited;
use crate::extension::{EITHER, Either};
use crate::names::{Names, type_name};
use crate::{Error, Result};

struct Variant {
    name: proc_macro2::Ident,
    content: TokenStream,
    tags: Vec<String>,
    shape: TokenStream,
}

pub(super) fn tokens(
    name: &str,
    schema: &Value,
    either: &Either,
    model: &Model<'_>,
) -> Result<TokenStream> {
    let union = format_ident!("{name}");
    let variants = variants(name, either, model)?;
    let documentation = doc(
        schema,
        "One of the branches the document names, or another.",
    );
    let definitions = variants.iter().map(
        |Variant {
             name,
             content,
             tags,
             ..
         }| {
            let text = match tags.as_slice() {
                [] => "Told by its shape.".to_owned(),
                tags => format!("Told by the tag `{}`.", tags.join("` or `")),
            };
            quote! {
                #[doc = #text]
                #name(#content),
            }
        },
    );
    let reading = match &either.property {
        Some(property) => tagged(property, &variants),
        None => shaped(&variants),
    };
    let labels = variants.iter().map(|Variant { name, .. }| {
        let text = name.to_string();
        quote! {
            Self::#name(value) => {
                visit(at, progenitor_client::Union::Branch(#text));
                return value.visit_unions(at, visit);
            }
        }
    });
    let visited = visited(&union, labels);
    let serializing = variants
        .iter()
        .map(|Variant { name, .. }| quote!(Self::#name(value) => value.serialize(serializer),));
    let contents = variants.iter().map(|variant| &variant.content);
    Ok(quote! {
        #documentation
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #union {
            #(#definitions)*
            #[doc = "None of the branches the document names; kept as it came."]
            Unknown(progenitor_client::RawJson),
            #[doc = "A documented branch by its tag, with a value that does not fit it; kept as it came."]
            Malformed(progenitor_client::Malformed),
        }

        impl<'de> ::serde::Deserialize<'de> for #union {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                let raw = progenitor_client::support::value(deserializer)?;
                ::std::result::Result::Ok(progenitor_client::support::nested(|| { #reading }))
            }
        }

        impl ::serde::Serialize for #union {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                match self {
                    #(#serializing)*
                    Self::Unknown(raw) => raw.serialize(serializer),
                    Self::Malformed(malformed) => malformed.raw().serialize(serializer),
                }
            }
        }

        #visited

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for #union {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                #name.into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let branches: ::std::vec::Vec<::schemars::Schema> = ::std::vec![
                    #(generator.subschema_for::<#contents>(),)*
                    generator.subschema_for::<progenitor_client::RawJson>()
                ];
                ::schemars::json_schema!({ "anyOf": branches })
            }
        }
    })
}

fn variants(name: &str, either: &Either, model: &Model<'_>) -> Result<Vec<Variant>> {
    let at = Model::place(name).join(EITHER).join("branches");
    let mut names = Names::default();
    names.claim("Unknown".to_owned());
    names.claim("Malformed".to_owned());
    let mut variants = Vec::new();
    for (index, branch) in either.branches.iter().enumerate() {
        let at = at.join(index);
        let scalar = match model.scalar(&branch.schema, &at)? {
            TypeRef::Nullable(scalar) => *scalar,
            scalar => scalar,
        };
        if Model::reference(&branch.schema).as_deref() == Some(name) {
            return Err(Error::at(&at, "is the union itself"));
        }
        let wanted = Model::reference(&branch.schema).unwrap_or_else(|| kind(&scalar).to_owned());
        let tokens = scalar.tokens(&quote!(self));
        let named = match &scalar {
            TypeRef::Named(of) => model.component_of(of),
            _ => None,
        };
        let content = match named {
            Some(Component::Record | Component::Either(_)) => quote!(::std::boxed::Box<#tokens>),
            _ => tokens,
        };
        variants.push(Variant {
            name: format_ident!("{}", names.claim(type_name(&wanted))),
            content,
            tags: branch.values.clone().unwrap_or_default(),
            shape: shape(&scalar, model),
        });
    }
    Ok(variants)
}

fn kind(scalar: &TypeRef) -> &'static str {
    match scalar {
        TypeRef::Boolean => "Boolean",
        TypeRef::Integer => "Integer",
        TypeRef::Number => "Number",
        TypeRef::Text | TypeRef::Timestamp => "Text",
        TypeRef::List(_) => "List",
        TypeRef::Map(_) => "Map",
        TypeRef::Json | TypeRef::Named(_) | TypeRef::Coded(_) | TypeRef::Nullable(_) => "Json",
    }
}

/// What the values of a branch look like.
fn shape(scalar: &TypeRef, model: &Model<'_>) -> TokenStream {
    let (kind, properties, required, values) = match scalar {
        TypeRef::Boolean => ("Boolean", Vec::new(), Vec::new(), Vec::new()),
        TypeRef::Integer => ("Integer", Vec::new(), Vec::new(), Vec::new()),
        TypeRef::Number => ("Number", Vec::new(), Vec::new(), Vec::new()),
        TypeRef::Text => ("Text", Vec::new(), Vec::new(), Vec::new()),
        TypeRef::List(_) => ("Array", Vec::new(), Vec::new(), Vec::new()),
        TypeRef::Map(_) => ("Object", Vec::new(), Vec::new(), Vec::new()),
        TypeRef::Named(name) => match model.component_of(name) {
            Some(Component::Record) => {
                let schema = model.schema(name);
                let keys = schema["properties"].as_object();
                let keys = keys.into_iter().flatten().map(|(name, _)| name.as_str());
                (
                    "Object",
                    keys.collect(),
                    texts(&schema["required"]),
                    Vec::new(),
                )
            }
            Some(Component::Enum { values, .. }) => {
                let values = values.iter().map(String::as_str).collect();
                ("Text", Vec::new(), Vec::new(), values)
            }
            _ => ("Any", Vec::new(), Vec::new(), Vec::new()),
        },
        _ => ("Any", Vec::new(), Vec::new(), Vec::new()),
    };
    let kind = format_ident!("{kind}");
    quote! {
        progenitor_client::support::Shape {
            kind: progenitor_client::support::Kind::#kind,
            properties: &[#(#properties),*],
            required: &[#(#required),*],
            values: &[#(#values),*],
        }
    }
}

fn texts(list: &Value) -> Vec<&str> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).collect()
}

/// The branch by the tag's value; a known tag with another shape is malformed.
fn tagged(property: &str, variants: &[Variant]) -> TokenStream {
    let arms = variants.iter().map(|Variant { name, tags, .. }| {
        let text = name.to_string();
        quote! {
            ::std::option::Option::Some(#(#tags)|*) => match raw.decode() {
                ::std::result::Result::Ok(value) => Self::#name(value),
                ::std::result::Result::Err(error) => Self::Malformed(
                    progenitor_client::Malformed::new(#text, raw, error),
                ),
            },
        }
    });
    quote! {
        match progenitor_client::support::tag(&raw, #property).as_deref() {
            #(#arms)*
            _ => Self::Unknown(raw),
        }
    }
}

/// The first that decodes, the most specific first.
fn shaped(variants: &[Variant]) -> TokenStream {
    let shapes = variants.iter().map(|variant| &variant.shape);
    let arms = variants
        .iter()
        .enumerate()
        .map(|(index, Variant { name, .. })| {
            quote! {
                #index => if let ::std::result::Result::Ok(value) = raw.decode() {
                    return Self::#name(value);
                },
            }
        });
    quote! {
        for __index in progenitor_client::support::order(&raw, &[#(#shapes),*]) {
            match __index {
                #(#arms)*
                _ => {}
            }
        }
        Self::Unknown(raw)
    }
}
