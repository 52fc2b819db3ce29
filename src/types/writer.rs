//! Writing the properties of an object; see [`record`](super::record).

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::extra::Extra;

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

    /// Writes a property that may be absent: its value, or the null that was read.
    pub fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        match value {
            Some(value) => self.required(name, value),
            None if self.extra.is_null(name) => self.required(name, &()),
            None => {}
        }
    }

    /// Writes an integer that may be absent.
    pub fn integer<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.optional(name, value);
    }

    /// Writes a required property.
    #[inline]
    pub fn required<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if self.error.is_none()
            && let Err(error) = self.map.serialize_entry(name, value)
        {
            self.error = Some(error);
        }
    }

    /// Writes a required integer.
    pub fn required_integer<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.required(name, value);
    }

    /// Writes a union that may be absent.
    pub fn union<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.optional(name, value);
    }

    /// Writes a required union.
    pub fn required_union<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.required(name, value);
    }

    /// Writes the undocumented properties, and ends the object.
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
