//! What the document says of servers, keys and operations, as data the runtime
//! reads, and the paging of the builders that have one.

use std::ops::RangeInclusive;

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::model::{Component, Model, Scalar};
use super::records::field_names;
use crate::extension::{self, ERROR_MESSAGE, ERRORS, PAGINATION, Pagination};
use crate::lower::status_range;
use crate::names::{Names, field_name, type_name};
use crate::walk::{self, Found};
use crate::{Error, Pointer, Result};

struct Operation<'a> {
    found: Found<'a>,
    pagination: Option<Pagination>,
}

pub(super) fn tokens(document: &Value, model: &Model<'_>) -> Result<TokenStream> {
    let operations = operations(document)?;
    let servers = strings(document, "/servers", "url");
    let headers = key_headers(document)?;
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

            fn assemble(
                base_url: &str,
                http: ::reqwest::Client,
                session: progenitor_client::Session,
            ) -> Self {
                Self::new_with_client(base_url, http, session)
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
        let Found {
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

    /// The parameter of the page's size and its greatest value.
    fn page_size(&self, document: &Value, model: &Model<'_>) -> Result<Option<(String, i64)>> {
        let Some(Pagination::Cursor {
            size: Some(size), ..
        }) = &self.pagination
        else {
            return Ok(None);
        };
        let parameters = self.found.parameters(document);
        let found = parameters
            .iter()
            .find(|(_, parameter)| parameter["name"] == size.as_str());
        let target = found.and_then(|(_, parameter)| Model::reference(&parameter["schema"]));
        match target.and_then(|name| model.component_of(&name)) {
            Some(Component::Bounded { maximum, .. }) => Ok(Some((size.clone(), *maximum))),
            _ => {
                let message = format!("`{size}` is no integer parameter with a `maximum`");
                Err(Error::at(&self.found.at.join(PAGINATION), message))
            }
        }
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
        let Some(Pagination::Cursor {
            cursor,
            items,
            next,
            total,
            ..
        }) = &self.pagination
        else {
            return Ok(TokenStream::new());
        };
        let page = self.page(model)?;
        let at = self.found.at.join(PAGINATION);
        let pointer = items;
        let (items, list) = self.path(&page, items, model, &at.join("items"))?;
        let Scalar::List(item) = list else {
            return Err(Error::at(&at.join("items"), "is no array"));
        };
        let (next, text) = self.path(&page, next, model, &at.join("next"))?;
        if text != Scalar::Text {
            return Err(Error::at(&at.join("next"), "is no string"));
        }
        let takes_cursor =
            |(_, parameter): &(Pointer, &Value)| parameter["name"] == cursor.as_str();
        if !self.found.parameters(document).iter().any(takes_cursor) {
            return Err(Error::at(
                &at.join("cursor"),
                "is no parameter of the operation",
            ));
        }
        let total = match total {
            Some(total) => {
                let (total, number) = self.path(&page, total, model, &at.join("total"))?;
                if number != Scalar::Integer {
                    return Err(Error::at(&at.join("total"), "is no integer"));
                }
                quote!(_page.#total.into())
            }
            None => quote!(::std::option::Option::None),
        };
        let builder = format_ident!("{}", type_name(self.found.id));
        let page = format_ident!("{page}");
        let item = item.tokens(&quote!(types));
        let parameter = cursor;
        let cursor = format_ident!("{}", field_name(cursor));
        Ok(quote! {
            impl progenitor_client::Paginated for builder::#builder<'_> {
                type Page = types::#page;
                type Item = #item;

                const CURSOR: &'static str = #parameter;
                const ITEMS: &'static str = #pointer;

                fn starting_at(self, cursor: ::std::string::String) -> Self {
                    self.#cursor(cursor)
                }

                async fn fetch(
                    self,
                ) -> ::std::result::Result<progenitor_client::ResponseValue<Self::Page>, progenitor_client::Error> {
                    self.send().await
                }

                fn next_cursor(page: &Self::Page) -> ::std::option::Option<&str> {
                    progenitor_client::support::text_of(&page.#next)
                }

                fn total(_page: &Self::Page) -> ::std::option::Option<i64> {
                    #total
                }

                fn into_items(
                    page: Self::Page,
                ) -> ::std::option::Option<::std::vec::Vec<Self::Item>> {
                    page.#items.into()
                }
            }
        })
    }

    /// The record of the 200 body.
    fn page(&self, model: &Model<'_>) -> Result<String> {
        let at = self.found.at.join("responses").join("200");
        let schema = self
            .found
            .value
            .pointer("/responses/200/content/application~1json/schema");
        let name = schema.and_then(Model::reference);
        match name.as_deref().map(|name| model.component_of(name)) {
            Some(Some(Component::Record)) => Ok(name.unwrap_or_default()),
            _ => Err(Error::at(&at, "a page is an object")),
        }
    }

    /// The field a pointer leads to, and its type.
    fn path(
        &self,
        page: &str,
        pointer: &str,
        model: &Model<'_>,
        at: &Pointer,
    ) -> Result<(TokenStream, Scalar)> {
        let tokens: Vec<String> = Pointer::from(pointer).tokens().collect();
        let [property] = tokens.as_slice() else {
            return Err(Error::at(
                at,
                "only a property of the page itself is handled yet",
            ));
        };
        let schema = &model.schema(page)["properties"][property];
        if schema.is_null() {
            let message = format!("`{property}` is no property of {page}");
            return Err(Error::at(at, message));
        }
        let names = field_names(model.schema(page), &mut Names::default());
        let field = names
            .into_iter()
            .find(|(name, _)| name == property)
            .map(|(_, field)| field);
        let scalar = match model.scalar(schema, &Model::place(page))? {
            Scalar::Nullable(scalar) => *scalar,
            scalar => scalar,
        };
        Ok((quote!(#field), scalar))
    }
}
