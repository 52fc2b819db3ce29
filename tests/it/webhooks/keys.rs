//! Keys, and what is refused as one.

use conversation_apis::webhooks::{Key, PathSecret};

use super::schemes::{self, at, headers, public, vectors, verdict};

#[test]
fn public_keys_are_read_in_every_documented_form() {
    let vectors = vectors();
    let case = vectors
        .ed25519_refused
        .iter()
        .find(|case| case.name == "R is the identity");
    // A signature of the same key, by the seed 9 in `make.py`.
    assert_eq!(case.unwrap().public, vectors.keys[0].public);
    for form in &vectors.keys {
        let key = Key::public(&form.text);
        let key = key.unwrap_or_else(|error| panic!("{}: {error}", form.name));
        schemes::ed25519::Verifier::new([key]).unwrap();
    }
    for case in vectors.ed25519.iter().take(3) {
        let key = base64::Engine::encode(
            &base64::engine::general_purpose::STANDARD,
            schemes::from_hex(&case.public),
        );
        let verifier = schemes::ed25519::Verifier::new([Key::public(&key).unwrap()]).unwrap();
        let headers = headers(&[("X-Signature-v1", &case.signature)]);
        assert_eq!(
            verdict(verifier.verify(&headers, &case.body.bytes(), at(0))),
            Ok(())
        );
    }
}

#[test]
fn other_texts_are_refused_with_the_reason() {
    for case in vectors().keys_refused {
        let error = Key::public(&case.text).unwrap_err().to_string();
        assert!(error.contains(&case.error), "{}: {error}", case.name);
        let longest = case.text.split_whitespace().max_by_key(|word| word.len());
        assert!(
            longest.is_none_or(|word| word.len() < 20 || !error.contains(word)),
            "{error}"
        );
    }
}

#[test]
fn public_keys_that_everybody_can_sign_for_are_refused() {
    for key in vectors().weak_keys {
        let refused = schemes::ed25519::Verifier::new([public(&key.public)]).unwrap_err();
        assert!(
            refused.to_string().contains("not a valid point"),
            "{}: {refused}",
            key.name
        );
    }
}

#[test]
fn a_verifier_needs_keys_that_the_provider_uses() {
    let error = |result: Result<(), conversation_apis::webhooks::KeyError>| {
        let error = result.unwrap_err();
        assert_eq!(format!("{error:?}"), error.to_string());
        error.to_string()
    };
    let ed25519 = |keys: Vec<Key>| error(schemes::ed25519::Verifier::new(keys).map(drop));
    let plain = |keys: Vec<Key>| error(schemes::plain::Verifier::new(keys).map(drop));
    let good = || public(&vectors().keys[0].public);
    assert!(ed25519(vec![]).contains("at least one"));
    assert!(ed25519(vec![Key::secret("s")]).contains("does not sign with a secret"));
    assert!(ed25519(vec![good(), Key::secret("s")]).contains("does not sign with a secret"));
    assert!(plain(vec![good()]).contains("does not sign with Ed25519"));
    assert!(plain(vec![Key::secret("")]).contains("the secret is empty"));
    assert!(plain(vec![Key::secret("s"), Key::secret([])]).contains("the secret is empty"));
    let unsigned = schemes::unsigned::Verifier::new([Key::secret("s")]).map(drop);
    assert!(error(unsigned).contains("Verifier::unsigned()"));
}

#[test]
fn a_verifier_without_keys_accepts_every_delivery() {
    let none: [(&str, &str); 0] = [];
    for headers in [
        headers(&none),
        headers(&[("X-Signature-v1", "x"), ("webhook-id", "7")]),
    ] {
        let unsigned = schemes::unsigned::Verifier::unsigned();
        let event = unsigned.verify(&headers, b"{}", at(0)).unwrap();
        assert_eq!(
            event.id(),
            headers.get("webhook-id").map(|id| id.to_str().unwrap())
        );
        // A provider that signs only since some version.
        let unsigned = schemes::ed25519::Verifier::unsigned();
        unsigned.verify(&headers, b"{}", at(0)).unwrap();
    }
}

#[test]
fn a_path_secret_matches_only_itself() {
    let secret = PathSecret::new("0123456789abcdef").unwrap();
    assert!(secret.clone().matches("0123456789abcdef"));
    for other in [
        "",
        "0",
        "0123456789abcdeF",
        "0123456789abcdef0",
        "0123456789abcde",
        "\0",
    ] {
        assert!(!secret.matches(other), "{other}");
    }
    assert_eq!(format!("{secret:?}"), "PathSecret(..)");
    let error = |text: &str| PathSecret::new(text).unwrap_err().to_string();
    assert!(error("").contains("is empty"));
    assert!(error("0123456789abcde").contains("fewer than 16 bytes"));
    assert!(PathSecret::new("é".repeat(8)).is_ok());
    for spaced in [
        "0123456789abcdef\n",
        " 0123456789abcdef",
        "01234567\t89abcdef",
        "01234567\u{0}89abcdef",
    ] {
        assert!(error(spaced).contains("white space"), "{spaced:?}");
    }
}
