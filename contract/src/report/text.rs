//! Tables for people, and last a line one can paste.

use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{
    COLUMNS, Group, Totals, Units, compact, count, groups, one_line, outcome, show, summary,
};
use crate::finding::{Finding, Severity};
use crate::incomplete::Outcome;
use crate::verify::Verdict;

pub(super) fn print(verdicts: &[Verdict], colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint { colour };
    for verdict in verdicts {
        head(verdict, paint, out)?;
        // A live server has findings and no tables.
        if !verdict.schemas.is_empty() {
            coverage(verdict, paint, out)?;
        }
        if !verdict.answers.is_empty() {
            answers(verdict, paint, out)?;
        }
        if !verdict.rules.is_empty() {
            rules(verdict, paint, out)?;
        }
        notes(verdict, out)?;
        findings(verdict, paint, out)?;
        last_line(verdict, paint, out)?;
        if verdicts.len() > 1 {
            writeln!(out)?;
        }
    }
    match verdicts {
        [] | [_] => Ok(()),
        several => all(several, paint, out),
    }
}

/// One table of all providers, a row each.
fn all(verdicts: &[Verdict], paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let names = verdicts.iter().map(|verdict| verdict.provider.len());
    let width = names.max().unwrap_or(0).max("provider".len());
    let [schemas, properties, values, branches] = COLUMNS;
    let head = format!(
        "{:width$}  cases  {schemas}  {properties}  {values}  {branches}  statuses  calls  paging  findings  verdict",
        "provider",
    );
    writeln!(out, "{}", paint.bold(head))?;
    for verdict in verdicts {
        let totals = Totals::of(verdict);
        write!(out, "{:width$}  {:>5}", verdict.provider, totals.cases)?;
        for (unit, column) in totals.units.iter().zip(COLUMNS) {
            write!(out, "  {:>1$}", show(unit), column.len())?;
        }
        let (calls, rules) = (totals.calls, verdict.rules.len());
        let statuses = show(&totals.statuses);
        write!(out, "  {statuses:>8}  {calls:>5}  {rules:>6}")?;
        let outcome = said(verdict, paint);
        writeln!(out, "  {:>8}  {outcome}", verdict.findings.len())?;
    }
    Ok(())
}

/// Colours text, or leaves it as it is.
#[derive(Debug, Clone, Copy)]
struct Paint {
    colour: bool,
}

impl Paint {
    fn with(self, style: Style, text: impl fmt::Display) -> String {
        match self.colour {
            true => format!("{style}{text}{style:#}"),
            false => text.to_string(),
        }
    }

    fn bold(self, text: impl fmt::Display) -> String {
        self.with(Style::new().bold(), text)
    }

    fn good(self, text: impl fmt::Display) -> String {
        self.with(AnsiColor::Green.on_default().bold(), text)
    }

    fn bad(self, text: impl fmt::Display) -> String {
        self.with(AnsiColor::Red.on_default().bold(), text)
    }

    fn aside(self, text: impl fmt::Display) -> String {
        self.with(AnsiColor::Cyan.on_default(), text)
    }

    fn severity(self, severity: Severity, text: impl fmt::Display) -> String {
        match severity {
            Severity::Error => self.bad(text),
            Severity::Information => self.aside(text),
        }
    }
}

fn head(verdict: &Verdict, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let provider = paint.bold(verdict.provider);
    // A run that did not start has read no document.
    let Some(document) = &verdict.document else {
        return writeln!(out, "{provider}");
    };
    let document = one_line(&document.to_string());
    writeln!(out, "{provider}: {document}, {} overlays", verdict.overlays)
}

/// How wide the first column of all tables is.
fn width(verdict: &Verdict) -> usize {
    let names = verdict
        .schemas
        .iter()
        .map(|row| row.id.to_string().chars().count());
    names.max().unwrap_or(0).max("operation".len())
}

fn coverage(verdict: &Verdict, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let width = width(verdict);
    writeln!(out)?;
    let [schemas, properties, values, branches] = COLUMNS;
    let head = format!(
        "{:width$}  {:>5}  {schemas}  {properties}  {values}  {branches}",
        "schema", "cases",
    );
    writeln!(out, "{}", paint.bold(head))?;
    for row in &verdict.schemas {
        line(
            out,
            &row.id.to_string(),
            row.cases,
            &row.units,
            width,
            paint,
        )?;
    }
    let totals = Totals::of(verdict);
    line(out, "total", totals.cases, &totals.units, width, paint)
}

