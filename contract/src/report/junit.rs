//! JUnit XML for `verify` and `diff`, as the schema of Jenkins describes it.

use std::io::{self, Write};

use super::escape::{markup, one_line};
use super::{compact, notes, ordered, severity};
use crate::finding::{Finding, Severity};
use crate::incomplete::Incomplete;
use crate::verify::{Extent, Row, Verdict};

/// A `testsuite`.
pub(crate) struct Suite {
    pub(crate) name: String,
    pub(crate) seconds: f64,
    pub(crate) tests: Vec<Test>,
    /// Lines of its `system-out`.
    pub(crate) output: Vec<String>,
}

/// A `testcase`.
pub(crate) struct Test {
    pub(crate) class: String,
    pub(crate) name: String,
    pub(crate) problem: Option<Problem>,
    /// Lines of its `system-out`.
    pub(crate) output: Vec<String>,
}

/// Why a test did not pass.
pub(crate) struct Problem {
    pub(crate) tag: Tag,
    /// The kind of problem, for programs.
    pub(crate) kind: String,
    pub(crate) message: String,
    pub(crate) lines: Vec<String>,
}

/// The two elements for tests that did not pass.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// The test ran and found a problem.
    Failure,
    /// The test did not run to the end.
    Error,
}

impl Tag {
    fn name(self) -> &'static str {
        match self {
            Self::Failure => "failure",
            Self::Error => "error",
        }
    }
}

/// Writes a report of suites.
pub(crate) fn write(name: &str, suites: &[Suite], out: &mut dyn Write) -> io::Result<()> {
    let tests = suites.iter().flat_map(|suite| &suite.tests);
    let seconds: f64 = suites.iter().map(|suite| suite.seconds).sum();
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="{}" {} time="{seconds:.3}">"#,
        attribute(name),
        counts(tests.collect()),
    )?;
    for suite in suites {
        write_suite(suite, out)?;
    }
    writeln!(out, "</testsuites>")
}

/// The attributes that count tests.
fn counts(tests: Vec<&Test>) -> String {
    let with = |tag| {
        let problems = tests.iter().filter_map(|test| test.problem.as_ref());
        problems.filter(|problem| problem.tag == tag).count()
    };
    format!(
        r#"tests="{}" failures="{}" errors="{}""#,
        tests.len(),
        with(Tag::Failure),
        with(Tag::Error)
    )
}

fn write_suite(suite: &Suite, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        r#"  <testsuite name="{}" {} skipped="0" time="{:.3}">"#,
        attribute(&suite.name),
        counts(suite.tests.iter().collect()),
        suite.seconds,
    )?;
    for test in &suite.tests {
        write_test(test, out)?;
    }
    write_output(&suite.output, "    ", out)?;
    writeln!(out, "  </testsuite>")
}

fn write_test(test: &Test, out: &mut dyn Write) -> io::Result<()> {
    let (class, name) = (attribute(&test.class), attribute(&test.name));
    write!(out, r#"    <testcase classname="{class}" name="{name}""#)?;
    if test.problem.is_none() && test.output.is_empty() {
        return writeln!(out, "/>");
    }
    writeln!(out, ">")?;
    if let Some(problem) = &test.problem {
        let tag = problem.tag.name();
        let (kind, message) = (attribute(&problem.kind), attribute(&problem.message));
        let body = escaped(&problem.lines);
        writeln!(
            out,
            r#"      <{tag} type="{kind}" message="{message}">{body}</{tag}>"#
        )?;
    }
    write_output(&test.output, "      ", out)?;
    writeln!(out, "    </testcase>")
}

fn write_output(lines: &[String], indent: &str, out: &mut dyn Write) -> io::Result<()> {
    match lines.is_empty() {
        true => Ok(()),
        false => writeln!(out, "{indent}<system-out>{}</system-out>", escaped(lines)),
    }
}

/// Text for an attribute, in one line.
fn attribute(text: &str) -> String {
    markup(&one_line(text))
}

fn escaped(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| markup(line)).collect();
    lines.join("\n")
}

/// Writes one suite for each provider.
pub(super) fn print(verdicts: &[Verdict], out: &mut dyn Write) -> io::Result<()> {
    let suites: Vec<Suite> = verdicts.iter().map(suite).collect();
    write("cargo contract verify", &suites, out)
}

fn suite(verdict: &Verdict) -> Suite {
    Suite {
        name: verdict.provider.to_owned(),
        seconds: verdict.elapsed.as_secs_f64(),
        tests: tests(verdict),
        output: information(verdict),
    }
}

