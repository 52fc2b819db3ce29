//! Octopush's callbacks: unsigned, and without the name of an event.

use std::time::SystemTime;

use conversation_apis::octopush::types::{CallSeconds, DeliveryStatus, Price};
use conversation_apis::octopush::webhooks::{Event, Verifier};
use conversation_apis::webhooks::{HeaderMap, Key, WebhookErrorKind};
use serde_json::{Value, json};

use crate::support::{check_all_are_shown, check_kept, event_cases};

fn receive(body: &str) -> Event {
    let verifier = Verifier::unsigned();
    let event = verifier.verify(&HeaderMap::new(), body.as_bytes(), SystemTime::now());
    event.unwrap()
}

fn key(body: &Value) -> String {
    receive(&body.to_string()).deduplication_key()
}

/// The component that describes an event's body.
fn component(event: &Event) -> &'static str {
    match event {
        Event::DeliveryReceipt(_) => "DeliveryReceiptEvent",
        Event::EmailDeliveryReceipt(_) => "EmailDeliveryReceiptEvent",
        Event::OptOut(_) => "OptOutEvent",
        Event::InboundMessage(_) => "InboundMessageEvent",
        Event::Unknown(_) => "unknown",
        Event::Malformed(_) => "malformed",
        _ => "an event without a test",
    }
}

#[test]
fn every_form_of_every_callback_is_recognized_decoded_and_written_back() {
    let cases = event_cases("octopush");
    for (file, schema, body) in &cases {
        let event = receive(body);
        assert_eq!(component(&event), schema, "{file}");
        check_kept(&event, body, file);
    }
    let expected = [
        "DeliveryReceiptEvent",
        "EmailDeliveryReceiptEvent",
        "OptOutEvent",
        "InboundMessageEvent",
    ];
    check_all_are_shown(&cases, &expected);
}

#[test]
fn an_opt_out_is_no_message_although_it_has_a_text() {
    let body = json!({ "number": "+33600000001", "text": "stop" });
    assert_eq!(receive(&body.to_string()).name(), Some("inbound_message"));
    let mut stop = body;
    stop["stop_date"] = json!("2026-03-02 11:11:45");
    assert_eq!(receive(&stop.to_string()).name(), Some("opt_out"));
}

#[test]
fn a_null_property_shows_the_kind_only_if_no_other_one_is_there() {
    let body = json!({ "delivery_date": null, "stop_date": null, "text": "Yes" });
    assert_eq!(receive(&body.to_string()).name(), Some("inbound_message"));
    let body = json!({ "delivery_date": null, "stop_date": null });
    assert_eq!(receive(&body.to_string()).name(), Some("delivery_receipt"));
    let body = json!({ "delivery_date": "2026-03-02 11:11:45", "deliveries": [] });
    let event = receive(&body.to_string());
    assert_eq!(event.name(), Some("email_delivery_receipt"));
}

#[test]
fn prices_and_empty_metadata_are_read_in_both_forms() {
    let receipt = |price: Value, metadata: Value| {
        let body = json!({
            "delivery_date": "2026-03-02 11:11:45", "unit_price": price, "meta_data": metadata,
        });
        let Event::DeliveryReceipt(receipt) = receive(&body.to_string()) else {
            panic!("not a receipt");
        };
        assert_eq!(serde_json::to_value(&receipt).unwrap(), body);
        receipt.into_body()
    };
    for (price, amount) in [
        (json!(0.5), Some(0.5)),
        (json!(1), Some(1.0)),
        (json!("0.0450"), Some(0.045)),
        (json!(""), None),
        (json!("NaN"), None),
        (json!([]), None),
        (Value::Null, None),
    ] {
        let read = receipt(price.clone(), Value::Null).unit_price;
        assert_eq!(read.as_ref().and_then(Price::amount), amount, "{price}");
    }
    for (metadata, is_object) in [(json!({}), true), (json!([]), false)] {
        let read = receipt(json!(0.5), metadata).meta_data.unwrap();
        assert_eq!(read.metadata().is_some(), is_object);
    }
}

#[test]
fn new_kinds_of_callbacks_are_kept_as_they_came() {
    for body in [r#"{"click_date":"2026-03-02 11:11:45","ratio":1.50}"#, "[]"] {
        let event = receive(body);
        let Event::Unknown(unknown) = &event else {
            panic!("{event:?}");
        };
        assert_eq!(event.name(), None);
        assert_eq!(unknown.body.body().as_str(), body);
        assert!(event.deduplication_key().starts_with("body:"));
    }
}

