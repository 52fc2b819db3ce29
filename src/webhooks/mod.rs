//! Webhooks: verified, typed deliveries.

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
/// The headers of a request: `http::HeaderMap` of http 1.
pub use reqwest::header::HeaderMap;
pub use verifier::Verifier;

// What generated code needs in addition to the types above.
#[doc(hidden)]
pub use delivery::{Envelope, Received};
#[doc(hidden)]
pub use facts::{EventFacts, Facts, Part, Signature};
