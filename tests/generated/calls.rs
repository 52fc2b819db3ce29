///What the document's schemas are in Rust.
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
#[allow(unused_imports, dead_code)]
mod client {
    #[allow(unused_imports)]
    pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
    #[allow(unused_imports)]
    use progenitor_client::{ClientHooks, OperationInfo, RequestBuilderExt};
    /// Types used as operation parameters and responses.
    #[allow(clippy::all)]
    pub mod types {
        /// Error types.
        pub mod error {
            /// Error from a `TryFrom` or `FromStr` implementation.
            pub struct ConversionError(::std::borrow::Cow<'static, str>);
            impl ::std::error::Error for ConversionError {}
            impl ::std::fmt::Display for ConversionError {
                fn fmt(
                    &self,
                    f: &mut ::std::fmt::Formatter<'_>,
                ) -> Result<(), ::std::fmt::Error> {
                    ::std::fmt::Display::fmt(&self.0, f)
                }
            }
            impl ::std::fmt::Debug for ConversionError {
                fn fmt(
                    &self,
                    f: &mut ::std::fmt::Formatter<'_>,
                ) -> Result<(), ::std::fmt::Error> {
                    ::std::fmt::Debug::fmt(&self.0, f)
                }
            }
            impl From<&'static str> for ConversionError {
                fn from(value: &'static str) -> Self {
                    Self(value.into())
                }
            }
            impl From<String> for ConversionError {
                fn from(value: String) -> Self {
                    Self(value.into())
                }
            }
        }
    }
    #[derive(Clone)]
    /**Client for Calls

Version: unused*/
    pub struct Client {
        baseurl: String,
        client: reqwest::Client,
        inner: progenitor_client::Session,
    }
    impl Client {
        pub(super) fn new_with_client(
            baseurl: &str,
            client: reqwest::Client,
            inner: progenitor_client::Session,
        ) -> Self {
            Self {
                baseurl: baseurl.to_string(),
                client,
                inner,
            }
        }
    }
    impl ClientInfo<progenitor_client::Session> for Client {
        fn api_version() -> &'static str {
            "unused"
        }
        fn baseurl(&self) -> &str {
            self.baseurl.as_str()
        }
        fn client(&self) -> &reqwest::Client {
            &self.client
        }
        fn inner(&self) -> &progenitor_client::Session {
            &self.inner
        }
    }
    const _: () = {
        #[allow(dead_code)]
        fn assert_client_hooks()
        where
            Client: ClientHooks<progenitor_client::Session>,
        {}
    };
    impl Client {
        /**Sends a `DELETE` request to `/accounts/{account_id}/keys/{key.id}`

```ignore
let response = client.delete_key()
    .account_id(account_id)
    .key_id(key_id)
    .send()
    .await;
```*/
        pub fn delete_key(&self) -> builder::DeleteKey {
            builder::DeleteKey::new(self)
        }
        /**Sends a `DELETE` request to `/accounts/{account_id}`

```ignore
let response = client.delete_account()
    .account_id(account_id)
    .send()
    .await;
```*/
        pub fn delete_account(&self) -> builder::DeleteAccount {
            builder::DeleteAccount::new(self)
        }
        /**Sends a `GET` request to `/files/{url}.json`

```ignore
let response = client.get_file()
    .url(url)
    .send()
    .await;
```*/
        pub fn get_file(&self) -> builder::GetFile {
            builder::GetFile::new(self)
        }
        /**Sends a `GET` request to `/joined/x{a}{b}`

```ignore
let response = client.get_joined()
    .a(a)
    .b(b)
    .send()
    .await;
```*/
        pub fn get_joined(&self) -> builder::GetJoined {
            builder::GetJoined::new(self)
        }
        /**Sends a `GET` request to `/hidden/.{extension}`

```ignore
let response = client.get_hidden()
    .extension(extension)
    .send()
    .await;
```*/
        pub fn get_hidden(&self) -> builder::GetHidden {
            builder::GetHidden::new(self)
        }
        /**Sends a `GET` request to `/states/{state}`

```ignore
let response = client.get_state()
    .state(state)
    .send()
    .await;
```*/
        pub fn get_state(&self) -> builder::GetState {
            builder::GetState::new(self)
        }
        /**Sends a `PUT` request to `/blobs/{id}`

```ignore
let response = client.put_blob()
    .id(id)
    .body(body)
    .send()
    .await;
```*/
        pub fn put_blob(&self) -> builder::PutBlob {
            builder::PutBlob::new(self)
        }
        /**Sends a `POST` request to `/notes`

```ignore
let response = client.add_note()
    .body(body)
    .send()
    .await;
```*/
        pub fn add_note(&self) -> builder::AddNote {
            builder::AddNote::new(self)
        }
        /**Sends a `GET` request to `/search`

```ignore
let response = client.search()
    .ids(ids)
    .number(number)
    .phone(phone)
    .status(status)
    .type_(type_)
    .words(words)
    .x_customer(x_customer)
    .send()
    .await;
```*/
        pub fn search(&self) -> builder::Search {
            builder::Search::new(self)
        }
    }
    /// Types for composing operation parameters.
    #[allow(clippy::all)]
    pub mod builder {
        use super::types;
        #[allow(unused_imports)]
        use super::{
            ByteStream, ClientInfo, ClientHooks, Error, OperationInfo, RequestBuilderExt,
            ResponseValue,
        };
        /**Builder for [`Client::delete_key`]

[`Client::delete_key`]: super::Client::delete_key*/
        #[derive(Clone)]
        pub struct DeleteKey {
            client: super::Client,
            account_id: Result<i64, String>,
            key_id: Result<::std::string::String, String>,
        }
        impl DeleteKey {
            pub fn new(client: &super::Client) -> Self {
                Self {
                    client: client.clone(),
                    account_id: Err("account_id was not initialized".to_string()),
                    key_id: Err("key_id was not initialized".to_string()),
                }
            }
            pub fn account_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<i64>,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `i64` for account_id failed".to_string()
                    });
                self
            }
            pub fn key_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.key_id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for key_id failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `DELETE` request to `/accounts/{account_id}/keys/{key.id}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, account_id, key_id } = self;
                let account_id = account_id.map_err(Error::InvalidRequest)?;
                let key_id = key_id.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/accounts/{account_id}/keys/{key.id}",
                    &[account_id.to_string(), key_id.to_string()],
                )?;
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client.client.delete(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "delete_key",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::delete_account`]

