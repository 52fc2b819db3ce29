//! Compares entries with the documents.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map;

use conversation_apis_codegen::is_json;
use reqwest::StatusCode;
use serde_json::Value;

use super::body::plain;
use super::entry::Entry;
use super::routes::{Found, Route, Routes};
use super::secrets::Secrets;
use super::tally::{Counts, LeftOut, Tally};
use super::trouble::{Spot, Trouble};
use crate::Error;
use crate::live::judge::Judge;
use crate::live::ledger::Ledger;
use crate::live::response::{Answered, Response, holds_json, stated};

/// Some entries of a recording.
#[derive(Default)]
pub(super) struct Batch {
    /// The index of the recording.
    pub(super) file: usize,
    bytes: Vec<u8>,
    /// The place of each entry, and where its bytes end.
    entries: Vec<(Spot, usize)>,
    troubles: Vec<(Spot, Trouble)>,
}

impl Batch {
    /// Adds an entry.
    pub(super) fn add(&mut self, spot: Spot, json: &[u8]) {
        self.bytes.extend_from_slice(json);
        self.entries.push((spot, self.bytes.len()));
    }

    /// Adds what could not be read.
    pub(super) fn add_trouble(&mut self, spot: Spot, trouble: Trouble) {
        self.troubles.push((spot, trouble));
    }

    /// The length of its entries, in bytes.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }
}

/// What some entries have shown.
#[derive(Default)]
pub(super) struct Part {
    pub(super) tally: Tally,
    /// The findings of each provider, by its index.
    pub(super) ledgers: BTreeMap<usize, Ledger>,
}

impl Part {
    /// Adds what later entries have shown.
    pub(super) fn merge(&mut self, later: Self) {
        self.tally.merge(later.tally);
        for (provider, ledger) in later.ledgers {
            match self.ledgers.entry(provider) {
                btree_map::Entry::Occupied(mut known) => known.get_mut().merge(ledger),
                btree_map::Entry::Vacant(none) => {
                    none.insert(ledger);
                }
            }
        }
    }
}

/// Compares entries.
///
/// # Errors
///
/// If a document refers to what it does not have.
pub(super) fn compare(routes: &Routes<'_>, batch: &Batch) -> Result<Part, Error> {
    let mut comparison = Comparison {
        routes,
        judges: BTreeMap::new(),
        at: (batch.file, Spot::File),
        tally: Tally::default(),
    };
    for (spot, trouble) in &batch.troubles {
        comparison.tally.troubles.add(batch.file, *spot, *trouble);
    }
    let mut start = 0;
    for (spot, end) in &batch.entries {
        comparison.tally.entries += 1;
        comparison.at.1 = *spot;
        match comparison.entry(&batch.bytes[start..*end]) {
            Ok(()) => {}
            Err(Failed::Entry(trouble)) => {
                comparison.tally.troubles.add(batch.file, *spot, trouble);
            }
            Err(Failed::Run(error)) => return Err(error),
        }
        start = *end;
    }
    let judges = comparison.judges.into_iter();
    Ok(Part {
        tally: comparison.tally,
        ledgers: judges
            .map(|(provider, judge)| (provider, judge.ledger))
            .collect(),
    })
}

/// Why an entry is not compared.
enum Failed {
    /// It cannot be read.
    Entry(Trouble),
    /// The run cannot go on.
    Run(Error),
}

impl From<Trouble> for Failed {
    fn from(trouble: Trouble) -> Self {
        Self::Entry(trouble)
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Run(error)
    }
}

struct Comparison<'r, 'a> {
    routes: &'r Routes<'a>,
    /// The judge of each provider, by its index.
    judges: BTreeMap<usize, Judge<'a>>,
    /// The recording, by its index, and the entry of it that is compared.
    at: (usize, Spot),
    tally: Tally,
}

