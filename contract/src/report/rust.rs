//! How two generated APIs differ, as part of the report of a diff.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::escape::one_line;
use super::markdown as table;
use crate::diff::Semver;
use crate::surface::{Change, Facts, Generated};

/// `changed: types::Parcel.weight: Option<Number> (was: Number)`.
fn line(change: &Change<'_>) -> String {
    let (what, is, was) = parts(change);
    let is = is.map_or_else(String::new, |is| format!(": {is}"));
    let was = was.map_or_else(String::new, |was| format!(" (was: {was})"));
    one_line(&format!("{what}: {}{is}{was}", change.member))
}

/// What happened, what a changed member is, and what it was.
fn parts(change: &Change<'_>) -> (&'static str, Option<String>, Option<String>) {
    match (change.was, change.is) {
        (Some(was), Some(is)) if was.signature == is.signature => match is.is_exhaustive {
            true => ("no longer #[non_exhaustive]", None, None),
            false => ("now #[non_exhaustive]", None, None),
        },
        (Some(was), Some(is)) => ("changed", Some(short(is)), Some(short(was))),
        (Some(_), None) => ("removed", None, None),
        (None, _) => ("added", None, None),
    }
}

/// A signature without the name by which generated code calls its runtime.
fn short(facts: &Facts) -> String {
    facts.signature.replace("progenitor_client::", "")
}

/// The changes, those that break programs first.
fn ordered(generated: &Generated) -> Vec<Change<'_>> {
    let mut changes = generated.changes();
    changes.sort_by_key(|change| change.step);
    changes
}

fn count(changes: &[Change<'_>]) -> String {
    let breaking = changes.iter().filter(|found| found.step == Semver::Major);
    let breaking = breaking.count();
    format!("{breaking} major, {} minor", changes.len() - breaking)
}

pub(super) fn text(generated: &Generated) -> String {
    let changes = ordered(generated);
    if changes.is_empty() {
        return String::new();
    }
    let mut out = format!("\nRust API: {}\n", count(&changes));
    for change in &changes {
        let _ = writeln!(out, "    {} ({})", line(change), change.step.name());
    }
    out
}

pub(super) fn markdown(generated: &Generated) -> String {
    let changes = ordered(generated);
    if changes.is_empty() {
        return "\nThe Rust API does not change.\n".to_owned();
    }
    let mut out = format!("\n### Rust API ({})\n\n", count(&changes));
    out.push_str(&table::row(&["step", "change", "member", "is", "was"]));
    out.push_str("|---|---|---|---|---|\n");
    for change in &changes {
        let (what, is, was) = parts(change);
        let code = |text: Option<String>| text.map_or_else(String::new, |text| format!("`{text}`"));
        out.push_str(&table::row(&[
            change.step.name().to_owned(),
            what.to_owned(),
            code(Some(change.member.to_string())),
            code(is),
            code(was),
        ]));
    }
    out
}

pub(super) fn json(generated: &Generated) -> Value {
    let change = |change: &Change<'_>| {
        json!({
            "member": change.member.to_string(),
            "was": change.was.map(short),
            "is": change.is.map(short),
            "semver": change.step.name(),
        })
    };
    json!(ordered(generated).iter().map(change).collect::<Vec<_>>())
}
