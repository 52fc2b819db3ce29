//! Partoo. A comment marks what the vendor's pages do not state.

mod arrival;
mod events;
mod settings;

use serde_json::{Value, json};

use super::Embedded;
use crate::server::facts::put;
use crate::server::operation::{Answer, Call, Handler};
use crate::server::store::{Store, has};

pub(super) static EMBEDDED: Embedded = Embedded {
    handlers: &[HANDLERS, settings::HANDLERS],
    arrange: &[],
    invalid,
    after_read: Some(deliver),
    events: events::events,
    arrive: arrival::arrive,
};

const HANDLERS: &[(&str, Handler)] = &[
    ("getConversation", get_conversation),
    ("updateConversation", update_conversation),
    ("readConversation", read_conversation),
    ("sendMessage", send_message),
    ("retrySendMessage", retry_send_message),
    ("ingestMessage", ingest_message),
];

const CONVERSATIONS: &str = "conversations";
const MESSAGES: &str = "messages";

/// The form of a message's time.
const TIME: &str = "%Y-%m-%d %H:%M:%S.%6f+00:00";

/// 400, with the text under the name of the property: `{"errors":{"json":{"content":".."}}}`.
/// Assumption: the name is `body` if the whole body is wrong.
fn invalid(at: &str, text: &str) -> (u16, Value) {
    let at = if at.is_empty() { "/body" } else { at };
    let mut body = json!({});
    put(&mut body, &format!("/errors/json{at}"), json!(text));
    (400, body)
}

fn success() -> Answer {
    Answer::Ok(json!({ "status": "success" }))
}

fn get_conversation(call: &mut Call<'_>) -> Answer {
    let id = call.path("conversation_id");
    match call.store.find(CONVERSATIONS, "/id", id) {
        Some(conversation) => Answer::Ok(conversation.clone()),
        None => Answer::NotFound,
    }
}

/// The status is written in lower case and read in capitals.
fn update_conversation(call: &mut Call<'_>) -> Answer {
    let (status, assignee) = (call.body.get("status"), call.body.get("assigned_user_id"));
    if status.is_some() && assignee.is_some() {
        return Answer::invalid("/assigned_user_id", "cannot be sent together with `status`");
    }
    let id = call.path.get("conversation_id").map_or("", String::as_str);
    let Some(conversation) = call.store.find_mut(CONVERSATIONS, "/id", id) else {
        return Answer::NotFound;
    };
    if let Some(assignee) = assignee {
        conversation["assigned_user_id"] = match assignee.as_str() {
            Some("unassigned") => Value::Null,
            _ => assignee.clone(),
        };
    }
    if let Some(status) = status {
        let opens = status == "open";
        // The page states that it cannot be reopened. The status of the answer is an
        // assumption.
        if opens && conversation["is_expired"] == true {
            return Answer::invalid("/status", "an expired conversation cannot be opened");
        }
        conversation["status"] = json!(if opens { "Open" } else { "Closed" });
        conversation["is_solved"] = json!(!opens);
    }
    success()
}

fn read_conversation(call: &mut Call<'_>) -> Answer {
    let id = call.path.get("conversation_id").map_or("", String::as_str);
    match call.store.find_mut(CONVERSATIONS, "/id", id) {
        Some(conversation) => conversation["is_read"] = json!(true),
        None => return Answer::NotFound,
    }
    Answer::Ok(Value::Null)
}

fn send_message(call: &mut Call<'_>) -> Answer {
    let conversation_id = call.body["conversation_id"].clone();
    let id = conversation_id.to_string();
    let Some(conversation) = call.store.find(CONVERSATIONS, "/id", &id) else {
        return Answer::NotFound;
    };
    if let Some((at, text)) = refusal(conversation, &call.body["content_type"]) {
        return Answer::invalid(at, text);
    }
    let message = json!({
        "id": call.store.next_id(MESSAGES),
        "conversation_id": conversation_id,
        "date": call.time(TIME),
        "content_type": call.body["content_type"],
        "sender_type": "User",
        "sender_label": null,
        "status": "Sending",
        "is_deleted": false,
        "is_automated": false,
        "content": call.body["content"],
        "user_id": null,
        "custom_channel": null,
        "$sent": true,
    });
    // Assumption: the content has the form that it has when it is read.
    if !call.fits("Message", &message) {
        return Answer::invalid("/content", "is not valid for this `content_type`");
    }
    let id = message["id"].clone();
    add(call.store, message);
    Answer::Ok(json!({ "status": "success", "message_id": id }))
}

/// Why a message cannot be sent in a conversation. The page states the reasons. The status
/// of the answer is an assumption.
fn refusal(conversation: &Value, content_type: &Value) -> Option<(&'static str, &'static str)> {
    let issues = conversation["issues"].as_array();
    let (at, text) = match () {
        () if conversation["is_expired"] == true => {
            ("/conversation_id", "the conversation has expired")
        }
        () if conversation["status"] != "Open" => {
            ("/conversation_id", "the conversation is closed")
        }
        () if issues.is_some_and(|issues| !issues.is_empty()) => {
            ("/conversation_id", "the conversation has issues")
        }
        () => {
            let partner = conversation["messaging_partner"].as_str();
            match (partner, content_type.as_str()) {
                (Some("SMS"), Some(kind)) if kind != "Text" => {
                    ("/content_type", "SMS accepts only `Text`")
                }
                (Some("Instagram"), Some("Document")) => {
                    ("/content_type", "Instagram accepts no `Document`")
                }
                _ => return None,
            }
        }
    };
    Some((at, text))
}

