//! Regular expressions of a document.

use std::fmt;
use std::sync::OnceLock;

use regex_lite::Regex;

/// A regular expression. It is compiled when it is first used.
///
/// Matching takes time that is linear in the length of the text, whatever the expression is:
/// the text may be one that a customer wrote.
pub struct Pattern {
    stated: &'static str,
    written: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern as the document states it, and as `regex-lite` writes it.
    pub const fn new(stated: &'static str, written: &'static str) -> Self {
        Self {
            stated,
            written,
            compiled: OnceLock::new(),
        }
    }

    /// The pattern as the document states it.
    pub(super) fn stated(&self) -> &'static str {
        self.stated
    }

    /// Whether it matches anywhere in the text. The generator leaves out patterns that cannot
    /// be compiled.
    pub(super) fn matches(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| Regex::new(self.written).ok());
        compiled.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Pattern")
            .field(&self.stated)
            .finish()
    }
}
