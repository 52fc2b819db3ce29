//! Requests are checked against the document before they are sent. The document is
//! `tests/generated/checks.yaml`.

mod bodies;

use conversation_apis::{ClientBuilder, Error, ErrorKind, Retry};
use serde_json::{Value, json};
use wiremock::{MockServer, ResponseTemplate};

use crate::support::{KEY, all_text, server};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/checks.rs");
}

use api::types;

const CANARY: &str = "canary-3b7e";

fn builder(server: &MockServer) -> ClientBuilder<api::Client> {
    let builder = ClientBuilder::<api::Client>::new(api::Credentials::new().key(KEY));
    builder.base_url(server.uri()).retry(Retry::off())
}

/// An order that follows every rule, with some properties replaced. Null removes one.
fn order(changes: Value) -> types::Order {
    let mut order = json!({
        "reference": "ab", "note": "n", "lines": [{ "sku": "a" }],
    });
    for (name, value) in changes.as_object().unwrap() {
        match value.is_null() {
            true => drop(order.as_object_mut().unwrap().remove(name)),
            false => order[name] = value.clone(),
        }
    }
    serde_json::from_value(order).unwrap()
}

/// The texts of what is wrong with an order.
async fn refused(changes: Value) -> Option<String> {
    let server = server(ResponseTemplate::new(204)).await;
    let client = builder(&server).build().unwrap();
    let outcome = client.create_order().body(order(changes)).send().await;
    let requests = server.received_requests().await.unwrap().len();
    match outcome {
        Ok(_) => {
            assert_eq!(requests, 1);
            None
        }
        Err(error) => {
            assert_eq!((error.kind(), requests), (ErrorKind::InvalidRequest, 0));
            let text = all_text(&error);
            assert!(!text.contains(CANARY), "{text}");
            Some(error.to_string())
        }
    }
}

#[tokio::test]
async fn values_within_the_rules_are_sent() {
    for changes in [
        json!({}),
        json!({ "reference": "abcd" }),
        json!({ "reference": "😀😀😀😀" }),
        json!({ "total": 0.07 }),
        json!({ "total": 0 }),
        json!({ "state": "open", "level": 2 }),
        json!({ "version": 2 }),
        json!({ "tags": ["a", "b"] }),
        json!({ "labels": { "a": "abc", "b": "" } }),
        json!({ "point": [1, "a", true] }),
        json!({ "point": [] }),
        json!({ "recipient": "a@example.co" }),
        json!({ "recipient": { "phone": "+1" } }),
        json!({ "payment": { "kind": "card", "number": "1234" } }),
        json!({ "payment": { "kind": "transfer", "iban": "1234" } }),
        json!({ "lines": [{ "sku": "a", "count": 99, "parts": [{ "sku": "b" }] }] }),
        json!({ "legacy": "anything" }),
        json!({ "any": 2 }),
        json!({ "undocumented": CANARY }),
    ] {
        assert_eq!(refused(changes.clone()).await, None, "{changes}");
    }
}

