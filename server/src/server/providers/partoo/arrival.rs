//! Messages of customers, as if they came through a channel.

use serde_json::{Value, json};

use super::{CONVERSATIONS, MESSAGES, TIME, add};
use crate::json_edit::extend;
use crate::server::providers::arrival;
use crate::server::random::Random;
use crate::server::store::Store;

/// The contents that a customer can send through every channel.
const CONTENTS: [&str; 5] = ["Text", "Image", "Video", "Audio", "Document"];

/// Adds a message of a customer. It is like another message of a customer. Every fourth one
/// is in a new conversation, if another one is open.
pub(super) fn arrive(store: &mut Store, n: u64) {
    store.tick();
    let mut random = arrival::random(store.seed, n);
    let Some(conversation) = conversation(store, &mut random, n) else {
        return;
    };
    let is_like = |message: &Value| {
        let content = message["content_type"].as_str().unwrap_or_default();
        let has_content = !message["content"].is_null() && message["content"] != "";
        message["sender_type"] == "Consumer" && CONTENTS.contains(&content) && has_content
    };
    let Some(like) = arrival::one(store, &mut random, MESSAGES, is_like) else {
        return;
    };
    let channel = &conversation["custom_channel"];
    let is_custom = channel.is_object();
    let number = store.next_id(MESSAGES);
    let mut message = json!({
        "id": number,
        "conversation_id": conversation["id"],
        "date": store.time(TIME),
        "content_type": like["content_type"],
        "sender_type": "Consumer",
        "sender_label": conversation["consumer_name"],
        "status": "Success",
        "is_deleted": false,
        "is_automated": false,
        "content": like["content"],
        "user_id": null,
        "custom_channel": null,
    });
    if is_custom {
        let external = format!("ext-arrival-{number}");
        message["custom_channel"] = json!({ "external_message_id": external });
        message["$channel"] = channel["id"].clone();
    }
    let id = conversation["id"].to_string();
    add(store, message);
    if let Some(conversation) = store.find_mut(CONVERSATIONS, "/id", &id) {
        conversation["is_read"] = json!(false);
    }
}

/// The conversation of a message: an open one, or a new one that is like it.
fn conversation(store: &mut Store, random: &mut Random, n: u64) -> Option<Value> {
    let is_open = |one: &Value| one["status"] == "Open" && one["is_expired"] != true;
    let mut like = arrival::one(store, random, CONVERSATIONS, is_open)?;
    if !arrival::is_new(n) {
        return Some(like);
    }
    let number = store.next_id(CONVERSATIONS);
    let now = store.time(TIME);
    let changed = json!({
        "id": number,
        "consumer_name": format!("Customer {number}"),
        "consumer_img": null,
        "consumer_phone_number": null,
        "consumer_email": null,
        "last_message": null,
        "is_read": false,
        "created_at": now,
        "has_one_user_message": false,
        "issues": [],
        "first_message_date": now,
        "is_solved": false,
        "is_automated": false,
        "assigned_user_id": null,
    });
    extend(&mut like, &changed);
    if like["custom_channel"].is_object() {
        like["custom_channel"]["external_conversation_id"] = json!(format!("ext-{number}"));
    }
    store.push(CONVERSATIONS, like.clone());
    Some(like)
}
