//! Typed clients for customer-conversation APIs, for services that read their customers'
//! messages in production.
//!
//! Read, answer and change the conversations of [Partoo](partoo), [Octopush](octopush), and
//! [99digital or any Chatwoot server](ninetynine). The clients are generated from the vendors'
//! OpenAPI documents, and a contract harness checks them against those documents. They walk
//! paginated lists, retry, keep to rate limits, and lose no field and no item.
//!
//! ```no_run
//! use conversation_apis::Paginated;
//! use conversation_apis::partoo::Client;
//!
//! #[tokio::main]
//! async fn main() -> Result<(), conversation_apis::Error> {
//!     let client = Client::with_api_key("the-api-key")?;
//!     let mut conversations = client.list_conversations().items();
//!     while let Some(conversation) = conversations.next().await {
//!         let conversation = conversation?;
//!         println!("{:?} {:?}", conversation.id, conversation.status);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! What it is not (yet):
//!
//! - It has no blocking API, needs [tokio](https://docs.rs/tokio), and does not compile for
//!   wasm32.
//! - It is not on crates.io. Add it by path or from Git.
//! - Octopush's and 99digital's documents are ours, written from the vendors' web pages.
//!
//! With all features, the documentation has a module `guide`: nine chapters for an engineer who runs
//! such a service in production.
//!
//! Read on: [walks over lists](pagination), [errors](Error), [settings of a
//! client](ClientBuilder), [retries](Retry), [rate limits](Quota).
//!
//! # Calls
//!
//! A call is a builder. Its setters take the parameters of the operation, and nothing is sent
//! before one of these is polled:
//!
//! | method | what it does |
//! |---|---|
//! | `send()` | sends the call and returns the body with status and headers, as a [`ResponseValue`] |
//! | [`page()`](Paginated::page) | the same, but returns only the body |
//! | [`items()`](Paginated::items) | walks over all items of the list |
//! | [`pages()`](Paginated::pages) | walks over all pages of the list |
//!
//! Messages belong to a conversation, and their content has one of several types:
//!
//! ```no_run
//! use conversation_apis::Paginated;
//! use conversation_apis::partoo::Client;
//! use conversation_apis::partoo::types::MessageContent;
//!
//! # async fn walk(client: Client, id: i64) -> Result<(), conversation_apis::Error> {
//! let mut messages = client.list_messages().conversation_id(id).items();
//! while let Some(message) = messages.next().await {
//!     match message?.content {
//!         Some(MessageContent::Text(text)) => println!("{text}"),
//!         Some(MessageContent::Image(url)) => println!("an image at {url}"),
//!         // Other types, and types that the vendor adds after this program was written.
//!         Some(other) => println!("not shown: {other:?}"),
//!         None => {}
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//!
//! Every call fails with an [`Error`]. Its text is safe to log: it holds no key, no query and
//! nothing that a customer wrote.
//!
//! ```no_run
//! # async fn handle(client: conversation_apis::partoo::Client) {
//! use conversation_apis::{ErrorKind, Paginated};
//!
//! match client.list_conversations().business_in("5409c35a97bbc544d8e26737").page().await {
//!     Ok(page) => println!("{:?} conversations in total", page.count),
//!     Err(error) if error.is_unauthorized() => println!("check the key: {error}"),
//!     Err(error) if error.is_transient() => println!("retry in {:?}", error.retry_after()),
//!     Err(error) if error.kind() == ErrorKind::Decode => {
//!         println!("does not fit its type at {:?}", error.pointer());
//!     }
//!     Err(error) => println!("{error}"),
//! }
//! # }
//! ```
//!
//! [`Error::documented`] decodes the body of an error as the type that the document states for its
//! status.
//!
//! # Responses
//!
//! `send()` of a generated client returns a [`ResponseValue`] with the body, the status and the
//! headers. What the body is depends on the document:
//!
//! - *JSON* is decoded.
//! - *Different bodies by status* are an enum with a variant for each documented status.
//! - *Other media types* are a [`ByteStream`], which is read from the network while it is used.
//! - *Server-sent events* are an [`EventStream`]. If the server can send JSON instead, `send()`
//!   returns that, and `events()` the events.
//!
//! Any status 2xx is a success, because the server did what was asked. If the document does not
//! list it, [`ResponseValue::is_documented_status`] is false.
//!
//! # Writes
//!
//! A request body is a type with a constructor for what is required and a setter for the rest.
//! It is checked before it is sent. A write is sent again only if the server certainly did not
//! act on it, or if the document says that it is idempotent. After an error,
//! [`Error::may_have_reached_server`] says whether the server may have acted on it:
//!
//! ```no_run
//! # async fn answer(client: conversation_apis::partoo::Client) {
//! match client.reply(42, "We open at 9 o'clock.").send().await {
//!     Ok(created) => println!("message {:?} was created", created.message_id),
//!     Err(error) if error.may_have_reached_server() => println!("look before you retry: {error}"),
//!     Err(error) => println!("nothing was changed: {error}"),
//! }
//! # }
//! ```
//!
//! # Requests that the document does not have
//!
//! Every client has a method `request`. It takes any method and path, and keeps the client's
//! keys, retries, rate limit, spans and errors; see [`RawRequest`]:
//!
//! ```no_run
//! use conversation_apis::Method;
//! # async fn read(client: conversation_apis::partoo::Client, id: i64) -> Result<(), conversation_apis::Error> {
//! let request = client.request(Method::POST, "/conversations/{id}/read");
//! let response = request.path("id", id).send().await?;
//! println!("{}", response.status());
//! # Ok(())
//! # }
//! ```
//!
//! # Types
//!
//! - *Open enums.* A value that the document does not name is kept as an [`UnknownValue`].
//! - *Unions.* The type of a message's content depends on the properties `content_type` and
//!   `sender_type` beside it. A new type is `Unknown`. A known type with another shape is
//!   [`Malformed`]. Neither fails the page. [`VisitUnions`] finds both.
//! - *Nothing is lost.* Properties that the document does not name are kept in
//!   [`extra`](Extra) and written back. So is `null`, if the property could be absent.
//! - *Nothing is invented.* A default in the document is never filled in.
//! - *Times.* A [`Timestamp`] keeps the text or number as it came, and parses on request.
//! - *Values in several forms.* If servers send a name here and a number there, a [`Coded`]
//!   holds the one value and remembers the form.
//!
//! The bytes as they came are in [`ResponseValue::raw`],
//! [`Items::raw`](pagination::Items::raw) and [`Error::body`].
//!
//! # Retries, rate limits and faults
//!
//! - [`Retry`]: idempotent requests are retried, up to 5 attempts within 120 seconds, and not
//!   before the server's `Retry-After`.
//! - [`Quota`]: all clones of a client keep to the vendor's rate limit. Several clients can
//!   share a quota. The package `conversation-apis-redis` shares one between machines. Implement
//!   [`Limiter`] to use your own.
//! - [`TransportCause`]: says why a connection failed, for example that a host name does not
//!   exist or a certificate is not trusted.
//! - [Walks](pagination) fetch the next page while you work on this one, and several at a time
//!   if pages have numbers. A [`Token`](pagination::Token) continues a walk in another process,
//!   and [`Bounds`](pagination::Bounds) end it early.
//! - `tracing`: every request has a span `http.client.request`, with the attributes of
//!   OpenTelemetry. It holds no query, no header and no body.
//!
//! # Drift
//!
//! Vendors change their responses while a service runs. An [`Observer`](observe::Observer) is told
//! how responses deviate from the document, without any value; see [`observe`].
//!
//! # Webhooks
//!
//! With the feature `webhooks`, a `Verifier` checks the signature of a delivery and decodes its
//! event. New events, and those whose body does not fit its type, are kept. Repeats of a delivery
//! have the same deduplication key.
//! The module `webhooks` describes how to receive with axum and actix-web, and how to answer.
//!
//! # Runtime
//!
//! Calls need a tokio runtime with timers and I/O: what `#[tokio::main]` starts, or
//! `runtime::Builder` with `enable_all`. A client can be built anywhere.
//!
//! A call without such a runtime fails with the kind [`ErrorKind::Runtime`]. If the runtime
//! lacks timers or I/O, tokio itself panics. That panic is caught, but its message appears on
//! standard error, and a program built with `panic = "abort"` ends.
//!
//! # Connections
//!
//! Over HTTP/1.1, each request under way uses a connection. Over HTTP/2, requests to a server
//! share one. Idle connections stay open for 90 seconds, unless the server closes them first.
//! Three settings limit their number:
//!
//! - [`concurrency`](pagination::Items::concurrency) limits the requests of one walk.
//! - A [`Limiter`] that also counts requests under way, as in its example, limits those of a
//!   client.
//! - `pool_max_idle_per_host` and `pool_idle_timeout` of a `reqwest::Client`, given to
//!   [`ClientBuilder::http_client`], limit idle connections.
//!
//! In a process that runs out of file descriptors, calls fail with the cause
//! [`TransportCause::TooManyOpenFiles`].
//!
//! # Features
//!
//! | feature | default | effect |
//! |---|---|---|
//! | `partoo` | yes | the module [`partoo`]: Partoo REST API v2 |
//! | `octopush` | no | the module [`octopush`] |
//! | `ninetynine` | no | the module [`ninetynine`]: 99digital, and any server of the Chatwoot family |
//! | `gzip` | yes | requests compressed bodies and decompresses them |
//! | `rustls` | yes | TLS; without it, pass a `reqwest::Client` of your own |
//! | `rustls-no-provider` | no | TLS without an implementation of its cryptography: the program installs a `CryptoProvider` of rustls |
//! | `generate` | yes | generates the clients in the build script, from the documents |
//! | `prebuilt` | no | uses the generated code in the repository, which is the same; without the default features, no generator is compiled |
//! | `webhooks` | no | the module `webhooks`: verifies and decodes deliveries |
//! | `axum` | no | `webhooks`, and an extractor for axum 0.8 |
//! | `drift` | no | `observe::DriftReport`: collects how answers deviate from the documents |
//! | `builders` | no | constructors and setters for the types of responses, for tests: `Message::new().with_id(7)` |
//! | `schemars` | no | implements `schemars::JsonSchema` for every generated type |
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(target_arch = "wasm32")]
compile_error!(
    "conversation-apis needs a tokio runtime with timers and I/O, which wasm32 does not have"
);

