//! Unions whose branch is selected by the value's shape.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::json::RawJson;
use super::union::note_no_branch;
use crate::observe::{ValueKind, recorder};

/// Reads a value as the first branch that it fits. Better matches are tried first.
pub fn read_by_shape<U>(
    (at, raw): (&'static str, RawJson),
    shapes: &[Shape],
    branches: &[fn(&RawJson) -> Option<U>],
    unknown: fn(RawJson) -> U,
) -> U {
    let ranked = rank_branches(&raw, shapes);
    let fits = ranked.into_iter().find_map(|index| branches[index](&raw));
    fits.unwrap_or_else(|| {
        if recorder::is_active() {
            let kinds: Option<Vec<ValueKind>> =
                shapes.iter().map(|shape| shape.kind.of()).collect();
            note_no_branch(at, &raw, &kinds.unwrap_or_else(|| vec![raw.kind()]));
        }
        unknown(raw)
    })
}

/// Reads a value as this branch, if it fits.
pub fn try_branch<T: DeserializeOwned, U>(raw: &RawJson, branch: fn(T) -> U) -> Option<U> {
    let mark = recorder::mark();
    match raw.decode() {
        Ok(value) => {
            recorder::keep(mark);
            Some(branch(value))
        }
        Err(_) => {
            recorder::drop_since(mark);
            None
        }
    }
}

/// What the values of a branch look like.
#[derive(Debug)]
pub struct Shape {
    /// The kind of JSON.
    pub kind: Kind,
    /// An object's properties, as the document names them.
    pub properties: &'static [&'static str],
    /// The required ones.
    pub required: &'static [&'static str],
    /// The documented values of a string.
    pub values: &'static [&'static str],
}

/// A kind of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An object.
    Object,
    /// An array.
    Array,
    /// A string.
    Text,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Any kind.
    Any,
}

impl Kind {
    /// The same kind of value. `None` for any.
    fn of(self) -> Option<ValueKind> {
        Some(match self {
            Self::Object => ValueKind::Object,
            Self::Array => ValueKind::Array,
            Self::Text => ValueKind::String,
            Self::Integer => ValueKind::Integer,
            Self::Number => ValueKind::Number,
            Self::Boolean => ValueKind::Boolean,
            Self::Any => return None,
        })
    }
}

/// The indices of the branches that a value may fit, the best match first. An object with the
/// required properties comes before one without, then the number of common properties
/// decides.
pub fn rank_branches(raw: &RawJson, shapes: &[Shape]) -> Vec<usize> {
    let text = raw.as_str();
    let kind = match text.as_bytes().first() {
        Some(b'{') => Kind::Object,
        Some(b'[') => Kind::Array,
        Some(b'"') => Kind::Text,
        Some(b't' | b'f') => Kind::Boolean,
        _ if text.contains(['.', 'e', 'E']) => Kind::Number,
        _ => Kind::Integer,
    };
    let keys: BTreeSet<String> = match kind {
        Kind::Object => {
            let members: Option<BTreeMap<String, &serde_json::value::RawValue>> =
                serde_json::from_str(text).ok();
            members
                .into_iter()
                .flatten()
                .map(|(name, _)| name)
                .collect()
        }
        _ => BTreeSet::new(),
    };
    let named = raw.text();
    let fit = |shape: &Shape| -> Option<(u8, usize)> {
        let among = |names: &[&str]| names.iter().filter(|name| keys.contains(**name)).count();
        Some(match (shape.kind, kind) {
            (Kind::Object, Kind::Object) => {
                let whole = among(shape.required) == shape.required.len();
                (2 + u8::from(whole), among(shape.properties))
            }
            (Kind::Text, Kind::Text) if shape.values.is_empty() => (2, 0),
            (Kind::Text, Kind::Text) => {
                let is_named = named
                    .as_deref()
                    .is_some_and(|text| shape.values.contains(&text));
                (if is_named { 3 } else { 1 }, 0)
            }
            (shape, kind) if shape == kind => (3, 0),
            (Kind::Number, Kind::Integer) => (2, 0),
            (Kind::Any, _) => (0, 0),
            _ => return None,
        })
    };
    let mut fits: Vec<(usize, (u8, usize))> = shapes
        .iter()
        .enumerate()
        .filter_map(|(index, shape)| Some((index, fit(shape)?)))
        .collect();
    fits.sort_by(|(_, one), (_, other)| other.cmp(one));
    fits.into_iter().map(|(index, _)| index).collect()
}
