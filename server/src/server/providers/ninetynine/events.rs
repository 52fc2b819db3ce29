//! The webhook events of a Chatwoot server.
//!
//! The vendor's queue sends them without an order. Here they are in the order in which the
//! vendor's code makes them. Nothing here opens a widget or changes an inbox, so
//! `webwidget_triggered`, `inbox_created` and `inbox_updated` are not sent.

mod payload;

use serde_json::{Value, json};

use self::payload::{Payloads, kind, time};
use super::conversations::TYPING;
use crate::server::changes::{Change, Changes, Event};

pub(super) fn events(changes: &Changes<'_>) -> Vec<Event> {
    let payloads = &mut Payloads::new(changes.after);
    let contacts = changes.of("contacts", "/id");
    let conversations = changes.of("conversations", "/id");
    let mut events = Vec::new();
    for change in &contacts {
        if let Change::Added(contact) = change {
            let name = "contact_created";
            events.push(event(name, payload::contact(contact)));
        }
    }
    let mut updates = Vec::new();
    for change in &conversations {
        let updated = conversation_events(payloads, *change);
        let has_other_status = updated.len() > 1;
        // A message that opens a conversation again does so before its own event.
        match has_other_status || matches!(change, Change::Added(_)) {
            true => events.extend(updated),
            false => updates.extend(updated),
        }
    }
    for change in changes.of("messages", "/id") {
        events.extend(message_event(payloads, change));
    }
    events.extend(updates);
    events.extend(conversations.iter().filter_map(|change| match change {
        Change::Added(added) => first_reply(payloads, added),
        _ => None,
    }));
    for change in &contacts {
        events.extend(contact_updated(payloads, *change));
    }
    for change in changes.of(TYPING, "/id") {
        events.extend(typing_event(payloads, change));
    }
    events
}

/// An event of a conversation, or an event and the update that belongs to it.
fn conversation_events(payloads: &mut Payloads<'_>, change: Change<'_>) -> Vec<Event> {
    let (before, after) = match change {
        Change::Added(added) => {
            let body = payloads.conversation(&added["id"]);
            let created = body.map(|body| event("conversation_created", body));
            return created.into_iter().collect();
        }
        Change::Changed(before, after) => (before, after),
        Change::Removed(_) => return Vec::new(),
    };
    let changed = differences(&attributes(before), &attributes(after));
    let status = changed.iter().find(|one| one.get("status").is_some());
    let status = status.and_then(|status| {
        let mut body = payloads.conversation(&after["id"])?;
        body["changed_attributes"] = json!([status]);
        Some(event("conversation_status_changed", body))
    });
    let updated = conversation_updated(payloads, (before, after), &changed);
    status.into_iter().chain(updated).collect()
}

/// The update of a conversation. `None` if no attribute changed that causes one.
fn conversation_updated(
    payloads: &mut Payloads<'_>,
    (before, after): (&Value, &Value),
    changed: &[Value],
) -> Option<Event> {
    if changed.is_empty() {
        return None;
    }
    let mut changed = changed.to_vec();
    let times = [before, after].map(|one| [("updated_at", time(&one["updated_at"]))]);
    changed.extend(differences(&times[0], &times[1]));
    let mut body = payloads.conversation(&after["id"])?;
    body["changed_attributes"] = Value::Array(changed);
    Some(event("conversation_updated", body))
}

/// The update of a new conversation by the reply with which it was created.
fn first_reply(payloads: &mut Payloads<'_>, added: &Value) -> Option<Event> {
    let mut created = added.clone();
    created["first_reply_created_at"] = json!(0);
    let changed = differences(&attributes(&created), &attributes(added));
    conversation_updated(payloads, (&created, added), &changed)
}

/// The attributes of a conversation whose changes cause an update.
fn attributes(conversation: &Value) -> [(&'static str, Value); 10] {
    let meta = &conversation["meta"];
    let (user, bot) = match meta["assignee_type"] == "AgentBot" {
        true => (Value::Null, meta["assignee"]["id"].clone()),
        false => (meta["assignee"]["id"].clone(), Value::Null),
    };
    let own = |name: &str| conversation[name].clone();
    [
        ("team_id", meta["team"]["id"].clone()),
        ("assignee_id", user),
        ("assignee_agent_bot_id", bot),
        ("status", own("status")),
        ("snoozed_until", own("snoozed_until")),
        ("custom_attributes", own("custom_attributes")),
        ("label_list", own("labels")),
        ("waiting_since", time(&conversation["waiting_since"])),
        (
            "first_reply_created_at",
            time(&conversation["first_reply_created_at"]),
        ),
        ("priority", own("priority")),
    ]
}

/// What differs between two states, in the form of `changed_attributes`.
fn differences(before: &[(&str, Value)], after: &[(&str, Value)]) -> Vec<Value> {
    let pairs = before.iter().zip(after);
    let changed = pairs.filter(|((_, before), (_, after))| before != after);
    let changed = changed.map(|((name, before), (_, after))| {
        json!({ *name: { "previous_value": before, "current_value": after } })
    });
    changed.collect()
}

/// The event of a message. Activities have none.
fn message_event(payloads: &mut Payloads<'_>, change: Change<'_>) -> Option<Event> {
    let (name, message) = match change {
        Change::Added(message) => ("message_created", message),
        Change::Changed(_, message) => ("message_updated", message),
        Change::Removed(_) => return None,
    };
    match kind(message) {
        "incoming" | "outgoing" | "template" => Some(event(name, payloads.message(message)?)),
        _ => None,
    }
}

/// The update of a contact. A new contact has one if it has written a message already.
fn contact_updated(payloads: &Payloads<'_>, change: Change<'_>) -> Option<Event> {
    let (before, after) = match change {
        Change::Changed(before, after) => (before.clone(), after),
        Change::Added(added) if added.get("last_activity_at").is_some() => {
            let mut before = added.clone();
            before["last_activity_at"] = Value::Null;
            (before, added)
        }
        _ => return None,
    };
    let names = [
        "name",
        "email",
        "phone_number",
        "identifier",
        "blocked",
        "additional_attributes",
        "custom_attributes",
    ];
    let states = [&before, after].map(|contact| {
        let own = names.map(|name| (name, contact[name].clone()));
        let active = ("last_activity_at", time(&contact["last_activity_at"]));
        own.into_iter().chain([active]).collect::<Vec<_>>()
    });
    let mut changed = differences(&states[0], &states[1]);
    // The server does not have the time of the last change of a contact.
    changed.push(json!({ "updated_at": {
        "previous_value": time(&before["created_at"]),
        "current_value": time(&json!(payloads.store.now().as_second())),
    } }));
    let mut body = payload::contact(after);
    body["changed_attributes"] = Value::Array(changed);
    Some(event("contact_updated", body))
}

/// The event of a typing status.
fn typing_event(payloads: &mut Payloads<'_>, change: Change<'_>) -> Option<Event> {
    let Change::Added(typing) = change else {
        return None;
    };
    let name = match typing["is_on"] == true {
        true => "conversation_typing_on",
        false => "conversation_typing_off",
    };
    let body = json!({
        "user": payload::key_user(payloads.store),
        "conversation": payloads.conversation(&typing["conversation_id"])?,
        "is_private": typing["is_private"],
    });
    Some(event(name, body))
}

/// An event, with its name in its body.
fn event(name: &'static str, mut body: Value) -> Event {
    body["event"] = json!(name);
    Event { name, body }
}
