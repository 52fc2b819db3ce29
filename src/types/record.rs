//! How a struct of a document reads and writes itself.
//!
//! Generated text states each struct's properties once, in a table with a line for each:
//!
//! ```text
//! progenitor_client::record! { Thing extra {
//!     0 "id" => id: integer,
//!     1 "display name" => display_name: optional,
//! } }
//! ```
//!
//! A line has the property's index, its name in JSON, its field, and its kind. The kind is
//! the name of a method of [`Reader`] and of [`Writer`](super::writer::Writer):
//!
//! | kind | field | in JSON |
//! |---|---|---|
//! | `optional` | `Option<T>` | may be absent or null |
//! | `integer` | `Option<T>` of an integer, or of a list or map of integers | the same; `1.0` is read as `1` |
//! | `required` | `T` | required |
//! | `required_integer` | such a `T` | required; `1.0` is read as `1` |
//! | `union` | `Option<U>` | a union whose branch depends on its siblings |
//! | `required_union` | `U` | the same, but required |
//!
//! Objects keep everything: properties without a field, and the `null`s of those that have
//! one, go to the struct's [`Extra`](super::Extra).

use std::fmt;

use serde::Deserializer;
use serde::de::{Error as _, MapAccess, Visitor};

use super::names::Names;
use super::reader::Reader;
use crate::observe::recorder::Stated;

/// A struct of a document. The macro `record!` implements it.
pub trait Record: Sized {
    /// What a reader expects, for errors.
    const EXPECTED: &'static str;
    /// The properties' names, in the document's order.
    const PROPERTIES: &'static [&'static str];
    /// Where each of them is.
    const NAMES: &'static Names = &Names::of(Self::PROPERTIES);
    /// What the document states for the client's observer.
    const STATED: &'static Stated;

    /// Reads all properties into `slot`. A struct can be large, so it is not moved through serde.
    ///
    /// # Errors
    ///
    /// If a value does not fit its field, a property occurs twice, or a required one is
    /// missing.
    fn read<'de, A: MapAccess<'de>>(
        reader: Reader<A>,
        slot: &mut Option<Self>,
    ) -> Result<(), A::Error>;
}

/// Reads a struct.
///
/// # Errors
///
/// If the value is not an object, and those of [`Record::read`].
pub fn read_record<'de, R: Record, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    struct Object<'a, R>(&'a mut Option<R>);

    impl<'de, R: Record> Visitor<'de> for Object<'_, R> {
        type Value = ();

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(R::EXPECTED)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
            R::read(Reader::new(map, R::NAMES, R::STATED), self.0)
        }
    }

    let mut slot = None;
    deserializer.deserialize_map(Object(&mut slot))?;
    slot.ok_or_else(|| D::Error::custom("the object was not read"))
}

