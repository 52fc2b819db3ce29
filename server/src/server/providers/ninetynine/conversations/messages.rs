//! The messages of a conversation, and its copies of the last one.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::super::contacts;
use super::{ISO, USER, refused, touch};
use crate::json_edit::plain;
use crate::server::body::File;
use crate::server::operation::{Answer, Call};
use crate::server::store::Store;

/// The properties of a message that the answer to a request about it has.
const SENT: [&str; 14] = [
    "id",
    "content",
    "inbox_id",
    "echo_id",
    "conversation_id",
    "message_type",
    "content_type",
    "status",
    "content_attributes",
    "created_at",
    "private",
    "source_id",
    "sender",
    "attachments",
];

pub(super) fn create(call: &mut Call<'_>) -> Answer {
    let id = call.path("conversation_id");
    let Some(conversation) = call.store.find("conversations", "/id", id).cloned() else {
        return Answer::NotFound;
    };
    let is_api = conversation["meta"]["channel"] == "Channel::Api";
    if call.body["message_type"] == "incoming" && !is_api {
        return refused("Incoming messages are only allowed in Api inboxes");
    }
    let body = call.body.clone();
    let message = message(call.store, &conversation, &body, &call.files);
    Answer::Ok(add(call.store, message))
}

/// A message, as lists of conversations have it.
pub(super) fn message(
    store: &mut Store,
    conversation: &Value,
    body: &Value,
    files: &[File],
) -> Value {
    let id = store.next_id("messages");
    let now = store.now();
    let kind = match body["message_type"].as_str() {
        Some("incoming") => 0,
        Some("activity") => 2,
        Some("template") => 3,
        _ => 1,
    };
    let or = |name: &str, default: Value| match &body[name] {
        Value::Null => default,
        value => value.clone(),
    };
    let sender = match kind {
        1 => user(store),
        _ => contact(conversation),
    };
    let mut message = json!({
        "id": id,
        "content": body["content"],
        "account_id": conversation["account_id"],
        "inbox_id": conversation["inbox_id"],
        "conversation_id": conversation["id"],
        "message_type": kind,
        "created_at": now.as_second(),
        "updated_at": now.strftime(ISO).to_string(),
        "private": or("private", json!(false)),
        "status": "sent",
        "source_id": null,
        "content_type": or("content_type", json!("text")),
        "content_attributes": or("content_attributes", json!({})),
        "sender_type": if kind == 1 { "User" } else { "Contact" },
        "sender_id": sender["id"],
        "external_source_ids": {},
        "additional_attributes": additional_attributes(body),
        "conversation": {
            "assignee_id": conversation["meta"]["assignee"]["id"],
            "unread_count": conversation["unread_count"],
        },
        "sender": sender,
    });
    if !files.is_empty() {
        let files = files.iter().zip(1..);
        let attachments: Vec<Value> = files
            .map(|(file, number)| attachment(&message, file, number))
            .collect();
        message["attachments"] = json!(attachments);
    }
    message
}

/// What a message keeps of a request, apart from its own properties.
fn additional_attributes(body: &Value) -> Map<String, Value> {
    let names = ["campaign_id", "template_params"];
    let sent = names.iter().filter(|name| !body[**name].is_null());
    sent.map(|name| ((*name).to_owned(), body[*name].clone()))
        .collect()
}

/// The agent whose key the request has, as the sender of a message.
fn user(store: &Store) -> Value {
    let agent = store.find("agents", "/id", &USER.to_string());
    let agent = agent.unwrap_or(&Value::Null);
    json!({
        "id": USER,
        "name": agent["name"],
        "available_name": agent["available_name"],
        "avatar_url": "",
        "type": "user",
        "availability_status": agent["availability_status"],
        "thumbnail": "",
    })
}

/// The properties that a contact has as the sender of a message.
pub(in super::super) const CONTACT: [&str; 8] = [
    "additional_attributes",
    "custom_attributes",
    "email",
    "id",
    "identifier",
    "name",
    "phone_number",
    "thumbnail",
];

/// The contact of a conversation, as the sender of a message.
fn contact(conversation: &Value) -> Value {
    let sender = &conversation["meta"]["sender"];
    let copied = CONTACT.iter().filter_map(|name| {
        let value = sender.get(*name)?;
        Some(((*name).to_owned(), value.clone()))
    });
    let mut contact: Map<String, Value> = copied.collect();
    contact.insert("type".to_owned(), json!("contact"));
    Value::Object(contact)
}

