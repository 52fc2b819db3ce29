use progenitor_client::{Call, Operation, Provider, Session};

/// The types of the document's schemas.
pub mod types {
    // How the runtime reads and writes these types.
}

/// A client of Names, version 1.
///
/// Servers:
/// - <https://names.example.com>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `hent_årsrapport_operation`.
    ///
    /// Sends `GET /names/{2020-01-01}` when [`send`](builder::HentÅrsrapportOperation::send) is
    /// awaited.
    pub fn hent_årsrapport_operation(&self) -> builder::HentÅrsrapportOperation {
        builder::HentÅrsrapportOperation(
            Call::new(&self.0, &builder::HentÅrsrapportOperation::OPERATION),
        )
    }

    /// The operation `获取_operation`.
    ///
    /// Sends `GET /names/获取` when [`send`](builder::获取Operation::send) is awaited.
    pub fn 获取_operation(&self) -> builder::获取Operation {
        builder::获取Operation(
            Call::new(&self.0, &builder::获取Operation::OPERATION),
        )
    }

    /// The operation `error`.
    ///
    /// Sends `GET /names/error` when [`send`](builder::Error::send) is awaited.
    pub fn error(&self) -> builder::Error {
        builder::Error(Call::new(&self.0, &builder::Error::OPERATION))
    }

    /// The operation `result`.
    ///
    /// Sends `GET /names/result` when [`send`](builder::Result::send) is awaited.
    pub fn result(&self) -> builder::Result {
        builder::Result(Call::new(&self.0, &builder::Result::OPERATION))
    }

    /// The operation `string`.
    ///
    /// Sends `GET /names/string` when [`send`](builder::String::send) is awaited.
    pub fn string(&self) -> builder::String {
        builder::String(Call::new(&self.0, &builder::String::OPERATION))
    }

    /// The operation `vec`.
    ///
    /// Sends `GET /names/vec` when [`send`](builder::Vec::send) is awaited.
    pub fn vec(&self) -> builder::Vec {
        builder::Vec(Call::new(&self.0, &builder::Vec::OPERATION))
    }

    /// The operation `option`.
    ///
    /// Sends `GET /names/option` when [`send`](builder::Option::send) is awaited.
    pub fn option(&self) -> builder::Option {
        builder::Option(Call::new(&self.0, &builder::Option::OPERATION))
    }

    /// The operation `tryInto`.
    ///
    /// Sends `GET /names/tryInto` when [`send`](builder::TryInto::send) is awaited.
    pub fn try_into(&self) -> builder::TryInto {
        builder::TryInto(Call::new(&self.0, &builder::TryInto::OPERATION))
    }

    /// The operation `call`.
    ///
    /// Sends `GET /names/call` when [`send`](builder::Call::send) is awaited.
    pub fn call(&self) -> builder::Call {
        builder::Call(Call::new(&self.0, &builder::Call::OPERATION))
    }

    /// The operation `operation`.
    ///
    /// Sends `GET /names/operation` when [`send`](builder::Operation::send) is awaited.
    pub fn operation(&self) -> builder::Operation {
        builder::Operation(Call::new(&self.0, &builder::Operation::OPERATION))
    }

    /// The operation `documentedError`.
    ///
    /// Sends `GET /names/documentedError` when [`send`](builder::DocumentedError::send) is awaited.
    pub fn documented_error(&self) -> builder::DocumentedError {
        builder::DocumentedError(
            Call::new(&self.0, &builder::DocumentedError::OPERATION),
        )
    }

    /// The operation `responseValue`.
    ///
    /// Sends `GET /names/responseValue` when [`send`](builder::ResponseValue::send) is awaited.
    pub fn response_value(&self) -> builder::ResponseValue {
        builder::ResponseValue(Call::new(&self.0, &builder::ResponseValue::OPERATION))
    }

    /// The operation `body`.
    ///
    /// Sends `GET /names/body` when [`send`](builder::Body::send) is awaited.
    pub fn body(&self) -> builder::Body {
        builder::Body(Call::new(&self.0, &builder::Body::OPERATION))
    }

    /// The operation `byteStream`.
    ///
    /// Sends `GET /names/byteStream` when [`send`](builder::ByteStream::send) is awaited.
    pub fn byte_stream(&self) -> builder::ByteStream {
        builder::ByteStream(Call::new(&self.0, &builder::ByteStream::OPERATION))
    }
}

