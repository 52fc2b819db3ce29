//! A run over all operations: reads their lists, and collects the results.

use std::collections::BTreeMap;

use reqwest::StatusCode;

use super::calls::Values;
use super::client::{Client, NoAnswer};
use super::judge::Judge;
use super::listing::Listing;
use super::objects::{self, Saw};
use super::{Live, Observed};
use crate::Error;
use crate::document::{Contract, Operation};
use crate::finding::{Finding, Kind, Severity};
use crate::incomplete::{Incomplete, Reason};
use crate::provider::Provider;

/// A run over all operations.
pub(super) struct Run<'a> {
    pub(super) provider: &'a Provider,
    pub(super) contract: &'a Contract,
    pub(super) live: &'a Live,
    pub(super) operations: &'a [Operation<'a>],
    pub(super) client: Client,
    pub(super) judge: Judge<'a>,
    pub(super) values: Values,
    /// The counts, by operation.
    pub(super) tallies: BTreeMap<String, Tally>,
    /// What the writes have shown.
    pub(super) written: Vec<Finding>,
    pub(super) observed: Observed,
}

/// Names and values of parameters.
pub(super) type Parameters = Vec<(String, String)>;

/// The counts of an operation.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) items: usize,
    /// Responses by status.
    pub(super) statuses: BTreeMap<u16, usize>,
}

impl Tally {
    pub(super) fn has_success(&self) -> bool {
        let mut statuses = self.statuses.keys();
        statuses.any(|status| (200..300).contains(status))
    }
}

/// How the reading of a list ended.
pub(super) enum End {
    /// At the end of the list, or at a place where a finding says why the list does not go
    /// on.
    Whole,
    /// At a response from which the walk could not continue, which is a finding. The list is
    /// still complete if it has as many items as it states.
    Broken { is_whole: bool },
    /// At an error status, after a number of pages.
    Status {
        status: StatusCode,
        is_documented: bool,
        pages: usize,
    },
}

/// Why the lists of an operation are not read any further.
pub(super) enum Stop {
    /// A call got no response.
    NoAnswer(NoAnswer),
    Error(Error),
}

impl From<NoAnswer> for Stop {
    fn from(none: NoAnswer) -> Self {
        Self::NoAnswer(none)
    }
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

impl<'a> Run<'a> {
    pub(super) fn new(
        provider: &'a Provider,
        contract: &'a Contract,
        live: &'a Live,
        operations: &'a [Operation<'a>],
        client: Client,
    ) -> Result<Self, Error> {
        Ok(Self {
            provider,
            contract,
            live,
            operations,
            client,
            judge: Judge::new(provider, contract, &live.keys).with_objects(),
            values: Values::new(contract, operations)?,
            tallies: BTreeMap::new(),
            written: Vec::new(),
            observed: Observed {
                saw_everything: true,
                ..Observed::default()
            },
        })
    }

    /// Reads the lists of an operation: one for each value that its required parameters can
    /// have.
    pub(super) async fn operation(&mut self, operation: &Operation<'_>) -> Result<(), Error> {
        self.judge.ledger.begin(&operation.at, &operation.id);
        let calls = self.calls(operation)?;
        let mut listing = Listing::of(self.contract, operation, self.live)?;
        let mut is_stopped = false;
        for (index, call) in calls.iter().enumerate() {
            self.judge.ledger.at_call(index + 1);
            is_stopped = match self.read_list(operation, listing.as_mut(), call).await {
                Ok(end) => self.record_end(operation, end),
                Err(stop) => {
                    self.record_stop(operation, stop)?;
                    true
                }
            };
            if is_stopped {
                break;
            }
        }
        if let Some(listing) = listing.filter(|_| !is_stopped)
            && let Err(stop) = self.probe(&listing).await
        {
            self.record_stop(operation, stop)?;
        }
        if !calls.is_empty() {
            self.record_success(operation);
        }
        Ok(())
    }

    /// Records a call without a response.
    fn record_stop(&mut self, operation: &Operation<'_>, stop: Stop) -> Result<(), Error> {
        let none = match stop {
            Stop::NoAnswer(none) => none,
            Stop::Error(error) => return Err(error),
        };
        if let Some(status) = none.status.filter(|_| none.is_damaged) {
            let at = operation.at.join("responses").join(status.as_u16());
            let text = "the body is not in the content encoding that its headers state";
            let ledger = &mut self.judge.ledger;
            ledger.find(Kind::Undecodable, &at.join("content"), text);
        }
        self.incomplete(none.reason, operation, none.text);
        Ok(())
    }

