//! Webhooks: verified and decoded deliveries.

mod example;

use conversation_apis::webhooks::{HeaderMap, WebhookErrorKind};
use example::webhooks::{Event, PRODUCTION_KEY, Verifier};
use std::time::SystemTime;

#[test]
fn a_delivery_without_a_signature_is_refused() {
    let verifier = Verifier::new([PRODUCTION_KEY]).unwrap();
    let refused = verifier.verify(&HeaderMap::new(), b"{}", SystemTime::now());
    let error = refused.unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::MissingHeader);
    assert_eq!(error.header(), Some("X-Signature-v1"));
}

#[test]
fn a_verified_body_is_read_again() {
    let body = br#"{"type":"message_created","payload":{"id":1,"status":"sent"}}"#;
    let event = Event::from_verified(body).unwrap();
    let Event::MessageCreated(delivery) = &event else {
        panic!("{event:?}");
    };
    assert_eq!(delivery.payload.as_ref().unwrap().id, Some(1));
    assert_eq!(serde_json::to_vec(&event).unwrap(), body);
    assert!(event.deduplication_key().starts_with("event:"));
}
