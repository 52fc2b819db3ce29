//! The provider's own client, within the limits of a run.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use conversation_apis::{Error, ErrorKind, Limiter, Permit, Quota, RawClient, RawResponse, Retry};
use reqwest::StatusCode;

use super::{Live, MAX_BODY};
use crate::document::Operation;
use crate::incomplete::Reason;
use crate::provider::{Endpoint, Provider};

/// Makes calls until a limit is reached.
pub(super) struct Client {
    client: Box<dyn RawClient>,
    budget: Arc<Budget>,
    started: Instant,
    max_time: Duration,
}

/// Why a call has no response that can be checked.
pub(super) struct NoAnswer {
    pub(super) reason: Reason,
    /// What happened, and what to do about it.
    pub(super) text: String,
    /// The status of a response that is not checked.
    pub(super) status: Option<StatusCode>,
    /// Whether the whole body arrived, but not in the content encoding that its headers
    /// state.
    pub(super) is_damaged: bool,
}

impl NoAnswer {
    fn new(reason: Reason, text: impl Into<String>) -> Self {
        Self {
            reason,
            text: text.into(),
            status: None,
            is_damaged: false,
        }
    }
}

impl Client {
    /// Makes the client of a server.
    ///
    /// # Errors
    ///
    /// If the client refuses the address or a key.
    pub(super) fn new(provider: &Provider, live: &Live) -> Result<Self, Error> {
        let budget = Arc::new(Budget::new(provider.rate_limit, live));
        let retry = Retry::default();
        let client = (provider.connect)(Endpoint {
            base_url: live.base_url.clone(),
            keys: live.keys.clone(),
            // Does not start a wait that cannot end in time.
            retry: match live.max_time < RETRY_TOTAL {
                true => retry.max_elapsed(live.max_time),
                false => retry,
            },
            limiter: Arc::clone(&budget) as Arc<dyn Limiter>,
            max_response_bytes: MAX_BODY,
        })?;
        Ok(Self {
            client,
            budget,
            started: Instant::now(),
            max_time: live.max_time,
        })
    }

    /// How many requests were sent, including retries.
    pub(super) fn sent(&self) -> usize {
        self.budget.sent.load(Ordering::Relaxed)
    }

    /// The limits of the run, for calls that this client does not make.
    pub(super) fn limiter(&self) -> Arc<dyn Limiter> {
        Arc::clone(&self.budget) as Arc<dyn Limiter>
    }

    /// The remaining time. `None` if there is none.
    pub(super) fn left(&self) -> Option<Duration> {
        let left = self.max_time.checked_sub(self.started.elapsed());
        left.filter(|left| !left.is_zero())
    }

    /// Sends a GET request, with the retries of the client.
    pub(super) async fn get(
        &self,
        operation: &Operation<'_>,
        path: &str,
    ) -> Result<RawResponse, NoAnswer> {
        let Some(left) = self.left() else {
            return Err(self.out_of_time());
        };
        let call = self.client.get(&operation.id, path);
        match tokio::time::timeout(left, call).await {
            Err(_) => Err(self.out_of_time()),
            Ok(Err(error)) => Err(self.failed(operation, &error)),
            Ok(Ok(answer)) if answer.status == StatusCode::TOO_MANY_REQUESTS => {
                let text = "the server responds with 429; run it later, or raise --max-seconds if it asks for a longer wait";
                Err(NoAnswer {
                    status: Some(answer.status),
                    ..NoAnswer::new(Reason::RateLimited, text)
                })
            }
            Ok(Ok(answer)) => Ok(answer),
        }
    }

    pub(super) fn out_of_time(&self) -> NoAnswer {
        match self.budget.vendor.paused_for().is_zero() {
            true => NoAnswer::new(
                Reason::TimeLimit,
                format!(
                    "the limit of {} seconds is reached; raise --max-seconds",
                    self.max_time.as_secs()
                ),
            ),
            false => NoAnswer::new(
                Reason::RateLimited,
                "the server's 429 asks for a longer wait than the time that is left; raise --max-seconds",
            ),
        }
    }

    fn out_of_requests(&self) -> NoAnswer {
        NoAnswer::new(
            Reason::RequestLimit,
            format!(
                "the limit of {} requests is reached; raise --max-requests",
                self.budget.max_requests
            ),
        )
    }

    /// Which limit of the run is reached, if one is.
    pub(super) fn exhausted(&self) -> Option<NoAnswer> {
        match (self.budget.is_spent(), self.left()) {
            (true, _) => Some(self.out_of_requests()),
            (false, None) => Some(self.out_of_time()),
            (false, Some(_)) => None,
        }
    }

    fn failed(&self, operation: &Operation<'_>, error: &Error) -> NoAnswer {
        // Reports show the operation beside this text, so the text need not name it.
        let text = error.to_string();
        let name = format!("{}: ", operation.id);
        let text = text.strip_prefix(&name).unwrap_or(&text);
        match error.kind() {
            ErrorKind::Throttled if self.budget.is_spent() => self.out_of_requests(),
            ErrorKind::Throttled => NoAnswer::new(Reason::RateLimited, text),
            _ => NoAnswer {
                status: error.status(),
                is_damaged: error.kind() == ErrorKind::NotJson,
                ..NoAnswer::new(Reason::CallFailed, text)
            },
        }
    }
}

/// The default of `Retry::max_elapsed`.
const RETRY_TOTAL: Duration = Duration::from_secs(120);

/// Limits requests to the vendor's rate limit and to the limit of the run. It counts every
/// attempt, and allows none beyond the limit of the run.
struct Budget {
    vendor: Quota,
    max_requests: usize,
    sent: AtomicUsize,
    progress: fn(usize),
}

impl Budget {
    fn new(rate_limit: Option<(u32, u64)>, live: &Live) -> Self {
        let vendor = rate_limit.map(|(requests, seconds)| (requests, Duration::from_secs(seconds)));
        // Without a rate limit, it only waits for as long as a 429 requires.
        let (requests, window) = vendor.unwrap_or((u32::MAX, Duration::ZERO));
        Self {
            vendor: Quota::new(requests, window),
            max_requests: live.max_requests,
            sent: AtomicUsize::new(0),
            progress: live.progress,
        }
    }

    fn is_spent(&self) -> bool {
        self.sent.load(Ordering::Relaxed) >= self.max_requests
    }
}

impl Limiter for Budget {
    fn acquire(&self) -> Pin<Box<dyn Future<Output = Permit> + Send + '_>> {
        Box::pin(async {
            let permit = self.vendor.acquire().await;
            let sent = self.sent.fetch_add(1, Ordering::Relaxed) + 1;
            (self.progress)(sent);
            permit
        })
    }

    fn pause(&self, wait: Duration) {
        self.vendor.pause(wait);
    }

    fn paused_for(&self) -> Duration {
        match self.is_spent() {
            true => Duration::MAX,
            false => self.vendor.paused_for(),
        }
    }
}
