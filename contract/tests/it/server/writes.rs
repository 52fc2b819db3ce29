//! Writes to the embedded server: what was written is read back.

use conversation_apis::Paginated;
use conversation_apis::partoo::Client;
use conversation_apis::partoo::types::{
    ConversationUpdate, ExternalMessage, ExternalSenderType, Message, MessageStatus,
    MessagingSettingsUpdate, NewWebhook, NewWebhooks, WebhookEventType,
};
use conversation_apis_contract::server::Server;
use futures_util::TryStreamExt;
use serde_json::{Value, json};

use super::{client, http};

/// All messages of a conversation.
pub(super) async fn messages(client: &Client, conversation: i64) -> Vec<Message> {
    let list = client.list_messages().conversation_id(conversation);
    list.items().try_collect().await.unwrap()
}

/// Status and JSON of a plain request. The JSON is null if there is none.
pub(super) async fn request(
    server: &Server,
    method: &str,
    path: &str,
    body: Value,
) -> (u16, Value) {
    let url = format!("{}{path}", server.base_url());
    let request = http().request(method.parse().unwrap(), url);
    let request = request.header("x-apikey", "k").header("api-key", "k");
    let request = request.header("api-login", "l").json(&body);
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or_default())
}

#[tokio::test]
async fn a_sent_message_is_in_the_list_and_in_its_conversation() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    let before = messages(&client, 1).await.len();
    let sent = client.reply(1, "We open at eight.").send().await.unwrap();
    let after = messages(&client, 1).await;
    let last = after.last().unwrap();
    assert_eq!(after.len(), before + 1);
    assert_eq!(last.id, sent.message_id);
    assert_eq!(last.status, Some(MessageStatus::Sending));
    let content = serde_json::to_value(&last.content).unwrap();
    assert_eq!(content, "We open at eight.");
    // A message is delivered once it was read.
    let conversation = client.get_conversation().conversation_id(1);
    let shown = conversation.send().await.unwrap().into_inner().last_message;
    let shown = shown.unwrap();
    assert_eq!(shown.id, sent.message_id);
    assert_eq!(shown.status, Some(MessageStatus::Success));
    let page = client.list_messages().conversation_id(1).per_page(1);
    let count = page.page().await.unwrap().count;
    assert_eq!(count, Some(i64::try_from(before + 1).unwrap()));
    // Each server has its own data.
    let other = Server::start("partoo").await.unwrap();
    assert_eq!(messages(&super::client(&other), 1).await.len(), before);
}

#[tokio::test]
async fn a_request_is_recorded_with_its_body_and_debug_does_not_show_it() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    client.reply(1, "canary-text").send().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].content_type(), Some("application/json"));
    let body: Value = serde_json::from_slice(requests[0].body()).unwrap();
    let sent = json!({ "conversation_id": 1, "content_type": "Text", "content": "canary-text" });
    assert_eq!(body, sent);
    let shown = format!("{requests:?}{server:?}");
    assert!(
        shown.contains("bytes") && !shown.contains("canary"),
        "{shown}"
    );
}

