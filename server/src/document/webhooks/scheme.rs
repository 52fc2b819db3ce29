//! `x-webhook-deliveries`: where the name of an event is, and how deliveries are signed.

use std::time::Duration;

use conversation_apis_codegen::{Error, Pointer, extension};
use reqwest::header::{HeaderName, HeaderValue};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::super::error;
use super::{SCHEME, pointer};
use crate::json_edit::set;

/// How deliveries are signed and named.
#[derive(Debug, Clone)]
pub struct Scheme {
    naming: Naming,
    /// The signatures, in the document's order. Empty if deliveries are not signed.
    pub signatures: Vec<Signature>,
    /// The header that identifies a delivery. Its repeats have the same value.
    pub delivery_id: Option<HeaderName>,
}

/// How a body says which event it is.
#[derive(Debug, Clone)]
enum Naming {
    /// The first of these places that has a string has the name.
    At(Vec<Pointer>),
    /// The first event whose property the body has.
    ByProperty(Vec<(String, Pointer)>),
}

/// One way in which deliveries are signed.
#[derive(Debug, Clone)]
pub struct Signature {
    /// The header of the signature.
    pub header: HeaderName,
    pub algorithm: Algorithm,
    pub encoding: SignatureEncoding,
    /// What precedes the encoded signature.
    pub prefix: String,
    /// What is signed.
    pub signed: Vec<Piece>,
    /// The header with the time of signing in Unix seconds, and the greatest difference from
    /// the receiver's clock.
    pub timestamp: Option<(HeaderName, Duration)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    Ed25519,
    HmacSha256,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureEncoding {
    Base64,
    Hex,
}

/// A piece of what is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Body,
    Timestamp,
    Id,
}

/// The extension as the document writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Stated {
    event: Option<Vec<String>>,
    event_by_property: Option<Map<String, Value>>,
    #[serde(default)]
    signatures: Vec<StatedSignature>,
    delivery_id: Option<String>,
    #[serde(default, rename = "keys")]
    _keys: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct StatedSignature {
    header: String,
    algorithm: Algorithm,
    encoding: SignatureEncoding,
    #[serde(default)]
    prefix: String,
    separator: Option<String>,
    signed: String,
    timestamp: Option<String>,
    tolerance: Option<u64>,
}

impl Scheme {
    /// Reads the extension of a document with these events, if it has one.
    pub(super) fn read(document: &Value, events: &[&str]) -> Result<Option<Self>, Error> {
        let root = Pointer::default();
        let Some(stated) = extension::read::<Stated>(document, SCHEME, &root)? else {
            return Ok(None);
        };
        let at = root.join(SCHEME);
        let naming = Naming::read(stated.event, stated.event_by_property, events, &at)?;
        let delivery_id = stated.delivery_id.map(|name| {
            let place = at.join("delivery-id");
            header(&name, &place)
        });
        let delivery_id = delivery_id.transpose()?;
        let list = at.join("signatures");
        let signatures = stated.signatures.into_iter().enumerate();
        let signatures =
            signatures.map(|(index, stated)| Signature::read(stated, &list.join(index)));
        let signatures: Vec<Signature> = signatures.collect::<Result<_, _>>()?;
        let scheme = Self {
            naming,
            signatures,
            delivery_id,
        };
        if scheme.signs_id() && scheme.delivery_id.is_none() {
            let text = "a signature has `{id}`, but `delivery-id` names no header";
            return Err(error(&at, text));
        }
        Ok(Some(scheme))
    }

    /// The same with this signature only.
    pub fn only(&self, signature: &Signature) -> Self {
        Self {
            signatures: vec![signature.clone()],
            ..self.clone()
        }
    }

    /// The name of a body's event, if it has one.
    pub fn event(&self, body: &Value) -> Option<String> {
        let at = |place: &Pointer| body.pointer(place.as_str());
        match &self.naming {
            Naming::At(places) => {
                let mut names = places.iter().filter_map(|place| at(place)?.as_str());
                names.next().map(str::to_owned)
            }
            Naming::ByProperty(events) => {
                // A null counts only if no other property is there.
                let find = |accept: fn(&Value) -> bool| {
                    let mut events = events.iter();
                    events.find(|(_, place)| at(place).is_some_and(accept))
                };
                let found = find(|value| !value.is_null()).or_else(|| find(Value::is_null));
                found.map(|(event, _)| event.clone())
            }
        }
    }

    /// Gives a body the name of this event. A body without a place for it stays as it is.
    pub fn name(&self, body: &mut Value, event: &str) {
        let Naming::At(places) = &self.naming else {
            return;
        };
        if self.event(body).as_deref() == Some(event) {
            return;
        }
        let place = places.iter().find(|place| self.is_in_object(body, place));
        if let Some(place) = place {
            set(body, place, Value::from(event));
        }
    }

