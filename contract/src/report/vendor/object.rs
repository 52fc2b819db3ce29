//! One JSON object, for programs.

use serde_json::{Value, json};

use super::super::json::SCHEMA_VERSION;
use super::{VendorReport, finding_place, finding_text, of_operation};
use crate::diff::Location;
use crate::diff::vendor::{Outcome, VendorFinding};

pub(super) fn json(outcome: &Outcome, report: &VendorReport<'_>) -> Value {
    let location = |location: &Option<Location>| {
        let Location { pointer, line } = location.as_ref()?;
        Some(json!({ "pointer": pointer.as_str(), "line": line }))
    };
    let differences = outcome.drift.differences.iter().zip(&outcome.entries);
    let differences = differences.enumerate().map(|(index, (it, entry))| {
        let entry = entry.map(|entry| &outcome.list.entries[entry]);
        json!({
            "kind": it.kind.name(),
            "side": it.side.name(),
            "place": it.place,
            "ours": it.ours,
            "theirs": it.theirs,
            "against": it.against,
            "operations": it.operations,
            "old": location(&it.our_place),
            "new": location(&it.their_place),
            "listed": !outcome.is_unlisted(index),
            "reason": entry.map(|entry| &entry.reason),
            "seen": entry.and_then(|entry| entry.seen.as_ref()),
        })
    });
    let operations = outcome.drift.operations.iter().map(|operation| {
        let (new, known) = of_operation(outcome, operation);
        json!({
            "operation": operation.id,
            "request": operation.title,
            "compared": operation.is_paired,
            "differences": new.len() + known,
        })
    });
    let findings = outcome.findings.iter();
    let findings = findings.map(|it| finding_object(it, outcome, report));
    json!({
        "schema_version": SCHEMA_VERSION,
        "old": report.ours,
        "new": report.theirs,
        "list": report.list,
        "holds": outcome.findings.is_empty(),
        "operations": operations.collect::<Vec<_>>(),
        "other_operations": outcome.drift.others,
        "differences": differences.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}

fn finding_object(finding: &VendorFinding, outcome: &Outcome, report: &VendorReport<'_>) -> Value {
    let (file, line) = finding_place(finding, outcome, report);
    let reason = |entry: &usize| outcome.list.entries[*entry].reason.as_str();
    let (place, operations, reason) = match finding {
        VendorFinding::Unlisted {
            difference,
            operations,
        } => {
            let difference = &outcome.drift.differences[*difference];
            (&difference.place, operations.as_slice(), None)
        }
        VendorFinding::Agrees {
            entry,
            place,
            operations,
            ..
        } => (place, operations.as_slice(), Some(reason(entry))),
        VendorFinding::NotCompared { entry, name } => (name, &[][..], Some(reason(entry))),
    };
    json!({
        "kind": finding.kind().id(),
        "text": finding_text(finding, outcome),
        "place": place,
        "operations": operations,
        "reason": reason,
        "file": file,
        "line": line,
    })
}
