//! Servers with the caller's own items.

use conversation_apis::Paginated;
use conversation_apis::{ninetynine, octopush, partoo};
use conversation_apis_contract::server::{Builder, Definition, Server};
use futures_util::TryStreamExt;
use serde_json::{Value, json};

#[tokio::test]
async fn a_conversation_with_one_text_message_is_served_as_the_fixtures_are() {
    let server = Server::builder("partoo")
        .empty()
        .item(
            "conversations",
            &json!({ "id": 7, "consumer_name": "Ada Example" }),
        )
        .item(
            "messages",
            &json!({ "content_type": "Text", "content": "Are you open today?" }),
        )
        .start()
        .await
        .unwrap();
    let client = partoo::Client::builder("k").base_url(server.base_url());
    let client = client.build().unwrap();
    let all: Vec<_> = client
        .list_conversations()
        .items()
        .try_collect()
        .await
        .unwrap();
    let [conversation] = all.as_slice() else {
        panic!("{all:?}");
    };
    let conversation = serde_json::to_value(conversation).unwrap();
    assert_eq!(conversation["id"], 7);
    assert_eq!(
        conversation["last_message"]["content"],
        "Are you open today?"
    );
    assert_eq!(conversation["last_message"]["conversation_id"], 7);
    let messages = client.list_messages().conversation_id(7).items();
    let messages: Vec<_> = messages.try_collect().await.unwrap();
    assert_eq!(messages.len(), 1);
}

#[tokio::test]
async fn an_item_belongs_to_the_owner_whose_values_it_has() {
    let server = Server::builder("ninetynine")
        .empty()
        .item("conversations", &json!({ "id": 3 }))
        .item("conversations", &json!({ "id": 4 }))
        .item(
            "messages",
            &json!({ "conversation_id": 3, "content": "first" }),
        )
        .item(
            "messages",
            &json!({ "conversation_id": 3, "content": "second" }),
        )
        .item(
            "messages",
            &json!({ "content": "of the last conversation" }),
        )
        .start()
        .await
        .unwrap();
    let client = ninetynine::Client::builder("k").base_url(server.base_url());
    let client = client.build().unwrap();
    for (id, expected) in [
        (3, &["first", "second"][..]),
        (4, &["of the last conversation"]),
    ] {
        let messages = client
            .list_messages()
            .account_id(1)
            .conversation_id(id)
            .items();
        let messages: Vec<_> = messages.try_collect().await.unwrap();
        let mut texts: Vec<Value> = messages
            .iter()
            .map(|message| serde_json::to_value(message).unwrap()["content"].clone())
            .collect();
        texts.sort_by_key(ToString::to_string);
        assert_eq!(texts, expected, "{id}");
    }
}

#[tokio::test]
async fn own_items_come_after_the_invented_ones_and_writes_change_them() {
    let message = json!({ "text": "Hello from a test" });
    let server = Server::builder("octopush").item("messages", &message);
    let server = server.start().await.unwrap();
    let fixtures = Server::start("octopush").await.unwrap();
    let mut counts = Vec::new();
    for server in [&server, &fixtures] {
        let client = octopush::Client::builder("k", "k").base_url(server.base_url());
        let client = client.build().unwrap();
        let all = client.list_conversations().items();
        let all: Vec<_> = all.try_collect().await.unwrap();
        let last = serde_json::to_value(all.last().unwrap()).unwrap();
        let id = format!("cid_{}", last["conversation_id"].as_str().unwrap());
        let messages = client.list_messages().conversation_id(id).items();
        let messages: Vec<_> = messages.try_collect().await.unwrap();
        counts.push((all.len(), messages.len()));
    }
    let (with_own, invented) = (counts[0], counts[1]);
    assert_eq!(with_own, (invented.0, invented.1 + 1));
}

async fn refused(builder: Builder) -> String {
    let started = builder.start().await;
    started.map(|_| ()).unwrap_err().to_string()
}

#[tokio::test]
async fn a_wrong_item_is_an_error_that_names_its_place() {
    let builder = || Server::builder("partoo").empty();
    let conversation = json!({ "id": 7 });
    for (builder, said) in [
        (
            builder().item("ships", &json!({})),
            "no collection `ships`; there are: conversations, messages, settings, webhooks",
        ),
        (
            builder().item("conversations", &json!([1])),
            "an item of `conversations`: is not a JSON object",
        ),
        (
            builder().item("messages", &json!({})),
            "item 1 of `messages`: it belongs to an item of `conversations`, and there is none; add one first",
        ),
        (
            builder()
                .item("conversations", &conversation)
                .item("messages", &json!({ "conversation_id": 8 })),
            "item 1 of `messages`: no item of `conversations` has the value at `/conversation_id`",
        ),
        (
            builder()
                .item("conversations", &conversation)
                .item("conversations", &json!({ "id": 8, "status": ["Open"] })),
            "item 2 of `conversations` does not fit the document at `/status`",
        ),
        (
            builder()
                .item("conversations", &conversation)
                .item("conversations", &conversation),
            "two items of `conversations` have the id 7 at `/id`",
        ),
    ] {
        assert_eq!(refused(builder).await, said);
    }
    assert_eq!(
        refused(Server::builder("nobody")).await,
        "no provider `nobody`; there are: ninetynine, octopush, partoo"
    );
    let broken = Definition::new("broken", "{");
    assert!(refused(Server::of(broken)).await.starts_with("broken: "));
}

#[tokio::test]
async fn an_empty_server_accepts_writes() {
    let server = Server::builder("ninetynine").empty();
    let server = server.item("conversations", &json!({ "id": 7 }));
    let server = server.start().await.unwrap();
    let client = reqwest::Client::new();
    let url = format!(
        "{}/api/v1/accounts/1/conversations/7/messages",
        server.base_url()
    );
    let request = client.post(&url).header("api_access_token", "k");
    let request = request.header("content-type", "application/json");
    let answer = request.body(r#"{"content":"Yes, until six."}"#);
    let answer = answer.send().await.unwrap();
    assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    let list = client.get(&url).header("api_access_token", "k");
    let list: Value =
        serde_json::from_slice(&list.send().await.unwrap().bytes().await.unwrap()).unwrap();
    assert_eq!(list["payload"][0]["content"], "Yes, until six.");
}
