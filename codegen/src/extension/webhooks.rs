//! The extensions for webhooks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// `x-webhook-deliveries` at the top of a document: see [`Deliveries`]. The name `x-webhooks` is
/// not ours: in documents of OpenAPI 3.0 it holds the webhooks themselves.
pub const WEBHOOK_DELIVERIES: &str = "x-webhook-deliveries";
/// `x-deduplication` on the operation of a webhook: JSON pointers into the body. The repeats of a
/// delivery have the same values there. Other deliveries differ in at least one of them.
pub const DEDUPLICATION: &str = "x-deduplication";

/// How a receiver of the document's `webhooks` recognises and verifies a delivery.
///
/// With it, the generator writes the module `webhooks`. Without it, the bodies of webhooks only
/// become types.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Deliveries {
    /// JSON pointers of the event's name in the body. The first one that leads to a string
    /// decides. The names are the keys of `webhooks`.
    #[serde(default)]
    pub event: Vec<String>,
    /// Instead of `event`, for bodies without a name: maps keys of `webhooks` to JSON pointers. The
    /// first event whose pointer leads to a value decides, in the order of the document. A null
    /// decides only if no other pointer leads to a value.
    #[serde(default)]
    pub event_by_property: Map<String, Value>,
    /// How deliveries are signed, in the order in which the signatures are tried. Without any,
    /// deliveries are not signed.
    #[serde(default)]
    pub signatures: Vec<Signature>,
    /// The header that identifies a delivery. Repeats of a delivery have the same value.
    pub delivery_id: Option<String>,
    /// The public keys that the vendor publishes, by name.
    #[serde(default)]
    pub keys: BTreeMap<String, PublishedKey>,
}

impl Deliveries {
    /// The entries of `event-by-property`: the name of an event and its JSON pointer, in the order
    /// of the document.
    pub fn properties(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.event_by_property.iter();
        entries.filter_map(|(event, pointer)| Some((event.as_str(), pointer.as_str()?)))
    }
}

/// A signature that a delivery can have.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The header of the signature.
    pub header: String,
    /// How it is made.
    pub algorithm: Algorithm,
    /// How its bytes are written.
    pub encoding: Encoding,
    /// The text before the encoded bytes. Default: none.
    pub prefix: Option<String>,
    /// The text between several signatures in one header. Default: the header has one.
    pub separator: Option<String>,
    /// What is signed: a template of `{body}` (exactly once), `{timestamp}` and `{id}`, which are
    /// the values of the headers, and literal text.
    pub signed: String,
    /// The header of the time at which it was signed, in seconds since 1970.
    pub timestamp: Option<String>,
    /// The largest difference between that time and now, in seconds. Required with `timestamp`,
    /// and not allowed without it.
    pub tolerance: Option<u64>,
}

/// How a signature is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// Ed25519 (RFC 8032), verified with a public key.
    Ed25519,
    /// HMAC with SHA-256 (RFC 2104), verified with a shared secret.
    HmacSha256,
}

/// How the bytes of a signature are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// Base64 with the standard alphabet (RFC 4648, section 4).
    Base64,
    /// Hexadecimal digits.
    Hex,
}

/// A public key that the vendor publishes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedKey {
    /// An Ed25519 key: the base64 text of its SubjectPublicKeyInfo in DER (RFC 8410).
    pub value: String,
    /// What the key is for.
    pub description: Option<String>,
}

/// A piece of the template in [`Signature::signed`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that is signed as it is.
    Literal(&'a str),
    /// The bytes of the body, as they were received.
    Body,
    /// The value of the header of the time.
    Timestamp,
    /// The value of the header that identifies the delivery.
    Id,
}

impl Signature {
    /// The pieces of the template.
    ///
    /// # Errors
    ///
    /// If a brace is not part of `{body}`, `{timestamp}` or `{id}`. The error is a sentence.
    pub fn pieces(&self) -> Result<Vec<Piece<'_>>, String> {
        const NAMES: [(&str, Piece<'_>); 3] = [
            ("{body}", Piece::Body),
            ("{timestamp}", Piece::Timestamp),
            ("{id}", Piece::Id),
        ];
        let (mut pieces, mut rest) = (Vec::new(), self.signed.as_str());
        while !rest.is_empty() {
            let named = NAMES
                .iter()
                .find_map(|(name, piece)| Some((*piece, rest.strip_prefix(name)?)));
            let end = rest.find(['{', '}']).unwrap_or(rest.len());
            (_, rest) = match named {
                Some((piece, after)) => (pieces.push(piece), after),
                None if end > 0 => (pieces.push(Piece::Literal(&rest[..end])), &rest[end..]),
                None => {
                    let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                    let wrong = &rest[..end];
                    return Err(format!(
                        "`{wrong}`: only {{body}}, {{timestamp}} and {{id}} are replaced"
                    ));
                }
            };
        }
        Ok(pieces)
    }
}

