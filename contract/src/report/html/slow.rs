//! Where the time went.

use std::time::Duration;

use super::super::escape::markup;
use super::table::{body, cell, row, seconds, table};
use crate::verify::Verdict;

/// How many rows the table has.
const MOST: usize = 10;

/// The schemas and operations whose checks took longest; empty if none was measured.
pub(super) fn slowest(verdicts: &[Verdict]) -> String {
    let mut all: Vec<(Duration, &str, &str, String)> = Vec::new();
    for verdict in verdicts {
        let schemas = verdict.schemas.iter();
        let schemas = schemas.map(|row| (row.elapsed, "schema", row.id.to_string()));
        let requests = verdict.requests.iter();
        let requests = requests.map(|row| (row.elapsed, "operation", row.operation.clone()));
        let rows = schemas.chain(requests);
        all.extend(rows.map(|(elapsed, what, name)| (elapsed, verdict.provider, what, name)));
    }
    all.retain(|(elapsed, ..)| !elapsed.is_zero());
    all.sort_by_key(|(elapsed, ..)| std::cmp::Reverse(*elapsed));
    all.truncate(MOST);
    if all.is_empty() {
        return String::new();
    }
    let rows = all.iter().map(|(elapsed, provider, what, name)| {
        let cells = [seconds(*elapsed), cell(what), cell(&markup(provider))];
        row(&markup(name), &cells)
    });
    let heads = ["name", "time", "what", "provider"];
    let rows = body(rows);
    format!(
        "<section aria-labelledby=\"slow-name\">\n<h2 id=\"slow-name\">Slowest checks</h2>\n{}</section>\n",
        table(
            "The checks that took longest. Checks run side by side.",
            &heads,
            &rows,
            ""
        )
    )
}
