//! `cargo contract new`: makes a provider of a document.
//!
//! `read` reads the document, and `guess` finds what overlays can add. `plan` and `package` collect
//! the files of a provider, in this repository and in a crate of its own. `write` stages all of
//! them, and then puts them in their places: all or none.

mod edit;
mod facts;
pub mod guess;
mod interrupt;
mod module;
mod outer;
mod overlay;
mod package;
mod payloads;
mod plan;
mod read;
mod source;
mod write;

pub use self::interrupt::Interrupt;
pub use self::overlay::overlays;
pub use self::package::{Packages, create};
pub use self::plan::{Made, Wanted, add};