impl<'a> Comparison<'_, 'a> {
    fn entry(&mut self, json: &[u8]) -> Result<(), Failed> {
        let entry = Entry::read(json)?;
        let (provider, operation) = match self.routes.find(&entry.method, &entry.url) {
            Found::Operation {
                provider,
                operation,
            } => (provider, operation),
            Found::NoOperation { provider, form } => {
                self.counts(provider).add_unknown(form, 1);
                return Ok(());
            }
            Found::OtherHost => {
                self.tally.other_hosts += 1;
                return Ok(());
            }
            Found::NoUrl => {
                self.tally.no_url += 1;
                return Ok(());
            }
        };
        let status = match status(&entry) {
            Ok(status) => status,
            Err(why) => {
                self.leave_out(provider, why);
                return Ok(());
            }
        };
        let answers = &mut self.counts(provider).answers;
        *answers.entry((operation, status.as_u16())).or_default() += 1;
        self.answer(provider, operation, &entry, status)
    }

    /// Compares an answer.
    fn answer(
        &mut self,
        provider: usize,
        operation: usize,
        entry: &Entry<'_>,
        status: StatusCode,
    ) -> Result<(), Failed> {
        let route = &self.routes.known[provider].operations[operation];
        let documented = stated(&route.documented, status);
        let has_schema = documented.is_some_and(|index| route.documented[index].1.is_some());
        let body = match &entry.body {
            _ if documented.is_some() && !has_schema => return Ok(()),
            None if has_schema => {
                self.leave_out(provider, LeftOut::NoBody);
                return Ok(());
            }
            None => Cow::Borrowed(&[][..]),
            Some(body) => plain(entry, body)?,
        };
        let states_json = entry.content_type.as_deref().is_none_or(is_json);
        if let Some(index) = documented.filter(|_| states_json)
            && let Some(items) = self.quick(provider, route, entry, (index, &body))
        {
            self.count_items(provider, operation, items);
            return Ok(());
        }
        let is_cut = entry.size.is_some_and(|size| size > body.len() as u64);
        if has_schema && is_cut && !holds_json(&body) {
            self.leave_out(provider, LeftOut::CutBody);
            return Ok(());
        }
        let response = Response {
            status,
            coding: None,
            states_json,
            body: &body,
        };
        let items = self.judge(provider, route, entry, &response)?;
        self.count_items(provider, operation, items);
        Ok(())
    }

    /// Reads an answer with its type. Returns the number of its items, or `None` if it has to be
    /// compared value by value.
    fn quick(
        &mut self,
        provider: usize,
        route: &Route<'a>,
        entry: &Entry<'_>,
        (index, body): (usize, &[u8]),
    ) -> Option<usize> {
        let reader = route.readers[index].as_ref()?;
        let known = reader.read(body)?;
        if !known.deviations.is_empty() {
            let secrets = self.secrets(provider, entry);
            let mut deviations = known.deviations.iter();
            if deviations.any(|one| secrets.may_be_in(one, body)) {
                return None;
            }
            let judge = self.begun(provider, route);
            known
                .deviations
                .iter()
                .for_each(|one| judge.ledger.observed(one));
        }
        Some(known.items)
    }

    /// Compares an answer as a run of a live server does. Returns the number of its items.
    fn judge(
        &mut self,
        provider: usize,
        route: &Route<'a>,
        entry: &Entry<'_>,
        response: &Response<'_>,
    ) -> Result<usize, Error> {
        let secrets = self.secrets(provider, entry);
        let judge = self.begun(provider, route);
        judge.keys = Cow::Owned(secrets.into_texts());
        let mut on_item = |_: &Value| Ok::<(), Error>(());
        let answered = judge.answer(&route.operation, &route.documented, response, &mut on_item)?;
        Ok(match answered {
            Answered::Page(page) => page.ids.len(),
            Answered::Success | Answered::Broken | Answered::Status { .. } => 0,
        })
    }

    /// The texts of a request that may be keys.
    fn secrets(&self, provider: usize, entry: &Entry<'_>) -> Secrets {
        let known = &self.routes.known[provider];
        Secrets::of(entry, |segment| known.has_word(segment))
    }

    /// The judge of a provider, for the entry that is compared.
    fn begun(&mut self, provider: usize, route: &Route<'a>) -> &mut Judge<'a> {
        let known = &self.routes.known[provider];
        let judge = self.judges.entry(provider);
        let judge = judge.or_insert_with(|| Judge::new(known.provider, known.contract, &[]));
        judge.ledger.begin(route.at(), &route.operation.id);
        judge.ledger.at_entry(self.at.0, self.at.1.to_string());
        judge
    }

    fn count_items(&mut self, provider: usize, operation: usize, items: usize) {
        if items > 0 {
            *self.counts(provider).items.entry(operation).or_default() += items;
        }
    }

    fn counts(&mut self, provider: usize) -> &mut Counts {
        self.tally.providers.entry(provider).or_default()
    }

    fn leave_out(&mut self, provider: usize, why: LeftOut) {
        *self.counts(provider).left_out.entry(why).or_default() += 1;
    }
}

/// The status of an answer, or why there is nothing to compare.
fn status(entry: &Entry<'_>) -> Result<StatusCode, LeftOut> {
    let status = entry
        .status
        .and_then(|status| StatusCode::from_u16(status).ok());
    match status {
        _ if entry.is_web_socket => Err(LeftOut::WebSocket),
        Some(StatusCode::SWITCHING_PROTOCOLS) => Err(LeftOut::WebSocket),
        Some(StatusCode::NOT_MODIFIED) => Err(LeftOut::NotModified),
        Some(status) if !status.is_informational() => Ok(status),
        _ => Err(LeftOut::NoAnswer),
    }
}
