//! Messages, with and without files.

use conversation_apis::ninetynine::Client;
use conversation_apis::ninetynine::multipart::CreateMessageRequest;
use conversation_apis::ninetynine::types::{
    MessageType, NewContentType, NewMessage, NewMessageType, TemplateButton, TemplateButtonType,
    TemplateCategory, TemplateHeader, TemplateMediaType, TemplateParams, TemplateValues,
};
use conversation_apis::{File, Retry};
use serde_json::json;
use wiremock::ResponseTemplate;

use super::{assert_sent, of_42, sent, start};
use crate::support::{KEY, all_text, requests, server};

#[tokio::test]
async fn a_reply_is_one_statement() {
    assert_sent!(
        json!({ "id": 1 }),
        client => client.reply(7, 42, "Hello"),
        "POST", "/conversations/42/messages", json!({ "content": "Hello" })
    );
}

#[tokio::test]
async fn a_note_is_private() {
    assert_sent!(
        json!({ "id": 1 }),
        client => of_42!(client, create_message).body(NewMessage::note("Call back")),
        "POST", "/conversations/42/messages", json!({ "content": "Call back", "private": true })
    );
}

#[tokio::test]
async fn a_reply_has_files_of_bytes_of_a_path_and_of_a_stream() {
    let (server, client) = start(json!({ "id": 1 })).await;
    let chunks = ["a ", "stream"].map(Ok::<&str, std::io::Error>);
    let files = [
        File::bytes("bytes").file_name("a.txt"),
        File::path(concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE-MIT")),
        File::stream(futures_util::stream::iter(chunks)).file_name("c.txt"),
    ];
    let reply = client.reply_with_files(7, 42, "Hello", files);
    reply.send().await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests[0].method.as_str(), "POST");
    assert_eq!(
        requests[0].url.path(),
        "/api/v1/accounts/7/conversations/42/messages"
    );
    let body = String::from_utf8_lossy(&requests[0].body);
    for (name, text) in [
        ("a.txt", "bytes"),
        ("LICENSE-MIT", "MIT License"),
        ("c.txt", "a stream"),
    ] {
        let part = format!("name=\"attachments[]\"; filename=\"{name}\"");
        assert!(body.contains(&part) && body.contains(text), "{name}");
    }
    assert!(body.contains("name=\"content\"\r\n\r\nHello\r\n"));
    assert_eq!(body.matches("form-data; name=\"").count(), 4);
}

#[tokio::test]
async fn an_accepted_message_does_not_look_as_if_it_could_be_sent_again() {
    for (status, body) in [
        (200, ""),
        (200, "{\"id\": 1, \"cont"),
        (200, "null"),
        (200, "<html>"),
        (201, ""),
        (204, ""),
    ] {
        let answer = ResponseTemplate::new(status).set_body_raw(body, "text/html");
        let server = server(answer).await;
        let client = Client::builder(KEY).base_url(server.uri()).build().unwrap();
        let error = client.reply(7, 42, "Hello").send().await.unwrap_err();
        assert!(error.was_accepted(), "{status} {body}: {error}");
        assert!(!error.is_transient(), "{status} {body}: {error}");
        assert_eq!(requests(&server).await, 1, "{status} {body}");
    }
    // Calls that only read can be made again.
    let server = server(ResponseTemplate::new(200)).await;
    let builder = Client::builder(KEY).base_url(server.uri());
    let client = builder.retry(Retry::off()).build().unwrap();
    let call = client.list_inboxes().account_id(7);
    let error = call.send().await.unwrap_err();
    assert!(error.is_transient() && !error.was_accepted(), "{error}");
}

#[tokio::test]
async fn a_message_has_the_stated_properties() {
    let values = TemplateValues::new()
        .body([("1".to_owned(), "121212".to_owned())])
        .header(
            TemplateHeader::new()
                .media_url("https://www.example.com/a.png")
                .media_type(TemplateMediaType::Image),
        )
        .buttons([TemplateButton::new()
            .type_(TemplateButtonType::CopyCode)
            .parameter("SAVE20")]);
    let template = TemplateParams::new("order", TemplateCategory::Marketing, "en", values);
    let message = NewMessage::new("Order 121212")
        .message_type(NewMessageType::Outgoing)
        .private(false)
        .content_type(NewContentType::InputSelect)
        .content_attributes(json!({ "items": [{ "title": "A", "value": "a" }] }))
        .campaign_id(1)
        .template_params(template);
    assert_sent!(
        json!({ "id": 1 }),
        client => of_42!(client, create_message).body(message),
        "POST", "/conversations/42/messages",
        json!({
            "content": "Order 121212", "message_type": "outgoing", "private": false,
            "content_type": "input_select",
            "content_attributes": { "items": [{ "title": "A", "value": "a" }] },
            "campaign_id": 1,
            "template_params": {
                "name": "order", "category": "MARKETING", "language": "en",
                "processed_params": {
                    "body": { "1": "121212" },
                    "header": { "media_url": "https://www.example.com/a.png", "media_type": "image" },
                    "buttons": [{ "type": "copy_code", "parameter": "SAVE20" }],
                },
            },
        })
    );
}

