//! A module `webhooks` in the form of generated text, written by hand: Ed25519 over the body, or
//! HMAC-SHA256 of id, time and body.

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::Extra;

    /// A message was created.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[non_exhaustive]
    pub struct MessageCreatedEvent {
        /// The name of the event.
        pub r#type: String,
        /// What happened.
        pub payload: Option<MessagePayload>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        pub extra: Extra,
    }

    progenitor_client::record! { required MessageCreatedEvent extra {
        0 "type" => r#type: required,
        1 "payload" => payload: optional,
    } }

    /// A message.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[non_exhaustive]
    pub struct MessagePayload {
        /// The number of the message.
        pub id: Option<i64>,
        /// Its status.
        pub status: Option<String>,
        /// What the customer wrote.
        pub content: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        pub extra: Extra,
    }

    progenitor_client::record! { MessagePayload extra {
        0 "id" => id: integer,
        1 "status" => status: optional,
        2 "content" => content: optional,
    } }
}

/// The webhooks of the document.
#[cfg(feature = "webhooks")]
pub mod webhooks {
    use super::types;
    use progenitor_client::webhooks::{
        Delivery, EventFacts, Facts, Key, MalformedEvent, Part, Signature, UnknownEvent,
    };

    /// The public key of the second test of RFC 8032, 7.1.
    pub const PRODUCTION_KEY: Key = Key::published([
        0x3d, 0x40, 0x17, 0xc3, 0xe8, 0x43, 0x89, 0x5a, 0x92, 0xb7, 0x0a, 0xa7, 0x4d, 0x1b, 0x7e,
        0xbc, 0x9c, 0x98, 0x2c, 0xcf, 0x2e, 0xc4, 0x96, 0x8c, 0xc0, 0xcd, 0x55, 0xf1, 0x2a, 0xf4,
        0x66, 0x0c,
    ]);

    /// Verifies deliveries.
    pub type Verifier = progenitor_client::webhooks::Verifier<Event>;

    /// A delivery.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Event {
        /// `message_created`: A message was created.
        MessageCreated(Delivery<types::MessageCreatedEvent>),
        /// `message_received`: A message was received.
        MessageReceived(Delivery<types::MessagePayload>),
        /// An event that the document does not have, or a body without the name of one.
        Unknown(Delivery<UnknownEvent>),
        /// An event of the document whose body does not fit its type.
        Malformed(Delivery<MalformedEvent>),
    }

    const FACTS: Facts = Facts::new(
        &["/type", "/event/event_type"],
        &[
            EventFacts::new("message_created").deduplication(&["/payload/id", "/payload/status"]),
            EventFacts::new("message_received"),
        ],
    )
    .signatures(&[
        Signature::ed25519("X-Signature-v1"),
        Signature::hmac_sha256("webhook-signature")
            .prefix("v1,")
            .separator(" ")
            .signed(&[
                Part::Id,
                Part::Text("."),
                Part::Timestamp,
                Part::Text("."),
                Part::Body,
            ])
            .timestamp("webhook-timestamp", 300),
    ])
    .delivery_id("webhook-id");

    progenitor_client::webhook_events! { Event FACTS {
        0 => MessageCreated,
        1 => MessageReceived,
    } }
}
