//! One HTML page. It loads nothing else, and shows everything without JavaScript.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::escape::{markup, one_line};
use super::{
    COLUMNS, Run, Totals, Units, count, document, groups, ordered, outcome, severity, show,
    summary, worst,
};
use crate::finding::{Finding, Severity};
use crate::verify::{RequestRow, Verdict};

const PAGE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

pub(super) fn print(verdicts: &[Verdict], _run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let holds = verdicts.iter().all(Verdict::holds);
    let title = format!("Contract {}", worst(verdicts));
    let page = PAGE
        .replace("{{style-hash}}", &hash(STYLE))
        .replace("{{script-hash}}", &hash(SCRIPT))
        .replace("{{style}}", STYLE)
        .replace("{{script}}", SCRIPT)
        .replace("{{title}}", &title)
        .replace("{{sign}}", sign(holds));
    // Replaced last, so that no text of the report is mistaken for a marker.
    let page = page.replacen("{{main}}", &main(verdicts), 1);
    out.write_all(page.as_bytes())
}

/// The hash by which the content security policy allows a style or a script.
fn hash(content: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::from("sha256-");
    for chunk in Sha256::digest(content).chunks(3) {
        let bytes = [0, 1, 2].map(|at| chunk.get(at).copied().unwrap_or(0));
        let bits = u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]]);
        for at in 0..4 {
            match at <= chunk.len() {
                true => text.push(char::from(DIGITS[(bits >> (18 - 6 * at)) as usize & 63])),
                false => text.push('='),
            }
        }
    }
    text
}

fn sign(good: bool) -> &'static str {
    match good {
        true => "✓",
        false => "✗",
    }
}

fn main(verdicts: &[Verdict]) -> String {
    let mut html = String::new();
    html.push_str("<ul class=\"verdicts\">\n");
    verdicts.iter().for_each(|it| html.push_str(&verdict(it)));
    html.push_str("</ul>\n");
    html.push_str(&findings(verdicts));
    for verdict in verdicts {
        let provider = markup(verdict.provider);
        html.push_str(&format!(
            "<section id=\"{provider}\" aria-labelledby=\"{provider}-name\">\n<h2 id=\"{provider}-name\">{provider}: results</h2>\n"
        ));
        // A run against a live server has no tables.
        if !verdict.schemas.is_empty() {
            html.push_str(&coverage(verdict));
        }
        if !verdict.answers.is_empty() {
            html.push_str(&answers(verdict));
        }
        if !verdict.requests.is_empty() {
            html.push_str(&requests(verdict));
        }
        if !verdict.effects.is_empty() {
            html.push_str(&effects(verdict));
        }
        if !verdict.rules.is_empty() {
            html.push_str(&rules(verdict));
        }
        if !verdict.webhooks.is_empty() {
            html.push_str(&webhooks(verdict));
        }
        html.push_str(&notes(verdict));
        html.push_str("</section>\n");
    }
    html
}

/// The verdict of a provider, with the summary of the text report.
fn verdict(verdict: &Verdict) -> String {
    let (provider, totals) = (markup(verdict.provider), Totals::of(verdict));
    let class = if verdict.holds() { "good" } else { "bad" };
    let reasons = verdict.incomplete.iter();
    let reasons: String = reasons
        .map(|reason| {
            let reason = markup(&one_line(&reason.to_string()));
            format!("<p><strong>Incomplete:</strong> {reason}</p>\n")
        })
        .collect();
    format!(
        "<li class=\"{class}\"><p><a href=\"#{provider}\">{provider}</a> <strong>{} {}</strong> <span>{}, {}</span></p>\n<p class=\"summary\">{}</p>\n{reasons}<p class=\"aside\">{}, {}</p></li>\n",
        sign(verdict.holds()),
        outcome(verdict),
        count(totals.errors, "error"),
        count(totals.information, "finding") + " for information",
        markup(&summary(verdict)),
        markup(&document(verdict)),
        count(verdict.overlays, "overlay"),
    )
}

/// A table with a caption, in a box that scrolls if the table is too wide.
fn table(caption: &str, heads: &[&str], rows: &str, class: &str) -> String {
    let heads = heads
        .iter()
        .map(|head| format!("<th scope=\"col\">{head}</th>"));
    let (heads, caption) = (heads.collect::<String>(), markup(caption));
    format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table class=\"{class}\">\n<caption>{caption}</caption>\n<thead><tr>{heads}</tr></thead>\n{rows}</table>\n</div>\n"
    )
}