/// A file of a message. Its kind is that of its content type.
fn attachment(message: &Value, file: &File, number: i64) -> Value {
    let content_type = file.content_type.as_deref().unwrap_or_default();
    let kinds = ["image", "audio", "video"];
    let kind = content_type.split('/').next();
    let kind = kind.filter(|kind| kinds.contains(kind)).unwrap_or("file");
    let id = message["id"].as_i64().unwrap_or_default() * 100 + number;
    let url = format!("https://storage.example.com/{id}");
    json!({
        "id": id,
        "message_id": message["id"],
        "file_type": kind,
        "account_id": message["account_id"],
        "extension": null,
        "data_url": url,
        "thumb_url": if kind == "image" { url.as_str() } else { "" },
        "file_size": file.length,
    })
}

/// Adds a message, and changes the conversation with it. Returns the message as answers have it.
pub(super) fn add(store: &mut Store, message: Value) -> Value {
    let id = plain(&message["conversation_id"]);
    let now = store.now();
    if let Some(conversation) = store.find_mut("conversations", "/id", &id) {
        show(conversation, &message, now);
    }
    if message["sender"]["type"] == "contact" {
        contacts::was_active(store, &message["sender"]["id"]);
    }
    let sent = sent(&message);
    store.push("messages", message);
    sent
}

/// Changes a conversation by a new message.
fn show(conversation: &mut Value, message: &Value, now: Timestamp) {
    let seconds = json!(now.as_second());
    conversation["messages"] = json!([message]);
    conversation["timestamp"] = seconds.clone();
    if conversation.get("last_activity_at").is_some() {
        conversation["last_activity_at"] = seconds.clone();
    }
    if message["message_type"] != 2 {
        conversation["last_non_activity_message"] = message.clone();
    }
    let is_reply = message["message_type"] == 1 && message["private"] != true;
    if is_reply && conversation["first_reply_created_at"] == 0 {
        conversation["first_reply_created_at"] = seconds;
    }
    if message["message_type"] == 0 {
        let unread = conversation["unread_count"].as_i64().unwrap_or_default();
        conversation["unread_count"] = json!((unread + 1).min(10));
        // A message of the contact opens the conversation again.
        if matches!(
            conversation["status"].as_str(),
            Some("snoozed" | "resolved")
        ) {
            conversation["status"] = json!("open");
            conversation["snoozed_until"] = Value::Null;
        }
    }
    touch(conversation, now);
}

pub(super) fn delete(call: &mut Call<'_>) -> Answer {
    let (id, owner) = (
        call.path("message_id").to_owned(),
        call.path("conversation_id").to_owned(),
    );
    let at = call.time(ISO);
    let is_it = |message: &Value| {
        plain(&message["id"]) == id && plain(&message["conversation_id"]) == owner
    };
    let mut found = call.store.select_mut("messages", is_it);
    let Some(message) = found.first_mut() else {
        return Answer::NotFound;
    };
    message["content"] = json!("This message was deleted");
    message["content_type"] = json!("text");
    message["content_attributes"] = json!({ "deleted": true });
    message["updated_at"] = json!(at);
    if let Some(message) = message.as_object_mut() {
        message.shift_remove("attachments");
    }
    let message = (*message).clone();
    if let Some(conversation) = call.store.find_mut("conversations", "/id", &owner) {
        replace(conversation, &message);
    }
    Answer::Ok(sent(&message))
}

/// Replaces a conversation's copies of a message.
fn replace(conversation: &mut Value, message: &Value) {
    let id = &message["id"];
    let shown = conversation["messages"].as_array_mut();
    for copy in shown.into_iter().flatten().filter(|it| it["id"] == *id) {
        *copy = message.clone();
    }
    if conversation["last_non_activity_message"]["id"] == *id {
        conversation["last_non_activity_message"] = message.clone();
    }
}

/// A message as the answer to a request about it.
fn sent(message: &Value) -> Value {
    let copied = SENT.iter().filter_map(|name| {
        let value = message.get(*name)?;
        Some(((*name).to_owned(), value.clone()))
    });
    Value::Object(copied.collect())
}
