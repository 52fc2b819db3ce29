//! New conversations.

use serde_json::{Value, json};

use super::assignment::{agent, set_assignee, set_team, team};
use super::messages;
use crate::json_edit::plain;
use crate::server::operation::{Answer, Call};

pub(super) fn create(call: &mut Call<'_>) -> Answer {
    let Some((contact, inbox)) = parties(call) else {
        return Answer::NotFound;
    };
    let id = call.store.next_id("conversations");
    let now = call.now.as_second();
    let or = |name: &str, default: Value| match &call.body[name] {
        Value::Null => default,
        value => value.clone(),
    };
    let status = or("status", json!("open"));
    let snoozed_until = match status == "snoozed" {
        true => call.body["snoozed_until"].clone(),
        false => Value::Null,
    };
    let mut conversation = json!({
        "meta": { "sender": contact, "channel": inbox["channel_type"], "hmac_verified": false },
        "id": id,
        "messages": [],
        "account_id": 1,
        "additional_attributes": or("additional_attributes", json!({})),
        "custom_attributes": or("custom_attributes", json!({})),
        "agent_last_seen_at": 0,
        "assignee_last_seen_at": 0,
        "contact_last_seen_at": 0,
        "can_reply": true,
        "inbox_id": inbox["id"],
        "labels": [],
        "muted": false,
        "snoozed_until": snoozed_until,
        "status": status,
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
    let meta = &mut conversation["meta"];
    set_assignee(meta, &agent(call.store, &plain(&call.body["assignee_id"])));
    let team = team(call.store, &plain(&call.body["team_id"]));
    set_team(meta, team.as_ref());
    call.store.push("conversations", conversation.clone());
    let first = call.body["message"].clone();
    if !first.is_null() {
        let message = messages::message(call, &conversation, &first);
        messages::add(call, message);
    }
    match call.store.find("conversations", "/id", &id.to_string()) {
        Some(conversation) => Answer::Ok(conversation.clone()),
        None => Answer::NotFound,
    }
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
    connect(call, &contact, &inbox, &body["source_id"]);
    Some((contact, inbox))
}

/// Connects a contact with an inbox, if it is not connected with it.
fn connect(call: &mut Call<'_>, contact: &Value, inbox: &Value, source_id: &Value) {
    let mut connections = call.store.all("contact_inboxes").iter();
    let is_same =
        |one: &Value| one["contact_id"] == contact["id"] && one["inbox_id"] == inbox["id"];
    if connections.any(|one| is_same(one)) {
        return;
    }
    let number = call.store.next_id("contact_inboxes");
    let made = || json!(format!("00000000-0000-4000-a000-{number:012}"));
    let source_id = source_id.as_str().map_or_else(made, Value::from);
    let connection =
        json!({ "contact_id": contact["id"], "inbox_id": inbox["id"], "source_id": source_id });
    call.store.push("contact_inboxes", connection);
}