/// The coverage table: one row for each schema and one column for each kind of unit.
fn coverage(verdict: &Verdict) -> String {
    let line = |name: &str, cases: usize, units: &[Units; COLUMNS.len()]| {
        let cells: String = units.iter().map(unit).collect();
        let name = markup(name);
        format!("<tr><th scope=\"row\">{name}</th><td class=\"number\">{cases}</td>{cells}</tr>\n")
    };
    let rows = verdict.schemas.iter();
    let rows: String = rows
        .map(|row| line(&row.id.to_string(), row.cases, &row.units))
        .collect();
    let totals = Totals::of(verdict);
    let total = line("total", totals.cases, &totals.units);
    let heads: Vec<&str> = ["schema", "cases"].into_iter().chain(COLUMNS).collect();
    let caption = format!(
        "Coverage of {}: units covered of units documented",
        verdict.provider
    );
    let legend = "<p class=\"legend\"><span class=\"full\">✓ all</span> <span class=\"part\">◐ some</span> <span class=\"none\">✗ none</span> <span class=\"nil\">– none documented</span></p>\n";
    let rows = format!("<tbody>\n{rows}</tbody>\n<tfoot>\n{total}</tfoot>\n");
    format!("{}{legend}", table(&caption, &heads, &rows, "matrix"))
}

fn unit(units: &Units) -> String {
    let (class, sign) = match *units {
        (_, 0) => return "<td class=\"nil\">–</td>".to_owned(),
        (covered, all) if covered >= all => ("full", "✓"),
        (0, _) => ("none", "✗"),
        _ => ("part", "◐"),
    };
    let shown = show(units);
    // Screen readers read the numbers only.
    format!("<td class=\"{class}\"><span aria-hidden=\"true\">{sign}</span> {shown}</td>")
}

fn result(good: bool, words: &str) -> String {
    let class = if good { "full" } else { "none" };
    format!(
        "<td class=\"{class}\"><span aria-hidden=\"true\">{}</span> {words}</td>",
        sign(good)
    )
}

fn answers(verdict: &Verdict) -> String {
    let rows = verdict.answers.iter().map(|row| {
        let passed = result(row.passed == row.calls, &format!("{}/{}", row.passed, row.calls));
        let documented = if row.documented { "yes" } else { "no" };
        let (operation, answer) = (markup(&row.operation), markup(&row.answer));
        format!("<tr><th scope=\"row\">{operation}</th><td>{answer}</td><td>{documented}</td>{passed}</tr>\n")
    });
    let caption = format!(
        "Responses of {}: calls with the expected result",
        verdict.provider
    );
    let rows = format!("<tbody>\n{}</tbody>\n", rows.collect::<String>());
    table(
        &caption,
        &["operation", "response", "documented", "passed"],
        &rows,
        "",
    )
}

fn requests(verdict: &Verdict) -> String {
    let rows = verdict.requests.iter().map(|row| {
        let cells: String = row.units.iter().map(unit).collect();
        let (operation, calls) = (markup(&row.operation), row.calls);
        format!(
            "<tr><th scope=\"row\">{operation}</th><td class=\"number\">{calls}</td>{cells}</tr>\n"
        )
    });
    let caption = format!(
        "Requests of {}: units sent of units documented",
        verdict.provider
    );
    let rows = format!("<tbody>\n{}</tbody>\n", rows.collect::<String>());
    let heads = ["operation", "requests"]
        .into_iter()
        .chain(RequestRow::UNITS);
    table(&caption, &heads.collect::<Vec<_>>(), &rows, "matrix")
}

fn effects(verdict: &Verdict) -> String {
    let rows = verdict.effects.iter().map(|row| {
        let shown = match (row.calls, row.shown) {
            (0, _) => "<td class=\"nil\">–</td>".to_owned(),
            (calls, shown) => result(shown == calls, &format!("{shown}/{calls}")),
        };
        let reason = row.reason.as_deref().unwrap_or_default();
        let (operation, reason) = (markup(&row.operation), visible(reason));
        format!("<tr><th scope=\"row\">{operation}</th>{shown}<td>{reason}</td></tr>\n")
    });
    let caption = format!(
        "Writes of {}: calls whose effect was read back",
        verdict.provider
    );
    let rows = format!("<tbody>\n{}</tbody>\n", rows.collect::<String>());
    table(&caption, &["operation", "shown", "why not"], &rows, "")
}

fn rules(verdict: &Verdict) -> String {
    let rows = verdict.rules.iter().map(|row| {
        let holds = result(row.holds, if row.holds { "holds" } else { "failed" });
        let (operation, rule) = (markup(&row.operation), markup(row.says));
        format!("<tr><th scope=\"row\">{operation}</th><td>{rule}</td>{holds}</tr>\n")
    });
    let caption = format!("Pagination of {}: rules", verdict.provider);
    let rows = format!("<tbody>\n{}</tbody>\n", rows.collect::<String>());
    table(&caption, &["operation", "rule", "result"], &rows, "")
}

