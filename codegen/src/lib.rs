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
//! # fn main() -> conversation_apis_codegen::Result<()> {
//! let document = Document::open("openapi/partoo".as_ref())?;
//! let text = generate(&lower(&document)?)?;
//! # drop(text);
//! # Ok(())
//! # }
//! ```
//!
//! Only the first step reads files, and no step writes any. The crate knows no provider by
//! name. Facts that OpenAPI cannot express are stated as extensions, which overlays add:
//! see [`extension`].

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod document;
mod error;
pub mod extension;
pub mod generate;
mod json;
pub mod keywords;
pub mod lower;
mod media_type;
pub mod merge;
pub mod names;
mod note;
pub mod overlay;
pub mod pointer;
mod selection;
mod setters;
mod unquoted;
pub mod walk;
mod yaml;

pub use document::Document;
pub use error::Error;
pub use generate::generate;
pub use lower::{Lowered, lower};
pub use media_type::{Family, family, is_event_stream, is_json};
pub use note::{Note, NoteKind};
pub use pointer::Pointer;
pub use selection::Selection;

/// The result of every step.
pub type Result<T> = std::result::Result<T, Error>;
