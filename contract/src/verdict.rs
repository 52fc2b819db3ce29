//! Verdicts: what a run checked, and what it found.

mod rows;

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use conversation_apis_codegen::Pointer;

use crate::document::{Contract, TargetId};
use crate::finding::{self, Finding, Subject};
use crate::incomplete::{Incomplete, Outcome, Reason};
use crate::places::Places;
use crate::provider::Provider;
use crate::verify::Origin;

pub use self::rows::{AnswerRow, Checked, EffectRow, RequestRow, RuleRow, SchemaRow, WebhookRow};

/// What a run checked of a provider, and what it found.
#[derive(Debug)]
pub struct Verdict {
    /// The provider's name.
    pub provider: &'static str,
    /// The document; `None` if the run could not start.
    pub document: Option<DocumentName>,
    /// How many overlays were applied.
    pub overlays: usize,
    /// What the verdict is about.
    pub extent: Extent,
    /// One row for each schema.
    pub schemas: Vec<SchemaRow>,
    /// One row for each response.
    pub answers: Vec<AnswerRow>,
    /// One row for each operation that was called.
    pub requests: Vec<RequestRow>,
    /// The operations that were not called, with the reason.
    pub skipped: Vec<(String, String)>,
    /// One row for each operation that changes something and states its effect.
    pub effects: Vec<EffectRow>,
    /// One row for each paging rule of a list.
    pub rules: Vec<RuleRow>,
    /// One row for each webhook whose deliveries were checked.
    pub webhooks: Vec<WebhookRow>,
    /// Facts that are worth knowing, but are not findings.
    pub notes: Vec<String>,
    /// The findings. The verdict holds if none has
    /// [`Severity::Error`](finding::Severity::Error) and the run is not incomplete.
    pub findings: Vec<Finding>,
    /// Whether everything was checked. This is false for a run of one case, and for a run of
    /// a live server with more lists than a run reads. Both can still hold.
    pub complete: bool,
    /// Why the run did not see everything it should have seen.
    pub incomplete: Vec<Incomplete>,
    /// The objects of the document that a live server sent, by JSON pointer.
    pub seen_objects: BTreeSet<String>,
    /// The operations that a run of a live server did not call, or for some of the items only,
    /// by JSON pointer.
    pub partly_called: BTreeSet<String>,
    /// Lists that were not read to their end, for a reason that is a finding. If a baseline
    /// accepts a finding of the run, the run is incomplete because of these lists.
    pub cut_short: Vec<Incomplete>,
    /// How many findings a baseline accepts. They are no longer in `findings`.
    pub accepted: usize,
    /// How long the run took.
    pub elapsed: Duration,
    /// The lines of the document.
    pub places: Places,
}

/// A document's file and its version of OpenAPI. Displayed as
/// `openapi.yaml (OpenAPI 3.1.0)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentName {
    /// The file's name.
    pub file: String,
    /// The version, `?` if the document has none.
    pub openapi: String,
    /// Where it comes from, if that is known.
    pub origin: Option<Origin>,
}

impl DocumentName {
    /// The name of a document.
    pub fn of(provider: &Provider, contract: &Contract) -> Self {
        let file = contract.document.path.file_name().unwrap_or_default();
        Self {
            file: file.to_string_lossy().into_owned(),
            openapi: contract.document.value["openapi"]
                .as_str()
                .unwrap_or("?")
                .to_owned(),
            origin: Some(Origin::of(provider, contract)),
        }
    }
}

impl fmt::Display for DocumentName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} (OpenAPI {})", self.file, self.openapi)
    }
}

impl Verdict {
    /// The verdict of a provider before anything is checked.
    pub fn new(provider: &'static Provider, contract: &Contract) -> Self {
        Self {
            document: Some(DocumentName::of(provider, contract)),
            overlays: contract.document.overlays.len(),
            extent: Extent::Whole,
            complete: true,
            places: Places::of(contract),
            ..Self::empty(provider.name)
        }
    }

    /// The verdict of a run that could not start, or that was stopped.
    pub fn not_started(provider: &'static str, why: &str) -> Self {
        Self {
            incomplete: vec![Incomplete {
                reason: Reason::NotStarted,
                operation: None,
                text: why.to_owned(),
            }],
            ..Self::empty(provider)
        }
    }

