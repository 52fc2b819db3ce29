//! From a vendor's OpenAPI document to Rust, in four steps that are functions
//! without side effects, reading files aside:
//!
//! 1. [`Document::open`] reads a folder: the document as published and the
//!    overlays beside it ([`overlay`]).
//! 2. [`lower`](lower::lower) turns OpenAPI 3.1 into 3.0.3, one pass a file,
//!    and says in [`Note`]s what a reader of the result should know.
//! 3. [`generate`](generate::generate) has progenitor write the client and its
//!    builders, and writes itself what progenitor has no way to say: types that
//!    lose nothing.
//! 4. The caller writes the text where it likes; a build script, to `OUT_DIR`.
//!
//! No provider is known here by name. What a document cannot say of itself is
//! said by extensions, which overlays add: see [`extension`].

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod document;
mod error;
pub mod extension;
pub mod generate;
pub mod lower;
mod media_type;
pub mod merge;
pub mod names;
mod note;
pub mod overlay;
pub mod pointer;
pub mod walk;

pub use document::Document;
pub use error::Error;
pub use generate::generate;
pub use lower::{Lowered, lower};
pub use media_type::is_json;
pub use note::{Note, NoteKind};
pub use pointer::Pointer;

/// What every step returns.
pub type Result<T> = std::result::Result<T, Error>;
