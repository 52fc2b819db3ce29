//! What a report says about the run itself.

use jiff::Timestamp;

/// The run that a report is about. It has no key and no value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// When it started. Reports show it in UTC.
    pub started: Timestamp,
    /// The command line, without what could be a key or a customer's data.
    pub command: String,
    /// The scheme, the host and the path of the live server, if one was called.
    pub base_url: Option<String>,
}

impl Run {
    /// The version of the harness.
    pub const TOOL_VERSION: &'static str = env!("CARGO_PKG_VERSION");

    /// A run that starts now, to the second.
    pub fn now(command: impl Into<String>) -> Self {
        let now = Timestamp::now();
        Self {
            started: Timestamp::from_second(now.as_second()).unwrap_or(now),
            command: command.into(),
            base_url: None,
        }
    }

    /// The host and the path of the live server, without the scheme.
    pub(super) fn host(&self) -> Option<&str> {
        let url = self.base_url.as_deref()?;
        Some(url.split_once("://").map_or(url, |(_, host)| host))
    }
}
