//! The one error of this crate.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{StatusCode, Url};

use crate::decode::without_mark;
use crate::transport::{
    Operation, Response, foreign_encoding, is_damaged, is_transient, retry_after, whole_seconds,
};
use crate::{DecodeError, RawJson, TransportCause};

/// Why a call gave no value.
///
/// The text, its sources and the `Debug` form hold no key and nothing a
/// customer wrote; [`body`](Self::body) and [`message`](Self::message) do, and
/// are for the caller to ask.
///
/// The type parameter is what progenitor's signatures call for. It is `()`
/// everywhere; write `Error`.
pub struct Error<E = ()> {
    inner: Box<Inner>,
    marker: PhantomData<fn() -> E>,
}

struct Inner {
    kind: ErrorKind,
    operation: Option<&'static Operation>,
    /// The `operationId` of a list that a walk cannot go on with.
    list: Option<&'static str>,
    /// Where the request went, with its cursor.
    url: Option<Url>,
    /// What is wrong, in words of this crate.
    reason: String,
    answer: Option<Answer>,
    message: Option<String>,
    documented: bool,
    /// Whether the client may follow redirects.
    redirects: bool,
    cause: Option<TransportCause>,
    decode: Option<DecodeError>,
    item: Option<(usize, RawJson)>,
    attempts: u32,
    /// How long the limit is still closed, where that is why nothing was sent.
    closed: Option<Duration>,
    /// Whether an attempt before this one may have reached the server.
    reached_before: bool,
}

/// What came back, where something did.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Option<Bytes>,
}

/// The stage at which a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks a rule of the document or of this crate; nothing was sent.
    InvalidRequest,
    /// Nothing was sent: an answer of 429 has closed the limit of requests for
    /// longer than the call may wait.
    Throttled,
    /// There is no tokio runtime with timers and I/O to run the call, or it is
    /// shutting down.
    Runtime,
    /// No connection came about; [`Error::transport_cause`] says why.
    Connect,
    /// The time allowed ran out before the answer was whole.
    Timeout,
    /// The connection broke before the answer was whole, or the answer is JSON that
    /// ends too early; [`Error::transport_cause`] says why.
    Transport,
    /// The answer's status is not the documented success.
    Status,
    /// The status is a success, and the body is not JSON text, or is in a content
    /// encoding that cannot be undone.
    NotJson,
    /// The status is a success, the body JSON of another shape.
    Decode,
    /// The answer's body is longer than allowed; see
    /// [`max_response_bytes`](crate::ClientBuilder::max_response_bytes).
    TooLarge,
    /// The answer fits its type and a walk over pages cannot go on from it.
    Pagination,
    /// A walk has reached a bound that the caller set: pages, items or time.
    LimitReached,
}

/// The longest address, in bytes, that the crate `http` has room for.
const MAX_ADDRESS: usize = 65_534;

impl<E> Error<E> {
    pub(crate) fn new(kind: ErrorKind, reason: impl Into<String>) -> Self {
        let inner = Inner {
            kind,
            operation: None,
            list: None,
            url: None,
            reason: reason.into(),
            answer: None,
            message: None,
            documented: false,
            redirects: false,
            cause: None,
            decode: None,
            item: None,
            attempts: 1,
            closed: None,
            reached_before: false,
        };
        Self {
            inner: Box::new(inner),
            marker: PhantomData,
        }
    }

