//! What 99digital and Chatwoot are asked to change: requests as a server sees them, bodies that
//! are refused before they are sent, and the answers.

mod labels;
mod messages;
mod refused;

use conversation_apis::ninetynine::Client;
use conversation_apis::ninetynine::types::{
    Assignment, ConversationCondition, ConversationFilter, ConversationStatus,
    CustomAttributesUpdate, FilterOperator, FirstMessage, NewConversation, NewPriority,
    PriorityToggle, QueryOperator, StatusToggle, TypingStatus, TypingToggle,
};
use conversation_apis::{Paginated, RawJson, Retry};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use wiremock::{MockServer, Request, ResponseTemplate};

use crate::support::{KEY, answering, asked, json_body, server};

fn client(server: &MockServer) -> Client {
    let builder = Client::builder(KEY).base_url(server.uri());
    builder.retry(Retry::off()).build().unwrap()
}

/// A server with this answer, and a client of it.
async fn start(answer: Value) -> (MockServer, Client) {
    let server = server(json_body(answer)).await;
    let client = client(&server);
    (server, client)
}

/// The method, the path and the JSON of the only request. Null stands for no body.
async fn sent(server: &MockServer) -> (String, String, Value) {
    let requests = server.received_requests().await.unwrap();
    let [request] = requests.as_slice() else {
        panic!("{} requests", requests.len());
    };
    assert_eq!(request.headers["api_access_token"], KEY);
    let path = request.url.path().strip_prefix("/api/v1/accounts/7");
    let path = path.expect("the account").to_owned();
    (request.method.to_string(), path, json_of(request))
}

fn json_of(request: &Request) -> Value {
    match request.body.is_empty() {
        true => Value::Null,
        false => {
            assert_eq!(request.headers["content-type"], "application/json");
            serde_json::from_slice(&request.body).unwrap()
        }
    }
}

/// A call of one conversation.
macro_rules! of_42 {
    ($client:expr, $call:ident) => {
        $client.$call().account_id(7).conversation_id(42)
    };
}
use of_42;

/// Asserts the request of a call.
macro_rules! assert_sent {
    ($answer:expr, $client:ident => $call:expr, $method:literal, $path:literal, $body:expr) => {{
        let (server, $client) = start($answer).await;
        $call.send().await.unwrap();
        let expected = ($method.to_owned(), $path.to_owned(), $body);
        assert_eq!(sent(&server).await, expected);
    }};
}
use assert_sent;

#[tokio::test]
async fn a_status_is_set_toggled_or_snoozed() {
    let answer = json!({ "payload": { "success": true, "conversation_id": 42, "current_status": "open", "snoozed_until": null } });
    for (body, expected) in [
        (StatusToggle::new(), json!({})),
        (StatusToggle::open(), json!({ "status": "open" })),
        (StatusToggle::resolve(), json!({ "status": "resolved" })),
        (StatusToggle::pending(), json!({ "status": "pending" })),
        (StatusToggle::snooze(), json!({ "status": "snoozed" })),
        (
            StatusToggle::snooze_until(1_757_506_877),
            json!({ "status": "snoozed", "snoozed_until": 1_757_506_877 }),
        ),
    ] {
        assert_sent!(
            answer.clone(),
            client => client.set_status(7, 42, body),
            "POST", "/conversations/42/toggle_status", expected
        );
    }
}

#[tokio::test]
async fn a_priority_is_set_or_removed() {
    for (body, expected) in [
        (PriorityToggle::new(NewPriority::Urgent), json!("urgent")),
        (PriorityToggle::new(NewPriority::None), json!("none")),
        (PriorityToggle::new(None), Value::Null),
    ] {
        let server = server(ResponseTemplate::new(200)).await;
        let client = client(&server);
        let call = of_42!(client, toggle_conversation_priority).body(body);
        call.send().await.unwrap();
        let (method, path, body) = sent(&server).await;
        assert_eq!(
            (method.as_str(), path.as_str(), body),
            (
                "POST",
                "/conversations/42/toggle_priority",
                json!({ "priority": expected })
            )
        );
    }
}

#[tokio::test]
async fn typing_is_on_or_off() {
    let server = server(ResponseTemplate::new(200)).await;
    let client = client(&server);
    let body = TypingToggle::new(TypingStatus::On).is_private(true);
    of_42!(client, toggle_typing_status)
        .body(body)
        .send()
        .await
        .unwrap();
    let (method, path, body) = sent(&server).await;
    assert_eq!(
        (method.as_str(), path.as_str()),
        ("POST", "/conversations/42/toggle_typing_status")
    );
    assert_eq!(body, json!({ "typing_status": "on", "is_private": true }));
}

