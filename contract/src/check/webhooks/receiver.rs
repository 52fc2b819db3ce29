//! A receiver of deliveries: what is sent to it, and the result that is expected.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use conversation_apis::webhooks::Key;
use serde_json::Value;

use crate::Error;
use crate::document::webhooks::Scheme;
use crate::json_eq::json_eq;
use crate::provider::{Refused, Variant, Verified, Verify};
use crate::webhooks::{Order, Signed, Tampering, keys, make};

/// The time of all checks, in Unix seconds.
const NOW: Duration = Duration::from_secs(1_800_000_000);

/// A receiver with its keys, and the provider that delivers to it.
pub(super) struct Receiver {
    pub(super) scheme: Scheme,
    keys: Vec<Key>,
    verify: Verify,
}

/// The expected result of a delivery.
pub(super) struct Expected {
    /// The name of the event.
    pub(super) event: Option<String>,
    /// What it is decoded as. `None` if the body may be known or malformed.
    pub(super) variant: Option<Variant>,
}

/// The time of all checks.
pub(super) fn now() -> SystemTime {
    UNIX_EPOCH + NOW
}

impl Receiver {
    /// A receiver for each signature of the document, and one for all of them together.
    pub(super) fn all(verify: Verify, scheme: &Scheme) -> Vec<Self> {
        let versions = scheme.signatures.iter();
        let versions = versions.map(|signature| scheme.only(signature));
        let whole = match scheme.signatures.len() {
            1 => None,
            _ => Some(scheme.clone()),
        };
        let receivers = whole.into_iter().chain(versions).map(|scheme| Self {
            keys: keys::of(&scheme),
            scheme,
            verify,
        });
        receivers.collect()
    }

    /// Signs a body as ordered, and verifies it.
    pub(super) fn deliver(
        &self,
        body: &Value,
        order: Order,
    ) -> Result<(Signed, Result<Verified, Refused>), Error> {
        let order = Order {
            time: order.time.or(Some(now())),
            ..order
        };
        let signed = make(&self.scheme, &order, body.to_string().into())?;
        let verified = self.verify(&signed);
        Ok((signed, verified))
    }

    /// Verifies a delivery.
    pub(super) fn verify(&self, signed: &Signed) -> Result<Verified, Refused> {
        (self.verify)(&self.keys, &signed.headers, &signed.body, now())
    }

    /// What is wrong with the result of a valid delivery.
    pub(super) fn fault(&self, body: &Value, expected: &Expected) -> Result<Option<String>, Error> {
        let (signed, verified) = self.deliver(body, Order::default())?;
        let verified = match verified {
            Ok(verified) => verified,
            Err(Refused { kind, .. }) => {
                return Ok(Some(format!("a valid delivery is refused: {kind:?}")));
            }
        };
        let variant = verified.variant;
        if verified.event != expected.event {
            return Ok(Some(format!(
                "is read as {}, not as {}",
                named(verified.event.as_deref()),
                named(expected.event.as_deref())
            )));
        }
        let is_right = match expected.variant {
            Some(expected) => variant == expected,
            None => variant != Variant::Unknown,
        };
        if let Some(expected) = expected.variant.filter(|_| !is_right) {
            return Ok(Some(format!(
                "is decoded as {}, not as {}",
                words(variant),
                words(expected)
            )));
        }
        if !is_right {
            let text = "is decoded as an unknown event, although the document has it";
            return Ok(Some(text.to_owned()));
        }
        let is_kept = match variant {
            Variant::Known => {
                let output = verified.output.as_str().parse::<Value>();
                output.is_ok_and(|output| json_eq(&output, body))
            }
            Variant::Unknown | Variant::Malformed => {
                verified.output.as_str().as_bytes() == signed.body
            }
        };
        let changed = match variant {
            Variant::Known => "comes back changed",
            Variant::Unknown | Variant::Malformed => "its bytes are not kept",
        };
        Ok((!is_kept).then(|| changed.to_owned()))
    }

    /// What is wrong with the refusal of a tampered delivery.
    pub(super) fn wrong_refusal(
        &self,
        body: &Value,
        tampering: Tampering,
    ) -> Result<Option<String>, Error> {
        let order = Order {
            tampering: Some(tampering),
            ..Order::default()
        };
        let (signed, verified) = self.deliver(body, order)?;
        let expected = tampering.refusal();
        Ok(match verified {
            Ok(_) => Some(format!("a delivery with `{tampering}` is accepted")),
            Err(Refused { kind, .. }) if kind != expected => Some(format!(
                "a delivery with `{tampering}` is refused with {kind:?}, not with {expected:?}"
            )),
            Err(Refused { text, .. }) => shows(&signed, &text)
                .then(|| format!("the error for `{tampering}` shows a part of the delivery")),
        })
    }
}

/// Whether a text shows the body or the value of a header.
fn shows(signed: &Signed, text: &str) -> bool {
    let values = signed.headers.values().map(|value| value.as_bytes());
    let mut parts = values.chain([&*signed.body]);
    parts.any(|part| {
        let part = std::str::from_utf8(part).unwrap_or_default();
        !part.is_empty() && text.contains(part)
    })
}

fn named(event: Option<&str>) -> String {
    event.map_or_else(
        || "an event without a name".to_owned(),
        |event| format!("`{event}`"),
    )
}

fn words(variant: Variant) -> &'static str {
    match variant {
        Variant::Known => "its event",
        Variant::Unknown => "an unknown event",
        Variant::Malformed => "a malformed event",
    }
}