    /// The stage at which the call failed.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The `operationId` of the call, where one was made.
    pub fn operation(&self) -> Option<&'static str> {
        let of_call = self.inner.operation.map(|operation| operation.id);
        of_call.or(self.inner.list)
    }

    /// The HTTP status, where an answer came.
    pub fn status(&self) -> Option<StatusCode> {
        self.inner.answer.as_ref().map(|answer| answer.status)
    }

    /// The answer's headers, where one came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.inner.answer.as_ref().map(|answer| &answer.headers)
    }

    /// The answer's body, decompressed, where all of it came that was to come. It may
    /// hold customers' words.
    pub fn body(&self) -> Option<&Bytes> {
        self.inner.answer.as_ref()?.body.as_ref()
    }

    /// The server's own text for people, from a body as the document describes
    /// it for this status. It may quote what was sent.
    pub fn message(&self) -> Option<&str> {
        self.inner.message.as_deref()
    }

    /// Whether both the status and the body's shape are what the document
    /// describes for an error of this operation.
    pub fn is_documented(&self) -> bool {
        self.inner.documented
    }

    /// 401: the server does not accept the key.
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// 403: the key's user may not do this.
    pub fn is_forbidden(&self) -> bool {
        self.status() == Some(StatusCode::FORBIDDEN)
    }

    /// 404: what was asked for is not there. Of a list it may mean that the list
    /// is empty, or that there is no such list: see the provider's module.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// 429, or a limit that a 429 closed: the quota is used up; see [`retry_after`](Self::retry_after).
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
            || self.inner.kind == ErrorKind::Throttled
    }

    /// Whether the same call may well succeed later: after no connection, a timeout, a
    /// connection that broke, a body that ended too early, or a status of 408, 429,
    /// 500, 502, 503 or 504. A certificate that is not trusted is not transient.
    pub fn is_transient(&self) -> bool {
        match self.inner.kind {
            ErrorKind::Throttled | ErrorKind::Timeout => true,
            ErrorKind::Connect | ErrorKind::Transport => {
                !self.inner.cause.is_some_and(TransportCause::is_lasting)
            }
            ErrorKind::Status => self.status().is_some_and(is_transient),
            _ => false,
        }
    }

    /// Why no whole answer came, for the kinds [`Connect`](ErrorKind::Connect),
    /// [`Timeout`](ErrorKind::Timeout) and [`Transport`](ErrorKind::Transport), if the
    /// connection tells.
    pub fn transport_cause(&self) -> Option<TransportCause> {
        self.inner.cause
    }

    /// How many requests were sent for the call; see [`Retry`](crate::Retry).
    pub fn attempts(&self) -> u32 {
        match self.inner.kind {
            ErrorKind::InvalidRequest => 0,
            _ => self.inner.attempts,
        }
    }

    /// Whether the server may have seen the request, in any attempt. False only
    /// where it certainly has not: a caller's own client may have followed a redirect
    /// before it failed to connect.
    pub fn may_have_reached_server(&self) -> bool {
        match self.inner.kind {
            ErrorKind::InvalidRequest => false,
            ErrorKind::Throttled => self.inner.reached_before,
            ErrorKind::Runtime => self.inner.attempts > 0,
            ErrorKind::Connect => self.inner.redirects || self.inner.reached_before,
            _ => true,
        }
    }

    /// The server's name for the call, for its support: the first of the
    /// headers `x-request-id`, `request-id` and `x-correlation-id`.
    pub fn request_id(&self) -> Option<&str> {
        let headers = self.headers()?;
        ["x-request-id", "request-id", "x-correlation-id"]
            .iter()
            .find_map(|name| headers.get(*name)?.to_str().ok())
    }

    /// How long the server asks to wait, counted from now: `Retry-After` in seconds,
    /// fractions rounded up, or as a date. Zero for a date that is past, and whatever
    /// the server says, however long; of several values, the longest.
    ///
    /// For [`ErrorKind::Throttled`], how long the limit is still closed. That is at
    /// most [`Quota::max_pause`](crate::Quota::max_pause), even if the answer of 429
    /// that closed it asked for more.
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.closed.or_else(|| retry_after(self.headers()?))
    }

    /// The JSON pointer of the value that did not fit, for [`ErrorKind::Decode`];
    /// empty for a body that is not JSON, or not all of it.
    pub fn pointer(&self) -> Option<&str> {
        self.inner.decode.as_ref().map(DecodeError::pointer)
    }

    /// The item as it came, where a walk over items met one that does not
    /// decode: the walk goes on behind it. It holds customers' words.
    pub fn item(&self) -> Option<&RawJson> {
        self.inner.item.as_ref().map(|(_, item)| item)
    }

    /// The index of that item in its page, from 0.
    pub fn item_index(&self) -> Option<usize> {
        self.inner.item.as_ref().map(|(index, _)| *index)
    }

    /// Where the request went.
    pub(crate) fn url(&self) -> Option<&Url> {
        self.inner.url.as_ref()
    }

    /// The body of a success that does not decode as a whole; bytes that are not UTF-8 in
    /// it are U+FFFD.
    pub(crate) fn undecoded(&self) -> Option<Cow<'_, str>> {
        self.inner.decode.as_ref()?;
        Some(String::from_utf8_lossy(without_mark(self.body()?)))
    }

    /// The error of one item of a page that did not decode.
    pub(crate) fn of_item(&self, index: usize, item: RawJson, decode: DecodeError) -> Self {
        let mut this = Self::new(ErrorKind::Decode, "an item does not decode")
            .of_operation(self.inner.operation);
        this.inner.decode = Some(decode);
        this.inner.item = Some((index, item));
        match &self.inner.answer {
            Some(answer) => this.with_answer(answer.status, answer.headers.clone()),
            None => this,
        }
    }

    pub(crate) fn invalid_request(reason: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRequest, reason)
    }

    /// The limit is closed for so long.
    pub(crate) fn throttled(closed: Duration) -> Self {
        let mut this = Self::new(
            ErrorKind::Throttled,
            "an earlier 429 has closed the limit of requests for longer than the call may wait",
        );
        this.inner.closed = Some(closed);
        this
    }

    pub(crate) fn pagination(reason: impl Into<String>) -> Self {
        Self::new(ErrorKind::Pagination, reason)
    }

    pub(crate) fn timeout(reason: &str) -> Self {
        let mut this = Self::new(ErrorKind::Timeout, reason);
        this.inner.cause = Some(TransportCause::Timeout);
        this
    }

    /// A failure of reqwest before an answer came. Nothing of it is kept but its cause:
    /// its text and its sources may hold the address, with filters and cursors, and
    /// what the server or a proxy wrote.
    pub(crate) fn no_answer(error: &reqwest::Error, url: &Url) -> Self {
        // Of the address of a redirect, the server that sent it has seen a request.
        if error.is_builder() && error.url() == Some(url) {
            return Self::invalid_request(match url.as_str().len() > MAX_ADDRESS {
                true => {
                    "the address is longer than the 65534 bytes that can be sent; shorten the filters, if the server's cursor is not why"
                }
                false => "the HTTP client refuses the address; it may be for `https` only",
            });
        }
        match TransportCause::of(error, false) {
            cause if error.is_connect() => {
                Self::broken(ErrorKind::Connect, "no connection to the server", cause)
            }
            _ if error.is_timeout() => {
                Self::timeout("the time allowed ran out before an answer came")
            }
            cause => Self::broken(
                ErrorKind::Transport,
                "the connection broke before an answer came",
                cause,
            ),
        }
    }

    /// A failure of reqwest within the body of an answer.
    pub(crate) fn no_body(error: &reqwest::Error) -> Self {
        if is_damaged(error) {
            let mut this = Self::new(ErrorKind::NotJson, "the body does not decode");
            this.inner.decode = Some(DecodeError::damaged());
            return this;
        }
        if error.is_timeout() {
            return Self::timeout("the time allowed ran out before the answer was whole");
        }
        let reason = "the connection broke before the answer was whole";
        let cause = TransportCause::of(error, true);
        Self::broken(ErrorKind::Transport, reason, cause)
    }

    fn broken(kind: ErrorKind, reason: &str, cause: Option<TransportCause>) -> Self {
        let mut this = Self::new(kind, reason);
        this.inner.cause = cause;
        this
    }

    /// A request that could not be built: a parameter's own check says why.
    fn refused(error: reqwest::Error) -> Self {
        use std::error::Error as _;
        let reason = match error.source() {
            Some(source) => source.to_string(),
            None => "the request cannot be built".to_owned(),
        };
        Self::invalid_request(reason)
    }

    /// An answer whose body broke off keeps its status and headers.
    pub(crate) fn with_answer(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        self.inner.answer = Some(Answer {
            status,
            headers,
            body: None,
        });
        self
    }

    pub(crate) fn set_attempts(&mut self, attempts: u32) {
        self.inner.attempts = attempts;
    }

    pub(crate) fn reached_before(mut self, reached: bool) -> Self {
        self.inner.reached_before = reached;
        self
    }

    pub(crate) fn of_operation(mut self, operation: Option<&'static Operation>) -> Self {
        self.inner.operation = operation;
        self
    }

    pub(crate) fn of_list(mut self, operation: &'static str) -> Self {
        self.inner.list = Some(operation);
        self
    }

    pub(crate) fn of_request(mut self, url: Url, redirects: bool) -> Self {
        self.inner.redirects = redirects;
        self.inner.url = Some(url);
        self
    }

    /// A success whose body does not decode.
    pub(crate) fn decode(response: Response, error: DecodeError) -> Self {
        let (kind, cause) = match (error.is_json(), error.is_cut()) {
            (_, true) => (ErrorKind::Transport, Some(TransportCause::Truncated)),
            (true, false) => (ErrorKind::Decode, None),
            (false, false) => (ErrorKind::NotJson, None),
        };
        let mut this = Self::broken(kind, "the body does not decode", cause);
        this.inner.decode = Some(error);
        this.answered(response)
    }

    fn answered(mut self, response: Response) -> Self {
        self.inner.attempts = response.attempts;
        self.inner.operation = response.operation;
        self.inner.url = Some(response.url);
        self.inner.answer = Some(Answer {
            status: response.status,
            headers: response.headers,
            body: Some(response.body),
        });
        self
    }
}

