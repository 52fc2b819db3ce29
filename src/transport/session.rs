//! What a client consists of.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderName, HeaderValue};
use reqwest::{Request, Url};

use super::{Limiter, Operation, Retry};
use crate::Error;

/// What a generated client knows about its document.
pub trait Provider: Sized + 'static {
    /// The document's servers, in its order.
    const SERVERS: &'static [&'static str];
    /// The request headers that carry keys.
    const KEY_HEADERS: &'static [&'static str];
    /// The operations.
    const OPERATIONS: &'static [&'static Operation];
    /// How many requests the server allows, and in how many seconds.
    const RATE_LIMIT: Option<(u32, u64)>;

    /// A client with this session.
    fn assemble(session: Session) -> Self;

    /// The session of this client.
    fn session(&self) -> &Session;
}

/// The parts of a client. Only [`ClientBuilder::build`](super::ClientBuilder::build) makes one, so that the parts belong
/// together. Clones share them and cost one reference count.
#[derive(Clone)]
pub struct Session(Arc<Parts>);

pub(super) struct Parts {
    /// The only place that keys are sent to.
    pub(super) base: Url,
    pub(super) http: reqwest::Client,
    pub(super) keys: Vec<(HeaderName, HeaderValue)>,
    /// Whether the HTTP client is one of the caller's.
    pub(super) own_http: bool,
    pub(super) retry: Retry,
    pub(super) quota: Option<Arc<dyn Limiter>>,
    pub(super) max_response_bytes: usize,
    pub(super) idle_timeout: Duration,
}

impl Session {
    pub(super) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The base URL without its last slash.
    pub fn base_url(&self) -> &str {
        self.0.base.as_str().trim_end_matches('/')
    }

    /// The HTTP client.
    pub fn http(&self) -> reqwest::Client {
        self.0.http.clone()
    }

    /// Adds the keys to a request, if its URL is below the base URL.
    pub(super) fn sign(&self, request: &mut Request) -> Result<(), Error> {
        self.check(request)?;
        for (name, value) in &self.0.keys {
            request.headers_mut().insert(name.clone(), value.clone());
        }
        Ok(())
    }

    /// Refuses a request whose URL is not below the base URL.
    pub(super) fn check(&self, request: &Request) -> Result<(), Error> {
        let url = request.url();
        let below = url
            .path()
            .strip_prefix(self.0.base.path().trim_end_matches('/'));
        let is_below = below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        match is_below && url.origin() == self.0.base.origin() {
            true => Ok(()),
            false => Err(Error::invalid_request(
                "the URL of the request is not below the client's base URL; build a client with the right base URL",
            )),
        }
    }

    pub(super) fn retry(&self) -> Retry {
        self.0.retry
    }

    pub(crate) fn limiter(&self) -> Option<&dyn Limiter> {
        self.0.quota.as_deref()
    }

    pub(super) fn max_response_bytes(&self) -> usize {
        self.0.max_response_bytes
    }

    /// The maximum time without a byte of a streamed response.
    pub(super) fn idle_timeout(&self) -> Duration {
        self.0.idle_timeout
    }

    /// Whether redirects may be followed: only by a `reqwest::Client` of the caller.
    pub(super) fn may_redirect(&self) -> bool {
        self.0.own_http
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Session")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}
