//! Rust from a lowered document.
//!
//! progenitor writes the client and its builders. The types are written here,
//! since progenitor's lose what these keep: unknown properties and values, the
//! difference of null and absent, a union's branch. progenitor is told to use
//! them in place of its own. `adapt.rs` changes what its client shows and sends.
//!
//! The text calls its runtime `progenitor_client`, as progenitor does; the crate
//! that includes it provides that name.

mod adapt;
mod definitions;
mod describe;
mod graph;
mod model;
mod operations;
mod records;
mod scope;
mod tables;
mod type_ref;
mod union;

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::TokenStream;
use progenitor::{GenerationSettings, Generator, HooksMode, InterfaceStyle};
use quote::{format_ident, quote};
use serde_json::Value;

pub use model::{Component, Discriminator, Model};
pub use type_ref::TypeRef;

use crate::{Error, Lowered, Result};

/// Writes the client, its builders, the types and the paging of a document.
///
/// # Errors
///
/// When the document holds something that neither this nor progenitor has a way
/// to say, with its place.
pub fn generate(lowered: &Lowered) -> Result<String> {
    let model = Model::of(&lowered.document)?;
    let client = client(&lowered.document, &model)?;
    let types = definitions::text(&lowered.document, &model)?;
    let operations = operations::tokens(&lowered.document, &model)?;
    let file = quote! {
        // As progenitor writes it, with what this document has no use for.
        #[allow(unused_imports, dead_code)]
        mod client {
            #client
        }

        pub use client::{Client, builder};

        #operations
    };
    let mut file = syn::parse2(file).map_err(|error| Error::Progenitor(error.to_string()))?;
    adapt::adapt(&mut file, &lowered.document)?;
    let text = format!("{types}\n{}", prettyplease::unparse(&file));
    // The tables were not parsed yet.
    syn::parse_file(&text).map_err(|error| Error::Progenitor(error.to_string()))?;
    Ok(text)
}

/// What progenitor makes of the document, our types in place of its own.
fn client(document: &Value, model: &Model<'_>) -> Result<TokenStream> {
    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_hooks(HooksMode::Expected)
        .with_inner_type(quote!(progenitor_client::Session));
    for (name, component) in model.components() {
        let path = match component {
            Component::TypeRef(scalar) => scalar.tokens(&quote!(super::super::types)),
            _ => {
                let name = format_ident!("{name}");
                quote!(super::super::types::#name)
            }
        };
        settings.with_replacement(name, path, std::iter::empty());
    }
    let document = bare(document, model);
    let document: openapiv3::OpenAPI =
        serde_json::from_value(document).map_err(|error| Error::Progenitor(error.to_string()))?;
    // What is known to make progenitor panic was refused with its place before
    // this; a panic that is not known yet is still an error and not an abort.
    let generate = AssertUnwindSafe(|| Generator::new(&settings).generate_tokens(&document));
    match catch_unwind(generate) {
        Ok(tokens) => tokens.map_err(|error| Error::Progenitor(error.to_string())),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
            Err(Error::Progenitor(text.unwrap_or("it panicked").to_owned()))
        }
    }
}

/// What progenitor needs of a document: operations with parameters, bodies and
/// answers, and the names of the types, which it is told to take from here. The
/// rest, correct or not, is none of its business.
fn bare(document: &Value, model: &Model<'_>) -> Value {
    let mut paths = serde_json::Map::new();
    for operation in crate::walk::operations(document) {
        let parameters = operation
            .parameters(document)
            .into_iter()
            .map(|(_, parameter)| {
                let mut parameter = parameter.clone();
                if let Some(parameter) = parameter.as_object_mut() {
                    parameter.retain(|key, _| {
                        [
                            "name",
                            "in",
                            "required",
                            "schema",
                            "style",
                            "explode",
                            "description",
                        ]
                        .contains(&key.as_str())
                    });
                }
                parameter
            });
        let mut bare = serde_json::json!({
            "operationId": operation.id,
            "parameters": parameters.collect::<Vec<_>>(),
            "responses": {},
        });
        for key in ["summary", "description"] {
            if let Some(text) = operation.value[key].as_str() {
                bare[key] = Value::from(text);
            }
        }
        let content = |body: &Value| {
            let kinds = body["content"].as_object().into_iter().flatten();
            let kinds = kinds.map(|(name, body)| {
                (
                    name.clone(),
                    serde_json::json!({ "schema": body["schema"] }),
                )
            });
            Value::Object(kinds.collect())
        };
        if let Some(body) = operation.value.get("requestBody") {
            let required = body["required"] == true;
            bare["requestBody"] =
                serde_json::json!({ "required": required, "content": content(body) });
        }
        let answers = operation.value["responses"]
            .as_object()
            .into_iter()
            .flatten();
        for (status, answer) in answers.filter(|(status, _)| !status.starts_with("x-")) {
            bare["responses"][status] =
                serde_json::json!({ "description": "", "content": content(answer) });
        }
        paths
            .entry(operation.path)
            .or_insert_with(|| serde_json::json!({}))[operation.method] = bare;
    }
    let named = model
        .components()
        .map(|(name, _)| (name.to_owned(), serde_json::json!({ "type": "object" })));
    serde_json::json!({
        "openapi": "3.0.3",
        // The version becomes a header's value, which the runtime drops, and which
        // panics on anything but visible ASCII before that.
        "info": { "title": document["info"]["title"], "version": "unused" },
        "paths": paths,
        "components": { "schemas": named.collect::<serde_json::Map<_, _>>() },
    })
}

/// A vendor's prose, so that rustdoc reads it as prose: no indented code blocks,
/// no links of its site, no bare URLs.
fn markdown(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let words: Vec<String> = line.split_whitespace().map(word).collect();
        lines.push(words.join(" "));
    }
    lines.join("\n").replace('[', "\\[").replace(']', "\\]")
}

fn word(word: &str) -> String {
    match word.starts_with("http://") || word.starts_with("https://") {
        true => format!("<{word}>"),
        false => word.replace('<', "\\<"),
    }
}
