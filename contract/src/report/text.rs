//! Tables for a terminal. The last line sums up the verdict.

use std::io::{self, Write};

use super::escape::one_line;
use super::{
    COLUMNS, Group, Styles, Totals, Units, compact, count, groups, outcome, show, summary,
};
use crate::finding::{Finding, Severity};
use crate::incomplete::Outcome;
use crate::verify::{RequestRow, Verdict};

pub(super) fn print(verdicts: &[Verdict], styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    for verdict in verdicts {
        head(verdict, styles, out)?;
        // A run against a live server has no tables.
        if !verdict.schemas.is_empty() {
            coverage(verdict, styles, out)?;
        }
        if !verdict.answers.is_empty() {
            answers(verdict, styles, out)?;
        }
        if !verdict.requests.is_empty() {
            requests(verdict, styles, out)?;
        }
        if !verdict.effects.is_empty() {
            effects(verdict, styles, out)?;
        }
        if !verdict.rules.is_empty() {
            rules(verdict, styles, out)?;
        }
        if !verdict.webhooks.is_empty() {
            webhooks(verdict, styles, out)?;
        }
        notes(verdict, out)?;
        findings(verdict, styles, out)?;
        last_line(verdict, styles, out)?;
        if verdicts.len() > 1 {
            writeln!(out)?;
        }
    }
    match verdicts {
        [] | [_] => Ok(()),
        several => all(several, styles, out),
    }
}

/// A table with one row for each provider.
fn all(verdicts: &[Verdict], styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let names = verdicts.iter().map(|verdict| verdict.provider.len());
    let width = names.max().unwrap_or(0).max("provider".len());
    let [schemas, properties, values, branches] = COLUMNS;
    let head = format!(
        "{:width$}  cases  {schemas}  {properties}  {values}  {branches}  statuses  calls  paging  webhooks  findings  verdict",
        "provider",
    );
    writeln!(out, "{}", styles.bold(head))?;
    for verdict in verdicts {
        let totals = Totals::of(verdict);
        write!(out, "{:width$}  {:>5}", verdict.provider, totals.cases)?;
        for (unit, column) in totals.units.iter().zip(COLUMNS) {
            write!(out, "  {:>1$}", show(unit), column.len())?;
        }
        let (calls, rules) = (totals.calls, verdict.rules.len());
        let statuses = show(&totals.statuses);
        let webhooks = show(&totals.deliveries);
        write!(
            out,
            "  {statuses:>8}  {calls:>5}  {rules:>6}  {webhooks:>8}"
        )?;
        let outcome = outcome_text(verdict, styles);
        writeln!(out, "  {:>8}  {outcome}", verdict.findings.len())?;
    }
    Ok(())
}

fn by_severity(styles: Styles, severity: Severity, text: &str) -> String {
    match severity {
        Severity::Error => styles.bad(text),
        Severity::Information => styles.aside(text),
    }
}

fn head(verdict: &Verdict, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let provider = styles.bold(verdict.provider);
    // A run that did not start has not read the document.
    let Some(document) = &verdict.document else {
        return writeln!(out, "{provider}");
    };
    let document = one_line(&document.to_string());
    writeln!(out, "{provider}: {document}, {} overlays", verdict.overlays)
}

/// The width of the first column of all tables.
fn width(verdict: &Verdict) -> usize {
    let names = verdict
        .schemas
        .iter()
        .map(|row| row.id.to_string().chars().count());
    names.max().unwrap_or(0).max("operation".len())
}

fn coverage(verdict: &Verdict, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let width = width(verdict);
    writeln!(out)?;
    let [schemas, properties, values, branches] = COLUMNS;
    let head = format!(
        "{:width$}  {:>5}  {schemas}  {properties}  {values}  {branches}",
        "schema", "cases",
    );
    writeln!(out, "{}", styles.bold(head))?;
    for row in &verdict.schemas {
        let name = format!("{:width$}", row.id.to_string());
        let cells = coverage_cells(row.cases, &row.units, styles);
        writeln!(out, "{name}{cells}")?;
    }
    let totals = Totals::of(verdict);
    let cells = coverage_cells(totals.cases, &totals.units, styles);
    writeln!(out, "{:width$}{cells}", "total")
}

fn coverage_cells(cases: usize, units: &[Units; COLUMNS.len()], styles: Styles) -> String {
    let mut cells = format!("  {cases:>5}");
    for (unit, column) in units.iter().zip(COLUMNS) {
        let cell = format!("{:>1$}", show(unit), column.len());
        let cell = match unit.0 < unit.1 {
            true => styles.bad(cell),
            false => cell,
        };
        cells.push_str("  ");
        cells.push_str(&cell);
    }
    cells
}

