use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use std::collections::BTreeMap;
    use progenitor_client::{Extra, Malformed, Number, RawJson, UnknownValue};

    /// The property `address` of [`HookRequest`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Address {
        /// Not described in the document.
        pub city: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// Request body of `POST /hooks`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct HookRequest {
        /// Not described in the document.
        pub url: String,
        /// Not described in the document.
        pub events: Option<Vec<String>>,
        /// Not described in the document.
        pub kinds: Option<Vec<String>>,
        /// Not described in the document.
        pub metadata: Option<BTreeMap<String, String>>,
        /// Not described in the document.
        pub address: Option<Address>,
        /// Not described in the document.
        pub tags: Option<Vec<String>>,
        /// Not described in the document.
        pub ratio: Option<Number>,
        /// Not described in the document.
        pub live: Option<bool>,
        /// Not described in the document.
        pub kind: Option<HookRequestKind>,
        /// Not described in the document. Nullable.
        pub note: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `kind` of [`HookRequest`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum HookRequestKind {
        /// `a`
        A,
        /// `b`
        B,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A branch of [`UploadDocumentRequestModel`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Kind {
        /// `letter`
        Letter,
        /// `bill`
        Bill,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// Request body of `PATCH /merge`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Note {
        /// Not described in the document.
        pub text: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The schema `Upload`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Upload {
        /// Not described in the document.
        pub file: String,
        /// Not described in the document.
        pub new: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The schema `UploadDocumentRequestModel`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum UploadDocumentRequestModel {
        /// If the value has this shape.
        Text(String),
        /// If the value has this shape.
        Kind(Kind),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { required Address extra {
        0 "city" => city: required,
    } }

    progenitor_client::request! { Address extra {
        city: String,
    } }

    progenitor_client::record! { required HookRequest extra at "#/paths/~1hooks/post/requestBody/content/application~1x-www-form-urlencoded/schema" {
        0 "url" => url: required,
        1 "events" => events: optional,
        2 "kinds" => kinds: optional,
        3 "metadata" => metadata: optional,
        4 "address" => address: optional,
        5 "tags" => tags: optional,
        6 "ratio" => ratio: optional,
        7 "live" => live: optional,
        8 "kind" => kind: optional,
        9 "note" => note: optional,
    } null {
        9,
    } }

    progenitor_client::request! { HookRequest extra {
        url: String,
    } set {
        events: Vec<String>,
        kinds: Vec<String>,
        metadata: BTreeMap<String, String>,
        address: Address,
        tags: Vec<String>,
        ratio: Number,
        live: bool,
        kind: HookRequestKind,
        note: String,
    } null {
        note_null note "note",
    } }

    progenitor_client::open_enum! { HookRequestKind at "#/paths/~1hooks/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/kind" {
        "a" => A,
        "b" => B,
    } }

    progenitor_client::open_enum! { Kind {
        "letter" => Letter,
        "bill" => Bill,
    } }

    progenitor_client::record! { Note extra {
        0 "text" => text: optional,
    } }

    progenitor_client::request! { Note extra {
    } set {
        text: String,
    } }

    progenitor_client::record! { required Upload extra {
        0 "file" => file: required,
        1 "new" => new: optional,
    } }

    progenitor_client::response! { Upload extra {
        file: String,
    } set_by {
        with_new new: String,
    } }

    progenitor_client::union! { UploadDocumentRequestModel at "#/paths/~1documents/post/requestBody/content/multipart~1form-data/schema/properties/model" by shape {
        Text [] [] [] => Text,
        Text [] [] ["letter", "bill"] => Kind,
    } }
}

/// A client of Bodies, version 1.
///
/// Servers:
/// - <https://bodies.example.com/v1>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `merge`.
    ///
    /// Sends `PATCH /merge` when [`send`](builder::Merge::send) is awaited.
    pub fn merge(&self) -> builder::Merge {
        builder::Merge(Call::new(&self.0, &builder::Merge::OPERATION))
    }

    /// The operation `charset`.
    ///
    /// Sends `POST /charset` when [`send`](builder::Charset::send) is awaited.
    pub fn charset(&self) -> builder::Charset {
        builder::Charset(Call::new(&self.0, &builder::Charset::OPERATION))
    }

    /// The operation `any`.
    ///
    /// Sends `PUT /any` when [`send`](builder::Any::send) is awaited.
    pub fn any(&self) -> builder::Any {
        builder::Any(Call::new(&self.0, &builder::Any::OPERATION))
    }

    /// The operation `list`.
    ///
    /// Sends `PUT /list` when [`send`](builder::List::send) is awaited.
    pub fn list(&self) -> builder::List {
        builder::List(Call::new(&self.0, &builder::List::OPERATION))
    }

    /// The operation `untyped`.
    ///
    /// Sends `POST /untyped` when [`send`](builder::Untyped::send) is awaited.
    pub fn untyped(&self) -> builder::Untyped {
        builder::Untyped(Call::new(&self.0, &builder::Untyped::OPERATION))
    }

    /// The operation `typed`.
    ///
    /// Sends `POST /typed` when [`send`](builder::Typed::send) is awaited.
    pub fn typed(&self) -> builder::Typed {
        builder::Typed(Call::new(&self.0, &builder::Typed::OPERATION))
    }

    /// The operation `csv`.
    ///
    /// Sends `POST /csv` when [`send`](builder::Csv::send) is awaited.
    pub fn csv(&self) -> builder::Csv {
        builder::Csv(Call::new(&self.0, &builder::Csv::OPERATION))
    }

    /// The operation `xml`.
    ///
    /// Sends `POST /xml` when [`send`](builder::Xml::send) is awaited.
    pub fn xml(&self) -> builder::Xml {
        builder::Xml(Call::new(&self.0, &builder::Xml::OPERATION))
    }

    /// The operation `image`.
    ///
    /// Sends `PUT /image` when [`send`](builder::Image::send) is awaited.
    pub fn image(&self) -> builder::Image {
        builder::Image(Call::new(&self.0, &builder::Image::OPERATION))
    }

    /// The operation `media`.
    ///
    /// Sends `PUT /media` when [`send`](builder::Media::send) is awaited.
    pub fn media(&self) -> builder::Media {
        builder::Media(Call::new(&self.0, &builder::Media::OPERATION))
    }

    /// The operation `search`.
    ///
    /// Sends `GET /search` when [`send`](builder::Search::send) is awaited.
    pub fn search(&self) -> builder::Search {
        builder::Search(Call::new(&self.0, &builder::Search::OPERATION))
    }

    /// The operation `remove`.
    ///
    /// Sends `DELETE /search` when [`send`](builder::Remove::send) is awaited.
    pub fn remove(&self) -> builder::Remove {
        builder::Remove(Call::new(&self.0, &builder::Remove::OPERATION))
    }

    /// The operation `either`.
    ///
    /// Sends `POST /either` when [`send`](builder::Either::send) is awaited.
    pub fn either(&self) -> builder::Either {
        builder::Either(Call::new(&self.0, &builder::Either::OPERATION))
    }

    /// The operation `hook`.
    ///
    /// Sends `POST /hooks` when [`send`](builder::Hook::send) is awaited.
    pub fn hook(&self) -> builder::Hook {
        builder::Hook(Call::new(&self.0, &builder::Hook::OPERATION))
    }

    /// The operation `uploadDocument`.
    ///
    /// Sends `POST /documents` when [`send`](builder::UploadDocument::send) is awaited.
    pub fn upload_document(&self) -> builder::UploadDocument {
        builder::UploadDocument(Call::new(&self.0, &builder::UploadDocument::OPERATION))
    }

    /// The operation `uploadUnion`.
    ///
    /// Sends `POST /union` when [`send`](builder::UploadUnion::send) is awaited.
    pub fn upload_union(&self) -> builder::UploadUnion {
        builder::UploadUnion(Call::new(&self.0, &builder::UploadUnion::OPERATION))
    }

    /// The operation `uploadAllOf`.
    ///
    /// Sends `POST /all-of` when [`send`](builder::UploadAllOf::send) is awaited.
    pub fn upload_all_of(&self) -> builder::UploadAllOf {
        builder::UploadAllOf(Call::new(&self.0, &builder::UploadAllOf::OPERATION))
    }

    /// The operation `uploadParts`.
    ///
    /// Sends `POST /parts` when [`send`](builder::UploadParts::send) is awaited.
    pub fn upload_parts(&self) -> builder::UploadParts {
        builder::UploadParts(Call::new(&self.0, &builder::UploadParts::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Bodies.
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
    const SERVERS: &'static [&'static str] = &["https://bodies.example.com/v1"];
    const SCHEMES: &'static [Scheme] = &[Scheme::header("key", "X-Key")];
    const SECURITY: &'static [&'static [usize]] = &[&[0]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::Merge::OPERATION,
        &builder::Charset::OPERATION,
        &builder::Any::OPERATION,
        &builder::List::OPERATION,
        &builder::Untyped::OPERATION,
        &builder::Typed::OPERATION,
        &builder::Csv::OPERATION,
        &builder::Xml::OPERATION,
        &builder::Image::OPERATION,
        &builder::Media::OPERATION,
        &builder::Search::OPERATION,
        &builder::Remove::OPERATION,
        &builder::Either::OPERATION,
        &builder::Hook::OPERATION,
        &builder::UploadDocument::OPERATION,
        &builder::UploadUnion::OPERATION,
        &builder::UploadAllOf::OPERATION,
        &builder::UploadParts::OPERATION,
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
    /// The server `https://bodies.example.com/v1`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://bodies.example.com/v1";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{
        Call, Error, Field, File, Operation, Parameter, RawJson, ResponseValue, Style,
    };
    use super::{multipart, rules, types};

    /// The operation `merge`.
    ///
    /// Returned by [`Client::merge`](super::Client::merge); sends `PATCH /merge`. Retried only if
    /// the server certainly did not act on the request, as [`Retry`](progenitor_client::Retry)
    /// says.
    #[derive(Clone, Debug)]
    pub struct Merge(pub(super) Call);

    impl Merge {
        pub(super) const OPERATION: Operation = Operation {
            id: "merge",
            method: "PATCH",
            path: "/merge",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `application/merge-patch+json`.
        pub fn body(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.json_body("application/merge-patch+json", value))
        }

        /// Sends `PATCH /merge`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `charset`.
    ///
    /// Returned by [`Client::charset`](super::Client::charset); sends `POST /charset`. Retried only
    /// if the server certainly did not act on the request, as [`Retry`](progenitor_client::Retry)
    /// says.
    #[derive(Clone, Debug)]
    pub struct Charset(pub(super) Call);

    impl Charset {
        pub(super) const OPERATION: Operation = Operation {
            id: "charset",
            method: "POST",
            path: "/charset",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `Application/JSON; charset=utf-8`.
        pub fn body(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.json_body("Application/JSON; charset=utf-8", value))
        }

        /// Sends `POST /charset`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `any`.
    ///
    /// Returned by [`Client::any`](super::Client::any); sends `PUT /any`. Retried only if the
    /// server certainly did not act on the request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Any(pub(super) Call);

    impl Any {
        pub(super) const OPERATION: Operation = Operation {
            id: "any",
            method: "PUT",
            path: "/any",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `PUT /any`. It is not sent again if the server may have acted on it; after an error,
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

    /// The operation `list`.
    ///
    /// Returned by [`Client::list`](super::Client::list); sends `PUT /list`. Retried only if the
    /// server certainly did not act on the request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct List(pub(super) Call);

    impl List {
        pub(super) const OPERATION: Operation = Operation {
            id: "list",
            method: "PUT",
            path: "/list",
            success: &[204..=204],
            ..Operation::NONE
        };

        /// Optional: without it, no body is sent. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<Vec<i64>>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `PUT /list`. It is not sent again if the server may have acted on it; after an error,
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

    /// The operation `untyped`.
    ///
    /// Returned by [`Client::untyped`](super::Client::untyped); sends `POST /untyped`. Retried only
    /// if the server certainly did not act on the request, as [`Retry`](progenitor_client::Retry)
    /// says.
    #[derive(Clone, Debug)]
    pub struct Untyped(pub(super) Call);

    impl Untyped {
        pub(super) const OPERATION: Operation = Operation {
            id: "untyped",
            method: "POST",
            path: "/untyped",
            success: &[204..=204],
            ..Operation::NONE
        };

        /// Optional: without it, no body is sent. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<RawJson>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /untyped`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `typed`.
    ///
    /// Returned by [`Client::typed`](super::Client::typed); sends `POST /typed`. Retried only if
    /// the server certainly did not act on the request, as [`Retry`](progenitor_client::Retry)
    /// says.
    #[derive(Clone, Debug)]
    pub struct Typed(pub(super) Call);

    impl Typed {
        pub(super) const OPERATION: Operation = Operation {
            id: "typed",
            method: "POST",
            path: "/typed",
            success: &[204..=204],
            content_type: "application/json",
            ..Operation::NONE
        };

        /// Sends `POST /typed`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `csv`.
    ///
    /// Returned by [`Client::csv`](super::Client::csv); sends `POST /csv`. Retried only if the
    /// server certainly did not act on the request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Csv(pub(super) Call);

    impl Csv {
        pub(super) const OPERATION: Operation = Operation {
            id: "csv",
            method: "POST",
            path: "/csv",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `text/csv`.
        pub fn body(self, value: impl TryInto<String>) -> Self {
            Self(self.0.text_body("text/csv", value))
        }

        /// Sends `POST /csv`. It is not sent again if the server may have acted on it; after an error,
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

    /// The operation `xml`.
    ///
    /// Returned by [`Client::xml`](super::Client::xml); sends `POST /xml`. Retried only if the
    /// server certainly did not act on the request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Xml(pub(super) Call);

    impl Xml {
        pub(super) const OPERATION: Operation = Operation {
            id: "xml",
            method: "POST",
            path: "/xml",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `application/xml`.
        pub fn body(self, value: impl TryInto<String>) -> Self {
            Self(self.0.text_body("application/xml", value))
        }

        /// Sends `POST /xml`. It is not sent again if the server may have acted on it; after an error,
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

    /// The operation `image`.
    ///
    /// Returned by [`Client::image`](super::Client::image); sends `PUT /image`. Retried only if the
    /// server certainly did not act on the request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct Image(pub(super) Call);

    impl Image {
        pub(super) const OPERATION: Operation = Operation {
            id: "image",
            method: "PUT",
            path: "/image",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `image/png`, unless the file has a content type of its own. A file given
        /// as a path or a stream is read while it is sent, and the request is not retried.
        pub fn body(self, value: impl TryInto<File>) -> Self {
            Self(self.0.bytes_body("image/png", value))
        }

        /// Sends `PUT /image`. It is not sent again if the server may have acted on it; after an error,
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

    /// The operation `media`.
    ///
    /// Returned by [`Client::media`](super::Client::media); sends `PUT /media`. Retried only if the
    /// server certainly did not act on the request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct Media(pub(super) Call);

    impl Media {
        pub(super) const OPERATION: Operation = Operation {
            id: "media",
            method: "PUT",
            path: "/media",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Set the content type of the file to one of `image/*`. Without one,
        /// `application/octet-stream` is sent. A file given as a path or a stream is read while it is
        /// sent, and the request is not retried.
        pub fn body(self, value: impl TryInto<File>) -> Self {
            Self(self.0.bytes_body("image/*", value))
        }

        /// Sends `PUT /media`. It is not sent again if the server may have acted on it; after an error,
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

    /// The operation `search`.
    ///
    /// Returned by [`Client::search`](super::Client::search); sends `GET /search`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Search(pub(super) Call);

    impl Search {
        pub(super) const OPERATION: Operation = Operation {
            id: "search",
            method: "GET",
            path: "/search",
            success: &[204..=204],
            ..Operation::NONE
        };

        /// Optional: without it, no body is sent. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `GET /search`.
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

    /// The operation `remove`.
    ///
    /// Returned by [`Client::remove`](super::Client::remove); sends `DELETE /search`. Retried only
    /// if the server certainly did not act on the request, as [`Retry`](progenitor_client::Retry)
    /// says.
    #[derive(Clone, Debug)]
    pub struct Remove(pub(super) Call);

    impl Remove {
        pub(super) const OPERATION: Operation = Operation {
            id: "remove",
            method: "DELETE",
            path: "/search",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `DELETE /search`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `either`.
    ///
    /// Returned by [`Client::either`](super::Client::either); sends `POST /either`. Retried only if
    /// the server certainly did not act on the request, as [`Retry`](progenitor_client::Retry)
    /// says.
    #[derive(Debug)]
    pub struct Either(pub(super) Call);

    impl Either {
        pub(super) const OPERATION: Operation = Operation {
            id: "either",
            method: "POST",
            path: "/either",
            success: &[204..=204],
            parameters: &[Parameter::query("text")],
            requires_body: true,
            ..Operation::NONE
        };

        /// Optional.
        pub fn text(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// One of `body`, `form`, `multipart`, `text_body` and `bytes` is required; the last one that
        /// is set is sent. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// One of `body`, `form`, `multipart`, `text_body` and `bytes` is required; the last one that
        /// is set is sent. Sent as `application/x-www-form-urlencoded`.
        pub fn form(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.form_body("application/x-www-form-urlencoded", &[], value))
        }

        /// One of `body`, `form`, `multipart`, `text_body` and `bytes` is required; the last one that
        /// is set is sent. Sent as `multipart/form-data`. A file given as a path or a stream is read
        /// while it is sent, and the request is not retried.
        pub fn multipart(self, value: impl TryInto<multipart::EitherRequest>) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// One of `body`, `form`, `multipart`, `text_body` and `bytes` is required; the last one that
        /// is set is sent. Sent as `text/plain; charset=utf-8`.
        pub fn text_body(self, value: impl TryInto<String>) -> Self {
            Self(self.0.text_body("text/plain; charset=utf-8", value))
        }

        /// One of `body`, `form`, `multipart`, `text_body` and `bytes` is required; the last one that
        /// is set is sent. Sent as `application/octet-stream`, unless the file has a content type of
        /// its own. A file given as a path or a stream is read while it is sent, and the request is not
        /// retried.
        pub fn bytes(self, value: impl TryInto<File>) -> Self {
            Self(self.0.bytes_body("application/octet-stream", value))
        }

        /// Sends `POST /either`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `hook`.
    ///
    /// Returned by [`Client::hook`](super::Client::hook); sends `POST /hooks`. Retried only if the
    /// server certainly did not act on the request, as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Hook(pub(super) Call);

    impl Hook {
        pub(super) const OPERATION: Operation = Operation {
            id: "hook",
            method: "POST",
            path: "/hooks",
            success: &[204..=204],
            requires_body: true,
            rules: &[("application/x-www-form-urlencoded", &rules::HOOK_BODY)],
            ..Operation::NONE
        };

        /// Required. Sent as `application/x-www-form-urlencoded`.
        pub fn body(self, value: impl TryInto<types::HookRequest>) -> Self {
            Self(
                self
                    .0
                    .form_body(
                        "application/x-www-form-urlencoded",
                        const {
                            &[
                                Field::new("kinds").style(Style::Form, false),
                                Field::new("metadata").style(Style::DeepObject, true),
                                Field::new("tags").content_type("application/json"),
                            ] as &[Field]
                        },
                        value,
                    ),
            )
        }

        /// Sends `POST /hooks`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `uploadDocument`.
    ///
    /// Returned by [`Client::upload_document`](super::Client::upload_document); sends `POST /documents`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct UploadDocument(pub(super) Call);

    impl UploadDocument {
        pub(super) const OPERATION: Operation = Operation {
            id: "uploadDocument",
            method: "POST",
            path: "/documents",
            success: &[204..=204],
            requires_body: true,
            rules: &[("multipart/form-data", &rules::UPLOAD_DOCUMENT_BODY)],
            ..Operation::NONE
        };

        /// A document with its attachments.
        ///
        /// Required. Sent as `multipart/form-data`. A file given as a path or a stream is read while it
        /// is sent, and the request is not retried.
        pub fn body(
            self,
            value: impl TryInto<multipart::UploadDocumentRequest>,
        ) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// Sends `POST /documents`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `uploadUnion`.
    ///
    /// Returned by [`Client::upload_union`](super::Client::upload_union); sends `POST /union`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct UploadUnion(pub(super) Call);

    impl UploadUnion {
        pub(super) const OPERATION: Operation = Operation {
            id: "uploadUnion",
            method: "POST",
            path: "/union",
            success: &[204..=204],
            ..Operation::NONE
        };

        /// Optional: without it, no body is sent. Sent as `multipart/mixed`. A file given as a path or
        /// a stream is read while it is sent, and the request is not retried.
        pub fn body(self, value: impl TryInto<multipart::UploadUnionRequest>) -> Self {
            Self(self.0.multipart_body("multipart/mixed", value))
        }

        /// Sends `POST /union`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `uploadAllOf`.
    ///
    /// Returned by [`Client::upload_all_of`](super::Client::upload_all_of); sends `POST /all-of`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct UploadAllOf(pub(super) Call);

    impl UploadAllOf {
        pub(super) const OPERATION: Operation = Operation {
            id: "uploadAllOf",
            method: "POST",
            path: "/all-of",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `multipart/form-data`. A file given as a path or a stream is read while it
        /// is sent, and the request is not retried.
        pub fn body(self, value: impl TryInto<multipart::UploadAllOfRequest>) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// Sends `POST /all-of`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `uploadParts`.
    ///
    /// Returned by [`Client::upload_parts`](super::Client::upload_parts); sends `POST /parts`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct UploadParts(pub(super) Call);

    impl UploadParts {
        pub(super) const OPERATION: Operation = Operation {
            id: "uploadParts",
            method: "POST",
            path: "/parts",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `multipart/form-data`. A file given as a path or a stream is read while it
        /// is sent, and the request is not retried.
        pub fn body(self, value: impl TryInto<multipart::UploadPartsRequest>) -> Self {
            Self(self.0.multipart_body("multipart/form-data", value))
        }

        /// Sends `POST /parts`. It is not sent again if the server may have acted on it; after an
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
    use progenitor_client::{Field, File, Multipart, Style};
    use super::types;

    /// Request body of `POST /either`, sent as `multipart/form-data`.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug, Default)]
    pub struct EitherRequest(Multipart);

    impl EitherRequest {
        /// A body without parts.
        pub fn new() -> Self {
            Self(Multipart::new())
        }

        /// A file.
        pub fn file(self, value: impl Into<File>) -> Self {
            static FIELD: Field = Field::new("file");
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

    impl From<EitherRequest> for Multipart {
        fn from(body: EitherRequest) -> Self {
            body.0
        }
    }

    /// Request body of `POST /documents`, sent as `multipart/form-data`.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug)]
    pub struct UploadDocumentRequest(Multipart);

    impl UploadDocumentRequest {
        /// A body with the required parts.
        pub fn new(file: impl Into<File>, title: impl TryInto<String>) -> Self {
            Self(Multipart::new()).file(file).title(title)
        }

        /// The document itself.
        ///
        /// A file.
        pub fn file(self, value: impl Into<File>) -> Self {
            static FIELD: Field = Field::new("file");
            Self(self.0.set_files(&FIELD, [value]))
        }

        /// The part `title`.
        pub fn title(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("title");
            Self(self.0.set(&FIELD, value))
        }

        /// Each item is sent as a part.
        pub fn pages(self, value: impl IntoIterator<Item = impl TryInto<i64>>) -> Self {
            static FIELD: Field = Field::new("pages");
            Self(self.0.set_all::<i64, _>(&FIELD, value))
        }

        /// The part `ratio`.
        pub fn ratio(self, value: impl TryInto<progenitor_client::Number>) -> Self {
            static FIELD: Field = Field::new("ratio");
            Self(self.0.set(&FIELD, value))
        }

        /// The part `public`.
        pub fn public(self, value: impl TryInto<bool>) -> Self {
            static FIELD: Field = Field::new("public");
            Self(self.0.set(&FIELD, value))
        }

        /// The part `kind`.
        pub fn kind(self, value: impl TryInto<types::Kind>) -> Self {
            static FIELD: Field = Field::new("kind");
            Self(self.0.set(&FIELD, value))
        }

        /// The part `model`.
        pub fn model(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("model");
            Self(self.0.set(&FIELD, value))
        }

        /// The part `address`.
        pub fn address(self, value: impl TryInto<types::Address>) -> Self {
            static FIELD: Field = Field::new("address");
            Self(self.0.set(&FIELD, value))
        }

        /// Each item is sent as a part.
        pub fn addresses(
            self,
            value: impl IntoIterator<Item = impl TryInto<types::Address>>,
        ) -> Self {
            static FIELD: Field = Field::new("addresses");
            Self(self.0.set_all::<types::Address, _>(&FIELD, value))
        }

        /// Files, each sent as a part. Content type: `application/pdf`.
        pub fn attachments(
            self,
            value: impl IntoIterator<Item = impl Into<File>>,
        ) -> Self {
            static FIELD: Field = Field::new("attachments")
                .content_type("application/pdf")
                .headers(&[("X-Kind", "scan")]);
            Self(self.0.set_files(&FIELD, value))
        }

        /// A file. Content type: `image/png, image/jpeg`. Set the content type of each file.
        pub fn photo(self, value: impl Into<File>) -> Self {
            static FIELD: Field = Field::new("photo");
            Self(self.0.set_files(&FIELD, [value]))
        }

        /// Sent as `application/xml; charset`. Sent as the part `page.xml`.
        pub fn page_xml(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("page.xml")
                .content_type("application/xml; charset");
            Self(self.0.set(&FIELD, value))
        }

        /// Base64-encoded text.
        pub fn signature(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("signature");
            Self(self.0.set(&FIELD, value))
        }

        /// The part `labels`.
        pub fn labels(
            self,
            value: impl IntoIterator<Item = impl TryInto<String>>,
        ) -> Self {
            static FIELD: Field = Field::new("labels").style(Style::Form, false);
            Self(self.0.set_all::<String, _>(&FIELD, value))
        }

        /// The part `filter`.
        pub fn filter(
            self,
            value: impl TryInto<
                ::std::collections::BTreeMap<
                    ::std::string::String,
                    ::std::string::String,
                >,
            >,
        ) -> Self {
            static FIELD: Field = Field::new("filter").style(Style::DeepObject, true);
            Self(self.0.set(&FIELD, value))
        }

        /// The part `note`.
        pub fn note(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("note");
            Self(self.0.set(&FIELD, value))
        }

        /// Files, each sent as a part.
        pub fn either(self, value: impl IntoIterator<Item = impl Into<File>>) -> Self {
            static FIELD: Field = Field::new("either");
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

    impl From<UploadDocumentRequest> for Multipart {
        fn from(body: UploadDocumentRequest) -> Self {
            body.0
        }
    }

    /// Request body of `POST /union`, sent as `multipart/mixed`.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug)]
    pub struct UploadUnionRequest(Multipart);

    impl UploadUnionRequest {
        /// A body with the required parts.
        pub fn new(id: impl TryInto<i64>) -> Self {
            Self(Multipart::new()).id(id)
        }

        /// The part `id`.
        pub fn id(self, value: impl TryInto<i64>) -> Self {
            static FIELD: Field = Field::new("id");
            Self(self.0.set(&FIELD, value))
        }

        /// A file.
        pub fn file(self, value: impl Into<File>) -> Self {
            static FIELD: Field = Field::new("file");
            Self(self.0.set_files(&FIELD, [value]))
        }

        /// The part `url`.
        pub fn url(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("url");
            Self(self.0.set(&FIELD, value))
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

    impl From<UploadUnionRequest> for Multipart {
        fn from(body: UploadUnionRequest) -> Self {
            body.0
        }
    }

    /// Request body of `POST /all-of`, sent as `multipart/form-data`.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug)]
    pub struct UploadAllOfRequest(Multipart);

    impl UploadAllOfRequest {
        /// A body with the required parts.
        pub fn new(file: impl Into<File>) -> Self {
            Self(Multipart::new()).file(file)
        }

        /// A file.
        pub fn file(self, value: impl Into<File>) -> Self {
            static FIELD: Field = Field::new("file");
            Self(self.0.set_files(&FIELD, [value]))
        }

        /// Sent as the part `new`.
        pub fn new2(self, value: impl TryInto<String>) -> Self {
            static FIELD: Field = Field::new("new");
            Self(self.0.set(&FIELD, value))
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

    impl From<UploadAllOfRequest> for Multipart {
        fn from(body: UploadAllOfRequest) -> Self {
            body.0
        }
    }

    /// Request body of `POST /parts`, sent as `multipart/form-data`.
    ///
    /// The parts are sent in the order in which the setters are called. If a setter is called
    /// twice, the last value counts.
    #[derive(Debug, Default)]
    pub struct UploadPartsRequest(Multipart);

    impl UploadPartsRequest {
        /// A body without parts.
        pub fn new() -> Self {
            Self(Multipart::new())
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

    impl From<UploadPartsRequest> for Multipart {
        fn from(body: UploadPartsRequest) -> Self {
            body.0
        }
    }
}

/// What the document states about the values of requests.
mod rules {
    use progenitor_client::support::{Rule::*, Rules, RuleKind as Kind};

    pub(super) static HOOK_BODY: Rules = Rules(&[Property("kind", &Rules(&[Texts(&["a", "b"])]))]);
    pub(super) static UPLOAD_DOCUMENT_BODY: Rules = Rules(&[
        Property("kind", &KIND),
        Property("model", &Rules(&[AnyOf(&[&Rules(&[Type(&[Kind::String])]), &KIND_RAW])])),
    ]);
    pub(super) static KIND_RAW: Rules = Rules(&[
        Type(&[Kind::String]),
        Texts(&["letter", "bill"]),
    ]);
    pub(super) static KIND: Rules = Rules(&[Texts(&["letter", "bill"])]);
}
