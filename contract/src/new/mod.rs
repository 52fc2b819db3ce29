//! `cargo contract new`: makes a provider of a document.
//!
//! `guess` reads the document and finds what overlays can add. `plan` and `package` collect the
//! files of a provider, in this repository and in a crate of its own. `write` stages all of them,
//! and then moves them to their places: all or none.

mod edit;
mod facts;
pub mod guess;
mod module;
mod overlay;
mod package;
mod payloads;
mod plan;
mod source;
mod write;

pub use self::overlay::overlays;
pub use self::package::{Packages, create};
pub use self::plan::{Made, Wanted, add};
