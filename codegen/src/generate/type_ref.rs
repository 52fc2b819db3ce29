//! The types that fields have.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// A type as a field has it.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeRef {
    /// `bool`.
    Boolean,
    /// `i64`.
    Integer,
    /// `u64`.
    Unsigned,
    /// An integer of any size.
    AnyInteger,
    /// A number, digit for digit.
    Number,
    /// `String`.
    Text,
    /// A string or number that is a timestamp.
    Timestamp,
    /// Raw JSON.
    Json,
    /// A type of the document.
    Named(String),
    /// An enum of the document whose values may also be integers.
    Coded(String),
    /// `Vec` of a type.
    List(Box<TypeRef>),
    /// `BTreeMap` from `String` to a type.
    Map(Box<TypeRef>),
    /// `Option` of a type.
    Nullable(Box<TypeRef>),
}

impl TypeRef {
    /// The type of the document that this is, or that this is a list, map or option of.
    pub fn named(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.named(),
            _ => None,
        }
    }

    /// Whether this is an integer of any size.
    pub fn is_integer(&self) -> bool {
        matches!(self, Self::Integer | Self::Unsigned | Self::AnyInteger)
    }

    /// Whether this is an `i64` or a `u64`, or a list, map or option of them.
    pub(super) fn is_of_integers(&self) -> bool {
        match self {
            Self::Integer | Self::Unsigned => true,
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.is_of_integers(),
            _ => false,
        }
    }

    /// The type in Rust, with full paths; `types` is the path of the document's types.
    pub fn tokens(&self, types: &TokenStream) -> TokenStream {
        self.tokens_by(&|place| match place {
            Place::Own(name) => {
                let name = format_ident!("{name}");
                quote!(#types::#name)
            }
            place => place.absolute(),
        })
    }

    /// The type in Rust. `path` gives the path of each name.
    pub(super) fn tokens_by(&self, path: &dyn Fn(Place<'_>) -> TokenStream) -> TokenStream {
        let generic = |outer: Place<'_>, inner: TokenStream| {
            let outer = path(outer);
            quote!(#outer<#inner>)
        };
        match self {
            Self::Boolean => quote!(bool),
            Self::Integer => quote!(i64),
            Self::Unsigned => quote!(u64),
            Self::AnyInteger => path(Place::Runtime("Integer")),
            Self::Number => path(Place::Runtime("Number")),
            Self::Text => path(Place::Std("string::String")),
            Self::Timestamp => path(Place::Runtime("Timestamp")),
            Self::Json => path(Place::Runtime("RawJson")),
            Self::Named(name) => path(Place::Own(name)),
            Self::Coded(name) => generic(Place::Runtime("Coded"), path(Place::Own(name))),
            Self::List(item) => generic(Place::Std("vec::Vec"), item.tokens_by(path)),
            Self::Map(value) => {
                let (key, value) = (path(Place::Std("string::String")), value.tokens_by(path));
                let map = path(Place::Std("collections::BTreeMap"));
                quote!(#map<#key, #value>)
            }
            Self::Nullable(value) => generic(Place::Std("option::Option"), value.tokens_by(path)),
        }
    }
}

/// Where a type is defined.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'a> {
    /// In the standard library, below `std`.
    Std(&'static str),
    /// In the runtime.
    Runtime(&'static str),
    /// In the document.
    Own(&'a str),
}

impl Place<'_> {
    /// The full path; for a type of the document, its name.
    pub(super) fn absolute(self) -> TokenStream {
        let path = match self {
            Self::Std(path) => format!("::std::{path}"),
            Self::Runtime(name) => format!("progenitor_client::{name}"),
            Self::Own(name) => name.to_owned(),
        };
        path.parse().unwrap_or_default()
    }
}
