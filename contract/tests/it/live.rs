//! Verification of a live server: each kind of drift, planted once, is found
//! once, and a server that keeps to the document holds.

mod account;
mod bounds;
mod ordinary;
mod paging;
mod privacy;
mod properties;
mod transport;

use std::time::Duration;

use conversation_apis_contract::Error;
use conversation_apis_contract::cases::{self, Expect};
use conversation_apis_contract::document::Contract;
use conversation_apis_contract::finding::Finding;
use conversation_apis_contract::incomplete::Reason;
use conversation_apis_contract::live::{Live, Observed, verify};
use conversation_apis_contract::provider::Provider;
use serde_json::{Value, json};
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, ResponseTemplate};

const KEY: &str = "canary-key-90ab";

/// What a server answers: the body of each list.
struct Answers {
    conversations: Value,
    messages: Value,
}

/// Pages that show every documented property and branch.
fn clean() -> (Contract, Answers) {
    let contract = Contract::open(&Provider::find("partoo").unwrap().folder()).unwrap();
    let all = cases::all(&contract).unwrap();
    let valid = |name: &str, of: fn(&str) -> bool| -> Vec<Value> {
        let (_, cases) = all.iter().find(|(target, _)| target.name == name).unwrap();
        let cases = cases
            .iter()
            .filter(|case| case.expect == Expect::Valid && of(case.state()));
        let items = cases.enumerate().map(|(index, case)| {
            let mut item = case.json.clone();
            item["id"] = json!(index + 1);
            item
        });
        items.collect()
    };
    let conversations = valid("Conversation", |state| state == "sample");
    let messages = valid("Message", |state| {
        state == "sample" || state.starts_with("branch=")
    });
    let page = |name: &str, items: Vec<Value>| {
        let count = items.len();
        json!({ name: items, "count": count, "next_cursor": null })
    };
    let answers = Answers {
        conversations: page("conversations", conversations),
        messages: page("messages", messages),
    };
    (contract, answers)
}

