//! One delivery while it is made.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hyper::body::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::Tampering;
use super::keys::{self, Holder};
use super::signer::Signed;
use crate::Error;
use crate::digest::sha256;
use crate::document::webhooks::{Piece, Scheme, Signature};

/// How far beyond the tolerance a wrong time is.
const HOUR: Duration = Duration::from_secs(3_600);

/// A body that ends early.
const NOT_JSON: &[u8] = b"{\"not\": \"JSON\"";

/// A signature that is in no encoding.
const MALFORMED: &str = "!not-a-signature!";

/// What is known of a delivery before it is signed.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// The time of signing. By default, now.
    pub time: Option<SystemTime>,
    /// The delivery's id. By default, one that is made from the body.
    pub id: Option<String>,
    /// What is wrong with the delivery.
    pub tampering: Option<Tampering>,
}

/// Signs a body.
pub fn make(scheme: &Scheme, order: &Order, body: Bytes) -> Result<Signed, Error> {
    let body = match order.tampering {
        Some(Tampering::NotJson) => Bytes::from_static(NOT_JSON),
        _ => body,
    };
    let mut draft = Draft {
        time: order.time.unwrap_or_else(SystemTime::now),
        id: order.id.clone().unwrap_or_else(|| id_of(&body)),
        tampering: order.tampering,
        headers: HeaderMap::new(),
        body,
    };
    for signature in &scheme.signatures {
        draft.add_time(signature)?;
        draft.add_signature(signature)?;
    }
    if let Some(header) = &scheme.delivery_id {
        draft.add_id(header)?;
    }
    let body = match order.tampering {
        Some(Tampering::ChangedByte) => flipped(&draft.body),
        Some(Tampering::Reserialized) => reserialized(&draft.body),
        _ => draft.body,
    };
    Ok(Signed {
        headers: draft.headers,
        body,
    })
}

/// A delivery while it is signed.
struct Draft {
    time: SystemTime,
    id: String,
    tampering: Option<Tampering>,
    headers: HeaderMap,
    body: Bytes,
}

impl Draft {
    fn is(&self, tampering: Tampering) -> bool {
        self.tampering == Some(tampering)
    }

    fn add_signature(&mut self, signature: &Signature) -> Result<(), Error> {
        // Of several signatures in one header, the first is made.
        if self.is(Tampering::MissingHeader) || self.headers.contains_key(&signature.header) {
            return Ok(());
        }
        let holder = match self.is(Tampering::WrongKey) {
            true => Holder::Stranger,
            false => Holder::Provider,
        };
        let message = self.message(signature);
        let mut bytes = keys::sign(signature.algorithm, holder, &message);
        if self.is(Tampering::WrongSignature) {
            bytes.iter_mut().take(1).for_each(|byte| *byte ^= 1);
        }
        if self.is(Tampering::TruncatedSignature) {
            bytes.truncate(bytes.len() / 2);
        }
        let encoded = match self.is(Tampering::MalformedSignature) {
            true => MALFORMED.to_owned(),
            false => keys::encoded(signature, &bytes),
        };
        let value = match self.is(Tampering::MissingPrefix) {
            true => encoded,
            false => format!("{}{encoded}", signature.prefix),
        };
        let is_twice = self.is(Tampering::TwoSignatures);
        self.insert(&signature.header, &value, is_twice)
    }

    fn add_time(&mut self, signature: &Signature) -> Result<(), Error> {
        let Some((header, _)) = &signature.timestamp else {
            return Ok(());
        };
        let seconds = self.seconds(signature);
        let value = match self.tampering {
            Some(Tampering::MissingTimestamp) => return Ok(()),
            Some(Tampering::MalformedTimestamp) => "soon".to_owned(),
            Some(Tampering::ChangedTimestamp) => (seconds + 1).to_string(),
            _ => seconds.to_string(),
        };
        let is_twice = self.is(Tampering::TwoTimestamps);
        self.insert(header, &value, is_twice)
    }

    fn add_id(&mut self, header: &HeaderName) -> Result<(), Error> {
        let value = match self.tampering {
            Some(Tampering::MissingId) => return Ok(()),
            Some(Tampering::ChangedId) => format!("{}0", self.id),
            _ => self.id.clone(),
        };
        self.insert(header, &value, false)
    }

    fn insert(&mut self, header: &HeaderName, value: &str, is_twice: bool) -> Result<(), Error> {
        let value = HeaderValue::from_str(value);
        let value = value.map_err(|_| Error(format!("{header}: not a valid header value")))?;
        self.headers.insert(header, value.clone());
        if is_twice {
            self.headers.append(header, value);
        }
        Ok(())
    }

    /// The time of signing, in Unix seconds.
    fn seconds(&self, signature: &Signature) -> u64 {
        let tolerance = signature.timestamp.as_ref();
        let beyond = tolerance.map_or(HOUR, |(_, tolerance)| tolerance.saturating_add(HOUR));
        let since = self.time.duration_since(UNIX_EPOCH).unwrap_or_default();
        let since = match self.tampering {
            Some(Tampering::OldTimestamp) => since.saturating_sub(beyond),
            Some(Tampering::NewTimestamp) => since.saturating_add(beyond),
            _ => since,
        };
        since.as_secs()
    }

    /// What is signed.
    fn message(&self, signature: &Signature) -> Vec<u8> {
        let mut message = Vec::with_capacity(self.body.len());
        for piece in &signature.signed {
            match piece {
                Piece::Text(text) => message.extend(text.as_bytes()),
                Piece::Body => message.extend(&self.body),
                Piece::Timestamp => message.extend(self.seconds(signature).to_string().as_bytes()),
                Piece::Id => message.extend(self.id.as_bytes()),
            }
        }
        message
    }
}

/// A delivery id for a body, in the form of a UUID. The same body has the same id.
fn id_of(body: &[u8]) -> String {
    let digest = sha256(body);
    let parts = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)];
    parts.map(|(start, end)| &digest[start..end]).join("-")
}

/// A body with one flipped bit in its middle. An empty one gets a byte.
fn flipped(body: &[u8]) -> Bytes {
    let mut bytes = body.to_vec();
    let middle = bytes.len() / 2;
    match bytes.get_mut(middle) {
        Some(byte) => *byte ^= 1,
        None => bytes.push(b' '),
    }
    Bytes::from(bytes)
}

/// The same JSON in other bytes: indented, as some proxies write it.
fn reserialized(body: &[u8]) -> Bytes {
    let value = serde_json::from_slice::<Value>(body);
    let text = value.and_then(|value| serde_json::to_vec_pretty(&value));
    match text {
        Ok(text) if text != body => Bytes::from(text),
        _ => Bytes::from([body, b"\n"].concat()),
    }
}