    /// Records how the reading of a list ended. Returns whether the other lists of the
    /// operation are skipped.
    fn record_end(&mut self, operation: &Operation<'_>, end: End) -> bool {
        let (status, is_documented, pages) = match end {
            End::Whole => return false,
            End::Broken { is_whole } => {
                self.observed.saw_everything = false;
                if !is_whole {
                    let text = "a list could not be read to its end, because of a finding, shown or accepted";
                    self.cut_short(Reason::UnreadList, operation, text);
                }
                return false;
            }
            End::Status {
                status,
                is_documented,
                pages,
            } => (status.as_u16(), is_documented, pages),
        };
        self.observed.saw_everything = false;
        let text = match pages {
            0 => format!("the server responds with {status}, so a list was not read"),
            _ => format!("the server responds with {status} in the middle of a list"),
        };
        match is_documented {
            true => self.incomplete(Reason::ErrorStatus, operation, text),
            false => self.cut_short(Reason::ErrorStatus, operation, text),
        }
        matches!(status, 401 | 408 | 500 | 502..=504)
    }

    /// Records that no call of an operation succeeded, unless a reason for it is recorded.
    fn record_success(&mut self, operation: &Operation<'_>) {
        let tally = self.tallies.entry(operation.id.clone()).or_default();
        let known = self.observed.incomplete.iter();
        let mut known = known.filter_map(|incomplete| incomplete.operation.as_ref());
        if !tally.has_success() && !known.any(|id| *id == operation.id) {
            let text = "no call succeeded";
            self.incomplete(Reason::ErrorStatus, operation, text);
        }
    }

    /// Records why an operation was not read completely.
    pub(super) fn incomplete(
        &mut self,
        reason: Reason,
        operation: &Operation<'_>,
        text: impl Into<String>,
    ) {
        self.observed.saw_everything = false;
        push(&mut self.observed.incomplete, reason, operation, text);
    }

    /// Records a list that was not read to its end for a reason that is a finding.
    pub(super) fn cut_short(
        &mut self,
        reason: Reason,
        operation: &Operation<'_>,
        text: impl Into<String>,
    ) {
        push(&mut self.observed.cut_short, reason, operation, text);
    }

    /// Adds a note, once.
    pub(super) fn note(&mut self, text: String) {
        if !self.observed.notes.contains(&text) {
            self.observed.notes.push(text);
        }
    }

    /// Everything that was observed.
    ///
    /// # Errors
    ///
    /// If nothing was checked, with the reasons that are known.
    pub(super) fn finish(mut self) -> Result<Observed, Error> {
        self.observed.requests = self.client.sent();
        self.count_items();
        self.observed.seen_objects = self.judge.seen_objects();
        let is_cut = !self.observed.incomplete.is_empty() || !self.observed.cut_short.is_empty();
        let saw = match self.observed.saw_everything {
            true => Saw::Everything,
            false if is_cut => Saw::Part,
            false => Saw::Sample,
        };
        let found = self.judge.finish(saw)?;
        for (kind, at) in found.limited {
            let mut operations = self.operations.iter();
            let operation = operations.find(|operation| operation.at == at);
            let operation = operation.map(|operation| operation.id.clone());
            let incomplete = Incomplete::finding_limit(kind, operation);
            match kind.severity() {
                Severity::Information => self.observed.notes.push(incomplete.to_string()),
                Severity::Error => {
                    self.observed.saw_everything = false;
                    self.observed.incomplete.push(incomplete);
                }
            }
        }
        let mut findings = found.findings.iter();
        if findings.any(|finding| finding.kind == Kind::NeverSeen) {
            self.observed.notes.push(objects::rule());
        }
        self.observed.findings = found.findings;
        self.observed.findings.append(&mut self.written);
        let mut findings = self.observed.findings.iter();
        let has_error = findings.any(|finding| finding.severity == Severity::Error);
        if self.observed.items.is_empty() && !has_error {
            let mut reasons = Incomplete::together(&self.observed.incomplete);
            reasons.extend(self.observed.notes.clone());
            return Err(Error(format!(
                "no call succeeded, so nothing was verified: {}",
                reasons.join("; ")
            )));
        }
        Ok(self.observed)
    }

    /// Moves the counts into the observations.
    fn count_items(&mut self) {
        for (operation, tally) in std::mem::take(&mut self.tallies) {
            for (status, count) in &tally.statuses {
                if !(200..300).contains(status) {
                    let responses = if *count == 1 { "response" } else { "responses" };
                    self.note(format!(
                        "{operation}: {count} {responses} with status {status}"
                    ));
                }
            }
            if tally.has_success() {
                self.observed.items.insert(operation, tally.items);
            }
        }
    }
}

/// Adds a reason, once.
fn push(
    reasons: &mut Vec<Incomplete>,
    reason: Reason,
    operation: &Operation<'_>,
    text: impl Into<String>,
) {
    let incomplete = Incomplete {
        reason,
        operation: Some(operation.id.clone()),
        text: text.into(),
    };
    if !reasons.contains(&incomplete) {
        reasons.push(incomplete);
    }
}
