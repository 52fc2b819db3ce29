use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use std::collections::BTreeMap;
    use progenitor_client::{Malformed, UnknownValue};

    /// A branch of [`Timestamp`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct A {
        /// Not described in the document.
        pub a: i64,
        /// Not described in the document.
        pub d: D,
        /// Not described in the document.
        pub s: ::std::option::Option<S>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The property `box` of [`Box`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Box {
        /// Not described in the document.
        #[cfg_attr(feature = "schemars", schemars(rename = "box"))]
        pub box_: ::std::option::Option<::std::boxed::Box<Box>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// A branch of [`Value`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Counted {
        /// Not described in the document.
        pub kind: ::std::string::String,
        /// Not described in the document.
        pub count: ::std::option::Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The property `d` of [`A`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum D {
        /// `d`
        D,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The schema `Extra`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Extra {
        /// Not described in the document.
        pub extra: ::std::option::Option<::std::string::String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// Response of `GET /search` (200).
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Found {
        /// Not described in the document.
        pub total: ::std::option::Option<i64>,
        /// Not described in the document.
        pub ids: ::std::option::Option<::std::vec::Vec<i64>>,
        /// Not described in the document.
        pub by_phone: ::std::option::Option<BTreeMap<::std::string::String, i64>>,
        /// Not described in the document.
        pub name: ::std::option::Option<::std::string::String>,
        /// Not described in the document.
        pub inner: ::std::option::Option<Inner>,
        /// Not described in the document.
        pub value: ::std::option::Option<Value>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The query parameter `ids`.
    ///
    /// Sent as one comma-separated value. Fewer than 0 items, empty items and items with a comma
    /// are refused when the request is built.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Ids(::std::vec::Vec<::std::string::String>);

    /// The property `inner` of [`Found`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Inner {
        /// Not described in the document.
        pub count: i64,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// A branch of [`Value`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Named {
        /// Not described in the document.
        pub kind: ::std::string::String,
        /// Not described in the document.
        pub name: ::std::option::Option<::std::string::String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// Request body of `POST /notes`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Note {
        /// Not described in the document.
        pub text: ::std::option::Option<::std::string::String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The query parameter `number`. Minimum: `1`. Maximum: `999`.
    ///
    /// Takes any integer. One outside 1..=999 is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Number(i128);

    /// The property `option` of [`Vec`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Option {
        /// Not described in the document.
        pub vec: ::std::boxed::Box<Vec>,
        /// Not described in the document.
        pub string: ::std::option::Option<String>,
        /// Not described in the document.
        pub texts: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        /// Not described in the document.
        pub extra: ::std::option::Option<
            BTreeMap<::std::string::String, progenitor_client::Number>,
        >,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The schema `RawJson`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct RawJson {
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The property `s` of [`A`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct S {
        /// Not described in the document.
        pub s: ::std::option::Option<progenitor_client::Number>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    /// The path parameter `state`.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum State {
        /// `open`
        Open,
        /// `closed`
        Closed,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// The query parameter `status`.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Status {
        /// `open`
        Open,
        /// `closed`
        Closed,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// The property `string` of [`Option`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum String {
        /// `Some`
        Some,
        /// `None`
        None,
        /// `Ok`
        Ok,
        /// `Err`
        Err,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The schema `Timestamp`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Timestamp {
        /// If the value has this shape.
        Integer(i64),
        /// If the value has this shape.
        Box(::std::boxed::Box<Box>),
        /// If the value has this shape.
        A(::std::boxed::Box<A>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The property `value` of [`Found`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Value {
        /// If the tag is `counted`.
        Counted(::std::boxed::Box<Counted>),
        /// If the tag is `named`.
        Named(::std::boxed::Box<Named>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The property `vec` of [`Option`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Vec {
        /// Not described in the document.
        pub option: ::std::option::Option<::std::boxed::Box<Option>>,
        /// Not described in the document.
        pub at: ::std::option::Option<progenitor_client::Timestamp>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::record! { required A extra {
        0 "a" => a: required_integer,
        1 "d" => d: required,
        2 "s" => s: optional,
    } }

    progenitor_client::response! { A extra {
        a: i64,
    } fixed {
        d: D = "d",
    } set_by {
        with_s s: S,
    } }

    progenitor_client::record! { Box extra {
        0 "box" => box_: optional,
    } }

    progenitor_client::response! { Box extra {
    } set_by {
        with_box box_: ::std::boxed::Box<Box>,
    } }

    progenitor_client::record! { required Counted extra {
        0 "kind" => kind: required,
        1 "count" => count: integer,
    } }

    progenitor_client::response! { Counted extra {
        kind: ::std::string::String,
    } set_by {
        with_count count: i64,
    } }

    progenitor_client::open_enum! { D {
        "d" => D,
    } }

    progenitor_client::record! { Extra extra2 {
        0 "extra" => extra: optional,
    } }

    progenitor_client::response! { Extra extra2 {
    } set_by {
        with_extra extra: ::std::string::String,
    } }

    progenitor_client::record! { Found extra {
        0 "total" => total: integer,
        1 "ids" => ids: integer,
        2 "by_phone" => by_phone: integer,
        3 "name" => name: optional,
        4 "inner" => inner: optional,
        5 "value" => value: optional,
    } visit {
        "value" => value,
    } }

    progenitor_client::response! { Found extra {
    } set_by {
        with_total total: i64,
        with_ids ids: ::std::vec::Vec<i64>,
        with_by_phone by_phone: BTreeMap<::std::string::String, i64>,
        with_name name: ::std::string::String,
        with_inner inner: Inner,
        with_value value: Value,
    } }

    progenitor_client::comma_separated! { Ids "ids" 0 }

    progenitor_client::record! { required Inner extra {
        0 "count" => count: required_integer,
    } }

    progenitor_client::response! { Inner extra {
        count: i64,
    } }

    progenitor_client::record! { required Named extra {
        0 "kind" => kind: required,
        1 "name" => name: optional,
    } }

    progenitor_client::response! { Named extra {
        kind: ::std::string::String,
    } set_by {
        with_name name: ::std::string::String,
    } }

    progenitor_client::record! { Note extra {
        0 "text" => text: optional,
    } }

    progenitor_client::request! { Note extra {
    } set {
        text: ::std::string::String,
    } }

    progenitor_client::bounded! { Number "number" 1 999 }

    progenitor_client::record! { required Option extra2 {
        0 "vec" => vec: required,
        1 "string" => string: optional,
        2 "texts" => texts: optional,
        3 "extra" => extra: optional,
    } }

    progenitor_client::response! { Option extra2 {
        vec: ::std::boxed::Box<Vec>,
    } set_by {
        with_string string: String,
        with_texts texts: ::std::vec::Vec<::std::string::String>,
        with_extra extra: BTreeMap<::std::string::String, progenitor_client::Number>,
    } }

    progenitor_client::record! { RawJson extra {
        0 "any" => any: optional,
    } null {
        0,
    } }

    progenitor_client::response! { RawJson extra {
    } set_by {
        with_any any: progenitor_client::RawJson,
    } }

    progenitor_client::record! { S extra {
        0 "s" => s: optional,
    } }

    progenitor_client::response! { S extra {
    } set_by {
        with_s s: progenitor_client::Number,
    } }

    progenitor_client::one_of! { State "state" {
        "open" => Open,
        "closed" => Closed,
    } }

    progenitor_client::one_of! { Status "status" {
        "open" => Open,
        "closed" => Closed,
    } }

    progenitor_client::open_enum! { String {
        "Some" => Some,
        "None" => None,
        "Ok" => Ok,
        "Err" => Err,
    } }

    progenitor_client::union! { Timestamp by shape {
        Integer [] [] [] => Integer,
        Object ["box"] [] [] => Box,
        Object ["a", "d", "s"] ["a", "d"] [] => A,
    } }

    progenitor_client::union! { Value by "kind" {
        "counted" => Counted,
        "named" => Named,
    } }

    progenitor_client::record! { Vec extra {
        0 "option" => option: optional,
        1 "at" => at: optional,
    } }

    progenitor_client::response! { Vec extra {
    } set_by {
        with_option option: ::std::boxed::Box<Option>,
        with_at at: progenitor_client::Timestamp,
    } }
}

/// A client of Calls, version 1.
///
/// Servers:
/// - <https://calls.example.com/v2>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `deleteKey`.
    ///
    /// Sends `DELETE /accounts/{account_id}/keys/{key.id}` when [`send`](builder::DeleteKey::send)
    /// is awaited.
    pub fn delete_key(&self) -> builder::DeleteKey {
        builder::DeleteKey(Call::new(&self.0, &builder::DeleteKey::OPERATION))
    }

    /// The operation `deleteAccount`.
    ///
    /// Sends `DELETE /accounts/{account_id}` when [`send`](builder::DeleteAccount::send) is
    /// awaited.
    pub fn delete_account(&self) -> builder::DeleteAccount {
        builder::DeleteAccount(Call::new(&self.0, &builder::DeleteAccount::OPERATION))
    }

    /// The operation `getFile`.
    ///
    /// Sends `GET /files/{url}.json` when [`send`](builder::GetFile::send) is awaited.
    pub fn get_file(&self) -> builder::GetFile {
        builder::GetFile(Call::new(&self.0, &builder::GetFile::OPERATION))
    }

    /// The operation `getJoined`.
    ///
    /// Sends `GET /joined/x{a}{b}` when [`send`](builder::GetJoined::send) is awaited.
    pub fn get_joined(&self) -> builder::GetJoined {
        builder::GetJoined(Call::new(&self.0, &builder::GetJoined::OPERATION))
    }

    /// The operation `getHidden`.
    ///
    /// Sends `GET /hidden/.{extension}` when [`send`](builder::GetHidden::send) is awaited.
    pub fn get_hidden(&self) -> builder::GetHidden {
        builder::GetHidden(Call::new(&self.0, &builder::GetHidden::OPERATION))
    }

    /// The operation `getState`.
    ///
    /// Sends `GET /states/{state}` when [`send`](builder::GetState::send) is awaited.
    pub fn get_state(&self) -> builder::GetState {
        builder::GetState(Call::new(&self.0, &builder::GetState::OPERATION))
    }

    /// The operation `putBlob`.
    ///
    /// Sends `PUT /blobs/{id}` when [`send`](builder::PutBlob::send) is awaited.
    pub fn put_blob(&self) -> builder::PutBlob {
        builder::PutBlob(Call::new(&self.0, &builder::PutBlob::OPERATION))
    }

    /// The operation `addNote`.
    ///
    /// Sends `POST /notes` when [`send`](builder::AddNote::send) is awaited.
    pub fn add_note(&self) -> builder::AddNote {
        builder::AddNote(Call::new(&self.0, &builder::AddNote::OPERATION))
    }

    /// The operation `search`.
    ///
    /// Sends `GET /search` when [`send`](builder::Search::send) is awaited.
    pub fn search(&self) -> builder::Search {
        builder::Search(Call::new(&self.0, &builder::Search::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Calls.
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
    const SERVERS: &'static [&'static str] = &["https://calls.example.com/v2"];
    const SCHEMES: &'static [Scheme] = &[Scheme::header("key", "X-Key")];
    const SECURITY: &'static [&'static [usize]] = &[&[0]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::DeleteKey::OPERATION,
        &builder::DeleteAccount::OPERATION,
        &builder::GetFile::OPERATION,
        &builder::GetJoined::OPERATION,
        &builder::GetHidden::OPERATION,
        &builder::GetState::OPERATION,
        &builder::PutBlob::OPERATION,
        &builder::AddNote::OPERATION,
        &builder::Search::OPERATION,
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
    /// The server `https://calls.example.com/v2`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://calls.example.com/v2";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{
        Call, Error, File, Operation, Parameter, ResponseValue, Style,
    };
    use super::types;

    /// The operation `deleteKey`.
    ///
    /// Returned by [`Client::delete_key`](super::Client::delete_key); sends `DELETE /accounts/{account_id}/keys/{key.id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct DeleteKey(pub(super) Call);

    impl DeleteKey {
        pub(super) const OPERATION: Operation = Operation {
            id: "deleteKey",
            method: "DELETE",
            path: "/accounts/{account_id}/keys/{key.id}",
            success: &[204..=204],
            parameters: &[
                Parameter::path("account_id"),
                Parameter::path("key.id").setter("key_id"),
            ],
            ..Operation::NONE
        };

        /// Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `key.id`.
        pub fn key_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `DELETE /accounts/{account_id}/keys/{key.id}`. It is not sent again if the server may
        /// have acted on it; after an error,
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

    /// The operation `deleteAccount`.
    ///
    /// Returned by [`Client::delete_account`](super::Client::delete_account); sends `DELETE /accounts/{account_id}`.
    /// Retried only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct DeleteAccount(pub(super) Call);

    impl DeleteAccount {
        pub(super) const OPERATION: Operation = Operation {
            id: "deleteAccount",
            method: "DELETE",
            path: "/accounts/{account_id}",
            success: &[204..=204],
            parameters: &[Parameter::path("account_id")],
            ..Operation::NONE
        };

        /// Required.
        pub fn account_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `DELETE /accounts/{account_id}`. It is not sent again if the server may have acted on
        /// it; after an error,
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

    /// The operation `getFile`.
    ///
    /// Returned by [`Client::get_file`](super::Client::get_file); sends `GET /files/{url}.json`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetFile(pub(super) Call);

    impl GetFile {
        pub(super) const OPERATION: Operation = Operation {
            id: "getFile",
            method: "GET",
            path: "/files/{url}.json",
            success: &[204..=204],
            parameters: &[Parameter::path("url")],
            ..Operation::NONE
        };

        /// Required.
        pub fn url(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /files/{url}.json`.
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

    /// The operation `getJoined`.
    ///
    /// Returned by [`Client::get_joined`](super::Client::get_joined); sends `GET /joined/x{a}{b}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetJoined(pub(super) Call);

    impl GetJoined {
        pub(super) const OPERATION: Operation = Operation {
            id: "getJoined",
            method: "GET",
            path: "/joined/x{a}{b}",
            success: &[204..=204],
            parameters: &[Parameter::path("a"), Parameter::path("b")],
            ..Operation::NONE
        };

        /// Required.
        pub fn a(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required.
        pub fn b(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `GET /joined/x{a}{b}`.
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

    /// The operation `getHidden`.
    ///
    /// Returned by [`Client::get_hidden`](super::Client::get_hidden); sends `GET /hidden/.{extension}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetHidden(pub(super) Call);

    impl GetHidden {
        pub(super) const OPERATION: Operation = Operation {
            id: "getHidden",
            method: "GET",
            path: "/hidden/.{extension}",
            success: &[204..=204],
            parameters: &[Parameter::path("extension")],
            ..Operation::NONE
        };

        /// Required.
        pub fn extension(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /hidden/.{extension}`.
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

    /// The operation `getState`.
    ///
    /// Returned by [`Client::get_state`](super::Client::get_state); sends `GET /states/{state}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetState(pub(super) Call);

    impl GetState {
        pub(super) const OPERATION: Operation = Operation {
            id: "getState",
            method: "GET",
            path: "/states/{state}",
            success: &[204..=204],
            parameters: &[Parameter::path("state")],
            ..Operation::NONE
        };

        /// Required. One of `open` or `closed`.
        pub fn state(self, value: impl TryInto<types::State>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /states/{state}`.
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

    /// The operation `putBlob`.
    ///
    /// Returned by [`Client::put_blob`](super::Client::put_blob); sends `PUT /blobs/{id}`. Retried
    /// only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Debug)]
    pub struct PutBlob(pub(super) Call);

    impl PutBlob {
        pub(super) const OPERATION: Operation = Operation {
            id: "putBlob",
            method: "PUT",
            path: "/blobs/{id}",
            success: &[204..=204],
            parameters: &[Parameter::path("id")],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. Sent as `application/octet-stream`, unless the file has a content type of its own.
        /// A file given as a path or a stream is read while it is sent, and the request is not retried.
        pub fn body(self, value: impl TryInto<File>) -> Self {
            Self(self.0.bytes_body("application/octet-stream", value))
        }

        /// Sends `PUT /blobs/{id}`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `addNote`.
    ///
    /// Returned by [`Client::add_note`](super::Client::add_note); sends `POST /notes`. Retried only
    /// if the server certainly did not act on the request, as [`Retry`](progenitor_client::Retry)
    /// says.
    #[derive(Clone, Debug)]
    pub struct AddNote(pub(super) Call);

    impl AddNote {
        pub(super) const OPERATION: Operation = Operation {
            id: "addNote",
            method: "POST",
            path: "/notes",
            success: &[204..=204],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /notes`. It is not sent again if the server may have acted on it; after an
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
            success: &[200..=200],
            parameters: &[
                Parameter::query("ids").style(Style::Form, false),
                Parameter::query("number"),
                Parameter::query("phone"),
                Parameter::query("status"),
                Parameter::query("type").setter("type_").required(),
                Parameter::query("words"),
                Parameter::header("X-Customer").setter("x_customer"),
            ],
            ..Operation::NONE
        };

        /// Optional. A list, sent as one comma-separated value.
        pub fn ids(self, value: impl TryInto<types::Ids>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional. From 1 to 999.
        pub fn number(self, value: impl TryInto<types::Number>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Optional.
        pub fn phone(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. One of `open` or `closed`.
        pub fn status(self, value: impl TryInto<types::Status>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Required. Sent as `type`.
        pub fn type_(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn words(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Optional. Sent as the header `X-Customer`.
        pub fn x_customer(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Sends `GET /search`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Found>, Error> {
            self.0.json().await
        }
    }
}
