use progenitor_client::{Call, Operation, Provider, Session};
/// The types of the document's schemas.
pub mod types {
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Counted {
        ///`kind`; the document says no more of it.
        pub kind: ::std::string::String,
        ///`count`; the document says no more of it.
        pub count: ::std::option::Option<i64>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Counted {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            map.serialize_entry("kind", &self.kind)?;
            self.extra.write_property(&mut map, "count", &self.count)?;
            self.extra.write_unknown(&mut map, &["kind", "count"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Counted {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Counted;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Counted)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Counted, __A::Error> {
                    let mut kind: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "kind" => {
                                if kind.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("kind"),
                                    );
                                }
                                kind = extra.noting_null("kind", __map.next_value()?);
                            }
                            "count" => {
                                if count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("count"),
                                    );
                                }
                                count = extra
                                    .noting_null(
                                        "count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Counted {
                        kind: kind
                            .ok_or_else(|| ::serde::de::Error::missing_field("kind"))?,
                        count,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Counted {}
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Found {
        ///`total`; the document says no more of it.
        pub total: ::std::option::Option<i64>,
        ///`ids`; the document says no more of it.
        pub ids: ::std::option::Option<::std::vec::Vec<i64>>,
        ///`by_phone`; the document says no more of it.
        pub by_phone: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, i64>,
        >,
        ///`name`; the document says no more of it.
        pub name: ::std::option::Option<::std::string::String>,
        ///`inner`; the document says no more of it.
        pub inner: ::std::option::Option<self::Inner>,
        ///`value`; the document says no more of it.
        pub value: ::std::option::Option<self::Value>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Found {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "total", &self.total)?;
            self.extra.write_property(&mut map, "ids", &self.ids)?;
            self.extra.write_property(&mut map, "by_phone", &self.by_phone)?;
            self.extra.write_property(&mut map, "name", &self.name)?;
            self.extra.write_property(&mut map, "inner", &self.inner)?;
            self.extra.write_property(&mut map, "value", &self.value)?;
            self.extra
                .write_unknown(
                    &mut map,
                    &["total", "ids", "by_phone", "name", "inner", "value"],
                )?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Found {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Found;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Found)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Found, __A::Error> {
                    let mut total: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut ids: ::std::option::Option<::std::vec::Vec<i64>> = ::std::option::Option::None;
                    let mut by_phone: ::std::option::Option<
                        ::std::collections::BTreeMap<::std::string::String, i64>,
                    > = ::std::option::Option::None;
                    let mut name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut inner: ::std::option::Option<self::Inner> = ::std::option::Option::None;
                    let mut value: ::std::option::Option<self::Value> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "total" => {
                                if total.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("total"),
                                    );
                                }
                                total = extra
                                    .noting_null(
                                        "total",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            "ids" => {
                                if ids.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("ids"),
                                    );
                                }
                                ids = extra.noting_null("ids", __map.next_value()?);
                            }
                            "by_phone" => {
                                if by_phone.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("by_phone"),
                                    );
                                }
                                by_phone = extra
                                    .noting_null("by_phone", __map.next_value()?);
                            }
                            "name" => {
                                if name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("name"),
                                    );
                                }
                                name = extra.noting_null("name", __map.next_value()?);
                            }
                            "inner" => {
                                if inner.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("inner"),
                                    );
                                }
                                inner = extra.noting_null("inner", __map.next_value()?);
                            }
                            "value" => {
                                if value.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("value"),
                                    );
                                }
                                value = extra.noting_null("value", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Found {
                        total,
                        ids,
                        by_phone,
                        name,
                        inner,
                        value,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Found {
        fn visit_unions<'a>(
            &'a self,
            at: &mut ::std::string::String,
            visit: &mut dyn FnMut(&str, progenitor_client::Union<'a>),
        ) {
            progenitor_client::support::visit_below(at, "value", &self.value, visit);
        }
    }
    ///The query parameter `ids`.
    ///
    ///Sent as one comma-separated value. Fewer than 0 items, an empty item and one with a comma in it are refused when the request is built.
    #[derive(Clone, PartialEq, Eq)]
    pub struct Ids(::std::vec::Vec<::std::string::String>);
    impl ::std::fmt::Debug for Ids {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.debug_tuple("Ids").finish_non_exhaustive()
        }
    }
    impl ::std::convert::From<&str> for Ids {
        fn from(item: &str) -> Self {
            Self::from([item])
        }
    }
    impl ::std::convert::From<::std::string::String> for Ids {
        fn from(item: ::std::string::String) -> Self {
            Self::from([item])
        }
    }
    impl<
        __T: ::std::convert::Into<::std::string::String>,
    > ::std::convert::From<::std::vec::Vec<__T>> for Ids {
        fn from(items: ::std::vec::Vec<__T>) -> Self {
            items.into_iter().collect()
        }
    }
    impl<
        __T: ::std::convert::Into<::std::string::String>,
        const __N: usize,
    > ::std::convert::From<[__T; __N]> for Ids {
        fn from(items: [__T; __N]) -> Self {
            items.into_iter().collect()
        }
    }
    impl<
        __T: ::std::convert::Into<::std::string::String> + ::std::clone::Clone,
    > ::std::convert::From<&[__T]> for Ids {
        fn from(items: &[__T]) -> Self {
            items.iter().cloned().collect()
        }
    }
    impl<__T: ::std::convert::Into<::std::string::String>> ::std::iter::FromIterator<__T>
    for Ids {
        fn from_iter<__I: ::std::iter::IntoIterator<Item = __T>>(items: __I) -> Self {
            Self(items.into_iter().map(::std::convert::Into::into).collect())
        }
    }
    impl ::serde::Serialize for Ids {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            progenitor_client::support::comma_separated(
                serializer,
                "ids",
                &self.0,
                0usize,
            )
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for Ids {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Ids".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!({ "type" : "string" })
        }
    }
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Inner {
        ///`count`; the document says no more of it.
        pub count: i64,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Inner {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            map.serialize_entry("count", &self.count)?;
            self.extra.write_unknown(&mut map, &["count"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Inner {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Inner;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Inner)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Inner, __A::Error> {
                    let mut count: ::std::option::Option<i64> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "count" => {
                                if count.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("count"),
                                    );
                                }
                                count = extra
                                    .noting_null(
                                        "count",
                                        __map
                                            .next_value::<
                                                ::std::option::Option<progenitor_client::support::Integer>,
                                            >()?
                                            .map(progenitor_client::support::Integer::get),
                                    );
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Inner {
                        count: count
                            .ok_or_else(|| ::serde::de::Error::missing_field("count"))?,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Inner {}
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Named {
        ///`kind`; the document says no more of it.
        pub kind: ::std::string::String,
        ///`name`; the document says no more of it.
        pub name: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Named {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            map.serialize_entry("kind", &self.kind)?;
            self.extra.write_property(&mut map, "name", &self.name)?;
            self.extra.write_unknown(&mut map, &["kind", "name"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Named {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Named;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Named)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Named, __A::Error> {
                    let mut kind: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut name: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "kind" => {
                                if kind.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("kind"),
                                    );
                                }
                                kind = extra.noting_null("kind", __map.next_value()?);
                            }
                            "name" => {
                                if name.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("name"),
                                    );
                                }
                                name = extra.noting_null("name", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Named {
                        kind: kind
                            .ok_or_else(|| ::serde::de::Error::missing_field("kind"))?,
                        name,
                        extra,
                    })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Named {}
    ///An object of the document.
    #[derive(Debug, Clone, PartialEq, Default)]
    #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct Note {
        ///`text`; the document says no more of it.
        pub text: ::std::option::Option<::std::string::String>,
        ///What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came.
        #[cfg_attr(feature = "schemars", schemars(skip))]
        pub extra: progenitor_client::Extra,
    }
    impl ::serde::Serialize for Note {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            use ::serde::ser::SerializeMap as _;
            let mut map = serializer.serialize_map(::std::option::Option::None)?;
            self.extra.write_property(&mut map, "text", &self.text)?;
            self.extra.write_unknown(&mut map, &["text"])?;
            map.end()
        }
    }
    impl<'de> ::serde::Deserialize<'de> for Note {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            struct __Visitor;
            impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                type Value = Note;
                fn expecting(
                    &self,
                    formatter: &mut ::std::fmt::Formatter<'_>,
                ) -> ::std::fmt::Result {
                    formatter.write_str("an object (Note)")
                }
                fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                    self,
                    mut __map: __A,
                ) -> ::std::result::Result<Note, __A::Error> {
                    let mut text: ::std::option::Option<::std::string::String> = ::std::option::Option::None;
                    let mut extra = progenitor_client::Extra::default();
                    while let ::std::option::Option::Some(__key) = __map
                        .next_key::<progenitor_client::support::Key<'de>>()?
                    {
                        match __key.as_str() {
                            "text" => {
                                if text.is_some() {
                                    return ::std::result::Result::Err(
                                        ::serde::de::Error::duplicate_field("text"),
                                    );
                                }
                                text = extra.noting_null("text", __map.next_value()?);
                            }
                            __other => extra.push(__other, __map.next_value()?),
                        }
                    }
                    ::std::result::Result::Ok(Note { text, extra })
                }
            }
            deserializer.deserialize_map(__Visitor)
        }
    }
    impl progenitor_client::VisitUnions for Note {}
    ///The query parameter `number`.
    ///
    ///Any integer can be held; one outside 1 to 999, both included, is refused when the request is built.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub struct Number(i128);
    impl ::std::fmt::Debug for Number {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter.debug_tuple("Number").finish_non_exhaustive()
        }
    }
    impl Number {
        ///The least value allowed.
        pub const MIN: i64 = 1i64;
        ///The greatest value allowed.
        pub const MAX: i64 = 999i64;
    }
    impl ::std::convert::From<i8> for Number {
        fn from(value: i8) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<i16> for Number {
        fn from(value: i16) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<i32> for Number {
        fn from(value: i32) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<i64> for Number {
        fn from(value: i64) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<u8> for Number {
        fn from(value: u8) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<u16> for Number {
        fn from(value: u16) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<u32> for Number {
        fn from(value: u32) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<u64> for Number {
        fn from(value: u64) -> Self {
            Self(i128::from(value))
        }
    }
    impl ::std::convert::From<isize> for Number {
        fn from(value: isize) -> Self {
            Self(value as i128)
        }
    }
    impl ::std::convert::From<usize> for Number {
        fn from(value: usize) -> Self {
            Self(value as i128)
        }
    }
    impl ::serde::Serialize for Number {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            progenitor_client::support::bounded(
                serializer,
                "number",
                self.0,
                Self::MIN..=Self::MAX,
            )
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for Number {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Number".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!(
                { "type" : "integer", "minimum" : Self::MIN, "maximum" : Self::MAX }
            )
        }
    }
    ///The query parameter `status`.
    #[derive(Clone, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Status {
        ///`open`
        Open,
        ///`closed`
        Closed,
        ///A text that is none of them; refused when the request is built.
        Other(progenitor_client::UnknownValue),
    }
    impl ::std::fmt::Debug for Status {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match self {
                Self::Open => formatter.write_str("Open"),
                Self::Closed => formatter.write_str("Closed"),
                Self::Other(_) => formatter.debug_tuple("Other").finish_non_exhaustive(),
            }
        }
    }
    impl Status {
        ///The values the document names, in its order.
        pub const DOCUMENTED: &'static [&'static str] = &["open", "closed"];
        ///The text on the wire.
        pub fn as_str(&self) -> &str {
            match self {
                Self::Open => "open",
                Self::Closed => "closed",
                Self::Other(value) => value.as_str(),
            }
        }
    }
    impl ::std::convert::From<&str> for Status {
        fn from(text: &str) -> Self {
            match text {
                "open" => Self::Open,
                "closed" => Self::Closed,
                text => Self::Other(progenitor_client::UnknownValue::new(text)),
            }
        }
    }
    impl ::std::convert::From<::std::string::String> for Status {
        fn from(text: ::std::string::String) -> Self {
            Self::from(text.as_str())
        }
    }
    impl ::serde::Serialize for Status {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            progenitor_client::support::one_of(
                serializer,
                "status",
                self.as_str(),
                Self::DOCUMENTED,
            )
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for Status {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Status".into()
        }
        fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
            ::schemars::json_schema!({ "enum" : Self::DOCUMENTED })
        }
    }
    ///One of the branches the document names, or another.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub enum Value {
        ///Told by the tag `counted`.
        Counted(::std::boxed::Box<self::Counted>),
        ///Told by the tag `named`.
        Named(::std::boxed::Box<self::Named>),
        ///None of the branches the document names; kept as it came.
        Unknown(progenitor_client::RawJson),
        ///A documented branch by its tag, with a value that does not fit it; kept as it came.
        Malformed(progenitor_client::Malformed),
    }
    impl<'de> ::serde::Deserialize<'de> for Value {
        fn deserialize<__D: ::serde::Deserializer<'de>>(
            deserializer: __D,
        ) -> ::std::result::Result<Self, __D::Error> {
            let raw = progenitor_client::support::value(deserializer)?;
            ::std::result::Result::Ok(
                progenitor_client::support::nested(|| {
                    match progenitor_client::support::tag(&raw, "kind").as_deref() {
                        ::std::option::Option::Some("counted") => {
                            match raw.decode() {
                                ::std::result::Result::Ok(value) => Self::Counted(value),
                                ::std::result::Result::Err(error) => {
                                    Self::Malformed(
                                        progenitor_client::Malformed::new("Counted", raw, error),
                                    )
                                }
                            }
                        }
                        ::std::option::Option::Some("named") => {
                            match raw.decode() {
                                ::std::result::Result::Ok(value) => Self::Named(value),
                                ::std::result::Result::Err(error) => {
                                    Self::Malformed(
                                        progenitor_client::Malformed::new("Named", raw, error),
                                    )
                                }
                            }
                        }
                        _ => Self::Unknown(raw),
                    }
                }),
            )
        }
    }
    impl ::serde::Serialize for Value {
        fn serialize<__S: ::serde::Serializer>(
            &self,
            serializer: __S,
        ) -> ::std::result::Result<__S::Ok, __S::Error> {
            match self {
                Self::Counted(value) => value.serialize(serializer),
                Self::Named(value) => value.serialize(serializer),
                Self::Unknown(raw) => raw.serialize(serializer),
                Self::Malformed(malformed) => malformed.raw().serialize(serializer),
            }
        }
    }
    impl progenitor_client::VisitUnions for Value {
        fn visit_unions<'a>(
            &'a self,
            at: &mut ::std::string::String,
            visit: &mut dyn FnMut(&str, progenitor_client::Union<'a>),
        ) {
            let union = match self {
                Self::Counted(value) => {
                    visit(at, progenitor_client::Union::Branch("Counted"));
                    return value.visit_unions(at, visit);
                }
                Self::Named(value) => {
                    visit(at, progenitor_client::Union::Branch("Named"));
                    return value.visit_unions(at, visit);
                }
                Self::Unknown(raw) => progenitor_client::Union::Unknown(raw),
                Self::Malformed(malformed) => {
                    progenitor_client::Union::Malformed(malformed)
                }
            };
            visit(at, union);
        }
    }
    #[cfg(feature = "schemars")]
    impl ::schemars::JsonSchema for Value {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Value".into()
        }
        fn json_schema(
            generator: &mut ::schemars::SchemaGenerator,
        ) -> ::schemars::Schema {
            let branches: ::std::vec::Vec<::schemars::Schema> = ::std::vec![
                generator.subschema_for:: < ::std::boxed::Box < self::Counted > > (),
                generator.subschema_for:: < ::std::boxed::Box < self::Named > > (),
                generator.subschema_for:: < progenitor_client::RawJson > ()
            ];
            ::schemars::json_schema!({ "anyOf" : branches })
        }
    }
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
}
impl Provider for Client {
    const SERVERS: &'static [&'static str] = &["https://calls.example.com/v2"];
    const KEY_HEADERS: &'static [&'static str] = &["X-Key"];
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
/// A builder for each operation: its setters are the parameters, `send` makes the call.
pub mod builder {
    use progenitor_client::{Body, Call, Error, Operation, ResponseValue};
    use super::types;
    /// The operation `deleteKey`.
    ///
    /// Returned by [`Client::delete_key`](super::Client::delete_key); sends `DELETE /accounts/{account_id}/keys/{key.id}`.
    /// Retried only if the request certainly did not reach the server.
    #[derive(Clone, Debug)]
    pub struct DeleteKey(pub(super) Call);
    impl DeleteKey {
        pub(super) const OPERATION: Operation = Operation {
            id: "deleteKey",
            method: "DELETE",
            path: "/accounts/{account_id}/keys/{key.id}",
            success: &[204..=204],
            required: &["account_id", "key_id"],
            setters: &[("key.id", "key_id")],
            ..Operation::NONE
        };
        /// Required.
        pub fn account_id(self, value: impl TryInto<i64>) -> Self {
            Self(self.0.path("account_id", value))
        }
        /// Required. Sent as `key.id`.
        pub fn key_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.path("key.id", value))
        }
        /// Sends `DELETE /accounts/{account_id}/keys/{key.id}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 204; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }
    /// The operation `deleteAccount`.
    ///
    /// Returned by [`Client::delete_account`](super::Client::delete_account); sends `DELETE /accounts/{account_id}`.
    /// Retried only if the request certainly did not reach the server.
    #[derive(Clone, Debug)]
    pub struct DeleteAccount(pub(super) Call);
    impl DeleteAccount {
        pub(super) const OPERATION: Operation = Operation {
            id: "deleteAccount",
            method: "DELETE",
            path: "/accounts/{account_id}",
            success: &[204..=204],
            required: &["account_id"],
            ..Operation::NONE
        };
        /// Required.
        pub fn account_id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.path("account_id", value))
        }
        /// Sends `DELETE /accounts/{account_id}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 204; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
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
            required: &["url"],
            ..Operation::NONE
        };
        /// Required.
        pub fn url(self, value: impl TryInto<String>) -> Self {
            Self(self.0.path("url", value))
        }
        /// Sends `GET /files/{url}.json`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 204; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
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
            required: &["a", "b"],
            ..Operation::NONE
        };
        /// Required.
        pub fn a(self, value: impl TryInto<String>) -> Self {
            Self(self.0.path("a", value))
        }
        /// Required.
        pub fn b(self, value: impl TryInto<String>) -> Self {
            Self(self.0.path("b", value))
        }
        /// Sends `GET /joined/x{a}{b}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 204; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
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
            required: &["extension"],
            ..Operation::NONE
        };
        /// Required.
        pub fn extension(self, value: impl TryInto<String>) -> Self {
            Self(self.0.path("extension", value))
        }
        /// Sends `GET /hidden/.{extension}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 204; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
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
            required: &["state"],
            ..Operation::NONE
        };
        /// Required.
        pub fn state(self, value: impl TryInto<String>) -> Self {
            Self(self.0.path("state", value))
        }
        /// Sends `GET /states/{state}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 204; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }
    /// The operation `putBlob`.
    ///
    /// Returned by [`Client::put_blob`](super::Client::put_blob); sends `PUT /blobs/{id}`. Retried
    /// only if the request certainly did not reach the server.
    #[derive(Debug)]
    pub struct PutBlob(pub(super) Call);
    impl PutBlob {
        pub(super) const OPERATION: Operation = Operation {
            id: "putBlob",
            method: "PUT",
            path: "/blobs/{id}",
            success: &[204..=204],
            required: &["id", "body"],
            ..Operation::NONE
        };
        /// Required.
        pub fn id(self, value: impl TryInto<String>) -> Self {
            Self(self.0.path("id", value))
        }
        /// Required. The body, sent as `application/octet-stream`.
        pub fn body(self, value: impl TryInto<Body>) -> Self {
            Self(self.0.bytes_body(value))
        }
        /// Sends `PUT /blobs/{id}`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 204; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<()>, Error> {
            self.0.empty().await
        }
    }
    /// The operation `addNote`.
    ///
    /// Returned by [`Client::add_note`](super::Client::add_note); sends `POST /notes`. Retried only
    /// if the request certainly did not reach the server.
    #[derive(Clone, Debug)]
    pub struct AddNote(pub(super) Call);
    impl AddNote {
        pub(super) const OPERATION: Operation = Operation {
            id: "addNote",
            method: "POST",
            path: "/notes",
            success: &[204..=204],
            required: &["body"],
            ..Operation::NONE
        };
        /// Required. The body, sent as `application/json`.
        pub fn body(self, value: impl TryInto<types::Note>) -> Self {
            Self(self.0.json_body(value))
        }
        /// Sends `POST /notes`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 204; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
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
            required: &["type_"],
            setters: &[("type", "type_"), ("X-Customer", "x_customer")],
            ..Operation::NONE
        };
        /// Optional. A list, sent as one comma-separated value.
        pub fn ids(self, value: impl TryInto<types::Ids>) -> Self {
            Self(self.0.query("ids", value))
        }
        /// Optional. From 1 to 999.
        pub fn number(self, value: impl TryInto<types::Number>) -> Self {
            Self(self.0.query("number", value))
        }
        /// Optional.
        pub fn phone(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("phone", value))
        }
        /// Optional. One of `open` or `closed`.
        pub fn status(self, value: impl TryInto<types::Status>) -> Self {
            Self(self.0.query("status", value))
        }
        /// Required. Sent as `type`.
        pub fn type_(self, value: impl TryInto<String>) -> Self {
            Self(self.0.query("type", value))
        }
        /// Optional. A list, sent as one pair of the query for each item.
        pub fn words(self, value: impl TryInto<Vec<String>>) -> Self {
            Self(self.0.query("words", value))
        }
        /// Optional. Sent as the header `X-Customer`.
        pub fn x_customer(self, value: impl TryInto<String>) -> Self {
            Self(self.0.header("X-Customer", value))
        }
        /// Sends `GET /search`.
        ///
        /// # Errors
        ///
        /// `InvalidRequest`, before anything is sent, for a parameter that is missing or not allowed;
        /// `Status` for any status but 200; other kinds of [`ErrorKind`](progenitor_client::ErrorKind).
        pub async fn send(self) -> Result<ResponseValue<types::Found>, Error> {
            self.0.json().await
        }
    }
}
