//! Which calls are retried, and after which wait.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use tokio::time::Instant;

use super::{Response, retry_after};
use crate::{Error, ErrorKind};

/// Which failed calls are retried, how often, and after which wait.
///
/// | what failed | `GET`, `HEAD` and idempotent operations | any other request |
/// |---|---|---|
/// | the client could not connect, or got no token | retried | retried |
/// | the connection ended before any byte of the request was sent | retried | retried |
/// | the server ended an HTTP/2 stream and said that it did not process it | retried | retried |
/// | 401, and a [`TokenSource`](crate::TokenSource) has another token | sent once more | sent once more |
/// | timeout | retried | fails |
/// | the connection broke, or the body ended too early | retried | fails |
/// | 408, 429, 500, 502, 503 or 504 | retried | fails |
/// | any other status; a certificate that is not trusted | fails | fails |
///
/// So a request that may change something is sent again only if the server certainly did not
/// act on the first one. The method does not matter for this: a `PUT` or `DELETE` is not
/// retried either, because the second one may undo what another client did in between.
/// Operations are idempotent if the vendor's document says so. The documentation of their
/// builders mentions it. [`RawRequest::idempotent`](crate::RawRequest::idempotent) says it for
/// other requests. [`Error::may_have_reached_server`] and the text of the error say whether the
/// server may have acted on a request that failed.
///
/// A request is never sent again if its body is a stream or a file that is given by its path.
/// A 401 means that the server did not do what was asked (RFC 9110), so another token makes
/// one more attempt safe. If the server closed an idle connection before any byte of the request
/// was sent, the HTTP library opens another one by itself.
///
/// With an [HTTP client of your own](crate::ClientBuilder::http_client), its policies for
/// redirects and retries apply in addition. Any failure may then have come after a redirect, so a
/// request that may change something is not retried even if the client could not connect.
///
/// | setting | default |
/// |---|---|
/// | [`max_attempts`](Self::max_attempts) | 5 |
/// | [`max_elapsed`](Self::max_elapsed) | 120 seconds |
/// | [`base_delay`](Self::base_delay) | 0.5 seconds |
/// | [`max_delay`](Self::max_delay) | 20 seconds |
///
/// The wait after attempt *n* is random, between zero and `base_delay` times 2 to the power
/// of *n* - 1, and at most `max_delay`.
///
/// If the response has a `Retry-After`, the wait is never shorter than that. A random time is
/// added, so that callers with the same `Retry-After` do not all come back at the same
/// moment. It is at most as long as the `Retry-After`, or as the wait without one if that is
/// longer, and at most `max_delay`.
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

/// No call waits longer, whatever the caller allows and the server asks for.
const DAY: Duration = Duration::from_secs(24 * 3600);

impl Default for Retry {
    /// Up to 5 attempts within 120 seconds. See the table above.
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
    /// Turns retries off. Only the client's own timeout then limits the one attempt.
    pub fn off() -> Self {
        Self::default().max_attempts(1)
    }

    /// The maximum number of attempts, including the first. Default: 5; 0 is treated as 1.
    pub fn max_attempts(mut self, max_attempts: u32) -> Self {
        self.max_attempts = max_attempts.max(1);
        self
    }

    /// The maximum time for all attempts and the waits between them. Default: 120 seconds; at
    /// most 24 hours.
    ///
    /// A wait that would end later does not start: the call fails at once, and
    /// [`Error::retry_after`] says how long the server asked to wait. It is also the maximum
    /// time that a call waits for a rate limiter that a 429 paused. The time that a call
    /// waits for its turn at a limiter that is not paused does not count.
    pub fn max_elapsed(mut self, max_elapsed: Duration) -> Self {
        self.max_elapsed = max_elapsed.min(DAY);
        self
    }

    /// The maximum wait before the second attempt. Default: 0.5 seconds. It doubles with each
    /// further attempt.
    pub fn base_delay(mut self, base_delay: Duration) -> Self {
        self.base_delay = base_delay;
        self
    }

