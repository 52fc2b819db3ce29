use std::path::{Path, PathBuf};

use crate::Pointer;

/// Why a document did not become Rust code. The text names the place, and the remedy if
/// there is one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: std::io::Error,
    },
    /// A file does not have the expected form.
    #[error("{}: {message}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong, with line and column if they are known.
        message: String,
    },
    /// An action of an overlay cannot be applied.
    #[error("{}: action {action} (target `{target}`): {message}", file.display())]
    Overlay {
        /// The overlay's file.
        file: PathBuf,
        /// The number of the action, counted from 1.
        action: usize,
        /// The action's target, a JSONPath.
        target: String,
        /// What is wrong with the action.
        message: String,
    },
    /// The document is invalid at a place, or states something that cannot be generated.
    #[error("{pointer}: {message}")]
    Document {
        /// The place in the overlaid document.
        pointer: Pointer,
        /// What is wrong there.
        message: String,
    },
    /// progenitor refused a document that passed all of our checks.
    #[error("progenitor refused the lowered document: {0}")]
    Progenitor(String),
}

impl Error {
    pub(crate) fn read(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Read { path, source }
    }

    pub(crate) fn file(path: &Path, message: impl ToString) -> Self {
        Self::File {
            path: path.to_owned(),
            message: message.to_string(),
        }
    }

    /// The text without the place, for a note that states the place itself.
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::Document { message, .. } => message.clone(),
            other => other.to_string(),
        }
    }

    pub(crate) fn at(pointer: &Pointer, message: impl Into<String>) -> Self {
        Self::Document {
            pointer: pointer.clone(),
            message: message.into(),
        }
    }
}
