//! JSON pointers (RFC 6901), shown as URI fragments: `#/components/schemas`.

use std::fmt;

/// A place in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The place of `token` below this one: a property's name or an index.
    pub fn join(&self, token: impl fmt::Display) -> Self {
        let token = token.to_string().replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{token}", self.0))
    }

    /// The pointer as RFC 6901 writes it: empty for the whole document.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last token, unescaped: the property's name or index.
    pub fn last(&self) -> Option<String> {
        Some(unescape(self.0.rsplit_once('/')?.1))
    }

    /// The place this one is in, and the last token; nothing for the root.
    pub fn split(&self) -> Option<(Self, String)> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some((Self(parent.to_owned()), self.last()?))
    }

    /// Whether it is a place, or below one.
    pub fn is_in(&self, place: &Self) -> bool {
        let rest = self.0.strip_prefix(&place.0);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// All tokens from the root, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

impl From<&str> for Pointer {
    /// Takes a pointer, or with the leading `#` one that is a URI's fragment, where
    /// `%7B` is `{`.
    fn from(text: &str) -> Self {
        match text.strip_prefix('#') {
            Some(fragment) => Self(decoded(fragment)),
            None => Self(text.to_owned()),
        }
    }
}

/// A fragment's text; what is no encoded byte stays as it is.
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
