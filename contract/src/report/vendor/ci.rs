//! Formats for CI servers.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::super::diff::uri;
use super::super::escape::{github_message, github_property};
use super::super::junit::{self, Problem, Suite, Tag, Test};
use super::super::sarif;
use super::{VendorReport, finding_place, finding_text, of_operation, places};
use crate::diff::vendor::{Outcome, VendorKind};

pub(super) fn github(outcome: &Outcome, report: &VendorReport<'_>) -> String {
    let mut out = String::new();
    for finding in &outcome.findings {
        let (file, line) = finding_place(finding, outcome, report);
        let level = if report.fails { "error" } else { "notice" };
        let (file, id) = (github_property(file), finding.kind().id());
        let text = github_message(&finding_text(finding, outcome));
        let line = line.unwrap_or(1);
        let _ = writeln!(out, "::{level} file={file},line={line},title={id}::{text}");
    }
    out
}

/// One test for each operation without findings of its own, and one for each finding.
pub(super) fn junit(
    outcome: &Outcome,
    report: &VendorReport<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let compared = outcome.drift.operations.iter().map(|operation| {
        let (new, known) = of_operation(outcome, operation);
        let count = new.len() + known;
        Test {
            class: "operation".to_owned(),
            name: operation.id.clone(),
            problem: None,
            output: vec![format!("differences: {count}")],
        }
    });
    let found = outcome.findings.iter().map(|finding| {
        let text = finding_text(finding, outcome);
        let lines = places(finding, outcome, report);
        let (problem, output) = match report.fails {
            true => {
                let problem = Problem {
                    tag: Tag::Failure,
                    kind: finding.kind().id().to_owned(),
                    message: text.clone(),
                    lines,
                };
                (Some(problem), Vec::new())
            }
            false => (None, lines),
        };
        Test {
            class: finding.kind().id().to_owned(),
            name: text,
            problem,
            output,
        }
    });
    let suite = Suite {
        name: format!("diff --vendor {} {}", report.ours, report.theirs),
        seconds: 0.0,
        started: None,
        tests: compared.chain(found).collect(),
        output: Vec::new(),
    };
    junit::write("cargo contract diff --vendor", &[suite], out)
}

/// One rule for each kind of finding, and one result for each finding.
pub(super) fn sarif(outcome: &Outcome, report: &VendorReport<'_>) -> Value {
    let level = if report.fails { "error" } else { "note" };
    let rules = VendorKind::ALL.iter().map(|kind| {
        json!({
            "id": kind.id(),
            "shortDescription": { "text": kind.describe() },
            "defaultConfiguration": { "level": "error" },
        })
    });
    let results = outcome.findings.iter().map(|finding| {
        let (file, line) = finding_place(finding, outcome, report);
        let text = finding_text(finding, outcome);
        json!({
            "ruleId": finding.kind().id(),
            "level": level,
            "message": { "text": sarif::message(&text) },
            "locations": [{ "physicalLocation": sarif::physical_location(&uri(file), line) }],
        })
    });
    sarif::log(rules.collect(), results.collect(), Vec::new())
}
