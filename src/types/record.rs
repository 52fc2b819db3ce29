//! How a struct of a document reads and writes itself.
//!
//! Generated text states each struct's properties once, in a table, a line each:
//!
//! ```text
//! progenitor_client::record! { Thing extra {
//!     0 "id" id integer,
//!     1 "display name" display_name optional,
//! } }
//! ```
//!
//! A line has the property's index, its name in JSON, its field, and its kind. The kind is
//! the method of that name on [`Reader`] and on [`Writer`]:
//!
//! | kind | field | in JSON |
//! |---|---|---|
//! | `optional` | `Option<T>` | may be absent or null |
//! | `integer` | `Option<i64>` | the same; `1.0` is read as `1` |
//! | `required` | `T` | must be there |
//! | `required_integer` | `i64` | must be there; `1.0` is read as `1` |
//! | `union` | `Option<U>` | a union whose branch depends on its siblings |
//! | `required_union` | `U` | the same, must be there |
//!
//! Objects keep everything: properties without a field, and the `null`s of those that have
//! one, go to the struct's [`Extra`].

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::extra::Extra;
use super::integer::Integer;
use super::union::SiblingUnion;

/// A struct of a document. The macro `record!` implements it.
pub trait Record: Sized {
    /// What a reader expects, for errors.
    const EXPECTED: &'static str;
    /// The properties' names, in the document's order.
    const PROPERTIES: &'static [&'static str];

    /// Reads all properties.
    ///
    /// # Errors
    ///
    /// If a value does not fit its field, a property is there twice, or a required one is
    /// missing.
    fn read<'de, A: MapAccess<'de>>(reader: Reader<A>) -> Result<Self, A::Error>;
}

/// Reads a struct.
///
/// # Errors
///
/// If the value is not an object, and those of [`Record::read`].
pub fn read_record<'de, R: Record, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    struct Object<R>(PhantomData<R>);

    impl<'de, R: Record> Visitor<'de> for Object<R> {
        type Value = R;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(R::EXPECTED)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<R, A::Error> {
            R::read(Reader {
                map,
                properties: R::PROPERTIES,
                next: 0,
                extra: Extra::default(),
            })
        }
    }

    deserializer.deserialize_map(Object(PhantomData))
}

/// Reads the properties of an object one after the other.
pub struct Reader<A> {
    map: A,
    properties: &'static [&'static str],
    /// The index behind the property that is being read.
    next: usize,
    extra: Extra,
}

impl<'de, A: MapAccess<'de>> Reader<A> {
    /// Goes to the next property that has a field, and returns its index. Properties
    /// without a field go to [`Extra`].
    #[allow(clippy::should_implement_trait)] // it can fail
    #[inline]
    pub fn next(&mut self) -> Result<Option<usize>, A::Error> {
        let mut other = Cow::Borrowed("");
        loop {
            let name = PropertyName {
                properties: self.properties,
                likely: self.next,
                other: &mut other,
            };
            match self.map.next_key_seed(name)? {
                Some(Some(index)) => {
                    self.next = index + 1;
                    return Ok(Some(index));
                }
                Some(None) => {
                    let name = std::mem::take(&mut other).into_owned();
                    let value = self.map.next_value()?;
                    self.extra.push(name.into(), Some(value));
                }
                None => return Ok(None),
            }
        }
    }

    /// Reads a property that may be absent or null.
    #[inline]
    pub fn optional<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        if slot.is_some() {
            return Err(self.duplicate());
        }
        *slot = self.map.next_value()?;
        if slot.is_none() {
            self.note_null();
        }
        Ok(())
    }

    /// Reads an integer that may be absent or null.
    #[inline]
    pub fn integer(&mut self, slot: &mut Option<i64>) -> Result<(), A::Error> {
        if slot.is_some() {
            return Err(self.duplicate());
        }
        *slot = self.map.next_value::<Option<Integer>>()?.map(Integer::get);
        if slot.is_none() {
            self.note_null();
        }
        Ok(())
    }

    /// Reads a property that must be there. A null does not count; see [`Read::required`].
    pub fn required<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.optional(slot)
    }

    /// Reads an integer that must be there.
    pub fn required_integer(&mut self, slot: &mut Option<i64>) -> Result<(), A::Error> {
        self.integer(slot)
    }

    /// Reads a union, whose branch is chosen once its siblings are read.
    pub fn union<U: SiblingUnion>(&mut self, slot: &mut Option<U>) -> Result<(), A::Error> {
        if slot.is_some() {
            return Err(self.duplicate());
        }
        *slot = self.map.next_value::<Option<_>>()?.map(U::undecided);
        if slot.is_none() {
            self.note_null();
        }
        Ok(())
    }

    /// Reads a union that must be there.
    pub fn required_union<U: SiblingUnion>(
        &mut self,
        slot: &mut Option<U>,
    ) -> Result<(), A::Error> {
        self.union(slot)
    }

    /// What is left once all properties are read.
    pub fn finish(self) -> Read {
        Read { extra: self.extra }
    }

    fn property(&self) -> &'static str {
        self.properties[self.next - 1]
    }

    fn duplicate(&self) -> A::Error {
        A::Error::duplicate_field(self.property())
    }

    fn note_null(&mut self) {
        self.extra.push(Cow::Borrowed(self.property()), None);
    }
}

