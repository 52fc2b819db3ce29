//! Making the types of requests.
//!
//! Structs are `#[non_exhaustive]`, so a caller cannot write them as literals. Those that
//! requests contain have a constructor, which takes what is required, and a setter for each
//! other field. Generated text has a table for each:
//!
//! ```text
//! progenitor_client::request! { Card extra {
//!     number: String,
//! } nullable {
//!     holder "holder": String,
//! } fixed {
//!     kind: CardKind = "card",
//! } set {
//!     note: String,
//! } set_by {
//!     clone_ clone: bool,
//! } null {
//!     note_null note "note",
//! } }
//! ```
//!
//! | section | field | constructor | setter |
//! |---|---|---|---|
//! | first | required | takes the value | |
//! | `nullable` | required, may be null | takes the value or `None`, which is sent as null | |
//! | `fixed` | required, with one documented value | sets that value | |
//! | `set` | may be absent | leaves it out | sets the value |
//! | `set_by` | the same | the same | the same, by another name: the field's is a method already |
//! | `null` | may be null | | sends null |
//!
//! Structs that are only read have a table `response!`. Without the feature `builders`, it is
//! empty. Its setters are all in `set_by`, because their names begin with `with_`, and it has
//! another section for unions:
//!
//! ```text
//! progenitor_client::response! { Message extra {
//! } set_by {
//!     with_content_type content_type: ContentType,
//! } choose {
//!     with_content content: Content where { "content_type" => content_type: optional },
//! } }
//! ```
//!
//! A setter of `choose` sets the siblings too, so that the value is read as the same branch. A
//! table that begins with `@setters` has no constructor.

/// Implements the constructor and the setters of a struct; see the [module](self).
#[doc(hidden)]
#[macro_export]
macro_rules! request {
    (
        $record:ident $extra:ident { $($required:ident: $required_type:ty,)* }
        $(nullable { $($nullable:ident $nullable_name:literal: $nullable_type:ty,)* })?
        $(fixed { $($fixed:ident: $fixed_type:ty = $text:literal,)* })?
        $(set { $($set:ident: $set_type:ty,)* })?
        $(set_by { $($setter:ident $set_by:ident: $set_by_type:ty,)* })?
        $(choose { $($chooser:ident $union:ident: $union_type:ty where $siblings:tt,)* })?
        $(null { $($null_setter:ident $null:ident $null_name:literal,)* })?
    ) => {
        impl $record {
            #[doc = ::core::concat!(
                "A `", ::core::stringify!($record), "` with what is required. Everything else is absent."
            )]
            #[allow(clippy::too_many_arguments, clippy::new_without_default)]
            pub fn new(
                $($required: impl ::core::convert::Into<$required_type>,)*
                $($($nullable: impl ::core::convert::Into<::core::option::Option<$nullable_type>>,)*)?
            ) -> Self {
                #[allow(unused_mut)]
                let mut made = Self {
                    $($required: ::core::convert::Into::into($required),)*
                    $($($nullable: ::core::convert::Into::into($nullable),)*)?
                    $($($fixed: <$fixed_type as ::core::convert::From<&str>>::from($text),)*)?
                    $($($set: ::core::option::Option::None,)*)?
                    $($($set_by: ::core::option::Option::None,)*)?
                    $($($union: ::core::option::Option::None,)*)?
                    $extra: ::core::default::Default::default(),
                };
                $($(
                    if made.$nullable.is_none() {
                        made.$extra.insert($nullable_name, $crate::RawJson::null());
                    }
                )*)?
                made
            }
        }

        $crate::request! {
            @setters $record $extra
            $(set { $($set: $set_type,)* })?
            $(set_by { $($setter $set_by: $set_by_type,)* })?
            $(choose { $($chooser $union: $union_type where $siblings,)* })?
            $(null { $($null_setter $null $null_name,)* })?
        }
    };

    (
        @setters $record:ident $extra:ident
        $(set { $($set:ident: $set_type:ty,)* })?
        $(set_by { $($setter:ident $set_by:ident: $set_by_type:ty,)* })?
        $(choose { $(
            $chooser:ident $union:ident: $union_type:ty
                where { $($sibling_name:literal => $sibling:ident: $kind:ident),* },
        )* })?
        $(null { $($null_setter:ident $null:ident $null_name:literal,)* })?
    ) => {
        impl $record {
            $($(
                #[doc = ::core::concat!("Sets the field `", ::core::stringify!($set), "`.")]
                pub fn $set(mut self, value: impl ::core::convert::Into<$set_type>) -> Self {
                    self.$set = ::core::option::Option::Some(::core::convert::Into::into(value));
                    self
                }
            )*)?

            $($(
                #[doc = ::core::concat!("Sets the field `", ::core::stringify!($set_by), "`.")]
                pub fn $setter(mut self, value: impl ::core::convert::Into<$set_by_type>) -> Self {
                    self.$set_by = ::core::option::Option::Some(::core::convert::Into::into(value));
                    self
                }
            )*)?

            $($(
                #[doc = ::core::concat!(
                    "Sets the field `", ::core::stringify!($union), "`, and the fields that select its variant."
                )]
                pub fn $chooser(mut self, value: impl ::core::convert::Into<$union_type>) -> Self {
                    let value: $union_type = ::core::convert::Into::into(value);
                    for &(name, text) in $crate::support::Selected::selected_by(&value) {
                        match name {
                            $($sibling_name => $crate::request!(@sibling $kind self.$sibling, text),)*
                            _ => {}
                        }
                    }
                    self.$union = ::core::option::Option::Some(value);
                    self
                }
            )*)?

            $($(
                #[doc = ::core::concat!("Sets `", $null_name, "` to null.")]
                pub fn $null_setter(mut self) -> Self {
                    self.$null = ::core::option::Option::None;
                    self.$extra.insert($null_name, $crate::RawJson::null());
                    self
                }
            )*)?
        }
    };

    (@sibling optional $field:expr, $text:expr) => {
        $field = ::core::option::Option::Some(::core::convert::From::<&str>::from($text))
    };
    (@sibling required $field:expr, $text:expr) => {
        $field = ::core::convert::From::<&str>::from($text)
    };
}

/// Implements the constructor and the setters of a struct that is only read; see the
/// [module](self).
#[cfg(feature = "builders")]
#[doc(hidden)]
#[macro_export]
macro_rules! response {
    ($($table:tt)*) => {
        $crate::request! { $($table)* }
    };
}

/// Nothing, without the feature `builders`.
#[cfg(not(feature = "builders"))]
#[doc(hidden)]
#[macro_export]
macro_rules! response {
    ($($table:tt)*) => {};
}

/// Implements `From` of its branches for a union of requests.
#[doc(hidden)]
#[macro_export]
macro_rules! branches {
    ($union:ident { $($variant:ident: $branch:ty,)* }) => {
        $(
            impl ::core::convert::From<$branch> for $union {
                fn from(value: $branch) -> Self {
                    Self::$variant(::core::convert::Into::into(value))
                }
            }
        )*
    };
}
