//! A request before it is sent.

use reqwest::header::HeaderMap;
use reqwest::{Request, StatusCode, Url};

use super::Operation;
use super::retry::is_safe;
use crate::pagination::digest;

/// Whether the body of a success is streamed.
pub(crate) type Streams = fn(StatusCode, &HeaderMap) -> bool;

/// A request without credentials, and what is known of it.
pub(super) struct Outgoing {
    pub(super) request: Request,
    pub(super) operation: Option<&'static Operation>,
    /// `None` if every body is read completely.
    pub(super) streams: Option<Streams>,
    /// Whether the caller says that the same request may be sent again.
    pub(super) is_idempotent: bool,
}

impl Outgoing {
    /// Whether the same request may be sent again if the server has seen it.
    pub(super) fn is_repeatable(&self) -> bool {
        let of_operation = self.operation.is_some_and(|known| known.is_idempotent);
        self.is_idempotent || of_operation || is_safe(self.request.method())
    }
}

/// Where a request was sent, and with which body.
#[derive(Clone)]
pub(crate) struct Sent {
    /// The URL without credentials.
    pub(crate) url: Url,
    /// A digest of the body, if there is one that is in memory.
    pub(crate) body: Option<u64>,
}

impl Sent {
    pub(super) fn of(request: &Request) -> Self {
        let body = request.body().and_then(|body| body.as_bytes());
        Self {
            url: request.url().clone(),
            body: body.map(digest),
        }
    }
}
