//! The top of the page: what the run was, and the verdict of each provider.

use super::super::escape::markup;
use super::super::{COLUMNS, Run, Totals, count, document, outcome, show, summary};
use super::table::{body, number, row, table, unit};
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

/// The table with one row for each provider, as in the text report.
fn all(verdicts: &[Verdict]) -> String {
    let rows = verdicts.iter().map(|verdict| {
        let totals = Totals::of(verdict);
        let provider = markup(verdict.provider);
        let class = if verdict.holds() { "full" } else { "none" };
        let outcome = format!("{} {}", sign(verdict.holds()), outcome(verdict));
        let mut cells = vec![format!("<td class=\"{class}\">{outcome}</td>")];
        cells.extend([number(totals.errors), number(totals.information)]);
        cells.push(number(totals.cases));
        cells.extend(totals.units.iter().map(unit));
        cells.extend([unit(&totals.statuses), number(totals.calls)]);
        let kept = verdict.rules.iter().filter(|rule| rule.holds).count();
        cells.push(unit(&(kept, verdict.rules.len())));
        cells.push(unit(&totals.deliveries));
        row(&format!("<a href=\"#{provider}\">{provider}</a>"), &cells)
    });
    let heads = ["provider", "verdict", "errors", "information", "cases"].into_iter();
    let heads = heads.chain(COLUMNS);
    let heads = heads.chain(["statuses", "calls", "paging", "webhooks"]);
    let caption = "Units covered of units documented";
    table(caption, &heads.collect::<Vec<_>>(), &body(rows), "matrix")
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
    let mut parts = vec![
        visible(&document(verdict)),
        count(verdict.overlays, "overlay"),
    ];
    let origin = verdict.document.as_ref().and_then(|it| it.origin.as_ref());
    if let Some(origin) = origin {
        let version = origin.version.as_ref();
        parts.extend(version.map(|version| format!("version {}", visible(version))));
        let day = origin.retrieved.as_ref();
        parts.extend(day.map(|day| format!("retrieved {}", visible(day))));
        parts.push(format!("SHA-256 <code>{}</code>", visible(&origin.sha256)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// The kind of run, in a sentence.
fn headline(verdict: &Verdict) -> String {
    let what = match verdict.extent {
        Extent::Nothing => return "The run did not start.".to_owned(),
        Extent::Whole => "Types and client, on this machine",
        Extent::OneCase => "One case, on this machine",
        Extent::Live { .. } | Extent::Recorded { .. } => return summary(verdict) + ".",
    };
    format!("{what}, in {:.1} s.", verdict.elapsed.as_secs_f64())
}

/// What was checked, with numbers.
fn checked(verdict: &Verdict, totals: &Totals) -> Vec<String> {
    let kept = verdict.rules.iter().filter(|rule| rule.holds).count();
    let [schemas, properties, values, branches] = totals.units;
    let units = [
        ("schemas", schemas),
        ("property states", properties),
        ("enum values", values),
        ("branches of unions", branches),
        ("documented statuses", totals.statuses),
        ("pagination rules", (kept, verdict.rules.len())),
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
