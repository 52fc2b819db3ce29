//! Responses. They are read completely before anything judges them.

use std::fmt;
use std::ops::Deref;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use progenitor_runtime::ByteStream;
use reqwest::header::{HeaderMap, LOCATION};
use reqwest::{StatusCode, Url};
use serde::de::DeserializeOwned;

use super::send::Call;
use super::{Operation, foreign_encoding};
use crate::Error;
use crate::decode::{self, DecodeError};

/// A response as it came.
#[doc(hidden)]
pub struct Response {
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) url: Url,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) attempts: u32,
    /// The call that it belongs to, if there may be further attempts.
    pub(crate) call: Option<Box<Call>>,
}

impl Response {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The host that a redirect leads to, with its port if that is not the default. The rest of
    /// the URL may hold private data.
    pub(crate) fn redirect(&self) -> Option<String> {
        let location = std::str::from_utf8(self.headers.get(LOCATION)?.as_bytes()).ok()?;
        let to = self.url.join(location).ok()?;
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
    pub(crate) url: Url,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    attempts: u32,
}

impl<T> ResponseValue<T> {
    fn of(response: Response, inner: T) -> Self {
        Self {
            inner,
            url: response.url,
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

    /// The HTTP status. It is a success that the document lists.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The response headers. If the body was compressed, `Content-Encoding` and
    /// `Content-Length` are removed.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body after decompression, byte for byte. It may hold customers' data.
    pub fn raw(&self) -> &Bytes {
        &self.body
    }

    /// The number of requests that were sent for the call, retries included.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

/// Called by generated code.
impl<T: DeserializeOwned> ResponseValue<T> {
    #[doc(hidden)]
    pub async fn from_response(mut response: Response) -> Result<Self, Error> {
        let status = response.status;
        loop {
            let error = match read(&response) {
                Ok(inner) => return Ok(Self::of(response, inner)),
                Err(error) => error,
            };
            let call = response.call.take();
            let is_cut = error.is_cut();
            let error = Error::decode(response, error);
            response = match call {
                Some(call) if is_cut => call.again(error).await?,
                _ => return Err(error),
            };
            if response.status != status {
                return Err(Error::unexpected(response));
            }
        }
    }
}

/// The start of every gzip file. No text starts with it.
const GZIP: &[u8] = b"\x1f\x8b";

/// Decodes a body.
fn read<T: DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    decode::from_bytes(&response.body).map_err(|error| match foreign_encoding(&response.headers) {
        Some(encoding) if !response.body.is_empty() => DecodeError::encoded(&encoding),
        None if response.body.starts_with(GZIP) => DecodeError::still_gzip(),
        _ => error,
    })
}

impl ResponseValue<ByteStream> {
    #[doc(hidden)]
    pub fn stream(response: Response) -> Self {
        let body = Once(Some(response.body.clone()));
        Self::of(response, ByteStream::new(Box::pin(body)))
    }
}

/// A complete body, as a stream.
struct Once(Option<Bytes>);

impl Stream for Once {
    type Item = reqwest::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

impl ResponseValue<()> {
    #[doc(hidden)]
    pub fn empty(response: Response) -> Self {
        Self::of(response, ())
    }
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
