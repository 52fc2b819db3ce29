//! What a run of a server, or a recording, has to say about a finding.

use std::fmt;

use conversation_apis::observe::ValueKind;
use serde::Serialize;

/// Facts about a finding that its text does not have, because they differ from run to run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Where it was met first.
    pub first: Option<Sighting>,
    /// The types of the values that it is about, without repetition.
    pub types: Vec<ValueKind>,
    /// For [`Kind::NeverSeen`](super::Kind::NeverSeen): how many different objects were
    /// received that could have had the property. Counting stops at the number from which the
    /// finding is an error.
    pub objects: Option<usize>,
}

/// The first response that shows a finding. It never contains a value from a server. All
/// numbers are counted from 1, in the order in which the run read the responses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sighting {
    /// The id of the operation.
    pub operation: String,
    /// The number of the call among the calls of the operation: of the list, if it has lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<usize>,
    /// The page of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The item on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<usize>,
    /// The entry of a recording, such as `traffic.har, entry 7`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
}

impl fmt::Display for Sighting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.operation)?;
        if let Some(entry) = &self.entry {
            write!(formatter, ", {entry}")?;
        }
        if let Some(call) = self.call {
            let noun = if self.page.is_some() { "list" } else { "call" };
            write!(formatter, ", {noun} {call}")?;
        }
        if let Some(page) = self.page {
            write!(formatter, ", page {page}")?;
        }
        match self.item {
            Some(item) => write!(formatter, ", item {item}"),
            None => Ok(()),
        }
    }
}
