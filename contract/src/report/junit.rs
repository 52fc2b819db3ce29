//! JUnit's XML: a suite a provider; a test a schema, an answer and a paging rule.

use std::io::{self, Write};

use super::{Subject, compact, escape, notes, one_line, ordered, severity, subject};
use crate::finding::{Finding, Severity};
use crate::verify::Verdict;

pub(super) fn print(verdicts: &[Verdict], out: &mut dyn Write) -> io::Result<()> {
    let suites: Vec<(&Verdict, Vec<Test>)> = verdicts.iter().map(|it| (it, tests(it))).collect();
    let all = suites.iter().flat_map(|(_, tests)| tests);
    let failed = all.clone().filter(|test| test.failure.is_some());
    let seconds: f64 = verdicts.iter().map(|it| it.elapsed.as_secs_f64()).sum();
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="cargo contract verify" tests="{}" failures="{}" errors="0" time="{seconds:.3}">"#,
        all.clone().count(),
        failed.count(),
    )?;
    for (verdict, tests) in &suites {
        suite(verdict, tests, out)?;
    }
    writeln!(out, "</testsuites>")
}

/// One `testcase`.
struct Test {
    table: &'static str,
    name: String,
    failure: Option<Failure>,
}

/// Why a test fails.
struct Failure {
    /// The kind of the first finding.
    kind: &'static str,
    headline: String,
    /// Everything, escaped.
    lines: Vec<String>,
}

fn suite(verdict: &Verdict, tests: &[Test], out: &mut dyn Write) -> io::Result<()> {
    let provider = escape(verdict.provider);
    let failed = tests.iter().filter(|test| test.failure.is_some()).count();
    writeln!(
        out,
        r#"  <testsuite name="{provider}" tests="{}" failures="{failed}" errors="0" skipped="0" time="{:.3}">"#,
        tests.len(),
        verdict.elapsed.as_secs_f64(),
    )?;
    for Test {
        table,
        name,
        failure,
    } in tests
    {
        let name = escape(&one_line(name));
        write!(
            out,
            r#"    <testcase classname="{provider}.{table}" name="{name}""#
        )?;
        let Some(failure) = failure else {
            writeln!(out, "/>")?;
            continue;
        };
        let Failure { kind, .. } = failure;
        let (headline, body) = (escape(&failure.headline), failure.lines.join("\n"));
        writeln!(out, ">")?;
        writeln!(
            out,
            r#"      <failure type="{kind}" message="{headline}">{body}</failure>"#
        )?;
        writeln!(out, "    </testcase>")?;
    }
    information(verdict, out)?;
    writeln!(out, "  </testsuite>")
}

/// What is worth knowing and fails nothing.
fn information(verdict: &Verdict, out: &mut dyn Write) -> io::Result<()> {
    let mut lines: Vec<String> = ordered(verdict)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Information)
        .flat_map(lines)
        .collect();
    let notes = notes(verdict);
    let notes = notes.iter().map(|note| escape(&one_line(note)));
    lines.extend(notes.map(|note| format!("note: {note}")));
    match lines.is_empty() {
        true => Ok(()),
        false => writeln!(out, "    <system-out>{}</system-out>", lines.join("\n")),
    }
}

/// A test a row, and one for what belongs to none.
fn tests(verdict: &Verdict) -> Vec<Test> {
    let errors: Vec<(Option<Subject>, &Finding)> = ordered(verdict)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| (subject(verdict, finding), finding))
        .collect();
    let test = |table, name, subject, passed: bool| {
        let of = errors.iter().filter(|(of, _)| *of == subject);
        let findings: Vec<&Finding> = of.map(|&(_, finding)| finding).collect();
        Test {
            table,
            name,
            failure: failure(&findings, passed),
        }
    };
    let schemas = verdict.schemas.iter().enumerate();
    let schemas = schemas.map(|(at, row)| {
        let subject = Some(Subject::Schema(at));
        test("schemas", row.schema.clone(), subject, true)
    });
    let answers = verdict.answers.iter().enumerate().map(|(at, row)| {
        let name = format!("{}: {}", row.operation, row.answer);
        let passed = row.passed == row.calls;
        test("answers", name, Some(Subject::Answer(at)), passed)
    });
    let rules = verdict.rules.iter().enumerate().map(|(at, row)| {
        let name = format!("{}: {}", row.operation, row.rule);
        test("paging", name, Some(Subject::Rule(at)), row.holds)
    });
    let others = test("findings", "findings".to_owned(), None, true);
    schemas
        .chain(answers)
        .chain(rules)
        .chain([others])
        .collect()
}

/// One failure a test: many readers show the first one only.
fn failure(findings: &[&Finding], passed: bool) -> Option<Failure> {
    let headline = match findings {
        [] if passed => return None,
        [] => "did not come out as it should".to_owned(),
        [one] => headline(one),
        [first, rest @ ..] => format!("{} (and {} more)", headline(first), rest.len()),
    };
    let lines = findings.iter().flat_map(|finding| lines(finding));
    Some(Failure {
        kind: findings.first().map_or("failed", |it| it.kind.id()),
        headline,
        lines: lines.collect(),
    })
}

fn headline(finding: &Finding) -> String {
    let (kind, place) = (finding.kind.id(), one_line(&finding.place));
    format!("{kind}: {place}: {}", one_line(&finding.text))
}

/// A finding in lines, escaped.
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
        lines.push(format!("  repeat: {}", one_line(&case.repeat)));
    }
    lines.iter().map(|line| escape(line)).collect()
}
