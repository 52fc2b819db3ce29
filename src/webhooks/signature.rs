//! Reads signatures and checks them with the keys.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature as Ed25519, VerifyingKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq as _};

use super::error::{WebhookError, WebhookErrorKind};
use super::facts::{Algorithm, Encoding, Signature};
use super::headers;
use super::key::Prepared;

/// How many signatures a header may have. Each costs a pass over the body.
const SIGNATURES: usize = 16;

/// The signatures in a header. Those without the prefix are of other versions, and are skipped.
pub(super) fn read(signature: &Signature, value: &[u8]) -> Result<Vec<Vec<u8>>, WebhookError> {
    let kind = WebhookErrorKind::MalformedSignature;
    let malformed = || WebhookError::of_header(kind, signature.header);
    let text = std::str::from_utf8(value)
        .ok()
        .filter(|text| text.is_ascii());
    let text = text.ok_or_else(malformed)?;
    let texts: Vec<&str> = match signature.separator {
        "" => vec![text],
        separator => text.split(separator).collect(),
    };
    let ours = texts
        .iter()
        .filter_map(|text| text.strip_prefix(signature.prefix));
    let read = |text| decoded(signature, text).ok_or_else(malformed);
    let signatures: Vec<Vec<u8>> = ours.map(read).collect::<Result<_, _>>()?;
    match signatures.len() {
        1..=SIGNATURES => Ok(signatures),
        _ => Err(malformed()),
    }
}

/// A signature of the right length.
fn decoded(signature: &Signature, text: &str) -> Option<Vec<u8>> {
    let bytes = match signature.encoding {
        // With padding, and with zero bits at the end: one text for each signature.
        Encoding::Base64 => STANDARD.decode(text).ok()?,
        Encoding::Hex => hexadecimal(text)?,
    };
    let length = match signature.algorithm {
        Algorithm::Ed25519 => Ed25519::BYTE_SIZE,
        Algorithm::HmacSha256 => 32,
    };
    (bytes.len() == length).then_some(bytes)
}

/// Digits of one case. So changing the case of a digit does not make another text of the same
/// signature.
fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let is_lower = |byte: u8| byte.is_ascii_lowercase();
    let is_upper = |byte: u8| byte.is_ascii_uppercase();
    if text.bytes().any(is_lower) && text.bytes().any(is_upper) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let pairs = text.as_bytes().chunks(2);
    let bytes = pairs.map(|pair| match pair {
        [high, low] => u8::try_from(digit(*high)? << 4 | digit(*low)?).ok(),
        _ => None,
    });
    bytes.collect()
}

/// Checks that one of the signatures fits one of the keys.
///
/// Every signature is compared with every key, and the results are combined without a branch.
/// So the time says neither which key fits, nor how many bytes of a signature are right.
pub(super) fn check(
    signature: &Signature,
    signatures: &[Vec<u8>],
    signed: &[&[u8]],
    keys: &[Prepared],
) -> Result<(), WebhookError> {
    let mut fits = Choice::from(0);
    for key in keys
        .iter()
        .filter(|key| key.algorithm() == signature.algorithm)
    {
        fits |= match key {
            Prepared::Secret(secret) => fits_secret(signatures, signed, secret),
            Prepared::Public(key) => fits_public(signatures, &headers::joined(signed), key),
        };
    }
    match bool::from(fits) {
        true => Ok(()),
        false => Err(WebhookError::of_header(
            WebhookErrorKind::WrongSignature,
            signature.header,
        )),
    }
}

fn fits_secret(signatures: &[Vec<u8>], signed: &[&[u8]], secret: &[u8]) -> Choice {
    // HMAC accepts keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else {
        return Choice::from(0);
    };
    for part in signed {
        mac.update(part);
    }
    let expected = mac.finalize().into_bytes();
    let compared = signatures.iter().map(|one| expected.ct_eq(one.as_slice()));
    compared.fold(Choice::from(0), |fits, one| fits | one)
}

/// `verify_strict` refuses what RFC 8032 leaves open: keys and points of small order, with which
/// one signature fits many bodies. Like every verification of ed25519-dalek, it refuses an S that
/// is not reduced. So nobody can make a second signature from a first one.
fn fits_public(signatures: &[Vec<u8>], signed: &[u8], key: &VerifyingKey) -> Choice {
    let fits = signatures.iter().map(|one| {
        let signature = Ed25519::from_slice(one);
        let fits = signature.is_ok_and(|one| key.verify_strict(signed, &one).is_ok());
        Choice::from(u8::from(fits))
    });
    fits.fold(Choice::from(0), |fits, one| fits | one)
}
