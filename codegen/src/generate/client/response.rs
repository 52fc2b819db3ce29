//! What `send` returns: one type for the success of the operation, or an enum with a variant for
//! each documented status.

mod describe;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::super::adapt::plain;
use super::super::markdown::lines;
use super::super::operations::{Operation, range};
use super::super::type_ref::TypeRef;
use super::{Context, Names};
use crate::extension::SUCCESSES;
use crate::media_type::EVENT_STREAM;
use crate::{Error, Pointer, Result};

/// What the builder of an operation has for its response.
pub(super) struct Response {
    /// `send`, and what else sends the call.
    pub methods: TokenStream,
    /// The enum that it returns, if there are several bodies.
    pub successes: TokenStream,
}

/// The body of a success.
enum Body {
    Empty,
    Bytes,
    Json(TypeRef),
    /// The type of the data of an event.
    Events(TypeRef),
}

impl Body {
    /// The type in Rust.
    fn tokens(&self, names: &Names) -> Result<TokenStream> {
        Ok(match self {
            Self::Empty => quote!(()),
            Self::Bytes => names.runtime("ByteStream"),
            Self::Json(of) => written(of, names)?,
            Self::Events(of) => {
                let (stream, of) = (names.runtime("EventStream"), written(of, names)?);
                quote!(#stream<#of>)
            }
        })
    }

    /// The method of the runtime that reads it.
    fn method(&self) -> Ident {
        format_ident!(
            "{}",
            match self {
                Self::Empty => "empty",
                Self::Bytes => "bytes",
                Self::Json(_) => "json",
                Self::Events(TypeRef::Text) => "texts",
                Self::Events(_) => "events",
            }
        )
    }

    fn is_stream(&self) -> bool {
        matches!(self, Self::Bytes | Self::Events(_))
    }
}

/// A type as people write it.
fn written(of: &TypeRef, names: &Names) -> Result<TokenStream> {
    let tokens = syn::parse2(of.tokens(&quote!(types)));
    let tokens = tokens.map_err(|error| Error::Progenitor(error.to_string()))?;
    Ok(plain(&tokens, names))
}

/// A documented success.
struct Success<'a> {
    /// Its key in the document.
    status: &'a str,
    body: Body,
    /// The events that the server may send instead.
    events: Option<Body>,
}

