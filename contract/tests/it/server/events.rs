//! The webhook events of requests that a fault or the server refuses. What each operation
//! causes is tested beside the providers, without a network.

use std::time::Duration;

use conversation_apis_contract::server::{FAULT_HEADER, Server, WebhookSettings};
use serde_json::{Value, json};

use super::http;

/// The events that a server records. Nobody receives them.
async fn server(provider: &str) -> Server {
    let settings = WebhookSettings::new("http://127.0.0.1:9/");
    let settings = settings.retries(0).timeout(Duration::from_millis(500));
    let server = Server::builder(provider).webhook_to(settings);
    server.start().await.unwrap()
}

/// Sends a request with a fault, and returns the events that it causes.
async fn events(provider: &str, (path, body): (&str, &Value), fault: Option<&str>) -> Vec<String> {
    let server = server(provider).await;
    let url = format!("{}{path}", server.base_url());
    let request = http().post(url).header("x-apikey", "k");
    let request = request.header("api_access_token", "k").json(body);
    let request = match fault {
        Some(fault) => request.header(FAULT_HEADER, fault),
        None => request,
    };
    // A fault may end the connection.
    let _ = request.send().await;
    server.delivered().await;
    let records = server.deliveries().into_iter();
    let events = records.map(|record| record.event.to_string());
    events.collect()
}

#[tokio::test]
async fn a_write_causes_events_if_it_is_applied_whatever_its_response() {
    let text = json!({ "conversation_id": 1, "content_type": "Text", "content": "Hello" });
    let priority = json!({ "priority": "low" });
    let path = "/api/v1/accounts/1/conversations/1/toggle_priority";
    for (provider, path, body, event) in [
        ("partoo", "/messages", &text, "message_created"),
        ("ninetynine", path, &priority, "conversation_updated"),
    ] {
        for fault in [None, Some("reset"), Some("close"), Some("slow-headers=20")] {
            let found = events(provider, (path, body), fault).await;
            assert_eq!(found, [event], "{provider} {fault:?}");
        }
        for fault in ["503", "429;retry-after=0", "html=502", "timeout"] {
            let found = events(provider, (path, body), Some(fault)).await;
            assert!(found.is_empty(), "{provider} {fault}: {found:?}");
        }
    }
}

#[tokio::test]
async fn a_refused_request_causes_no_event() {
    let text = json!({ "conversation_id": 1, "content_type": "Text", "content": "Hello" });
    for (path, body) in [
        (
            "/messages",
            json!({ "conversation_id": 1, "content_type": "Text" }),
        ),
        ("/messages?unknown=1", text.clone()),
        ("/nowhere", text),
    ] {
        let found = events("partoo", (path, &body), None).await;
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}
