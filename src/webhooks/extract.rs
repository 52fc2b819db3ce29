//! An extractor for axum.

use std::time::SystemTime;

use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use bytes::Bytes;

use super::error::WebhookError;
use super::facts::Webhooks;
use super::verifier::Verifier;

/// A verified event, as an argument of a handler of axum. It reads the body, so it has to be the
/// last argument.
///
/// The state is the [`Verifier`], or has it: then implement `FromRef` for it.
///
/// A request that is refused is answered with [`WebhookError::status`] and an empty body. To see
/// the reason, take a `Result<Verified<Event>, WebhookError>`.
#[derive(Debug, Clone)]
pub struct Verified<E>(pub E);

impl<S, E> FromRequest<S> for Verified<E>
where
    S: Send + Sync,
    E: Webhooks,
    Verifier<E>: FromRef<S>,
{
    type Rejection = WebhookError;

    async fn from_request(request: Request, state: &S) -> Result<Self, WebhookError> {
        let verifier = Verifier::<E>::from_ref(state);
        let headers = request.headers().clone();
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|error| WebhookError::unreadable(error.status()))?;
        verifier
            .verify(&headers, &body, SystemTime::now())
            .map(Self)
    }
}

/// The status, and an empty body.
impl IntoResponse for WebhookError {
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}
