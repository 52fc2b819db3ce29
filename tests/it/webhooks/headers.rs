//! Which headers a signature needs, and which forms their values have.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use conversation_apis::webhooks::{HeaderMap, Key, WebhookErrorKind};
use reqwest::header::{HeaderName, HeaderValue};

use super::schemes::{self, at, delivered, headers, public, vectors, verdict};

fn standard(headers: &HeaderMap) -> Result<(), (WebhookErrorKind, String)> {
    let signed = delivered("standard");
    let verifier = schemes::standard::Verifier::new([Key::secret(&signed.secret)]).unwrap();
    let result = verifier.verify(headers, &signed.body, at(vectors().time));
    result
        .map(drop)
        .map_err(|error| (error.kind(), error.header().unwrap().to_owned()))
}

#[test]
fn every_header_of_a_signature_has_to_be_there_once() {
    let signed = delivered("standard").headers;
    assert_eq!(standard(&signed), Ok(()));
    for name in ["webhook-signature", "webhook-timestamp", "webhook-id"] {
        let mut missing = signed.clone();
        missing.remove(name);
        let error = (WebhookErrorKind::MissingHeader, name.to_owned());
        assert_eq!(standard(&missing), Err(error));

        let mut repeated = signed.clone();
        repeated.append(HeaderName::from_static(name), signed[name].clone());
        let error = (WebhookErrorKind::RepeatedHeader, name.to_owned());
        assert_eq!(standard(&repeated), Err(error));
    }
}

#[test]
fn a_delivery_id_that_is_not_signed_may_be_absent_or_repeated() {
    let signed = delivered("timed");
    let verifier = schemes::timed::Verifier::new([Key::secret(&signed.secret)]).unwrap();
    let id = |headers: &HeaderMap| {
        let event = verifier
            .verify(headers, &signed.body, at(vectors().time))
            .unwrap();
        event.id().map(str::to_owned)
    };
    assert_eq!(id(&signed.headers), Some(vectors().id));
    let mut headers = signed.headers.clone();
    headers.append("webhook-id", HeaderValue::from_static("other"));
    assert_eq!(id(&headers), None);
    headers.remove("webhook-id");
    assert_eq!(id(&headers), None);
    for value in [&b""[..], b"\xff\xfe"] {
        headers.insert("webhook-id", HeaderValue::from_bytes(value).unwrap());
        assert_eq!(id(&headers), None);
    }
}

#[test]
fn a_signature_in_another_form_is_malformed() {
    let vectors = vectors();
    let case = &vectors.ed25519[0];
    let good = case.signature.as_str();
    let verifier = schemes::ed25519::Verifier::new([public(&case.public)]).unwrap();
    let (unpadded, last) = (good.trim_end_matches('='), good.len() - 3);
    // 64 bytes leave 4 bits of the last character unused.
    let trailing = format!(
        "{}{}==",
        &good[..last],
        char::from(good.as_bytes()[last] + 1)
    );
    let wrong = [
        "",
        " ",
        "=",
        unpadded,
        &format!("{good}="),
        &format!(" {good}"),
        &format!("{good} "),
        &format!("{good}\t"),
        &format!("{good},{good}"),
        &format!("{good}, {good}"),
        &format!("v1,{good}"),
        &format!("sha256={good}"),
        &good[4..],
        &format!("AAAA{good}"),
        &good.replace('=', "%3D"),
        &trailing,
        &format!("{}-_==", &good[..good.len() - 4]),
        &format!("\"{good}\""),
        "é",
        "undefined",
        "null",
    ];
    for value in wrong {
        let headers = headers(&[("X-Signature-v1", value)]);
        let result = verdict(verifier.verify(&headers, &case.body.bytes(), at(0)));
        assert_eq!(
            result,
            Err(WebhookErrorKind::MalformedSignature),
            "{value:?}"
        );
    }
    let headers = headers(&[("X-Signature-v1", &b"\xff\xfe"[..])]);
    let result = verdict(verifier.verify(&headers, &case.body.bytes(), at(0)));
    assert_eq!(result, Err(WebhookErrorKind::MalformedSignature));
}

#[test]
fn hexadecimal_digits_of_one_case_are_read_and_nothing_else_is() {
    let signed = delivered("timed");
    let verifier = schemes::timed::Verifier::new([Key::secret(&signed.secret)]).unwrap();
    let good = signed.headers["X-Signature"].to_str().unwrap().to_owned();
    let digits = good.strip_prefix("sha256=").unwrap();
    let verify = |value: &str| {
        let mut headers = signed.headers.clone();
        headers.insert("X-Signature", HeaderValue::from_str(value).unwrap());
        verdict(verifier.verify(&headers, &signed.body, at(vectors().time)))
    };
    assert_eq!(verify(&format!("sha256={}", digits.to_uppercase())), Ok(()));
    let wrong = [
        digits,
        &format!("sha256={}", digits.replacen(char::is_alphabetic, "A", 1)),
        "sha256=",
        &good[..good.len() - 1],
        &good[..good.len() - 2],
        &format!("{good}0"),
        &format!("{good}00"),
        &format!("SHA256={digits}"),
        &format!("sha256= {digits}"),
        &format!("sha256=+{}", &digits[1..]),
        &format!("sha256=0x{}", &digits[2..]),
        &format!("{good} {good}"),
        &format!("sha256=sha256={digits}"),
        &format!("sha1={digits}"),
    ];
    for value in wrong {
        assert_eq!(
            verify(value),
            Err(WebhookErrorKind::MalformedSignature),
            "{value}"
        );
    }
}