#[test]
fn a_callback_that_does_not_fit_its_type_is_kept_with_the_place() {
    let body = r#"{"message_id":"sms_1","delivery_date":"2026-03-02 11:11:45","number":["Nora"]}"#;
    let event = receive(body);
    let Event::Malformed(malformed) = &event else {
        panic!("{event:?}");
    };
    assert_eq!(malformed.body.event(), "delivery_receipt");
    assert_eq!(malformed.error().pointer(), "/number");
    assert!(!malformed.error().to_string().contains("Nora"));
    assert_eq!(event.raw(), body.as_bytes());
}

#[test]
fn a_body_that_is_not_json_is_refused() {
    let form = b"message_id=sms_1&number=%2B33600000001";
    let verifier = Verifier::unsigned();
    let refused = verifier.verify(&HeaderMap::new(), form, SystemTime::now());
    assert_eq!(refused.unwrap_err().kind(), WebhookErrorKind::NotJson);
}

#[test]
fn no_key_is_accepted_because_nothing_is_signed() {
    let refused = Verifier::new([Key::secret("a secret")]);
    assert!(refused.is_err());
}

#[test]
fn the_seconds_of_a_call_are_read_in_both_forms() {
    let body = json!({
        "delivery_date": "2026-03-02 11:11:45", "status": "DELIVERED",
        "call_duration": "12", "charged_duration": "unknown",
        "meta_data": { "call_duration": 35, "charged_duration": 1.5 },
    });
    let Event::DeliveryReceipt(receipt) = receive(&body.to_string()) else {
        panic!("not a receipt");
    };
    let seconds = |value: &Option<CallSeconds>| value.as_ref().and_then(CallSeconds::seconds);
    assert_eq!(receipt.status, Some(DeliveryStatus::Delivered));
    assert_eq!(seconds(&receipt.call_duration), Some(12));
    assert_eq!(seconds(&receipt.charged_duration), None);
    let metadata = receipt.meta_data.as_ref().unwrap().metadata().unwrap();
    assert_eq!(seconds(&metadata.call_duration), Some(35));
    assert_eq!(seconds(&metadata.charged_duration), None);
    assert_eq!(serde_json::to_value(&receipt).unwrap(), body);
}

#[test]
fn repeats_of_a_receipt_have_the_same_key_and_other_receipts_have_another() {
    let receipt = |number: &str, status: &str, date: &str| {
        json!({
            "message_id": "sms_1", "number": number, "status": status, "delivery_date": date,
        })
    };
    let first = receipt("+33600000001", "ACK", "2026-03-02 11:11:45");
    let mut repeat = first.clone();
    repeat["unit_price"] = json!(0.5);
    assert_eq!(key(&first), key(&repeat));
    let others = [
        receipt("+33600000002", "ACK", "2026-03-02 11:11:45"),
        receipt("+33600000001", "DELIVERED", "2026-03-02 11:11:45"),
        receipt("+33600000001", "ACK", "2026-03-02 11:11:46"),
    ];
    for other in &others {
        assert_ne!(key(&first), key(other), "{other}");
    }
}

#[test]
fn repeats_of_a_message_have_the_same_key_and_other_messages_have_another() {
    let message = |text: &str, date: &str| {
        json!({
            "message_id": "sms_1", "number": "+33600000001", "text": text,
            "sim_card_number": "12345", "reception_date": date,
        })
    };
    let first = message("Yes", "2026-03-02 11:11:45");
    assert_eq!(key(&first), key(&first.clone()));
    assert!(key(&first).starts_with("event:"));
    assert_ne!(key(&first), key(&message("No", "2026-03-02 11:11:45")));
    assert_ne!(key(&first), key(&message("Yes", "2026-03-02 11:11:46")));
}

#[test]
fn receipts_of_emails_differ_by_their_whole_body() {
    let receipt = |status: &str| {
        let delivery = json!({ "email": "nora@example.com", "status": status });
        json!({ "channel": "email", "message_id": "email_1", "deliveries": [delivery] })
    };
    assert_eq!(key(&receipt("OPENED")), key(&receipt("OPENED")));
    assert_ne!(key(&receipt("OPENED")), key(&receipt("CLICKED")));
}
