//! Where findings were met first.

use std::collections::BTreeMap;

use conversation_apis::support::Found;

use crate::finding::{Kind, Sighting};

/// The place of the value that is compared.
#[derive(Debug, Clone, Default)]
pub(crate) struct Position {
    /// The id of the operation.
    pub(super) operation: String,
    /// The numbers of the call, the page and the item, from 1.
    pub(super) call: Option<usize>,
    pub(super) page: Option<usize>,
    pub(super) item: Option<usize>,
    /// The index of the recording, and the place of the entry in it, such as `, entry 7`.
    pub(super) entry: Option<(usize, String)>,
}

impl Position {
    /// As a report shows it, with the names of the recordings.
    fn sighting(self, recordings: &[String]) -> Sighting {
        let entry = self.entry.map(|(file, place)| {
            let name = recordings.get(file).map_or("recording", String::as_str);
            format!("{name}{place}")
        });
        Sighting {
            operation: self.operation,
            call: self.call,
            page: self.page,
            item: self.item,
            entry,
        }
    }
}

/// What a finding is known by before its text is complete: its kind, its place, and its text
/// unless that depends on later values.
type Key = (Kind, String, String);

/// The first position of each finding. There are only as many as the collected findings, which
/// are limited.
#[derive(Debug, Default)]
pub(super) struct Sightings(BTreeMap<Key, Position>);

impl Sightings {
    /// Records a new finding.
    pub(super) fn add(&mut self, kind: Kind, place: String, text: String, position: &Position) {
        let first = self.0.entry((kind, place, text));
        first.or_insert_with(|| position.clone());
    }

    /// Adds those of a later part of the run.
    pub(super) fn merge(&mut self, later: Self) {
        for (key, position) in later.0 {
            self.0.entry(key).or_insert(position);
        }
    }

    /// The first position of a finding. An undocumented property whose name stands for several
    /// has that of the first of them by name.
    pub(super) fn first(&self, found: &Found<Kind>, recordings: &[String]) -> Option<Sighting> {
        let exact = |text: &str| {
            let key = (found.kind, found.place.clone(), text.to_owned());
            self.0.get(&key)
        };
        let pattern = || {
            let (start, _) = found.place.split_once('{')?;
            let from = (found.kind, start.to_owned(), String::new());
            let (key, position) = self.0.range(from..).next()?;
            let is_it = key.0 == found.kind && key.1.starts_with(start);
            is_it.then_some(position)
        };
        let position = exact(&found.text).or_else(|| exact("")).or_else(pattern)?;
        Some(position.clone().sighting(recordings))
    }
}
