//! The lists of a run: which there are, each read to its end, and what came of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use conversation_apis_codegen::Pointer;
use reqwest::StatusCode;
use serde_json::Value;

use super::caller::{Caller, NoAnswer, address};
use super::judge::Judge;
use super::paging::Listing;
use super::{Live, MAX_LISTS, Observed, lossy_json};
use crate::Error;
use crate::document::{Contract, Operation, Shape, ValuesFrom, is_integer};
use crate::finding::{Kind, Severity};
use crate::incomplete::{Incomplete, Reason};
use crate::provider::Provider;

/// A run over all operations.
pub(super) struct Run<'a> {
    pub(super) contract: &'a Contract,
    pub(super) live: &'a Live,
    operations: &'a [Operation<'a>],
    pub(super) caller: Caller,
    pub(super) judge: Judge<'a>,
    /// The values that parameters can have, by where they come from.
    met: BTreeMap<Source, Vec<Met>>,
    pub(super) tallies: BTreeMap<String, Tally>,
    pub(super) observed: Observed,
}

/// An operation, and the JSON pointer of a value in its items.
type Source = (String, String);

/// Names and values of parameters.
pub(super) type Parameters = Vec<(String, String)>;

/// What is counted of an operation.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) items: usize,
    /// Answers by status.
    pub(super) statuses: BTreeMap<u16, usize>,
}

/// A value of an item, and the call whose page has it.
struct Met {
    value: Value,
    page: Arc<Parameters>,
}

/// A call that begins a list.
#[derive(Clone, Default)]
pub(super) struct Call {
    pub(super) parameters: Parameters,
    /// Where its values come from: the source, and the index there.
    origins: Vec<(Source, usize)>,
}

/// A value that a parameter can have, and where it comes from.
type Candidate = (String, Option<(Source, usize)>);

/// How the reading of a list ended.
pub(super) enum End {
    /// At the end of the list, or where a finding says why it is not.
    Whole,
    /// At an answer that a finding says could not be read on from. The list is
    /// whole all the same where as many items came as it says there are.
    Broken { is_whole: bool },
    /// At an error status, after a number of pages.
    Status {
        status: StatusCode,
        is_documented: bool,
        pages: usize,
    },
}

