//! Makes text safe for each format. Text from documents and servers can contain anything.

/// Escapes characters that move the cursor, break the line or change the direction of
/// text.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for char in text.chars() {
        match char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') || is_bidi(char) {
            true => line.extend(char.escape_default()),
            false => line.push(char),
        }
    }
    line
}

/// Characters that change the direction of the text after them.
fn is_bidi(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Cuts a text to at most `limit` characters. If it was cut, the last character is `…`.
pub(super) fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some(_) => {
            let kept = text.chars().take(limit.saturating_sub(1));
            kept.chain(['…']).collect()
        }
    }
}

/// Text for XML and HTML, between tags or in an attribute. Characters that XML 1.0 does
/// not allow become the replacement character.
pub(super) fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // An XML parser would turn them into spaces in attributes, and `\r` into `\n` elsewhere.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            char if char.is_control() => escaped.push('\u{fffd}'),
            char => escaped.push(char),
        }
    }
    escaped
}

/// Text for a cell of a Markdown table, without any markup of its own.
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\r' => escaped.push(' '),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // GitHub would notify the person or link the issue.
            '@' => escaped.push_str("&#64;"),
            '#' => escaped.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '|' | '[' | ']' | '~' | '$' => escaped.extend(['\\', char]),
            char => escaped.push(char),
        }
    }
    escaped
}

/// As [`markdown`], but text in backticks stays code. If the backticks do not pair up,
/// all of them are escaped.
pub(super) fn markdown_with_code(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // Two backticks in a row would start another kind of code.
    let mut inner = parts.iter().skip(1).rev().skip(1);
    if parts.len().is_multiple_of(2) || inner.any(|part| part.is_empty()) {
        return markdown(text);
    }
    let escaped = parts.iter().enumerate().map(|(index, part)| {
        let is_code = index % 2 == 1;
        match is_code {
            true => format!("`{}`", part.replace('|', "\\|").replace(['\n', '\r'], " ")),
            false => markdown(part),
        }
    });
    escaped.collect()
}

/// The message of a workflow command of GitHub Actions.
pub(super) fn github_message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command of GitHub Actions.
pub(super) fn github_property(text: &str) -> String {
    github_message(text).replace(',', "%2C").replace(':', "%3A")
}

#[cfg(test)]
mod tests {
    use super::markdown_with_code;

    #[test]
    fn code_stays_code_and_everything_else_is_escaped() {
        for (text, escaped) in [
            ("a_b of `a_b`", "a\\_b of `a_b`"),
            ("`a|b` is *", "`a\\|b` is \\*"),
            ("one ` only_", "one \\` only\\_"),
            ("`` <b> ``", "\\`\\` &lt;b&gt; \\`\\`"),
            ("`a``b`", "\\`a\\`\\`b\\`"),
            ("@all #1", "&#64;all &#35;1"),
            ("", ""),
        ] {
            assert_eq!(markdown_with_code(text), escaped, "{text}");
        }
    }
}
