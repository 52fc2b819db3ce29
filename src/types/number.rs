//! Numbers, digit for digit.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::json::RawJson;

/// A number as it was received, digit for digit. It is parsed on request.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// The number's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest 64-bit float; infinite if the number is larger than all of them.
    pub fn as_f64(&self) -> f64 {
        // Rust parses every number of JSON.
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

    /// Fails for infinities and NaN, which JSON does not have.
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
            Some(_) => Ok(Self(raw.into_text())),
            None => Err(raw.invalid_type("a number")),
        }
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}
