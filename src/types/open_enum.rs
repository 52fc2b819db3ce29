//! Enums of strings that accept values the document does not name.
//!
//! ```text
//! progenitor_client::open_enum! { Color {
//!     "red" => Red,
//!     "dark blue" => DarkBlue,
//! } }
//! ```

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::Visitor;

/// The text of an enum's value that the document does not name.
///
/// Only reading makes one, so that it never holds a documented value: `From<&str>` of the
/// enum gives those their own variant.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

/// Reads an enum from its string, which is not copied.
///
/// # Errors
///
/// If the value is not a string.
pub fn read_text<'de, T: for<'a> From<&'a str>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Text<T>(PhantomData<T>);

    impl<T: for<'a> From<&'a str>> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a string")
        }

        fn visit_str<E>(self, text: &str) -> Result<T, E> {
            Ok(T::from(text))
        }
    }

    deserializer.deserialize_str(Text(PhantomData))
}

/// Implements an open enum from the table of its values. `codes` after the table lists the
/// integers that stand for the values, if there are any. `at` before the table is the place of the
/// schema, if it is not the component of the enum's name.
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    (
        $name:ident $(at $at:literal)? { $($value:literal => $variant:ident,)* }
        $(codes { $($code:literal => $of:literal,)* })?
    ) => {
        impl $name {
            /// The documented values, in the document's order.
            pub const DOCUMENTED: &'static [&'static str] = &[$($value),*];

            /// The value as it is in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::UnknownValue(value) => value.as_str(),
                }
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($value => Self::$variant,)*
                    text => {
                        $crate::support::unknown_value($crate::place!($name $($at)?));
                        Self::UnknownValue($crate::UnknownValue::new(text))
                    }
                }
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::support::read_text(deserializer)
            }
        }

        impl $crate::VisitUnions for $name {}

        $(
            impl $crate::Code for $name {
                const CODES: &'static [(i64, &'static str)] = &[$(($code, $of)),*];
            }
        )?

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::core::stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({
                    "anyOf": [{ "enum": Self::DOCUMENTED }, { "type": "string" }]
                })
            }
        }
    };
}
