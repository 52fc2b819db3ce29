//! The facts of the operations, from which the client and its documentation are written.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::RangeInclusive;

use heck::ToShoutySnakeCase;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::adapt::Method;
use super::credentials::Schemes;
use super::model::{Component, Model};
use super::servers;
use crate::extension::{
    self, ERROR_MESSAGE, ERRORS, IDEMPOTENT, PAGINATION, Pagination, RATE_LIMIT, RateLimit,
    SUCCESSES,
};
use crate::lower::status_range;
use crate::names::{Names, field_name};
use crate::walk;
use crate::{Error, Pointer, Result};

/// An operation, as the document states it and as progenitor names it.
pub(super) struct Operation<'a> {
    pub found: walk::Operation<'a>,
    pub pagination: Option<Pagination>,
    /// Whether the document says that the same request may be sent again.
    pub is_idempotent: bool,
    pub method: Method,
}

/// A documented response that is not a success.
pub(super) struct DocumentedError {
    pub status: RangeInclusive<u16>,
    /// The key of the status in the document.
    pub key: String,
    /// The component that is the schema of the body.
    pub body: Option<String>,
    /// The same, if it states where its text for people is.
    pub schema: Option<String>,
}

/// The operations, each with the method that progenitor generates for it.
pub(super) fn read<'a>(
    document: &'a Value,
    mut methods: BTreeMap<String, Method>,
) -> Result<Vec<Operation<'a>>> {
    let mut operations = Vec::new();
    for found in walk::operations(document) {
        let pagination = extension::read(found.value, PAGINATION, &found.at)?;
        let is_idempotent = extension::read(found.value, IDEMPOTENT, &found.at)?;
        let name = field_name(found.id);
        let method = methods.remove(&name).ok_or_else(|| {
            Error::Progenitor(format!(
                "its text has no method `{name}` where it is expected"
            ))
        })?;
        operations.push(Operation {
            found,
            pagination,
            is_idempotent: is_idempotent.unwrap_or_default(),
            method,
        });
    }
    match methods.keys().next() {
        Some(name) => Err(Error::Progenitor(format!(
            "its method `{name}` is for no operation of the document"
        ))),
        None => Ok(operations),
    }
}

