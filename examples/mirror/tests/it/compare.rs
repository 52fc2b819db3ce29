//! Compares the rows of a mirror with the server's own data. `about` is what a failure shows.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::tables::{Columns, Rows};
use crate::truth::Truth;

/// Each row is an item of the server, and no item has two rows.
pub fn assert_known(rows: &Rows, truth: &Truth, about: &str) {
    for row in &rows.conversations {
        let is_known = truth.conversations.contains_key(&row["id"]);
        assert!(is_known, "{row:?}; {about}");
    }
    let mut stored = BTreeSet::new();
    for row in &rows.messages {
        let (conversation, id) = key(row);
        let is_known = truth
            .messages
            .contains_key(&(conversation.into(), id.into()));
        assert!(is_known, "{row:?}; {about}");
        assert!(stored.insert(key(row)), "twice: {row:?}; {about}");
    }
}

/// No conversation counts as read that lacks a message.
pub fn assert_read(rows: &Rows, truth: &Truth, about: &str) {
    let stored: BTreeSet<(&str, &str)> = rows.messages.iter().map(key).collect();
    let read = rows
        .conversations
        .iter()
        .filter(|row| row["messages"] == "done");
    let read: BTreeSet<&str> = read.map(|row| row["id"].as_str()).collect();
    for (conversation, id) in truth.messages.keys() {
        let is_missing = read.contains(&conversation[..]) && !stored.contains(&(conversation, id));
        assert!(
            !is_missing,
            "{id} is missing in {conversation}, which is done; {about}"
        );
    }
}

/// Each item is there once, as the server has it. Returns how many items a harmless fault changed
/// on their way.
pub fn assert_complete(rows: &Rows, truth: &Truth, about: &str) -> usize {
    assert_known(rows, truth, about);
    let counts = (rows.conversations.len(), rows.messages.len());
    let all = (truth.conversations.len(), truth.messages.len());
    assert_eq!(counts, all, "conversations and messages; {about}");
    let mut changed = 0;
    for row in &rows.conversations {
        changed += differs(row, &truth.conversations[&row["id"]], about);
        assert_eq!(row["messages"], "done", "{row:?}; {about}");
    }
    for row in &rows.messages {
        let (conversation, id) = key(row);
        let item = &truth.messages[&(conversation.to_owned(), id.to_owned())];
        changed += differs(row, item, about);
    }
    changed
}

/// 0 if the row has the item, and 1 if a harmless fault changed the item on its way.
fn differs(row: &Columns, item: &Value, about: &str) -> usize {
    assert_eq!(row["decoded"], "1", "{row:?}; {about}");
    let mut raw: Value = serde_json::from_str(&row["raw"]).unwrap();
    let mut item = item.clone();
    for item in [&mut raw, &mut item] {
        // A contact of 99digital can change without its conversations.
        item.pointer_mut("/meta/sender").map(Value::take);
    }
    if raw == item {
        return 0;
    }
    let object = raw.as_object_mut().unwrap();
    object.remove("contract_undocumented");
    let unknown = object
        .iter_mut()
        .filter(|(_, value)| *value == "contract-unknown");
    for (name, value) in unknown {
        *value = item[name].clone();
    }
    assert_eq!(raw, item, "{about}");
    1
}

/// The ids of a message and its conversation.
fn key(row: &Columns) -> (&str, &str) {
    (&row["conversation"], &row["id"])
}
