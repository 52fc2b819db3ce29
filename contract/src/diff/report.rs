//! A diff as text, JSON, Markdown, annotations of GitHub, and JUnit.

use std::fmt::Write as _;
use std::str::FromStr;

use serde_json::{Value, json};

use super::{Change, Location, Semver, Severity};
use crate::report::junit::{self, Problem, Suite, Tag, Test};
use crate::report::one_line;

/// The formats there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// For people at a terminal.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For a pull request.
    Markdown,
    /// For GitHub's annotations of a file.
    Github,
    /// For CI that shows tests.
    Junit,
}

/// The formats by name.
const FORMATS: [(&str, Format); 5] = [
    ("text", Format::Text),
    ("json", Format::Json),
    ("markdown", Format::Markdown),
    ("github", Format::Github),
    ("junit", Format::Junit),
];

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = FORMATS.iter().find(|(name, _)| *name == text);
        found.map(|(_, format)| *format).ok_or_else(|| {
            let names = FORMATS.map(|(name, _)| name);
            format!("no format `{text}`; there are: {}", names.join(", "))
        })
    }
}

/// What a diff is between, and when it fails.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The old one.
    pub old: &'a str,
    /// The new one.
    pub new: &'a str,
    /// The least severity that fails the run; none of them if there is none. JUnit shows
    /// such changes as failures.
    pub fail_on: Option<Severity>,
}

impl Files<'_> {
    /// Whether a change of this severity fails the run.
    pub fn fails(&self, severity: Severity) -> bool {
        self.fail_on.is_some_and(|least| severity <= least)
    }
}

/// The step that all changes ask for together.
pub fn semver(changes: &[Change]) -> Option<Semver> {
    changes.iter().map(|change| change.rule.semver).min()
}

/// Writes a diff.
pub fn write(changes: &[Change], files: Files<'_>, format: Format) -> String {
    match format {
        Format::Text => text(changes, files),
        Format::Json => format!("{:#}\n", json(changes, files)),
        Format::Markdown => markdown(changes, files),
        Format::Github => github(changes, files),
        Format::Junit => junit(changes, files),
    }
}

fn count(changes: &[Change], severity: Severity) -> usize {
    let of = |change: &&Change| change.rule.severity == severity;
    changes.iter().filter(of).count()
}

fn summary(changes: &[Change]) -> String {
    let counts = [Severity::Breaking, Severity::Risky, Severity::Safe]
        .map(|severity| format!("{} {}", count(changes, severity), severity.name()));
    let step = semver(changes).map_or_else(
        || "no release needed".to_owned(),
        |step| format!("the crate's next release is a {} one", step.name()),
    );
    format!("{}; {step}", counts.join(", "))
}

type Place = Option<Location>;

fn place(file: &str, place: &Place) -> Option<String> {
    let Location { pointer, line } = place.as_ref()?;
    Some(match line {
        Some(line) => format!("{file}:{line} {}", one_line(&pointer.to_string())),
        None => format!("{file} {}", one_line(&pointer.to_string())),
    })
}

fn text(changes: &[Change], files: Files<'_>) -> String {
    let mut out = String::new();
    for change in changes {
        let rule = change.rule;
        let way = change
            .side
            .name()
            .map_or_else(String::new, |side| format!(" ({side})"));
        let _ = writeln!(
            out,
            "{}: {}{way} [{}]",
            rule.severity.name(),
            change.text,
            rule.id
        );
        let places = [place(files.old, &change.old), place(files.new, &change.new)];
        for place in places.iter().flatten() {
            let _ = writeln!(out, "    {place}");
        }
        if !change.rust.is_empty() {
            let _ = writeln!(out, "    Rust: {} ({})", change.rust, rule.semver.name());
        }
    }
    let _ = match changes.is_empty() {
        true => writeln!(out, "no change that anyone would notice"),
        false => writeln!(out, "\n{}", summary(changes)),
    };
    out
}

fn json(changes: &[Change], files: Files<'_>) -> Value {
    let at = |place: &Place| {
        let Location { pointer, line } = place.as_ref()?;
        Some(json!({ "pointer": pointer.as_str(), "line": line }))
    };
    let changes_as: Vec<Value> = changes
        .iter()
        .map(|change| {
            json!({
                "rule": change.rule.id,
                "severity": change.rule.severity.name(),
                "side": change.side.name(),
                "old": at(&change.old),
                "new": at(&change.new),
                "text": change.text,
                "rust": change.rust,
                "semver": change.rule.semver.name(),
            })
        })
        .collect();
    json!({
        "schema_version": 1,
        "old": files.old,
        "new": files.new,
        "breaking": count(changes, Severity::Breaking),
        "risky": count(changes, Severity::Risky),
        "safe": count(changes, Severity::Safe),
        "semver": semver(changes).map(Semver::name),
        "changes": changes_as,
    })
}