    /// The maximum wait before any attempt, unless the server asks for a longer one; and the
    /// maximum random time that is added to what the server asks for. Default: 20 seconds.
    /// Zero turns both off.
    pub fn max_delay(mut self, max_delay: Duration) -> Self {
        self.max_delay = max_delay;
        self
    }

    /// What is left of the time for all attempts. The first one began at `started`.
    pub(super) fn left(&self, started: Option<Instant>) -> Duration {
        let elapsed = started.map_or(Duration::ZERO, |started| started.elapsed());
        self.max_elapsed.saturating_sub(elapsed)
    }

    /// How long an attempt may take, in addition to the client's own timeout.
    pub(super) fn left_for_attempt(&self, started: Instant) -> Duration {
        match self.max_attempts {
            1 => Duration::MAX,
            _ => self.left(Some(started)),
        }
    }

    /// Decides whether a call is retried after attempt number `attempt`, and after which
    /// wait. `None` if it is not retried. `elapsed` counts from the first attempt.
    /// `is_repeatable` says whether the request may be sent again if the server has seen it.
    pub(super) fn again(
        &self,
        is_repeatable: bool,
        outcome: &Result<Response, Error>,
        attempt: u32,
        elapsed: Duration,
    ) -> Option<Duration> {
        let may = match outcome {
            Ok(response) => is_repeatable && is_transient(response.status),
            Err(error) => may_repeat(is_repeatable, error),
        };
        let wait = || self.wait(attempt, elapsed, asked(outcome));
        may.then(wait).flatten()
    }