/// Turns what was read into fields. Its methods have the names of the [kinds](self).
pub struct Read {
    /// What the fields do not hold.
    pub extra: Extra,
}

impl Read {
    /// The field of a property that may be absent.
    pub fn optional<T, E>(&self, value: Option<T>, _: &'static str) -> Result<Option<T>, E> {
        Ok(value)
    }

    /// The field of an integer that may be absent.
    pub fn integer<E>(&self, value: Option<i64>, _: &'static str) -> Result<Option<i64>, E> {
        Ok(value)
    }

    /// The field of a property that must be there; null is as good as absent.
    pub fn required<T, E: serde::de::Error>(
        &self,
        value: Option<T>,
        name: &'static str,
    ) -> Result<T, E> {
        value.ok_or_else(|| E::missing_field(name))
    }

    /// The field of an integer that must be there.
    pub fn required_integer<E: serde::de::Error>(
        &self,
        value: Option<i64>,
        name: &'static str,
    ) -> Result<i64, E> {
        self.required(value, name)
    }

    /// The field of a union that may be absent.
    pub fn union<T, E>(&self, value: Option<T>, name: &'static str) -> Result<Option<T>, E> {
        self.optional(value, name)
    }

    /// The field of a union that must be there.
    pub fn required_union<T, E: serde::de::Error>(
        &self,
        value: Option<T>,
        name: &'static str,
    ) -> Result<T, E> {
        self.required(value, name)
    }
}

/// Reads a property's name as its index. A documented name is never copied.
struct PropertyName<'a, 'de> {
    properties: &'static [&'static str],
    /// Where the search begins: servers mostly send the document's order.
    likely: usize,
    /// Takes a name that is not documented, which has no index.
    other: &'a mut Cow<'de, str>,
}

impl PropertyName<'_, '_> {
    #[inline]
    fn index(&self, name: &str) -> Option<usize> {
        let mut index = self.likely;
        for _ in self.properties {
            if index >= self.properties.len() {
                index = 0;
            }
            if is_same(self.properties[index], name) {
                return Some(index);
            }
            index += 1;
        }
        None
    }
}

/// Whether two names are the same. Most differ in their length or in their last byte, which
/// is cheaper to see than by comparing all of them.
#[inline]
fn is_same(known: &str, name: &str) -> bool {
    known.len() == name.len() && known.as_bytes().last() == name.as_bytes().last() && known == name
}

impl<'de> DeserializeSeed<'de> for PropertyName<'_, 'de> {
    type Value = Option<usize>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for PropertyName<'_, 'de> {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a property's name")
    }

    #[inline]
    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        let index = self.index(name);
        if index.is_none() {
            *self.other = Cow::Borrowed(name);
        }
        Ok(index)
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        let index = self.index(name);
        if index.is_none() {
            *self.other = Cow::Owned(name.to_owned());
        }
        Ok(index)
    }
}

/// Writes the properties of an object one after the other. The first error is kept, and
/// returned by [`Writer::end`].
pub struct Writer<'a, S: Serializer> {
    map: S::SerializeMap,
    extra: &'a Extra,
    error: Option<S::Error>,
}

impl<'a, S: Serializer> Writer<'a, S> {
    /// Begins the object.
    pub fn new(serializer: S, extra: &'a Extra) -> Result<Self, S::Error> {
        Ok(Self {
            map: serializer.serialize_map(None)?,
            extra,
            error: None,
        })
    }

