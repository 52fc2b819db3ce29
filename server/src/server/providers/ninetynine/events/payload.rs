//! The forms that items have in webhook events. They differ from those of responses: names of
//! message types, times as text, and keys that are null instead of absent.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::super::conversations::{CONTACT, USER};
use crate::json_edit::plain;
use crate::server::store::Store;

/// The names of message types. The index is the number that responses have.
const KINDS: [&str; 4] = ["incoming", "outgoing", "activity", "template"];

/// The name of a message's type.
pub(super) fn kind(message: &Value) -> &str {
    let number = message["message_type"].as_u64();
    let number = number.and_then(|number| usize::try_from(number).ok());
    match number.and_then(|number| KINDS.get(number)) {
        Some(name) => name,
        None => message["message_type"].as_str().unwrap_or_default(),
    }
}

/// A time as text. A number is seconds since 1970. 0 and null stand for no time.
pub(super) fn time(value: &Value) -> Value {
    let time = value.as_f64().filter(|seconds| *seconds != 0.0);
    let time = time.and_then(|seconds| {
        // All times are in the range of microseconds that `i64` has.
        Timestamp::from_microsecond((seconds * 1e6).round() as i64).ok()
    });
    match (time, value) {
        (Some(time), _) => json!(time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()),
        (None, Value::String(_)) => value.clone(),
        (None, _) => Value::Null,
    }
}

/// The account of all items.
fn account(item: &Value) -> Value {
    let id = item["account_id"].as_i64().unwrap_or(1);
    json!({ "id": id, "name": "Example Ltd" })
}

/// The forms of the items of a store. The form of a conversation is made once, because many
/// messages of the same conversation can change at once.
pub(super) struct Payloads<'s> {
    pub(super) store: &'s Store,
    /// By id.
    conversations: BTreeMap<String, Value>,
}

impl<'s> Payloads<'s> {
    pub(super) fn new(store: &'s Store) -> Self {
        Self {
            store,
            conversations: BTreeMap::new(),
        }
    }

    /// The conversation with an id, as the body of an event, and in the bodies of other events.
    pub(super) fn conversation(&mut self, id: &Value) -> Option<Value> {
        let id = plain(id);
        if let Some(made) = self.conversations.get(&id) {
            return Some(made.clone());
        }
        let found = self.store.find("conversations", "/id", &id)?;
        let made = conversation(self.store, found);
        self.conversations.insert(id, made.clone());
        Some(made)
    }

    /// A message as the body of an event. `None` if it has no conversation.
    pub(super) fn message(&mut self, message: &Value) -> Option<Value> {
        let conversation = self.conversation(&message["conversation_id"])?;
        let store = self.store;
        let inbox = store.find("inboxes", "/id", &plain(&message["inbox_id"]));
        let mut body = json!({
            "account": account(message),
            "additional_attributes": message["additional_attributes"],
            "content_attributes": message["content_attributes"],
            "content_type": message["content_type"],
            "content": message["content"],
            "conversation": conversation,
            "created_at": time(&message["created_at"]),
            "id": message["id"],
            "inbox": {
                "id": message["inbox_id"],
                "name": inbox.map_or(&Value::Null, |inbox| &inbox["name"]),
            },
            "message_type": kind(message),
            "private": message["private"],
            "sender": sender(store, &message["sender"]),
            "source_id": message["source_id"],
        });
        if let Some(attachments) = message.get("attachments") {
            body["attachments"] = attachments.clone();
        }
        Some(body)
    }
}

/// A conversation as the body of an event.
fn conversation(store: &Store, conversation: &Value) -> Value {
    let own = |name: &str| conversation[name].clone();
    let last = last_message(store, conversation);
    let last_activity_at = match conversation.get("last_activity_at") {
        Some(at) => at.clone(),
        None => own("timestamp"),
    };
    let or = |name: &str, default: Value| match own(name) {
        Value::Null => default,
        value => value,
    };
    json!({
        "additional_attributes": or("additional_attributes", json!({})),
        "can_reply": own("can_reply"),
        "channel": conversation["meta"]["channel"],
        "contact_inbox": contact_inbox(store, conversation),
        "id": own("id"),
        "inbox_id": own("inbox_id"),
        "messages": last.into_iter().collect::<Vec<_>>(),
        "labels": own("labels"),
        "meta": meta(&conversation["meta"]),
        "status": own("status"),
        "custom_attributes": own("custom_attributes"),
        "snoozed_until": own("snoozed_until"),
        "unread_count": own("unread_count"),
        "first_reply_created_at": time(&conversation["first_reply_created_at"]),
        "priority": own("priority"),
        "waiting_since": or("waiting_since", json!(0)),
        "agent_last_seen_at": or("agent_last_seen_at", json!(0)),
        "contact_last_seen_at": or("contact_last_seen_at", json!(0)),
        "last_activity_at": last_activity_at,
        "timestamp": own("timestamp"),
        "created_at": own("created_at"),
        "updated_at": or("updated_at", json!(conversation["timestamp"].as_f64())),
        "account": account(conversation),
    })
}

