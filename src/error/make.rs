//! How errors are made: one function for each way in which a call can fail.

use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::{Error, ErrorKind, Inner, Received};
use crate::decode::without_mark;
use crate::observe::watch;
use crate::rules::Refusal;
use crate::transport::{
    Operation, Response, Sent, foreign_encoding, is_always_empty, is_damaged, untouched,
};
use crate::{DecodeError, LimiterUnavailable, RawJson, TransportCause};

/// The longest URL, in bytes, that the crate `http` can hold.
const MAX_URL: usize = 65_534;

impl Error {
    pub(crate) fn new(kind: ErrorKind, reason: impl Into<String>) -> Self {
        Self::of(Inner {
            kind,
            operation: None,
            list: None,
            sent: None,
            is_repeatable: true,
            untouched: None,
            reason: reason.into(),
            received: None,
            message: None,
            documented: false,
            redirects: false,
            cause: None,
            decode: None,
            place: None,
            item: None,
            attempts: 1,
            paused_for: None,
            is_brief: false,
            reached_before: false,
        })
    }

    pub(crate) fn invalid_request(reason: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRequest, reason)
    }

    /// The document does not allow the body of a request.
    pub(crate) fn refused(refusal: Refusal) -> Self {
        let mut this = Self::invalid_request(refusal.reason);
        this.inner.place = refusal.place;
        this
    }

    pub(crate) fn pagination(reason: impl Into<String>) -> Self {
        Self::new(ErrorKind::Pagination, reason)
    }

    /// The rate limiter is still paused for this long.
    pub(crate) fn throttled(paused_for: Duration) -> Self {
        let mut this = Self::new(
            ErrorKind::Throttled,
            "the rate limiter is paused after an earlier 429, for longer than the call may wait",
        );
        this.inner.paused_for = Some(paused_for);
        this
    }

    /// The rate limiter cannot decide whether the request may be sent.
    pub(crate) fn no_limiter(unavailable: &LimiterUnavailable) -> Self {
        let reason = format!("the rate limiter is unavailable: {unavailable}");
        let mut this = Self::new(ErrorKind::LimiterUnavailable, reason);
        this.inner.is_brief = !unavailable.is_lasting();
        this
    }

    /// The error of a [`TokenSource`](crate::TokenSource) that has no token. `may_come` says
    /// whether it may have one later, as [`is_transient`](Self::is_transient) then does.
    ///
    /// The reason is shown in logs, so it must not hold a secret.
    pub fn no_token(reason: impl Into<String>, may_come: bool) -> Self {
        let mut this = Self::new(ErrorKind::Token, reason);
        this.inner.is_brief = may_come;
        this
    }

    pub(crate) fn timeout(reason: &str) -> Self {
        Self::broken(ErrorKind::Timeout, reason, Some(TransportCause::Timeout))
    }

    /// A failure of reqwest before a response came. Only its cause is kept: its text and
    /// sources may hold the URL, with filters and cursors, and what the server or a proxy
    /// wrote.
    ///
    /// `url` is that of the request as it was sent.
    pub(crate) fn no_answer(error: &reqwest::Error, url: &str) -> Self {
        // If the URL is that of a redirect, the server that redirected has seen a request.
        if error.is_builder() && error.url().is_some_and(|of| of.as_str() == url) {
            return Self::invalid_request(match url.len() > MAX_URL {
                true => {
                    "the URL is longer than the 65534 bytes that can be sent; use shorter filters, unless the server's cursor is the cause"
                }
                false => "the HTTP client refuses the URL; it may allow `https` only",
            });
        }
        match TransportCause::of(error, false) {
            cause if error.is_connect() => {
                Self::broken(ErrorKind::Connect, "could not connect to the server", cause)
            }
            _ if error.is_timeout() => Self::timeout("timed out before a response came"),
            cause @ Some(TransportCause::RequestBody) => {
                Self::broken(ErrorKind::Transport, "the request was cut off", cause)
            }
            cause => {
                let reason = "the connection broke before a response came";
                let mut this = Self::broken(ErrorKind::Transport, reason, cause);
                this.inner.untouched = untouched(error);
                this
            }
        }
    }

    /// A failure of reqwest while the body was read.
    pub(crate) fn no_body(error: &reqwest::Error) -> Self {
        if is_damaged(error) {
            let mut this = Self::new(ErrorKind::NotJson, UNREADABLE);
            this.inner.decode = Some(DecodeError::damaged());
            return this;
        }
        if error.is_timeout() {
            return Self::timeout("timed out before the response was complete");
        }
        let reason = "the connection broke before the response was complete";
        let cause = TransportCause::of(error, true);
        Self::broken(ErrorKind::Transport, reason, cause)
    }

    /// A success whose body does not decode.
    pub(crate) fn decode(response: Response, error: DecodeError) -> Self {
        // A response that has no body in HTTP is complete, and another attempt would not help.
        let is_cut = error.is_cut() && !is_always_empty(response.status);
        let (kind, cause) = match (error.is_json(), is_cut) {
            (_, true) => (ErrorKind::Transport, Some(TransportCause::Truncated)),
            (true, false) => (ErrorKind::Decode, None),
            (false, false) => (ErrorKind::NotJson, None),
        };
        let mut this = Self::broken(kind, UNREADABLE, cause);
        this.inner.decode = Some(error);
        this.received(response)
    }

    /// A success that the document does not list, whose body does not decode.
    pub(crate) fn undocumented(response: Response, error: DecodeError) -> Self {
        let mut this = Self::new(ErrorKind::Status, UNDOCUMENTED);
        this.inner.decode = Some(error);
        this.received(response)
    }

    /// The data of a server-sent event does not decode.
    pub(crate) fn event(error: DecodeError) -> Self {
        let kind = match error.is_json() {
            true => ErrorKind::Decode,
            false => ErrorKind::NotJson,
        };
        let mut this = Self::new(kind, "the data of an event cannot be decoded");
        this.inner.decode = Some(error);
        this
    }

    /// A response whose status is not a success.
    pub(crate) fn unexpected(response: Response) -> Self {
        watch::error(&response);
        let status = response.status;
        let documented = response
            .operation
            .and_then(|operation| operation.error(status));
        let body =
            || serde_json::from_slice::<serde_json::Value>(without_mark(&response.body)).ok();
        let message = documented.and_then(|documented| documented.message_in(&body()?));
        let described =
            documented.is_some_and(|documented| !documented.has_message() || message.is_some());
        let reason = status_reason(&response, documented.is_some(), described);
        let mut this = Self::new(ErrorKind::Status, reason);
        this.inner.message = message;
        this.inner.documented = described;
        this.received(response)
    }

    /// One item of this page does not decode.
    pub(crate) fn of_item(&self, index: usize, item: RawJson, decode: DecodeError) -> Self {
        let mut this = Self::new(ErrorKind::Decode, "an item cannot be decoded")
            .of_operation(self.inner.operation);
        this.inner.decode = Some(decode);
        this.inner.item = Some((index, item));
        match &self.inner.received {
            Some(received) => this.with_answer(received.status, received.headers.clone()),
            None => this,
        }
    }

    fn broken(kind: ErrorKind, reason: &str, cause: Option<TransportCause>) -> Self {
        let mut this = Self::new(kind, reason);
        this.inner.cause = cause;
        this
    }

    fn received(mut self, response: Response) -> Self {
        self.inner.attempts = response.attempts;
        self.inner.operation = response.operation;
        self.inner.is_repeatable = response.is_repeatable;
        self.inner.sent = Some(response.sent);
        let is_read = !response.is_cut && response.live.is_none();
        self.inner.received = Some(Received {
            status: response.status,
            headers: response.headers,
            body: is_read.then_some(response.body),
        });
        self
    }
}

