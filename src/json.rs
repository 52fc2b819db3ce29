//! JSON kept as it came.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeOwned, Unexpected};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::decode::{self, DecodeError};
use crate::support;

/// One JSON value as it came, byte for byte: number forms, order and white
/// space included.
///
/// Two are equal when their text is. It can be read from and written to
/// `serde_json` only, which is what hands the text over.
#[derive(Clone)]
pub struct RawJson(Box<RawValue>);

impl RawJson {
    /// The JSON text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Reads the value as a type of the caller's.
    ///
    /// # Errors
    ///
    /// When the value is not of that type, with the JSON pointer of the place; in a
    /// union, when unions are nested more than 64 deep.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        if support::is_too_deep() {
            return Err(DecodeError::too_deep());
        }
        decode::from_str(self.as_str())
    }

    /// The value if it is a string, its escapes resolved.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        #[derive(Deserialize)]
        #[serde(transparent)]
        struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
        let text: Option<Text<'_>> = serde_json::from_str(self.as_str()).ok();
        text.map(|text| text.0)
    }

    /// The digits, if it is a number.
    pub(crate) fn number(&self) -> Option<&str> {
        let text = self.as_str();
        let is_number = text.starts_with(|sign: char| sign == '-' || sign.is_ascii_digit());
        is_number.then_some(text)
    }

    /// A number of these digits, which JSON allows; null of others.
    pub(crate) fn of_number(digits: &str) -> Self {
        let raw = RawValue::from_string(digits.to_owned());
        Self(raw.unwrap_or_else(|_| RawValue::NULL.to_owned()))
    }

    /// The error of a value of another type than expected, without the value.
    pub(crate) fn invalid_type<E: serde::de::Error>(&self, expected: &str) -> E {
        let found = match self.as_str().as_bytes().first() {
            Some(b'{') => Unexpected::Map,
            Some(b'[') => Unexpected::Seq,
            Some(b't' | b'f') => Unexpected::Bool(true),
            Some(b'"') => Unexpected::Str(""),
            Some(b'n') => Unexpected::Unit,
            _ => Unexpected::Float(0.0),
        };
        E::invalid_type(found, &expected)
    }

    pub(crate) fn is_null(&self) -> bool {
        self.as_str() == "null"
    }
}

impl From<&serde_json::Value> for RawJson {
    fn from(value: &serde_json::Value) -> Self {
        let raw = RawValue::from_string(value.to_string());
        // A `Value` always prints as JSON.
        #[expect(clippy::expect_used)]
        Self(raw.expect("a JSON value prints as JSON"))
    }
}

impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for RawJson {}

impl fmt::Debug for RawJson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::deserialize(deserializer).map(Self)
    }
}

/// A number as it came, digit for digit, read on request.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// The digits as they came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest 64-bit float; infinite for a number beyond all of them.
    pub fn as_f64(&self) -> f64 {
        // Every number of JSON is one of Rust.
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self(number.to_string().into())
    }
}

impl TryFrom<f64> for Number {
    type Error = f64;

    /// Fails for what JSON has no number for: infinities and no number at all.
    fn try_from(number: f64) -> Result<Self, f64> {
        let number = serde_json::Number::from_f64(number).ok_or(number)?;
        Ok(Self(number.to_string().into()))
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawJson::of_number(&self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        match raw.number() {
            Some(digits) => Ok(Self(digits.into())),
            None => Err(raw.invalid_type("a number")),
        }
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

/// The properties of an object that its fields do not hold, in the order in
/// which they came: those the document does not name, and documented ones that
/// came as `null`, which a field reads like an absent one.
///
/// They are written back with the object. A `null` kept here gives way to a
/// field that was set since.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Extra(Vec<(Box<str>, RawJson)>);

impl Extra {
    /// The value of a property; the last one, should the object have had two.
    pub fn get(&self, name: &str) -> Option<&RawJson> {
        self.iter()
            .rev()
            .find_map(|(found, value)| (found == name).then_some(value))
    }

    /// Whether the property came as `null`, and not left out.
    pub fn is_null(&self, name: &str) -> bool {
        self.get(name).is_some_and(RawJson::is_null)
    }

    /// Adds a property, or replaces its value.
    ///
    /// A property that the document names is written from its field, not from here.
    pub fn insert(&mut self, name: &str, value: RawJson) {
        match self.0.iter_mut().find(|(found, _)| **found == *name) {
            Some((_, present)) => *present = value,
            None => self.0.push((name.into(), value)),
        }
    }

    /// Takes a property out.
    pub fn remove(&mut self, name: &str) -> Option<RawJson> {
        let index = self.0.iter().position(|(found, _)| **found == *name)?;
        Some(self.0.remove(index).1)
    }

    /// Names and values.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &RawJson)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// Whether the fields hold all that came.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a property's field holds, after its `null` was noted here.
    #[doc(hidden)]
    pub fn noting_null<T>(&mut self, name: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.push(name, RawJson(RawValue::NULL.to_owned()));
        }
        value
    }

    /// Adds a property behind those there are, as a reader meets it.
    #[doc(hidden)]
    pub fn push(&mut self, name: &str, value: RawJson) {
        self.0.push((name.into(), value));
    }

    /// Writes a documented property: its value, else the `null` that came.
    #[doc(hidden)]
    pub fn write_property<M: SerializeMap, T: Serialize>(
        &self,
        map: &mut M,
        name: &'static str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => map.serialize_entry(name, value),
            None if self.is_null(name) => map.serialize_entry(name, &()),
            None => Ok(()),
        }
    }

    /// Writes what the document does not name.
    #[doc(hidden)]
    pub fn write_unknown<M: SerializeMap>(
        &self,
        map: &mut M,
        documented: &[&str],
    ) -> Result<(), M::Error> {
        let mut unknown = self.iter().filter(|(name, _)| !documented.contains(name));
        unknown.try_for_each(|(name, value)| map.serialize_entry(name, value))
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for RawJson {
    fn schema_name() -> Cow<'static, str> {
        "RawJson".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        true.into()
    }
}
