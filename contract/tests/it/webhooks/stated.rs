//! What is wrong in `x-webhook-deliveries` is an error with its place.

use serde_json::{Value, json};

use super::contract;

/// The error of the document with this change.
fn error(change: impl FnOnce(&mut Value)) -> String {
    contract(change).webhooks().unwrap_err().to_string()
}

#[test]
fn a_wrong_extension_is_an_error_with_its_place() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str, &str); 12] = [
        (
            |it| it["events"] = json!([]),
            "#/x-webhook-deliveries",
            "unknown field `events`",
        ),
        (
            |it| it["event"] = json!([]),
            "#/x-webhook-deliveries",
            "needs either `event`",
        ),
        (
            |it| it["event-by-property"] = json!({ "ping": "/a" }),
            "#/x-webhook-deliveries",
            "needs either `event`",
        ),
        (
            |it| it["event"] = json!(["type"]),
            "#/x-webhook-deliveries/event/0",
            "is not a JSON pointer",
        ),
        (
            |it| it["event"] = json!(["/~2"]),
            "#/x-webhook-deliveries/event/0",
            "is not a JSON pointer",
        ),
        (
            |it| it["delivery-id"] = json!("X Delivery"),
            "#/x-webhook-deliveries/delivery-id",
            "is not the name of a header",
        ),
        (
            |it| it["signatures"][0]["signed"] = json!("{payload}"),
            "#/x-webhook-deliveries/signatures/0/signed",
            "may have `{body}`",
        ),
        (
            |it| it["signatures"][0]["signed"] = json!("v1"),
            "#/x-webhook-deliveries/signatures/0/signed",
            "must have `{body}` exactly once",
        ),
        (
            |it| it["signatures"][0]["signed"] = json!("{timestamp}{body}"),
            "#/x-webhook-deliveries/signatures/0/signed",
            "`timestamp` names no header",
        ),
        (
            |it| it["signatures"][1]["tolerance"] = Value::Null,
            "#/x-webhook-deliveries/signatures/1",
            "needs both `timestamp` and `tolerance`",
        ),
        (
            |it| it["signatures"][1]["prefix"] = json!("a\n"),
            "#/x-webhook-deliveries/signatures/1/prefix",
            "is not a valid header value",
        ),
        (
            |it| it["signatures"][1]["algorithm"] = json!("sha1"),
            "#/x-webhook-deliveries",
            "unknown variant `sha1`",
        ),
    ];
    for (change, place, text) in cases {
        let error = error(|document| change(&mut document["x-webhook-deliveries"]));
        assert!(error.contains(place) && error.contains(text), "{error}");
    }
}

#[test]
fn an_event_by_property_must_be_a_webhook() {
    let error = error(|document| {
        let deliveries = document["x-webhook-deliveries"].as_object_mut().unwrap();
        deliveries.remove("event");
        deliveries.insert("event-by-property".to_owned(), json!({ "lost": "/a" }));
    });
    assert!(
        error.contains("#/x-webhook-deliveries/event-by-property/lost"),
        "{error}"
    );
}

#[test]
fn a_wrong_pointer_of_x_deduplication_is_an_error_with_its_place() {
    let error = error(|document| {
        document["webhooks"]["note_created"]["post"]["x-deduplication"] = json!(["/a", "b"]);
    });
    let place = "#/webhooks/note_created/post/x-deduplication/1";
    assert!(error.contains(place), "{error}");
}
