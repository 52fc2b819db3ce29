//! Paths with a fragment.
//!
//! A fragment is not sent. Some documents add one to state an operation twice, for example once
//! for a JSON answer and once for a stream.

use serde_json::Value;

use super::Notes;
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let paths = document["paths"].as_object().into_iter().flatten();
    for (path, _) in paths.filter(|(path, _)| has_fragment(path)) {
        let at = Pointer::default().join("paths").join(path);
        let text = "the fragment behind `#` is not sent: a request has only the path before it";
        notes.add(NoteKind::Interpreted, &at, text);
    }
    Ok(())
}

/// Whether a path has a `#` that is not in the name of a parameter.
fn has_fragment(path: &str) -> bool {
    let mut is_name = false;
    path.chars().any(|c| {
        is_name = c == '{' || (is_name && c != '}');
        c == '#' && !is_name
    })
}
