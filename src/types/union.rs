//! Unions: enums with a branch for each documented alternative.
//!
//! Two macros implement them. [`union!`](crate::union) is for unions whose own value shows
//! the branch, by a property or by its shape. [`sibling_union!`](crate::sibling_union), of
//! [`siblings`](super::siblings), is for unions whose branch depends on other properties of the
//! object they are in.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use super::json::RawJson;
use crate::DecodeError;
use crate::observe::ledger::expected;
use crate::observe::{Fact, ValueKind, recorder};

/// A union's value that does not fit the documented branch that its tag names.
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

    /// The value as it was received.
    pub fn raw(&self) -> &RawJson {
        &self.raw
    }

    /// Where and why the value does not fit.
    pub fn error(&self) -> &DecodeError {
        &self.error
    }
}

/// The name of a branch, and the place of its schema.
pub type Named = (&'static str, &'static str);

/// Reads a value as the branch that its tag names. A value that does not fit is malformed.
pub fn read_branch<T: DeserializeOwned, U>(
    (name, at): Named,
    raw: RawJson,
    branch: fn(T) -> U,
    malformed: fn(Malformed) -> U,
) -> U {
    match raw.decode() {
        Ok(value) => branch(value),
        Err(error) => {
            recorder::note_error(&error, Some(at), Some(name));
            malformed(Malformed::new(name, raw, error))
        }
    }
}

/// Reads a union's value before its branch is selected.
///
/// # Errors
///
/// If the value is null, and the union is not nullable.
pub fn read_value<'de, D: Deserializer<'de>>(
    deserializer: D,
    is_nullable: bool,
) -> Result<RawJson, D::Error> {
    let raw = RawJson::deserialize(deserializer)?;
    match raw.is_null() && !is_nullable {
        true => Err(raw.invalid_type("a value of a union")),
        false => Ok(raw),
    }
}

/// The text of an object's property. If it is not a string, its JSON.
pub fn tag(raw: &RawJson, property: &str) -> Option<String> {
    let mut members: BTreeMap<String, RawJson> = serde_json::from_str(raw.as_str()).ok()?;
    let tag = members.remove(property)?;
    match tag.text() {
        Some(text) => Some(text.into_owned()),
        None => Some(tag.as_str().to_owned()),
    }
}

/// Reads a value without a tag: as the branch that it fits, if it fits one only.
pub fn read_untagged<U>(
    at: &'static str,
    raw: RawJson,
    branches: &[fn(&RawJson) -> Option<U>],
    unknown: fn(RawJson) -> U,
) -> U {
    let mark = recorder::mark();
    let mut fits = branches.iter().filter_map(|branch| branch(&raw));
    match (fits.next(), fits.next()) {
        (Some(only), None) => {
            recorder::keep(mark);
            only
        }
        (first, _) => {
            recorder::drop_since(mark);
            if first.is_none() {
                // A tag is a property, so each branch is an object.
                note_no_branch(at, &raw, &[ValueKind::Object]);
            }
            unknown(raw)
        }
    }
}

/// Tells the observer that a value fits no branch of a union whose branches have these kinds.
#[cold]
pub(super) fn note_no_branch(at: &'static str, raw: &RawJson, kinds: &[ValueKind]) {
    let found = raw.kind();
    if found == ValueKind::Null {
        return;
    }
    let is_allowed =
        kinds.contains(&found) || found == ValueKind::Integer && kinds.contains(&ValueKind::Number);
    if !is_allowed {
        let expected = Cow::Owned(expected(kinds.iter().copied()));
        recorder::other(at, Fact::TypeDiffers { expected, found });
    } else if matches!(found, ValueKind::Object | ValueKind::Array) {
        let reason = "a value that fits no branch of the union".to_owned();
        recorder::other(at, Fact::Undecodable { reason });
    }
    // The document allows any other value. The client cannot hold it, such as an integer with
    // too many digits.
}

/// How deep unions may be nested. Each level uses some of the stack, and callers decide how
/// large the stack is.
const DEPTH: u32 = 64;

thread_local! {
    static NESTED: Cell<u32> = const { Cell::new(0) };
}

/// Whether unions are nested too deep to be read.
pub(crate) fn is_too_deep() -> bool {
    NESTED.get() > DEPTH
}

/// Counts one level of nesting while a union is read.
pub fn nested<T>(read: impl FnOnce() -> T) -> T {
    struct Level;

    impl Drop for Level {
        fn drop(&mut self) {
            NESTED.set(NESTED.get() - 1);
        }
    }

    NESTED.set(NESTED.get() + 1);
    let _level = Level;
    read()
}

