//! The test keys, and signing with them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use conversation_apis::webhooks::Key;
use ed25519_dalek::{Signer as _, SigningKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::document::webhooks::{Algorithm, Scheme, Signature, SignatureEncoding};

/// The seed of the Ed25519 key, and that of a key that no receiver has.
const SEEDS: [[u8; 32]; 2] = [[7; 32], [8; 32]];
/// The secret for HMAC, and one that no receiver has.
const SECRETS: [&str; 2] = ["contract-test-secret", "another-test-secret"];

/// What precedes the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410).
const KEY_INFO: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// Which key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// The key that [`Signer::key`](super::Signer::key) returns.
    Provider,
    /// A key that no receiver has.
    Stranger,
}

/// One key for each algorithm of a scheme, in the order of its signatures.
pub fn of(scheme: &Scheme) -> Vec<Key> {
    let mut algorithms = Vec::new();
    for signature in &scheme.signatures {
        if !algorithms.contains(&signature.algorithm) {
            algorithms.push(signature.algorithm);
        }
    }
    algorithms.into_iter().filter_map(key).collect()
}

fn key(algorithm: Algorithm) -> Option<Key> {
    match algorithm {
        Algorithm::HmacSha256 => Some(Key::secret(SECRETS[0])),
        // The printed key is well-formed.
        Algorithm::Ed25519 => Key::public(&printed(algorithm)).ok(),
    }
}

/// The key as text: the secret, or the public key as base64 of its SubjectPublicKeyInfo.
pub(super) fn printed(algorithm: Algorithm) -> String {
    match algorithm {
        Algorithm::HmacSha256 => SECRETS[0].to_owned(),
        Algorithm::Ed25519 => {
            let key = SigningKey::from_bytes(&SEEDS[0]).verifying_key();
            STANDARD.encode([KEY_INFO.as_slice(), key.as_bytes()].concat())
        }
    }
}

/// The bytes of a signature of `message`.
pub(super) fn sign(algorithm: Algorithm, holder: Holder, message: &[u8]) -> Vec<u8> {
    let index = match holder {
        Holder::Provider => 0,
        Holder::Stranger => 1,
    };
    match algorithm {
        Algorithm::Ed25519 => {
            let key = SigningKey::from_bytes(&SEEDS[index]);
            key.sign(message).to_bytes().to_vec()
        }
        Algorithm::HmacSha256 => {
            // HMAC accepts a key of any length.
            let mac = Hmac::<Sha256>::new_from_slice(SECRETS[index].as_bytes());
            mac.map_or_else(
                |_| Vec::new(),
                |mac| mac.chain_update(message).finalize().into_bytes().to_vec(),
            )
        }
    }
}

/// A signature as the header has it, without its prefix.
pub(super) fn encoded(signature: &Signature, bytes: &[u8]) -> String {
    match signature.encoding {
        SignatureEncoding::Base64 => STANDARD.encode(bytes),
        SignatureEncoding::Hex => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
