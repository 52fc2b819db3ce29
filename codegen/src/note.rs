//! The notes that the lowering reports in addition to its result.

use std::fmt;

use crate::Pointer;

/// Something a reader of the lowered document should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The pass that made the change: the name of a file in `lower/`.
    pub pass: &'static str,
    /// The kind of change.
    pub kind: NoteKind,
    /// The place in the vendor's document, with its overlays applied.
    pub at: Pointer,
    /// What the pass did there.
    pub text: String,
}

/// The kind of change that a [`Note`] reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NoteKind {
    /// Something that the client does not have: an operation that cannot be sent, a security
    /// scheme that cannot be sent, or a path whose reference leads nowhere.
    LeftOut,
    /// A parameter that cannot be sent, and was left out of its operation.
    ParameterLeftOut,
    /// A schema without a Rust type: its values stay raw JSON.
    KeptAsJson,
    /// A constraint that the generated code does not check, or a default that it does not fill
    /// in.
    NotChecked,
    /// A part of the document that the generated code does not use.
    Removed,
    /// A part of the document that has the same meaning in another form.
    Rewritten,
    /// A Rust name that was chosen, or a schema that became a component with a name.
    Named,
    /// A place where the document is ambiguous or contradicts itself. The text says which
    /// meaning is used.
    Interpreted,
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.pass, self.at, self.text)
    }
}
