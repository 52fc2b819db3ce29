//! Reports of a diff, in each of its formats.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::escape::{github_message, github_property, markdown, markdown_with_code, one_line};
use super::junit::{self, Problem, Suite, Tag, Test};
use super::{Format, json, markdown as table, rust, sarif};
use crate::diff::{
    Change, ChangeKind, Location, Outcome, Proof, Respelled, Rule, Semver, Severity,
};
use crate::percent;
use crate::surface::Generated;

/// What a report of a diff shows.
#[derive(Debug, Clone, Copy)]
pub struct DiffReport<'a> {
    /// The name of the old document.
    pub old: &'a str,
    /// The name of the new document.
    pub new: &'a str,
    /// How the documents differ, or why they were not compared.
    pub outcome: Result<&'a Outcome, &'a str>,
    /// The lowest severity that fails the run; `None` if no change fails it. JUnit reports
    /// changes of this severity or a higher one as failures.
    pub fail_on: Option<Severity>,
    /// The APIs that are generated from the documents. With them, the report shows how they
    /// differ, and the version step follows from that. Without them, the rules say both.
    pub generated: Option<&'a Generated>,
}

impl DiffReport<'_> {
    /// The version step that all changes together need. Without the generated APIs, schemas that
    /// are written differently count as a major step, so that it is not too low.
    fn step(&self, outcome: &Outcome) -> Option<Semver> {
        let rules = outcome.changes.iter().map(|change| change.rule.semver);
        let Some(generated) = self.generated else {
            let respelled = outcome.respelled.first().map(|_| Semver::Major);
            return rules.chain(respelled).min();
        };
        let rules = rules.min();
        let generated = generated.step().filter(|step| *step != Semver::Patch);
        generated.or_else(|| rules.and(Some(Semver::Patch)))
    }

    /// What a change means for the Rust API, as its rule says. If the APIs show it, only the new
    /// name of what was renamed: the APIs have the old and the new one, but not that they belong
    /// together.
    fn rust<'a>(&self, change: &'a Change) -> &'a str {
        let kind = change.rule.kind;
        match self.generated.is_none() || is_renaming(kind) {
            true => &change.rust,
            false => "",
        }
    }

    /// Whether a change of this severity fails the run.
    pub fn fails(&self, severity: Severity) -> bool {
        self.fail_on.is_some_and(|least| severity <= least)
    }
}

fn is_renaming(kind: ChangeKind) -> bool {
    use ChangeKind as Kind;
    matches!(
        kind,
        Kind::OperationRenamed | Kind::ParameterRenamed | Kind::SchemaRenamed
    )
}

/// Writes a report of a diff.
///
/// # Errors
///
/// `out` cannot be written to, or the format is not in [`Format::DIFF`].
pub fn print(report: &DiffReport<'_>, format: Format, out: &mut dyn Write) -> io::Result<()> {
    let text = match (format, report.outcome) {
        (Format::Text, Ok(outcome)) => text(outcome, report),
        (Format::Text, Err(why)) => format!("error: {}\n", one_line(why)),
        (Format::Json, Ok(outcome)) => return json::write(&json(outcome, report), out),
        (Format::Json, Err(why)) => return json::write(&json_without_result(why, report), out),
        (Format::Markdown, Ok(outcome)) => markdown_tables(outcome, report),
        (Format::Markdown, Err(why)) => {
            let why = markdown_with_code(&one_line(why));
            format!("## API changes: incomplete\n\n{why}\n")
        }
        (Format::Github, Ok(outcome)) => github(&outcome.changes, report),
        (Format::Github, Err(why)) => {
            let why = github_message(&one_line(why));
            format!("::error title=diff incomplete::{why}\n")
        }
        (Format::Junit, _) => return junit(report, out),
        (Format::Sarif, _) => return json::write(&sarif(report), out),
        (Format::Html, _) => return Err(format.unsupported("diff")),
    };
    out.write_all(text.as_bytes())
}

fn count(changes: &[Change], severity: Severity) -> usize {
    let of = |change: &&Change| change.severity == severity;
    changes.iter().filter(of).count()
}

/// The schemas that are written differently, if the report does not show the generated APIs.
fn respelled<'a>(outcome: &'a Outcome, report: &DiffReport<'_>) -> &'a [Respelled] {
    match report.generated {
        Some(_) => &[],
        None => &outcome.respelled,
    }
}

/// `2 schemas are written differently …`; `None` if there are none.
fn respelled_text(outcome: &Outcome, report: &DiffReport<'_>) -> Option<String> {
    let (count, are) = match respelled(outcome, report).len() {
        0 => return None,
        1 => ("1 schema".to_owned(), "is"),
        count => (format!("{count} schemas"), "are"),
    };
    Some(format!(
        "{count} {are} written differently, which may change Rust types: --rust shows how"
    ))
}

