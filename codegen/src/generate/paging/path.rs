//! The path of a JSON pointer through structs, as Rust expressions.

use proc_macro2::TokenStream;
use quote::quote;

use crate::generate::records::Step;
use crate::generate::type_ref::TypeRef;

/// The fields that lead to a value in a struct, and the type of the value.
pub(super) struct Path {
    pub(super) steps: Vec<Step>,
    pub(super) scalar: TypeRef,
}

impl Path {
    /// The expression for the last field of a path, by reference, and whether that field is
    /// an `Option`. If an earlier field is absent, the expression returns `None`.
    fn place(&self, from: &TokenStream) -> (TokenStream, bool) {
        let mut place = from.clone();
        let mut is_option = false;
        for Step {
            field, required, ..
        } in &self.steps
        {
            if is_option {
                place = quote!(#place.as_ref()?);
            }
            place = quote!(#place.#field);
            is_option = !required;
        }
        (place, is_option)
    }

    /// The value as an `Option` of a reference.
    pub(super) fn borrowed(&self, from: &TokenStream) -> TokenStream {
        match self.place(from) {
            _ if self.steps.is_empty() => quote!(Some(#from)),
            (place, true) => quote!(#place.as_ref()),
            (place, false) => quote!(Some(&#place)),
        }
    }

    /// The value as an `Option` of a `str` or a slice.
    pub(super) fn slice(&self, from: &TokenStream) -> TokenStream {
        match self.place(from) {
            (place, true) => quote!(#place.as_deref()),
            _ => self.borrowed(from),
        }
    }

    /// A copy of the value as an `Option`. Its type must be `Copy`.
    pub(super) fn copied(&self, from: &TokenStream) -> TokenStream {
        match self.place(from) {
            (place, true) => place,
            (place, false) => quote!(Some(#place)),
        }
    }

    /// The value as an `Option` of another type, if it fits.
    pub(super) fn converted(&self, from: &TokenStream) -> TokenStream {
        match self.place(from) {
            (place, true) => quote!(#place.clone().and_then(|value| value.try_into().ok())),
            (place, false) => quote!(#place.clone().try_into().ok()),
        }
    }

    /// The result of a function of the value as an `Option`. The function takes a reference.
    pub(super) fn map(&self, from: &TokenStream, function: &TokenStream) -> TokenStream {
        match self.place(from) {
            (place, true) => quote!(#place.as_ref().map(#function)),
            (place, false) => quote!(Some(#function(&#place))),
        }
    }

    /// The value as an `Option`, moved out of the struct.
    pub(super) fn owned(&self, from: &TokenStream) -> TokenStream {
        let mut place = from.clone();
        let mut is_option = false;
        for step in &self.steps {
            if is_option {
                place = quote!(#place?);
            }
            let field = &step.field;
            place = quote!(#place.#field);
            is_option = !step.required;
        }
        match is_option {
            true => place,
            false => quote!(Some(#place)),
        }
    }
}
