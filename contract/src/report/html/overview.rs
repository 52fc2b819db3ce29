//! The top of the page: what the run was, and the verdict of each provider.

use super::super::escape::markup;
use super::super::{COLUMNS, Run, Totals, Units, count, document, outcome, show, summary};
use super::table::{body, none, number, row, table, unit};
use super::{list, sign, unproved, visible};
use crate::verify::{Extent, Verdict};

/// What the run was.
pub(super) fn facts(run: &Run) -> String {
    let mut facts = vec![
        (
            "Run",
            format!("<time datetime=\"{0}\">{0}</time>", run.started),
        ),
        (
            "Version",
            format!("conversation-apis-contract {}", Run::TOOL_VERSION),
        ),
    ];
    facts.extend(run.host().map(|host| ("Host", visible(host))));
    facts.push(("Command", format!("<code>{}</code>", visible(&run.command))));
    super::facts(&facts)
}

/// The table of all providers, and what was proved of each.
pub(super) fn providers(verdicts: &[Verdict]) -> String {
    let table = match verdicts {
        [] => String::new(),
        _ => all(verdicts),
    };
    let verdicts: String = verdicts.iter().map(verdict).collect();
    format!(
        "<section aria-labelledby=\"providers-name\">\n<h2 id=\"providers-name\">Providers</h2>\n{table}<ul class=\"verdicts\">\n{verdicts}</ul>\n</section>\n"
    )
}

/// The table with one row for each provider, as in the text report, without the columns that no
/// provider has.
fn all(verdicts: &[Verdict]) -> String {
    let totals: Vec<Totals> = verdicts.iter().map(Totals::of).collect();
    let columns = columns(verdicts, &totals);
    let rows = verdicts.iter().zip(&totals).enumerate();
    let rows = rows.map(|(at, (verdict, totals))| {
        let provider = markup(verdict.provider);
        let class = if verdict.holds() { "full" } else { "none" };
        let outcome = format!("{} {}", sign(verdict.holds()), outcome(verdict));
        let mut cells = vec![format!("<td class=\"{class}\">{outcome}</td>")];
        cells.extend([number(totals.errors), number(totals.information)]);
        cells.extend(columns.iter().map(|(_, cells)| cells[at].clone()));
        row(&format!("<a href=\"#{provider}\">{provider}</a>"), &cells)
    });
    let heads = ["provider", "verdict", "errors", "info"].into_iter();
    let heads: Vec<&str> = heads.chain(columns.iter().map(|(head, _)| *head)).collect();
    let has_units = totals
        .iter()
        .any(|it| it.units.iter().any(|units| units.1 > 0));
    let caption = match has_units {
        true => "Units covered of units documented",
        false => "Verdict of each provider",
    };
    table(caption, &heads, &body(rows), "matrix")
}

/// The columns that at least one provider has, with a cell for each provider.
fn columns(verdicts: &[Verdict], totals: &[Totals]) -> Vec<(&'static str, Vec<String>)> {
    let units = |of: &dyn Fn(&Totals) -> Units| {
        let all: Vec<Units> = totals.iter().map(of).collect();
        let is_used = all.iter().any(|units| units.1 > 0);
        is_used.then(|| all.iter().map(unit).collect())
    };
    let numbers = |of: &dyn Fn(&Totals) -> usize| {
        let all: Vec<usize> = totals.iter().map(of).collect();
        let is_used = all.iter().any(|number| *number > 0);
        is_used.then(|| all.into_iter().map(number).collect())
    };
    let paging: Vec<Units> = verdicts.iter().map(paging).collect();
    let has_paging = paging.iter().any(|units| units.1 > 0);
    let mut columns = observed(verdicts);
    columns.push(("cases", numbers(&|it| it.cases)));
    for (at, head) in COLUMNS.into_iter().enumerate() {
        columns.push((head, units(&|it| it.units[at])));
    }
    columns.extend([
        ("statuses", units(&|it| it.statuses)),
        ("calls", numbers(&|it| it.calls)),
        (
            "paging",
            has_paging.then(|| paging.iter().map(unit).collect()),
        ),
        ("webhooks", units(&|it| it.deliveries)),
    ]);
    let columns = columns.into_iter();
    columns
        .filter_map(|(head, cells)| Some((head, cells?)))
        .collect()
}

