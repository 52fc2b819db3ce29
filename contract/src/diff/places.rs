//! Names for the places of an API, as people write them in a list of differences.

use std::collections::BTreeSet;

use super::change::{ChangeKind, Difference};

/// The length in bytes from which a place gets no more parts.
const MAX_LENGTH: usize = 500;

/// Where a comparison is.
///
/// A place names what the old document has there: `query page`, `security`, `body`, `200`,
/// `200 text/plain`, `200 header X-Total`. A property is named by the component that has it,
/// `Conversation.id`, or else by what contains it, `200.payload`. Items add `[]`, values
/// of a map add `{}`, and a value of an enum or a branch of a union adds `=` and the value:
/// `Conversation.status=open`.
#[derive(Debug, Default)]
pub(super) struct Places {
    current: String,
    /// What the names of properties are added to.
    object: String,
    /// The places that the comparison has entered, if they are wanted.
    entered: Option<BTreeSet<String>>,
}

impl Places {
    /// Keeps the places that the comparison enters.
    pub(super) fn keeping() -> Self {
        Self {
            entered: Some(BTreeSet::new()),
            ..Self::default()
        }
    }

    /// Whether the places that the comparison enters are kept.
    pub(super) fn are_kept(&self) -> bool {
        self.entered.is_some()
    }

    /// The places that the comparison has entered.
    pub(super) fn entered(self) -> BTreeSet<String> {
        self.entered.unwrap_or_default()
    }

    pub(super) fn current(&self) -> &str {
        &self.current
    }

    /// Enters a part of an operation.
    pub(super) fn enter(&mut self, place: &str) {
        self.enter_schema(place, None);
    }

    /// Enters a schema, with the component that has its properties.
    pub(super) fn enter_schema(&mut self, place: &str, component: Option<String>) {
        place.clone_into(&mut self.current);
        self.object = component.unwrap_or_else(|| place.to_owned());
        if let Some(entered) = &mut self.entered {
            entered.insert(self.current.clone());
            entered.insert(self.object.clone());
        }
    }

    /// Adds a place that one of the documents may not have.
    pub(super) fn note(&mut self, place: &str) {
        if let Some(entered) = &mut self.entered {
            entered.insert(place.to_owned());
        }
    }

    /// The place of a property of the current object.
    pub(super) fn of_property(&self, name: &str) -> String {
        self.below(&format!(".{name}"))
    }

    /// A place below the current object. Documents can nest without end, so names that are too
    /// long do not grow.
    fn below(&self, more: &str) -> String {
        match self.object.len() > MAX_LENGTH {
            true => self.object.clone(),
            false => format!("{}{more}", self.object),
        }
    }

    /// The place of what the current array or map contains.
    pub(super) fn of_items(&self, what: &str) -> String {
        self.below(if what == "items" { "[]" } else { "{}" })
    }

    /// The place of a difference.
    pub(super) fn of(&self, difference: &Difference) -> String {
        let Difference {
            kind,
            name,
            was,
            is,
            ..
        } = difference;
        let value = if is.is_empty() { was } else { is };
        match kind {
            kind if kind.is_of_property() => self.of_property(name),
            kind if kind.is_of_value() => format!("{}={value}", self.current),
            _ => self.current.clone(),
        }
    }
}

impl ChangeKind {
    /// Whether it is a change of a property as part of its object.
    pub(super) fn is_of_property(self) -> bool {
        matches!(
            self,
            Self::OptionalPropertyAdded
                | Self::RequiredPropertyAdded
                | Self::RequiredPropertyWithDefaultAdded
                | Self::OptionalPropertyRemoved
                | Self::RequiredPropertyRemoved
                | Self::RequestPropertyRefused
                | Self::PropertyBecameOptional
                | Self::PropertyBecameRequired
                | Self::PropertyWithDefaultBecameRequired
        )
    }

    /// Whether it is a change of one value of an enum, or of one branch of a union.
    fn is_of_value(self) -> bool {
        matches!(
            self,
            Self::EnumValueAdded
                | Self::EnumValueRemoved
                | Self::OpenEnumValueAdded
                | Self::OpenEnumValueRemoved
                | Self::BranchAdded
                | Self::BranchRemoved
        )
    }
}
