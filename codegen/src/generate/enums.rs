//! Open enums: the documented values, and any other with its text kept.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::doc;
use crate::names::{Names, type_name};

pub(super) fn tokens(name: &str, schema: &Value, values: &[String], codes: &[i64]) -> TokenStream {
    let enumeration = format_ident!("{name}");
    let documentation = doc(schema, "The values the document names, and any other.");
    let mut names = Names::default();
    names.claim("UnknownValue".to_owned());
    let variants: Vec<_> = values
        .iter()
        .map(|value| format_ident!("{}", names.claim(type_name(value))))
        .collect();
    let variant_docs = values.iter().map(|value| format!("`{value}`"));
    let coded = (!codes.is_empty()).then(|| {
        quote! {
            impl progenitor_client::Code for #enumeration {
                const CODES: &'static [(i64, &'static str)] = &[#((#codes, #values)),*];
            }
        }
    });
    quote! {
        #documentation
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #enumeration {
            #(
                #[doc = #variant_docs]
                #variants,
            )*
            #[doc = "A value the document does not name, with its text."]
            UnknownValue(progenitor_client::UnknownValue),
        }

        impl #enumeration {
            #[doc = "The values the document names, in its order."]
            pub const DOCUMENTED: &'static [&'static str] = &[#(#values),*];

            #[doc = "The text on the wire."]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::UnknownValue(value) => value.as_str(),
                }
            }
        }

        impl ::std::convert::From<&str> for #enumeration {
            fn from(text: &str) -> Self {
                match text {
                    #(#values => Self::#variants,)*
                    text => Self::UnknownValue(progenitor_client::UnknownValue::new(text)),
                }
            }
        }

        impl ::std::convert::AsRef<str> for #enumeration {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        #coded

        impl progenitor_client::VisitUnions for #enumeration {}

        impl ::std::fmt::Display for #enumeration {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl ::serde::Serialize for #enumeration {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for #enumeration {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                progenitor_client::support::text(deserializer, |text| Self::from(text))
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for #enumeration {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                #name.into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({
                    "anyOf": [{ "enum": Self::DOCUMENTED }, { "type": "string" }]
                })
            }
        }
    }
}
