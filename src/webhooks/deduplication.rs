//! The key that the repeats of a delivery share.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::delivery::Envelope;
use super::place::{self, Found};
use crate::RawJson;
use crate::decode;

/// See [`Delivery::deduplication_key`](super::Delivery::deduplication_key). The word before the
/// colon keeps the three forms apart, so that no delivery id equals a digest.
pub(super) fn key(envelope: &Envelope) -> String {
    if let Some(id) = envelope.id() {
        return format!("id:{id}");
    }
    match values(envelope) {
        Some(values) => format!("event:{}", digest(values.as_bytes())),
        None => format!("body:{}", digest(envelope.raw())),
    }
}

/// The JSON array of the event's name and of the values that identify it, if the body has all.
fn values(envelope: &Envelope) -> Option<String> {
    if envelope.deduplication.is_empty() {
        return None;
    }
    let body = std::str::from_utf8(decode::without_mark(envelope.raw())).ok()?;
    let name = serde_json::Value::from(envelope.event()?);
    let mut values = vec![RawJson::from(name)];
    for pointer in envelope.deduplication {
        match place::find(body, pointer) {
            Found::Value(value) => values.push(unescaped(value)?),
            Found::Absent | Found::Ambiguous => return None,
        }
    }
    serde_json::to_string(&values).ok()
}

/// A value in which the escapes of a string do not matter. Other values are kept as they came.
fn unescaped(value: &str) -> Option<RawJson> {
    let raw: RawJson = serde_json::from_str(value).ok()?;
    let text = raw
        .text()
        .map(|text| serde_json::Value::from(text.into_owned()));
    Some(text.map_or(raw, RawJson::from))
}

/// The SHA-256 in lower-case hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
