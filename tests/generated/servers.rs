use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    // How the runtime reads and writes these types.
}

/// A client of Servers, version 1.
///
/// Servers:
/// - <http://us.example.com:8080/v1>: Production
/// - <http://sandbox.example.com>
/// - /relative/base
/// - <http://localhost:9>
/// - <http://files.example.com/v1/v1>: Files
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `ping`.
    ///
    /// Sends `GET /ping` when [`send`](builder::Ping::send) is awaited.
    pub fn ping(&self) -> builder::Ping {
        builder::Ping(Call::new(&self.0, &builder::Ping::OPERATION))
    }

    /// The operation `listFiles`.
    ///
    /// Sends `GET /files` when [`send`](builder::ListFiles::send) is awaited.
    pub fn list_files(&self) -> builder::ListFiles {
        builder::ListFiles(Call::new(&self.0, &builder::ListFiles::OPERATION))
    }

    /// The operation `addFile`.
    ///
    /// Sends `POST /files` when [`send`](builder::AddFile::send) is awaited.
    pub fn add_file(&self) -> builder::AddFile {
        builder::AddFile(Call::new(&self.0, &builder::AddFile::OPERATION))
    }

    /// The operation `authorize`.
    ///
    /// Sends `GET /authorize` when [`send`](builder::Authorize::send) is awaited.
    pub fn authorize(&self) -> builder::Authorize {
        builder::Authorize(Call::new(&self.0, &builder::Authorize::OPERATION))
    }

    /// The operation `moved`.
    ///
    /// Sends `GET /moved` when [`send`](builder::Moved::send) is awaited.
    pub fn moved(&self) -> builder::Moved {
        builder::Moved(Call::new(&self.0, &builder::Moved::OPERATION))
    }

    /// The operation `tenant`.
    ///
    /// Sends `GET /tenant` when [`send`](builder::Tenant::send) is awaited.
    pub fn tenant(&self) -> builder::Tenant {
        builder::Tenant(Call::new(&self.0, &builder::Tenant::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Servers.
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

    /// Sent as the query parameter `api key`.
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
    const SERVERS: &'static [&'static str] = &[
        "http://us.example.com:8080/v1",
        "http://sandbox.example.com",
        "/relative/base",
        "http://localhost:9",
        "http://files.example.com/v1/v1",
    ];
    const SERVER_TEMPLATES: &'static [&'static str] = &[
        "http://{region}.example.com:{port}/{version}",
        "{protocol}://files{suffix}.example.com/{version}/{version}",
    ];
    const SCHEMES: &'static [Scheme] = &[Scheme::query("key", "api key")];
    const SECURITY: &'static [&'static [usize]] = &[&[0]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::Ping::OPERATION,
        &builder::ListFiles::OPERATION,
        &builder::AddFile::OPERATION,
        &builder::Authorize::OPERATION,
        &builder::Moved::OPERATION,
        &builder::Tenant::OPERATION,
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
    use progenitor_client::{BaseUrl, ServerUrl};

    /// The server `http://sandbox.example.com`.
    pub const SERVER_2: &str = "http://sandbox.example.com";
    /// The server `http://localhost:9`.
    pub const SERVER_4: &str = "http://localhost:9";
    /// The server `http://{region}.example.com:{port}/{version}`.
    ///
    /// Production.
    #[derive(Clone, Debug)]
    pub struct Production(ServerUrl);

    impl Production {
        /// The server with the defaults of its variables.
        pub fn new() -> Self {
            Self(
                ServerUrl::new(
                    "http://{region}.example.com:{port}/{version}",
                    &[("region", "us"), ("port", "8080"), ("version", "v1")],
                ),
            )
        }

        /// Where the data is.
        ///
        /// Default: `us`.
        pub fn region(self, value: ProductionRegion) -> Self {
            Self(self.0.choose("region", value.as_str()))
        }

        /// Default: `8080`.
        pub fn port(self, value: impl Into<String>) -> Self {
            Self(self.0.set("port", value))
        }

        /// Default: `v1`.
        pub fn version(self, value: impl Into<String>) -> Self {
            Self(self.0.set("version", value))
        }
    }

    impl Default for Production {
        fn default() -> Self {
            Self::new()
        }
    }

    impl From<Production> for BaseUrl {
        fn from(server: Production) -> Self {
            server.0.into()
        }
    }

    /// The values of the variable `region`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ProductionRegion {
        /// `us`.
        Us,
        /// `eu`.
        Eu,
    }

    impl ProductionRegion {
        /// The value in the URL.
        pub fn as_str(self) -> &'static str {
            match self {
                Self::Us => "us",
                Self::Eu => "eu",
            }
        }
    }

    /// The server `{protocol}://files{suffix}.example.com/{version}/{version}`.
    ///
    /// Files.
    #[derive(Clone, Debug)]
    pub struct Files(ServerUrl);

    impl Files {
        /// The server with the defaults of its variables.
        pub fn new() -> Self {
            Self(
                ServerUrl::new(
                    "{protocol}://files{suffix}.example.com/{version}/{version}",
                    &[("protocol", "http"), ("suffix", ""), ("version", "v1")],
                ),
            )
        }

        /// Default: `http`.
        pub fn protocol(self, value: impl Into<String>) -> Self {
            Self(self.0.set("protocol", value))
        }

        /// Default: `""`.
        pub fn suffix(self, value: FilesSuffix) -> Self {
            Self(self.0.choose("suffix", value.as_str()))
        }

        /// Default: `v1`.
        pub fn version(self, value: impl Into<String>) -> Self {
            Self(self.0.set("version", value))
        }
    }

    impl Default for Files {
        fn default() -> Self {
            Self::new()
        }
    }

    impl From<Files> for BaseUrl {
        fn from(server: Files) -> Self {
            server.0.into()
        }
    }

    /// The values of the variable `suffix`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FilesSuffix {
        /// `-test`.
        Test,
        /// `""`.
        Empty,
    }

    impl FilesSuffix {
        /// The value in the URL.
        pub fn as_str(self) -> &'static str {
            match self {
                Self::Test => "-test",
                Self::Empty => "",
            }
        }
    }

    /// The server `http://{tenant}.example.com`.
    #[derive(Clone, Debug)]
    pub struct TenantServer(ServerUrl);

    impl TenantServer {
        /// The server with the defaults of its variables.
        pub fn new() -> Self {
            Self(ServerUrl::new("http://{tenant}.example.com", &[("tenant", "demo")]))
        }

        /// Default: `demo`.
        pub fn tenant(self, value: impl Into<String>) -> Self {
            Self(self.0.set("tenant", value))
        }
    }

    impl Default for TenantServer {
        fn default() -> Self {
            Self::new()
        }
    }

    impl From<TenantServer> for BaseUrl {
        fn from(server: TenantServer) -> Self {
            server.0.into()
        }
    }
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{Call, Error, Operation, ResponseValue, Server};

    /// The operation `ping`.
    ///
    /// Returned by [`Client::ping`](super::Client::ping); sends `GET /ping`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Ping(pub(super) Call);

    impl Ping {
        pub(super) const OPERATION: Operation = Operation {
            id: "ping",
            method: "GET",
            path: "/ping",
            success: &[204..=204],
            ..Operation::NONE
        };

        /// Sends `GET /ping`.
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

    /// The operation `listFiles`.
    ///
    /// Returned by [`Client::list_files`](super::Client::list_files); sends `GET /files`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    ///
    /// Sent to the server `http://upload.example.com/api/2.0/`, and not to the base URL.
    /// [`ClientBuilder::override_server`](progenitor_client::ClientBuilder::override_server) sends
    /// it elsewhere.
    #[derive(Clone, Debug)]
    pub struct ListFiles(pub(super) Call);

    impl ListFiles {
        pub(super) const OPERATION: Operation = Operation {
            id: "listFiles",
            method: "GET",
            path: "/files",
            success: &[204..=204],
            servers: &[Server::new("http://upload.example.com/api/2.0/")],
            ..Operation::NONE
        };

        /// Sends `GET /files`.
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

    /// The operation `addFile`.
    ///
    /// Returned by [`Client::add_file`](super::Client::add_file); sends `POST /files`. Retried only
    /// if the server certainly did not act on the request, as [`Retry`](progenitor_client::Retry)
    /// says.
    ///
    /// Sent to the server `http://files.example.net`, without credentials, and not to the base URL.
    /// [`ClientBuilder::override_server`](progenitor_client::ClientBuilder::override_server) sends
    /// it elsewhere.
    #[derive(Clone, Debug)]
    pub struct AddFile(pub(super) Call);

    impl AddFile {
        pub(super) const OPERATION: Operation = Operation {
            id: "addFile",
            method: "POST",
            path: "/files",
            success: &[204..=204],
            servers: &[Server::new("http://files.example.net").without_credentials()],
            ..Operation::NONE
        };

        /// Sends `POST /files`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `authorize`.
    ///
    /// Returned by [`Client::authorize`](super::Client::authorize); sends `GET /authorize`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    ///
    /// Sent to the server `http://account.example.org/oauth2`, and not to the base URL.
    /// [`ClientBuilder::override_server`](progenitor_client::ClientBuilder::override_server) sends
    /// it elsewhere.
    #[derive(Clone, Debug)]
    pub struct Authorize(pub(super) Call);

    impl Authorize {
        pub(super) const OPERATION: Operation = Operation {
            id: "authorize",
            method: "GET",
            path: "/authorize",
            success: &[204..=204],
            servers: &[Server::new("http://account.example.org/oauth2")],
            ..Operation::NONE
        };

        /// Sends `GET /authorize`.
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

    /// The operation `moved`.
    ///
    /// Returned by [`Client::moved`](super::Client::moved); sends `GET /moved`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Sent to the server `/v3`, and not to the base URL.
    /// [`ClientBuilder::override_server`](progenitor_client::ClientBuilder::override_server) sends
    /// it elsewhere.
    #[derive(Clone, Debug)]
    pub struct Moved(pub(super) Call);

    impl Moved {
        pub(super) const OPERATION: Operation = Operation {
            id: "moved",
            method: "GET",
            path: "/moved",
            success: &[204..=204],
            servers: &[Server::new("/v3")],
            ..Operation::NONE
        };

        /// Sends `GET /moved`.
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

    /// The operation `tenant`.
    ///
    /// Returned by [`Client::tenant`](super::Client::tenant); sends `GET /tenant`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Sent to the server `http://demo.example.com`, and not to the base URL.
    /// [`ClientBuilder::override_server`](progenitor_client::ClientBuilder::override_server) sends
    /// it elsewhere.
    #[derive(Clone, Debug)]
    pub struct Tenant(pub(super) Call);

    impl Tenant {
        pub(super) const OPERATION: Operation = Operation {
            id: "tenant",
            method: "GET",
            path: "/tenant",
            success: &[204..=204],
            servers: &[Server::new("http://demo.example.com")],
            ..Operation::NONE
        };

        /// Sends `GET /tenant`.
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
