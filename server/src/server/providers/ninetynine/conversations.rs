//! Conversations and messages. See `server/operation.rs` for how to write a handler.
//!
//! A conversation has copies of its last message, of its contact, and of its assignee and its
//! team. Messages are in the collection `messages`, as lists of conversations have them.

mod arrival;
mod assignment;
mod filter;
mod messages;
mod new;
mod order;

use jiff::Timestamp;
use serde_json::{Value, json};

pub(super) use self::arrival::arrive;
pub(super) use self::messages::CONTACT;
pub(super) use self::order::arrange;
use crate::server::operation::{Answer, Call, Handler};

/// By `operationId`.
pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("createConversation", new::create),
    ("getConversationCounts", counts),
    ("filterConversations", filter::filter),
    ("getConversation", get),
    ("toggleConversationStatus", toggle_status),
    ("toggleConversationPriority", toggle_priority),
    ("toggleTypingStatus", toggle_typing_status),
    ("assignConversation", assignment::assign),
    ("listConversationLabels", labels),
    ("setConversationLabels", set_labels),
    ("setConversationCustomAttributes", set_custom_attributes),
    ("createMessage", messages::create),
    ("deleteMessage", messages::delete),
];

/// The id of the agent whose key every request has. The fixtures have it.
pub(super) const USER: i64 = 1;

/// The collection of the typing statuses that agents have set.
pub(super) const TYPING: &str = "typing";

/// The times that the server writes as text.
pub(super) const ISO: &str = "%Y-%m-%dT%H:%M:%S.000Z";

/// The conversation of a request, to change it, and the server's time.
fn conversation<'c>(call: &'c mut Call<'_>) -> Option<(&'c mut Value, Timestamp)> {
    let id = call.path.get("conversation_id").cloned()?;
    let found = call.store.find_mut("conversations", "/id", &id)?;
    Some((found, call.now))
}

/// States that a conversation has just changed. Only newer servers send this time.
fn touch(conversation: &mut Value, now: Timestamp) {
    order::touch(conversation);
    if let Some(updated_at) = conversation.get_mut("updated_at") {
        *updated_at = json!(now.as_second() as f64);
    }
}

/// A refusal with a text only.
fn refused(text: &str) -> Answer {
    Answer::Status(422, json!({ "error": text }))
}

fn get(call: &mut Call<'_>) -> Answer {
    let id = call.path("conversation_id");
    match call.store.find("conversations", "/id", id) {
        Some(conversation) => Answer::Ok(conversation.clone()),
        None => Answer::NotFound,
    }
}

fn counts(call: &mut Call<'_>) -> Answer {
    let of = |kind: &str| {
        let mut query = call.query.clone();
        query.insert("assignee_type".to_owned(), vec![kind.to_owned()]);
        call.selected("listConversations", &query).len()
    };
    Answer::Ok(json!({ "meta": {
        "mine_count": of("me"),
        "new_count": 0,
        "assigned_count": of("assigned"),
        "unassigned_count": of("unassigned"),
        "all_count": of("all"),
    } }))
}

fn toggle_status(call: &mut Call<'_>) -> Answer {
    let (status, until) = (
        call.body["status"].clone(),
        call.body["snoozed_until"].clone(),
    );
    let Some((conversation, now)) = conversation(call) else {
        return Answer::NotFound;
    };
    conversation["status"] = match status {
        Value::Null if conversation["status"] == "open" => json!("resolved"),
        Value::Null => json!("open"),
        status => status,
    };
    let until = until
        .as_i64()
        .and_then(|seconds| Timestamp::from_second(seconds).ok());
    let until = until.filter(|_| conversation["status"] == "snoozed");
    conversation["snoozed_until"] = json!(until.map(|until| until.strftime(ISO).to_string()));
    touch(conversation, now);
    Answer::Ok(json!({ "payload": {
        "success": true,
        "conversation_id": conversation["id"],
        "current_status": conversation["status"],
        "snoozed_until": conversation["snoozed_until"],
    } }))
}

fn toggle_priority(call: &mut Call<'_>) -> Answer {
    let priority = call.body["priority"].clone();
    let Some((conversation, now)) = conversation(call) else {
        return Answer::NotFound;
    };
    conversation["priority"] = match priority == "none" {
        true => Value::Null,
        false => priority,
    };
    touch(conversation, now);
    Answer::Ok(Value::Null)
}

/// Nothing that a client can read has the typing status. It is recorded for the webhooks.
fn toggle_typing_status(call: &mut Call<'_>) -> Answer {
    let typing = json!({
        "id": call.store.next_id(TYPING),
        "conversation_id": call.path("conversation_id"),
        "is_on": call.body["typing_status"] == "on",
        "is_private": call.body["is_private"] == true,
    });
    call.store.push(TYPING, typing);
    Answer::Ok(Value::Null)
}

fn labels(call: &mut Call<'_>) -> Answer {
    let id = call.path("conversation_id");
    match call.store.find("conversations", "/id", id) {
        Some(conversation) => Answer::Ok(json!({ "payload": conversation["labels"] })),
        None => Answer::NotFound,
    }
}

fn set_labels(call: &mut Call<'_>) -> Answer {
    let mut labels: Vec<Value> = Vec::new();
    for label in call.body["labels"].as_array().into_iter().flatten() {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    let Some((conversation, now)) = conversation(call) else {
        return Answer::NotFound;
    };
    conversation["labels"] = json!(labels);
    touch(conversation, now);
    Answer::Ok(json!({ "payload": labels }))
}

fn set_custom_attributes(call: &mut Call<'_>) -> Answer {
    let attributes = call.body["custom_attributes"].clone();
    let Some((conversation, now)) = conversation(call) else {
        return Answer::NotFound;
    };
    conversation["custom_attributes"] = attributes.clone();
    touch(conversation, now);
    Answer::Ok(json!({ "custom_attributes": attributes }))
}
