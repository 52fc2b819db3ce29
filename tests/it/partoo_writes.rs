//! Partoo's writes as the server sees them, and the bodies that are refused before sending.

use conversation_apis::partoo::types::{
    ChatHours, ConversationUpdate, ExternalMessage, ExternalSenderType, MessagingSettingsUpdate,
    NewAudioMessage, NewDocumentMessage, NewImageMessage, NewTextMessage, NewVideoMessage,
    NewWebhook, NewWebhooks, WebhookEventType,
};
use conversation_apis::partoo::{Client, builder};
use conversation_apis::{Error, ErrorKind, RawJson};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::support::{all_text, client, server};

const CANARY: &str = "canary-71bd";

/// The requests that a client sends, one line each: method, path, content type and body.
macro_rules! sent {
    ($client:ident => $($call:expr),* $(,)?) => {{
        let server = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
        let $client = client(&server);
        $($call.send().await.unwrap();)*
        let requests = server.received_requests().await.unwrap();
        requests.iter().map(line).collect::<Vec<_>>().join("\n")
    }};
}

fn line(request: &wiremock::Request) -> String {
    let url = &request.url;
    let query = url.query().map(|query| format!("?{query}"));
    let header = |name| {
        request
            .headers
            .get(name)
            .map(|value| value.to_str().unwrap())
    };
    let line = format!(
        "{} {}{} {} {} {}",
        request.method,
        url.path(),
        query.unwrap_or_default(),
        header("content-type").unwrap_or("-"),
        header("content-length").unwrap_or("-"),
        String::from_utf8_lossy(&request.body)
    );
    line.trim_end().to_owned()
}

fn image() -> NewImageMessage {
    NewImageMessage::new(7, RawJson::from(&json!("https://cdn.example.com/a.png")))
}

