//! How generated types read and write themselves.
//!
//! Generated text defines plain structs and enums, and has a table for each: an invocation
//! of one of the macros of these modules. Everything else is here, once.
//!
//! | table | for | module |
//! |---|---|---|
//! | `record!` | a struct | [`record`] |
//! | `open_enum!` | an enum of strings | [`open_enum`] |
//! | `union!`, `sibling_union!` | an enum of documented alternatives | [`union`], [`siblings`] |
//! | `request!`, `branches!` | making values of a request | [`request`] |
//! | `response!` | making values of a response, with the feature `builders` | [`request`] |
//! | `tuple!` | a list whose first items have types of their own | [`tuple`] |
//! | `wrapper!` | a list or map that contains itself | [`wrapper`] |
//! | `bounded!`, `one_of!`, `comma_separated!` | a parameter | [`parameter`] |

mod coded;
mod extra;
mod integer;
mod json;
mod names;
mod number;
mod open_enum;
pub(crate) mod parameter;
pub(crate) mod reader;
pub(crate) mod record;
mod request;
pub(crate) mod shape;
pub(crate) mod siblings;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
mod timestamp;
pub mod tuple;
pub(crate) mod union;
pub(crate) mod visit;
pub(crate) mod wrapper;
pub(crate) mod writer;

pub use coded::{Code, Coded};
pub use extra::Extra;
pub use integer::{Integer, IntegerError};
pub(crate) use integer::{UNSIGNED, whole};
pub use json::RawJson;
pub use number::Number;
pub use open_enum::{UnknownValue, read_text};
pub use timestamp::{Timestamp, TimestampError};
pub use union::Malformed;
pub use visit::{Union, VisitUnions};
