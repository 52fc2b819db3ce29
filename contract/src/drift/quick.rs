//! Reads an answer with the type that the client reads it with, which tells how it deviates from
//! the document. Most answers do not, or only in a way that needs nothing else.

use conversation_apis::observe::{Deviation, Fact};
use conversation_apis_codegen::extension::Pagination;
use conversation_apis_codegen::{Error, Pointer};

use super::walk::{List, Loose, items};
use crate::document::Contract;
use crate::provider::Type;

/// Reads the answers of one status of an operation.
pub(super) struct Quick {
    of: &'static Type,
    /// The place of the schema.
    root: String,
    list: Option<List>,
    loose: Loose,
}

/// An answer whose deviations are all known.
pub(super) struct Known {
    pub(super) items: usize,
    pub(super) deviations: Vec<Deviation>,
}

impl Quick {
    /// Reads answers as this type. A page has pagination.
    pub(super) fn new(
        of: &'static Type,
        contract: &Contract,
        schema: &Pointer,
        page: Option<&Pagination>,
    ) -> Result<Self, Error> {
        Ok(Self {
            of,
            root: schema.to_string(),
            list: page.map(|page| List::new(&page.items, page.id.as_deref())),
            loose: Loose::of(contract, schema)?,
        })
    }

    /// Reads an answer. `None` if it has to be compared with the document value by value.
    pub(super) fn read(&self, body: &[u8]) -> Option<Known> {
        let text = std::str::from_utf8(body).ok()?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let observed = (self.of.observe)(text, &self.root, None);
        let deviations = observed.deviations();
        let is_known =
            observed.decoded.is_ok() && observed.omitted() == 0 && deviations.iter().all(is_plain);
        let items = is_known
            .then(|| items(text, self.list.as_ref(), &self.loose))
            .flatten()?;
        Some(Known { items, deviations })
    }
}

/// Whether a deviation is the same finding in a live run, whatever else the value has: it is in
/// a component's own property. Equal inline schemas share one type, which has one of their
/// places.
fn is_plain(deviation: &Deviation) -> bool {
    let place = Pointer::from(
        deviation
            .place
            .strip_prefix('#')
            .unwrap_or(&deviation.place),
    );
    let tokens: Vec<String> = place.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    matches!(
        (&deviation.fact, tokens.as_slice()),
        (Fact::UnknownValue, ["components", "schemas", _])
            | (
                Fact::UndocumentedProperty { .. } | Fact::UnexpectedNull,
                ["components", "schemas", _, "properties", _],
            )
    )
}
