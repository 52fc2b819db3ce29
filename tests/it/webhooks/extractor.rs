//! The extractor for axum.

use axum_core::body::Body;
use axum_core::extract::{FromRequest as _, Request};
use axum_core::response::IntoResponse as _;
use conversation_apis::webhooks::{Verified, WebhookError, WebhookErrorKind};

use super::schemes::{ed25519, public, vectors};

/// The result for a body, with the signature of an event.
async fn extract(body: impl Into<Body>) -> Result<Verified<ed25519::Event>, WebhookError> {
    let vectors = vectors();
    let case = &vectors.ed25519[1];
    let verifier = ed25519::Verifier::new([public(&case.public)]).unwrap();
    let request = Request::builder().header("X-Signature-v1", &case.signature);
    Verified::from_request(request.body(body.into()).unwrap(), &verifier).await
}

#[tokio::test]
async fn a_verified_event_is_an_argument_of_a_handler() {
    let body = vectors().ed25519[1].body.bytes();
    let Verified(event) = extract(body.clone()).await.unwrap();
    assert_eq!(event.raw(), body);
}

#[tokio::test]
async fn a_refused_delivery_is_answered_with_its_status_and_an_empty_body() {
    let error = extract("{}").await.unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::WrongSignature);
    let response = error.into_response();
    assert_eq!(response.status().as_u16(), 401);
    let request = Request::new(response.into_body());
    let body = conversation_apis::Bytes::from_request(request, &())
        .await
        .unwrap();
    assert!(body.is_empty());
}

#[tokio::test]
async fn a_body_above_the_limit_is_answered_with_413() {
    let error = extract(vec![b' '; 3 << 20]).await.unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::UnreadableBody);
    assert_eq!(error.status().as_u16(), 413);
    assert_eq!(error.to_string(), "the body could not be read (status 413)");
}
