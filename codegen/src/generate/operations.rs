//! What the document says of servers, keys and operations, as data the runtime
//! reads, and the paging of the builders that have one.

use std::ops::RangeInclusive;

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::model::{Component, Model};
use super::records::{self, Step};
use super::type_ref::TypeRef;
use crate::extension::{
    self, ERROR_MESSAGE, ERRORS, PAGINATION, Pagination, RATE_LIMIT, RateLimit, Style, Totals,
};
use crate::lower::status_range;
use crate::names::{field_name, type_name};
use crate::walk;
use crate::{Error, Pointer, Result};

struct Operation<'a> {
    found: walk::Operation<'a>,
    pagination: Option<Pagination>,
}

pub(super) fn tokens(document: &Value, model: &Model<'_>) -> Result<TokenStream> {
    let operations = operations(document)?;
    let servers = strings(document, "/servers", "url");
    let headers = key_headers(document)?;
    let rate_limit = rate_limit(document)?;
    let mut entries = Vec::new();
    let mut paging = TokenStream::new();
    for operation in &operations {
        entries.push(operation.entry(document, model)?);
        paging.extend(operation.paging(document, model)?);
    }
    Ok(quote! {
        impl progenitor_client::Provider for Client {
            const SERVERS: &'static [&'static str] = &[#(#servers),*];
            const KEY_HEADERS: &'static [&'static str] = &[#(#headers),*];
            const OPERATIONS: &'static [progenitor_client::Operation] = &[#(#entries),*];
            const RATE_LIMIT: ::std::option::Option<(u32, u64)> = #rate_limit;

            fn assemble(session: progenitor_client::Session) -> Self {
                Self::new_with_client(session.base_url(), session.http(), session.clone())
            }
        }

        #paging
    })
}

fn operations(document: &Value) -> Result<Vec<Operation<'_>>> {
    let operations = walk::operations(document).map(|found| {
        let pagination = extension::read(found.value, PAGINATION, &found.at)?;
        Ok(Operation { found, pagination })
    });
    operations.collect()
}

