//! What a reader should know in addition to the findings.

use std::collections::BTreeMap;

use conversation_apis_codegen::walk;
use conversation_apis_server::checker::Checker;
use serde_json::Value;

use super::{Extent, Run};
use crate::check::coverage::{Kind, Unit};
use crate::document::{Contract, Direction};

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
        let impossible = self.oracle.contract().impossible().iter();
        notes.extend(impossible.map(|at| {
            format!("{at} allows no value: none of the values that it names has its type")
        }));
        notes.extend(wrong_examples(self.oracle.contract()));
        let unreadable = self.oracle.unreadable.iter();
        notes.extend(unreadable.map(|(at, reason)| {
            format!("{at} is not checked: the validator cannot read it: {reason}")
        }));
        let repairs = self.oracle.contract().repairs.iter();
        let repairs = repairs.map(|(at, text)| (at.to_string(), text.clone()));
        notes.extend(by_reason(&repairs.collect::<Vec<_>>()));
        let stated = self.provider.skipped.iter();
        let stated = stated.map(|(id, reason)| ((*id).to_owned(), (*reason).to_owned()));
        if self.verdict.extent == Extent::Whole {
            self.verdict.skipped.extend(stated);
        }
        let skipped = by_reason(&self.verdict.skipped);
        self.verdict.notes.extend(skipped);
    }
}

/// A note about the examples of the document that contradict their schemas. No case has them.
fn wrong_examples(contract: &Contract) -> Option<String> {
    let checker = Checker::new(contract);
    let mut document = contract.document.value.clone();
    let mut wrong = Vec::new();
    let visited = walk::each(&mut document, walk::Kind::Schema, &mut |schema, at| {
        let many = schema.get("examples").and_then(Value::as_array);
        let many = many.into_iter().flatten();
        let many = many.map(|example| ("examples", example));
        let one = schema.get("example").map(|example| ("example", example));
        for (keyword, example) in one.into_iter().chain(many) {
            if checker.judge(at, Direction::Response, example)?.is_err() {
                wrong.push(at.join(keyword).to_string());
            }
        }
        Ok(())
    });
    wrong.dedup();
    let is_wrong = visited.is_ok() && !wrong.is_empty();
    is_wrong.then(|| {
        format!(
            "examples that contradict their schemas are not used: {}",
            listed(&wrong)
        )
    })
}

/// A note for each kind of states that no case shows, and that need not be shown.
pub(super) fn not_proved(unshown: &[Unit]) -> Vec<String> {
    let note = |kind: Kind| {
        let of_kind = unshown.iter().filter(|unit| unit.state.kind() == kind);
        let of_kind: Vec<String> = of_kind
            .map(|unit| format!("{} {}", unit.at, unit.state))
            .collect();
        let what = match kind {
            Kind::Schema => "schemas",
            Kind::Property => "states of properties",
            Kind::Value => "values of enums",
            Kind::Branch => "branches of unions",
        };
        let count = of_kind.len();
        (count > 0).then(|| {
            format!(
                "not proved: no case shows {count} {what}: {}",
                listed(&of_kind)
            )
        })
    };
    Kind::ALL.into_iter().filter_map(note).collect()
}

/// The first of some names, and how many more there are.
fn listed(names: &[impl AsRef<str>]) -> String {
    let named: Vec<&str> = names.iter().take(NAMED).map(AsRef::as_ref).collect();
    let more = match names.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", named.join(", "))
}

/// How many names a note lists.
const NAMED: usize = 5;

/// A note for each reason that operations or places share.
pub(crate) fn by_reason(named: &[(String, String)]) -> Vec<String> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, reason) in named {
        by_reason.entry(reason).or_default().push(id);
    }
    let notes = by_reason.into_iter();
    notes
        .map(|(reason, ids)| format!("{}: {reason}", listed(&ids)))
        .collect()
}
