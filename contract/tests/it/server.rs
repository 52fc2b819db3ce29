//! The embedded server, with the real client and with plain requests.

mod checker;
mod command_line;
mod documents;
mod events;
mod faulty_writes;
mod hostile;
mod ninetynine_account;
mod ninetynine_contacts;
mod ninetynine_conversations;
mod ninetynine_order;
mod own_data;
mod providers;
mod refusals;
mod webhooks;
mod writes;
mod writes_of_ninetynine;

use std::collections::BTreeSet;
use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::Duration;

use conversation_apis::Paginated;
use conversation_apis::partoo::Client;
use conversation_apis::partoo::types::MessageContent;
use conversation_apis_contract::server::Server;
use futures_util::TryStreamExt;
use serde_json::Value;

fn client(server: &Server) -> Client {
    Client::builder("any-key")
        .base_url(server.base_url())
        .build()
        .unwrap()
}

/// A plain client, without a proxy.
fn http() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// Status and body of a plain request.
async fn get(server: &Server, path: &str) -> (u16, String) {
    let http = http();
    let request = http.get(format!("{}{path}", server.base_url()));
    let response = request.header("x-APIKey", "any-key").send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

async fn refusal(server: &Server, path: &str) -> Value {
    let (status, body) = get(server, path).await;
    assert_eq!(status, 400, "{path}");
    serde_json::from_str::<Value>(&body).unwrap()["errors"]["json"].take()
}

#[tokio::test]
async fn messages_belong_to_their_conversation_at_any_page_size() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    for size in [7, 100] {
        let mut ids = BTreeSet::new();
        let mut counts = BTreeSet::new();
        let mut conversations = client.list_conversations().per_page(size).items();
        while let Some(conversation) = conversations.next().await {
            let conversation = conversation.unwrap();
            let id = conversation.id.unwrap();
            let list = client.list_messages().conversation_id(id);
            let messages: Vec<_> = list.per_page(size).items().try_collect().await.unwrap();
            for message in &messages {
                assert_eq!(message.conversation_id, Some(id));
                assert!(ids.insert(message.id));
            }
            let newest = |last: Option<Value>| last.unwrap_or_default();
            assert_eq!(
                serde_json::to_value(&conversation.last_message).unwrap(),
                newest(
                    messages
                        .last()
                        .map(|last| serde_json::to_value(last).unwrap())
                )
            );
            counts.insert(messages.len());
        }
        assert_eq!(conversations.total(), Some(25));
        assert_eq!((counts.first(), counts.last()), (Some(&0), Some(&60)));
    }
}

#[tokio::test]
async fn every_kind_of_content_occurs_with_any_seed() {
    for seed in [0, 1, u64::MAX] {
        let server = Server::builder("partoo").seed(seed).start().await.unwrap();
        let client = client(&server);
        let list = client.list_messages().conversation_id(1);
        let messages: Vec<_> = list.items().try_collect().await.unwrap();
        let contents = messages
            .iter()
            .map(|message| message.content.as_ref().unwrap());
        let kinds: BTreeSet<String> = contents
            .inspect(|content| {
                let known = !matches!(content, MessageContent::Unknown(_));
                assert!(known && !matches!(content, MessageContent::Malformed(_)));
            })
            .map(|content| {
                let text = format!("{content:?}");
                text.split('(').next().unwrap().to_owned()
            })
            .collect();
        assert_eq!(kinds.len(), 10, "{kinds:?}");
    }
}

#[tokio::test]
async fn the_same_seed_gives_the_same_bytes() {
    let mut pages = Vec::new();
    for seed in [7, 7, 8] {
        let server = Server::builder("partoo").seed(seed).start().await.unwrap();
        pages.push([
            get(&server, "/conversations?per_page=3").await,
            get(&server, "/messages?conversation_id=1").await,
        ]);
    }
    assert_eq!(pages[0], pages[1]);
    assert_ne!(pages[0], pages[2]);
}

#[tokio::test]
async fn a_filter_selects_items_and_their_total() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    let all = ["5409c35a97bbc544d8e26737", "a1c9f37b4deca92f83b61d02"];
    let mut counts = Vec::new();
    for ids in [&all[..1], &all[1..], &all] {
        let list = client.list_conversations().business_in(ids.to_vec());
        let page = list.page().await.unwrap();
        let conversations = page.conversations.unwrap();
        for conversation in &conversations {
            let business = conversation.business.as_ref().unwrap();
            assert!(ids.contains(&business.id.as_deref().unwrap()));
        }
        assert_eq!(page.count, Some(conversations.len().try_into().unwrap()));
        counts.push(conversations.len());
    }
    assert!(counts[0] > 0 && counts[1] > 0);
    assert_eq!(counts[0] + counts[1], counts[2]);
}

