//! Reasons why a run did not see everything.

use std::fmt;

use serde::Serialize;

use crate::finding::Kind;
use crate::verify::by_reason;

/// One reason why a run did not see everything.
///
/// A verdict with one does not hold and is not complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Incomplete {
    /// The kind of reason.
    pub reason: Reason,
    /// The operation that was not read completely. `None` if this is about the whole run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// What happened, in a sentence, with the remedy if there is one. It contains no value
    /// from a response.
    pub text: String,
}

impl Incomplete {
    /// The text of each reason, once, with the operations that it is about.
    pub(crate) fn together(reasons: &[Self]) -> Vec<String> {
        let whole = reasons.iter().filter(|reason| reason.operation.is_none());
        let parts = reasons.iter().filter_map(|reason| {
            let operation = reason.operation.clone()?;
            Some((operation, reason.text.clone()))
        });
        let parts = by_reason(&parts.collect::<Vec<_>>());
        let whole = whole.map(|reason| reason.text.clone());
        whole.chain(parts).collect()
    }

    /// There are more findings of a kind than are kept.
    pub(crate) fn finding_limit(kind: Kind, operation: Option<String>) -> Self {
        Self {
            reason: Reason::FindingLimit,
            operation,
            text: format!(
                "there are more findings of the kind `{}` than are kept",
                kind.id()
            ),
        }
    }
}

/// The kinds of reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The limit of requests was reached.
    RequestLimit,
    /// The limit of time was reached.
    TimeLimit,
    /// The server responded with 429 for longer than the run may wait.
    RateLimited,
    /// A call failed: there was no connection, or no complete response.
    CallFailed,
    /// An error status ended a list midway.
    ErrorStatus,
    /// A list did not end.
    EndlessList,
    /// A list could not be read to its end because of a finding that a baseline accepts.
    UnreadList,
    /// There were more findings than a run keeps.
    FindingLimit,
    /// An entry of a recording, or the rest of it, could not be read.
    UnreadRecording,
    /// The run could not start.
    NotStarted,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::RequestLimit,
        Self::TimeLimit,
        Self::RateLimited,
        Self::CallFailed,
        Self::ErrorStatus,
        Self::EndlessList,
        Self::UnreadList,
        Self::FindingLimit,
        Self::UnreadRecording,
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
            Self::UnreadRecording => "unread-recording",
            Self::NotStarted => "not-started",
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// The outcome of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was checked, and no finding fails.
    Holds,
    /// A finding fails. The run may be incomplete too.
    Fails,
    /// No finding fails, but the run did not see everything.
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
