use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use std::collections::BTreeMap;
    use progenitor_client::{Extra, Integer, Malformed, RawJson, UnknownValue};

    /// An item of [`Chain`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Chain {
        /// Not described in the document.
        pub item0: Option<String>,
        /// Not described in the document.
        pub item1: Option<Box<Chain>>,
        /// The items after these.
        pub rest: Vec<RawJson>,
    }

    /// Response of `GET /counts` (200).
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Counts {
        /// Not described in the document. Format: `uint64`.
        pub bytes: u64,
        /// Not described in the document. Minimum: `0`. Maximum: `18446744073709551615`.
        pub limited: Option<u64>,
        /// Not described in the document. Minimum: `0`.
        pub wei: Integer,
        /// Not described in the document. Format: `int32`.
        pub small: Option<i64>,
        /// Not described in the document. Documented values: `-1`, `0`, `1`.
        pub level: Option<i64>,
        /// Not described in the document.
        pub ids: Vec<i64>,
        /// Not described in the document.
        pub by_day: Option<BTreeMap<String, Vec<Option<u64>>>>,
        /// Not described in the document.
        pub any: Option<Vec<Integer>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// An item of the property `deep` of [`Site`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Deep(pub BTreeMap<String, Vec<BTreeMap<String, Deep>>>);

    /// The schema `Entry`. Minimum number of items: `2`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Entry {
        /// The name.
        pub name: String,
        /// Not described in the document. Format: `int64`.
        pub item1: i64,
        /// Not described in the document.
        pub item2: Option<EntryItem2>,
        /// Not described in the document. Nullable.
        pub item3: Option<Option<String>>,
        /// The items after these.
        pub rest: Vec<bool>,
    }

    /// An item of [`Entry`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct EntryItem2 {
        /// Not described in the document.
        pub id: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `even` of [`Site`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Even(pub BTreeMap<String, Odd>);

    /// A branch of [`Job`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Export {
        /// Not described in the document.
        pub kind: Option<ExportKind>,
        /// Not described in the document.
        pub target: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `kind` of [`Export`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ExportKind {
        /// `export`
        Export,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// A branch of [`Job`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Import {
        /// Not described in the document.
        pub kind: Option<ImportKind>,
        /// Not described in the document.
        pub file: String,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `kind` of [`Import`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ImportKind {
        /// `import`
        Import,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The schema `Job`. Nullable.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Job {
        /// If the tag is `import`.
        Import(Box<Import>),
        /// If the tag is `export`.
        Export(Box<Export>),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// The schema `Keys`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Keys {
        /// Not described in the document.
        pub null: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `lists` of [`Site`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Lists(pub Vec<Lists>);

    /// The property `menu` of [`Site`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Menu(pub BTreeMap<String, Menu>);

    /// The schema `Odd`.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Odd(pub Vec<Option<Even>>);

    /// The query parameter `page`. Minimum: `1`.
    ///
    /// Takes any integer. One outside 1..=170141183460469231731687303715884105727 is refused when
    /// the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Page(i128);

    /// The schema `Site`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Site {
        /// Not described in the document.
        pub menu: Option<Menu>,
        /// Not described in the document.
        pub lists: Option<Lists>,
        /// Not described in the document. Nullable.
        pub even: Option<Even>,
        /// Not described in the document.
        pub deep: Option<Vec<Deep>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The schema `Table`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Table {
        /// Not described in the document.
        pub rows: Vec<TableRowsItem>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// An item of the property `rows` of [`Table`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TableRowsItem {
        /// Not described in the document.
        pub item0: Option<String>,
        /// Not described in the document. Format: `int64`.
        pub item1: Option<i64>,
        /// The items after these.
        pub rest: Vec<String>,
    }

    /// An item of the property `children` of [`Tree`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Tree {
        /// Not described in the document.
        pub children: Option<Vec<Tree>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    // How the runtime reads and writes these types.

    progenitor_client::tuple! { Chain 0 rest {
        0 => item0: optional,
        1 => item1: optional,
    } }

    progenitor_client::record! { required Counts extra {
        0 "bytes" => bytes: required_integer,
        1 "limited" => limited: integer,
        2 "wei" => wei: required,
        3 "small" => small: integer,
        4 "level" => level: integer,
        5 "ids" => ids: required_integer,
        6 "by_day" => by_day: integer,
        7 "any" => any: optional,
    } }

    progenitor_client::response! { Counts extra {
        bytes: u64,
        wei: Integer,
        ids: Vec<i64>,
    } set_by {
        with_limited limited: u64,
        with_small small: i64,
        with_level level: i64,
        with_by_day by_day: BTreeMap<String, Vec<Option<u64>>>,
        with_any any: Vec<Integer>,
    } }

    progenitor_client::wrapper! { Deep(BTreeMap<String, Vec<BTreeMap<String, Deep>>>) }

    progenitor_client::tuple! { Entry 2 rest {
        0 => name: required,
        1 => item1: required_integer,
        2 => item2: optional,
        3 => item3: optional,
    } }

    progenitor_client::record! { required EntryItem2 extra at "#/components/schemas/Entry/prefixItems/2" {
        0 "id" => id: required,
    } }

    progenitor_client::response! { EntryItem2 extra {
        id: String,
    } }

    progenitor_client::wrapper! { Even(BTreeMap<String, Odd>) }

    progenitor_client::record! { required Export extra {
        0 "kind" => kind: optional,
        1 "target" => target: required,
    } }

    progenitor_client::response! { Export extra {
        target: String,
    } set_by {
        with_kind kind: ExportKind,
    } }

    progenitor_client::open_enum! { ExportKind at "#/components/schemas/Export/properties/kind" {
        "export" => Export,
    } }

    progenitor_client::record! { required Import extra {
        0 "kind" => kind: optional,
        1 "file" => file: required,
    } }

    progenitor_client::response! { Import extra {
        file: String,
    } set_by {
        with_kind kind: ImportKind,
    } }

    progenitor_client::open_enum! { ImportKind at "#/components/schemas/Import/properties/kind" {
        "import" => Import,
    } }

    progenitor_client::union! { Job or null by "kind" {
        "import" => Import,
        "export" => Export,
    } }

    progenitor_client::record! { Keys extra {
        0 "null" => null: optional,
    } }

    progenitor_client::response! { Keys extra {
    } set_by {
        with_null null: String,
    } }

    progenitor_client::wrapper! { Lists(Vec<Lists>) }

    progenitor_client::wrapper! { Menu(BTreeMap<String, Menu>) }

    progenitor_client::wrapper! { Odd(Vec<Option<Even>>) }

    progenitor_client::bounded! { Page "page" wide 1 170141183460469231731687303715884105727 }

    progenitor_client::record! { Site extra {
        0 "menu" => menu: optional,
        1 "lists" => lists: optional,
        2 "even" => even: optional,
        3 "deep" => deep: optional,
    } null {
        2,
    } }

    progenitor_client::response! { Site extra {
    } set_by {
        with_menu menu: Menu,
        with_lists lists: Lists,
        with_even even: Even,
        with_deep deep: Vec<Deep>,
    } null {
        with_even_null even "even",
    } }

    progenitor_client::record! { required Table extra {
        0 "rows" => rows: required,
    } }

    progenitor_client::response! { Table extra {
        rows: Vec<TableRowsItem>,
    } }

    progenitor_client::tuple! { TableRowsItem 0 rest {
        0 => item0: optional,
        1 => item1: integer,
    } }

    progenitor_client::record! { Tree extra {
        0 "children" => children: optional,
    } }

    progenitor_client::response! { Tree extra {
    } set_by {
        with_children children: Vec<Tree>,
    } }
}

/// A client of Schemas, version 1.
///
/// Servers:
/// - <https://schemas.example.com>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `get_counts`.
    ///
    /// Sends `GET /counts` when [`send`](builder::GetCounts::send) is awaited.
    pub fn get_counts(&self) -> builder::GetCounts {
        builder::GetCounts(Call::new(&self.0, &builder::GetCounts::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Schemas.
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
    const SERVERS: &'static [&'static str] = &["https://schemas.example.com"];
    const SCHEMES: &'static [Scheme] = &[];
    const SECURITY: &'static [&'static [usize]] = &[];
    const OPERATIONS: &'static [&'static Operation] = &[&builder::GetCounts::OPERATION];
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
    /// The server `https://schemas.example.com`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://schemas.example.com";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{Call, Error, Operation, Parameter, ResponseValue};
    use super::{rules, types};

    /// The operation `get_counts`.
    ///
    /// Returned by [`Client::get_counts`](super::Client::get_counts); sends `GET /counts`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct GetCounts(pub(super) Call);

    impl GetCounts {
        pub(super) const OPERATION: Operation = Operation {
            id: "get_counts",
            method: "GET",
            path: "/counts",
            success: &[200..=200],
            parameters: &[
                Parameter::query("after").rules(&rules::GET_COUNTS_AFTER),
                Parameter::query("offset").rules(&rules::GET_COUNTS_OFFSET),
                Parameter::query("page"),
            ],
            ..Operation::NONE
        };

        /// Optional.
        pub fn after(self, value: impl TryInto<u64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional.
        pub fn offset(self, value: impl TryInto<u64>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Optional. At least 1.
        pub fn page(self, value: impl TryInto<types::Page>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Sends `GET /counts`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Counts>, Error> {
            self.0.json().await
        }
    }
}

/// What the document states about the values of requests.
mod rules {
    use progenitor_client::support::{Rule::*, Rules};

    pub(super) static GET_COUNTS_AFTER: Rules = Rules(&[Minimum("10")]);
    pub(super) static GET_COUNTS_OFFSET: Rules = Rules(&[
        Minimum("0"),
        Maximum("18446744073709551615"),
    ]);
}
