//! What the lowering reports beside its result.

use std::fmt;

use crate::Pointer;

/// Something a reader of the lowered document should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The pass that made the change: the name of a file in `lower/`.
    pub pass: &'static str,
    /// What sort of change it is.
    pub kind: NoteKind,
    /// The place, in the document as the pass received it.
    pub at: Pointer,
    /// What the pass did there.
    pub text: String,
}

/// What sort of change a [`Note`] reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NoteKind {
    /// The client does not have it: an operation that cannot be sent, a security scheme
    /// that is not supported, or a path whose reference leads nowhere.
    LeftOut,
    /// An operation does without a parameter that cannot be sent.
    ParameterLeftOut,
    /// A schema without a Rust type: its values stay raw JSON.
    KeptAsJson,
    /// A constraint or a default that no generated code checks or fills in.
    NotChecked,
    /// A part of the document that generated code has no use for.
    Removed,
    /// The same meaning in another form.
    Rewritten,
    /// A Rust name, or a schema that becomes a component with a name.
    Named,
    /// The document permits several readings, or contradicts itself; the text says which
    /// reading is used.
    Interpreted,
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.pass, self.at, self.text)
    }
}
