//! The one error type of this crate.

mod kind;
mod make;
mod text;

use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

pub use self::kind::ErrorKind;
use crate::decode::{self, without_mark};
use crate::transport::{Operation, Sent, Untouched, is_transient, retry_after};
use crate::{DecodeError, RawJson, TransportCause};

/// Why a call failed.
///
/// The text of `Display` and `Debug` is safe to log. It holds no key, no query and
/// nothing that a customer wrote, and neither do the sources. [`body`](Self::body),
/// [`message`](Self::message), [`item`](Self::item) and [`pointer`](Self::pointer) may
/// hold customers' data.
///
/// ```
/// # fn show(error: conversation_apis::Error) {
/// // listConversations: 429 Too Many Requests: a documented error; retry after 60 s
/// println!("{error}");
/// # }
/// ```
pub struct Error {
    inner: Box<Inner>,
}

struct Inner {
    kind: ErrorKind,
    operation: Option<&'static Operation>,
    /// The `operationId` of the list, for errors of a walk that no request caused.
    list: Option<&'static str>,
    /// The request, with its cursor.
    sent: Option<Sent>,
    /// Whether the request may be sent again although the server has seen it.
    is_repeatable: bool,
    /// How it is known that the server did not act on the request.
    untouched: Option<Untouched>,
    /// What is wrong, in this crate's own words.
    reason: String,
    received: Option<Received>,
    message: Option<String>,
    documented: bool,
    /// Whether the HTTP client may follow redirects.
    redirects: bool,
    cause: Option<TransportCause>,
    decode: Option<DecodeError>,
    /// The place in the request body that is refused.
    place: Option<String>,
    item: Option<(usize, RawJson)>,
    attempts: u32,
    /// How long the rate limiter is still paused, if that is why nothing was sent.
    paused_for: Option<Duration>,
    /// Whether a token or a rate limiter that is missing now may come later.
    is_brief: bool,
    /// Whether an earlier attempt may have reached the server.
    reached_before: bool,
}

/// The response, if one came.
struct Received {
    status: StatusCode,
    headers: HeaderMap,
    body: Option<Bytes>,
}

impl Error {
    fn of(inner: Inner) -> Self {
        Self {
            inner: Box::new(inner),
        }
    }