/// What is wrong with an answer's status and body.
fn reason(response: &Response, documented: bool, described: bool) -> String {
    if let Some(host) = response.redirect() {
        return format!("a redirect to `{host}`, which is not followed");
    }
    match (documented, described, foreign_encoding(&response.headers)) {
        (true, true, _) => "as documented".to_owned(),
        (true, false, Some(names)) if !response.body.is_empty() => {
            format!(
                "a documented status with a body in the content encoding `{names}`, which is not supported"
            )
        }
        (true, false, _) => "a documented status with a body of another shape".to_owned(),
        (false, ..) => "a status the document does not list".to_owned(),
    }
}

/// The names generated code calls, which upstream are variants.
#[allow(non_snake_case)]
impl<E> Error<E> {
    #[doc(hidden)]
    pub fn InvalidRequest(reason: String) -> Self {
        Self::invalid_request(reason)
    }

    #[doc(hidden)]
    pub fn UnexpectedResponse(response: Response) -> Self {
        let status = response.status;
        let documented = response
            .operation
            .and_then(|operation| operation.error(status));
        let body =
            || serde_json::from_slice::<serde_json::Value>(without_mark(&response.body)).ok();
        let message = documented.and_then(|documented| documented.message_in(&body()?));
        let described =
            documented.is_some_and(|documented| !documented.has_message() || message.is_some());
        let reason = reason(&response, documented.is_some(), described);
        let mut this = Self::new(ErrorKind::Status, reason);
        this.inner.message = message;
        this.inner.documented = described;
        this.answered(response)
    }
}

