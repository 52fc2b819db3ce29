//! The stages at which a call can fail.

/// The stage at which a call failed.
///
/// [`Error::may_have_reached_server`](crate::Error::may_have_reached_server) and
/// [`Error::is_transient`](crate::Error::is_transient) answer the usual questions about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A parameter or setting is missing or not allowed. Nothing was sent.
    InvalidRequest,
    /// The rate limiter is paused after a 429, for longer than the call may wait. The
    /// attempt that failed was not sent; earlier attempts of the call may have been.
    Throttled,
    /// The rate limiter cannot decide whether the request may be sent. The text says what to
    /// do. The attempt that failed was not sent; earlier attempts of the call may have been.
    /// Only limiters that override [`Limiter::permit`](crate::Limiter::permit) cause it.
    LimiterUnavailable,
    /// The call has no token to send: the [`TokenSource`](crate::TokenSource) or the token server
    /// failed. The attempt that failed was not sent; earlier attempts of the call may have
    /// been.
    Token,
    /// No tokio runtime with timers and I/O runs the call, or the runtime is shutting
    /// down.
    Runtime,
    /// The client could not connect to the server. [`Error::transport_cause`] says why.
    ///
    /// [`Error::transport_cause`]: crate::Error::transport_cause
    Connect,
    /// The call timed out before the response was complete.
    Timeout,
    /// The connection broke before the response was complete, the body of the request could
    /// not be read to its end, or the response is JSON that ends too early.
    /// [`Error::transport_cause`] says why.
    ///
    /// [`Error::transport_cause`]: crate::Error::transport_cause
    Transport,
    /// The response's status is not a success. Or it is one that the document does not list, and
    /// the body does not fit the documented type.
    Status,
    /// The status is a success, but the body is not JSON, or has a content encoding that
    /// cannot be decoded.
    NotJson,
    /// The status is a success and the body is JSON, but it does not fit its type. Or the data
    /// of a server-sent event does not fit, or the response is not a stream of such events.
    Decode,
    /// The body is longer than
    /// [`max_response_bytes`](crate::ClientBuilder::max_response_bytes) allows.
    TooLarge,
    /// A page decodes, but a walk cannot continue from it.
    Pagination,
    /// A walk reached a limit that the caller set: pages, items or time.
    LimitReached,
}
