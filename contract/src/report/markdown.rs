//! A comment for a pull request, short enough for GitHub.

use std::io::{self, Write};

use super::escape::{cut, markdown, markup, one_line};
use super::{
    COLUMNS, Run, Totals, advice, compact, notes, ordered, outcome, severity, show, source,
    summary, worst,
};
use crate::finding::Finding;
use crate::verify::Verdict;

/// Where the tables of findings end at the latest, in characters from the start of the comment.
const TABLES: usize = 30_000;
/// The maximum length of a comment, in characters. GitHub accepts 65,536.
const ALL: usize = 60_000;
/// Reserved for headings, and for the lines that state how many rows are left out.
const RESERVE: usize = 2_000;
/// The maximum length of a cell, in characters.
const CELL: usize = 500;

pub(super) fn print(verdicts: &[Verdict], run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::default();
    page.push(&headline(verdicts));
    page.push(&facts(run));
    for verdict in verdicts {
        page.push(&provider(verdict));
        for reason in &verdict.incomplete {
            page.push(&format!(
                "\n**Incomplete**: {}\n",
                cell(&reason.to_string())
            ));
        }
        page.fill(findings(verdict), TABLES);
        page.fill(details(verdict), ALL - RESERVE);
    }
    out.write_all(page.text.as_bytes())
}

/// A part that may be cut between its rows.
struct Table {
    head: String,
    rows: Vec<String>,
    foot: &'static str,
}

/// The text so far, with its length in characters.
#[derive(Default)]
struct Page {
    text: String,
    length: usize,
}

impl Page {
    fn push(&mut self, text: &str) {
        self.length += text.chars().count();
        self.text.push_str(text);
    }

    /// Adds as many rows as fit below `limit`, and states how many are left out.
    fn fill(&mut self, table: Table, limit: usize) {
        let Table { head, rows, foot } = table;
        if rows.is_empty() {
            return;
        }
        let fits = |page: &Self, text: &str| page.length + text.chars().count() <= limit;
        let mut left = rows.len();
        if fits(self, &head) {
            self.push(&head);
            for row in &rows {
                if !fits(self, row) {
                    break;
                }
                self.push(row);
                left -= 1;
            }
            self.push(foot);
        }
        if left > 0 {
            self.push(&format!("\n… and {left} more\n"));
        }
    }
}

/// An outcome with its sign.
fn signed(outcome: &str) -> String {
    let sign = match outcome {
        "holds" => "✅",
        "does not hold" => "❌",
        _ => "⚠️",
    };
    format!("{sign} {outcome}")
}

fn headline(verdicts: &[Verdict]) -> String {
    format!("## Contract {}\n", signed(worst(verdicts)))
}

/// When, with which version, on which host and by which command.
fn facts(run: &Run) -> String {
    let host = run.host().map(|host| format!(" of {}", cell(host)));
    format!(
        "\nRun{} on {} with version {}: {}\n",
        host.unwrap_or_default(),
        run.started,
        Run::TOOL_VERSION,
        cell(&run.command),
    )
}

/// The heading, the summary and the totals of a provider.
fn provider(verdict: &Verdict) -> String {
    let Verdict {
        provider, overlays, ..
    } = verdict;
    let totals = Totals::of(verdict);
    let mut names = vec!["cases"];
    names.extend(COLUMNS);
    names.extend(["statuses", "calls", "paging rules"]);
    if !verdict.effects.is_empty() {
        names.push("effects");
    }
    if !verdict.webhooks.is_empty() {
        names.extend(["webhook deliveries", "refused deliveries"]);
    }
    names.extend(["errors", "information"]);
    let mut cells = vec![totals.cases.to_string()];
    cells.extend(totals.units.iter().map(show));
    let kept = verdict.rules.iter().filter(|row| row.holds).count();
    cells.extend([
        show(&totals.statuses),
        totals.calls.to_string(),
        show(&(kept, verdict.rules.len())),
    ]);
    if !verdict.effects.is_empty() {
        cells.push(show(&totals.effects));
    }
    if !verdict.webhooks.is_empty() {
        cells.extend([show(&totals.deliveries), show(&totals.refusals)]);
    }
    cells.extend([totals.errors.to_string(), totals.information.to_string()]);
    format!(
        "\n### {provider} {}\n\n{}, {overlays} overlays: {}\n\n{}{}{}",
        signed(outcome(verdict)),
        cell(&source(verdict)),
        cell(&summary(verdict)),
        row(&names),
        row(&vec!["--:"; names.len()]),
        row(&cells),
    )
}

/// A row of a table.
pub(super) fn row(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |\n", cells.join(" | "))
}

fn findings(verdict: &Verdict) -> Table {
    let head = ["kind", "severity", "place", "what", "first met", "count"];
    let rows = ordered(verdict).into_iter().map(|finding| {
        row(&[
            finding.kind.id(),
            severity(finding.severity),
            &cell(&finding.place()),
            &cell(&finding.text),
            &first(verdict, finding),
            &finding.count.to_string(),
        ])
    });
    Table {
        head: format!("\n{}{}", row(&head), row(&["---"; 6])),
        rows: rows.collect(),
        foot: "",
    }
}

/// Where a finding was met first, or the operation that its place belongs to.
fn first(verdict: &Verdict, finding: &Finding) -> String {
    match &finding.evidence.first {
        Some(first) => cell(&first.to_string()),
        None => cell(advice::operation(verdict, finding).unwrap_or_default()),
    }
}

/// A section that can be folded: the cases that show findings, and notes.
fn details(verdict: &Verdict) -> Table {
    let shown = ordered(verdict).into_iter().filter_map(case);
    let effects = verdict.effects.iter().filter_map(|row| {
        let reason = row.reason.as_ref()?;
        Some(format!(
            "The effect of {} was not shown: {reason}",
            row.operation
        ))
    });
    let notes: Vec<String> = notes(verdict).into_iter().chain(effects).collect();
    let notes = notes
        .iter()
        .map(|note| format!("<p>Note: {}</p>\n", markup(&one_line(note))));
    Table {
        head: "\n<details><summary>Cases and notes</summary>\n\n".to_owned(),
        rows: shown.chain(notes).collect(),
        foot: "\n</details>\n",
    }
}

/// The case of a finding, as escaped HTML. Its content cannot end the element.
fn case(finding: &Finding) -> Option<String> {
    let case = finding.case.as_ref()?;
    let at = match case.path.as_deref() {
        None | Some("") => String::new(),
        Some(path) => format!(" at <code>{}</code>", markup(&cut(&one_line(path), CELL))),
    };
    Some(format!(
        "<p><b>{}</b> {}{at}</p>\n<pre>{}</pre>\n<p>Repeat: <code>{}</code></p>\n",
        finding.kind.id(),
        markup(&cut(&one_line(&finding.place()), CELL)),
        markup(&compact(&case.json)),
        markup(&cut(&one_line(&case.reproduce), CELL)),
    ))
}

/// Text for a cell, in one line and cut to [`CELL`].
fn cell(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    markdown(&cut(&one_line(&spaced), CELL))
}
