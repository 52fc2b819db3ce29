//! The time of a delivery.

use std::time::{Duration, SystemTime};

use conversation_apis::webhooks::{Key, WebhookErrorKind};
use reqwest::header::HeaderValue;

use super::schemes::{self, at, delivered, vectors, verdict};

fn verifier() -> schemes::timed::Verifier {
    schemes::timed::Verifier::new([Key::secret(delivered("timed").secret)]).unwrap()
}

fn verify(verifier: &schemes::timed::Verifier, now: SystemTime) -> Result<(), WebhookErrorKind> {
    let signed = delivered("timed");
    verdict(verifier.verify(&signed.headers, &signed.body, now))
}

#[test]
fn the_tolerance_holds_in_both_directions_and_includes_its_bounds() {
    let (time, nanosecond) = (at(vectors().time), Duration::from_nanos(1));
    for tolerance in [
        Duration::from_secs(300),
        Duration::ZERO,
        Duration::from_millis(1500),
    ] {
        let verifier = match tolerance.as_secs() {
            300 => verifier(),
            _ => verifier().tolerance(tolerance),
        };
        assert_eq!(verify(&verifier, time), Ok(()));
        assert_eq!(verify(&verifier, time + tolerance), Ok(()));
        assert_eq!(verify(&verifier, time - tolerance), Ok(()));
        let late = verify(&verifier, time + tolerance + nanosecond);
        assert_eq!(late, Err(WebhookErrorKind::TooOld));
        let early = verify(&verifier, time - tolerance - nanosecond);
        assert_eq!(early, Err(WebhookErrorKind::TooNew));
    }
}

#[test]
fn every_time_and_every_tolerance_is_compared_without_overflow() {
    let before_1970 = SystemTime::UNIX_EPOCH - Duration::from_secs(1 << 40);
    let far_ahead = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 60);
    assert_eq!(
        verify(&verifier(), before_1970),
        Err(WebhookErrorKind::TooNew)
    );
    assert_eq!(
        verify(&verifier(), far_ahead),
        Err(WebhookErrorKind::TooOld)
    );
    let any = verifier().tolerance(Duration::MAX);
    for now in [before_1970, SystemTime::UNIX_EPOCH, far_ahead] {
        assert_eq!(verify(&any, now), Ok(()));
    }
}

#[test]
fn a_time_that_is_not_a_number_of_seconds_is_malformed() {
    let signed = delivered("timed");
    let with = |value: &[u8]| {
        let mut headers = signed.headers.clone();
        headers.insert("webhook-timestamp", HeaderValue::from_bytes(value).unwrap());
        verdict(verifier().verify(&headers, &signed.body, at(vectors().time)))
    };
    for value in [
        "",
        " ",
        "+1700000000",
        "-1700000000",
        "1700000000.0",
        "1700000000.5",
        "1.7e9",
        "0x6553f100",
        " 1700000000",
        "1700000000 ",
        "1,700,000,000",
        "1700000000Z",
        "2023-11-14T22:13:20Z",
        "18446744073709551616",
        "99999999999999999999999999999999999999999",
        "١٧٠٠٠٠٠٠٠٠",
        "NaN",
        "1700000000,1700000000",
    ] {
        let result = with(value.as_bytes());
        assert_eq!(
            result,
            Err(WebhookErrorKind::MalformedTimestamp),
            "{value:?}"
        );
    }
    assert_eq!(with(b"17\xff"), Err(WebhookErrorKind::MalformedTimestamp));
    // These are numbers of seconds, which nobody signed.
    for value in [
        "1700000001",
        "1700000000000",
        "18446744073709551615",
        "0",
        "01700000000",
    ] {
        let result = with(value.as_bytes());
        assert_eq!(result, Err(WebhookErrorKind::WrongSignature), "{value}");
    }
}

#[test]
fn checks_are_made_in_the_documented_order() {
    let signed = delivered("timed");
    let old = at(vectors().time + 301);
    let kind = |change: &dyn Fn(&mut conversation_apis::webhooks::HeaderMap), body: &[u8]| {
        let mut headers = signed.headers.clone();
        change(&mut headers);
        verifier()
            .verify(&headers, body, old)
            .map(drop)
            .unwrap_err()
            .kind()
    };
    let signature = |value: &'static str| HeaderValue::from_static(value);
    let zeros = "sha256=0000000000000000000000000000000000000000000000000000000000000000";
    assert_eq!(
        kind(
            &|headers| {
                headers.insert("X-Signature", signature("x"));
                headers.remove("webhook-timestamp");
            },
            b""
        ),
        WebhookErrorKind::MissingHeader
    );
    assert_eq!(
        kind(
            &|headers| {
                headers.insert("X-Signature", signature("x"));
                headers.insert("webhook-timestamp", signature("y"));
            },
            b""
        ),
        WebhookErrorKind::MalformedSignature
    );
    assert_eq!(
        kind(
            &|headers| {
                headers.insert("X-Signature", signature(zeros));
                headers.insert("webhook-timestamp", signature("y"));
            },
            b""
        ),
        WebhookErrorKind::MalformedTimestamp
    );
    let wrong = |headers: &mut conversation_apis::webhooks::HeaderMap| {
        headers.insert("X-Signature", signature(zeros));
    };
    assert_eq!(kind(&wrong, b"no JSON"), WebhookErrorKind::WrongSignature);
    // The time is believed only if it is signed, and the body is read last.
    assert_eq!(kind(&|_| {}, &signed.body), WebhookErrorKind::TooOld);
    let no_json = vectors();
    let case = no_json
        .hmac
        .iter()
        .find(|case| case.name.starts_with("timed: no JSON"))
        .unwrap();
    let no_json = case.delivered(&no_json);
    let result = verifier().verify(&no_json.headers, &no_json.body, old);
    assert_eq!(result.unwrap_err().kind(), WebhookErrorKind::TooOld);
    let result = verifier().verify(&no_json.headers, &no_json.body, at(vectors().time));
    assert_eq!(result.unwrap_err().kind(), WebhookErrorKind::NotJson);
}
