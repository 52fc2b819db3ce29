//! Judges two schemas as sets of values: is every value of one a value of the other?
//!
//! The set algebra is [`jsonschema::canonical`] (0.60, experimental). Alone, it answers
//! "unknown" for most recursive schemas, and its time grows with the square or the cube of
//! a schema's width. So we use it for small questions only:
//!
//! - [`obligations`] splits one question into many: the schema of each property, item and
//!   branch is compared with its counterpart, and each pair once. If every part holds, the
//!   whole holds. Recursion ends because each pair is visited once: a value is finite, so
//!   the parts prove each other by induction on its size.
//! - [`example`] builds values of the inner schema. A value that the ordinary validator
//!   accepts for one schema and rejects for the other is a proof, whatever the algebra says.
//! - [`algebra`] asks the library, within bounds.
//!
//! What the library supports badly, measured with 0.60.2:
//!
//! - A number from about 1e16 on in `minimum`, `maximum` or `multipleOf` makes the whole document `Raw`,
//!   and every question about it unknown.
//! - `unevaluatedProperties`, `unevaluatedItems`, `if` with large branches and a
//!   `$dynamicRef` can make it `Raw`, too.
//! - `oneOf` with many branches that overlap is unknown; `anyOf` is not. Emit `anyOf` where
//!   branches exclude each other.
//! - `allOf` of unions is multiplied out: merge it, or keep the product of branches small.
//! - Two patterns are never compared; two pattern keys of an object neither.
//! - A change in a cycle of references is unknown. (The obligations see through it.)
//! - The root reference `#` is refused. Write recursion as `#/$defs/name`.
//! - It overflows a stack of 2 MiB at 60 levels of nesting in a debug build (500 chained
//!   components in a release build, since it follows references by recursion). It has no
//!   panics that we found.

mod algebra;
mod alternatives;
mod branches;
mod example;
mod hints;
mod measure;
mod obligations;
mod rest;
#[cfg(test)]
mod tests;
mod text;

pub(super) use self::algebra::{Budget, Verdict, covers};
