//! Proposals for the list: an entry for what is not listed yet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Outcome, VendorDifference, VendorFinding};

/// What the differences of one proposal share: kind, what the vendor's document states, and
/// the operations, if not all operations that have the place.
type Group<'a> = (&'static str, &'a str, Vec<String>);

/// TOML with an entry for each group of differences that are not listed. The reasons are
/// empty; a list with an empty reason is refused.
pub fn proposals(outcome: &Outcome) -> String {
    let mut groups: BTreeMap<Group<'_>, Vec<&str>> = BTreeMap::new();
    for finding in &outcome.findings {
        let VendorFinding::Unlisted {
            difference,
            operations,
        } = finding
        else {
            continue;
        };
        let difference = &outcome.drift.differences[*difference];
        let operations = match is_everywhere(difference, operations, outcome) {
            true => Vec::new(),
            false => operations.clone(),
        };
        let group = (
            difference.kind.name(),
            difference.theirs.as_str(),
            operations,
        );
        groups.entry(group).or_default().push(&difference.place);
    }
    let mut text = String::new();
    for ((kind, theirs, operations), places) in groups {
        let _ = writeln!(text, "[[difference]]\nkinds = [{}]", quoted(kind));
        let _ = writeln!(text, "theirs = {}", quoted(theirs));
        let _ = writeln!(text, "at = [{}]", list(places));
        if !operations.is_empty() {
            let operations = operations.iter().map(String::as_str);
            let _ = writeln!(text, "operations = [{}]", list(operations.collect()));
        }
        let _ = writeln!(text, "reason = \"\"\n");
    }
    text
}

/// Whether a difference is in every operation that has its place, so that an entry need not
/// name the operations.
fn is_everywhere(difference: &VendorDifference, unlisted: &[String], outcome: &Outcome) -> bool {
    let entry = super::Entry {
        kinds: vec![difference.kind],
        places: vec![difference.place.clone()],
        operations: Vec::new(),
        theirs: None,
        against: Vec::new(),
        reason: String::new(),
        seen: None,
        line: 0,
    };
    let mut operations = outcome.drift.operations.iter();
    operations.all(|operation| {
        let is_expected = !entry.expected(&difference.place, operation).is_empty();
        !is_expected || unlisted.contains(&operation.id)
    })
}

fn list(mut texts: Vec<&str>) -> String {
    texts.dedup();
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    match texts.len() {
        0..=1 => texts.concat(),
        _ => format!("\n    {},\n", texts.join(",\n    ")),
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
