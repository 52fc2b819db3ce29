//! The lists of an account, and its webhooks.

use conversation_apis::ninetynine::types::{NewWebhook, WebhookEvent, WebhookUpdate};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use super::{assert_request, assert_sent};
use crate::support::{json_body, ninetynine, server};

#[tokio::test]
async fn the_lists_of_an_account_are_read_with_and_without_a_wrapper() {
    let conversations = assert_request!(
        json!({ "payload": [{ "id": 42 }] }),
        |client| client.list_contact_conversations().account_id(7).contact_id(5)
            => "GET" "/contacts/5/conversations" null
    );
    assert_eq!(conversations.payload.unwrap()[0].id, Some(42));
    let labels = assert_request!(
        json!({ "payload": [{ "id": 1, "title": "vip", "description": null }] }),
        |client| client.list_labels().account_id(7) => "GET" "/labels" null
    );
    assert_eq!(labels.payload.unwrap()[0].title.as_deref(), Some("vip"));
    let inboxes = assert_request!(
        json!({ "payload": [{ "id": 3, "hmac_mandatory": null }] }),
        |client| client.list_inboxes().account_id(7) => "GET" "/inboxes" null
    );
    assert_eq!(inboxes.payload.unwrap()[0].id, Some(3));
    let agents = assert_request!(
        json!([{ "id": 1, "role": "agent" }]),
        |client| client.list_agents().account_id(7) => "GET" "/agents" null
    );
    assert_eq!(agents[0].id, Some(1));
    let teams = assert_request!(
        json!([{ "id": 8, "is_member": true }]),
        |client| client.list_teams().account_id(7) => "GET" "/teams" null
    );
    assert_eq!(teams[0].is_member, Some(true));
}

#[tokio::test]
async fn webhooks_are_created_and_changed_without_a_wrapper_and_answered_in_one() {
    let webhook = json!({ "id": 4, "url": "https://www.example.com/hook", "secret": "s" });
    let answer = json!({ "payload": { "webhook": webhook } });
    let body = NewWebhook::new("https://www.example.com/hook")
        .name("CRM")
        .subscriptions([WebhookEvent::MessageCreated, WebhookEvent::InboxUpdated]);
    let created = assert_request!(
        answer.clone(),
        |client| client.create_webhook().account_id(7).body(body) => "POST" "/webhooks" {
            "url": "https://www.example.com/hook",
            "name": "CRM",
            "subscriptions": ["message_created", "inbox_updated"],
        }
    );
    let created = created.payload.unwrap().webhook.unwrap();
    assert_eq!(created.secret.as_deref(), Some("s"));
    let body = WebhookUpdate::new().subscriptions([WebhookEvent::ContactCreated]);
    let updated = assert_request!(
        answer,
        |client| client.update_webhook().account_id(7).webhook_id(4).body(body)
            => "PATCH" "/webhooks/4" { "subscriptions": ["contact_created"] }
    );
    assert_eq!(updated.payload.unwrap().webhook.unwrap().id, Some(4));
    let list = assert_request!(
        json!({ "payload": { "webhooks": [{ "id": 4, "secret": null }] } }),
        |client| client.list_webhooks().account_id(7) => "GET" "/webhooks" null
    );
    assert_eq!(list.payload.unwrap().webhooks.unwrap()[0].id, Some(4));
}

#[tokio::test]
async fn a_webhook_is_deleted_and_the_answer_is_empty() {
    let server = server(ResponseTemplate::new(200)).await;
    let client = ninetynine(&server);
    let delete = client.delete_webhook().account_id(7).webhook_id(4);
    delete.send().await.unwrap();
    assert_sent(&server, "DELETE", "/webhooks/4", Value::Null).await;
}
