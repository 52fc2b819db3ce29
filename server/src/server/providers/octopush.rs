//! Octopush. Its pages do not state the answer to a sent message.

mod arrival;
mod events;

use serde_json::{Value, json};

use super::Embedded;
use crate::server::operation::{Answer, Call, Handler};
use crate::server::store::Store;

pub(super) static EMBEDDED: Embedded = Embedded {
    handlers: &[HANDLERS],
    arrange: &[],
    invalid,
    after_read: Some(deliver),
    events: events::events,
    arrive: arrival::arrive,
};

const HANDLERS: &[(&str, Handler)] = &[("sendMultiChannel", send_multi_channel)];

const CONVERSATIONS: &str = "conversations";
const MESSAGES: &str = "messages";

/// The form of a time in callbacks.
const CALLBACK: &str = "%Y-%m-%d %H:%M:%S";

/// 400. No body is documented for it.
fn invalid(_at: &str, _text: &str) -> (u16, Value) {
    (400, Value::Null)
}

/// Sends a text to each recipient: in the recipient's conversation or in a new one.
///
/// Assumptions: `send_at` does not delay the message in the list, and a simulation creates
/// nothing.
fn send_multi_channel(call: &mut Call<'_>) -> Answer {
    let body = call.body.clone();
    if body["simulation_mode"] == true {
        return Answer::Ok(json!({}));
    }
    for recipient in body["recipients"].as_array().into_iter().flatten() {
        let known = conversation_of(call, recipient);
        let conversation = match (known, recipient["conversation_id"].as_str()) {
            (Some(conversation), _) => conversation,
            (None, Some(_)) => return Answer::invalid("/recipients", "unknown conversation"),
            (None, None) => new_conversation(call, &body, recipient),
        };
        send(call, &body, recipient, &conversation);
    }
    Answer::Ok(json!({}))
}

/// The conversation that a recipient names, or that has the recipient's phone number.
fn conversation_of(call: &Call<'_>, recipient: &Value) -> Option<Value> {
    let find = |at: &str, value: &str| call.store.find(CONVERSATIONS, at, value).cloned();
    match (&recipient["conversation_id"], &recipient["phone_number"]) {
        (Value::String(id), _) => {
            // The filter of the list of messages has this prefix.
            let id = id.strip_prefix("cid_").unwrap_or(id);
            find("/conversation_id", id)
        }
        (_, Value::String(number)) => find("/recipient_details/phone_number", number),
        _ => None,
    }
}

/// Adds the conversation of a new recipient.
fn new_conversation(call: &mut Call<'_>, body: &Value, recipient: &Value) -> Value {
    let mut details = json!({ "name": "" });
    if recipient["phone_number"].is_string() {
        details["phone_number"] = recipient["phone_number"].clone();
    }
    let own = json!({
        "last_user_channel": body["channel"],
        "recipient_details": details,
        "from": body["sender"].as_str().unwrap_or("12345"),
        "purpose": body["purpose"].as_str().unwrap_or("alert"),
        "color": 0,
    });
    let number = call.store.next_id(CONVERSATIONS);
    add_conversation(call.store, number, &own)
}

/// Adds a conversation without messages. `own` has the properties that differ.
fn add_conversation(store: &mut Store, number: i64, own: &Value) -> Value {
    let now = now(store);
    let conversation = json!({
        "conversation_id": format!("00000000-0000-4000-8000-{number:012}"),
        "last_user_channel": own["last_user_channel"],
        "recipient_details": own["recipient_details"],
        "from": own["from"],
        "first_message_at": now,
        "last_message_at": now,
        "last_message": "",
        "purpose": own["purpose"],
        "color": own["color"],
        "number_of_messages": 0,
    });
    store.push(CONVERSATIONS, conversation.clone());
    conversation
}

/// Sends a text to one recipient.
fn send(call: &mut Call<'_>, body: &Value, recipient: &Value, conversation: &Value) {
    let details = &conversation["recipient_details"];
    let number = recipient
        .get("phone_number")
        .or(details.get("phone_number"));
    let email = recipient.get("email");
    let mut identifiers = json!({ "facebook_page_id": null });
    for (name, value) in [("phone_number", number), ("email", email)] {
        if let Some(value) = value {
            identifiers[name] = value.clone();
        }
    }
    let channel = body["channel"].as_str().unwrap_or_default();
    let id = conversation["conversation_id"].as_str().unwrap_or_default();
    let message = json!({
        "$conversation": id,
        "message_id": format!("{channel}_{}", call.store.next_id(MESSAGES)),
        "text": body["text"],
        "direction": "outbound",
        "delivery_status": "PROCESSED",
        "channel": channel,
        "user_identifier": number.or(email).and_then(Value::as_str).unwrap_or(id),
        "user_identifiers": identifiers,
        "agent_assigned_to": null,
        "contact_name": details["name"].as_str().unwrap_or_default(),
        "$sent": true,
        "$sent_at": call.time(CALLBACK),
        "$list_name": body["list_name"],
    });
    add(call.store, message);
}

/// Adds a message, and shows it in its conversation.
fn add(store: &mut Store, message: Value) {
    let now = now(store);
    let id = message["$conversation"].as_str().unwrap_or_default();
    if let Some(shown) = store.find_mut(CONVERSATIONS, "/conversation_id", id) {
        shown["last_message"] = message["text"].clone();
        shown["last_message_at"] = json!(now);
        let count = shown["number_of_messages"].as_i64().unwrap_or_default();
        shown["number_of_messages"] = json!(count + 1);
    }
    store.push(MESSAGES, message);
}

/// Delivers the messages that were sent: their status is `PROCESSED` in the first response
/// after they were sent, and `DELIVERED` from then on.
fn deliver(store: &mut Store) {
    let is_sent = |message: &Value| message["$sent"] == true;
    if !store.all(MESSAGES).iter().any(|message| is_sent(message)) {
        return;
    }
    // The time of a delivery is its own.
    store.tick();
    for message in store.select_mut(MESSAGES, is_sent) {
        message["delivery_status"] = json!("DELIVERED");
        message["$sent"] = json!(false);
    }
}

/// The time as the fixtures write it, two hours ahead of UTC.
fn now(store: &Store) -> String {
    store.time("%Y-%m-%dT%H:%M:%S+02:00")
}
