use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use std::collections::BTreeMap;
    use progenitor_client::{Extra, Malformed, Number, RawJson, UnknownValue};

    /// Request body of `POST /members`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct AddMemberRequest {
        /// Not described in the document. Maximum length: `5`.
        pub name: Option<String>,
        /// Not described in the document. Maximum length: `5`.
        pub role: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A branch of [`Payment`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Card {
        /// Not described in the document.
        pub kind: CardKind,
        /// Not described in the document. Minimum length: `4`.
        pub number: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `kind` of [`Card`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum CardKind {
        /// `card`
        Card,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// An item of the property `parts` of [`Line`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Line {
        /// Not described in the document. Pattern: `^\w+$`.
        pub sku: String,
        /// Not described in the document. Greater than: `0`. Less than: `100`.
        pub count: Option<i64>,
        /// Not described in the document.
        pub parts: Option<Vec<Line>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Request body of `POST /orders`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Order {
        /// Not described in the document. Minimum length: `2`. Maximum length: `4`.
        pub reference: String,
        /// Not described in the document. Maximum length: `30`. Read-only.
        pub created: Option<String>,
        /// Not described in the document. Maximum length: `5`. Nullable.
        pub note: Option<String>,
        /// Not described in the document.
        pub state: Option<OrderState>,
        /// Not described in the document. Documented values: `1`, `2`, `3`.
        pub level: Option<i64>,
        /// Not described in the document. Documented values: `2`.
        pub version: Option<i64>,
        /// Not described in the document. Minimum: `0`. Maximum: `12345678901234567890`. Multiple of:
        /// `0.01`.
        pub total: Option<Number>,
        /// Not described in the document. Minimum number of items: `1`. Maximum number of items: `3`.
        pub lines: Vec<Line>,
        /// Not described in the document.
        pub tags: Option<Vec<String>>,
        /// Not described in the document.
        pub labels: Option<BTreeMap<String, String>>,
        /// Not described in the document.
        pub point: Option<OrderPoint>,
        /// Not described in the document.
        pub payment: Option<Payment>,
        /// Not described in the document.
        pub recipient: Option<OrderRecipient>,
        /// Not described in the document. Pattern: `^(?=x).*$`.
        pub legacy: Option<String>,
        /// Not described in the document. Minimum: `2`. Minimum length: `2`.
        pub any: Option<RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `point` of [`Order`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OrderPoint {
        /// Not described in the document. Maximum: `1`.
        pub item0: Option<Number>,
        /// Not described in the document. Maximum length: `1`.
        pub item1: Option<String>,
        /// The items after these.
        pub rest: Vec<bool>,
    }

    /// The property `recipient` of [`Order`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum OrderRecipient {
        /// If the value has this shape.
        Text(String),
        /// If the value has this shape.
        OrderRecipient1(Box<OrderRecipient1>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// A branch of [`OrderRecipient`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct OrderRecipient1 {
        /// Not described in the document. Pattern: `^\+\d+$`.
        pub phone: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `state` of [`Order`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum OrderState {
        /// `open`
        Open,
        /// `closed`
        Closed,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The property `payment` of [`Order`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Payment {
        /// If the tag is `card`.
        Card(Box<Card>),
        /// If the tag is `transfer`.
        Transfer(Box<Transfer>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The schema `Person`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Person {
        /// Not described in the document. Maximum length: `5`.
        pub name: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Request body of `POST /plain`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Plain {
        /// Not described in the document.
        pub id: String,
        /// Not described in the document.
        pub count: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response of `POST /plain` (200).
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Receipt {
        /// Not described in the document.
        pub order: Option<Order>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Request body of `POST /forms`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct SendFormRequest {
        /// Not described in the document. Pattern: `^[^@]+@[^@]+$`. Maximum length: `12`.
        pub email: String,
        /// Not described in the document. Multiple of: `0.01`.
        pub amount: Option<Number>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The query parameter `size`. Minimum: `1`. Maximum: `9`.
    ///
    /// Takes any integer. One outside 1..=9 is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Size(i128);

    /// Request body of `PUT /targets`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Target {
        /// Not described in the document.
        pub email: Option<String>,
        /// Not described in the document.
        pub phone: Option<String>,
        /// Not described in the document. Nullable.
        pub name: Option<String>,
        /// Not described in the document. Nullable.
        #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
        pub type_: Option<String>,
        /// Not described in the document.
        pub clone: Option<bool>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A branch of [`Payment`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Transfer {
        /// Not described in the document.
        pub kind: TransferKind,
        /// Not described in the document. Maximum length: `4`.
        pub iban: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `kind` of [`Transfer`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum TransferKind {
        /// `transfer`
        Transfer,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { AddMemberRequest extra at "#/paths/~1members/post/requestBody/content/application~1json/schema" {
        0 "name" => name: optional,
        1 "role" => role: optional,
    } }

    progenitor_client::request! { AddMemberRequest extra {
    } set {
        name: String,
        role: String,
    } }

    progenitor_client::record! { required Card extra {
        0 "kind" => kind: required,
        1 "number" => number: required,
    } }

    progenitor_client::request! { Card extra {
        number: String,
    } fixed {
        kind: CardKind = "card",
    } }

    progenitor_client::open_enum! { CardKind at "#/components/schemas/Card/properties/kind" {
        "card" => Card,
    } }

    progenitor_client::record! { required Line extra {
        0 "sku" => sku: required,
        1 "count" => count: integer,
        2 "parts" => parts: optional,
    } }

    progenitor_client::request! { Line extra {
        sku: String,
    } set {
        count: i64,
        parts: Vec<Line>,
    } }

    progenitor_client::record! { required Order extra {
        0 "reference" => reference: required,
        1 "created" => created: optional,
        2 "note" => note: optional,
        3 "state" => state: optional,
        4 "level" => level: integer,
        5 "version" => version: integer,
        6 "total" => total: optional,
        7 "lines" => lines: required,
        8 "tags" => tags: optional,
        9 "labels" => labels: optional,
        10 "point" => point: optional,
        11 "payment" => payment: optional,
        12 "recipient" => recipient: optional,
        13 "legacy" => legacy: optional,
        14 "any" => any: optional,
    } visit {
        "payment" => payment,
        "recipient" => recipient,
    } null {
        2, 14,
    } always {
        "note" => note,
    } }

    progenitor_client::request! { Order extra {
        reference: String,
        lines: Vec<Line>,
    } nullable {
        note "note": String,
    } set {
        created: String,
        state: OrderState,
        level: i64,
        version: i64,
        total: Number,
        tags: Vec<String>,
        labels: BTreeMap<String, String>,
        point: OrderPoint,
        payment: Payment,
        recipient: OrderRecipient,
        legacy: String,
        any: RawJson,
    } }

    progenitor_client::tuple! { OrderPoint 0 rest {
        0 => item0: optional,
        1 => item1: optional,
    } }

    progenitor_client::union! { OrderRecipient at "#/components/schemas/Order/properties/recipient" by shape {
        Text [] [] [] => Text,
        Object ["phone"] ["phone"] [] => OrderRecipient1,
    } }

    progenitor_client::branches! { OrderRecipient {
        Text: String,
        OrderRecipient1: OrderRecipient1,
    } }

    progenitor_client::record! { required OrderRecipient1 extra at "#/components/schemas/Order/properties/recipient/oneOf/1" {
        0 "phone" => phone: required,
    } }

    progenitor_client::request! { OrderRecipient1 extra {
        phone: String,
    } }

    progenitor_client::open_enum! { OrderState at "#/components/schemas/Order/properties/state" {
        "open" => Open,
        "closed" => Closed,
    } }

    progenitor_client::union! { Payment by "kind" {
        "card" => Card,
        "transfer" => Transfer,
    } }

    progenitor_client::branches! { Payment {
        Card: Card,
        Transfer: Transfer,
    } }

    progenitor_client::record! { Person extra {
        0 "name" => name: optional,
    } }

    progenitor_client::response! { Person extra {
    } set_by {
        with_name name: String,
    } }

    progenitor_client::record! { required Plain extra {
        0 "id" => id: required,
        1 "count" => count: integer,
    } }

    progenitor_client::request! { Plain extra {
        id: String,
    } set {
        count: i64,
    } }

    progenitor_client::record! { Receipt extra {
        0 "order" => order: optional,
    } visit {
        "order" => order,
    } }

    progenitor_client::response! { Receipt extra {
    } set_by {
        with_order order: Order,
    } }

    progenitor_client::record! { required SendFormRequest extra at "#/paths/~1forms/post/requestBody/content/application~1x-www-form-urlencoded/schema" {
        0 "email" => email: required,
        1 "amount" => amount: optional,
    } }

    progenitor_client::request! { SendFormRequest extra {
        email: String,
    } set {
        amount: Number,
    } }

    progenitor_client::bounded! { Size "size" 1 9 }

    progenitor_client::record! { Target extra {
        0 "email" => email: optional,
        1 "phone" => phone: optional,
        2 "name" => name: optional,
        3 "type" => type_: optional,
        4 "clone" => clone: optional,
    } null {
        2, 3,
    } }

    progenitor_client::request! { Target extra {
    } set {
        email: String,
        phone: String,
        name: String,
        type_: String,
    } set_by {
        clone2 clone: bool,
    } null {
        name_null name "name",
        type_null type_ "type",
    } }

    progenitor_client::record! { required Transfer extra {
        0 "kind" => kind: required,
        1 "iban" => iban: required,
    } }

    progenitor_client::request! { Transfer extra {
        iban: String,
    } fixed {
        kind: TransferKind = "transfer",
    } }

    progenitor_client::open_enum! { TransferKind at "#/components/schemas/Transfer/properties/kind" {
        "transfer" => Transfer,
    } }
}

/// A client of Checks, version 1.
///
/// Servers:
/// - <https://checks.example.com>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `createOrder`.
    ///
    /// Sends `POST /orders` when [`send`](builder::CreateOrder::send) is awaited.
    pub fn create_order(&self) -> builder::CreateOrder {
        builder::CreateOrder(Call::new(&self.0, &builder::CreateOrder::OPERATION))
    }

    /// The operation `sendForm`.
    ///
    /// Sends `POST /forms` when [`send`](builder::SendForm::send) is awaited.
    pub fn send_form(&self) -> builder::SendForm {
        builder::SendForm(Call::new(&self.0, &builder::SendForm::OPERATION))
    }

    /// The operation `upload`.
    ///
    /// Sends `POST /uploads` when [`send`](builder::Upload::send) is awaited.
    pub fn upload(&self) -> builder::Upload {
        builder::Upload(Call::new(&self.0, &builder::Upload::OPERATION))
    }

    /// The operation `uploadScans`.
    ///
    /// Sends `POST /scans` when [`send`](builder::UploadScans::send) is awaited.
    pub fn upload_scans(&self) -> builder::UploadScans {
        builder::UploadScans(Call::new(&self.0, &builder::UploadScans::OPERATION))
    }

    /// The operation `addMember`.
    ///
    /// Sends `POST /members` when [`send`](builder::AddMember::send) is awaited.
    pub fn add_member(&self) -> builder::AddMember {
        builder::AddMember(Call::new(&self.0, &builder::AddMember::OPERATION))
    }

    /// The operation `sendWords`.
    ///
    /// Sends `POST /words` when [`send`](builder::SendWords::send) is awaited.
    pub fn send_words(&self) -> builder::SendWords {
        builder::SendWords(Call::new(&self.0, &builder::SendWords::OPERATION))
    }

    /// The operation `sendPlain`.
    ///
    /// Sends `POST /plain` when [`send`](builder::SendPlain::send) is awaited.
    pub fn send_plain(&self) -> builder::SendPlain {
        builder::SendPlain(Call::new(&self.0, &builder::SendPlain::OPERATION))
    }

    /// The operation `putTarget`.
    ///
    /// Sends `PUT /targets` when [`send`](builder::PutTarget::send) is awaited.
    pub fn put_target(&self) -> builder::PutTarget {
        builder::PutTarget(Call::new(&self.0, &builder::PutTarget::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Checks.
///
/// Unless an operation states others, it needs: `key`.
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

    /// Sent as the header `X-Key`.
    pub fn key(self, key: impl Into<String>) -> Self {
        Self(self.0.text(0, key))
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
    const SERVERS: &'static [&'static str] = &["https://checks.example.com"];
    const SCHEMES: &'static [Scheme] = &[Scheme::header("key", "X-Key")];
    const SECURITY: &'static [&'static [usize]] = &[&[0]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::CreateOrder::OPERATION,
        &builder::SendForm::OPERATION,
        &builder::Upload::OPERATION,
        &builder::UploadScans::OPERATION,
        &builder::AddMember::OPERATION,
        &builder::SendWords::OPERATION,
        &builder::SendPlain::OPERATION,
        &builder::PutTarget::OPERATION,
    ];
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
pub mod servers {
    /// The server `https://checks.example.com`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://checks.example.com";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{Call, Error, Operation, Parameter, ResponseValue};
    use super::{multipart, rules, types};

    /// The operation `createOrder`.
    ///
    /// Returned by [`Client::create_order`](super::Client::create_order); sends `POST /orders`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct CreateOrder(pub(super) Call);

    impl CreateOrder {
        pub(super) const OPERATION: Operation = Operation {
            id: "createOrder",
            method: "POST",
            path: "/orders",
            success: &[204..=204],
            parameters: &[
                Parameter::query("code").rules(&rules::CREATE_ORDER_CODE),
                Parameter::query("ids").rules(&rules::CREATE_ORDER_IDS),
                Parameter::query("rate").rules(&rules::CREATE_ORDER_RATE),
                Parameter::query("size").rules(&rules::CREATE_ORDER_SIZE),
                Parameter::header("X-Tenant")
                    .setter("x_tenant")
                    .rules(&rules::CREATE_ORDER_X_TENANT),
            ],
            requires_body: true,
            rules: &[("application/json", &rules::ORDER)],
            ..Operation::NONE
        };

        /// Optional.
        pub fn code(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn ids(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Optional.
        pub fn rate(self, value: impl TryInto<f64>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. From 1 to 9.
        pub fn size(self, value: impl TryInto<types::Size>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional. Sent as the header `X-Tenant`.
        pub fn x_tenant(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Order>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /orders`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// The operation `sendForm`.
    ///
    /// Returned by [`Client::send_form`](super::Client::send_form); sends `POST /forms`. Retried
    /// only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct SendForm(pub(super) Call);

    impl SendForm {
        pub(super) const OPERATION: Operation = Operation {
            id: "sendForm",
            method: "POST",
            path: "/forms",
            success: &[204..=204],
            requires_body: true,
            rules: &[("application/x-www-form-urlencoded", &rules::SEND_FORM_BODY)],
            ..Operation::NONE
        };

        /// Required. Sent as `application/x-www-form-urlencoded`.
        pub fn body(self, value: impl TryInto<types::SendFormRequest>) -> Self {
            Self(self.0.form_body("application/x-www-form-urlencoded", &[], value))
        }

        /// Sends `POST /forms`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// The operation `upload`.
    ///
    /// Returned by [`Client::upload`](super::Client::upload); sends `POST /uploads`. Retried only
    /// if the server certainly did not act on the request, as [`Retry`](progenitor_client::Retry)
    /// says.
    #[derive(Debug)]
    pub struct Upload(pub(super) Call);

    impl Upload {
        pub(super) const OPERATION: Operation = Operation {
            id: "upload",
            method: "POST",
            path: "/uploads",
            success: &[204..=204],
            requires_body: true,
            rules: &[("multipart/form-data", &rules::UPLOAD_BODY)],
            ..Operation::NONE
        };

        /// Required. Sent as `multipart/form-data`. A file given as a path or a stream is read while it
        /// is sent, and the request is not retried.
        pub fn body(self, value: impl TryInto<multipart::UploadRequest>) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// Sends `POST /uploads`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// The operation `uploadScans`.
    ///
    /// Returned by [`Client::upload_scans`](super::Client::upload_scans); sends `POST /scans`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct UploadScans(pub(super) Call);

    impl UploadScans {
        pub(super) const OPERATION: Operation = Operation {
            id: "uploadScans",
            method: "POST",
            path: "/scans",
            success: &[204..=204],
            requires_body: true,
            rules: &[("multipart/form-data", &rules::UPLOAD_SCANS_BODY)],
            ..Operation::NONE
        };

        /// Required. Sent as `multipart/form-data`. A file given as a path or a stream is read while it
        /// is sent, and the request is not retried.
        pub fn body(self, value: impl TryInto<multipart::UploadScansRequest>) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// Sends `POST /scans`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// The operation `addMember`.
    ///
    /// Returned by [`Client::add_member`](super::Client::add_member); sends `POST /members`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct AddMember(pub(super) Call);

    impl AddMember {
        pub(super) const OPERATION: Operation = Operation {
            id: "addMember",
            method: "POST",
            path: "/members",
            success: &[204..=204],
            requires_body: true,
            rules: &[("application/json", &rules::ADD_MEMBER_BODY)],
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::AddMemberRequest>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /members`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// The operation `sendWords`.
    ///
    /// Returned by [`Client::send_words`](super::Client::send_words); sends `POST /words`. Retried
    /// only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct SendWords(pub(super) Call);

    impl SendWords {
        pub(super) const OPERATION: Operation = Operation {
            id: "sendWords",
            method: "POST",
            path: "/words",
            success: &[204..=204],
            requires_body: true,
            rules: &[("text/plain", &rules::WORDS)],
            ..Operation::NONE
        };

        /// Required. Sent as `text/plain`.
        pub fn body(self, value: impl TryInto<String>) -> Self {
            Self(self.0.text_body("text/plain", value))
        }

        /// Sends `POST /words`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// The operation `sendPlain`.
    ///
    /// Returned by [`Client::send_plain`](super::Client::send_plain); sends `POST /plain`. Retried
    /// only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct SendPlain(pub(super) Call);

    impl SendPlain {
        pub(super) const OPERATION: Operation = Operation {
            id: "sendPlain",
            method: "POST",
            path: "/plain",
            success: &[200..=200],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Plain>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /plain`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Receipt>, Error> {
            self.0.json().await
        }
    }

    /// The operation `putTarget`.
    ///
    /// Returned by [`Client::put_target`](super::Client::put_target); sends `PUT /targets`. Retried
    /// only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct PutTarget(pub(super) Call);

    impl PutTarget {
        pub(super) const OPERATION: Operation = Operation {
            id: "putTarget",
            method: "PUT",
            path: "/targets",
            success: &[204..=204],
            requires_body: true,
            rules: &[("application/json", &rules::TARGET)],
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Target>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `PUT /targets`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }
}

/// Multipart request bodies: one type for each operation that has one.
pub mod multipart {
    use progenitor_client::{Field, File, Multipart};

    /// Request body of `POST /uploads`, sent as `multipart/form-data`.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug)]
    pub struct UploadRequest(Multipart);

    impl UploadRequest {
        /// A body with the required parts.
        pub fn new(title: impl TryInto<String>, file: impl Into<File>) -> Self {
            Self(Multipart::new()).title(title).file(file)
        }

        /// The part `title`.
        pub fn title(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("title");
            Self(self.0.set(&FIELD, value))
        }

        /// A file.
        pub fn file(self, value: impl Into<File>) -> Self {
            static FIELD: Field = Field::new("file");
            Self(self.0.set_files(&FIELD, [value]))
        }

        /// Files, each sent as a part.
        pub fn files(self, value: impl IntoIterator<Item = impl Into<File>>) -> Self {
            static FIELD: Field = Field::new("files");
            Self(self.0.set_files(&FIELD, value))
        }

        /// Adds a text part that the document does not describe.
        pub fn part(self, name: impl Into<String>, value: impl Into<String>) -> Self {
            Self(self.0.part(name, value))
        }

        /// Adds a file that the document does not describe.
        pub fn file_part(self, name: impl Into<String>, file: impl Into<File>) -> Self {
            Self(self.0.file_part(name, file))
        }
    }

    impl From<UploadRequest> for Multipart {
        fn from(body: UploadRequest) -> Self {
            body.0
        }
    }

    /// Request body of `POST /scans`, sent as `multipart/form-data`.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug, Default)]
    pub struct UploadScansRequest(Multipart);

    impl UploadScansRequest {
        /// A body without parts.
        pub fn new() -> Self {
            Self(Multipart::new())
        }

        /// Files, each sent as a part.
        pub fn pages(self, value: impl IntoIterator<Item = impl Into<File>>) -> Self {
            static FIELD: Field = Field::new("pages");
            Self(self.0.set_files(&FIELD, value))
        }

        /// A file.
        pub fn cover(self, value: impl Into<File>) -> Self {
            static FIELD: Field = Field::new("cover");
            Self(self.0.set_files(&FIELD, [value]))
        }

        /// Adds a text part that the document does not describe.
        pub fn part(self, name: impl Into<String>, value: impl Into<String>) -> Self {
            Self(self.0.part(name, value))
        }

        /// Adds a file that the document does not describe.
        pub fn file_part(self, name: impl Into<String>, file: impl Into<File>) -> Self {
            Self(self.0.file_part(name, file))
        }
    }

    impl From<UploadScansRequest> for Multipart {
        fn from(body: UploadScansRequest) -> Self {
            body.0
        }
    }
}

/// What the document states about the values of requests.
mod rules {
    use progenitor_client::support::{Rule::*, Rules, Pattern, RuleKind as Kind};

    static PATTERN: Pattern = Pattern::new("^[A-Z]{2}$", "^[A-Z]{2}$");
    pub(super) static CREATE_ORDER_CODE: Rules = Rules(&[Pattern(&PATTERN)]);
    pub(super) static CREATE_ORDER_IDS: Rules = Rules(&[
        MaxItems(2),
        UniqueItems,
        Items(0, &Rules(&[MaxLength(3)])),
    ]);
    pub(super) static CREATE_ORDER_RATE: Rules = Rules(&[
        ExclusiveMinimum("0"),
        Maximum("0.3"),
    ]);
    pub(super) static CREATE_ORDER_SIZE: Rules = Rules(&[MultipleOf("3")]);
    pub(super) static CREATE_ORDER_X_TENANT: Rules = Rules(&[MinLength(3)]);
    static PATTERN2: Pattern = Pattern::new("^[^@]+@[^@]+$", "^[^@]+@[^@]+$");
    pub(super) static SEND_FORM_BODY: Rules = Rules(&[
        Property("email", &Rules(&[Pattern(&PATTERN2), MaxLength(12)])),
        Property("amount", &Rules(&[MultipleOf("0.01")])),
    ]);
    pub(super) static UPLOAD_BODY: Rules = Rules(&[
        Property("title", &Rules(&[MaxLength(5)])),
        Property("files", &Rules(&[MaxItems(1)])),
    ]);
    pub(super) static UPLOAD_SCANS_BODY: Rules = Rules(&[
        MinProperties(2),
        Required(&["lot"]),
        Property("pages", &Rules(&[MinItems(1), UniqueItems, Items(0, &Rules(&[MinLength(1)]))])),
        Property("cover", &Rules(&[AnyOf(&[&Rules(&[Type(&[Kind::String]), MaxLength(9)]), &Rules(&[Type(&[Kind::String]), MinLength(1)])])])),
    ]);
    pub(super) static ADD_MEMBER_BODY: Rules = Rules(&[
        AllOf(&PERSON),
        Property("role", &Rules(&[MaxLength(5)])),
    ]);
    pub(super) static TARGET: Rules = Rules(&[
        OneOf(&[&Rules(&[Required(&["email"])]), &Rules(&[Required(&["phone"])])]),
        If(&Rules(&[Required(&["phone"])]), &Rules(&[Required(&["name"])]), &Rules(&[])),
    ]);
    static PATTERN3: Pattern = Pattern::new("^[^!]*$", "^[^!]*$");
    pub(super) static WORDS: Rules = Rules(&[
        Pattern(&PATTERN3),
        MinLength(1),
        MaxLength(5),
    ]);
    pub(super) static PERSON: Rules = Rules(&[Property("name", &Rules(&[MaxLength(5)]))]);
    static PATTERN4: Pattern = Pattern::new("^[a-z]+$", "^[a-z]+$");
    static PATTERN5: Pattern = Pattern::new("^\\+\\d+$", "^\\+\\d+$");
    pub(super) static ORDER: Rules = Rules(&[
        Required(&["note"]),
        DependentRequired("state", &["level"]),
        Property("reference", &Rules(&[MinLength(2), MaxLength(4)])),
        Property("created", &Rules(&[MaxLength(30)])),
        Property("note", &Rules(&[MaxLength(5)])),
        Property("state", &Rules(&[Texts(&["open", "closed"])])),
        Property("level", &Rules(&[Values(&["1", "2", "3"])])),
        Property("version", &Rules(&[Values(&["2"])])),
        Property("total", &Rules(&[Minimum("0"), Maximum("12345678901234567890"), MultipleOf("0.01")])),
        Property("lines", &Rules(&[MinItems(1), MaxItems(3), Items(0, &LINE)])),
        Property("tags", &Rules(&[UniqueItems, Items(0, &Rules(&[MaxLength(3)]))])),
        Property("labels", &Rules(&[MaxProperties(2), AdditionalProperties(&[], &[], &Rules(&[MaxLength(3)])), PropertyNames(&Rules(&[Pattern(&PATTERN4)]))])),
        Property("point", &Rules(&[PrefixItems(&[&Rules(&[Type(&[Kind::Number]), Maximum("1")]), &Rules(&[Type(&[Kind::String]), MaxLength(1)])])])),
        Property("payment", &PAYMENT),
        Property("recipient", &Rules(&[AnyOf(&[&Rules(&[Type(&[Kind::String]), MaxLength(12)]), &Rules(&[Type(&[Kind::Object]), Required(&["phone"]), Property("phone", &Rules(&[Type(&[Kind::String]), Pattern(&PATTERN5)]))])])])),
        Property("any", &Rules(&[Minimum("2"), MinLength(2)])),
        Not(&Rules(&[Required(&["level", "version"])])),
    ]);
    pub(super) static PAYMENT: Rules = Rules(&[Tagged("kind", &[("card", &CARD), ("transfer", &TRANSFER)])]);
    pub(super) static TRANSFER: Rules = Rules(&[
        Property("kind", &Rules(&[Texts(&["transfer"])])),
        Property("iban", &Rules(&[MaxLength(4)])),
    ]);
    pub(super) static CARD: Rules = Rules(&[
        Property("kind", &Rules(&[Texts(&["card"])])),
        Property("number", &Rules(&[MinLength(4)])),
    ]);
    static PATTERN6: Pattern = Pattern::new("^\\w+$", "^\\w+$");
    pub(super) static LINE: Rules = Rules(&[
        Property("sku", &Rules(&[Pattern(&PATTERN6)])),
        Property("count", &Rules(&[ExclusiveMinimum("0"), ExclusiveMaximum("100")])),
        Property("parts", &Rules(&[Items(0, &LINE)])),
    ]);
}
