//! What a client consists of.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, Request};

use super::credentials::{Keys, Secrets};
use super::scheme::{Alternatives, Scheme};
use super::server::Servers;
use super::sign::Signature;
use super::{Limiter, Operation, Retry};
use crate::Error;
use crate::observe::Observer;
use crate::observe::watch::Watch;

/// What a generated client knows about its document.
pub trait Provider: Sized + 'static {
    /// The credentials that the document asks for.
    type Credentials: From<Secrets> + Into<Secrets>;

    /// The document's servers, in its order, with the defaults of their variables.
    const SERVERS: &'static [&'static str];
    /// The servers with variables, with the names of these in braces.
    const SERVER_TEMPLATES: &'static [&'static str] = &[];
    /// The security schemes.
    const SCHEMES: &'static [Scheme];
    /// The security of operations that state nothing else: alternatives of schemes. Without
    /// any, nothing is sent.
    const SECURITY: Alternatives;
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
    /// The only places that requests are sent to.
    pub(super) servers: Servers,
    pub(super) http: reqwest::Client,
    pub(super) keys: Keys,
    /// Whether the HTTP client is one of the caller's.
    pub(super) own_http: bool,
    pub(super) retry: Retry,
    pub(super) quota: Option<Arc<dyn Limiter>>,
    pub(super) max_response_bytes: usize,
    pub(super) idle_timeout: Duration,
    /// Whether requests are checked against the document.
    pub(super) checks: bool,
    pub(super) observer: Option<Arc<dyn Observer>>,
}

impl Session {
    pub(super) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The base URL without its last slash.
    pub fn base_url(&self) -> &str {
        self.0.servers.base.text()
    }

    /// The base URL of an operation, without its last slash.
    ///
    /// # Errors
    ///
    /// If the operation has a server of its own that cannot be used.
    pub(super) fn base_url_of(&self, operation: Option<&Operation>) -> Result<&str, Error> {
        Ok(self.0.servers.of(operation)?.text())
    }

    /// The HTTP client.
    pub fn http(&self) -> reqwest::Client {
        self.0.http.clone()
    }

    /// The credentials for a request.
    ///
    /// # Errors
    ///
    /// If its URL is not below the base URL of the operation, or if a credential is missing.
    pub(super) fn authorize(
        &self,
        request: &Request,
        operation: Option<&'static Operation>,
    ) -> Result<Signature, Error> {
        let base = self.0.servers.of(operation)?;
        base.check(request)?;
        match base.gets_keys {
            true => self.0.keys.choose(operation),
            false => Ok(Signature::default()),
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

    /// Whether requests are checked against the document before they are sent.
    pub(super) fn checks(&self) -> bool {
        self.0.checks
    }

    /// The observer, for the answer to a request with this method.
    pub(super) fn watch(&self, method: &Method) -> Option<Watch> {
        let observer = Arc::clone(self.0.observer.as_ref()?);
        Some(Watch::new(observer, self, method))
    }

    /// Whether a text contains one of the client's keys.
    pub(crate) fn has_key_in(&self, text: &str) -> bool {
        self.0.keys.are_in(text)
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
