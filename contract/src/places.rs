//! The lines of a provider's document that findings speak of.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use conversation_apis_codegen::Pointer;

use crate::diff::Lines;
use crate::document::Contract;

/// The lines of a document, by the places that findings name: JSON pointers, and the
/// names of schemas and operations.
#[derive(Debug, Default)]
pub struct Places {
    document: PathBuf,
    /// Read when a report asks for the first line: most do not.
    lines: OnceLock<Lines>,
    named: BTreeMap<String, Pointer>,
}

impl Places {
    /// Those of a provider's document. Places that an overlay adds have the line of
    /// the nearest place around them that the document has.
    pub fn of(contract: &Contract) -> Self {
        let schemas = Pointer::from("#/components/schemas");
        let names = contract.get(&schemas).as_object();
        let schemas = names
            .into_iter()
            .flatten()
            .map(|(name, _)| (name.clone(), schemas.join(name)));
        // What cannot be enumerated has no named operations here, and lines all the same.
        let operations = contract.operations().unwrap_or_default();
        let operations = operations
            .into_iter()
            .map(|operation| (operation.id.clone(), operation.at.clone()));
        Self {
            document: contract.document.path.clone(),
            lines: OnceLock::new(),
            named: schemas.chain(operations).collect(),
        }
    }

    /// The line of a finding's place, counted from 1: of a pointer, or of the schema or
    /// operation that the place begins with.
    pub fn line(&self, place: &str) -> Option<usize> {
        if place.starts_with('#') {
            return self.lines().line(&Pointer::from(place));
        }
        let end = place.find(['/', ':', '.', '[']).unwrap_or(place.len());
        self.lines().line(self.named.get(&place[..end])?)
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| {
            let text = std::fs::read_to_string(&self.document);
            Lines::of(&text.unwrap_or_default())
        })
    }
}