/// The data that the runtime needs to create a client.
pub(super) fn provider(
    document: &Value,
    operations: &[Operation<'_>],
    schemes: &Schemes<'_>,
) -> Result<TokenStream> {
    let servers = servers::facts(document);
    let security = schemes.facts();
    let rate_limit = match rate_limit(document)? {
        Some(RateLimit { requests, seconds }) => {
            let requests = Literal::u32_unsuffixed(requests);
            let seconds = Literal::u64_unsuffixed(seconds);
            quote!(Some((#requests, #seconds)))
        }
        None => quote!(None),
    };
    let builders = operations.iter().map(|operation| &operation.method.builder);
    Ok(quote! {
        impl Provider for Client {
            type Credentials = Credentials;

            #servers
            #security
            const OPERATIONS: &'static [&'static Operation] = &[#(&builder::#builders::OPERATION),*];
            const RATE_LIMIT: Option<(u32, u64)> = #rate_limit;

            fn assemble(session: Session) -> Self {
                Self(session)
            }

            fn session(&self) -> &Session {
                &self.0
            }
        }
    })
}

/// The requests that the server allows, if the document states it.
pub(super) fn rate_limit(document: &Value) -> Result<Option<RateLimit>> {
    extension::read(document, RATE_LIMIT, &Pointer::default())
}

/// The constants with the places of the text for people, by the schema of the error.
pub(super) struct Messages(BTreeMap<String, (Ident, Vec<String>)>);

impl Messages {
    pub(super) fn of(operations: &[Operation<'_>], model: &Model<'_>) -> Result<Self> {
        let mut names = Names::default();
        let mut messages = BTreeMap::new();
        for operation in operations {
            let errors = operation.errors(model)?.into_iter();
            for schema in errors.filter_map(|error| error.schema) {
                if let Entry::Vacant(entry) = messages.entry(schema) {
                    let name = format!("MESSAGE_OF_{}", entry.key().to_shouty_snake_case());
                    let pointers = pointers(entry.key(), model)?;
                    entry.insert((format_ident!("{}", names.claim(name)), pointers));
                }
            }
        }
        Ok(Self(messages))
    }

    /// The constant of a schema, or an empty list.
    pub(super) fn name(&self, schema: Option<&str>) -> TokenStream {
        match schema.and_then(|schema| self.0.get(schema)) {
            Some((name, _)) => quote!(#name),
            None => quote!(&[]),
        }
    }

    pub(super) fn tokens(&self) -> TokenStream {
        let constants = self.0.values();
        let constants =
            constants.map(|(name, pointers)| quote!(const #name: &[&str] = &[#(#pointers),*];));
        quote!(#(#constants)*)
    }
}

fn pointers(schema: &str, model: &Model<'_>) -> Result<Vec<String>> {
    let pointers = extension::read(model.schema(schema), ERROR_MESSAGE, &Model::place(schema))?;
    Ok(pointers.unwrap_or_default())
}

/// Statuses as Rust, without a suffix.
pub(super) fn range(statuses: RangeInclusive<u16>) -> TokenStream {
    let (start, end) = statuses.into_inner();
    let (start, end) = (Literal::u16_unsuffixed(start), Literal::u16_unsuffixed(end));
    quote!(#start..=#end)
}

impl Operation<'_> {
    /// The parameter of the page size and its maximum, if the document states one.
    pub(super) fn page_size(
        &self,
        document: &Value,
        model: &Model<'_>,
    ) -> Result<Option<(String, i64)>> {
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
            Some(Component::Bounded { maximum, .. }) => {
                let maximum = i64::try_from(*maximum).ok();
                let maximum = maximum.filter(|maximum| *maximum < i64::MAX);
                maximum.map(|maximum| (size.clone(), maximum))
            }
            _ => None,
        })
    }

    /// A parameter that the pagination names.
    pub(super) fn parameter<'d>(
        &'d self,
        name: &str,
        key: &str,
        document: &'d Value,
    ) -> Result<&'d Value> {
        let parameters = self.found.parameters(document);
        let found = parameters
            .into_iter()
            .find(|(_, found)| found["name"] == name && found["in"] == "query");
        let at = self.found.at.join(PAGINATION).join(key);
        let missing = || Error::at(&at, "is not a query parameter of the operation");
        found.map(|(_, parameter)| parameter).ok_or_else(missing)
    }

    /// The statuses of the documented successes.
    pub(super) fn successes(&self) -> Result<Vec<RangeInclusive<u16>>> {
        if let Some(statuses) = self.found.value[SUCCESSES].as_array() {
            let statuses = statuses.iter().filter_map(Value::as_str);
            return statuses.map(|status| self.status(status)).collect();
        }
        self.responses()
            .map(|(status, _)| self.status(status))
            .collect()
    }

    /// The successes, by their statuses. One that stands for all is named `2XX`.
    pub(super) fn responses(&self) -> impl Iterator<Item = (&str, &Value)> {
        let responses = self.found.value["responses"].as_object();
        let responses = responses.into_iter().flatten();
        let responses = responses.map(|(status, response)| (status.as_str(), response));
        responses.filter(|(status, _)| !status.starts_with("x-"))
    }

    pub(super) fn status(&self, status: &str) -> Result<RangeInclusive<u16>> {
        let at = self.found.at.join("responses").join(status);
        let wrong = || Error::at(&at, "is not a status, a range or `default`");
        status_range(status).ok_or_else(wrong)
    }

    /// The other documented responses.
    pub(super) fn errors(&self, model: &Model<'_>) -> Result<Vec<DocumentedError>> {
        let errors = self.found.value[ERRORS].as_object().into_iter().flatten();
        let errors = errors.map(|(key, body)| {
            let schema = match body.as_str() {
                Some(schema) if !pointers(schema, model)?.is_empty() => Some(schema.to_owned()),
                _ => None,
            };
            Ok(DocumentedError {
                status: self.status(key)?,
                key: key.clone(),
                body: body.as_str().map(str::to_owned),
                schema,
            })
        });
        errors.collect()
    }

    /// An error in `x-pagination`.
    pub(super) fn wrong(&self, key: &str, message: &str) -> Error {
        Error::at(&self.found.at.join(PAGINATION).join(key), message)
    }
}
