//! What a request changed, and the webhook events that it causes.
//!
//! A copy of a store shares the items that did not change. So comparing two stores costs one
//! comparison of pointers for each item of a collection that changed.

use std::ptr;
use std::sync::Arc;

use serde_json::Value;

use super::list::drop_hidden;
use super::providers::Embedded;
use super::store::Store;

/// A store before and after a request, or another step such as a message of a customer.
#[derive(Clone, Copy)]
pub(super) struct Changes<'s> {
    pub(super) before: &'s Store,
    pub(super) after: &'s Store,
}

/// A change of one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Change<'s> {
    Added(&'s Value),
    /// The item before and after. They differ in a property that is sent.
    Changed(&'s Value, &'s Value),
    Removed(&'s Value),
}

/// An event that the provider sends to a webhook.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Event {
    /// Its name, as in `webhooks` of the document.
    pub(super) name: &'static str,
    /// The body that is sent, in the vendor's form.
    pub(super) body: Value,
}

/// The events that the changes from one store to another cause, in the order in which they are
/// sent. Hidden properties are removed from their bodies.
pub(super) fn events(embedded: &Embedded, before: &Store, after: &Store) -> Vec<Event> {
    let mut events = (embedded.events)(&Changes { before, after });
    for event in &mut events {
        drop_hidden(&mut event.body);
    }
    events
}

impl<'s> Changes<'s> {
    /// What changed in a collection, in the order of its items. `key` is the JSON pointer of
    /// the value by which an item is the same item as before.
    ///
    /// New items must be at the end of the collection, as [`Store::push`] adds them.
    pub(super) fn of(&self, collection: &str, key: &str) -> Vec<Change<'s>> {
        let (before, after) = (self.before.all(collection), self.after.all(collection));
        let mut changes = Vec::new();
        if ptr::eq(before, after) {
            return changes;
        }
        let mut left = after.iter().peekable();
        for old in before {
            let is_it =
                |new: &&Arc<Value>| Arc::ptr_eq(old, new) || old.pointer(key) == new.pointer(key);
            match left.next_if(is_it) {
                Some(new) if Arc::ptr_eq(old, new) || is_same(old, new) => {}
                Some(new) => changes.push(Change::Changed(old, new)),
                None => changes.push(Change::Removed(old)),
            }
        }
        changes.extend(left.map(|new| Change::Added(new)));
        changes
    }
}

/// Whether two states of an item are equal, apart from hidden properties.
fn is_same(one: &Value, other: &Value) -> bool {
    let (Some(one), Some(other)) = (one.as_object(), other.as_object()) else {
        return one == other;
    };
    let is_sent = |name: &str| !name.starts_with('$');
    let count = |object: &serde_json::Map<String, Value>| {
        object.keys().filter(|name| is_sent(name)).count()
    };
    let mut sent = one.iter().filter(|(name, _)| is_sent(name));
    count(one) == count(other) && sent.all(|(name, value)| other.get(name) == Some(value))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use std::collections::BTreeMap;

    use jiff::Timestamp;
    use serde_json::{Value, json};

    use super::{Change, Changes, Store};

    fn store(count: u32) -> Store {
        let items = (0..count).map(|id| json!({ "id": id, "text": "a" }));
        let items = BTreeMap::from([("things".to_owned(), items.collect())]);
        Store::new(items, 0, Timestamp::UNIX_EPOCH)
    }

    fn changed<T>(store: &Store, change: impl FnOnce(&mut Store) -> T) -> Store {
        let mut changed = store.clone();
        change(&mut changed);
        changed
    }

    #[test]
    fn every_change_of_an_item_is_found_once_and_in_order() {
        let before = store(5);
        let after = changed(&before, |after| {
            after.find_mut("things", "/id", "3").unwrap()["text"] = json!("b");
            after.remove("things", |item| item["id"] == 0 || item["id"] == 4);
            after.push("things", json!({ "id": 5 }));
            after.push("others", json!({ "id": 1 }));
        });
        let changes = Changes {
            before: &before,
            after: &after,
        };
        let item = |id: u32| json!({ "id": id, "text": "a" });
        assert_eq!(
            changes.of("things", "/id"),
            [
                Change::Removed(&item(0)),
                Change::Changed(&item(3), &json!({ "id": 3, "text": "b" })),
                Change::Removed(&item(4)),
                Change::Added(&json!({ "id": 5 })),
            ]
        );
        let others = changes.of("others", "/id");
        assert_eq!(others, [Change::Added(&json!({ "id": 1 }))]);
        assert_eq!(changes.of("unknown", "/id"), []);
    }

    #[test]
    fn an_item_that_was_only_looked_at_or_has_another_hidden_property_is_not_changed() {
        let before = store(3);
        let after = changed(&before, |after| {
            drop(after.select_mut("things", |_| true));
            after.find_mut("things", "/id", "1").unwrap()["$sent"] = json!(true);
        });
        let changes = Changes {
            before: &before,
            after: &after,
        };
        assert_eq!(changes.of("things", "/id"), []);
    }

    #[test]
    fn the_changed_items_are_found_among_100_000() {
        let before = store(100_000);
        let after = changed(&before, |after| {
            after.find_mut("things", "/id", "99999").unwrap()["text"] = json!("b");
            after.push("things", Value::Null);
        });
        let changes = Changes {
            before: &before,
            after: &after,
        };
        let [Change::Changed(old, new), Change::Added(added)] = changes.of("things", "/id")[..]
        else {
            panic!("an item was not found");
        };
        assert_eq!([&old["text"], &new["text"]], ["a", "b"]);
        assert_eq!(added, &Value::Null);
    }
}
