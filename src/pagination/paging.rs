//! What the document says of a list in pages, as generated code states it.

use serde::{Deserialize, Serialize};

use super::identity::Fnv;

/// How a list comes in pages.
#[derive(Debug)]
pub struct Paging {
    /// How one page leads to the next.
    pub style: Style,
    /// The query parameter that says which page.
    pub parameter: &'static str,
    /// The JSON pointer of the items in a page.
    pub items: &'static str,
    /// The JSON pointer of an item's id in it; empty where they have none.
    pub id: &'static str,
    /// Whether the document says that the id is an integer.
    pub id_is_integer: bool,
    /// Whether 404 ends the list, after a page that came.
    pub not_found_is_end: bool,
    /// Query parameters that a walk cannot be combined with.
    pub excludes: &'static [&'static str],
    /// The `operationId`.
    pub operation: &'static str,
}

/// How one page leads to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Each page names it.
    Cursor,
    /// They are counted from 1.
    PageNumber,
    /// A page has what is before an id.
    Before,
}

/// What tells an item from others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    /// Its id, a number or a text that writes one.
    Number(i64),
    /// Its id, another text.
    Text(Box<str>),
    /// A digest of its bytes, where its id cannot be read.
    Bytes {
        /// The digest.
        bytes: u64,
    },
    /// A digest of bytes that other items may well have too, such as `null`.
    Weak {
        /// The digest.
        weak: u64,
    },
}

impl Id {
    /// The id, if it is a number.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) | Self::Bytes { .. } | Self::Weak { .. } => None,
        }
    }

    /// A digest that is the same in every process.
    pub(super) fn digest(&self) -> u64 {
        let mut digest = Fnv::default();
        match self {
            Self::Number(number) => digest.add(&number.to_le_bytes()),
            Self::Text(text) => digest.add(text.as_bytes()),
            Self::Bytes { bytes: number } | Self::Weak { weak: number } => return *number,
        }
        digest.finish()
    }
}

impl From<&i64> for Id {
    fn from(number: &i64) -> Self {
        Self::Number(*number)
    }
}

impl From<&String> for Id {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&str> for Id {
    /// A text that writes an integer is the same id as the integer: servers send
    /// both forms.
    fn from(text: &str) -> Self {
        let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        let number = is_number.then(|| text.parse::<i64>().ok()).flatten();
        match number.filter(|number| number.to_string() == text) {
            Some(number) => Self::Number(number),
            None => Self::Text(text.into()),
        }
    }
}

/// A page's number or an id, as a builder takes it.
pub struct Position(pub String);

impl TryFrom<Position> for i64 {
    type Error = std::num::ParseIntError;

    fn try_from(position: Position) -> Result<Self, Self::Error> {
        position.0.parse()
    }
}
