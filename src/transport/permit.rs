//! What a rate limiter answers: a permit, or that it cannot decide.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

/// The permission to send one request. The client drops it when the response has come or
/// will not come.
pub struct Permit(Option<Box<dyn FnOnce() + Send>>);

impl Permit {
    /// A permit that calls `done` when it is dropped.
    pub fn new(done: impl FnOnce() + Send + 'static) -> Self {
        Self(Some(Box::new(done)))
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if let Some(done) = self.0.take() {
            done();
        }
    }
}

impl fmt::Debug for Permit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Permit")
    }
}

/// The future of [`Limiter::permit`](crate::Limiter::permit).
pub type PermitFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Permit, LimiterUnavailable>> + Send + 'a>>;

/// Why a [`Limiter`](crate::Limiter) gives no permit: it cannot decide whether a request may be
/// sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimiterUnavailable {
    reason: Cow<'static, str>,
    is_lasting: bool,
}

impl LimiterUnavailable {
    /// The limiter may be available later, so that
    /// [`Error::is_transient`](crate::Error::is_transient) is true.
    ///
    /// The reason is shown in logs, so it must not hold a secret. Say what to do.
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            reason: reason.into(),
            is_lasting: false,
        }
    }

    /// The limiter stays unavailable until somebody changes something, such as a setting. So
    /// [`Error::is_transient`](crate::Error::is_transient) is false.
    pub fn lasting(reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            reason: reason.into(),
            is_lasting: true,
        }
    }

    /// Whether it stays unavailable until somebody changes something.
    pub fn is_lasting(&self) -> bool {
        self.is_lasting
    }
}

impl fmt::Display for LimiterUnavailable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.reason)
    }
}

impl std::error::Error for LimiterUnavailable {}