/// Implements reading, writing and [`VisitUnions`](crate::VisitUnions) of a struct, from the
/// table of its properties; see the [module](self).
///
/// `required` before the name is for structs with fields that are not an `Option`. After the
/// table, `choose` lists the fields that are unions, each with the siblings that select its
/// branch, and `visit` lists the fields that can contain unions. `null` has the indices of
/// the properties that may be null, and `always` the fields that are an `Option` although the
/// property is required. `at` before the table is the place of the schema, if it is not the
/// component of the struct's name.
#[doc(hidden)]
#[macro_export]
macro_rules! record {
    // Some fields are required. The values wait in a tuple until all required ones are read.
    (
        required $record:ident $extra:ident $(at $at:literal)? {
            $($index:tt $name:literal => $field:ident: $kind:ident,)*
        }
        $(choose $choose:tt)?
        $(visit $visit:tt)?
        $(null { $($nullable:literal),* $(,)? })?
        $(always { $($stated:literal => $always:ident),* $(,)? })?
    ) => {
        impl $crate::support::Record for $record {
            const EXPECTED: &'static str =
                ::core::concat!("an object (", ::core::stringify!($record), ")");
            const PROPERTIES: &'static [&'static str] = &[$($name),*];
            const STATED: &'static $crate::support::Stated = &$crate::support::Stated {
                at: $crate::place!($record $($at)?),
                nullable: &$crate::support::nullable::<{
                    <$record as $crate::support::Record>::PROPERTIES.len()
                }>(&[$($($nullable),*)?]),
            };

            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                mut reader: $crate::support::Reader<A>,
                slot: &mut ::core::option::Option<Self>,
            ) -> ::core::result::Result<(), A::Error> {
                let mut draft = ($($crate::record!(@absent $index),)*);
                loop {
                    // This comes first in the text so that the compiler knows the types of
                    // the draft before it checks the reading of each property.
                    let ::core::option::Option::Some(index) = reader.next()? else {
                        let _record = match draft {
                            ($($crate::record!(@present $kind $field),)*) => slot.insert(Self {
                                $($field,)*
                                $extra: reader.finish(),
                            }),
                            draft => return reader.missing(&[
                                $(($name, $crate::record!(@missing $kind draft.$index)),)*
                            ]),
                        };
                        $($crate::choose_unions! { _record $extra $choose })?
                        $($(if _record.$always.is_none() {
                            $crate::support::note_absent(Self::STATED, &_record.$extra, $stated);
                        })*)?
                        return ::core::result::Result::Ok(());
                    };
                    match index {
                        $($index => reader.$kind(&mut draft.$index),)*
                        _ => ::core::result::Result::<(), A::Error>::Ok(()),
                    }
                    .map_err(|error| reader.failed(error))?;
                }
            }
        }

        $crate::record! { @shared $record $extra { $($name $field $kind,)* } $(visit $visit)? }
    };

    // The value of a property before it is read.
    (@absent $index:tt) => {
        ::core::option::Option::None
    };

    // The pattern of what was read, if it is enough for the field.
    (@present required $field:ident) => { ::core::option::Option::Some($field) };
    (@present required_integer $field:ident) => { ::core::option::Option::Some($field) };
    (@present required_union $field:ident) => { ::core::option::Option::Some($field) };
    (@present $kind:ident $field:ident) => { $field };

    // Whether a required property is missing. A null does not count.
    (@missing required $read:expr) => { $read.is_none() };
    (@missing required_integer $read:expr) => { $read.is_none() };
    (@missing required_union $read:expr) => { $read.is_none() };
    (@missing $kind:ident $read:expr) => { false };

    // Every field is an `Option`. The struct is filled in while properties are read.
    (
        $record:ident $extra:ident $(at $at:literal)? {
            $($index:literal $name:literal => $field:ident: $kind:ident,)*
        }
        $(choose $choose:tt)?
        $(visit $visit:tt)?
        $(null { $($nullable:literal),* $(,)? })?
        $(always { $($stated:literal => $always:ident),* $(,)? })?
    ) => {
        impl $crate::support::Record for $record {
            const EXPECTED: &'static str =
                ::core::concat!("an object (", ::core::stringify!($record), ")");
            const PROPERTIES: &'static [&'static str] = &[$($name),*];
            const STATED: &'static $crate::support::Stated = &$crate::support::Stated {
                at: $crate::place!($record $($at)?),
                nullable: &$crate::support::nullable::<{
                    <$record as $crate::support::Record>::PROPERTIES.len()
                }>(&[$($($nullable),*)?]),
            };

            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                mut reader: $crate::support::Reader<A>,
                slot: &mut ::core::option::Option<Self>,
            ) -> ::core::result::Result<(), A::Error> {
                let record = slot.insert(::core::default::Default::default());
                while let ::core::option::Option::Some(index) = reader.next()? {
                    match index {
                        $($index => reader.$kind(&mut record.$field),)*
                        _ => ::core::result::Result::<(), A::Error>::Ok(()),
                    }
                    .map_err(|error| reader.failed(error))?;
                }
                record.$extra = reader.finish();
                $($crate::choose_unions! { record $extra $choose })?
                $($(if record.$always.is_none() {
                    $crate::support::note_absent(Self::STATED, &record.$extra, $stated);
                })*)?
                ::core::result::Result::Ok(())
            }
        }

        $crate::record! { @shared $record $extra { $($name $field $kind,)* } $(visit $visit)? }
    };

    (
        @shared $record:ident $extra:ident { $($name:literal $field:ident $kind:ident,)* }
        $(visit { $($at:literal => $holder:ident,)* })?
    ) => {
        impl<'de> ::serde::Deserialize<'de> for $record {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::support::read_record(deserializer)
            }
        }

        impl ::serde::Serialize for $record {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                #[allow(unused_mut)]
                let mut writer = $crate::support::Writer::new(serializer, &self.$extra)?;
                $(writer.$kind($name, &self.$field);)*
                writer.end(<Self as $crate::support::Record>::PROPERTIES)
            }
        }

        impl $crate::VisitUnions for $record {
            $(
                fn visit_unions<'a>(
                    &'a self,
                    at: &mut ::std::string::String,
                    visit: &mut dyn ::core::ops::FnMut(&str, $crate::Union<'a>),
                ) {
                    $($crate::support::visit_below(at, $at, &self.$holder, visit);)*
                }
            )?
        }
    };
}

/// The place of a type's schema: stated, or the component of its name.
#[doc(hidden)]
#[macro_export]
macro_rules! place {
    ($name:ident) => {
        ::core::concat!("#/components/schemas/", ::core::stringify!($name))
    };
    ($name:ident $at:literal) => {
        $at
    };
}

/// Selects the branches of the unions of a struct that was read. Each sibling is `optional`
/// or `required`.
#[doc(hidden)]
#[macro_export]
macro_rules! choose_unions {
    ($record:ident $extra:ident { $(
        $name:literal => $union:ident by { $($sibling:literal => $field:ident: $kind:ident),* },
    )* }) => {
        $(if let ::core::option::Option::Some(absent) = $crate::support::SiblingUnion::choose(
            &mut $record.$union,
            $name,
            &[$(($sibling, $crate::choose_unions!(@text $kind $record $field))),*],
        ) {
            let at = <Self as $crate::support::Record>::STATED;
            $crate::support::note_unselected(at, &$record.$extra, absent, $name);
        })*
    };

    (@text optional $record:ident $field:ident) => {
        $record.$field.as_ref().map(|text| text.as_str())
    };
    (@text required $record:ident $field:ident) => {
        ::core::option::Option::Some($record.$field.as_str())
    };
}
