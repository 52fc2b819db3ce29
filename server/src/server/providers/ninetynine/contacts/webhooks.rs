//! Webhooks. They are only stored: a server delivers its events to the webhook of its own
//! settings.

use serde_json::{Value, json};

use crate::server::operation::{Answer, Call};
use crate::server::store::has;

/// The events of a webhook that was created without any.
const DEFAULT: [&str; 8] = [
    "conversation_status_changed",
    "conversation_updated",
    "conversation_created",
    "contact_created",
    "contact_updated",
    "message_created",
    "message_updated",
    "webwidget_triggered",
];

pub(super) fn list(call: &mut Call<'_>) -> Answer {
    let webhooks = call.store.all("webhooks").iter();
    let webhooks: Value = webhooks.map(|one| (**one).clone()).collect();
    Answer::Ok(json!({ "payload": { "webhooks": webhooks } }))
}

pub(super) fn create(call: &mut Call<'_>) -> Answer {
    let id = call.store.next_id("webhooks");
    let mut webhook = json!({
        "id": id,
        "name": null,
        "url": null,
        "account_id": 1,
        "subscriptions": DEFAULT,
        "secret": format!("an-invented-secret-{id}"),
    });
    if let Some(wrong) = change(&mut webhook, call) {
        return wrong;
    }
    call.store.push("webhooks", webhook.clone());
    Answer::Ok(json!({ "payload": { "webhook": webhook } }))
}

pub(super) fn update(call: &mut Call<'_>) -> Answer {
    let id = call.path("webhook_id").to_owned();
    let Some(mut webhook) = call.store.find("webhooks", "/id", &id).cloned() else {
        return Answer::NotFound;
    };
    if let Some(wrong) = change(&mut webhook, call) {
        return wrong;
    }
    if let Some(old) = call.store.find_mut("webhooks", "/id", &id) {
        *old = webhook.clone();
    }
    Answer::Ok(json!({ "payload": { "webhook": webhook } }))
}

pub(super) fn delete(call: &mut Call<'_>) -> Answer {
    let id = call.path("webhook_id").to_owned();
    match call.store.remove("webhooks", |one| has(one, "/id", &id)) {
        0 => Answer::NotFound,
        _ => Answer::Ok(Value::Null),
    }
}

/// Changes a webhook as a request says. Returns the refusal of a wrong value.
fn change(webhook: &mut Value, call: &Call<'_>) -> Option<Answer> {
    for name in ["url", "name", "subscriptions"] {
        if let Some(value) = call.body.get(name) {
            webhook[name] = value.clone();
        }
    }
    let url = webhook["url"].as_str().unwrap_or_default();
    if !url.starts_with("http://") && !url.starts_with("https://") {
        return Some(Answer::invalid("/url", "is invalid"));
    }
    let mut others = call.store.all("webhooks").iter();
    if others.any(|other| other["id"] != webhook["id"] && other["url"] == url) {
        return Some(Answer::invalid("/url", "has already been taken"));
    }
    let subscriptions = webhook["subscriptions"].as_array();
    match subscriptions.is_none_or(Vec::is_empty) {
        true => Some(Answer::invalid("/subscriptions", "is invalid")),
        false => None,
    }
}
