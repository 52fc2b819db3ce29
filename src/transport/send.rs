//! Sends one call: waits for the rate limiter, sends the request, reads the response up to
//! the size limit, and retries if that may help. A response that is streamed is read only up to
//! its headers.
//!
//! Each attempt has a `tracing` span at the level `info`. The span has the path template and
//! the server's address, and nothing that a caller or a customer wrote.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{HeaderName, HeaderValue};
use reqwest::{Method, Request, StatusCode};
use tokio::time::{Instant, sleep};
use tracing::{Instrument, debug};
use zeroize::Zeroizing;

use super::live::{Live, has_body, read, within};
use super::outgoing::{Outgoing, Sent, Streams};
use super::retry::asked;
use super::runtime::spawn;
use super::sign::Signature;
use super::span::{record, span};
use super::{Limiter, Operation, Permit, Response, Session};
use crate::{Error, ErrorKind};

/// Makes a call. Returns the response to its last attempt, whatever its status.
///
/// The call runs as its own task, so that it continues while its caller is busy. Dropping the
/// future cancels the task.
pub(super) async fn send(
    session: Session,
    outgoing: Outgoing,
    signature: Signature,
) -> Result<Response, Error> {
    let call = Call {
        http: session.http(),
        session,
        signature,
        method: outgoing.request.method().clone(),
        is_repeatable: outgoing.is_repeatable(),
        sent: Sent::of(&outgoing.request),
        operation: outgoing.operation,
        streams: outgoing.streams,
        request: Some(outgoing.request),
        attempts: 0,
        started: None,
        reached: false,
    };
    let (operation, is_repeatable) = (call.operation, call.is_repeatable);
    let outcome = run(call.answer()).await;
    outcome.map_err(|error| error.of_call(operation, is_repeatable))
}

/// Runs the attempts of a call as a task.
async fn run(
    attempts: impl Future<Output = Result<Response, Error>> + Send + 'static,
) -> Result<Response, Error> {
    match spawn(attempts) {
        Ok(task) => task.await.and_then(|outcome| outcome),
        Err(error) => Err(error),
    }
}

/// A call: its next request, and what is known of the attempts so far.
pub(crate) struct Call {
    session: Session,
    http: reqwest::Client,
    /// The credentials. They are added to each request as late as possible, so that no URL
    /// that is kept has one.
    signature: Signature,
    method: Method,
    /// Whether the same request may be sent again if the server has seen it.
    is_repeatable: bool,
    sent: Sent,
    /// `None` if the request cannot be sent again.
    request: Option<Request>,
    operation: Option<&'static Operation>,
    /// `None` if every body is read completely.
    streams: Option<Streams>,
    attempts: u32,
    /// When the first attempt began.
    started: Option<Instant>,
    /// Whether an attempt may have reached the server.
    reached: bool,
}

impl Call {
    /// Makes attempts until one succeeds or is not retried.
    pub(super) async fn answer(mut self) -> Result<Response, Error> {
        while let Some(request) = self.request.take() {
            self.request = request.try_clone();
            let permit = self.leave().await?;
            self.attempts += 1;
            let span = span(&request, self.operation, self.attempts);
            let outcome = self.attempt(request).instrument(span.clone()).await;
            drop(permit);
            record(&span, &outcome);
            let outcome = outcome.map_err(|error| error.reached_before(self.reached));
            self.reached |= outcome
                .as_ref()
                .err()
                .is_none_or(Error::may_have_reached_server);
            self.pause_quota(&outcome);
            if self.has_new_token(&outcome).await && self.request.is_some() {
                continue;
            }
            let Some(wait) = self.wait_after(&outcome) else {
                return self.end(outcome);
            };
            debug!(parent: &span, wait_ms = millis(wait), "waiting before the next attempt");
            sleep(wait).await;
        }
        // Not reached: if there is no further request, the last attempt returns above.
        Err(Error::new(
            ErrorKind::Transport,
            "the request cannot be sent again",
        ))
    }

