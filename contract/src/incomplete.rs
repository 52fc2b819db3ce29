//! Why a run did not see everything there is.

use std::fmt;

use serde::Serialize;

/// One reason why a run did not see everything.
///
/// A verdict that has one neither holds nor counts as complete, whatever was
/// found before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Incomplete {
    /// The kind of reason.
    pub reason: Reason,
    /// The operation that was cut short; none where the whole run was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// What happened, in a sentence, with the remedy where there is one. It has no
    /// value of an answer.
    pub text: String,
}

/// The kinds of reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The limit of requests was reached.
    RequestLimit,
    /// The limit of time was reached.
    TimeLimit,
    /// The server answered 429 for longer than the run may wait.
    RateLimited,
    /// A call failed: no connection, or no whole answer.
    CallFailed,
    /// An error status ended a list midway.
    ErrorStatus,
    /// A list did not end.
    EndlessList,
    /// A list could not be read to its end, for a finding that a baseline accepts.
    UnreadList,
    /// There were more findings than are kept.
    FindingLimit,
    /// The run could not start.
    NotStarted,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::RequestLimit,
        Self::TimeLimit,
        Self::RateLimited,
        Self::CallFailed,
        Self::ErrorStatus,
        Self::EndlessList,
        Self::UnreadList,
        Self::FindingLimit,
        Self::NotStarted,
    ];

    /// The name in reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::RequestLimit => "request-limit",
            Self::TimeLimit => "time-limit",
            Self::RateLimited => "rate-limited",
            Self::CallFailed => "call-failed",
            Self::ErrorStatus => "error-status",
            Self::EndlessList => "endless-list",
            Self::UnreadList => "unread-list",
            Self::FindingLimit => "finding-limit",
            Self::NotStarted => "not-started",
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// What a verdict says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was looked at, and nothing was found that fails.
    Holds,
    /// Something was found that fails. The run may be incomplete too.
    Fails,
    /// Nothing was found that fails, but the run did not see everything.
    Incomplete,
}

impl fmt::Display for Incomplete {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.operation {
            write!(formatter, "{operation}: ")?;
        }
        formatter.write_str(&self.text)
    }
}
