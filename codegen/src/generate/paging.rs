//! Writes how the list of a builder is paginated.

mod path;
mod window;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use self::path::Path;
use super::adapt::plain;
use super::client::Names;
use super::model::{Component, Model};
use super::operations::Operation;
use super::records;
use super::type_ref::TypeRef;
use crate::extension::{Pagination, Style, Totals};
use crate::{Error, Pointer, Result};

/// The trait `Paginated` of each builder whose operation is a list.
pub(super) fn tokens(
    document: &Value,
    operations: &[Operation<'_>],
    model: &Model<'_>,
) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    for operation in operations {
        if let Some(pagination) = &operation.pagination {
            let page = operation.page(model)?;
            let list = List {
                operation,
                pagination,
                page,
                document,
                model,
            };
            tokens.extend(list.tokens()?);
        }
    }
    Ok(tokens)
}

/// A type as people write it.
fn plain_type(of: &TypeRef) -> Result<TokenStream> {
    let tokens = syn::parse2(of.tokens(&quote!(types)));
    let tokens = tokens.map_err(|error| Error::Progenitor(error.to_string()))?;
    Ok(plain(&tokens, &Names::of(&[])))
}

/// An operation whose response is a page.
struct List<'a> {
    operation: &'a Operation<'a>,
    pagination: &'a Pagination,
    /// The type of a page.
    page: TypeRef,
    document: &'a Value,
    model: &'a Model<'a>,
}

impl Operation<'_> {
    /// The type of the 200 body.
    fn page(&self, model: &Model<'_>) -> Result<TypeRef> {
        let schema = self
            .found
            .value
            .pointer("/responses/200/content/application~1json/schema");
        let at = self.found.at.join("responses").join("200");
        match schema {
            Some(_) if self.responses().count() > 1 => {
                let message = "a list must have one success; remove the others with an overlay";
                Err(Error::at(&self.found.at.join("responses"), message))
            }
            Some(schema) => model.scalar(schema, &at),
            None => Err(Error::at(&at, "a page has a JSON body")),
        }
    }
}

