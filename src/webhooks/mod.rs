//! Webhooks: verified, typed deliveries.
//!
//! A provider that has webhooks has a module `webhooks` with an enum `Event`, a `Verifier`, and
//! the keys that the vendor publishes. [`Verifier::verify`] takes the headers and the body of a
//! request. It works with any web framework, and sends nothing.
//!
#![cfg_attr(feature = "partoo", doc = "```")]
#![cfg_attr(not(feature = "partoo"), doc = "```ignore")]
//! use std::time::SystemTime;
//!
//! use conversation_apis::partoo::webhooks::{Event, PRODUCTION_KEY, Verifier};
//! use conversation_apis::webhooks::HeaderMap;
//!
//! let verifier = Verifier::new([PRODUCTION_KEY])?;
//! # let (headers, body) = (HeaderMap::new(), b"{}");
//! match verifier.verify(&headers, body, SystemTime::now()) {
//!     Ok(Event::MessageCreated(delivery)) => println!("{:?}", delivery.deduplication_key()),
//!     // Other events, new ones, and those whose body does not fit its type.
//!     Ok(event) => println!("{:?}", event.name()),
//!     Err(error) => println!("answer with {}: {error}", error.status()),
//! }
//! # Ok::<(), conversation_apis::webhooks::KeyError>(())
//! ```
//!
//! - *New events* are [`UnknownEvent`]s. Known events whose body does not fit its type are
//!   [`MalformedEvent`]s. Neither is an error, so that a receiver can keep them.
//! - *Types* of bodies are like those of responses: open enums, unions, `null` and undocumented
//!   properties are kept and written back.
//! - *Errors* name the check that failed. They hold no byte of a body, a key or a header's value.
//!
//! # Verify the body as it was received
//!
//! A signature covers the bytes of the body. Take them before anything parses them. A `Json`
//! extractor, or a proxy that parses JSON and writes it again, changes white space, the order of
//! properties, escapes or numbers, and the signature no longer fits.
//!
//! Do not decode bodies with `serde_json::from_slice`. Its errors quote what the customer wrote,
//! and so do logs with these errors. To decode a body that was verified before, for example from
//! a queue or a database, use `Event::from_verified` or [`from_verified`].
//!
//! # Receive with axum
//!
#![cfg_attr(feature = "partoo", doc = "```")]
#![cfg_attr(not(feature = "partoo"), doc = "```ignore")]
//! use std::time::SystemTime;
//!
//! use axum::Router;
//! use axum::body::Bytes;
//! use axum::extract::State;
//! use axum::http::{HeaderMap, StatusCode};
//! use axum::routing::post;
//! use conversation_apis::partoo::webhooks::{PRODUCTION_KEY, Verifier};
//!
//! async fn receive(
//!     State(verifier): State<Verifier>,
//!     headers: HeaderMap,
//!     body: Bytes,
//! ) -> StatusCode {
//!     let event = match verifier.verify(&headers, &body, SystemTime::now()) {
//!         Ok(event) => event,
//!         Err(error) => {
//!             println!("{error}");
//!             return error.status();
//!         }
//!     };
//!     // The key has a unique index: a repeat changes nothing.
//!     match store(&event.deduplication_key(), event.raw()).await {
//!         Ok(()) => StatusCode::OK,
//!         Err(_) => StatusCode::SERVICE_UNAVAILABLE,
//!     }
//! }
//! # async fn store(key: &str, body: &[u8]) -> std::io::Result<()> { Ok(()) }
//!
//! let app: Router = Router::new()
//!     .route("/webhooks/partoo", post(receive))
//!     .with_state(Verifier::new([PRODUCTION_KEY])?);
//! # Ok::<(), conversation_apis::webhooks::KeyError>(())
//! ```
//!
//! With the feature `axum`, the extractor `Verified` does this before the handler is called:
//!
#![cfg_attr(all(feature = "axum", feature = "partoo"), doc = "```")]
#![cfg_attr(not(all(feature = "axum", feature = "partoo")), doc = "```ignore")]
//! use axum::Router;
//! use axum::http::StatusCode;
//! use axum::routing::post;
//! use conversation_apis::partoo::webhooks::{Event, PRODUCTION_KEY, Verifier};
//! use conversation_apis::webhooks::Verified;
//!
//! async fn receive(Verified(event): Verified<Event>) -> StatusCode {
//!     match store(&event.deduplication_key(), event.raw()).await {
//!         Ok(()) => StatusCode::OK,
//!         Err(_) => StatusCode::SERVICE_UNAVAILABLE,
//!     }
//! }
//! # async fn store(key: &str, body: &[u8]) -> std::io::Result<()> { Ok(()) }
//!
//! let app: Router = Router::new()
//!     .route("/webhooks/partoo", post(receive))
//!     .with_state(Verifier::new([PRODUCTION_KEY])?);
//! # Ok::<(), conversation_apis::webhooks::KeyError>(())
//! ```
//!
//! Both read at most 2 MB, the default of axum. Change it with its `DefaultBodyLimit`.
//!
//! # Receive with actix-web
//!
//! The headers of actix-web 4 are those of http 0.2, so copy them. Append them: a header that
//! occurs twice has to stay so.
//!
//! ```ignore
//! use std::time::SystemTime;
//!
//! use actix_web::http::StatusCode;
//! use actix_web::{HttpRequest, HttpResponse, web};
//! use conversation_apis::partoo::webhooks::Verifier;
//! use conversation_apis::webhooks::{HeaderMap, HeaderName, HeaderValue};
//!
//! async fn receive(
//!     request: HttpRequest,
//!     body: web::Bytes,
//!     verifier: web::Data<Verifier>,
//! ) -> HttpResponse {
//!     match verifier.verify(&headers(&request), &body, SystemTime::now()) {
//!         Ok(event) => match store(&event.deduplication_key(), event.raw()).await {
//!             Ok(()) => HttpResponse::Ok().finish(),
//!             Err(_) => HttpResponse::ServiceUnavailable().finish(),
//!         },
//!         Err(error) => {
//!             println!("{error}");
//!             let status = StatusCode::from_u16(error.status().as_u16());
//!             HttpResponse::new(status.unwrap_or(StatusCode::BAD_REQUEST))
//!         }
//!     }
//! }
//!
//! fn headers(request: &HttpRequest) -> HeaderMap {
//!     let mut headers = HeaderMap::new();
//!     for (name, value) in request.headers() {
//!         let name = HeaderName::from_bytes(name.as_str().as_bytes());
//!         let value = HeaderValue::from_bytes(value.as_bytes());
//!         if let (Ok(name), Ok(value)) = (name, value) {
//!             headers.append(name, value);
//!         }
//!     }
//!     headers
//! }
//! ```
//!
//! `web::Bytes` reads at most 256 KB. Change it with `web::PayloadConfig`.
//!
//! # Answer
//!
//! What each vendor expects is in the module of the provider. In general:
//!
//! | answer | if |
//! |---|---|
//! | 200 with an empty body | the delivery is stored, or was stored before |
//! | 503 | you could not store it; some vendors try again, others do not |
//! | [`WebhookError::status`]: 401 or 400 | it was refused; vendors do not try again |
//!
//! Store first, answer, and work on the event afterwards. Vendors wait for a few seconds only.
//! Store unknown and malformed events too.
//!
//! If the receiver has the wrong key, every signature looks wrong. If its clock is wrong, every
//! time does. While you set up a receiver, replace a key, or cannot rely on the clock, answer
//! [`WrongSignature`](WebhookErrorKind::WrongSignature), [`TooOld`](WebhookErrorKind::TooOld) and
//! [`TooNew`](WebhookErrorKind::TooNew) with 503, so that vendors that try again do so.
//!
//! # Replace a key
//!
//! A [`Verifier`] accepts what fits one of its keys. Add the new key, wait until no delivery is
//! signed with the old one, and remove the old one. It tries every key, and takes the same time
//! whichever fits.
//!
//! # Time
//!
//! If the vendor signs a time, deliveries that are too old or too far ahead are refused. The
//! document of the provider states the tolerance, and [`Verifier::tolerance`] changes it. The time
//! is compared only after the signature is verified. Keep the clock of the server right.
//!
//! If the vendor signs no time, **a captured delivery stays valid forever**. Only the deduplication
//! key stops it, so keep the keys for as long as you keep the data.
//!
//! # Repeats and order
//!
//! Vendors repeat deliveries, for example if your answer was lost. The repeats of a delivery have
//! the same [`deduplication_key`](Delivery::deduplication_key), which has limits:
//!
//! | key | made of | limits |
//! |---|---|---|
//! | `id:…` | the delivery id that the vendor sends | If no signature covers the id, whoever captured a delivery can send it with another id, while its time is within the tolerance. A delivery that the vendor makes again, and not only sends again, has a new id. |
//! | `event:…` | the event's name and values of the body | Two real events with the same values are one, for example two edits of a message that keep its status. Values are compared by their JSON: `1`, `1.0` and `"1"` differ. |
//! | `body:…` | the bytes of the body | A repeat that is written in another way is another delivery. |
//!
//! The first key that can be made is used. Keys of different providers can be equal, so store the
//! provider beside them.
//!
//! Deliveries come in any order. Do not let an older one overwrite a newer state. If the body has
//! no time of the change, read the object again with the client.
//!
//! # Providers that sign nothing
//!
//! [`Verifier::unsigned`] accepts every delivery. Put a [`PathSecret`] into the path of the URL
//! that you give to the vendor, and check it first. Answer 401 if it does not match. Whoever sees
//! the URL can send deliveries, so treat them as hints: read what they say with the client before
//! you act on it.

mod age;
mod deduplication;
mod delivery;
mod error;
mod event;
#[cfg(feature = "axum")]
mod extract;
mod facts;
mod headers;
mod key;
mod path_secret;
mod place;
mod read;
mod signature;
mod verifier;

pub use delivery::{Delivery, MalformedEvent, UnknownEvent};
pub use error::{WebhookError, WebhookErrorKind};
#[cfg(feature = "axum")]
pub use extract::Verified;
pub use facts::Webhooks;
pub use key::{Key, KeyError};
pub use path_secret::PathSecret;
pub use read::from_verified;
/// The headers of a request, of http 1.
pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use verifier::Verifier;

// What generated code needs in addition to the types above.
#[doc(hidden)]
pub use delivery::{Envelope, Received};
#[doc(hidden)]
pub use facts::{EventFacts, Facts, Part, Signature};
