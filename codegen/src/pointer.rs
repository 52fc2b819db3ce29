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

    /// All tokens from the root, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

impl From<&str> for Pointer {
    /// Takes a pointer with or without the leading `#`.
    fn from(text: &str) -> Self {
        Self(text.trim_start_matches('#').to_owned())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.0)
    }
}
