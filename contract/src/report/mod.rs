//! Verdicts in print: one module a format, and here what all of them show.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use crate::check::coverage;
use crate::finding::{Finding, Kind, Severity};
use crate::incomplete::Outcome;
use crate::verify::{Extent, Verdict};

mod html;
mod json;
pub(crate) mod junit;
mod markdown;
mod sarif;
mod text;

pub use json::SCHEMA;

/// The forms a report can take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Tables for people.
    #[default]
    Text,
    /// One JSON object, as [`SCHEMA`] describes it.
    Json,
    /// JUnit's XML, for the test pages of CI servers.
    Junit,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// A comment for a pull request.
    Markdown,
    /// One page for a browser, which loads nothing.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Json,
        Self::Junit,
        Self::Sarif,
        Self::Markdown,
        Self::Html,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Junit => "junit",
            Self::Sarif => "sarif",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("no format `{name}`; there are: {names}; each with or without `=FILE`")
        })
    }
}

/// Prints verdicts, without colour.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn print(verdicts: &[Verdict], format: Format, out: &mut dyn Write) -> io::Result<()> {
    print_with(verdicts, format, false, out)
}

/// Prints verdicts to the stream that stands for standard output: with colour
/// if [`allow_colour`] found a terminal there.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn print_to_stdout(
    verdicts: &[Verdict],
    format: Format,
    out: &mut dyn Write,
) -> io::Result<()> {
    print_with(verdicts, format, COLOUR.load(Ordering::Relaxed), out)
}

static COLOUR: AtomicBool = AtomicBool::new(false);

/// Allows colour for [`print_to_stdout`] if standard output is a terminal and
/// `NO_COLOR` is not set. Only `main` calls this: it alone knows that what is
/// written to is the real standard output and not a buffer of a test.
pub fn allow_colour() {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    COLOUR.store(!refused && io::stdout().is_terminal(), Ordering::Relaxed);
}

fn print_with(
    verdicts: &[Verdict],
    format: Format,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Text => text::print(verdicts, colour, &mut out)?,
        Format::Json => json::print(verdicts, &mut out)?,
        Format::Junit => junit::print(verdicts, &mut out)?,
        Format::Sarif => sarif::print(verdicts, &mut out)?,
        Format::Markdown => markdown::print(verdicts, &mut out)?,
        Format::Html => html::print(verdicts, &mut out)?,
    }
    out.flush()
}

/// How many characters of a case a report for people shows.
const CASE_LIMIT: usize = 2_000;

/// The columns of the coverage table, in the order of [`coverage::Kind::ALL`].
const COLUMNS: [&str; coverage::Kind::ALL.len()] = ["schemas", "properties", "values", "branches"];

/// Covered units and all units.
type Units = (usize, usize);

fn show(&(covered, all): &Units) -> String {
    match all {
        0 => "-".to_owned(),
        _ => format!("{covered}/{all}"),
    }
}

/// What a verdict comes to.
struct Totals {
    cases: usize,
    units: [Units; COLUMNS.len()],
    /// Documented statuses that came out as they should, and all.
    statuses: Units,
    calls: usize,
    errors: usize,
    information: usize,
}

impl Totals {
    fn of(verdict: &Verdict) -> Self {
        let mut units = [(0, 0); COLUMNS.len()];
        for row in &verdict.schemas {
            for (sum, unit) in units.iter_mut().zip(&row.units) {
                *sum = (sum.0 + unit.0, sum.1 + unit.1);
            }
        }
        let documented = || verdict.answers.iter().filter(|row| row.documented);
        let passed = documented().filter(|row| row.calls == row.passed);
        let (errors, information): (Vec<_>, Vec<_>) = verdict
            .findings
            .iter()
            .partition(|finding| finding.severity == Severity::Error);
        Self {
            cases: verdict.schemas.iter().map(|row| row.cases).sum(),
            units,
            statuses: (passed.count(), documented().count()),
            calls: verdict.answers.iter().map(|row| row.calls).sum(),
            errors: errors.len(),
            information: information.len(),
        }
    }
}

/// What a verdict says, in words. An incomplete run says so, whatever it found.
fn outcome(verdict: &Verdict) -> &'static str {
    match (verdict.outcome(), verdict.incomplete.is_empty()) {
        (Outcome::Holds, _) => "holds",
        (Outcome::Incomplete, _) => "incomplete",
        (Outcome::Fails, true) => "does not hold",
        (Outcome::Fails, false) => "incomplete, and does not hold",
    }
}

