//! The events of a Chatwoot server.

use serde_json::{Value, json};

use super::{Run, arrives};
use crate::server::changes::Event;

const UPDATED: &[&str] = &["conversation_updated"];
const STATUS: &[&str] = &["conversation_status_changed", "conversation_updated"];

/// A request to a path of the account.
fn request<'c>(method: &'c str, path: &str, body: Value) -> (&'c str, String, Value) {
    (method, format!("/api/v1/accounts/1{path}"), body)
}

fn step(run: &mut Run, method: &str, path: &str, body: Value, names: &[&str]) -> Vec<Value> {
    let (method, path, body) = request(method, path, body);
    run.step((method, &path, body), names)
}

/// The changes that an event states, by name.
fn changed(body: &Value) -> Vec<(String, Value, Value)> {
    let changes = body["changed_attributes"].as_array().into_iter().flatten();
    let changes = changes.flat_map(|one| one.as_object().into_iter().flatten());
    let changes = changes.map(|(name, one)| {
        (
            name.clone(),
            one["previous_value"].clone(),
            one["current_value"].clone(),
        )
    });
    changes.filter(|(name, ..)| name != "updated_at").collect()
}

/// The first conversation with a value.
fn id(run: &Run, at: &str, value: &str) -> i64 {
    run.store.find("conversations", at, value).unwrap()["id"]
        .as_i64()
        .unwrap()
}

#[test]
fn every_write_of_a_conversation_causes_its_events_and_no_others() {
    let mut run = Run::new("ninetynine", 0);
    let one = id(&run, "/status", "open");
    let path = |rest: &str| format!("/conversations/{one}/{rest}");
    let status = json!({ "status": "resolved" });
    let bodies = step(
        &mut run,
        "POST",
        &path("toggle_status"),
        status.clone(),
        STATUS,
    );
    for body in &bodies {
        assert_eq!(
            changed(body),
            [("status".to_owned(), json!("open"), json!("resolved"))]
        );
        assert_eq!(body["status"], "resolved");
    }
    step(&mut run, "POST", &path("toggle_status"), status, &[]);
    let snooze = json!({ "status": "snoozed", "snoozed_until": 1_700_000_000 });
    let bodies = step(&mut run, "POST", &path("toggle_status"), snooze, STATUS);
    assert_eq!(bodies[1]["snoozed_until"], "2023-11-14T22:13:20.000Z");
    let names: Vec<String> = changed(&bodies[1]).into_iter().map(|one| one.0).collect();
    assert_eq!(names, ["status", "snoozed_until"]);
    step(
        &mut run,
        "POST",
        &path("toggle_status"),
        json!({ "status": "open" }),
        STATUS,
    );
    for (path, body, name) in [
        ("toggle_priority", json!({ "priority": "high" }), "priority"),
        ("labels", json!({ "labels": ["new"] }), "label_list"),
        (
            "custom_attributes",
            json!({ "custom_attributes": { "a": 1 } }),
            "custom_attributes",
        ),
        ("assignments", json!({ "assignee_id": 2 }), "assignee_id"),
        ("assignments", json!({ "team_id": 8 }), "team_id"),
    ] {
        let path = format!("/conversations/{one}/{path}");
        let bodies = step(&mut run, "POST", &path, body.clone(), UPDATED);
        assert_eq!(changed(&bodies[0]).len(), 1, "{bodies:?}");
        assert_eq!(changed(&bodies[0])[0].0, name);
        step(&mut run, "POST", &path, body, &[]);
    }
}

#[test]
fn typing_has_its_own_events_and_a_filter_has_none() {
    let mut run = Run::new("ninetynine", 0);
    let one = id(&run, "/status", "open");
    let path = format!("/conversations/{one}/toggle_typing_status");
    for (status, name) in [
        ("on", "conversation_typing_on"),
        ("off", "conversation_typing_off"),
    ] {
        let body = json!({ "typing_status": status, "is_private": status == "on" });
        let bodies = step(&mut run, "POST", &path, body, &[name]);
        assert_eq!(bodies[0]["is_private"], status == "on");
        assert_eq!(bodies[0]["conversation"]["id"], one);
        assert_eq!(bodies[0]["user"]["type"], "user");
    }
    step(
        &mut run,
        "POST",
        "/conversations/filter",
        json!({ "payload": [] }),
        &[],
    );
}

/// Opens a conversation, and removes its first reply. Returns its id.
fn without_a_reply(run: &mut Run) -> i64 {
    let one = id(run, "/meta/channel", "Channel::Api");
    run.change(|store| {
        let conversation = store.find_mut("conversations", "/id", &one.to_string());
        let conversation = conversation.unwrap();
        conversation["first_reply_created_at"] = json!(0);
        conversation["status"] = json!("open");
    });
    one
}