impl List<'_> {
    fn tokens(&self) -> Result<TokenStream> {
        let list = self.path(&self.page, &self.pagination.items, "items")?;
        let TypeRef::List(item) = &list.scalar else {
            return Err(self.wrong("items", "is not an array"));
        };
        let next = self.next()?;
        let id = self.id(item)?;
        let id_is_integer = id.as_ref().is_some_and(|id| id.scalar.is_integer());
        let id = id.map(|id| {
            let id = id.map(&quote!(item), &quote!(Id::from));
            quote!(fn id(item: &Self::Item) -> Option<Id> { #id })
        });
        let total = self.total()?;
        let starting_at = self.starting_at()?;
        let window = self.window()?;
        let paging = self.facts(id_is_integer)?;
        let is_last = self.is_last()?;
        let builder = &self.operation.method.builder;
        let (page, item) = (plain_type(&self.page)?, plain_type(item)?);
        let (listed, taken) = (list.slice(&quote!(page)), list.owned(&quote!(page)));
        Ok(quote! {
            impl Paginated for builder::#builder {
                type Page = #page;
                type Item = #item;

                const PAGING: Paging = #paging;

                #starting_at
                #window

                async fn fetch(self) -> Result<ResponseValue<Self::Page>, Error> {
                    self.send().await
                }

                #next
                #is_last
                #id
                #total

                fn listed(page: &Self::Page) -> Option<&[Self::Item]> {
                    #listed
                }

                fn into_items(page: Self::Page) -> Option<Vec<Self::Item>> {
                    #taken
                }
            }
        })
    }

    fn facts(&self, id_is_integer: bool) -> Result<TokenStream> {
        let Pagination {
            parameter,
            items,
            not_found_is_end,
            excludes,
            ..
        } = self.pagination;
        for name in excludes {
            self.operation.parameter(name, "excludes", self.document)?;
        }
        let style = match self.pagination.style {
            Style::Cursor => quote!(Cursor),
            Style::PageNumber => quote!(PageNumber),
            Style::Before => quote!(Before),
            Style::Window => {
                let (after, limit) = self.window_facts()?;
                quote!(Window { after: #after, limit: #limit })
            }
        };
        let id = self.pagination.id.as_deref().unwrap_or_default();
        let operation = self.operation.found.id;
        Ok(quote! {
            Paging {
                style: Style::#style,
                parameter: #parameter,
                items: #items,
                id: #id,
                id_is_integer: #id_is_integer,
                not_found_is_end: #not_found_is_end,
                excludes: &[#(#excludes),*],
                operation: #operation,
            }
        })
    }

    /// The cursor of the next page.
    fn next(&self) -> Result<Option<TokenStream>> {
        let next = match (self.pagination.style, &self.pagination.next) {
            (Style::Cursor, Some(next)) => self.path(&self.page, next, "next")?,
            (Style::Cursor, None) => return Err(self.wrong("next", "the style `cursor` needs it")),
            (_, Some(_)) => return Err(self.wrong("next", "only the style `cursor` has it")),
            (_, None) => return Ok(None),
        };
        if next.scalar != TypeRef::Text {
            return Err(self.wrong("next", "is not a string"));
        }
        let next = next.slice(&quote!(page));
        Ok(Some(quote! {
            fn named_next(page: &Self::Page) -> Option<&str> {
                #next
            }
        }))
    }

    /// The id of an item.
    fn id(&self, item: &TypeRef) -> Result<Option<Path>> {
        let id = match (&self.pagination.id, self.pagination.style) {
            (Some(id), _) => self.path(item, id, "id")?,
            (None, Style::Before) => return Err(self.wrong("id", "the style `before` needs it")),
            (None, Style::Window) => return Err(self.wrong("id", "the style `window` needs it")),
            (None, _) => return Ok(None),
        };
        let fits = match self.pagination.style {
            Style::Before | Style::Window => id.scalar.is_integer(),
            _ => id.scalar.is_integer() || id.scalar == TypeRef::Text,
        };
        match fits {
            true => Ok(Some(id)),
            false => Err(self.wrong("id", "is not an integer or string that the style can go by")),
        }
    }

    /// Whether a page says that it is the last one, if every page must say which page is
    /// next.
    fn is_last(&self) -> Result<Option<TokenStream>> {
        let required = self.pagination.next_required;
        let Some(next) = self.pagination.next.as_ref().filter(|_| required) else {
            return match required {
                true => Err(self.wrong("next_required", "only the style `cursor` has it")),
                false => Ok(None),
            };
        };
        let Some((parent, property)) = Pointer::from(next.as_str()).split() else {
            return Err(self.wrong("next", "is the whole page"));
        };
        let parent = self.path(&self.page, parent.as_str(), "next")?;
        let TypeRef::Named(record) = &parent.scalar else {
            return Err(self.wrong("next", "is not a property of an object"));
        };
        let extra = records::extra(record, self.model)?;
        let is_null = match parent.steps.is_empty() {
            true => quote!(page.#extra.is_null(#property)),
            false => {
                let parent = parent.borrowed(&quote!(page));
                quote!(#parent.is_some_and(|value| value.#extra.is_null(#property)))
            }
        };
        Ok(Some(quote! {
            fn is_last(page: &Self::Page) -> bool {
                #is_null
            }
        }))
    }

    /// How a call starts at another page.
    fn starting_at(&self) -> Result<TokenStream> {
        let name = &self.pagination.parameter;
        let parameter = self.operation.parameter(name, "parameter", self.document)?;
        let scalar = self
            .model
            .scalar(&parameter["schema"], &self.operation.found.at)?;
        let value = match (self.pagination.style, scalar) {
            (Style::Cursor, TypeRef::Text) => quote!(cursor),
            (Style::PageNumber | Style::Before | Style::Window, scalar) if scalar.is_integer() => {
                quote!(Position(cursor))
            }
            (Style::PageNumber, scalar) if self.is_bounded(&scalar) => quote!(Position(cursor)),
            (Style::Cursor, _) => return Err(self.wrong("parameter", "is not a string")),
            (Style::PageNumber, _) => return Err(self.wrong("parameter", "is not an integer")),
            _ => return Err(self.wrong("parameter", "is not an integer without bounds")),
        };
        let mut setters = self.operation.found.setters(self.document).into_iter();
        let setter = setters.find(|found| std::ptr::eq(found.value, parameter));
        let setter = setter.ok_or_else(|| self.wrong("parameter", "has no setter"))?;
        let setter = format_ident!("{}", setter.setter);
        Ok(quote! {
            fn starting_at(self, cursor: String) -> Self {
                self.#setter(#value)
            }
        })
    }

    /// Whether this is the type of an integer parameter with bounds.
    fn is_bounded(&self, of: &TypeRef) -> bool {
        let TypeRef::Named(name) = of else {
            return false;
        };
        let component = self.model.component_of(name);
        matches!(component, Some(Component::Bounded { .. }))
    }

    /// The number of all items, which may depend on a parameter of the request.
    fn total(&self) -> Result<Option<TokenStream>> {
        let count = |pointer: &str, key: &str| {
            let path = self.path(&self.page, pointer, key)?;
            match path.scalar {
                TypeRef::Integer => Ok(path.copied(&quote!(page))),
                TypeRef::Unsigned | TypeRef::AnyInteger => Ok(path.converted(&quote!(page))),
                _ => Err(self.wrong(key, "is not an integer")),
            }
        };
        let otherwise = match &self.pagination.total {
            Some(total) => count(total, "total")?,
            None if self.pagination.totals.is_some() => {
                return Err(self.wrong("total", "`totals` needs one for other values"));
            }
            None => return Ok(None),
        };
        let (asked, body) = match &self.pagination.totals {
            None => (quote!(_), otherwise),
            Some(Totals { parameter, by }) => {
                let mut arms = Vec::new();
                for (value, pointer) in by {
                    let count = count(pointer, "totals")?;
                    arms.push(quote!(Some(#value) => #count,));
                }
                let body = quote! {
                    match asked(#parameter).as_deref() {
                        #(#arms)*
                        _ => #otherwise,
                    }
                };
                (quote!(asked), body)
            }
        };
        Ok(Some(quote! {
            fn total(page: &Self::Page, #asked: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
                #body
            }
        }))
    }

    /// The path of a pointer through structs.
    fn path(&self, from: &TypeRef, pointer: &str, key: &str) -> Result<Path> {
        let mut path = Path {
            steps: Vec::new(),
            scalar: from.clone(),
        };
        for property in Pointer::from(pointer).tokens() {
            let step = match &path.scalar {
                TypeRef::Named(name) => records::step(name, &property, self.model)?,
                _ => None,
            };
            let Some(step) = step else {
                let message = format!("`{property}` of `{pointer}` is not a property there");
                return Err(self.wrong(key, &message));
            };
            path.scalar = step.scalar.clone();
            path.steps.push(step);
        }
        Ok(path)
    }

    fn wrong(&self, key: &str, message: &str) -> Error {
        self.operation.wrong(key, message)
    }
}
