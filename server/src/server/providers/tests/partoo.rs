//! The events of Partoo.

use serde_json::{Value, json};

use super::{Run, arrives};

fn message(conversation: i64, content: &str) -> Value {
    json!({ "conversation_id": conversation, "content_type": "Text", "content": content })
}

fn ingested(message: &str, conversation: &str) -> Value {
    json!({
        "external_message_id": message,
        "external_conversation_id": conversation,
        "business_id": "5409c35a97bbc544d8e26737",
        "consumer_name": "Ada Example",
        "sender_type": "Consumer",
        "content": "Hello",
    })
}

/// The id of an item that has a value.
fn id(run: &Run, collection: &str, at: &str, value: &str) -> i64 {
    run.store.find(collection, at, value).unwrap()["id"]
        .as_i64()
        .unwrap()
}

/// Adds messages of a customer. A message that is added again causes no event.
fn write_in_a_custom_channel(run: &mut Run) {
    let channel = "/custom-channels/ch-1/messages";
    let new = |id| ("POST", channel, ingested(id, "new"));
    let created = run.step(new("new-1"), &["message_created"]);
    let payload = &created[0]["payload"];
    assert_eq!(payload["message"]["sender_type"], "Consumer");
    assert_eq!(payload["conversation"]["messaging_partner"], "Custom");
    run.step(new("new-1"), &[]);
    run.step(new("new-2"), &["message_created"]);
}

#[test]
fn every_write_causes_its_events_and_no_others() {
    let mut run = Run::new("partoo", 0);
    let read = || ("GET", "/conversations/1", Value::Null);
    let open = id(&run, "conversations", "/status", "Open");
    let sent = run.step(
        ("POST", "/messages", message(open, "We open at eight.")),
        &["message_created"],
    );
    let payload = &sent[0]["payload"];
    assert_eq!(sent[0]["type"], "message_created");
    assert_eq!(payload["message"]["status"], "Sending");
    assert_eq!(payload["message"]["sender_type"], "User");
    assert_eq!(payload["conversation"]["id"], open);
    assert_eq!(payload["conversation"]["last_message"], payload["message"]);
    assert_eq!(payload["conversation"]["is_read"], false);
    assert!(payload["conversation"]["business"]["id"].is_string());
    // The message is delivered after the next read.
    let delivered = run.step(read(), &["message_updated"]);
    let message_of = |body: &Value| body["payload"]["message"].clone();
    assert_eq!(message_of(&delivered[0])["status"], "Success");
    assert_eq!(message_of(&delivered[0])["id"], message_of(&sent[0])["id"]);
    run.step(read(), &[]);
    let path = format!("/conversations/{open}");
    for change in [
        json!({ "status": "closed" }),
        json!({ "assigned_user_id": "someone" }),
    ] {
        run.step(("PATCH", &path, change), &[]);
    }
    run.refused((
        "POST",
        "/messages",
        message(open, "The conversation is closed."),
    ));
    run.step(("POST", &format!("{path}/read"), Value::Null), &[]);
    let failed = id(&run, "messages", "/status", "Failed");
    let retry = format!("/messages/{failed}/retry");
    let retried = run.step(("POST", &retry, Value::Null), &["message_updated"]);
    assert_eq!(message_of(&retried[0])["status"], "Sending");
    run.step(("POST", &retry, Value::Null), &[]);
    run.step(read(), &["message_updated"]);
    write_in_a_custom_channel(&mut run);
    let settings = json!({ "uses_business_hours": true });
    run.step(("POST", "/messaging/settings/1", settings), &[]);
    let webhook = json!({ "url": "https://hooks.example.com", "event_type": "message_created" });
    run.step(("POST", "/webhooks", json!({ "items": [webhook] })), &[]);
    run.refused(("POST", "/messages", json!({ "conversation_id": open })));
    run.refused((
        "POST",
        "/messages",
        message(999_999, "There is no such conversation."),
    ));
    run.has_called_all_writes();
}

#[test]
fn a_deleted_or_failed_message_is_an_update() {
    let mut run = Run::new("partoo", 0);
    for (name, value) in [("is_deleted", json!(true)), ("status", json!("Failed"))] {
        let events = run.change(|store| {
            store.find_mut("messages", "/id", "101").unwrap()[name] = value.clone();
        });
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].name, "message_updated");
        assert_eq!(events[0].body["payload"]["message"][name], value);
    }
    let events = run.change(|store| {
        store.find_mut("messages", "/id", "101").unwrap()["$sent"] = json!(true);
    });
    assert_eq!(events, []);
}

#[test]
fn a_message_of_a_customer_is_created_and_not_read() {
    for seed in 0..4 {
        let mut run = Run::new("partoo", seed);
        for n in 0..40 {
            let events = run.arrive(n);
            assert_eq!(events.len(), 1);
            assert_eq!(events[0].name, "message_created");
            let payload = &events[0].body["payload"];
            assert_eq!(payload["message"]["sender_type"], "Consumer");
            assert_eq!(payload["conversation"]["last_message"], payload["message"]);
            let id = payload["conversation"]["id"].to_string();
            let read = run.store.find("conversations", "/id", &id).unwrap();
            assert_eq!(read["is_read"], false);
        }
    }
    arrives(&mut Run::new("partoo", 0), "conversations", "messages");
}
