//! Typed clients for customer-conversation APIs, generated from the vendors'
//! OpenAPI documents, that lose nothing on the way: no field, no page, no item.
//!
//! # A walk through
//!
//! A client is made from an API key. Nothing is sent before it is used:
//!
//! ```no_run
//! use conversation_apis::Paginated;
//! use conversation_apis::partoo::Client;
//! use conversation_apis::partoo::types::MessageContent;
//! use futures_util::StreamExt;
//!
//! # async fn walk(api_key: String) -> Result<(), conversation_apis::Error> {
//! let client = Client::with_api_key(api_key)?;
//!
//! // A list is walked as a stream; pages are fetched as the walk needs them.
//! let mut conversations = client.list_conversations().items();
//! while let Some(conversation) = conversations.next().await {
//!     let Some(id) = conversation?.id else { continue };
//!
//!     let mut messages = client.list_messages().conversation_id(id).items();
//!     while let Some(message) = messages.next().await {
//!         match message?.content {
//!             Some(MessageContent::Text(text)) => println!("{text}"),
//!             Some(MessageContent::Image(url)) => println!("an image at {url}"),
//!             // Types of content that this program does not show, and those
//!             // the vendor adds after it was written.
//!             Some(other) => println!("not shown: {other:?}"),
//!             None => {}
//!         }
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! What goes wrong is one [`Error`], whose text is safe to log:
//!
//! ```no_run
//! # async fn handle(client: conversation_apis::partoo::Client) {
//! use conversation_apis::{ErrorKind, Paginated};
//!
//! match client.list_conversations().business_in(["5409c35a97bbc544d8e26737"]).page().await {
//!     Ok(page) => println!("{:?} conversations in all", page.count),
//!     Err(error) if error.is_unauthorized() => println!("the key: {:?}", error.message()),
//!     Err(error) if error.is_transient() => println!("again in {:?}", error.retry_after()),
//!     Err(error) if error.kind() == ErrorKind::Decode => {
//!         println!("{error}: at {:?} of the body", error.pointer());
//!     }
//!     Err(error) => println!("{error}"),
//! }
//! # }
//! ```
//!
//! # What the types promise
//!
//! - *Open enums.* A value the document does not name is kept in `UnknownValue`.
//! - *Unions by their siblings.* A message's content is the branch that
//!   `content_type` and `sender_type` name; a new one is `Unknown`, a known one
//!   of another shape `Malformed`, and neither fails the page. [`Inspect`] finds them.
//! - *Nothing lost.* Properties the document does not name, and `null` where a
//!   property could be absent, are kept in `extra` and written back.
//! - *No invention.* A default of the document is never filled in.
//! - *Times as they came.* A [`Timestamp`] keeps the text or number and parses on request.
//! - *One value for several forms.* Where servers send a name here and a number
//!   there, a [`Coded`] is the one value and keeps the form.
//!
//! # Under load and faults
//!
//! - [`Retry`]: what may be repeated is, within bounds, and after the wait that the
//!   server asks for.
//! - [`Quota`]: the vendor's limit is kept ahead of the server, by all clones of a
//!   client and by every client that shares it; [`Limiter`] is the seam for another.
//! - [`pagination`]: the next page is fetched while the caller works, pages by
//!   number several at once; a [`Token`](pagination::Token) goes on where a walk
//!   stood; [`Many`](pagination::Many) walks many lists; bounds are errors of their own.
//! - `tracing`: a span a request, `http.client.request`, with the operation, the
//!   attempt, the status and what went wrong, by OpenTelemetry's names. It has no
//!   query, no header and no body.
//! - What came, byte for byte: [`ResponseValue::raw`], `Items::raw`, [`Error::body`].
//!
//! # Where to read on
//!
//! [`partoo`], [`octopush`] and [`ninetynine`] are the providers; the `Client` and
//! `builder` of each make calls, its `types` are what comes back, and its page
//! says what is particular to it. [`ClientBuilder`] says what a client does by
//! default, [`pagination`] how lists are walked, [`Error`] what can go wrong.
//!
//! # Features
//!
//! | feature | default | what for |
//! |---|---|---|
//! | `partoo` | yes | Partoo REST API v2 |
//! | `octopush` | no | Octopush |
//! | `ninetynine` | no | 99digital, and any server of the Chatwoot family |
//! | `rustls` | yes | TLS for clients this crate makes; without it, bring a `reqwest::Client` |
//! | `generate` | yes | generates at build time, from the documents |
//! | `prebuilt` | no | builds the generated text that is checked in, which is the same; with the default features off, no generator is compiled |
//! | `schemars` | no | `schemars::JsonSchema` on every type |
#![forbid(unsafe_code)]
#![warn(missing_docs)]

// Generated code calls its runtime `progenitor_client`; that runtime is this crate.
extern crate self as progenitor_client;

mod decode;
mod error;
mod json;
#[cfg(feature = "ninetynine")]
pub mod ninetynine;
#[cfg(feature = "octopush")]
pub mod octopush;
mod open;
pub mod pagination;
#[cfg(feature = "partoo")]
pub mod partoo;
#[doc(hidden)]
pub mod support;
mod timestamp;
mod transport;

pub use decode::DecodeError;
pub use error::{Error, ErrorKind};
pub use json::{Extra, Number, RawJson};
#[doc(hidden)]
pub use open::Code;
pub use open::{Coded, Inspect, Malformed, Union, UnknownValue};
pub use pagination::Paginated;
pub use timestamp::{Timestamp, TimestampError};
pub use transport::{ClientBuilder, Limiter, Permit, Quota, ResponseValue, Retry};

// What generated code asks of its runtime beside the types above.
#[doc(hidden)]
pub use progenitor_runtime::{ByteStream, ClientInfo, OperationInfo, QueryParam, encode_path};
#[doc(hidden)]
pub use transport::{
    ClientHooks, DocumentedError, Operation, Provider, RawClient, RawResponse, RequestBuilderExt,
    Session,
};

// The README's program is compiled with the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
