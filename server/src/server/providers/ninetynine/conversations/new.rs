//! New conversations.

use serde_json::{Value, json};

use super::assignment::{agent, set_assignee, set_team, team};
use super::{messages, order};
use crate::json_edit::plain;
use crate::server::operation::{Answer, Call};
use crate::server::store::Store;

pub(super) fn create(call: &mut Call<'_>) -> Answer {
    let Some((contact, inbox)) = parties(call) else {
        return Answer::NotFound;
    };
    let mut conversation = empty(call.store, &contact, &inbox);
    for name in ["additional_attributes", "custom_attributes", "status"] {
        if !call.body[name].is_null() {
            conversation[name] = call.body[name].clone();
        }
    }
    if conversation["status"] == "snoozed" {
        conversation["snoozed_until"] = call.body["snoozed_until"].clone();
    }
    let meta = &mut conversation["meta"];
    set_assignee(meta, &agent(call.store, &plain(&call.body["assignee_id"])));
    let team = team(call.store, &plain(&call.body["team_id"]));
    set_team(meta, team.as_ref());
    call.store.push("conversations", conversation.clone());
    let first = call.body["message"].clone();
    if !first.is_null() {
        let message = messages::message(call.store, &conversation, &first, &call.files);
        messages::add(call.store, message);
    }
    let id = plain(&conversation["id"]);
    match call.store.find("conversations", "/id", &id) {
        Some(conversation) => Answer::Ok(conversation.clone()),
        None => Answer::NotFound,
    }
}

/// An open conversation without messages. It is not added.
pub(super) fn empty(store: &mut Store, contact: &Value, inbox: &Value) -> Value {
    let now = store.now().as_second();
    let mut conversation = json!({
        "meta": { "sender": contact, "channel": inbox["channel_type"], "hmac_verified": false },
        "id": store.next_id("conversations"),
        "messages": [],
        "account_id": 1,
        "additional_attributes": {},
        "custom_attributes": {},
        "agent_last_seen_at": 0,
        "assignee_last_seen_at": 0,
        "contact_last_seen_at": 0,
        "can_reply": true,
        "inbox_id": inbox["id"],
        "labels": [],
        "muted": false,
        "snoozed_until": null,
        "status": "open",
        "created_at": now,
        "timestamp": now,
        "first_reply_created_at": 0,
        "unread_count": 0,
        "last_non_activity_message": null,
        "last_activity_at": now,
        "updated_at": now as f64,
        "priority": null,
        "waiting_since": now,
    });
    order::touch(&mut conversation);
    conversation
}

/// The contact and the inbox: both by their ids, or by the id of the contact in the inbox.
fn parties(call: &mut Call<'_>) -> Option<(Value, Value)> {
    let body = call.body.clone();
    let store = &mut *call.store;
    let (contact, inbox) = match (&body["contact_id"], &body["inbox_id"]) {
        (Value::Null, _) | (_, Value::Null) => {
            let source_id = body["source_id"].as_str()?;
            let found = store.find("contact_inboxes", "/source_id", source_id)?;
            (plain(&found["contact_id"]), plain(&found["inbox_id"]))
        }
        (contact, inbox) => (plain(contact), plain(inbox)),
    };
    let contact = store.find("contacts", "/id", &contact)?.clone();
    let inbox = store.find("inboxes", "/id", &inbox)?.clone();
    connect(store, &contact, &inbox, &body["source_id"]);
    Some((contact, inbox))
}

/// Connects a contact with an inbox, if it is not connected with it.
pub(super) fn connect(store: &mut Store, contact: &Value, inbox: &Value, source_id: &Value) {
    let mut connections = store.all("contact_inboxes").iter();
    let is_same =
        |one: &Value| one["contact_id"] == contact["id"] && one["inbox_id"] == inbox["id"];
    if connections.any(|one| is_same(one)) {
        return;
    }
    let number = store.next_id("contact_inboxes");
    let made = || json!(format!("00000000-0000-4000-a000-{number:012}"));
    let source_id = source_id.as_str().map_or_else(made, Value::from);
    let connection =
        json!({ "contact_id": contact["id"], "inbox_id": inbox["id"], "source_id": source_id });
    store.push("contact_inboxes", connection);
}
