//! The messaging settings and the webhooks.

use serde_json::{Value, json};

use crate::json_edit::extend;
use crate::server::operation::{Answer, Call, Handler};
use crate::server::store::has;

pub(super) const HANDLERS: &[(&str, Handler)] = &[
    ("updateMessagingSettings", update_messaging_settings),
    ("createWebhooks", create_webhooks),
    ("getWebhook", get_webhook),
];

const WEBHOOKS: &str = "webhooks";

/// The organization of the key.
pub(super) const ORGANIZATION: i64 = 1;

fn update_messaging_settings(call: &mut Call<'_>) -> Answer {
    let body = &call.body;
    if body["uses_business_hours"] == false && body["custom_chat_hours"].is_null() {
        let text = "is required if `uses_business_hours` is false";
        return Answer::invalid("/custom_chat_hours", text);
    }
    let id = call.path.get("setting_id").map_or("", String::as_str);
    let Some(settings) = call.store.find_mut("settings", "/id", id) else {
        return Answer::NotFound;
    };
    extend(settings, body);
    Answer::Ok(settings.clone())
}

/// An organization has one url for an event. What happens to a second one is not stated, so
/// it is added.
fn create_webhooks(call: &mut Call<'_>) -> Answer {
    let organization = call.query("org_id").and_then(|id| id.parse().ok());
    let organization: i64 = organization.unwrap_or(ORGANIZATION);
    let now = call.time("%Y-%m-%dT%H:%M:%S.%6fZ");
    let asked = call.body["items"].as_array().cloned().unwrap_or_default();
    let created = asked.iter().map(|webhook| {
        let created = json!({
            "id": call.store.next_id(WEBHOOKS),
            "url": webhook["url"],
            "event_type": webhook["event_type"],
            "created_at": now,
            "updated_at": now,
            "org_id": organization,
        });
        call.store.push(WEBHOOKS, created.clone());
        created
    });
    let created: Vec<Value> = created.collect();
    Answer::Ok(json!({ "items": created }))
}

fn get_webhook(call: &mut Call<'_>) -> Answer {
    let organization = call.query("org_id");
    let webhook = call.store.find(WEBHOOKS, "/id", call.path("webhook_id"));
    let is_its = |webhook: &&Value| {
        organization.is_none_or(|organization| has(webhook, "/org_id", organization))
    };
    match webhook.filter(is_its) {
        Some(webhook) => Answer::Ok(webhook.clone()),
        None => Answer::NotFound,
    }
}
