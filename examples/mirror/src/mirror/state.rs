//! What the database remembers of the walks over the conversations.

use serde::{Deserialize, Serialize};

use super::order::Order;

/// The state, which is saved as JSON with each page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// The number of the last pass over the list.
    pub pass: i64,
    /// The walk under way.
    pub walk: Option<Walk>,
    /// When the last complete walk began, in seconds since 1970.
    pub seen_at: Option<i64>,
    /// What the times of the last whole list showed.
    pub order: Order,
    /// Whether the last walk over the whole list may have missed a conversation.
    pub may_be_incomplete: bool,
}

/// A walk over the conversations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Walk {
    /// Whether it reads the whole list, or stops where nothing is new.
    pub is_whole: bool,
    /// Whether this is the second pass, because the list changed during the first.
    pub is_second: bool,
    /// The first of its passes.
    pub first_pass: i64,
    pub began_at: i64,
    /// The position after what is saved. `None` at the first page.
    pub position: Option<String>,
    /// Whether this pass has read the whole list.
    pub is_read: bool,
    /// How many items this pass has read, with those that came again.
    pub read: i64,
    /// The number of conversations, as the last page says.
    pub total: Option<i64>,
    pub order: Order,
}

impl State {
    /// # Errors
    ///
    /// If another version wrote it in a form that this one does not read.
    pub fn read(text: Option<&str>) -> Result<Self, serde_json::Error> {
        text.map_or_else(|| Ok(Self::default()), serde_json::from_str)
    }

    pub fn to_json(&self) -> String {
        #[expect(clippy::expect_used)] // it has only texts and numbers
        serde_json::to_string(self).expect("a state can be written as JSON")
    }

    /// Begins a walk.
    pub fn begin(&mut self, is_whole: bool, now: i64) -> Walk {
        self.pass += 1;
        Walk {
            is_whole,
            first_pass: self.pass,
            began_at: now,
            ..Walk::default()
        }
    }
}