/// The reason of an error whose `DecodeError` has the details.
const UNREADABLE: &str = "the body cannot be decoded";

/// The reason of an error whose `DecodeError` says how the body differs.
const UNDOCUMENTED: &str =
    "a success that the document does not list, with another body than the documented one";

/// Details that become known later.
impl Error {
    /// Keeps the status and headers of a response whose body did not arrive.
    pub(crate) fn with_answer(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        self.inner.received = Some(Received {
            status,
            headers,
            body: None,
        });
        self
    }

    /// Keeps what could not be decoded.
    pub(crate) fn with_body(mut self, body: Bytes) -> Self {
        if let Some(received) = &mut self.inner.received {
            received.body = Some(body);
        }
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

    pub(crate) fn of_call(
        mut self,
        operation: Option<&'static Operation>,
        is_repeatable: bool,
    ) -> Self {
        self.inner.is_repeatable = is_repeatable;
        self.of_operation(operation)
    }

    /// Keeps a text of the server for people.
    pub(crate) fn with_message(mut self, message: Option<String>) -> Self {
        self.inner.message = message;
        self
    }

    pub(crate) fn of_list(mut self, operation: &'static str) -> Self {
        self.inner.list = Some(operation);
        self
    }

    pub(crate) fn of_request(mut self, sent: Sent, redirects: bool) -> Self {
        self.inner.redirects = redirects;
        self.inner.sent = Some(sent);
        self
    }
}

/// Says what is wrong with a response's status and body.
fn status_reason(response: &Response, documented: bool, described: bool) -> String {
    if let Some(host) = response.redirect() {
        return format!("a redirect to `{host}`, which is not followed");
    }
    match (documented, described, foreign_encoding(&response.headers)) {
        (true, true, _) => "a documented error".to_owned(),
        (true, false, Some(names)) if !response.body.is_empty() => format!(
            "a documented status, but the body has the content encoding `{names}`, which is not supported"
        ),
        (true, false, _) => {
            "a documented status, but the body does not have the documented shape".to_owned()
        }
        (false, ..) if response.operation.is_none() => "the status is not a success".to_owned(),
        (false, ..) => "a status that the document does not list".to_owned(),
    }
}
