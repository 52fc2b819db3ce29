//! The rows of a verdict's tables.

use std::time::Duration;

use crate::check::coverage::Kind;
use crate::document::TargetId;
use crate::finding::Finding;

/// What was checked of a schema.
#[derive(Debug)]
pub struct SchemaRow {
    /// The component, or the response whose body it is.
    pub id: TargetId,
    /// How many cases it has.
    pub cases: usize,
    /// Covered units and all units, in the order of the report's columns.
    pub units: [(usize, usize); Kind::ALL.len()],
    /// How long the check of its cases took.
    pub elapsed: Duration,
}

/// The results for one status of an operation, or for one undocumented response.
#[derive(Debug, Clone)]
pub struct AnswerRow {
    /// The operation's id.
    pub operation: String,
    /// The status, or a description of the response.
    pub answer: String,
    /// Whether the document has it.
    pub documented: bool,
    /// How many calls were made.
    pub calls: usize,
    /// How many of them had the right outcome.
    pub passed: usize,
}

/// What the calls of an operation have sent.
#[derive(Debug, Clone)]
pub struct RequestRow {
    /// The operation's id.
    pub operation: String,
    /// How many calls were made.
    pub calls: usize,
    /// What was sent and what the document describes, in the order of
    /// [`RequestRow::UNITS`].
    pub units: [(usize, usize); RequestRow::UNITS.len()],
    /// How long the check of its calls took.
    pub elapsed: Duration,
}

impl RequestRow {
    /// What is counted: the parameters that a request can have, the valid cases of the body,
    /// the alternatives of the security requirements, the wrong bodies that are refused before
    /// they are sent, the states of properties, the values of enums and the branches of unions
    /// in bodies, and the documented statuses of the response.
    pub const UNITS: [&'static str; 8] = [
        "parameters",
        "bodies",
        "credentials",
        "refused",
        "properties",
        "values",
        "branches",
        "statuses",
    ];
}

/// Whether an operation had its documented effect.
#[derive(Debug, Clone)]
pub struct EffectRow {
    /// The operation's id.
    pub operation: String,
    /// How many calls the server has accepted.
    pub calls: usize,
    /// How many of them had their whole effect.
    pub shown: usize,
    /// Why no call shows the effect, if none does.
    pub reason: Option<String>,
}

impl EffectRow {
    /// Whether every call that was accepted had its effect, and there was one.
    pub fn is_shown(&self) -> bool {
        self.shown > 0 && self.shown == self.calls
    }
}

/// The results of the deliveries of a webhook.
#[derive(Debug, Clone)]
pub struct WebhookRow {
    /// The event's name.
    pub event: String,
    /// How many valid deliveries were made.
    pub deliveries: usize,
    /// How many of them were verified and decoded as expected.
    pub passed: usize,
    /// How many tampered deliveries were refused for the expected reason, and how many were made.
    pub refusals: (usize, usize),
}

impl WebhookRow {
    /// The row of an event before anything is delivered.
    pub(crate) fn new(event: &str) -> Self {
        Self {
            event: event.to_owned(),
            deliveries: 0,
            passed: 0,
            refusals: (0, 0),
        }
    }

    /// Counts a valid delivery.
    pub(crate) fn deliver(&mut self, is_passed: bool) {
        self.deliveries += 1;
        self.passed += usize::from(is_passed);
    }

    /// Whether every delivery had the expected result.
    pub fn holds(&self) -> bool {
        self.passed == self.deliveries && self.refusals.0 == self.refusals.1
    }
}

/// Whether a list kept one paging rule.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// The operation's id.
    pub operation: String,
    /// The rule's id, unique among the rules of a list.
    pub rule: &'static str,
    /// The rule in words.
    pub says: &'static str,
    /// Whether the list kept it.
    pub holds: bool,
}

/// The result of one check.
#[derive(Debug)]
pub struct Checked<R> {
    /// Its rows of the verdict's tables.
    pub rows: Vec<R>,
    /// What it found.
    pub findings: Vec<Finding>,
}

impl<R> Default for Checked<R> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            findings: Vec::new(),
        }
    }
}