impl<E> From<reqwest::Error> for Error<E> {
    fn from(error: reqwest::Error) -> Self {
        Self::refused(error)
    }
}

impl<E> From<reqwest::header::InvalidHeaderValue> for Error<E> {
    fn from(_: reqwest::header::InvalidHeaderValue) -> Self {
        Self::invalid_request("a parameter sent as a header has a character no header can have")
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.inner;
        if let Some(operation) = self.operation() {
            write!(formatter, "{operation}: ")?;
        }
        if let Some(status) = self.status() {
            write!(formatter, "{status}: ")?;
        }
        formatter.write_str(&inner.reason)?;
        match (&inner.decode, inner.cause) {
            (Some(decode), _) => write!(formatter, ": {decode}")?,
            // The reason says so.
            (None, None | Some(TransportCause::Timeout)) => {}
            (None, Some(cause)) => write!(formatter, ": {cause}")?,
        }
        if let Some(wait) = self.retry_after() {
            write!(formatter, "; retry after {} s", whole_seconds(wait))?;
        }
        match inner.attempts {
            0 | 1 => Ok(()),
            attempts => write!(formatter, "; the last of {attempts} attempts"),
        }
    }
}

impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.inner;
        formatter
            .debug_struct("Error")
            .field("kind", &inner.kind)
            .field("operation", &self.operation())
            .field("status", &self.status())
            .field("reason", &inner.reason)
            .field("decode", &inner.decode)
            .field("cause", &inner.cause)
            .finish_non_exhaustive()
    }
}

impl<E> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match (&self.inner.decode, &self.inner.cause) {
            (Some(decode), _) => Some(decode),
            (None, Some(cause)) => Some(cause),
            (None, None) => None,
        }
    }
}