    /// Makes further attempts after a response whose body turned out to be truncated.
    ///
    /// # Errors
    ///
    /// The error of the last attempt. If there is no further attempt, the error of that
    /// response.
    pub(super) async fn again(self, error: Error) -> Result<Response, Error> {
        let (operation, is_repeatable) = (self.operation, self.is_repeatable);
        let outcome = Err(error);
        let Some(wait) = self.wait_after(&outcome) else {
            return outcome;
        };
        debug!(
            wait_ms = millis(wait),
            "the body ends too early; waiting before the next attempt"
        );
        let attempts = async move {
            sleep(wait).await;
            self.answer().await
        };
        let outcome = run(attempts).await;
        outcome.map_err(|error| error.of_call(operation, is_repeatable))
    }

    /// The text of a request header.
    pub(super) fn header(&self, name: &HeaderName) -> Option<String> {
        let value = self.request.as_ref()?.headers().get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    }

    /// The same call once more, with another header. `None` if the request cannot be sent
    /// again.
    pub(super) fn anew(&self, header: Option<(HeaderName, HeaderValue)>) -> Option<Self> {
        let mut request = self.request.as_ref()?.try_clone()?;
        if let Some((name, value)) = header {
            request.headers_mut().insert(name, value);
        }
        Some(Self {
            session: self.session.clone(),
            http: self.http.clone(),
            signature: self.signature.anew(),
            method: self.method.clone(),
            is_repeatable: self.is_repeatable,
            sent: self.sent.clone(),
            request: Some(request),
            operation: self.operation,
            streams: self.streams,
            attempts: 0,
            started: None,
            reached: false,
        })
    }

    /// The wait before the call is made once more, after its streamed body broke for the
    /// `breaks`th time since `since`. `None` if it is not made once more.
    pub(super) fn wait_after_break(
        &self,
        outcome: &Result<Response, Error>,
        breaks: u32,
        since: Instant,
    ) -> Option<Duration> {
        let retry = self.session.retry();
        retry.again(self.is_repeatable, outcome, breaks, since.elapsed())
    }

    /// What is left of the time for attempts after a break.
    pub(super) fn left(&self, since: Instant) -> Duration {
        self.session.retry().left(Some(since))
    }

    fn end(self, mut outcome: Result<Response, Error>) -> Result<Response, Error> {
        match &mut outcome {
            Ok(answer) => {
                answer.attempts = self.attempts;
                answer.call = Some(Box::new(self));
            }
            Err(error) => error.set_attempts(self.attempts),
        }
        outcome
    }

    /// Waits for a permit from the rate limiter.
    ///
    /// # Errors
    ///
    /// If the rate limiter is unavailable, or paused for longer than the call may wait.
    async fn leave(&self) -> Result<Option<Permit>, Error> {
        let left = self.session.retry().left(self.started);
        leave(self.session.limiter(), left).await.map_err(|error| {
            let mut error = error
                .of_operation(self.operation)
                .reached_before(self.reached);
            error.set_attempts(self.attempts);
            error
        })
    }

