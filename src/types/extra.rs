//! The properties of an object that have no field.

use std::borrow::Cow;
use std::fmt;

use super::json::RawJson;

/// The properties of an object that its fields do not hold, in the order in which they were
/// received: undocumented properties, and documented ones that were `null` (their field is
/// `None`, as if they were absent).
///
/// They are written back with the object. A `null` kept here is not written if its field
/// was set since.
#[derive(Clone, Default)]
pub struct Extra(Vec<(Cow<'static, str>, RawJson)>);

impl Extra {
    /// The value of a property. If the object had several of that name, the last one.
    pub fn get(&self, name: &str) -> Option<&RawJson> {
        self.iter()
            .rev()
            .find_map(|(found, value)| (found == name).then_some(value))
    }

    /// Whether the property was `null`, and not absent.
    pub fn is_null(&self, name: &str) -> bool {
        self.get(name).is_some_and(RawJson::is_null)
    }

    /// Adds a property, or replaces its value.
    ///
    /// A documented property is written from its field. A value set for it here is ignored.
    pub fn insert(&mut self, name: &str, value: RawJson) {
        match self.0.iter_mut().find(|(found, _)| *found == name) {
            Some((_, present)) => *present = value,
            None => self.push(name.to_owned().into(), value),
        }
    }

    /// Removes a property, and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<RawJson> {
        let index = self.0.iter().position(|(found, _)| *found == name)?;
        Some(self.0.remove(index).1)
    }

    /// Names and values.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &RawJson)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// Whether the fields hold everything that was received.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a property after the others.
    pub(super) fn push(&mut self, name: Cow<'static, str>, value: RawJson) {
        self.0.push((name, value));
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Extra {}

impl fmt::Debug for Extra {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}
