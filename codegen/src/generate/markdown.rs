//! Texts as Markdown in doc comments.

use proc_macro2::TokenStream;
use quote::quote;

/// The longest line of a comment, without `///`.
const WIDTH: usize = 92;

/// A doc comment, with lines that are not too long.
pub(super) fn lines(text: &str) -> TokenStream {
    let mut wrapped = Vec::new();
    let mut code: Option<usize> = None;
    for line in text.trim().lines() {
        let line = line.trim_end();
        let quotes = ticks(line);
        let is_text = match code {
            Some(opened) if opened == quotes && line.len() == quotes => {
                code = None;
                false
            }
            Some(_) => false,
            None if quotes >= FENCE => {
                code = Some(quotes);
                false
            }
            None => !line.trim_start().starts_with(['#', '|']),
        };
        match is_text {
            true => wrap(line, &mut wrapped),
            false => wrapped.push(line.to_owned()),
        }
    }
    let wrapped = wrapped.into_iter().map(|line| match line.is_empty() {
        true => line,
        false => format!(" {line}"),
    });
    quote!(#(#[doc = #wrapped])*)
}

/// Breaks a line at spaces, but not in code, and not where the next word would begin a
/// list, a heading, a quote or a table.
fn wrap(line: &str, wrapped: &mut Vec<String>) {
    let mut current = String::new();
    let mut is_code = false;
    for word in line.split(' ') {
        let begins_block = word.starts_with(['#', '>', '|', '-', '+', '*', '='])
            || word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['.', ')']);
        let width = current.chars().count() + 1 + word.chars().count();
        if width > WIDTH && !begins_block && !is_code && !current.is_empty() {
            wrapped.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
        is_code ^= word.matches('`').count() % 2 == 1;
    }
    wrapped.push(current);
}

/// A text as code, even if it contains backquotes.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let longest = text.split(|c| c != '`').map(str::len).max();
    match (text.as_str(), longest) {
        ("", _) => "`\"\"`".to_owned(),
        (text, None | Some(0)) => format!("`{text}`"),
        (text, Some(longest)) => {
            let quotes = "`".repeat(longest + 1);
            format!("{quotes} {text} {quotes}")
        }
    }
}

/// `a, b and c`.
pub(super) fn list(items: impl Iterator<Item = String>, last: &str) -> String {
    let mut items: Vec<String> = items.collect();
    match (items.pop(), items.is_empty()) {
        (Some(only), true) => only,
        (Some(end), false) => format!("{} {last} {end}", items.join(", ")),
        (None, _) => String::new(),
    }
}

/// The least number of quotes around a code block.
const FENCE: usize = 3;

/// The number of backticks at the start of a line.
fn ticks(line: &str) -> usize {
    line.len() - line.trim_start_matches('`').len()
}

/// A vendor's text as Markdown that rustdoc accepts: without indented code blocks, links
/// into the vendor's site and bare URLs. Code blocks are marked as text, because rustdoc
/// would compile and run them as tests.
pub(super) fn prose(text: &str) -> String {
    let mut kept = Vec::new();
    let mut paragraphs = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(fence) = Fence::opened_by(line) else {
            paragraphs.push(line);
            continue;
        };
        kept.extend(without_blocks(&std::mem::take(&mut paragraphs)));
        let block: Vec<&str> = lines
            .by_ref()
            .take_while(|line| !fence.is_closed_by(line))
            .collect();
        let longest = block.iter().map(|line| ticks(line.trim_start())).max();
        let quotes = "`".repeat(FENCE.max(longest.unwrap_or_default() + 1));
        kept.push(format!("{quotes}text"));
        kept.extend(block.iter().map(|line| fence.unindented(line).to_owned()));
        kept.push(quotes);
    }
    kept.extend(without_blocks(&paragraphs));
    kept.join("\n")
}

/// A sentence behind a text; in a paragraph of its own if the text ends in a code block or
/// a table.
pub(super) fn followed_by(text: &str, sentence: &str) -> String {
    let gap = match (text.is_empty() || sentence.is_empty(), ends_in_block(text)) {
        (true, _) => "",
        (_, true) => "\n\n",
        _ => " ",
    };
    format!("{text}{gap}{sentence}")
}

