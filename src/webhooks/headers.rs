//! The headers of a delivery that take part in its signature.

use std::borrow::Cow;

use reqwest::header::{HeaderMap, HeaderValue};

use super::error::{WebhookError, WebhookErrorKind};
use super::facts::{Facts, Part, Signature};
use super::key::Prepared;

/// Selects the signature: of those that a key could fit, the first whose header is there.
pub(super) fn select(
    facts: &Facts,
    keys: &[Prepared],
    headers: &HeaderMap,
) -> Result<&'static Signature, WebhookError> {
    let fits = |signature: &&Signature| {
        let mut keys = keys.iter();
        keys.any(|key| key.algorithm() == signature.algorithm)
    };
    let mut usable = facts.signatures.iter().filter(fits);
    let first = usable.clone().next();
    let present = usable.find(|signature| headers.contains_key(signature.header));
    present.ok_or_else(|| {
        // A verifier has a signature for each of its keys.
        let header = first.map_or("", |signature| signature.header);
        WebhookError::of_header(WebhookErrorKind::MissingHeader, header)
    })
}

/// The values of the headers that take part in a signature.
pub(super) struct Headers<'a> {
    pub(super) signature: &'a [u8],
    timestamp: &'a [u8],
    id: &'a [u8],
}

impl<'a> Headers<'a> {
    /// Each header that the signature needs has to be there once.
    pub(super) fn of(
        facts: &Facts,
        signature: &Signature,
        headers: &'a HeaderMap,
    ) -> Result<Self, WebhookError> {
        let signs_id = signature.signed.contains(&Part::Id);
        let id = facts.delivery_id.filter(|_| signs_id);
        let timestamp = signature.timestamp.map(|(header, _)| header);
        let value = |header: Option<&'static str>| match header {
            Some(header) => once(headers, header),
            None => Ok(&b""[..]),
        };
        Ok(Self {
            signature: once(headers, signature.header)?,
            timestamp: value(timestamp)?,
            id: value(id)?,
        })
    }

    /// Checks that the id does not contain the text that separates it from what follows.
    /// Otherwise, a part of the id could be moved to what follows without another signature.
    pub(super) fn check_id(
        &self,
        facts: &Facts,
        signature: &Signature,
    ) -> Result<(), WebhookError> {
        let id = String::from_utf8_lossy(self.id);
        let is_in_id = |pair: &[Part]| match pair {
            [Part::Id, Part::Text(separator)] => id.contains(separator),
            _ => false,
        };
        match facts.delivery_id {
            Some(header) if signature.signed.windows(2).any(is_in_id) => Err(
                WebhookError::of_header(WebhookErrorKind::MalformedSignature, header),
            ),
            _ => Ok(()),
        }
    }

    /// The time in Unix seconds, if the signature has one: digits only.
    pub(super) fn seconds(&self, signature: &Signature) -> Result<Option<u64>, WebhookError> {
        let Some((header, _)) = signature.timestamp else {
            return Ok(None);
        };
        let kind = WebhookErrorKind::MalformedTimestamp;
        let malformed = || WebhookError::of_header(kind, header);
        // Rust's parser also accepts a plus sign.
        if !self.timestamp.iter().all(u8::is_ascii_digit) {
            return Err(malformed());
        }
        let text = std::str::from_utf8(self.timestamp).map_err(|_| malformed())?;
        text.parse().map(Some).map_err(|_| malformed())
    }

    /// What is signed, in parts: everything before the body, the body, and what follows.
    pub(super) fn signed(&self, signature: &Signature, body: &'a [u8]) -> Vec<&'a [u8]> {
        let parts = signature.signed.iter().map(|part| match part {
            Part::Body => body,
            Part::Timestamp => self.timestamp,
            Part::Id => self.id,
            Part::Text(text) => text.as_bytes(),
        });
        parts.collect()
    }
}

fn once<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<&'a [u8], WebhookError> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => Ok(value.as_bytes()),
        (None, _) => Err(WebhookError::of_header(
            WebhookErrorKind::MissingHeader,
            name,
        )),
        _ => Err(WebhookError::of_header(
            WebhookErrorKind::RepeatedHeader,
            name,
        )),
    }
}

/// The text of a header that occurs once and is not empty.
pub(super) fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = headers.get_all(name).iter().map(HeaderValue::to_str);
    match (values.next(), values.next()) {
        (Some(Ok(text)), None) if !text.is_empty() => Some(text.to_owned()),
        _ => None,
    }
}

/// The whole of what is signed, for algorithms that need it in one piece.
pub(super) fn joined<'a>(parts: &[&'a [u8]]) -> Cow<'a, [u8]> {
    match parts {
        [only] => Cow::Borrowed(only),
        parts => Cow::Owned(parts.concat()),
    }
}
