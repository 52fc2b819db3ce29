//! Mistakes that generators make with these documents, with a test for each. The numbers
//! are those in ARCHITECTURE.md.

use std::path::Path;

use conversation_apis::partoo::types::{ListConversationsResponse, Message, MessageContent};
use conversation_apis::{ErrorKind, Paginated};
use conversation_apis_codegen::{Document, lower};
use futures_util::StreamExt;
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::support::{KEY, all_text, client, page, server};

fn document() -> Document {
    Document::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi/partoo")).unwrap()
}

/// Collects all objects in a JSON value.
fn objects<'a>(value: &'a Value, found: &mut Vec<&'a serde_json::Map<String, Value>>) {
    match value {
        Value::Object(object) => {
            found.push(object);
            object.values().for_each(|value| objects(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| objects(value, found)),
        _ => {}
    }
}

#[test]
fn trap_1_a_3_1_document_is_lowered_to_3_0_3_before_progenitor_sees_it() {
    let document = document();
    assert_eq!(document.value["openapi"], "3.1.0");
    let lowered = lower(&document).unwrap().document;
    assert_eq!(lowered["openapi"], "3.0.3");
    let mut found = Vec::new();
    objects(&lowered, &mut found);
    for object in found {
        assert!(!object.contains_key("const"));
        assert!(
            !object
                .get("type")
                .is_some_and(|name| name.is_array() || name == "null"),
            "{object:?}"
        );
        assert!(
            !object.contains_key("$ref") || object.len() == 1,
            "{object:?}"
        );
    }
}

#[tokio::test]
async fn trap_2_an_error_body_is_not_an_empty_success_and_its_message_is_kept() {
    for (status, inner) in [(401, "authentication"), (403, "authorization")] {
        let body = json!({ "errors": { inner: "User may not" } });
        let server = server(ResponseTemplate::new(status).set_body_json(body)).await;
        let error = client(&server)
            .list_conversations()
            .send()
            .await
            .expect_err("an error");
        assert_eq!(
            (error.kind(), error.message()),
            (ErrorKind::Status, Some("User may not"))
        );
        let first = client(&server).list_conversations().items().next().await;
        assert!(first.unwrap().is_err(), "not an empty list either");
    }
}

#[test]
fn trap_3_each_kind_of_content_has_its_own_variant() {
    let media = json!({ "url": "https://cdn.example.com/m", "file_name": "m" });
    let reply = json!({ "url": "https://s.example.com", "content": "Nice", "content_type": "Text", "id": "1" });
    let variants = [
        ("Consumer", "Text", json!("Hello"), "Text"),
        (
            "Consumer",
            "Image",
            json!("https://cdn.example.com/i.jpg"),
            "Image",
        ),
        ("Consumer", "Video", media.clone(), "Video"),
        ("Consumer", "Audio", media.clone(), "Audio"),
        ("Consumer", "Document", media, "Document"),
        ("Consumer", "IgStoryReply", reply, "IgStoryReply"),
        (
            "Consumer",
            "IgStoryMention",
            json!("https://s.example.com"),
            "IgStoryMention",
        ),
        (
            "Consumer",
            "Unsupported",
            json!({ "type": "video" }),
            "Unsupported",
        ),
        ("Metadata", "Text", json!("Solving"), "Solving"),
        ("Metadata", "Text", json!("Reopening"), "Reopening"),
        (
            "Consumer",
            "Sticker",
            json!("https://cdn.example.com/s"),
            "Unknown",
        ),
    ];
    for (sender, tag, content, variant) in variants {
        let value = json!({ "sender_type": sender, "content_type": tag, "content": content });
        let message: Message = serde_json::from_value(value.clone()).unwrap();
        let found = match message.content.as_ref().unwrap() {
            MessageContent::Text(_) => "Text",
            MessageContent::Image(_) => "Image",
            MessageContent::Video(_) => "Video",
            MessageContent::Audio(_) => "Audio",
            MessageContent::Document(_) => "Document",
            MessageContent::IgStoryReply(reply) => {
                assert_eq!(
                    reply.content.as_deref(),
                    Some("Nice"),
                    "the reply's text is kept"
                );
                "IgStoryReply"
            }
            MessageContent::IgStoryMention(_) => "IgStoryMention",
            MessageContent::Unsupported(_) => "Unsupported",
            MessageContent::Solving => "Solving",
            MessageContent::Reopening => "Reopening",
            MessageContent::Unknown(_) => "Unknown",
            other => panic!("{other:?}"),
        };
        assert_eq!(found, variant);
        assert_eq!(serde_json::to_value(&message).unwrap(), value);
    }
}

#[test]
fn trap_4_a_new_enum_value_does_not_fail_a_page() {
    let text = r#"{"conversations":[{"status":"Archived","messaging_partner":"Telepathy","issues":["moon_phase"],"last_message":{"content_type":"Scent","sender_type":"Robot","status":"Floating","content":{"notes":["rose"]}}}]}"#;
    let page: ListConversationsResponse = serde_json::from_str(text).unwrap();
    let back = serde_json::to_value(&page).unwrap();
    assert_eq!(back, serde_json::from_str::<Value>(text).unwrap());
}

#[test]
fn trap_5_null_empty_lists_and_undocumented_properties_are_kept() {
    let value = json!({
        "conversations": [{ "consumer_img": null, "issues": [], "new_flag": true, "business": { "vat": null } }],
        "next_cursor": null,
        "links": { "self": "https://api.example.com" },
    });
    let page: ListConversationsResponse = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&page).unwrap(), value);
}

