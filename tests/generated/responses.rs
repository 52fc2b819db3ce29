use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Extra, Malformed, RawJson, UnknownValue};

    /// Response of `POST /chat` (200).
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ChatEvent {
        /// Not described in the document.
        pub delta: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response of `POST /chat` (200).
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ChatResponse {
        /// Not described in the document.
        pub text: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response of `GET /jobs/{id}` (200).
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Done {
        /// Not described in the document.
        pub result: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A branch of [`Envelopes`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct DoneEvent {
        /// Not described in the document.
        pub event: DoneEventEvent,
        /// Not described in the document.
        pub data: Done,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `event` of [`DoneEvent`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum DoneEventEvent {
        /// `done`
        Done,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The schema `Envelopes`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Envelopes {
        /// If the tag is `done`.
        DoneEvent(Box<DoneEvent>),
        /// If the tag is `waiting`.
        WaitingEvent(Box<WaitingEvent>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// Error response of `GET /jobs/{id}` (default).
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Fault {
        /// Not described in the document.
        pub message: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response of `GET /envelopes` (200).
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum GetEnvelopesEvent {
        /// If the value has this shape.
        Done(Box<Done>),
        /// If the value has this shape.
        Waiting(Box<Waiting>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// Error response of `GET /jobs/{id}` (404).
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Problem {
        /// Not described in the document.
        pub title: Option<String>,
        /// Not described in the document.
        pub detail: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response of `GET /jobs/{id}` (202).
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Waiting {
        /// Not described in the document.
        pub eta: i64,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A branch of [`Envelopes`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct WaitingEvent {
        /// Not described in the document.
        pub event: WaitingEventEvent,
        /// Not described in the document.
        pub data: Waiting,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `event` of [`WaitingEvent`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum WaitingEventEvent {
        /// `waiting`
        Waiting,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { ChatEvent extra at "#/paths/~1chat/post/responses/200/content/text~1event-stream/schema" {
        0 "delta" => delta: optional,
    } }

    progenitor_client::response! { ChatEvent extra {
    } set_by {
        with_delta delta: String,
    } }

    progenitor_client::record! { required ChatResponse extra at "#/paths/~1chat/post/responses/200/content/application~1json/schema" {
        0 "text" => text: required,
    } }

    progenitor_client::response! { ChatResponse extra {
        text: String,
    } }

    progenitor_client::record! { required Done extra {
        0 "result" => result: required,
    } }

    progenitor_client::request! { Done extra {
        result: String,
    } }

    progenitor_client::record! { required DoneEvent extra {
        0 "event" => event: required,
        1 "data" => data: required,
    } }

    progenitor_client::response! { DoneEvent extra {
        data: Done,
    } fixed {
        event: DoneEventEvent = "done",
    } }

    progenitor_client::open_enum! { DoneEventEvent at "#/components/schemas/DoneEvent/properties/event" {
        "done" => Done,
    } }

    progenitor_client::union! { Envelopes by "event" {
        "done" => DoneEvent,
        "waiting" => WaitingEvent,
    } }

    progenitor_client::record! { required Fault extra {
        0 "message" => message: required,
    } }

    progenitor_client::response! { Fault extra {
        message: String,
    } }

    progenitor_client::union! { GetEnvelopesEvent at "#/paths/~1envelopes/get/responses/200/content/text~1event-stream/schema" by shape {
        Object ["result"] ["result"] [] => Done,
        Object ["eta"] ["eta"] [] => Waiting,
    } }

    progenitor_client::record! { Problem extra {
        0 "title" => title: optional,
        1 "detail" => detail: optional,
    } }

    progenitor_client::response! { Problem extra {
    } set_by {
        with_title title: String,
        with_detail detail: String,
    } }

    progenitor_client::record! { required Waiting extra {
        0 "eta" => eta: required_integer,
    } }

    progenitor_client::response! { Waiting extra {
        eta: i64,
    } }

    progenitor_client::record! { required WaitingEvent extra {
        0 "event" => event: required,
        1 "data" => data: required,
    } }

    progenitor_client::response! { WaitingEvent extra {
        data: Waiting,
    } fixed {
        event: WaitingEventEvent = "waiting",
    } }

    progenitor_client::open_enum! { WaitingEventEvent at "#/components/schemas/WaitingEvent/properties/event" {
        "waiting" => Waiting,
    } }
}

/// A client of Responses, version 1.
///
/// Servers:
/// - <https://responses.example.com>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `getJob`.
    ///
    /// Sends `GET /jobs/{id}` when [`send`](builder::GetJob::send) is awaited.
    pub fn get_job(&self) -> builder::GetJob {
        builder::GetJob(Call::new(&self.0, &builder::GetJob::OPERATION))
    }

    /// The operation `deleteJob`.
    ///
    /// Sends `DELETE /jobs/{id}` when [`send`](builder::DeleteJob::send) is awaited.
    pub fn delete_job(&self) -> builder::DeleteJob {
        builder::DeleteJob(Call::new(&self.0, &builder::DeleteJob::OPERATION))
    }

    /// The operation `headJob`.
    ///
    /// Sends `HEAD /jobs/{id}` when [`send`](builder::HeadJob::send) is awaited.
    pub fn head_job(&self) -> builder::HeadJob {
        builder::HeadJob(Call::new(&self.0, &builder::HeadJob::OPERATION))
    }

    /// The operation `getRange`.
    ///
    /// Sends `GET /ranges` when [`send`](builder::GetRange::send) is awaited.
    pub fn get_range(&self) -> builder::GetRange {
        builder::GetRange(Call::new(&self.0, &builder::GetRange::OPERATION))
    }

    /// The operation `patchContact`.
    ///
    /// Sends `PATCH /contacts/{id}` when [`send`](builder::PatchContact::send) is awaited.
    pub fn patch_contact(&self) -> builder::PatchContact {
        builder::PatchContact(Call::new(&self.0, &builder::PatchContact::OPERATION))
    }

    /// The operation `getDone`.
    ///
    /// Sends `GET /done` when [`send`](builder::GetDone::send) is awaited.
    pub fn get_done(&self) -> builder::GetDone {
        builder::GetDone(Call::new(&self.0, &builder::GetDone::OPERATION))
    }

    /// The operation `getOrder`.
    ///
    /// Sends `GET /orders` when [`send`](builder::GetOrder::send) is awaited.
    pub fn get_order(&self) -> builder::GetOrder {
        builder::GetOrder(Call::new(&self.0, &builder::GetOrder::OPERATION))
    }

    /// The operation `makeOrder`.
    ///
    /// Sends `POST /orders` when [`send`](builder::MakeOrder::send) is awaited.
    pub fn make_order(&self) -> builder::MakeOrder {
        builder::MakeOrder(Call::new(&self.0, &builder::MakeOrder::OPERATION))
    }

    /// The operation `getFile`.
    ///
    /// Sends `GET /files/{id}` when [`send`](builder::GetFile::send) is awaited.
    pub fn get_file(&self) -> builder::GetFile {
        builder::GetFile(Call::new(&self.0, &builder::GetFile::OPERATION))
    }

    /// The operation `getAnything`.
    ///
    /// Sends `GET /anything` when [`send`](builder::GetAnything::send) is awaited.
    pub fn get_anything(&self) -> builder::GetAnything {
        builder::GetAnything(Call::new(&self.0, &builder::GetAnything::OPERATION))
    }

    /// The operation `getDefault`.
    ///
    /// Sends `GET /default` when [`send`](builder::GetDefault::send) is awaited.
    pub fn get_default(&self) -> builder::GetDefault {
        builder::GetDefault(Call::new(&self.0, &builder::GetDefault::OPERATION))
    }

    /// The operation `chat`.
    ///
    /// Sends `POST /chat` when [`send`](builder::Chat::send) is awaited.
    pub fn chat(&self) -> builder::Chat {
        builder::Chat(Call::new(&self.0, &builder::Chat::OPERATION))
    }

    /// The operation `getTexts`.
    ///
    /// Sends `GET /texts` when [`send`](builder::GetTexts::send) is awaited.
    pub fn get_texts(&self) -> builder::GetTexts {
        builder::GetTexts(Call::new(&self.0, &builder::GetTexts::OPERATION))
    }

    /// The operation `getEvents`.
    ///
    /// Sends `GET /events` when [`send`](builder::GetEvents::send) is awaited.
    pub fn get_events(&self) -> builder::GetEvents {
        builder::GetEvents(Call::new(&self.0, &builder::GetEvents::OPERATION))
    }

    /// The operation `getEventsAfter`.
    ///
    /// Sends `GET /headers` when [`send`](builder::GetEventsAfter::send) is awaited.
    pub fn get_events_after(&self) -> builder::GetEventsAfter {
        builder::GetEventsAfter(Call::new(&self.0, &builder::GetEventsAfter::OPERATION))
    }

    /// The operation `getEnvelopes`.
    ///
    /// Sends `GET /envelopes` when [`send`](builder::GetEnvelopes::send) is awaited.
    pub fn get_envelopes(&self) -> builder::GetEnvelopes {
        builder::GetEnvelopes(Call::new(&self.0, &builder::GetEnvelopes::OPERATION))
    }

    /// The operation `export`.
    ///
    /// Sends `GET /export` when [`send`](builder::Export::send) is awaited.
    pub fn export(&self) -> builder::Export {
        builder::Export(Call::new(&self.0, &builder::Export::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Responses.
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
    const SERVERS: &'static [&'static str] = &["https://responses.example.com"];
    const SCHEMES: &'static [Scheme] = &[Scheme::header("key", "X-Key")];
    const SECURITY: &'static [&'static [usize]] = &[&[0]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::GetJob::OPERATION,
        &builder::DeleteJob::OPERATION,
        &builder::HeadJob::OPERATION,
        &builder::GetRange::OPERATION,
        &builder::PatchContact::OPERATION,
        &builder::GetDone::OPERATION,
        &builder::GetOrder::OPERATION,
        &builder::MakeOrder::OPERATION,
        &builder::GetFile::OPERATION,
        &builder::GetAnything::OPERATION,
        &builder::GetDefault::OPERATION,
        &builder::Chat::OPERATION,
        &builder::GetTexts::OPERATION,
        &builder::GetEvents::OPERATION,
        &builder::GetEventsAfter::OPERATION,
        &builder::GetEnvelopes::OPERATION,
        &builder::Export::OPERATION,
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
    /// The server `https://responses.example.com`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://responses.example.com";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{
        ByteStream, Bytes, Call, DocumentedError, Error, EventStream, Operation,
        Parameter, ResponseValue,
    };
    use super::types;

    /// The operation `getJob`.
    ///
    /// Returned by [`Client::get_job`](super::Client::get_job); sends `GET /jobs/{id}`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetJob(pub(super) Call);

    impl GetJob {
        pub(super) const OPERATION: Operation = Operation {
            id: "getJob",
            method: "GET",
            path: "/jobs/{id}",
            success: &[200..=200, 202..=202, 204..=204],
            parameters: &[Parameter::path("id")],
            errors: &[
                DocumentedError::new(304..=304, &[]),
                DocumentedError::new(404..=404, &[]).body::<types::Problem>(),
                DocumentedError::new(409..=409, &[]).body::<Vec<String>>(),
                DocumentedError::new(400..=499, &[]),
                DocumentedError::new(0..=999, &[]).body::<types::Fault>(),
            ],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /jobs/{id}`.
        ///
        /// What it returns depends on the status.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 304
        /// - 404: [`Problem`](super::types::Problem)
        /// - 409: `Vec<String>`
        /// - 4XX
        /// - any other: [`Fault`](super::types::Fault)
        pub async fn send(self) -> Result<ResponseValue<GetJobSuccess>, Error> {
            self.0.by_status().await
        }
    }

    /// What [`GetJob::send`] returns, by the status: 200, 202 or 204.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum GetJobSuccess {
        /// The status 200.
        Status200(types::Done),
        /// The status 202.
        Status202(types::Waiting),
        /// The status 204, without a body.
        Status204,
        /// A success status that the document does not list. The body is not decoded.
        Other(Bytes),
    }
    progenitor_client::by_status! {
        GetJobSuccess { 0 Status200 200..= 200 => json, 1 Status202 202..= 202 => json, 2
        Status204 204..= 204 => empty, }
    }

    /// The operation `deleteJob`.
    ///
    /// Returned by [`Client::delete_job`](super::Client::delete_job); sends `DELETE /jobs/{id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct DeleteJob(pub(super) Call);

    impl DeleteJob {
        pub(super) const OPERATION: Operation = Operation {
            id: "deleteJob",
            method: "DELETE",
            path: "/jobs/{id}",
            success: &[200..=200, 204..=204],
            parameters: &[Parameter::path("id")],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `DELETE /jobs/{id}`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<Option<types::Done>>, Error> {
            self.0.json().await
        }
    }

    /// The operation `headJob`.
    ///
    /// Returned by [`Client::head_job`](super::Client::head_job); sends `HEAD /jobs/{id}`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct HeadJob(pub(super) Call);

    impl HeadJob {
        pub(super) const OPERATION: Operation = Operation {
            id: "headJob",
            method: "HEAD",
            path: "/jobs/{id}",
            success: &[200..=200],
            parameters: &[Parameter::path("id")],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `HEAD /jobs/{id}`.
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

    /// The operation `getRange`.
    ///
    /// Returned by [`Client::get_range`](super::Client::get_range); sends `GET /ranges`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetRange(pub(super) Call);

    impl GetRange {
        pub(super) const OPERATION: Operation = Operation {
            id: "getRange",
            method: "GET",
            path: "/ranges",
            success: &[200..=299, 200..=200, 206..=206],
            accept: "application/json, application/pdf",
            ..Operation::NONE
        };

        /// Sends `GET /ranges`.
        ///
        /// What it returns depends on the status.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<GetRangeSuccess>, Error> {
            self.0.by_status().await
        }
    }

    /// What [`GetRange::send`] returns, by the status: 2XX, 200 or 206.
    #[derive(Debug)]
    #[non_exhaustive]
    pub enum GetRangeSuccess {
        /// The status 2XX.
        Status2xx(types::Waiting),
        /// The status 200.
        Status200(types::Done),
        /// The status 206, with a stream of bytes.
        Status206(ByteStream),
        /// A success status that the document does not list. The body is not decoded.
        Other(Bytes),
    }
    progenitor_client::by_status! {
        GetRangeSuccess { 0 Status2xx 200..= 299 => json, 1 Status200 200..= 200 => json,
        2 Status206 206..= 206 => bytes, }
    }

    /// The operation `patchContact`.
    ///
    /// Returned by [`Client::patch_contact`](super::Client::patch_contact); sends `PATCH /contacts/{id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct PatchContact(pub(super) Call);

    impl PatchContact {
        pub(super) const OPERATION: Operation = Operation {
            id: "patchContact",
            method: "PATCH",
            path: "/contacts/{id}",
            success: &[204..=204],
            parameters: &[Parameter::path("id")],
            errors: &[DocumentedError::new(0..=999, &[]).body::<types::Fault>()],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `PATCH /contacts/{id}`. It is not sent again if the server may have acted on it; after
        /// an error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server)
        /// says whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - any other: [`Fault`](super::types::Fault)
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }

    /// The operation `getDone`.
    ///
    /// Returned by [`Client::get_done`](super::Client::get_done); sends `GET /done`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetDone(pub(super) Call);

    impl GetDone {
        pub(super) const OPERATION: Operation = Operation {
            id: "getDone",
            method: "GET",
            path: "/done",
            success: &[200..=200],
            accept: "application/vnd.api+json",
            ..Operation::NONE
        };

        /// Sends `GET /done`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Done>, Error> {
            self.0.json().await
        }
    }

    /// The operation `getOrder`.
    ///
    /// Returned by [`Client::get_order`](super::Client::get_order); sends `GET /orders`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetOrder(pub(super) Call);

    impl GetOrder {
        pub(super) const OPERATION: Operation = Operation {
            id: "getOrder",
            method: "GET",
            path: "/orders",
            success: &[200..=200],
            accept: "application/json, */*",
            errors: &[DocumentedError::new(404..=404, &[]).body::<types::Fault>()],
            ..Operation::NONE
        };

        /// Sends `GET /orders`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 404: [`Fault`](super::types::Fault)
        pub async fn send(self) -> Result<ResponseValue<types::Done>, Error> {
            self.0.json().await
        }
    }

    /// The operation `makeOrder`.
    ///
    /// Returned by [`Client::make_order`](super::Client::make_order); sends `POST /orders`. Retried
    /// only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct MakeOrder(pub(super) Call);

    impl MakeOrder {
        pub(super) const OPERATION: Operation = Operation {
            id: "makeOrder",
            method: "POST",
            path: "/orders",
            success: &[200..=200],
            accept: "application/json, application/*",
            ..Operation::NONE
        };

        /// Sends `POST /orders`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<Vec<i64>>, Error> {
            self.0.json().await
        }
    }

    /// The operation `getFile`.
    ///
    /// Returned by [`Client::get_file`](super::Client::get_file); sends `GET /files/{id}`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetFile(pub(super) Call);

    impl GetFile {
        pub(super) const OPERATION: Operation = Operation {
            id: "getFile",
            method: "GET",
            path: "/files/{id}",
            success: &[200..=200],
            accept: "image/png, image/jpeg",
            parameters: &[Parameter::path("id")],
            errors: &[DocumentedError::new(404..=404, &[]).body::<types::Fault>()],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /files/{id}`.
        ///
        /// Returns the body as a stream of bytes.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - 404: [`Fault`](super::types::Fault)
        pub async fn send(self) -> Result<ResponseValue<ByteStream>, Error> {
            self.0.bytes().await
        }
    }

    /// The operation `getAnything`.
    ///
    /// Returned by [`Client::get_anything`](super::Client::get_anything); sends `GET /anything`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetAnything(pub(super) Call);

    impl GetAnything {
        pub(super) const OPERATION: Operation = Operation {
            id: "getAnything",
            method: "GET",
            path: "/anything",
            success: &[],
            errors: &[DocumentedError::new(404..=404, &[])],
            ..Operation::NONE
        };

        /// Sends `GET /anything`.
        ///
        /// The document lists no success status. Returns the body as a stream of bytes.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
        pub async fn send(self) -> Result<ResponseValue<ByteStream>, Error> {
            self.0.bytes().await
        }
    }

    /// The operation `getDefault`.
    ///
    /// Returned by [`Client::get_default`](super::Client::get_default); sends `GET /default`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetDefault(pub(super) Call);

    impl GetDefault {
        pub(super) const OPERATION: Operation = Operation {
            id: "getDefault",
            method: "GET",
            path: "/default",
            success: &[200..=299],
            errors: &[DocumentedError::new(0..=999, &[]).body::<types::Done>()],
            ..Operation::NONE
        };

        /// Sends `GET /default`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors. [`documented`](progenitor_client::Error::documented) decodes their
        /// bodies:
        ///
        /// - any other: [`Done`](super::types::Done)
        pub async fn send(self) -> Result<ResponseValue<types::Done>, Error> {
            self.0.json().await
        }
    }

    /// The operation `chat`.
    ///
    /// Returned by [`Client::chat`](super::Client::chat); sends `POST /chat`. Retried only if the
    /// server certainly did not act on the request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Chat(pub(super) Call);

    impl Chat {
        pub(super) const OPERATION: Operation = Operation {
            id: "chat",
            method: "POST",
            path: "/chat",
            success: &[200..=200],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Done>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Optional. The id of the last event that was read; the stream continues after it. Sent as the
        /// header `Last-Event-ID`.
        pub fn last_event_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.last_event_id(value))
        }

        /// Sends `POST /chat`. It is not sent again if the server may have acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::ChatResponse>, Error> {
            self.0.json().await
        }

        /// Sends `POST /chat` and returns the events that the server sends, instead of one response.
        /// Some servers do so only if a property of the body asks for it.
        ///
        /// # Errors
        ///
        /// Those of [`send`](Self::send), and `Decode` if the response is not a stream of events.
        pub async fn events(
            self,
        ) -> Result<ResponseValue<EventStream<types::ChatEvent>>, Error> {
            self.0.events().await
        }
    }

    /// The operation `getTexts`.
    ///
    /// Returned by [`Client::get_texts`](super::Client::get_texts); sends `GET /texts`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetTexts(pub(super) Call);

    impl GetTexts {
        pub(super) const OPERATION: Operation = Operation {
            id: "getTexts",
            method: "GET",
            path: "/texts",
            success: &[200..=200],
            parameters: &[Parameter::query("events"), Parameter::query("last_event_id")],
            ..Operation::NONE
        };

        /// Optional.
        pub fn events(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional.
        pub fn last_event_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Optional. The id of the last event that was read; the stream continues after it. Sent as the
        /// header `Last-Event-ID`.
        pub fn resume_after(self, value: impl TryInto<String>) -> Self {
            Self(self.0.last_event_id(value))
        }

        /// Sends `GET /texts`.
        ///
        /// Returns the events that the server sends, as a stream.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<EventStream<String>>, Error> {
            self.0.texts().await
        }
    }

    /// The operation `getEvents`.
    ///
    /// Returned by [`Client::get_events`](super::Client::get_events); sends `GET /events`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetEvents(pub(super) Call);

    impl GetEvents {
        pub(super) const OPERATION: Operation = Operation {
            id: "getEvents",
            method: "GET",
            path: "/events",
            success: &[200..=200],
            ..Operation::NONE
        };

        /// Optional. The id of the last event that was read; the stream continues after it. Sent as the
        /// header `Last-Event-ID`.
        pub fn last_event_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.last_event_id(value))
        }

        /// Sends `GET /events`.
        ///
        /// Returns the events that the server sends, as a stream.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> Result<ResponseValue<EventStream<types::Waiting>>, Error> {
            self.0.events().await
        }
    }

    /// The operation `getEventsAfter`.
    ///
    /// Returned by [`Client::get_events_after`](super::Client::get_events_after); sends `GET /headers`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetEventsAfter(pub(super) Call);

    impl GetEventsAfter {
        pub(super) const OPERATION: Operation = Operation {
            id: "getEventsAfter",
            method: "GET",
            path: "/headers",
            success: &[200..=200],
            parameters: &[Parameter::header("last-event-id").setter("last_event_id")],
            ..Operation::NONE
        };

        /// Optional. Sent as the header `last-event-id`.
        pub fn last_event_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /headers`.
        ///
        /// Returns the events that the server sends, as a stream.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> Result<ResponseValue<EventStream<types::Waiting>>, Error> {
            self.0.events().await
        }
    }

    /// The operation `getEnvelopes`.
    ///
    /// Returned by [`Client::get_envelopes`](super::Client::get_envelopes); sends `GET /envelopes`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetEnvelopes(pub(super) Call);

    impl GetEnvelopes {
        pub(super) const OPERATION: Operation = Operation {
            id: "getEnvelopes",
            method: "GET",
            path: "/envelopes",
            success: &[200..=200],
            ..Operation::NONE
        };

        /// Optional. The id of the last event that was read; the stream continues after it. Sent as the
        /// header `Last-Event-ID`.
        pub fn last_event_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.last_event_id(value))
        }

        /// Sends `GET /envelopes`.
        ///
        /// Returns the events that the server sends, as a stream.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> Result<ResponseValue<EventStream<types::GetEnvelopesEvent>>, Error> {
            self.0.events().await
        }
    }

    /// The operation `export`.
    ///
    /// Returned by [`Client::export`](super::Client::export); sends `GET /export`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Export(pub(super) Call);

    impl Export {
        pub(super) const OPERATION: Operation = Operation {
            id: "export",
            method: "GET",
            path: "/export",
            success: &[200..=200, 202..=202],
            accept: "text/event-stream, application/json",
            ..Operation::NONE
        };

        /// Optional. The id of the last event that was read; the stream continues after it. Sent as the
        /// header `Last-Event-ID`.
        pub fn last_event_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.last_event_id(value))
        }

        /// Sends `GET /export`.
        ///
        /// What it returns depends on the status.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<ExportSuccess>, Error> {
            self.0.by_status().await
        }
    }

    /// What [`Export::send`] returns, by the status: 200 or 202.
    #[derive(Debug)]
    #[non_exhaustive]
    pub enum ExportSuccess {
        /// The status 200, with a stream of events.
        Status200(EventStream<types::Waiting>),
        /// The status 202.
        Status202(types::Waiting),
        /// A success status that the document does not list. The body is not decoded.
        Other(Bytes),
    }
    progenitor_client::by_status! {
        ExportSuccess { 0 Status200 200..= 200 => events, 1 Status202 202..= 202 => json,
        }
    }
}
