//! The differences held against the list.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{Entry, List, matches};
use super::{Compared, Drift, VendorDifference};

/// What a comparison with the vendor's document and with the list has shown.
#[derive(Debug)]
pub struct Outcome {
    /// The differences.
    pub drift: Drift,
    /// The list.
    pub list: List,
    /// For each difference, the entry that lists it in at least one operation.
    pub entries: Vec<Option<usize>>,
    /// What a maintainer has to look at.
    pub findings: Vec<VendorFinding>,
    /// The indexes of the differences that are not listed.
    unlisted: BTreeSet<usize>,
}

/// Something that a maintainer has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VendorFinding {
    /// A difference that is not listed.
    Unlisted {
        /// The index of the difference.
        difference: usize,
        /// The operations in which it is not listed.
        operations: Vec<String>,
    },
    /// A listed difference that is gone.
    Agrees {
        /// The index of the entry.
        entry: usize,
        /// The place.
        place: String,
        /// The operations in which it is gone.
        operations: Vec<String>,
        /// Whether the documents now differ there in another way.
        differs: bool,
    },
    /// An entry names something that no difference has, and that could not be compared: one of
    /// the documents does not have it, or not what contains it.
    NotCompared {
        /// The index of the entry.
        entry: usize,
        /// The place, operation, kind, or component of the vendor's document.
        name: String,
    },
}

impl VendorFinding {
    /// Its kind.
    pub fn kind(&self) -> VendorKind {
        match self {
            Self::Unlisted { .. } => VendorKind::Unlisted,
            Self::Agrees { .. } => VendorKind::Agrees,
            Self::NotCompared { .. } => VendorKind::NotCompared,
        }
    }
}

/// The kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VendorKind {
    /// [`VendorFinding::Unlisted`].
    Unlisted,
    /// [`VendorFinding::Agrees`].
    Agrees,
    /// [`VendorFinding::NotCompared`].
    NotCompared,
}

impl VendorKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Unlisted, Self::Agrees, Self::NotCompared];

    /// The name in reports, for scripts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unlisted => "unlisted-difference",
            Self::Agrees => "vendor-agrees",
            Self::NotCompared => "entry-not-compared",
        }
    }

    /// Describes the kind, in a sentence.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Unlisted => {
                "Our document differs from the vendor's, and the list has no reason for it."
            }
            Self::Agrees => {
                "The list has a difference that is gone: the vendor may have corrected an error."
            }
            Self::NotCompared => "The list names something that no difference has.",
        }
    }
}

impl Outcome {
    /// Whether a difference is not listed in one of its operations.
    pub fn is_unlisted(&self, index: usize) -> bool {
        self.unlisted.contains(&index)
    }

    /// Holds the differences against the list.
    pub fn new(drift: Drift, list: List) -> Self {
        let differences = drift.differences.iter().enumerate();
        let unlisted = differences.filter_map(|(index, difference)| {
            let is_unlisted =
                |id: &&String| !list.entries.iter().any(|entry| entry.lists(difference, id));
            let operations: Vec<String> = difference
                .operations
                .iter()
                .filter(is_unlisted)
                .cloned()
                .collect();
            (!operations.is_empty()).then_some(VendorFinding::Unlisted {
                difference: index,
                operations,
            })
        });
        let mut findings: Vec<VendorFinding> = unlisted.collect();
        for (index, entry) in list.entries.iter().enumerate() {
            findings.extend(outdated(entry, index, &drift));
        }
        let entries = drift.differences.iter().map(|difference| {
            list.entries.iter().position(|entry| {
                let mut operations = difference.operations.iter();
                operations.any(|id| entry.lists(difference, id))
            })
        });
        let unlisted = findings.iter().filter_map(|finding| match finding {
            VendorFinding::Unlisted { difference, .. } => Some(*difference),
            _ => None,
        });
        Self {
            entries: entries.collect(),
            unlisted: unlisted.collect(),
            findings,
            list,
            drift,
        }
    }
}

/// A difference in one of its operations.
type Listed<'a> = (&'a VendorDifference, &'a str);

/// The parts of an entry that no longer hold.
fn outdated(entry: &Entry, index: usize, drift: &Drift) -> Vec<VendorFinding> {
    let differences = drift.differences.iter();
    let listed: Vec<Listed<'_>> = differences
        .flat_map(|it| it.operations.iter().map(move |id| (it, id.as_str())))
        .filter(|(it, id)| entry.lists(it, id))
        .collect();
    let mut findings = Vec::new();
    for pattern in &entry.places {
        let gone = gone(entry, pattern, &drift.operations, &listed);
        let is_listed = listed.iter().any(|(it, _)| matches(pattern, &it.place));
        if gone.is_empty() && !is_listed {
            findings.push(VendorFinding::NotCompared {
                entry: index,
                name: pattern.clone(),
            });
        }
        findings.extend(gone.into_iter().map(|(place, operations)| {
            let others = drift.differences.iter();
            let mut others = others.filter(|it| it.place == place && entry.is_against(it));
            let differs = others.any(|it| it.operations.iter().any(|id| operations.contains(id)));
            VendorFinding::Agrees {
                entry: index,
                place,
                operations,
                differs,
            }
        }));
    }
    // If a place is gone everywhere, the findings above say so.
    if findings.is_empty() {
        findings = idle(entry, index, &listed);
    }
    findings
}

/// The operations, kinds and components that an entry names, and that none of its differences
/// has.
fn idle(entry: &Entry, index: usize, listed: &[Listed<'_>]) -> Vec<VendorFinding> {
    let operations = entry.operations.iter();
    let operations = operations.filter(|id| !listed.iter().any(|(_, other)| other == id));
    let kinds = entry.kinds.iter();
    let kinds = kinds.filter(|kind| !listed.iter().any(|(it, _)| it.kind == **kind));
    let against = entry.against.iter();
    let against = against.filter(|name| {
        let mut others = listed.iter().map(|(it, _)| &it.against);
        !others.any(|other| other.as_ref() == Some(name))
    });
    let names = operations.chain(against).cloned();
    let names = names.chain(kinds.map(|kind| kind.name().to_owned()));
    names
        .map(|name| VendorFinding::NotCompared { entry: index, name })
        .collect()
}

/// The places that a pattern names and that no longer differ, with their operations.
fn gone(
    entry: &Entry,
    pattern: &str,
    operations: &[Compared],
    listed: &[Listed<'_>],
) -> BTreeMap<String, Vec<String>> {
    let mut gone: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // Which of the vendor's components a place was compared with is not known. If an entry
    // names them, one difference is enough.
    if !entry.against.is_empty() && listed.iter().any(|(it, _)| matches(pattern, &it.place)) {
        return gone;
    }
    for operation in operations.iter().filter(|it| entry.is_of(&it.id)) {
        for place in entry.expected(pattern, operation) {
            let differs = |(it, id): &Listed<'_>| *id == operation.id && matches(&place, &it.place);
            if !listed.iter().any(differs) {
                gone.entry(place).or_default().push(operation.id.clone());
            }
        }
    }
    gone
}
