//! Markdown for a comment on a pull request.

use std::fmt::Write as _;

use super::super::escape::{markdown, markdown_with_code, one_line};
use super::super::markdown as table;
use super::{VendorReport, finding_place, finding_text, of_operation, summary};
use crate::diff::vendor::Outcome;

pub(super) fn markdown_tables(outcome: &Outcome, report: &VendorReport<'_>) -> String {
    let mut out = format!("## Our document and the vendor's: {}\n", summary(outcome));
    if !outcome.findings.is_empty() {
        let _ = writeln!(out, "\n### findings ({})\n", outcome.findings.len());
        out.push_str(&table::row(&["finding", "where"]));
        out.push_str("|---|---|\n");
        for finding in &outcome.findings {
            let (file, line) = finding_place(finding, outcome, report);
            let at = line.map(|line| format!("{}:{line}", markdown(file)));
            let text = markdown_with_code(&finding_text(finding, outcome));
            let text = format!("{text} (`{}`)", finding.kind().id());
            out.push_str(&table::row(&[text, at.unwrap_or_default()]));
        }
    }
    for operation in &outcome.drift.operations {
        let (differences, known) = of_operation(outcome, operation);
        let id = markdown(&one_line(&operation.id));
        let count = differences.len() + known;
        let _ = writeln!(out, "\n### {id} ({count})\n");
        if known > 0 {
            let _ = writeln!(out, "{known} of them are those of an operation above.\n");
        }
        if differences.is_empty() {
            continue;
        }
        out.push_str(&table::row(&["place", "ours", "theirs", "reason"]));
        out.push_str("|---|---|---|---|\n");
        for (index, it) in differences {
            let entry = outcome.entries[index].map(|entry| &outcome.list.entries[entry]);
            let reason = entry.map_or("**not listed**".to_owned(), |entry| {
                markdown_with_code(&one_line(&entry.reason))
            });
            let cells = [&it.place, &it.ours, &it.theirs].map(|text| markdown(text));
            let [place, ours, theirs] = cells;
            out.push_str(&table::row(&[place, ours, theirs, reason]));
        }
    }
    out
}