#[tokio::test]
async fn files_are_parts_of_a_multipart_body() {
    let (server, client) = start(json!({ "id": 1, "content": null })).await;
    let note = File::bytes("a note")
        .file_name("note.txt")
        .content_type("text/plain");
    let photo = File::bytes(vec![0u8, 255])
        .file_name("photo.png")
        .content_type("image/png");
    let message = CreateMessageRequest::new()
        .content("Here they are")
        .message_type(NewMessageType::Outgoing)
        .private(true)
        .content_attributes(json!({ "in_reply_to": 5 }))
        .attachments([note, photo]);
    let call = of_42!(client, create_message).multipart(message);
    let message = call.send().await.unwrap().into_inner();
    assert_eq!((message.id, message.content), (Some(1), None));
    let requests = server.received_requests().await.unwrap();
    let request = &requests[0];
    assert_eq!(request.method.as_str(), "POST");
    assert!(request.url.path().ends_with("/conversations/42/messages"));
    let kind = request.headers["content-type"].to_str().unwrap();
    assert!(kind.starts_with("multipart/form-data; boundary="), "{kind}");
    let body = String::from_utf8_lossy(&request.body).replace("\r\n", "\n");
    for part in [
        "name=\"content\"\n\nHere they are\n",
        "name=\"message_type\"\n\noutgoing\n",
        "name=\"private\"\n\ntrue\n",
        "{\"in_reply_to\":5}\n",
        "name=\"attachments[]\"; filename=\"note.txt\"\nContent-Type: text/plain\n\na note\n",
        "name=\"attachments[]\"; filename=\"photo.png\"\nContent-Type: image/png\n\n",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
    assert_eq!(body.matches("form-data; name=\"").count(), 6, "{body}");
}

#[tokio::test]
async fn a_message_of_files_alone_has_no_content() {
    let (server, client) = start(json!({ "id": 1 })).await;
    let message = CreateMessageRequest::new().attachments(["a note"]);
    let call = of_42!(client, create_message).multipart(message);
    call.send().await.unwrap();
    let request = &server.received_requests().await.unwrap()[0];
    let body = String::from_utf8_lossy(&request.body);
    assert!(body.contains("filename=\"attachments[]\""), "{body}");
    assert_eq!(body.matches("name=\"attachments[]\"").count(), 2, "{body}");
    assert!(!body.contains("name=\"content\""), "{body}");
}

#[tokio::test]
async fn a_created_message_is_read_as_the_server_sends_it() {
    let (_server, client) = start(json!({
        "id": 9, "content": null, "inbox_id": 3, "echo_id": "e1", "conversation_id": 42,
        "message_type": 1, "content_type": "text", "status": "sent", "content_attributes": {},
        "created_at": 1_718_946_486, "private": false, "source_id": null,
        "sender": { "id": 5, "name": "Gus", "available_name": "Gus", "avatar_url": "", "type": "user", "availability_status": null, "thumbnail": "" },
        "attachments": [null, { "id": 1, "message_id": 9, "file_type": "image", "account_id": 7, "extension": null, "data_url": "https://www.example.com/a", "thumb_url": "", "file_size": 3, "width": null, "height": null }],
    }))
    .await;
    let call = of_42!(client, create_message).body(NewMessage::new("a"));
    let message = call.send().await.unwrap().into_inner();
    assert_eq!(
        message.message_type.as_deref(),
        Some(&MessageType::Outgoing)
    );
    assert_eq!((message.files().count(), message.account_id), (1, None));
}

#[tokio::test]
async fn a_write_that_fails_is_sent_once() {
    for status in [429, 500, 503] {
        let server = server(ResponseTemplate::new(status)).await;
        let client = Client::builder(KEY).base_url(server.uri()).build().unwrap();
        let call = of_42!(client, create_message).body(NewMessage::new("canary-text"));
        let error = call.send().await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert!(!all_text(&error).contains("canary-text"));
        let expected = if status == 429 { 1..=9 } else { 1..=1 };
        let found = requests(&server).await;
        assert!(expected.contains(&found), "{status}: {found}");
    }
}
