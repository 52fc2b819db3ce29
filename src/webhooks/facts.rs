//! What generated code states about the webhooks of a document, as data.
//!
//! A generated module `webhooks` has the published keys, the facts, the enum of the events, and
//! one invocation of [`webhook_events!`](crate::webhook_events), which implements the enum.
//! `tests/it/webhooks/example.rs` is such a module, written by hand. Generated text has that
//! form:
//!
//! ```text
//! #[cfg(feature = "webhooks")]
//! pub mod webhooks {
//!     use progenitor_client::webhooks::{
//!         Delivery, EventFacts, Facts, Key, MalformedEvent, Part, Signature, UnknownEvent,
//!     };
//!     use super::types;
//!
//!     pub const PRODUCTION_KEY: Key = Key::published([0, 1, …]);
//!
//!     pub type Verifier = progenitor_client::webhooks::Verifier<Event>;
//!
//!     #[derive(Debug, Clone, PartialEq)]
//!     #[non_exhaustive]
//!     pub enum Event {
//!         MessageCreated(Delivery<types::MessageCreatedEvent>),
//!         MessageUpdated(Delivery<types::MessageUpdatedEvent>),
//!         Unknown(Delivery<UnknownEvent>),
//!         Malformed(Delivery<MalformedEvent>),
//!     }
//!
//!     const FACTS: Facts = Facts::new(
//!         &["/type"],
//!         &[
//!             EventFacts::new("message_created").deduplication(&["/payload/message/id"]),
//!             EventFacts::new("message_updated"),
//!         ],
//!     )
//!     .signatures(&[Signature::ed25519("X-Signature")])
//!     .delivery_id("X-Delivery");
//!
//!     progenitor_client::webhook_events! { Event FACTS {
//!         0 => MessageCreated,
//!         1 => MessageUpdated,
//!     } }
//! }
//! ```
//!
//! The index of a line of the macro is that of the event in the facts.

use std::time::Duration;

use serde::Serialize;

use super::delivery::{Envelope, MalformedEvent, Received, UnknownEvent};

/// The events of a provider. The generated enums `Event` implement it.
///
/// Code that is generic over providers can use its methods. The enums also have the provided ones
/// themselves. Do not implement it yourself: new versions can add required items.
pub trait Webhooks: Sized + Serialize {
    /// What the document states.
    #[doc(hidden)]
    const FACTS: Facts;

    /// Reads a delivery as the event with this index, or as an unknown event.
    #[doc(hidden)]
    fn read(index: Option<usize>, received: Received) -> Self;

    /// What came with the body.
    #[doc(hidden)]
    fn envelope(&self) -> &Envelope;

    /// The unknown event, if it is one.
    fn unknown(&self) -> Option<&UnknownEvent>;

    /// The malformed event, if it is one.
    fn malformed(&self) -> Option<&MalformedEvent>;

    /// The event's name. `None` if the body has none.
    fn name(&self) -> Option<&str> {
        self.envelope().event()
    }

    /// The value of the header that identifies the delivery. `None` if the provider has no such
    /// header, if this delivery had none, and for [`from_verified`](super::from_verified).
    fn id(&self) -> Option<&str> {
        self.envelope().id()
    }

    /// The body as it was received, byte for byte.
    fn raw(&self) -> &[u8] {
        self.envelope().raw()
    }

    /// A key that the repeats of a delivery share; see
    /// [`Delivery::deduplication_key`](super::Delivery::deduplication_key).
    fn deduplication_key(&self) -> String {
        self.envelope().deduplication_key()
    }
}

/// What a document states about its webhooks.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The signatures, in the document's order. None if deliveries are not signed.
    pub(crate) signatures: &'static [Signature],
    /// JSON pointers of the event's name. The first that is a string decides.
    pub(crate) names: &'static [&'static str],
    pub(crate) events: &'static [EventFacts],
    /// The header that identifies a delivery.
    pub(crate) delivery_id: Option<&'static str>,
}

