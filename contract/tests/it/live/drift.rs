//! Values that disagree with the document.

use serde_json::{Value, json};
use wiremock::matchers::path;
use wiremock::{Mock, ResponseTemplate};

use super::{
    at, clean, conversation, found_in_messages, json_body, observe, observe_at, planted, serve,
};

#[tokio::test]
async fn a_server_that_follows_the_document_holds() {
    assert_eq!(planted(|_| ()).await, []);
}

#[tokio::test]
async fn an_undocumented_property_is_found() {
    let found = planted(|answers| conversation(answers)["rating"] = json!(5)).await;
    assert_eq!(
        found,
        [("undocumented-property", at("Conversation", "rating"), 1)]
    );
}

#[tokio::test]
async fn an_undocumented_property_of_many_items_is_one_finding() {
    let found = planted(|answers| {
        for message in answers.messages["messages"].as_array_mut().unwrap() {
            message["seen_by"] = json!([]);
        }
        conversation(answers)["last_message"]["seen_by"] = json!([]);
    })
    .await;
    assert_eq!(
        found,
        [("undocumented-property", at("Message", "seen_by"), 12)]
    );
}

#[tokio::test]
async fn a_documented_property_that_never_comes_is_found() {
    let found = planted(|answers| {
        conversation(answers)
            .as_object_mut()
            .unwrap()
            .shift_remove("consumer_email");
    })
    .await;
    assert_eq!(
        found,
        [("never-seen", at("Conversation", "consumer_email"), 1)]
    );
}

#[tokio::test]
async fn a_value_of_the_wrong_type_is_only_one_finding() {
    let found = planted(|answers| conversation(answers)["is_read"] = json!("yes")).await;
    assert_eq!(found, [("type-differs", at("Conversation", "is_read"), 1)]);
}

#[tokio::test]
async fn content_that_does_not_fit_its_tag_is_found() {
    let found = planted(|answers| {
        let image = |message: &&mut Value| message["content_type"] == "Image";
        let mut messages = answers.messages["messages"]
            .as_array_mut()
            .unwrap()
            .iter_mut();
        messages.find(image).unwrap()["content"] = json!({ "url": "https://e.example" });
    })
    .await;
    assert_eq!(
        found,
        [(
            "type-differs",
            "#/components/schemas/ImageMessageContent".to_owned(),
            1
        )]
    );
}

#[tokio::test]
async fn a_value_outside_an_open_enum_is_information() {
    let (contract, mut answers) = clean();
    conversation(&mut answers)["messaging_partner"] = json!("Telepathy");
    let observed = observe(
        &contract,
        json_body(&answers.conversations),
        json_body(&answers.messages),
    )
    .await
    .unwrap();
    let [finding] = observed.findings.as_slice() else {
        panic!("{:?}", observed.findings)
    };
    assert_eq!(
        (finding.kind.id(), finding.place().as_str()),
        ("unknown-value", "#/components/schemas/MessagingPartner")
    );
    assert_eq!(
        finding.severity,
        conversation_apis_contract::finding::Severity::Information
    );
    assert!(!finding.text.contains("Telepathy"));
}

#[tokio::test]
async fn a_null_that_is_not_allowed_is_found() {
    let found = planted(|answers| conversation(answers)["issues"] = Value::Null).await;
    assert_eq!(
        found,
        [("unexpected-null", at("Conversation", "issues"), 1)]
    );
}

#[tokio::test]
async fn an_integer_that_no_type_can_hold_is_found_in_its_place() {
    let finding = found_in_messages(|page| {
        let many = "\"count\":123456789012345678901234567890";
        let text = page.to_string().replace("\"count\":1", many);
        ResponseTemplate::new(200).set_body_raw(text, "application/json")
    })
    .await;
    assert_eq!(finding.kind.id(), "undecodable");
    assert!(
        finding.place().ends_with("/schema/properties/count"),
        "{}",
        finding.place()
    );
}

#[tokio::test]
async fn an_undocumented_status_does_not_end_the_run() {
    let finding = found_in_messages(|_| ResponseTemplate::new(418)).await;
    assert_eq!(finding.kind.id(), "undocumented-status");
    assert_eq!(finding.place(), "#/paths/~1messages/get/responses/418");
}

#[tokio::test]
async fn a_content_type_that_is_not_json_is_found() {
    let text =
        |page: &Value| ResponseTemplate::new(200).set_body_raw(page.to_string(), "text/plain");
    let finding = found_in_messages(text).await;
    assert_eq!(finding.kind.id(), "header");
    assert_eq!(
        finding.place(),
        "#/paths/~1messages/get/responses/200/content"
    );
}

