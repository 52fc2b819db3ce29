//! Structs: a field for each documented property, and what else came in `extra`.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::doc;
use super::model::{Component, Model, TypeRef};
use crate::names::{Names, field_name};
use crate::{Error, Pointer, Result};

struct Field<'a> {
    property: &'a str,
    name: Ident,
    schema: &'a Value,
    /// What to say of a property whose schema has no words of its own.
    otherwise: String,
    kind: FieldKind,
    /// Absent is an error; otherwise the field is an `Option`.
    required: bool,
    /// The type holds itself through this field.
    boxed: bool,
}

enum FieldKind {
    Plain(TypeRef),
    /// The named union, and the siblings that choose its branch.
    Union(String, BTreeSet<String>),
}

pub(super) fn tokens(name: &str, schema: &Value, model: &Model<'_>) -> Result<TokenStream> {
    let record = format_ident!("{name}");
    let mut names = Names::default();
    let fields = fields(name, schema, model, &mut names)?;
    let extra = format_ident!("{}", names.claim("extra".to_owned()));
    let documentation = doc(schema, "An object of the document.");
    let default = fields
        .iter()
        .all(|field| !field.required)
        .then(|| quote!(Default,));
    let definitions = fields.iter().map(Field::definition);
    let serialize = serialize(&record, &fields, &extra);
    let deserialize = deserialize(name, &fields, &extra);
    let visit_unions = visit_unions(&record, &fields, model);
    Ok(quote! {
        #documentation
        #[derive(Debug, Clone, PartialEq, #default)]
        #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct #record {
            #(#definitions)*
            #[doc = "What came beside the fields: properties the document does not name, and documented ones that were `null`. Written back as it came."]
            #[cfg_attr(feature = "schemars", schemars(skip))]
            pub #extra: progenitor_client::Extra,
        }

        #serialize
        #deserialize
        #visit_unions
    })
}

fn fields<'a>(
    name: &str,
    schema: &'a Value,
    model: &Model<'_>,
    names: &mut Names,
) -> Result<Vec<Field<'a>>> {
    let at = Model::place(name).join("properties");
    let properties = schema["properties"].as_object();
    let required: BTreeSet<&str> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut fields = Vec::new();
    for ((property, schema), (_, field)) in properties
        .into_iter()
        .flatten()
        .zip(field_names(schema, names))
    {
        let kind = kind(property, schema, model, &at.join(property))?;
        let nullable = matches!(kind, FieldKind::Plain(TypeRef::Nullable(_)));
        let target = Model::reference(schema);
        fields.push(Field {
            property,
            name: field,
            schema,
            otherwise: otherwise(property, target.as_deref(), model),
            // What may be any JSON may be null.
            required: required.contains(property.as_str())
                && !nullable
                && !matches!(kind, FieldKind::Plain(TypeRef::Json)),
            kind,
            boxed: target.is_some_and(|target| model.in_a_circle(&target, name)),
        });
    }
    check_siblings(&fields, model, &at)?;
    Ok(fields)
}

/// One step of the way to a property: its field, and what is there.
pub(super) struct Step {
    pub(super) field: Ident,
    pub(super) scalar: TypeRef,
    /// Whether the field is no `Option`.
    pub(super) required: bool,
}

/// The field of a record's property; none where it has no such property, or
/// where it is a union or the record itself again.
pub(super) fn step(name: &str, property: &str, model: &Model<'_>) -> Result<Option<Step>> {
    let fields = fields(name, model.schema(name), model, &mut Names::default())?;
    let found = fields
        .into_iter()
        .find(|field| field.property == property && !field.boxed);
    Ok(found.and_then(|field| match field.kind {
        FieldKind::Plain(scalar) => Some(Step {
            field: field.name,
            scalar: match scalar {
                TypeRef::Nullable(scalar) => *scalar,
                scalar => scalar,
            },
            required: field.required,
        }),
        FieldKind::Union(..) => None,
    }))
}

/// The field of a record that holds the properties without a field of their own.
pub(super) fn extra(name: &str, model: &Model<'_>) -> Result<Ident> {
    let mut names = Names::default();
    fields(name, model.schema(name), model, &mut names)?;
    Ok(format_ident!("{}", names.claim("extra".to_owned())))
}

/// The fields' names by property, in the document's order.
fn field_names<'a>(schema: &'a Value, names: &mut Names) -> Vec<(&'a str, Ident)> {
    let properties = schema["properties"].as_object();
    let names = properties.into_iter().flatten().map(|(property, _)| {
        let name = names.claim(field_name(property));
        (property.as_str(), format_ident!("{name}"))
    });
    names.collect()
}

