//! JUnit XML for `verify` and `diff`, as the schema of Jenkins describes it.

use std::io::{self, Write};

use super::Run;
use super::escape::{markup, one_line};
use crate::verify::Verdict;

mod verdicts;

/// A `testsuite`.
pub(crate) struct Suite {
    pub(crate) name: String,
    pub(crate) seconds: f64,
    /// When it started: RFC 3339, in UTC.
    pub(crate) started: Option<String>,
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
    let started = suite.started.as_deref();
    let started = started.map(|time| format!(r#" timestamp="{}""#, attribute(time)));
    writeln!(
        out,
        r#"  <testsuite name="{}" {} skipped="0" time="{:.3}"{}>"#,
        attribute(&suite.name),
        counts(suite.tests.iter().collect()),
        suite.seconds,
        started.unwrap_or_default(),
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
pub(super) fn print(verdicts: &[Verdict], run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let suites: Vec<Suite> = verdicts.iter().map(|it| verdicts::suite(it, run)).collect();
    write("cargo contract verify", &suites, out)
}
