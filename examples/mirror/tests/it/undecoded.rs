//! Items that do not fit their documented type are kept as they came.

use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{Database, partoo};

async fn answer(server: &MockServer, at: &str, body: &Value) {
    let mock = Mock::given(method("GET")).and(path(at));
    let answer = ResponseTemplate::new(200).set_body_json(body);
    mock.respond_with(answer).mount(server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn undecodable_items_are_kept_with_their_id_or_a_digest() {
    let server = MockServer::start().await;
    let conversations = json!([
        {"id": 1, "status": "Open", "new": {"a": 1}},
        {"id": 2, "status": ["Open"]},
        {"id": "three", "status": "Open"},
        {"id": "4", "status": "Open"},
        "no object",
    ]);
    let list = json!({"conversations": conversations, "count": 5, "next_cursor": null});
    answer(&server, "/conversations", &list).await;
    let messages = json!([
        {"id": 10, "content_type": "Text", "sender_type": "User", "content": "a\u{0}b"},
        {"id": 11, "is_deleted": "no"},
        {"id": false},
    ]);
    let list = json!({"messages": messages, "count": 3, "next_cursor": null});
    answer(&server, "/messages", &list).await;

    let database = Database::new();
    let source = partoo(&server.uri());
    for _ in 0..2 {
        let outcome = database.run(&source).await.unwrap();
        // Nobody can read the messages of a conversation without an id.
        assert!(!outcome.is_whole(), "{outcome}");
        assert_eq!(outcome.counts.without_id, 2);
        // Three conversations have messages, with two undecodable ones each.
        assert_eq!(outcome.counts.conversations, 5);
        assert_eq!(outcome.counts.messages, 9);
        assert_eq!(outcome.counts.undecoded, 4 + 6);
    }
    let ids = "SELECT substr(id, 1, 1) FROM conversations ORDER BY id";
    assert_eq!(database.texts(ids), ["1", "2", "4", "?", "?"]);
    let raw = "SELECT raw FROM conversations WHERE id = '2'";
    assert_eq!(database.texts(raw), [r#"{"id":2,"status":["Open"]}"#]);
    let state = "SELECT messages FROM conversations ORDER BY id";
    assert_eq!(
        database.texts(state),
        ["done", "done", "done", "none", "none"]
    );
    let text = "SELECT DISTINCT text FROM messages WHERE text IS NOT NULL";
    assert_eq!(database.texts(text), ["ab"]);
}
