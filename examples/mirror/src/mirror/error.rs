//! Why a round failed.

use std::fmt;

use conversation_apis::Error;

use crate::store::StoreError;

/// Why a round failed. The text says what to do, and has no key and nothing that a customer wrote.
#[derive(Debug)]
pub enum MirrorError {
    /// The provider.
    Api {
        error: Error,
        /// The environment variable with the key.
        key: &'static str,
    },
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for MirrorError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for MirrorError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (error, key) = match self {
            Self::Api { error, key } => (error, key),
            Self::Store(error) => return error.fmt(formatter),
        };
        write!(formatter, "{error}; ")?;
        if error.is_unauthorized() {
            write!(formatter, "check {key}")
        } else if error.is_forbidden() {
            write!(formatter, "use a key that may list conversations, in {key}")
        } else if error.is_not_found() {
            formatter.write_str("check --base-url and --account")
        } else {
            formatter.write_str("run again to continue")
        }
    }
}

impl std::error::Error for MirrorError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api { error, .. } => Some(error),
            Self::Store(error) => Some(error),
        }
    }
}