impl Facts {
    /// The JSON pointers of the event's name, and the events in the document's order.
    ///
    /// Without pointers, the event is the first whose property
    /// ([`with_property`](EventFacts::with_property)) the body has. A null counts only if no
    /// other property is there.
    pub const fn new(names: &'static [&'static str], events: &'static [EventFacts]) -> Self {
        Self {
            signatures: &[],
            names,
            events,
            delivery_id: None,
        }
    }

    /// The signatures, in the document's order.
    pub const fn signatures(mut self, signatures: &'static [Signature]) -> Self {
        self.signatures = signatures;
        self
    }

    /// The header that identifies a delivery.
    pub const fn delivery_id(mut self, header: &'static str) -> Self {
        self.delivery_id = Some(header);
        self
    }
}

/// What a document states about an event.
#[derive(Debug, Clone, Copy)]
pub struct EventFacts {
    pub(crate) name: &'static str,
    /// JSON pointer of the property that shows the event, if bodies have no name.
    pub(crate) property: Option<&'static str>,
    /// JSON pointers of what identifies the event.
    pub(crate) deduplication: &'static [&'static str],
}

impl EventFacts {
    /// An event of this name.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            property: None,
            deduplication: &[],
        }
    }

    /// The JSON pointer of a property that only this event's body has (`event-by-property`).
    pub const fn with_property(mut self, pointer: &'static str) -> Self {
        self.property = Some(pointer);
        self
    }

    /// The JSON pointers of `x-deduplication`.
    pub const fn deduplication(mut self, pointers: &'static [&'static str]) -> Self {
        self.deduplication = pointers;
        self
    }
}

/// A signature that a document states.
#[derive(Debug, Clone, Copy)]
pub struct Signature {
    /// The header that has it.
    pub(crate) header: &'static str,
    pub(crate) algorithm: Algorithm,
    pub(crate) encoding: Encoding,
    /// What comes before the encoded signature.
    pub(crate) prefix: &'static str,
    /// What separates several signatures in the header. Empty if it has only one.
    pub(crate) separator: &'static str,
    /// What is signed. It has the body exactly once.
    pub(crate) signed: &'static [Part],
    /// The header of the time, and how far it may be from now in both directions.
    pub(crate) timestamp: Option<(&'static str, Duration)>,
}

/// How deliveries are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    Ed25519,
    HmacSha256,
}

impl Algorithm {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "Ed25519",
            Self::HmacSha256 => "HMAC-SHA256",
        }
    }
}

/// How signatures are written in a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Base64,
    Hex,
}

/// A part of what is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The body, byte for byte.
    Body,
    /// The value of the header that has the time.
    Timestamp,
    /// The value of the header that identifies the delivery.
    Id,
    /// This text.
    Text(&'static str),
}

impl Signature {
    /// An Ed25519 signature in this header: in base64, of the body.
    pub const fn ed25519(header: &'static str) -> Self {
        Self::new(header, Algorithm::Ed25519)
    }

    /// An HMAC-SHA256 in this header: in base64, of the body.
    pub const fn hmac_sha256(header: &'static str) -> Self {
        Self::new(header, Algorithm::HmacSha256)
    }

    const fn new(header: &'static str, algorithm: Algorithm) -> Self {
        Self {
            header,
            algorithm,
            encoding: Encoding::Base64,
            prefix: "",
            separator: "",
            signed: &[Part::Body],
            timestamp: None,
        }
    }

    /// The signature is in hexadecimal digits, all in lower case or all in upper case.
    pub const fn hex(mut self) -> Self {
        self.encoding = Encoding::Hex;
        self
    }

    /// What comes before the encoded signature.
    pub const fn prefix(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }

    /// What separates several signatures in the header.
    pub const fn separator(mut self, separator: &'static str) -> Self {
        self.separator = separator;
        self
    }

    /// What is signed, if not the body alone. It has the body exactly once.
    pub const fn signed(mut self, parts: &'static [Part]) -> Self {
        self.signed = parts;
        self
    }

    /// The header that has the time in Unix seconds, and the tolerance in seconds.
    pub const fn timestamp(mut self, header: &'static str, tolerance: u64) -> Self {
        self.timestamp = Some((header, Duration::from_secs(tolerance)));
        self
    }
}
