//! What types are called inside the generated module `types`.

use std::cell::RefCell;
use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::model::Model;
use super::type_ref::{Place, TypeRef};

/// The names of the module `types`. Types of the standard library and of the runtime have
/// their short names there. If a type of the document has the same name, they have their full
/// path.
pub(super) struct Scope<'a> {
    model: &'a Model<'a>,
    /// The full paths of names that are used and not in the prelude.
    imports: RefCell<BTreeSet<String>>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(model: &'a Model<'a>) -> Self {
        Self {
            model,
            imports: RefCell::default(),
        }
    }

    /// A type, as it is written in the module.
    pub(super) fn type_of(&self, type_ref: &TypeRef) -> TokenStream {
        type_ref.tokens_by(&|place| self.path(place))
    }

    /// A type of the runtime.
    pub(super) fn runtime(&self, name: &'static str) -> TokenStream {
        self.path(Place::Runtime(name))
    }

    /// `Option` of a type.
    pub(super) fn option(&self, inner: &TokenStream) -> TokenStream {
        let option = self.path(Place::Std("option::Option"));
        quote!(#option<#inner>)
    }

    /// `Box` of a type.
    pub(super) fn boxed(&self, inner: &TokenStream) -> TokenStream {
        let boxed = self.path(Place::Std("boxed::Box"));
        quote!(#boxed<#inner>)
    }

    /// The `use` items for the names that were used.
    pub(super) fn imports(&self) -> Vec<String> {
        let imports = self.imports.borrow();
        let from = |krate: &str| {
            let paths = imports.iter().filter_map(|path| path.strip_prefix(krate));
            let paths: Vec<&str> = paths.collect();
            match paths.as_slice() {
                [] => None,
                [path] => Some(format!("use {krate}{path};")),
                paths => Some(format!("use {krate}{{{}}};", paths.join(", "))),
            }
        };
        ["std::", "progenitor_client::"]
            .into_iter()
            .filter_map(from)
            .collect()
    }

    fn path(&self, place: Place<'_>) -> TokenStream {
        let (full, in_prelude) = match place {
            Place::Own(name) => {
                let name = format_ident!("{name}");
                return quote!(#name);
            }
            Place::Std(path) => (format!("std::{path}"), !path.starts_with("collections")),
            Place::Runtime(name) => (format!("progenitor_client::{name}"), false),
        };
        let name = full.rsplit("::").next().unwrap_or_default();
        if self.model.component_of(name).is_some() {
            return place.absolute();
        }
        if !in_prelude {
            self.imports.borrow_mut().insert(full.clone());
        }
        let name = format_ident!("{name}");
        quote!(#name)
    }
}
