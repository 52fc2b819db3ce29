//! Bodies that are refused before they are sent.

use conversation_apis::ErrorKind;
use conversation_apis::ninetynine::multipart::CreateMessageRequest;
use conversation_apis::ninetynine::types::{
    Assignment, ConversationCondition, ConversationFilter, NewConversation, NewMessage,
    NewPriority, PriorityToggle, StatusToggle, TemplateParams, TemplateValues, TypingToggle,
};
use serde_json::json;

use super::{of_42, start};
use crate::support::requests;

/// The text of a call that is refused before it is sent.
macro_rules! refused {
    ($call:expr) => {{
        let error = $call.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        error.to_string()
    }};
}

#[tokio::test]
async fn bodies_that_the_document_forbids_are_refused_with_their_place() {
    let (server, client) = start(json!({})).await;
    let create = |body| client.create_conversation().account_id(7).body(body);
    let assign = |body| of_42!(client, assign_conversation).body(body);
    let message = |body| of_42!(client, create_message).body(body);
    let template = TemplateParams::new("a", "NEWS", "en", TemplateValues::new());
    for (text, place) in
        [
            (refused!(create(NewConversation::new().inbox_id(3))), "body"),
            (refused!(assign(Assignment::new())), "body"),
            (
                refused!(assign(Assignment::new().assignee_id(5).team_id(8))),
                "body",
            ),
            (
                refused!(message(NewMessage::new("a").message_type("sent"))),
                "/message_type",
            ),
            (
                refused!(message(NewMessage::new("a").content_type("sticker"))),
                "/content_type",
            ),
            (
                refused!(message(NewMessage::new("a").content_attributes(json!([])))),
                "/content_attributes",
            ),
            (
                refused!(message(NewMessage::new("a").template_params(template))),
                "/template_params/category",
            ),
            (
                refused!(
                    of_42!(client, create_message)
                        .multipart(CreateMessageRequest::new().message_type("sent"))
                ),
                "message_type",
            ),
            (
                refused!(
                    of_42!(client, toggle_conversation_status)
                        .body(StatusToggle::new().status("shut"))
                ),
                "/status",
            ),
            (
                refused!(
                    of_42!(client, toggle_conversation_priority)
                        .body(PriorityToggle::new(NewPriority::from("top")))
                ),
                "/priority",
            ),
            (
                refused!(of_42!(client, toggle_typing_status).body(TypingToggle::new("maybe"))),
                "/typing_status",
            ),
            (
                refused!(client.filter_conversations().account_id(7).body(
                    ConversationFilter::new([
                        ConversationCondition::new("status", "equal_to"),
                        ConversationCondition::new("status", "like"),
                    ])
                )),
                "/payload/1/filter_operator",
            ),
            (refused!(of_42!(client, create_message)), "body"),
        ]
    {
        assert!(text.contains(place), "{place}: {text}");
    }
    assert_eq!(requests(&server).await, 0);
}
