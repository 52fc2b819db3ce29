//! No error, and no `Debug` of a key, shows a byte of a key, a header's value or a body.

use conversation_apis::webhooks::{HeaderMap, Key, WebhookErrorKind};
use reqwest::header::HeaderValue;

use super::example::webhooks::{Event, PRODUCTION_KEY, Verifier};
use super::schemes::{at, delivered, vectors};

const SECRET: &str = "Zq7Wx9Vk";

fn errors() -> Vec<conversation_apis::webhooks::WebhookError> {
    let signed = delivered("standard");
    let time = at(vectors().time);
    let verifier = Verifier::new([PRODUCTION_KEY, Key::secret(&signed.secret)]).unwrap();
    let refused = |change: &dyn Fn(&mut HeaderMap), body: &[u8], now| {
        let mut headers = signed.headers.clone();
        change(&mut headers);
        verifier.verify(&headers, body, now).unwrap_err()
    };
    let value = || HeaderValue::from_static(SECRET);
    let wrong = Verifier::new([Key::secret(SECRET)]).unwrap();
    let unsigned = Verifier::unsigned();
    let secret_body = format!(r#"{{"type":"{SECRET}","content":{SECRET}"#);
    vec![
        refused(&|headers| headers.clear(), &signed.body, time),
        refused(
            &|headers| assert!(headers.append("webhook-id", value())),
            &signed.body,
            time,
        ),
        refused(
            &|headers| drop(headers.insert("webhook-signature", value())),
            b"",
            time,
        ),
        refused(
            &|headers| drop(headers.insert("webhook-timestamp", value())),
            b"",
            time,
        ),
        wrong
            .verify(&signed.headers, SECRET.as_bytes(), time)
            .unwrap_err(),
        refused(&|_| {}, &signed.body, at(0)),
        refused(&|_| {}, &signed.body, at(u64::from(u32::MAX))),
        unsigned
            .verify(&signed.headers, secret_body.as_bytes(), time)
            .unwrap_err(),
    ]
}

#[test]
fn every_kind_of_error_has_a_status_and_shows_no_value() {
    let kinds: Vec<WebhookErrorKind> = errors().iter().map(|error| error.kind()).collect();
    assert_eq!(
        kinds,
        [
            WebhookErrorKind::MissingHeader,
            WebhookErrorKind::RepeatedHeader,
            WebhookErrorKind::MalformedSignature,
            WebhookErrorKind::MalformedTimestamp,
            WebhookErrorKind::WrongSignature,
            WebhookErrorKind::TooNew,
            WebhookErrorKind::TooOld,
            WebhookErrorKind::NotJson,
        ]
    );
    let statuses: Vec<u16> = errors()
        .iter()
        .map(|error| error.status().as_u16())
        .collect();
    assert_eq!(statuses, [401, 400, 400, 400, 401, 401, 401, 400]);
    let hidden = [
        SECRET,
        "msg_",
        "1700000000",
        "v1,",
        "contract-test",
        "We open",
        "type",
    ];
    for error in errors() {
        for text in [
            error.to_string(),
            format!("{error:?}"),
            format!("{error:#?}"),
        ] {
            assert!(!hidden.iter().any(|hidden| text.contains(hidden)), "{text}");
        }
    }
}

#[test]
fn debug_shows_no_key() {
    let key = Key::secret(SECRET);
    assert_eq!(format!("{key:?}"), "Key(HMAC-SHA256)");
    assert_eq!(format!("{PRODUCTION_KEY:#?}"), "Key(Ed25519)");
    let verifier = Verifier::new([key, PRODUCTION_KEY]).unwrap();
    assert_eq!(
        format!("{verifier:?}"),
        "Verifier { keys: Some(2), tolerance: None }"
    );
    let unsigned = Verifier::unsigned();
    assert_eq!(
        format!("{unsigned:?}"),
        "Verifier { keys: None, tolerance: None }"
    );
}

#[test]
fn debug_of_an_event_shows_the_decoded_body_and_no_header() {
    let signed = delivered("standard");
    let verifier = Verifier::new([Key::secret(&signed.secret)]).unwrap();
    let event = verifier
        .verify(&signed.headers, &signed.body, at(vectors().time))
        .unwrap();
    let text = format!("{event:?}");
    assert!(text.contains("We open at 9."), "{text}");
    assert!(!text.contains("msg_2b1f5c"), "{text}");
    let Event::MessageCreated(delivery) = event else {
        panic!("{text}");
    };
    assert_eq!(delivery.id(), Some("msg_2b1f5c"));
    assert_eq!(delivery.event(), Some("message_created"));
    assert_eq!(delivery.raw(), signed.body);
    assert_eq!(delivery.r#type, "message_created");
    assert_eq!(delivery.into_body().payload.unwrap().id, Some(42));
}

#[test]
fn the_error_of_a_malformed_event_shows_no_value() {
    let body = format!(r#"{{"type":"message_created","payload":{{"id":"{SECRET}"}}}}"#);
    let Event::Malformed(malformed) = Event::from_verified(body.as_bytes()).unwrap() else {
        panic!();
    };
    let error = malformed.error();
    assert_eq!(error.pointer(), "/payload/id");
    assert!(!format!("{error} {error:?}").contains(SECRET), "{error}");
}
