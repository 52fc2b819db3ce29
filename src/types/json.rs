//! JSON kept as it was received.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeOwned, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::union;
use crate::decode::{self, DecodeError};
use crate::observe::ValueKind;

/// One JSON value as it was received, byte for byte: the form of numbers, the order of
/// properties and white space are kept.
///
/// Two values are equal if their texts are. Only `serde_json` can read and write it.
#[derive(Clone)]
pub struct RawJson(Option<Box<RawValue>>); // `None` is `null`, which needs no memory then

impl RawJson {
    /// The JSON text.
    pub fn as_str(&self) -> &str {
        self.value().get()
    }

    fn value(&self) -> &RawValue {
        self.0.as_deref().unwrap_or(RawValue::NULL)
    }

    /// Decodes the value as any type.
    ///
    /// # Errors
    ///
    /// If the value is not of that type; the error has the JSON pointer of the place. Also
    /// if unions are nested more than 64 levels deep.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        if union::is_too_deep() {
            return Err(DecodeError::too_deep());
        }
        decode::from_str(self.as_str())
    }

    /// What kind of value it is.
    pub(crate) fn kind(&self) -> ValueKind {
        // Every number of JSON can be read.
        ValueKind::of(self.as_str()).unwrap_or(ValueKind::Number)
    }

    /// The string, without its escapes, if the value is one.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        #[derive(Deserialize)]
        #[serde(transparent)]
        struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
        let text: Option<Text<'_>> = serde_json::from_str(self.as_str()).ok();
        text.map(|text| text.0)
    }

    /// The number's text, if the value is one.
    pub(crate) fn number(&self) -> Option<&str> {
        let text = self.as_str();
        let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        is_number.then_some(text)
    }

    /// The JSON text, without copying it.
    pub(super) fn into_text(self) -> Box<str> {
        self.0.unwrap_or_else(|| RawValue::NULL.to_owned()).into()
    }

    /// The string, without its escapes, if the value is one. Otherwise the value itself.
    pub(super) fn into_string(self) -> Result<String, Self> {
        // Without an early exit, the compiler uses vector instructions: texts can be long.
        let has_escape = |text: &str| {
            text.bytes()
                .fold(false, |found, byte| found | (byte == b'\\'))
        };
        if !self.as_str().starts_with('"') || has_escape(self.as_str()) {
            let text = self.text().map(Cow::into_owned);
            return text.ok_or(self);
        }
        // Without escapes, it is the text between the quotes: no copy is needed.
        let mut text = String::from(self.into_text());
        text.pop();
        text.remove(0);
        Ok(text)
    }

    /// A number with this text; null if JSON has no such number.
    pub(crate) fn of_number(digits: &str) -> Self {
        Self(RawValue::from_string(digits.to_owned()).ok())
    }

    /// `null`.
    pub fn null() -> Self {
        Self(None)
    }

    /// The error for a value that is not of the expected type. It does not hold the value.
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
        Self(Some(raw.expect("a JSON value prints as JSON")))
    }
}

impl From<serde_json::Value> for RawJson {
    fn from(value: serde_json::Value) -> Self {
        Self::from(&value)
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
        self.value().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::deserialize(deserializer).map(|raw| Self(Some(raw)))
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
