use progenitor_client::{
    BearerToken, Call, Error, Method, Operation, Paginated, Provider, RawRequest,
    ResponseValue, Scheme, Secrets, Session,
};
use progenitor_client::support::{Id, Paging, Style};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::Extra;

    /// Request body of `POST /token`.
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

    /// Response of `GET /items` (200).
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Page {
        /// Not described in the document.
        pub items: Option<Vec<PageItemsItem>>,
        /// Not described in the document. Nullable.
        pub next: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// An item of the property `items` of [`Page`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct PageItemsItem {
        /// Not described in the document.
        pub id: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The query parameter `per_page`. Minimum: `1`. Maximum: `50`.
    ///
    /// Takes any integer. One outside 1..=50 is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct PerPage(i128);

    // How the runtime reads and writes these types.

    progenitor_client::record! { Note extra {
        0 "text" => text: optional,
    } }

    progenitor_client::request! { Note extra {
    } set {
        text: String,
    } }

    progenitor_client::record! { Page extra {
        0 "items" => items: optional,
        1 "next" => next: optional,
    } null {
        1,
    } }

    progenitor_client::response! { Page extra {
    } set_by {
        with_items items: Vec<PageItemsItem>,
        with_next next: String,
    } null {
        with_next_null next "next",
    } }

    progenitor_client::record! { PageItemsItem extra at "#/components/schemas/Page/properties/items/items" {
        0 "id" => id: integer,
    } }

    progenitor_client::response! { PageItemsItem extra {
    } set_by {
        with_id id: i64,
    } }

    progenitor_client::bounded! { PerPage "per_page" 1 50 }
}

