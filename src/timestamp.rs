//! Points in time as the vendors write them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::RawJson;
use crate::decimal::Decimal;

/// A point in time as it came, a text or a number, read on request.
///
/// What came is what is written back. Vendors spell times each in their own way
/// and change their minds, some from field to field; a service that only stores
/// or shows one is not to fail over it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp {
    text: String,
    is_number: bool,
}

impl Timestamp {
    /// The text as it came; of a number, its digits.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it came as a number: seconds since 1970.
    pub fn is_number(&self) -> bool {
        self.is_number
    }

    /// Whether it is the number zero, by which some servers say never.
    pub fn is_zero(&self) -> bool {
        self.is_number && Decimal::read(&self.text).is_some_and(|number| number.is_zero())
    }

    /// The point in time, to the nanosecond, on the time line of UTC.
    ///
    /// Of a text, reads ISO 8601 with an offset or `Z`; a space or a `T` before
    /// the time, `+00:00` as well as `+00`. A number is seconds since the beginning
    /// of 1970, with or without a fraction or an exponent; zero is that beginning,
    /// see [`is_zero`](Self::is_zero). Both are read exactly, digit for digit. From
    /// the tenth on, the digits of a fraction of a second are cut off, not rounded.
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
    /// When it is not of that form, or outside the years -9999 to 9999. Without an
    /// offset, for one, nothing says which point in time is meant.
    pub fn parse(&self) -> Result<jiff::Timestamp, TimestampError> {
        let parsed = match self.is_number {
            true => seconds(&self.text),
            false => jiff::Timestamp::from_str(&without_excess_digits(&self.text)).ok(),
        };
        parsed.ok_or(TimestampError(()))
    }
}

/// Seconds as JSON has them: whole, or with a point or an exponent.
fn seconds(text: &str) -> Option<jiff::Timestamp> {
    let number = Decimal::read(text)?;
    jiff::Timestamp::new(number.whole()?, number.billionths()).ok()
}

/// The text with at most nine digits in each fraction, all that jiff reads.
fn without_excess_digits(text: &str) -> Cow<'_, str> {
    let mut behind_point = None;
    let kept = |sign: &char| {
        behind_point = match behind_point {
            _ if matches!(sign, '.' | ',') => Some(0),
            Some(digits) if sign.is_ascii_digit() => Some(digits + 1),
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
        if let Some(number) = raw.number() {
            return Ok(Self {
                text: number.to_owned(),
                is_number: true,
            });
        }
        match raw.text() {
            Some(text) => Ok(text.into_owned().into()),
            None => Err(raw.invalid_type("a string or a number")),
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

/// A [`Timestamp`] that names no point in time.
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
