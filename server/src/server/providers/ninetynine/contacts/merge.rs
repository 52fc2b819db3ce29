//! Merges two contacts into one.

use serde_json::{Map, Value, json};

use super::put;
use crate::json_edit::plain;
use crate::server::operation::{Answer, Call};
use crate::server::store::Store;

/// What the remaining contact takes from the other one, if it has no value of its own.
const TAKEN: [&str; 6] = [
    "identifier",
    "name",
    "email",
    "phone_number",
    "additional_attributes",
    "custom_attributes",
];

pub(super) fn merge(call: &mut Call<'_>) -> Answer {
    let find = |name: &str| {
        let id = plain(&call.body[name]);
        call.store.find("contacts", "/id", &id).cloned()
    };
    let (Some(mut base), Some(mergee)) = (find("base_contact_id"), find("mergee_contact_id"))
    else {
        return Answer::NotFound;
    };
    if base["id"] == mergee["id"] {
        return Answer::Ok(base);
    }
    for name in TAKEN {
        base[name] = preferred(&base[name], &mergee[name]);
    }
    let store = &mut *call.store;
    move_conversations(store, &base, &mergee["id"]);
    for connection in store.select_mut("contact_inboxes", |one| one["contact_id"] == mergee["id"]) {
        connection["contact_id"] = base["id"].clone();
    }
    store.remove("contacts", |one| one["id"] == mergee["id"]);
    put(store, &base);
    Answer::Ok(base)
}

/// The first value, unless it is empty. Of two objects, all properties, preferably those of
/// the first one.
fn preferred(first: &Value, second: &Value) -> Value {
    match (first, second) {
        (Value::Object(first), Value::Object(second)) => {
            let mut merged: Map<String, Value> = second.clone();
            merged.extend(
                first
                    .iter()
                    .map(|(name, value)| (name.clone(), value.clone())),
            );
            Value::Object(merged)
        }
        (Value::Null, second) => second.clone(),
        (Value::String(text), second) if text.is_empty() => second.clone(),
        (first, _) => first.clone(),
    }
}

/// Gives the conversations and the messages of one contact to another.
fn move_conversations(store: &mut Store, to: &Value, from: &Value) {
    let is_from = |conversation: &Value| conversation["meta"]["sender"]["id"] == *from;
    for conversation in store.select_mut("conversations", is_from) {
        conversation["meta"]["sender"] = to.clone();
        sign(&mut conversation["last_non_activity_message"], to, from);
        let messages = conversation["messages"].as_array_mut();
        for message in messages.into_iter().flatten() {
            sign(message, to, from);
        }
    }
    for message in store.select_mut("messages", |message| is_of(message, from)) {
        sign(message, to, from);
    }
}

/// Whether a contact wrote the message.
fn is_of(message: &Value, contact: &Value) -> bool {
    message["sender"]["type"] == "contact" && message["sender"]["id"] == *contact
}

/// Makes another contact the sender of a message, if it is from the first one.
fn sign(message: &mut Value, to: &Value, from: &Value) {
    if !is_of(message, from) {
        return;
    }
    for name in [
        "additional_attributes",
        "custom_attributes",
        "email",
        "id",
        "identifier",
    ] {
        message["sender"][name] = to[name].clone();
    }
    for name in ["name", "phone_number", "thumbnail"] {
        message["sender"][name] = to[name].clone();
    }
    if message.get("sender_id").is_some() {
        message["sender_id"] = json!(to["id"]);
    }
}
