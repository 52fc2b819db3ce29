//! Counts of what a recording has, for the notes of a report.

use std::collections::BTreeMap;

use super::trouble::Troubles;

/// Counts of a part of a run.
#[derive(Default)]
pub(super) struct Tally {
    /// All entries.
    pub(super) entries: usize,
    /// Entries of hosts that no document has.
    pub(super) other_hosts: usize,
    /// Entries whose URL cannot be read, or is not one of HTTP.
    pub(super) no_url: usize,
    /// The counts of each provider, by its index.
    pub(super) providers: BTreeMap<usize, Counts>,
    /// What could not be read.
    pub(super) troubles: Troubles,
}

/// Counts of the entries of a provider.
#[derive(Default)]
pub(super) struct Counts {
    /// Answers that were compared with the document, by operation and status.
    pub(super) answers: BTreeMap<(usize, u16), usize>,
    /// Items of pages, by operation.
    pub(super) items: BTreeMap<usize, usize>,
    /// Entries that have nothing to compare.
    pub(super) left_out: BTreeMap<LeftOut, usize>,
    /// Entries that match no operation, by the form of their method and path.
    pub(super) unknown: BTreeMap<String, usize>,
}

/// Why an entry of a provider has nothing to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LeftOut {
    /// No response came.
    NoAnswer,
    /// The answer says that a copy of the client is still valid.
    NotModified,
    /// It opens a web socket.
    WebSocket,
    /// The recording has no body.
    NoBody,
    /// The recording has only the beginning of the body.
    CutBody,
}

impl LeftOut {
    /// What a note says of `count` entries.
    fn note(self, count: usize) -> String {
        let (one, many, why) = match self {
            Self::NoAnswer => ("request has", "requests have", "no answer in the recording"),
            Self::NotModified => ("answer has", "answers have", "status 304, so no body"),
            Self::WebSocket => (
                "entry is",
                "entries are",
                "of web sockets, which are not compared",
            ),
            Self::NoBody => (
                "answer has",
                "answers have",
                "no body in the recording, so only the status was compared; record with bodies to compare them",
            ),
            Self::CutBody => (
                "answer has",
                "answers have",
                "only the beginning of its body in the recording; raise the recorder's limit to compare it",
            ),
        };
        format!("{count} {} {why}", if count == 1 { one } else { many })
    }
}

/// The maximum number of forms of requests without an operation that a report shows.
const FORMS: usize = 20;

/// The form that stands for all others.
const OTHERS: &str = "other methods and paths";

impl Tally {
    /// Adds the counts of a later part of the run.
    pub(super) fn merge(&mut self, other: Self) {
        self.entries += other.entries;
        self.other_hosts += other.other_hosts;
        self.no_url += other.no_url;
        self.troubles.merge(other.troubles);
        for (provider, counts) in other.providers {
            self.providers.entry(provider).or_default().merge(counts);
        }
    }

    /// What a reader should know about entries that belong to no provider.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.other_hosts > 0 {
            notes.push(format!(
                "{} of {} entries are of hosts that no document has; --provider NAME says whose they are",
                self.other_hosts, self.entries
            ));
        }
        if self.no_url > 0 {
            notes.push(format!(
                "{} of {} entries have no URL of HTTP",
                self.no_url, self.entries
            ));
        }
        notes
    }
}

impl Counts {
    /// Counts a request without an operation.
    pub(super) fn add_unknown(&mut self, form: String, count: usize) {
        let has_room = self.unknown.len() < FORMS || self.unknown.contains_key(&form);
        let form = if has_room { form } else { OTHERS.to_owned() };
        *self.unknown.entry(form).or_default() += count;
    }

    fn merge(&mut self, other: Self) {
        add(&mut self.answers, other.answers);
        add(&mut self.items, other.items);
        add(&mut self.left_out, other.left_out);
        for (form, count) in other.unknown {
            self.add_unknown(form, count);
        }
    }

    /// What a reader should know. `id` is the name of an operation.
    pub(super) fn notes<'i>(&self, id: impl Fn(usize) -> &'i str) -> Vec<String> {
        let mut notes = Vec::new();
        for ((operation, status), count) in &self.answers {
            let id = id(*operation);
            let answers = if *count == 1 { "answer" } else { "answers" };
            let items = self
                .items
                .get(operation)
                .filter(|_| (200..300).contains(status));
            let items = items.map_or_else(String::new, |items| format!(", {items} items"));
            notes.push(format!(
                "{id}: {count} {answers} with status {status}{items}"
            ));
        }
        notes.extend(self.left_out.iter().map(|(why, count)| why.note(*count)));
        for (form, count) in &self.unknown {
            let requests = if *count == 1 { "request" } else { "requests" };
            notes.push(format!("{count} {requests} of no operation: {form}"));
        }
        notes
    }
}

fn add<K: Ord>(sums: &mut BTreeMap<K, usize>, more: BTreeMap<K, usize>) {
    for (key, count) in more {
        *sums.entry(key).or_default() += count;
    }
}
