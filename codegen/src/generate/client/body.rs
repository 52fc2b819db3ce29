//! The setters of a request body: one for each way to write it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::{Value, json};

use super::super::adapt::plain;
use super::super::docs;
use super::super::markdown::lines;
use super::super::multipart;
use super::super::operations::Operation;
use super::{Context, field, written};
use crate::Result;
use crate::media_type::{Family, family};
use crate::walk;

/// A request body in one media type.
pub(in crate::generate) struct Body<'a> {
    /// The name of its setter.
    pub setter: String,
    pub family: Family,
    pub media_type: &'a str,
    /// What the document says about it.
    pub value: &'a Value,
}

/// The bodies of an operation, the one that is preferred first. Its setter is `body`, and the
/// others are named after their families.
pub(in crate::generate) fn bodies<'a>(
    operation: &walk::Operation<'a>,
    document: &Value,
) -> Vec<Body<'a>> {
    let content = operation.value["requestBody"]["content"].as_object();
    // Methods that every builder has, and its other setters.
    let mut taken = ["header_map", "new", "send"].map(str::to_owned).to_vec();
    let parameters = operation.setters(document).into_iter();
    taken.extend(parameters.map(|parameter| parameter.setter));
    let mut bodies: Vec<Body<'_>> = Vec::new();
    for (media_type, value) in content.into_iter().flatten() {
        let family = family(media_type);
        let name = match bodies.is_empty() {
            true => "body",
            false => family.setter(),
        };
        let is_taken = !bodies.is_empty() && taken.iter().any(|taken| taken == name);
        let setter = match is_taken {
            true => format!("{name}_body"),
            false => name.to_owned(),
        };
        bodies.push(Body {
            setter,
            family,
            media_type,
            value,
        });
    }
    bodies
}

impl Body<'_> {
    /// Whether the body may be a stream, so that its builder has no `Clone`.
    pub(in crate::generate) fn is_read_once(&self) -> bool {
        matches!(self.family, Family::Bytes | Family::Multipart)
    }

    /// A parameter that progenitor gets in place of the body. Only the name and the type of
    /// its setter are read.
    pub(in crate::generate) fn stand_in(&self) -> Value {
        let schema = match self.family {
            Family::Json | Family::Form if !self.is_any() => self.value["schema"].clone(),
            _ => json!({ "type": "string" }),
        };
        json!({ "name": self.setter, "in": "query", "schema": schema })
    }

    /// Whether the document says nothing about the body.
    fn is_any(&self) -> bool {
        let schema = self.value["schema"].as_object();
        schema.is_none_or(|schema| schema.is_empty())
    }
}

impl Operation<'_> {
    /// The setters of the body. Adds their names to `known`.
    pub(super) fn body_setters(
        &self,
        context: &Context<'_>,
        known: &mut Vec<String>,
    ) -> Result<TokenStream> {
        let bodies = bodies(&self.found, context.document);
        let mut setters = TokenStream::new();
        for body in &bodies {
            let setter = self.method.setter(&body.setter)?;
            let documentation = lines(&docs::body(self, &bodies, body));
            let (names, media_type) = (context.names, body.media_type);
            let runtime = |name: &'static str| names.runtime(name);
            let (converts_to, call) = match body.family {
                Family::Json | Family::Form => {
                    let of = match body.is_any() {
                        true => names.runtime("RawJson"),
                        false => plain(&setter.converts_to, names),
                    };
                    let encodings = body.value["encoding"].as_object().into_iter().flatten();
                    let fields = encodings.map(|(name, encoding)| field(name, encoding, &runtime));
                    let fields: Vec<TokenStream> = fields.collect();
                    let field = runtime("Field");
                    let fields = match fields.is_empty() || body.family == Family::Json {
                        true => quote!(&[]),
                        // Only a constant lives long enough.
                        false => quote!(const { &[#(#fields),*] as &[#field] }),
                    };
                    let call = match body.family {
                        Family::Json => quote!(json_body(#media_type, value)),
                        _ => quote!(form_body(#media_type, #fields, value)),
                    };
                    (of, call)
                }
                Family::Multipart => {
                    let of = format_ident!("{}", multipart::name(self));
                    let call = quote!(multipart_body(#media_type, value));
                    (quote!(multipart::#of), call)
                }
                Family::Text => (names.std("String"), quote!(text_body(#media_type, value))),
                Family::Bytes => (runtime("File"), quote!(bytes_body(#media_type, value))),
            };
            let call = quote!(Self(self.0.#call));
            known.push(body.setter.clone());
            setters.extend(written(setter, &converts_to, names, &documentation, &call));
        }
        Ok(setters)
    }
}
