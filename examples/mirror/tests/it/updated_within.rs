//! Chatwoot's `updated_within`, which the documents do not have.

use conversation_apis_server::{Action, Fault, Server};
use serde_json::{Value, json};
use wiremock::matchers::{method, path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{Database, expected, ninetynine, without_contacts};

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

#[tokio::test(flavor = "multi_thread")]
async fn the_embedded_server_is_asked_only_for_changes() {
    let server = Server::start("ninetynine").await.unwrap();
    let source = ninetynine(&server.base_url());
    let database = Database::new();
    database.run(&source).await.unwrap();
    for messages in [1, 40] {
        server.customer_writes(messages);
        let before = server.requests().len();
        database.run(&source).await.unwrap();
        let sent = server.requests().split_off(before);
        let lists = sent.iter().filter(|it| !it.path.ends_with("/messages"));
        assert_eq!(lists.count(), 1);
        // Each conversation that changed since the first run is read up to what is known.
        assert!(sent.len() <= 1 + 2 * 41, "{} requests", sent.len());
    }
    let expected = without_contacts(expected(&source).await);
    assert_eq!(without_contacts(database.rows()), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_damaged_on_its_way_loses_no_change() {
    let faults = [
        Action::BadItem(0),
        Action::InvalidUtf8,
        Action::TruncatedJson,
        Action::Cut,
        Action::Html(200),
    ];
    let server = Server::start("ninetynine").await.unwrap();
    let source = ninetynine(&server.base_url());
    let database = Database::new();
    database.run(&source).await.unwrap();
    for fault in faults {
        server.customer_writes(2);
        let fault = Fault::new(fault).operation("listConversations");
        server.fault(fault).unwrap();
        let outcome = database.run(&source).await.unwrap();
        assert!(outcome.is_whole(), "{outcome}");
    }
    let expected = without_contacts(expected(&source).await);
    assert_eq!(without_contacts(database.rows()), expected);
}

/// A server without `updated_within` and without orders, whose lists have no pages after the
/// second.
async fn server_with_order(pages: [&[Value]; 2]) -> MockServer {
    let server = MockServer::start().await;
    for (number, page) in [("1", pages[0]), ("2", pages[1])] {
        let mock = Mock::given(method("GET")).and(path(LIST));
        let mock = mock.and(query_param("page", number));
        mock.respond_with(list(page)).mount(&server).await;
    }
    let others = Mock::given(method("GET")).and(path(LIST));
    let others = others.respond_with(list(&[])).with_priority(9);
    others.mount(&server).await;
    let body = json!({"meta": {}, "payload": []});
    let answer = ResponseTemplate::new(200).set_body_json(body);
    let messages = Mock::given(method("GET")).respond_with(answer);
    messages.with_priority(10).mount(&server).await;
    server
}

/// A conversation with its last activity, and an older last message.
fn active(id: i64, at: i64) -> Value {
    let message = json!({"id": id, "content": "Hello", "created_at": 1_700_000_000 - at});
    json!({"id": id, "timestamp": 1_700_000_000 + at, "last_non_activity_message": message})
}

async fn requests_of_the_second_run(pages: [&[Value]; 2]) -> usize {
    let server = server_with_order(pages).await;
    let source = ninetynine(&server.uri());
    let database = Database::new();
    database.run(&source).await.unwrap();
    let before = requests(&server).await;
    database.run(&source).await.unwrap();
    requests(&server).await - before
}

#[tokio::test(flavor = "multi_thread")]
async fn times_that_contradict_the_order_make_the_mirror_read_the_whole_list() {
    let (new, newer, old) = (active(1, 20), active(2, 30), active(3, 10));
    // The times of the last messages, which are in another order, say nothing.
    let ordered = [newer.clone(), new.clone()];
    // One for the changes, and one page whose conversations are known.
    assert_eq!(
        requests_of_the_second_run([&ordered, std::slice::from_ref(&old)]).await,
        2
    );
    // One for the changes, and all pages with the empty one after them.
    assert_eq!(requests_of_the_second_run([&[new, newer], &[old]]).await, 4);
}
