//! Query parameters that are checked before a request is sent.
//!
//! Setters take any value. It is checked when the request is built, so that the error can
//! say what is wrong. `Debug` does not show values: they may be personal data.

use std::ops::RangeInclusive;

use serde::ser::Error as _;
use serde::{Serialize as _, Serializer};

use super::integer::Integer;

/// Writes an integer, if it is in range.
///
/// # Errors
///
/// If it is out of range. The error names the range.
pub fn write_bounded<S: Serializer>(
    serializer: S,
    parameter: &str,
    value: i128,
    allowed: RangeInclusive<i128>,
) -> Result<S::Ok, S::Error> {
    if allowed.contains(&value) {
        return Integer::from(value).serialize(serializer);
    }
    let range = match allowed.into_inner() {
        (least, i128::MAX) => format!("{least} or more"),
        (i128::MIN, greatest) => format!("{greatest} or less"),
        (least, greatest) => format!("{least} to {greatest}"),
    };
    Err(S::Error::custom(format!(
        "`{parameter}` is out of range; it may be {range}"
    )))
}

/// Writes a list that is sent as one value.
///
/// # Errors
///
/// If there are too few items, or one that is empty or has a comma.
pub fn write_comma_separated<S: Serializer>(
    serializer: S,
    parameter: &str,
    items: &[String],
    minimum: usize,
) -> Result<S::Ok, S::Error> {
    let refused = if items.len() < minimum {
        format!(
            "`{parameter}` has {} items and needs at least {minimum}; leave it out to not filter",
            items.len()
        )
    } else if items.iter().any(String::is_empty) {
        format!("`{parameter}` has an empty item; an item has at least one character")
    } else if items.iter().any(|item| item.contains(',')) {
        format!(
            "`{parameter}` has an item with a comma, which would arrive as two; give the items one by one"
        )
    } else {
        return serializer.collect_seq(items);
    };
    Err(S::Error::custom(refused))
}

/// Writes one of several strings.
///
/// # Errors
///
/// If the value is another string; the error names those allowed.
pub fn write_one_of<S: Serializer>(
    serializer: S,
    parameter: &str,
    value: &str,
    allowed: &[&str],
) -> Result<S::Ok, S::Error> {
    if allowed.contains(&value) {
        return serializer.serialize_str(value);
    }
    Err(S::Error::custom(format!(
        "`{parameter}` may be one of: {}",
        allowed.join(", ")
    )))
}

/// Implements an integer parameter from its type, its name, and its smallest and largest
/// value.
#[doc(hidden)]
#[macro_export]
macro_rules! bounded {
    ($name:ident $parameter:literal $minimum:literal $maximum:literal) => {
        $crate::bounded! { @of i64 $name $parameter $minimum $maximum }
    };

    // A bound is beyond `i64`.
    ($name:ident $parameter:literal wide $minimum:literal $maximum:literal) => {
        $crate::bounded! { @of i128 $name $parameter $minimum $maximum }
    };

    (@of $integer:ident $name:ident $parameter:literal $minimum:literal $maximum:literal) => {
        impl $name {
            /// The smallest value allowed.
            pub const MIN: $integer = $minimum;
            /// The largest value allowed.
            pub const MAX: $integer = $maximum;
        }

        $crate::bounded! { @from $name i8 i16 i32 i64 i128 u8 u16 u32 u64 isize usize }
        $crate::opaque_debug! { $name }

        // A walk sets the number of a page.
        impl ::core::convert::TryFrom<$crate::support::Position> for $name {
            type Error = ::core::num::ParseIntError;

            fn try_from(
                position: $crate::support::Position,
            ) -> ::core::result::Result<Self, Self::Error> {
                position.0.parse().map(Self)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let allowed = Self::MIN.into()..=Self::MAX.into();
                $crate::support::write_bounded(serializer, $parameter, self.0, allowed)
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::core::stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({
                    "type": "integer", "minimum": Self::MIN, "maximum": Self::MAX
                })
            }
        }
    };

    (@from $name:ident $($integer:ident)*) => {
        $(
            impl ::core::convert::From<$integer> for $name {
                fn from(value: $integer) -> Self {
                    Self(value as i128)
                }
            }
        )*
    };
}

/// Implements a parameter that is one of several strings, from its type, its name and the
/// values.
#[doc(hidden)]
#[macro_export]
macro_rules! one_of {
    ($name:ident $parameter:literal { $($value:literal => $variant:ident,)* }) => {
        impl $name {
            /// The documented values, in the document's order.
            pub const DOCUMENTED: &'static [&'static str] = &[$($value),*];

            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Other(value) => value.as_str(),
                }
            }
        }

        // A caller's own text is not shown.
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant => formatter.write_str(::core::stringify!($variant)),)*
                    Self::Other(_) => formatter.debug_tuple("Other").finish_non_exhaustive(),
                }
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($value => Self::$variant,)*
                    text => Self::Other($crate::UnknownValue::new(text)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let value = self.as_str();
                $crate::support::write_one_of(serializer, $parameter, value, Self::DOCUMENTED)
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::core::stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "enum": Self::DOCUMENTED })
            }
        }
    };
}

/// Implements a list that is sent as one value, from its type, its name and its minimum
/// length.
#[doc(hidden)]
#[macro_export]
macro_rules! comma_separated {
    ($name:ident $parameter:literal $minimum:literal) => {
        $crate::opaque_debug! { $name }

        impl ::core::convert::From<&str> for $name {
            fn from(item: &str) -> Self {
                Self::from([item])
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(item: ::std::string::String) -> Self {
                Self::from([item])
            }
        }

        impl<__T: ::core::convert::Into<::std::string::String>>
            ::core::convert::From<::std::vec::Vec<__T>> for $name
        {
            fn from(items: ::std::vec::Vec<__T>) -> Self {
                items.into_iter().collect()
            }
        }

        impl<__T: ::core::convert::Into<::std::string::String>, const __N: usize>
            ::core::convert::From<[__T; __N]> for $name
        {
            fn from(items: [__T; __N]) -> Self {
                items.into_iter().collect()
            }
        }

        impl<__T: ::core::convert::Into<::std::string::String> + ::core::clone::Clone>
            ::core::convert::From<&[__T]> for $name
        {
            fn from(items: &[__T]) -> Self {
                items.iter().cloned().collect()
            }
        }

        impl<__T: ::core::convert::Into<::std::string::String>> ::core::iter::FromIterator<__T>
            for $name
        {
            fn from_iter<I: ::core::iter::IntoIterator<Item = __T>>(items: I) -> Self {
                Self(items.into_iter().map(::core::convert::Into::into).collect())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::support::write_comma_separated(serializer, $parameter, &self.0, $minimum)
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::core::stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "string" })
            }
        }
    };
}

/// `Debug` of a parameter, without its value.
#[doc(hidden)]
#[macro_export]
macro_rules! opaque_debug {
    ($name:ident) => {
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter
                    .debug_tuple(::core::stringify!($name))
                    .finish_non_exhaustive()
            }
        }
    };
}