impl Operation<'_> {
    pub(super) fn response(&self, context: &Context<'_>) -> Result<Response> {
        let successes = self.documented(context)?;
        let names = context.names;
        let (answer, send, enumeration) = match successes.as_slice() {
            [] => (quote!(()), format_ident!("empty"), TokenStream::new()),
            [success] => {
                let answer = success.body.tokens(names)?;
                (answer, success.body.method(), TokenStream::new())
            }
            several => {
                let name = names.successes(&self.method.builder);
                let enumeration = self.enumeration(&name, several, names)?;
                (quote!(#name), format_ident!("by_status"), enumeration)
            }
        };
        let documentation = lines(&describe::send(self, &successes, context)?);
        let (result, value) = (names.std("Result"), names.runtime("ResponseValue"));
        let error = names.runtime("Error");
        let mut methods = TokenStream::new();
        let events = successes.iter().find_map(|success| success.events.as_ref());
        let is_sent = successes
            .iter()
            .any(|success| matches!(success.body, Body::Events(_)));
        if events.is_some() || is_sent {
            methods.extend(self.start(context));
        }
        methods.extend(quote! {
            #documentation
            pub async fn send(self) -> #result<#value<#answer>, #error> {
                self.0.#send().await
            }
        });
        if let Some(events) = events {
            let function = self.free(&["events", "event_stream", "send_for_events"], context);
            let (answer, method) = (events.tokens(names)?, events.method());
            let documentation = lines(&describe::events(self));
            methods.extend(quote! {
                #documentation
                pub async fn #function(self) -> #result<#value<#answer>, #error> {
                    self.0.#method().await
                }
            });
        }
        Ok(Response {
            methods,
            successes: enumeration,
        })
    }

    /// The setter of the id to start from, unless it is a parameter.
    fn start(&self, context: &Context<'_>) -> TokenStream {
        let parameters = self.found.parameters(context.document);
        let is_header = |(_, parameter): &(Pointer, &Value)| {
            let name = parameter["name"].as_str().unwrap_or_default();
            parameter["in"] == "header" && name.eq_ignore_ascii_case("last-event-id")
        };
        if parameters.iter().any(is_header) {
            return TokenStream::new();
        }
        let name = self.free(
            &["last_event_id", "resume_after", "start_after_event"],
            context,
        );
        let (try_into, string) = (context.names.std("TryInto"), context.names.std("String"));
        let documentation = lines(describe::START);
        quote! {
            #documentation
            pub fn #name(self, value: impl #try_into<#string>) -> Self {
                Self(self.0.last_event_id(value))
            }
        }
    }

    /// The first of these names that no setter has.
    fn free(&self, names: &[&str], context: &Context<'_>) -> Ident {
        let parameters = self.parameters(context.document);
        let is_taken = |name: &str| parameters.iter().any(|parameter| parameter.setter == name);
        let mut free = names.iter().filter(|name| !is_taken(name));
        format_ident!("{}", free.next().or(names.last()).unwrap_or(&"events"))
    }

    /// The documented successes. If the document states none, one success with any body.
    fn documented(&self, context: &Context<'_>) -> Result<Vec<Success<'_>>> {
        let successes = self.responses().map(|(status, response)| {
            let at = self.found.at.join("responses").join(status).join("content");
            let (body, events) = bodies(response, &at, context)?;
            Ok(Success {
                status,
                body,
                events,
            })
        });
        successes.collect()
    }

    /// The enum of several successes, and the table that the runtime reads it by.
    fn enumeration(
        &self,
        name: &Ident,
        successes: &[Success<'_>],
        names: &Names,
    ) -> Result<TokenStream> {
        let mut variants_in_use = crate::names::Names::default();
        let mut variants = TokenStream::new();
        let mut table = TokenStream::new();
        for (index, success) in successes.iter().enumerate() {
            let variant = format!("Status{}", success.status.to_ascii_lowercase());
            let variant = format_ident!("{}", variants_in_use.claim(variant));
            let documentation = lines(&describe::variant(success));
            let content = match success.body {
                Body::Empty => TokenStream::new(),
                ref body => {
                    let content = body.tokens(names)?;
                    quote!((#content))
                }
            };
            variants.extend(quote!(#documentation #variant #content,));
            let (index, statuses) = (
                Literal::usize_unsuffixed(index),
                range(self.status(success.status)?),
            );
            let method = success.body.method();
            table.extend(quote!(#index #variant #statuses => #method,));
        }
        let derives = match successes.iter().any(|success| success.body.is_stream()) {
            true => quote!(Debug),
            false => quote!(Debug, Clone, PartialEq),
        };
        let (documentation, bytes) = (lines(&describe::successes(self)), names.runtime("Bytes"));
        Ok(quote! {
            #documentation
            #[derive(#derives)]
            #[non_exhaustive]
            pub enum #name {
                #variants
                #[doc = " A success status that the document does not list. The body is not decoded."]
                Other(#bytes),
            }

            progenitor_client::by_status! { #name { #table } }
        })
    }

    /// The type of the body of a documented error.
    pub(super) fn error_body(
        &self,
        component: Option<&str>,
        context: &Context<'_>,
    ) -> Result<Option<TokenStream>> {
        let Some(name) = component else {
            return Ok(None);
        };
        let reference = serde_json::json!({ "$ref": format!("#/components/schemas/{name}") });
        let of = context.model.scalar(&reference, &self.found.at)?;
        written(&of, context.names).map(Some)
    }

    /// Whether the document lists no success.
    fn has_no_success(&self) -> bool {
        self.found.value[SUCCESSES]
            .as_array()
            .is_some_and(Vec::is_empty)
    }
}

/// What `send` returns for a success, and the events that may be sent instead.
fn bodies(response: &Value, at: &Pointer, context: &Context<'_>) -> Result<(Body, Option<Body>)> {
    let content = response["content"].as_object();
    let of = |name: &str| {
        let at = at.join(name).join("schema");
        let body = content.and_then(|content| content.get(name));
        let schema = body.and_then(|body| body.get("schema"));
        schema
            .map(|schema| context.model.scalar(schema, &at))
            .transpose()
    };
    let events = of(EVENT_STREAM)?.map(Body::Events);
    let is_bytes = content.is_some_and(|content| content.contains_key("application/octet-stream"));
    Ok(match (of("application/json")?, events) {
        (Some(json), events) => (Body::Json(json), events),
        (None, events) if is_bytes => (Body::Bytes, events),
        (None, Some(events)) => (events, None),
        (None, None) => (Body::Empty, None),
    })
}