#[tokio::test]
async fn a_cursor_is_valid_only_unchanged_and_for_its_list_and_filters() {
    let server = Server::start("partoo").await.unwrap();
    let (_, page) = get(&server, "/messages?conversation_id=1&per_page=5").await;
    let page: Value = serde_json::from_str(&page).unwrap();
    let cursor = page["next_cursor"].as_str().unwrap();
    assert!(
        ["+", "/", "%", "="]
            .iter()
            .all(|sign| cursor.contains(sign))
    );
    let encoded: String = cursor.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let own = format!("/messages?conversation_id=1&cursor={encoded}");
    assert_eq!(get(&server, &own).await.0, 200);
    for other in [
        format!("/messages?conversation_id=1&cursor={cursor}"),
        format!(
            "/messages?conversation_id=1&cursor={}",
            encoded.replace("%3D", "")
        ),
        "/messages?conversation_id=1&cursor=made-up".to_owned(),
        "/messages?conversation_id=1&cursor=".to_owned(),
        format!("/messages?conversation_id=3&cursor={encoded}"),
        format!("/conversations?cursor={encoded}"),
    ] {
        let refused = refusal(&server, &other).await;
        assert_eq!(refused["cursor"], "unknown cursor", "{other}");
    }
}

#[tokio::test]
async fn a_wrong_parameter_is_named_in_a_400() {
    let server = Server::start("partoo").await.unwrap();
    for (query, name, text) in [
        ("conversations?per_page=0", "per_page", "must be 1 to 100"),
        ("conversations?per_page=101", "per_page", "must be 1 to 100"),
        (
            "conversations?per_page=99999999999999999999",
            "per_page",
            "must be 1 to 100",
        ),
        (
            "conversations?per_page=many",
            "per_page",
            "must be an integer",
        ),
        (
            "conversations?per_page=1&per_page=2",
            "per_page",
            "given more than once",
        ),
        ("conversations?page=1", "page", "unknown parameter"),
        (
            "conversations?business__in=",
            "business__in",
            "must not have an empty value",
        ),
        ("messages", "conversation_id", "missing parameter"),
        (
            "messages?conversation_id=a",
            "conversation_id",
            "must be an integer",
        ),
    ] {
        let refused = refusal(&server, &format!("/{query}")).await;
        assert_eq!(refused[name], text, "{query}");
    }
}

#[tokio::test]
async fn a_page_has_thirty_items_by_default() {
    let server = Server::start("partoo").await.unwrap();
    let (_, page) = get(&server, "/messages?conversation_id=1").await;
    let page: Value = serde_json::from_str(&page).unwrap();
    assert_eq!(page["messages"].as_array().unwrap().len(), 30);
}

#[tokio::test]
async fn a_missing_key_is_401_and_the_forbidden_key_403() {
    let server = Server::start("partoo").await.unwrap();
    let http = http();
    let url = format!("{}/conversations", server.base_url());
    for (key, status, body) in [
        (
            None,
            401,
            r#"{"errors":{"authentication":"User not authenticated"}}"#,
        ),
        (
            Some(""),
            401,
            r#"{"errors":{"authentication":"User not authenticated"}}"#,
        ),
        (
            Some("forbidden"),
            403,
            r#"{"errors":{"authorization":"Operation not allowed"}}"#,
        ),
    ] {
        let mut request = http.get(&url);
        if let Some(key) = key {
            request = request.header("x-APIKey", key);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(response.text().await.unwrap(), body);
    }
}

#[tokio::test]
async fn a_server_with_a_key_accepts_no_other() {
    let server = Server::builder("partoo").key("the-key");
    let server = server.start().await.unwrap();
    let statuses = ["any-key", "the-key", "forbidden"].map(async |key| {
        let client = Client::builder(key).base_url(server.base_url());
        let result = client.build().unwrap().list_conversations().send().await;
        result.map_or_else(|error| error.status(), |found| Some(found.status()))
    });
    let statuses = futures_util::future::join_all(statuses).await;
    assert_eq!(
        statuses,
        [401, 200, 403].map(|status| status.try_into().ok())
    );
}

#[tokio::test]
async fn an_unknown_path_is_404_and_another_method_405() {
    let server = Server::start("partoo").await.unwrap();
    let body = r#"{"errors":{"json":"Resource not found"}}"#.to_owned();
    assert_eq!(get(&server, "/ships").await, (404, body));
    let http = http();
    for (path, allowed) in [
        ("/messages", "GET, POST"),
        ("/conversations/1/read", "POST"),
    ] {
        let request = http.delete(format!("{}{path}", server.base_url()));
        let response = request.header("x-APIKey", "any-key").send().await.unwrap();
        assert_eq!(response.status(), 405);
        assert_eq!(response.headers()["allow"], allowed);
    }
}

#[tokio::test]
async fn requests_are_recorded_without_the_key() {
    let server = Server::start("partoo").await.unwrap();
    let client = client(&server);
    let list = client.list_messages().conversation_id(3);
    list.per_page(5).send().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(
        (requests[0].method.as_str(), requests[0].path.as_str()),
        ("GET", "/messages")
    );
    assert_eq!(requests[0].query, "conversation_id=3&per_page=5");
    assert!(!format!("{requests:?}{server:?}").contains("any-key"));
}

#[tokio::test]
async fn dropping_a_server_closes_its_connections() {
    let server = Server::start("partoo").await.unwrap();
    let address = server.base_url().replace("http://", "");
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    drop(server);
    let ended = match stream.read(&mut [0]) {
        Ok(length) => length == 0,
        Err(error) => error.kind() == ErrorKind::ConnectionReset,
    };
    assert!(ended);
}

#[tokio::test]
async fn an_unknown_provider_is_an_error() {
    assert!(Server::start("whatsapp").await.is_err());
}
