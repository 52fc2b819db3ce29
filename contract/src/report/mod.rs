//! Reports of verdicts and diffs. Each format has its own module. This module has the code
//! that they share.

use std::io::{self, BufWriter, Write};

use serde_json::Value;

use crate::check::coverage;
use crate::finding::{Finding, Kind, Severity};
use crate::incomplete::Outcome;
use crate::percent;
use crate::verify::{Extent, RequestRow, Verdict, WebhookRow};

mod advice;
pub mod diff;
pub(crate) mod escape;
mod format;
mod html;
mod json;
mod junit;
mod markdown;
mod run;
mod rust;
mod sarif;
mod styles;
mod text;
pub mod vendor;

use self::escape::{cut, one_line};
pub use self::format::Format;
pub use self::json::SCHEMA;
pub use self::run::Run;
pub use self::styles::Styles;

/// Writes a report of the verdicts of a run. Only the text report uses the styles.
///
/// # Errors
///
/// `out` cannot be written to, or the format is not in [`Format::VERIFY`].
pub fn print(
    verdicts: &[Verdict],
    run: &Run,
    format: Format,
    styles: Styles,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Text => text::print(verdicts, styles, &mut out)?,
        Format::Json => json::print(verdicts, run, &mut out)?,
        Format::Junit => junit::print(verdicts, run, &mut out)?,
        Format::Sarif => sarif::print(verdicts, run, &mut out)?,
        Format::Markdown => markdown::print(verdicts, run, &mut out)?,
        Format::Html => html::print(verdicts, run, &mut out)?,
        Format::Github => return Err(format.unsupported("verify")),
    }
    out.flush()
}

/// How many characters of a case are shown, except in JSON and SARIF.
const CASE_LIMIT: usize = 2_000;

/// The columns of the coverage table, in the order of [`coverage::Kind::ALL`].
const COLUMNS: [&str; coverage::Kind::ALL.len()] = ["schemas", "properties", "values", "branches"];

/// The number of covered units and of all units.
type Units = (usize, usize);

fn show(&(covered, all): &Units) -> String {
    match all {
        0 => "-".to_owned(),
        _ => format!("{covered}/{all}"),
    }
}

/// The sums of a verdict.
struct Totals {
    cases: usize,
    units: [Units; COLUMNS.len()],
    /// The documented statuses whose calls all passed, and all documented statuses.
    statuses: Units,
    calls: usize,
    /// What requests have sent, in the order of [`RequestRow::UNITS`].
    requests: [Units; RequestRow::UNITS.len()],
    /// The writes whose effect was shown by each call, and all that state one.
    effects: Units,
    /// The valid deliveries of webhooks that passed, and all of them.
    deliveries: Units,
    /// The tampered deliveries that were refused for the expected reason, and all of them.
    refusals: Units,
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
        let mut requests = [(0, 0); RequestRow::UNITS.len()];
        for row in &verdict.requests {
            for (sum, unit) in requests.iter_mut().zip(&row.units) {
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
            calls: match verdict.requests.is_empty() {
                true => verdict.answers.iter().map(|row| row.calls).sum(),
                false => verdict.requests.iter().map(|row| row.calls).sum(),
            },
            requests,
            effects: (
                verdict.effects.iter().filter(|row| row.is_shown()).count(),
                verdict.effects.len(),
            ),
            deliveries: sum(verdict, |row| (row.passed, row.deliveries)),
            refusals: sum(verdict, |row| row.refusals),
            errors: errors.len(),
            information: information.len(),
        }
    }
}

/// The sums of the units of all webhooks.
fn sum(verdict: &Verdict, units: impl Fn(&WebhookRow) -> Units) -> Units {
    let all = verdict.webhooks.iter().map(units);
    all.fold((0, 0), |sum, unit| (sum.0 + unit.0, sum.1 + unit.1))
}

