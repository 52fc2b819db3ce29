//! Sending one call: leave from the quota, the request, the answer within its
//! bound, and again where that may help.
//!
//! Of each attempt there is a `tracing` span with OpenTelemetry's names for HTTP
//! clients. It has the path's template and the server's address, and nothing
//! that a caller or a customer wrote.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use reqwest::{Request, StatusCode};
use tokio::time::{Instant, sleep};
use tracing::field::Empty;
use tracing::instrument::WithSubscriber;
use tracing::{Instrument, Span, debug, debug_span};

use super::retry::{is_transient, may_repeat};
use super::{Limiter, Operation, Response, Session};
use crate::{Error, ErrorKind};

/// Makes a call; the answer of its last attempt, whatever its status.
///
/// It is made by a task of its own, so that it goes on while its caller is busy
/// with something else: a wait for the quota, or for a slow body, holds nobody up.
/// Dropping the future ends the task.
pub(super) async fn send(
    session: Session,
    http: reqwest::Client,
    request: Request,
    operation: Option<&'static Operation>,
) -> Result<Response, Error> {
    let call = attempts(session, http, request, operation);
    let mut task = Task(tokio::spawn(
        call.in_current_span().with_current_subscriber(),
    ));
    match (&mut task.0).await {
        Ok(outcome) => outcome,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => Err(Error::new(
            ErrorKind::Transport,
            "the runtime is shutting down",
        )),
    }
}

/// A task that ends with its owner.
struct Task<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn attempts(
    session: Session,
    http: reqwest::Client,
    mut request: Request,
    operation: Option<&'static Operation>,
) -> Result<Response, Error> {
    let retry = session.retry();
    let mut started = None;
    let mut reached = false;
    for attempt in 1.. {
        let again = request.try_clone();
        let left = retry.left(started);
        let permit = match leave(session.quota(), left).await {
            Ok(permit) => permit,
            Err(closed) => {
                let mut error = Error::throttled(closed)
                    .of_operation(operation)
                    .reached_before(reached);
                error.set_attempts(attempt - 1);
                return Err(error);
            }
        };
        let started = *started.get_or_insert_with(Instant::now);
        let span = span(&request, operation, attempt);
        let method = request.method().clone();
        let url = request.url().clone();
        let attempted = once(&session, &http, request, operation).instrument(span.clone());
        let outcome = match tokio::time::timeout(retry.left_for_attempt(started), attempted).await {
            Ok(outcome) => outcome,
            Err(_) => {
                let error = Error::new(
                    ErrorKind::Timeout,
                    "the time allowed for all attempts ran out",
                );
                Err(error
                    .of_operation(operation)
                    .of_request(url, session.may_redirect()))
            }
        };
        drop(permit);
        record(&span, &outcome);
        let mut outcome = outcome.map_err(|error| error.reached_before(reached));
        reached |= outcome
            .as_ref()
            .err()
            .is_none_or(Error::may_have_reached_server);
        let (status, headers) = match &outcome {
            Ok(answer) => (Some(answer.status), Some(&answer.headers)),
            Err(error) => (error.status(), error.headers()),
        };
        let asked = headers.and_then(crate::error::retry_after);
        let throttled = status == Some(StatusCode::TOO_MANY_REQUESTS);
        if let Some(quota) = session.quota().filter(|_| throttled) {
            quota.close(asked.unwrap_or_else(|| retry.backoff(attempt)));
        }
        let may = match &outcome {
            Ok(answer) => is_transient(answer.status) && is_safe(&method),
            Err(error) => may_repeat(&method, error),
        };
        let wait = retry.wait(attempt, started.elapsed(), asked);
        match (may.then_some(wait).flatten(), again) {
            (Some(wait), Some(again)) => {
                debug!(parent: &span, wait_ms = millis(wait), "waiting before the next attempt");
                sleep(wait).await;
                request = again;
            }
            _ => {
                match &mut outcome {
                    Ok(answer) => answer.attempts = attempt,
                    Err(error) => error.set_attempts(attempt),
                }
                return outcome;
            }
        }
    }
    // The bound of attempts ends the loop long before a number does.
    Err(Error::new(ErrorKind::Transport, "too many attempts"))
}

fn is_safe(method: &reqwest::Method) -> bool {
    matches!(*method, reqwest::Method::GET | reqwest::Method::HEAD)
}

/// How often a wait for leave looks whether it has become too long.
const LOOK: Duration = Duration::from_millis(250);

