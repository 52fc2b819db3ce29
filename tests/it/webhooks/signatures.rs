//! Signatures that other implementations made: see `tests/cases/webhooks/make.py`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use conversation_apis::webhooks::{HeaderMap, Key, WebhookErrorKind};
use reqwest::header::HeaderValue;

use super::schemes::{
    self, Keyed, Signed, Vectors, at, delivered, headers, public, vectors, verdict,
};

/// The result for a signature in the header of Ed25519.
fn ed25519(case: &Signed, signature: &[u8], body: &[u8]) -> Result<(), WebhookErrorKind> {
    let verifier = schemes::ed25519::Verifier::new([public(&case.public)]).unwrap();
    let headers = headers(&[("X-Signature-v1", signature)]);
    verdict(verifier.verify(&headers, body, at(0)))
}

/// The result for headers and a body of a case of HMAC.
fn hmac(case: &Keyed, headers: &HeaderMap, body: &[u8], now: u64) -> Result<(), WebhookErrorKind> {
    let keys = [Key::secret(schemes::from_hex(&case.secret))];
    let now = at(now);
    match case.scheme.as_str() {
        "plain" => {
            let verifier = schemes::plain::Verifier::new(keys).unwrap();
            verdict(verifier.verify(headers, body, now))
        }
        "timed" => {
            let verifier = schemes::timed::Verifier::new(keys).unwrap();
            verdict(verifier.verify(headers, body, now))
        }
        _ => {
            let verifier = schemes::standard::Verifier::new(keys).unwrap();
            verdict(verifier.verify(headers, body, now))
        }
    }
}

#[test]
fn signatures_of_other_implementations_are_accepted() {
    let vectors = vectors();
    for case in &vectors.ed25519 {
        let result = ed25519(case, case.signature.as_bytes(), &case.body.bytes());
        assert_eq!(result, Ok(()), "{}", case.name);
    }
    for case in &vectors.hmac {
        let signed = case.delivered(&vectors);
        let result = hmac(case, &signed.headers, &signed.body, vectors.time);
        assert_eq!(result, Ok(()), "{}", case.name);
    }
}

#[test]
fn signatures_that_only_loose_verifications_accept_are_refused() {
    let vectors = vectors();
    for case in &vectors.ed25519_refused {
        let result = ed25519(case, case.signature.as_bytes(), &case.body.bytes());
        assert_eq!(
            result,
            Err(WebhookErrorKind::WrongSignature),
            "{}",
            case.name
        );
    }
    // The cases are not all trivial.
    assert!(
        vectors
            .ed25519_refused
            .iter()
            .any(|case| case.openssl_accepts)
    );
}

/// The texts with one bit changed that a header can have.
fn flipped(text: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let bits = (0..text.len() * 8).map(|bit| {
        let mut text = text.to_vec();
        text[bit / 8] ^= 1 << (bit % 8);
        text
    });
    bits.filter(|text| HeaderValue::from_bytes(text).is_ok())
}

#[test]
fn a_flipped_bit_of_an_ed25519_signature_or_its_body_is_refused() {
    let vectors = vectors();
    let case = vectors
        .ed25519
        .iter()
        .find(|case| case.name == "a short body")
        .unwrap();
    let (signature, body) = (STANDARD.decode(&case.signature).unwrap(), case.body.bytes());
    for bit in 0..signature.len() * 8 {
        let mut signature = signature.clone();
        signature[bit / 8] ^= 1 << (bit % 8);
        let result = ed25519(case, STANDARD.encode(signature).as_bytes(), &body);
        assert_eq!(result, Err(WebhookErrorKind::WrongSignature), "bit {bit}");
    }
    for bit in 0..body.len() * 8 {
        let mut body = body.clone();
        body[bit / 8] ^= 1 << (bit % 8);
        let result = ed25519(case, case.signature.as_bytes(), &body);
        assert_eq!(
            result,
            Err(WebhookErrorKind::WrongSignature),
            "bit {bit} of the body"
        );
    }
    for text in flipped(case.signature.as_bytes()) {
        assert!(ed25519(case, &text, &body).is_err(), "{text:?}");
    }
}

