//! What the document says about a paginated list, as generated code states it.

use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::identity::Fnv;
use crate::{Integer, IntegerError};

/// How a list is paginated.
#[derive(Debug)]
pub struct Paging {
    /// How one page leads to the next.
    pub style: Style,
    /// The query parameter that selects the page.
    pub parameter: &'static str,
    /// The JSON pointer of the items in a page.
    pub items: &'static str,
    /// The JSON pointer of the id in an item. Empty if items have no id.
    pub id: &'static str,
    /// Whether the document says that the id is an integer.
    pub id_is_integer: bool,
    /// Whether a 404 after the first page ends the list.
    pub not_found_is_end: bool,
    /// Query parameters that cannot be combined with a walk.
    pub excludes: &'static [&'static str],
    /// The `operationId`.
    pub operation: &'static str,
}

/// How one page leads to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Each page names the cursor of the next one.
    Cursor,
    /// Pages have numbers, starting at 1.
    PageNumber,
    /// A page has the items before an id.
    Before,
    /// A page has the items between two ids. The paging parameter is the upper one.
    Window {
        /// The query parameter of the lower id.
        after: &'static str,
        /// The most items that a page can have.
        limit: usize,
    },
}

/// The identity of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    /// The item's id, a number or a text that contains only a number.
    Number(i64),
    /// The item's id, any other text.
    Text(Box<str>),
    /// A digest of the item's bytes, if its id cannot be read.
    Bytes {
        /// The digest.
        bytes: u64,
    },
    /// A digest of bytes that several items may share, such as `null`.
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

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Number(number) => state.write_i64(*number),
            Self::Text(text) => state.write(text.as_bytes()),
            Self::Bytes { bytes: number } | Self::Weak { weak: number } => state.write_u64(*number),
        }
    }
}

impl From<&i64> for Id {
    fn from(number: &i64) -> Self {
        Self::Number(*number)
    }
}

impl From<&u64> for Id {
    fn from(number: &u64) -> Self {
        Self::from(&Integer::from(*number))
    }
}

impl From<&Integer> for Id {
    fn from(number: &Integer) -> Self {
        match number.as_i64() {
            Some(number) => Self::Number(number),
            None => Self::Text(number.to_string().into()),
        }
    }
}

impl From<&String> for Id {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&str> for Id {
    /// A text that contains only an integer is the same id as the integer, because servers
    /// send both forms.
    fn from(text: &str) -> Self {
        let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        let number = is_number.then(|| text.parse::<i64>().ok()).flatten();
        match number.filter(|number| number.to_string() == text) {
            Some(number) => Self::Number(number),
            None => Self::Text(text.into()),
        }
    }
}

/// A page number or an id, in the form that a builder accepts.
pub struct Position(pub String);

impl TryFrom<Position> for i64 {
    type Error = std::num::ParseIntError;

    fn try_from(position: Position) -> Result<Self, Self::Error> {
        position.0.parse()
    }
}

impl TryFrom<Position> for u64 {
    type Error = std::num::ParseIntError;

    fn try_from(position: Position) -> Result<Self, Self::Error> {
        position.0.parse()
    }
}

impl TryFrom<Position> for Integer {
    type Error = IntegerError;

    fn try_from(position: Position) -> Result<Self, Self::Error> {
        position.0.parse()
    }
}
