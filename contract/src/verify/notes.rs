//! What a reader should know in addition to the findings.

use std::collections::BTreeMap;

use super::{Extent, Run};

impl Run<'_> {
    /// Adds notes for a reader, in addition to the findings.
    pub(super) fn note(&mut self) {
        let notes = &mut self.verdict.notes;
        let overlaps = self.oracle.overlaps.iter();
        notes.extend(overlaps.map(|at| {
            format!(
                "branches of {at} overlap: it is checked as anyOf, and siblings select the branch"
            )
        }));
        notes.extend(self.oracle.contract().first_unsupported().map(|at| {
            format!("{at} cannot be enumerated: only cases that the document allows are used, and no coverage is required")
        }));
        let stated = self.provider.skipped.iter();
        let stated = stated.map(|(id, reason)| ((*id).to_owned(), (*reason).to_owned()));
        if self.verdict.extent == Extent::Whole {
            self.verdict.skipped.extend(stated);
        }
        let skipped = by_reason(&self.verdict.skipped);
        self.verdict.notes.extend(skipped);
    }
}

/// How many operations a note names.
const NAMED: usize = 5;

/// A note for each reason that operations share.
pub(crate) fn by_reason(operations: &[(String, String)]) -> Vec<String> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, reason) in operations {
        by_reason.entry(reason).or_default().push(id);
    }
    let notes = by_reason.into_iter().map(|(reason, ids)| {
        let more = match ids.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let named = &ids[..ids.len().min(NAMED)];
        format!("{}{more}: {reason}", named.join(", "))
    });
    notes.collect()
}
