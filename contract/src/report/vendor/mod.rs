//! Reports of a comparison of our document with the vendor's, in each format of `diff`: here the
//! text, and what all formats share.

mod ci;
mod object;
mod tables;

use std::fmt::Write as _;
use std::io::{self, Write};

use super::diff::{DiffReport, json_without_result, place};
use super::escape::one_line;
use super::{Format, json};
use crate::diff::vendor::{Compared, Outcome, VendorDifference, VendorFinding};

/// What a report of a comparison with the vendor's document shows.
#[derive(Debug, Clone, Copy)]
pub struct VendorReport<'a> {
    /// The name of our document.
    pub ours: &'a str,
    /// The name of the vendor's document.
    pub theirs: &'a str,
    /// The name of the list.
    pub list: &'a str,
    /// The outcome, or why the documents were not compared.
    pub result: Result<&'a Outcome, &'a str>,
    /// Whether a finding fails the run. JUnit then reports findings as failures.
    pub fails: bool,
}

/// Writes a report.
///
/// # Errors
///
/// `out` cannot be written to, or the format is not in [`Format::DIFF`].
pub fn print(report: &VendorReport<'_>, format: Format, out: &mut dyn Write) -> io::Result<()> {
    let text = match (format, report.result) {
        (Format::Text, Ok(outcome)) => text(outcome, report),
        (Format::Json, Ok(outcome)) => return json::write(&object::json(outcome, report), out),
        (Format::Sarif, Ok(outcome)) => return json::write(&ci::sarif(outcome, report), out),
        (Format::Markdown, Ok(outcome)) => tables::markdown_tables(outcome, report),
        (Format::Github, Ok(outcome)) => ci::github(outcome, report),
        (Format::Junit, Ok(outcome)) => return ci::junit(outcome, report, out),
        (Format::Html, _) => return Err(format.unsupported("diff")),
        (format, Err(why)) => return print_failure(report, why, format, out),
    };
    out.write_all(text.as_bytes())
}

/// A report without a result is the same as one of two versions of a document.
fn print_failure(
    report: &VendorReport<'_>,
    why: &str,
    format: Format,
    out: &mut dyn Write,
) -> io::Result<()> {
    let failed = DiffReport {
        old: report.ours,
        new: report.theirs,
        outcome: Err(why),
        fail_on: None,
        generated: None,
    };
    match format {
        Format::Json => json::write(&json_without_result(why, &failed), out),
        format => super::diff::print(&failed, format, out),
    }
}

/// How many operations a text names.
const NAMED: usize = 4;

fn names(operations: &[String]) -> String {
    let named: Vec<&str> = operations.iter().take(NAMED).map(String::as_str).collect();
    let named = one_line(&named.join(", "));
    match operations.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// `Conversation.id: ours: integer; theirs (conversation): number`.
fn statement(difference: &VendorDifference) -> String {
    let VendorDifference {
        place,
        ours,
        theirs,
        against,
        ..
    } = difference;
    match against {
        Some(name) => format!(
            "{place}: ours: {ours}; theirs ({}): {theirs}",
            one_line(name)
        ),
        None => format!("{place}: ours: {ours}; theirs: {theirs}"),
    }
}

/// A finding in one line.
fn finding_text(finding: &VendorFinding, outcome: &Outcome) -> String {
    let listed = |entry: usize| one_line(&outcome.list.entries[entry].reason);
    match finding {
        VendorFinding::Unlisted {
            difference,
            operations,
        } => {
            let difference = &outcome.drift.differences[*difference];
            let (statement, kind) = (statement(difference), difference.kind.name());
            format!("{statement} [{kind}], in {}", names(operations))
        }
        VendorFinding::Agrees {
            entry,
            place,
            operations,
            differs,
        } => {
            let says = match differs {
                true => "the vendor's document now differs in another way than listed",
                false => "the vendor's document agrees now",
            };
            let (place, operations) = (one_line(place), names(operations));
            format!(
                "{place}: {says}, in {operations}; listed because: {}",
                listed(*entry)
            )
        }
        VendorFinding::NotCompared { entry, name } => {
            let name = one_line(name);
            format!(
                "{name}: listed, but no difference has it; listed because: {}",
                listed(*entry)
            )
        }
    }
}

/// The file and line of a finding: our document for a difference, the list for an entry.
fn finding_place<'a>(
    finding: &VendorFinding,
    outcome: &Outcome,
    report: &VendorReport<'a>,
) -> (&'a str, Option<usize>) {
    match finding {
        VendorFinding::Unlisted { difference, .. } => {
            let at = outcome.drift.differences[*difference].our_place.as_ref();
            (report.ours, at.and_then(|at| at.line))
        }
        VendorFinding::Agrees { entry, .. } | VendorFinding::NotCompared { entry, .. } => {
            (report.list, Some(outcome.list.entries[*entry].line))
        }
    }
}