fn line(
    out: &mut dyn Write,
    name: &str,
    cases: usize,
    units: &[Units; COLUMNS.len()],
    width: usize,
    paint: Paint,
) -> io::Result<()> {
    write!(out, "{name:width$}  {cases:>5}")?;
    for (unit, column) in units.iter().zip(COLUMNS) {
        let cell = format!("{:>1$}", show(unit), column.len());
        let cell = match unit.0 < unit.1 {
            true => paint.bad(cell),
            false => cell,
        };
        write!(out, "  {cell}")?;
    }
    writeln!(out)
}

fn answers(verdict: &Verdict, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let width = width(verdict);
    let head = format!("{:width$}  {:<20}  {:>5}", "operation", "answer", "calls");
    writeln!(out, "\n{}", paint.bold(head))?;
    for row in &verdict.answers {
        let failed = match row.calls.saturating_sub(row.passed) {
            0 => String::new(),
            failed => paint.bad(format!("  {failed} failed")),
        };
        let (operation, answer, calls) = (&row.operation, &row.answer, row.calls);
        writeln!(out, "{operation:width$}  {answer:<20}  {calls:>5}{failed}")?;
    }
    Ok(())
}

fn rules(verdict: &Verdict, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let width = width(verdict);
    let head = format!("{:width$}  paging rule", "operation");
    writeln!(out, "\n{}", paint.bold(head))?;
    for row in &verdict.rules {
        let failed = match row.holds {
            true => String::new(),
            false => paint.bad("  FAILED"),
        };
        writeln!(out, "{:width$}  {}{failed}", row.operation, row.says)?;
    }
    Ok(())
}

fn notes(verdict: &Verdict, out: &mut dyn Write) -> io::Result<()> {
    let notes = super::notes(verdict);
    if !notes.is_empty() {
        writeln!(out)?;
    }
    for note in notes {
        writeln!(out, "note: {}", one_line(&note))?;
    }
    Ok(())
}

fn findings(verdict: &Verdict, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let totals = Totals::of(verdict);
    let groups = groups(verdict);
    for (severity, head) in [
        (Severity::Error, count(totals.errors, "error")),
        (
            Severity::Information,
            format!("{} for information", count(totals.information, "finding")),
        ),
    ] {
        let mut groups = groups.iter().filter(|group| group.severity == severity);
        let Some(first) = groups.next() else { continue };
        writeln!(out, "\n{}", paint.severity(severity, head))?;
        for group in [first].into_iter().chain(groups) {
            print_group(group, paint, out)?;
        }
    }
    Ok(())
}

fn print_group(group: &Group<'_>, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let times = match group.findings.len() {
        1 => String::new(),
        several => format!(" ({several})"),
    };
    let name = paint.severity(group.severity, group.kind.id());
    writeln!(out, "\n{name}{times}: {}", group.kind.describe())?;
    for finding in &group.findings {
        print_finding(finding, paint, out)?;
    }
    Ok(())
}

fn print_finding(finding: &Finding, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let times = match finding.count {
        0 | 1 => String::new(),
        several => format!(" ({several} times)"),
    };
    let place = paint.bold(one_line(&finding.place()));
    writeln!(out, "  {place}: {}{times}", one_line(&finding.text))?;
    let Some(case) = &finding.case else {
        return Ok(());
    };
    writeln!(out, "    case: {}", compact(&case.json))?;
    if let Some(path) = case.path.as_ref().filter(|path| !path.is_empty()) {
        writeln!(out, "    at: {}", one_line(path))?;
    }
    writeln!(out, "    repeat: {}", one_line(&case.reproduce))
}

fn last_line(verdict: &Verdict, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let outcome = said(verdict, paint);
    writeln!(
        out,
        "\n{} {outcome}: {}",
        verdict.provider,
        summary(verdict)
    )
}

/// The outcome; in capitals where it is not a pass.
fn said(verdict: &Verdict, paint: Paint) -> String {
    match verdict.outcome() {
        Outcome::Holds => paint.good(outcome(verdict)),
        Outcome::Fails | Outcome::Incomplete => paint.bad(outcome(verdict).to_uppercase()),
    }
}