#[test]
fn a_flipped_bit_of_an_hmac_its_time_its_id_or_its_body_is_refused() {
    let vectors = vectors();
    for case in vectors
        .hmac
        .iter()
        .filter(|case| case.name.contains("an event"))
    {
        let signed = case.delivered(&vectors);
        for bit in 0..signed.body.len() * 8 {
            let mut body = signed.body.clone();
            body[bit / 8] ^= 1 << (bit % 8);
            let result = hmac(case, &signed.headers, &body, vectors.time);
            assert_eq!(
                result,
                Err(WebhookErrorKind::WrongSignature),
                "{}: {bit}",
                case.name
            );
        }
        flip_headers(case, &vectors);
    }
}

fn flip_headers(case: &Keyed, vectors: &Vectors) {
    let signed = case.delivered(vectors);
    for (name, value) in &signed.headers {
        let is_signed = match name.as_str() {
            "webhook-id" => case.scheme == "standard",
            "webhook-timestamp" => case.scheme != "plain",
            _ => true,
        };
        for text in flipped(value.as_bytes()).filter(|_| is_signed) {
            let mut headers = signed.headers.clone();
            headers.insert(name, HeaderValue::from_bytes(&text).unwrap());
            let result = hmac(case, &headers, &signed.body, vectors.time);
            assert!(result.is_err(), "{}: {name} {text:?}", case.name);
        }
    }
}

#[test]
fn a_signature_fits_no_other_scheme_secret_or_key() {
    let vectors = vectors();
    let event = vectors
        .ed25519
        .iter()
        .find(|case| case.name == "an event")
        .unwrap();
    let other = schemes::ed25519::Verifier::new([public(&vectors.keys[0].public)]).unwrap();
    let signed = headers(&[("X-Signature-v1", &event.signature)]);
    let result = verdict(other.verify(&signed, &event.body.bytes(), at(0)));
    assert_eq!(result, Err(WebhookErrorKind::WrongSignature));

    let timed = delivered("timed");
    for secret in [
        &b"contract-test-secreT"[..],
        b"contract-test-secret\n",
        b"c",
    ] {
        let verifier = schemes::timed::Verifier::new([Key::secret(secret)]).unwrap();
        let result = verdict(verifier.verify(&timed.headers, &timed.body, at(vectors.time)));
        assert_eq!(result, Err(WebhookErrorKind::WrongSignature));
    }
    // The signature of the body alone is not that of the time and the body.
    let plain = delivered("plain");
    let digits = plain.headers["X-Signature"].to_str().unwrap();
    let mut moved = plain.headers.clone();
    moved.insert("X-Signature", format!("sha256={digits}").parse().unwrap());
    let verifier = schemes::timed::Verifier::new([Key::secret(&plain.secret)]).unwrap();
    let result = verdict(verifier.verify(&moved, &plain.body, at(vectors.time)));
    assert_eq!(result, Err(WebhookErrorKind::WrongSignature));
}

#[test]
fn while_a_key_is_replaced_both_keys_are_accepted() {
    let vectors = vectors();
    let (old, new) = (&vectors.ed25519[0], &vectors.ed25519[1]);
    let keys = || {
        [
            public(&vectors.keys[0].public),
            public(&old.public),
            public(&new.public),
        ]
    };
    for order in [keys(), {
        let mut keys = keys();
        keys.reverse();
        keys
    }] {
        let verifier = schemes::ed25519::Verifier::new(order).unwrap();
        for case in [old, new] {
            let headers = headers(&[("X-Signature-v1", &case.signature)]);
            assert_eq!(
                verdict(verifier.verify(&headers, &case.body.bytes(), at(0))),
                Ok(())
            );
        }
        let third = &vectors.ed25519[2];
        let headers = headers(&[("X-Signature-v1", &third.signature)]);
        let result = verdict(verifier.verify(&headers, &third.body.bytes(), at(0)));
        assert_eq!(result, Err(WebhookErrorKind::WrongSignature));
    }
    let timed = delivered("timed");
    let keys = [
        Key::secret("new"),
        Key::secret(&timed.secret),
        Key::secret("newer"),
    ];
    let verifier = schemes::timed::Verifier::new(keys).unwrap();
    let result = verdict(verifier.verify(&timed.headers, &timed.body, at(vectors.time)));
    assert_eq!(result, Ok(()));
}
