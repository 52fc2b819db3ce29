//! Partoo REST API v2: conversations and their messages.
//!
//! | call | request | items |
//! |---|---|---|
//! | [`Client::list_conversations`] | `GET /conversations` | [`types::Conversation`] |
//! | [`Client::list_messages`] | `GET /messages` | [`types::Message`] |
//!
//! Both are cursor lists. [`Paginated`](crate::Paginated) walks over their items or pages.
//!
//! # Rate limit
//!
//! The vendor allows an organization 300 requests a minute. Beyond that it responds with 429
//! and `Retry-After`. A client and its clones keep to that limit. If an organization uses
//! several clients, give all of them the same [`Quota`](crate::Quota).
//!
//! # Source
//!
//! The module is generated from `openapi/partoo/openapi-bundled.yaml`, the vendor's document,
//! and the overlays beside it. The vendor's document, as we have it, ends before
//! `GET /messages`. An overlay adds that operation from the vendor's web page.

use crate::{ClientBuilder, Error, Limiter, Provider};

mod generated {
    // clippy is for code that people write.
    #![allow(missing_docs, clippy::all, clippy::unwrap_used)]
    include!(concat!(env!("OUT_DIR"), "/partoo.rs"));
}

pub use generated::{Client, Credentials, builder, types};

/// The production server, `https://api.partoo.co/v2`. It is the default of a client.
pub const PRODUCTION: &str = <Client as Provider>::SERVERS[0];
/// The sandbox server, `https://api.sandbox.partoo.co/v2`, for clients and partners of the
/// vendor.
pub const SANDBOX: &str = <Client as Provider>::SERVERS[1];

impl Client {
    /// A client of the production server, with the defaults of [`ClientBuilder`]. The key is
    /// sent in the header `x-APIKey`. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// If the key is not valid; see [`ClientBuilder::build`].
    pub fn with_api_key(api_key: impl Into<String>) -> Result<Self, Error> {
        Self::builder(api_key).build()
    }

    /// Builds a client with other settings, such as another server, other timeouts or an HTTP
    /// client of your own. Nothing is sent.
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
        ClientBuilder::new(Credentials::new().api_key_auth(api_key))
    }

    /// The rate limiter of this client and its clones. `None` if there is none. Its
    /// [`resume`](Limiter::resume) ends a pause after a 429.
    pub fn limiter(&self) -> Option<&dyn Limiter> {
        self.session().limiter()
    }
}
