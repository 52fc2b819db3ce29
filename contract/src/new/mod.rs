//! `cargo contract new`: makes a provider of a document.
//!
//! `guess` reads the document and finds what overlays can add; the rest of this module writes
//! files. All of them are written in a staging folder first, and moved when every one is
//! complete.

pub mod guess;
mod overlay;

pub use self::overlay::overlays;