/// A client of Security, version 1.
///
/// Servers:
/// - <https://api.example.com/v1>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `root`.
    ///
    /// Sends `GET /root` when [`send`](builder::Root::send) is awaited.
    pub fn root(&self) -> builder::Root {
        builder::Root(Call::new(&self.0, &builder::Root::OPERATION))
    }

    /// The operation `open`.
    ///
    /// Sends `GET /open` when [`send`](builder::Open::send) is awaited.
    pub fn open(&self) -> builder::Open {
        builder::Open(Call::new(&self.0, &builder::Open::OPERATION))
    }

    /// The operation `optional`.
    ///
    /// Sends `GET /optional` when [`send`](builder::Optional::send) is awaited.
    pub fn optional(&self) -> builder::Optional {
        builder::Optional(Call::new(&self.0, &builder::Optional::OPERATION))
    }

    /// The operation `inQuery`.
    ///
    /// Sends `GET /query` when [`send`](builder::InQuery::send) is awaited.
    pub fn in_query(&self) -> builder::InQuery {
        builder::InQuery(Call::new(&self.0, &builder::InQuery::OPERATION))
    }

    /// The operation `inCookie`.
    ///
    /// Sends `GET /cookie` when [`send`](builder::InCookie::send) is awaited.
    pub fn in_cookie(&self) -> builder::InCookie {
        builder::InCookie(Call::new(&self.0, &builder::InCookie::OPERATION))
    }

    /// The operation `basic`.
    ///
    /// Sends `GET /basic` when [`send`](builder::Basic::send) is awaited.
    pub fn basic(&self) -> builder::Basic {
        builder::Basic(Call::new(&self.0, &builder::Basic::OPERATION))
    }

    /// The operation `bearer`.
    ///
    /// Sends `GET /bearer` when [`send`](builder::Bearer::send) is awaited.
    pub fn bearer(&self) -> builder::Bearer {
        builder::Bearer(Call::new(&self.0, &builder::Bearer::OPERATION))
    }

    /// The operation `bot`.
    ///
    /// Sends `GET /bot` when [`send`](builder::Bot::send) is awaited.
    pub fn bot(&self) -> builder::Bot {
        builder::Bot(Call::new(&self.0, &builder::Bot::OPERATION))
    }

    /// The operation `raw`.
    ///
    /// Sends `GET /raw` when [`send`](builder::Raw::send) is awaited.
    pub fn raw(&self) -> builder::Raw {
        builder::Raw(Call::new(&self.0, &builder::Raw::OPERATION))
    }

    /// The operation `connect`.
    ///
    /// Sends `GET /connect` when [`send`](builder::Connect::send) is awaited.
    pub fn connect(&self) -> builder::Connect {
        builder::Connect(Call::new(&self.0, &builder::Connect::OPERATION))
    }

    /// The operation `both`.
    ///
    /// Sends `GET /both` when [`send`](builder::Both::send) is awaited.
    pub fn both(&self) -> builder::Both {
        builder::Both(Call::new(&self.0, &builder::Both::OPERATION))
    }

    /// The operation `clash`.
    ///
    /// Sends `GET /clash` when [`send`](builder::Clash::send) is awaited.
    pub fn clash(&self) -> builder::Clash {
        builder::Clash(Call::new(&self.0, &builder::Clash::OPERATION))
    }

    /// The operation `certificate`.
    ///
    /// Sends `GET /certificate` when [`send`](builder::Certificate::send) is awaited.
    pub fn certificate(&self) -> builder::Certificate {
        builder::Certificate(Call::new(&self.0, &builder::Certificate::OPERATION))
    }

    /// The operation `alias`.
    ///
    /// Sends `GET /alias` when [`send`](builder::Alias::send) is awaited.
    pub fn alias(&self) -> builder::Alias {
        builder::Alias(Call::new(&self.0, &builder::Alias::OPERATION))
    }

    /// The operation `getToken`.
    ///
    /// Sends `GET /token` when [`send`](builder::GetToken::send) is awaited.
    pub fn get_token(&self) -> builder::GetToken {
        builder::GetToken(Call::new(&self.0, &builder::GetToken::OPERATION))
    }

    /// The operation `postToken`.
    ///
    /// Sends `POST /token` when [`send`](builder::PostToken::send) is awaited.
    pub fn post_token(&self) -> builder::PostToken {
        builder::PostToken(Call::new(&self.0, &builder::PostToken::OPERATION))
    }

    /// The operation `listItems`.
    ///
    /// Sends `GET /items` when [`send`](builder::ListItems::send) is awaited, for one page.
    /// `.items()` and `.pages()` of [`Paginated`](progenitor_client::Paginated) walk the whole
    /// list.
    pub fn list_items(&self) -> builder::ListItems {
        builder::ListItems(Call::new(&self.0, &builder::ListItems::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Security.
///
/// Unless an operation states others, it needs: `user`, or `key` and `app`.
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

    /// The key of a user.
    ///
    /// Sent as the header `X-User-Key`.
    pub fn user(self, key: impl Into<String>) -> Self {
        Self(self.0.text(0, key))
    }

    /// Sent as the header `X-Key`.
    pub fn key(self, key: impl Into<String>) -> Self {
        Self(self.0.text(1, key))
    }

    /// Sent as the header `X-App`.
    pub fn app(self, key: impl Into<String>) -> Self {
        Self(self.0.text(2, key))
    }

    /// Sent as the query parameter `api_key`.
    pub fn query(self, key: impl Into<String>) -> Self {
        Self(self.0.text(3, key))
    }

    /// Sent as the cookie `session`.
    pub fn cookie(self, key: impl Into<String>) -> Self {
        Self(self.0.text(4, key))
    }

    /// Sent as HTTP basic authentication.
    pub fn basic(self, user: impl Into<String>, password: impl Into<String>) -> Self {
        Self(self.0.basic(5, user, password))
    }

    /// A string, a [`TokenSource`](progenitor_client::TokenSource) or
    /// [`ClientCredentials`](progenitor_client::ClientCredentials). Sent as a bearer token.
    pub fn bearer(self, token: impl Into<BearerToken>) -> Self {
        Self(self.0.token(6, token))
    }

    /// Sent in the header `Authorization`, after the word `Bot`.
    pub fn bot(self, key: impl Into<String>) -> Self {
        Self(self.0.text(7, key))
    }

    /// Sent as the header `Authorization`.
    pub fn raw(self, key: impl Into<String>) -> Self {
        Self(self.0.text(8, key))
    }

    /// A string, a [`TokenSource`](progenitor_client::TokenSource) or
    /// [`ClientCredentials`](progenitor_client::ClientCredentials). Sent as a bearer token.
    pub fn connect(self, token: impl Into<BearerToken>) -> Self {
        Self(self.0.token(9, token))
    }

    /// A string, a [`TokenSource`](progenitor_client::TokenSource) or
    /// [`ClientCredentials`](progenitor_client::ClientCredentials). Sent as a bearer token. The
    /// document's token server is `https://id.example.com/token`.
    pub fn oauth(self, token: impl Into<BearerToken>) -> Self {
        Self(self.0.token(11, token))
    }

    /// Sent as the header `X-Never`. The document calls it `never used`.
    ///
    /// No operation uses it, so a client that is given it cannot be built.
    pub fn never_used(self, key: impl Into<String>) -> Self {
        Self(self.0.text(12, key))
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
    const SERVERS: &'static [&'static str] = &["https://api.example.com/v1"];
    const SCHEMES: &'static [Scheme] = &[
        Scheme::header("user", "X-User-Key"),
        Scheme::header("key", "X-Key"),
        Scheme::header("app", "X-App"),
        Scheme::query("query", "api_key"),
        Scheme::cookie("cookie", "session"),
        Scheme::basic("basic"),
        Scheme::bearer("bearer"),
        Scheme::authorization("bot", "Bot"),
        Scheme::header("raw", "Authorization"),
        Scheme::bearer("connect"),
        Scheme::mutual_tls("certificate"),
        Scheme::bearer("oauth")
            .tokens("https://id.example.com/token", &["read", "write"]),
        Scheme::header("never used", "X-Never").setter("never_used"),
    ];
    const SECURITY: &'static [&'static [usize]] = &[&[0], &[1, 2]];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::Root::OPERATION,
        &builder::Open::OPERATION,
        &builder::Optional::OPERATION,
        &builder::InQuery::OPERATION,
        &builder::InCookie::OPERATION,
        &builder::Basic::OPERATION,
        &builder::Bearer::OPERATION,
        &builder::Bot::OPERATION,
        &builder::Raw::OPERATION,
        &builder::Connect::OPERATION,
        &builder::Both::OPERATION,
        &builder::Clash::OPERATION,
        &builder::Certificate::OPERATION,
        &builder::Alias::OPERATION,
        &builder::GetToken::OPERATION,
        &builder::PostToken::OPERATION,
        &builder::ListItems::OPERATION,
    ];
    const RATE_LIMIT: Option<(u32, u64)> = None;

    fn assemble(session: Session) -> Self {
        Self(session)
    }

    fn session(&self) -> &Session {
        &self.0
    }
}

