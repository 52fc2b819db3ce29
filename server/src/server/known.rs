//! What other modules may know about the servers without starting one.

use std::collections::BTreeMap;

use serde_json::Value;

use super::definition::Definition;
use super::fixtures::{self, Own};
use crate::Error;

/// How many values of a parameter [`known`] has at most.
const KNOWN: usize = 4;

/// Whether data is invented for a provider, so that it can be served.
pub fn has(provider: &str) -> bool {
    Definition::find(provider).is_ok()
}

/// Values that parameters can have on the server of a provider, by name, as far as its data
/// states them.
///
/// # Errors
///
/// If the invented data is wrong.
pub fn known(provider: &str) -> Result<BTreeMap<String, Vec<Value>>, Error> {
    let mut known = BTreeMap::new();
    let Ok(provider) = Definition::find(provider) else {
        return Ok(known);
    };
    let fixtures = fixtures::read(provider.templates())?;
    let store = fixtures.invent(0, &Own::default())?;
    for (name, values) in &fixtures.ids {
        let items = store.all(&values.of).iter();
        let found = items.filter_map(|item| item.pointer(&values.at).cloned());
        let found: Vec<Value> = found.take(KNOWN).collect();
        known.insert(name.clone(), found);
    }
    Ok(known)
}