#[test]
fn a_message_has_its_own_event_and_the_first_reply_updates_the_conversation() {
    let mut run = Run::new("ninetynine", 0);
    let one = without_a_reply(&mut run);
    let path = format!("/conversations/{one}/messages");
    let reply = json!({ "content": "Hello" });
    let names = ["message_created", "conversation_updated"];
    let bodies = step(&mut run, "POST", &path, reply.clone(), &names);
    assert_eq!(bodies[0]["message_type"], "outgoing");
    assert!(bodies[0]["created_at"].as_str().unwrap().ends_with(".000Z"));
    assert_eq!(bodies[0]["sender"]["email"], "gus@example.com");
    assert_eq!(bodies[0]["account"]["id"], 1);
    let shown = &bodies[0]["conversation"]["messages"][0];
    assert_eq!(shown["message_type"], 1);
    assert!(shown["created_at"].is_number());
    assert_eq!(shown["id"], bodies[0]["id"]);
    assert_eq!(changed(&bodies[1])[0].0, "first_reply_created_at");
    assert_eq!(bodies[1]["first_reply_created_at"], bodies[0]["created_at"]);
    step(&mut run, "POST", &path, reply, &["message_created"]);
    let note = json!({ "content": "A note", "private": true });
    let bodies = step(&mut run, "POST", &path, note, &["message_created"]);
    assert_eq!(bodies[0]["private"], true);
    assert_ne!(
        bodies[0]["conversation"]["messages"][0]["id"],
        bodies[0]["id"]
    );
    let activity = json!({ "content": "Gus left", "message_type": "activity" });
    // It counts as an activity of the contact, and is not sent itself.
    step(&mut run, "POST", &path, activity, &["contact_updated"]);
}

#[test]
fn a_message_of_a_contact_opens_its_conversation_again() {
    let mut run = Run::new("ninetynine", 0);
    let one = without_a_reply(&mut run);
    let path = format!("/conversations/{one}/messages");
    let status = json!({ "status": "resolved" });
    step(
        &mut run,
        "POST",
        &format!("/conversations/{one}/toggle_status"),
        status,
        STATUS,
    );
    let incoming = json!({ "content": "One more thing", "message_type": "incoming" });
    let names = [STATUS, &["message_created", "contact_updated"]].concat();
    let bodies = step(&mut run, "POST", &path, incoming, &names);
    assert_eq!(bodies[2]["message_type"], "incoming");
    assert!(bodies[2]["sender"].get("type").is_none());
    assert_eq!(changed(&bodies[3])[0].0, "last_activity_at");
    let message = format!("{path}/{}", bodies[2]["id"]);
    let bodies = step(
        &mut run,
        "DELETE",
        &message,
        Value::Null,
        &["message_updated"],
    );
    assert_eq!(bodies[0]["content_attributes"]["deleted"], true);
    let web = id(&run, "/meta/channel", "Channel::WebWidget");
    let incoming = json!({ "content": "Hello", "message_type": "incoming" });
    let (method, path, body) = request("POST", &format!("/conversations/{web}/messages"), incoming);
    run.refused((method, &path, body));
}

#[test]
fn a_conversation_is_created_before_its_message() {
    let mut run = Run::new("ninetynine", 0);
    let parties = json!({ "inbox_id": 3, "contact_id": 12, "assignee_id": 2 });
    let bodies = step(
        &mut run,
        "POST",
        "/conversations",
        parties.clone(),
        &["conversation_created"],
    );
    assert!(bodies[0].get("changed_attributes").is_none());
    assert_eq!(bodies[0]["messages"], json!([]));
    assert_eq!(bodies[0]["meta"]["assignee"]["type"], "user");
    assert_eq!(bodies[0]["meta"]["team"], Value::Null);
    assert_eq!(bodies[0]["contact_inbox"]["contact_id"], 12);
    let mut with_message = parties;
    with_message["message"] = json!({ "content": "Hello" });
    let names = [
        "conversation_created",
        "message_created",
        "conversation_updated",
    ];
    step(&mut run, "POST", "/conversations", with_message, &names);
}

