//! The webhook events of Partoo.
//!
//! The deprecated `message_received` is not sent: the list of events that a webhook can have
//! does not contain it. Nothing here creates a lead, so `lead_received` is not sent either.

use serde_json::{Value, json};

use super::settings::ORGANIZATION;
use super::{CONVERSATIONS, MESSAGES};
use crate::server::changes::{Change, Changes, Event};

/// New messages, and messages of which a property changed, such as the status.
pub(super) fn events(changes: &Changes<'_>) -> Vec<Event> {
    let messages = changes.of(MESSAGES, "/id").into_iter();
    let events = messages.filter_map(|change| {
        let (name, message) = match change {
            Change::Added(message) => ("message_created", message),
            Change::Changed(_, message) => ("message_updated", message),
            Change::Removed(_) => return None,
        };
        let body = body(changes, name, message)?;
        Some(Event { name, body })
    });
    events.collect()
}

/// The newer form of an event, with the whole conversation.
fn body(changes: &Changes<'_>, name: &str, message: &Value) -> Option<Value> {
    let id = message["conversation_id"].to_string();
    let mut conversation = changes.after.find(CONVERSATIONS, "/id", &id)?.clone();
    // The page states it: whether a conversation is read depends on the user.
    conversation["is_read"] = json!(false);
    Some(json!({
        "type": name,
        "payload": {
            "message": message,
            "conversation": conversation,
            "org_id": ORGANIZATION,
        },
    }))
}
