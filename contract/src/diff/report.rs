//! A diff as text, JSON, Markdown, annotations of GitHub, and JUnit.

use std::fmt::Write as _;
use std::str::FromStr;

use conversation_apis_codegen::Pointer;
use serde_json::{Value, json};

use super::{Change, Semver, Severity, Side};
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

/// What a diff is between: names of the files.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The old one.
    pub old: &'a str,
    /// The new one.
    pub new: &'a str,
}

impl Severity {
    /// Its name, as the rules' files have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Risky => "risky",
            Self::Safe => "safe",
        }
    }
}

impl Semver {
    fn name(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Patch => "patch",
        }
    }
}

fn side(side: Side) -> Option<&'static str> {
    match side {
        Side::Request => Some("request"),
        Side::Response => Some("response"),
        Side::Neither => None,
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

type Place = Option<(Pointer, Option<usize>)>;

fn place(file: &str, place: &Place) -> Option<String> {
    let (pointer, line) = place.as_ref()?;
    Some(match line {
        Some(line) => format!("{file}:{line} {}", one_line(&pointer.to_string())),
        None => format!("{file} {}", one_line(&pointer.to_string())),
    })
}

fn text(changes: &[Change], files: Files<'_>) -> String {
    let mut out = String::new();
    for change in changes {
        let rule = change.rule;
        let way = side(change.side).map_or_else(String::new, |side| format!(" ({side})"));
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
        let (pointer, line) = place.as_ref()?;
        Some(json!({ "pointer": pointer.as_str(), "line": line }))
    };
    let changes_as: Vec<Value> = changes
        .iter()
        .map(|change| {
            json!({
                "rule": change.rule.id,
                "severity": change.rule.severity.name(),
                "side": side(change.side),
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
                Some((_, Some(line))) => format!("{}:{line}", plain(file)),
                _ => String::new(),
            };
            let _ = writeln!(
                out,
                "| {} (`{}`) | {} | {at} | {} |",
                plain(&change.text),
                change.rule.id,
                side(change.side).unwrap_or_default(),
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
        let line = place.and_then(|(_, line)| *line).unwrap_or(1);
        let text = escaped(&change.text);
        let _ = writeln!(
            out,
            "::{level} file={file},line={line},title={}::{text}",
            change.rule.id
        );
    }
    out
}

/// A text in XML.
fn xml(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            sign if sign.is_control() || matches!(sign, '\u{FFFE}' | '\u{FFFF}') => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

fn junit(changes: &[Change], files: Files<'_>) -> String {
    let failures = count(changes, Severity::Breaking);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"diff {} {}\" tests=\"{}\" failures=\"{failures}\">\n",
        xml(files.old),
        xml(files.new),
        changes.len().max(1),
    );
    if changes.is_empty() {
        out += "<testcase classname=\"diff\" name=\"no change\"/>\n";
    }
    for change in changes {
        let (id, text) = (&change.rule.id, xml(&change.text));
        let at = place(files.new, &change.new).or_else(|| place(files.old, &change.old));
        let at = xml(&at.unwrap_or_default());
        let _ = match change.rule.severity {
            Severity::Breaking => writeln!(
                out,
                "<testcase classname=\"{id}\" name=\"{text}\"><failure message=\"{text}\">{at}</failure></testcase>"
            ),
            severity => writeln!(
                out,
                "<testcase classname=\"{id}\" name=\"{text}\"><system-out>{}: {at}</system-out></testcase>",
                severity.name()
            ),
        };
    }
    out + "</testsuite>\n</testsuites>\n"
}
