//! Why a database cannot be used.

use std::fmt;

/// A failure of the database. Its text says what to do, and has no byte of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreError(String);

impl StoreError {
    /// `reason` is the text of the database. `remedy` says what to do.
    pub fn new(reason: impl fmt::Display, remedy: &str) -> Self {
        Self(format!("the database failed: {reason}; {remedy}"))
    }

    /// A newer mirror has made the tables.
    #[must_use]
    pub fn newer(version: i64) -> Self {
        let known = super::VERSION;
        Self(format!(
            "the database has version {version}, and this program knows versions up to {known}; run the newer program"
        ))
    }

    /// The database has the conversations of another source.
    #[must_use]
    pub fn other_source(has: &str, wanted: &str) -> Self {
        Self(format!(
            "the database has the conversations of {has}; give another database for {wanted}"
        ))
    }

    /// Another mirror has opened the database since.
    #[must_use]
    pub fn taken() -> Self {
        Self("another mirror has opened the database; run only one for each database".to_owned())
    }

    /// Another program has made the tables.
    #[must_use]
    pub fn foreign() -> Self {
        Self("another program has made the database; give another one".to_owned())
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for StoreError {}
