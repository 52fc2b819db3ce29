//! Reads a verified body: finds its event, and decodes it.

use bytes::Bytes;

use super::delivery::{Envelope, Received};
use super::error::WebhookError;
use super::facts::{Facts, Webhooks};
use super::place::{self, Found};
use crate::decode;
use crate::{DecodeError, RawJson};

/// Reads a body that was verified before, for example from a queue or a database. It checks no
/// signature. The generated `Event::from_verified` is the same.
///
/// # Errors
///
/// With the kind [`NotJson`](super::WebhookErrorKind::NotJson), if the body is not JSON.
pub fn from_verified<E: Webhooks>(raw: &[u8]) -> Result<E, WebhookError> {
    event(raw, None)
}

/// Reads the event of a body.
pub(super) fn event<E: Webhooks>(raw: &[u8], id: Option<String>) -> Result<E, WebhookError> {
    let body = json(raw).map_err(WebhookError::not_json)?;
    let facts = E::FACTS;
    let (index, name) = which(&facts, body.as_str());
    let documented = index.and_then(|index| facts.events.get(index));
    let envelope = Envelope {
        event: name,
        id,
        raw: Bytes::copy_from_slice(raw),
        deduplication: documented.map_or(&[], |event| event.deduplication),
    };
    Ok(E::read(index, Received { envelope, body }))
}

/// The JSON of a body, without a byte order mark. An empty body is not JSON.
fn json(raw: &[u8]) -> Result<RawJson, DecodeError> {
    let text = decode::without_mark(raw);
    let text = std::str::from_utf8(text)
        .map_err(|error| DecodeError::not_utf8(raw.len() - text.len() + error.valid_up_to()))?;
    decode::from_str(text)
}

/// The event of a body: its index in the document, and its name.
fn which(facts: &Facts, body: &str) -> (Option<usize>, Option<String>) {
    match facts.names {
        [] => by_property(facts, body),
        names => {
            let name = name(names, body);
            let is_it = |name: &String| facts.events.iter().position(|event| event.name == name);
            (name.as_ref().and_then(is_it), name)
        }
    }
}

/// The first string at one of the pointers. There is none if the way to it is ambiguous: the
/// type would be selected by another name than the one that a reader of the body sees.
fn name(pointers: &[&str], body: &str) -> Option<String> {
    for pointer in pointers {
        match place::find(body, pointer) {
            Found::Ambiguous => return None,
            Found::Absent => {}
            Found::Value(value) => {
                let value: Option<RawJson> = serde_json::from_str(value).ok();
                if let Some(text) = value.as_ref().and_then(RawJson::text) {
                    return Some(text.into_owned());
                }
            }
        }
    }
    None
}

/// The first event whose property the body has. A null counts only if no other property is there.
fn by_property(facts: &Facts, body: &str) -> (Option<usize>, Option<String>) {
    let mut found = None;
    for (index, event) in facts.events.iter().enumerate() {
        match event.property.map(|pointer| place::find(body, pointer)) {
            Some(Found::Ambiguous) => return (None, None),
            Some(Found::Value("null")) => found = found.or(Some((index, event))),
            Some(Found::Value(_)) => {
                found = Some((index, event));
                break;
            }
            Some(Found::Absent) | None => {}
        }
    }
    found.map_or((None, None), |(index, event)| {
        (Some(index), Some(event.name.to_owned()))
    })
}
