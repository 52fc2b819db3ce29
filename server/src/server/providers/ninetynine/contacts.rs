//! Contacts, and what belongs to an account: labels, inboxes, agents, teams and webhooks. See
//! `server/operation.rs` for how to write a handler.
//!
//! A contact is in the collection `contacts`. Its connections with inboxes are in
//! `contact_inboxes`. Each conversation has a copy of its contact.

mod directory;
mod filter;
mod lists;
mod merge;
mod webhooks;

use serde_json::{Value, json};

use crate::json_edit::plain;
use crate::server::operation::{Answer, Call, Handler};
use crate::server::store::Store;

/// By `operationId`.
pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("listContacts", lists::list),
    ("searchContacts", lists::search),
    ("filterContacts", lists::filter),
    ("createContact", create),
    ("getContact", get),
    ("updateContact", update),
    ("listContactConversations", lists::conversations),
    ("mergeContacts", merge::merge),
    ("listLabels", directory::labels),
    ("listInboxes", directory::inboxes),
    ("listAgents", directory::agents),
    ("listTeams", directory::teams),
    ("listWebhooks", webhooks::list),
    ("createWebhook", webhooks::create),
    ("updateWebhook", webhooks::update),
    ("deleteWebhook", webhooks::delete),
];

/// The properties of a request that become properties of the contact.
const PLAIN: [&str; 5] = ["name", "email", "phone_number", "identifier", "blocked"];

/// The properties of a request that are merged into those of the contact.
const MERGED: [&str; 2] = ["additional_attributes", "custom_attributes"];

/// The properties that no two contacts of an account share.
const UNIQUE: [&str; 3] = ["email", "phone_number", "identifier"];

fn get(call: &mut Call<'_>) -> Answer {
    match call.store.find("contacts", "/id", call.path("contact_id")) {
        Some(contact) => Answer::Ok(json!({ "payload": with_inboxes(call.store, contact) })),
        None => Answer::NotFound,
    }
}

fn create(call: &mut Call<'_>) -> Answer {
    let inbox_id = plain(&call.body["inbox_id"]);
    let Some(inbox) = call.store.find("inboxes", "/id", &inbox_id).cloned() else {
        return Answer::NotFound;
    };
    if let Some(taken) = taken(call, &Value::Null) {
        return taken;
    }
    let mut contact = empty(call.store);
    let id = contact["id"].clone();
    change(&mut contact, call);
    call.store.push("contacts", contact.clone());
    let number = id.as_i64().unwrap_or_default();
    let source_id = format!("00000000-0000-4000-8000-{number:012}");
    let connection =
        json!({ "contact_id": id, "inbox_id": inbox["id"], "source_id": source_id.clone() });
    call.store.push("contact_inboxes", connection);
    let contact_inbox = json!({ "inbox": record(&inbox, call), "source_id": source_id });
    let contact = with_inboxes(call.store, &contact);
    Answer::Ok(json!({ "payload": { "contact": contact, "contact_inbox": contact_inbox } }))
}

/// A contact without any value. It is not added.
pub(super) fn empty(store: &mut Store) -> Value {
    json!({
        "additional_attributes": {},
        "availability_status": "offline",
        "email": null,
        "id": store.next_id("contacts"),
        "name": "",
        "phone_number": null,
        "blocked": false,
        "identifier": null,
        "thumbnail": "",
        "custom_attributes": {},
        "created_at": store.now().as_second(),
    })
}

fn update(call: &mut Call<'_>) -> Answer {
    let id = call.path("contact_id").to_owned();
    let Some(mut contact) = call.store.find("contacts", "/id", &id).cloned() else {
        return Answer::NotFound;
    };
    if let Some(taken) = taken(call, &contact["id"]) {
        return taken;
    }
    change(&mut contact, call);
    put(call.store, &contact);
    Answer::Ok(json!({ "payload": with_inboxes(call.store, &contact) }))
}

