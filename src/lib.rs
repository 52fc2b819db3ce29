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
//!   of another shape `Malformed`, and neither fails the page. [`VisitUnions`] finds them.
//! - *Nothing lost.* Properties the document does not name, and `null` where a
//!   property could be absent, are kept in `extra` and written back.
//! - *No invention.* A default of the document is never filled in.
//! - *Times as they came.* A [`Timestamp`] keeps the text or number and parses on
//!   request, digit for digit.
//! - *One value for several forms.* Where servers send a name here and a number
//!   there, a [`Coded`] is the one value and keeps the form.
//!
//! # Under load and faults
//!
//! - [`Retry`]: idempotent requests are retried, up to a limit, and not before the
//!   server's `Retry-After`.
//! - [`Quota`]: the vendor's limit is kept ahead of the server, by all clones of a
//!   client and by every client that shares it; [`Limiter`] is the seam for another. A
//!   429 pauses it, for 15 minutes at most, and [`Limiter::resume`] ends the pause.
//! - [`TransportCause`]: why a connection failed, such as a name that cannot be
//!   resolved or a certificate that is not trusted.
//! - [`pagination`]: the next page is fetched while the caller works, pages by
//!   number several at once; a [`Token`](pagination::Token) goes on where a walk
//!   stood; [`Many`](pagination::Many) walks many lists; bounds are errors of their own.
//! - `tracing`: a span a request, `http.client.request`, with the operation, the
//!   attempt, the status and what went wrong, by OpenTelemetry's names. It has no
//!   query, no header and no body.
//! - What came, byte for byte: [`ResponseValue::raw`], `Items::raw`, [`Error::body`].
//!
//! # What it needs
//!
//! A [tokio](https://docs.rs/tokio) runtime with timers and I/O: what `#[tokio::main]`
//! makes, or `runtime::Builder` with `enable_all`. A client can be made anywhere; a
//! call is an error of the kind [`ErrorKind::Runtime`] where there is no runtime, or
//! where it lacks one of the two. tokio itself panics in the second case. The panic is
//! caught, but its message appears on standard error, and a program built with
//! `panic = "abort"` ends.
//!
//! wasm32 is not supported: the crate does not compile for it.
//!
//! # Connections
//!
//! Over HTTP/1.1 each request under way has a connection of its own; over HTTP/2 they
//! share one. Connections stay open for further requests, for 90 seconds unless the
//! server closes them first. What bounds them:
//!
//! - the number of calls made at once: of one walk, its
//!   [`concurrency`](pagination::Items::concurrency), and of many, the number given to
//!   [`Many::new`](pagination::Many::new);
//! - for a whole client, a [`Limiter`] that also counts requests under way, as the
//!   example there does;
//! - for idle connections, `pool_max_idle_per_host` and `pool_idle_timeout` of a
//!   `reqwest::Client` given to [`ClientBuilder::http_client`].
//!
//! A process that runs out of file descriptors gets errors with the cause
//! [`TransportCause::TooManyOpenFiles`].
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
//! | `gzip` | yes | asks for compressed bodies and decompresses them |
//! | `rustls` | yes | TLS for clients this crate makes; without it, bring a `reqwest::Client` |
//! | `generate` | yes | generates at build time, from the documents |
//! | `prebuilt` | no | builds the generated text that is checked in, which is the same; with the default features off, no generator is compiled |
//! | `schemars` | no | `schemars::JsonSchema` on every type |
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(target_arch = "wasm32")]
compile_error!(
    "conversation-apis needs a tokio runtime with timers and I/O, which wasm32 does not have"
);

// Generated code calls its runtime `progenitor_client`; that runtime is this crate.
extern crate self as progenitor_client;

mod decimal;
mod decode;
mod error;
#[cfg(feature = "ninetynine")]
pub mod ninetynine;
#[cfg(feature = "octopush")]
pub mod octopush;
pub mod pagination;
#[cfg(feature = "partoo")]
pub mod partoo;
mod path;
#[doc(hidden)]
pub mod support;
mod transport;
mod types;

pub use decode::DecodeError;
pub use error::{Error, ErrorKind};
pub use pagination::Paginated;
pub use transport::{ClientBuilder, Limiter, Permit, Quota, ResponseValue, Retry, TransportCause};
#[doc(hidden)]
pub use types::Code;
pub use types::{
    Coded, Extra, Malformed, Number, RawJson, Timestamp, TimestampError, Union, UnknownValue,
    VisitUnions,
};

// What generated code asks of its runtime beside the types above.
#[doc(hidden)]
pub use progenitor_runtime::{ByteStream, ClientInfo, OperationInfo, QueryParam};
#[doc(hidden)]
pub use transport::{
    ClientHooks, DocumentedError, Operation, Provider, RawClient, RawResponse, RequestBuilderExt,
    Session,
};

// The README's program is compiled with the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