fn summary(outcome: &Outcome, report: &DiffReport<'_>) -> String {
    let changes = &outcome.changes;
    let counts =
        Severity::ALL.map(|severity| format!("{} {}", count(changes, severity), severity.name()));
    let needs = match respelled(outcome, report).is_empty() {
        true => "needs",
        false => "may need",
    };
    let step = report.step(outcome).map_or_else(
        || "no release needed".to_owned(),
        |step| format!("the crate {needs} a {} release", step.name()),
    );
    format!("{}; {step}", counts.join(", "))
}

/// `openapi.yaml:7 #/paths/…`.
pub(super) fn place(file: &str, location: Option<&Location>) -> Option<String> {
    let Location { pointer, line } = location?;
    let pointer = one_line(&pointer.to_string());
    Some(match line {
        Some(line) => format!("{file}:{line} {pointer}"),
        None => format!("{file} {pointer}"),
    })
}

/// How many of the schemas that are written differently are shown.
const MAX_RESPELLED: usize = 3;

fn text(outcome: &Outcome, report: &DiffReport<'_>) -> String {
    let changes = &outcome.changes;
    let mut out = String::new();
    for change in changes {
        let rule = change.rule;
        let (severity, text, id) = (change.severity.name(), &change.text, &rule.id);
        let side = change.side.name();
        let side = side.map_or_else(String::new, |side| format!(" ({side})"));
        let _ = writeln!(out, "{severity}: {text}{side} [{id}]");
        let old = place(report.old, change.old.as_ref());
        let new = place(report.new, change.new.as_ref());
        for place in [old, new].iter().flatten() {
            let _ = writeln!(out, "    {place}");
        }
        let rust = report.rust(change);
        if !rust.is_empty() {
            let _ = writeln!(out, "    Rust: {rust} ({})", rule.semver.name());
        }
    }
    let rust = report.generated.map_or_else(String::new, rust::text);
    out.push_str(&rust);
    let written = respelled_text(outcome, report);
    if let Some(text) = &written {
        let _ = writeln!(out, "{text}");
    }
    for Respelled { old, new } in respelled(outcome, report).iter().take(MAX_RESPELLED) {
        let places = [place(report.old, Some(old)), place(report.new, Some(new))];
        for place in places.iter().flatten() {
            let _ = writeln!(out, "    {place}");
        }
    }
    let is_same = changes.is_empty() && rust.is_empty() && written.is_none();
    let _ = match (is_same, report.generated) {
        (true, None) => writeln!(out, "no changes on the wire"),
        (true, Some(_)) => writeln!(out, "no changes on the wire or in the Rust API"),
        (false, _) => writeln!(out, "\n{}", summary(outcome, report)),
    };
    out
}

fn json(outcome: &Outcome, report: &DiffReport<'_>) -> Value {
    let changes = &outcome.changes;
    let location = |location: Option<&Location>| {
        let Location { pointer, line } = location?;
        Some(json!({ "pointer": pointer.as_str(), "line": line }))
    };
    let change = |change: &Change| {
        json!({
            "rule": change.rule.id,
            "severity": change.severity.name(),
            "side": change.side.name(),
            "old": location(change.old.as_ref()),
            "new": location(change.new.as_ref()),
            "text": change.text,
            "rust": report.rust(change),
            "semver": change.rule.semver.name(),
            "proof": change.proof.map(Proof::name),
        })
    };
    let respelled_places = |Respelled { old, new }: &Respelled| json!({ "old": location(Some(old)), "new": location(Some(new)) });
    let mut page = json!({
        "schema_version": json::SCHEMA_VERSION,
        "old": report.old,
        "new": report.new,
        "breaking": count(changes, Severity::Breaking),
        "risky": count(changes, Severity::Risky),
        "safe": count(changes, Severity::Safe),
        "semver": report.step(outcome).map(Semver::name),
        "changes": changes.iter().map(change).collect::<Vec<_>>(),
        "respelled": respelled(outcome, report).iter().map(respelled_places).collect::<Vec<_>>(),
    });
    if let Some(generated) = report.generated {
        page["rust_api"] = rust::json(generated);
    }
    page
}

pub(super) fn json_without_result(why: &str, report: &DiffReport<'_>) -> Value {
    json!({
        "schema_version": json::SCHEMA_VERSION,
        "old": report.old,
        "new": report.new,
        "incomplete": [{ "reason": "not-started", "text": one_line(why) }],
    })
}

