//! What the messages of customers have in common for all providers.
//!
//! The same seed, number and items give the same message.

use serde_json::Value;

use crate::server::random::Random;
use crate::server::store::Store;

/// Every how many messages one is in a new conversation.
const NEW: u64 = 4;

/// The random numbers for one message.
pub(super) fn random(seed: u64, n: u64) -> Random {
    Random::new(seed.wrapping_add(n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
}

/// Whether a message is in a new conversation.
pub(super) fn is_new(n: u64) -> bool {
    n % NEW == NEW - 1
}

/// A copy of an item that a condition selects: the first one from a random place on.
pub(super) fn one(
    store: &Store,
    random: &mut Random,
    collection: &str,
    is_selected: impl Fn(&Value) -> bool,
) -> Option<Value> {
    let items = store.all(collection);
    let (before, after) = items.split_at(random.index(items.len()).min(items.len()));
    let mut items = after.iter().chain(before);
    items
        .find(|item| is_selected(item))
        .map(|item| (**item).clone())
}
