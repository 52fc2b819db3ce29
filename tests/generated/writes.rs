use progenitor_client::{
    BearerToken, Call, Error, Method, Operation, Paginated, Provider, RawRequest,
    ResponseValue, Scheme, Secrets, Session,
};
use progenitor_client::support::{Id, Paging, Position, Style};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::Extra;

    /// Request body of `POST /conversations/filter`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Filter {
        /// Not described in the document.
        pub status: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response of `PUT /conversations/{id}` (200).
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Message {
        /// Not described in the document.
        pub id: Option<i64>,
        /// Not described in the document.
        pub content: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Request body of `PUT /conversations/{id}`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct NewMessage {
        /// Not described in the document.
        pub content: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response of `GET /conversations` (200).
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Page {
        /// Not described in the document.
        pub count: Option<i64>,
        /// Not described in the document.
        pub payload: Option<Vec<Message>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Error response of `POST /conversations/{id}/messages` (422).
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Refused {
        /// Not described in the document.
        pub message: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { Filter extra {
        0 "status" => status: optional,
    } }

    progenitor_client::request! { Filter extra {
    } set {
        status: String,
    } }

    progenitor_client::record! { Message extra {
        0 "id" => id: integer,
        1 "content" => content: optional,
    } }

    progenitor_client::response! { Message extra {
    } set_by {
        with_id id: i64,
        with_content content: String,
    } }

    progenitor_client::record! { required NewMessage extra {
        0 "content" => content: required,
    } }

    progenitor_client::request! { NewMessage extra {
        content: String,
    } }

    progenitor_client::record! { Page extra {
        0 "count" => count: integer,
        1 "payload" => payload: optional,
    } }

    progenitor_client::response! { Page extra {
    } set_by {
        with_count count: i64,
        with_payload payload: Vec<Message>,
    } }

    progenitor_client::record! { Refused extra {
        0 "message" => message: optional,
    } }

    progenitor_client::response! { Refused extra {
    } set_by {
        with_message message: String,
    } }
}

/// A client of Writes, version 1.
///
/// Servers:
/// - <https://writes.example.com/v2>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `listConversations`.
    ///
    /// Sends `GET /conversations` when [`send`](builder::ListConversations::send) is awaited.
    pub fn list_conversations(&self) -> builder::ListConversations {
        builder::ListConversations(
            Call::new(&self.0, &builder::ListConversations::OPERATION),
        )
    }

    /// The operation `filterConversations`.
    ///
    /// It only reads.
    ///
    /// Sends `POST /conversations/filter` when [`send`](builder::FilterConversations::send) is
    /// awaited, for one page. `.items()` and `.pages()` of
    /// [`Paginated`](progenitor_client::Paginated) walk the whole list.
    pub fn filter_conversations(&self) -> builder::FilterConversations {
        builder::FilterConversations(
            Call::new(&self.0, &builder::FilterConversations::OPERATION),
        )
    }

    /// The operation `takeConversations`.
    ///
    /// Each page is assigned to the caller.
    ///
    /// Sends `POST /conversations/take` when [`send`](builder::TakeConversations::send) is awaited,
    /// for one page. `.items()` and `.pages()` of [`Paginated`](progenitor_client::Paginated) walk
    /// the whole list.
    pub fn take_conversations(&self) -> builder::TakeConversations {
        builder::TakeConversations(
            Call::new(&self.0, &builder::TakeConversations::OPERATION),
        )
    }

    /// The operation `replaceConversation`.
    ///
    /// Sends `PUT /conversations/{id}` when [`send`](builder::ReplaceConversation::send) is
    /// awaited.
    pub fn replace_conversation(&self) -> builder::ReplaceConversation {
        builder::ReplaceConversation(
            Call::new(&self.0, &builder::ReplaceConversation::OPERATION),
        )
    }

    /// The operation `deleteConversation`.
    ///
    /// Sends `DELETE /conversations/{id}` when [`send`](builder::DeleteConversation::send) is
    /// awaited.
    pub fn delete_conversation(&self) -> builder::DeleteConversation {
        builder::DeleteConversation(
            Call::new(&self.0, &builder::DeleteConversation::OPERATION),
        )
    }

    /// The operation `updateConversation`.
    ///
    /// Sends `PATCH /conversations/{id}` when [`send`](builder::UpdateConversation::send) is
    /// awaited.
    pub fn update_conversation(&self) -> builder::UpdateConversation {
        builder::UpdateConversation(
            Call::new(&self.0, &builder::UpdateConversation::OPERATION),
        )
    }

    /// The operation `createMessage`.
    ///
    /// Sends `POST /conversations/{id}/messages` when [`send`](builder::CreateMessage::send) is
    /// awaited.
    pub fn create_message(&self) -> builder::CreateMessage {
        builder::CreateMessage(Call::new(&self.0, &builder::CreateMessage::OPERATION))
    }

    /// The operation `createFile`.
    ///
    /// Sends `POST /conversations/{id}/files` when [`send`](builder::CreateFile::send) is awaited.
    pub fn create_file(&self) -> builder::CreateFile {
        builder::CreateFile(Call::new(&self.0, &builder::CreateFile::OPERATION))
    }

    /// The operation `ingestMessage`.
    ///
    /// A message with the same id is kept once.
    ///
    /// Sends `POST /messages/{external_id}` when [`send`](builder::IngestMessage::send) is awaited.
    pub fn ingest_message(&self) -> builder::IngestMessage {
        builder::IngestMessage(Call::new(&self.0, &builder::IngestMessage::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Writes.
///
/// Unless an operation states others, it needs: `key` or `token`.
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

    /// A string, a [`TokenSource`](progenitor_client::TokenSource) or
    /// [`ClientCredentials`](progenitor_client::ClientCredentials). Sent as a bearer token.
    pub fn token(self, token: impl Into<BearerToken>) -> Self {
        Self(self.0.token(1, token))
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
    const SERVERS: &'static [&'static str] = &["https://writes.example.com/v2"];
    const SCHEMES: &'static [Scheme] = &[
        Scheme::header("key", "X-Key"),
        Scheme::bearer("token"),
    ];
    const SECURITY: &'static [&'static [usize]] = &[&[0], &[1]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::ListConversations::OPERATION,
        &builder::FilterConversations::OPERATION,
        &builder::TakeConversations::OPERATION,
        &builder::ReplaceConversation::OPERATION,
        &builder::DeleteConversation::OPERATION,
        &builder::UpdateConversation::OPERATION,
        &builder::CreateMessage::OPERATION,
        &builder::CreateFile::OPERATION,
        &builder::IngestMessage::OPERATION,
    ];
    const RATE_LIMIT: Option<(u32, u64)> = None;

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

impl Paginated for builder::FilterConversations {
    type Page = types::Page;
    type Item = types::Message;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "filterConversations",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.page(Position(cursor))
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn total(page: &Self::Page, _: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        page.count
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.payload.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.payload
    }
}

impl Paginated for builder::TakeConversations {
    type Page = types::Page;
    type Item = types::Message;
    const PAGING: Paging = Paging {
        style: Style::PageNumber,
        parameter: "page",
        items: "/payload",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "takeConversations",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.page(Position(cursor))
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.payload.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.payload
    }
}

/// The servers of the document, for
/// [`ClientBuilder::base_url`](progenitor_client::ClientBuilder::base_url).
pub mod servers {
    /// The server `https://writes.example.com/v2`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://writes.example.com/v2";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{
        Call, DocumentedError, Error, Operation, Parameter, ResponseValue,
    };
    use super::{multipart, types};
    const MESSAGE_OF_REFUSED: &[&str] = &["/message"];
    /// The operation `listConversations`.
    ///
    /// Returned by [`Client::list_conversations`](super::Client::list_conversations); sends `GET /conversations`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListConversations(pub(super) Call);

    impl ListConversations {
        pub(super) const OPERATION: Operation = Operation {
            id: "listConversations",
            method: "GET",
            path: "/conversations",
            success: &[200..=200],
            ..Operation::NONE
        };

        /// Sends `GET /conversations`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Page>, Error> {
            self.0.json().await
        }
    }

    /// The operation `filterConversations`.
    ///
    /// Returned by [`Client::filter_conversations`](super::Client::filter_conversations); sends
    /// `POST /conversations/filter`. Retried like a `GET`, as [`Retry`](progenitor_client::Retry)
    /// says: the same request may be sent again.
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct FilterConversations(pub(super) Call);

    impl FilterConversations {
        pub(super) const OPERATION: Operation = Operation {
            id: "filterConversations",
            method: "POST",
            path: "/conversations/filter",
            success: &[200..=200],
            parameters: &[Parameter::query("page")],
            requires_body: true,
            is_idempotent: true,
            list: Some(progenitor_client::support::read_items::<Self>),
            ..Operation::NONE
        };

        /// Optional. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Filter>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /conversations/filter`, for one page.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Page>, Error> {
            self.0.json().await
        }
    }

    /// The operation `takeConversations`.
    ///
    /// Returned by [`Client::take_conversations`](super::Client::take_conversations); sends `POST /conversations/take`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct TakeConversations(pub(super) Call);

    impl TakeConversations {
        pub(super) const OPERATION: Operation = Operation {
            id: "takeConversations",
            method: "POST",
            path: "/conversations/take",
            success: &[200..=200],
            parameters: &[Parameter::query("page")],
            requires_body: true,
            list: Some(progenitor_client::support::read_items::<Self>),
            ..Operation::NONE
        };

        /// Optional. A walk over the list sets it.
        pub fn page(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Filter>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /conversations/take`, for one page. It is not sent again if the server may have
        /// acted on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Page>, Error> {
            self.0.json().await
        }
    }

    /// The operation `replaceConversation`.
    ///
    /// Returned by [`Client::replace_conversation`](super::Client::replace_conversation); sends
    /// `PUT /conversations/{id}`. Retried only if the server certainly did not act on the request,
    /// as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ReplaceConversation(pub(super) Call);

    impl ReplaceConversation {
        pub(super) const OPERATION: Operation = Operation {
            id: "replaceConversation",
            method: "PUT",
            path: "/conversations/{id}",
            success: &[200..=200],
            parameters: &[Parameter::path("id")],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::NewMessage>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `PUT /conversations/{id}`. It is not sent again if the server may have acted on it;
        /// after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Message>, Error> {
            self.0.json().await
        }
    }

    /// The operation `deleteConversation`.
    ///
    /// Returned by [`Client::delete_conversation`](super::Client::delete_conversation); sends
    /// `DELETE /conversations/{id}`. Retried only if the server certainly did not act on the
    /// request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct DeleteConversation(pub(super) Call);

    impl DeleteConversation {
        pub(super) const OPERATION: Operation = Operation {
            id: "deleteConversation",
            method: "DELETE",
            path: "/conversations/{id}",
            success: &[204..=204],
            parameters: &[Parameter::path("id")],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `DELETE /conversations/{id}`. It is not sent again if the server may have acted on it;
        /// after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
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

    /// The operation `updateConversation`.
    ///
    /// Returned by [`Client::update_conversation`](super::Client::update_conversation); sends
    /// `PATCH /conversations/{id}`. Retried only if the server certainly did not act on the
    /// request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct UpdateConversation(pub(super) Call);

    impl UpdateConversation {
        pub(super) const OPERATION: Operation = Operation {
            id: "updateConversation",
            method: "PATCH",
            path: "/conversations/{id}",
            success: &[200..=200],
            parameters: &[Parameter::path("id")],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::NewMessage>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `PATCH /conversations/{id}`. It is not sent again if the server may have acted on it;
        /// after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Message>, Error> {
            self.0.json().await
        }
    }

    /// The operation `createMessage`.
    ///
    /// Returned by [`Client::create_message`](super::Client::create_message); sends `POST /conversations/{id}/messages`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct CreateMessage(pub(super) Call);

    impl CreateMessage {
        pub(super) const OPERATION: Operation = Operation {
            id: "createMessage",
            method: "POST",
            path: "/conversations/{id}/messages",
            success: &[200..=200],
            parameters: &[Parameter::path("id")],
            requires_body: true,
            errors: &[
                DocumentedError::new(422..=422, MESSAGE_OF_REFUSED)
                    .body::<types::Refused>(),
            ],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::NewMessage>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /conversations/{id}/messages`. It is not sent again if the server may have acted
        /// on it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
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
        /// - 422: [`Refused`](super::types::Refused)
        pub async fn send(self) -> Result<ResponseValue<types::Message>, Error> {
            self.0.json().await
        }
    }

    /// The operation `createFile`.
    ///
    /// Returned by [`Client::create_file`](super::Client::create_file); sends `POST /conversations/{id}/files`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct CreateFile(pub(super) Call);

    impl CreateFile {
        pub(super) const OPERATION: Operation = Operation {
            id: "createFile",
            method: "POST",
            path: "/conversations/{id}/files",
            success: &[200..=200],
            parameters: &[Parameter::path("id")],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `multipart/form-data`. A file given as a path or a stream is read while it
        /// is sent, and the request is not retried.
        pub fn body(self, value: impl TryInto<multipart::CreateFileRequest>) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// Sends `POST /conversations/{id}/files`. It is not sent again if the server may have acted on
        /// it; after an error,
        /// [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says whether
        /// that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Message>, Error> {
            self.0.json().await
        }
    }

    /// The operation `ingestMessage`.
    ///
    /// Returned by [`Client::ingest_message`](super::Client::ingest_message); sends `POST /messages/{external_id}`.
    /// Retried like a `GET`, as [`Retry`](progenitor_client::Retry) says: the same request may be
    /// sent again.
    #[derive(Clone, Debug)]
    pub struct IngestMessage(pub(super) Call);

    impl IngestMessage {
        pub(super) const OPERATION: Operation = Operation {
            id: "ingestMessage",
            method: "POST",
            path: "/messages/{external_id}",
            success: &[200..=200],
            parameters: &[Parameter::path("external_id")],
            requires_body: true,
            is_idempotent: true,
            ..Operation::NONE
        };

        /// Required.
        pub fn external_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::NewMessage>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /messages/{external_id}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Message>, Error> {
            self.0.json().await
        }
    }
}

/// Multipart request bodies: one type for each operation that has one.
pub mod multipart {
    use progenitor_client::{Field, File, Multipart};

    /// Request body of `POST /conversations/{id}/files`, sent as `multipart/form-data`.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug, Default)]
    pub struct CreateFileRequest(Multipart);

    impl CreateFileRequest {
        /// A body without parts.
        pub fn new() -> Self {
            Self(Multipart::new())
        }

        /// The part `content`.
        pub fn content(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("content");
            Self(self.0.set(&FIELD, value))
        }

        /// Files, each sent as a part. Sent as the part `attachments[]`.
        pub fn attachments(
            self,
            value: impl IntoIterator<Item = impl Into<File>>,
        ) -> Self {
            static FIELD: Field = Field::new("attachments[]");
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

    impl From<CreateFileRequest> for Multipart {
        fn from(body: CreateFileRequest) -> Self {
            body.0
        }
    }
}
