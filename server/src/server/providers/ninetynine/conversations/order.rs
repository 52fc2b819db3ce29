//! The order of the list of conversations, and those that changed within a time.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use crate::server::query::Query;

/// The priorities, the lowest first.
const PRIORITIES: [&str; 4] = ["low", "medium", "high", "urgent"];

/// Sorts conversations as `sort_by` says: without it, those with the latest activity first. A
/// conversation without the value comes last. `updated_within` is a number of seconds: only those
/// that changed since then stay. Returns whether they are all on one page.
///
/// The seconds are those of a real clock, and not of the server's own time, because clients
/// compute them from the time that has passed.
pub(in crate::server::providers) fn arrange(found: &mut Vec<Arc<Value>>, query: &Query) -> bool {
    let first = |name: &str| query.get(name)?.first().map(String::as_str);
    let (key, is_ascending) = order(first("sort_by").unwrap_or_default());
    found.sort_by_key(|conversation| match key(conversation) {
        Some(key) => (false, if is_ascending { key } else { -key }),
        None => (true, 0),
    });
    let seconds = first("updated_within").and_then(|seconds| seconds.parse::<i64>().ok());
    let Some(seconds) = seconds else { return false };
    let since = Timestamp::now().as_second().saturating_sub(seconds);
    found.retain(|conversation| updated_at(conversation) > Some(since));
    true
}

/// States that a conversation has just changed, for `updated_within`.
pub(super) fn touch(conversation: &mut Value) {
    conversation["$updated_at"] = Timestamp::now().as_second().into();
}

type Key = fn(&Value) -> Option<i64>;

/// What a value of `sort_by` sorts by, and whether the lowest come first.
fn order(sort_by: &str) -> (Key, bool) {
    let key: Key = match sort_by {
        "created_at_asc" | "created_at_desc" => |it| it["created_at"].as_i64(),
        "priority_asc" | "priority_desc" => priority,
        "waiting_since_asc" | "waiting_since_desc" => {
            |it| it["waiting_since"].as_i64().filter(|since| *since > 0)
        }
        // An unknown value is ignored.
        "last_activity_at_asc" => return (last_activity_at, true),
        _ => return (last_activity_at, false),
    };
    (key, sort_by.ends_with("_asc"))
}

fn last_activity_at(conversation: &Value) -> Option<i64> {
    conversation["timestamp"].as_i64()
}

fn priority(conversation: &Value) -> Option<i64> {
    let priority = conversation["priority"].as_str()?;
    let rank = PRIORITIES.iter().position(|one| *one == priority)?;
    i64::try_from(rank).ok()
}

/// When a conversation changed last, in seconds since 1970.
fn updated_at(conversation: &Value) -> Option<i64> {
    let changed = conversation["$updated_at"].as_i64();
    changed.or_else(|| last_activity_at(conversation))
}