#[tokio::test]
async fn a_conversation_is_closed_opened_assigned_and_read() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    let update = async |change| {
        let call = client.update_conversation().conversation_id(1);
        call.body(change).send().await.unwrap();
        let read = client.get_conversation().conversation_id(1).send().await;
        serde_json::to_value(&*read.unwrap()).unwrap()
    };
    let closed = update(ConversationUpdate::close()).await;
    assert_eq!(
        (&closed["status"], &closed["is_solved"]),
        (&json!("Closed"), &json!(true))
    );
    let refused = client.reply(1, "hello").send().await.unwrap_err();
    assert_eq!(refused.status().unwrap(), 400);
    let refused: Value = serde_json::from_slice(refused.body().unwrap()).unwrap();
    let said = &refused["errors"]["json"]["conversation_id"];
    assert_eq!(said, "the conversation is closed");
    let open = update(ConversationUpdate::open()).await;
    assert_eq!(
        (&open["status"], &open["is_solved"]),
        (&json!("Open"), &json!(false))
    );
    let assigned = update(ConversationUpdate::assign_to("someone")).await;
    assert_eq!(assigned["assigned_user_id"], "someone");
    let unassigned = update(ConversationUpdate::unassign()).await;
    assert_eq!(unassigned["assigned_user_id"], Value::Null);
    let unread = client.list_conversations().items();
    let mut unread = unread.try_filter(|one| std::future::ready(one.is_read == Some(false)));
    let id = unread.try_next().await.unwrap().unwrap().id.unwrap();
    let read = client.read_conversation().conversation_id(id).send().await;
    assert_eq!(read.unwrap().status(), 200);
    let read = client.get_conversation().conversation_id(id).send().await;
    assert_eq!(read.unwrap().is_read, Some(true));
}

#[tokio::test]
async fn an_expired_conversation_is_not_opened_and_no_message_is_sent_in_it() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    let all: Vec<_> = client
        .list_conversations()
        .items()
        .try_collect()
        .await
        .unwrap();
    let expired = all.iter().find(|one| one.is_expired == Some(true)).unwrap();
    let id = expired.id.unwrap();
    let open = client.update_conversation().conversation_id(id);
    let error = open
        .body(ConversationUpdate::open())
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(
        client
            .reply(id, "a")
            .send()
            .await
            .unwrap_err()
            .status()
            .unwrap(),
        400
    );
    let has_issues = all.iter().find(|one| {
        let issues = one.issues.as_ref().is_some_and(|issues| !issues.is_empty());
        issues && one.is_expired == Some(false)
    });
    let id = has_issues.unwrap().id.unwrap();
    assert_eq!(
        client
            .reply(id, "a")
            .send()
            .await
            .unwrap_err()
            .status()
            .unwrap(),
        400
    );
}

#[tokio::test]
async fn a_failed_message_is_sent_again() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    let failed = messages(&client, 1).await.into_iter();
    let failed = failed.filter(|one| one.status == Some(MessageStatus::Failed));
    let id = failed.map(|one| one.id.unwrap()).next().unwrap();
    let status = async || {
        let all = messages(&client, 1).await.into_iter();
        all.filter(|one| one.id == Some(id))
            .find_map(|one| one.status)
    };
    client
        .retry_send_message()
        .message_id(id)
        .send()
        .await
        .unwrap();
    // The message is on the second page, so it was delivered after the first.
    assert!(matches!(
        status().await,
        Some(MessageStatus::Sending | MessageStatus::Success)
    ));
    assert_eq!(status().await, Some(MessageStatus::Success));
    let unknown = client
        .retry_send_message()
        .message_id(99_999_999)
        .send()
        .await;
    assert!(unknown.unwrap_err().is_not_found());
}

