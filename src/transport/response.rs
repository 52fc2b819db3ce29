//! Responses. Unless they are streamed, they are read completely before anything judges them.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, LOCATION};
use serde::de::DeserializeOwned;

use super::live::{Live, is_always_empty};
use super::send::Call;
use super::{Operation, Sent, foreign_encoding};
use crate::Error;
use crate::decode::{self, DecodeError};
use crate::observe::watch::{self, Watch};

/// A response as it came.
#[doc(hidden)]
pub struct Response {
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) sent: Sent,
    /// Whether the request may be sent again although the server has seen it.
    pub(crate) is_repeatable: bool,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// Empty if the body is streamed.
    pub(crate) body: Bytes,
    /// Whether the body of an error did not arrive completely. `body` is empty then.
    pub(crate) is_cut: bool,
    /// The body, if it is streamed.
    pub(crate) live: Option<Live>,
    pub(crate) attempts: u32,
    /// The call that it belongs to, if there may be further attempts.
    pub(crate) call: Option<Box<Call>>,
    /// The observer of the client, if it has one.
    pub(crate) watch: Option<Watch>,
}

impl Response {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Whether the document lists the status for the operation.
    pub(crate) fn is_documented(&self) -> bool {
        let operation = self.operation;
        operation.is_none_or(|operation| operation.documents(self.status))
    }

    /// The host that a redirect leads to, with its port if that is not the default. The rest of
    /// the URL may hold private data.
    pub(crate) fn redirect(&self) -> Option<String> {
        let location = std::str::from_utf8(self.headers.get(LOCATION)?.as_bytes()).ok()?;
        let to = self.sent.url.join(location).ok()?;
        let is_web = matches!(to.scheme(), "http" | "https");
        let host = to
            .host_str()
            .filter(|_| is_web && self.status.is_redirection())?;
        Some(match to.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        })
    }
}

/// A decoded response body, with the status and headers of the response.
///
/// It dereferences to the body.
#[derive(Clone)]
pub struct ResponseValue<T> {
    inner: T,
    pub(crate) sent: Sent,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    attempts: u32,
    is_documented: bool,
}

impl<T> ResponseValue<T> {
    fn of(response: Response, inner: T) -> Self {
        Self {
            inner,
            is_documented: response.is_documented(),
            sent: response.sent,
            status: response.status,
            headers: response.headers,
            body: response.body,
            attempts: response.attempts,
        }
    }

    /// The decoded body.
    pub fn into_inner(self) -> T {
        self.inner
    }

    /// The HTTP status. It is a success (2xx).
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Whether the document lists the status for the operation. The server may have done
    /// something else than the document says. [`raw`](Self::raw) has the body in any case.
    pub fn is_documented_status(&self) -> bool {
        self.is_documented
    }

    /// The response headers. If the body was compressed, `Content-Encoding` and
    /// `Content-Length` are removed.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body after decompression, byte for byte. It may hold customers' data. It is empty if
    /// the body is streamed.
    pub fn raw(&self) -> &Bytes {
        &self.body
    }

    /// The number of requests that were sent for the call, retries included.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

impl<T: DeserializeOwned> ResponseValue<T> {
    /// Decodes the JSON of a response.
    pub(crate) async fn from_response(response: Response) -> Result<Self, Error> {
        Self::read(response, |response| json(response)).await
    }
}

impl<T> ResponseValue<T> {
    /// Reads a response. If its body is truncated, the call is retried.
    pub(crate) async fn read(
        mut response: Response,
        read: fn(&mut Response) -> Result<T, DecodeError>,
    ) -> Result<Self, Error> {
        loop {
            let error = match watch::read(&mut response, read) {
                Ok(inner) => return Ok(Self::of(response, inner)),
                Err(error) => error,
            };
            if !response.is_documented() {
                return Err(Error::undocumented(response, error));
            }
            let call = response.call.take();
            let is_cut = error.is_cut() && !is_always_empty(response.status);
            let error = Error::decode(response, error);
            response = match call {
                // Few calls come here. In a box, it does not make the future of each one larger.
                Some(call) if is_cut => Box::pin(call.again(error)).await?,
                _ => return Err(error),
            };
            if !response.status.is_success() {
                return Err(Error::unexpected(response));
            }
        }
    }
}

/// The start of every gzip file. No text starts with it.
const GZIP: &[u8] = b"\x1f\x8b";

/// Decodes a body.
pub(super) fn json<T: DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    let decoded = watch::checked(response, || decode::from_bytes(&response.body));
    decoded.map_err(|error| match foreign_encoding(&response.headers) {
        Some(encoding) if !response.body.is_empty() => DecodeError::encoded(&encoding),
        None if response.body.starts_with(GZIP) => DecodeError::still_gzip(),
        _ => error,
    })
}

impl<T> Deref for ResponseValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

/// Shows neither the body nor the headers. To show the body, format what it dereferences to.
impl<T> fmt::Debug for ResponseValue<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ResponseValue")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}
