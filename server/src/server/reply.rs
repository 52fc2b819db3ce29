//! A reply, and how it is sent.

use std::io;
use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::Response;
use hyper::body::{Bytes, Frame};
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::Value;

/// What hyper sends.
pub(super) type Body = UnsyncBoxBody<Bytes, io::Error>;

/// A reply before it is sent.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(HeaderName, String)>,
    pub(super) body: Vec<u8>,
    /// How long to wait before anything is sent.
    pub(super) delay: Duration,
    pub(super) manner: Manner,
}

/// How the body is sent.
pub(super) enum Manner {
    Whole,
    /// In pieces, with a pause before each.
    Slow {
        chunk: usize,
        delay: Duration,
    },
    /// Only this many bytes. Then the connection is closed.
    Cut(usize),
    /// Nothing, not even headers: the connection is reset.
    Reset,
}

impl Reply {
    pub(super) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![(CONTENT_TYPE, content_type.to_owned())],
            body: body.into(),
            delay: Duration::ZERO,
            manner: Manner::Whole,
        }
    }

    pub(super) fn json(status: u16, body: &Value) -> Self {
        Self::new(status, "application/json", body.to_string())
    }

    pub(super) fn text(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, "text/plain; charset=utf-8", body)
    }

    pub(super) fn empty(status: u16) -> Self {
        Self {
            headers: Vec::new(),
            ..Self::new(status, "", "")
        }
    }

    pub(super) fn with_header(mut self, name: HeaderName, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// The response for hyper. An error makes hyper close the connection without a response.
    pub(super) fn into_response(self) -> io::Result<Response<Body>> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in self.headers {
            response = response.header(name, value);
        }
        let length = HeaderValue::from(self.body.len());
        let body = match self.manner {
            Manner::Reset => return Err(io::ErrorKind::ConnectionReset.into()),
            Manner::Whole => Full::new(Bytes::from(self.body))
                .map_err(|never| match never {})
                .boxed_unsync(),
            Manner::Slow { chunk, delay } => {
                response = response.header(CONTENT_LENGTH, length);
                slow(&self.body, chunk, delay)
            }
            Manner::Cut(end) => {
                // An empty body cannot be truncated, so at least one byte is announced.
                let length = HeaderValue::from(self.body.len().max(1));
                response = response.header(CONTENT_LENGTH, length);
                cut(&self.body[..end.min(self.body.len())])
            }
        };
        response.body(body).map_err(io::Error::other)
    }
}

fn slow(body: &[u8], chunk: usize, delay: Duration) -> Body {
    let chunks: Vec<Bytes> = body
        .chunks(chunk.max(1))
        .map(Bytes::copy_from_slice)
        .collect();
    let frames = stream::iter(chunks).then(move |chunk| async move {
        // A timer of zero still takes a millisecond.
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        Ok(Frame::data(chunk))
    });
    BodyExt::boxed_unsync(StreamBody::new(frames))
}

/// Sends a part of a body. The error at its end makes hyper close the connection.
fn cut(sent: &[u8]) -> Body {
    let sent = (!sent.is_empty()).then(|| Ok(Frame::data(Bytes::copy_from_slice(sent))));
    let broken = stream::once(async {
        // Gives hyper time to send its buffer, because it drops the buffer on an error.
        tokio::time::sleep(Duration::from_millis(5)).await;
        Err(io::ErrorKind::ConnectionAborted.into())
    });
    BodyExt::boxed_unsync(StreamBody::new(stream::iter(sent).chain(broken)))
}