/// The outcome in words. An incomplete run is called incomplete even if it fails.
fn outcome(verdict: &Verdict) -> &'static str {
    match (verdict.outcome(), verdict.incomplete.is_empty()) {
        (Outcome::Holds, _) => "holds",
        (Outcome::Incomplete, _) => "incomplete",
        (Outcome::Fails, true) => "does not hold",
        (Outcome::Fails, false) => "incomplete, and does not hold",
    }
}

/// The outcome of several verdicts together. An incomplete verdict counts as worse than a
/// failed one.
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

/// The summary that follows `<provider> holds: ` in the last line of the text report.
fn summary(verdict: &Verdict) -> String {
    let totals = Totals::of(verdict);
    let checked = match verdict.extent {
        Extent::Nothing => return "the run did not start".to_owned(),
        Extent::Whole => whole(&totals, verdict),
        Extent::OneCase => format!(
            "one case; {}{}",
            count(totals.calls, "call"),
            webhooks(&totals)
        ),
        Extent::Live { requests, items } => {
            format!(
                "a live server; {}, {}{}",
                count(requests, "request"),
                count(items, "item"),
                effects(&totals),
            )
        }
        Extent::Recorded { answers, items } => format!(
            "recorded traffic; {}, {}",
            count(answers, "answer"),
            count(items, "item"),
        ),
    };
    let (findings, seconds) = (verdict.findings.len(), verdict.elapsed.as_secs_f64());
    format!("{checked}, {findings} findings ({seconds:.1} s)")
}

fn whole(totals: &Totals, verdict: &Verdict) -> String {
    let [schemas, properties, values, branches] = totals.units.each_ref().map(show);
    let [
        parameters,
        bodies,
        credentials,
        refused,
        states,
        sent,
        taken,
        _,
    ] = totals.requests.each_ref().map(show);
    format!(
        "{} cases; covered {schemas} schemas, {properties} property states, {values} enum values, {branches} branches, {} statuses, {parameters} parameters, {bodies} request bodies, {credentials} credentials; requests sent {states} property states, {sent} enum values, {taken} branches, refused {refused} wrong bodies; {} calls, {} paging rules{}{}",
        totals.cases,
        show(&totals.statuses),
        totals.calls,
        verdict.rules.len(),
        effects(totals),
        webhooks(totals),
    )
}

/// How many writes had their effect; empty if none states one.
fn effects(totals: &Totals) -> String {
    match totals.effects {
        (_, 0) => String::new(),
        units => format!(", {} effects of writes", show(&units)),
    }
}

/// The results of webhook deliveries; empty if none was made.
fn webhooks(totals: &Totals) -> String {
    match totals.deliveries {
        (_, 0) => String::new(),
        units => format!(
            ", {} webhook deliveries, {} tampered deliveries refused",
            show(&units),
            show(&totals.refusals)
        ),
    }
}

/// What a reader should know in addition to the findings.
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

/// The findings of one kind and severity.
struct Group<'a> {
    kind: Kind,
    severity: Severity,
    findings: Vec<&'a Finding>,
}

/// The findings of a verdict: errors first, then by kind, then in the order they were found.
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

/// The name of a severity, as in the JSON report.
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

/// The document's name, its version and the day on which it was retrieved.
fn source(verdict: &Verdict) -> String {
    let origin = verdict.document.as_ref().and_then(|it| it.origin.as_ref());
    let version = origin.and_then(|it| it.recorded.version.as_ref());
    let retrieved = origin.and_then(|it| it.recorded.retrieved.as_ref());
    let mut text = document(verdict);
    if let Some(version) = version {
        text += &format!(", version {version}");
    }
    if let Some(day) = retrieved {
        text += &format!(", retrieved {day}");
    }
    text
}

/// The path of the provider's document in the repository, as a relative URI.
fn document_uri(verdict: &Verdict) -> String {
    let file = verdict.document.as_ref().map_or("", |it| &it.file);
    format!(
        "openapi/{}/{}",
        verdict.provider,
        percent::encoded(file, b"")
    )
}

/// A case in one line, cut to [`CASE_LIMIT`].
fn compact(json: &Value) -> String {
    cut(&one_line(&json.to_string()), CASE_LIMIT)
}
