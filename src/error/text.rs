//! The text of errors. All of it is safe to log.

use std::fmt;

use reqwest::StatusCode;

use super::{Error, ErrorKind};
use crate::TransportCause;
use crate::transport::{Untouched, is_transient, whole_seconds};

impl fmt::Display for Error {
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
            // The reason already says that it timed out.
            (None, None | Some(TransportCause::Timeout)) => {}
            (None, Some(cause)) => write!(formatter, ": {cause}")?,
        }
        if let Some(fate) = self.fate() {
            write!(formatter, "; {fate}")?;
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

impl Error {
    /// What became of a request that must not be sent twice. `None` if the rest of the text
    /// says it: nothing was sent, or the server refused it.
    fn fate(&self) -> Option<&'static str> {
        if self.inner.is_repeatable || self.kind() == ErrorKind::InvalidRequest {
            return None;
        }
        if !self.may_have_reached_server() {
            return Some(match self.inner.untouched {
                Some(Untouched::Refused) => "the server did not process the request",
                _ => "the server did not receive the request",
            });
        }
        match self.status() {
            None => Some("the server may have received the request"),
            Some(_) if self.was_accepted() => Some("the server accepted the request"),
            Some(status) if is_refusal(status) => None,
            Some(_) => Some("the server may have applied the request"),
        }
    }
}

/// Whether a response with this status says that the server did not do what was asked. Many
/// servers answer a change that they made with a redirect such as 302 or 303, but 307 and 308
/// ask for the same request at another address.
fn is_refusal(status: StatusCode) -> bool {
    let moves = matches!(status.as_u16(), 307 | 308);
    moves || status.is_client_error() && !is_transient(status)
}

/// The text of `Display`, then the kind. A `main` that returns the error prints this.
impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self} (ErrorKind::{:?})", self.inner.kind)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match (&self.inner.decode, &self.inner.cause) {
            (Some(decode), _) => Some(decode),
            (None, Some(cause)) => Some(cause),
            (None, None) => None,
        }
    }
}
