//! A list in windows of ids, as a server of the Chatwoot family sends it.

use serde::Deserialize;

/// How many items a page has with one of the two ids, or with none of them.
const BEFORE_SIZE: usize = 20;
const AFTER_SIZE: usize = 100;
const WINDOW_SIZE: usize = 1000;

/// The id of an item is its number plus this.
const FIRST_ID: u64 = 10;

/// A list that is too long to write down.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Long {
    /// How many items it has.
    count: u64,
    /// Whether the order of the items is not that of their ids.
    #[serde(default)]
    imported: bool,
    /// The parameters that the server ignores, as far as both are sent.
    #[serde(default)]
    ignores: Vec<Ignored>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Ignored {
    After,
    Before,
}

impl Long {
    /// The items that a walk gives.
    pub(super) fn given(&self) -> impl Iterator<Item = u64> + use<> {
        let size = u64::try_from(BEFORE_SIZE).unwrap_or_default();
        let lowest = match self.ignores_all() {
            true => self.count.saturating_sub(size),
            false => 0,
        };
        (lowest..self.count).rev()
    }

    fn ignores_all(&self) -> bool {
        self.ignores.contains(&Ignored::After) && self.ignores.contains(&Ignored::Before)
    }

    /// The items between two ids.
    pub(super) fn window(&self, after: Option<&str>, before: Option<&str>) -> Vec<u64> {
        let ids = |id: Option<&str>| id.and_then(|id| id.parse::<u64>().ok());
        let (mut after, mut before) = (ids(after), ids(before));
        if after.is_some() && self.ignores.contains(&Ignored::After) {
            after = None;
        }
        let is_beside = after.is_some() || self.ignores_all();
        if is_beside && self.ignores.contains(&Ignored::Before) {
            before = None;
        }
        let is_alone = u64::from(before.is_none());
        let lowest = after.map_or(0, |after| after.saturating_add(is_alone));
        let is_within = |number: &u64| {
            let id = number + FIRST_ID;
            id >= lowest && before.is_none_or(|before| id < before)
        };
        let mut numbers: Vec<u64> = (0..self.count).filter(is_within).collect();
        if self.imported {
            // Any order that mixes the ids.
            numbers.sort_by_key(|number| number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        }
        match (after, before) {
            (Some(_), Some(_)) => numbers.truncate(WINDOW_SIZE),
            (Some(_), None) => numbers.truncate(AFTER_SIZE),
            (None, _) => drop(numbers.drain(..numbers.len().saturating_sub(BEFORE_SIZE))),
        }
        numbers
    }
}
