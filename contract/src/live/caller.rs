//! Calls of the provider's own client, within the run's limits of requests and time.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use conversation_apis::{Error, ErrorKind, Limiter, Permit, Quota, RawClient, RawResponse, Retry};
use reqwest::{StatusCode, Url};

use super::{Live, MAX_BODY};
use crate::document::Operation;
use crate::incomplete::Reason;
use crate::provider::{Endpoint, Provider};

/// Makes calls until a limit is reached.
pub(super) struct Caller {
    client: Box<dyn RawClient>,
    budget: Arc<Budget>,
    started: Instant,
    max_time: Duration,
}

/// Why a call got no answer to judge.
pub(super) struct NoAnswer {
    pub(super) reason: Reason,
    /// What happened, with the remedy where there is one.
    pub(super) text: String,
    /// The status of an answer that came and is not judged.
    pub(super) status: Option<StatusCode>,
    /// Whether it came whole, and its body is not what its content encoding says.
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

impl Caller {
    /// The client of a server.
    ///
    /// # Errors
    ///
    /// As [`Provider::connect`](crate::provider::Provider).
    pub(super) fn new(provider: &Provider, live: &Live) -> Result<Self, Error> {
        let budget = Arc::new(Budget::new(provider.rate_limit, live));
        let retry = Retry::default();
        let client = (provider.connect)(Endpoint {
            base_url: live.base_url.clone(),
            keys: live.keys.clone(),
            // A wait that cannot end in time is not begun.
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

    /// How many requests were sent, repeated ones included.
    pub(super) fn sent(&self) -> usize {
        self.budget.sent.load(Ordering::Relaxed)
    }

    /// The time that is left; none where it is up.
    pub(super) fn left(&self) -> Option<Duration> {
        let left = self.max_time.checked_sub(self.started.elapsed());
        left.filter(|left| !left.is_zero())
    }

    /// Sends a GET, and sends it again where that may help.
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
                let text = "the server answers 429; run it later, or raise --max-seconds if it asks for a longer wait";
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

    fn failed(&self, operation: &Operation<'_>, error: &Error) -> NoAnswer {
        // The error begins with the operation, beside which the text will stand.
        let text = error.to_string();
        let name = format!("{}: ", operation.id);
        let text = text.strip_prefix(&name).unwrap_or(&text);
        match error.kind() {
            ErrorKind::Throttled if self.budget.is_spent() => NoAnswer::new(
                Reason::RequestLimit,
                format!(
                    "the limit of {} requests is reached; raise --max-requests",
                    self.budget.most
                ),
            ),
            ErrorKind::Throttled => NoAnswer::new(Reason::RateLimited, text),
            _ => NoAnswer {
                status: error.status(),
                is_damaged: error.kind() == ErrorKind::NotJson,
                ..NoAnswer::new(Reason::CallFailed, text)
            },
        }
    }
}

/// The time for all attempts of a call, by default.
const RETRY_TOTAL: Duration = Duration::from_secs(120);

/// The vendor's limit, within that of the run: it counts every attempt, and gives
/// no leave beyond the last one.
struct Budget {
    vendor: Quota,
    most: usize,
    sent: AtomicUsize,
    progress: fn(usize),
}

impl Budget {
    fn new(rate_limit: Option<(u32, u64)>, live: &Live) -> Self {
        let vendor = rate_limit.map(|(requests, seconds)| (requests, Duration::from_secs(seconds)));
        // Without a limit it only keeps what a 429 asks for.
        let (requests, window) = vendor.unwrap_or((u32::MAX, Duration::ZERO));
        Self {
            vendor: Quota::new(requests, window),
            most: live.max_requests,
            sent: AtomicUsize::new(0),
            progress: live.progress,
        }
    }

    fn is_spent(&self) -> bool {
        self.sent.load(Ordering::Relaxed) >= self.most
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

/// The address of a call below the base URL: each parameter that the path has
/// stands in it, the others in the query. None where a value would change the path.
pub(super) fn address(stated: &str, parameters: &[(String, String)]) -> Option<String> {
    let mut in_path = Vec::new();
    let mut path = String::new();
    for segment in stated.split('/').skip(1) {
        path.push('/');
        path.push_str(&filled(segment, parameters, &mut in_path)?);
    }
    let rest = parameters
        .iter()
        .filter(|(name, _)| !in_path.contains(name));
    let rest: Vec<&(String, String)> = rest.collect();
    if rest.is_empty() {
        return Some(path);
    }
    let pairs = rest.iter().map(|(name, value)| (name, value));
    let url = Url::parse_with_params("http://localhost/", pairs).ok()?;
    Some(format!("{path}?{}", url.query()?))
}

/// A segment of a path with its parameters' values.
fn filled(
    segment: &str,
    parameters: &[(String, String)],
    in_path: &mut Vec<String>,
) -> Option<String> {
    let mut filled = String::new();
    let mut rest = segment;
    while let Some((before, name, behind)) = first_parameter(rest) {
        let (_, value) = parameters.iter().find(|(given, _)| given == name)?;
        if value.trim().is_empty() {
            return None;
        }
        filled.push_str(before);
        filled.push_str(&encoded(value));
        in_path.push(name.to_owned());
        rest = behind;
    }
    filled.push_str(rest);
    let is_dots = rest.len() < segment.len() && matches!(filled.as_str(), "." | "..");
    (!is_dots).then_some(filled)
}

/// A value as a part of a segment: only what RFC 3986 calls unreserved stays.
fn encoded(value: &str) -> String {
    let bytes = value.bytes().map(|byte| match byte {
        b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    bytes.collect()
}

/// What stands before, in and behind the first braces.
fn first_parameter(segment: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = segment.split_once('{')?;
    let (name, behind) = rest.split_once('}')?;
    Some((before, name, behind))
}

#[cfg(test)]
mod tests {
    use super::address;

    fn with(stated: &str, parameters: &[(&str, &str)]) -> Option<String> {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let parameters: Vec<(String, String)> = parameters.iter().map(pair).collect();
        address(stated, &parameters)
    }

    #[test]
    fn parameters_stand_in_the_path_or_behind_it() {
        let found = with(
            "/a/{id}.json/b/",
            &[("id", "7/8 é\\\n"), ("q", "a b&c"), ("r", "")],
        );
        assert_eq!(
            found.as_deref(),
            Some("/a/7%2F8%20%C3%A9%5C%0A.json/b/?q=a+b%26c&r=")
        );
        assert_eq!(with("/a", &[]).as_deref(), Some("/a"));
        assert_eq!(with("/a/{id}", &[]), None);
    }

    #[test]
    fn a_value_that_would_change_the_path_has_no_address() {
        for value in ["", " ", ".", ".."] {
            assert_eq!(with("/a/{id}/b", &[("id", value)]), None, "{value}");
        }
        assert_eq!(with("/a/.{id}", &[("id", ".")]), None);
        assert_eq!(with("/a/{x}{y}", &[("x", "."), ("y", ".")]), None);
        assert_eq!(
            with("/a/{id}", &[("id", "%2e%2e")]).as_deref(),
            Some("/a/%252e%252e")
        );
    }
}