    fn empty(provider: &'static str) -> Self {
        Self {
            provider,
            document: None,
            overlays: 0,
            extent: Extent::Nothing,
            schemas: Vec::new(),
            answers: Vec::new(),
            requests: Vec::new(),
            skipped: Vec::new(),
            effects: Vec::new(),
            rules: Vec::new(),
            webhooks: Vec::new(),
            notes: Vec::new(),
            findings: Vec::new(),
            complete: false,
            incomplete: Vec::new(),
            seen_objects: BTreeSet::new(),
            partly_called: BTreeSet::new(),
            cut_short: Vec::new(),
            accepted: 0,
            elapsed: Duration::ZERO,
            places: Places::default(),
        }
    }

    /// Whether everything was checked and no finding fails.
    pub fn holds(&self) -> bool {
        self.outcome() == Outcome::Holds
    }

    /// The outcome. A failing finding has priority over an incomplete run.
    pub fn outcome(&self) -> Outcome {
        let is_error = |finding: &Finding| finding.severity == finding::Severity::Error;
        match (
            self.findings.iter().any(is_error),
            self.incomplete.is_empty(),
        ) {
            (true, _) => Outcome::Fails,
            (false, false) => Outcome::Incomplete,
            (false, true) => Outcome::Holds,
        }
    }

    /// The row of a finding, if it belongs to one.
    pub fn row(&self, finding: &Finding) -> Option<Row> {
        match &finding.subject {
            Subject::Case(id) if finding.kind == finding::Kind::Webhook => {
                let mut rows = self.webhooks.iter();
                let is_it = |row: &WebhookRow| id.target.event() == Some(&row.event);
                rows.position(is_it).map(Row::Webhook)
            }
            Subject::Case(id) if finding.kind == finding::Kind::Wire => {
                self.answer(&id.target).or_else(|| self.schema(&id.target))
            }
            Subject::Case(id) => self.schema(&id.target).or_else(|| self.answer(&id.target)),
            Subject::Target(id) => self.schema(id),
            Subject::Undocumented { operation, answer } => self.answer_row(operation, answer),
            Subject::Rule { operation, rule } => {
                let mut rows = self.rules.iter();
                let is_it = |row: &RuleRow| row.operation == *operation && row.rule == *rule;
                rows.position(is_it).map(Row::Rule)
            }
            Subject::Place(_) | Subject::Accepted(_) => {
                let name = component_of(&finding.subject.pointer()?)?;
                self.schema(&TargetId::Component(name))
            }
            Subject::Operation(id) if finding.kind == finding::Kind::NoEffect => {
                let mut rows = self.effects.iter();
                rows.position(|row| row.operation == *id).map(Row::Effect)
            }
            Subject::Operation(_) | Subject::File(_) => None,
        }
    }

    fn schema(&self, id: &TargetId) -> Option<Row> {
        let position = self.schemas.iter().position(|row| row.id == *id);
        position.map(Row::Schema)
    }

    fn answer(&self, id: &TargetId) -> Option<Row> {
        match id {
            TargetId::Answer { operation, status } => self.answer_row(operation, status),
            _ => None,
        }
    }

    fn answer_row(&self, operation: &str, answer: &str) -> Option<Row> {
        let mut rows = self.answers.iter();
        let is_it = |row: &AnswerRow| row.operation == operation && row.answer == answer;
        rows.position(is_it).map(Row::Answer)
    }
}

/// The component that contains a place in the document.
fn component_of(at: &Pointer) -> Option<String> {
    let mut tokens = at.tokens();
    let is_schema = tokens.next()? == "components" && tokens.next()? == "schemas";
    tokens.next().filter(|_| is_schema)
}

/// What a verdict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Nothing: the run could not start.
    Nothing,
    /// Everything that can be checked on loopback.
    Whole,
    /// One case.
    OneCase,
    /// A live server.
    Live {
        /// Requests sent.
        requests: usize,
        /// Items seen.
        items: usize,
    },
    /// Recorded traffic.
    Recorded {
        /// Answers that were compared with the document.
        answers: usize,
        /// Items seen.
        items: usize,
    },
}

/// A row of a verdict's tables, by its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// In [`Verdict::schemas`].
    Schema(usize),
    /// In [`Verdict::answers`].
    Answer(usize),
    /// In [`Verdict::rules`].
    Rule(usize),
    /// In [`Verdict::effects`].
    Effect(usize),
    /// In [`Verdict::webhooks`].
    Webhook(usize),
}
