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
//! - [`emit`] writes the question: two merged schemas as JSON Schema.
//! - [`verdicts`] asks about the pairs of schemas that differ, and changes what the rules found.
//! - [`overlaps`] looks for branches of a `oneOf` that have values in common.
//!
//! On 20,000 questions about random pairs, none of 12,037 "yes" was contradicted by 300
//! random values, 5,636 of 5,644 "no" had an example, and 12 % were unknown: 10 % were about
//! schemas for which no value was found, 1 % were undecided. A question took 0.2 ms, one in
//! a hundred 1.6 ms, and the longest 19 ms (release; 40 times as much in a debug build).
//! Components in a cycle, 2,000 of them with a change in each, took 0.3 s.
//!
//! What the library supports badly, measured with 0.60.2:
//!
//! - A number from about 1e16 on in `minimum`, `maximum` or `multipleOf` makes the whole
//!   document `Raw`, and every question about it unknown. So do `unevaluatedProperties`,
//!   `unevaluatedItems` and `$dynamicRef`.
//! - `oneOf` whose branches overlap is mostly unknown, and slow from seven branches on.
//!   Where branches exclude each other by type, by a constant of a required property, or as
//!   closed objects, we split it. Emit `anyOf` where branches exclude each other otherwise.
//! - `allOf` of unions is multiplied out: six of three branches take a second. Merge it.
//! - Two different patterns are never compared, as values or as keys of an object.
//! - A change in a cycle of references is unknown. (The pairs see through it.)
//! - Many changed properties give a difference whose text grows with their square: 1,000
//!   give 25 MB and 650 MB of memory. (We read its first parts only.)
//! - Two long lists of constants are compared each with each: 5,000 take a second.
//! - It recurses: a stack of 2 MiB overflows at 60 levels of nesting in a debug build, and
//!   at 500 chained components in a release build. (It runs on a thread of its own.)
//! - The root reference `#` is refused. We support `#/$defs/name` only, without escapes.
//!
//! We found no panic.

mod algebra;
mod alternatives;
mod branches;
mod emit;
mod example;
mod hints;
mod measure;
mod obligations;
mod overlaps;
mod rest;
mod scalars;
#[cfg(test)]
mod tests;
mod verdicts;

pub use self::verdicts::Proof;