/// Findings and notes that do not fail a test.
fn information(verdict: &Verdict) -> Vec<String> {
    let found = ordered(verdict).into_iter();
    let found = found.filter(|finding| finding.severity == Severity::Information);
    let notes = notes(verdict).into_iter();
    let notes = notes.map(|note| format!("note: {}", one_line(&note)));
    found.flat_map(lines).chain(notes).collect()
}

/// One test for each schema, response, paging rule, effect and webhook, one for the findings that
/// belong to none of them, and one for each reason why the run is incomplete.
fn tests(verdict: &Verdict) -> Vec<Test> {
    let errors: Vec<(Option<Row>, &Finding)> = ordered(verdict)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| (verdict.row(finding), finding))
        .collect();
    let test = |table: &str, name: String, row, passed: bool| {
        let of = errors.iter().filter(|(of, _)| *of == row);
        let findings: Vec<&Finding> = of.map(|&(_, finding)| finding).collect();
        Test {
            class: format!("{}.{table}", verdict.provider),
            name,
            problem: failure(&findings, passed),
            output: Vec::new(),
        }
    };
    let schemas = verdict.schemas.iter().enumerate();
    let schemas =
        schemas.map(|(at, row)| test("schemas", row.id.to_string(), Some(Row::Schema(at)), true));
    let answers = verdict.answers.iter().enumerate().map(|(at, row)| {
        let name = format!("{}: {}", row.operation, row.answer);
        let passed = row.passed == row.calls;
        test("answers", name, Some(Row::Answer(at)), passed)
    });
    let rules = verdict.rules.iter().enumerate().map(|(at, row)| {
        let name = format!("{}: {}", row.operation, row.says);
        test("paging", name, Some(Row::Rule(at)), row.holds)
    });
    let effects = verdict.effects.iter().enumerate().map(|(at, row)| {
        let passed = row.shown == row.calls;
        let mut test = test(
            "effects",
            row.operation.clone(),
            Some(Row::Effect(at)),
            passed,
        );
        test.output.extend(row.reason.as_deref().map(one_line));
        test
    });
    let webhooks = verdict.webhooks.iter().enumerate();
    let webhooks = webhooks.map(|(at, row)| {
        let name = row.event.clone();
        test("webhooks", name, Some(Row::Webhook(at)), row.holds())
    });
    // A run that did not start has not looked for findings.
    let has_started = verdict.extent != Extent::Nothing;
    let others = has_started.then(|| test("findings", "findings".to_owned(), None, true));
    let incomplete = verdict.incomplete.iter();
    schemas
        .chain(answers)
        .chain(rules)
        .chain(effects)
        .chain(webhooks)
        .chain(others)
        .chain(incomplete.map(|reason| cut_short(verdict, reason)))
        .collect()
}

/// The test for a reason why the run is incomplete.
fn cut_short(verdict: &Verdict, incomplete: &Incomplete) -> Test {
    let reason = incomplete.reason.id();
    let name = match &incomplete.operation {
        Some(operation) => format!("{operation}: {reason}"),
        None => reason.to_owned(),
    };
    Test {
        class: format!("{}.run", verdict.provider),
        name,
        problem: Some(Problem {
            tag: Tag::Error,
            kind: reason.to_owned(),
            message: incomplete.to_string(),
            lines: vec![format!("incomplete: {}", one_line(&incomplete.to_string()))],
        }),
        output: Vec::new(),
    }
}

/// One failure for all findings of a test, since many tools show only the first one.
fn failure(findings: &[&Finding], passed: bool) -> Option<Problem> {
    let message = match findings {
        [] if passed => return None,
        [] => "a call or a delivery did not have the expected result".to_owned(),
        [one] => headline(one),
        [first, rest @ ..] => format!("{} (and {} more)", headline(first), rest.len()),
    };
    Some(Problem {
        tag: Tag::Failure,
        kind: findings
            .first()
            .map_or("failed", |it| it.kind.id())
            .to_owned(),
        message,
        lines: findings.iter().flat_map(|finding| lines(finding)).collect(),
    })
}

fn headline(finding: &Finding) -> String {
    let (kind, place) = (finding.kind.id(), one_line(&finding.place()));
    format!("{kind}: {place}: {}", one_line(&finding.text))
}

/// A finding in several lines.
fn lines(finding: &Finding) -> Vec<String> {
    let times = match finding.count {
        0 | 1 => String::new(),
        several => format!(" ({several} times)"),
    };
    let severity = severity(finding.severity);
    let mut lines = vec![format!("{severity}: {}{times}", headline(finding))];
    if let Some(case) = &finding.case {
        lines.push(format!("  case: {}", compact(&case.json)));
        if let Some(path) = &case.path {
            lines.push(format!("  at: {}", one_line(path)));
        }
        lines.push(format!("  repeat: {}", one_line(&case.reproduce)));
    }
    lines
}