[`Client::delete_account`]: super::Client::delete_account*/
        #[derive(Clone)]
        pub struct DeleteAccount {
            client: super::Client,
            account_id: Result<::std::string::String, String>,
        }
        impl DeleteAccount {
            pub fn new(client: &super::Client) -> Self {
                Self {
                    client: client.clone(),
                    account_id: Err("account_id was not initialized".to_string()),
                }
            }
            pub fn account_id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.account_id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for account_id failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `DELETE` request to `/accounts/{account_id}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, account_id } = self;
                let account_id = account_id.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/accounts/{account_id}",
                    &[account_id.to_string()],
                )?;
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client.client.delete(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "delete_account",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::get_file`]

[`Client::get_file`]: super::Client::get_file*/
        #[derive(Clone)]
        pub struct GetFile {
            client: super::Client,
            url: Result<::std::string::String, String>,
        }
        impl GetFile {
            pub fn new(client: &super::Client) -> Self {
                Self {
                    client: client.clone(),
                    url: Err("url was not initialized".to_string()),
                }
            }
            pub fn url<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.url = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for url failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/files/{url}.json`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, url } = self;
                let url = url.map_err(Error::InvalidRequest)?;
                let _url = progenitor_client::support::address(
                    &client.baseurl,
                    "/files/{url}.json",
                    &[url.to_string()],
                )?;
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client.client.get(_url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "get_file",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::get_joined`]