fn markdown_tables(outcome: &Outcome, report: &DiffReport<'_>) -> String {
    let changes = &outcome.changes;
    let mut out = format!("## API changes: {}\n", summary(outcome, report));
    if let Some(text) = respelled_text(outcome, report) {
        let _ = writeln!(out, "\n{text}");
    }
    for severity in Severity::ALL {
        let of = |change: &&Change| change.severity == severity;
        let changes: Vec<&Change> = changes.iter().filter(of).collect();
        if changes.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n### {} ({})\n", severity.name(), changes.len());
        out.push_str(&table::row(&["change", "side", "where", "Rust"]));
        out.push_str("|---|---|---|---|\n");
        for change in changes {
            let (file, location) = newest(change, report);
            let line = location.and_then(|location| location.line);
            let at = line.map(|line| format!("{}:{line}", markdown(file)));
            out.push_str(&table::row(&[
                format!(
                    "{} (`{}`)",
                    markdown_with_code(&change.text),
                    change.rule.id
                ),
                change.side.name().unwrap_or_default().to_owned(),
                at.unwrap_or_default(),
                markdown_with_code(report.rust(change)),
            ]));
        }
    }
    out.push_str(&report.generated.map_or_else(String::new, rust::markdown));
    out
}

/// The document and the place to show for a change: those of the new document if the
/// change has a place there, else those of the old one.
fn newest<'a>(change: &'a Change, report: &'a DiffReport<'_>) -> (&'a str, Option<&'a Location>) {
    match &change.new {
        Some(location) => (report.new, Some(location)),
        None => (report.old, change.old.as_ref()),
    }
}

fn github(changes: &[Change], report: &DiffReport<'_>) -> String {
    let mut out = String::new();
    for change in changes {
        let level = match change.severity {
            Severity::Breaking => "error",
            Severity::Risky => "warning",
            Severity::Safe => "notice",
        };
        let (file, location) = newest(change, report);
        let line = location.and_then(|location| location.line).unwrap_or(1);
        let (file, id) = (github_property(file), &change.rule.id);
        let text = github_message(&change.text);
        let _ = writeln!(out, "::{level} file={file},line={line},title={id}::{text}");
    }
    out
}

/// One result for each change, and the rules that judged them.
fn sarif(report: &DiffReport<'_>) -> Value {
    let level = |severity| match severity {
        Severity::Breaking => "error",
        Severity::Risky => "warning",
        Severity::Safe => "note",
    };
    let rule = |rule: &Rule| {
        json!({
            "id": rule.id,
            "shortDescription": { "text": rule.kind.name() },
            "defaultConfiguration": { "level": level(rule.severity) },
        })
    };
    let result = |change: &Change| {
        let (file, location) = newest(change, report);
        let line = location.and_then(|location| location.line);
        let name = location.map(|location| location.pointer.to_string());
        json!({
            "ruleId": change.rule.id,
            "level": level(change.severity),
            "message": { "text": sarif::message(&change.text) },
            "locations": [{
                "physicalLocation": sarif::physical_location(&uri(file), line),
                "logicalLocations": [{ "fullyQualifiedName": name.unwrap_or_default() }],
            }],
        })
    };
    match report.outcome {
        Ok(outcome) => {
            let changes = &outcome.changes;
            let rules = changes.iter().map(|change| (&change.rule.id, change.rule));
            let rules: BTreeMap<&String, &Rule> = rules.collect();
            let rules = rules.into_values().map(rule).collect();
            sarif::log(rules, changes.iter().map(result).collect(), Vec::new())
        }
        Err(why) => sarif::log(Vec::new(), Vec::new(), vec![sarif_failure(why)]),
    }
}

/// Why there is no result.
fn sarif_failure(why: &str) -> Value {
    sarif::notification("not-started", &format!("incomplete: {}", one_line(why)))
}

/// A file name as a URI.
pub(super) fn uri(file: &str) -> String {
    percent::encoded(file, b"/")
}

/// One test for each change.
fn junit(report: &DiffReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let test = |name: &str, problem| Test {
        class: "diff".to_owned(),
        name: name.to_owned(),
        problem,
        output: Vec::new(),
    };
    let tests = match report.outcome {
        Ok(outcome) if outcome.changes.is_empty() => vec![test("no change", None)],
        Ok(outcome) => outcome
            .changes
            .iter()
            .map(|change| junit_test(change, report))
            .collect(),
        Err(why) => {
            let why = one_line(why);
            let problem = Problem {
                tag: Tag::Error,
                kind: "not-started".to_owned(),
                message: why.clone(),
                lines: vec![why],
            };
            vec![test("run", Some(problem))]
        }
    };
    let suite = Suite {
        name: format!("diff {} {}", report.old, report.new),
        seconds: 0.0,
        started: None,
        tests,
        output: Vec::new(),
    };
    junit::write("cargo contract diff", &[suite], out)
}

fn junit_test(change: &Change, report: &DiffReport<'_>) -> Test {
    let (file, location) = newest(change, report);
    let at = place(file, location).unwrap_or_default();
    let severity = change.severity;
    let (problem, output) = match report.fails(severity) {
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
