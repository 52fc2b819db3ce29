//! Servers and clients for the other modules.

use conversation_apis::Retry;
use conversation_apis::partoo::Client;
use serde_json::{Value, json};
use wiremock::matchers::{any, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// A key that no output may hold.
pub const KEY: &str = "canary-key-5c1d";

/// A server that answers everything alike.
pub async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// A server whose conversations come in pages: a cursor, the ids, the next cursor.
pub async fn paged(pages: &[(Option<&str>, &[i64], Option<&str>)]) -> MockServer {
    let server = MockServer::start().await;
    for (cursor, ids, next) in pages {
        let mock = match cursor {
            Some(cursor) => Mock::given(query_param("cursor", *cursor)),
            None => Mock::given(query_param_is_missing("cursor")),
        };
        mock.respond_with(ResponseTemplate::new(200).set_body_json(page(ids, json!(next))))
            .mount(&server)
            .await;
    }
    server
}

/// A page of conversations.
pub fn page(ids: &[i64], next: Value) -> Value {
    let conversations: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
    json!({ "conversations": conversations, "count": ids.len(), "next_cursor": next })
}

/// A client of a server, with the canary key.
pub fn client(server: &MockServer) -> Client {
    Client::builder(KEY)
        .base_url(server.uri())
        .retry(Retry::off())
        .build()
        .unwrap()
}

/// Everything an error says of itself: text, `Debug` and all its sources.
pub fn all_text(error: &dyn std::error::Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        text += &format!(" {error} {error:?}");
        source = error.source();
    }
    text
}
