//! Lists and maps that contain themselves.

/// Implements a struct with one field: a list or a map that contains the struct. Its table is
/// the type and that of the field.
///
/// ```text
/// progenitor_client::wrapper! { Menu(BTreeMap<String, Menu>) }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! wrapper {
    ($wrapper:ident($content:ty)) => {
        impl<'de> ::serde::Deserialize<'de> for $wrapper {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::core::result::Result::Ok(Self(::serde::Deserialize::deserialize(deserializer)?))
            }
        }

        impl ::serde::Serialize for $wrapper {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                ::serde::Serialize::serialize(&self.0, serializer)
            }
        }

        impl ::core::convert::From<$content> for $wrapper {
            fn from(content: $content) -> Self {
                Self(content)
            }
        }

        impl $crate::VisitUnions for $wrapper {
            fn visit_unions<'a>(
                &'a self,
                at: &mut ::std::string::String,
                visit: &mut dyn ::core::ops::FnMut(&str, $crate::Union<'a>),
            ) {
                $crate::VisitUnions::visit_unions(&self.0, at, visit);
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $wrapper {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::core::stringify!($wrapper).into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                <$content as ::schemars::JsonSchema>::json_schema(generator)
            }
        }
    };
}
