//! Partoo's webhooks: signed deliveries of every event, in every form that the vendor has.

use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use conversation_apis::partoo::types::{MessageContent, MessageStatus, WebhookBusinessId};
use conversation_apis::partoo::webhooks::{Event, PRODUCTION_KEY, SANDBOX_KEY, Verifier};
use conversation_apis::webhooks::{HeaderMap, Key, WebhookErrorKind};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};

use crate::support::{check_all_are_shown, check_kept, event_cases};

const HEADER: &str = "X-Partoo-Signature-v1";

/// The public key of the seed `[7; 32]`, as Python's `cryptography` writes it.
const PUBLIC_KEY: &str = "MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=";

/// The form of the vendor's page on `message_updated`, as Python's `json.dumps` writes it.
const BODY: &str = r#"{"type": "message_updated", "payload": {"message": {"id": 123, "conversation_id": 123, "date": "2023-01-31 16:22:17.327878+00:00", "content_type": "Text", "sender_type": "User", "sender_label": "Zo\u00eb Invented", "status": "Sending", "is_deleted": false, "content": "\u00c0 bient\u00f4t \ud83d\udc4b", "user_id": "62d80fae74e8b11d700302b8", "custom_channel": null}, "conversation": {"id": 123, "consumer_img": "https://www.example.com/profile-picture.jpg", "consumer_name": "Omar Invented", "business": {"id": 123}, "messaging_partner": "Facebook", "custom_channel": null}, "org_id": 123}}"#;

/// The signature of [`BODY`], by Python's `cryptography`.
const SIGNATURE: &str =
    "BMJcQ6w38qubAmG0ompUIvNu2Lip6LmcVSSs7OdwXdng7LtzKNXYi1EQSHKcGY08SOF1k0bUHn6zaiMyoD14AQ==";

fn signed(body: &[u8]) -> HeaderMap {
    let signature = SigningKey::from_bytes(&[7; 32]).sign(body);
    with_signature(&STANDARD.encode(signature.to_bytes()))
}

fn with_signature(signature: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(HEADER, signature.parse().unwrap());
    headers
}

fn verifier() -> Verifier {
    Verifier::new([Key::public(PUBLIC_KEY).unwrap()]).unwrap()
}

/// Signs a body, verifies it and decodes it.
fn receive(body: &str) -> Event {
    let headers = signed(body.as_bytes());
    let event = verifier().verify(&headers, body.as_bytes(), SystemTime::now());
    event.unwrap()
}

fn key(body: &Value) -> String {
    receive(&body.to_string()).deduplication_key()
}

/// The component that describes an event's body.
fn component(event: &Event) -> &'static str {
    match event {
        Event::MessageCreated(_) => "MessageCreatedEvent",
        Event::MessageUpdated(_) => "MessageUpdatedEvent",
        Event::MessageReceived(_) => "MessageReceivedEvent",
        Event::LeadReceived(_) => "LeadReceivedEvent",
        Event::Unknown(_) => "unknown",
        Event::Malformed(_) => "malformed",
        _ => "an event without a test",
    }
}

