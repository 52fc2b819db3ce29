//! The text that a program prints if its `main` returns an error. It is the error's `Debug`.

use conversation_apis::partoo::Client;
use conversation_apis::partoo::types::Conversation;
use conversation_apis::{Error, Timestamp};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::support::{KEY, client, server};

async fn call(answer: ResponseTemplate) -> Error {
    let server = server(answer).await;
    let call = client(&server).list_conversations().cursor("canary-cursor");
    call.send().await.unwrap_err()
}

#[tokio::test]
async fn debug_of_an_error_reads_like_its_display_and_names_the_kind() {
    let refused =
        ResponseTemplate::new(401).set_body_json(json!({ "errors": { "authentication": KEY } }));
    let throttled = ResponseTemplate::new(429).insert_header("retry-after", "60");
    let misfit = ResponseTemplate::new(200).set_body_json(json!({ "count": "canary" }));
    let errors = [
        call(refused).await,
        call(throttled).await,
        call(misfit).await,
        Client::builder(KEY)
            .base_url("api.partoo.co")
            .build()
            .unwrap_err(),
    ];
    let printed = errors.map(|error| {
        let text = format!("{error:?}");
        assert_eq!(text, format!("{error:#?}"));
        assert!(text.starts_with(&error.to_string()), "{text}");
        assert!(!text.contains("canary"), "{text}");
        // As `std::process::Termination` does for `Box<dyn Error>`.
        format!("Error: {:?}", Box::<dyn std::error::Error>::from(error))
    });
    insta::assert_snapshot!(printed.join("\n"), @r"
    Error: listConversations: 401 Unauthorized: a documented error (ErrorKind::Status)
    Error: listConversations: 429 Too Many Requests: a documented error; retry after 60 s (ErrorKind::Status)
    Error: listConversations: 200 OK: the body cannot be decoded: /count: expected a 64-bit integer, found a string (ErrorKind::Decode)
    Error: the base URL is not absolute; start it with `https://` and a host (ErrorKind::InvalidRequest)
    ");
}

#[test]
fn debug_of_the_other_errors_is_their_display() {
    let error = Timestamp::from("soon").parse().unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
    let item: conversation_apis::RawJson = serde_json::from_str(r#"{"id":"canary"}"#).unwrap();
    let error = item.decode::<Conversation>().unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
    assert!(!error.to_string().contains("canary"), "{error}");
}
