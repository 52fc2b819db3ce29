use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    use progenitor_client::{Extra, Malformed, Number, RawJson, UnknownValue};

    /// The parameter `exploded` of `GET /paths/{simple}/{exploded}/{label}/{labels}/{matrix}/{matrices}/{object}`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Color {
        /// Not described in the document.
        #[cfg_attr(feature = "schemars", schemars(rename = "R"))]
        pub r: Option<i64>,
        /// Not described in the document.
        #[cfg_attr(feature = "schemars", schemars(rename = "G"))]
        pub g: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The parameter `filter` of `GET /contents/{where}`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContentsFilter {
        /// Not described in the document.
        pub a: Option<i64>,
        /// Not described in the document.
        pub b: Option<Vec<String>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The parameter `where` of `GET /contents/{where}`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ContentsWhere {
        /// Not described in the document.
        pub a: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The parameter `X-Filter` of `GET /contents/{where}`. The same type as [`ContentsWhere`].
    pub type ContentsXFilter = ContentsWhere;

    /// The cookie parameter `level`. Minimum: `1`. Maximum: `3`.
    ///
    /// Takes any integer. One outside 1..=3 is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct CookiesLevel(i128);

    /// The query parameter `csv`.
    ///
    /// Sent as one comma-separated value. Fewer than 0 items, empty items and items with a comma
    /// are refused when the request is built.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Csv(Vec<String>);

    /// The path parameter `kind`.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum EnumsKind {
        /// `a-b`
        Ab,
        /// `c/d`
        Cd,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// An item of the parameter `named` of `GET /enums/{kind}/{level}`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Kind {
        /// `a-b`
        Ab,
        /// `c/d`
        Cd,
        /// A value that the document does not name.
        UnknownValue(UnknownValue),
    }

    /// The path parameter `level`. Minimum: `1`. Maximum: `3`.
    ///
    /// Takes any integer. One outside 1..=3 is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Level(i128);

    /// The parameter `color` of `GET /objects`. The same type as [`Color`].
    pub type ObjectsColor = Color;

    /// The parameter `created` of `GET /objects`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum ObjectsCreated {
        /// If the value has this shape.
        ObjectsCreated0(Box<ObjectsCreated0>),
        /// If the value has this shape.
        Integer(i64),
        /// None of the documented branches. The value is kept.
        Unknown(RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(Malformed),
    }

    /// A branch of [`ObjectsCreated`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ObjectsCreated0 {
        /// Not described in the document.
        pub gt: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The parameter `filter` of `GET /objects`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ObjectsFilter {
        /// Not described in the document.
        pub name: Option<String>,
        /// Not described in the document.
        pub tags: Option<Vec<String>>,
        /// Not described in the document.
        pub at: Option<ObjectsFilterAt>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The property `at` of [`ObjectsFilter`].
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ObjectsFilterAt {
        /// Not described in the document.
        pub gt: Option<Number>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The parameter `more` of `GET /objects`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ObjectsMore {
        /// Not described in the document.
        pub known: Option<String>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The parameter `sort` of `GET /objects`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ObjectsSort {
        /// Not described in the document.
        pub by: Option<Vec<String>>,
        /// Not described in the document.
        pub page: Option<i64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The parameter `X-Nested` of `GET /objects`.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct ObjectsXNested {
        /// Not described in the document.
        pub a: Option<Vec<i64>>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: Extra,
    }

    /// The query parameter `one`.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum One {
        /// `a-b`
        Ab,
        /// `c/d`
        Cd,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// The header parameter `X-Kind`.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum XKind {
        /// `a-b`
        Ab,
        /// `c/d`
        Cd,
        /// Another text. It is refused when the request is built.
        Other(UnknownValue),
    }

    /// The header parameter `X-Level`. Minimum: `1`. Maximum: `3`.
    ///
    /// Takes any integer. One outside 1..=3 is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct XLevel(i128);

    // How the runtime reads and writes these types.

    progenitor_client::record! { Color extra {
        0 "R" => r: integer,
        1 "G" => g: integer,
    } }

    progenitor_client::request! { Color extra {
    } set {
        r: i64,
        g: i64,
    } }

    progenitor_client::record! { ContentsFilter extra at "#/paths/~1contents~1{where}/get/parameters/1/content/application~1json/schema" {
        0 "a" => a: integer,
        1 "b" => b: optional,
    } }

    progenitor_client::request! { ContentsFilter extra {
    } set {
        a: i64,
        b: Vec<String>,
    } }

    progenitor_client::record! { ContentsWhere extra at "#/paths/~1contents~1{where}/get/parameters/0/content/application~1json/schema" {
        0 "a" => a: optional,
    } }

    progenitor_client::request! { ContentsWhere extra {
    } set {
        a: String,
    } }

    progenitor_client::bounded! { CookiesLevel "level" 1 3 }

    progenitor_client::comma_separated! { Csv "csv" 0 }

    progenitor_client::one_of! { EnumsKind "kind" {
        "a-b" => Ab,
        "c/d" => Cd,
    } }

    progenitor_client::open_enum! { Kind {
        "a-b" => Ab,
        "c/d" => Cd,
    } }

    progenitor_client::bounded! { Level "level" 1 3 }

    progenitor_client::union! { ObjectsCreated at "#/paths/~1objects/get/parameters/6/schema" by shape {
        Object ["gt"] [] [] => ObjectsCreated0,
        Integer [] [] [] => Integer,
    } }

    progenitor_client::branches! { ObjectsCreated {
        ObjectsCreated0: ObjectsCreated0,
        Integer: i64,
    } }

    progenitor_client::record! { ObjectsCreated0 extra at "#/paths/~1objects/get/parameters/6/schema/anyOf/0" {
        0 "gt" => gt: integer,
    } }

    progenitor_client::request! { ObjectsCreated0 extra {
    } set {
        gt: i64,
    } }

    progenitor_client::record! { ObjectsFilter extra at "#/paths/~1objects/get/parameters/3/schema" {
        0 "name" => name: optional,
        1 "tags" => tags: optional,
        2 "at" => at: optional,
    } }

    progenitor_client::request! { ObjectsFilter extra {
    } set {
        name: String,
        tags: Vec<String>,
        at: ObjectsFilterAt,
    } }

    progenitor_client::record! { ObjectsFilterAt extra at "#/paths/~1objects/get/parameters/3/schema/properties/at" {
        0 "gt" => gt: optional,
    } }

    progenitor_client::request! { ObjectsFilterAt extra {
    } set {
        gt: Number,
    } }

    progenitor_client::record! { ObjectsMore extra at "#/paths/~1objects/get/parameters/8/schema" {
        0 "known" => known: optional,
    } }

    progenitor_client::request! { ObjectsMore extra {
    } set {
        known: String,
    } }

    progenitor_client::record! { ObjectsSort extra at "#/paths/~1objects/get/parameters/7/schema" {
        0 "by" => by: optional,
        1 "page" => page: integer,
    } }

    progenitor_client::request! { ObjectsSort extra {
    } set {
        by: Vec<String>,
        page: i64,
    } }

    progenitor_client::record! { ObjectsXNested extra at "#/paths/~1objects/get/parameters/11/schema" {
        0 "a" => a: integer,
    } }

    progenitor_client::request! { ObjectsXNested extra {
    } set {
        a: Vec<i64>,
    } }

    progenitor_client::one_of! { One "one" {
        "a-b" => Ab,
        "c/d" => Cd,
    } }

    progenitor_client::one_of! { XKind "X-Kind" {
        "a-b" => Ab,
        "c/d" => Cd,
    } }

    progenitor_client::bounded! { XLevel "X-Level" 1 3 }
}

/// A client of Parameters, version 1.
///
/// Servers:
/// - <https://parameters.example.com>
///
/// Each method returns a builder and sends nothing. A clone is cheap: it shares the
/// connections, the keys and the quota.
#[derive(Clone, Debug)]
pub struct Client(Session);

impl Client {
    /// The operation `lists`.
    ///
    /// Sends `GET /lists` when [`send`](builder::Lists::send) is awaited.
    pub fn lists(&self) -> builder::Lists {
        builder::Lists(Call::new(&self.0, &builder::Lists::OPERATION))
    }

    /// The operation `enums`.
    ///
    /// Sends `GET /enums/{kind}/{level}` when [`send`](builder::Enums::send) is awaited.
    pub fn enums(&self) -> builder::Enums {
        builder::Enums(Call::new(&self.0, &builder::Enums::OPERATION))
    }

    /// The operation `paths`.
    ///
    /// Sends `GET /paths/{simple}/{exploded}/{label}/{labels}/{matrix}/{matrices}/{object}` when
    /// [`send`](builder::Paths::send) is awaited.
    pub fn paths(&self) -> builder::Paths {
        builder::Paths(Call::new(&self.0, &builder::Paths::OPERATION))
    }

    /// The operation `double`.
    ///
    /// Sends `GET //double//{id}#acl` when [`send`](builder::Double::send) is awaited.
    pub fn double(&self) -> builder::Double {
        builder::Double(Call::new(&self.0, &builder::Double::OPERATION))
    }

    /// The operation `firstName`.
    ///
    /// Sends `GET /named/{a-b}` when [`send`](builder::FirstName::send) is awaited.
    pub fn first_name(&self) -> builder::FirstName {
        builder::FirstName(Call::new(&self.0, &builder::FirstName::OPERATION))
    }

    /// The operation `secondName`.
    ///
    /// Sends `GET /named/{a_b}` when [`send`](builder::SecondName::send) is awaited.
    pub fn second_name(&self) -> builder::SecondName {
        builder::SecondName(Call::new(&self.0, &builder::SecondName::OPERATION))
    }

    /// The operation `objects`.
    ///
    /// Sends `GET /objects` when [`send`](builder::Objects::send) is awaited.
    pub fn objects(&self) -> builder::Objects {
        builder::Objects(Call::new(&self.0, &builder::Objects::OPERATION))
    }

    /// The operation `contents`.
    ///
    /// Sends `GET /contents/{where}` when [`send`](builder::Contents::send) is awaited.
    pub fn contents(&self) -> builder::Contents {
        builder::Contents(Call::new(&self.0, &builder::Contents::OPERATION))
    }

    /// The operation `cookies`.
    ///
    /// Sends `GET /cookies` when [`send`](builder::Cookies::send) is awaited.
    pub fn cookies(&self) -> builder::Cookies {
        builder::Cookies(Call::new(&self.0, &builder::Cookies::OPERATION))
    }

    /// The operation `names`.
    ///
    /// Sends `GET /names/{id}` when [`send`](builder::Names::send) is awaited.
    pub fn names(&self) -> builder::Names {
        builder::Names(Call::new(&self.0, &builder::Names::OPERATION))
    }

    /// The operation `values`.
    ///
    /// Sends `GET /values/{ratio}` when [`send`](builder::Values::send) is awaited.
    pub fn values(&self) -> builder::Values {
        builder::Values(Call::new(&self.0, &builder::Values::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Parameters.
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
    const SERVERS: &'static [&'static str] = &["https://parameters.example.com"];
    const SCHEMES: &'static [Scheme] = &[];
    const SECURITY: &'static [&'static [usize]] = &[];
    const OPERATIONS: &'static [&'static Operation] = &[
        &builder::Lists::OPERATION,
        &builder::Enums::OPERATION,
        &builder::Paths::OPERATION,
        &builder::Double::OPERATION,
        &builder::FirstName::OPERATION,
        &builder::SecondName::OPERATION,
        &builder::Objects::OPERATION,
        &builder::Contents::OPERATION,
        &builder::Cookies::OPERATION,
        &builder::Names::OPERATION,
        &builder::Values::OPERATION,
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
    /// The server `https://parameters.example.com`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://parameters.example.com";
}

/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{Call, Error, Operation, Parameter, ResponseValue, Style};
    use super::{rules, types};

    /// The operation `lists`.
    ///
    /// Returned by [`Client::lists`](super::Client::lists); sends `GET /lists`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Lists(pub(super) Call);

    impl Lists {
        pub(super) const OPERATION: Operation = Operation {
            id: "lists",
            method: "GET",
            path: "/lists",
            success: &[204..=204],
            parameters: &[
                Parameter::query("brackets").style(Style::DeepObject, true),
                Parameter::query("csv").style(Style::Form, false),
                Parameter::query("flags"),
                Parameter::query("forms"),
                Parameter::query("many"),
                Parameter::query("numbers").style(Style::Form, false),
                Parameter::query("one_or_many"),
                Parameter::query("piped_each").style(Style::PipeDelimited, true),
                Parameter::query("pipes").style(Style::PipeDelimited, false),
                Parameter::query("ratios"),
                Parameter::query("sizes"),
                Parameter::query("spaces").style(Style::SpaceDelimited, false),
                Parameter::query("tree"),
            ],
            ..Operation::NONE
        };

        /// Optional. A list. Sent as `brackets[property]=value`.
        pub fn brackets(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional. A list, sent as one comma-separated value.
        pub fn csv(self, value: impl TryInto<types::Csv>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn flags(self, value: impl TryInto<Vec<bool>>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn forms(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn many(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Optional. A list. The items are sent as one value, separated by commas.
        pub fn numbers(self, value: impl TryInto<Vec<i64>>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn one_or_many(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn piped_each(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(7, value))
        }

        /// Optional. A list. The items are sent as one value, separated by `|`.
        pub fn pipes(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(8, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn ratios(self, value: impl TryInto<Vec<f64>>) -> Self {
            Self(self.0.parameter(9, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn sizes(self, value: impl TryInto<Vec<u64>>) -> Self {
            Self(self.0.parameter(10, value))
        }

        /// Optional. A list. The items are sent as one value, separated by spaces.
        pub fn spaces(self, value: impl TryInto<Vec<i64>>) -> Self {
            Self(self.0.parameter(11, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn tree(self, value: impl TryInto<Vec<Vec<String>>>) -> Self {
            Self(self.0.parameter(12, value))
        }

        /// Sends `GET /lists`.
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

    /// The operation `enums`.
    ///
    /// Returned by [`Client::enums`](super::Client::enums); sends `GET /enums/{kind}/{level}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Enums(pub(super) Call);

    impl Enums {
        pub(super) const OPERATION: Operation = Operation {
            id: "enums",
            method: "GET",
            path: "/enums/{kind}/{level}",
            success: &[204..=204],
            parameters: &[
                Parameter::path("kind"),
                Parameter::path("level"),
                Parameter::query("csv")
                    .style(Style::Form, false)
                    .rules(&rules::ENUMS_CSV),
                Parameter::query("inline").rules(&rules::ENUMS_INLINE),
                Parameter::query("listed").rules(&rules::KINDS),
                Parameter::query("maybe").rules(&rules::ENUMS_MAYBE),
                Parameter::query("named").rules(&rules::ENUMS_CSV),
                Parameter::query("nullable_items"),
                Parameter::query("one"),
                Parameter::query("short").rules(&rules::ENUMS_SHORT),
                Parameter::header("X-Kind").setter("x_kind"),
                Parameter::header("X-Kinds").setter("x_kinds").rules(&rules::ENUMS_CSV),
                Parameter::header("X-Level").setter("x_level"),
            ],
            ..Operation::NONE
        };

        /// Required. One of `a-b` or `c/d`.
        pub fn kind(self, value: impl TryInto<types::EnumsKind>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. From 1 to 3.
        pub fn level(self, value: impl TryInto<types::Level>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Optional. A list. The items are sent as one value, separated by commas.
        pub fn csv(self, value: impl TryInto<Vec<types::Kind>>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn inline(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn listed(self, value: impl TryInto<Vec<types::Kind>>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn maybe(self, value: impl TryInto<Vec<types::Kind>>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn named(self, value: impl TryInto<Vec<types::Kind>>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn nullable_items(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(7, value))
        }

        /// Optional. One of `a-b` or `c/d`.
        pub fn one(self, value: impl TryInto<types::One>) -> Self {
            Self(self.0.parameter(8, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn short(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(9, value))
        }

        /// Optional. One of `a-b` or `c/d`. Sent as the header `X-Kind`.
        pub fn x_kind(self, value: impl TryInto<types::XKind>) -> Self {
            Self(self.0.parameter(10, value))
        }

        /// Optional. A list. The items are separated by commas. Sent as the header `X-Kinds`.
        pub fn x_kinds(self, value: impl TryInto<Vec<types::Kind>>) -> Self {
            Self(self.0.parameter(11, value))
        }

        /// Optional. From 1 to 3. Sent as the header `X-Level`.
        pub fn x_level(self, value: impl TryInto<types::XLevel>) -> Self {
            Self(self.0.parameter(12, value))
        }

        /// Sends `GET /enums/{kind}/{level}`.
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

    /// The operation `paths`.
    ///
    /// Returned by [`Client::paths`](super::Client::paths); sends `GET /paths/{simple}/{exploded}/{label}/{labels}/{matrix}/{matrices}/{object}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Paths(pub(super) Call);

    impl Paths {
        pub(super) const OPERATION: Operation = Operation {
            id: "paths",
            method: "GET",
            path: "/paths/{simple}/{exploded}/{label}/{labels}/{matrix}/{matrices}/{object}",
            success: &[204..=204],
            parameters: &[
                Parameter::path("simple"),
                Parameter::path("exploded").style(Style::Simple, true),
                Parameter::path("label").style(Style::Label, false),
                Parameter::path("labels").style(Style::Label, true),
                Parameter::path("matrix").style(Style::Matrix, false),
                Parameter::path("matrices").style(Style::Matrix, true),
                Parameter::path("object").style(Style::Matrix, true),
            ],
            ..Operation::NONE
        };

        /// Required. A list. The items are separated by commas.
        pub fn simple(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Required. An object. The properties are sent as `name=value`, separated by commas.
        pub fn exploded(self, value: impl TryInto<types::Color>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required.
        pub fn label(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Required. A list. Each part is sent after a `.`.
        pub fn labels(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Required.
        pub fn matrix(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Required. A list. Each part is sent as `;name=value`.
        pub fn matrices(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Required. An object. Each part is sent as `;name=value`.
        pub fn object(self, value: impl TryInto<types::Color>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Sends `GET /paths/{simple}/{exploded}/{label}/{labels}/{matrix}/{matrices}/{object}`.
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

    /// The operation `double`.
    ///
    /// Returned by [`Client::double`](super::Client::double); sends `GET //double//{id}#acl`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Double(pub(super) Call);

    impl Double {
        pub(super) const OPERATION: Operation = Operation {
            id: "double",
            method: "GET",
            path: "//double//{id}#acl",
            success: &[204..=204],
            parameters: &[Parameter::path("id")],
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET //double//{id}#acl`.
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

    /// The operation `firstName`.
    ///
    /// Returned by [`Client::first_name`](super::Client::first_name); sends `GET /named/{a-b}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct FirstName(pub(super) Call);

    impl FirstName {
        pub(super) const OPERATION: Operation = Operation {
            id: "firstName",
            method: "GET",
            path: "/named/{a-b}",
            success: &[204..=204],
            parameters: &[Parameter::path("a-b").setter("a_b")],
            ..Operation::NONE
        };

        /// Required. Sent as `a-b`.
        pub fn a_b(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /named/{a-b}`.
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

    /// The operation `secondName`.
    ///
    /// Returned by [`Client::second_name`](super::Client::second_name); sends `GET /named/{a_b}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct SecondName(pub(super) Call);

    impl SecondName {
        pub(super) const OPERATION: Operation = Operation {
            id: "secondName",
            method: "GET",
            path: "/named/{a_b}",
            success: &[204..=204],
            parameters: &[Parameter::path("a_b")],
            ..Operation::NONE
        };

        /// Required.
        pub fn a_b(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Sends `GET /named/{a_b}`.
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

    /// The operation `objects`.
    ///
    /// Returned by [`Client::objects`](super::Client::objects); sends `GET /objects`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Objects(pub(super) Call);

    impl Objects {
        pub(super) const OPERATION: Operation = Operation {
            id: "objects",
            method: "GET",
            path: "/objects",
            success: &[204..=204],
            parameters: &[
                Parameter::query("color"),
                Parameter::query("created").style(Style::DeepObject, true),
                Parameter::query("filter").style(Style::DeepObject, true),
                Parameter::query("flat").style(Style::Form, false),
                Parameter::query("free")
                    .style(Style::DeepObject, false)
                    .rules(&rules::OBJECTS_FREE),
                Parameter::query("map").style(Style::DeepObject, false),
                Parameter::query("more"),
                Parameter::query("piped").style(Style::PipeDelimited, false),
                Parameter::query("sort"),
                Parameter::header("X-Color").setter("x_color"),
                Parameter::header("X-Each").setter("x_each").style(Style::Simple, true),
                Parameter::header("X-Nested")
                    .setter("x_nested")
                    .style(Style::Json, false),
            ],
            ..Operation::NONE
        };

        /// Optional. An object. Each property is sent as a separate query parameter.
        pub fn color(self, value: impl TryInto<types::ObjectsColor>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional.
        pub fn created(self, value: impl TryInto<types::ObjectsCreated>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Optional. An object. Sent as `filter[property]=value`.
        pub fn filter(self, value: impl TryInto<types::ObjectsFilter>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. An object. The names and values are sent as one value, separated by commas.
        pub fn flat(self, value: impl TryInto<types::Color>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional. An object. Sent as `free[property]=value`.
        pub fn free(self, value: impl TryInto<progenitor_client::RawJson>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Optional. An object. Sent as `map[property]=value`.
        pub fn map(
            self,
            value: impl TryInto<
                ::std::collections::BTreeMap<
                    ::std::string::String,
                    ::std::string::String,
                >,
            >,
        ) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Optional. An object. Each property is sent as a separate query parameter.
        pub fn more(self, value: impl TryInto<types::ObjectsMore>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Optional. An object. The names and values are sent as one value, separated by `|`.
        pub fn piped(self, value: impl TryInto<types::Color>) -> Self {
            Self(self.0.parameter(7, value))
        }

        /// Optional. An object. Each property is sent as a separate query parameter.
        pub fn sort(self, value: impl TryInto<types::ObjectsSort>) -> Self {
            Self(self.0.parameter(8, value))
        }

        /// Optional. An object. The names and values are sent as one value, separated by commas. Sent
        /// as the header `X-Color`.
        pub fn x_color(self, value: impl TryInto<types::Color>) -> Self {
            Self(self.0.parameter(9, value))
        }

        /// Optional. An object. The properties are sent as `name=value`, separated by commas. Sent as
        /// the header `X-Each`.
        pub fn x_each(self, value: impl TryInto<types::Color>) -> Self {
            Self(self.0.parameter(10, value))
        }

        /// Optional. The value is sent as JSON text. Sent as the header `X-Nested`.
        pub fn x_nested(self, value: impl TryInto<types::ObjectsXNested>) -> Self {
            Self(self.0.parameter(11, value))
        }

        /// Sends `GET /objects`.
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

    /// The operation `contents`.
    ///
    /// Returned by [`Client::contents`](super::Client::contents); sends `GET /contents/{where}`.
    /// Retried as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Contents(pub(super) Call);

    impl Contents {
        pub(super) const OPERATION: Operation = Operation {
            id: "contents",
            method: "GET",
            path: "/contents/{where}",
            success: &[204..=204],
            parameters: &[
                Parameter::path("where").setter("where_").style(Style::Json, false),
                Parameter::query("any").style(Style::Json, false),
                Parameter::query("filter").required().style(Style::Json, false),
                Parameter::query("kinds")
                    .style(Style::Json, false)
                    .rules(&rules::ENUMS_CSV),
                Parameter::query("plain"),
                Parameter::query("word").style(Style::Json, false),
                Parameter::query("xml"),
                Parameter::cookie("filters").style(Style::Json, false),
                Parameter::header("X-Filter")
                    .setter("x_filter")
                    .style(Style::Json, false),
            ],
            ..Operation::NONE
        };

        /// Required. The value is sent as JSON text. Sent as `where`.
        pub fn where_(self, value: impl TryInto<types::ContentsWhere>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional. The value is sent as JSON text.
        pub fn any(self, value: impl TryInto<progenitor_client::RawJson>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. The value is sent as JSON text.
        pub fn filter(self, value: impl TryInto<types::ContentsFilter>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. The value is sent as JSON text.
        pub fn kinds(self, value: impl TryInto<Vec<types::Kind>>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional.
        pub fn plain(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Optional. The value is sent as JSON text.
        pub fn word(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Optional.
        pub fn xml(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Optional. The value is sent as JSON text. Sent as the cookie `filters`.
        pub fn filters(self, value: impl TryInto<Vec<i64>>) -> Self {
            Self(self.0.parameter(7, value))
        }

        /// Optional. The value is sent as JSON text. Sent as the header `X-Filter`.
        pub fn x_filter(self, value: impl TryInto<types::ContentsXFilter>) -> Self {
            Self(self.0.parameter(8, value))
        }

        /// Sends `GET /contents/{where}`.
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

    /// The operation `cookies`.
    ///
    /// Returned by [`Client::cookies`](super::Client::cookies); sends `GET /cookies`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Cookies(pub(super) Call);

    impl Cookies {
        pub(super) const OPERATION: Operation = Operation {
            id: "cookies",
            method: "GET",
            path: "/cookies",
            success: &[204..=204],
            parameters: &[
                Parameter::cookie("flat").style(Style::Form, false),
                Parameter::cookie("level"),
                Parameter::cookie("session").required(),
                Parameter::cookie("tags"),
            ],
            ..Operation::NONE
        };

        /// Optional. A list. The items are sent as one value, separated by commas. Sent as the cookie
        /// `flat`.
        pub fn flat(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional. From 1 to 3. Sent as the cookie `level`.
        pub fn level(self, value: impl TryInto<types::CookiesLevel>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Required. Sent as the cookie `session`.
        pub fn session(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. A list. Each item is sent as a separate cookie. Sent as the cookie `tags`.
        pub fn tags(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Sends `GET /cookies`.
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

    /// The operation `names`.
    ///
    /// Returned by [`Client::names`](super::Client::names); sends `GET /names/{id}`. Retried as
    /// [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Names(pub(super) Call);

    impl Names {
        pub(super) const OPERATION: Operation = Operation {
            id: "names",
            method: "GET",
            path: "/names/{id}",
            success: &[204..=204],
            parameters: &[
                Parameter::path("id"),
                Parameter::query("body").setter("body_query"),
                Parameter::query("client"),
                Parameter::query("clone").setter("clone_query"),
                Parameter::query("foo_bar"),
                Parameter::query("fooBar").setter("foo_bar_2"),
                Parameter::query("header_map"),
                Parameter::query("id").setter("id_query"),
                Parameter::query("labels"),
                Parameter::query("labels[]").setter("labels_2"),
                Parameter::query("new").setter("new_query"),
                Parameter::query("self").setter("self_"),
                Parameter::query("send").setter("send_query"),
                Parameter::query("value"),
                Parameter::cookie("id").setter("id_cookie"),
                Parameter::header("Id").setter("id_header").required(),
                Parameter::header("x-trace").setter("x_trace"),
            ],
            requires_body: true,
            ..Operation::NONE
        };

        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional. Sent as `body`.
        pub fn body_query(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Optional.
        pub fn client(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. Sent as `clone`.
        pub fn clone_query(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional.
        pub fn foo_bar(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Optional. Sent as `fooBar`.
        pub fn foo_bar_2(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Optional.
        pub fn header_map(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Optional. Sent as `id`.
        pub fn id_query(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(7, value))
        }

        /// Optional.
        pub fn labels(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(8, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter. Sent as `labels[]`.
        pub fn labels_2(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(9, value))
        }

        /// Optional. Sent as `new`.
        pub fn new_query(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(10, value))
        }

        /// Optional. Sent as `self`.
        pub fn self_(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(11, value))
        }

        /// Optional. Sent as `send`.
        pub fn send_query(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(12, value))
        }

        /// Optional.
        pub fn value(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(13, value))
        }

        /// Optional. Sent as the cookie `id`.
        pub fn id_cookie(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(14, value))
        }

        /// Required. Sent as the header `Id`.
        pub fn id_header(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(15, value))
        }

        /// Optional. Sent as the header `x-trace`.
        pub fn x_trace(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(16, value))
        }

        /// Required. Sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Color>) -> Self {
            Self(self.0.json_body("application/json", value))
        }

        /// Sends `GET /names/{id}`.
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

    /// The operation `values`.
    ///
    /// Returned by [`Client::values`](super::Client::values); sends `GET /values/{ratio}`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Values(pub(super) Call);

    impl Values {
        pub(super) const OPERATION: Operation = Operation {
            id: "values",
            method: "GET",
            path: "/values/{ratio}",
            success: &[204..=204],
            parameters: &[
                Parameter::path("ratio"),
                Parameter::query("either"),
                Parameter::query("empty"),
                Parameter::query("$filter").setter("filter"),
                Parameter::query("great").rules(&rules::VALUES_GREAT),
                Parameter::query("number"),
                Parameter::query("page[number]").setter("page_number"),
                Parameter::query("path").allow_reserved(),
                Parameter::query("paths").allow_reserved(),
                Parameter::query("whole").rules(&rules::VALUES_WHOLE),
                Parameter::header("deep"),
                Parameter::header("X-Ratio").setter("x_ratio"),
            ],
            ..Operation::NONE
        };

        /// Required.
        pub fn ratio(self, value: impl TryInto<f64>) -> Self {
            Self(self.0.parameter(0, value))
        }

        /// Optional.
        pub fn either(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(1, value))
        }

        /// Optional.
        pub fn empty(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(2, value))
        }

        /// Optional. Sent as `$filter`.
        pub fn filter(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(3, value))
        }

        /// Optional.
        pub fn great(self, value: impl TryInto<u64>) -> Self {
            Self(self.0.parameter(4, value))
        }

        /// Optional.
        pub fn number(self, value: impl TryInto<f64>) -> Self {
            Self(self.0.parameter(5, value))
        }

        /// Optional. Sent as `page[number]`.
        pub fn page_number(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(6, value))
        }

        /// Optional.
        pub fn path(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(7, value))
        }

        /// Optional. A list. Each item is sent as a separate query parameter.
        pub fn paths(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.parameter(8, value))
        }

        /// Optional.
        pub fn whole(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.parameter(9, value))
        }

        /// Optional. Sent as the header `deep`.
        pub fn deep(self, value: impl TryInto<String>) -> Self {
            Self(self.0.parameter(10, value))
        }

        /// Optional. Sent as the header `X-Ratio`.
        pub fn x_ratio(self, value: impl TryInto<f64>) -> Self {
            Self(self.0.parameter(11, value))
        }

        /// Sends `GET /values/{ratio}`.
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

/// What the document states about the values of requests.
mod rules {
    use progenitor_client::support::{Rule::*, Rules, RuleKind as Kind};

    pub(super) static ENUMS_CSV: Rules = Rules(&[Items(0, &KIND)]);
    pub(super) static ENUMS_INLINE: Rules = Rules(&[Items(0, &Rules(&[Texts(&["a", "b"])]))]);
    pub(super) static ENUMS_MAYBE: Rules = Rules(&[
        Nullable,
        Items(0, &KIND),
    ]);
    pub(super) static ENUMS_SHORT: Rules = Rules(&[Items(0, &SHORT)]);
    pub(super) static OBJECTS_FREE: Rules = Rules(&[Type(&[Kind::Object])]);
    pub(super) static VALUES_GREAT: Rules = Rules(&[Minimum("0")]);
    pub(super) static VALUES_WHOLE: Rules = Rules(&[AnyOf(&[&Rules(&[Type(&[Kind::Integer]), Minimum("5")]), &Rules(&[Type(&[Kind::Integer]), Values(&["0"])])])]);
    pub(super) static SHORT: Rules = Rules(&[MaxLength(5)]);
    pub(super) static KINDS: Rules = Rules(&[Items(0, &KIND)]);
    pub(super) static KIND: Rules = Rules(&[Texts(&["a-b", "c/d"])]);
}
