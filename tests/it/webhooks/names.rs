//! The event's name: where it is found, and that it is the one that a reader of the body sees.

use conversation_apis::webhooks::Webhooks;

use super::example::webhooks::Event;

/// The variant and the name of a body.
fn read(body: &str) -> (&'static str, Option<String>) {
    let event = Event::from_verified(body.as_bytes()).unwrap();
    let variant = match &event {
        Event::MessageCreated(_) => "created",
        Event::MessageReceived(_) => "received",
        Event::Unknown(_) => "unknown",
        Event::Malformed(_) => "malformed",
    };
    assert_eq!(event.unknown().is_some(), variant == "unknown");
    assert_eq!(event.malformed().is_some(), variant == "malformed");
    // Nothing is lost.
    assert_eq!(event.raw(), body.as_bytes());
    let written: serde_json::Value = serde_json::to_value(&event).unwrap();
    assert_eq!(
        written,
        serde_json::from_str::<serde_json::Value>(body).unwrap()
    );
    (variant, event.name().map(str::to_owned))
}

#[test]
fn the_first_pointer_with_a_string_decides() {
    let created = Some("message_created".to_owned());
    let received = Some("message_received".to_owned());
    for (body, expected) in [
        (r#"{"type":"message_created"}"#, ("created", &created)),
        (
            r#" { "a" : [{"type":"x"}], "type" : "message_created" } "#,
            ("created", &created),
        ),
        (
            r#"{"\u0074ype":"message_\u0063reated"}"#,
            ("created", &created),
        ),
        (
            r#"{"event":{"event_type":"message_received"}}"#,
            ("received", &received),
        ),
        (
            r#"{"event":{"\u0065vent_type":"message_received"}}"#,
            ("received", &received),
        ),
        (
            r#"{"type":null,"event":{"event_type":"message_received"}}"#,
            ("received", &received),
        ),
        (
            r#"{"type":7,"event":{"event_type":"message_received"}}"#,
            ("received", &received),
        ),
        (
            r#"{"type":["message_created"],"event":{"event_type":"message_received"}}"#,
            ("received", &received),
        ),
        (
            r#"{"type":"message_created","event":{"event_type":"message_received"}}"#,
            ("created", &created),
        ),
    ] {
        assert_eq!(read(body), (expected.0, expected.1.clone()), "{body}");
    }
}

#[test]
fn a_new_event_is_unknown_with_its_name() {
    for (body, name) in [
        (
            r#"{"type":"message_deleted","payload":{}}"#,
            "message_deleted",
        ),
        (r#"{"type":"Message_Created"}"#, "Message_Created"),
        (r#"{"type":" message_created"}"#, " message_created"),
        (r#"{"type":""}"#, ""),
        (
            r#"{"type":"new","event":{"event_type":"message_received"}}"#,
            "new",
        ),
    ] {
        assert_eq!(read(body), ("unknown", Some(name.to_owned())), "{body}");
    }
}

#[test]
fn a_body_without_a_name_is_unknown() {
    for body in [
        "{}",
        "[]",
        "null",
        "true",
        "7",
        r#""message_created""#,
        r#"["type","message_created"]"#,
        r#"{"type":null}"#,
        r#"{"type":{"type":"message_created"}}"#,
        r#"{"Type":"message_created"}"#,
        r#"{"event":"message_received"}"#,
        r#"{"event":[{"event_type":"message_received"}]}"#,
        r#"{"payload":{"type":"message_created"}}"#,
        r#"{"":"message_created"}"#,
    ] {
        assert_eq!(read(body), ("unknown", None), "{body}");
    }
}

#[test]
fn a_name_in_a_property_that_occurs_twice_selects_no_type() {
    for body in [
        r#"{"type":"message_created","type":"message_deleted"}"#,
        r#"{"type":"message_deleted","type":"message_created"}"#,
        r#"{"type":"message_created","type":"message_created"}"#,
        r#"{"type":"message_created","\u0074ype":"message_deleted"}"#,
        r#"{"type":null,"type":"message_created"}"#,
        r#"{"type":"a","type":"b","event":{"event_type":"message_received"}}"#,
        r#"{"event":{"event_type":"message_received"},"event":{}}"#,
        r#"{"event":{"event_type":"message_received","event_type":"x"}}"#,
    ] {
        let event = Event::from_verified(body.as_bytes()).unwrap();
        assert!(event.unknown().is_some(), "{body}");
        assert_eq!(event.name(), None, "{body}");
        assert_eq!(
            serde_json::to_string(&event).unwrap(),
            body,
            "byte for byte"
        );
    }
}

#[test]
fn a_known_event_that_does_not_fit_is_malformed_and_kept_byte_for_byte() {
    for (body, pointer) in [
        (r#"{"type":"message_created","payload":"Où ?"}"#, "/payload"),
        // Half of an emoji, as from a text that was cut.
        (
            r#"{"type":"message_created","payload":{"content":"a\ud83d"}}"#,
            "/payload/content",
        ),
        (
            r#"{ "type":"message_created", "payload": {"id": 1.50} }"#,
            "/payload/id",
        ),
        (
            r#"{"type":"message_created","payload":{"id":1,"id":2}}"#,
            "/payload",
        ),
        (
            r#"{"type":"message_created","payload":{"id":99999999999999999999}}"#,
            "/payload/id",
        ),
    ] {
        let event = Event::from_verified(body.as_bytes()).unwrap();
        let malformed = event.malformed().unwrap();
        assert_eq!(malformed.event(), "message_created");
        assert!(
            malformed.error().pointer().starts_with(pointer),
            "{:?}",
            malformed.error()
        );
        assert_eq!(malformed.body().as_str(), body);
        assert_eq!(serde_json::to_string(&event).unwrap(), body);
    }
}

#[test]
fn half_a_surrogate_pair_in_another_name_does_not_hide_the_event() {
    for body in [
        r#"{"\ud800":1,"type":"message_created","payload":{"id":1,"status":"sent"}}"#,
        r#"{"type":"message_created","payload":{"id":1,"\udc00x":[],"status":"sent"}}"#,
    ] {
        let event = Event::from_verified(body.as_bytes()).unwrap();
        assert_eq!(event.name(), Some("message_created"), "{body}");
        assert!(event.malformed().is_some(), "{body}");
        assert_eq!(serde_json::to_string(&event).unwrap(), body);
        let key = event.deduplication_key();
        assert!(key.starts_with("event:"), "{body}");
    }
}

#[test]
fn a_body_that_nests_deeply_is_kept() {
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for body in [
        nested.clone(),
        format!(r#"{{"type":"new","a":{nested}}}"#),
        format!(r#"{{"type":"message_created","payload":{nested}}}"#),
        format!(r#"{{"type":"message_created","a":{nested}}}"#),
    ] {
        let event = Event::from_verified(body.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), body);
        assert!(event.deduplication_key().starts_with("body:"));
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_json() {
    let body = "\u{feff}{\"type\":\"message_created\"}";
    let event = Event::from_verified(body.as_bytes()).unwrap();
    assert_eq!(event.name(), Some("message_created"));
    assert_eq!(event.raw(), body.as_bytes());
}

#[test]
fn a_body_that_is_not_json_is_refused_with_its_place() {
    for (body, reason) in [
        (&b""[..], "ends too early at line 1, column 0"),
        (b" \n", "ends too early at line 2, column 0"),
        (b"\xef\xbb\xbf", "ends too early at line 1, column 0"),
        (b"{", "ends too early at line 1, column 1"),
        (b"{} {}", "not JSON at line 1, column 4"),
        (b"type=message_created", "not JSON at line 1, column 2"),
        (b"{\"a\":\"\xff\"}", "not UTF-8 at byte 6"),
        (b"\xef\xbb\xbf{\"a\":\"\xff\"}", "not UTF-8 at byte 9"),
    ] {
        let error = Event::from_verified(body).unwrap_err();
        assert_eq!(error.decode_error().unwrap().reason(), reason, "{body:?}");
        assert_eq!(error.header(), None);
        assert_eq!(error.status().as_u16(), 400);
        assert_eq!(error.to_string(), format!("the body is not JSON: {reason}"));
    }
}

mod by_property {
    use conversation_apis::webhooks::{Delivery, EventFacts, Facts, MalformedEvent, UnknownEvent};

    #[derive(Debug, Clone, PartialEq)]
    enum Event {
        Receipt(Delivery<conversation_apis::RawJson>),
        Inbound(Delivery<i64>),
        Unknown(Delivery<UnknownEvent>),
        Malformed(Delivery<MalformedEvent>),
    }

    const FACTS: Facts = Facts::new(
        &[],
        &[
            EventFacts::new("receipt")
                .with_property("/delivery/date")
                .deduplication(&["/list/1"]),
            EventFacts::new("inbound").with_property("/a~1b"),
        ],
    );

    progenitor_client::webhook_events! { Event FACTS {
        0 => Receipt,
        1 => Inbound,
    } }

    #[test]
    fn bodies_without_a_name_are_known_by_a_property() {
        for (body, variant, name) in [
            (r#"{"delivery":{"date":1}}"#, "Receipt", Some("receipt")),
            (r#"{"delivery":{"date":null}}"#, "Receipt", Some("receipt")),
            (
                r#"{"delivery":{"date":null},"a/b":1}"#,
                "Malformed",
                Some("inbound"),
            ),
            (
                r#"{"delivery":{"date":null},"a/b":null}"#,
                "Receipt",
                Some("receipt"),
            ),
            (
                r#"{"delivery":{"date":null},"a/b":1,"a/b":2}"#,
                "Unknown",
                None,
            ),
            (r#"{"a/b":1}"#, "Malformed", Some("inbound")),
            (r#"{"delivery":{}}"#, "Unknown", None),
            (r#"{"delivery":1,"date":1}"#, "Unknown", None),
            (r#"{"delivery":{"date":1},"delivery":{}}"#, "Unknown", None),
        ] {
            let event = Event::from_verified(body.as_bytes()).unwrap();
            let text = format!("{event:?}");
            assert!(text.starts_with(&format!("{variant}(Delivery")), "{text}");
            assert_eq!(event.name(), name, "{body}");
        }
    }

    #[test]
    fn items_of_lists_are_found_by_their_index() {
        let key = |list: &str| {
            let body = format!(r#"{{"delivery":{{"date":1}},"list":{list},"other":{list}}}"#);
            Event::from_verified(body.as_bytes())
                .unwrap()
                .deduplication_key()
        };
        assert_eq!(key("[0,7]"), key("[1,7,8]"));
        assert_ne!(key("[0,7]"), key("[0,8]"));
        assert!(key("[0,7]").starts_with("event:"));
        assert!(key("[0]").starts_with("body:"));
    }
}