impl Paginated for builder::ListItems {
    type Page = types::Page;
    type Item = types::PageItemsItem;
    const PAGING: Paging = Paging {
        style: Style::Cursor,
        parameter: "cursor",
        items: "/items",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "listItems",
    };

    fn starting_at(self, cursor: String) -> Self {
        self.cursor(cursor)
    }

    async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
        self.send().await
    }

    fn named_next(page: &Self::Page) -> Option<&str> {
        page.next.as_deref()
    }

    fn id(item: &Self::Item) -> Option<Id> {
        item.id.as_ref().map(Id::from)
    }

    fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
        page.items.as_deref()
    }

    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
        page.items
    }
}

/// The servers of the document, for
/// [`ClientBuilder::base_url`](progenitor_client::ClientBuilder::base_url).
pub mod servers {
    /// The server `https://api.example.com/v1`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://api.example.com/v1";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{Call, Error, Operation, Parameter, ResponseValue};
    use super::types;

    /// The operation `root`.
    ///
    /// Returned by [`Client::root`](super::Client::root); sends `GET /root`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Root(pub(super) Call);

    impl Root {
        pub(super) const OPERATION: Operation = Operation {
            id: "root",
            method: "GET",
            path: "/root",
            success: &[204..=204],
            ..Operation::NONE
        };

        /// Sends `GET /root`.
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

    /// The operation `open`.
    ///
    /// Returned by [`Client::open`](super::Client::open); sends `GET /open`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Needs no credentials.
    #[derive(Clone, Debug)]
    pub struct Open(pub(super) Call);

    impl Open {
        pub(super) const OPERATION: Operation = Operation {
            id: "open",
            method: "GET",
            path: "/open",
            success: &[204..=204],
            security: Some(&[]),
            ..Operation::NONE
        };

        /// Sends `GET /open`.
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

    /// The operation `optional`.
    ///
    /// Returned by [`Client::optional`](super::Client::optional); sends `GET /optional`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Optional credentials: `basic`.
    #[derive(Clone, Debug)]
    pub struct Optional(pub(super) Call);

