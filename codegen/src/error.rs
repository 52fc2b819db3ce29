use std::path::{Path, PathBuf};

use crate::Pointer;

/// Why a document did not become Rust. The text names the place and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not what its place asks for: YAML or JSON of the right form.
    #[error("{}: {message}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong, with line and column where there are any.
        message: String,
    },
    /// An overlay's action that cannot be carried out.
    #[error("{}: action {action} (target `{target}`): {message}", file.display())]
    Overlay {
        /// The overlay's file.
        file: PathBuf,
        /// Which of its actions, counted from one.
        action: usize,
        /// The action's target, a JSONPath.
        target: String,
        /// What is wrong with it.
        message: String,
    },
    /// A construct of the document that no pass of the lowering handles, or
    /// that the generator has no way to say.
    #[error("{pointer}: {message}")]
    Document {
        /// Where in the overlaid document, as a JSON pointer in a URI fragment.
        pointer: Pointer,
        /// What is there and what would help.
        message: String,
    },
    /// The generator below refused a document that every check here let pass.
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