#[tokio::test]
async fn each_form_of_a_message_is_sent_as_documented() {
    let file = || RawJson::from(&json!({ "url": "https://cdn.example.com/a", "file_name": null }));
    insta::assert_snapshot!(sent!(client =>
        client.reply(7, "Hello 😀"),
        client.send_message().body(NewTextMessage::new(7, "Hello")),
        client.send_message().body(image()),
        client.send_message().body(NewAudioMessage::new(7, file())),
        client.send_message().body(NewVideoMessage::new(7, file())),
        client.send_message().body(NewDocumentMessage::new(7, file())),
        client.retry_send_message().message_id(9),
    ), @r##"
    POST /messages application/json 66 {"conversation_id":7,"content_type":"Text","content":"Hello 😀"}
    POST /messages application/json 61 {"conversation_id":7,"content_type":"Text","content":"Hello"}
    POST /messages application/json 86 {"conversation_id":7,"content_type":"Image","content":"https://cdn.example.com/a.png"}
    POST /messages application/json 107 {"conversation_id":7,"content_type":"Audio","content":{"url":"https://cdn.example.com/a","file_name":null}}
    POST /messages application/json 107 {"conversation_id":7,"content_type":"Video","content":{"url":"https://cdn.example.com/a","file_name":null}}
    POST /messages application/json 110 {"conversation_id":7,"content_type":"Document","content":{"url":"https://cdn.example.com/a","file_name":null}}
    POST /messages/9/retry application/json 0
    "##);
}

#[tokio::test]
async fn each_change_of_a_conversation_is_sent_as_documented() {
    let update =
        |client: &Client, change| client.update_conversation().conversation_id(7).body(change);
    insta::assert_snapshot!(sent!(client =>
        update(&client, ConversationUpdate::open()),
        update(&client, ConversationUpdate::close()),
        update(&client, ConversationUpdate::assign_to("62d80fae74e8b11d700302b8")),
        update(&client, ConversationUpdate::unassign()),
        client.read_conversation().conversation_id(7),
        client.get_conversation().conversation_id(7),
    ), @r##"
    PATCH /conversations/7 application/json 17 {"status":"open"}
    PATCH /conversations/7 application/json 19 {"status":"closed"}
    PATCH /conversations/7 application/json 47 {"assigned_user_id":"62d80fae74e8b11d700302b8"}
    PATCH /conversations/7 application/json 33 {"assigned_user_id":"unassigned"}
    POST /conversations/7/read application/json 0
    GET /conversations/7 - -
    "##);
}

#[tokio::test]
async fn the_other_writes_are_sent_as_documented() {
    let message = || ExternalMessage::new("b", "c/1", "m", ExternalSenderType::Consumer, "Hello");
    let hours = ChatHours::new()
        .monday(["10:00-14:00".to_owned(), "15:00-18:30".to_owned()])
        .sunday([]);
    let settings = MessagingSettingsUpdate::new()
        .offline_message_null()
        .uses_business_hours(false)
        .custom_chat_hours(hours);
    let webhook = |event: WebhookEventType| NewWebhook::new("https://hooks.example.com/a", event);
    insta::assert_snapshot!(sent!(client =>
        client.ingest_message().channel_id("ch/1").body(message()),
        client.ingest_message().channel_id("ch").body(message().consumer_name("Ada").consumer_image_null()),
        client.settings().page(2).business_in(vec!["a".to_owned(), "b".to_owned()]),
        client.update_messaging_settings().setting_id(3).body(settings),
        client.list_webhooks().org_id(5).per_page(10).page(1),
        client.create_webhooks().org_id(5).body(NewWebhooks::new([
            webhook(WebhookEventType::MessageCreated), webhook(WebhookEventType::MessageUpdated)
        ])),
        client.create_webhooks().body(NewWebhooks::new([])),
        client.get_webhook().webhook_id(4),
    ), @r##"
    POST /custom-channels/ch%2F1/messages application/json 121 {"business_id":"b","external_conversation_id":"c/1","external_message_id":"m","sender_type":"Consumer","content":"Hello"}
    POST /custom-channels/ch/messages application/json 165 {"business_id":"b","external_conversation_id":"c/1","external_message_id":"m","sender_type":"Consumer","content":"Hello","consumer_name":"Ada","consumer_image":null}
    GET /messaging/settings?business__in=a,b&page=2&per_page=100 - -
    POST /messaging/settings/3 application/json 125 {"offline_message":null,"uses_business_hours":false,"custom_chat_hours":{"monday":["10:00-14:00","15:00-18:30"],"sunday":[]}}
    GET /webhooks?org_id=5&page=1&per_page=10 - -
    POST /webhooks?org_id=5 application/json 149 {"items":[{"url":"https://hooks.example.com/a","event_type":"message_created"},{"url":"https://hooks.example.com/a","event_type":"message_updated"}]}
    POST /webhooks application/json 12 {"items":[]}
    GET /webhooks/4 - -
    "##);
}

/// The error of a body that is given as JSON. Nothing is sent.
async fn refused<T: DeserializeOwned, F>(body: Value, send: impl FnOnce(Client, T) -> F) -> String
where
    F: Future<Output = Result<(), Error>>,
{
    let server = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    let body = serde_json::from_value(body).unwrap();
    let error = send(client(&server), body).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(!error.may_have_reached_server());
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
    let text = all_text(&error);
    assert!(!text.contains(CANARY), "{text}");
    error.to_string()
}

async fn update(body: Value) -> String {
    refused(body, async |client: Client, body: ConversationUpdate| {
        client
            .update_conversation()
            .conversation_id(7)
            .body(body)
            .send()
            .await
            .map(drop)
    })
    .await
}

async fn message(body: Value) -> String {
    refused(
        body,
        async |client: Client, body: conversation_apis::partoo::types::NewMessage| {
            client.send_message().body(body).send().await.map(drop)
        },
    )
    .await
}

async fn settings(body: Value) -> String {
    refused(
        body,
        async |client: Client, body: MessagingSettingsUpdate| {
            client
                .update_messaging_settings()
                .setting_id(3)
                .body(body)
                .send()
                .await
                .map(drop)
        },
    )
    .await
}

#[tokio::test]
async fn bodies_that_the_vendor_refuses_are_not_sent() {
    let mut refused = vec![
        update(json!({})).await,
        update(json!({ "status": "closed", "assigned_user_id": CANARY })).await,
        update(json!({ "status": "Closed" })).await,
        update(json!({ "status": CANARY })).await,
        message(json!({ "conversation_id": 7, "content_type": "IgStoryReply", "content": CANARY }))
            .await,
    ];
    for hours in [CANARY, "10:00", "24:00-25:00", "9:00-10:00", "10:00-14:00 "] {
        refused.push(
            settings(json!({ "custom_chat_hours": { "sunday": ["10:00-14:00", hours] } })).await,
        );
    }
    insta::assert_snapshot!(refused.join("\n"), @r##"
    updateConversation: the request body must have exactly one of: `status`; `assigned_user_id` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    updateConversation: the request body must have exactly one of: `status`; `assigned_user_id` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    updateConversation: `/status` in the request body must be one of `open`, `closed` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    updateConversation: `/status` in the request body must be one of `open`, `closed` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    sendMessage: the request body must match one of the 5 documented alternatives (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    updateMessagingSettings: `/custom_chat_hours/sunday/1` in the request body must match the pattern `^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    updateMessagingSettings: `/custom_chat_hours/sunday/1` in the request body must match the pattern `^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    updateMessagingSettings: `/custom_chat_hours/sunday/1` in the request body must match the pattern `^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    updateMessagingSettings: `/custom_chat_hours/sunday/1` in the request body must match the pattern `^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    updateMessagingSettings: `/custom_chat_hours/sunday/1` in the request body must match the pattern `^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    "##);
}

#[tokio::test]
async fn required_values_and_enums_are_checked() {
    let server = server(ResponseTemplate::new(200)).await;
    let client = client(&server);
    let text = |error: Error| error.to_string();
    let ingest = |sender: &str| {
        let message = ExternalMessage::new("b", "c", "m", sender, "Hello");
        client.ingest_message().channel_id("ch").body(message)
    };
    let webhook = NewWebhooks::new([NewWebhook::new(
        "https://hooks.example.com",
        "message_deleted",
    )]);
    let hooks: builder::CreateWebhooks = client.create_webhooks().body(webhook);
    insta::assert_snapshot!(
        [
            text(client.send_message().send().await.unwrap_err()),
            text(
                client
                    .update_conversation()
                    .body(ConversationUpdate::close())
                    .send()
                    .await
                    .unwrap_err()
            ),
            text(ingest("Metadata").send().await.unwrap_err()),
            text(ingest("User").channel_id("..").send().await.unwrap_err()),
            text(hooks.send().await.unwrap_err()),
        ]
        .join("\n"), @r##"
    sendMessage: body must be set: .body(…)
    updateConversation: conversation_id must be set: .conversation_id(…)
    ingestMessage: `/sender_type` in the request body must be one of `User`, `Consumer` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    ingestMessage: the path parameter `channel_id` makes a `.` or `..` segment, so the request would go to another path; set it to the id that the call is about
    createWebhooks: `/items/0/event_type` in the request body must be one of `business_created`, `business_updated`, `business_deleted`, `message_updated`, `message_created`, `lead_received` (if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway)
    "##);
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
}
