//! The `tracing` span of an attempt.

use reqwest::Request;
use tracing::field::Empty;
use tracing::{Span, info_span};

use super::send::status;
use super::{Operation, Response};
use crate::Error;

/// The span of an attempt, with the names of OpenTelemetry's conventions for HTTP clients.
/// `url.full`, which they also require, would contain what the caller searches for.
pub(super) fn span(request: &Request, operation: Option<&'static Operation>, attempt: u32) -> Span {
    let (url, method) = (request.url(), request.method().as_str());
    let path = operation.map_or("", |operation| operation.path);
    let name = format!("{method} {path}");
    let span = info_span!(
        "http.client.request",
        otel.name = name.trim_end(),
        otel.kind = "client",
        otel.status_code = Empty,
        operation = operation.map_or("", |operation| operation.id),
        http.request.method = method,
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        url.template = path,
        server.address = url.host_str().unwrap_or_default(),
        server.port = url.port_or_known_default(),
        error.type = Empty,
    );
    if attempt > 1 {
        span.record("http.request.resend_count", attempt - 1);
    }
    span
}

pub(super) fn record(span: &Span, outcome: &Result<Response, Error>) {
    let status = status(outcome);
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
    let failed = status.filter(|status| status.is_client_error() || status.is_server_error());
    let error = match (failed, outcome) {
        (Some(status), _) => status.as_str().to_owned(),
        (None, Err(error)) => format!("{:?}", error.kind()),
        (None, Ok(_)) => return,
    };
    span.record("error.type", error.as_str());
    span.record("otel.status_code", "ERROR");
}
