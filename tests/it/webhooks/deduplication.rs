//! The keys that repeats share.

use std::collections::HashSet;

use conversation_apis::webhooks::Key;

use super::example::webhooks::{Event, Verifier};
use super::schemes::{self, at, delivered, vectors};

fn key(body: &str) -> String {
    Event::from_verified(body.as_bytes())
        .unwrap()
        .deduplication_key()
}

#[test]
fn keys_are_those_that_the_documentation_describes() {
    // `make.py` computes them on its own.
    for case in vectors().deduplication {
        assert_eq!(key(&case.body), case.key, "{}", case.body);
    }
}

#[test]
fn keys_stay_the_same_in_later_versions() {
    assert_eq!(
        key(r#"{"type":"message_created","payload":{"id":1,"status":"sent"}}"#),
        "event:fea15257d9bfa83826d93e556c6f687e5fbb2bfc9a6519a2983a8e614698c4af"
    );
    assert_eq!(
        key("{}"),
        "body:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    );
}

#[test]
fn repeats_share_a_key_although_other_parts_of_the_body_differ() {
    let first = key(r#"{"type":"message_created","payload":{"id":1,"status":"sent"}}"#);
    for repeat in [
        r#"{"payload":{"status":"sent","id":1,"content":"x"},"type":"message_created"}"#,
        r#"{ "type" : "message_created", "payload" : { "id" : 1, "status" : "\u0073ent" } }"#,
        // A malformed event has the key of its values, too.
        r#"{"type":"message_created","payload":{"id":1,"status":"sent","content":7}}"#,
    ] {
        assert_eq!(key(repeat), first, "{repeat}");
    }
}

#[test]
fn different_events_have_different_keys() {
    let with = |name: &str, id: &str, status: &str| {
        key(&format!(
            r#"{{"type":"{name}","payload":{{"id":{id},"status":{status}}}}}"#
        ))
    };
    let created = "message_created";
    let keys = [
        with(created, "1", r#""sent""#),
        with(created, "2", r#""sent""#),
        with(created, r#""1""#, r#""sent""#),
        with(created, "1", "null"),
        with(created, "1", r#""null""#),
        with(created, "1", r#""""#),
        with(created, "null", r#""sent""#),
        with(created, r#""1,\"sent""#, r#""""#),
        with(created, r#""1\",\"sent""#, r#""""#),
        with(created, "11", r#""sent""#),
        with(created, "1", r#""1sent""#),
        with("message_deleted", "1", r#""sent""#),
        key(r#"{"type":"message_created","payload":{"id":1}}"#),
        key(r#"{"type":"message_created","payload":{"id":1 }}"#),
        key(r#"{"type":"message_created","payload":{"id":1,"id":1,"status":"sent"}}"#),
        key(r#"{"type":"message_created"}"#),
        key("{}"),
    ];
    let different: HashSet<&String> = keys.iter().collect();
    assert_eq!(different.len(), keys.len(), "{keys:#?}");
}

#[test]
fn a_delivery_id_is_the_key_and_equals_no_digest() {
    let signed = delivered("standard");
    let verifier = Verifier::new([Key::secret(&signed.secret)]).unwrap();
    let time = at(vectors().time);
    let event = verifier
        .verify(&signed.headers, &signed.body, time)
        .unwrap();
    assert_eq!(event.id(), Some("msg_2b1f5c"));
    assert_eq!(event.deduplication_key(), "id:msg_2b1f5c");

    let other = Event::from_verified(&signed.body).unwrap();
    assert_eq!(other.id(), None);
    let digest = other.deduplication_key();
    let headers = schemes::headers(&[("webhook-id", &digest)]);
    let event = Verifier::unsigned()
        .verify(&headers, &signed.body, time)
        .unwrap();
    assert_eq!(event.deduplication_key(), format!("id:{digest}"));
}