/// Implements a union whose own value shows the branch. Its table is `by` the property that
/// has the tag, with the tags of each branch, or `by shape`, with the kind of JSON, the
/// properties, the required ones and the strings of each branch. `or null` before `by` is for
/// a nullable union: a null that no `Option` has read is an unknown value.
///
/// ```text
/// progenitor_client::union! { Pet by "kind" {
///     "cat" | "kitten" => Cat,
///     "dog" => Dog,
/// } }
/// progenitor_client::union! { Id by shape {
///     Integer [] [] [] => Integer,
///     Object ["id", "name"] ["id"] [] => Person,
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($union:ident $(at $at:literal)? $(or $null:ident)? by shape {
        $($kind:ident $properties:tt $required:tt $values:tt => $branch:ident,)*
    }) => {
        $crate::union! { @read $union ($($null)?) raw {
            const SHAPES: &[$crate::support::Shape] = &[$($crate::support::Shape {
                kind: $crate::support::Kind::$kind,
                properties: &$properties,
                required: &$required,
                values: &$values,
            }),*];
            let branches: &[fn(&$crate::RawJson) -> ::core::option::Option<Self>] =
                &[$(|raw| $crate::support::try_branch(raw, Self::$branch)),*];
            let at = $crate::place!($union $($at)?);
            $crate::support::read_by_shape((at, raw), SHAPES, branches, Self::Unknown)
        } }
        $crate::union! { @shared $union { $($branch(value) => value,)* } }
    };

    ($union:ident $(at $at:literal)? $(or $null:ident)? by $property:literal {
        $($($tag:literal)|+ => $branch:ident,)*
    }) => {
        $crate::union! { @read $union ($($null)?) raw {
            let at = $crate::place!($union $($at)?);
            match $crate::support::tag(&raw, $property).as_deref() {
                $(::core::option::Option::Some($($tag)|+) => $crate::support::read_branch(
                    (::core::stringify!($branch), at),
                    raw,
                    Self::$branch,
                    Self::Malformed,
                ),)*
                ::core::option::Option::Some(_) => {
                    $crate::support::unknown_value(at);
                    Self::Unknown(raw)
                }
                ::core::option::Option::None => $crate::support::read_untagged(
                    at,
                    raw,
                    &[$(|raw| $crate::support::try_branch(raw, Self::$branch)),*],
                    Self::Unknown,
                ),
            }
        } }
        $crate::union! { @shared $union { $($branch(value) => value,)* } }
    };

    (@nullable ()) => { false };
    (@nullable (null)) => { true };

    (@read $union:ident $null:tt $raw:ident $read:block) => {
        impl<'de> ::serde::Deserialize<'de> for $union {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let is_nullable = $crate::union!(@nullable $null);
                let $raw = $crate::support::read_value(deserializer, is_nullable)?;
                ::core::result::Result::Ok($crate::support::nested(|| $read))
            }
        }
    };

    (@shared $union:ident { $($branch:ident $(($content:ident))? => $written:expr,)* }) => {
        impl ::serde::Serialize for $union {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$branch $(($content))? => {
                        ::serde::Serialize::serialize(&$written, serializer)
                    })*
                    Self::Unknown(raw) => ::serde::Serialize::serialize(raw, serializer),
                    Self::Malformed(malformed) => {
                        ::serde::Serialize::serialize(malformed.raw(), serializer)
                    }
                }
            }
        }

        impl $crate::VisitUnions for $union {
            fn visit_unions<'a>(
                &'a self,
                at: &mut ::std::string::String,
                visit: &mut dyn ::core::ops::FnMut(&str, $crate::Union<'a>),
            ) {
                match self {
                    $(Self::$branch $(($content))? => {
                        visit(at, $crate::Union::Branch(::core::stringify!($branch)));
                        $($crate::VisitUnions::visit_unions($content, at, visit);)?
                    })*
                    Self::Unknown(raw) => visit(at, $crate::Union::Unknown(raw)),
                    Self::Malformed(malformed) => visit(at, $crate::Union::Malformed(malformed)),
                }
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $union {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::core::stringify!($union).into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let branches: ::std::vec::Vec<::schemars::Schema> = ::std::vec![
                    $($crate::union!(@schema generator $branch $(($content))? $written),)*
                    generator.subschema_for::<$crate::RawJson>()
                ];
                ::schemars::json_schema!({ "anyOf": branches })
            }
        }
    };

    (@schema $generator:ident $branch:ident ($content:ident) $written:expr) => {
        $crate::support::branch_schema($generator, Self::$branch)
    };
    (@schema $generator:ident $branch:ident $written:expr) => {
        ::schemars::json_schema!({ "const": $written })
    };
}

/// The JSON schema of a branch's content.
#[cfg(feature = "schemars")]
pub fn branch_schema<T: schemars::JsonSchema, U>(
    generator: &mut schemars::SchemaGenerator,
    _: fn(T) -> U,
) -> schemars::Schema {
    generator.subschema_for::<T>()
}