    /// A body that has the name of this event and nothing else.
    pub fn bare(&self, event: &str) -> Option<Value> {
        let (place, value) = match &self.naming {
            Naming::At(places) => (places.first()?, Value::from(event)),
            Naming::ByProperty(events) => {
                let mut events = events.iter();
                let (_, place) = events.find(|(name, _)| name == event)?;
                (place, Value::from(true))
            }
        };
        let tokens: Vec<String> = place.tokens().collect();
        let tokens = tokens.into_iter().rev();
        Some(tokens.fold(value, |value, token| {
            Map::from_iter([(token, value)]).into()
        }))
    }

    /// Whether the object of this place exists.
    fn is_in_object(&self, body: &Value, place: &Pointer) -> bool {
        let parent = place.split().map(|(parent, _)| parent);
        let parent = parent.and_then(|parent| body.pointer(parent.as_str()));
        parent.is_some_and(Value::is_object)
    }

    /// Whether a change of the value at `place` changes the name of the event.
    pub fn is_name(&self, place: &Pointer) -> bool {
        match &self.naming {
            Naming::At(places) => places.iter().any(|name| name.is_in(place)),
            Naming::ByProperty(events) => events.iter().any(|(_, name)| name.is_in(place)),
        }
    }

    /// Whether a signature covers the delivery's id.
    pub fn signs_id(&self) -> bool {
        let mut signatures = self.signatures.iter();
        signatures.any(|signature| signature.signed.contains(&Piece::Id))
    }
}

impl Naming {
    fn read(
        event: Option<Vec<String>>,
        by_property: Option<Map<String, Value>>,
        events: &[&str],
        at: &Pointer,
    ) -> Result<Self, Error> {
        match (event, by_property) {
            (Some(places), None) if !places.is_empty() => {
                let at = at.join("event");
                let places = places.iter().enumerate();
                let places = places.map(|(index, text)| pointer(text, &at.join(index)));
                Ok(Self::At(places.collect::<Result<_, _>>()?))
            }
            (None, Some(properties)) if !properties.is_empty() => {
                let at = at.join("event-by-property");
                let read = |(event, place): (&String, &Value)| {
                    let at = at.join(event);
                    if !events.contains(&event.as_str()) {
                        return Err(error(&at, "is not an event of `webhooks`"));
                    }
                    let text = place.as_str();
                    let text = text.ok_or_else(|| error(&at, "is not a JSON pointer"))?;
                    Ok((event.clone(), pointer(text, &at)?))
                };
                let properties = properties.iter().map(read);
                Ok(Self::ByProperty(properties.collect::<Result<_, _>>()?))
            }
            _ => {
                let text = "needs either `event`, a list of JSON pointers, or `event-by-property`";
                Err(error(at, text))
            }
        }
    }
}

impl Signature {
    fn read(stated: StatedSignature, at: &Pointer) -> Result<Self, Error> {
        let signed = pieces(&stated.signed, &at.join("signed"))?;
        if HeaderValue::from_str(&stated.prefix).is_err() {
            return Err(error(&at.join("prefix"), "is not a valid header value"));
        }
        if stated
            .separator
            .is_some_and(|separator| separator.is_empty())
        {
            return Err(error(&at.join("separator"), "is empty"));
        }
        let timestamp = match (stated.timestamp, stated.tolerance) {
            (Some(name), Some(seconds)) => {
                let header = header(&name, &at.join("timestamp"))?;
                Some((header, Duration::from_secs(seconds)))
            }
            (None, None) => None,
            _ => {
                return Err(error(
                    at,
                    "needs both `timestamp` and `tolerance`, or neither",
                ));
            }
        };
        if timestamp.is_none() && signed.contains(&Piece::Timestamp) {
            let text = "has `{timestamp}`, but `timestamp` names no header";
            return Err(error(&at.join("signed"), text));
        }
        Ok(Self {
            header: header(&stated.header, &at.join("header"))?,
            algorithm: stated.algorithm,
            encoding: stated.encoding,
            prefix: stated.prefix,
            signed,
            timestamp,
        })
    }
}

fn header(name: &str, at: &Pointer) -> Result<HeaderName, Error> {
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| error(at, "is not the name of a header"))
}

/// The pieces of a template such as `{timestamp}.{body}`.
fn pieces(template: &str, at: &Pointer) -> Result<Vec<Piece>, Error> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((text, after)) = rest.split_once('{') {
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        }
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        pieces.push(match name {
            "body" => Piece::Body,
            "timestamp" => Piece::Timestamp,
            "id" => Piece::Id,
            _ => {
                return Err(error(
                    at,
                    "may have `{body}`, `{timestamp}` and `{id}` only",
                ));
            }
        });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    let bodies = pieces.iter().filter(|piece| **piece == Piece::Body);
    match bodies.count() {
        1 => Ok(pieces),
        _ => Err(error(at, "must have `{body}` exactly once")),
    }
}
