//! Chatwoot's `updated_within`, which the documents do not have.

use serde_json::{Value, json};
use wiremock::matchers::{method, path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{Database, ninetynine};

const LIST: &str = "/api/v1/accounts/1/conversations";

fn list(conversations: &[Value]) -> ResponseTemplate {
    let meta = json!({"all_count": 2});
    let body = json!({"data": {"meta": meta, "payload": conversations}});
    ResponseTemplate::new(200).set_body_json(body)
}

fn conversation(id: i64, status: &str) -> Value {
    json!({"id": id, "status": status, "created_at": 1_700_000_000 + id})
}

/// Two conversations, each with one message.
async fn server() -> MockServer {
    let server = MockServer::start().await;
    let both = [conversation(1, "open"), conversation(2, "open")];
    for (page, answer) in [("1", list(&both)), ("2", list(&[]))] {
        let mock = Mock::given(method("GET"))
            .and(path(LIST))
            .and(query_param("page", page));
        let mock = mock.and(query_param_is_missing("updated_within"));
        mock.respond_with(answer).mount(&server).await;
    }
    let body = json!({"meta": {}, "payload": [{"id": 5, "content": "Hello", "message_type": 0}]});
    for id in [1, 2] {
        let mock = Mock::given(method("GET")).and(path(format!("{LIST}/{id}/messages")));
        let answer = ResponseTemplate::new(200).set_body_json(&body);
        mock.respond_with(answer).mount(&server).await;
    }
    server
}

async fn requests(server: &MockServer) -> usize {
    server.received_requests().await.unwrap_or_default().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_knows_it_is_asked_only_for_changes() {
    let server = server().await;
    let changed = Mock::given(method("GET")).and(path(LIST));
    let changed = changed.and(query_param("page", "1000000000"));
    let answer = list(&[conversation(2, "resolved")]);
    changed.respond_with(answer).mount(&server).await;
    let source = ninetynine(&server.uri());
    let database = Database::new();
    let outcome = database.run(&source).await.unwrap();
    assert!(outcome.is_whole(), "{outcome}");

    let before = requests(&server).await;
    database.run(&source).await.unwrap();
    // One for the changes, one for the messages of the conversation that changed.
    assert_eq!(requests(&server).await - before, 2);
    let status = "SELECT status FROM conversations ORDER BY id";
    assert_eq!(database.texts(status), ["open", "resolved"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_ignores_it_is_walked_until_known() {
    for answer in [list(&[]), ResponseTemplate::new(422)] {
        let server = server().await;
        let changed = Mock::given(method("GET")).and(path(LIST));
        let changed = changed.and(query_param("page", "1000000000"));
        changed.respond_with(answer).mount(&server).await;
        let source = ninetynine(&server.uri());
        let database = Database::new();
        database.run(&source).await.unwrap();
        let before = requests(&server).await;
        database.run(&source).await.unwrap();
        // One for the changes, one page of the list.
        assert_eq!(requests(&server).await - before, 2);
    }
}