fn webhooks(verdict: &Verdict) -> String {
    let rows = verdict.webhooks.iter().map(|row| {
        let deliveries = unit(&(row.passed, row.deliveries));
        let (event, refusals) = (visible(&row.event), unit(&row.refusals));
        format!("<tr><th scope=\"row\">{event}</th>{deliveries}{refusals}</tr>\n")
    });
    let caption = format!(
        "Webhooks of {}: deliveries with the expected result, and tampered deliveries that were refused",
        verdict.provider
    );
    let rows = format!("<tbody>\n{}</tbody>\n", rows.collect::<String>());
    table(
        &caption,
        &["event", "deliveries", "refused"],
        &rows,
        "matrix",
    )
}

fn notes(verdict: &Verdict) -> String {
    let notes = super::notes(verdict);
    if notes.is_empty() {
        return String::new();
    }
    let notes: String = notes
        .iter()
        .map(|note| format!("<li>{}</li>\n", markup(note)))
        .collect();
    format!("<h3>Notes</h3>\n<ul>\n{notes}</ul>\n")
}

/// All findings, and the form that filters them.
fn findings(verdicts: &[Verdict]) -> String {
    let all: usize = verdicts.iter().map(|verdict| verdict.findings.len()).sum();
    let mut html = format!(
        "<section id=\"findings\" aria-labelledby=\"findings-name\">\n<h2 id=\"findings-name\">{}</h2>\n",
        count(all, "finding")
    );
    if all == 0 {
        html.push_str("<p>No findings.</p>\n");
    } else {
        html.push_str(&form(verdicts, all));
    }
    for verdict in verdicts {
        let findings = ordered(verdict).into_iter();
        html.extend(findings.map(|it| finding(verdict, it)));
    }
    html.push_str("</section>\n");
    html
}

/// The filter, hidden until the script runs.
fn form(verdicts: &[Verdict], all: usize) -> String {
    let groups: Vec<_> = verdicts.iter().flat_map(groups).collect();
    let mut severities = Vec::new();
    let mut kinds = Vec::new();
    for group in &groups {
        if !severities.contains(&severity(group.severity)) {
            severities.push(severity(group.severity));
        }
        if !kinds.contains(&group.kind.id()) {
            kinds.push(group.kind.id());
        }
    }
    let boxes = |legend: &str, name: &str, values: &[&str]| {
        let boxes = values.iter().map(|value| {
            format!("<label><input type=\"checkbox\" name=\"{name}\" value=\"{value}\" checked> {value}</label>\n")
        });
        format!(
            "<fieldset><legend>{legend}</legend>\n{}</fieldset>\n",
            boxes.collect::<String>()
        )
    };
    format!(
        "<form id=\"filter\" hidden>\n<p><label for=\"filter-text\">Filter by place, text or JSON</label>\n<input type=\"search\" id=\"filter-text\" name=\"filter\" autocomplete=\"off\"></p>\n{}{}<p><output id=\"shown\" aria-live=\"polite\">{all} of {all} findings shown</output></p>\n</form>\n",
        boxes("Severity", "severity", &severities),
        boxes("Kind", "kind", &kinds),
    )
}

fn finding(verdict: &Verdict, finding: &Finding) -> String {
    let (kind, name) = (finding.kind.id(), severity(finding.severity));
    let sign = match finding.severity {
        Severity::Error => "✗",
        Severity::Information => "i",
    };
    let times = match finding.count {
        0 | 1 => String::new(),
        several => format!(" <span class=\"times\">{several} times</span>"),
    };
    let fingerprint = finding.fingerprint(verdict.provider);
    format!(
        "<details class=\"finding {name}\" data-severity=\"{name}\" data-kind=\"{kind}\">\n<summary><span class=\"badge\"><span aria-hidden=\"true\">{sign}</span> {name}</span> <span class=\"kind\">{kind}</span>{times} <code>{}</code> <span class=\"text\">{}</span></summary>\n<p class=\"aside\">{} Provider <b>{}</b>, fingerprint <code>{fingerprint}</code>.</p>\n{}</details>\n",
        visible(&finding.place()),
        visible(&finding.text),
        markup(finding.kind.describe()),
        markup(verdict.provider),
        case(finding),
    )
}

/// The text of a finding, with escapes for invisible characters.
fn visible(text: &str) -> String {
    markup(&one_line(text))
}

fn case(finding: &Finding) -> String {
    let Some(case) = &finding.case else {
        return String::new();
    };
    let json = format!("{:#}", case.json);
    let lines: Vec<String> = json.lines().map(visible).collect();
    let path = match case.path.as_deref() {
        None => "not known".to_owned(),
        Some("") => "the whole value".to_owned(),
        Some(path) => format!("<code>{}</code>", visible(path)),
    };
    format!(
        "<dl><dt>Path</dt><dd>{path}</dd>\n<dt>Repeat</dt><dd><code>{}</code></dd></dl>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"JSON of the case\">{}</pre>\n",
        visible(&case.reproduce),
        lines.join("\n"),
    )
}
