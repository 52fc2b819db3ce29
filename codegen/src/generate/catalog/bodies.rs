//! The request bodies that the harness gives to a call.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::super::client::{Body, bodies};
use super::super::model::Model;
use super::super::multipart;
use super::super::type_ref::TypeRef;
use super::Catalog;
use crate::extension::PART;
use crate::media_type::Family;
use crate::names::type_name;
use crate::{Pointer, Result, walk};

impl Catalog<'_> {
    /// The types of an operation's JSON and form bodies, each named by the operation and the
    /// setter.
    pub(super) fn body_types(
        &self,
        id: &str,
        operation: &walk::Operation<'_>,
    ) -> Result<Vec<TokenStream>> {
        let mut types = Vec::new();
        for body in bodies(operation, &self.lowered.document) {
            if let Family::Json | Family::Form = body.family {
                let name = format!("{id}.{}", body.setter);
                let schema = &body.value["schema"];
                let of = match Model::reference(schema) {
                    Some(of) => self.component_type(&of, schema["nullable"] == true),
                    None => self.body_type(operation, &body)?,
                };
                types.push(quote!(Type::of::<#of>(#name)));
            }
        }
        Ok(types)
    }

    /// Statements that set the body of a call, one for each way to write it.
    pub(super) fn body_setters(&self, operation: &walk::Operation<'_>) -> Result<Vec<TokenStream>> {
        let mut setters = Vec::new();
        for body in bodies(operation, &self.lowered.document) {
            let setter = format_ident!("{}", body.setter);
            let family = body.family.setter();
            setters.push(match body.family {
                Family::Multipart => self.multipart(operation, &body)?,
                Family::Bytes => quote! {
                    if let Some(value) = given.body::<::std::string::String>(#family)? {
                        call = call.#setter(progenitor_client::File::bytes(value));
                    };
                },
                Family::Json | Family::Form | Family::Text => {
                    let of = self.body_type(operation, &body)?;
                    quote! {
                        if let Some(value) = given.body::<#of>(#family)? {
                            call = call.#setter(value);
                        };
                    }
                }
            });
        }
        Ok(setters)
    }

    fn body_type(&self, operation: &walk::Operation<'_>, body: &Body<'_>) -> Result<TokenStream> {
        match body.family {
            Family::Json | Family::Form => {
                let at = place(operation, body).join("schema");
                self.schema_type(&body.value["schema"], &at)
            }
            Family::Multipart | Family::Text | Family::Bytes => Ok(quote!(::std::string::String)),
        }
    }

    /// Sets a body of several parts. Its type has a constructor with the required parts.
    fn multipart(&self, operation: &walk::Operation<'_>, body: &Body<'_>) -> Result<TokenStream> {
        let at = place(operation, body).join("schema").join("properties");
        let setter = format_ident!("{}", body.setter);
        let module = &self.module;
        let name = format_ident!("{}Request", type_name(operation.id));
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        for part in multipart::stated(body) {
            let wire = part.property;
            let of = self.part_type(part.schema, &at.join(wire))?;
            let setter = format_ident!("{}", part.setter);
            match part.is_required {
                true => required.push(quote!(parts.required::<#of>(#wire)?)),
                false => optional.push(quote! {
                    if let Some(value) = parts.part::<#of>(#wire)? {
                        body = body.#setter(value);
                    };
                }),
            }
        }
        let is_changed = (!optional.is_empty()).then(|| quote!(mut));
        let is_given = match required.is_empty() && optional.is_empty() {
            true => quote!(given.parts()?.is_some()),
            false => quote!(let Some(parts) = given.parts()?),
        };
        Ok(quote! {
            if #is_given {
                let #is_changed body = #module::multipart::#name::new(#(#required),*);
                #(#optional)*
                call = call.#setter(body);
            };
        })
    }

    /// The type that a part is given as.
    fn part_type(&self, schema: &Value, at: &Pointer) -> Result<TokenStream> {
        Ok(match schema[PART].as_str() {
            Some("file") => quote!(Content),
            Some(_) => quote!(::std::vec::Vec<Content>),
            None => {
                let of = match self.model.scalar(schema, at)? {
                    TypeRef::Nullable(of) => *of,
                    of => of,
                };
                let module = &self.module;
                of.tokens(&quote!(#module::types))
            }
        })
    }
}

fn place(operation: &walk::Operation<'_>, body: &Body<'_>) -> Pointer {
    let at = operation.at.join("requestBody").join("content");
    at.join(body.media_type)
}
