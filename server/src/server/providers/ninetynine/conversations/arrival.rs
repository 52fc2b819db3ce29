//! Messages of customers, as if they came through a channel.

use serde_json::{Value, json};

use super::super::contacts;
use super::{messages, new};
use crate::server::providers::arrival;
use crate::server::random::Random;
use crate::server::store::Store;

/// Adds a message of a customer, with the text and the files of another message. Every fourth
/// one is the first message of a new contact.
pub(in super::super) fn arrive(store: &mut Store, n: u64) {
    store.tick();
    let mut random = arrival::random(store.seed, n);
    let conversation = match arrival::is_new(n) {
        true => new_conversation(store, &mut random),
        false => {
            let can_write = |one: &Value| one["meta"]["sender"]["blocked"] != true;
            arrival::one(store, &mut random, "conversations", can_write)
        }
    };
    let is_like = |message: &Value| {
        let is_incoming = message["message_type"] == 0 && message["content"].is_string();
        is_incoming || message["attachments"].is_array()
    };
    let like = arrival::one(store, &mut random, "messages", is_like);
    let (Some(conversation), Some(like)) = (conversation, like) else {
        return;
    };
    let body = json!({ "message_type": "incoming", "content": like["content"] });
    let mut message = messages::message(store, &conversation, &body, &[]);
    if let Some(attachments) = like["attachments"].as_array() {
        let id = message["id"].as_i64().unwrap_or_default();
        let mut attachments = attachments.clone();
        // A message can have null in place of an attachment.
        let known = attachments.iter_mut().filter(|one| !one.is_null());
        for (attachment, number) in known.zip(1..) {
            attachment["id"] = json!(id * 100 + number);
            attachment["message_id"] = json!(id);
        }
        message["attachments"] = json!(attachments);
    }
    messages::add(store, message);
}

/// Adds a conversation of a new contact.
fn new_conversation(store: &mut Store, random: &mut Random) -> Option<Value> {
    let inbox = arrival::one(store, random, "inboxes", |_| true)?;
    let mut contact = contacts::empty(store);
    let number = contact["id"].as_i64().unwrap_or_default();
    contact["name"] = json!(format!("Customer {number}"));
    contact["phone_number"] = json!(format!("+9725{number:08}"));
    store.push("contacts", contact.clone());
    new::connect(store, &contact, &inbox, &Value::Null);
    let conversation = new::empty(store, &contact, &inbox);
    store.push("conversations", conversation.clone());
    Some(conversation)
}