#[tokio::test]
async fn trap_6_business_in_is_sent_as_one_value() {
    let server = server(ResponseTemplate::new(200).set_body_json(page(&[], json!(null)))).await;
    client(&server)
        .list_conversations()
        .business_in(["a", "b"])
        .send()
        .await
        .unwrap();
    let request = server.received_requests().await.unwrap().remove(0);
    let values: Vec<_> = request
        .url
        .query_pairs()
        .filter(|(name, _)| name == "business__in")
        .collect();
    assert_eq!(values, [("business__in".into(), "a,b".into())]);
}

#[tokio::test]
async fn trap_7_the_page_size_is_bounded_and_api_version_is_not_sent() {
    let server = server(ResponseTemplate::new(200).set_body_json(page(&[], json!(null)))).await;
    let client = client(&server);
    for size in [0, 101] {
        let error = client
            .list_conversations()
            .per_page(size)
            .send()
            .await
            .unwrap_err();
        assert!(error.to_string().contains("1 to 100"), "{error}");
    }
    client
        .list_conversations()
        .per_page(1)
        .send()
        .await
        .unwrap();
    client
        .list_conversations()
        .per_page(100)
        .send()
        .await
        .unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 2);
    assert!(
        requests
            .iter()
            .all(|request| !request.headers.contains_key("api-version"))
    );
}

#[tokio::test]
async fn trap_8_a_default_in_the_document_does_not_invent_a_message() {
    for body in [
        json!({}),
        json!({ "errors": {} }),
        json!({ "errors": { "other": "x" } }),
    ] {
        let server = server(ResponseTemplate::new(401).set_body_json(&body)).await;
        let error = client(&server)
            .list_conversations()
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.message(), None, "{body}");
        let typed: conversation_apis::partoo::types::Error401 =
            serde_json::from_value(body.clone()).unwrap();
        assert_eq!(serde_json::to_value(&typed).unwrap(), body);
    }
}

#[tokio::test]
async fn trap_9_a_body_that_does_not_decode_keeps_status_and_headers_and_is_not_quoted() {
    let body = json!({ "count": "Ada Example, +33612345678" });
    let answer = ResponseTemplate::new(200)
        .set_body_json(&body)
        .insert_header("x-request-id", "r-9");
    let server = server(answer).await;
    let error = client(&server)
        .list_conversations()
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.request_id(), Some("r-9"));
    assert_eq!(error.pointer(), Some("/count"));
    let text = all_text(&error);
    assert!(!text.contains("Ada") && !text.contains("336"), "{text}");
    assert_eq!(
        error.body().unwrap(),
        &body.to_string(),
        "callers can still get it"
    );
}

#[tokio::test]
async fn trap_10_one_bad_item_does_not_lose_the_others_of_its_page() {
    let bad = json!({ "id": "three", "consumer_name": "Ada Example" });
    let body = json!({
        "conversations": [{ "id": 1 }, { "id": 2, "issues": null }, bad, { "id": 4 }],
        "next_cursor": null,
    });
    let server = server(ResponseTemplate::new(200).set_body_json(body)).await;
    let client = client(&server);
    let items: Vec<_> = client.list_conversations().items().collect().await;
    let [Ok(first), Ok(second), Err(third), Ok(fourth)] = items.as_slice() else {
        panic!("three items and an error: {items:?}");
    };
    assert_eq!(
        [first.id, second.id, fourth.id],
        [Some(1), Some(2), Some(4)]
    );
    assert_eq!(second.issues, None);
    assert_eq!(third.kind(), ErrorKind::Decode);
    assert_eq!(third.pointer(), Some("/conversations/2/id"));
    assert_eq!(third.item().unwrap().as_str(), bad.to_string());
    assert!(!all_text(third).contains("Ada") && !all_text(third).contains("three"));
}

#[tokio::test]
async fn trap_11_a_redirect_does_not_forward_the_key_and_debug_does_not_show_it() {
    let elsewhere = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    let location = elsewhere.uri();
    let server = server(ResponseTemplate::new(302).insert_header("location", location)).await;
    let client = client(&server);
    client.list_conversations().send().await.unwrap_err();
    assert_eq!(elsewhere.received_requests().await.unwrap().len(), 0);
    assert!(!format!("{client:?} {:?}", client.list_conversations()).contains(KEY));
}
