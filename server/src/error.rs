//! The error of a run that could not start.

use std::fmt;

/// Why a provider could not be verified or served. The text names the place, and the remedy
/// if there is one.
#[derive(Debug)]
pub struct Error(pub String);

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl Error {
    #[doc(hidden)]
    pub fn because(error: impl std::error::Error) -> Self {
        Self(error.to_string())
    }
}

macro_rules! from {
    ($($error:ty),*) => {
        $(impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::because(error)
            }
        })*
    };
}

from!(
    conversation_apis::DecodeError,
    conversation_apis_codegen::Error,
    reqwest::Error,
    serde_json::Error,
    std::string::FromUtf8Error
);
