//! Lists whose first items have types of their own.
//!
//! Generated text states the kind of each of these items, as in a
//! `record`:
//!
//! ```text
//! progenitor_client::tuple! { Entry 1 rest {
//!     0 => name: required,
//!     1 => count: integer,
//! } }
//! ```
//!
//! The number is the minimum number of items. An optional item may be absent only if those
//! after it are absent too; an absent item before a present one is written as null. Items
//! after the documented ones are kept.

use serde::Deserialize;
use serde::de::{Error as _, SeqAccess, Unexpected};

use super::integer::{Integers, Whole};

/// Reads an item that must be present.
///
/// # Errors
///
/// If it is absent, or of another type.
pub fn required<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(
    items: &mut A,
    minimum: usize,
) -> Result<T, A::Error> {
    let item = optional(items, minimum)?;
    item.ok_or_else(|| {
        let expected = format!("an array with {minimum} items or more");
        A::Error::invalid_value(Unexpected::Seq, &expected.as_str())
    })
}

/// Reads an item that may be absent.
///
/// # Errors
///
/// If it is of another type.
pub fn optional<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(
    items: &mut A,
    _: usize,
) -> Result<Option<T>, A::Error> {
    items.next_element()
}

/// Reads an integer, or a list or map of integers, that must be present.
///
/// # Errors
///
/// Those of [`required`].
pub fn required_integer<'de, T: Integers, A: SeqAccess<'de>>(
    items: &mut A,
    minimum: usize,
) -> Result<T, A::Error> {
    required::<Whole<T>, A>(items, minimum).map(|item| item.0)
}

/// Reads an integer, or a list or map of integers, that may be absent.
///
/// # Errors
///
/// Those of [`optional`].
pub fn integer<'de, T: Integers, A: SeqAccess<'de>>(
    items: &mut A,
    minimum: usize,
) -> Result<Option<T>, A::Error> {
    let item = optional::<Whole<T>, A>(items, minimum)?;
    Ok(item.map(|item| item.0))
}

/// The number of items to write: up to the last one that is present.
pub fn length(present: &[bool], has_rest: bool) -> usize {
    match has_rest {
        true => present.len(),
        false => present
            .iter()
            .rposition(|is| *is)
            .map_or(0, |last| last + 1),
    }
}

/// The JSON schema of an item that must be present.
#[cfg(feature = "schemars")]
pub fn schema_of_required<R, T: schemars::JsonSchema>(
    generator: &mut schemars::SchemaGenerator,
    _: fn(&R) -> &T,
) -> schemars::Schema {
    generator.subschema_for::<T>()
}

/// The JSON schema of an item that may be absent.
#[cfg(feature = "schemars")]
pub fn schema_of_optional<R, T: schemars::JsonSchema>(
    generator: &mut schemars::SchemaGenerator,
    _: fn(&R) -> &Option<T>,
) -> schemars::Schema {
    generator.subschema_for::<T>()
}

/// The JSON schema of the items after the documented ones.
#[cfg(feature = "schemars")]
pub fn schema_of_rest<R, T: schemars::JsonSchema>(
    generator: &mut schemars::SchemaGenerator,
    _: fn(&R) -> &Vec<T>,
) -> schemars::Schema {
    generator.subschema_for::<T>()
}

/// Implements reading, writing and [`VisitUnions`](crate::VisitUnions) of a list whose first
/// items have types of their own; see the [module](self).
#[doc(hidden)]
#[macro_export]
macro_rules! tuple {
    ($tuple:ident $minimum:literal $rest:ident {
        $($index:literal => $field:ident: $kind:ident,)*
    }) => {
        impl<'de> ::serde::Deserialize<'de> for $tuple {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                struct Items;

                impl<'de> ::serde::de::Visitor<'de> for Items {
                    type Value = $tuple;

                    fn expecting(
                        &self,
                        formatter: &mut ::core::fmt::Formatter<'_>,
                    ) -> ::core::fmt::Result {
                        formatter.write_str(::core::concat!(
                            "an array (", ::core::stringify!($tuple), ")"
                        ))
                    }

                    fn visit_seq<A: ::serde::de::SeqAccess<'de>>(
                        self,
                        mut items: A,
                    ) -> ::core::result::Result<$tuple, A::Error> {
                        let mut tuple = $tuple {
                            $($field: $crate::support::tuple::$kind(&mut items, $minimum)?,)*
                            $rest: ::core::default::Default::default(),
                        };
                        while let ::core::option::Option::Some(item) = items.next_element()? {
                            tuple.$rest.push(item);
                        }
                        ::core::result::Result::Ok(tuple)
                    }
                }

                deserializer.deserialize_seq(Items)
            }
        }

        impl ::serde::Serialize for $tuple {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeSeq as _;

                let present = [$($crate::tuple!(@is_present $kind self $field)),*];
                let length = $crate::support::tuple::length(&present, !self.$rest.is_empty());
                let whole = length + self.$rest.len();
                let mut items = serializer.serialize_seq(::core::option::Option::Some(whole))?;
                $(if $index < length {
                    items.serialize_element(&self.$field)?;
                })*
                for item in &self.$rest {
                    items.serialize_element(item)?;
                }
                items.end()
            }
        }

        impl $crate::VisitUnions for $tuple {
            fn visit_unions<'a>(
                &'a self,
                at: &mut ::std::string::String,
                visit: &mut dyn ::core::ops::FnMut(&str, $crate::Union<'a>),
            ) {
                const DOCUMENTED: usize = [$($index),*].len();
                $($crate::support::visit_below(
                    at,
                    ::core::stringify!($index),
                    &self.$field,
                    visit,
                );)*
                for (index, item) in self.$rest.iter().enumerate() {
                    let index = ::std::string::ToString::to_string(&(DOCUMENTED + index));
                    $crate::support::visit_below(at, &index, item, visit);
                }
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $tuple {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::core::stringify!($tuple).into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let items: ::std::vec::Vec<::schemars::Schema> = ::std::vec![
                    $($crate::tuple!(@schema $kind generator $field)),*
                ];
                let rest = $crate::support::tuple::schema_of_rest(
                    generator,
                    |tuple: &Self| &tuple.$rest,
                );
                ::schemars::json_schema!({
                    "type": "array", "prefixItems": items, "items": rest, "minItems": $minimum
                })
            }
        }
    };

    (@is_present required $self:ident $field:ident) => { true };
    (@is_present required_integer $self:ident $field:ident) => { true };
    (@is_present $kind:ident $self:ident $field:ident) => { $self.$field.is_some() };

    (@schema required $generator:ident $field:ident) => {
        $crate::support::tuple::schema_of_required($generator, |tuple: &Self| &tuple.$field)
    };
    (@schema required_integer $generator:ident $field:ident) => {
        $crate::support::tuple::schema_of_required($generator, |tuple: &Self| &tuple.$field)
    };
    (@schema $kind:ident $generator:ident $field:ident) => {
        $crate::support::tuple::schema_of_optional($generator, |tuple: &Self| &tuple.$field)
    };
}