/// What a document says, as Markdown that says no more.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '\n' | '\r' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '|' | '*' | '[' | ']' | '\\' => out.extend(['\\', sign]),
            sign => out.push(sign),
        }
    }
    out
}

fn markdown(changes: &[Change], files: Files<'_>) -> String {
    let mut out = format!("## API changes: {}\n", summary(changes));
    for severity in [Severity::Breaking, Severity::Risky, Severity::Safe] {
        let of: Vec<&Change> = changes
            .iter()
            .filter(|change| change.rule.severity == severity)
            .collect();
        if of.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n### {} ({})\n", severity.name(), of.len());
        let _ = writeln!(out, "| change | side | where | Rust |\n|---|---|---|---|");
        for change in of {
            let line = change.new.as_ref().or(change.old.as_ref());
            let file = if change.new.is_some() {
                files.new
            } else {
                files.old
            };
            let at = match line {
                Some(Location {
                    line: Some(line), ..
                }) => format!("{}:{line}", plain(file)),
                _ => String::new(),
            };
            let _ = writeln!(
                out,
                "| {} (`{}`) | {} | {at} | {} |",
                plain(&change.text),
                change.rule.id,
                change.side.name().unwrap_or_default(),
                plain(&change.rust),
            );
        }
    }
    out
}

/// A text in a workflow command.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn github(changes: &[Change], files: Files<'_>) -> String {
    let mut out = String::new();
    for change in changes {
        let level = match change.rule.severity {
            Severity::Breaking => "error",
            Severity::Risky => "warning",
            Severity::Safe => "notice",
        };
        let (file, place) = match &change.new {
            Some(place) => (files.new, Some(place)),
            None => (files.old, change.old.as_ref()),
        };
        let file = escaped(file).replace(',', "%2C").replace(':', "%3A");
        let line = place.and_then(|place| place.line).unwrap_or(1);
        let text = escaped(&change.text);
        let _ = writeln!(
            out,
            "::{level} file={file},line={line},title={}::{text}",
            change.rule.id
        );
    }
    out
}

/// A test a change.
fn junit(changes: &[Change], files: Files<'_>) -> String {
    let mut tests: Vec<Test> = changes.iter().map(|change| test(change, files)).collect();
    if tests.is_empty() {
        tests.push(Test {
            class: "diff".to_owned(),
            name: "no change".to_owned(),
            problem: None,
            output: Vec::new(),
        });
    }
    junit_of(files, tests)
}

fn test(change: &Change, files: Files<'_>) -> Test {
    let at = place(files.new, &change.new).or_else(|| place(files.old, &change.old));
    let at = at.unwrap_or_default();
    let severity = change.rule.severity;
    let (problem, output) = match files.fails(severity) {
        true => {
            let problem = Problem {
                tag: Tag::Failure,
                kind: severity.name().to_owned(),
                message: change.text.clone(),
                lines: vec![at],
            };
            (Some(problem), Vec::new())
        }
        false => (None, vec![format!("{}: {at}", severity.name())]),
    };
    Test {
        class: change.rule.id.clone(),
        name: change.text.clone(),
        problem,
        output,
    }
}

fn junit_of(files: Files<'_>, tests: Vec<Test>) -> String {
    let suite = Suite {
        name: format!("diff {} {}", files.old, files.new),
        seconds: 0.0,
        tests,
        output: Vec::new(),
    };
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = junit::write("cargo contract diff", &[suite], &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// Writes a report that says why the run has no result.
pub fn write_failed(why: &str, files: Files<'_>, format: Format) -> String {
    let why = one_line(why);
    match format {
        Format::Text => format!("error: {why}\n"),
        Format::Json => {
            let report = json!({
                "schema_version": 1,
                "old": files.old,
                "new": files.new,
                "incomplete": [{ "reason": "not-started", "text": why }],
            });
            format!("{report:#}\n")
        }
        Format::Markdown => format!("## API changes: incomplete\n\n{}\n", plain(&why)),
        Format::Github => format!("::error title=diff incomplete::{}\n", escaped(&why)),
        Format::Junit => {
            let test = Test {
                class: "diff".to_owned(),
                name: "run".to_owned(),
                problem: Some(Problem {
                    tag: Tag::Error,
                    kind: "not-started".to_owned(),
                    message: why.clone(),
                    lines: vec![why],
                }),
                output: Vec::new(),
            };
            junit_of(files, vec![test])
        }
    }
}
