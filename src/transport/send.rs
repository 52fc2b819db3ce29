//! Sending one call: leave from the quota, the request, the answer within its
//! bound, and again where that may help.
//!
//! Of each attempt there is a `tracing` span with OpenTelemetry's names for HTTP
//! clients. It has the path's template and the server's address, and nothing
//! that a caller or a customer wrote.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::{Request, StatusCode};
use tokio::time::{Instant, sleep};
use tracing::field::Empty;
use tracing::{Instrument, Span, debug, debug_span};

use super::retry::{is_transient, may_repeat};
use super::{Limiter, Operation, Response, Session};
use crate::{Error, ErrorKind};

/// Makes a call; the answer of its last attempt, whatever its status.
pub(super) async fn send(
    session: &Session,
    http: &reqwest::Client,
    mut request: Request,
    operation: Option<&'static Operation>,
) -> Result<Response, Error> {
    let mut started = None;
    let mut reached = false;
    for attempt in 1.. {
        let again = request.try_clone();
        let permit = leave(session.quota()).await;
        let started = *started.get_or_insert_with(Instant::now);
        let span = span(&request, operation, attempt);
        let method = request.method().clone();
        let outcome = once(session, http, request, operation)
            .instrument(span.clone())
            .await;
        drop(permit);
        record(&span, &outcome);
        let mut outcome = outcome.map_err(|error| error.reached_before(reached));
        reached |= outcome
            .as_ref()
            .err()
            .is_none_or(Error::may_have_reached_server);
        let asked = match &outcome {
            Ok(answer) => crate::error::retry_after(&answer.headers),
            Err(_) => None,
        };
        let throttled =
            matches!(&outcome, Ok(answer) if answer.status == StatusCode::TOO_MANY_REQUESTS);
        if let Some(quota) = session.quota().filter(|_| throttled) {
            quota.close(asked.unwrap_or_else(|| session.retry().backoff(attempt)));
        }
        let may = match &outcome {
            Ok(answer) => is_transient(answer.status) && is_safe(&method),
            Err(error) => may_repeat(&method, error),
        };
        let wait = session.retry().wait(attempt, started.elapsed(), asked);
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

async fn leave(quota: Option<&dyn Limiter>) -> Option<super::Permit> {
    let quota = quota?;
    let started = Instant::now();
    let permit = quota.acquire().await;
    let waited = started.elapsed();
    if waited > Duration::from_millis(1) {
        debug!(wait_ms = millis(waited), "waited for the quota");
    }
    Some(permit)
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
    match read(&mut response, session.max_response_bytes()).await {
        Ok(body) => Ok(Response {
            operation,
            url,
            status,
            headers,
            body,
            attempts: 1,
        }),
        Err(error) => Err(tell(error).with_answer(status, headers)),
    }
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
    let mut body = BytesMut::with_capacity(stated);
    while let Some(piece) = response.chunk().await.map_err(Error::transport)? {
        if piece.len() > most - body.len() {
            return Err(too_large());
        }
        body.extend_from_slice(&piece);
    }
    Ok(body.freeze())
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