#[tokio::test]
async fn an_ingested_message_creates_its_conversation_once() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    let ingest = async |message: &str| {
        let message = ExternalMessage::new(
            "5409c35a97bbc544d8e26737",
            "conversation-a",
            message,
            ExternalSenderType::Consumer,
            "Is it ready?",
        );
        let call = client.ingest_message().channel_id("ch-1");
        call.body(message.consumer_name("Zoé Exemple"))
            .send()
            .await
            .unwrap();
    };
    for message in ["one", "one", "two"] {
        ingest(message).await;
    }
    let all: Vec<_> = client
        .list_conversations()
        .items()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(all.len(), 26);
    let created = serde_json::to_value(all.last().unwrap()).unwrap();
    assert_eq!(created["consumer_name"], "Zoé Exemple");
    assert_eq!(created["business"]["name"], "Boulangerie des Tests");
    assert_eq!(
        created["custom_channel"]["external_conversation_id"],
        "conversation-a"
    );
    assert_eq!(
        created["last_message"]["custom_channel"]["external_message_id"],
        "two"
    );
    let id = created["id"].as_i64().unwrap();
    assert_eq!(messages(&client, id).await.len(), 2);
    let other = ExternalMessage::new("b", "c", "d", ExternalSenderType::User, "e");
    let unknown = client.ingest_message().channel_id("ch-2").body(other);
    assert!(unknown.send().await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn settings_and_webhooks_are_changed_and_read_back() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    let page = client.settings().per_page(2).send().await.unwrap();
    assert_eq!(
        (page.page, page.max_page, page.count),
        (Some(1), Some(2), Some(3))
    );
    let id = page.settings.as_ref().unwrap()[0].id.unwrap();
    let update = client.update_messaging_settings().setting_id(id);
    let change = MessagingSettingsUpdate::new().welcome_message("Bienvenue");
    let changed = update.body(change).send().await.unwrap();
    assert_eq!(changed.welcome_message.as_deref(), Some("Bienvenue"));
    let all: Vec<_> = client.settings().items().try_collect().await.unwrap();
    assert_eq!(all[0].welcome_message.as_deref(), Some("Bienvenue"));
    assert_eq!(all[0].offline_message.as_deref(), Some("We are closed."));

    let webhook = NewWebhook::new(
        "https://new.example.com/",
        WebhookEventType::BusinessCreated,
    );
    let create = client.create_webhooks().org_id(7);
    let created = create
        .body(NewWebhooks::new([webhook]))
        .send()
        .await
        .unwrap();
    let id = created.items.as_ref().unwrap()[0].id.unwrap();
    let read = client.get_webhook().webhook_id(id).send().await.unwrap();
    assert_eq!(read.url.as_deref(), Some("https://new.example.com/"));
    let list = client.list_webhooks().org_id(7);
    let list: Vec<_> = list.items().try_collect().await.unwrap();
    assert_eq!(
        list.iter().map(|one| one.id).collect::<Vec<_>>(),
        [Some(id)]
    );
}

#[tokio::test]
async fn octopush_sends_to_known_and_new_recipients() {
    use conversation_apis::octopush::Client;
    use conversation_apis::octopush::types::{MultiChannelMessage, Recipient};
    let server = Server::start("octopush").await.unwrap();
    let client = Client::builder("any-key", "a@example.com");
    let client = client.base_url(server.base_url()).build().unwrap();
    let first = async || {
        let page = client
            .list_conversations()
            .send()
            .await
            .unwrap()
            .into_inner();
        page.into_iter().next().unwrap()
    };
    let before = first().await;
    let number = before
        .recipient_details
        .as_ref()
        .unwrap()
        .phone_number
        .clone()
        .unwrap();
    let recipients = [
        Recipient::new().phone_number(number),
        Recipient::new().phone_number("+33600000099"),
        Recipient::new().email("new@example.com"),
    ];
    let message = MultiChannelMessage::new("sms", "It is ready.", recipients);
    let send = client.send_multi_channel().body(message.clone());
    send.send().await.unwrap();
    let simulated = client
        .send_multi_channel()
        .body(message.simulation_mode(true));
    simulated.send().await.unwrap();
    let after = first().await;
    assert_eq!(after.last_message.as_deref(), Some("It is ready."));
    let count = |of: &Option<i64>| of.unwrap();
    assert_eq!(
        count(&after.number_of_messages),
        count(&before.number_of_messages) + 1
    );
    let messages = client.list_messages().phone_number("+33600000099");
    let messages: Vec<_> = messages.items().try_collect().await.unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].text.as_deref(), Some("It is ready."));
    let all: Vec<_> = client
        .list_conversations()
        .items()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(all.len(), 232);
    let (status, body) = request(&server, "POST", "/multi-channel/send", json!({})).await;
    assert_eq!((status, body), (400, Value::Null));
}
