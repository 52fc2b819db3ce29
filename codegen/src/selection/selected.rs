//! What a selection names in its document.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Selection;
use crate::extension::{self, GENERATE};
use crate::walk;
use crate::{Error, Pointer, Result};

/// What a selection names in its document.
#[derive(Debug)]
pub(crate) struct Selected {
    /// The places of the operations.
    pub operations: BTreeSet<Pointer>,
    /// The places of the webhooks.
    pub webhooks: BTreeSet<Pointer>,
}

impl Selected {
    /// Finds what the document's own selection names; `None` if everything is generated.
    ///
    /// # Errors
    ///
    /// If the selection is empty, or names an operation or a tag that the document does not have.
    pub(crate) fn of(document: &Value) -> Result<Option<Self>> {
        let Some(selection) =
            extension::read::<Selection>(document, GENERATE, &Pointer::default())?
        else {
            return Ok(None);
        };
        if selection.operations.is_empty() && selection.tags.is_empty() {
            let message = "names neither `operations` nor `tags`";
            return Err(Error::at(&Pointer::default().join(GENERATE), message));
        }
        let (operations, webhooks) = (operations(document), webhooks(document));
        let mut selected = Self {
            operations: BTreeSet::new(),
            webhooks: BTreeSet::new(),
        };
        for wanted in &selection.operations {
            let places = |all: &[Named]| -> Vec<Pointer> {
                let named = all.iter().filter(|found| found.names.contains(wanted));
                named.map(|found| found.at.clone()).collect()
            };
            let (calls, received) = (places(&operations), places(&webhooks));
            let is_known = !calls.is_empty() || !received.is_empty();
            selected.operations.extend(calls);
            selected.webhooks.extend(received);
            if !is_known {
                let all = operations
                    .iter()
                    .chain(&webhooks)
                    .flat_map(|found| &found.names);
                return Err(unknown("operation", wanted, all));
            }
        }
        for wanted in &selection.tags {
            let tagged = operations
                .iter()
                .filter(|found| found.tags.contains(wanted));
            let tagged: Vec<Pointer> = tagged.map(|found| found.at.clone()).collect();
            if tagged.is_empty() {
                let all = operations.iter().flat_map(|found| &found.tags);
                return Err(unknown("tag", wanted, all));
            }
            selected.operations.extend(tagged);
        }
        Ok(Some(selected))
    }
}

/// An operation or a webhook, with what can select it.
struct Named {
    at: Pointer,
    names: Vec<String>,
    tags: Vec<String>,
}

fn operations(document: &Value) -> Vec<Named> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let at = Pointer::default().join("paths").join(path);
        // The operations of a path item that is elsewhere are those of this path.
        let item = walk::follow(document, item, &at).map_or(item, |(_, item)| item);
        for (method, at, operation) in walk::operations_of(item, &at) {
            let id = operation["operationId"].as_str().map(str::to_owned);
            let tags = operation["tags"].as_array().into_iter().flatten();
            found.push(Named {
                at,
                names: id.into_iter().chain([format!("{method} {path}")]).collect(),
                tags: tags.filter_map(Value::as_str).map(str::to_owned).collect(),
            });
        }
    }
    found
}

fn webhooks(document: &Value) -> Vec<Named> {
    let mut found = Vec::new();
    for (name, item) in document["webhooks"].as_object().into_iter().flatten() {
        let at = Pointer::default().join("webhooks").join(name);
        let item = walk::follow(document, item, &at).map_or(item, |(_, item)| item);
        let operations = walk::operations_of(item, &at).into_iter();
        let ids = operations.filter_map(|(_, _, operation)| operation["operationId"].as_str());
        let names = std::iter::once(name.as_str()).chain(ids);
        found.push(Named {
            at: at.clone(),
            names: names.map(str::to_owned).collect(),
            tags: Vec::new(),
        });
    }
    found
}

/// How many of the nearest names an error states.
const NEAREST: usize = 3;

/// The error for a name that the document does not have, with the names that are nearest to it.
fn unknown<'a>(what: &str, wanted: &str, all: impl Iterator<Item = &'a String>) -> Error {
    let mut names: Vec<&str> = all
        .map(String::as_str)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let likeness = |name: &str| strsim::jaro_winkler(&wanted.to_lowercase(), &name.to_lowercase());
    names.sort_by(|one, other| likeness(other).total_cmp(&likeness(one)));
    let nearest: Vec<String> = names
        .iter()
        .take(NEAREST)
        .map(|name| format!("`{name}`"))
        .collect();
    let message = match nearest.is_empty() {
        true => format!("no {what} `{wanted}`; the document has none"),
        false => format!(
            "no {what} `{wanted}`; the nearest are {}",
            nearest.join(", ")
        ),
    };
    Error::at(&Pointer::default().join("paths"), message)
}
