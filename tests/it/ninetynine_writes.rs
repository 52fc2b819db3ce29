//! What 99digital and Chatwoot are asked to change: requests as a server sees them, bodies that
//! are refused before they are sent, and the answers.

use conversation_apis::ninetynine::Client;
use conversation_apis::ninetynine::multipart::CreateMessageRequest;
use conversation_apis::ninetynine::types::{
    AssigneeType, Assignment, ConversationCondition, ConversationFilter, ConversationStatus,
    CustomAttributesUpdate, FilterOperator, FirstMessage, LabelsUpdate, MessageType,
    NewContentType, NewConversation, NewMessage, NewMessageType, NewPriority, PriorityToggle,
    QueryOperator, StatusToggle, TemplateButton, TemplateButtonType, TemplateCategory,
    TemplateHeader, TemplateMediaType, TemplateParams, TemplateValues, TypingStatus, TypingToggle,
};
use conversation_apis::{Error, ErrorKind, File, Paginated, RawJson, Retry};
use futures_util::TryStreamExt;
use serde_json::{Value, json};
use wiremock::{MockServer, Request, ResponseTemplate};

use crate::support::{KEY, all_text, answering, asked, json_body, requests, server};

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

/// Asserts the request of a call.
macro_rules! assert_sent {
    ($answer:expr, $client:ident => $call:expr, $method:literal, $path:literal, $body:expr) => {{
        let (server, $client) = start($answer).await;
        $call.send().await.unwrap();
        let expected = ($method.to_owned(), $path.to_owned(), $body);
        assert_eq!(sent(&server).await, expected);
    }};
}

#[tokio::test]
async fn a_reply_is_one_statement() {
    assert_sent!(
        json!({ "id": 1 }),
        client => client
            .create_message()
            .account_id(7)
            .conversation_id(42)
            .body(NewMessage::new("Hello")),
        "POST", "/conversations/42/messages", json!({ "content": "Hello" })
    );
}

#[tokio::test]
async fn a_message_has_the_stated_properties() {
    let values = TemplateValues::new()
        .body([("1".to_owned(), "121212".to_owned())])
        .header(
            TemplateHeader::new()
                .media_url("https://www.example.com/a.png")
                .media_type(TemplateMediaType::Image),
        )
        .buttons([TemplateButton::new()
            .type_(TemplateButtonType::CopyCode)
            .parameter("SAVE20")]);
    let template = TemplateParams::new("order", TemplateCategory::Marketing, "en", values);
    let message = NewMessage::new("Order 121212")
        .message_type(NewMessageType::Outgoing)
        .private(false)
        .content_type(NewContentType::InputSelect)
        .content_attributes(json!({ "items": [{ "title": "A", "value": "a" }] }))
        .campaign_id(1)
        .template_params(template);
    assert_sent!(
        json!({ "id": 1 }),
        client => of_42!(client, create_message).body(message),
        "POST", "/conversations/42/messages",
        json!({
            "content": "Order 121212", "message_type": "outgoing", "private": false,
            "content_type": "input_select",
            "content_attributes": { "items": [{ "title": "A", "value": "a" }] },
            "campaign_id": 1,
            "template_params": {
                "name": "order", "category": "MARKETING", "language": "en",
                "processed_params": {
                    "body": { "1": "121212" },
                    "header": { "media_url": "https://www.example.com/a.png", "media_type": "image" },
                    "buttons": [{ "type": "copy_code", "parameter": "SAVE20" }],
                },
            },
        })
    );
}

