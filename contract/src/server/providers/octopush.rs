//! Octopush. Its pages do not state the answer to a sent message.

use serde_json::{Value, json};

use super::Embedded;
use crate::server::operation::{Answer, Call, Handler};
use crate::server::store::has;

pub(super) static EMBEDDED: Embedded = Embedded {
    fixtures: include_str!("../../../fixtures/octopush.json"),
    handlers: &[HANDLERS],
    invalid,
    after_read: None,
    events: |_| Vec::new(),
    arrive: |_, _| {},
};

const HANDLERS: &[(&str, Handler)] = &[("sendMultiChannel", send_multi_channel)];

const CONVERSATIONS: &str = "conversations";
const MESSAGES: &str = "messages";

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
    let number = call.store.next_id(CONVERSATIONS);
    let now = now(call);
    let mut details = json!({ "name": "" });
    if recipient["phone_number"].is_string() {
        details["phone_number"] = recipient["phone_number"].clone();
    }
    let conversation = json!({
        "conversation_id": format!("00000000-0000-4000-8000-{number:012}"),
        "last_user_channel": body["channel"],
        "recipient_details": details,
        "from": body["sender"].as_str().unwrap_or("12345"),
        "first_message_at": now,
        "last_message_at": now,
        "last_message": body["text"],
        "purpose": body["purpose"].as_str().unwrap_or("alert"),
        "color": 0,
        "number_of_messages": 0,
    });
    call.store.push(CONVERSATIONS, conversation.clone());
    conversation
}

/// Adds a message, and shows it in its conversation.
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
    });
    call.store.push(MESSAGES, message);
    let now = now(call);
    for shown in call
        .store
        .select_mut(CONVERSATIONS, |item| has(item, "/conversation_id", id))
    {
        shown["last_message"] = body["text"].clone();
        shown["last_message_at"] = json!(now);
        let count = shown["number_of_messages"].as_i64().unwrap_or_default();
        shown["number_of_messages"] = json!(count + 1);
    }
}

/// The time as the fixtures write it, two hours ahead of UTC.
fn now(call: &Call<'_>) -> String {
    call.time("%Y-%m-%dT%H:%M:%S+02:00")
}
