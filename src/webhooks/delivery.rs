//! A delivery: the body of an event, and what came with it.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

use super::deduplication;
use crate::{DecodeError, RawJson};

/// A verified delivery of an event.
///
/// It dereferences to its body, and serializes as its body.
#[derive(Clone, PartialEq)]
pub struct Delivery<T> {
    /// The decoded body.
    pub body: T,
    envelope: Envelope,
}

impl<T> Delivery<T> {
    /// The event's name. `None` if the body has none.
    pub fn event(&self) -> Option<&str> {
        self.envelope.event()
    }

    /// The value of the header that identifies the delivery. `None` if the provider has no such
    /// header, or this delivery had none. No signature covers it, unless the module of the
    /// provider says so.
    pub fn id(&self) -> Option<&str> {
        self.envelope.id()
    }

    /// The body as it was received, byte for byte.
    pub fn raw(&self) -> &[u8] {
        self.envelope.raw()
    }

    /// A key that the repeats of a delivery share, and other deliveries do not have. Store it
    /// with a unique index, and ignore deliveries whose key is already there.
    ///
    /// It is the first of these:
    ///
    /// | key | if |
    /// |---|---|
    /// | `id:` and the [delivery id](Self::id) | the delivery has one |
    /// | `event:` and the SHA-256, in hexadecimal digits, of the event's name and the values that the document names in `x-deduplication` | the body has all of them |
    /// | `body:` and the SHA-256 of the body | otherwise |
    ///
    /// The same delivery has the same key in later versions of this crate. The
    /// [module](super#repeats-and-order) describes the limits of each form.
    pub fn deduplication_key(&self) -> String {
        self.envelope.deduplication_key()
    }

    /// The decoded body alone.
    pub fn into_body(self) -> T {
        self.body
    }

    /// What came with the body.
    #[doc(hidden)]
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }
}

impl<T> Deref for Delivery<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

/// Shows the event's name and the body, but not the delivery id.
impl<T: fmt::Debug> fmt::Debug for Delivery<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut delivery = formatter.debug_struct("Delivery");
        delivery.field("event", &self.event());
        delivery.field("body", &self.body).finish_non_exhaustive()
    }
}

impl<T: Serialize> Serialize for Delivery<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.body.serialize(serializer)
    }
}

/// A new event that the document does not have, or a body without an event's name.
///
/// If the property of the name occurs twice, the name is not trusted and counts as missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownEvent {
    body: RawJson,
}

impl UnknownEvent {
    /// The body as it was received.
    pub fn body(&self) -> &RawJson {
        &self.body
    }
}

impl Serialize for UnknownEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.body.serialize(serializer)
    }
}

/// A documented event whose body does not fit its type.
#[derive(Debug, Clone, PartialEq)]
pub struct MalformedEvent {
    event: String,
    body: RawJson,
    error: DecodeError,
}

impl MalformedEvent {
    /// The event's name.
    pub fn event(&self) -> &str {
        &self.event
    }

    /// The body as it was received.
    pub fn body(&self) -> &RawJson {
        &self.body
    }

    /// Where and why the body does not fit. It holds no value of the body.
    pub fn error(&self) -> &DecodeError {
        &self.error
    }
}

impl Serialize for MalformedEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.body.serialize(serializer)
    }
}

/// What came with a body.
#[derive(Clone, PartialEq, Eq)]
pub struct Envelope {
    pub(super) event: Option<String>,
    pub(super) id: Option<String>,
    pub(super) raw: Bytes,
    /// The pointers of `x-deduplication`.
    pub(super) deduplication: &'static [&'static str],
}

impl Envelope {
    pub(super) fn event(&self) -> Option<&str> {
        self.event.as_deref()
    }

    pub(super) fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    pub(super) fn raw(&self) -> &[u8] {
        &self.raw
    }

    pub(super) fn deduplication_key(&self) -> String {
        deduplication::key(self)
    }
}

/// Shows the event's name only.
impl fmt::Debug for Envelope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut envelope = formatter.debug_struct("Envelope");
        envelope.field("event", &self.event).finish_non_exhaustive()
    }
}

/// A verified delivery whose body is not decoded yet.
#[derive(Debug)]
pub struct Received {
    pub(super) envelope: Envelope,
    pub(super) body: RawJson,
}

impl Received {
    /// Decodes the body of a documented event. A body that does not fit is malformed.
    pub fn decode<T: DeserializeOwned, E>(
        self,
        event: fn(Delivery<T>) -> E,
        malformed: fn(Delivery<MalformedEvent>) -> E,
    ) -> E {
        let Self { envelope, body } = self;
        match body.decode() {
            Ok(body) => event(Delivery { body, envelope }),
            Err(error) => {
                let body = MalformedEvent {
                    event: envelope.event.clone().unwrap_or_default(),
                    body,
                    error,
                };
                malformed(Delivery { body, envelope })
            }
        }
    }

    /// Keeps the body of an unknown event.
    pub fn unknown(self) -> Delivery<UnknownEvent> {
        Delivery {
            body: UnknownEvent { body: self.body },
            envelope: self.envelope,
        }
    }
}
