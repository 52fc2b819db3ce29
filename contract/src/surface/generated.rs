//! The APIs that are generated from two documents.

use conversation_apis_codegen::{Document, Error, generate, lower};

use super::{Change, Surface, changes, step};
use crate::diff::Semver;

/// The APIs that are generated from an old and a new document.
#[derive(Debug, Clone)]
pub struct Generated {
    /// From the old document.
    pub old: Surface,
    /// From the new document.
    pub new: Surface,
}

impl Generated {
    /// Generates both.
    ///
    /// # Errors
    ///
    /// A document cannot be generated.
    pub fn of(old: &Document, new: &Document) -> Result<Self, Error> {
        Ok(Self {
            old: surface(old)?,
            new: surface(new)?,
        })
    }

    /// The version step from the old to the new one.
    pub fn step(&self) -> Option<Semver> {
        step(&self.old, &self.new)
    }

    /// What differs.
    pub fn changes(&self) -> Vec<Change<'_>> {
        changes(&self.old, &self.new)
    }
}

fn surface(document: &Document) -> Result<Surface, Error> {
    Ok(Surface::of(&generate(&lower(document)?)?))
}
