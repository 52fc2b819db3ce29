//! The generated modules `webhooks` of documents of ours: every kind of signature and of body. The
//! signatures are from Python's `cryptography` and `hmac`, made with the seeds of 32 bytes 1
//! (production) and 2 (sandbox), and with the secret `test-secret`.

use std::time::{Duration, SystemTime};

use conversation_apis::webhooks::{HeaderMap, Key, WebhookErrorKind, Webhooks as _};
use conversation_apis_codegen::{Document, generate, lower};

use api::types::Kind;
use api::webhooks::{Event, PRODUCTION_KEY, SANDBOX_KEY, Verifier};

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod api {
    include!("../generated/webhooks.rs");
}

#[allow(dead_code, clippy::all, clippy::unwrap_used)]
mod unsigned {
    include!("../generated/webhooks_unsigned.rs");
}

const BODY: &str =
    r#"{"type":"person_created","person":{"id":7,"kind":"robot","name":null,"new":1.50}}"#;
const SECONDS: u64 = 1_700_000_000;

#[test]
fn the_checked_in_text_matches_the_generator() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/generated");
    for (name, text) in [
        ("webhooks", include_str!("../generated/webhooks.rs")),
        (
            "webhooks_unsigned",
            include_str!("../generated/webhooks_unsigned.rs"),
        ),
    ] {
        let document = Document::read(format!("{folder}/{name}.yaml").as_ref()).unwrap();
        assert!(
            text == generate(&lower(&document).unwrap()).unwrap(),
            "run: cargo contract generate tests/generated/{name}.yaml --output tests/generated/{name}.rs"
        );
    }
}

