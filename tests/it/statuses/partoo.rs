//! The statuses of Partoo.

use conversation_apis::partoo::Client;
use conversation_apis::partoo::types::{
    ConversationUpdate, ExternalMessage, MessagingSettingsUpdate, NewWebhook, NewWebhooks,
};
use serde_json::{Value, json};

use super::{Body, Call, Row, call, check};
use crate::support::client;

#[tokio::test]
async fn every_documented_status_of_partoo_is_read() {
    check("partoo", client, &rows()).await;
}

/// An operation, its call, the body of its success, and its errors.
type Operation = (&'static str, Call<Client>, Body, &'static [u16]);

const READ: &[u16] = &[401, 403, 429];
const READ_ONE: &[u16] = &[401, 403, 404, 429];
/// A write without a body.
const ACTION: &[u16] = &[401, 403, 404, 415, 429];
const WRITE: &[u16] = &[400, 401, 403, 404, 415, 429];
const CREATE: &[u16] = &[400, 401, 403, 415, 429];

fn operations() -> Vec<Operation> {
    let conversation = json!({ "id": 7, "status": "Open", "issues": [], "custom_channel": null });
    let settings = json!({ "id": 3, "welcome_message": null, "uses_business_hours": true });
    let webhook =
        json!({ "id": 4, "url": "https://example.com/a", "event_type": "message_updated" });
    let page = |name: &str, item: &Value| {
        Body::Json(json!({ name: [item], "count": 1, "page": 1, "max_page": 1 }))
    };
    let success = || Body::Json(json!({ "status": "success" }));
    vec![
        (
            "listConversations",
            call!(client: Client => client.list_conversations()),
            Body::Json(json!({ "conversations": [conversation], "count": 1, "next_cursor": null })),
            READ,
        ),
        (
            "getConversation",
            call!(client: Client => client.get_conversation().conversation_id(7)),
            Body::Json(conversation.clone()),
            READ_ONE,
        ),
        (
            "updateConversation",
            call!(client: Client => client.update_conversation().conversation_id(7).body(ConversationUpdate::close())),
            success(),
            WRITE,
        ),
        (
            "readConversation",
            call!(client: Client => client.read_conversation().conversation_id(7)),
            Body::Empty,
            ACTION,
        ),
        (
            "listMessages",
            call!(client: Client => client.list_messages().conversation_id(7)),
            Body::Json(json!({ "messages": [{ "id": 1 }], "count": 1, "next_cursor": "a=" })),
            READ,
        ),
        (
            "sendMessage",
            call!(client: Client => client.reply(7, "Hello")),
            Body::Json(json!({ "status": "success", "message_id": 9 })),
            WRITE,
        ),
        (
            "retrySendMessage",
            call!(client: Client => client.retry_send_message().message_id(9)),
            success(),
            ACTION,
        ),
        (
            "ingestMessage",
            call!(client: Client => client.ingest_message().channel_id("c").body(
                ExternalMessage::new("b", "conversation", "message", "Consumer", "Hello")
            )),
            success(),
            WRITE,
        ),
        (
            "settings",
            call!(client: Client => client.settings()),
            page("settings", &settings),
            READ,
        ),
        (
            "updateMessagingSettings",
            call!(client: Client => client.update_messaging_settings().setting_id(3).body(
                MessagingSettingsUpdate::new().is_launched(true)
            )),
            Body::Json(settings.clone()),
            WRITE,
        ),
        (
            "listWebhooks",
            call!(client: Client => client.list_webhooks().org_id(5)),
            page("items", &webhook),
            READ,
        ),
        (
            "createWebhooks",
            call!(client: Client => client.create_webhooks().body(NewWebhooks::new([
                NewWebhook::new("https://example.com/a", "message_updated")
            ]))),
            Body::Json(json!({ "items": [webhook] })),
            CREATE,
        ),
        (
            "getWebhook",
            call!(client: Client => client.get_webhook().webhook_id(4)),
            Body::Json(webhook.clone()),
            READ_ONE,
        ),
    ]
}

pub fn rows() -> Vec<Row<Client>> {
    let mut rows = Vec::new();
    for (id, call, success, statuses) in operations() {
        rows.push(match success {
            Body::Json(body) => Row::success(id, call, 200, body),
            body => Row::done(id, call, 200, body),
        });
        for status in statuses {
            rows.extend(errors(id, call, *status));
        }
    }
    // The vendor does not state the body of this success.
    let read = call!(client: Client => client.read_conversation().conversation_id(7));
    for body in [Body::Json(json!({ "status": "success" })), Body::Text("OK")] {
        rows.push(Row::done("readConversation", read, 200, body));
    }
    rows
}

/// An error under both names of its detail.
fn errors(id: &'static str, call: Call<Client>, status: u16) -> Vec<Row<Client>> {
    let (name, message) = match status {
        429 => {
            let row = Row::error(id, call, (429, Body::Empty), None);
            return vec![row.retry_after(60)];
        }
        400 => {
            let fields =
                json!({ "content": "must be a string", "hours": { "monday": "is invalid" } });
            return both_names(&json!({ "json": fields }))
                .map(|body| Row::error(id, call, (400, body), None))
                .into();
        }
        401 => ("authentication", "User not authenticated"),
        403 => ("authorization", "Operation not allowed"),
        404 => ("json", "Resource not found"),
        _ => (
            "json",
            "Unsupported media type. Please use application/json",
        ),
    };
    both_names(&json!({ name: message }))
        .map(|body| Row::error(id, call, (status, body), Some(message)))
        .into()
}

fn both_names(detail: &Value) -> [Body; 2] {
    ["errors", "error"].map(|name| Body::Json(json!({ name: detail })))
}
