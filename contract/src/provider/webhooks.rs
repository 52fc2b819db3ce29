//! The webhooks of a provider: verified and decoded by the generated code.

use std::time::SystemTime;

use conversation_apis::RawJson;
use conversation_apis::webhooks::{HeaderMap, Key, Verifier, WebhookErrorKind};

use super::read;

/// The webhooks of a provider, if its document says how deliveries are verified.
#[derive(Clone, Copy)]
pub struct Webhooks {
    /// Verifies a delivery and decodes its body.
    pub verify: Verify,
}

/// Verifies a delivery at a time and decodes its body. Without keys, every delivery is accepted.
pub type Verify = fn(&[Key], &HeaderMap, &[u8], SystemTime) -> Result<Verified, Refused>;

/// A delivery that was accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// The event's name. `None` if the body has none.
    pub event: Option<String>,
    /// What the body was decoded as.
    pub variant: Variant,
    /// The body, encoded again.
    pub output: RawJson,
    /// The key that the repeats of a delivery share.
    pub deduplication_key: String,
}

/// What the body of a delivery was decoded as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// An event of the document.
    Known,
    /// An event that the document does not have, or no event.
    Unknown,
    /// An event of the document whose body does not fit its type.
    Malformed,
}

/// A delivery that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The check that failed. Keys that can verify no delivery are `WrongSignature`.
    pub kind: WebhookErrorKind,
    /// The text of the error. It has no byte of the delivery.
    pub text: String,
}

impl Webhooks {
    /// The webhooks whose events are the generated enum `E`.
    pub const fn of<E: conversation_apis::webhooks::Webhooks>() -> Self {
        Self {
            verify: verify::<E>,
        }
    }
}

fn verify<E: conversation_apis::webhooks::Webhooks>(
    keys: &[Key],
    headers: &HeaderMap,
    body: &[u8],
    now: SystemTime,
) -> Result<Verified, Refused> {
    let verifier = match keys {
        [] => Verifier::<E>::unsigned(),
        keys => Verifier::<E>::new(keys.iter().cloned()).map_err(|error| Refused {
            kind: WebhookErrorKind::WrongSignature,
            text: error.to_string(),
        })?,
    };
    let event = verifier.verify(headers, body, now);
    let event = event.map_err(|error| Refused {
        kind: error.kind(),
        text: error.to_string(),
    })?;
    let encoded = serde_json::to_string(&event).unwrap_or_default();
    Ok(Verified {
        event: event.name().map(str::to_owned),
        variant: match (event.unknown(), event.malformed()) {
            (Some(_), _) => Variant::Unknown,
            (_, Some(_)) => Variant::Malformed,
            _ => Variant::Known,
        },
        output: read(&encoded).map_err(|failure| Refused {
            kind: WebhookErrorKind::NotJson,
            text: format!("the decoded event cannot be encoded: {}", failure.error),
        })?,
        deduplication_key: event.deduplication_key(),
    })
}