[`Client::get_joined`]: super::Client::get_joined*/
        #[derive(Clone)]
        pub struct GetJoined {
            client: super::Client,
            a: Result<::std::string::String, String>,
            b: Result<::std::string::String, String>,
        }
        impl GetJoined {
            pub fn new(client: &super::Client) -> Self {
                Self {
                    client: client.clone(),
                    a: Err("a was not initialized".to_string()),
                    b: Err("b was not initialized".to_string()),
                }
            }
            pub fn a<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.a = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for a failed"
                            .to_string()
                    });
                self
            }
            pub fn b<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.b = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for b failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/joined/x{a}{b}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, a, b } = self;
                let a = a.map_err(Error::InvalidRequest)?;
                let b = b.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/joined/x{a}{b}",
                    &[a.to_string(), b.to_string()],
                )?;
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client.client.get(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "get_joined",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::get_hidden`]

[`Client::get_hidden`]: super::Client::get_hidden*/
        #[derive(Clone)]
        pub struct GetHidden {
            client: super::Client,
            extension: Result<::std::string::String, String>,
        }
        impl GetHidden {
            pub fn new(client: &super::Client) -> Self {
                Self {
                    client: client.clone(),
                    extension: Err("extension was not initialized".to_string()),
                }
            }
            pub fn extension<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.extension = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for extension failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/hidden/.{extension}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, extension } = self;
                let extension = extension.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/hidden/.{extension}",
                    &[extension.to_string()],
                )?;
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client.client.get(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "get_hidden",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::get_state`]

[`Client::get_state`]: super::Client::get_state*/
        #[derive(Clone)]
        pub struct GetState {
            client: super::Client,
            state: Result<::std::string::String, String>,
        }
        impl GetState {
            pub fn new(client: &super::Client) -> Self {
                Self {
                    client: client.clone(),
                    state: Err("state was not initialized".to_string()),
                }
            }
            pub fn state<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.state = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for state failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/states/{state}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, state } = self;
                let state = state.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/states/{state}",
                    &[state.to_string()],
                )?;
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client.client.get(url).headers(header_map).build()?;
                let info = OperationInfo {
                    operation_id: "get_state",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::put_blob`]

[`Client::put_blob`]: super::Client::put_blob*/
        pub struct PutBlob {
            client: super::Client,
            id: Result<::std::string::String, String>,
            body: Result<reqwest::Body, String>,
        }
        impl PutBlob {
            pub fn new(client: &super::Client) -> Self {
                Self {
                    client: client.clone(),
                    id: Err("id was not initialized".to_string()),
                    body: Err("body was not initialized".to_string()),
                }
            }
            pub fn id<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.id = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for id failed"
                            .to_string()
                    });
                self
            }
            pub fn body<B>(mut self, value: B) -> Self
            where
                B: std::convert::TryInto<reqwest::Body>,
            {
                self.body = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `reqwest::Body` for body failed".to_string()
                    });
                self
            }
            ///Sends a `PUT` request to `/blobs/{id}`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, id, body } = self;
                let id = id.map_err(Error::InvalidRequest)?;
                let body = body.map_err(Error::InvalidRequest)?;
                let url = progenitor_client::support::address(
                    &client.baseurl,
                    "/blobs/{id}",
                    &[id.to_string()],
                )?;
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client
                    .client
                    .put(url)
                    .header(
                        ::reqwest::header::CONTENT_TYPE,
                        ::reqwest::header::HeaderValue::from_static(
                            "application/octet-stream",
                        ),
                    )
                    .body(body)
                    .headers(header_map)
                    .build()?;
                let info = OperationInfo {
                    operation_id: "put_blob",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::add_note`]

