//! Generates Rust from a vendor's OpenAPI document, in three steps:
//!
//! 1. [`Document::open`] reads a folder: the vendor's document, with the [`overlay`]s
//!    beside it applied.
//! 2. [`lower`](lower::lower) turns OpenAPI 3.1 into 3.0.3, and returns [`Note`]s about
//!    what changed.
//! 3. [`generate`](generate::generate) returns the Rust text. progenitor writes the client
//!    and its builders; we write the types, which lose nothing of what they read.
//!
//! ```no_run
//! use conversation_apis_codegen::{Document, generate, lower};
//!
//! # #[cfg(feature = "generate")]
//! # fn main() -> conversation_apis_codegen::Result<()> {
//! let document = Document::open("openapi/partoo".as_ref())?;
//! let text = generate(&lower(&document)?)?;
//! # drop(text);
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "generate"))]
//! # fn main() {}
//! ```
//!
//! Only the first step reads files, and no step writes any. The crate knows no provider by
//! name. Facts that OpenAPI cannot express are stated as extensions, which overlays add:
//! see [`extension`].
//!
//! Without the feature `generate`, only the first step is there. Without the feature `files`
//! too, a document is read from JSON text: see [`Document::parse`].

#![forbid(unsafe_code)]
#![warn(missing_docs)]
// Without the generator, some helpers have no caller.
#![cfg_attr(not(feature = "generate"), allow(dead_code, unused_imports))]

#[cfg(feature = "generate")]
pub mod build;
pub mod document;
mod error;
pub mod extension;
#[cfg(feature = "files")]
mod folder;
#[cfg(feature = "generate")]
pub mod generate;
mod json;
pub mod keywords;
#[cfg(feature = "generate")]
pub mod lower;
mod media_type;
pub mod merge;
#[cfg(feature = "generate")]
pub mod names;
mod note;
#[cfg(feature = "files")]
pub mod overlay;
pub mod pattern;
pub mod pointer;
pub mod repair;
mod selection;
#[cfg(feature = "generate")]
mod setters;
#[cfg(feature = "files")]
mod unquoted;
pub mod walk;
#[cfg(feature = "files")]
mod yaml;

pub use document::Document;
pub use error::Error;
#[cfg(feature = "files")]
pub use folder::Folder;
#[cfg(feature = "generate")]
pub use generate::generate;
#[cfg(feature = "generate")]
pub use lower::{Lowered, lower};
pub use media_type::{Family, family, is_event_stream, is_json};
pub use note::{Note, NoteKind};
pub use pointer::Pointer;
pub use selection::Selection;

/// The result of every step.
pub type Result<T> = std::result::Result<T, Error>;
