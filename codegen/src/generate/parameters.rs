//! Query parameters whose rules are checked before anything is sent.
//!
//! A builder takes any value and the check is made when the request is built,
//! since progenitor's builders drop the reason of a refused conversion. `Debug`
//! shows no value that a caller made up: it may be a person's.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::doc;
use super::model::Component;
use crate::names::{Names, type_name};

pub(super) fn tokens(name: &str, schema: &Value, component: &Component) -> TokenStream {
    match component {
        Component::Bounded {
            parameter,
            minimum,
            maximum,
        } => bounded(name, schema, parameter, *minimum, *maximum),
        Component::OneOf { parameter, values } => one_of(name, schema, parameter, values),
        Component::CommaSeparated { parameter, minimum } => {
            comma_separated(name, schema, parameter, *minimum)
        }
        _ => TokenStream::new(),
    }
}

/// `Debug` of a parameter's type, without its value.
fn debug(name: &str) -> TokenStream {
    let parameter_type = format_ident!("{name}");
    quote! {
        impl ::std::fmt::Debug for #parameter_type {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.debug_tuple(#name).finish_non_exhaustive()
            }
        }
    }
}

fn bounded(name: &str, schema: &Value, parameter: &str, minimum: i64, maximum: i64) -> TokenStream {
    let parameter_type = format_ident!("{name}");
    let documentation = doc(schema, &format!("The query parameter `{parameter}`."));
    let range = format!(
        "Any integer can be held; one outside {minimum} to {maximum}, both included, is refused when the request is built."
    );
    let integers = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"];
    let integers = integers.map(|name| format_ident!("{name}"));
    let sizes = ["isize", "usize"].map(|name| format_ident!("{name}"));
    let debug = debug(name);
    quote! {
        #documentation
        #[doc = ""]
        #[doc = #range]
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct #parameter_type(i128);

        #debug

        impl #parameter_type {
            #[doc = "The least value allowed."]
            pub const MIN: i64 = #minimum;
            #[doc = "The greatest value allowed."]
            pub const MAX: i64 = #maximum;
        }

        #(
            impl ::std::convert::From<#integers> for #parameter_type {
                fn from(value: #integers) -> Self {
                    Self(i128::from(value))
                }
            }
        )*
        #(
            impl ::std::convert::From<#sizes> for #parameter_type {
                fn from(value: #sizes) -> Self {
                    Self(value as i128)
                }
            }
        )*

        impl ::serde::Serialize for #parameter_type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                progenitor_client::support::bounded(serializer, #parameter, self.0, Self::MIN..=Self::MAX)
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for #parameter_type {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                #name.into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "integer", "minimum": Self::MIN, "maximum": Self::MAX })
            }
        }
    }
}

fn one_of(name: &str, schema: &Value, parameter: &str, values: &[String]) -> TokenStream {
    let parameter_type = format_ident!("{name}");
    let documentation = doc(schema, &format!("The query parameter `{parameter}`."));
    let mut names = Names::default();
    names.claim("Other".to_owned());
    let variants: Vec<_> = values
        .iter()
        .map(|value| format_ident!("{}", names.claim(type_name(value))))
        .collect();
    let variant_names = variants.iter().map(ToString::to_string);
    let variant_docs = values.iter().map(|value| format!("`{value}`"));
    quote! {
        #documentation
        #[derive(Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #parameter_type {
            #(
                #[doc = #variant_docs]
                #variants,
            )*
            #[doc = "A text that is none of them; refused when the request is built."]
            Other(progenitor_client::UnknownValue),
        }

        // A text of the caller's is not shown: it may be anybody's.
        impl ::std::fmt::Debug for #parameter_type {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    #(Self::#variants => formatter.write_str(#variant_names),)*
                    Self::Other(_) => formatter.debug_tuple("Other").finish_non_exhaustive(),
                }
            }
        }

        impl #parameter_type {
            #[doc = "The values the document names, in its order."]
            pub const DOCUMENTED: &'static [&'static str] = &[#(#values),*];

            #[doc = "The text on the wire."]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::Other(value) => value.as_str(),
                }
            }
        }

        impl ::std::convert::From<&str> for #parameter_type {
            fn from(text: &str) -> Self {
                match text {
                    #(#values => Self::#variants,)*
                    text => Self::Other(progenitor_client::UnknownValue::new(text)),
                }
            }
        }

        impl ::std::convert::From<::std::string::String> for #parameter_type {
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl ::serde::Serialize for #parameter_type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                progenitor_client::support::one_of(serializer, #parameter, self.as_str(), Self::DOCUMENTED)
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for #parameter_type {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                #name.into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "enum": Self::DOCUMENTED })
            }
        }
    }
}

fn comma_separated(name: &str, schema: &Value, parameter: &str, minimum: u64) -> TokenStream {
    let parameter_type = format_ident!("{name}");
    let documentation = doc(schema, &format!("The query parameter `{parameter}`."));
    let rule = format!(
        "Sent as one comma-separated value. Fewer than {minimum} items, an empty item and one with a comma in it are refused when the request is built."
    );
    // A list's least length in a document fits the machine's; a longer one could not be held either.
    let minimum = usize::try_from(minimum).unwrap_or(usize::MAX);
    let debug = debug(name);
    quote! {
        #documentation
        #[doc = ""]
        #[doc = #rule]
        #[derive(Clone, PartialEq, Eq)]
        pub struct #parameter_type(::std::vec::Vec<::std::string::String>);

        #debug

        impl ::std::convert::From<&str> for #parameter_type {
            fn from(item: &str) -> Self {
                Self::from([item])
            }
        }

        impl ::std::convert::From<::std::string::String> for #parameter_type {
            fn from(item: ::std::string::String) -> Self {
                Self::from([item])
            }
        }

        impl<__T: ::std::convert::Into<::std::string::String>> ::std::convert::From<::std::vec::Vec<__T>> for #parameter_type {
            fn from(items: ::std::vec::Vec<__T>) -> Self {
                items.into_iter().collect()
            }
        }

        impl<__T: ::std::convert::Into<::std::string::String>, const __N: usize> ::std::convert::From<[__T; __N]> for #parameter_type {
            fn from(items: [__T; __N]) -> Self {
                items.into_iter().collect()
            }
        }

        impl<__T: ::std::convert::Into<::std::string::String> + ::std::clone::Clone> ::std::convert::From<&[__T]> for #parameter_type {
            fn from(items: &[__T]) -> Self {
                items.iter().cloned().collect()
            }
        }

        impl<__T: ::std::convert::Into<::std::string::String>> ::std::iter::FromIterator<__T> for #parameter_type {
            fn from_iter<__I: ::std::iter::IntoIterator<Item = __T>>(items: __I) -> Self {
                Self(items.into_iter().map(::std::convert::Into::into).collect())
            }
        }

        impl ::serde::Serialize for #parameter_type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                progenitor_client::support::comma_separated(serializer, #parameter, &self.0, #minimum)
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for #parameter_type {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                #name.into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "string" })
            }
        }
    }
}