/// Adds a message, and shows it in its conversation.
fn add(store: &mut Store, message: Value) {
    let conversation = message["conversation_id"].to_string();
    if let Some(conversation) = store.find_mut(CONVERSATIONS, "/id", &conversation) {
        if message["sender_type"] == "User" {
            conversation["has_one_user_message"] = json!(true);
        }
        conversation["last_message"] = message.clone();
    }
    store.push(MESSAGES, message);
}

/// A message that has not failed stays as it is. That the answer is a success nevertheless is
/// an assumption.
fn retry_send_message(call: &mut Call<'_>) -> Answer {
    let id = call.path.get("message_id").map_or("", String::as_str);
    match call.store.find_mut(MESSAGES, "/id", id) {
        Some(message) if message["status"] == "Failed" => {
            message["status"] = json!("Sending");
            message["$sent"] = json!(true);
        }
        Some(_) => {}
        None => return Answer::NotFound,
    }
    show_status(call.store, id);
    success()
}

/// Shows the status of a message in its conversation, if it is the last one.
fn show_status(store: &mut Store, id: &str) {
    let Some(message) = store.find(MESSAGES, "/id", id).cloned() else {
        return;
    };
    let shown = store.find_mut(CONVERSATIONS, "/last_message/id", id);
    if let Some(conversation) = shown {
        conversation["last_message"] = message;
    }
}

/// Delivers the messages that were sent: their status is `Sending` in the first response
/// after they were sent, and `Success` from then on.
fn deliver(store: &mut Store) {
    let is_sent = |message: &Value| message["$sent"] == true;
    let sent = store
        .all(MESSAGES)
        .iter()
        .filter(|message| is_sent(message));
    let ids: Vec<String> = sent.map(|message| message["id"].to_string()).collect();
    if ids.is_empty() {
        return;
    }
    for message in store.select_mut(MESSAGES, is_sent) {
        message["status"] = json!("Success");
        message["$sent"] = json!(false);
    }
    for id in ids {
        show_status(store, &id);
    }
}

/// A message with the same external id and channel is ignored. A message of an unknown
/// external conversation creates it.
fn ingest_message(call: &mut Call<'_>) -> Answer {
    let channel = call.path("channel_id").to_owned();
    let body = call.body.clone();
    let is_same = |message: &Value| {
        message["$channel"] == channel
            && message.pointer("/custom_channel/external_message_id")
                == body.get("external_message_id")
    };
    if call
        .store
        .all(MESSAGES)
        .iter()
        .any(|message| is_same(message))
    {
        return success();
    }
    let is_its = |conversation: &Value| {
        has(conversation, "/custom_channel/id", &channel)
            && conversation.pointer("/custom_channel/external_conversation_id")
                == body.get("external_conversation_id")
    };
    let known = call.store.all(CONVERSATIONS).iter();
    let known = known.map(|item| &**item).find(|item| is_its(item)).cloned();
    let conversation = known.unwrap_or_else(|| new_conversation(call, &channel));
    let is_user = body["sender_type"] == "User";
    let message = json!({
        "id": call.store.next_id(MESSAGES),
        "conversation_id": conversation["id"],
        "date": call.time(TIME),
        "content_type": "Text",
        "sender_type": body["sender_type"],
        "sender_label": if is_user { &Value::Null } else { &conversation["consumer_name"] },
        "status": "Success",
        "is_deleted": false,
        "is_automated": false,
        "content": body["content"],
        "user_id": null,
        "custom_channel": { "external_message_id": body["external_message_id"] },
        "$channel": channel,
    });
    let id = conversation["id"].to_string();
    add(call.store, message);
    let conversation = call.store.find_mut(CONVERSATIONS, "/id", &id);
    if let Some(conversation) = conversation.filter(|_| !is_user) {
        conversation["is_read"] = json!(false);
    }
    success()
}

/// Adds the conversation of an ingested message. Its channel and its business are those of
/// the other conversations.
fn new_conversation(call: &mut Call<'_>, channel: &str) -> Value {
    let body = &call.body;
    let like = |at: &str, value: &str, copied: &str| {
        let other = call.store.find(CONVERSATIONS, at, value);
        other.map_or(Value::Null, |other| other[copied].clone())
    };
    let mut custom_channel = like("/custom_channel/id", channel, "custom_channel");
    custom_channel["external_conversation_id"] = body["external_conversation_id"].clone();
    let business = body["business_id"].as_str().unwrap_or_default();
    let business = match like("/business/id", business, "business") {
        Value::Null => json!({ "id": business }),
        known => known,
    };
    let conversation = json!({
        "id": call.store.next_id(CONVERSATIONS),
        "consumer_img": body["consumer_image"],
        "consumer_name": body["consumer_name"],
        "consumer_phone_number": null,
        "consumer_email": null,
        "last_message": null,
        "is_read": false,
        "status": "Open",
        "created_at": call.time(TIME),
        "has_one_user_message": false,
        "business": business,
        "messaging_partner": "Custom",
        "issues": [],
        "first_message_date": call.time(TIME),
        "is_expired": false,
        "is_solved": false,
        "is_automated": false,
        "assigned_user_id": null,
        "custom_channel": custom_channel,
    });
    call.store.push(CONVERSATIONS, conversation.clone());
    conversation
}
