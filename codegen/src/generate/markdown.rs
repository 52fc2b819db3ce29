//! Texts as Markdown in doc comments.

use proc_macro2::TokenStream;
use quote::quote;

/// The longest line of a comment, without `///`.
const WIDTH: usize = 92;

/// A doc comment, with lines that are not too long.
pub(super) fn lines(text: &str) -> TokenStream {
    let mut wrapped = Vec::new();
    let mut is_code = false;
    for line in text.trim().lines() {
        let line = line.trim_end();
        is_code ^= line.trim_start().starts_with("```");
        match is_code || line.trim_start().starts_with(['#', '|']) {
            true => wrapped.push(line.to_owned()),
            false => wrap(line, &mut wrapped),
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
    match text.contains('`') {
        true => format!("`` {text} ``"),
        false => format!("`{text}`"),
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

/// A vendor's text as Markdown that rustdoc accepts: without indented code blocks, links
/// into the vendor's site and bare URLs.
pub(super) fn prose(text: &str) -> String {
    let text = without_links(text);
    let mut lines = Vec::new();
    for line in text.lines() {
        let words: Vec<String> = line.split_whitespace().map(word).collect();
        lines.push(words.join(" "));
    }
    lines.join("\n").replace('[', "\\[").replace(']', "\\]")
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

/// A word without HTML, and with `<>` around a URL.
pub(super) fn word(word: &str) -> String {
    if word.contains('`') {
        return word.to_owned();
    }
    let start = word.find("http://").or_else(|| word.find("https://"));
    let Some((before, url)) = start.and_then(|start| word.split_at_checked(start)) else {
        return word.replace('<', "\\<");
    };
    let punctuation = ['.', ',', ';', ':', '!', '?', ')', '"', '\'', '>', '*'];
    let (url, after) = url.split_at(url.trim_end_matches(punctuation).len());
    let before = before.replace('<', "\\<");
    match url.contains(['<', '>']) {
        true => format!("{before}`{url}`{after}"),
        false => format!("{before}<{url}>{after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{code, lines, list, prose};

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
            ("http://<host>/a", "`http://<host>/a`"),
        ] {
            assert_eq!(prose(vendor), shown);
        }
    }

    #[test]
    fn code_and_lists_read_well() {
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