fn json_body(body: &Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

async fn observe(
    contract: &Contract,
    conversations: ResponseTemplate,
    messages: ResponseTemplate,
) -> Result<Observed, Error> {
    let server = serve().await;
    Mock::given(path("/conversations"))
        .respond_with(conversations)
        .mount(&server)
        .await;
    Mock::given(path("/messages"))
        .respond_with(messages)
        .mount(&server)
        .await;
    observe_at(contract, server.uri()).await
}

/// A server that gives no more items than asked for, where one is asked for.
async fn serve() -> MockServer {
    let server = MockServer::start().await;
    let page = json!({ "conversations": [], "messages": [], "next_cursor": null });
    let small = Mock::given(wiremock::matchers::query_param("per_page", "1"));
    let small = small.respond_with(json_body(&page)).with_priority(1);
    small.mount(&server).await;
    server
}

async fn observe_at(contract: &Contract, base_url: String) -> Result<Observed, Error> {
    let live = Live {
        base_url,
        keys: vec![KEY.to_owned()],
        parameters: Vec::new(),
        max_requests: 20,
        max_time: Duration::from_secs(20),
        progress: |_| (),
    };
    verify(Provider::find("partoo").unwrap(), contract, &live).await
}

/// The findings of a server whose pages were changed: kind, place and count.
async fn planted(change: impl FnOnce(&mut Answers)) -> Vec<(&'static str, String, usize)> {
    let (contract, mut answers) = clean();
    change(&mut answers);
    let observed = observe(
        &contract,
        json_body(&answers.conversations),
        json_body(&answers.messages),
    )
    .await
    .unwrap();
    let found = observed.findings.iter();
    found
        .map(|finding| (finding.kind.id(), finding.place.clone(), finding.count))
        .collect()
}

/// The one finding of a server whose messages answer like this.
async fn found_in_messages(messages: impl FnOnce(&Value) -> ResponseTemplate) -> Finding {
    let (contract, answers) = clean();
    let conversations = json_body(&answers.conversations);
    let observed = observe(&contract, conversations, messages(&answers.messages))
        .await
        .unwrap();
    let [finding] = <[Finding; 1]>::try_from(observed.findings).expect("one finding");
    finding
}

fn conversation(answers: &mut Answers) -> &mut Value {
    &mut answers.conversations["conversations"][0]
}

fn at(schema: &str, property: &str) -> String {
    format!("#/components/schemas/{schema}/properties/{property}")
}

#[tokio::test]
async fn a_server_that_keeps_to_the_document_holds() {
    assert_eq!(planted(|_| ()).await, []);
}

#[tokio::test]
async fn a_property_the_document_does_not_have() {
    let found = planted(|answers| conversation(answers)["rating"] = json!(5)).await;
    assert_eq!(
        found,
        [("undocumented-property", at("Conversation", "rating"), 1)]
    );
}

#[tokio::test]
async fn an_undocumented_property_is_one_finding_however_often_it_is_met() {
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
async fn a_documented_property_that_never_comes() {
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
async fn a_value_of_another_type_is_not_also_an_item_that_does_not_decode() {
    let found = planted(|answers| conversation(answers)["is_read"] = json!("yes")).await;
    assert_eq!(found, [("type-differs", at("Conversation", "is_read"), 1)]);
}

#[tokio::test]
async fn content_of_another_shape_than_its_tag_says() {
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
        (finding.kind.id(), finding.place.as_str()),
        ("unknown-value", "#/components/schemas/MessagingPartner")
    );
    assert_eq!(
        finding.severity,
        conversation_apis_contract::finding::Severity::Information
    );
    assert!(!finding.text.contains("Telepathy"));
}

#[tokio::test]
async fn a_null_where_none_is_allowed() {
    let found = planted(|answers| conversation(answers)["issues"] = Value::Null).await;
    assert_eq!(
        found,
        [("unexpected-null", at("Conversation", "issues"), 1)]
    );
}

#[tokio::test]
async fn an_integer_no_type_can_hold_does_not_decode_in_its_place() {
    let finding = found_in_messages(|page| {
        let many = "\"count\":123456789012345678901234567890";
        let text = page.to_string().replace("\"count\":1", many);
        ResponseTemplate::new(200).set_body_raw(text, "application/json")
    })
    .await;
    assert_eq!(finding.kind.id(), "undecodable");
    assert!(
        finding.place.ends_with("/schema/properties/count"),
        "{}",
        finding.place
    );
}

#[tokio::test]
async fn a_status_the_document_does_not_list_does_not_end_the_run() {
    let finding = found_in_messages(|_| ResponseTemplate::new(418)).await;
    assert_eq!(finding.kind.id(), "undocumented-status");
    assert_eq!(finding.place, "#/paths/~1messages/get/responses/418");
}

#[tokio::test]
async fn a_content_type_that_is_not_the_documented_one() {
    let text =
        |page: &Value| ResponseTemplate::new(200).set_body_raw(page.to_string(), "text/plain");
    let finding = found_in_messages(text).await;
    assert_eq!(finding.kind.id(), "header");
    assert_eq!(
        finding.place,
        "#/paths/~1messages/get/responses/200/content"
    );
}

#[tokio::test]
async fn html_in_place_of_json() {
    let html = ResponseTemplate::new(200).set_body_raw("<p>late</p>", "application/json");
    assert_eq!(found_in_messages(|_| html).await.kind.id(), "undecodable");
}

#[tokio::test]
async fn no_value_of_an_answer_and_no_key_is_shown() {
    let words = "canary-words-4d2e";
    let (contract, mut answers) = clean();
    let item = conversation(&mut answers);
    for name in [
        "id",
        "is_read",
        "status",
        "issues",
        "business",
        "last_message",
        "custom_channel",
        "consumer_name",
    ] {
        item[name] = json!({ words: words });
    }
    item["created_at"] = json!([words]);
    let observed = observe(
        &contract,
        json_body(&answers.conversations),
        json_body(&answers.messages),
    )
    .await
    .unwrap();
    assert!(observed.findings.len() > 5);
    let told = format!("{observed:?}");
    assert!(
        !told.replace(&format!("/{words}"), "").contains(words),
        "{told}"
    );
    assert!(!told.contains(KEY));
}

#[tokio::test]
async fn a_cursor_that_is_given_again_or_is_empty_is_found_and_not_followed() {
    for cursor in ["again", ""] {
        let found = planted(|answers| answers.conversations["next_cursor"] = json!(cursor)).await;
        let place = "#/paths/~1conversations/get/responses/200/content/application~1json/schema/properties/next_cursor";
        assert_eq!(found[0].0, "paging", "{found:?}");
        assert_eq!((found.len(), found[0].1.as_str()), (1, place));
    }
}

#[tokio::test]
async fn a_page_without_its_list_is_found_also_after_one_that_has_it() {
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
        finding.place.ends_with("/properties/conversations"),
        "{}",
        finding.place
    );
}

#[tokio::test]
async fn an_id_that_is_none_is_not_sent_on() {
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
        (finding.kind.id(), finding.place.clone()),
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
        .map(|finding| (finding.kind.id(), finding.place.clone()));
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

#[tokio::test]
async fn a_call_that_fails_takes_no_finding_away() {
    let (contract, mut answers) = clean();
    conversation(&mut answers)["rating"] = json!(5);
    let late = json_body(&answers.messages).set_delay(Duration::from_secs(60));
    let server = serve().await;
    Mock::given(path("/conversations"))
        .respond_with(json_body(&answers.conversations))
        .mount(&server)
        .await;
    Mock::given(path("/messages"))
        .respond_with(late)
        .mount(&server)
        .await;
    let live = Live {
        base_url: server.uri(),
        keys: vec![KEY.to_owned()],
        parameters: Vec::new(),
        max_requests: 20,
        max_time: Duration::from_secs(1),
        progress: |_| (),
    };
    let observed = verify(Provider::find("partoo").unwrap(), &contract, &live)
        .await
        .unwrap();
    assert_eq!(observed.findings.len(), 1);
    let incomplete = &observed.incomplete[0];
    assert_eq!(incomplete.reason, Reason::TimeLimit);
    assert_eq!(incomplete.operation.as_deref(), Some("listMessages"));
}

#[tokio::test]
async fn a_429_is_waited_out() {
    let (contract, answers) = clean();
    let server = serve().await;
    let late = ResponseTemplate::new(429).insert_header("retry-after", "1");
    Mock::given(path("/conversations"))
        .respond_with(late)
        .up_to_n_times(1)
        .mount(&server)
        .await;
    Mock::given(path("/conversations"))
        .respond_with(json_body(&answers.conversations))
        .mount(&server)
        .await;
    Mock::given(path("/messages"))
        .respond_with(json_body(&answers.messages))
        .mount(&server)
        .await;
    let observed = observe_at(&contract, server.uri()).await.unwrap();
    // One of them is a small page.
    assert_eq!((observed.findings.len(), observed.requests), (0, 4));
    assert!(
        server
            .received_requests()
            .await
            .unwrap()
            .iter()
            .all(|request| request.method.as_str() == "GET")
    );
}

#[tokio::test]
async fn a_server_that_accepts_no_call_was_not_verified() {
    let (contract, _) = clean();
    let body = json!({ "errors": { "authentication": "no", "authorization": "no" } });
    let refused = || {
        ResponseTemplate::new(401).set_body_json(json!({ "errors": { "authentication": "no" } }))
    };
    let Error(reason) = observe(&contract, refused(), refused())
        .await
        .map(|observed| panic!("{observed:?} {body}"))
        .unwrap_err();
    assert!(
        reason.contains("no call was answered with a success"),
        "{reason}"
    );
}

#[tokio::test]
async fn an_address_a_key_must_not_go_to_is_refused() {
    let (contract, _) = clean();
    for (address, why) in [
        ("http://api.example.com", "plain `http`"),
        ("example", "not absolute"),
        (
            "http://127.0.0.1:1",
            "listConversations: could not connect to the server",
        ),
    ] {
        let Error(reason) = observe_at(&contract, address.to_owned()).await.unwrap_err();
        assert!(reason.contains(why) && !reason.contains(KEY), "{reason}");
    }
}

#[test]
fn the_other_providers_hold_against_their_embedded_servers() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (name, keys, parameters) in [
        ("octopush", 2, &[][..]),
        ("ninetynine", 1, &[("account_id", "1")][..]),
    ] {
        let server = runtime
            .block_on(conversation_apis_contract::server::Server::start(name))
            .unwrap();
        let provider = Provider::find(name).unwrap();
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let mut live = Live {
            base_url: server.base_url(),
            keys: vec![KEY.to_owned(); keys],
            parameters: parameters.iter().map(pair).collect(),
            max_requests: 2_000,
            max_time: Duration::from_secs(300),
            progress: |_| {},
        };
        let verdict = runtime
            .block_on(conversation_apis_contract::verify::verify_live(
                provider, &live,
            ))
            .unwrap();
        assert!(
            verdict.holds() && verdict.complete,
            "{:?} {:?} {:?}",
            verdict.findings,
            verdict.incomplete,
            verdict.notes
        );
        live.keys.push(KEY.to_owned());
        let refused = runtime
            .block_on(conversation_apis_contract::verify::verify_live(
                provider, &live,
            ))
            .unwrap_err();
        assert!(
            refused.to_string().starts_with("expected a key for each"),
            "{refused}"
        );
    }
}
