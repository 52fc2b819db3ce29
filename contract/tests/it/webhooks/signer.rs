//! The signer, compared with signatures of Python's `cryptography` and `hmac`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use conversation_apis::webhooks::{Key, WebhookErrorKind};
use conversation_apis_contract::webhooks::{Signed, Signer, Tampering, sign};
use serde_json::json;

use super::api::webhooks::{Event, Verifier};
use super::contract;

const BODY: &str = r#"{"type":"tag_added", "tag":"été"}"#;
/// Ed25519 with the seed of 32 bytes 7, over `BODY`.
const ED25519: &str =
    "bZ7QNoH8gB8/lhWCP3xHpRbQUOUJ7/rZzKpcukdORkxvJQGQGZMuKiRWSDrFuy7c1EsSG6G0O1OutaBxzNCCBQ==";
/// The SubjectPublicKeyInfo of that key.
const PUBLIC_KEY: &str = "MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=";
/// HMAC-SHA256 with `contract-test-secret` over `1700000000.` and `BODY`.
const HMAC: &str = "443f0d03ebb2d5ffcb21ea435de6c02fabbe521c2a131c55da24c518f94dc4eb";

fn signer() -> Signer {
    Signer::of(contract(|_| ())).unwrap()
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn header<'s>(signed: &'s Signed, name: &str) -> &'s str {
    signed.headers[name].to_str().unwrap()
}

#[test]
fn signatures_are_those_of_other_implementations() {
    let signer = signer().at(at(1_700_000_000)).id("delivery-1");
    let signed = signer.sign(BODY).unwrap();
    assert_eq!(signed.body, BODY);
    assert_eq!(header(&signed, "X-Signature-V2"), ED25519);
    assert_eq!(header(&signed, "X-Signature"), format!("sha256={HMAC}"));
    assert_eq!(header(&signed, "X-Timestamp"), "1700000000");
    assert_eq!(header(&signed, "X-Delivery"), "delivery-1");
    assert_eq!(signed.headers.len(), 4);
}

#[test]
fn the_key_is_that_of_the_first_signature_and_there_is_one_for_each_algorithm() {
    let signer = signer();
    assert_eq!(signer.printed_key().as_deref(), Some(PUBLIC_KEY));
    assert_eq!(format!("{:?}", signer.key().unwrap()), "Key(Ed25519)");
    assert_eq!(
        format!("{:?}", signer.keys()),
        "[Key(Ed25519), Key(HMAC-SHA256)]"
    );
    let text = format!("{signer:?}");
    assert!(!text.contains("secret") && !text.contains("7, 7"), "{text}");
}

#[test]
fn a_delivery_of_an_event_is_verified_with_either_key() {
    let signed = signer().event("tag_removed").unwrap();
    for key in [
        Key::public(PUBLIC_KEY).unwrap(),
        Key::secret("contract-test-secret"),
    ] {
        let verifier = Verifier::new([key]).unwrap();
        let event = verifier.verify(&signed.headers, &signed.body, SystemTime::now());
        assert!(matches!(event.unwrap(), Event::TagRemoved(_)));
    }
}

#[test]
fn the_same_body_signed_again_is_a_repeat() {
    let signer = signer();
    let id = |text: &str| header(&signer.sign(text.to_owned()).unwrap(), "X-Delivery").to_owned();
    assert_eq!(id(BODY), id(BODY));
    assert_ne!(id(BODY), id("{}"));
    assert_eq!(id(BODY).len(), 36);
}

#[test]
fn each_tampering_is_refused_for_its_reason() {
    let now = at(1_700_000_000);
    let signer = signer().at(now);
    for key in signer.keys() {
        let name = format!("{key:?}");
        let verifier = Verifier::new([key]).unwrap();
        for tampering in Tampering::ALL.iter().copied() {
            let Ok(tampered) = signer.clone().tampered(tampering) else {
                continue;
            };
            let signed = tampered.event("note_created").unwrap();
            let refused = verifier.verify(&signed.headers, &signed.body, now);
            let refused = refused.expect_err(&format!("{name}: {tampering}"));
            assert_eq!(refused.kind(), tampering.refusal(), "{name}: {tampering}");
        }
    }
}

#[test]
fn a_tampering_that_the_document_does_not_allow_is_an_error() {
    let error = signer().tampered(Tampering::OldTimestamp).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("cannot have `old-timestamp`; possible are: wrong-signature, wrong-key")
    );
    let only_hmac = contract(|document| {
        let signatures = &mut document["x-webhook-deliveries"]["signatures"];
        signatures.as_array_mut().unwrap().remove(0);
    });
    let signer = Signer::of(only_hmac).unwrap();
    let old = signer.tampered(Tampering::OldTimestamp).unwrap();
    assert_eq!(Tampering::OldTimestamp.refusal(), WebhookErrorKind::TooOld);
    let signed = old.at(at(10_000)).sign(BODY).unwrap();
    assert_eq!(
        header(&signed, "X-Timestamp"),
        (10_000 - 300 - 3_600).to_string()
    );
}

#[test]
fn the_names_of_tamperings_are_read_back() {
    for tampering in Tampering::ALL {
        assert_eq!(
            tampering.to_string().parse::<Tampering>().unwrap(),
            *tampering
        );
    }
    let error = "late".parse::<Tampering>().unwrap_err().to_string();
    assert!(
        error.starts_with("no tampering `late`; there are: wrong-signature, "),
        "{error}"
    );
}

#[test]
fn what_cannot_be_signed_is_an_error_with_a_remedy() {
    let error =
        |signer: Result<Signed, conversation_apis_contract::Error>| signer.unwrap_err().to_string();
    assert!(
        error(signer().event("note_lost"))
            .contains("no event `note_lost`; there are: note_created")
    );
    assert!(error(signer().event("ping")).contains("`ping` has no JSON body"));
    assert_eq!(
        error(signer().id("a\nb").sign(BODY)),
        "x-delivery: not a valid header value"
    );
    let unknown = error(sign("nobody", &json!({})));
    assert!(
        unknown.starts_with("no provider `nobody`; there are: "),
        "{unknown}"
    );
    let without = contract(|document| {
        let document = document.as_object_mut().unwrap();
        document.remove("x-webhook-deliveries");
    });
    let without = Signer::of(without).unwrap_err().to_string();
    assert!(
        without.ends_with(
            "the document has no `x-webhook-deliveries`, which states how deliveries are signed"
        ),
        "{without}"
    );
}
