use progenitor_client::{
    Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::Extra;

    /// Body of the webhook `message`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MessageEvent {
        /// Not described in the document.
        pub id: Option<String>,
        /// Not described in the document.
        pub text: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Body of the webhook `receipt`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ReceiptEvent {
        /// Not described in the document.
        pub id: Option<String>,
        /// Not described in the document.
        pub delivery_date: String,
        /// Not described in the document.
        pub text: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { required MessageEvent extra {
        0 "id" => id: optional,
        1 "text" => text: required,
    } }

    progenitor_client::response! { MessageEvent extra {
        text: String,
    } set_by {
        with_id id: String,
    } }

    progenitor_client::record! { required ReceiptEvent extra {
        0 "id" => id: optional,
        1 "delivery_date" => delivery_date: required,
        2 "text" => text: optional,
    } }

    progenitor_client::response! { ReceiptEvent extra {
        delivery_date: String,
    } set_by {
        with_id id: String,
        with_text text: String,
    } }
}

/// A client of Unsigned webhooks, version 1.
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Unsigned webhooks.
///
/// The document has no security schemes.
///
/// Give them to [`ClientBuilder::new`](progenitor_client::ClientBuilder::new). `Debug` and logs
/// never show them.
#[derive(Debug, Default)]
pub struct Credentials(Secrets);

impl Credentials {
    /// Starts without credentials. Add those that the calls need.
    pub fn new() -> Self {
        Self(Secrets::default())
    }

    /// For a client that only makes calls that need no credentials.
    pub fn none() -> Self {
        Self(Secrets::none())
    }
}

impl From<Secrets> for Credentials {
    fn from(secrets: Secrets) -> Self {
        Self(secrets)
    }
}

impl From<Credentials> for Secrets {
    fn from(credentials: Credentials) -> Self {
        credentials.0
    }
}

impl Provider for Client {
    type Credentials = Credentials;
    const SERVERS: &'static [&'static str] = &[];
    const SCHEMES: &'static [Scheme] = &[];
    const SECURITY: &'static [&'static [usize]] = &[];
    const OPERATIONS: &'static [&'static Operation] = &[];
    const RATE_LIMIT: Option<(u32, u64)> = None;

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

/// The servers of the document, for
/// [`ClientBuilder::base_url`](progenitor_client::ClientBuilder::base_url).
pub mod servers {}
/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {}

/// The webhooks of Unsigned webhooks: [`Verifier`](webhooks::Verifier) verifies a delivery and
/// decodes it as an [`Event`](webhooks::Event).
///
/// Deliveries are not signed.
///
/// The repeats of a delivery have the same
/// [`Event::deduplication_key`](webhooks::Event::deduplication_key).
#[cfg(feature = "webhooks")]
pub mod webhooks {
    use progenitor_client::webhooks::{
        Delivery, MalformedEvent, UnknownEvent, EventFacts, Facts,
    };
    use super::types;

    /// Reads deliveries.
    ///
    /// They are not signed, so only
    /// [`Verifier::unsigned`](progenitor_client::webhooks::Verifier::unsigned) can be used. It
    /// accepts every delivery; [`Verifier::new`](progenitor_client::webhooks::Verifier::new) fails.
    /// Put a secret into the path of the webhook's URL, and check it with a
    /// [`PathSecret`](progenitor_client::webhooks::PathSecret).
    pub type Verifier = progenitor_client::webhooks::Verifier<Event>;

    /// An event of Unsigned webhooks.
    ///
    /// Bodies have no event name. The first of these properties that the body has decides:
    /// `/delivery_date` means `receipt`, `/text` means `message`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Event {
        /// The webhook `message`.
        Message(Delivery<types::MessageEvent>),
        /// The webhook `receipt`.
        Receipt(Delivery<types::ReceiptEvent>),
        /// An event that the document does not have, or a body without a recognizable event.
        Unknown(Delivery<UnknownEvent>),
        /// An event of the document whose body does not fit its type.
        Malformed(Delivery<MalformedEvent>),
    }

    const FACTS: Facts = Facts::new(
        &[],
        &[
            EventFacts::new("receipt").with_property("/delivery_date"),
            EventFacts::new("message").with_property("/text").deduplication(&["/id"]),
        ],
    );

    progenitor_client::webhook_events! { Event FACTS {
        0 => Receipt,
        1 => Message,
    } }
}