/// Whether a text ends in a code block or a table.
pub(super) fn ends_in_block(text: &str) -> bool {
    let last = text.lines().next_back().unwrap_or_default();
    last.starts_with('|') || ticks(last) >= FENCE && ticks(last) == last.len()
}

/// What opens a code block.
struct Fence {
    sign: char,
    length: usize,
    indent: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let text = line.trim_start();
        let sign = text
            .chars()
            .next()
            .filter(|sign| ['`', '~'].contains(sign))?;
        let info = text.trim_start_matches(sign);
        let length = text.len() - info.len();
        let is_fence = length >= FENCE && !(sign == '`' && info.contains('`'));
        is_fence.then_some(Self {
            sign,
            length,
            indent: line.len() - text.len(),
        })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let text = line.trim();
        text.len() >= self.length && text.trim_start_matches(self.sign).is_empty()
    }

    /// A line of the block, without the white space that the fence has before it.
    fn unindented<'a>(&self, line: &'a str) -> &'a str {
        let spaces = line.len() - line.trim_start().len();
        line.get(spaces.min(self.indent)..).unwrap_or(line)
    }
}

/// The lines of a text without code blocks.
fn without_blocks(lines: &[&str]) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    without_links(&lines.join("\n"))
        .split('\n')
        .map(inline)
        .collect()
}

/// A line whose code is kept, and whose other text has no HTML, link or bare URL. A quote
/// that no other one closes is shown as it is.
fn inline(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let line = words.join(" ");
    let (mut kept, mut rest) = (String::new(), line.as_str());
    while let Some(start) = rest.find('`') {
        let (text, behind) = rest.split_at(start);
        kept.push_str(&plain(text));
        let quotes = &behind[..ticks(behind)];
        let end = closing(&behind[quotes.len()..], quotes.len());
        let end = match end {
            _ if ends_in_backslash(text) => None,
            end => end.map(|end| quotes.len() * 2 + end),
        };
        match end {
            Some(end) => kept.push_str(&behind[..end]),
            None if ends_in_backslash(text) => kept.push_str(quotes),
            None => kept.push_str(&quotes.replace('`', "\\`")),
        }
        rest = &behind[end.unwrap_or(quotes.len())..];
    }
    kept + &plain(rest)
}

/// Where as many quotes follow as opened a piece of code.
fn closing(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(start) = text[at..].find('`') {
        let quotes = ticks(&text[at + start..]);
        if quotes == length {
            return Some(at + start);
        }
        at += start + quotes;
    }
    None
}

fn ends_in_backslash(text: &str) -> bool {
    (text.len() - text.trim_end_matches('\\').len()) % 2 == 1
}

fn plain(text: &str) -> String {
    let words: Vec<String> = text.split(' ').map(word).collect();
    words.join(" ")
}

/// Replaces a link into the vendor's site by its text.
fn without_links(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let (start, end) = (before.rfind('['), after.find([')', ' ', '\n']));
        match (start, end) {
            (Some(start), Some(end)) if after[end..].starts_with(')') => {
                let (target, label) = (&after[..end], &before[start + 1..]);
                kept.push_str(&before[..start]);
                kept.push_str(label);
                if target.starts_with("http") {
                    kept.push_str(&format!(" ({target})"));
                }
                rest = &after[end + 1..];
            }
            _ => {
                kept.push_str(before);
                kept.push_str("](");
                rest = after;
            }
        }
    }
    kept + rest
}

/// A word without HTML and links, and with `<>` around a URL.
pub(super) fn word(word: &str) -> String {
    let start = word.find("http://").or_else(|| word.find("https://"));
    let Some((before, url)) = start.and_then(|start| word.split_at_checked(start)) else {
        return escaped(word);
    };
    let punctuation = ['.', ',', ';', ':', '!', '?', ')', '"', '\'', '>', '*'];
    let (url, after) = url.split_at(url.trim_end_matches(punctuation).len());
    let (before, after) = (
        escaped(before.trim_end_matches('<')),
        after.trim_start_matches('>'),
    );
    match url.contains(['<', '>']) {
        true => format!("{before}`{url}`{after}"),
        false => format!("{before}<{url}>{after}"),
    }
}