    /// The wait after an attempt. `asked` is how long the server asks to wait.
    fn wait(&self, attempt: u32, elapsed: Duration, asked: Option<Duration>) -> Option<Duration> {
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

    /// The exponential wait, with full jitter.
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

/// Whether the same request may get another status later.
pub(crate) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
}

/// How long the server asks to wait.
pub(super) fn asked(outcome: &Result<Response, Error>) -> Option<Duration> {
    match outcome {
        Ok(response) => retry_after(&response.headers),
        Err(error) => retry_after(error.headers()?),
    }
}

/// Whether a method changes nothing on the server.
pub(super) fn is_safe(method: &Method) -> bool {
    let is_stated = matches!(
        *method,
        Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE
    );
    is_stated || method.as_str() == "QUERY"
}

/// Whether a request may be sent again after this error.
fn may_repeat(is_repeatable: bool, error: &Error) -> bool {
    let broken = match error.kind() {
        ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Token => true,
        // A response with a permanent error stays one, even if its body is truncated.
        ErrorKind::Transport => error
            .status()
            .is_none_or(|status| status.is_success() || is_transient(status)),
        _ => false,
    };
    broken && error.is_transient() && (is_repeatable || !error.may_have_reached_server())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::time::Duration;

    use bytes::Bytes;
    use reqwest::header::{HeaderMap, RETRY_AFTER};
    use reqwest::{Method, StatusCode, Url};

    use super::{Response, Retry, is_safe, may_repeat};
    use crate::transport::Sent;
    use crate::{Error, ErrorKind};

    const NOW: Duration = Duration::ZERO;

    fn waits(retry: Retry, asked: Duration) -> Vec<Duration> {
        let wait = || retry.wait(1, NOW, Some(asked)).unwrap();
        let mut waits: Vec<_> = std::iter::repeat_with(wait).take(200).collect();
        waits.sort();
        waits
    }

    #[test]
    fn retry_after_is_the_minimum_wait_and_a_random_time_is_added() {
        let retry = Retry::default().base_delay(Duration::from_millis(1));
        for (seconds, spread) in [(1, 1), (10, 10), (60, 20)] {
            let (asked, spread) = (Duration::from_secs(seconds), Duration::from_secs(spread));
            let waits = waits(retry, asked);
            assert!(waits[0] >= asked && waits[199] <= asked + spread);
            // That all of 200 waits are in one half is less likely than a broken machine.
            assert!(waits[199] - waits[0] > spread / 2, "{waits:?}");
        }
        let exact = waits(retry.max_delay(NOW), Duration::from_secs(1));
        assert_eq!(exact[199], Duration::from_secs(1));
    }

    #[test]
    fn a_retry_after_of_zero_is_the_same_as_none() {
        let retry = Retry::default().base_delay(Duration::from_secs(2));
        let waits = waits(retry, NOW);
        assert!(waits[199] > Duration::from_secs(1) && waits[199] <= Duration::from_secs(2));
    }

    #[test]
    fn a_wait_beyond_max_elapsed_does_not_start_and_max_elapsed_is_at_most_a_day() {
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
    fn the_random_time_leaves_time_for_the_attempt() {
        let retry = Retry::default().max_elapsed(Duration::from_secs(70));
        for _ in 0..200 {
            let wait = retry.wait(1, NOW, Some(Duration::from_secs(60)));
            assert!(wait.unwrap() <= Duration::from_secs(65));
        }
    }

    #[test]
    fn unsafe_methods_are_retried_only_if_the_request_was_never_sent() {
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
                assert_eq!(may_repeat(is_safe(&method), &error), reading, "{kind:?}");
            }
            for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
                assert_eq!(may_repeat(is_safe(&method), &error), writing, "{kind:?}");
            }
        }
        let reached: Error = Error::new(ErrorKind::Connect, "a reason").reached_before(true);
        assert!(!may_repeat(false, &reached));
    }

    fn response(status: u16, wait: Option<&str>) -> Result<Response, Error> {
        let mut headers = HeaderMap::new();
        if let Some(wait) = wait {
            headers.insert(RETRY_AFTER, wait.parse().unwrap());
        }
        Ok(Response {
            operation: None,
            sent: Sent {
                url: Url::parse("http://localhost/list").unwrap(),
                body: None,
            },
            is_repeatable: true,
            status: StatusCode::from_u16(status).unwrap(),
            headers,
            body: Bytes::new(),
            is_cut: false,
            live: None,
            attempts: 1,
            call: None,
            watch: None,
        })
    }

    #[test]
    fn the_decision_to_retry_follows_this_table() {
        let retry = Retry::default()
            .max_attempts(3)
            .max_elapsed(Duration::from_secs(10))
            .max_delay(NOW);
        let now = Some(0);
        for (method, status, asks, attempt, elapsed, wait) in [
            (Method::GET, 503, None, 1, 0, now),
            (Method::HEAD, 429, None, 2, 9, now),
            (Method::GET, 429, Some("4"), 1, 5, Some(4)),
            // The last attempt.
            (Method::GET, 503, None, 3, 0, None),
            // The time is up, or would be.
            (Method::GET, 503, None, 1, 11, None),
            (Method::GET, 429, Some("6"), 1, 5, None),
            // A status that stays.
            (Method::GET, 200, None, 1, 0, None),
            (Method::GET, 404, None, 1, 0, None),
            (Method::GET, 501, None, 1, 0, None),
            // The server has seen a request that may change something.
            (Method::POST, 503, None, 1, 0, None),
            (Method::DELETE, 429, Some("1"), 1, 0, None),
        ] {
            let outcome = response(status, asks);
            let elapsed_time = Duration::from_secs(elapsed);
            let found = retry.again(is_safe(&method), &outcome, attempt, elapsed_time);
            let row = format!("{method} {status} {asks:?} {attempt} {elapsed}");
            assert_eq!(found, wait.map(Duration::from_secs), "{row}");
        }
        let broken = Err(Error::new(ErrorKind::Connect, "a reason"));
        assert_eq!(retry.again(false, &broken, 1, NOW), Some(NOW));
    }
}
