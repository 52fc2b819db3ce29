//! Reports of a comparison of our document with the vendor's, in each format of `diff`.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::diff::{DiffReport, json_without_result, place};
use super::escape::{github_message, github_property, markdown, markdown_with_code, one_line};
use super::junit::{self, Problem, Suite, Tag, Test};
use super::{Format, json, markdown as table};
use crate::diff::Location;
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
        (Format::Json, Ok(outcome)) => return json::write(&json(outcome, report), out),
        (Format::Markdown, Ok(outcome)) => markdown_tables(outcome, report),
        (Format::Github, Ok(outcome)) => github(outcome, report),
        (Format::Junit, Ok(outcome)) => return junit(outcome, report, out),
        (Format::Sarif | Format::Html, _) => return Err(format.unsupported("diff")),
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
        changes: Err(why),
        fail_on: None,
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
        "{} findings; {differences} differences, {unlisted} not listed; {paired} operations compared, {} not in the vendor's document; {} other operations of the vendor not compared",
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
            known => format!(", and {known} that an operation above has"),
        };
        let count = differences.len();
        let _ = writeln!(out, "{id} ({title}): {count} differences{above}");
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
        let _ = writeln!(out, "finding: {}: {text}", finding.id());
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

fn json(outcome: &Outcome, report: &VendorReport<'_>) -> Value {
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
    let findings = outcome.findings.iter().map(|finding| {
        let (file, line) = finding_place(finding, outcome, report);
        json!({
            "kind": finding.id(),
            "text": finding_text(finding, outcome),
            "file": file,
            "line": line,
        })
    });
    json!({
        "schema_version": json::SCHEMA_VERSION,
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

fn markdown_tables(outcome: &Outcome, report: &VendorReport<'_>) -> String {
    let mut out = format!("## Our document and the vendor's: {}\n", summary(outcome));
    if !outcome.findings.is_empty() {
        let _ = writeln!(out, "\n### findings ({})\n", outcome.findings.len());
        out.push_str(&table::row(&["finding", "where"]));
        out.push_str("|---|---|\n");
        for finding in &outcome.findings {
            let (file, line) = finding_place(finding, outcome, report);
            let at = line.map(|line| format!("{}:{line}", markdown(file)));
            let text = markdown_with_code(&finding_text(finding, outcome));
            let text = format!("{text} (`{}`)", finding.id());
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

fn github(outcome: &Outcome, report: &VendorReport<'_>) -> String {
    let mut out = String::new();
    for finding in &outcome.findings {
        let (file, line) = finding_place(finding, outcome, report);
        let level = if report.fails { "error" } else { "notice" };
        let (file, id) = (github_property(file), finding.id());
        let text = github_message(&finding_text(finding, outcome));
        let line = line.unwrap_or(1);
        let _ = writeln!(out, "::{level} file={file},line={line},title={id}::{text}");
    }
    out
}

/// One test for each operation without findings of its own, and one for each finding.
fn junit(outcome: &Outcome, report: &VendorReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let compared = outcome.drift.operations.iter().map(|operation| {
        let (new, known) = of_operation(outcome, operation);
        let count = new.len() + known;
        Test {
            class: "operation".to_owned(),
            name: operation.id.clone(),
            problem: None,
            output: vec![format!("{count} differences")],
        }
    });
    let found = outcome.findings.iter().map(|finding| {
        let text = finding_text(finding, outcome);
        let lines = places(finding, outcome, report);
        let (problem, output) = match report.fails {
            true => {
                let problem = Problem {
                    tag: Tag::Failure,
                    kind: finding.id().to_owned(),
                    message: text.clone(),
                    lines,
                };
                (Some(problem), Vec::new())
            }
            false => (None, lines),
        };
        Test {
            class: finding.id().to_owned(),
            name: text,
            problem,
            output,
        }
    });
    let suite = Suite {
        name: format!("diff --vendor {} {}", report.ours, report.theirs),
        seconds: 0.0,
        tests: compared.chain(found).collect(),
        output: Vec::new(),
    };
    junit::write("cargo contract diff --vendor", &[suite], out)
}
