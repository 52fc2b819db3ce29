//! JSON pointers (RFC 6901), displayed as URI fragments: `#/components/schemas`.

use std::fmt::{self, Write as _};

/// A place in a document. The default is the whole document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The place of a property or an array index below this one.
    pub fn join(&self, token: impl fmt::Display) -> Self {
        let mut joined = Self(String::with_capacity(self.0.len() + TOKEN));
        joined.0.push_str(&self.0);
        joined.push(token);
        joined
    }

    /// Moves this place to a property or an array index below it.
    pub(crate) fn push(&mut self, token: impl fmt::Display) {
        self.0.push('/');
        // Writing to a string does not fail.
        let _ = write!(Escaped(&mut self.0), "{token}");
    }

    /// The length of the text, for [`truncate`](Self::truncate).
    pub(crate) fn length(&self) -> usize {
        self.0.len()
    }

    /// Takes back every [`push`](Self::push) since the text had this length.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// The pointer as RFC 6901 writes it: empty for the whole document.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last token, unescaped: a property's name or an index. `None` for the whole
    /// document.
    pub fn last(&self) -> Option<String> {
        Some(unescape(self.0.rsplit_once('/')?.1))
    }

    /// The place that contains this one, and the last token. `None` for the whole document.
    pub fn split(&self) -> Option<(Self, String)> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some((Self(parent.to_owned()), self.last()?))
    }

    /// Whether this is `place`, or a place below it.
    pub fn is_in(&self, place: &Self) -> bool {
        let rest = self.0.strip_prefix(&place.0);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// All tokens from the root, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }
}

/// Room for one more token, in bytes.
const TOKEN: usize = 24;

/// Writes a token: `~` as `~0`, and `/` as `~1`.
struct Escaped<'a>(&'a mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(index) = rest.find(['~', '/']) {
            let (before, special) = rest.split_at(index);
            self.0.push_str(before);
            self.0
                .push_str(if special.starts_with('~') { "~0" } else { "~1" });
            rest = &special[1..];
        }
        self.0.push_str(rest);
        Ok(())
    }
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

impl From<&str> for Pointer {
    /// Parses a pointer. If it starts with `#`, it is percent-decoded first (`%7B` is `{`).
    fn from(text: &str) -> Self {
        match text.strip_prefix('#') {
            Some(fragment) => Self(decoded(fragment)),
            None => Self(text.to_owned()),
        }
    }
}

/// Percent-decodes a fragment. A `%` without two hexadecimal digits stays.
fn decoded(fragment: &str) -> String {
    let byte = |encoded: &[u8]| {
        let text = std::str::from_utf8(encoded).ok()?;
        u8::from_str_radix(text, 16).ok()
    };
    let mut rest = fragment.as_bytes();
    let mut bytes = Vec::with_capacity(rest.len());
    while let [first, after @ ..] = rest {
        match after.get(..2).filter(|_| *first == b'%').and_then(byte) {
            Some(found) => {
                bytes.push(found);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.0)
    }
}
