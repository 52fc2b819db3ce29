//! What is sent again, and after which wait.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use tokio::time::Instant;

use crate::{Error, ErrorKind};

/// Which failed calls are retried, how often, and after which wait.
///
/// `GET` and `HEAD` requests, which change nothing, are retried when no connection
/// came about, on a timeout, when the connection broke or the body ended before the
/// answer was whole, and on a status of 408, 429, 500, 502, 503 or 504. Any other
/// request is retried only if it certainly was not sent. A certificate that is not
/// trusted is not retried.
///
/// The wait before attempt *n* + 1 is random, between zero and [`base_delay`](Self::base_delay)
/// times 2 to the power of *n* - 1, and at most [`max_delay`](Self::max_delay).
///
/// If the answer has a `Retry-After`, the wait is never shorter than that. A random
/// time is added, so that callers who got the same `Retry-After` do not come back
/// together: up to as long as the server asked for, at least up to the wait that would
/// apply without `Retry-After`, and at most `max_delay`. See [`max_elapsed`](Self::max_elapsed) for
/// a `Retry-After` that is too long.
///
/// ```
/// use std::time::Duration;
/// use conversation_apis::Retry;
///
/// let patient = Retry::default().max_attempts(8).max_elapsed(Duration::from_secs(600));
/// let never = Retry::off();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    max_attempts: u32,
    max_elapsed: Duration,
    base_delay: Duration,
    max_delay: Duration,
}

/// No call waits longer, whatever its caller allows and the server asks for.
const DAY: Duration = Duration::from_secs(24 * 3600);

impl Default for Retry {
    /// 5 attempts within 120 seconds, from half a second to 20 seconds apart.
    fn default() -> Self {
        Self {
            max_attempts: 5,
            max_elapsed: Duration::from_secs(120),
            base_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(20),
        }
    }
}

impl Retry {
    /// One attempt, for as long as the client's own timeout allows.
    pub fn off() -> Self {
        Self::default().max_attempts(1)
    }

    /// The most attempts, the first one included; 0 is treated as 1.
    pub fn max_attempts(mut self, max_attempts: u32) -> Self {
        self.max_attempts = max_attempts.max(1);
        self
    }

    /// The longest time for all attempts and the waits between them; at most 24 hours.
    ///
    /// A wait that would end later is not begun: the error comes at once, and
    /// [`Error::retry_after`] says how long the server asked for. It is also the longest
    /// that a call waits for a limit that a 429 has closed; waiting in turn for a limit
    /// that is open does not count.
    pub fn max_elapsed(mut self, max_elapsed: Duration) -> Self {
        self.max_elapsed = max_elapsed.min(DAY);
        self
    }

    /// The longest wait before the second attempt.
    pub fn base_delay(mut self, base_delay: Duration) -> Self {
        self.base_delay = base_delay;
        self
    }

    /// The longest wait before any attempt, unless the server asks for a longer one, and
    /// the longest random time added to what the server asks for. Zero turns both off.
    pub fn max_delay(mut self, max_delay: Duration) -> Self {
        self.max_delay = max_delay;
        self
    }

    /// What is left of the time for all attempts, of which the first began then.
    pub(super) fn left(&self, started: Option<Instant>) -> Duration {
        let elapsed = started.map_or(Duration::ZERO, |started| started.elapsed());
        self.max_elapsed.saturating_sub(elapsed)
    }

    /// How long an attempt may take, beside the client's own timeout.
    pub(super) fn left_for_attempt(&self, started: Instant) -> Duration {
        match self.max_attempts {
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
        if attempt >= self.max_attempts {
            return None;
        }
        let left = self.max_elapsed.checked_sub(elapsed)?;
        let Some(asked) = asked else {
            return Some(self.backoff(attempt)).filter(|wait| *wait <= left);
        };
        // Half of what is left is for the attempt itself.
        let spare = left.checked_sub(asked)? / 2;
        let most = asked.min(self.max_delay).max(self.most(attempt)).min(spare);
        Some(asked + random(most))
    }

    /// Exponential, with full jitter.
    pub(super) fn backoff(&self, attempt: u32) -> Duration {
        random(self.most(attempt))
    }

    fn most(&self, attempt: u32) -> Duration {
        let factor = 2u32.saturating_pow(attempt.saturating_sub(1));
        self.base_delay.saturating_mul(factor).min(self.max_delay)
    }
}

fn random(most: Duration) -> Duration {
    most.mul_f64(fastrand::f64())
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
        // An answer that refuses the request still does once it is whole.
        ErrorKind::Transport => error
            .status()
            .is_none_or(|status| status.is_success() || is_transient(status)),
        _ => false,
    };
    broken && error.is_transient() && (changes_nothing || !error.may_have_reached_server())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::time::Duration;

    use reqwest::Method;

    use super::{Retry, may_repeat};
    use crate::{Error, ErrorKind};

    const NOW: Duration = Duration::ZERO;

    fn waits(retry: Retry, asked: Duration) -> Vec<Duration> {
        let wait = || retry.wait(1, NOW, Some(asked)).unwrap();
        let mut waits: Vec<_> = std::iter::repeat_with(wait).take(200).collect();
        waits.sort();
        waits
    }

    #[test]
    fn what_the_server_asks_for_is_the_least_wait_and_spread_out_beyond_it() {
        let retry = Retry::default().base_delay(Duration::from_millis(1));
        for (seconds, spread) in [(1, 1), (10, 10), (60, 20)] {
            let (asked, spread) = (Duration::from_secs(seconds), Duration::from_secs(spread));
            let waits = waits(retry, asked);
            assert!(waits[0] >= asked && waits[199] <= asked + spread);
            // 200 of them: all in one half is less likely than this machine breaking.
            assert!(waits[199] - waits[0] > spread / 2, "{waits:?}");
        }
        let exact = waits(retry.max_delay(NOW), Duration::from_secs(1));
        assert_eq!(exact[199], Duration::from_secs(1));
    }

    #[test]
    fn a_wait_of_zero_seconds_is_a_wait_as_without_the_header() {
        let retry = Retry::default().base_delay(Duration::from_secs(2));
        let waits = waits(retry, NOW);
        assert!(waits[199] > Duration::from_secs(1) && waits[199] <= Duration::from_secs(2));
    }

    #[test]
    fn a_wait_that_ends_after_the_total_is_not_begun_and_the_total_is_a_day_at_most() {
        let retry = Retry::default().max_elapsed(Duration::from_secs(100));
        let wait = |retry: Retry, elapsed, asked| {
            let (elapsed, asked) = (Duration::from_secs(elapsed), Duration::from_secs(asked));
            retry.wait(1, elapsed, Some(asked))
        };
        assert_eq!(wait(retry, 0, 101), None);
        assert_eq!(wait(retry, 50, 51), None);
        assert_eq!(wait(retry, 101, 0), None);
        assert_eq!(wait(retry, 0, 100), Some(Duration::from_secs(100)));
        let endless = retry.max_elapsed(Duration::MAX);
        for asked in [86_401, 1_795_679_794, 1_795_679_794_000, u64::MAX] {
            assert_eq!(wait(endless, 0, asked), None, "{asked}");
        }
        assert!(wait(endless, 0, 80_000).is_some());
    }

    #[test]
    fn spreading_out_leaves_time_for_the_attempt() {
        let retry = Retry::default().max_elapsed(Duration::from_secs(70));
        for _ in 0..200 {
            let wait = retry.wait(1, NOW, Some(Duration::from_secs(60)));
            assert!(wait.unwrap() <= Duration::from_secs(65));
        }
    }

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
