use progenitor_client::{
    Call, Method, Operation, Provider, RawRequest, Scheme, Secrets, Session,
};

/// The types of the document's schemas.
pub mod types {
    /// A branch of [`RawJson`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct BTreeMap(
        pub ::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<BTreeMap>>,
    );

    /// The schema `Box`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Box {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Extra>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Extra>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The property `b` of [`String`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Call {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<SelfValue>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<SelfValue>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The property `b` of [`Option`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Client {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Record>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Record>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The property `b` of [`Some`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Clone {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Number>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Number>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The schema `Coded`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Coded {
        /// If the value has this shape.
        Text(::std::string::String),
        /// If the value has this shape.
        Integer(progenitor_client::Integer),
        /// If the value has this shape.
        Deserializer(Deserializer),
        /// If the value has this shape.
        List(::std::vec::Vec<progenitor_client::Number>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(progenitor_client::Malformed),
    }

    /// The schema `Credentials`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Credentials {
        /// `Credentials`
        Credentials,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// The property `b` of [`Result`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Debug {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Default>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Default>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The property `b` of [`Debug`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Default {
        /// `Default`
        Default,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// The schema `Deserialize`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Deserialize {
        /// `Deserialize`
        Deserialize,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// A branch of [`Coded`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Deserializer(
        pub ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::vec::Vec<Deserializer>,
        >,
    );

    /// The property `b` of [`Extra`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Err {
        /// `Err`
        Err,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// The property `b` of [`Vec`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Error {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Ok>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Ok>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The schema `EventStream`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum EventStream {
        /// If the value has this shape.
        Text(::std::string::String),
        /// If the value has this shape.
        Integer(progenitor_client::Integer),
        /// If the value has this shape.
        VisitUnions(::std::boxed::Box<VisitUnions>),
        /// If the value has this shape.
        List(::std::vec::Vec<progenitor_client::Number>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(progenitor_client::Malformed),
    }

    /// The property `b` of [`Box`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Extra {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Err>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Err>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The schema `File`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum File {
        /// `File`
        File,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// A branch of [`Style`]. Minimum number of items: `1`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct From {
        /// Not described in the document.
        pub item0: ::std::string::String,
        /// Not described in the document.
        pub item1: ::std::option::Option<None>,
        /// The items after these.
        pub rest: ::std::vec::Vec<progenitor_client::Integer>,
    }

    /// The property `b` of [`Serialize`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Integer {
        /// `Integer`
        Integer,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// The schema `Into`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Into {
        /// If the value has this shape.
        Text(::std::string::String),
        /// If the value has this shape.
        Integer(progenitor_client::Integer),
        /// If the value has this shape.
        JsonSchema(::std::boxed::Box<JsonSchema>),
        /// If the value has this shape.
        List(::std::vec::Vec<progenitor_client::Number>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(progenitor_client::Malformed),
    }

    /// A branch of [`Into`]. Minimum number of items: `1`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct JsonSchema {
        /// Not described in the document.
        pub item0: ::std::string::String,
        /// Not described in the document.
        pub item1: ::std::option::Option<Result>,
        /// The items after these.
        pub rest: ::std::vec::Vec<progenitor_client::Integer>,
    }

    /// The schema `Malformed`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Malformed {
        /// If the value has this shape.
        Text(::std::string::String),
        /// If the value has this shape.
        Integer(progenitor_client::Integer),
        /// If the value has this shape.
        Map(Map),
        /// If the value has this shape.
        List(::std::vec::Vec<progenitor_client::Number>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(progenitor_client::Malformed),
    }

    /// A branch of [`Malformed`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Map(
        pub ::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<Map>>,
    );

    /// An item of [`From`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct None {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Serialize>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Serialize>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The property `b` of [`Clone`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Number {
        /// `Number`
        Number,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// The property `b` of [`Error`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Ok {
        /// `Ok`
        Ok,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// The schema `Option`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Option {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Client>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Client>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The schema `RawJson`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum RawJson {
        /// If the value has this shape.
        Text(::std::string::String),
        /// If the value has this shape.
        Integer(progenitor_client::Integer),
        /// If the value has this shape.
        BTreeMap(BTreeMap),
        /// If the value has this shape.
        List(::std::vec::Vec<progenitor_client::Number>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(progenitor_client::Malformed),
    }

    /// The property `b` of [`Client`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Record {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<UnknownValue>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<UnknownValue>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// An item of [`JsonSchema`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Result {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Debug>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Debug>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The property `b` of [`Call`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum SelfValue {
        /// `Self`
        SelfValue,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// The schema `Send`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Send {
        /// `Send`
        Send,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// The property `b` of [`None`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Serialize {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Integer>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Integer>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// An item of [`VisitUnions`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Some {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Clone>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Clone>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The schema `Std`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Std {
        /// `std`
        Std,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// An item of [`TryInto`].
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct String {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Call>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Call>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// The schema `Style`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Style {
        /// If the value has this shape.
        Text(::std::string::String),
        /// If the value has this shape.
        Integer(progenitor_client::Integer),
        /// If the value has this shape.
        From(::std::boxed::Box<From>),
        /// If the value has this shape.
        List(::std::vec::Vec<progenitor_client::Number>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(progenitor_client::Malformed),
    }

    /// The schema `Timestamp`.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Timestamp {
        /// `Timestamp`
        Timestamp,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `UnknownValue`
        UnknownValue2,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// A branch of [`Union`]. Minimum number of items: `1`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct TryInto {
        /// Not described in the document.
        pub item0: ::std::string::String,
        /// Not described in the document.
        pub item1: ::std::option::Option<String>,
        /// The items after these.
        pub rest: ::std::vec::Vec<progenitor_client::Integer>,
    }

    /// The schema `Union`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Union {
        /// If the value has this shape.
        Text(::std::string::String),
        /// If the value has this shape.
        Integer(progenitor_client::Integer),
        /// If the value has this shape.
        TryInto(::std::boxed::Box<TryInto>),
        /// If the value has this shape.
        List(::std::vec::Vec<progenitor_client::Number>),
        /// None of the documented branches. The value is kept.
        Unknown(progenitor_client::RawJson),
        /// A documented branch, but the value does not fit it. The value is kept.
        Malformed(progenitor_client::Malformed),
    }

    /// The property `b` of [`Record`].
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum UnknownValue {
        /// `UnknownValue`
        UnknownValue2,
        /// `a`
        A,
        /// `Unknown`
        Unknown,
        /// `Other`
        Other,
        /// A value that the document does not name.
        UnknownValue(progenitor_client::UnknownValue),
    }

    /// The schema `Vec`.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Vec {
        /// Not described in the document.
        pub a: ::std::string::String,
        /// Not described in the document.
        pub b: ::std::option::Option<Error>,
        /// Not described in the document.
        pub list: ::std::option::Option<::std::vec::Vec<Error>>,
        /// Not described in the document.
        pub map: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        >,
        /// Not described in the document.
        pub any: ::std::option::Option<progenitor_client::RawJson>,
        /// Not described in the document.
        pub number: ::std::option::Option<progenitor_client::Number>,
        /// Not described in the document. Format: `uint64`.
        pub extra: ::std::option::Option<u64>,
        /// Undocumented properties, and documented ones that were null. They are written back.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra2: progenitor_client::Extra,
    }

    /// A branch of [`EventStream`]. Minimum number of items: `1`.
    #[derive(Debug, Clone, PartialEq)]
    pub struct VisitUnions {
        /// Not described in the document.
        pub item0: ::std::string::String,
        /// Not described in the document.
        pub item1: ::std::option::Option<Some>,
        /// The items after these.
        pub rest: ::std::vec::Vec<progenitor_client::Integer>,
    }

    // How the runtime reads and writes these types.

    progenitor_client::wrapper! { BTreeMap(::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<BTreeMap>>) }

    progenitor_client::record! { required Box extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Box extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Extra,
        with_list list: ::std::vec::Vec<Extra>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::record! { required Call extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Call extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: SelfValue,
        with_list list: ::std::vec::Vec<SelfValue>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::record! { required Client extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Client extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Record,
        with_list list: ::std::vec::Vec<Record>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::record! { required Clone extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Clone extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Number,
        with_list list: ::std::vec::Vec<Number>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::union! { Coded by shape {
        Text [] [] [] => Text,
        Integer [] [] [] => Integer,
        Object [] [] [] => Deserializer,
        Array [] [] [] => List,
    } }

    progenitor_client::open_enum! { Credentials {
        "Credentials" => Credentials,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::record! { required Debug extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Debug extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Default,
        with_list list: ::std::vec::Vec<Default>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::open_enum! { Default {
        "Default" => Default,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::open_enum! { Deserialize {
        "Deserialize" => Deserialize,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::wrapper! { Deserializer(::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<Deserializer>>) }

    progenitor_client::open_enum! { Err {
        "Err" => Err,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::record! { required Error extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Error extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Ok,
        with_list list: ::std::vec::Vec<Ok>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::union! { EventStream by shape {
        Text [] [] [] => Text,
        Integer [] [] [] => Integer,
        Array [] [] [] => VisitUnions,
        Array [] [] [] => List,
    } }

    progenitor_client::record! { required Extra extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Extra extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Err,
        with_list list: ::std::vec::Vec<Err>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::open_enum! { File {
        "File" => File,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::tuple! { From 1 rest {
        0 => item0: required,
        1 => item1: optional,
    } }

    progenitor_client::open_enum! { Integer {
        "Integer" => Integer,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::union! { Into by shape {
        Text [] [] [] => Text,
        Integer [] [] [] => Integer,
        Array [] [] [] => JsonSchema,
        Array [] [] [] => List,
    } }

    progenitor_client::tuple! { JsonSchema 1 rest {
        0 => item0: required,
        1 => item1: optional,
    } }

    progenitor_client::union! { Malformed by shape {
        Text [] [] [] => Text,
        Integer [] [] [] => Integer,
        Object [] [] [] => Map,
        Array [] [] [] => List,
    } }

    progenitor_client::wrapper! { Map(::std::collections::BTreeMap<::std::string::String, ::std::vec::Vec<Map>>) }

    progenitor_client::record! { required None extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { None extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Serialize,
        with_list list: ::std::vec::Vec<Serialize>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::open_enum! { Number {
        "Number" => Number,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::open_enum! { Ok {
        "Ok" => Ok,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::record! { required Option extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Option extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Client,
        with_list list: ::std::vec::Vec<Client>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::union! { RawJson by shape {
        Text [] [] [] => Text,
        Integer [] [] [] => Integer,
        Object [] [] [] => BTreeMap,
        Array [] [] [] => List,
    } }

    progenitor_client::record! { required Record extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Record extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: UnknownValue,
        with_list list: ::std::vec::Vec<UnknownValue>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::record! { required Result extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Result extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Debug,
        with_list list: ::std::vec::Vec<Debug>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::open_enum! { SelfValue at "#/components/schemas/Self" {
        "Self" => SelfValue,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::open_enum! { Send {
        "Send" => Send,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::record! { required Serialize extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Serialize extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Integer,
        with_list list: ::std::vec::Vec<Integer>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::record! { required Some extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Some extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Clone,
        with_list list: ::std::vec::Vec<Clone>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::open_enum! { Std at "#/components/schemas/std" {
        "std" => Std,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::record! { required String extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { String extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Call,
        with_list list: ::std::vec::Vec<Call>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::union! { Style by shape {
        Text [] [] [] => Text,
        Integer [] [] [] => Integer,
        Array [] [] [] => From,
        Array [] [] [] => List,
    } }

    progenitor_client::open_enum! { Timestamp {
        "Timestamp" => Timestamp,
        "a" => A,
        "Unknown" => Unknown,
        "UnknownValue" => UnknownValue2,
        "Other" => Other,
    } }

    progenitor_client::tuple! { TryInto 1 rest {
        0 => item0: required,
        1 => item1: optional,
    } }

    progenitor_client::union! { Union by shape {
        Text [] [] [] => Text,
        Integer [] [] [] => Integer,
        Array [] [] [] => TryInto,
        Array [] [] [] => List,
    } }

    progenitor_client::open_enum! { UnknownValue {
        "UnknownValue" => UnknownValue2,
        "a" => A,
        "Unknown" => Unknown,
        "Other" => Other,
    } }

    progenitor_client::record! { required Vec extra2 {
        0 "a" => a: required,
        1 "b" => b: optional,
        2 "list" => list: optional,
        3 "map" => map: optional,
        4 "any" => any: optional,
        5 "number" => number: optional,
        6 "extra" => extra: integer,
    } null {
        4,
    } }

    progenitor_client::response! { Vec extra2 {
        a: ::std::string::String,
    } set_by {
        with_b b: Error,
        with_list list: ::std::vec::Vec<Error>,
        with_map map: ::std::collections::BTreeMap<::std::string::String, progenitor_client::Integer>,
        with_any any: progenitor_client::RawJson,
        with_number number: progenitor_client::Number,
        with_extra extra: u64,
    } }

    progenitor_client::tuple! { VisitUnions 1 rest {
        0 => item0: required,
        1 => item1: optional,
    } }
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

    /// The operation `request`.
    ///
    /// Sends `GET /names/request` when [`send`](builder::Request::send) is awaited.
    pub fn request(&self) -> builder::Request {
        builder::Request(Call::new(&self.0, &builder::Request::OPERATION))
    }

    /// Starts a request that the document does not have: any method, and any path below the base
    /// URL, with the client's keys, retries, rate limit and errors. See
    /// [`RawRequest`](progenitor_client::RawRequest).
    pub fn raw_request(&self, method: Method, path: impl Into<String>) -> RawRequest {
        RawRequest::new(self, method, path)
    }
}

/// The credentials for Names.
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
    const SERVERS: &'static [&'static str] = &["https://names.example.com"];
    const SCHEMES: &'static [Scheme] = &[];
    const SECURITY: &'static [&'static [usize]] = &[];
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
        &builder::Request::OPERATION,
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
    /// The server `https://names.example.com`.
    ///
    /// It is the default of a client.
    pub const PRODUCTION: &str = "https://names.example.com";
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
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

        /// Optional. A list. Each item is sent as a separate query parameter.
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
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        ///
        /// Documented errors:
        ///
        /// - 404
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<::std::vec::Vec<::std::string::String>>,
            progenitor_client::Error,
        > {
            self.0.json().await
        }
    }

    /// The operation `request`.
    ///
    /// Returned by [`Client::request`](super::Client::request); sends `GET /names/request`. Retried
    /// as [`Retry`](progenitor_client::Retry) says.
    #[derive(Clone, Debug)]
    pub struct Request(pub(super) progenitor_client::Call);

    impl Request {
        pub(super) const OPERATION: progenitor_client::Operation = progenitor_client::Operation {
            id: "request",
            method: "GET",
            path: "/names/request",
            success: &[204..=204],
            ..progenitor_client::Operation::NONE
        };

        /// Sends `GET /names/request`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, if a parameter or the body is missing or not
        /// allowed; `Status` for a status that is not a success; and other kinds of
        /// [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            progenitor_client::ResponseValue<()>,
            progenitor_client::Error,
        > {
            self.0.empty().await
        }
    }
}
