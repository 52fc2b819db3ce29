//! What the harness reads from the response of a call.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::super::model::Model;
use super::Catalog;
use crate::extension::{self, SUCCESSES};
use crate::media_type::EVENT_STREAM;
use crate::names::type_name;
use crate::walk;

/// The body of a success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    Empty,
    Json,
    Bytes,
    Events,
}

impl Body {
    fn of(response: &Value) -> Self {
        let content = response["content"].as_object();
        let has = |name: &str| content.is_some_and(|content| content.contains_key(name));
        match () {
            () if has("application/json") => Self::Json,
            () if has("application/octet-stream") => Self::Bytes,
            () if has(EVENT_STREAM) => Self::Events,
            () => Self::Empty,
        }
    }
}

impl Catalog<'_> {
    /// The types of an operation's responses, each named by the operation and the status.
    pub(super) fn answers(&self, id: &str, operation: &walk::Operation<'_>) -> Vec<TokenStream> {
        let of = |key: &str| operation.value[key].as_object().into_iter().flatten();
        // Several successes with the same body may have become one.
        let merged = operation.value[SUCCESSES].as_array();
        let merged = merged.map(|all| all.iter().filter_map(Value::as_str).collect::<Vec<_>>());
        let successes = of("responses").flat_map(|(status, response)| {
            let schema = response.pointer("/content/application~1json/schema");
            let component = schema.and_then(Model::reference);
            let nullable = schema.is_some_and(|schema| schema["nullable"] == true);
            let statuses = match &merged {
                Some(merged) if !merged.is_empty() => merged.clone(),
                _ => vec![status.as_str()],
            };
            let found = statuses.into_iter().map(move |status| {
                let component = component.clone()?;
                Some((status.to_owned(), component, nullable))
            });
            found.flatten().collect::<Vec<_>>()
        });
        let errors = of(extension::ERRORS)
            .filter_map(|(status, name)| Some((status.clone(), name.as_str()?.to_owned(), false)));
        let entries = successes
            .chain(errors)
            .map(|(status, component, nullable)| {
                self.entry(&format!("{id}.{status}"), &component, nullable)
            });
        entries.collect()
    }

    /// Sends `call` and reads its response.
    pub(super) fn outcome(&self, operation: &walk::Operation<'_>) -> TokenStream {
        let successes = operation.value["responses"]
            .as_object()
            .into_iter()
            .flatten();
        let successes: Vec<(&String, Body)> = successes
            .map(|(status, response)| (status, Body::of(response)))
            .collect();
        match successes.as_slice() {
            [] | [(_, Body::Empty | Body::Json)] => quote!(outcome(call.send().await)),
            [(_, Body::Bytes)] => quote!(bytes(call.send().await).await),
            [(_, Body::Events)] => quote!(events(call.send().await).await),
            several => {
                let module = &self.module;
                let name = self.successes(operation);
                let arms = several.iter().map(|(status, body)| {
                    let variant = format_ident!("Status{}", status.to_ascii_lowercase());
                    match body {
                        Body::Empty => quote! {
                            #module::builder::#name::#variant => Ok(Decoded::by_status(#status)),
                        },
                        Body::Json => quote! {
                            #module::builder::#name::#variant(value) => {
                                Ok(json(&value).of_status(#status))
                            }
                        },
                        Body::Bytes => quote! {
                            #module::builder::#name::#variant(value) => {
                                download(value).await.map(|it| it.of_status(#status))
                            }
                        },
                        Body::Events => quote! {
                            #module::builder::#name::#variant(value) => {
                                listened(value).await.map(|it| it.of_status(#status))
                            }
                        },
                    }
                });
                let other = quote!(_ => Ok(Decoded::by_status("undocumented")));
                quote! {
                    match call.send().await?.into_inner() {
                        #(#arms)*
                        #other
                    }
                }
            }
        }
    }

    /// The name of the enum with the successes of an operation.
    fn successes(&self, operation: &walk::Operation<'_>) -> proc_macro2::Ident {
        let builders: Vec<String> = walk::operations(&self.lowered.document)
            .map(|found| type_name(found.id))
            .collect();
        let mut name = format!("{}Success", type_name(operation.id));
        while builders.contains(&name) {
            name.push('s');
        }
        format_ident!("{name}")
    }
}
