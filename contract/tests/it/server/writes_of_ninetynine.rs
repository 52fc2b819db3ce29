//! Writes to the embedded server of 99digital, a Chatwoot server.

use conversation_apis::ninetynine::Client;
use conversation_apis::ninetynine::multipart::CreateMessageRequest;
use conversation_apis::ninetynine::types::{Message, NewMessage, StatusFilter, StatusToggle};
use conversation_apis::{File, Paginated};
use conversation_apis_contract::server::Server;
use futures_util::TryStreamExt;
use serde_json::{Value, json};

use super::http;

fn client(server: &Server) -> Client {
    let builder = Client::builder("any-key").base_url(server.base_url());
    builder.http_client(http()).build().unwrap()
}

/// The newest messages of a conversation, the newest first.
async fn messages(client: &Client, conversation: i64) -> Vec<Message> {
    let list = client
        .list_messages()
        .account_id(1)
        .conversation_id(conversation);
    list.items().try_collect().await.unwrap()
}

/// A conversation as JSON.
async fn conversation(client: &Client, id: i64) -> Value {
    let call = client.get_conversation().account_id(1).conversation_id(id);
    serde_json::to_value(&*call.send().await.unwrap()).unwrap()
}

/// The total of the list with a status.
async fn count(client: &Client, status: StatusFilter) -> usize {
    let list = client.list_conversations().account_id(1).status(status);
    let items = list.items();
    items.try_collect::<Vec<_>>().await.unwrap().len()
}

#[tokio::test]
async fn a_created_message_is_the_newest_one_of_its_conversation() {
    let server = Server::start("ninetynine").await.unwrap();
    let client = client(&server);
    let before = messages(&client, 1).await.len();
    let create = client.create_message().account_id(1).conversation_id(1);
    let created = create
        .body(NewMessage::new("We open at eight."))
        .send()
        .await
        .unwrap();
    let after = messages(&client, 1).await;
    assert_eq!(after.len(), before + 1);
    assert_eq!(after[0].id, created.id);
    assert_eq!(after[0].content.as_deref(), Some("We open at eight."));
    let shown = conversation(&client, 1).await;
    assert_eq!(shown["messages"][0]["content"], "We open at eight.");
    assert_eq!(
        shown["last_non_activity_message"]["content"],
        "We open at eight."
    );
}

#[tokio::test]
async fn the_files_of_a_message_may_be_any_bytes() {
    let server = Server::start("ninetynine").await.unwrap();
    let client = client(&server);
    // No text, and the end of a part in the middle.
    let bytes = [&[0xff, 0xfe, 0, 13, 10][..], b"--\r\n--x--", &[0x80]].concat();
    let length = bytes.len();
    let image = File::bytes(bytes.clone())
        .file_name("a.png")
        .content_type("image/png");
    let other = File::bytes(bytes).file_name("b.bin");
    let body = CreateMessageRequest::new().content("see").private(true);
    let create = client.create_message().account_id(1).conversation_id(1);
    let create = create.multipart(body.attachments([image, other]));
    create.send().await.unwrap();
    let newest = serde_json::to_value(&messages(&client, 1).await[0]).unwrap();
    assert_eq!(
        (&newest["content"], &newest["private"]),
        (&json!("see"), &json!(true))
    );
    let attachments = newest["attachments"].as_array().unwrap();
    let kinds: Vec<&Value> = attachments.iter().map(|one| &one["file_type"]).collect();
    assert_eq!(kinds, ["image", "file"]);
    assert_eq!(attachments[0]["file_size"], length);
}

#[tokio::test]
async fn a_status_is_seen_by_the_filter_and_the_counts() {
    let server = Server::start("ninetynine").await.unwrap();
    let client = client(&server);
    let open = count(&client, StatusFilter::Open).await;
    let resolved = count(&client, StatusFilter::Resolved).await;
    let counts = async || {
        let call = client.get_conversation_counts().account_id(1);
        let counts = call.send().await.unwrap();
        serde_json::to_value(&*counts).unwrap()["meta"]["all_count"].as_u64()
    };
    let all = counts().await.unwrap();
    let toggle = client
        .toggle_conversation_status()
        .account_id(1)
        .conversation_id(1);
    toggle.body(StatusToggle::new()).send().await.unwrap();
    assert_eq!(conversation(&client, 1).await["status"], "resolved");
    assert_eq!(count(&client, StatusFilter::Open).await, open - 1);
    assert_eq!(count(&client, StatusFilter::Resolved).await, resolved + 1);
    assert_eq!(counts().await, Some(all - 1));
}

#[tokio::test]
async fn messages_are_selected_after_an_id_and_between_two() {
    let server = Server::start("ninetynine").await.unwrap();
    let ids = async |query: &str| {
        let path = "/api/v1/accounts/1/conversations/1/messages";
        let request = http().get(format!("{}{path}?{query}", server.base_url()));
        let response = request
            .header("api_access_token", "k")
            .send()
            .await
            .unwrap();
        let page: Value = response.json().await.unwrap();
        let items = page["payload"].as_array().unwrap().iter();
        items
            .map(|item| item["id"].as_i64().unwrap())
            .collect::<Vec<_>>()
    };
    // The first conversation has 65 messages.
    let range = |from: i64, to: i64| (from..to).collect::<Vec<_>>();
    assert_eq!(ids("").await, range(1046, 1066));
    assert_eq!(ids("before=1011").await, range(1001, 1011));
    assert_eq!(ids("after=1003").await, range(1004, 1066));
    assert_eq!(ids("after=1003&before=1060").await, range(1003, 1060));
    assert_eq!(ids("after=0&before=9999").await, range(1001, 1066));
    for none in [
        "after=2000",
        "after=1060&before=1003",
        "after=9223372036854775807",
        "before=-1",
    ] {
        assert_eq!(ids(none).await, [0; 0], "{none}");
    }
}
