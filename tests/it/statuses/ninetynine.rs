//! The statuses of 99digital and Chatwoot: conversations and messages.

use conversation_apis::RawJson;
use conversation_apis::ninetynine::Client;
use conversation_apis::ninetynine::types::{
    Assignment, ConversationCondition, ConversationFilter, ConversationStatus,
    CustomAttributesUpdate, FilterOperator, LabelsUpdate, NewConversation, NewMessage, NewPriority,
    PriorityToggle, StatusToggle, TypingStatus, TypingToggle,
};
use serde_json::{Value, json};

use super::ninetynine_contacts::errors;
use super::{Body, Call, Row, call, check_of};
use crate::support::ninetynine;

#[tokio::test]
async fn every_documented_status_of_conversations_and_messages_is_read() {
    let rows = rows();
    let of_contacts = super::ninetynine_contacts::OPERATIONS;
    let is_tested = |operation: &str| !of_contacts.contains(&operation);
    check_of("ninetynine", ninetynine, &rows, is_tested).await;
}

fn rows() -> Vec<Row<Client>> {
    let mut rows = Vec::new();
    for (id, call, bodies) in lists()
        .into_iter()
        .chain(changes())
        .chain(of_labels())
        .chain(messages())
    {
        rows.extend(
            bodies
                .into_iter()
                .map(|body| Row::success(id, call, 200, body)),
        );
        rows.extend(errors(id, call));
    }
    for (id, call) in without_body() {
        // The server sends no body. What it sends anyway is not read.
        for body in [Body::Empty, Body::Text("OK"), Body::Json(json!({}))] {
            rows.push(Row::done(id, call, 200, body));
        }
        rows.extend(errors(id, call));
    }
    rows
}

/// An operation, its call, and the bodies of its success.
type Operation = (&'static str, Call<Client>, Vec<Value>);

fn conversation() -> Value {
    json!({ "id": 42, "status": "open", "meta": {}, "messages": [], "snoozed_until": null })
}

fn lists() -> Vec<Operation> {
    let payload = || json!([conversation()]);
    let counts = json!({ "mine_count": 0, "unassigned_count": 1, "all_count": 1 });
    vec![
        (
            "listConversations",
            call!(client: Client => client.list_conversations().account_id(7)),
            vec![json!({ "data": { "meta": counts, "payload": payload() } })],
        ),
        (
            "filterConversations",
            call!(client: Client => {
                let condition = ConversationCondition::new("status", FilterOperator::EqualTo);
                let filter = ConversationFilter::new([condition.values(["open".to_owned()])]);
                client.filter_conversations().account_id(7).body(filter)
            }),
            vec![json!({ "meta": counts, "payload": payload() })],
        ),
        (
            "getConversationCounts",
            call!(client: Client => client.get_conversation_counts().account_id(7)),
            vec![
                json!({ "meta": counts }),
                json!({ "meta": { "new_count": 0 } }),
            ],
        ),
        (
            "getConversation",
            call!(client: Client => client.get_conversation().account_id(7).conversation_id(42)),
            vec![conversation()],
        ),
        (
            "createConversation",
            call!(client: Client => {
                let new = NewConversation::new().inbox_id(3).contact_id(11);
                client.create_conversation().account_id(7).body(new)
            }),
            vec![conversation()],
        ),
    ]
}

fn changes() -> Vec<Operation> {
    let payload = json!({ "success": true, "conversation_id": 42, "current_status": "resolved", "snoozed_until": null });
    let team = json!({ "id": 8, "name": "sales", "description": null, "created_at": "2024-01-31T09:00:00.000Z" });
    vec![
        (
            "toggleConversationStatus",
            call!(client: Client => {
                let status = StatusToggle::new().status(ConversationStatus::Resolved);
                client.toggle_conversation_status().account_id(7).conversation_id(42).body(status)
            }),
            vec![
                json!({ "payload": payload }),
                json!({ "meta": {}, "payload": payload }),
            ],
        ),
        (
            "assignConversation",
            call!(client: Client => {
                let agent = Assignment::new().assignee_id(5);
                client.assign_conversation().account_id(7).conversation_id(42).body(agent)
            }),
            vec![
                json!({ "id": 5, "role": "agent", "availability_status": "busy" }),
                json!({ "id": 6, "description": null, "bot_type": "webhook" }),
                team,
                Value::Null,
            ],
        ),
    ]
}

fn of_labels() -> Vec<Operation> {
    vec![
        (
            "listConversationLabels",
            call!(client: Client => client.list_conversation_labels().account_id(7).conversation_id(42)),
            vec![json!({ "payload": ["vip"] })],
        ),
        (
            "setConversationLabels",
            call!(client: Client => {
                let labels = LabelsUpdate::new(["vip".to_owned()]);
                client.set_conversation_labels().account_id(7).conversation_id(42).body(labels)
            }),
            vec![json!({ "payload": ["vip"] })],
        ),
        (
            "setConversationCustomAttributes",
            call!(client: Client => {
                let attributes = CustomAttributesUpdate::new(RawJson::from(json!({ "tier": 1 })));
                client.set_conversation_custom_attributes().account_id(7).conversation_id(42).body(attributes)
            }),
            vec![json!({ "custom_attributes": { "tier": 1 } })],
        ),
    ]
}

fn messages() -> Vec<Operation> {
    let message =
        json!({ "id": 1, "content": null, "message_type": 1, "created_at": 1_718_946_486 });
    let deleted =
        json!({ "id": 1, "content": "deleted", "content_attributes": { "deleted": true } });
    vec![
        (
            "listMessages",
            call!(client: Client => client.list_messages().account_id(7).conversation_id(42)),
            vec![json!({ "meta": { "labels": [] }, "payload": [message] })],
        ),
        (
            "createMessage",
            call!(client: Client => {
                let message = NewMessage::new("Hello");
                client.create_message().account_id(7).conversation_id(42).body(message)
            }),
            vec![message.clone()],
        ),
        (
            "deleteMessage",
            call!(client: Client => client.delete_message().account_id(7).conversation_id(42).message_id(1)),
            vec![deleted],
        ),
    ]
}

/// The operations whose success has no body.
fn without_body() -> Vec<(&'static str, Call<Client>)> {
    vec![
        (
            "toggleConversationPriority",
            call!(client: Client => {
                let priority = PriorityToggle::new(NewPriority::High);
                client.toggle_conversation_priority().account_id(7).conversation_id(42).body(priority)
            }),
        ),
        (
            "toggleTypingStatus",
            call!(client: Client => {
                let typing = TypingToggle::new(TypingStatus::On);
                client.toggle_typing_status().account_id(7).conversation_id(42).body(typing)
            }),
        ),
    ]
}
