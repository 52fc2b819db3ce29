//! The tables of a provider.

use super::super::escape::markup;
use super::super::{COLUMNS, Totals, Units};
use super::table::{body, cell, number, result, row, seconds, table, unit};
use super::{list, visible};
use crate::verify::{RequestRow, Verdict, by_reason};

/// A section with the tables that the run has: one of a live server has almost none.
pub(super) fn provider(verdict: &Verdict) -> String {
    let provider = markup(verdict.provider);
    let tables = [
        (
            verdict.schemas.is_empty(),
            coverage as fn(&Verdict) -> String,
        ),
        (verdict.answers.is_empty(), answers),
        (verdict.requests.is_empty(), requests),
        (verdict.effects.is_empty(), effects),
        (verdict.rules.is_empty(), rules),
        (verdict.webhooks.is_empty(), webhooks),
        (verdict.skipped.is_empty(), skipped),
    ];
    let tables = tables.iter().filter(|(is_empty, _)| !is_empty);
    let tables: String = tables.map(|(_, table)| table(verdict)).collect();
    let mut results = tables + &notes(verdict);
    if results.is_empty() {
        results.push_str("<p>The run has no results.</p>\n");
    }
    format!(
        "<section id=\"{provider}\" aria-labelledby=\"{provider}-name\">\n<h2 id=\"{provider}-name\">{provider}: results</h2>\n{results}</section>\n"
    )
}

/// The coverage table: one row for each schema and one column for each kind of unit.
fn coverage(verdict: &Verdict) -> String {
    let line = |name: &str, cases: usize, units: &[Units; COLUMNS.len()], time: String| {
        let mut cells = vec![number(cases)];
        cells.extend(units.iter().map(unit));
        cells.push(time);
        row(&markup(name), &cells)
    };
    let rows = verdict.schemas.iter().map(|row| {
        let time = seconds(row.elapsed);
        line(&row.id.to_string(), row.cases, &row.units, time)
    });
    let totals = Totals::of(verdict);
    let time = seconds(verdict.schemas.iter().map(|row| row.elapsed).sum());
    let total = line("total", totals.cases, &totals.units, time);
    let heads = ["schema", "cases"].into_iter().chain(COLUMNS);
    let heads: Vec<&str> = heads.chain(["time"]).collect();
    let caption = format!(
        "Coverage of {}: units covered of units documented",
        verdict.provider
    );
    let legend = "<p class=\"legend\"><span class=\"full\">✓ all</span> <span class=\"part\">◐ some</span> <span class=\"none\">✗ none</span> <span class=\"nil\">– none documented</span></p>\n";
    let rows = format!("{}<tfoot>\n{total}</tfoot>\n", body(rows));
    format!("{}{legend}", table(&caption, &heads, &rows, "matrix"))
}

fn answers(verdict: &Verdict) -> String {
    let rows = verdict.answers.iter().map(|it| {
        let passed = result(
            it.passed == it.calls,
            &format!("{}/{}", it.passed, it.calls),
        );
        let documented = cell(if it.documented { "yes" } else { "no" });
        let cells = [cell(&markup(&it.answer)), documented, passed];
        row(&markup(&it.operation), &cells)
    });
    let caption = format!(
        "Responses of {}: calls with the expected result",
        verdict.provider
    );
    let heads = ["operation", "response", "documented", "passed"];
    table(&caption, &heads, &body(rows), "")
}

fn requests(verdict: &Verdict) -> String {
    let rows = verdict.requests.iter().map(|it| {
        let mut cells = vec![number(it.calls)];
        cells.extend(it.units.iter().map(unit));
        cells.push(seconds(it.elapsed));
        row(&markup(&it.operation), &cells)
    });
    let caption = format!(
        "Requests of {}: units sent of units documented",
        verdict.provider
    );
    let heads = ["operation", "requests"].into_iter();
    let heads = heads.chain(RequestRow::UNITS).chain(["time"]);
    table(&caption, &heads.collect::<Vec<_>>(), &body(rows), "matrix")
}

fn effects(verdict: &Verdict) -> String {
    let rows = verdict.effects.iter().map(|it| {
        let shown = match (it.calls, it.shown) {
            (0, _) => "<td class=\"nil\" data-sort=\"2\">–</td>".to_owned(),
            (calls, shown) => result(shown == calls, &format!("{shown}/{calls}")),
        };
        let reason = it.reason.as_deref().unwrap_or_default();
        row(&markup(&it.operation), &[shown, cell(&visible(reason))])
    });
    let caption = format!(
        "Writes of {}: calls whose effect was read back",
        verdict.provider
    );
    table(
        &caption,
        &["operation", "shown", "why not"],
        &body(rows),
        "",
    )
}

fn rules(verdict: &Verdict) -> String {
    let rows = verdict.rules.iter().map(|it| {
        let holds = result(it.holds, if it.holds { "holds" } else { "failed" });
        row(&markup(&it.operation), &[cell(&markup(it.says)), holds])
    });
    let caption = format!("Pagination of {}: rules", verdict.provider);
    table(&caption, &["operation", "rule", "result"], &body(rows), "")
}

fn webhooks(verdict: &Verdict) -> String {
    let rows = verdict.webhooks.iter().map(|it| {
        let cells = [unit(&(it.passed, it.deliveries)), unit(&it.refusals)];
        row(&visible(&it.event), &cells)
    });
    let caption = format!(
        "Webhooks of {}: deliveries with the expected result, and tampered deliveries that were refused",
        verdict.provider
    );
    let heads = ["event", "deliveries", "refused"];
    table(&caption, &heads, &body(rows), "matrix")
}

fn skipped(verdict: &Verdict) -> String {
    let rows = verdict.skipped.iter();
    let rows = rows.map(|(id, reason)| row(&visible(id), &[cell(&visible(reason))]));
    let caption = format!("Operations of {} that were not called", verdict.provider);
    table(&caption, &["operation", "why not"], &body(rows), "")
}

/// The notes that no other part of the page shows.
fn notes(verdict: &Verdict) -> String {
    let skipped = by_reason(&verdict.skipped);
    let notes = verdict.notes.iter();
    let notes = notes.filter(|note| !skipped.contains(note));
    let notes: Vec<String> = notes.map(|note| visible(note)).collect();
    match notes.is_empty() {
        true => String::new(),
        false => format!("<h3>Notes</h3>\n{}", list(&notes)),
    }
}
