//! Points in time as the vendors write them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A point in time, as text, read on request.
///
/// The text is what came and what is written back. Vendors spell times each in
/// their own way and change their minds; a service that only stores or shows
/// one is not to fail over it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Timestamp(String);

impl Timestamp {
    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time, to the nanosecond, on the time line of UTC.
    ///
    /// Reads ISO 8601 with an offset or `Z`; a space or a `T` before the time,
    /// up to nine digits of a second, `+00:00` as well as `+00`.
    ///
    /// # Errors
    ///
    /// When the text is not of that form: without an offset, for one, nothing
    /// says which point in time is meant.
    pub fn parse(&self) -> Result<jiff::Timestamp, TimestampError> {
        jiff::Timestamp::from_str(&self.0).map_err(|_| TimestampError(()))
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A [`Timestamp`] whose text names no point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimestampError(());

impl fmt::Display for TimestampError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not ISO 8601 with date, time and offset")
    }
}

impl std::error::Error for TimestampError {}
