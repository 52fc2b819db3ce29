//! Messages of customers, as if they came through a channel.

use serde_json::{Value, json};

use super::{CONVERSATIONS, MESSAGES, add, add_conversation};
use crate::server::providers::arrival;
use crate::server::random::Random;
use crate::server::store::Store;

/// Adds a message of a customer, with the text of another one. Every fourth one is in a new
/// conversation.
pub(super) fn arrive(store: &mut Store, n: u64) {
    store.tick();
    let mut random = arrival::random(store.seed, n);
    let has_number = |one: &Value| one["recipient_details"]["phone_number"].is_string();
    let conversation = arrival::one(store, &mut random, CONVERSATIONS, has_number);
    let is_like =
        |message: &Value| message["direction"] == "inbound" && message["text"].is_string();
    let like = arrival::one(store, &mut random, MESSAGES, is_like);
    let (Some(mut conversation), Some(like)) = (conversation, like) else {
        return;
    };
    if arrival::is_new(n) {
        conversation = new_conversation(store, &conversation, &mut random);
    }
    let details = &conversation["recipient_details"];
    let channel = conversation["last_user_channel"].as_str().unwrap_or("sms");
    let message = json!({
        "$conversation": conversation["conversation_id"],
        "message_id": format!("{channel}_{}", store.next_id(MESSAGES)),
        "text": like["text"],
        "direction": "inbound",
        "delivery_status": null,
        "channel": channel,
        "user_identifier": details["phone_number"],
        "user_identifiers": {
            "phone_number": details["phone_number"],
            "facebook_page_id": null,
        },
        "agent_assigned_to": conversation["agent_assigned_to"],
        "contact_name": details["name"],
    });
    add(store, message);
}

/// Adds a conversation of a new customer. It has the channel and the sender of another one.
fn new_conversation(store: &mut Store, like: &Value, random: &mut Random) -> Value {
    let number = store.next_id(CONVERSATIONS);
    let own = json!({
        "last_user_channel": like["last_user_channel"],
        "recipient_details": {
            "phone_number": format!("+336{number:08}"),
            "name": format!("Customer {number}"),
        },
        "from": like["from"],
        "purpose": like["purpose"],
        "color": random.between(0, 2),
    });
    add_conversation(store, number, &own)
}
