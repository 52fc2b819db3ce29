//! Bodies of text, and parts whose content is not checked.

use conversation_apis::File;
use wiremock::ResponseTemplate;

use super::api::multipart::UploadScansRequest;
use super::api::types::AddMemberRequest;
use super::{CANARY, builder};
use crate::support::{all_text, server};

#[tokio::test]
async fn text_is_checked() {
    let server = server(ResponseTemplate::new(204)).await;
    let client = builder(&server).build().unwrap();
    client.send_words().body("ééééé").send().await.unwrap();
    for (text, allowed) in [
        ("", "at least 1 character long"),
        ("a!", "match the pattern"),
        (CANARY, "at most 5 characters long"),
    ] {
        let error = client.send_words().body(text).send().await.unwrap_err();
        let text = all_text(&error);
        assert!(text.contains(allowed) && !text.contains(CANARY), "{text}");
    }
    let client = builder(&server).check_requests(false).build().unwrap();
    client.send_words().body(CANARY).send().await.unwrap();
    assert_eq!(server.received_requests().await.unwrap().len(), 2);
}

#[tokio::test]
async fn rules_beside_a_reference_are_checked() {
    let server = server(ResponseTemplate::new(204)).await;
    let client = builder(&server).build().unwrap();
    for property in ["name", "role"] {
        let body = format!(r#"{{"{property}":"{CANARY}"}}"#);
        let body: AddMemberRequest = serde_json::from_str(&body).unwrap();
        let error = client.add_member().body(body).send().await.unwrap_err();
        let text = all_text(&error);
        let expected = format!("`/{property}` in the request body must be at most 5 characters");
        assert!(text.contains(&expected) && !text.contains(CANARY), "{text}");
    }
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn of_files_only_the_number_is_checked() {
    let server = server(ResponseTemplate::new(204)).await;
    let client = builder(&server).build().unwrap();
    let parts = || UploadScansRequest::new().part("lot", "7");
    for parts in [
        parts().pages(["same", "same"]),
        parts().cover(File::bytes("")),
        parts().part("other", "text"),
        UploadScansRequest::new().file_part("lot", "7").cover("c"),
    ] {
        client.upload_scans().body(parts).send().await.unwrap();
    }
    for (parts, allowed) in [
        (parts().pages(Vec::<File>::new()), "at least 1 item"),
        (parts(), "at least 2 properties"),
        (UploadScansRequest::new().pages(["a"]).cover("c"), "`lot`"),
    ] {
        let error = client.upload_scans().body(parts).send().await.unwrap_err();
        assert!(error.to_string().contains(allowed), "{error}");
    }
    assert_eq!(server.received_requests().await.unwrap().len(), 4);
}