fn updated(event: Event) -> conversation_apis::partoo::types::MessageUpdatedEvent {
    match event {
        Event::MessageUpdated(updated) => updated.into_body(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_form_of_every_event_is_verified_decoded_and_written_back() {
    let cases = event_cases("partoo");
    for (file, schema, body) in &cases {
        let event = receive(body);
        assert_eq!(component(&event), schema, "{file}");
        check_kept(&event, body, file);
    }
    let expected = [
        "MessageCreatedEvent",
        "MessageUpdatedEvent",
        "MessageReceivedEvent",
        "LeadReceivedEvent",
    ];
    check_all_are_shown(&cases, &expected);
}

#[test]
fn a_delivery_signed_by_python_is_accepted_and_any_change_of_it_is_refused() {
    let verifier = verifier();
    let headers = with_signature(SIGNATURE);
    let event = verifier.verify(&headers, BODY.as_bytes(), SystemTime::now());
    let payload = updated(event.unwrap()).payload.unwrap();
    let text = payload.message.unwrap().content;
    assert_eq!(text, Some(MessageContent::Text("À bientôt 👋".to_owned())));
    let refused = |body: &[u8]| {
        let error = verifier.verify(&headers, body, SystemTime::now());
        let error = error.unwrap_err();
        assert_eq!(error.kind(), WebhookErrorKind::WrongSignature);
        assert!(!error.to_string().contains("Omar"), "{error}");
    };
    for at in (0..BODY.len()).step_by(17) {
        let mut changed = BODY.as_bytes().to_vec();
        changed[at] ^= 1;
        refused(&changed);
    }
    // The same JSON, written by something in between.
    let rewritten: Value = serde_json::from_str(BODY).unwrap();
    refused(rewritten.to_string().as_bytes());
}

#[test]
fn a_delivery_verifies_at_any_time_because_no_time_is_signed() {
    let year = Duration::from_secs(365 * 24 * 60 * 60);
    for now in [
        SystemTime::now() + year,
        SystemTime::now() - year,
        SystemTime::UNIX_EPOCH,
    ] {
        let headers = with_signature(SIGNATURE);
        assert!(verifier().verify(&headers, BODY.as_bytes(), now).is_ok());
    }
}

#[test]
fn the_published_keys_are_valid_and_do_not_accept_other_signatures() {
    let verifier = Verifier::new([PRODUCTION_KEY, SANDBOX_KEY]).unwrap();
    let headers = with_signature(SIGNATURE);
    let error = verifier.verify(&headers, BODY.as_bytes(), SystemTime::now());
    assert_eq!(error.unwrap_err().kind(), WebhookErrorKind::WrongSignature);
}

#[test]
fn a_test_delivery_is_like_a_real_one() {
    let mut headers = with_signature(SIGNATURE);
    headers.insert("X-Partoo-Webhook-Tryout", "true".parse().unwrap());
    let event = verifier().verify(&headers, BODY.as_bytes(), SystemTime::now());
    assert_eq!(event.unwrap().name(), Some("message_updated"));
}

#[test]
fn events_without_a_type_are_kept_as_they_came() {
    for name in ["business_created", "business_deleted", "review_received"] {
        let body = format!(r#"{{"type":"{name}","payload":{{"business":{{"ratio":1.50}}}}}}"#);
        let event = receive(&body);
        let Event::Unknown(unknown) = &event else {
            panic!("{event:?}");
        };
        assert_eq!(event.name(), Some(name));
        assert_eq!(unknown.body.body().as_str(), body);
        assert_eq!(serde_json::to_string(&event).unwrap(), body);
        assert!(event.deduplication_key().starts_with("body:"));
    }
}

#[test]
fn a_body_that_does_not_fit_its_type_is_kept_with_the_place() {
    let body = BODY.replacen("\"id\": 123", "\"id\": \"Omar\"", 1);
    let event = receive(&body);
    let Event::Malformed(malformed) = &event else {
        panic!("{event:?}");
    };
    assert_eq!(malformed.body.event(), "message_updated");
    assert_eq!(malformed.error().pointer(), "/payload/message/id");
    assert!(!malformed.error().to_string().contains("Omar"));
    assert_eq!(event.raw(), body.as_bytes());
}

#[test]
fn the_id_of_the_business_of_a_received_message_has_both_forms_too() {
    let cases = event_cases("partoo").into_iter();
    let ids = cases.filter_map(|(_, _, body)| match receive(&body) {
        Event::MessageReceived(received) => received.into_body().event?.business_id,
        _ => None,
    });
    let ids: Vec<_> = ids.map(|id| id.text().unwrap().into_owned()).collect();
    assert!(ids.iter().any(|id| id == "123"), "{ids:?}");
    assert!(ids.iter().any(|id| id.len() == 24), "{ids:?}");
}

#[test]
fn the_id_of_the_business_is_read_and_written_in_both_forms() {
    let older = updated(receive(BODY)).payload.unwrap();
    let older = older.conversation.unwrap();
    assert_eq!(older.business_id().as_deref(), Some("123"));
    let id = older.business.as_ref().unwrap().id.as_ref();
    assert_eq!(id, Some(&WebhookBusinessId::Integer(123)));
    let id = "5409c35a97bbc544d8e26737";
    let newer = BODY.replace("{\"id\": 123}", &format!("{{\"id\": \"{id}\"}}"));
    let newer = updated(receive(&newer)).payload.unwrap();
    let newer = newer.conversation.unwrap();
    assert_eq!(newer.business_id().as_deref(), Some(id));
    // Neither form, and no id.
    for (business, written) in [("true", json!(true)), ("null", Value::Null)] {
        let body = BODY.replace("{\"id\": 123}", &format!("{{\"id\": {business}}}"));
        let event = updated(receive(&body));
        let json = serde_json::to_value(&event).unwrap();
        let conversation = event.payload.unwrap().conversation.unwrap();
        assert_eq!(conversation.business_id(), None);
        let at = "/payload/conversation/business/id";
        assert_eq!(json.pointer(at), Some(&written));
    }
}

/// A body with the values that identify a message's event.
fn message(event: &str, id: i64, status: &str, is_deleted: bool) -> Value {
    let message = json!({ "id": id, "status": status, "is_deleted": is_deleted });
    json!({ "type": event, "payload": { "message": message, "org_id": 7 } })
}

#[test]
fn repeats_of_a_message_have_the_same_key_and_other_states_have_another() {
    let first = message("message_updated", 1, "Sending", false);
    let mut repeat = first.clone();
    repeat["payload"]["message"]["content"] = json!("Hello");
    repeat["payload"]["org_id"] = json!(8);
    assert_eq!(key(&first), key(&repeat));
    let spaced = serde_json::to_string_pretty(&first).unwrap();
    assert_eq!(receive(&spaced).deduplication_key(), key(&first));
    let others = [
        message("message_created", 1, "Sending", false),
        message("message_updated", 2, "Sending", false),
        message("message_updated", 1, "Success", false),
        message("message_updated", 1, "Sending", true),
    ];
    for other in &others {
        assert_ne!(key(&first), key(other), "{other}");
    }
    // Without one of the values, the whole body decides.
    let short = json!({ "type": "message_updated", "payload": { "message": { "id": 1 } } });
    assert!(key(&short).starts_with("body:"));
    let status = updated(receive(&first.to_string())).payload.unwrap();
    let status = status.message.unwrap().status;
    assert_eq!(status, Some(MessageStatus::Sending));
}

#[test]
fn repeats_of_the_deprecated_event_have_the_same_key() {
    let event = |id: i64, status: &str| {
        let event = json!({
            "event_type": "message_received", "message_id": id, "status": status,
        });
        json!({ "event": event })
    };
    assert_eq!(key(&event(1, "Success")), key(&event(1, "Failed")));
    assert_ne!(key(&event(1, "Success")), key(&event(2, "Success")));
}

#[test]
fn leads_have_different_keys_even_if_their_id_is_that_of_the_configuration() {
    let lead = |created: &str, value: Value| {
        let values = [json!({ "id": 1, "type": "TEXT", "value": value })];
        let lead = json!({ "id": 1, "created_at": created, "values": values });
        json!({ "type": "lead_received", "payload": lead })
    };
    let first = lead("2026-03-02T10:00:00Z", json!("Nora"));
    assert_eq!(key(&first), key(&first.clone()));
    assert!(key(&first).starts_with("event:"));
    assert_ne!(
        key(&first),
        key(&lead("2026-03-02T10:00:01Z", json!("Nora")))
    );
    assert_ne!(
        key(&first),
        key(&lead("2026-03-02T10:00:00Z", json!("Omar")))
    );
}