[`Client::add_note`]: super::Client::add_note*/
        #[derive(Clone)]
        pub struct AddNote {
            client: super::Client,
            body: Result<super::super::types::Note, String>,
        }
        impl AddNote {
            pub fn new(client: &super::Client) -> Self {
                Self {
                    client: client.clone(),
                    body: Err("body was not initialized".to_string()),
                }
            }
            pub fn body<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::Note>,
            {
                self.body = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: Note` for body failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `POST` request to `/notes`
            pub async fn send(self) -> Result<ResponseValue<()>, Error<()>> {
                let Self { client, body } = self;
                let body = body.map_err(Error::InvalidRequest)?;
                let url = format!("{}/notes", client.baseurl,);
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                #[allow(unused_mut)]
                let mut request = client
                    .client
                    .post(url)
                    .json(&body)
                    .headers(header_map)
                    .build()?;
                let info = OperationInfo {
                    operation_id: "add_note",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    204u16 => Ok(ResponseValue::empty(response)),
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        /**Builder for [`Client::search`]

[`Client::search`]: super::Client::search*/
        #[derive(Clone)]
        pub struct Search {
            client: super::Client,
            ids: Result<Option<super::super::types::Ids>, String>,
            number: Result<Option<super::super::types::Number>, String>,
            phone: Result<Option<::std::string::String>, String>,
            status: Result<Option<super::super::types::Status>, String>,
            type_: Result<::std::string::String, String>,
            words: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
            x_customer: Result<Option<::std::string::String>, String>,
        }
        impl Search {
            pub fn new(client: &super::Client) -> Self {
                Self {
                    client: client.clone(),
                    ids: Ok(None),
                    number: Ok(None),
                    phone: Ok(None),
                    status: Ok(None),
                    type_: Err("type_ was not initialized".to_string()),
                    words: Ok(None),
                    x_customer: Ok(None),
                }
            }
            pub fn ids<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::Ids>,
            {
                self.ids = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: Ids` for ids failed"
                            .to_string()
                    });
                self
            }
            pub fn number<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::Number>,
            {
                self.number = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: Number` for number failed"
                            .to_string()
                    });
                self
            }
            pub fn phone<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.phone = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for phone failed"
                            .to_string()
                    });
                self
            }
            pub fn status<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<super::super::types::Status>,
            {
                self.status = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `super :: super :: types :: Status` for status failed"
                            .to_string()
                    });
                self
            }
            pub fn type_<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.type_ = value
                    .try_into()
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for type_ failed"
                            .to_string()
                    });
                self
            }
            pub fn words<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            {
                self.words = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: vec :: Vec < :: std :: string :: String >` for words failed"
                            .to_string()
                    });
                self
            }
            pub fn x_customer<V>(mut self, value: V) -> Self
            where
                V: std::convert::TryInto<::std::string::String>,
            {
                self.x_customer = value
                    .try_into()
                    .map(Some)
                    .map_err(|_| {
                        "conversion to `:: std :: string :: String` for x_customer failed"
                            .to_string()
                    });
                self
            }
            ///Sends a `GET` request to `/search`
            pub async fn send(
                self,
            ) -> Result<ResponseValue<super::super::types::Found>, Error<()>> {
                let Self {
                    client,
                    ids,
                    number,
                    phone,
                    status,
                    type_,
                    words,
                    x_customer,
                } = self;
                let ids = ids.map_err(Error::InvalidRequest)?;
                let number = number.map_err(Error::InvalidRequest)?;
                let phone = phone.map_err(Error::InvalidRequest)?;
                let status = status.map_err(Error::InvalidRequest)?;
                let type_ = type_.map_err(Error::InvalidRequest)?;
                let words = words.map_err(Error::InvalidRequest)?;
                let x_customer = x_customer.map_err(Error::InvalidRequest)?;
                let url = format!("{}/search", client.baseurl,);
                let mut header_map = ::reqwest::header::HeaderMap::with_capacity(2usize);
                header_map
                    .append(
                        ::reqwest::header::HeaderName::from_static("api-version"),
                        ::reqwest::header::HeaderValue::from_static(
                            super::Client::api_version(),
                        ),
                    );
                if let Some(value) = x_customer {
                    header_map.append("X-Customer", value.to_string().try_into()?);
                }
                #[allow(unused_mut)]
                let mut request = client
                    .client
                    .get(url)
                    .header(
                        ::reqwest::header::ACCEPT,
                        ::reqwest::header::HeaderValue::from_static("application/json"),
                    )
                    .query(&progenitor_client::QueryParam::new("ids", &ids))
                    .query(&progenitor_client::QueryParam::new("number", &number))
                    .query(&progenitor_client::QueryParam::new("phone", &phone))
                    .query(&progenitor_client::QueryParam::new("status", &status))
                    .query(&progenitor_client::QueryParam::new("type", &type_))
                    .query(&progenitor_client::QueryParam::new("words", &words))
                    .headers(header_map)
                    .build()?;
                let info = OperationInfo {
                    operation_id: "search",
                };
                client.pre(&mut request, &info).await?;
                let result = client.exec(request, &info).await;
                client.post(&result, &info).await?;
                let response = result?;
                match response.status().as_u16() {
                    200u16 => ResponseValue::from_response(response).await,
                    _ => Err(Error::UnexpectedResponse(response)),
                }
            }
        }
        impl ::std::fmt::Debug for DeleteKey {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "DeleteKey",
                    &[
                        ("account_id", self.account_id.is_ok()),
                        ("key_id", self.key_id.is_ok()),
                    ],
                )
            }
        }
        impl ::std::fmt::Debug for DeleteAccount {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "DeleteAccount",
                    &[("account_id", self.account_id.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for GetFile {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "GetFile",
                    &[("url", self.url.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for GetJoined {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "GetJoined",
                    &[("a", self.a.is_ok()), ("b", self.b.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for GetHidden {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "GetHidden",
                    &[("extension", self.extension.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for GetState {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "GetState",
                    &[("state", self.state.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for PutBlob {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "PutBlob",
                    &[("id", self.id.is_ok()), ("body", self.body.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for AddNote {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "AddNote",
                    &[("body", self.body.is_ok())],
                )
            }
        }
        impl ::std::fmt::Debug for Search {
            fn fmt(
                &self,
                formatter: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                progenitor_client::support::debug_call(
                    formatter,
                    "Search",
                    &[
                        ("ids", !matches!(self.ids, Ok(None))),
                        ("number", !matches!(self.number, Ok(None))),
                        ("phone", !matches!(self.phone, Ok(None))),
                        ("status", !matches!(self.status, Ok(None))),
                        ("type_", self.type_.is_ok()),
                        ("words", !matches!(self.words, Ok(None))),
                        ("x_customer", !matches!(self.x_customer, Ok(None))),
                    ],
                )
            }
        }
    }
    /// Items consumers will typically use such as the Client.
    pub mod prelude {
        pub use self::super::Client;
    }
    impl ::std::fmt::Debug for Client {
        fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            formatter
                .debug_struct("Client")
                .field("baseurl", &self.baseurl)
                .finish_non_exhaustive()
        }
    }
}
pub use client::{Client, builder};
impl progenitor_client::Provider for Client {
    const SERVERS: &'static [&'static str] = &["https://calls.example.com/v2"];
    const KEY_HEADERS: &'static [&'static str] = &["X-Key"];
    const OPERATIONS: &'static [progenitor_client::Operation] = &[
        progenitor_client::Operation {
            id: "deleteKey",
            function: "delete_key",
            method: "DELETE",
            path: "/accounts/{account_id}/keys/{key.id}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "deleteAccount",
            function: "delete_account",
            method: "DELETE",
            path: "/accounts/{account_id}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "getFile",
            function: "get_file",
            method: "GET",
            path: "/files/{url}.json",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "getJoined",
            function: "get_joined",
            method: "GET",
            path: "/joined/x{a}{b}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "getHidden",
            function: "get_hidden",
            method: "GET",
            path: "/hidden/.{extension}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "getState",
            function: "get_state",
            method: "GET",
            path: "/states/{state}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "putBlob",
            function: "put_blob",
            method: "PUT",
            path: "/blobs/{id}",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "addNote",
            function: "add_note",
            method: "POST",
            path: "/notes",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
        progenitor_client::Operation {
            id: "search",
            function: "search",
            method: "GET",
            path: "/search",
            page_size: ::std::option::Option::None,
            errors: &[],
        },
    ];
    const RATE_LIMIT: ::std::option::Option<(u32, u64)> = ::std::option::Option::None;
    fn assemble(session: progenitor_client::Session) -> Self {
        Self::new_with_client(session.base_url(), session.http(), session.clone())
    }
}
