//! Tables. The script sorts them by the `data-sort` of a cell, or by its text.

use std::time::Duration;

use super::super::escape::markup;
use super::super::{Units, show};
use super::sign;

/// A table with a caption, in a box that scrolls if the table is too wide. Numbers are aligned
/// at the right in a table of the class `matrix`.
pub(super) fn table(caption: &str, heads: &[&str], rows: &str, class: &str) -> String {
    let heads = heads
        .iter()
        .map(|head| format!("<th scope=\"col\">{head}</th>"));
    let (heads, caption) = (heads.collect::<String>(), markup(caption));
    format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table class=\"{class}\">\n<caption><span>{caption}</span></caption>\n<thead><tr>{heads}</tr></thead>\n{rows}</table>\n</div>\n"
    )
}

/// The rows of a table.
pub(super) fn body(rows: impl Iterator<Item = String>) -> String {
    format!("<tbody>\n{}</tbody>\n", rows.collect::<String>())
}

/// A row with a heading. The heading and the cells are escaped.
pub(super) fn row(heading: &str, cells: &[String]) -> String {
    let cells = cells.concat();
    format!("<tr><th scope=\"row\">{heading}</th>{cells}</tr>\n")
}

/// A cell with escaped text.
pub(super) fn cell(text: &str) -> String {
    format!("<td>{text}</td>")
}

pub(super) fn number(number: usize) -> String {
    format!("<td class=\"number\">{number}</td>")
}

/// A time in seconds.
pub(super) fn seconds(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs_f64();
    format!("<td class=\"number\" data-sort=\"{seconds:.6}\">{seconds:.2} s</td>")
}

/// The cell of what a row does not have.
pub(super) fn none() -> String {
    "<td class=\"nil\" data-sort=\"2\">–</td>".to_owned()
}

/// Units covered of all units. They are sorted by their share.
#[allow(clippy::cast_precision_loss)] // the share of a few thousand units
pub(super) fn unit(units: &Units) -> String {
    let (class, sign) = match *units {
        (_, 0) => return none(),
        (covered, all) if covered >= all => ("full", "✓"),
        (0, _) => ("none", "✗"),
        _ => ("part", "◐"),
    };
    let share = units.0 as f64 / units.1 as f64;
    let shown = show(units);
    // Screen readers read the numbers only.
    format!(
        "<td class=\"{class}\" data-sort=\"{share:.6}\"><span aria-hidden=\"true\">{sign}</span> {shown}</td>"
    )
}

/// A result in words. Failures come first.
pub(super) fn result(good: bool, words: &str) -> String {
    let class = if good { "full" } else { "none" };
    format!(
        "<td class=\"{class}\" data-sort=\"{}\"><span aria-hidden=\"true\">{}</span> {words}</td>",
        u8::from(good),
        sign(good)
    )
}