// Generated code calls its runtime `progenitor_client`. This crate is that runtime.
extern crate self as progenitor_client;

mod decimal;
mod decode;
mod error;
// Only documentation. A build of a dependant does not read its files.
#[cfg(all(
    any(doc, doctest),
    feature = "axum",
    feature = "builders",
    feature = "drift",
    feature = "ninetynine",
    feature = "octopush",
    feature = "partoo"
))]
pub mod guide;
mod inbox;
#[cfg(feature = "ninetynine")]
pub mod ninetynine;
pub mod observe;
#[cfg(feature = "octopush")]
pub mod octopush;
pub mod pagination;
#[cfg(feature = "partoo")]
pub mod partoo;
mod path;
mod rules;
#[doc(hidden)]
pub mod support;
mod transport;
mod types;
#[cfg(feature = "webhooks")]
pub mod webhooks;

/// Bytes of a [`ByteStream`]. Clones share them.
pub use bytes::Bytes;
pub use decode::DecodeError;
pub use error::{Error, ErrorKind};
pub use inbox::InboxEntry;
/// The time crate whose `Timestamp` [`Timestamp::parse`] returns.
pub use jiff;
pub use pagination::Paginated;
/// The request body of reqwest. A [`File`] can be made of it.
pub use reqwest::Body;
/// The HTTP method of a [`RawRequest`].
pub use reqwest::Method;
pub use transport::{
    BaseUrl, BearerToken, ByteStream, ClientBuilder, ClientCredentials, Event, EventStream, File,
    Limiter, LimiterUnavailable, Multipart, Permit, PermitFuture, Quota, RawRequest, ResponseValue,
    Retry, Token, TokenFuture, TokenSource, TransportCause,
};
#[doc(hidden)]
pub use types::Code;
pub use types::{
    Coded, Extra, Integer, IntegerError, Malformed, Number, RawJson, Timestamp, TimestampError,
    Union, UnknownValue, VisitUnions,
};

// What generated code needs in addition to the types above.
#[doc(hidden)]
pub use transport::{
    Call, DocumentedError, Field, Operation, Parameter, Provider, RawClient, RawResponse, Scheme,
    Secrets, Server, ServerUrl, Session, Style,
};

// The programs in the README are compiled as doctests.
#[cfg(all(doctest, feature = "drift", feature = "partoo", feature = "webhooks"))]
#[doc = include_str!("../README.md")]
struct Readme;