#[tokio::test]
async fn html_instead_of_json_is_found() {
    let html = ResponseTemplate::new(200).set_body_raw("<p>late</p>", "application/json");
    assert_eq!(found_in_messages(|_| html).await.kind.id(), "undecodable");
}

#[tokio::test]
async fn a_repeated_or_empty_cursor_is_found_and_not_followed() {
    for cursor in ["again", ""] {
        let found = planted(|answers| answers.conversations["next_cursor"] = json!(cursor)).await;
        let place = "#/paths/~1conversations/get/responses/200/content/application~1json/schema/properties/next_cursor";
        assert_eq!(found[0].0, "paging", "{found:?}");
        assert_eq!((found.len(), found[0].1.as_str()), (1, place));
    }
}

#[tokio::test]
async fn a_page_without_its_list_is_found_after_one_that_has_it() {
    let (contract, answers) = clean();
    let server = serve().await;
    let mut first = answers.conversations.clone();
    first["next_cursor"] = json!("b");
    let second = Mock::given(wiremock::matchers::query_param("cursor", "b"));
    second
        .respond_with(json_body(&json!({ "count": 3, "next_cursor": null })))
        .mount(&server)
        .await;
    Mock::given(path("/conversations"))
        .respond_with(json_body(&first))
        .mount(&server)
        .await;
    Mock::given(path("/messages"))
        .respond_with(json_body(&answers.messages))
        .mount(&server)
        .await;
    let observed = observe_at(&contract, server.uri()).await.unwrap();
    let [finding] = observed.findings.as_slice() else {
        panic!("{:?}", observed.findings)
    };
    assert_eq!(
        (finding.kind.id(), finding.text.as_str()),
        ("paging", "a page without its list")
    );
    assert!(
        finding.place().ends_with("/properties/conversations"),
        "{}",
        finding.place()
    );
}

#[tokio::test]
async fn a_value_that_cannot_be_an_id_is_not_sent() {
    let (contract, mut answers) = clean();
    let whole = conversation(&mut answers).clone();
    let mut text = whole.clone();
    text["id"] = json!("text");
    let mut exact = whole;
    exact["id"] = json!(2.0);
    answers.conversations["conversations"] = json!([text, exact]);
    answers.conversations["count"] = json!(2);
    let server = serve().await;
    Mock::given(path("/conversations"))
        .respond_with(json_body(&answers.conversations))
        .mount(&server)
        .await;
    let second = Mock::given(wiremock::matchers::query_param("conversation_id", "2"));
    second
        .respond_with(json_body(&answers.messages))
        .mount(&server)
        .await;
    let observed = observe_at(&contract, server.uri()).await.unwrap();
    let [finding] = observed.findings.as_slice() else {
        panic!("{:?}", observed.findings)
    };
    assert_eq!(
        (finding.kind.id(), finding.place()),
        ("type-differs", at("Conversation", "id"))
    );
    // A list each, and one small page of each.
    assert_eq!(observed.requests, 4);
}

#[tokio::test]
async fn one_fault_hides_no_other_on_its_page() {
    let (contract, mut answers) = clean();
    let whole = conversation(&mut answers).clone();
    let [mut nothing, mut wrong, mut big, mut odd] =
        [whole.clone(), whole.clone(), whole.clone(), whole];
    for (id, item) in [&mut nothing, &mut wrong, &mut odd].into_iter().enumerate() {
        item["id"] = json!(id);
    }
    nothing["issues"] = Value::Null;
    wrong["is_read"] = json!("yes");
    big["id"] = json!("BIG");
    odd["zz"] = json!("ODD");
    answers.conversations["conversations"] = json!([nothing, wrong, big, odd]);
    answers.conversations["count"] = json!(4);
    let text = answers.conversations.to_string();
    let text = text
        .replace("\"BIG\"", "18446744073709551615")
        .replace("\"ODD\"", "1e400");
    let conversations = ResponseTemplate::new(200).set_body_raw(text, "application/json");
    let observed = observe(&contract, conversations, json_body(&answers.messages))
        .await
        .unwrap();
    let found = observed
        .findings
        .iter()
        .map(|finding| (finding.kind.id(), finding.place()));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            ("unexpected-null", at("Conversation", "issues")),
            ("type-differs", at("Conversation", "is_read")),
            ("undecodable", at("Conversation", "id")),
            ("undocumented-property", at("Conversation", "zz")),
        ]
    );
}
