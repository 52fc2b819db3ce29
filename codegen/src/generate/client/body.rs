//! The setter of a request body.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::super::adapt::{Setter, plain};
use super::super::docs;
use super::super::markdown::lines;
use super::super::operations::Operation;
use super::{Context, Names, written};
use crate::{Error, Result};

impl Operation<'_> {
    /// The setter of the body, if the operation has one. Adds its name to `known`.
    pub(super) fn body_setter(
        &self,
        context: &Context<'_>,
        known: &mut Vec<String>,
    ) -> Result<TokenStream> {
        let Some(body) = self.found.value.get("requestBody") else {
            return Ok(TokenStream::new());
        };
        let names = context.names;
        let setter = self.method.setter("body")?;
        let (converts_to, call) = body_setter(setter, body, names)?;
        let documentation = lines(&docs::body(body, setter));
        let call = quote!(Self(self.0.#call));
        known.push("body".to_owned());
        Ok(written(setter, &converts_to, names, &documentation, &call))
    }
}

/// The type that a body is converted to, and the method of `Call` that sets it.
fn body_setter(setter: &Setter, body: &Value, names: &Names) -> Result<(TokenStream, TokenStream)> {
    let kinds = body["content"].as_object().into_iter().flatten();
    let kinds: Vec<&str> = kinds.map(|(kind, _)| kind.as_str()).collect();
    let [kind] = kinds.as_slice() else {
        return Err(Error::Progenitor(
            "it has a body of several media types".to_owned(),
        ));
    };
    let plain = plain(&setter.converts_to, names);
    Ok(match kind.split(';').next().unwrap_or_default().trim() {
        "application/json" => (plain, quote!(json_body(value))),
        "application/x-www-form-urlencoded" => (plain, quote!(form_body(value))),
        "application/octet-stream" => (names.runtime("Body"), quote!(bytes_body(value))),
        _ => (names.std("String"), quote!(text_body(#kind, value))),
    })
}
