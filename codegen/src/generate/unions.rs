//! Unions chosen by sibling properties: a branch each, one for a tag that is
//! not known, one for a known tag whose value does not fit.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::doc;
use super::model::{Component, Model, TypeRef};
use crate::extension::{Choice, UNION};
use crate::names::{Names, type_name};
use crate::{Error, Pointer, Result};

/// A choice with what it becomes.
struct Variant<'a> {
    choice: &'a Choice,
    name: proc_macro2::Ident,
    content: Content,
}

/// What a variant holds.
enum Content {
    /// A value of this type.
    Type(TokenStream),
    /// Nothing: the choice itself asks for the branch's one value.
    Given(String),
}

pub(super) fn tokens(
    name: &str,
    schema: &Value,
    choices: &[Choice],
    model: &Model<'_>,
) -> Result<TokenStream> {
    let union = format_ident!("{name}");
    let at = Model::place(name).join(UNION);
    let mut names = Names::default();
    names.claim("Unknown".to_owned());
    names.claim("Malformed".to_owned());
    let mut variants = Vec::new();
    for (index, choice) in choices.iter().enumerate() {
        variants.push(Variant {
            choice,
            name: format_ident!("{}", names.claim(type_name(&choice.variant))),
            content: content(choice, model, &at.join(index))?,
        });
    }
    check_every_branch_is_chosen(schema, choices, &at)?;

    let documentation = doc(
        schema,
        "One of the branches the document names, or a new one.",
    );
    let definitions = variants.iter().map(Variant::definition);
    let choosing = variants.iter().map(Variant::choosing);
    let serializing = variants.iter().map(Variant::serializing);
    let visited = visited(&union, variants.iter().map(Variant::label));
    let schemas = variants.iter().map(Variant::schema);
    Ok(quote! {
        #documentation
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #union {
            #(#definitions)*
            #[doc = "None of the branches the document names; kept as it came."]
            Unknown(progenitor_client::RawJson),
            #[doc = "A documented branch by its tag, with a value that does not fit it; kept as it came."]
            Malformed(progenitor_client::Malformed),
        }

        impl #union {
            fn choose(
                raw: progenitor_client::RawJson,
                is: impl Fn(&progenitor_client::RawJson, &str, &str) -> bool,
            ) -> Self {
                #(#choosing)*
                Self::Unknown(raw)
            }
        }

        #visited

        impl ::serde::Serialize for #union {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                match self {
                    #(#serializing)*
                    Self::Unknown(raw) => raw.serialize(serializer),
                    Self::Malformed(malformed) => malformed.raw().serialize(serializer),
                }
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for #union {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                #name.into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let branches: ::std::vec::Vec<::schemars::Schema> =
                    ::std::vec![#(#schemas,)* generator.subschema_for::<progenitor_client::RawJson>()];
                ::schemars::json_schema!({ "anyOf": branches })
            }
        }
    })
}

fn content(choice: &Choice, model: &Model<'_>, at: &Pointer) -> Result<Content> {
    if choice.when.is_empty() {
        return Err(Error::at(
            &at.join("when"),
            "asks for nothing, so it is always so",
        ));
    }
    if let Some((name, _)) = choice.when.iter().find(|(_, value)| !value.is_string()) {
        let message = "only a string can choose a branch";
        return Err(Error::at(&at.join("when").join(name), message));
    }
    let scalar = match model.component_of(&choice.branch) {
        None => {
            let message = format!("`{}` is no component of the document", choice.branch);
            return Err(Error::at(&at.join("branch"), message));
        }
        Some(Component::Enum { values, .. }) => match values.as_slice() {
            [value] if choice.when.values().any(|asked| asked == value) => {
                return Ok(Content::Given(value.clone()));
            }
            _ => TypeRef::Named(choice.branch.clone()),
        },
        Some(Component::TypeRef(scalar)) => scalar.clone(),
        Some(_) => TypeRef::Named(choice.branch.clone()),
    };
    Ok(Content::Type(scalar.tokens(&quote!(self))))
}

/// A branch that no choice leads to would be lost without a word.
fn check_every_branch_is_chosen(schema: &Value, choices: &[Choice], at: &Pointer) -> Result<()> {
    let branches = schema
        .get("oneOf")
        .or(schema.get("anyOf"))
        .and_then(Value::as_array);
    for branch in branches.into_iter().flatten() {
        let name = Model::reference(branch).unwrap_or_default();
        if !choices.iter().any(|choice| choice.branch == name) {
            let message = format!("no choice leads to the branch `{name}`");
            return Err(Error::at(at, message));
        }
    }
    Ok(())
}

impl Variant<'_> {
    fn definition(&self) -> TokenStream {
        let Self {
            name,
            choice,
            content,
        } = self;
        let when = choice
            .when
            .iter()
            .map(|(property, value)| format!("`{property}` is `{value}`"));
        let text = format!("Chosen when {}.", when.collect::<Vec<_>>().join(" and "));
        let content = match content {
            Content::Type(content) => quote!((#content)),
            Content::Given(_) => quote!(),
        };
        quote! {
            #[doc = #text]
            #name #content,
        }
    }

    fn label(&self) -> TokenStream {
        let Self { name, content, .. } = self;
        let text = name.to_string();
        match content {
            Content::Type(_) => quote! {
                Self::#name(value) => {
                    visit(at, progenitor_client::Union::Branch(#text));
                    return value.visit_unions(at, visit);
                }
            },
            Content::Given(_) => quote!(Self::#name => progenitor_client::Union::Branch(#text),),
        }
    }

    /// `is` compares a sibling's text, or the union's own, with the one asked for.
    fn choosing(&self) -> TokenStream {
        let Self {
            name,
            choice,
            content,
        } = self;
        let conditions = choice.when.iter().map(|(property, value)| {
            let value = value.as_str();
            quote!(is(&raw, #property, #value))
        });
        let text = name.to_string();
        let chosen = match content {
            Content::Type(_) => quote! {
                match raw.decode() {
                    ::std::result::Result::Ok(value) => Self::#name(value),
                    ::std::result::Result::Err(error) => Self::Malformed(
                        progenitor_client::Malformed::new(#text, raw, error),
                    ),
                }
            },
            Content::Given(_) => quote!(Self::#name),
        };
        quote! {
            if #(#conditions)&&* {
                return #chosen;
            }
        }
    }

    fn serializing(&self) -> TokenStream {
        let Self { name, content, .. } = self;
        match content {
            Content::Type(_) => quote!(Self::#name(value) => value.serialize(serializer),),
            Content::Given(value) => quote!(Self::#name => serializer.serialize_str(#value),),
        }
    }

    fn schema(&self) -> TokenStream {
        match &self.content {
            Content::Type(content) => quote!(generator.subschema_for::<#content>()),
            Content::Given(value) => quote!(::schemars::json_schema!({ "const": #value })),
        }
    }
}

/// Shows the branch that a union took.
pub(super) fn visited(union: &Ident, labels: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote! {
        impl progenitor_client::VisitUnions for #union {
            fn visit_unions<'a>(
                &'a self,
                at: &mut ::std::string::String,
                visit: &mut dyn FnMut(&str, progenitor_client::Union<'a>),
            ) {
                let union = match self {
                    #(#labels)*
                    Self::Unknown(raw) => progenitor_client::Union::Unknown(raw),
                    Self::Malformed(malformed) => progenitor_client::Union::Malformed(malformed),
                };
                visit(at, union);
            }
        }
    }
}
