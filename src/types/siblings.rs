//! Unions whose branch depends on their siblings: other properties of the same object.

use std::any::Any;

use serde::de::DeserializeOwned;

use super::extra::Extra;
use super::json::RawJson;
use super::union::{Malformed, Named, is_too_deep};
use crate::observe::recorder::{self, Stated};

/// Reads a value as the branch that was selected, after its siblings were read. A value that does
/// not fit is malformed.
pub fn choose_branch<T: DeserializeOwned + 'static, U>(
    (name, at): Named,
    raw: &mut RawJson,
    branch: fn(T) -> U,
    malformed: fn(Malformed) -> U,
) -> U {
    if let Some(text) = take_text(raw) {
        return branch(text);
    }
    match raw.decode() {
        Ok(value) => branch(value),
        Err(error) => {
            recorder::note_error(&error, Some(at), Some(name));
            let raw = std::mem::replace(raw, RawJson::null());
            malformed(Malformed::new(name, raw, error))
        }
    }
}

/// Takes a text without copying it, if a branch has that type.
fn take_text<T: 'static>(raw: &mut RawJson) -> Option<T> {
    let mut taken = None::<T>;
    let text = (&mut taken as &mut dyn Any).downcast_mut::<Option<String>>()?;
    if !is_too_deep() {
        match std::mem::replace(raw, RawJson::null()).into_string() {
            Ok(found) => *text = Some(found),
            Err(other) => *raw = other,
        }
    }
    taken
}

/// A sibling's name, and its text if it has one.
pub type Sibling<'a> = (&'a str, Option<&'a str>);

/// A union whose branch depends on its siblings: other properties of the same object.
pub trait SiblingUnion: Sized {
    /// A value that was read before its siblings.
    fn undecided(raw: RawJson) -> Self;

    /// Selects the branch. `siblings` has their names and texts, and `own` is the name of the
    /// union's property. If there is an observer, it returns a sibling without a text that
    /// could have selected a branch.
    fn choose(&mut self, own: &str, siblings: &[Sibling<'_>]) -> Option<&'static str>;
}

impl<U: SiblingUnion> SiblingUnion for Box<U> {
    fn undecided(raw: RawJson) -> Self {
        Self::new(U::undecided(raw))
    }

    fn choose(&mut self, own: &str, siblings: &[Sibling<'_>]) -> Option<&'static str> {
        (**self).choose(own, siblings)
    }
}

impl<U: SiblingUnion> SiblingUnion for Option<U> {
    fn undecided(raw: RawJson) -> Self {
        Some(U::undecided(raw))
    }

    fn choose(&mut self, own: &str, siblings: &[Sibling<'_>]) -> Option<&'static str> {
        self.as_mut()?.choose(own, siblings)
    }
}

/// A union that knows which siblings select the branch of a value.
#[cfg(feature = "builders")]
pub trait Selected {
    /// The names and texts of the siblings. Empty for a value of none of the documented branches.
    fn selected_by(&self) -> &'static [(&'static str, &'static str)];
}

#[cfg(feature = "builders")]
impl<U: Selected> Selected for Box<U> {
    fn selected_by(&self) -> &'static [(&'static str, &'static str)] {
        (**self).selected_by()
    }
}

/// The conditions of a branch: all these properties must have these values.
pub fn is_chosen(
    raw: &RawJson,
    own: &str,
    siblings: &[Sibling<'_>],
    when: &[(&str, &str)],
) -> bool {
    when.iter().all(|(property, value)| {
        if *property == own {
            return raw.text().as_deref() == Some(*value);
        }
        siblings.contains(&(*property, Some(*value)))
    })
}

/// A sibling without a text that could have selected a branch, for the observer. Like the
/// client, it takes the first branch that may apply.
#[cold]
pub fn unselected(
    own: &str,
    siblings: &[Sibling<'_>],
    branches: &[&[(&'static str, &str)]],
) -> Option<&'static str> {
    if !recorder::is_active() {
        return None;
    }
    let text = |name: &str| siblings.iter().find(|(sibling, _)| *sibling == name)?.1;
    let may_apply = |when: &&&[(&'static str, &str)]| {
        let mut when = when.iter().filter(|(name, _)| *name != own);
        when.all(|(name, wanted)| text(name).is_none_or(|found| found == *wanted))
    };
    let first = branches.iter().find(may_apply)?;
    let mut names = first.iter().map(|(name, _)| *name);
    names.find(|name| *name != own && text(name).is_none())
}

/// Tells the observer that a sibling is absent, unless it is null.
#[cold]
pub fn note_unselected(
    stated: &'static Stated,
    extra: &Extra,
    absent: &'static str,
    union: &'static str,
) {
    if extra.get(absent).is_none() {
        recorder::absent(stated.at, absent, Some(union));
    }
}

/// Implements a union whose branch depends on its siblings. Its table has a line for each
/// branch: the values that the properties must all have, and what is written. The first line
/// whose conditions hold applies.
///
/// ```text
/// progenitor_client::sibling_union! { Content {
///     Stop if "sender" = "system", "content" = "Stop" => "Stop",
///     Text(value) at "#/components/schemas/Text" if "type" = "text" => value,
/// } }
/// ```
///
/// `at` is the place of the branch's schema, if it is not the component of the branch's name.
#[doc(hidden)]
#[macro_export]
macro_rules! sibling_union {
    ($union:ident {
        $($branch:ident $(($content:ident))? $(at $at:literal)?
            if $($property:literal = $text:literal),+ => $written:expr,)*
    }) => {
        impl $crate::support::SiblingUnion for $union {
            fn undecided(raw: $crate::RawJson) -> Self {
                Self::Unknown(raw)
            }

            fn choose(
                &mut self,
                own: &str,
                siblings: &[$crate::support::Sibling<'_>],
            ) -> ::core::option::Option<&'static str> {
                let Self::Unknown(raw) = self else {
                    return ::core::option::Option::None;
                };
                $(if $crate::support::is_chosen(raw, own, siblings, &[$(($property, $text)),+]) {
                    *self = $crate::sibling_union!(@choose raw $branch $(($content))? $($at)?);
                    return ::core::option::Option::None;
                })*
                $crate::support::unselected(own, siblings, &[$(&[$(($property, $text)),+]),*])
            }
        }

        $crate::selected! { $union { $($branch { $(($property, $text)),+ })* } }
        $crate::union! { @shared $union { $($branch $(($content))? => $written,)* } }
    };

    (@choose $raw:ident $branch:ident ($content:ident) $($at:literal)?) => {
        $crate::support::choose_branch(
            (::core::stringify!($branch), $crate::place!($branch $($at)?)),
            $raw,
            Self::$branch,
            Self::Malformed,
        )
    };
    (@choose $raw:ident $branch:ident) => {
        Self::$branch
    };
}

/// Implements [`Selected`] for a union.
#[cfg(feature = "builders")]
#[doc(hidden)]
#[macro_export]
macro_rules! selected {
    ($union:ident { $($branch:ident { $($condition:expr),+ })* }) => {
        impl $crate::support::Selected for $union {
            fn selected_by(&self) -> &'static [(&'static str, &'static str)] {
                match self {
                    $(Self::$branch { .. } => &[$($condition),+],)*
                    _ => &[],
                }
            }
        }
    };
}

/// Nothing, without the feature `builders`.
#[cfg(not(feature = "builders"))]
#[doc(hidden)]
#[macro_export]
macro_rules! selected {
    ($($table:tt)*) => {};
}