#[tokio::test]
async fn files_are_parts_of_a_multipart_body() {
    let (server, client) = start(json!({ "id": 1, "content": null })).await;
    let note = File::bytes("a note")
        .file_name("note.txt")
        .content_type("text/plain");
    let photo = File::bytes(vec![0u8, 255])
        .file_name("photo.png")
        .content_type("image/png");
    let message = CreateMessageRequest::new()
        .content("Here they are")
        .message_type(NewMessageType::Outgoing)
        .private(true)
        .content_attributes(json!({ "in_reply_to": 5 }))
        .attachments([note, photo]);
    let call = of_42!(client, create_message).multipart(message);
    let message = call.send().await.unwrap().into_inner();
    assert_eq!((message.id, message.content), (Some(1), None));
    let requests = server.received_requests().await.unwrap();
    let request = &requests[0];
    assert_eq!(request.method.as_str(), "POST");
    assert!(request.url.path().ends_with("/conversations/42/messages"));
    let kind = request.headers["content-type"].to_str().unwrap();
    assert!(kind.starts_with("multipart/form-data; boundary="), "{kind}");
    let body = String::from_utf8_lossy(&request.body).replace("\r\n", "\n");
    for part in [
        "name=\"content\"\n\nHere they are\n",
        "name=\"message_type\"\n\noutgoing\n",
        "name=\"private\"\n\ntrue\n",
        "{\"in_reply_to\":5}\n",
        "name=\"attachments[]\"; filename=\"note.txt\"\nContent-Type: text/plain\n\na note\n",
        "name=\"attachments[]\"; filename=\"photo.png\"\nContent-Type: image/png\n\n",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
    assert_eq!(body.matches("form-data; name=\"").count(), 6, "{body}");
}

#[tokio::test]
async fn a_message_of_files_alone_has_no_content() {
    let (server, client) = start(json!({ "id": 1 })).await;
    let message = CreateMessageRequest::new().attachments(["a note"]);
    let call = of_42!(client, create_message).multipart(message);
    call.send().await.unwrap();
    let request = &server.received_requests().await.unwrap()[0];
    let body = String::from_utf8_lossy(&request.body);
    assert!(body.contains("filename=\"attachments[]\""), "{body}");
    assert_eq!(body.matches("name=\"attachments[]\"").count(), 2, "{body}");
    assert!(!body.contains("name=\"content\""), "{body}");
}

#[tokio::test]
async fn a_status_is_set_toggled_or_snoozed() {
    let answer = json!({ "payload": { "success": true, "conversation_id": 42, "current_status": "open", "snoozed_until": null } });
    for (body, expected) in [
        (StatusToggle::new(), json!({})),
        (
            StatusToggle::new().status(ConversationStatus::Resolved),
            json!({ "status": "resolved" }),
        ),
        (
            StatusToggle::new()
                .status(ConversationStatus::Snoozed)
                .snoozed_until(1_757_506_877),
            json!({ "status": "snoozed", "snoozed_until": 1_757_506_877 }),
        ),
    ] {
        assert_sent!(
            answer.clone(),
            client => of_42!(client, toggle_conversation_status).body(body),
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
            Assignment::new().assignee_id(5),
            json!({ "assignee_id": 5 }),
            agent,
            Some(5),
        ),
        (
            Assignment::new()
                .assignee_id(6)
                .assignee_type(AssigneeType::AgentBot),
            json!({ "assignee_id": 6, "assignee_type": "AgentBot" }),
            bot,
            Some(6),
        ),
        (
            Assignment::new().team_id(8),
            json!({ "team_id": 8 }),
            team,
            Some(8),
        ),
        (
            Assignment::new().assignee_id_null(),
            json!({ "assignee_id": null }),
            Value::Null,
            None,
        ),
        (
            Assignment::new().team_id_null(),
            json!({ "team_id": null }),
            Value::Null,
            None,
        ),
    ] {
        let (server, client) = start(answer.clone()).await;
        let call = of_42!(client, assign_conversation).body(body);
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
        client => of_42!(client, set_conversation_labels).body(LabelsUpdate::new(["vip".to_owned()])),
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

/// The text of a call that is refused before it is sent.
macro_rules! refused {
    ($call:expr) => {{
        let error = $call.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        error.to_string()
    }};
}

#[tokio::test]
async fn bodies_that_the_document_forbids_are_refused_with_their_place() {
    let (server, client) = start(json!({})).await;
    let create = |body| client.create_conversation().account_id(7).body(body);
    let assign = |body| of_42!(client, assign_conversation).body(body);
    let message = |body| of_42!(client, create_message).body(body);
    let template = TemplateParams::new("a", "NEWS", "en", TemplateValues::new());
    for (text, place) in
        [
            (refused!(create(NewConversation::new().inbox_id(3))), "body"),
            (refused!(assign(Assignment::new())), "body"),
            (
                refused!(assign(Assignment::new().assignee_id(5).team_id(8))),
                "body",
            ),
            (
                refused!(message(NewMessage::new("a").message_type("sent"))),
                "/message_type",
            ),
            (
                refused!(message(NewMessage::new("a").content_type("sticker"))),
                "/content_type",
            ),
            (
                refused!(message(NewMessage::new("a").content_attributes(json!([])))),
                "/content_attributes",
            ),
            (
                refused!(message(NewMessage::new("a").template_params(template))),
                "/template_params/category",
            ),
            (
                refused!(
                    of_42!(client, create_message)
                        .multipart(CreateMessageRequest::new().message_type("sent"))
                ),
                "message_type",
            ),
            (
                refused!(
                    of_42!(client, toggle_conversation_status)
                        .body(StatusToggle::new().status("shut"))
                ),
                "/status",
            ),
            (
                refused!(
                    of_42!(client, toggle_conversation_priority)
                        .body(PriorityToggle::new(NewPriority::from("top")))
                ),
                "/priority",
            ),
            (
                refused!(of_42!(client, toggle_typing_status).body(TypingToggle::new("maybe"))),
                "/typing_status",
            ),
            (
                refused!(client.filter_conversations().account_id(7).body(
                    ConversationFilter::new([
                        ConversationCondition::new("status", "equal_to"),
                        ConversationCondition::new("status", "like"),
                    ])
                )),
                "/payload/1/filter_operator",
            ),
            (refused!(of_42!(client, create_message)), "body"),
        ]
    {
        assert!(text.contains(place), "{place}: {text}");
    }
    assert_eq!(requests(&server).await, 0);
}

#[tokio::test]
async fn a_created_message_is_read_as_the_server_sends_it() {
    let (_server, client) = start(json!({
        "id": 9, "content": null, "inbox_id": 3, "echo_id": "e1", "conversation_id": 42,
        "message_type": 1, "content_type": "text", "status": "sent", "content_attributes": {},
        "created_at": 1_718_946_486, "private": false, "source_id": null,
        "sender": { "id": 5, "name": "Gus", "available_name": "Gus", "avatar_url": "", "type": "user", "availability_status": null, "thumbnail": "" },
        "attachments": [null, { "id": 1, "message_id": 9, "file_type": "image", "account_id": 7, "extension": null, "data_url": "https://www.example.com/a", "thumb_url": "", "file_size": 3, "width": null, "height": null }],
    }))
    .await;
    let call = of_42!(client, create_message).body(NewMessage::new("a"));
    let message = call.send().await.unwrap().into_inner();
    assert_eq!(
        message.message_type.as_deref(),
        Some(&MessageType::Outgoing)
    );
    assert_eq!((message.files().count(), message.account_id), (1, None));
}

#[tokio::test]
async fn a_write_that_fails_is_sent_once() {
    for status in [429, 500, 503] {
        let server = server(ResponseTemplate::new(status)).await;
        let client = Client::builder(KEY).base_url(server.uri()).build().unwrap();
        let call = of_42!(client, create_message).body(NewMessage::new("canary-text"));
        let error = call.send().await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert!(!all_text(&error).contains("canary-text"));
        let expected = if status == 429 { 1..=9 } else { 1..=1 };
        let found = requests(&server).await;
        assert!(expected.contains(&found), "{status}: {found}");
    }
}

/// A server that keeps the labels of a conversation.
async fn labels(first: &[&str]) -> (MockServer, Client) {
    let kept = std::sync::Mutex::new(json!(first));
    let server = answering(move |request| {
        let mut kept = kept.lock().unwrap();
        if request.method.as_str() == "POST" {
            *kept = json_of(request)["labels"].clone();
        }
        json_body(json!({ "payload": *kept }))
    })
    .await;
    let client = client(&server);
    (server, client)
}

async fn methods(server: &MockServer) -> Vec<String> {
    let requests = server.received_requests().await.unwrap();
    let methods = requests.iter().map(|request| request.method.to_string());
    methods.collect()
}

#[tokio::test]
async fn labels_are_added_and_removed_one_by_one() {
    let (server, client) = labels(&["vip", "new"]).await;
    let added = client.add_labels(7, 42, ["new", "late", "late"]).await;
    assert_eq!(added.unwrap(), ["vip", "new", "late"]);
    let removed = client.remove_labels(7, 42, ["vip", "other"]).await;
    assert_eq!(removed.unwrap(), ["new", "late"]);
    assert_eq!(methods(&server).await, ["GET", "POST", "GET", "POST"]);
}

#[tokio::test]
async fn labels_that_need_no_change_are_only_read() {
    let (server, client) = labels(&["vip"]).await;
    assert_eq!(client.add_labels(7, 42, ["vip"]).await.unwrap(), ["vip"]);
    let removed = client.remove_labels(7, 42, ["new"]).await;
    assert_eq!(removed.unwrap(), ["vip"]);
    assert_eq!(methods(&server).await, ["GET", "GET"]);
}

#[tokio::test]
async fn labels_that_were_not_read_are_not_replaced() {
    for answer in [json!({}), json!({ "payload": null }), json!([])] {
        let (server, client) = start(answer).await;
        let added: Result<_, Error> = client.add_labels(7, 42, ["vip"]).await;
        let error = added.unwrap_err();
        assert_eq!(error.operation(), Some("listConversationLabels"));
        assert_eq!(methods(&server).await, ["GET"]);
    }
}
