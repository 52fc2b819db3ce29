//! A value whose kind of Rust type changes, although no type in the document does.

use super::super::change::ChangeKind;
use super::super::compare::Comparison;
use super::super::resolved::Resolved;
use super::super::rules::{Semver, rule};
use super::super::traversal::{Form, Pair};

/// The kind of Rust type that is generated for a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RustType {
    /// An enum with a variant for each branch.
    Union,
    /// A struct with a field for each property.
    Struct,
    /// A map of undocumented properties.
    Map,
    /// A struct with a field for each of the first items, of which some are required.
    Tuple(usize, Option<u64>),
    /// An integer that is never negative and can be larger than `i64`.
    Unsigned,
    /// A type for an integer in a range. Only parameters have one.
    Bounded,
    /// Raw JSON, or a type that follows from the type in the document alone.
    Other,
}

impl RustType {
    fn of(schema: &Resolved, form: Form) -> Self {
        let is = |name: &str| {
            let types = schema.types.as_ref();
            types.is_some_and(|types| types.len() == 1 && types.contains(name))
        };
        let has = |limits: &[&str]| {
            limits
                .iter()
                .any(|limit| schema.limits.contains_key(*limit))
        };
        if !schema.unions.is_empty() {
            return Self::Union;
        }
        if !schema.properties.is_empty() {
            return Self::Struct;
        }
        if schema.additional.is_some() {
            return Self::Map;
        }
        if is("array") && !schema.prefix_items.is_empty() {
            let minimum = schema
                .limits
                .get("minItems")
                .and_then(|least| least.as_u64());
            return Self::Tuple(schema.prefix_items.len(), minimum);
        }
        if is("integer") && Self::is_unsigned(schema) {
            return Self::Unsigned;
        }
        let range = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
        match form == Form::Text && is("integer") && has(&range) {
            true => Self::Bounded,
            false => Self::Other,
        }
    }

    fn is_unsigned(schema: &Resolved) -> bool {
        let limit = |name: &str| schema.limits.get(name);
        let format = limit("format").and_then(|format| format.as_str());
        let is_never_negative = limit("minimum").is_some_and(|least| least.as_u64().is_some());
        let is_large =
            limit("maximum").is_some_and(|most| most.as_u64().is_some() && most.as_i64().is_none());
        matches!(format, Some("uint64" | "uint")) || is_never_negative && is_large
    }

    fn name(self) -> &'static str {
        match self {
            Self::Union => "a union",
            Self::Struct => "an object with properties",
            Self::Map => "a map",
            Self::Tuple(..) => "a list with prefixItems",
            Self::Unsigned => "an unsigned integer",
            Self::Bounded => "an integer in a range",
            Self::Other => "a single type",
        }
    }
}

impl Comparison<'_> {
    /// Records that the kind of Rust type changes, if a change of the pair was recorded since
    /// `first`, and no rule says so already. Without a change on the wire, this stays silent: see
    /// `diff --rust`.
    pub(super) fn rust_type(&mut self, first: usize, was: &Resolved, is: &Resolved, pair: &Pair) {
        let recorded = self.found.get(first..).unwrap_or_default();
        let mut steps = recorded
            .iter()
            .map(|found| rule(found.kind, found.side).semver);
        // A join has no type of its own.
        if recorded.is_empty()
            || was.is_joined
            || is.is_joined
            || steps.any(|step| step == Semver::Major)
        {
            return;
        }
        let (was, is) = (RustType::of(was, pair.form), RustType::of(is, pair.form));
        if was != is {
            let kind = ChangeKind::RustTypeChanged;
            self.changed_from_to(kind, pair, was.name(), is.name());
        }
    }
}