/// Waits for leave in its turn; the time that the server still asks for, if that
/// is longer than allowed.
async fn leave(
    quota: Option<&dyn Limiter>,
    allowed: Duration,
) -> Result<Option<super::Permit>, Duration> {
    let Some(quota) = quota else {
        return Ok(None);
    };
    let started = Instant::now();
    let mut turn = quota.acquire();
    loop {
        let closed = quota.closed_for();
        if closed > allowed.saturating_sub(started.elapsed()) {
            return Err(closed);
        }
        if let Ok(permit) = tokio::time::timeout(LOOK, &mut turn).await {
            let waited = started.elapsed();
            if waited > Duration::from_millis(1) {
                debug!(wait_ms = millis(waited), "waited for the quota");
            }
            return Ok(Some(permit));
        }
    }
}

/// One attempt: the answer, read whole.
async fn once(
    session: &Session,
    http: &reqwest::Client,
    request: Request,
    operation: Option<&'static Operation>,
) -> Result<Response, Error> {
    let (url, redirects) = (request.url().clone(), session.may_redirect());
    let tell = |error: Error| {
        error
            .of_operation(operation)
            .of_request(url.clone(), redirects)
    };
    let mut response = match http.execute(request).await {
        Ok(response) => response,
        Err(error) => return Err(tell(Error::transport(error))),
    };
    let (status, headers) = (response.status(), response.headers().clone());
    let body = match read(&mut response, session.max_response_bytes()).await {
        Ok(body) => body,
        // What the status says is not undone by what its body lacks.
        Err(_) if !status.is_success() => Bytes::new(),
        Err(error) => return Err(tell(error).with_answer(status, headers)),
    };
    if status.is_success() && is_cut(&response, &body) {
        let error = Error::new(ErrorKind::Transport, "the body ends too early");
        return Err(tell(error).with_answer(status, headers));
    }
    Ok(Response {
        operation,
        url,
        status,
        headers,
        body,
        attempts: 1,
    })
}

/// The body, if it is no longer than allowed.
async fn read(response: &mut reqwest::Response, most: usize) -> Result<Bytes, Error> {
    let too_large = || {
        let text = format!("the body is longer than the {most} bytes allowed");
        Error::new(ErrorKind::TooLarge, text)
    };
    let stated = response.content_length().unwrap_or_default();
    let stated = usize::try_from(stated).unwrap_or(usize::MAX);
    if stated > most {
        return Err(too_large());
    }
    // What a header states is believed as far as it costs little.
    let mut body = BytesMut::with_capacity(stated.min(1 << 20));
    while let Some(piece) = response.chunk().await.map_err(Error::transport)? {
        if piece.len() > most - body.len() {
            return Err(too_large());
        }
        body.extend_from_slice(&piece);
    }
    Ok(body.freeze())
}

/// Whether a body whose length nothing tells, the end of the connection being its
/// end, is JSON that ends too early.
fn is_cut(response: &reqwest::Response, body: &[u8]) -> bool {
    let told = [CONTENT_LENGTH, TRANSFER_ENCODING]
        .iter()
        .any(|name| response.headers().contains_key(name));
    let old = response.version() <= reqwest::Version::HTTP_11;
    let read = || serde_json::from_slice::<serde::de::IgnoredAny>(body);
    old && !told && !body.is_empty() && read().is_err_and(|error| error.is_eof())
}

fn span(request: &Request, operation: Option<&'static Operation>, attempt: u32) -> Span {
    let url = request.url();
    debug_span!(
        "http.client.request",
        otel.kind = "client",
        operation = operation.map_or("", |operation| operation.id),
        http.request.method = request.method().as_str(),
        url.template = operation.map_or("", |operation| operation.path),
        server.address = url.host_str().unwrap_or_default(),
        server.port = url.port_or_known_default(),
        http.request.resend_count = attempt - 1,
        http.response.status_code = Empty,
        error.type = Empty,
    )
}

fn record(span: &Span, outcome: &Result<Response, Error>) {
    let status = match outcome {
        Ok(answer) => Some(answer.status),
        Err(error) => error.status(),
    };
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
    match outcome {
        Ok(answer) if answer.status.is_client_error() || answer.status.is_server_error() => {
            span.record("error.type", answer.status.as_str());
        }
        Ok(_) => {}
        Err(error) => {
            span.record("error.type", tracing::field::debug(error.kind()));
        }
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