#[test]
fn every_write_of_a_contact_causes_its_events_and_no_others() {
    let mut run = Run::new("ninetynine", 0);
    let new = json!({ "inbox_id": 3, "name": "Ada New", "email": "ada.new@example.com" });
    let bodies = step(
        &mut run,
        "POST",
        "/contacts",
        new.clone(),
        &["contact_created"],
    );
    assert_eq!(bodies[0]["email"], "ada.new@example.com");
    let (method, path, body) = request("POST", "/contacts", new);
    run.refused((method, &path, body));
    let id = bodies[0]["id"].to_string();
    let path = format!("/contacts/{id}");
    let change = json!({ "name": "Ada Newer" });
    let bodies = step(&mut run, "PUT", &path, change.clone(), &["contact_updated"]);
    assert_eq!(
        changed(&bodies[0]),
        [("name".to_owned(), json!("Ada New"), json!("Ada Newer"))]
    );
    step(&mut run, "PUT", &path, change, &[]);
    step(
        &mut run,
        "POST",
        "/contacts/filter",
        json!({ "payload": [] }),
        &[],
    );
    let webhook =
        json!({ "url": "https://new.example.com/hook", "subscriptions": ["message_created"] });
    step(&mut run, "POST", "/webhooks", webhook, &[]);
    step(
        &mut run,
        "PATCH",
        "/webhooks/1",
        json!({ "name": "New" }),
        &[],
    );
    step(&mut run, "DELETE", "/webhooks/2", Value::Null, &[]);
    // The messages of the contact that is removed get another sender.
    let merge = json!({ "base_contact_id": id.parse::<i64>().unwrap(), "mergee_contact_id": 11 });
    let (method, path, body) = request("POST", "/actions/contact_merge", merge);
    let (status, _, events) = run.call(method, &path, &body);
    assert_eq!(status, 200);
    let count = |name: &str| events.iter().filter(|event| event.name == name).count();
    assert_eq!(count("contact_updated"), 1);
    assert!(count("message_updated") > 0);
    assert_eq!(
        count("contact_updated") + count("message_updated"),
        events.len()
    );
}

#[test]
fn each_operation_that_writes_has_a_test_here() {
    let mut run = Run::new("ninetynine", 0);
    let tested = [
        "assignConversation",
        "createContact",
        "createConversation",
        "createMessage",
        "createWebhook",
        "deleteMessage",
        "deleteWebhook",
        "filterContacts",
        "filterConversations",
        "mergeContacts",
        "setConversationCustomAttributes",
        "setConversationLabels",
        "toggleConversationPriority",
        "toggleConversationStatus",
        "toggleTypingStatus",
        "updateContact",
        "updateWebhook",
    ];
    run.called.extend(tested.map(str::to_owned));
    run.has_called_all_writes();
}

#[test]
fn a_bot_is_an_assignee_of_its_own() {
    let mut run = Run::new("ninetynine", 0);
    let one = id(&run, "/meta/assignee/id", "1");
    let path = format!("/conversations/{one}/assignments");
    let bot = json!({ "assignee_id": 5, "assignee_type": "AgentBot" });
    let bodies = step(&mut run, "POST", &path, bot, UPDATED);
    let names: Vec<String> = changed(&bodies[0]).into_iter().map(|one| one.0).collect();
    assert_eq!(names, ["assignee_id", "assignee_agent_bot_id"]);
    assert_eq!(bodies[0]["meta"]["assignee"]["type"], "agent_bot");
}

#[test]
fn every_conversation_and_message_of_the_fixtures_has_a_documented_event() {
    for seed in 0..2 {
        let mut run = Run::new("ninetynine", seed);
        let events = run.change(|store| {
            for collection in ["conversations", "messages", "contacts"] {
                for item in store.select_mut(collection, |_| true) {
                    item["account_id"] = json!(1);
                    item["priority"] = json!("high");
                    item["content"] = json!("changed");
                }
            }
        });
        assert!(
            events
                .iter()
                .any(|event| event.body["meta"]["assignee_type"] == "AgentBot")
        );
        assert!(
            events
                .iter()
                .any(|event| event.body["message_type"] == "template")
        );
        assert!(
            events
                .iter()
                .all(|event| event.body["message_type"] != "activity")
        );
    }
}

#[test]
fn a_message_of_a_customer_is_incoming_and_may_be_of_a_new_contact() {
    let names = |events: &[Event]| events.iter().map(|event| event.name).collect::<Vec<_>>();
    let mut has_attachments = false;
    for seed in 0..4 {
        let mut run = Run::new("ninetynine", seed);
        for n in 0..20 {
            let events = run.arrive(n);
            let found = names(&events);
            let (opened, rest) = match found.first() {
                Some(&"conversation_status_changed") => (true, &found[2..]),
                Some(&"contact_created") => (false, &found[2..]),
                _ => (false, &found[..]),
            };
            assert_eq!(rest, ["message_created", "contact_updated"], "{found:?}");
            assert_eq!(found.first() == Some(&"contact_created"), n % 4 == 3);
            assert!(!opened || found[1] == "conversation_updated");
            let message = events
                .iter()
                .find(|event| event.name == "message_created")
                .unwrap();
            assert_eq!(message.body["message_type"], "incoming");
            has_attachments |= message.body.get("attachments").is_some();
        }
    }
    assert!(has_attachments);
    arrives(&mut Run::new("ninetynine", 0), "conversations", "messages");
}