/// The outcome that stands for several verdicts: an incomplete one before one that
/// fails.
fn worst(verdicts: &[Verdict]) -> &'static str {
    let words = verdicts.iter().map(outcome);
    let order = [
        "holds",
        "does not hold",
        "incomplete",
        "incomplete, and does not hold",
    ];
    let worst = words.max_by_key(|words| order.iter().position(|other| other == words));
    worst.unwrap_or("holds")
}

/// What follows `<provider> holds: ` in the line one can paste.
fn summary(verdict: &Verdict) -> String {
    let totals = Totals::of(verdict);
    let proved = match verdict.extent {
        Extent::Nothing => return "the run did not start".to_owned(),
        Extent::Whole => whole(&totals, verdict),
        Extent::OneCase => format!("one case; {}", count(totals.calls, "call")),
        Extent::Live { requests, items } => {
            format!(
                "a live server; {}, {}",
                count(requests, "request"),
                count(items, "item")
            )
        }
    };
    let (findings, seconds) = (verdict.findings.len(), verdict.elapsed.as_secs_f64());
    format!("{proved}, {findings} findings ({seconds:.1} s)")
}

fn whole(totals: &Totals, verdict: &Verdict) -> String {
    let [schemas, properties, values, branches] = totals.units.each_ref().map(show);
    format!(
        "{} cases; covered {schemas} schemas, {properties} property states, {values} enum values, {branches} branches, {} statuses; {} calls, {} paging rules",
        totals.cases,
        show(&totals.statuses),
        totals.calls,
        verdict.rules.len(),
    )
}

/// What a reader should know beside the findings.
fn notes(verdict: &Verdict) -> Vec<String> {
    let reasons = verdict.incomplete.iter();
    let mut notes: Vec<String> = reasons
        .map(|reason| format!("incomplete: {reason}"))
        .collect();
    notes.extend(verdict.notes.iter().cloned());
    if verdict.accepted > 0 {
        let accepted = count(verdict.accepted, "finding");
        notes.push(format!("{accepted} accepted by the baseline, not shown"));
    }
    notes
}

/// Findings of one kind and severity.
struct Group<'a> {
    kind: Kind,
    severity: Severity,
    findings: Vec<&'a Finding>,
}

/// The findings of a verdict: errors first, then by kind, then as they came.
fn groups(verdict: &Verdict) -> Vec<Group<'_>> {
    let mut groups = Vec::new();
    for severity in [Severity::Error, Severity::Information] {
        for &kind in Kind::ALL {
            let of = |finding: &&Finding| finding.kind == kind && finding.severity == severity;
            let findings: Vec<_> = verdict.findings.iter().filter(of).collect();
            if !findings.is_empty() {
                groups.push(Group {
                    kind,
                    severity,
                    findings,
                });
            }
        }
    }
    groups
}

/// The findings of a verdict in the order of [`groups`].
fn ordered(verdict: &Verdict) -> Vec<&Finding> {
    let groups = groups(verdict).into_iter();
    groups.flat_map(|group| group.findings).collect()
}

/// A severity's name, as JSON has it.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Information => "information",
    }
}

/// `1 error`, `2 errors`.
fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// The document's name for reports; empty if the run could not start.
fn document(verdict: &Verdict) -> String {
    let document = verdict.document.as_ref();
    document.map_or_else(String::new, ToString::to_string)
}

/// The path of the provider's document in the repository, as a relative URI.
fn document_uri(verdict: &Verdict) -> String {
    let file = verdict.document.as_ref().map_or("", |it| &it.file);
    let mut uri = format!("openapi/{}/", verdict.provider);
    for byte in file.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// A case on one line, cut where people stop reading.
fn compact(json: &Value) -> String {
    cut(&one_line(&json.to_string()), CASE_LIMIT)
}

/// At most this many characters, the last one `…` where some are left out.
fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some(_) => {
            let kept = text.chars().take(limit.saturating_sub(1));
            kept.chain(['…']).collect()
        }
    }
}

/// Text without characters that move a cursor or break a line: those become escapes.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        match char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') || is_bidi(char) {
            true => line.extend(char.escape_default()),
            false => line.push(char),
        }
    }
    line
}

/// Characters that turn the direction of what follows, and could make it read otherwise.
fn is_bidi(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text for XML and HTML, between tags or in an attribute. What XML 1.0 cannot
/// hold becomes the replacement character.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // An attribute would read them as spaces, and a parser `\r` as `\n`.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            char if char.is_control() => escaped.push('\u{fffd}'),
            char => escaped.push(char),
        }
    }
    escaped
}
