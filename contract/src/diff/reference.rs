//! References within a document.

use std::collections::BTreeSet;

use conversation_apis_codegen::Pointer;
use serde_json::Value;

/// The target of the reference at a place. With `alone`, a reference that has other
/// keywords beside it does not count.
pub(super) fn reference(document: &Value, at: &Pointer, alone: bool) -> Option<Pointer> {
    let found = document.pointer(at.as_str())?.as_object()?;
    let reference = found.get("$ref")?.as_str()?;
    let counts = reference.starts_with('#') && (!alone || found.len() == 1);
    counts.then(|| Pointer::from(reference))
}

/// Follows references from a place to the last one. In a circle, this is a place in it.
pub(super) fn follow(document: &Value, at: &Pointer, alone: bool) -> Pointer {
    let mut at = at.clone();
    let mut seen = BTreeSet::new();
    while let Some(next) = reference(document, &at, alone) {
        if !seen.insert(std::mem::replace(&mut at, next)) {
            break;
        }
    }
    at
}