/// The words of the component a property leads to, if it has any.
fn otherwise(property: &str, target: Option<&str>, model: &Model<'_>) -> String {
    let described = target.and_then(|name| model.schema(name)["description"].as_str());
    match described {
        Some(description) => description.to_owned(),
        None => format!("`{property}`; the document says no more of it."),
    }
}

fn kind(property: &str, schema: &Value, model: &Model<'_>, at: &Pointer) -> Result<FieldKind> {
    let target = Model::reference(schema);
    let union = target
        .as_deref()
        .and_then(|name| match model.component_of(name) {
            Some(Component::Union(choices)) => Some((name.to_owned(), choices)),
            _ => None,
        });
    Ok(match union {
        Some((name, choices)) => {
            let siblings = choices
                .iter()
                .flat_map(|choice| choice.when.keys().cloned());
            FieldKind::Union(
                name,
                siblings.filter(|sibling| sibling != property).collect(),
            )
        }
        None => FieldKind::Plain(model.scalar(schema, at)?),
    })
}

/// A union's siblings must be there, and be text.
fn check_siblings(fields: &[Field<'_>], model: &Model<'_>, at: &Pointer) -> Result<()> {
    for field in fields {
        let FieldKind::Union(_, siblings) = &field.kind else {
            continue;
        };
        for sibling in siblings {
            let found = fields.iter().find(|other| other.property == sibling);
            if !found.is_some_and(|found| found.is_text(model)) {
                let message = format!(
                    "`x-union` asks for the sibling `{sibling}`, which is no property of type string"
                );
                return Err(Error::at(&at.join(field.property), message));
            }
        }
    }
    Ok(())
}

impl Field<'_> {
    fn is_text(&self, model: &Model<'_>) -> bool {
        match &self.kind {
            FieldKind::Plain(TypeRef::Text) => true,
            FieldKind::Plain(TypeRef::Named(name)) => {
                matches!(model.component_of(name), Some(Component::Enum { .. }))
            }
            _ => false,
        }
    }

    /// The type without the `Option` that every field but a required one has.
    fn inner(&self) -> TokenStream {
        let types = quote!(self);
        let inner = match &self.kind {
            FieldKind::Plain(TypeRef::Nullable(scalar)) => scalar.tokens(&types),
            FieldKind::Plain(scalar) => scalar.tokens(&types),
            FieldKind::Union(name, _) => TypeRef::Named(name.clone()).tokens(&types),
        };
        match self.boxed {
            true => quote!(::std::boxed::Box<#inner>),
            false => inner,
        }
    }

    fn definition(&self) -> TokenStream {
        let Self { property, name, .. } = self;
        let documentation = doc(self.schema, &self.otherwise);
        let inner = self.inner();
        let field_type = match self.required {
            true => inner,
            false => quote!(::std::option::Option<#inner>),
        };
        let rename = (*name != property)
            .then(|| quote!(#[cfg_attr(feature = "schemars", schemars(rename = #property))]));
        quote! {
            #documentation
            #rename
            pub #name: #field_type,
        }
    }

    /// The local a value is read into, before a union's branch is chosen.
    fn local(&self) -> TokenStream {
        let name = &self.name;
        let read = match &self.kind {
            FieldKind::Plain(_) => self.inner(),
            FieldKind::Union(..) => quote!(progenitor_client::RawJson),
        };
        quote!(let mut #name: ::std::option::Option<#read> = ::std::option::Option::None;)
    }

    /// Reads the property's value; null is no value and is noted in `extra`.
    fn reading(&self, extra: &Ident) -> TokenStream {
        let Self { property, name, .. } = self;
        let read = match &self.kind {
            FieldKind::Plain(scalar) if is_integer(scalar) => quote! {
                __map.next_value::<::std::option::Option<progenitor_client::support::Integer>>()?
                    .map(progenitor_client::support::Integer::get)
            },
            _ => quote!(__map.next_value()?),
        };
        quote! {
            #property => {
                if #name.is_some() {
                    return ::std::result::Result::Err(::serde::de::Error::duplicate_field(#property));
                }
                #name = #extra.noting_null(#property, #read);
            }
        }
    }

    /// Chooses a union's branch, once the siblings are read.
    fn choosing(&self, fields: &[Field<'_>]) -> Option<TokenStream> {
        let FieldKind::Union(union, siblings) = &self.kind else {
            return None;
        };
        let Self { property, name, .. } = self;
        let union = format_ident!("{union}");
        let locals = siblings.iter().filter_map(|sibling| {
            let field = fields.iter().find(|field| field.property == sibling)?;
            Some(&field.name)
        });
        let chosen = quote! {
            #union::choose(__raw, |__raw, __sibling, __text| match __sibling {
                #property => __raw.text().as_deref() == ::std::option::Option::Some(__text),
                #(
                    #siblings => #locals.as_ref().is_some_and(|__value| __value.as_str() == __text),
                )*
                _ => false,
            })
        };
        let chosen = match self.boxed {
            true => quote!(::std::boxed::Box::new(#chosen)),
            false => chosen,
        };
        Some(quote!(let #name = #name.map(|__raw| #chosen);))
    }

    /// From the local of the same name to the field.
    fn finishing(&self) -> TokenStream {
        let Self { property, name, .. } = self;
        match self.required {
            true => quote! {
                #name: #name.ok_or_else(|| ::serde::de::Error::missing_field(#property))?,
            },
            false => quote!(#name,),
        }
    }
}

fn is_integer(scalar: &TypeRef) -> bool {
    match scalar {
        TypeRef::Integer => true,
        TypeRef::Nullable(scalar) => is_integer(scalar),
        _ => false,
    }
}

/// Only fields that can hold a union are looked into.
fn visit_unions(record: &Ident, fields: &[Field<'_>], model: &Model<'_>) -> TokenStream {
    let fields = fields.iter().filter(|field| match &field.kind {
        FieldKind::Union(..) => true,
        FieldKind::Plain(scalar) => model.holds_union(scalar),
    });
    let calls: Vec<_> = fields
        .map(|Field { property, name, .. }| {
            quote!(progenitor_client::support::visit_below(at, #property, &self.#name, visit);)
        })
        .collect();
    let method = (!calls.is_empty()).then(|| {
        quote! {
            fn visit_unions<'a>(
                &'a self,
                at: &mut ::std::string::String,
                visit: &mut dyn FnMut(&str, progenitor_client::Union<'a>),
            ) {
                #(#calls)*
            }
        }
    });
    quote! {
        impl progenitor_client::VisitUnions for #record {
            #method
        }
    }
}

fn serialize(record: &Ident, fields: &[Field<'_>], extra: &Ident) -> TokenStream {
    let properties = fields.iter().map(|field| field.property);
    let entries = fields.iter().map(
        |Field {
             property,
             name,
             required,
             ..
         }| match required {
            true => quote!(map.serialize_entry(#property, &self.#name)?;),
            false => quote!(self.#extra.write_property(&mut map, #property, &self.#name)?;),
        },
    );
    quote! {
        impl ::serde::Serialize for #record {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                use ::serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(::std::option::Option::None)?;
                #(#entries)*
                self.#extra.write_unknown(&mut map, &[#(#properties),*])?;
                map.end()
            }
        }
    }
}

fn deserialize(name: &str, fields: &[Field<'_>], extra: &Ident) -> TokenStream {
    let record = format_ident!("{name}");
    let locals = fields.iter().map(Field::local);
    let choosings = fields.iter().filter_map(|field| field.choosing(fields));
    let readings = fields.iter().map(|field| field.reading(extra));
    let finishings = fields.iter().map(Field::finishing);
    let expecting = format!("an object ({name})");
    quote! {
        impl<'de> ::serde::Deserialize<'de> for #record {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                struct __Visitor;

                impl<'de> ::serde::de::Visitor<'de> for __Visitor {
                    type Value = #record;

                    fn expecting(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        formatter.write_str(#expecting)
                    }

                    fn visit_map<__A: ::serde::de::MapAccess<'de>>(
                        self,
                        mut __map: __A,
                    ) -> ::std::result::Result<#record, __A::Error> {
                        #(#locals)*
                        let mut #extra = progenitor_client::Extra::default();
                        while let ::std::option::Option::Some(__key) =
                            __map.next_key::<progenitor_client::support::Key<'de>>()?
                        {
                            match __key.as_str() {
                                #(#readings)*
                                __other => #extra.push(__other, __map.next_value()?),
                            }
                        }
                        #(#choosings)*
                        ::std::result::Result::Ok(#record {
                            #(#finishings)*
                            #extra,
                        })
                    }
                }

                deserializer.deserialize_map(__Visitor)
            }
        }
    }
}
