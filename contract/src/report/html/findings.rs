//! The findings, and the form that filters and sorts them.

use super::super::advice::{self, Advice};
use super::super::escape::markup;
use super::super::{Run, count, document_uri, groups, ordered, severity};
use super::{facts, text_block, visible, with_code};
use crate::finding::{Finding, Severity};
use crate::live::ENOUGH;
use crate::verify::{Extent, Verdict};

/// How many lines of the document are shown.
const LINES: usize = 4;

/// All findings.
pub(super) fn all(verdicts: &[Verdict], run: &Run) -> String {
    let all: usize = verdicts.iter().map(|verdict| verdict.findings.len()).sum();
    let mut html = format!(
        "<section id=\"findings\" aria-labelledby=\"findings-name\">\n<h2 id=\"findings-name\">{}</h2>\n",
        count(all, "finding")
    );
    let has_started = |verdict: &Verdict| verdict.extent != Extent::Nothing;
    html.push_str(&match all {
        0 if verdicts.iter().any(has_started) => "<p>No findings.</p>\n".to_owned(),
        0 => "<p>Nothing was checked.</p>\n".to_owned(),
        _ => form(verdicts, all),
    });
    html.push_str("<div id=\"list\">\n");
    for verdict in verdicts {
        let findings = ordered(verdict).into_iter();
        html.extend(findings.map(|it| finding(verdict, it, run)));
    }
    html.push_str("</div>\n</section>\n");
    html
}

/// The filter, hidden until the script runs.
fn form(verdicts: &[Verdict], all: usize) -> String {
    let mut severities = Vec::new();
    let mut kinds = Vec::new();
    for group in verdicts.iter().flat_map(groups) {
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
    let orders = ["severity", "kind", "place", "provider", "count"];
    let orders = orders.map(|order| format!("<option>{order}</option>"));
    format!(
        "<form id=\"filter\" hidden>\n<p><label for=\"filter-text\">Filter by place, text or JSON</label>\n<input type=\"search\" id=\"filter-text\" name=\"filter\" autocomplete=\"off\"></p>\n{}{}<p><label for=\"sort\">Sort by</label> <select id=\"sort\" name=\"sort\">{}</select></p>\n<p><output id=\"shown\" aria-live=\"polite\">{all} of {all} findings shown</output></p>\n</form>\n",
        boxes("Severity", "severity", &severities),
        boxes("Kind", "kind", &kinds),
        orders.concat(),
    )
}

fn finding(verdict: &Verdict, finding: &Finding, run: &Run) -> String {
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
    let (place, provider) = (visible(&finding.place()), markup(verdict.provider));
    format!(
        "<details id=\"finding-{fingerprint}\" class=\"finding {name}\" data-severity=\"{name}\" data-kind=\"{kind}\" data-place=\"{place}\" data-provider=\"{provider}\" data-count=\"{}\">\n<summary><span class=\"badge\"><span aria-hidden=\"true\">{sign}</span> {name}</span> <span class=\"kind\">{kind}</span>{times} <code>{place}</code> <span class=\"text\">{}</span></summary>\n<p class=\"aside\">{}</p>\n{}{}{}{}</details>\n",
        finding.count,
        visible(&finding.text),
        markup(finding.kind.describe()),
        evidence(verdict, finding, &fingerprint),
        excerpt(verdict, finding),
        case(finding),
        remedies(verdict, finding, run),
    )
}

/// What is known about a finding.
fn evidence(verdict: &Verdict, finding: &Finding, fingerprint: &str) -> String {
    let mut known = vec![("Provider", markup(verdict.provider))];
    if let Some(operation) = advice::operation(verdict, finding) {
        let request = advice::request(verdict, operation);
        known.push(("Operation", format!("<code>{}</code>", visible(&request))));
    }
    if let Some(first) = &finding.evidence.first {
        known.push(("Met first", visible(&first.to_string())));
    }
    if let Some(objects) = finding.evidence.objects {
        let text = match objects {
            ENOUGH.. => format!("{ENOUGH} or more different ones did not have it"),
            few => format!("{few} different ones did not have it; from {ENOUGH} on it is an error"),
        };
        known.push(("Objects", text));
    }
    if let Some(line) = verdict.places.line(&finding.subject) {
        let file = format!("<code>{}</code>", visible(&document_uri(verdict)));
        known.push((
            "Document",
            match verdict.places.is_added(&finding.subject) {
                true => format!("{file} does not have this place: an overlay beside it adds it"),
                false => format!("{file}, line {line}"),
            },
        ));
    }
    known.push(("Fingerprint", format!("<code>{fingerprint}</code>")));
    facts(&known)
}

/// The lines of the document at the place of a finding.
fn excerpt(verdict: &Verdict, finding: &Finding) -> String {
    let line = verdict.places.line(&finding.subject);
    let Some(line) = line.filter(|_| !verdict.places.is_added(&finding.subject)) else {
        return String::new();
    };
    let lines = verdict.places.excerpt(line, LINES).into_iter().enumerate();
    let lines = lines.map(|(at, text)| format!("{:>5}  {}\n", line + at, cut(text)));
    text_block("Lines of the document", &lines.collect::<String>())
}

/// A line of a document that is not too long to read.
fn cut(line: &str) -> String {
    super::super::escape::cut(line, 200)
}

fn case(finding: &Finding) -> String {
    let Some(case) = &finding.case else {
        return String::new();
    };
    let path = match case.path.as_deref() {
        None => "not known".to_owned(),
        Some("") => "the whole value".to_owned(),
        Some(path) => format!("<code>{}</code>", visible(path)),
    };
    let repeat = format!("<code>{}</code>", visible(&case.reproduce));
    let json = format!("{:#}", case.json);
    format!(
        "{}{}",
        facts(&[("Path", path), ("Repeat", repeat)]),
        text_block("JSON of the case", &json)
    )
}

/// What to do: in words, and as texts to copy.
fn remedies(verdict: &Verdict, finding: &Finding, run: &Run) -> String {
    let advice = Advice::of(verdict, finding, run);
    let choices = [
        ("Correct the document by an overlay", advice.overlay),
        ("Accept it by a baseline", advice.baseline),
        ("Report it to the vendor", advice.vendor),
    ];
    let choices = choices.into_iter().filter_map(|(title, text)| {
        let text = text_block(title, &text?);
        Some(format!(
            "<details class=\"remedy\"><summary>{title}</summary>\n{text}</details>\n"
        ))
    });
    format!(
        "<h3>What to do</h3>\n<p>{}</p>\n{}",
        with_code(&finding.kind.help()),
        choices.collect::<String>()
    )
}
