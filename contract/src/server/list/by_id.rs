//! The pages of lists that go by the ids of their items.

use serde_json::Value;

use super::List;

/// How many items a list in windows of ids returns after an id, as Chatwoot does.
const AFTER_SIZE: usize = 100;

impl List {
    /// The start and the end of the items before an id, or from another one on. The items are
    /// sorted from oldest to newest.
    ///
    /// With both ids, a window has the oldest items, up to the limit. With the lower one alone,
    /// the item with that id is left out.
    pub(super) fn range_of_ids(
        &self,
        before: Option<&str>,
        after: Option<&str>,
        size: usize,
        found: &[&Value],
    ) -> (usize, usize) {
        let id = |text: Option<&str>| text.and_then(|text| text.parse::<i64>().ok());
        let (before, after) = (id(before), id(after));
        let end = before.map_or(found.len(), |before| self.count_before(before, found));
        let Some(after) = after else {
            return (end.saturating_sub(size), end);
        };
        let limit = self.pagination.limit.filter(|_| before.is_some());
        let lowest = after.saturating_add(i64::from(limit.is_none()));
        let start = self.count_before(lowest, found).min(end);
        let size = limit.unwrap_or(AFTER_SIZE);
        (start, end.min(start.saturating_add(size)))
    }

    fn count_before(&self, before: i64, found: &[&Value]) -> usize {
        let pointer = self.pagination.id.as_deref().unwrap_or_default();
        found.partition_point(|item| item.pointer(pointer).and_then(Value::as_i64) < Some(before))
    }
}
