//! What is sent again, and after which wait.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use tokio::time::Instant;

use crate::{Error, ErrorKind};

/// How often, and how long, a call that failed is made again.
///
/// Made again is what changes nothing, `GET` and `HEAD`, after no connection, a
/// timeout, a connection that broke before the answer was whole, or a status of
/// 408, 429, 500, 502, 503 or 504; of any other request only one that certainly
/// never left. The wait before attempt *n* + 1 is random, from nothing to
/// [`base`](Self::base) times 2 to the power of *n* - 1 and no longer than
/// [`longest`](Self::longest), but never shorter than `Retry-After` asks.
///
/// ```
/// use std::time::Duration;
/// use conversation_apis::Retry;
///
/// let patient = Retry::default().attempts(8).total(Duration::from_secs(600));
/// let never = Retry::off();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    total: Duration,
    base: Duration,
    longest: Duration,
}

impl Default for Retry {
    /// 5 attempts within 120 seconds, from half a second to 20 seconds apart.
    fn default() -> Self {
        Self {
            attempts: 5,
            total: Duration::from_secs(120),
            base: Duration::from_millis(500),
            longest: Duration::from_secs(20),
        }
    }
}

impl Retry {
    /// One attempt, for as long as the client's own timeout allows.
    pub fn off() -> Self {
        Self::default().attempts(1)
    }

    /// The most attempts, the first one included; 0 is taken as 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The longest from the first attempt on, attempts included. A wait that would
    /// end later is not begun: the error comes at once, and [`Error::retry_after`]
    /// says how long the server asked for. It is also the longest that a call
    /// waits for a limit that a 429 has closed; waiting in turn for a limit that is
    /// open does not count.
    pub fn total(mut self, total: Duration) -> Self {
        self.total = total;
        self
    }

    /// The longest wait before the second attempt.
    pub fn base(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// The longest wait before any attempt, unless the server asks for a longer one.
    pub fn longest(mut self, longest: Duration) -> Self {
        self.longest = longest;
        self
    }

    /// What is left of the time for all attempts, of which the first began then.
    pub(super) fn left(&self, started: Option<Instant>) -> Duration {
        let elapsed = started.map_or(Duration::ZERO, |started| started.elapsed());
        self.total.saturating_sub(elapsed)
    }

    /// How long an attempt may take, beside the client's own timeout.
    pub(super) fn left_for_attempt(&self, started: Instant) -> Duration {
        match self.attempts {
            1 => Duration::MAX,
            _ => self.left(Some(started)),
        }
    }

    /// The wait before the attempt after this one; none, if there is to be none.
    pub(super) fn wait(
        &self,
        attempt: u32,
        elapsed: Duration,
        asked: Option<Duration>,
    ) -> Option<Duration> {
        let wait = self.backoff(attempt).max(asked.unwrap_or_default());
        let in_time = elapsed
            .checked_add(wait)
            .is_some_and(|end| end <= self.total);
        (attempt < self.attempts && in_time).then_some(wait)
    }

    /// Exponential, with full jitter.
    pub(super) fn backoff(&self, attempt: u32) -> Duration {
        let factor = 2u32.saturating_pow(attempt.saturating_sub(1));
        let most = self.base.saturating_mul(factor).min(self.longest);
        most.mul_f64(fastrand::f64())
    }
}

/// Statuses that may be another one the next time.
pub(crate) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
}

/// Whether a request may be sent again after this.
pub(super) fn may_repeat(method: &Method, error: &Error) -> bool {
    let changes_nothing = matches!(*method, Method::GET | Method::HEAD);
    let broken = match error.kind() {
        ErrorKind::Connect | ErrorKind::Timeout => true,
        // An answer that says no is no other one for being whole.
        ErrorKind::Transport => error
            .status()
            .is_none_or(|status| status.is_success() || is_transient(status)),
        _ => false,
    };
    broken && (changes_nothing || !error.may_have_reached_server())
}

#[cfg(test)]
mod tests {
    use reqwest::Method;

    use super::may_repeat;
    use crate::{Error, ErrorKind};

    #[test]
    fn what_changes_something_is_repeated_only_if_it_certainly_never_left() {
        let kinds = [
            (ErrorKind::Connect, true, true),
            (ErrorKind::Timeout, true, false),
            (ErrorKind::Transport, true, false),
            (ErrorKind::TooLarge, false, false),
            (ErrorKind::Decode, false, false),
            (ErrorKind::InvalidRequest, false, false),
        ];
        for (kind, reading, writing) in kinds {
            let error: Error = Error::new(kind, "a reason");
            for method in [Method::GET, Method::HEAD] {
                assert_eq!(may_repeat(&method, &error), reading, "{kind:?}");
            }
            for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
                assert_eq!(may_repeat(&method, &error), writing, "{kind:?}");
            }
        }
        let reached: Error = Error::new(ErrorKind::Connect, "a reason").reached_before(true);
        assert!(!may_repeat(&Method::POST, &reached));
    }
}
