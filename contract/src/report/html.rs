//! One HTML page. It loads nothing else, and shows everything without JavaScript.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::escape::{markup, one_line};
use super::{Run, worst};
use crate::verify::Verdict;

mod findings;
mod overview;
mod results;
mod slow;
mod table;
mod unproved;

const PAGE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

pub(super) fn print(verdicts: &[Verdict], run: &Run, out: &mut dyn Write) -> io::Result<()> {
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
    let page = page.replacen("{{main}}", &main(verdicts, run), 1);
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

fn main(verdicts: &[Verdict], run: &Run) -> String {
    let mut html = overview::facts(run);
    html.push_str(&overview::providers(verdicts));
    html.push_str(&findings::all(verdicts, run));
    html.push_str(&slow::slowest(verdicts));
    html.extend(verdicts.iter().map(results::provider));
    html
}

/// Text with escapes for invisible characters.
fn visible(text: &str) -> String {
    markup(&one_line(text))
}

/// As [`visible`], but text in backticks is code.
fn with_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(at, part)| match at % 2 {
        0 => visible(part),
        _ => format!("<code>{}</code>", visible(part)),
    });
    parts.collect()
}

/// A list of escaped items.
fn list(items: &[String]) -> String {
    let items = items.iter().map(|item| format!("<li>{item}</li>\n"));
    format!("<ul>\n{}</ul>\n", items.collect::<String>())
}

/// A list of names and escaped values.
fn facts(facts: &[(&str, String)]) -> String {
    let facts = facts
        .iter()
        .map(|(name, value)| format!("<dt>{name}</dt><dd>{value}</dd>\n"));
    format!("<dl>\n{}</dl>\n", facts.collect::<String>())
}

/// Text to read or copy, line by line, under a label for screen readers.
fn text_block(label: &str, text: &str) -> String {
    let lines: Vec<String> = text.lines().map(visible).collect();
    format!(
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"{label}\">{}</pre>\n",
        lines.join("\n")
    )
}