#[tokio::test]
async fn values_that_break_a_rule_are_refused_with_their_place_and_what_is_allowed() {
    for (changes, expected) in [
        (
            json!({ "reference": "a" }),
            "`/reference` in the request body must be at least 2 characters long",
        ),
        (
            json!({ "reference": CANARY }),
            "`/reference` in the request body must be at most 4 characters long",
        ),
        (
            json!({ "note": null }),
            "the request body must have the property `note`",
        ),
        (
            json!({ "note": CANARY }),
            "`/note` in the request body must be at most 5 characters long",
        ),
        (
            json!({ "state": CANARY, "level": 1 }),
            "`/state` in the request body must be one of `open`, `closed`",
        ),
        (
            json!({ "state": "open" }),
            "the request body must have the property `level` if it has `state`",
        ),
        (
            json!({ "level": 4 }),
            "`/level` in the request body must be one of `1`, `2`, `3`",
        ),
        (
            json!({ "version": 3 }),
            "`/version` in the request body must be `2`",
        ),
        (
            json!({ "total": -0.01 }),
            "`/total` in the request body must be at least 0",
        ),
        (
            json!({ "total": 0.015 }),
            "`/total` in the request body must be a multiple of 0.01",
        ),
        (
            json!({ "total": 12345678901234567891u64 }),
            "`/total` in the request body must be at most 12345678901234567890",
        ),
        (
            json!({ "lines": [] }),
            "`/lines` in the request body must have at least 1 item",
        ),
        (
            json!({ "lines": [{ "sku": "a" }, { "sku": CANARY }] }),
            r"`/lines/1/sku` in the request body must match the pattern `^\w+$`",
        ),
        (
            json!({ "lines": [{ "sku": "a", "parts": [{ "sku": "b", "count": 0 }] }] }),
            "`/lines/0/parts/0/count` in the request body must be greater than 0",
        ),
        (
            json!({ "tags": ["a", "a"] }),
            "`/tags` in the request body must not have two equal items",
        ),
        (
            json!({ "tags": ["a", CANARY] }),
            "`/tags/1` in the request body must be at most 3 characters long",
        ),
        (
            json!({ "labels": { "a": "", "b": "", "c": "" } }),
            "`/labels` in the request body must have at most 2 properties",
        ),
        (
            json!({ "labels": { "canary-3b7e": "" } }),
            "`/labels` in the request body has a property name that is not allowed: it must match the pattern `^[a-z]+$`",
        ),
        (
            json!({ "labels": { "secret": CANARY } }),
            "`/labels/*` in the request body must be at most 3 characters long",
        ),
        (
            json!({ "point": [2] }),
            "`/point/0` in the request body must be at most 1",
        ),
        (
            json!({ "recipient": CANARY.repeat(2) }),
            "`/recipient` in the request body must be at most 12 characters long",
        ),
        (
            json!({ "recipient": { "phone": CANARY } }),
            r"`/recipient/phone` in the request body must match the pattern `^\+\d+$`",
        ),
        (
            json!({ "payment": { "kind": "card", "number": "123" } }),
            "`/payment/number` in the request body must be at least 4 characters long",
        ),
        (
            json!({ "payment": { "kind": "transfer", "iban": CANARY } }),
            "`/payment/iban` in the request body must be at most 4 characters long",
        ),
        (
            json!({ "any": 1 }),
            "`/any` in the request body must be at least 2",
        ),
        (
            json!({ "level": 1, "version": 2 }),
            "the request body must not have all of `level` and `version`",
        ),
    ] {
        let text = refused(changes.clone()).await;
        let text = text.unwrap_or_default();
        assert!(
            text.contains(&format!("{expected} (if")),
            "{changes}: {text}"
        );
    }
}

#[tokio::test]
async fn exactly_one_of_several_properties_is_demanded() {
    let server = server(ResponseTemplate::new(204)).await;
    let client = builder(&server).build().unwrap();
    for (target, expected) in [
        (json!({ "email": "a" }), None),
        (json!({ "phone": "1", "name": "n" }), None),
        (
            json!({ "phone": "1" }),
            Some("must have the property `name`"),
        ),
        (
            json!({}),
            Some("must have exactly one of: `email`; `phone`"),
        ),
        (
            json!({ "email": "a", "phone": "1", "name": "n" }),
            Some("must have exactly one of: `email`; `phone`"),
        ),
    ] {
        let body: types::Target = serde_json::from_value(target.clone()).unwrap();
        let error = client.put_target().body(body).send().await.err();
        let text = error.map(|error| error.to_string());
        match expected {
            None => assert_eq!(text, None, "{target}"),
            Some(expected) => assert!(text.unwrap().contains(expected), "{target}"),
        }
    }
}

#[tokio::test]
async fn forms_and_parameters_are_checked() {
    let server = server(ResponseTemplate::new(204)).await;
    let client = builder(&server).build().unwrap();
    let form = |email: &str| {
        let form = json!({ "email": email });
        serde_json::from_value::<types::SendFormRequest>(form).unwrap()
    };
    client.send_form().body(form("a@b")).send().await.unwrap();
    let call = || client.create_order().body(order(json!({})));
    let outcomes = [
        (
            client.send_form().body(form(CANARY)).send().await,
            "`/email` in the request body must match",
        ),
        (call().size(0).send().await, "`size` is out of range"),
        (
            call().size(4).send().await,
            "`size` must be a multiple of 3",
        ),
        (
            call().rate(0.0).send().await,
            "`rate` must be greater than 0",
        ),
        (
            call().rate(0.30000000000000004).send().await,
            "`rate` must be at most 0.3",
        ),
        (
            call().code(CANARY).send().await,
            "`code` must match the pattern `^[A-Z]{2}$`",
        ),
        (
            call().ids(vec![CANARY.to_owned()]).send().await,
            "`/0` in `ids` must be at most 3",
        ),
        (
            call()
                .ids(vec!["a".to_owned(), "a".to_owned()])
                .send()
                .await,
            "`ids` must not have two equal items",
        ),
        (
            call().x_tenant("ab").send().await,
            "`X-Tenant` (set by `.x_tenant(…)`) must be at least 3",
        ),
    ];
    for (outcome, expected) in outcomes {
        let error: Error = outcome.unwrap_err();
        let text = all_text(&error);
        assert!(
            text.contains(expected) && !text.contains(CANARY),
            "{expected}: {text}"
        );
    }
    let sent = call()
        .size(9)
        .rate(0.3)
        .code("AB")
        .ids(vec!["a".to_owned(), "b".to_owned()]);
    sent.x_tenant("abc").send().await.unwrap();
}

