//! Finding the unions in a value.

use std::collections::BTreeMap;

use super::integer::Integer;
use super::json::RawJson;
use super::number::Number;
use super::timestamp::Timestamp;
use super::union::Malformed;
use crate::decode::push_token;

/// A union found by [`VisitUnions`], and how it was read.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Union<'a> {
    /// A documented branch, with the name of its variant.
    Branch(&'static str),
    /// No documented branch.
    Unknown(&'a RawJson),
    /// A documented branch, as its tag says, but the value does not fit it.
    Malformed(&'a Malformed),
}

/// Finds the unions in a value, at any depth. Use it to count a page's unknown or
/// malformed values, for example.
pub trait VisitUnions {
    /// Calls `visit` with each union and its JSON pointer, which begins with `at`.
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        let _ = (at, visit);
    }
}

impl VisitUnions for bool {}
impl VisitUnions for i64 {}
impl VisitUnions for u64 {}
impl VisitUnions for Integer {}
impl VisitUnions for Number {}
impl VisitUnions for String {}
impl VisitUnions for RawJson {}
impl VisitUnions for Timestamp {}

impl<T: VisitUnions> VisitUnions for Option<T> {
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        if let Some(value) = self {
            value.visit_unions(at, visit);
        }
    }
}

impl<T: VisitUnions> VisitUnions for Box<T> {
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        (**self).visit_unions(at, visit);
    }
}

impl<T: VisitUnions> VisitUnions for Vec<T> {
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        for (index, item) in self.iter().enumerate() {
            below(at, &index.to_string(), item, visit);
        }
    }
}

impl<T: VisitUnions> VisitUnions for BTreeMap<String, T> {
    fn visit_unions<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        for (name, value) in self {
            below(at, name, value, visit);
        }
    }
}

/// Visits the value at `token` below `at`.
pub fn below<'a, T: VisitUnions>(
    at: &mut String,
    token: &str,
    value: &'a T,
    visit: &mut dyn FnMut(&str, Union<'a>),
) {
    let length = at.len();
    push_token(at, token);
    value.visit_unions(at, visit);
    at.truncate(length);
}
