//! Reading the properties of an object; see [`record`](super::record).

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::RawJson;
use super::extra::Extra;
use super::integer::{Integers, Whole};
use super::names::Names;
use super::siblings::SiblingUnion;
use crate::observe::recorder::{self, Stated};

/// Reads the properties of an object one after the other.
pub struct Reader<A> {
    map: A,
    properties: &'static Names,
    /// The index after that of the property that is being read.
    next: usize,
    /// The name of an undocumented property.
    other: String,
    extra: Extra,
    stated: &'static Stated,
}

impl<'de, A: MapAccess<'de>> Reader<A> {
    /// A reader of an object with these documented properties.
    pub(super) fn new(map: A, properties: &'static Names, stated: &'static Stated) -> Self {
        Self {
            map,
            properties,
            next: 0,
            other: String::new(),
            extra: Extra::default(),
            stated,
        }
    }

    /// Goes to the next property that has a field, and returns its index. Properties
    /// without a field go to [`Extra`].
    #[allow(clippy::should_implement_trait)] // it can fail
    #[inline]
    pub fn next(&mut self) -> Result<Option<usize>, A::Error> {
        loop {
            let name = PropertyName {
                properties: self.properties,
                likely: self.next,
                other: &mut self.other,
            };
            match self.map.next_key_seed(name)? {
                Some(Some(index)) => {
                    self.next = index + 1;
                    return Ok(Some(index));
                }
                Some(None) => {
                    let value = self.map.next_value()?;
                    let name = std::mem::take(&mut self.other);
                    keep_undocumented(&mut self.extra, self.stated, name, value);
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

    /// Reads an integer, or a list or map of integers, that may be absent or null.
    #[inline]
    pub fn integer<T: Integers>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        if slot.is_some() {
            return Err(self.duplicate());
        }
        let value = self.map.next_value::<Option<Whole<T>>>()?;
        *slot = value.map(|value| value.0);
        if slot.is_none() {
            self.note_null();
        }
        Ok(())
    }

    /// Reads a required property. A null does not count as a value.
    pub fn required<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.optional(slot)
    }

    /// Reads a required integer, or a required list or map of integers.
    pub fn required_integer<T: Integers>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.integer(slot)
    }

    /// Reads a union. Its branch is selected after its siblings are read.
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

    /// Reads a required union.
    pub fn required_union<U: SiblingUnion>(
        &mut self,
        slot: &mut Option<U>,
    ) -> Result<(), A::Error> {
        self.union(slot)
    }

    /// The properties that the fields do not hold, after all properties are read.
    pub fn finish(self) -> Extra {
        self.extra
    }

    /// The same error. The observer is told in which property it began.
    #[cold]
    pub fn failed(&self, error: A::Error) -> A::Error {
        recorder::failed(
            self.stated,
            self.next.checked_sub(1).map(|_| self.property()),
        );
        error
    }

    /// The error for the first property that is missing. Each has its name, and whether it is.
    #[cold]
    pub fn missing<T>(self, properties: &[(&'static str, bool)]) -> Result<T, A::Error> {
        let missing = properties.iter().filter(|(_, is_missing)| *is_missing);
        let first = missing.clone().next();
        missing.for_each(|(name, _)| note_absent(self.stated, &self.extra, name));
        recorder::explained();
        Err(A::Error::missing_field(first.map_or("", |(name, _)| name)))
    }

    fn property(&self) -> &'static str {
        self.properties.name(self.next - 1)
    }

    fn duplicate(&self) -> A::Error {
        A::Error::duplicate_field(self.property())
    }

    fn note_null(&mut self) {
        let name = self.property();
        recorder::null(self.stated, self.next - 1, name);
        self.extra.push(Cow::Borrowed(name), RawJson::null());
    }
}

/// Keeps an undocumented property.
#[cold]
fn keep_undocumented(extra: &mut Extra, stated: &'static Stated, name: String, value: RawJson) {
    recorder::undocumented(stated, &name, &value);
    extra.push(name.into(), value);
}

/// Tells the observer that a required property is absent, unless it is null.
#[cold]
pub fn note_absent(stated: &'static Stated, extra: &Extra, name: &'static str) {
    if extra.get(name).is_none() {
        recorder::absent(stated.at, name, None);
    }
}

/// Reads a property's name as its index. A documented name is never copied.
struct PropertyName<'a> {
    properties: &'static Names,
    /// Most servers send the properties in the document's order.
    likely: usize,
    /// Takes the name of an undocumented property, which has no index.
    other: &'a mut String,
}

impl<'de> DeserializeSeed<'de> for PropertyName<'_> {
    type Value = Option<usize>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for PropertyName<'_> {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a property's name")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        let index = self.properties.index(name, self.likely);
        if index.is_none() {
            name.clone_into(self.other);
        }
        Ok(index)
    }
}