fn rate_limit(document: &Value) -> Result<TokenStream> {
    let limit = extension::read::<RateLimit>(document, RATE_LIMIT, &Pointer::default())?;
    Ok(match limit {
        Some(RateLimit { requests, seconds }) => {
            quote!(::std::option::Option::Some((#requests, #seconds)))
        }
        None => quote!(::std::option::Option::None),
    })
}

/// The headers that carry keys: every `apiKey` scheme the document has.
fn key_headers(document: &Value) -> Result<Vec<&str>> {
    let at = Pointer::from("#/components/securitySchemes");
    let schemes = document.pointer(at.as_str()).and_then(Value::as_object);
    let mut headers = Vec::new();
    for (name, scheme) in schemes.into_iter().flatten() {
        match (
            scheme["type"].as_str(),
            scheme["in"].as_str(),
            scheme["name"].as_str(),
        ) {
            (Some("apiKey"), Some("header"), Some(header)) => headers.push(header),
            _ => {
                let message =
                    "only keys in a header are handled; take the scheme out with an overlay";
                return Err(Error::at(&at.join(name), message));
            }
        }
    }
    Ok(headers)
}

fn strings<'a>(document: &'a Value, list: &str, property: &str) -> Vec<&'a str> {
    let items = document.pointer(list).and_then(Value::as_array);
    items
        .into_iter()
        .flatten()
        .filter_map(|item| item[property].as_str())
        .collect()
}

impl Operation<'_> {
    fn entry(&self, document: &Value, model: &Model<'_>) -> Result<TokenStream> {
        let walk::Operation {
            id, method, path, ..
        } = &self.found;
        let method = method.to_uppercase();
        let function = id.to_snake_case();
        let page_size = match self.page_size(document, model)? {
            Some((name, maximum)) => quote!(::std::option::Option::Some((#name, #maximum))),
            None => quote!(::std::option::Option::None),
        };
        let errors = self.errors(model)?;
        Ok(quote! {
            progenitor_client::Operation {
                id: #id,
                function: #function,
                method: #method,
                path: #path,
                page_size: #page_size,
                errors: &[#(#errors),*],
            }
        })
    }

    /// The parameter of the page's size and its greatest value, where the
    /// document states one.
    fn page_size(&self, document: &Value, model: &Model<'_>) -> Result<Option<(String, i64)>> {
        let size = self
            .pagination
            .as_ref()
            .and_then(|pagination| pagination.size.as_ref());
        let Some(size) = size else {
            return Ok(None);
        };
        let parameter = self.parameter(size, "size", document)?;
        let target = Model::reference(&parameter["schema"]);
        Ok(match target.and_then(|name| model.component_of(&name)) {
            Some(Component::Bounded { maximum, .. }) if *maximum < i64::MAX => {
                Some((size.clone(), *maximum))
            }
            _ => None,
        })
    }

    /// A parameter that the pagination names.
    fn parameter<'d>(&'d self, name: &str, key: &str, document: &'d Value) -> Result<&'d Value> {
        let parameters = self.found.parameters(document);
        let found = parameters
            .into_iter()
            .find(|(_, parameter)| parameter["name"] == name);
        let at = self.found.at.join(PAGINATION).join(key);
        let missing = || Error::at(&at, "is no parameter of the operation");
        found.map(|(_, parameter)| parameter).ok_or_else(missing)
    }

    fn errors(&self, model: &Model<'_>) -> Result<Vec<TokenStream>> {
        let mut errors = Vec::new();
        for (status, schema) in self.found.value[ERRORS].as_object().into_iter().flatten() {
            let Some((least, greatest)) = status_range(status).map(RangeInclusive::into_inner)
            else {
                let at = self.found.at.join("responses").join(status);
                return Err(Error::at(&at, "is no status, range or `default`"));
            };
            let messages: Vec<String> = match schema.as_str() {
                Some(name) => {
                    extension::read(model.schema(name), ERROR_MESSAGE, &Model::place(name))?
                        .unwrap_or_default()
                }
                None => Vec::new(),
            };
            errors.push(quote! {
                progenitor_client::DocumentedError {
                    status: #least..=#greatest,
                    message: &[#(#messages),*],
                }
            });
        }
        Ok(errors)
    }

    fn paging(&self, document: &Value, model: &Model<'_>) -> Result<TokenStream> {
        let Some(pagination) = &self.pagination else {
            return Ok(TokenStream::new());
        };
        let page = self.page(model)?;
        let way = |pointer: &str, key: &str| self.way(&page, pointer, model, key);
        let list = way(&pagination.items, "items")?;
        let TypeRef::List(item) = &list.scalar else {
            return Err(self.wrong("items", "is no array"));
        };
        let next = match (pagination.style, &pagination.next) {
            (Style::Cursor, Some(next)) => Some(way(next, "next")?),
            (Style::Cursor, None) => return Err(self.wrong("next", "the style `cursor` needs it")),
            (_, Some(_)) => return Err(self.wrong("next", "only the style `cursor` has it")),
            (_, None) => None,
        };
        if next
            .as_ref()
            .is_some_and(|next| next.scalar != TypeRef::Text)
        {
            return Err(self.wrong("next", "is no string"));
        }
        let id = match (&pagination.id, pagination.style) {
            (Some(id), _) => Some(self.way(item, id, model, "id")?),
            (None, Style::Before) => return Err(self.wrong("id", "the style `before` needs it")),
            (None, _) => None,
        };
        let id_fits = |id: &Way| match pagination.style {
            Style::Before => id.scalar == TypeRef::Integer,
            _ => matches!(id.scalar, TypeRef::Integer | TypeRef::Text),
        };
        if !id.as_ref().is_none_or(id_fits) {
            return Err(self.wrong("id", "is no integer or string that the style can go by"));
        }
        let total = self.total(pagination, &page, model)?;
        let starting = self.starting(pagination, document, model)?;

        let builder = format_ident!("{}", type_name(self.found.id));
        let types = quote!(types);
        let page_scalar = page;
        let (page, item) = (page_scalar.tokens(&types), item.tokens(&types));
        let style = match pagination.style {
            Style::Cursor => quote!(Cursor),
            Style::PageNumber => quote!(PageNumber),
            Style::Before => quote!(Before),
        };
        let (parameter, items) = (&pagination.parameter, &pagination.items);
        for name in &pagination.excludes {
            self.parameter(name, "excludes", document)?;
        }
        let excludes = &pagination.excludes;
        let id_pointer = pagination.id.as_deref().unwrap_or_default();
        let (operation, not_found_is_end) = (self.found.id, pagination.not_found_is_end);
        let (listed, taken) = (list.borrowed(&quote!(page)), list.owned(&quote!(page)));
        let is_last = self.is_last(pagination, &page_scalar, model)?;
        let next = next.map(|next| {
            let next = next.borrowed(&quote!(page));
            quote! {
                fn named_next(page: &Self::Page) -> ::std::option::Option<&str> {
                    #next.map(::std::string::String::as_str)
                }
            }
        });
        let id_is_integer = id.as_ref().is_some_and(|id| id.scalar == TypeRef::Integer);
        let id = id.map(|id| {
            let id = id.borrowed(&quote!(item));
            quote! {
                fn id(item: &Self::Item) -> ::std::option::Option<progenitor_client::support::Id> {
                    #id.map(progenitor_client::support::Id::from)
                }
            }
        });
        Ok(quote! {
            impl progenitor_client::Paginated for builder::#builder<'_> {
                type Page = #page;
                type Item = #item;

                const PAGING: progenitor_client::support::Paging = progenitor_client::support::Paging {
                    style: progenitor_client::support::Style::#style,
                    parameter: #parameter,
                    items: #items,
                    id: #id_pointer,
                    id_is_integer: #id_is_integer,
                    not_found_is_end: #not_found_is_end,
                    excludes: &[#(#excludes),*],
                    operation: #operation,
                };

                #starting

                async fn fetch(
                    self,
                ) -> ::std::result::Result<progenitor_client::ResponseValue<Self::Page>, progenitor_client::Error> {
                    self.send().await
                }

                #next
                #is_last
                #id
                #total

                fn listed(page: &Self::Page) -> ::std::option::Option<&[Self::Item]> {
                    #listed.map(::std::vec::Vec::as_slice)
                }

                fn into_items(
                    page: Self::Page,
                ) -> ::std::option::Option<::std::vec::Vec<Self::Item>> {
                    #taken
                }
            }
        })
    }

    /// Whether a page says that it is the last, where every page has to say which is
    /// next.
    fn is_last(
        &self,
        pagination: &Pagination,
        page: &TypeRef,
        model: &Model<'_>,
    ) -> Result<Option<TokenStream>> {
        let Some(next) = pagination
            .next
            .as_ref()
            .filter(|_| pagination.next_required)
        else {
            return match pagination.next_required {
                true => Err(self.wrong("next_required", "only the style `cursor` has it")),
                false => Ok(None),
            };
        };
        let Some((parent, property)) = Pointer::from(next.as_str()).split() else {
            return Err(self.wrong("next", "is the whole page"));
        };
        let way = self.way(page, parent.as_str(), model, "next")?;
        let TypeRef::Named(record) = &way.scalar else {
            return Err(self.wrong("next", "is no property of an object"));
        };
        let extra = records::extra(record, model)?;
        let record = way.borrowed(&quote!(page));
        Ok(Some(quote! {
            fn is_last(page: &Self::Page) -> bool {
                #record.is_some_and(|value| value.#extra.is_null(#property))
            }
        }))
    }

    /// How a call is told where to begin.
    fn starting(
        &self,
        pagination: &Pagination,
        document: &Value,
        model: &Model<'_>,
    ) -> Result<TokenStream> {
        let parameter = self.parameter(&pagination.parameter, "parameter", document)?;
        let scalar = model.scalar(&parameter["schema"], &self.found.at)?;
        let value = match (pagination.style, scalar) {
            (Style::Cursor, TypeRef::Text) => quote!(cursor),
            (Style::PageNumber | Style::Before, TypeRef::Integer) => {
                quote!(progenitor_client::support::Position(cursor))
            }
            (Style::Cursor, _) => return Err(self.wrong("parameter", "is no string")),
            _ => return Err(self.wrong("parameter", "is no integer without bounds")),
        };
        let setter = format_ident!("{}", field_name(&pagination.parameter));
        Ok(quote! {
            fn starting_at(self, cursor: ::std::string::String) -> Self {
                self.#setter(#value)
            }
        })
    }

    /// Where the number of all items is, which may depend on what was asked for.
    fn total(
        &self,
        pagination: &Pagination,
        page: &TypeRef,
        model: &Model<'_>,
    ) -> Result<Option<TokenStream>> {
        let count = |pointer: &str, key: &str| {
            let way = self.way(page, pointer, model, key)?;
            if way.scalar != TypeRef::Integer {
                return Err(self.wrong(key, "is no integer"));
            }
            let count = way.borrowed(&quote!(page));
            Ok(quote!(#count.copied()))
        };
        let otherwise = match &pagination.total {
            Some(total) => count(total, "total")?,
            None if pagination.totals.is_some() => {
                return Err(self.wrong("total", "`totals` needs one for other values"));
            }
            None => return Ok(None),
        };
        let body = match &pagination.totals {
            None => otherwise,
            Some(Totals { parameter, by }) => {
                let mut arms = Vec::new();
                for (value, pointer) in by {
                    let count = count(pointer, "totals")?;
                    arms.push(quote!(::std::option::Option::Some(#value) => #count,));
                }
                quote! {
                    match _asked(#parameter).as_deref() {
                        #(#arms)*
                        _ => #otherwise,
                    }
                }
            }
        };
        Ok(Some(quote! {
            fn total(
                page: &Self::Page,
                _asked: &dyn Fn(&str) -> ::std::option::Option<::std::string::String>,
            ) -> ::std::option::Option<i64> {
                #body
            }
        }))
    }

    /// The type of the 200 body.
    fn page(&self, model: &Model<'_>) -> Result<TypeRef> {
        let schema = self
            .found
            .value
            .pointer("/responses/200/content/application~1json/schema");
        let at = self.found.at.join("responses").join("200");
        match schema {
            Some(schema) => model.scalar(schema, &at),
            None => Err(Error::at(&at, "a page has a JSON body")),
        }
    }

    /// The way a pointer leads through records.
    fn way(&self, from: &TypeRef, pointer: &str, model: &Model<'_>, key: &str) -> Result<Way> {
        let mut way = Way {
            steps: Vec::new(),
            scalar: from.clone(),
        };
        for property in Pointer::from(pointer).tokens() {
            let step = match &way.scalar {
                TypeRef::Named(name) => records::step(name, &property, model)?,
                _ => None,
            };
            let Some(step) = step else {
                let message = format!("`{property}` of `{pointer}` is no property there");
                return Err(self.wrong(key, &message));
            };
            way.scalar = step.scalar.clone();
            way.steps.push(step);
        }
        Ok(way)
    }

    /// An error in what the pagination says.
    fn wrong(&self, key: &str, message: &str) -> Error {
        Error::at(&self.found.at.join(PAGINATION).join(key), message)
    }
}

/// The way to something in a record, and what it is.
struct Way {
    steps: Vec<Step>,
    scalar: TypeRef,
}

impl Way {
    /// An `Option` of a reference to it.
    fn borrowed(&self, from: &TokenStream) -> TokenStream {
        let steps = self.steps.iter().map(
            |Step {
                 field, required, ..
             }| match required {
                true => quote!(.map(|value| &value.#field)),
                false => quote!(.and_then(|value| value.#field.as_ref())),
            },
        );
        quote!(::std::option::Option::Some(#from)#(#steps)*)
    }

    /// An `Option` of it.
    fn owned(&self, from: &TokenStream) -> TokenStream {
        let steps = self.steps.iter().map(
            |Step {
                 field, required, ..
             }| match required {
                true => quote!(.map(|value| value.#field)),
                false => quote!(.and_then(|value| value.#field)),
            },
        );
        quote!(::std::option::Option::Some(#from)#(#steps)*)
    }
}