fn summary(outcome: &Outcome) -> String {
    let Outcome {
        drift, findings, ..
    } = outcome;
    let differences = drift.differences.len();
    let unlisted = (0..differences).filter(|index| outcome.is_unlisted(*index));
    let unlisted = unlisted.count();
    let paired = drift.operations.iter().filter(|it| it.is_paired).count();
    format!(
        "findings: {}; differences: {differences}, not listed: {unlisted}; operations compared: {paired}, not in the vendor's document: {}; other operations of the vendor: {}",
        findings.len(),
        drift.operations.len() - paired,
        drift.others,
    )
}

/// The differences of an operation that no operation above has, each with its index, and how
/// many others it has.
fn of_operation<'a>(
    outcome: &'a Outcome,
    operation: &Compared,
) -> (Vec<(usize, &'a VendorDifference)>, usize) {
    let differences = outcome.drift.differences.iter().enumerate();
    let has = |it: &VendorDifference| it.operations.contains(&operation.id);
    let (new, known): (Vec<_>, Vec<_>) = differences
        .filter(|(_, it)| has(it))
        .partition(|(_, it)| it.operations.first() == Some(&operation.id));
    (new, known.len())
}

fn text(outcome: &Outcome, report: &VendorReport<'_>) -> String {
    let mut out = String::new();
    for operation in &outcome.drift.operations {
        let (differences, known) = of_operation(outcome, operation);
        let (id, title) = (one_line(&operation.id), one_line(&operation.title));
        let above = match known {
            0 => String::new(),
            known => format!(" and {known} of operations above"),
        };
        let count = differences.len();
        let _ = writeln!(out, "{id} ({title}): differences: {count}{above}");
        for (index, difference) in differences {
            let listed = match outcome.is_unlisted(index) {
                true => "not listed",
                false => "listed",
            };
            let (text, kind) = (statement(difference), difference.kind.name());
            let _ = writeln!(out, "  {listed}: {text} [{kind}]");
        }
    }
    out.push('\n');
    for finding in &outcome.findings {
        let text = finding_text(finding, outcome);
        let _ = writeln!(out, "finding: {}: {text}", finding.kind().id());
        for place in places(finding, outcome, report) {
            let _ = writeln!(out, "    {place}");
        }
    }
    let _ = writeln!(out, "{}", summary(outcome));
    out
}

/// The places of a finding in the files.
fn places(finding: &VendorFinding, outcome: &Outcome, report: &VendorReport<'_>) -> Vec<String> {
    match finding {
        VendorFinding::Unlisted { difference, .. } => {
            let difference = &outcome.drift.differences[*difference];
            let ours = place(report.ours, difference.our_place.as_ref());
            let theirs = place(report.theirs, difference.their_place.as_ref());
            ours.into_iter().chain(theirs).collect()
        }
        VendorFinding::Agrees { entry, .. } | VendorFinding::NotCompared { entry, .. } => {
            vec![format!(
                "{}:{}",
                report.list, outcome.list.entries[*entry].line
            )]
        }
    }
}