impl Provider for Client {
    const SERVERS: &'static [&'static str] = &["https://names.example.com"];
    const KEY_HEADERS: &'static [&'static str] = &[];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::HentÅrsrapportOperation::OPERATION,
        &builder::获取Operation::OPERATION,
        &builder::Error::OPERATION,
        &builder::Result::OPERATION,
        &builder::String::OPERATION,
        &builder::Vec::OPERATION,
        &builder::Option::OPERATION,
        &builder::TryInto::OPERATION,
        &builder::Call::OPERATION,
        &builder::Operation::OPERATION,
        &builder::DocumentedError::OPERATION,
        &builder::ResponseValue::OPERATION,
        &builder::Body::OPERATION,
        &builder::ByteStream::OPERATION,
    ];
    const RATE_LIMIT: Option<(u32, u64)> = None;

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::Parameter;

    /// The operation `hent_årsrapport_operation`.
    ///
    /// Returned by [`Client::hent_årsrapport_operation`](super::Client::hent_årsrapport_operation);
    /// sends `GET /names/{2020-01-01}`. Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct HentÅrsrapportOperation(pub(super) progenitor_client::Call);

    impl HentÅrsrapportOperation {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "hent_årsrapport_operation",
            method: "GET",
            path: "/names/{2020-01-01}",
            success: &[200..=200],
            parameters: &[
                Parameter::path("2020-01-01").setter("n2020_01_01"),
                Parameter::query("år"),
            ],
            ..progenitor_client::Operation::NONE
        };

        /// Required. Sent as `2020-01-01`.
        pub fn n2020_01_01(
            self,
            value: impl ::std::convert::TryInto<::std::string::String>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional.
        pub fn år(self, value: impl ::std::convert::TryInto<i64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `GET /names/{2020-01-01}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::string::String>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `获取_operation`.
    ///
    /// Returned by [`Client::获取_operation`](super::Client::获取_operation); sends `GET /names/获取`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct 获取Operation(pub(super) progenitor_client::Call);

    impl 获取Operation {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "获取_operation",
            method: "GET",
            path: "/names/获取",
            success: &[200..=200],
            ..progenitor_client::Operation::NONE
        };

        /// Sends `GET /names/获取`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::string::String>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `error`.
    ///
    /// Returned by [`Client::error`](super::Client::error); sends `GET /names/error`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Error(pub(super) progenitor_client::Call);

    impl Error {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "error",
            method: "GET",
            path: "/names/error",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/error`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `result`.
    ///
    /// Returned by [`Client::result`](super::Client::result); sends `GET /names/result`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Result(pub(super) progenitor_client::Call);

    impl Result {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "result",
            method: "GET",
            path: "/names/result",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/result`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `string`.
    ///
    /// Returned by [`Client::string`](super::Client::string); sends `GET /names/string`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct String(pub(super) progenitor_client::Call);

    impl String {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "string",
            method: "GET",
            path: "/names/string",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/string`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `vec`.
    ///
    /// Returned by [`Client::vec`](super::Client::vec); sends `GET /names/vec`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Vec(pub(super) progenitor_client::Call);

    impl Vec {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "vec",
            method: "GET",
            path: "/names/vec",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/vec`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `option`.
    ///
    /// Returned by [`Client::option`](super::Client::option); sends `GET /names/option`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Option(pub(super) progenitor_client::Call);

    impl Option {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "option",
            method: "GET",
            path: "/names/option",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/option`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `tryInto`.
    ///
    /// Returned by [`Client::try_into`](super::Client::try_into); sends `GET /names/tryInto`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct TryInto(pub(super) progenitor_client::Call);

    impl TryInto {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "tryInto",
            method: "GET",
            path: "/names/tryInto",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/tryInto`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `call`.
    ///
    /// Returned by [`Client::call`](super::Client::call); sends `GET /names/call`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Call(pub(super) progenitor_client::Call);

    impl Call {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "call",
            method: "GET",
            path: "/names/call",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/call`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `operation`.
    ///
    /// Returned by [`Client::operation`](super::Client::operation); sends `GET /names/operation`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Operation(pub(super) progenitor_client::Call);

    impl Operation {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "operation",
            method: "GET",
            path: "/names/operation",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/operation`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `documentedError`.
    ///
    /// Returned by [`Client::documented_error`](super::Client::documented_error); sends `GET /names/documentedError`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct DocumentedError(pub(super) progenitor_client::Call);

    impl DocumentedError {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "documentedError",
            method: "GET",
            path: "/names/documentedError",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/documentedError`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `responseValue`.
    ///
    /// Returned by [`Client::response_value`](super::Client::response_value); sends `GET /names/responseValue`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ResponseValue(pub(super) progenitor_client::Call);

    impl ResponseValue {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "responseValue",
            method: "GET",
            path: "/names/responseValue",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/responseValue`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `body`.
    ///
    /// Returned by [`Client::body`](super::Client::body); sends `GET /names/body`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Body(pub(super) progenitor_client::Call);

    impl Body {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "body",
            method: "GET",
            path: "/names/body",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/body`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `byteStream`.
    ///
    /// Returned by [`Client::byte_stream`](super::Client::byte_stream); sends `GET /names/byteStream`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct ByteStream(pub(super) progenitor_client::Call);

    impl ByteStream {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "byteStream",
            method: "GET",
            path: "/names/byteStream",
            success: &[200..=200],
            parameters: &[Parameter::query("words")],
            errors: &[progenitor_client::DocumentedError::new(404..=404, &[])],
            ..progenitor_client::Operation::NONE
        };

        /// Optional. A list. Each item is sent as a query parameter of its own.
        pub fn words(
            self,
            value: impl ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        ) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /names/byteStream`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200 (documented: 404); other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }
}