#[tokio::test]
async fn parts_are_checked() {
    let server = server(ResponseTemplate::new(204)).await;
    let client = builder(&server).build().unwrap();
    let file = || conversation_apis::File::bytes("bytes");
    let parts = |title: &str| api::multipart::UploadRequest::new(title, file());
    let sent = client.upload().body(parts("title").files([file()]));
    sent.send().await.unwrap();
    for (parts, expected) in [
        (
            parts(CANARY),
            "`/title` in the request body must be at most 5 characters long",
        ),
        (
            parts("a").files([file(), file()]),
            "`/files` in the request body must have at most 1 item",
        ),
    ] {
        let error = client.upload().body(parts).send().await.unwrap_err();
        let text = all_text(&error);
        assert!(text.contains(expected) && !text.contains(CANARY), "{text}");
    }
}

#[tokio::test]
async fn checks_can_be_switched_off() {
    let server = server(ResponseTemplate::new(204)).await;
    let client = builder(&server).check_requests(false).build().unwrap();
    let order = order(json!({ "state": "postponed" }));
    client
        .create_order()
        .code("a")
        .body(order)
        .send()
        .await
        .unwrap();
    let sent = &server.received_requests().await.unwrap()[0];
    assert!(String::from_utf8_lossy(&sent.body).contains("postponed"));
    assert_eq!(sent.url.query(), Some("code=a"));
}

#[test]
fn a_request_without_rules_has_no_table() {
    let text = include_str!("../generated/checks.rs");
    let operation = text.split("id: \"sendPlain\"").nth(1).unwrap();
    let facts = operation.split("};").next().unwrap();
    assert!(!facts.contains("rules:"), "{facts}");
}

#[test]
fn requests_are_made_by_constructors_and_setters() {
    let line = types::Line::new("a")
        .count(2)
        .parts([types::Line::new("b")]);
    let card = types::Card::new("1234");
    let order = types::Order::new("ab", [line], None)
        .created("now")
        .state("open")
        .level(2)
        .payment(card)
        .recipient(types::OrderRecipient1::new("+1"))
        .tags(["x".to_owned()]);
    let expected = json!({
        "reference": "ab",
        "note": null,
        "created": "now",
        "state": "open",
        "level": 2,
        "lines": [{ "sku": "a", "count": 2, "parts": [{ "sku": "b" }] }],
        "payment": { "kind": "card", "number": "1234" },
        "recipient": { "phone": "+1" },
        "tags": ["x"],
    });
    assert_eq!(serde_json::to_value(&order).unwrap(), expected);
    let order = types::Order::new("ab", [types::Line::new("a")], "n".to_owned());
    assert_eq!(serde_json::to_value(order).unwrap()["note"], "n");
}

#[test]
fn explicit_null_is_sent_for_a_nullable_property() {
    let target = types::Target::new().email("a").name_null().type_null();
    let expected = json!({ "email": "a", "name": null, "type": null });
    assert_eq!(serde_json::to_value(&target).unwrap(), expected);
    // A value set later counts.
    let expected = json!({ "email": "a", "name": "n", "type": null, "clone": true });
    let target = target.name("n").clone2(true);
    assert_eq!(serde_json::to_value(target).unwrap(), expected);
}

#[test]
fn types_that_are_only_read_have_no_constructor() {
    let text = include_str!("../generated/checks.rs");
    assert!(text.contains("struct Receipt") && !text.contains("request! { Receipt"));
}