/// The sender of a message. Null if there is none.
fn sender(store: &Store, sender: &Value) -> Value {
    let id = plain(&sender["id"]);
    match sender["type"].as_str() {
        None => Value::Null,
        Some("contact") => contact(store.find("contacts", "/id", &id).unwrap_or(sender)),
        Some("user") => {
            let agent = store.find("agents", "/id", &id);
            user(agent.unwrap_or(sender))
        }
        Some(kind) => json!({ "id": sender["id"], "name": sender["name"], "type": kind }),
    }
}

/// The agent whose key every request has.
pub(super) fn key_user(store: &Store) -> Value {
    let agent = store.find("agents", "/id", &USER.to_string());
    user(agent.unwrap_or(&Value::Null))
}

fn user(agent: &Value) -> Value {
    json!({
        "id": agent["id"],
        "name": agent["name"],
        "email": agent["email"],
        "type": "user",
    })
}

/// A contact as the body of an event, and as the sender of a message.
pub(super) fn contact(contact: &Value) -> Value {
    json!({
        "account": account(contact),
        "additional_attributes": contact["additional_attributes"],
        "avatar": contact["thumbnail"],
        "custom_attributes": contact["custom_attributes"],
        "email": contact["email"],
        "id": contact["id"],
        "identifier": contact["identifier"],
        "name": contact["name"],
        "phone_number": contact["phone_number"],
        "thumbnail": contact["thumbnail"],
        "blocked": contact["blocked"] == true,
    })
}

/// The last message of a conversation that is neither an activity nor private.
fn last_message(store: &Store, conversation: &Value) -> Option<Value> {
    let is_shown = |message: &Value| message["private"] != true && kind(message) != "activity";
    let last = &conversation["messages"][0];
    let mut message = match last.is_null() || is_shown(last) {
        true => last.clone(),
        false => {
            let id = &conversation["id"];
            let mut messages = store.all("messages").iter().rev();
            let is_it = |message: &Value| message["conversation_id"] == *id && is_shown(message);
            (**messages.find(|message| is_it(message))?).clone()
        }
    };
    let number = KINDS.iter().position(|name| *name == kind(&message))?;
    message["message_type"] = json!(number);
    Some(message)
}

/// The connection of a conversation's contact with its inbox, as the database has it.
fn contact_inbox(store: &Store, conversation: &Value) -> Value {
    let (contact, inbox) = (
        &conversation["meta"]["sender"]["id"],
        &conversation["inbox_id"],
    );
    let mut connections = store.all("contact_inboxes").iter().zip(1..);
    let is_it = |one: &Value| one["contact_id"] == *contact && one["inbox_id"] == *inbox;
    let found = connections.find(|(one, _)| is_it(one));
    let (id, source_id) = match found {
        Some((found, number)) => (number, found["source_id"].clone()),
        // The invented conversations have contacts without a connection.
        None => {
            let number = conversation["id"].as_i64().unwrap_or_default();
            let source_id = format!("00000000-0000-4000-b000-{number:012}");
            (1_000_000 + number, json!(source_id))
        }
    };
    json!({
        "id": id,
        "contact_id": contact,
        "inbox_id": inbox,
        "source_id": source_id,
        "created_at": time(&conversation["created_at"]),
        "updated_at": time(&conversation["created_at"]),
        "hmac_verified": conversation["meta"]["hmac_verified"] == true,
        "pubsub_token": format!("an-invented-token-{id}"),
    })
}

/// The people of a conversation. Null stands for nobody.
fn meta(meta: &Value) -> Value {
    let (assignee, team) = (&meta["assignee"], &meta["team"]);
    let kind = match (assignee.is_null(), &meta["assignee_type"]) {
        (true, _) => Value::Null,
        (false, Value::Null) => json!("User"),
        (false, kind) => kind.clone(),
    };
    let sender = &meta["sender"];
    let mut contact: Map<String, Value> = CONTACT
        .iter()
        .map(|name| ((*name).to_owned(), sender[*name].clone()))
        .collect();
    contact.insert("blocked".to_owned(), json!(sender["blocked"] == true));
    contact.insert("type".to_owned(), json!("contact"));
    json!({
        "sender": contact,
        "assignee": self::assignee(assignee, kind == "AgentBot"),
        "assignee_type": kind,
        "team": match team.is_null() {
            true => Value::Null,
            false => json!({ "id": team["id"], "name": team["name"] }),
        },
        "hmac_verified": meta["hmac_verified"],
    })
}

fn assignee(assignee: &Value, is_bot: bool) -> Value {
    match (assignee.is_null(), is_bot) {
        (true, _) => Value::Null,
        (false, true) => json!({
            "id": assignee["id"],
            "name": assignee["name"],
            "avatar_url": assignee["thumbnail"],
            "type": "agent_bot",
        }),
        (false, false) => json!({
            "id": assignee["id"],
            "name": assignee["name"],
            "available_name": assignee["available_name"],
            "avatar_url": assignee["thumbnail"],
            "type": "user",
            "availability_status": assignee["availability_status"],
            "thumbnail": assignee["thumbnail"],
        }),
    }
}
