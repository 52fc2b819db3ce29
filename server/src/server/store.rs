//! The items of one server, in named collections. They start as the fixtures' items.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::json_edit::plain;

/// The collections of one server.
///
/// A copy is cheap: it shares every item until the item is changed.
#[derive(Debug, Clone)]
pub(super) struct Store {
    collections: BTreeMap<String, Arc<Vec<Arc<Value>>>>,
    /// The highest number that an item of each collection has had.
    numbers: BTreeMap<String, i64>,
    clock: Timestamp,
    is_changed: bool,
    pub(super) seed: u64,
}

impl Store {
    /// The items that every server with this seed starts with, and the time of the last one.
    pub(super) fn new(items: BTreeMap<String, Vec<Value>>, seed: u64, latest: Timestamp) -> Self {
        let shared = |items: Vec<Value>| Arc::new(items.into_iter().map(Arc::new).collect());
        let collections = items.into_iter();
        Self {
            collections: collections
                .map(|(name, items)| (name, shared(items)))
                .collect(),
            numbers: BTreeMap::new(),
            clock: latest,
            is_changed: false,
            seed,
        }
    }

    /// The items of a collection, in the order in which they were added. An unknown
    /// collection is empty.
    pub(super) fn all(&self, collection: &str) -> &[Arc<Value>] {
        let items = self.collections.get(collection);
        items.map_or(&[], |items| items.as_slice())
    }

    /// The first item whose value at a JSON pointer is this text. A number or a boolean is
    /// compared as its text.
    pub(super) fn find(&self, collection: &str, at: &str, value: &str) -> Option<&Value> {
        let mut items = self.all(collection).iter();
        items.find(|item| has(item, at, value)).map(|item| &**item)
    }

    /// Like [`Store::find`], to change the item.
    pub(super) fn find_mut(
        &mut self,
        collection: &str,
        at: &str,
        value: &str,
    ) -> Option<&mut Value> {
        let mut found = self.select_mut(collection, |item| has(item, at, value));
        match found.is_empty() {
            true => None,
            false => Some(found.swap_remove(0)),
        }
    }

    /// The items that a condition selects, to change them.
    pub(super) fn select_mut(
        &mut self,
        collection: &str,
        is_selected: impl Fn(&Value) -> bool,
    ) -> Vec<&mut Value> {
        let Some(items) = self.collections.get_mut(collection) else {
            return Vec::new();
        };
        self.is_changed = true;
        let items = Arc::make_mut(items).iter_mut();
        let selected = items.filter(|item| is_selected(item));
        selected.map(Arc::make_mut).collect()
    }

    /// Adds an item at the end of a collection.
    pub(super) fn push(&mut self, collection: &str, item: Value) {
        self.is_changed = true;
        let items = self.collections.entry(collection.to_owned()).or_default();
        Arc::make_mut(items).push(Arc::new(item));
    }

    /// Removes the items that a condition selects. Returns how many there were.
    pub(super) fn remove(
        &mut self,
        collection: &str,
        is_selected: impl Fn(&Value) -> bool,
    ) -> usize {
        let Some(items) = self.collections.get_mut(collection) else {
            return 0;
        };
        self.is_changed = true;
        let items = Arc::make_mut(items);
        let before = items.len();
        items.retain(|item| !is_selected(item));
        before - items.len()
    }

    /// A number that no item of the collection has had. Numbers continue after the highest
    /// `/id` of the fixtures' items or, if these are not numbers, after how many there are.
    pub(super) fn next_id(&mut self, collection: &str) -> i64 {
        let last = match self.numbers.get(collection) {
            Some(last) => *last,
            None => {
                let items = self.all(collection);
                let ids = items.iter().filter_map(|item| item.get("id")?.as_i64());
                let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
                ids.max().unwrap_or(count)
            }
        };
        let next = last.saturating_add(1);
        self.numbers.insert(collection.to_owned(), next);
        next
    }

    /// The time of the next write: one second after the last one.
    pub(super) fn tick(&mut self) {
        let next = self.clock.checked_add(SignedDuration::from_secs(1));
        self.clock = next.unwrap_or(self.clock);
    }

    /// The server's own time. It advances only with writes.
    pub(super) fn now(&self) -> Timestamp {
        self.clock
    }

    /// The server's own time, as `strftime` writes it.
    pub(super) fn time(&self, format: &str) -> String {
        self.clock.strftime(format).to_string()
    }

    /// Whether any item may differ from the fixtures.
    pub(super) fn is_changed(&self) -> bool {
        self.is_changed
    }
}

/// Whether an item's value at a JSON pointer is this text.
pub(super) fn has(item: &Value, at: &str, value: &str) -> bool {
    item.pointer(at).is_some_and(|found| is(found, value))
}

/// Whether a value, written as in a parameter, is this text. False for null.
pub(super) fn is(value: &Value, text: &str) -> bool {
    match value {
        Value::Null => false,
        Value::String(value) => value == text,
        // A number is written as text only if it is equal, because this runs for every item.
        Value::Number(number) => match (number.as_i64(), text.parse::<i64>()) {
            (Some(number), Ok(asked)) if number != asked => false,
            (Some(_), Err(_)) => false,
            _ => number.to_string() == text,
        },
        other => plain(other) == text,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::collections::BTreeMap;

    use jiff::Timestamp;
    use serde_json::{Value, json};

    use super::Store;

    fn store(items: &[Value]) -> Store {
        let items = BTreeMap::from([("things".to_owned(), items.to_vec())]);
        Store::new(items, 0, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_copy_does_not_see_the_changes_of_another() {
        let mut one = store(&[json!({ "id": 4, "name": "a" }), json!({ "id": 2 })]);
        let other = one.clone();
        one.find_mut("things", "/id", "4").unwrap()["name"] = json!("b");
        one.push("things", json!({ "id": 9 }));
        assert_eq!(one.remove("things", |item| item["id"] == 2), 1);
        let names = |store: &Store| {
            let items = store.all("things").iter();
            items.map(|item| item["name"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&one), [json!("b"), Value::Null]);
        assert_eq!(names(&other), [json!("a"), Value::Null]);
        assert!(one.is_changed() && !other.is_changed());
    }

    #[test]
    fn an_id_is_never_used_twice() {
        let mut store = store(&[json!({ "id": 4 }), json!({ "id": 2 })]);
        assert_eq!(store.next_id("things"), 5);
        store.push("things", json!({ "id": 5 }));
        store.remove("things", |item| item["id"] == 5);
        assert_eq!(store.next_id("things"), 6);
        assert_eq!(store.next_id("others"), 1);
        for other in ["04", "+4", "4.0", "", " 4", "99999999999999999999"] {
            assert!(store.find("things", "/id", other).is_none(), "{other}");
        }
        assert!(store.find("things", "/id", "4").is_some());
    }
}
