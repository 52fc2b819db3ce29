use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Extra, Integer, Malformed, RawJson};

    /// A branch of [`Note`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Link {
        /// Not described in the document.
        pub kind: String,
        /// Not described in the document.
        pub to: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The parameter `filter` of `GET /notes`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ListNotesFilter {
        /// Not described in the document.
        pub state: Option<String>,
        /// Not described in the document.
        pub page: Option<Integer>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Response of `COPY /notes/{id}` (201).
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Note {
        /// If the tag is `text`.
        Text(Box<Text>),
        /// If the tag is `link`.
        Link(Box<Link>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// Request body of `QUERY /notes`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Search {
        /// Not described in the document.
        pub text: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// A branch of [`Note`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Text {
        /// Not described in the document.
        pub kind: String,
        /// Not described in the document.
        pub text: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { required Link extra {
        0 "kind" => kind: required,
        1 "to" => to: required,
    } }

    progenitor_client::response! { Link extra {
        kind: String,
        to: String,
    } }

    progenitor_client::record! { ListNotesFilter extra at "#/paths/~1notes/get/parameters/0/schema" {
        0 "state" => state: optional,
        1 "page" => page: optional,
    } }

    progenitor_client::request! { ListNotesFilter extra {
    } set {
        state: String,
        page: Integer,
    } }

    progenitor_client::union! { Note by "kind" {
        "text" => Text,
        "link" => Link,
    } }

    progenitor_client::record! { required Search extra {
        0 "text" => text: required,
    } }

    progenitor_client::request! { Search extra {
        text: String,
    } }

    progenitor_client::record! { required Text extra {
        0 "kind" => kind: required,
        1 "text" => text: required,
    } }

    progenitor_client::response! { Text extra {
        kind: String,
        text: String,
    } }
}

/// A client of Since 3.2, version 1.
///
/// Servers:
/// - <https://new.example.com>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `listNotes`.
    ///
    /// Sends `GET /notes` when [`send`](builder::ListNotes::send) is awaited.
    pub fn list_notes(&self) -> builder::ListNotes {
        builder::ListNotes(Call::new(&self.0, &builder::ListNotes::OPERATION))
    }

    /// The operation `notesOptions`.
    ///
    /// Sends `OPTIONS /notes` when [`send`](builder::NotesOptions::send) is awaited.
    pub fn notes_options(&self) -> builder::NotesOptions {
        builder::NotesOptions(Call::new(&self.0, &builder::NotesOptions::OPERATION))
    }

    /// The operation `traceNotes`.
    ///
    /// Sends `TRACE /notes` when [`send`](builder::TraceNotes::send) is awaited.
    pub fn trace_notes(&self) -> builder::TraceNotes {
        builder::TraceNotes(Call::new(&self.0, &builder::TraceNotes::OPERATION))
    }

    /// The operation `searchNotes`.
    ///
    /// Sends `QUERY /notes` when [`send`](builder::SearchNotes::send) is awaited.
    pub fn search_notes(&self) -> builder::SearchNotes {
        builder::SearchNotes(Call::new(&self.0, &builder::SearchNotes::OPERATION))
    }

    /// The operation `copyNote`.
    ///
    /// Sends `COPY /notes/{id}` when [`send`](builder::CopyNote::send) is awaited.
    pub fn copy_note(&self) -> builder::CopyNote {
        builder::CopyNote(Call::new(&self.0, &builder::CopyNote::OPERATION))
    }

    /// The operation `lock_notes_id`.
    ///
    /// Sends `LOCK /notes/{id}` when [`send`](builder::LockNotesId::send) is awaited.
    pub fn lock_notes_id(&self) -> builder::LockNotesId {
        builder::LockNotesId(Call::new(&self.0, &builder::LockNotesId::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Since 3.2.
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
    const SERVERS: &'static [&'static str] = &["https://new.example.com"];
    const SCHEMES: &'static [Scheme] = &[];
    const SECURITY: &'static [&'static [usize]] = &[];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::ListNotes::OPERATION,
        &builder::NotesOptions::OPERATION,
        &builder::TraceNotes::OPERATION,
        &builder::SearchNotes::OPERATION,
        &builder::CopyNote::OPERATION,
        &builder::LockNotesId::OPERATION,
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
    /// The server `https://new.example.com`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://new.example.com";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{Call, Error, Operation, Parameter, ResponseValue};
    use super::types;

    /// The operation `listNotes`.
    ///
    /// Returned by [`Client::list_notes`](super::Client::list_notes); sends `GET /notes`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ListNotes(pub(super) Call);

    impl ListNotes {
        pub(super) const OPERATION: Operation = Operation {
            id: "listNotes",
            method: "GET",
            path: "/notes",
            success: &[200..=200],
            parameters: &[Parameter::query("filter")],
            ..Operation::NONE
        };

        /// Optional. An object. Each property is sent as a separate query parameter.
        pub fn filter(self, value: impl TryInto<types::ListNotesFilter>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /notes`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<Vec<types::Note>>, Error> {
            self.0.json().await
        }
    }

    /// The operation `notesOptions`.
    ///
    /// Returned by [`Client::notes_options`](super::Client::notes_options); sends `OPTIONS /notes`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct NotesOptions(pub(super) Call);

    impl NotesOptions {
        pub(super) const OPERATION: Operation = Operation {
            id: "notesOptions",
            method: "OPTIONS",
            path: "/notes",
            success: &[204..=204],
            ..Operation::NONE
        };

        /// Sends `OPTIONS /notes`.
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

    /// The operation `traceNotes`.
    ///
    /// Returned by [`Client::trace_notes`](super::Client::trace_notes); sends `TRACE /notes`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct TraceNotes(pub(super) Call);

    impl TraceNotes {
        pub(super) const OPERATION: Operation = Operation {
            id: "traceNotes",
            method: "TRACE",
            path: "/notes",
            success: &[204..=204],
            ..Operation::NONE
        };

        /// Sends `TRACE /notes`.
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

    /// The operation `searchNotes`.
    ///
    /// Returned by [`Client::search_notes`](super::Client::search_notes); sends `QUERY /notes`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct SearchNotes(pub(super) Call);

    impl SearchNotes {
        pub(super) const OPERATION: Operation = Operation {
            id: "searchNotes",
            method: "QUERY",
            path: "/notes",
            success: &[200..=200],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Search>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `QUERY /notes`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<Vec<types::Note>>, Error> {
            self.0.json().await
        }
    }

    /// The operation `copyNote`.
    ///
    /// Returned by [`Client::copy_note`](super::Client::copy_note); sends `COPY /notes/{id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct CopyNote(pub(super) Call);

    impl CopyNote {
        pub(super) const OPERATION: Operation = Operation {
            id: "copyNote",
            method: "COPY",
            path: "/notes/{id}",
            success: &[201..=201],
            parameters: &[
                Parameter::path("id"),
                Parameter::header("Destination").setter("destination").required(),
            ],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as the header `Destination`.
        pub fn destination(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `COPY /notes/{id}`. It is not sent again if the server may have acted on it; after an
        /// error, [`may_have_reached_server`](progenitor_client::Error::may_have_reached_server) says
        /// whether that is possible.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Note>, Error> {
            self.0.json().await
        }
    }

    /// The operation `lock_notes_id`.
    ///
    /// Returned by [`Client::lock_notes_id`](super::Client::lock_notes_id); sends `LOCK /notes/{id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct LockNotesId(pub(super) Call);

    impl LockNotesId {
        pub(super) const OPERATION: Operation = Operation {
            id: "lock_notes_id",
            method: "LOCK",
            path: "/notes/{id}",
            success: &[204..=204],
            parameters: &[Parameter::path("id")],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `LOCK /notes/{id}`. It is not sent again if the server may have acted on it; after an
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
