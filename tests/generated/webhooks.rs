use progenitor_client::{
    Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Extra, Malformed, RawJson, UnknownValue};

    /// Body of the webhook `union`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Change {
        /// If the tag is `moved`.
        Moved(Box<Moved>),
        /// If the tag is `left`.
        Left(Box<Left>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// Body of the webhook `inline`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct InlineWebhook {
        /// Not described in the document.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: String,
        /// Not described in the document.
        pub size: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Body of the webhook `kind`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Kind {
        /// `guest`
        Guest,
        /// `member`
        Member,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A branch of [`Change`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Left {
        /// Not described in the document.
        pub change: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Body of the webhook `Malformed`. The same type as [`UnknownWebhook`].
    pub type MalformedWebhook = UnknownWebhook;

    /// Body of the webhook `more than a reference`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct MoreThanAReferenceWebhook {
        /// Not described in the document.
        pub id: i64,
        /// Not described in the document.
        pub kind: Option<Kind>,
        /// Not described in the document. Nullable.
        pub name: Option<String>,
        /// Not described in the document.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<String>,
        /// Not described in the document.
        pub at: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A branch of [`Change`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Moved {
        /// Not described in the document.
        pub change: String,
        /// Not described in the document.
        pub to: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// An item of the body of the webhook `list`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Person {
        /// Not described in the document.
        pub id: i64,
        /// Not described in the document.
        pub kind: Option<Kind>,
        /// Not described in the document. Nullable.
        pub name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Body of the webhook `person_created`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PersonCreatedEvent {
        /// Not described in the document.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<String>,
        /// Not described in the document.
        pub event: Option<PersonCreatedEventEvent>,
        /// Not described in the document.
        pub person: Person,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `event` of [`PersonCreatedEvent`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PersonCreatedEventEvent {
        /// Not described in the document.
        pub event_type: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Body of the webhook `self`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct SelfValueWebhook {
        /// Not described in the document.
        pub hook: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The schema `TwoMethodsWebhook`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TwoMethodsWebhook {
        /// Not described in the document.
        pub put: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Body of the webhook `two methods`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct TwoMethodsWebhook2 {
        /// Not described in the document.
        pub post: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Body of the webhook `unknown`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct UnknownWebhook {
        /// Not described in the document.
        pub a: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::union! { Change by "change" {
        "moved" => Moved,
        "left" => Left,
    } }

    progenitor_client::record! { required InlineWebhook extra at "#/webhooks/inline/post/requestBody/content/application~1json/schema" {
        0 "type" => type_: required,
        1 "size" => size: integer,
    } }

    progenitor_client::response! { InlineWebhook extra {
        type_: String,
    } set_by {
        with_size size: i64,
    } }

    progenitor_client::open_enum! { Kind {
        "guest" => Guest,
        "member" => Member,
    } }

    progenitor_client::record! { required Left extra {
        0 "change" => change: required,
    } }

    progenitor_client::response! { Left extra {
        change: String,
    } }

    progenitor_client::record! { required MoreThanAReferenceWebhook extra at "#/webhooks/more than a reference/post/requestBody/content/application~1json/schema" {
        0 "id" => id: required_integer,
        1 "kind" => kind: optional,
        2 "name" => name: optional,
        3 "type" => type_: optional,
        4 "at" => at: integer,
    } null {
        2,
    } }

    progenitor_client::response! { MoreThanAReferenceWebhook extra {
        id: i64,
    } set_by {
        with_kind kind: Kind,
        with_name name: String,
        with_type type_: String,
        with_at at: i64,
    } null {
        with_name_null name "name",
    } }

    progenitor_client::record! { required Moved extra {
        0 "change" => change: required,
        1 "to" => to: required,
    } }

    progenitor_client::response! { Moved extra {
        change: String,
        to: String,
    } }

    progenitor_client::record! { required Person extra {
        0 "id" => id: required_integer,
        1 "kind" => kind: optional,
        2 "name" => name: optional,
    } null {
        2,
    } }

    progenitor_client::response! { Person extra {
        id: i64,
    } set_by {
        with_kind kind: Kind,
        with_name name: String,
    } null {
        with_name_null name "name",
    } }

    progenitor_client::record! { required PersonCreatedEvent extra {
        0 "type" => type_: optional,
        1 "event" => event: optional,
        2 "person" => person: required,
    } }

    progenitor_client::response! { PersonCreatedEvent extra {
        person: Person,
    } set_by {
        with_type type_: String,
        with_event event: PersonCreatedEventEvent,
    } }

    progenitor_client::record! { PersonCreatedEventEvent extra at "#/components/schemas/PersonCreatedEvent/properties/event" {
        0 "event_type" => event_type: optional,
    } }

    progenitor_client::response! { PersonCreatedEventEvent extra {
    } set_by {
        with_event_type event_type: String,
    } }

    progenitor_client::record! { SelfValueWebhook extra at "#/webhooks/self/post/requestBody/content/application~1json; charset=utf-8/schema" {
        0 "hook" => hook: optional,
    } }

    progenitor_client::response! { SelfValueWebhook extra {
    } set_by {
        with_hook hook: bool,
    } }

    progenitor_client::record! { TwoMethodsWebhook extra at "#/webhooks/two methods/put/requestBody/content/application~1json/schema" {
        0 "put" => put: optional,
    } }

    progenitor_client::response! { TwoMethodsWebhook extra {
    } set_by {
        with_put put: String,
    } }

    progenitor_client::record! { TwoMethodsWebhook2 extra at "#/webhooks/two methods/post/requestBody/content/application~1json/schema" {
        0 "post" => post: optional,
    } }

    progenitor_client::response! { TwoMethodsWebhook2 extra {
    } set_by {
        with_post post: String,
    } }

    progenitor_client::record! { UnknownWebhook extra at "#/webhooks/unknown/post/requestBody/content/application~1json/schema" {
        0 "a" => a: optional,
    } }

    progenitor_client::response! { UnknownWebhook extra {
    } set_by {
        with_a a: String,
    } }
}

/// A client of Webhooks, version 1.
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

/// The credentials for Webhooks.
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

/// The webhooks of Webhooks: [`Verifier`](webhooks::Verifier) verifies a delivery and decodes
/// it as an [`Event`](webhooks::Event).
///
/// The header `X-Signature-v1` has an Ed25519 signature of the body, in base64. It covers no
/// time, so a captured delivery stays valid forever.
///
/// The header `X-Signature-v2` has an Ed25519 signature of `{timestamp}{body}`, in hexadecimal
/// digits. The timestamp is in the header `X-Signature-Time`. It may differ from the receiver's
/// clock by up to 60 s.
///
/// The header `X-Hub-Signature` has an HMAC-SHA256 signature of the body, in hexadecimal digits
/// after `sha256=`. It covers no time, so a captured delivery stays valid forever.
///
/// The header `X-Chat-Signature` has an HMAC-SHA256 signature of `{timestamp}.{body}`, in
/// hexadecimal digits after `sha256=`. The timestamp is in the header `X-Chat-Timestamp`. It
/// may differ from the receiver's clock by up to 300 s.
///
/// The header `webhook-signature` has an HMAC-SHA256 signature of `{id}.{timestamp}.{body}`, in
/// base64 after `v1,`. It may have several, separated by a space. The timestamp is in the
/// header `webhook-timestamp`. It may differ from the receiver's clock by up to 300 s.
///
/// The header `webhook-id` identifies a delivery: its repeats have the same value. Not every
/// signature covers it.
///
/// The repeats of a delivery have the same
/// [`Event::deduplication_key`](webhooks::Event::deduplication_key).
#[cfg(feature = "webhooks")]
pub mod webhooks {
    use progenitor_client::webhooks::{
        Delivery, MalformedEvent, UnknownEvent, EventFacts, Facts, Key, Part, Signature,
    };
    use super::types;

    /// Verifies and reads deliveries.
    ///
    /// It needs a public key ([`Key::public`](progenitor_client::webhooks::Key::public)) for
    /// Ed25519, or a shared secret ([`Key::secret`](progenitor_client::webhooks::Key::secret)) for
    /// HMAC-SHA256. The vendor publishes [`PRODUCTION_KEY`] and [`SANDBOX_KEY`].
    pub type Verifier = progenitor_client::webhooks::Verifier<Event>;

    /// The public key `production` that the vendor publishes.
    pub const PRODUCTION_KEY: Key = Key::published([
        138, 136, 227, 221, 116, 9, 241, 149, 253, 82, 219, 45, 60, 186, 93, 114, 202, 103,
        9, 191, 29, 148, 18, 27, 243, 116, 136, 1, 180, 15, 111, 92,
    ]);

    /// The public key `sandbox` that the vendor publishes.
    ///
    /// Signs test deliveries.
    pub const SANDBOX_KEY: Key = Key::published([
        129, 57, 119, 14, 168, 125, 23, 95, 86, 163, 84, 102, 195, 76, 126, 204, 203, 141,
        138, 145, 180, 238, 55, 162, 93, 246, 15, 91, 143, 201, 179, 148,
    ]);

    /// An event of Webhooks.
    ///
    /// Its name is at `/type` or `/event/event_type` in the body.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Event {
        /// A person was added.
        ///
        /// Sent once for each person.
        ///
        /// The webhook `person_created`.
        PersonCreated(Delivery<types::PersonCreatedEvent>),
        /// Deprecated by the vendor.
        ///
        /// The webhook `person-created`.
        PersonCreated2(Delivery<types::PersonCreatedEvent>),
        /// The webhook `inline`.
        Inline(Delivery<types::InlineWebhook>),
        /// The webhook `more than a reference`.
        MoreThanAReference(Delivery<types::MoreThanAReferenceWebhook>),
        /// The webhook `unknown`.
        Unknown2(Delivery<types::UnknownWebhook>),
        /// The webhook `Malformed`.
        Malformed2(Delivery<types::MalformedWebhook>),
        /// From a path item elsewhere.
        ///
        /// The webhook `self`.
        SelfValue(Delivery<types::SelfValueWebhook>),
        /// The webhook `list`.
        List(Delivery<::std::vec::Vec<types::Person>>),
        /// The webhook `map`.
        Map(
            Delivery<
                ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
            >,
        ),
        /// The webhook `text`.
        Text(Delivery<::std::string::String>),
        /// The webhook `nullable`.
        Nullable(Delivery<::std::option::Option<types::Person>>),
        /// The webhook `union`.
        Union(Delivery<types::Change>),
        /// The webhook `kind`.
        Kind(Delivery<types::Kind>),
        /// The webhook `without a schema`.
        WithoutASchema(Delivery<progenitor_client::RawJson>),
        /// The webhook `a reference to nowhere`.
        AReferenceToNowhere(Delivery<progenitor_client::RawJson>),
        /// The webhook `two methods`.
        TwoMethods(Delivery<types::TwoMethodsWebhook2>),
        /// An event that the document does not have, or a body without a recognizable event.
        Unknown(Delivery<UnknownEvent>),
        /// An event of the document whose body does not fit its type.
        Malformed(Delivery<MalformedEvent>),
    }

    const FACTS: Facts = Facts::new(
            &["/type", "/event/event_type"],
            &[
                EventFacts::new("person_created")
                    .deduplication(&["/person/id", "/person/kind"]),
                EventFacts::new("person-created"),
                EventFacts::new("inline"),
                EventFacts::new("more than a reference"),
                EventFacts::new("unknown"),
                EventFacts::new("Malformed"),
                EventFacts::new("self"),
                EventFacts::new("list"),
                EventFacts::new("map"),
                EventFacts::new("text"),
                EventFacts::new("nullable"),
                EventFacts::new("union"),
                EventFacts::new("kind"),
                EventFacts::new("without a schema"),
                EventFacts::new("a reference to nowhere"),
                EventFacts::new("two methods"),
            ],
        )
        .signatures(
            &[
                Signature::ed25519("X-Signature-v1"),
                Signature::ed25519("X-Signature-v2")
                    .hex()
                    .signed(&[Part::Timestamp, Part::Body])
                    .timestamp("X-Signature-Time", 60),
                Signature::hmac_sha256("X-Hub-Signature").hex().prefix("sha256="),
                Signature::hmac_sha256("X-Chat-Signature")
                    .hex()
                    .prefix("sha256=")
                    .signed(&[Part::Timestamp, Part::Text("."), Part::Body])
                    .timestamp("X-Chat-Timestamp", 300),
                Signature::hmac_sha256("webhook-signature")
                    .prefix("v1,")
                    .separator(" ")
                    .signed(
                        &[
                            Part::Id,
                            Part::Text("."),
                            Part::Timestamp,
                            Part::Text("."),
                            Part::Body,
                        ],
                    )
                    .timestamp("webhook-timestamp", 300),
            ],
        )
        .delivery_id("webhook-id");

    progenitor_client::webhook_events! { Event FACTS {
        0 => PersonCreated,
        1 => PersonCreated2,
        2 => Inline,
        3 => MoreThanAReference,
        4 => Unknown2,
        5 => Malformed2,
        6 => SelfValue,
        7 => List,
        8 => Map,
        9 => Text,
        10 => Nullable,
        11 => Union,
        12 => Kind,
        13 => WithoutASchema,
        14 => AReferenceToNowhere,
        15 => TwoMethods,
    } }
}