fn answers(verdict: &Verdict, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let width = width(verdict);
    let head = format!("{:width$}  {:<20}  {:>5}", "operation", "response", "calls");
    writeln!(out, "\n{}", styles.bold(head))?;
    for row in &verdict.answers {
        let failed = match row.calls.saturating_sub(row.passed) {
            0 => String::new(),
            failed => styles.bad(format!("  {failed} failed")),
        };
        let (operation, answer, calls) = (&row.operation, &row.answer, row.calls);
        writeln!(out, "{operation:width$}  {answer:<20}  {calls:>5}{failed}")?;
    }
    Ok(())
}

fn requests(verdict: &Verdict, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let width = width(verdict);
    let names = RequestRow::UNITS.map(|name| format!("  {name}")).concat();
    let head = format!("{:width$}  requests{names}", "operation");
    writeln!(out, "\n{}", styles.bold(head))?;
    for row in &verdict.requests {
        write!(out, "{:width$}  {:>8}", row.operation, row.calls)?;
        for (unit, name) in row.units.iter().zip(RequestRow::UNITS) {
            let cell = format!("{:>1$}", show(unit), name.len());
            let cell = match unit.0 < unit.1 {
                true => styles.bad(cell),
                false => cell,
            };
            write!(out, "  {cell}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn effects(verdict: &Verdict, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let width = width(verdict);
    let head = format!("{:width$}  writes  effect shown", "operation");
    writeln!(out, "\n{}", styles.bold(head))?;
    for row in &verdict.effects {
        let shown = format!("{:>12}", show(&(row.shown, row.calls)));
        let shown = match row.shown < row.calls {
            true => styles.bad(shown),
            false => shown,
        };
        let reason = row.reason.as_ref();
        let reason = reason.map_or_else(String::new, |reason| format!("  {}", one_line(reason)));
        writeln!(
            out,
            "{:width$}  {:>6}  {shown}{reason}",
            row.operation, row.calls
        )?;
    }
    Ok(())
}

fn rules(verdict: &Verdict, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let width = width(verdict);
    let head = format!("{:width$}  paging rule", "operation");
    writeln!(out, "\n{}", styles.bold(head))?;
    for row in &verdict.rules {
        let failed = match row.holds {
            true => String::new(),
            false => styles.bad("  FAILED"),
        };
        writeln!(out, "{:width$}  {}{failed}", row.operation, row.says)?;
    }
    Ok(())
}

fn webhooks(verdict: &Verdict, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let events = verdict.webhooks.iter();
    let longest = events.map(|row| one_line(&row.event).chars().count()).max();
    let width = width(verdict).max(longest.unwrap_or(0));
    let head = format!("{:width$}  deliveries  refused", "webhook");
    writeln!(out, "\n{}", styles.bold(head))?;
    let cell = |units: Units, width: usize| {
        let cell = format!("{:>width$}", show(&units));
        match units.0 < units.1 {
            true => styles.bad(cell),
            false => cell,
        }
    };
    for row in &verdict.webhooks {
        let deliveries = cell((row.passed, row.deliveries), "deliveries".len());
        let refusals = cell(row.refusals, "refused".len());
        let event = one_line(&row.event);
        writeln!(out, "{event:width$}  {deliveries}  {refusals}")?;
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

fn findings(verdict: &Verdict, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
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
        writeln!(out, "\n{}", by_severity(styles, severity, &head))?;
        for group in [first].into_iter().chain(groups) {
            print_group(group, styles, out)?;
        }
    }
    Ok(())
}

fn print_group(group: &Group<'_>, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let times = match group.findings.len() {
        1 => String::new(),
        several => format!(" ({several})"),
    };
    let name = by_severity(styles, group.severity, group.kind.id());
    writeln!(out, "\n{name}{times}: {}", group.kind.describe())?;
    for finding in &group.findings {
        print_finding(finding, styles, out)?;
    }
    Ok(())
}

fn print_finding(finding: &Finding, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let times = match finding.count {
        0 | 1 => String::new(),
        several => format!(" ({several} times)"),
    };
    let place = styles.bold(one_line(&finding.place()));
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

fn last_line(verdict: &Verdict, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let outcome = outcome_text(verdict, styles);
    writeln!(
        out,
        "\n{} {outcome}: {}",
        verdict.provider,
        summary(verdict)
    )
}

/// The outcome, in capitals unless the verdict holds.
fn outcome_text(verdict: &Verdict, styles: Styles) -> String {
    match verdict.outcome() {
        Outcome::Holds => styles.good(outcome(verdict)),
        Outcome::Fails | Outcome::Incomplete => styles.bad(outcome(verdict).to_uppercase()),
    }
}