fn headers(list: &[(&'static str, &str)]) -> HeaderMap {
    let headers = list.iter();
    let headers = headers.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
    headers.collect()
}

/// The time of a delivery, and so many seconds later.
fn after(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(SECONDS + seconds)
}

/// A delivery in each of the documented signatures: the key, the headers, and whether a time is
/// signed.
fn deliveries() -> Vec<(Key, HeaderMap, Option<u64>)> {
    let secret = || Key::secret("test-secret");
    let time = SECONDS.to_string();
    vec![
        (
            PRODUCTION_KEY,
            headers(&[(
                "X-Signature-v1",
                "MdxdgBFEDBy6vRk5KuLvd6lzpZRwPZ+5F14l9Tzll2RR5SJXljCYpZPssXXiLnnaKQbSwgZklChRNmYR9xu3Cg==",
            )]),
            None,
        ),
        (
            SANDBOX_KEY,
            headers(&[(
                "X-Signature-v1",
                "Y91Gm5nm2ocDhK1AqND0T7MJbbUus5D//ZJTsdWHqIe5qB2D72XCw9udPhxRi+0ddebqJvk60nSF9Pbu0h8oAw==",
            )]),
            None,
        ),
        (
            SANDBOX_KEY,
            headers(&[
                (
                    "X-Signature-v2",
                    "6e8c6c6b188dfb0150b39d823057403b2a2249476a6ff123192b01923ee572a93e150983f06e71851de836129ac51a95e77456cd14d44beaa0fb7f538af0e508",
                ),
                ("X-Signature-Time", &time),
            ]),
            Some(60),
        ),
        (
            secret(),
            headers(&[(
                "X-Hub-Signature",
                "sha256=58f93a3f6526e8b102217676be32795efb5e07f5fdfdb40dfde701219ab1d9e1",
            )]),
            None,
        ),
        (
            secret(),
            headers(&[
                (
                    "X-Chat-Signature",
                    "sha256=22af820d43cc435e2a4c30e4e67a34f885ccd569d73817790cadef13dbbdec6b",
                ),
                ("X-Chat-Timestamp", &time),
            ]),
            Some(300),
        ),
        (
            secret(),
            headers(&[
                (
                    "webhook-signature",
                    "v1,VMwVLlt2QA7opp/XBAJ4WkasO4m7CoZyUEaQjEy5rqA= v1,VMwVLlt2QA7opp/XBAJ4WkasO4m7CoZyUEaQjEy5rq0=",
                ),
                ("webhook-timestamp", &time),
                ("webhook-id", "msg_1"),
            ]),
            Some(300),
        ),
    ]
}

#[test]
fn a_delivery_with_any_documented_signature_is_verified_and_decoded() {
    for (key, headers, tolerance) in deliveries() {
        let verifier = Verifier::new([key]).unwrap();
        let event = verifier.verify(&headers, BODY.as_bytes(), after(tolerance.unwrap_or(9)));
        let event = event.unwrap();
        let Event::PersonCreated(delivery) = &event else {
            panic!("{event:?}");
        };
        assert_eq!(delivery.person.id, 7);
        assert_eq!(
            delivery.person.kind.as_ref().map(Kind::as_str),
            Some("robot")
        );
        assert_eq!(event.name(), Some("person_created"));
        assert_eq!(event.id(), headers.get("webhook-id").map(|_| "msg_1"));
        assert_eq!(event.raw(), BODY.as_bytes());
        assert_eq!(serde_json::to_string(&event).unwrap(), BODY);
    }
}

#[test]
fn a_changed_body_a_wrong_key_and_a_wrong_time_are_refused() {
    let keys = || [Key::secret("other"), PRODUCTION_KEY, SANDBOX_KEY];
    for (key, headers, tolerance) in deliveries() {
        let verifier = Verifier::new([key]).unwrap();
        let refused = |body: &str, now| verifier.verify(&headers, body.as_bytes(), now);
        let changed = BODY.replace("person_created", "person_Created");
        for (result, kind) in [
            (
                refused(&changed, after(0)),
                WebhookErrorKind::WrongSignature,
            ),
            (
                refused(&format!("{BODY} "), after(0)),
                WebhookErrorKind::WrongSignature,
            ),
        ] {
            assert_eq!(result.unwrap_err().kind(), kind, "{headers:?}");
        }
        let late = refused(BODY, after(tolerance.unwrap_or(9) + 1));
        let late = late.map(|_| ()).map_err(|error| error.kind());
        assert_eq!(
            late,
            tolerance.map_or(Ok(()), |_| Err(WebhookErrorKind::TooOld))
        );
        // The right key is among these only for signatures with a public key.
        let verifier = Verifier::new(keys()).unwrap();
        let result = verifier.verify(&headers, BODY.as_bytes(), after(0));
        let result = result.map(|_| ()).map_err(|error| error.kind());
        let is_public = ["X-Signature-v1", "X-Signature-v2"];
        let expected = match is_public.iter().any(|name| headers.contains_key(*name)) {
            true => Ok(()),
            false => Err(WebhookErrorKind::WrongSignature),
        };
        assert_eq!(result, expected, "{headers:?}");
    }
}

/// The variant of a body, and the body written again.
fn read(body: &str) -> (&'static str, String) {
    let event = Event::from_verified(body.as_bytes()).unwrap();
    let variant = match &event {
        Event::PersonCreated(_) => "PersonCreated",
        Event::PersonCreated2(_) => "PersonCreated2",
        Event::Inline(delivery) => {
            assert_eq!(delivery.size, Some(3));
            "Inline"
        }
        Event::MoreThanAReference(delivery) => {
            assert_eq!((delivery.id, delivery.at), (1, Some(2)));
            "MoreThanAReference"
        }
        Event::Unknown2(_) => "Unknown2",
        Event::Malformed2(_) => "Malformed2",
        Event::SelfValue(delivery) => {
            assert_eq!(delivery.hook, Some(true));
            "SelfValue"
        }
        Event::TwoMethods(delivery) => {
            assert_eq!(delivery.post.as_deref(), Some("p"));
            "TwoMethods"
        }
        Event::Map(_) => "Map",
        Event::Nullable(delivery) => {
            assert!(delivery.is_some());
            "Nullable"
        }
        Event::Union(delivery) => match &delivery.body {
            api::types::Change::Moved(moved) => {
                assert_eq!(moved.to, "here");
                "Union: Moved"
            }
            _ => "Union: Unknown",
        },
        Event::WithoutASchema(_) => "WithoutASchema",
        Event::AReferenceToNowhere(_) => "AReferenceToNowhere",
        Event::Unknown(_) => "Unknown",
        Event::Malformed(_) => "Malformed",
        other => panic!("{other:?}"),
    };
    (variant, serde_json::to_string(&event).unwrap())
}

#[test]
fn every_body_becomes_its_variant_and_is_written_back() {
    for (body, variant) in [
        (
            r#"{"event":{"event_type":"person_created"},"person":{"id":1}}"#,
            "PersonCreated",
        ),
        (
            r#"{"type":"person-created","person":{"id":1},"new":[1.0]}"#,
            "PersonCreated2",
        ),
        (r#"{"type":"inline","size":3}"#, "Inline"),
        (
            r#"{"id":1,"type":"more than a reference","at":2}"#,
            "MoreThanAReference",
        ),
        (r#"{"a":"b","type":"unknown"}"#, "Unknown2"),
        (r#"{"a":"b","type":"Malformed"}"#, "Malformed2"),
        (r#"{"hook":true,"type":"self"}"#, "SelfValue"),
        (r#"{"post":"p","type":"two methods"}"#, "TwoMethods"),
        (r#"{"a":"b","type":"map"}"#, "Map"),
        (r#"{"id":1,"type":"nullable"}"#, "Nullable"),
        (
            r#"{"change":"moved","to":"here","type":"union"}"#,
            "Union: Moved",
        ),
        (r#"{"type":"union","change":"sold"}"#, "Union: Unknown"),
        (r#"{"type":"without a schema","x":1.50}"#, "WithoutASchema"),
        (
            r#"{"type":"a reference to nowhere","x":null}"#,
            "AReferenceToNowhere",
        ),
        // Not JSON by the document, without a body, new, and without a name.
        (r#"{"type":"a form","x":1}"#, "Unknown"),
        (r#"{"type":"nothing"}"#, "Unknown"),
        (r#"{"type":"new","x":1.50}"#, "Unknown"),
        (r#"[{"id":1}]"#, "Unknown"),
        // Known events whose bodies do not fit: an object is no list, no text, and no enum.
        (r#"{"type":"list"}"#, "Malformed"),
        (r#"{"type":"text"}"#, "Malformed"),
        (r#"{"type":"kind"}"#, "Malformed"),
        (
            r#"{"type":"person_created","person":{"id":"seven"}}"#,
            "Malformed",
        ),
    ] {
        assert_eq!(read(body), (variant, body.to_owned()));
    }
}

#[test]
fn the_deduplication_key_depends_on_the_stated_values_only() {
    let key = |body: &str| {
        Event::from_verified(body.as_bytes())
            .unwrap()
            .deduplication_key()
    };
    let person = |id: u32, kind: &str, more: &str| {
        let person = format!(r#"{{"id":{id},"kind":"{kind}"{more}}}"#);
        key(&format!(r#"{{"type":"person_created","person":{person}}}"#))
    };
    assert_eq!(
        person(1, "guest", ""),
        person(1, "guest", r#","name":"Ada""#)
    );
    assert_ne!(person(1, "guest", ""), person(1, "member", ""));
    assert_ne!(person(1, "guest", ""), person(2, "guest", ""));
}

#[test]
fn a_new_event_and_a_malformed_body_are_kept() {
    let new = Event::from_verified(br#"{"type":"new","x":1}"#).unwrap();
    assert_eq!(new.name(), Some("new"));
    assert_eq!(
        new.unknown().unwrap().body().as_str(),
        r#"{"type":"new","x":1}"#
    );
    let body = r#"{"type":"person_created","person":{"id":"secret"}}"#;
    let malformed = Event::from_verified(body.as_bytes()).unwrap();
    let malformed = malformed.malformed().unwrap();
    assert_eq!(malformed.event(), "person_created");
    assert_eq!(malformed.body().as_str(), body);
    assert_eq!(malformed.error().pointer(), "/person/id");
    assert!(!malformed.error().to_string().contains("secret"));
}

#[test]
fn without_signatures_no_key_is_accepted_and_every_delivery_is_read() {
    use unsigned::webhooks::{Event, Verifier};
    assert!(Verifier::new([Key::secret("s")]).is_err());
    assert!(Verifier::new([PRODUCTION_KEY]).is_err());
    let verifier = Verifier::unsigned();
    let verify = |body: &str| {
        let event = verifier.verify(&HeaderMap::new(), body.as_bytes(), after(0));
        event.unwrap()
    };
    // A receipt has the text too, and `event-by-property` has the receipt first.
    let receipt = verify(r#"{"id":"1","text":"hi","delivery_date":"today"}"#);
    assert!(matches!(receipt, Event::Receipt(_)), "{receipt:?}");
    assert_eq!(receipt.name(), Some("receipt"));
    let message = verify(r#"{"id":"1","text":"hi"}"#);
    assert!(matches!(message, Event::Message(_)), "{message:?}");
    let other = verify(r#"{"id":"1","texts":"hi"}"#);
    assert!(matches!(other, Event::Unknown(_)), "{other:?}");
    assert_eq!(other.name(), None);
}
