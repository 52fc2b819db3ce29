//! The webhook events of Octopush, which calls them callbacks.

use serde_json::{Value, json};

use super::{CALLBACK, MESSAGES};
use crate::json_edit::extend;
use crate::server::changes::{Change, Changes, Event};
use crate::server::store::Store;

/// The price of each message. Its unit is not stated.
const PRICE: f64 = 0.045;

/// The changed delivery statuses of sent messages, and the messages of customers.
pub(super) fn events(changes: &Changes<'_>) -> Vec<Event> {
    let store = changes.after;
    let messages = changes.of(MESSAGES, "/message_id").into_iter();
    let events = messages.filter_map(|change| match change {
        Change::Added(message) if message["direction"] == "inbound" => {
            Some(inbound(store, message))
        }
        Change::Changed(before, after) if before["delivery_status"] != after["delivery_status"] => {
            Some(receipt(store, after))
        }
        _ => None,
    });
    events.collect()
}

/// A new delivery status. Receipts of e-mails have a form of their own.
fn receipt(store: &Store, message: &Value) -> Event {
    let mut body = json!({
        "channel": message["channel"],
        "message_id": message["message_id"],
        "list_name": message["$list_name"].as_str().unwrap_or_default(),
        "meta_data": {},
    });
    let mut state = json!({
        "status": message["delivery_status"],
        "unit_price": PRICE,
        "delivery_date": store.time(CALLBACK),
    });
    let identifiers = &message["user_identifiers"];
    if message["channel"] == "email" {
        state["email"] = identifiers["email"].clone();
        state["status_history"] =
            json!([{ "status": "PROCESSED", "delivery_date": message["$sent_at"] }]);
        body["deliveries"] = json!([state]);
        let name = "email_delivery_receipt";
        return Event { name, body };
    }
    body["number"] = identifiers["phone_number"].clone();
    extend(&mut body, &state);
    let name = "delivery_receipt";
    Event { name, body }
}

/// A message of a customer. Assumption: the text `STOP` asks for no more messages, and is not
/// reported as a message too.
fn inbound(store: &Store, message: &Value) -> Event {
    let text = message["text"].as_str().unwrap_or_default();
    let mut body = json!({
        "number": message["user_identifier"],
        "text": text,
    });
    // The message that this one answers.
    let mut others = store.all(MESSAGES).iter().rev();
    let is_answered = |other: &Value| {
        // The messages of many customers fail the first test, which is fast.
        other["direction"] == "outbound" && other["$conversation"] == message["$conversation"]
    };
    if let Some(answered) = others.find(|other| is_answered(other)) {
        body["message_id"] = answered["message_id"].clone();
    }
    if text.trim().eq_ignore_ascii_case("stop") {
        body["stop_date"] = json!(store.time(CALLBACK));
        let name = "opt_out";
        return Event { name, body };
    }
    body["sim_card_number"] = json!("12345");
    body["reception_date"] = json!(store.time(CALLBACK));
    let name = "inbound_message";
    Event { name, body }
}
