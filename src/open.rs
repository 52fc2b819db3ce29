//! Values that the document does not know, held and not guessed at.

use std::collections::BTreeMap;
use std::fmt;

use crate::decode::push_token;
use crate::{DecodeError, RawJson};

/// The text of an enum's value that the document does not name.
///
/// It can be read and not made: an enum is read from text with `From<&str>`,
/// which gives a documented value its own variant.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

/// A union's value whose tag names a documented branch that it does not fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Malformed {
    branch: &'static str,
    raw: RawJson,
    error: DecodeError,
}

impl Malformed {
    #[doc(hidden)]
    pub fn new(branch: &'static str, raw: RawJson, error: DecodeError) -> Self {
        Self { branch, raw, error }
    }

    /// The branch that the tag names.
    pub fn branch(&self) -> &'static str {
        self.branch
    }

    /// The value as it came.
    pub fn raw(&self) -> &RawJson {
        &self.raw
    }

    /// Where in the value, and why, it does not fit.
    pub fn error(&self) -> &DecodeError {
        &self.error
    }
}

/// A union met by [`Inspect`], and what became of it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Union<'a> {
    /// A documented branch: its variant's name.
    Branch(&'static str),
    /// A tag that the document does not name.
    Unknown(&'a RawJson),
    /// A documented branch by its tag, which the value does not fit.
    Malformed(&'a Malformed),
}

/// Finds the unions in a value, at any depth: to count the unknown and the
/// malformed ones of a page, say, before they are needed.
pub trait Inspect {
    /// Calls `visit` with each union and its JSON pointer, which begins with `at`.
    fn inspect<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        let _ = (at, visit);
    }
}

impl Inspect for bool {}
impl Inspect for i64 {}
impl Inspect for f64 {}
impl Inspect for String {}
impl Inspect for RawJson {}
impl Inspect for crate::Timestamp {}

impl<T: Inspect> Inspect for Option<T> {
    fn inspect<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        if let Some(value) = self {
            value.inspect(at, visit);
        }
    }
}

impl<T: Inspect> Inspect for Box<T> {
    fn inspect<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        (**self).inspect(at, visit);
    }
}

impl<T: Inspect> Inspect for Vec<T> {
    fn inspect<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        for (index, item) in self.iter().enumerate() {
            below(at, &index.to_string(), item, visit);
        }
    }
}

impl<T: Inspect> Inspect for BTreeMap<String, T> {
    fn inspect<'a>(&'a self, at: &mut String, visit: &mut dyn FnMut(&str, Union<'a>)) {
        for (name, value) in self {
            below(at, name, value, visit);
        }
    }
}

/// Looks into what stands at `token` below `at`.
pub fn below<'a, T: Inspect>(
    at: &mut String,
    token: &str,
    value: &'a T,
    visit: &mut dyn FnMut(&str, Union<'a>),
) {
    let length = at.len();
    push_token(at, token);
    value.inspect(at, visit);
    at.truncate(length);
}