/// Why the run does not go on.
pub(super) enum Stop {
    /// A call got no answer.
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
        caller: Caller,
    ) -> Result<Self, Error> {
        let mut met = BTreeMap::new();
        for operation in operations {
            for (at, parameter) in operation.parameters(contract) {
                if let Some(from) = ValuesFrom::of(parameter, &at)? {
                    met.insert((from.operation, from.item), Vec::new());
                }
            }
        }
        Ok(Self {
            contract,
            live,
            operations,
            caller,
            judge: Judge::new(provider, contract, &live.keys),
            met,
            tallies: BTreeMap::new(),
            observed: Observed {
                saw_everything: true,
                ..Observed::default()
            },
        })
    }

    /// Reads the lists of an operation: one for each value that its required
    /// parameters can have.
    pub(super) async fn operation(&mut self, operation: &Operation<'_>) -> Result<(), Error> {
        self.judge.ledger.begin(&operation.at);
        let calls = self.calls(operation)?;
        let calls = self.sampled(operation, calls);
        let mut listing = Listing::of(self.contract, operation, self.live)?;
        let mut stopped = false;
        for call in &calls {
            stopped = match self.list(operation, listing.as_mut(), call).await {
                Ok(end) => self.stops(operation, end),
                Err(stop) => self.stopped(operation, stop)?,
            };
            if stopped {
                break;
            }
        }
        if let Some(listing) = listing.filter(|_| !stopped)
            && let Err(stop) = self.probe(&listing).await
        {
            self.stopped(operation, stop)?;
        }
        self.conclude(operation, !calls.is_empty());
        Ok(())
    }

    /// The calls that begin the lists of an operation.
    fn calls(&mut self, operation: &Operation<'_>) -> Result<Vec<Call>, Error> {
        let mut calls = vec![Call::default()];
        for (at, parameter) in operation.parameters(self.contract) {
            let name = parameter["name"].as_str().unwrap_or_default();
            let from = ValuesFrom::of(parameter, &at)?;
            let is_required = parameter["required"] == true;
            let candidates = match (self.given(name), &from) {
                (given, _) if !given.is_empty() => given,
                (_, Some(from)) => self.candidates(&at, from)?,
                _ if is_required => Vec::new(),
                _ => continue,
            };
            if let Some(from) = from.as_ref().filter(|_| self.given(name).is_empty())
                && self.lacks_values(&at, from)?
            {
                self.observed.saw_everything = false;
                let text = format!(
                    "of some items no list was read: they have no `{name}`, for a finding that is accepted"
                );
                self.cut_short(Reason::UnreadList, operation, text);
            }
            match (&from, candidates.is_empty()) {
                (Some(_), true) => {
                    self.note(format!("{}: nothing was met for `{name}`", operation.id));
                }
                (None, true) => {
                    let text = format!("it needs `{name}`; give it as --parameter {name}=VALUE");
                    self.incomplete(Reason::NotStarted, operation, text);
                }
                _ => {}
            }
            let with = |call: &Call, (value, origin): &Candidate| {
                let mut call = call.clone();
                call.parameters.push((name.to_owned(), value.clone()));
                call.origins.extend(origin.clone());
                call
            };
            let each = |call| {
                candidates
                    .iter()
                    .map(move |candidate| with(call, candidate))
            };
            calls = calls.iter().flat_map(each).collect();
        }
        calls.retain(|call| address(operation.path, &call.parameters).is_some());
        Ok(calls)
    }

    /// The values that the command line has for a parameter.
    fn given(&self, name: &str) -> Vec<Candidate> {
        let given = self.live.parameters.iter();
        let given = given.filter(|(given, _)| given == name);
        given.map(|(_, value)| (value.clone(), None)).collect()
    }

    /// The values that items of another operation have for a parameter, as far as
    /// its schema allows them; in the order met.
    fn candidates(&self, at: &Pointer, from: &ValuesFrom) -> Result<Vec<Candidate>, Error> {
        let shape = self.contract.resolve(&at.join("schema"))?.shape.clone();
        let source = (from.operation.clone(), from.item.clone());
        let met = self.met.get(&source).into_iter().flatten();
        let mut known = BTreeSet::new();
        let candidates = met.enumerate().filter_map(|(index, met)| {
            let value = format!("{}{}", from.prefix, text(&shape, &met.value)?);
            let is_new = known.insert(value.clone());
            is_new.then(|| (value, Some((source.clone(), index))))
        });
        Ok(candidates.collect())
    }

    /// Whether items of another operation have no value that a parameter can have.
    fn lacks_values(&self, at: &Pointer, from: &ValuesFrom) -> Result<bool, Error> {
        let shape = self.contract.resolve(&at.join("schema"))?.shape.clone();
        let source = (from.operation.clone(), from.item.clone());
        let met = self.met.get(&source).into_iter().flatten();
        let usable = met.filter(|met| text(&shape, &met.value).is_some()).count();
        let tally = self.tallies.get(&from.operation);
        Ok(tally.is_some_and(|tally| tally.items > usable))
    }

    /// As many of the calls as are made, spread evenly.
    fn sampled(&mut self, operation: &Operation<'_>, calls: Vec<Call>) -> Vec<Call> {
        let all = calls.len();
        if all <= MAX_LISTS {
            return calls;
        }
        self.observed.saw_everything = false;
        self.note(format!(
            "{}: {MAX_LISTS} of {all} lists were read, spread evenly over all of them",
            operation.id
        ));
        let chosen = |index| calls.get(index * all / MAX_LISTS).cloned();
        (0..MAX_LISTS).filter_map(chosen).collect()
    }

    /// Keeps the values of an item that are parameters elsewhere.
    pub(super) fn keep(&mut self, operation: &str, page: &Arc<Parameters>, item: &Value) {
        for ((from, pointer), met) in &mut self.met {
            if let Some(value) = item.pointer(pointer).filter(|_| from == operation) {
                met.push(Met {
                    value: value.clone(),
                    page: Arc::clone(page),
                });
            }
        }
    }

    /// A call without an answer: the other lists of the operation are not read.
    fn stopped(&mut self, operation: &Operation<'_>, stop: Stop) -> Result<bool, Error> {
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
        Ok(true)
    }

    /// Whether the other lists of the operation are not read, after one ended so.
    fn stops(&mut self, operation: &Operation<'_>, end: End) -> bool {
        let (status, is_documented, pages) = match end {
            End::Whole => return false,
            End::Broken { is_whole } => {
                self.observed.saw_everything = false;
                if !is_whole {
                    let text =
                        "a list could not be read to its end, for a finding that is accepted";
                    self.cut_short(Reason::UnreadList, operation, text);
                }
                return false;
            }
            End::Status {
                status,
                is_documented,
                pages,
            } => (status, is_documented, pages),
        };
        self.observed.saw_everything = false;
        let text = match pages {
            0 => "so a list was not read",
            _ => "in the middle of a list",
        };
        let text = format!("the server answers {} {text}", status.as_u16());
        match is_documented {
            true => self.incomplete(Reason::ErrorStatus, operation, text),
            false => self.cut_short(Reason::ErrorStatus, operation, text),
        }
        matches!(status.as_u16(), 401 | 408 | 500 | 502..=504)
    }

    /// Whether the item that a list belongs to is not listed any more.
    pub(super) async fn is_gone(&mut self, call: &Call) -> bool {
        for ((id, pointer), index) in &call.origins {
            let source = (id.clone(), pointer.clone());
            let met = self.met.get(&source).and_then(|met| met.get(*index));
            let operations = self.operations;
            let owner = operations.iter().find(|operation| operation.id == *id);
            let (Some(met), Some(owner)) = (met, owner) else {
                continue;
            };
            let (value, page) = (met.value.clone(), Arc::clone(&met.page));
            let items = owner
                .pagination
                .as_ref()
                .map_or("", |pagination| &pagination.items);
            let Ok(answer) = self.fetch(owner, &page).await else {
                continue;
            };
            let text = super::answers::text(&answer.body);
            let Some(list) = lossy_json::list(text, items).filter(|_| answer.status.is_success())
            else {
                continue;
            };
            let has = |item: &&str| {
                let item = lossy_json::read(item).unwrap_or_default().value;
                item.pointer(pointer) == Some(&value)
            };
            if !list.items.iter().any(has) {
                return true;
            }
        }
        false
    }

    /// Says of an operation that was called and never answered with a success that
    /// nothing is known of it.
    fn conclude(&mut self, operation: &Operation<'_>, was_called: bool) {
        let tally = self.tallies.entry(operation.id.clone()).or_default();
        let mut statuses = tally.statuses.keys();
        let has_success = statuses.any(|status| (200..300).contains(status));
        let known = self.observed.incomplete.iter();
        let is_told = known
            .filter_map(|incomplete| incomplete.operation.as_ref())
            .any(|id| *id == operation.id);
        if was_called && !has_success && !is_told {
            let text = "no call was answered with a success";
            self.incomplete(Reason::ErrorStatus, operation, text);
        }
    }

    pub(super) fn incomplete(
        &mut self,
        reason: Reason,
        operation: &Operation<'_>,
        text: impl Into<String>,
    ) {
        self.observed.saw_everything = false;
        push(&mut self.observed.incomplete, reason, operation, text);
    }

    /// A list that was not read to its end, for a reason that is a finding.
    fn cut_short(&mut self, reason: Reason, operation: &Operation<'_>, text: impl Into<String>) {
        push(&mut self.observed.cut_short, reason, operation, text);
    }

    pub(super) fn note(&mut self, text: String) {
        if !self.observed.notes.contains(&text) {
            self.observed.notes.push(text);
        }
    }

    /// Everything that was observed.
    ///
    /// # Errors
    ///
    /// When nothing was verified, with what is known of why.
    pub(super) fn finish(mut self) -> Result<Observed, Error> {
        self.observed.requests = self.caller.sent();
        for (operation, tally) in std::mem::take(&mut self.tallies) {
            for (status, count) in &tally.statuses {
                if !(200..300).contains(status) {
                    let answers = if *count == 1 { "answer" } else { "answers" };
                    self.note(format!(
                        "{operation}: {count} {answers} with status {status}"
                    ));
                }
            }
            if tally
                .statuses
                .keys()
                .any(|status| (200..300).contains(status))
            {
                self.observed.items.insert(operation, tally.items);
            }
        }
        self.observed.met = self.judge.met();
        let found = self.judge.finish(self.observed.saw_everything)?;
        for (kind, at) in found.limited {
            let mut operations = self.operations.iter();
            let operation = operations.find(|operation| operation.at == at);
            let incomplete = Incomplete {
                reason: Reason::FindingLimit,
                operation: operation.map(|operation| operation.id.clone()),
                text: format!(
                    "there are more findings of the kind `{}` than are kept",
                    kind.id()
                ),
            };
            match kind.severity() {
                Severity::Information => self.observed.notes.push(incomplete.to_string()),
                Severity::Error => {
                    self.observed.saw_everything = false;
                    self.observed.incomplete.push(incomplete);
                }
            }
        }
        self.observed.findings = found.findings;
        let mut findings = self.observed.findings.iter();
        let has_error = findings.any(|finding| finding.severity == Severity::Error);
        if self.observed.items.is_empty() && !has_error {
            let reasons = self.observed.incomplete.iter().map(ToString::to_string);
            let reasons: Vec<String> = reasons.chain(self.observed.notes.clone()).collect();
            return Err(Error(format!(
                "no call was answered with a success, so nothing was verified: {}",
                reasons.join("; ")
            )));
        }
        Ok(self.observed)
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

/// A value as a parameter of this shape, if it can be one.
fn text(shape: &Shape, value: &Value) -> Option<String> {
    match (shape, value) {
        (Shape::Integer, Value::Number(number)) if is_integer(number) => {
            let whole = number.as_f64().filter(|_| number.is_f64());
            let whole = whole
                .filter(|number| number.abs() < 9e15)
                .map(|number| number as i64);
            number.as_i64().or(whole).map(|number| number.to_string())
        }
        (Shape::Text, Value::String(text)) => Some(text.clone()),
        _ => None,
    }
}
