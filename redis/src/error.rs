//! Why a quota cannot be built, or cannot reach Redis.

use std::fmt;
use std::time::Duration;

use conversation_apis::LimiterUnavailable;

/// Why a quota cannot be built or used. The text holds no password.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedisQuotaError {
    /// A setting is not allowed. The text names it and says what is allowed.
    Setting(String),
    /// Redis does not answer, or cannot do what is asked now. It may later.
    Unreachable {
        /// What happened.
        reason: String,
    },
    /// Redis refuses: the password is wrong, a permission is missing, or the server is too old.
    Refused {
        /// What Redis says.
        reason: String,
    },
    /// Running processes use another limit or window under the same name.
    OtherLimit {
        /// The name of the quota.
        name: String,
        /// The limit and the window of this process.
        own: (u32, Duration),
        /// The limit and the window that the other processes use.
        found: (u32, Duration),
    },
}

impl RedisQuotaError {
    /// Whether it stays until somebody changes a setting of this process or of Redis.
    pub fn is_lasting(&self) -> bool {
        !matches!(self, Self::Unreachable { .. })
    }
}

impl fmt::Display for RedisQuotaError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setting(text) => formatter.write_str(text),
            Self::Unreachable { reason } => write!(
                formatter,
                "Redis is unavailable: {reason}; check the URL and that Redis runs"
            ),
            Self::Refused { reason } => write!(
                formatter,
                "Redis refuses the connection or the command: {reason}; check the user, the password and its permissions"
            ),
            Self::OtherLimit { name, own, found } => write!(
                formatter,
                "the quota `{name}` is used with a limit of {} in {:?}, and this process has {} in {:?}; use the same values in all processes, or another name",
                found.0, found.1, own.0, own.1
            ),
        }
    }
}

impl std::error::Error for RedisQuotaError {}

impl From<RedisQuotaError> for LimiterUnavailable {
    fn from(error: RedisQuotaError) -> Self {
        match error.is_lasting() {
            true => Self::lasting(error.to_string()),
            false => Self::new(error.to_string()),
        }
    }
}
