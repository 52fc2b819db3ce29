//! The statuses of 99digital and Chatwoot: contacts, labels, inboxes, agents, teams and
//! webhooks.

use conversation_apis::ninetynine::Client;
use conversation_apis::ninetynine::types::{
    ContactFilter, ContactMerge, ContactUpdate, NewContact, NewWebhook, WebhookUpdate,
};
use serde_json::{Value, json};

use super::{Body, Call, Row, call, check_of};
use crate::support::ninetynine;

/// The operations of this file.
pub(super) const OPERATIONS: [&str; 16] = [
    "listContacts",
    "createContact",
    "getContact",
    "updateContact",
    "searchContacts",
    "filterContacts",
    "mergeContacts",
    "listContactConversations",
    "listLabels",
    "listInboxes",
    "listAgents",
    "listTeams",
    "listWebhooks",
    "createWebhook",
    "updateWebhook",
    "deleteWebhook",
];

#[tokio::test]
async fn every_documented_status_of_contacts_and_webhooks_is_read() {
    let is_tested = |operation: &str| OPERATIONS.contains(&operation);
    check_of("ninetynine", ninetynine, &rows(), is_tested).await;
}

pub fn rows() -> Vec<Row<Client>> {
    let mut rows = Vec::new();
    for (id, call, body) in contacts().into_iter().chain(others()) {
        rows.push(match body {
            Body::Json(body) => Row::success(id, call, 200, body),
            body => Row::done(id, call, 200, body),
        });
        rows.extend(errors(id, call));
    }
    rows
}

/// An operation, its call, and the body of its success.
type Operation = (&'static str, Call<Client>, Body);

fn contacts() -> Vec<Operation> {
    let contact = json!({ "id": 5, "email": null, "contact_inboxes": [{ "source_id": "s" }] });
    let page = json!({ "meta": { "count": 1, "current_page": "1" }, "payload": [contact] });
    let one = json!({ "payload": contact });
    let created = json!({ "payload": {
        "contact": contact,
        "contact_inbox": { "inbox": { "id": 3 }, "source_id": "s" },
    } });
    let conversations = json!({ "payload": [{ "id": 42, "meta": {}, "snoozed_until": null }] });
    vec![
        (
            "listContacts",
            call!(client: Client => client.list_contacts().account_id(7)),
            Body::Json(page.clone()),
        ),
        (
            "createContact",
            call!(client: Client => client.create_contact().account_id(7).body(NewContact::new(3))),
            Body::Json(created),
        ),
        (
            "getContact",
            call!(client: Client => client.get_contact().account_id(7).contact_id(5)),
            Body::Json(one.clone()),
        ),
        (
            "updateContact",
            call!(client: Client => {
                let call = client.update_contact().account_id(7).contact_id(5);
                call.body(ContactUpdate::new().blocked(true))
            }),
            Body::Json(one),
        ),
        (
            "searchContacts",
            call!(client: Client => client.search_contacts().account_id(7).q("ada")),
            Body::Json(page.clone()),
        ),
        (
            "filterContacts",
            call!(client: Client => {
                client.filter_contacts().account_id(7).body(ContactFilter::new([]))
            }),
            Body::Json(page),
        ),
        (
            "mergeContacts",
            call!(client: Client => {
                client.merge_contacts().account_id(7).body(ContactMerge::new(5, 6))
            }),
            Body::Json(contact),
        ),
        (
            "listContactConversations",
            call!(client: Client => {
                client.list_contact_conversations().account_id(7).contact_id(5)
            }),
            Body::Json(conversations),
        ),
    ]
}

fn others() -> Vec<Operation> {
    let webhook = json!({ "id": 4, "url": "https://www.example.com/hook", "secret": null });
    let one = json!({ "payload": { "webhook": webhook } });
    let list = |item: Value| Body::Json(json!({ "payload": [item] }));
    vec![
        (
            "listLabels",
            call!(client: Client => client.list_labels().account_id(7)),
            list(json!({ "id": 1, "title": "vip", "description": null })),
        ),
        (
            "listInboxes",
            call!(client: Client => client.list_inboxes().account_id(7)),
            list(json!({ "id": 3, "channel_type": "Channel::Api", "working_hours": [] })),
        ),
        (
            "listAgents",
            call!(client: Client => client.list_agents().account_id(7)),
            Body::Json(json!([{ "id": 1, "role": "agent", "custom_role_id": null }])),
        ),
        (
            "listTeams",
            call!(client: Client => client.list_teams().account_id(7)),
            Body::Json(json!([{ "id": 8, "description": null, "is_member": true }])),
        ),
        (
            "listWebhooks",
            call!(client: Client => client.list_webhooks().account_id(7)),
            Body::Json(json!({ "payload": { "webhooks": [webhook] } })),
        ),
        (
            "createWebhook",
            call!(client: Client => {
                let webhook = NewWebhook::new("https://www.example.com/hook");
                client.create_webhook().account_id(7).body(webhook)
            }),
            Body::Json(one.clone()),
        ),
        (
            "updateWebhook",
            call!(client: Client => {
                let call = client.update_webhook().account_id(7).webhook_id(4);
                call.body(WebhookUpdate::new().name("CRM"))
            }),
            Body::Json(one),
        ),
        (
            "deleteWebhook",
            call!(client: Client => client.delete_webhook().account_id(7).webhook_id(4)),
            Body::Empty,
        ),
    ]
}

/// The documented errors of an operation, in every form of their bodies.
pub(super) fn errors(id: &'static str, call: Call<Client>) -> Vec<Row<Client>> {
    let text = "a text of the server";
    let plain = || json!({ "error": text });
    let invalid = json!({ "message": text, "attributes": ["email"] });
    let throttled = (429, Body::Text("Retry later\n"));
    let mut rows: Vec<_> = [
        (401, plain()),
        (401, json!({ "errors": [text] })),
        (402, plain()),
        (404, plain()),
        (422, plain()),
        (422, invalid),
    ]
    .map(|(status, body)| Row::error(id, call, (status, Body::Json(body)), Some(text)))
    .into();
    rows.push(Row::error(id, call, throttled, None));
    rows
}
