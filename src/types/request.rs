//! Making the types of requests.
//!
//! Structs are `#[non_exhaustive]`, so a caller cannot write them as literals. Those that
//! requests contain get a constructor, which takes what is required, and a setter for each
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
                    $extra: ::core::default::Default::default(),
                };
                $($(
                    if made.$nullable.is_none() {
                        made.$extra.insert($nullable_name, $crate::RawJson::null());
                    }
                )*)?
                made
            }

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
                #[doc = ::core::concat!("Sends `", $null_name, "` as null.")]
                pub fn $null_setter(mut self) -> Self {
                    self.$null = ::core::option::Option::None;
                    self.$extra.insert($null_name, $crate::RawJson::null());
                    self
                }
            )*)?
        }
    };
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