    impl Optional {
        pub(super) const OPERATION: Operation = Operation {
            id: "optional",
            method: "GET",
            path: "/optional",
            success: &[204..=204],
            security: Some(&[&[5], &[]]),
            ..Operation::NONE
        };

        /// Sends `GET /optional`.
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

    /// The operation `inQuery`.
    ///
    /// Returned by [`Client::in_query`](super::Client::in_query); sends `GET /query`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `query`.
    #[derive(Clone, Debug)]
    pub struct InQuery(pub(super) Call);

    impl InQuery {
        pub(super) const OPERATION: Operation = Operation {
            id: "inQuery",
            method: "GET",
            path: "/query",
            success: &[204..=204],
            parameters: &[Parameter::query("words")],
            security: Some(&[&[3]]),
            ..Operation::NONE
        };

        /// Optional.
        pub fn words(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /query`.
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

    /// The operation `inCookie`.
    ///
    /// Returned by [`Client::in_cookie`](super::Client::in_cookie); sends `GET /cookie`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `cookie`.
    #[derive(Clone, Debug)]
    pub struct InCookie(pub(super) Call);

    impl InCookie {
        pub(super) const OPERATION: Operation = Operation {
            id: "inCookie",
            method: "GET",
            path: "/cookie",
            success: &[204..=204],
            security: Some(&[&[4]]),
            ..Operation::NONE
        };

        /// Sends `GET /cookie`.
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

    /// The operation `basic`.
    ///
    /// Returned by [`Client::basic`](super::Client::basic); sends `GET /basic`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `basic`.
    #[derive(Clone, Debug)]
    pub struct Basic(pub(super) Call);

    impl Basic {
        pub(super) const OPERATION: Operation = Operation {
            id: "basic",
            method: "GET",
            path: "/basic",
            success: &[204..=204],
            security: Some(&[&[5]]),
            ..Operation::NONE
        };

        /// Sends `GET /basic`.
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

    /// The operation `bearer`.
    ///
    /// Returned by [`Client::bearer`](super::Client::bearer); sends `GET /bearer`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `bearer`.
    #[derive(Clone, Debug)]
    pub struct Bearer(pub(super) Call);

    impl Bearer {
        pub(super) const OPERATION: Operation = Operation {
            id: "bearer",
            method: "GET",
            path: "/bearer",
            success: &[204..=204],
            security: Some(&[&[6]]),
            ..Operation::NONE
        };

        /// Sends `GET /bearer`.
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

    /// The operation `bot`.
    ///
    /// Returned by [`Client::bot`](super::Client::bot); sends `GET /bot`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `bot`.
    #[derive(Clone, Debug)]
    pub struct Bot(pub(super) Call);

    impl Bot {
        pub(super) const OPERATION: Operation = Operation {
            id: "bot",
            method: "GET",
            path: "/bot",
            success: &[204..=204],
            security: Some(&[&[7]]),
            ..Operation::NONE
        };

        /// Sends `GET /bot`.
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

    /// The operation `raw`.
    ///
    /// Returned by [`Client::raw`](super::Client::raw); sends `GET /raw`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `raw`.
    #[derive(Clone, Debug)]
    pub struct Raw(pub(super) Call);

    impl Raw {
        pub(super) const OPERATION: Operation = Operation {
            id: "raw",
            method: "GET",
            path: "/raw",
            success: &[204..=204],
            security: Some(&[&[8]]),
            ..Operation::NONE
        };

        /// Sends `GET /raw`.
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

    /// The operation `connect`.
    ///
    /// Returned by [`Client::connect`](super::Client::connect); sends `GET /connect`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `connect`.
    #[derive(Clone, Debug)]
    pub struct Connect(pub(super) Call);

    impl Connect {
        pub(super) const OPERATION: Operation = Operation {
            id: "connect",
            method: "GET",
            path: "/connect",
            success: &[204..=204],
            security: Some(&[&[9]]),
            ..Operation::NONE
        };

        /// Sends `GET /connect`.
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

    /// The operation `both`.
    ///
    /// Returned by [`Client::both`](super::Client::both); sends `GET /both`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `bearer` and `query`.
    #[derive(Clone, Debug)]
    pub struct Both(pub(super) Call);

    impl Both {
        pub(super) const OPERATION: Operation = Operation {
            id: "both",
            method: "GET",
            path: "/both",
            success: &[204..=204],
            security: Some(&[&[6, 3]]),
            ..Operation::NONE
        };

        /// Sends `GET /both`.
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

    /// The operation `clash`.
    ///
    /// Returned by [`Client::clash`](super::Client::clash); sends `GET /clash`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `basic` and `query`, or `bearer` and `query`, or `raw` and `query`.
    #[derive(Clone, Debug)]
    pub struct Clash(pub(super) Call);

    impl Clash {
        pub(super) const OPERATION: Operation = Operation {
            id: "clash",
            method: "GET",
            path: "/clash",
            success: &[204..=204],
            security: Some(&[&[5, 3], &[6, 3], &[8, 3]]),
            ..Operation::NONE
        };

        /// Sends `GET /clash`.
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

    /// The operation `certificate`.
    ///
    /// Returned by [`Client::certificate`](super::Client::certificate); sends `GET /certificate`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `certificate`.
    #[derive(Clone, Debug)]
    pub struct Certificate(pub(super) Call);

    impl Certificate {
        pub(super) const OPERATION: Operation = Operation {
            id: "certificate",
            method: "GET",
            path: "/certificate",
            success: &[204..=204],
            security: Some(&[&[10]]),
            ..Operation::NONE
        };

        /// Sends `GET /certificate`.
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

    /// The operation `alias`.
    ///
    /// Returned by [`Client::alias`](super::Client::alias); sends `GET /alias`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `user`.
    #[derive(Clone, Debug)]
    pub struct Alias(pub(super) Call);

    impl Alias {
        pub(super) const OPERATION: Operation = Operation {
            id: "alias",
            method: "GET",
            path: "/alias",
            success: &[204..=204],
            security: Some(&[&[0]]),
            ..Operation::NONE
        };

        /// Sends `GET /alias`.
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

    /// The operation `getToken`.
    ///
    /// Returned by [`Client::get_token`](super::Client::get_token); sends `GET /token`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `oauth`.
    #[derive(Clone, Debug)]
    pub struct GetToken(pub(super) Call);

    impl GetToken {
        pub(super) const OPERATION: Operation = Operation {
            id: "getToken",
            method: "GET",
            path: "/token",
            success: &[204..=204],
            security: Some(&[&[11]]),
            ..Operation::NONE
        };

        /// Sends `GET /token`.
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

    /// The operation `postToken`.
    ///
    /// Returned by [`Client::post_token`](super::Client::post_token); sends `POST /token`. Retried
    /// only if the server certainly did not act on the request, as
    /// [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `oauth`.
    #[derive(Clone, Debug)]
    pub struct PostToken(pub(super) Call);

    impl PostToken {
        pub(super) const OPERATION: Operation = Operation {
            id: "postToken",
            method: "POST",
            path: "/token",
            success: &[204..=204],
            requires_body: true,
            security: Some(&[&[11]]),
            ..Operation::NONE
        };

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `POST /token`. It is not sent again if the server may have acted on it; after an
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

    /// The operation `listItems`.
    ///
    /// Returned by [`Client::list_items`](super::Client::list_items); sends `GET /items`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    ///
    /// Credentials: `query`.
    ///
    /// With [`Paginated`](progenitor_client::Paginated) in scope, `.items()` walks the list item by
    /// item and `.pages()` page by page. Nothing is sent before the stream is polled.
    #[derive(Clone, Debug)]
    pub struct ListItems(pub(super) Call);

    impl ListItems {
        pub(super) const OPERATION: Operation = Operation {
            id: "listItems",
            method: "GET",
            path: "/items",
            success: &[200..=200],
            parameters: &[Parameter::query("cursor"), Parameter::query("per_page")],
            page_size: Some(("per_page", 50)),
            list: Some(progenitor_client::support::read_items::<Self>),
            security: Some(&[&[3]]),
            ..Operation::NONE
        };

        /// Optional. A walk over the list sets it.
        pub fn cursor(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional. From 1 to 50. If it is not set, the client requests 50.
        pub fn per_page(self, value: impl TryInto<types::PerPage>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Sends `GET /items`, for one page.
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
}