    /// The stage at which the call failed.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The `operationId` of the call. `None` if the error is not about a call, for example
    /// if a client could not be built.
    pub fn operation(&self) -> Option<&'static str> {
        let of_call = self.inner.operation.map(|operation| operation.id);
        of_call.or(self.inner.list)
    }

    /// The HTTP status. `None` if no response came.
    pub fn status(&self) -> Option<StatusCode> {
        self.inner.received.as_ref().map(|received| received.status)
    }

    /// The response's headers. `None` if no response came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        let received = self.inner.received.as_ref();
        received.map(|received| &received.headers)
    }

    /// The response's body after decompression. `None` if it did not arrive completely.
    ///
    /// It may hold customers' data.
    pub fn body(&self) -> Option<&Bytes> {
        self.inner.received.as_ref()?.body.as_ref()
    }

    /// The server's own text for people, if the body has the shape that the document
    /// describes for this status. It may quote what was sent.
    ///
    /// For a [`RawRequest`](crate::RawRequest), the text is where the document describes it for
    /// the errors of any operation.
    pub fn message(&self) -> Option<&str> {
        self.inner.message.as_deref()
    }

    /// Whether the document describes this status for the operation, and the body has the
    /// described shape.
    pub fn is_documented(&self) -> bool {
        self.inner.documented
    }

    /// The body as the type that the document states for this status. The documentation of the
    /// call's `send` lists these types. `None` if the document does not state `T` for this
    /// status, or if the body did not arrive.
    ///
    /// ```
    /// # fn show(error: conversation_apis::Error) {
    /// use conversation_apis::partoo::types::Error401;
    ///
    /// if let Some(Ok(body)) = error.documented::<Error401>() {
    ///     println!("{:?}", body.errors);
    /// }
    /// # }
    /// ```
    pub fn documented<T: DeserializeOwned + 'static>(&self) -> Option<Result<T, DecodeError>> {
        let documented = self.inner.operation?.error(self.status()?)?;
        let is_stated = self.inner.kind == ErrorKind::Status && documented.has_body::<T>();
        let body = self.body().filter(|_| is_stated)?;
        Some(decode::from_bytes(body))
    }

    /// Whether the status is 401: the server does not accept the key.
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// Whether the status is 403: the key's user is not allowed to do this.
    pub fn is_forbidden(&self) -> bool {
        self.status() == Some(StatusCode::FORBIDDEN)
    }

    /// Whether the status is 404. For a list, this can mean that the list is empty or that
    /// it does not exist; the provider's module says which.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// Whether the status is 429, or nothing was sent because an earlier 429 paused the
    /// rate limiter. See [`retry_after`](Self::retry_after).
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
            || self.inner.kind == ErrorKind::Throttled
    }

    /// Whether the same call may succeed later.
    ///
    /// This is true if the client could not connect, on a timeout, if the connection broke,
    /// if the body ended too early, if the rate limiter is paused or may be available later, and
    /// for the statuses 408, 429, 500, 502, 503 and 504. The same applies to the request for a token. It is
    /// false if a certificate is not trusted, and if the server accepted a call that must not
    /// be made again; see [`was_accepted`](Self::was_accepted).
    ///
    /// If the call changes something, also check
    /// [`may_have_reached_server`](Self::may_have_reached_server) before you make it again.
    pub fn is_transient(&self) -> bool {
        if self.was_accepted() {
            return false;
        }
        match self.inner.kind {
            ErrorKind::Throttled | ErrorKind::Timeout => true,
            ErrorKind::Connect | ErrorKind::Transport => {
                !self.inner.cause.is_some_and(TransportCause::is_lasting)
            }
            ErrorKind::LimiterUnavailable | ErrorKind::Token => self.inner.is_brief,
            ErrorKind::Status => self.status().is_some_and(is_transient),
            _ => false,
        }
    }

    /// Why no complete response came, if the connection reveals it. It is set only for the
    /// kinds [`Connect`](ErrorKind::Connect), [`Timeout`](ErrorKind::Timeout) and
    /// [`Transport`](ErrorKind::Transport).
    pub fn transport_cause(&self) -> Option<TransportCause> {
        self.inner.cause
    }

    /// The number of requests that were sent for the call, retries included. See
    /// [`Retry`](crate::Retry).
    pub fn attempts(&self) -> u32 {
        match self.inner.kind {
            ErrorKind::InvalidRequest => 0,
            _ => self.inner.attempts,
        }
    }

    /// Whether the server may have acted on the request, in any attempt.
    ///
    /// It is false only if the server certainly has not: the request was not sent, or the
    /// server said over HTTP/2 that it did not process it. With a
    /// [`reqwest::Client` of your own](crate::ClientBuilder::http_client), a failure to
    /// connect also counts as "may have", because that client may have followed a redirect
    /// before it. A response with any status counts as "may have".
    ///
    /// The text of the error of a call that is not idempotent says it in words.
    pub fn may_have_reached_server(&self) -> bool {
        match self.inner.kind {
            ErrorKind::InvalidRequest => false,
            ErrorKind::Throttled | ErrorKind::LimiterUnavailable | ErrorKind::Token => {
                self.inner.reached_before
            }
            ErrorKind::Runtime => self.inner.attempts > 0,
            ErrorKind::Connect => self.inner.redirects || self.inner.reached_before,
            ErrorKind::Transport if self.inner.untouched.is_some() => {
                self.inner.redirects || self.inner.reached_before
            }
            _ => true,
        }
    }

    /// Whether the server accepted a call that is not idempotent: its status is a success, and
    /// only its response cannot be read. The body may be empty, incomplete, or not as
    /// documented.
    ///
    /// Do not make the call again, because the change would be made twice. To see the change,
    /// read it with another call.
    pub fn was_accepted(&self) -> bool {
        !self.inner.is_repeatable && self.status().is_some_and(|status| status.is_success())
    }

    /// The server's id of the request, to quote to its support: the first of the response
    /// headers `x-request-id`, `request-id` and `x-correlation-id`.
    pub fn request_id(&self) -> Option<&str> {
        let headers = self.headers()?;
        ["x-request-id", "request-id", "x-correlation-id"]
            .iter()
            .find_map(|name| headers.get(*name)?.to_str().ok())
    }

    /// How long the server asks to wait, counted from now.
    ///
    /// It is the `Retry-After` header, a number of seconds or a date. Fractions of a second
    /// are rounded up, a date in the past is zero, and of several values the longest counts.
    /// It has no upper limit.
    ///
    /// For [`ErrorKind::Throttled`] it is how long the rate limiter is still paused. That
    /// is at most [`Quota::max_pause`](crate::Quota::max_pause), even if the 429 that
    /// paused it asked for more.
    pub fn retry_after(&self) -> Option<Duration> {
        let asked = || retry_after(self.headers()?);
        self.inner.paused_for.or_else(asked)
    }

    /// The JSON pointer (RFC 6901) of the value that did not fit its type, for
    /// [`ErrorKind::Decode`]. It is empty if the body is not JSON, or not complete. If an
    /// object has data as keys, the pointer holds that data.
    ///
    /// For [`ErrorKind::InvalidRequest`], the place of the first value in the request body
    /// that the document does not allow. It is empty for the body itself, and `*` stands for
    /// a name that the document does not state. `None` if the error is not about the body.
    pub fn pointer(&self) -> Option<&str> {
        let decoded = self.inner.decode.as_ref().map(DecodeError::pointer);
        decoded.or(self.inner.place.as_deref())
    }

    /// The item that does not decode, exactly as it came. It is set if a walk over items
    /// met such an item; the walk continues after it.
    ///
    /// It holds customers' data.
    pub fn item(&self) -> Option<&RawJson> {
        self.inner.item.as_ref().map(|(_, item)| item)
    }

    /// The position of that item in its page, counted from 0.
    pub fn item_index(&self) -> Option<usize> {
        self.inner.item.as_ref().map(|(index, _)| *index)
    }

    /// The request.
    pub(crate) fn sent(&self) -> Option<&Sent> {
        self.inner.sent.as_ref()
    }

    /// The body of a success that does not decode as a whole. Bytes that are not UTF-8
    /// are replaced by U+FFFD.
    pub(crate) fn undecoded(&self) -> Option<Cow<'_, str>> {
        self.inner.decode.as_ref()?;
        Some(String::from_utf8_lossy(without_mark(self.body()?)))
    }
}