/// The refusal of a value that a contact other than this one has.
fn taken(call: &Call<'_>, id: &Value) -> Option<Answer> {
    let others = || {
        let all = call.store.all("contacts").iter();
        all.filter(|other| other["id"] != *id)
    };
    let sent = UNIQUE
        .iter()
        .filter_map(|name| Some((name, call.body[*name].as_str()?)));
    let mut sent = sent.filter(|(_, value)| !value.is_empty());
    let (name, _) = sent.find(|(name, value)| {
        let is_same = |other: &Value| {
            let other = other[**name].as_str();
            other.is_some_and(|other| other.eq_ignore_ascii_case(value))
        };
        others().any(|other| is_same(other))
    })?;
    Some(Answer::invalid(
        &format!("/{name}"),
        "has already been taken",
    ))
}

/// Changes a contact as a request says.
fn change(contact: &mut Value, call: &Call<'_>) {
    for name in PLAIN {
        match (name, &call.body[name]) {
            (_, Value::Null) => {}
            ("email", Value::String(email)) => contact[name] = json!(email.to_lowercase()),
            (_, value) => contact[name] = value.clone(),
        }
    }
    for name in MERGED {
        for (key, value) in call.body[name].as_object().into_iter().flatten() {
            if !contact[name].is_object() {
                contact[name] = json!({});
            }
            contact[name][key] = value.clone();
        }
    }
    if call.files.iter().any(|file| file.part == "avatar") {
        let id = plain(&contact["id"]);
        contact["thumbnail"] = json!(format!("https://www.example.com/avatars/{id}.png"));
    }
}

/// States that a contact has just written a message.
pub(super) fn was_active(store: &mut Store, id: &Value) {
    let Some(mut contact) = store.find("contacts", "/id", &plain(id)).cloned() else {
        return;
    };
    contact["last_activity_at"] = json!(store.now().as_second());
    put(store, &contact);
}

/// Replaces a contact, and the copies in its conversations.
fn put(store: &mut Store, contact: &Value) {
    let id = &contact["id"];
    for old in store.select_mut("contacts", |one| one["id"] == *id) {
        *old = contact.clone();
    }
    for conversation in store.select_mut("conversations", |one| one["meta"]["sender"]["id"] == *id)
    {
        conversation["meta"]["sender"] = contact.clone();
    }
}

/// A contact with its connections, as all answers but that of a merge have it.
fn with_inboxes(store: &Store, contact: &Value) -> Value {
    let connections = store.all("contact_inboxes").iter();
    let connections = connections.filter(|one| one["contact_id"] == contact["id"]);
    let connections = connections.map(|one| {
        let inbox_id = plain(&one["inbox_id"]);
        let inbox = store.find("inboxes", "/id", &inbox_id);
        let inbox = inbox.unwrap_or(&Value::Null);
        let names = [
            "id",
            "avatar_url",
            "channel_id",
            "name",
            "channel_type",
            "provider",
        ];
        let summary: Value = names
            .iter()
            .map(|name| ((*name).to_owned(), inbox[*name].clone()))
            .collect();
        json!({ "source_id": one["source_id"], "inbox": summary })
    });
    let connections: Vec<Value> = connections.collect();
    let mut contact = contact.clone();
    contact["contact_inboxes"] = Value::from(connections);
    contact
}

/// An inbox as the database has it.
fn record(inbox: &Value, call: &Call<'_>) -> Value {
    json!({
        "id": inbox["id"],
        "channel_id": inbox["channel_id"],
        "account_id": 1,
        "name": inbox["name"],
        "channel_type": inbox["channel_type"],
        "enable_auto_assignment": inbox["enable_auto_assignment"],
        "created_at": call.time("%Y-%m-%dT%H:%M:%S.000Z"),
        "updated_at": call.time("%Y-%m-%dT%H:%M:%S.000Z"),
    })
}
