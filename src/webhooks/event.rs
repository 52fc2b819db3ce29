//! Implements the generated enums of events.

/// Implements an enum of events. Its table has a line for each event: its index in the facts,
/// and its variant. The enum also has the variants `Unknown` and `Malformed`.
///
/// ```text
/// progenitor_client::webhook_events! { Event FACTS {
///     0 => MessageCreated,
///     1 => MessageUpdated,
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! webhook_events {
    ($event:ident $facts:ident { $($index:literal => $variant:ident,)* }) => {
        impl $event {
            /// The event's name. `None` if the body has none.
            pub fn name(&self) -> ::core::option::Option<&str> {
                $crate::webhooks::Webhooks::name(self)
            }

            /// The value of the header that identifies the delivery, if there is one.
            pub fn id(&self) -> ::core::option::Option<&str> {
                $crate::webhooks::Webhooks::id(self)
            }

            /// The body as it was received, byte for byte.
            pub fn raw(&self) -> &[u8] {
                $crate::webhooks::Webhooks::raw(self)
            }

            /// A key that the repeats of a delivery share. Its limits are described at
            /// [`Delivery::deduplication_key`](progenitor_client::webhooks::Delivery::deduplication_key).
            pub fn deduplication_key(&self) -> ::std::string::String {
                $crate::webhooks::Webhooks::deduplication_key(self)
            }

            /// Reads a body that was verified before, for example from a queue or a database.
            /// It checks no signature. The event has no [`id`](Self::id), so store the
            /// deduplication key beside the body.
            ///
            /// # Errors
            ///
            /// With the kind `NotJson`, if the body is not JSON.
            pub fn from_verified(
                raw: &[u8],
            ) -> ::core::result::Result<Self, $crate::webhooks::WebhookError> {
                $crate::webhooks::from_verified(raw)
            }
        }

        impl $crate::webhooks::Webhooks for $event {
            const FACTS: $crate::webhooks::Facts = $facts;

            fn read(
                index: ::core::option::Option<usize>,
                received: $crate::webhooks::Received,
            ) -> Self {
                match index {
                    $(::core::option::Option::Some($index) => {
                        received.decode(Self::$variant, Self::Malformed)
                    })*
                    _ => Self::Unknown(received.unknown()),
                }
            }

            fn envelope(&self) -> &$crate::webhooks::Envelope {
                match self {
                    $(Self::$variant(delivery) => delivery.envelope(),)*
                    Self::Unknown(delivery) => delivery.envelope(),
                    Self::Malformed(delivery) => delivery.envelope(),
                }
            }

            fn unknown(&self) -> ::core::option::Option<&$crate::webhooks::UnknownEvent> {
                match self {
                    Self::Unknown(delivery) => ::core::option::Option::Some(&delivery.body),
                    _ => ::core::option::Option::None,
                }
            }

            fn malformed(&self) -> ::core::option::Option<&$crate::webhooks::MalformedEvent> {
                match self {
                    Self::Malformed(delivery) => ::core::option::Option::Some(&delivery.body),
                    _ => ::core::option::Option::None,
                }
            }
        }

        /// Serializes the body. Unknown and malformed bodies are written as they were received.
        impl ::serde::Serialize for $event {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(delivery) => {
                        ::serde::Serialize::serialize(delivery, serializer)
                    })*
                    Self::Unknown(delivery) => ::serde::Serialize::serialize(delivery, serializer),
                    Self::Malformed(delivery) => {
                        ::serde::Serialize::serialize(delivery, serializer)
                    }
                }
            }
        }
    };
}