impl PublishedKey {
    /// The 32 bytes of the key. `None` if the value is not the base64 text of an Ed25519
    /// SubjectPublicKeyInfo.
    pub fn bytes(&self) -> Option<[u8; 32]> {
        // The 12 bytes before the key are always the same, and they fill 16 characters.
        let key = self.value.strip_prefix("MCowBQYDK2VwAyEA")?;
        let digits = key.strip_suffix('=').filter(|digits| digits.len() == 43)?;
        // 43 digits have 258 bits: those of the key, and two that must be 0.
        let (mut bytes, mut filled, mut bits, mut kept) = ([0; 32], 0, 0_u32, 0);
        for digit in digits.bytes() {
            bits = bits << 6 | u32::from(value(digit)?);
            kept += 6;
            if kept >= 8 {
                kept -= 8;
                *bytes.get_mut(filled)? = u8::try_from(bits >> kept).ok()?;
                bits &= (1 << kept) - 1;
                filled += 1;
            }
        }
        (bits == 0).then_some(bytes)
    }
}

/// The value of a base64 digit. The generator is a build dependency of every client, so it has no
/// crate for these few lines.
fn value(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// A body that the server sends, in a lowered document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {
    /// The place of the operation.
    pub at: String,
    /// A reference to its component.
    pub schema: Value,
    /// The event that it is the body of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Event>,
}

/// An event of a webhook, in a lowered document.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Event {
    /// Its name: the key of the webhook.
    pub name: String,
    /// Its variant of the enum `Event`.
    pub variant: String,
    /// The summary of the operation.
    pub summary: String,
    /// The description of the operation.
    pub description: String,
    /// Whether the operation is deprecated.
    pub deprecated: bool,
    /// The JSON pointers of [`DEDUPLICATION`].
    pub deduplication: Vec<String>,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{PublishedKey, Signature};

    fn key(value: &str) -> Option<[u8; 32]> {
        let (value, description) = (value.to_owned(), None);
        PublishedKey { value, description }.bytes()
    }

    #[test]
    fn the_bytes_of_a_published_key_are_those_that_openssl_reads() {
        let found = key("MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=");
        let hex: String = found
            .into_iter()
            .flatten()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        // From `openssl pkey -pubin -text`.
        let expected = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
        assert_eq!(hex, expected);
    }

    #[test]
    fn a_value_that_is_not_an_ed25519_key_has_no_bytes() {
        for value in [
            "",
            "MCowBQYDK2VwAyEA",
            // The 32 bytes alone.
            "6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=",
            // A key for X25519.
            "MCowBQYDK2VuAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=",
            // One character less, one more, without its padding, and in the URL alphabet.
            "MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0i=",
            "MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iww=",
            "MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw",
            "MCowBQYDK2VwAyEA6kpsY-KcUgq-9VB7Ey7F-ZVHdq6-vnuSQh7qaRRG0iw=",
            // With bits behind the last byte.
            "MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0ix=",
        ] {
            assert_eq!(key(value), None, "{value}");
        }
    }

    fn signed(template: &str) -> Result<Vec<String>, String> {
        let signature: Signature = serde_json::from_value(serde_json::json!({
            "header": "Signature",
            "algorithm": "ed25519",
            "encoding": "hex",
            "signed": template,
        }))
        .unwrap();
        let pieces = signature.pieces()?;
        Ok(pieces.iter().map(|piece| format!("{piece:?}")).collect())
    }

    #[test]
    fn a_template_is_split_at_its_placeholders() {
        for (template, pieces) in [
            ("{body}", &["Body"][..]),
            (
                "v0:{timestamp}.{id}{body}!",
                &[
                    r#"Literal("v0:")"#,
                    "Timestamp",
                    r#"Literal(".")"#,
                    "Id",
                    "Body",
                    r#"Literal("!")"#,
                ],
            ),
            ("", &[]),
        ] {
            let pieces: Vec<String> = pieces.iter().map(|&piece| piece.to_owned()).collect();
            assert_eq!(signed(template), Ok(pieces));
        }
    }

    #[test]
    fn a_brace_outside_a_placeholder_is_an_error() {
        for (template, wrong) in [
            ("{body}{url}", "`{url}`"),
            ("{{body}}", "`{{body}`"),
            ("a}{body}", "`}`"),
            ("{body}.{", "`{`"),
            ("{Body}", "`{Body}`"),
        ] {
            let error = signed(template).unwrap_err();
            assert!(error.starts_with(wrong), "{template}: {error}");
        }
    }
}
