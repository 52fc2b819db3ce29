//! The tests of a verdict.

use super::super::escape::one_line;
use super::super::{Run, compact, notes, ordered, severity};
use super::{Problem, Suite, Tag, Test};
use crate::finding::{Finding, Kind, Severity};
use crate::incomplete::Incomplete;
use crate::verify::{Row, Verdict};

pub(super) fn suite(verdict: &Verdict, run: &Run) -> Suite {
    Suite {
        name: verdict.provider.to_owned(),
        seconds: verdict.elapsed.as_secs_f64(),
        started: Some(run.started.to_string()),
        tests: tests(verdict),
        output: [run_lines(run), information(verdict)].concat(),
    }
}

fn run_lines(run: &Run) -> Vec<String> {
    let host = run.host().map(|host| format!("host: {}", one_line(host)));
    let command = format!("command: {}", one_line(&run.command));
    [command].into_iter().chain(host).collect()
}

/// Findings and notes that do not fail a test.
fn information(verdict: &Verdict) -> Vec<String> {
    let found = ordered(verdict).into_iter();
    let found = found.filter(|finding| finding.severity == Severity::Information);
    let notes = notes(verdict).into_iter();
    let notes = notes.map(|note| format!("note: {}", one_line(&note)));
    found.flat_map(lines).chain(notes).collect()
}

/// One test for each schema, response, paging rule, effect and webhook, one for each kind and
/// place of the findings that belong to none of them, and one for each reason why the run is
/// incomplete.
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
    let others = errors.iter().filter(|(row, _)| row.is_none());
    let others: Vec<&Finding> = others.map(|&(_, finding)| finding).collect();
    let incomplete = verdict.incomplete.iter();
    schemas
        .chain(answers)
        .chain(rules)
        .chain(effects)
        .chain(webhooks)
        .chain(by_place(verdict, &others))
        .chain(incomplete.map(|reason| cut_short(verdict, reason)))
        .chain(whole(verdict))
        .collect()
}

/// A test for each kind and place. Its name stays the same as long as the finding does.
fn by_place(verdict: &Verdict, findings: &[&Finding]) -> Vec<Test> {
    let mut places: Vec<(Kind, String, Vec<&Finding>)> = Vec::new();
    for &finding in findings {
        let (kind, place) = (finding.kind, finding.place());
        let known = places.iter_mut().find(|it| (it.0, &it.1) == (kind, &place));
        match known {
            Some((.., known)) => known.push(finding),
            None => places.push((kind, place, vec![finding])),
        }
    }
    let tests = places.into_iter().map(|(kind, place, findings)| Test {
        class: format!("{}.{}", verdict.provider, kind.id()),
        name: place,
        problem: failure(&findings, true),
        output: Vec::new(),
    });
    tests.collect()
}

/// The test that a run went to its end. A run that did not has tests for the reasons instead.
fn whole(verdict: &Verdict) -> Option<Test> {
    verdict.incomplete.is_empty().then(|| Test {
        class: format!("{}.run", verdict.provider),
        name: "complete".to_owned(),
        problem: None,
        output: Vec::new(),
    })
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
        lines: findings
            .iter()
            .flat_map(|finding| lines(finding))
            .chain(help(findings))
            .collect(),
    })
}

/// What to do about each kind.
fn help(findings: &[&Finding]) -> Vec<String> {
    let occurs = |kind: &&Kind| findings.iter().any(|finding| finding.kind == **kind);
    let kinds = Kind::ALL.iter().filter(occurs);
    kinds.map(|kind| format!("help: {}", kind.help())).collect()
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
    if let Some(first) = &finding.evidence.first {
        lines.push(format!("  first met: {}", one_line(&first.to_string())));
    }
    if let Some(case) = &finding.case {
        lines.push(format!("  case: {}", compact(&case.json)));
        if let Some(path) = &case.path {
            lines.push(format!("  at: {}", one_line(path)));
        }
        lines.push(format!("  repeat: {}", one_line(&case.reproduce)));
    }
    lines
}
