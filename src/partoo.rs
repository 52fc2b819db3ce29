//! Partoo REST API v2: conversations and their messages.
//!
//! Generated from `openapi/partoo/openapi-bundled.yaml`, the vendor's document,
//! and the overlays beside it. `GET /messages` is restated by an overlay from
//! the vendor's page, since the excerpt of the document at hand ends before it.
//!
//! | call | request | a page holds |
//! |---|---|---|
//! | [`Client::list_conversations`] | `GET /conversations` | [`types::Conversation`] |
//! | [`Client::list_messages`] | `GET /messages` | [`types::Message`] |
//!
//! Both lists are walked with [`Paginated`](crate::Paginated). The vendor allows
//! an organization 300 requests a minute, and answers 429 with `Retry-After`
//! beyond that. A client and its clones keep to that limit; several clients of
//! one organization do if they are given one [`Quota`](crate::Quota).

use crate::{ClientBuilder, Error, Limiter, Provider};

mod generated {
    // Written by a generator for any document; clippy is for what people write.
    #![allow(missing_docs, clippy::all, clippy::unwrap_used)]
    include!(concat!(env!("OUT_DIR"), "/partoo.rs"));
}

pub use generated::{Client, builder, types};

/// The production server, where a client goes unless told otherwise.
pub const PRODUCTION: &str = <Client as Provider>::SERVERS[0];
/// The sandbox server, for clients and partners of the vendor.
pub const SANDBOX: &str = <Client as Provider>::SERVERS[1];

impl Client {
    /// A client of the production server, with the defaults of [`ClientBuilder`].
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build`].
    pub fn with_api_key(api_key: impl Into<String>) -> Result<Self, Error> {
        Self::builder(api_key).build()
    }

    /// A client of another server, with other timeouts, or over a
    /// `reqwest::Client` of the caller's.
    ///
    /// ```
    /// use std::time::Duration;
    /// use conversation_apis::partoo::{Client, SANDBOX};
    ///
    /// let client = Client::builder("the-api-key")
    ///     .base_url(SANDBOX)
    ///     .timeout(Duration::from_secs(20))
    ///     .build()?;
    /// # Ok::<(), conversation_apis::Error>(())
    /// ```
    pub fn builder(api_key: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(vec![api_key.into()])
    }

    /// The limit of requests that this client and its clones keep to, if there is one:
    /// [`Limiter::resume`] ends a pause that a 429 asked for.
    pub fn limiter(&self) -> Option<&dyn Limiter> {
        self.session().limiter()
    }
}