#[test]
fn a_header_may_have_several_signatures_if_the_document_says_so() {
    let signed = delivered("standard").headers;
    let good = signed["webhook-signature"].to_str().unwrap().to_owned();
    let wrong = format!("v1,{}=", "A".repeat(43));
    let verify = |value: &str| {
        let mut headers = signed.clone();
        headers.insert("webhook-signature", HeaderValue::from_str(value).unwrap());
        standard(&headers).map_err(|(kind, _)| kind)
    };
    for value in [
        format!("{wrong} {good}"),
        format!("{good} {wrong}"),
        format!("v1a,of another version {good}"),
        format!("{} {good}", vec![wrong.clone(); 15].join(" ")),
    ] {
        assert_eq!(verify(&value), Ok(()), "{value}");
    }
    assert_eq!(verify(&wrong), Err(WebhookErrorKind::WrongSignature));
    for value in [
        "v1a,of another version".to_owned(),
        format!("{good} v1,"),
        format!("v1,AAAA {good}"),
        format!("{good},{good}"),
        // There is a limit.
        format!("{} {good}", vec![wrong; 16].join(" ")),
    ] {
        assert_eq!(
            verify(&value),
            Err(WebhookErrorKind::MalformedSignature),
            "{value}"
        );
    }
}

#[test]
fn a_part_of_the_id_cannot_be_moved_to_the_time() {
    // The signature covers `{id}.{time}.{body}`, and these have the same text.
    let signed = delivered("standard");
    let body = [vectors().time.to_string().as_bytes(), b".", &signed.body].concat();
    let mut headers = signed.headers.clone();
    let moved = format!("{}.{}", vectors().id, vectors().time);
    headers.insert("webhook-id", HeaderValue::from_str(&moved).unwrap());
    let verifier = schemes::standard::Verifier::new([Key::secret(&signed.secret)]).unwrap();
    let error = verifier
        .verify(&headers, &body, at(vectors().time))
        .unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::MalformedSignature);
    assert_eq!(error.header(), Some("webhook-id"));
}

#[test]
fn the_first_version_decides_that_a_key_can_check_and_the_delivery_has() {
    let vectors = vectors();
    let case = &vectors.ed25519[1];
    let (body, good) = (case.body.bytes(), case.signature.as_str());
    let by_secret = delivered("plain");
    let digits = by_secret.headers["X-Signature"].to_str().unwrap();
    assert_eq!(by_secret.body, body, "the same event");
    let wrong = STANDARD.encode([0; 64]);
    let wrong = wrong.as_str();
    let verifier = |keys: Vec<Key>| schemes::versions::Verifier::new(keys).unwrap();
    let public_only = verifier(vec![public(&case.public)]);
    let secret_only = verifier(vec![Key::secret(&by_secret.secret)]);
    let both = verifier(vec![public(&case.public), Key::secret(&by_secret.secret)]);
    let check = |verifier: &schemes::versions::Verifier, pairs: &[(&str, &str)]| {
        let result = verifier.verify(&headers(pairs), &body, at(0));
        result
            .map(drop)
            .map_err(|error| (error.kind(), error.header().unwrap().to_owned()))
    };
    let (v1, v2, v3) = ("X-Signature-v1", "X-Signature-v2", "X-Signature-v3");
    let refused = |name: &str| Err((WebhookErrorKind::WrongSignature, name.to_owned()));
    let missing = |name: &str| Err((WebhookErrorKind::MissingHeader, name.to_owned()));

    assert_eq!(check(&public_only, &[(v1, good)]), Ok(()));
    assert_eq!(check(&public_only, &[(v1, wrong), (v3, good)]), Ok(()));
    assert_eq!(check(&public_only, &[(v1, good), (v3, wrong)]), refused(v3));
    assert_eq!(check(&public_only, &[(v1, good), (v2, "skipped")]), Ok(()));
    assert_eq!(check(&public_only, &[(v2, digits)]), missing(v3));
    assert_eq!(check(&secret_only, &[(v2, digits), (v3, wrong)]), Ok(()));
    assert_eq!(check(&secret_only, &[(v1, good)]), missing(v2));
    assert_eq!(check(&both, &[(v2, digits)]), Ok(()));
    assert_eq!(check(&both, &[(v3, wrong), (v2, digits)]), refused(v3));
    assert_eq!(check(&both, &[]), missing(v3));
}