    /// Makes one attempt, within the time for all attempts.
    async fn attempt(&mut self, mut request: Request) -> Result<Response, Error> {
        let started = *self.started.get_or_insert_with(Instant::now);
        let left = self.session.retry().left_for_attempt(started);
        let attempt = async {
            self.signature.sign(&mut request).await?;
            self.once(request).await
        };
        match tokio::time::timeout(left, attempt).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Error::timeout("the time allowed for all attempts ran out")
                .of_operation(self.operation)
                .of_request(self.sent.clone(), self.session.may_redirect())),
        }
    }

    /// Makes one attempt and reads the complete response. If the body is streamed, reads only
    /// the headers.
    async fn once(&self, mut request: Request) -> Result<Response, Error> {
        let redirects = self.session.may_redirect();
        let address = Zeroizing::new(String::from(request.url().clone()));
        let limit = self.streams.map(|_| self.session.idle_timeout());
        if limit.is_some() {
            // The client's own limit would also cut a long stream.
            *request.timeout_mut() = Some(Duration::MAX);
        }
        let tell = |error: Error| {
            error
                .of_operation(self.operation)
                .of_request(self.sent.clone(), redirects)
        };
        let sent = within(limit, self.http.execute(request)).await;
        let mut response = match sent.map_err(tell)? {
            Ok(response) => response,
            Err(error) => return Err(tell(Error::no_answer(&error, &address))),
        };
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let mut answer = Response {
            operation: self.operation,
            sent: self.sent.clone(),
            is_repeatable: self.is_repeatable,
            status,
            headers,
            body: Bytes::new(),
            is_cut: false,
            live: None,
            attempts: 1,
            call: None,
            watch: self.session.watch(&self.method),
        };
        if !has_body(&self.method, status) {
            return Ok(answer);
        }
        let is_streamed = self.streams.map(|streams| streams(status, &answer.headers));
        if status.is_success() && is_streamed == Some(true) {
            answer.live = Some(Live::new(response, &self.session));
            return Ok(answer);
        }
        let body = within(
            limit,
            read(&mut response, self.session.max_response_bytes()),
        )
        .await;
        match body.and_then(|body| body) {
            Ok(body) => answer.body = body,
            // A truncated body does not change what the status means.
            Err(_) if !status.is_success() => answer.is_cut = true,
            Err(error) => return Err(tell(error).with_answer(status, answer.headers)),
        }
        Ok(answer)
    }

    /// Whether the server refused the token with a 401, and there is another one now.
    async fn has_new_token(&mut self, outcome: &Result<Response, Error>) -> bool {
        if status(outcome) != Some(StatusCode::UNAUTHORIZED) {
            return false;
        }
        let left = self.session.retry().left(self.started);
        let renewed = tokio::time::timeout(left, self.signature.renew()).await;
        renewed.unwrap_or(false)
    }

    /// Pauses the rate limiter after a 429, at most for its pause limit.
    fn pause_quota(&self, outcome: &Result<Response, Error>) {
        let Some(quota) = self.session.limiter() else {
            return;
        };
        if status(outcome) == Some(StatusCode::TOO_MANY_REQUESTS) {
            let backoff = || self.session.retry().backoff(self.attempts);
            let wait = asked(outcome).unwrap_or_else(backoff);
            quota.pause(wait.min(quota.pause_limit()));
        }
    }

    /// The wait before the next attempt. `None` if there is no next attempt.
    fn wait_after(&self, outcome: &Result<Response, Error>) -> Option<Duration> {
        self.request.as_ref()?;
        let elapsed = self.started?.elapsed();
        let retry = self.session.retry();
        retry.again(self.is_repeatable, outcome, self.attempts, elapsed)
    }
}

/// The status of a response, also if its body did not arrive.
pub(super) fn status(outcome: &Result<Response, Error>) -> Option<StatusCode> {
    match outcome {
        Ok(answer) => Some(answer.status),
        Err(error) => error.status(),
    }
}

/// How often a call that waits for a permit checks whether the wait is too long.
const LOOK: Duration = Duration::from_millis(250);

/// Waits for a permit. If the pause is longer than allowed, the error has its remaining time.
async fn leave(quota: Option<&dyn Limiter>, allowed: Duration) -> Result<Option<Permit>, Error> {
    let Some(quota) = quota else {
        return Ok(None);
    };
    let started = Instant::now();
    let mut turn = quota.permit();
    loop {
        let closed = quota.paused_for();
        if closed > allowed.saturating_sub(started.elapsed()) {
            return Err(Error::throttled(closed));
        }
        if let Ok(permit) = tokio::time::timeout(LOOK, &mut turn).await {
            let permit = permit.map_err(|unavailable| Error::no_limiter(&unavailable))?;
            let waited = started.elapsed();
            if waited > Duration::from_millis(1) {
                debug!(wait_ms = millis(waited), "waited for the quota");
            }
            return Ok(Some(permit));
        }
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