#[tokio::test]
async fn a_conversation_is_assigned_to_an_agent_a_bot_or_a_team() {
    let agent = json!({ "id": 5, "account_id": 7, "availability_status": "busy", "auto_offline": true, "confirmed": true, "email": "gus@example.com", "available_name": "Gus", "name": "Gus Agent", "role": "agent", "thumbnail": "", "custom_role_id": null });
    let bot = json!({ "id": 6, "name": "Helper", "description": null, "thumbnail": "", "bot_type": "webhook" });
    let team = json!({ "id": 8, "name": "sales", "description": null, "allow_auto_assign": true, "account_id": 7, "created_at": "2024-01-31T09:00:00.000Z", "updated_at": "2024-01-31T09:00:00.000Z" });
    for (body, expected, answer, id) in [
        (
            Assignment::agent(5),
            json!({ "assignee_id": 5 }),
            agent,
            Some(5),
        ),
        (
            Assignment::bot(6),
            json!({ "assignee_id": 6, "assignee_type": "AgentBot" }),
            bot,
            Some(6),
        ),
        (Assignment::team(8), json!({ "team_id": 8 }), team, Some(8)),
        (
            Assignment::nobody(),
            json!({ "assignee_id": null }),
            Value::Null,
            None,
        ),
        (
            Assignment::no_team(),
            json!({ "team_id": null }),
            Value::Null,
            None,
        ),
    ] {
        let (server, client) = start(answer.clone()).await;
        let call = client.assign(7, 42, body);
        let assigned = call.send().await.unwrap().into_inner();
        assert_eq!(serde_json::to_value(&assigned).unwrap(), answer);
        assert_eq!(assigned.and_then(|assigned| assigned.id), id);
        let request = (
            "POST".to_owned(),
            "/conversations/42/assignments".to_owned(),
        );
        assert_eq!(sent(&server).await, (request.0, request.1, expected));
    }
}

#[tokio::test]
async fn the_other_writes_send_what_they_state() {
    assert_sent!(
        json!({ "payload": ["vip"] }),
        client => client.set_labels(7, 42, ["vip"]),
        "POST", "/conversations/42/labels", json!({ "labels": ["vip"] })
    );
    assert_sent!(
        json!({ "payload": ["vip"] }),
        client => of_42!(client, list_conversation_labels),
        "GET", "/conversations/42/labels", Value::Null
    );
    let attributes = RawJson::from(json!({ "order_id": "12345" }));
    assert_sent!(
        json!({ "custom_attributes": { "order_id": "12345" } }),
        client => of_42!(client, set_conversation_custom_attributes).body(CustomAttributesUpdate::new(attributes)),
        "POST", "/conversations/42/custom_attributes", json!({ "custom_attributes": { "order_id": "12345" } })
    );
    assert_sent!(
        json!({ "id": 1, "content": "This message was deleted" }),
        client => of_42!(client, delete_message).message_id(1),
        "DELETE", "/conversations/42/messages/1", Value::Null
    );
    assert_sent!(
        json!({ "id": 42 }),
        client => of_42!(client, get_conversation),
        "GET", "/conversations/42", Value::Null
    );
    assert_sent!(
        json!({ "meta": { "all_count": 3 } }),
        client => client.get_conversation_counts().account_id(7).status("all"),
        "GET", "/conversations/meta", Value::Null
    );
}

#[tokio::test]
async fn a_conversation_is_created_with_a_contact_given_in_two_ways() {
    for (body, expected) in [
        (
            NewConversation::new().inbox_id(3).contact_id(11),
            json!({ "inbox_id": 3, "contact_id": 11 }),
        ),
        (
            NewConversation::new()
                .source_id("abc")
                .status(ConversationStatus::Snoozed)
                .snoozed_until("2030-07-21T17:32:28Z")
                .assignee_id(5)
                .team_id(8)
                .additional_attributes(json!({ "browser": "Any" }))
                .custom_attributes(json!({ "tier": 1 }))
                .message(FirstMessage::new("Hello")),
            json!({
                "source_id": "abc", "status": "snoozed", "snoozed_until": "2030-07-21T17:32:28Z",
                "assignee_id": 5, "team_id": 8, "additional_attributes": { "browser": "Any" },
                "custom_attributes": { "tier": 1 }, "message": { "content": "Hello" },
            }),
        ),
    ] {
        assert_sent!(
            json!({ "id": 43, "status": "open", "meta": { "sender": { "id": 11 } } }),
            client => client.create_conversation().account_id(7).body(body),
            "POST", "/conversations", expected
        );
    }
}

fn open_or_unassigned() -> ConversationFilter {
    ConversationFilter::new([
        ConversationCondition::new("status", FilterOperator::EqualTo)
            .values(["open".to_owned()])
            .query_operator(QueryOperator::Or),
        ConversationCondition::new("assignee_id", FilterOperator::IsNotPresent)
            .query_operator_null(),
    ])
}

#[tokio::test]
async fn a_filter_is_walked_to_its_end() {
    let server = answering(|request| {
        let payload = match asked(request, "page").as_deref() {
            None => json!([{ "id": 3 }, { "id": 2 }]),
            Some("2") => json!([{ "id": 1 }]),
            Some(_) => json!([]),
        };
        let meta = json!({ "mine_count": 0, "unassigned_count": 3, "all_count": 3 });
        json_body(json!({ "meta": meta, "payload": payload }))
    })
    .await;
    let client = client(&server);
    let call = client.filter_conversations().account_id(7);
    let mut items = call.body(open_or_unassigned()).items();
    let mut ids = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        ids.push(item.id.unwrap());
    }
    assert_eq!((ids, items.total()), (vec![3, 2, 1], Some(3)));
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(request.method.as_str(), "POST");
        assert!(request.url.path().ends_with("/conversations/filter"));
        let expected = json!({ "payload": [
            { "attribute_key": "status", "filter_operator": "equal_to", "values": ["open"], "query_operator": "OR" },
            { "attribute_key": "assignee_id", "filter_operator": "is_not_present", "query_operator": null },
        ] });
        assert_eq!(json_of(&request), expected);
    }
}
