//! Finds out which lists there are: the calls that start them, with values from items of
//! other lists.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::address::address;
use super::run::{Parameters, Run};
use super::{MAX_ITEMS, MAX_LISTS, lossy_json, response};
use crate::Error;
use crate::document::{Contract, Operation, Shape, ValuesFrom, is_integer};
use crate::incomplete::Reason;

/// An operation, and the JSON pointer of a value in its items.
type Source = (String, String);

/// A value that a parameter can have, and where it was received.
type Candidate = (String, Option<(Source, usize)>);

/// A value of an item, and the parameters of the page that has the item.
struct Received {
    value: Value,
    page: Arc<Parameters>,
}

/// The values that parameters can have, by their source.
pub(super) struct Values(BTreeMap<Source, Vec<Received>>);

/// A call that starts a list.
#[derive(Clone, Default)]
pub(super) struct Call {
    pub(super) parameters: Parameters,
    /// Where its values were received.
    origins: Vec<(Source, usize)>,
}

impl Values {
    /// No values yet, for all parameters that get their values from items.
    pub(super) fn new(contract: &Contract, operations: &[Operation<'_>]) -> Result<Self, Error> {
        let mut values = BTreeMap::new();
        for operation in operations {
            for (at, parameter) in operation.parameters(contract) {
                if let Some(from) = ValuesFrom::of(parameter, &at)? {
                    values.insert((from.operation, from.item), Vec::new());
                }
            }
        }
        Ok(Self(values))
    }

    /// Keeps those values of an item that parameters can have.
    pub(super) fn keep(&mut self, operation: &str, page: &Arc<Parameters>, item: &Value) {
        for ((from, pointer), received) in &mut self.0 {
            if let Some(value) = item.pointer(pointer).filter(|_| from == operation) {
                received.push(Received {
                    value: value.clone(),
                    page: Arc::clone(page),
                });
            }
        }
    }

    fn of(&self, from: &ValuesFrom) -> impl Iterator<Item = &Received> {
        let source = (from.operation.clone(), from.item.clone());
        self.0.get(&source).into_iter().flatten()
    }
}

impl Run<'_> {
    /// The calls that start the lists of an operation: one for each combination of values
    /// that its parameters can have, up to [`MAX_LISTS`] or [`MAX_ITEMS`].
    pub(super) fn calls(&mut self, operation: &Operation<'_>) -> Result<Vec<Call>, Error> {
        let mut calls = vec![Call::default()];
        for (at, parameter) in operation.parameters(self.contract) {
            let name = parameter["name"].as_str().unwrap_or_default();
            let from = ValuesFrom::of(parameter, &at)?;
            let given = self.given(name);
            let candidates = match &from {
                _ if !given.is_empty() => given,
                Some(from) => {
                    let candidates = self.candidates(&at, from)?;
                    self.note_missing_values(operation, name, (&at, from), &candidates)?;
                    candidates
                }
                None if parameter["required"] == true => {
                    self.record_missing_parameter(operation, parameter);
                    Vec::new()
                }
                None => continue,
            };
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
        Ok(self.sample(operation, calls))
    }

    /// Records that an operation is not called. A run without a parameter of paths, such as
    /// the account, is incomplete. Other parameters, such as the text of a search, only get a
    /// note: any value for them would be invented.
    fn record_missing_parameter(&mut self, operation: &Operation<'_>, parameter: &Value) {
        let name = parameter["name"].as_str().unwrap_or_default();
        let text = format!("it needs `{name}`; give it as --parameter {name}=VALUE");
        if parameter["in"] == "path" {
            return self.incomplete(Reason::NotStarted, operation, text);
        }
        self.note(format!("{} was not called: {text}", operation.id));
        let at = operation.at.to_string();
        self.observed.partly_called.insert(at);
    }

    /// The values that the command line has for a parameter.
    fn given(&self, name: &str) -> Vec<Candidate> {
        let given = self.live.parameters.iter();
        let given = given.filter(|(given, _)| given == name);
        given.map(|(_, value)| (value.clone(), None)).collect()
    }

    /// The values that items of another operation have for a parameter, in the order in which
    /// they were received. A value that its schema does not allow is left out.
    fn candidates(&self, at: &Pointer, from: &ValuesFrom) -> Result<Vec<Candidate>, Error> {
        let shape = self.contract.resolve(&at.join("schema"))?.shape.clone();
        let source = (from.operation.clone(), from.item.clone());
        let mut known = BTreeSet::new();
        let received = self.values.of(from).enumerate();
        let candidates = received.filter_map(|(index, received)| {
            let value = format!("{}{}", from.prefix, parameter(&shape, &received.value)?);
            let is_new = known.insert(value.clone());
            is_new.then(|| (value, Some((source.clone(), index))))
        });
        Ok(candidates.collect())
    }

    /// Notes that no item, or not every item, has a value for a parameter.
    fn note_missing_values(
        &mut self,
        operation: &Operation<'_>,
        name: &str,
        (at, from): (&Pointer, &ValuesFrom),
        candidates: &[Candidate],
    ) -> Result<(), Error> {
        let shape = self.contract.resolve(&at.join("schema"))?.shape.clone();
        let received = self.values.of(from);
        let usable = received.filter(|received| parameter(&shape, &received.value).is_some());
        let usable = usable.count();
        let tally = self.tallies.get(&from.operation);
        if tally.is_some_and(|tally| tally.items > usable) {
            self.observed.saw_everything = false;
            let text = format!(
                "the lists of some items were not read: the items have no usable `{name}`, which is a finding, shown or accepted"
            );
            self.cut_short(Reason::UnreadList, operation, text);
        }
        if candidates.is_empty() {
            let id = &operation.id;
            self.note(format!("{id}: no item has a value for `{name}`"));
        }
        Ok(())
    }

    /// At most [`MAX_LISTS`] or [`MAX_ITEMS`] of the calls, spread evenly.
    fn sample(&mut self, operation: &Operation<'_>, calls: Vec<Call>) -> Vec<Call> {
        let all = calls.len();
        let is_list = operation.pagination.is_some();
        let most = if is_list { MAX_LISTS } else { MAX_ITEMS };
        self.judge.is_sample = all > most;
        if all <= most {
            return calls;
        }
        let id = &operation.id;
        match is_list {
            true => {
                self.observed.saw_everything = false;
                let text = "lists were read, spread evenly over all of them";
                self.note(format!("{id}: {most} of {all} {text}"));
            }
            false => {
                let text = "items, spread evenly over all of them";
                self.note(format!("{id} was called for {most} of {all} {text}"));
            }
        }
        let at = operation.at.to_string();
        self.observed.partly_called.insert(at);
        let chosen = |index| calls.get(index * all / most).cloned();
        (0..most).filter_map(chosen).collect()
    }

    /// Requests the pages that had the values of a call again. Returns whether one of the
    /// items is no longer on its page.
    pub(super) async fn owner_is_gone(&mut self, call: &Call) -> bool {
        for ((id, pointer), index) in &call.origins {
            let source = (id.clone(), pointer.clone());
            let received = self.values.0.get(&source);
            let received = received.and_then(|received| received.get(*index));
            let operations = self.operations;
            let owner = operations.iter().find(|operation| operation.id == *id);
            let (Some(received), Some(owner)) = (received, owner) else {
                continue;
            };
            let (value, page) = (received.value.clone(), Arc::clone(&received.page));
            let pagination = owner.pagination.as_ref();
            let items = pagination.map_or("", |pagination| &pagination.items);
            let Ok(answer) = self.fetch(owner, &page).await else {
                continue;
            };
            let list = lossy_json::list(response::text(&answer.body), items);
            let Some(list) = list.filter(|_| answer.status.is_success()) else {
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
}

/// A value as a parameter of this shape. `None` if it cannot be one.
fn parameter(shape: &Shape, value: &Value) -> Option<String> {
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
