//! The list of known differences, kept by hand in a file beside our document.

use std::path::Path;

use conversation_apis_codegen::Document;
use serde::Deserialize;
use toml::Spanned;

use super::super::change::ChangeKind;
use super::{Compared, VendorDifference, own_places};
use crate::Error;

/// The known differences, each with a reason.
#[derive(Debug, Default)]
pub struct List {
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
}

/// Differences that have one reason. It states that the documents differ at each of its
/// places, in each of its operations that has the place.
#[derive(Debug)]
pub struct Entry {
    /// The kinds of change from our document to the vendor's.
    pub kinds: Vec<ChangeKind>,
    /// The places. `*` stands for any text.
    pub places: Vec<String>,
    /// The ids of the operations; all of them if empty.
    pub operations: Vec<String>,
    /// What the vendor's document states there; anything if `None`.
    pub theirs: Option<String>,
    /// The components of the vendor's document that are meant; all of them if empty. It is for
    /// a component of ours that an operation compares with several of the vendor's.
    pub against: Vec<String>,
    /// Why our document differs.
    pub reason: String,
    /// The version of the vendor's document in which the difference was seen.
    pub seen: Option<String>,
    /// The line of the entry in the file, from 1.
    pub line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    difference: Vec<Spanned<Written>>,
}

/// An entry as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kinds: Vec<String>,
    at: Vec<String>,
    #[serde(default)]
    operations: Vec<String>,
    theirs: Option<String>,
    #[serde(default)]
    against: Vec<String>,
    reason: String,
    seen: Option<String>,
}

impl List {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is not a list, or has an entry without a reason, without a
    /// place, or with an unknown kind.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let failed = |error: &dyn std::fmt::Display| Error(format!("{}: {error}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| failed(&error))?;
        Self::parse(&text).map_err(|error| failed(&error))
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// As [`List::read`].
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let entries = file.difference.into_iter().map(|written| {
            let start = written.span().start.min(text.len());
            let line = 1 + text.as_bytes()[..start]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            entry(written.into_inner(), line).map_err(|why| format!("line {line}: {why}"))
        });
        Ok(Self {
            entries: entries.collect::<Result<_, _>>()?,
        })
    }

    /// The names in the list that a document does not have: operations, and places that none
    /// of the operations has.
    pub fn unknown(&self, document: &Document) -> Vec<String> {
        let operations = own_places(&document.value);
        let entries = self.entries.iter();
        entries
            .flat_map(|entry| entry.unknown(&operations))
            .collect()
    }
}

fn entry(written: Written, line: usize) -> Result<Entry, String> {
    let kind = |name: &String| {
        let mut kinds = ChangeKind::ALL.iter();
        let found = kinds.find(|kind| kind.name() == name);
        found.copied().ok_or_else(|| {
            format!("`{name}` is not a kind of change; the report shows the kind of each difference in brackets")
        })
    };
    if written.reason.trim().is_empty() {
        return Err("the `reason` is empty; state why our document differs".to_owned());
    }
    if written.at.is_empty() || written.kinds.is_empty() {
        return Err("`kinds` and `at` must not be empty".to_owned());
    }
    Ok(Entry {
        kinds: written.kinds.iter().map(kind).collect::<Result<_, _>>()?,
        places: written.at,
        operations: written.operations,
        theirs: written.theirs,
        against: written.against,
        reason: written.reason,
        seen: written.seen,
        line,
    })
}

impl Entry {
    /// Whether it lists a difference in an operation.
    pub(super) fn lists(&self, difference: &VendorDifference, operation: &str) -> bool {
        let mut places = self.places.iter();
        self.is_of(operation)
            && self.is_against(difference)
            && self.kinds.contains(&difference.kind)
            && (self.theirs.as_ref()).is_none_or(|theirs| *theirs == difference.theirs)
            && places.any(|pattern| matches(pattern, &difference.place))
    }

    /// Whether it is about the vendor's component that states a difference.
    pub(super) fn is_against(&self, difference: &VendorDifference) -> bool {
        let mut against = self.against.iter();
        self.against.is_empty() || against.any(|it| difference.against.as_ref() == Some(it))
    }

    pub(super) fn is_of(&self, operation: &str) -> bool {
        let mut operations = self.operations.iter();
        self.operations.is_empty() || operations.any(|id| id == operation)
    }

    /// The places of an operation that a pattern names, and at which there must be a difference.
    /// For what only the vendor has, the place around it must be in our document; a pattern
    /// with `*` then names nothing that must be there.
    pub(super) fn expected(&self, pattern: &str, operation: &Compared) -> Vec<String> {
        let (place, value) = with_value(pattern);
        let (is_added, is_exact) = (self.is_added(), !place.contains('*'));
        if is_added && !is_exact {
            return Vec::new();
        }
        let known = operation.places.iter();
        let known = known.filter(|known| matches(place, known));
        let mut found: Vec<String> = known.map(|known| format!("{known}{value}")).collect();
        if found.is_empty() && is_added && value.is_empty() && operation.is_paired {
            let around = place.rsplit_once('.');
            let has_it = around.is_none_or(|(around, _)| operation.places.contains(around));
            found.extend(has_it.then(|| pattern.to_owned()));
        }
        found
    }

    /// Whether it lists what only the vendor has.
    fn is_added(&self) -> bool {
        let mut kinds = self.kinds.iter();
        kinds.any(|kind| kind.name().ends_with("-added"))
    }

    /// The operations and places that none of the operations has.
    pub(super) fn unknown(&self, operations: &[Compared]) -> Vec<String> {
        let mut unknown = Vec::new();
        let is_known = |id: &String| operations.iter().any(|operation| operation.id == *id);
        for id in self.operations.iter().filter(|id| !is_known(id)) {
            unknown.push(format!("line {}: no operation `{id}`", self.line));
        }
        for pattern in &self.places {
            let mut own = operations.iter().filter(|it| self.is_of(&it.id));
            let (place, _) = with_value(pattern);
            let has_place = |operation: &Compared| match place.rsplit_once('.') {
                Some((around, _)) if self.is_added() && place.contains('*') => {
                    operation.places.iter().any(|place| matches(around, place))
                }
                _ => !self.expected(pattern, operation).is_empty(),
            };
            if !own.any(has_place) {
                unknown.push(format!("line {}: no place `{pattern}`", self.line));
            }
        }
        unknown
    }
}

/// A pattern without the value at its end, and the value with `=` before it.
fn with_value(pattern: &str) -> (&str, &str) {
    pattern.split_at(pattern.find('=').unwrap_or(pattern.len()))
}

/// Whether a text matches a pattern, in which `*` stands for any text.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(text) = text.strip_prefix(start) else {
        return false;
    };
    let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    ends.any(|at| matches(rest, &text[at..]))
}
