//! Labels, which are added and removed by reading and replacing all of them.

use conversation_apis::Error;
use conversation_apis::ninetynine::Client;
use serde_json::json;
use wiremock::MockServer;

use super::{client, json_of, start};
use crate::support::{answering, json_body};

/// A server that keeps the labels of a conversation.
async fn labels(first: &[&str]) -> (MockServer, Client) {
    let kept = std::sync::Mutex::new(json!(first));
    let server = answering(move |request| {
        let mut kept = kept.lock().unwrap();
        if request.method.as_str() == "POST" {
            *kept = json_of(request)["labels"].clone();
        }
        json_body(json!({ "payload": *kept }))
    })
    .await;
    let client = client(&server);
    (server, client)
}

async fn methods(server: &MockServer) -> Vec<String> {
    let requests = server.received_requests().await.unwrap();
    let methods = requests.iter().map(|request| request.method.to_string());
    methods.collect()
}

#[tokio::test]
async fn labels_are_added_and_removed_one_by_one() {
    let (server, client) = labels(&["vip", "new"]).await;
    let added = client.add_labels(7, 42, ["new", "late", "late"]).await;
    assert_eq!(added.unwrap(), ["vip", "new", "late"]);
    let removed = client.remove_labels(7, 42, ["vip", "other"]).await;
    assert_eq!(removed.unwrap(), ["new", "late"]);
    assert_eq!(methods(&server).await, ["GET", "POST", "GET", "POST"]);
}

#[tokio::test]
async fn labels_that_need_no_change_are_only_read() {
    let (server, client) = labels(&["vip"]).await;
    assert_eq!(client.add_labels(7, 42, ["vip"]).await.unwrap(), ["vip"]);
    let removed = client.remove_labels(7, 42, ["new"]).await;
    assert_eq!(removed.unwrap(), ["vip"]);
    assert_eq!(methods(&server).await, ["GET", "GET"]);
}

#[tokio::test]
async fn labels_that_were_not_read_are_not_replaced() {
    for answer in [json!({}), json!({ "payload": null }), json!([])] {
        let (server, client) = start(answer).await;
        let added: Result<_, Error> = client.add_labels(7, 42, ["vip"]).await;
        let error = added.unwrap_err();
        assert_eq!(error.operation(), Some("listConversationLabels"));
        assert_eq!(methods(&server).await, ["GET"]);
    }
}
