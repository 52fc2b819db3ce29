//! Writes a pattern of JSON Schema (ECMA-262) as `regex-lite` reads it.
//!
//! The engine takes linear time for every pattern and text. So it has no look-around, no
//! back-references and no Unicode classes; patterns with these are not checked, and a note says
//! so.

use regex_lite::Regex;

/// The white space of ECMA-262, as the content of a class.
const SPACE: &str = r"\t\n\x{0B}\x{0C}\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
/// What `.` does not match.
const LINE_ENDS: &str = r"\n\r\x{2028}\x{2029}";

/// The pattern for `regex-lite`.
///
/// # Errors
///
/// If the engine cannot read it. The text says why.
pub fn translated(pattern: &str) -> Result<String, String> {
    let written = Writer::write(pattern)?;
    match Regex::new(&written) {
        Ok(_) => Ok(written),
        Err(_) => Err(reason(pattern).to_owned()),
    }
}

fn reason(pattern: &str) -> &'static str {
    let has = |parts: &[&str]| parts.iter().any(|part| pattern.contains(part));
    match () {
        () if has(&["(?=", "(?!", "(?<=", "(?<!"]) => "patterns with look-around are not supported",
        () if has(&[r"\p", r"\P"]) => "patterns with Unicode classes are not supported",
        () => "the pattern cannot be read",
    }
}

struct Writer<'a> {
    rest: &'a str,
    written: String,
    in_class: bool,
}

impl<'a> Writer<'a> {
    fn write(pattern: &'a str) -> Result<String, String> {
        let mut writer = Self {
            rest: pattern,
            written: String::new(),
            in_class: false,
        };
        while let Some(sign) = writer.next() {
            match sign {
                '\\' => writer.escape()?,
                sign if writer.in_class => writer.in_class(sign),
                sign => writer.outside(sign),
            }
        }
        Ok(writer.written)
    }

    fn next(&mut self) -> Option<char> {
        let mut signs = self.rest.chars();
        let sign = signs.next();
        self.rest = signs.as_str();
        sign
    }

    fn outside(&mut self, sign: char) {
        match sign {
            '.' => self.written += &format!("[^{LINE_ENDS}]"),
            '[' if self.rest.starts_with("^]") => {
                self.rest = &self.rest[2..];
                self.written += r"[\x{0}-\x{10FFFF}]";
            }
            '[' => {
                self.in_class = true;
                self.written.push('[');
                if let Some(rest) = self.rest.strip_prefix('^') {
                    self.rest = rest;
                    self.written.push('^');
                }
            }
            '{' if !is_quantifier(self.rest) => self.written += r"\{",
            '{' => {
                let end = self.rest.find('}').unwrap_or_default();
                self.written.push('{');
                self.written += &self.rest[..=end];
                self.rest = &self.rest[end + 1..];
            }
            '}' => self.written += r"\}",
            ']' => self.written += r"\]",
            sign => self.written.push(sign),
        }
    }

    fn in_class(&mut self, sign: char) {
        match sign {
            ']' => {
                self.in_class = false;
                self.written.push(']');
            }
            '[' | '&' | '~' => {
                self.written.push('\\');
                self.written.push(sign);
            }
            sign => self.written.push(sign),
        }
    }

    fn escape(&mut self) -> Result<(), String> {
        let Some(sign) = self.next() else {
            return Err("the pattern ends with a backslash".to_owned());
        };
        match sign {
            's' if self.in_class => self.written += SPACE,
            's' => self.written += &format!("[{SPACE}]"),
            'S' if !self.in_class => self.written += &format!("[^{SPACE}]"),
            'S' => return Err(r"`\S` in a class is not supported".to_owned()),
            '0' if !self.rest.starts_with(|next: char| next.is_ascii_digit()) => {
                self.written += r"\x{0}";
            }
            '1'..='9' if !self.in_class => {
                return Err("patterns with back-references are not supported".to_owned());
            }
            'u' if self.rest.starts_with('{') => {
                let (code, rest) = self.rest.split_once('}').unwrap_or((self.rest, ""));
                self.written += &format!(r"\x{code}}}");
                self.rest = rest;
            }
            // A backspace.
            'b' if self.in_class => self.written += r"\x{8}",
            sign if sign.is_ascii_alphanumeric() => {
                self.written.push('\\');
                self.written.push(sign);
            }
            // A sign that stands for itself.
            sign => self.literal(sign),
        }
        Ok(())
    }

    fn literal(&mut self, sign: char) {
        if r"\.+*?()|[]{}^$#&-~".contains(sign) {
            self.written.push('\\');
        }
        self.written.push(sign);
    }
}

/// Whether a text after a brace is a number of repetitions.
fn is_quantifier(rest: &str) -> bool {
    let Some((count, _)) = rest.split_once('}') else {
        return false;
    };
    let (least, most) = count.split_once(',').unwrap_or((count, ""));
    let is_number = |text: &str| text.bytes().all(|sign| sign.is_ascii_digit());
    !least.is_empty() && is_number(least) && is_number(most)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use regex_lite::Regex;

    use super::translated;

    #[test]
    fn patterns_mean_what_they_mean_in_ecmascript() {
        for (pattern, matching, other) in [
            (r"^\d{2}$", "12", "१२"),
            (r"^[\w.\-]+@[a-z]+$", "a.b-c@d", "a b@c"),
            (r"^\/a\/b$", "/a/b", "a/b"),
            (r"^a{b}$", "a{b}", "ab"),
            (r"^{}$", "{}", ""),
            (r"^[[\]&~]+$", "[]&~", "a"),
            (r"^\s$", "\u{FEFF}", "\u{200B}"),
            (r"^[^\s]+$", "ab", "a\u{A0}b"),
            (r"^.$", "é", "\u{2028}"),
            (r"^[^]$", "\n", ""),
            (r"^\u00e9$", "é", "e"),
            (r"^\u{1F600}$", "\u{1F600}", "u"),
            (r"^\x41$", "A", "x41"),
            (r"b", "abc", "ac"),
            (r"^(?<year>\d+)-(?:a|b)$", "20-a", "20-c"),
            (r"^a$", "a", "a\n"),
            (r"^[\b]$", "\u{8}", "b"),
            (r"^\#\@\_$", "#@_", "@"),
            (r"^a]$", "a]", "a"),
        ] {
            let written = translated(pattern);
            assert!(written.is_ok(), "{pattern}: {written:?}");
            let regex = Regex::new(&written.unwrap()).unwrap();
            assert!(regex.is_match(matching), "{pattern} {matching:?}");
            assert!(!regex.is_match(other), "{pattern} {other:?}");
        }
    }

    #[test]
    fn patterns_that_need_another_engine_are_refused_with_a_reason() {
        for (pattern, reason) in [
            (r"^(?=.*\d).+$", "look-around"),
            (r"(?<!a)b", "look-around"),
            (r"^(a)\1$", "back-references"),
            (r"^\p{L}+$", "Unicode classes"),
            (r"^[\S]$", "in a class"),
            (r"a\", "ends with a backslash"),
            ("(", "cannot be read"),
            ("[z-a]", "cannot be read"),
            ("*", "cannot be read"),
        ] {
            let refused = translated(pattern).unwrap_err();
            assert!(refused.contains(reason), "{pattern}: {refused}");
        }
    }
}
