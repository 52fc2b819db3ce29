//! The events of Octopush.

use serde_json::{Value, json};

use super::{Run, arrives};
use crate::json_edit::extend;

fn read() -> (&'static str, &'static str, Value) {
    ("GET", "/conversations/list", Value::Null)
}

fn send(body: Value) -> (&'static str, &'static str, Value) {
    let mut sent = json!({ "channel": "sms", "text": "We open at eight." });
    extend(&mut sent, &body);
    ("POST", "/multi-channel/send", sent)
}

#[test]
fn a_sent_message_is_delivered_after_the_next_read() {
    let mut run = Run::new("octopush", 0);
    let numbers = ["+33600000001", "+33600000099"];
    let recipients: Vec<Value> = numbers
        .iter()
        .map(|number| json!({ "phone_number": number }))
        .collect();
    let body = json!({ "recipients": recipients, "list_name": "customers" });
    run.step(send(body), &[]);
    let receipts = run.step(read(), &["delivery_receipt", "delivery_receipt"]);
    for (receipt, number) in receipts.iter().zip(numbers) {
        assert_eq!(receipt["number"], number);
        assert_eq!(receipt["status"], "DELIVERED");
        assert_eq!(receipt["channel"], "sms");
        assert_eq!(receipt["list_name"], "customers");
        assert_eq!(
            receipt["delivery_date"].as_str().unwrap().len(),
            "2025-01-22 11:46:06".len()
        );
        assert!(receipt["message_id"].as_str().unwrap().starts_with("sms_"));
    }
    run.step(read(), &[]);
    run.has_called_all_writes();
}

#[test]
fn a_receipt_of_an_e_mail_has_its_own_form() {
    let mut run = Run::new("octopush", 0);
    let recipients = json!([{ "email": "ada@example.com" }]);
    run.step(
        send(json!({ "channel": "email", "recipients": recipients })),
        &[],
    );
    let receipts = run.step(read(), &["email_delivery_receipt"]);
    let delivery = &receipts[0]["deliveries"][0];
    assert_eq!(delivery["email"], "ada@example.com");
    assert_eq!(delivery["status"], "DELIVERED");
    assert_eq!(delivery["status_history"][0]["status"], "PROCESSED");
}

#[test]
fn simulated_and_refused_messages_cause_no_event() {
    let mut run = Run::new("octopush", 0);
    let recipients = json!([{ "phone_number": "+33600000001" }]);
    run.step(
        send(json!({ "recipients": recipients, "simulation_mode": true })),
        &[],
    );
    run.refused(send(json!({ "recipients": [] })));
    let unknown = json!([{ "phone_number": "+33600000001" }, { "conversation_id": "nobody" }]);
    run.refused(send(
        json!({ "channel": "live_chat", "recipients": unknown }),
    ));
    run.step(read(), &[]);
}

#[test]
fn a_message_of_a_customer_is_inbound_unless_it_asks_for_no_more() {
    let mut names = std::collections::BTreeSet::new();
    for seed in 0..4 {
        let mut run = Run::new("octopush", seed);
        for n in 0..20 {
            let events = run.arrive(n);
            assert_eq!(events.len(), 1);
            let (name, body) = (events[0].name, &events[0].body);
            assert_eq!(name == "opt_out", body["text"] == "STOP", "{body}");
            assert!(body["number"].is_string());
            let last = run.store.all("messages").last().unwrap();
            assert_eq!(last["direction"], "inbound");
            names.insert(name);
        }
    }
    assert_eq!(
        names.into_iter().collect::<Vec<_>>(),
        ["inbound_message", "opt_out"]
    );
    arrives(&mut Run::new("octopush", 0), "conversations", "messages");
}