    /// Writes a property that may be absent: its value, else the null that was read.
    pub fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        match value {
            Some(value) => self.required(name, value),
            None if self.extra.is_null(name) => self.required(name, &()),
            None => {}
        }
    }

    /// Writes an integer that may be absent.
    pub fn integer(&mut self, name: &'static str, value: &Option<i64>) {
        self.optional(name, value);
    }

    /// Writes a property that is always there.
    #[inline]
    pub fn required<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if self.error.is_none()
            && let Err(error) = self.map.serialize_entry(name, value)
        {
            self.error = Some(error);
        }
    }

    /// Writes an integer that is always there.
    pub fn required_integer(&mut self, name: &'static str, value: &i64) {
        self.required(name, value);
    }

    /// Writes a union that may be absent.
    pub fn union<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.optional(name, value);
    }

    /// Writes a union that is always there.
    pub fn required_union<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.required(name, value);
    }

    /// Writes what the document does not name, and ends the object.
    ///
    /// # Errors
    ///
    /// The first error since [`Writer::new`].
    pub fn end(mut self, documented: &[&str]) -> Result<S::Ok, S::Error> {
        for (name, value) in self.extra.iter() {
            if self.error.is_none() && !documented.contains(&name) {
                self.error = self.map.serialize_entry(name, value).err();
            }
        }
        match self.error {
            Some(error) => Err(error),
            None => self.map.end(),
        }
    }
}

/// Implements reading, writing and [`VisitUnions`](crate::VisitUnions) of a struct, by the
/// table of its properties; see the [module](self).
///
/// `required` before the name is for structs with fields that are not an `Option`. `choose`
/// behind the table lists the fields that are unions, each with the siblings that choose its
/// branch, and `visit` the fields in which there can be unions.
#[doc(hidden)]
#[macro_export]
macro_rules! record {
    // Some fields are required: what was read waits in a tuple until it is known to be whole.
    (
        required $record:ident $extra:ident {
            $($index:tt $name:literal $field:ident $kind:ident,)*
        }
        $(choose $choose:tt)?
        $(visit $visit:tt)?
    ) => {
        impl $crate::support::Record for $record {
            const EXPECTED: &'static str =
                ::core::concat!("an object (", ::core::stringify!($record), ")");
            const PROPERTIES: &'static [&'static str] = &[$($name),*];

            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                mut reader: $crate::support::Reader<A>,
            ) -> ::core::result::Result<Self, A::Error> {
                let mut draft = ($($crate::support::absent($name),)*);
                while let ::core::option::Option::Some(index) = reader.next()? {
                    match index {
                        $($index => reader.$kind(&mut draft.$index),)*
                        _ => ::core::result::Result::<(), A::Error>::Ok(()),
                    }?;
                }
                let read = reader.finish();
                #[allow(unused_mut)]
                let mut record = Self {
                    $($field: read.$kind(draft.$index, $name)?,)*
                    $extra: read.extra,
                };
                $($crate::choose_unions! { record $choose })?
                ::core::result::Result::Ok(record)
            }
        }

        $crate::record! { @shared $record $extra { $($name $field $kind,)* } $(visit $visit)? }
    };

    // Every field is an `Option`: the struct is filled in as properties come.
    (
        $record:ident $extra:ident {
            $($index:literal $name:literal $field:ident $kind:ident,)*
        }
        $(choose $choose:tt)?
        $(visit $visit:tt)?
    ) => {
        impl $crate::support::Record for $record {
            const EXPECTED: &'static str =
                ::core::concat!("an object (", ::core::stringify!($record), ")");
            const PROPERTIES: &'static [&'static str] = &[$($name),*];

            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                mut reader: $crate::support::Reader<A>,
            ) -> ::core::result::Result<Self, A::Error> {
                let mut record: Self = ::core::default::Default::default();
                while let ::core::option::Option::Some(index) = reader.next()? {
                    match index {
                        $($index => reader.$kind(&mut record.$field),)*
                        _ => ::core::result::Result::<(), A::Error>::Ok(()),
                    }?;
                }
                record.$extra = reader.finish().extra;
                $($crate::choose_unions! { record $choose })?
                ::core::result::Result::Ok(record)
            }
        }

        $crate::record! { @shared $record $extra { $($name $field $kind,)* } $(visit $visit)? }
    };

    (
        @shared $record:ident $extra:ident { $($name:literal $field:ident $kind:ident,)* }
        $(visit { $($at:literal $holder:ident,)* })?
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

/// Chooses the branches of the unions of a struct that was read. Each sibling is `optional`
/// or `required`.
#[doc(hidden)]
#[macro_export]
macro_rules! choose_unions {
    ($record:ident { $(
        $name:literal $union:ident by { $($sibling:literal $field:ident $kind:ident),* },
    )* }) => {
        $($crate::support::SiblingUnion::choose(
            &mut $record.$union,
            $name,
            &[$(($sibling, $crate::choose_unions!(@text $kind $record $field))),*],
        );)*
    };

    (@text optional $record:ident $field:ident) => {
        $record.$field.as_ref().map(|text| text.as_str())
    };
    (@text required $record:ident $field:ident) => {
        ::core::option::Option::Some($record.$field.as_str())
    };
}

/// A property that was not read yet.
pub fn absent<T>(_: &str) -> Option<T> {
    None
}
