//! Servers with the caller's own items.

use conversation_apis::Paginated;
use conversation_apis::{ninetynine, octopush, partoo};
use conversation_apis_contract::server::{Builder, Definition, Server};
use futures_util::TryStreamExt;
use serde_json::{Value, json};

fn client(server: &Server) -> partoo::Client {
    let client = partoo::Client::builder("k").base_url(server.base_url());
    client.build().unwrap()
}

async fn listed(client: &partoo::Client) -> Vec<partoo::types::Conversation> {
    let items = client.list_conversations().items();
    items.try_collect().await.unwrap()
}

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
    let client = client(&server);
    let all = listed(&client).await;
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

#[tokio::test]
async fn a_conversation_is_with_a_contact_that_the_server_has() {
    let empty = || Server::builder("ninetynine").empty();
    let conversation = json!({ "id": 7 });
    let own = json!({ "id": 5, "name": "Eve Example" });
    for (builder, expected) in [
        (empty(), None),
        (empty().item("contacts", &own), Some((5, "Eve Example"))),
    ] {
        let builder = builder.item("conversations", &conversation);
        let builder = builder.item("messages", &json!({ "content": "Hello" }));
        let server = builder.start().await.unwrap();
        let client = ninetynine::Client::builder("k").base_url(server.base_url());
        let client = client.build().unwrap();
        let conversations = client.list_conversations().account_id(1).items();
        let all: Vec<_> = conversations.try_collect().await.unwrap();
        let conversation = serde_json::to_value(&all[0]).unwrap();
        let sender = &conversation["meta"]["sender"];
        let contact = client.get_contact().account_id(1);
        let contact = contact.contact_id(sender["id"].as_i64().unwrap());
        let contact = serde_json::to_value(&*contact.send().await.unwrap()).unwrap();
        assert_eq!(contact["payload"]["name"], sender["name"]);
        let of_message = &conversation["messages"][0]["sender"];
        for name in ["id", "name"] {
            assert!(!sender[name].is_null(), "{name}");
            assert_eq!(of_message[name], sender[name], "{name}");
        }
        if let Some((id, name)) = expected {
            assert_eq!((&sender["id"], &sender["name"]), (&json!(id), &json!(name)));
        }
    }
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

#[tokio::test]
async fn items_of_generated_types_come_back_as_they_were_given() {
    let fixtures = Server::start("partoo").await.unwrap();
    let page = client(&fixtures).list_conversations().send().await.unwrap();
    let given = &page.conversations.as_ref().unwrap()[0];
    let server = Server::builder("partoo").empty();
    let server = server.item("conversations", given).start().await.unwrap();
    let all = listed(&client(&server)).await;
    assert_eq!(serde_json::to_value(&all).unwrap(), json!([given]));
}

const SHIPS: &str = r##"{
    "openapi": "3.1.0",
    "info": { "title": "Ships", "version": "1" },
    "paths": { "/ships": { "get": {
        "operationId": "listShips",
        "x-pagination": {
            "style": "page-number", "items": "/ships", "parameter": "page", "total": "/count"
        },
        "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer" } }],
        "responses": { "200": { "description": "ok", "content": { "application/json": {
            "schema": { "type": "object", "properties": {
                "count": { "type": "integer" },
                "ships": { "type": "array", "items": { "type": "object", "properties": {
                    "name": { "type": "string" }
                } } }
            } }
        } } } }
    }, "post": {
        "operationId": "addShip",
        "responses": { "204": { "description": "ok" } }
    } } }
}"##;

#[tokio::test]
async fn the_lists_of_another_document_are_served() {
    let fixtures = r#"{
        "collections": { "ships": { "count": [40, 40], "item": { "name": { "$text": "no {}" } } } },
        "lists": { "listShips": { "of": "ships" } }
    }"#;
    let ships = Definition::new("ships", SHIPS).fixtures(fixtures);
    let builder = Server::of(ships.clone()).item("ships", &json!({ "name": "Beagle" }));
    let server = builder.start().await.unwrap();
    let url = format!("{}/ships", server.base_url());
    let answer = reqwest::get(format!("{url}?page=2")).await.unwrap();
    let page: Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
    assert_eq!(page["count"], 41);
    let names: Vec<&Value> = page["ships"].as_array().unwrap().iter().collect();
    assert_eq!(names.len(), 11);
    assert_eq!(names.last().unwrap()["name"], "Beagle");
    let written = reqwest::Client::new().post(&url).send().await.unwrap();
    assert_eq!(written.status(), 501);
    let wrong = Server::of(ships).item("ships", &json!({ "name": 7 }));
    assert_eq!(
        refused(wrong).await,
        "item 1 of `ships` does not fit the document at `/name`"
    );
    // A provider without templates has no collections.
    let bare = Server::of(Definition::new("ships", SHIPS)).item("ships", &json!({}));
    assert_eq!(
        refused(bare).await,
        "no collection `ships`; there are: none"
    );
}