/// A text in which nothing begins a link or an HTML tag.
fn escaped(text: &str) -> String {
    let mut kept = String::new();
    for c in text.chars() {
        if ['[', ']', '<'].contains(&c) && !ends_in_backslash(&kept) {
            kept.push('\\');
        }
        kept.push(c);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{code, followed_by, lines, list, prose};

    fn text(markdown: &str) -> Vec<String> {
        let file: syn::File = {
            let lines = lines(markdown);
            syn::parse_quote!(#lines struct S;)
        };
        let text = prettyplease::unparse(&file);
        let text = text.lines().filter_map(|line| line.strip_prefix("///"));
        text.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned())
            .collect()
    }

    #[test]
    fn long_lines_are_broken_where_markdown_stays_the_same() {
        let long = format!("{} - {} # 1. end", "word ".repeat(18), "word ".repeat(18));
        let wrapped = text(&long);
        assert!(wrapped.len() > 1, "{wrapped:?}");
        for line in &wrapped[1..] {
            assert!(!line.starts_with(['-', '#', '1']), "{line}");
        }
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(words(&wrapped.join(" ")), words(&long));
        let code = text(&format!("{} `GET /a b c`", "word ".repeat(17)));
        assert!(
            code.iter().any(|line| line.contains("`GET /a b c`")),
            "{code:?}"
        );
        let heading = format!("# {}", "word ".repeat(40));
        assert_eq!(text(&heading), [heading.trim_end()]);
    }

    #[test]
    fn a_vendor_s_text_has_no_html_link_or_bare_url() {
        for (vendor, shown) in [
            ("  a <b> c", "a \\<b> c"),
            ("see [here](#top), [a", "see here, \\[a"),
            (
                "[a](b) and [c d](https://e.example/)",
                "a and c d (<https://e.example/>)",
            ),
            ("a](b c [d](e", "a\\](b c \\[d\\](e"),
            ("(https://e.example/a?b=1).", "(<https://e.example/a?b=1>)."),
            ("`https://e.example`", "`https://e.example`"),
            (
                "`ids[]`, `a <b> c` and [x]",
                "`ids[]`, `a <b> c` and \\[x\\]",
            ),
            ("``a ` [b]`` [c] `[d]", "``a ` [b]`` \\[c\\] \\`\\[d\\]"),
            (r"\[a\] \<b> \`c", r"\[a\] \<b> \`c"),
            ("see <https://e.example/a>.", "see <https://e.example/a>."),
            ("http://<host>/a", "`http://<host>/a`"),
        ] {
            assert_eq!(prose(vendor), shown);
        }
    }

    #[test]
    fn a_code_block_is_text_and_keeps_its_lines() {
        for (vendor, shown) in [
            (
                "a\n```\nlet x = [1];  // <b>\n\n  y\n```\nb [c]",
                "a\n```text\nlet x = [1];  // <b>\n\n  y\n```\nb \\[c\\]",
            ),
            ("```rust\npanic!()", "```text\npanic!()\n```"),
            (
                "- a\n  ~~~json\n  {\n   1}\n  ~~~",
                "- a\n```text\n{\n 1}\n```",
            ),
            ("~~~\n```\n~~~", "````text\n```\n````"),
            ("```a` b", "\\`\\`\\`a\\` b"),
        ] {
            assert_eq!(prose(vendor), shown);
        }
        let long = "word ".repeat(40);
        let block = format!("````text\n```\n{long}\n````");
        assert_eq!(text(&block), ["````text", "```", long.trim_end(), "````"]);
    }

    #[test]
    fn a_sentence_stays_out_of_a_code_block_or_table() {
        assert_eq!(followed_by("a.", "b."), "a. b.");
        assert_eq!(followed_by("", "b."), "b.");
        assert_eq!(followed_by("a.", ""), "a.");
        assert_eq!(
            followed_by("```text\na\n```", "b."),
            "```text\na\n```\n\nb."
        );
        assert_eq!(followed_by("|a|\n|-|", "b."), "|a|\n|-|\n\nb.");
    }

    #[test]
    fn code_and_lists_read_well() {
        assert_eq!(code(""), "`\"\"`");
        assert_eq!(code("a``b`"), "``` a``b` ```");
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "`` a`b ``");
        let names = |count: usize| {
            list(
                ["a", "b", "c"].map(str::to_owned).into_iter().take(count),
                "and",
            )
        };
        assert_eq!([names(0), names(1), names(3)], ["", "a", "a, b and c"]);
    }
}