/// The columns of a live server and of recorded traffic.
fn observed(verdicts: &[Verdict]) -> Vec<(&'static str, Option<Vec<String>>)> {
    let columns = ["requests", "answers", "items"].into_iter().enumerate();
    let columns = columns.map(|(at, head)| {
        let all = verdicts.iter().map(|verdict| match verdict.extent {
            Extent::Live { requests, items } => [Some(requests), None, Some(items)][at],
            Extent::Recorded { answers, items } => [None, Some(answers), Some(items)][at],
            Extent::Nothing | Extent::Whole | Extent::OneCase => None,
        });
        let all: Vec<Option<usize>> = all.collect();
        let is_used = all.iter().any(Option::is_some);
        let cells = all.iter().map(|it| it.map_or_else(none, number));
        (head, is_used.then(|| cells.collect()))
    });
    columns.collect()
}

/// The paging rules that hold, and all of them.
fn paging(verdict: &Verdict) -> Units {
    let kept = verdict.rules.iter().filter(|rule| rule.holds).count();
    (kept, verdict.rules.len())
}

/// The verdict of a provider: what was checked, and beside it what was not proved.
fn verdict(verdict: &Verdict) -> String {
    let (provider, totals) = (markup(verdict.provider), Totals::of(verdict));
    let class = if verdict.holds() { "good" } else { "bad" };
    format!(
        "<li class=\"{class}\"><h3><a href=\"#{provider}\">{provider}</a> <strong>{} {}</strong> <span>{}, {}</span></h3>\n<p class=\"aside\">{}</p>\n<div class=\"sides\">\n<div><h4>Checked</h4>\n<p>{}</p>\n{}</div>\n<div><h4>Not proved</h4>\n{}</div>\n</div></li>\n",
        sign(verdict.holds()),
        outcome(verdict),
        count(totals.errors, "error"),
        count(totals.information, "finding") + " for information",
        source(verdict),
        markup(&headline(verdict)),
        list(&checked(verdict, &totals)),
        list(&unproved::items(verdict)),
    )
}

/// The document of a provider, with its digest.
fn source(verdict: &Verdict) -> String {
    if verdict.document.is_none() {
        return "The document was not read.".to_owned();
    }
    let mut parts = vec![
        visible(&document(verdict)),
        count(verdict.overlays, "overlay"),
    ];
    let origin = verdict.document.as_ref().and_then(|it| it.origin.as_ref());
    if let Some(origin) = origin {
        let version = origin.recorded.version.as_ref();
        parts.extend(version.map(|version| format!("version {}", visible(version))));
        let day = origin.recorded.retrieved.as_ref();
        parts.extend(day.map(|day| format!("retrieved {}", visible(day))));
        parts.push(format!("SHA-256 <code>{}</code>", visible(&origin.sha256)));
    }
    parts.join(", ")
}

/// The kind of run, in a sentence.
fn headline(verdict: &Verdict) -> String {
    let what = match verdict.extent {
        Extent::Nothing => return "The run did not start.".to_owned(),
        Extent::Whole => "Types and client, on this machine",
        Extent::OneCase => "One case, on this machine",
        Extent::Live { .. } | Extent::Recorded { .. } => {
            let text = summary(verdict) + ".";
            return text[..1].to_uppercase() + &text[1..];
        }
    };
    format!("{what}, in {:.1} s.", verdict.elapsed.as_secs_f64())
}

/// What was checked, with numbers.
fn checked(verdict: &Verdict, totals: &Totals) -> Vec<String> {
    let [schemas, properties, values, branches] = totals.units;
    let units = [
        ("schemas", schemas),
        ("property states", properties),
        ("enum values", values),
        ("branches of unions", branches),
        ("documented statuses", totals.statuses),
        ("pagination rules", paging(verdict)),
        ("effects of writes", totals.effects),
        ("webhook deliveries", totals.deliveries),
        ("tampered deliveries refused", totals.refusals),
    ];
    let numbers = [(totals.cases, "case"), (totals.calls, "call")];
    let numbers = numbers.into_iter().filter(|(number, _)| *number > 0);
    let units = units.iter().filter(|(_, units)| units.1 > 0);
    numbers
        .map(|(number, noun)| count(number, noun))
        .chain(units.map(|(name, units)| format!("{} {name}", show(units))))
        .collect()
}
