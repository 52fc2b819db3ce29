//! Timestamps in the forms that vendors use.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::RawJson;
use crate::decimal::Decimal;

/// A timestamp as it was received, a string or a number. It is parsed on request, and
/// written back unchanged.
///
/// Vendors write times in different forms, some in several, and change them. A service that
/// only stores or shows a timestamp does not fail because of that.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp {
    text: String,
    is_number: bool,
}

impl Timestamp {
    /// The string as it was received; for a number, its digits.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it was received as a number: seconds since 1970-01-01T00:00:00Z.
    pub fn is_number(&self) -> bool {
        self.is_number
    }

    /// Whether it is the number zero, which some servers send for "never".
    pub fn is_zero(&self) -> bool {
        self.is_number && Decimal::read(&self.text).is_some_and(|number| number.is_zero())
    }

    /// The point in time, with nanoseconds.
    ///
    /// A string must be ISO 8601 with an offset or `Z`. Date and time may be separated by a
    /// space or a `T`, and the offset may be `+00:00` or `+00`. A number is seconds since
    /// 1970-01-01T00:00:00Z, with or without a fraction or an exponent; zero is that
    /// moment, see [`is_zero`](Self::is_zero). Both are read exactly, digit by digit.
    /// Fractions of a second have nine digits; further ones are dropped, not rounded.
    ///
    /// [`jiff`](crate::jiff) is re-exported. For another time crate, take the seconds since
    /// 1970 and the nanoseconds:
    ///
    /// ```
    /// let timestamp = conversation_apis::Timestamp::from("2023-01-31 16:22:17.5+00:00");
    /// let time = timestamp.parse()?;
    /// let parts: (i64, i32) = (time.as_second(), time.subsec_nanosecond());
    /// assert_eq!(parts, (1_675_182_137, 500_000_000));
    /// # Ok::<(), conversation_apis::TimestampError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If it has another form, for example no offset, or is outside the years -9999 to
    /// 9999.
    pub fn parse(&self) -> Result<jiff::Timestamp, TimestampError> {
        let parsed = match self.is_number {
            true => seconds(&self.text),
            false => jiff::Timestamp::from_str(&without_excess_digits(&self.text)).ok(),
        };
        parsed.ok_or(TimestampError(()))
    }
}

/// Parses seconds written as a JSON number.
fn seconds(text: &str) -> Option<jiff::Timestamp> {
    let number = Decimal::read(text)?;
    jiff::Timestamp::new(number.whole()?, number.billionths()).ok()
}

/// The text with at most nine digits in each fraction: jiff does not read more.
fn without_excess_digits(text: &str) -> Cow<'_, str> {
    let mut behind_point = None;
    let kept = |c: &char| {
        behind_point = match behind_point {
            _ if matches!(c, '.' | ',') => Some(0),
            Some(digits) if c.is_ascii_digit() => Some(digits + 1),
            _ => None,
        };
        behind_point.is_none_or(|digits| digits <= 9)
    };
    let kept: String = text.chars().filter(kept).collect();
    match kept.len() == text.len() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(kept),
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self {
            text,
            is_number: false,
        }
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<i64> for Timestamp {
    /// Seconds since 1970.
    fn from(seconds: i64) -> Self {
        Self {
            text: seconds.to_string(),
            is_number: true,
        }
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = formatter.debug_tuple("Timestamp");
        match self.is_number {
            true => tuple.field(&format_args!("{}", self.text)).finish(),
            false => tuple.field(&self.text).finish(),
        }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.is_number {
            true => RawJson::of_number(&self.text).serialize(serializer),
            false => serializer.serialize_str(&self.text),
        }
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawJson::deserialize(deserializer)?;
        if raw.number().is_some() {
            return Ok(Self {
                text: raw.into_text().into(),
                is_number: true,
            });
        }
        match raw.into_string() {
            Ok(text) => Ok(text.into()),
            Err(raw) => Err(raw.invalid_type("a string or a number")),
        }
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Timestamp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Timestamp".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["string", "number"] })
    }
}

/// A [`Timestamp`] could not be parsed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TimestampError(());

/// The text of `Display`: it is what a `main` that returns the error prints.
impl fmt::Debug for TimestampError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl fmt::Display for TimestampError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("neither ISO 8601 with date, time and offset nor seconds since 1970")
    }
}

impl std::error::Error for TimestampError {}
