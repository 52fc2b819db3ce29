//! The pagination of an operation's lists, and what is known about it.

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::extension::Pagination;
use serde_json::Value;

use super::run::Parameters;
use super::walk::{Seen, total};
use super::{Live, lossy_json, response};
use crate::Error;
use crate::document::{Contract, Operation};

/// The paging of an operation.
pub(super) struct Listing<'a> {
    pub(super) operation: &'a Operation<'a>,
    pub(super) pagination: &'a Pagination,
    /// The schema of a page.
    pub(super) page: Pointer,
    /// The schema of the list in a page.
    pub(super) list: Pointer,
    pub(super) size: Option<Size>,
    /// Whether a recheck showed that pages share items because of a fault.
    pub(super) repeats_items: bool,
    /// Whether a recheck showed that totals differ because of a fault.
    pub(super) miscounts: bool,
    /// How many rechecks there were.
    pub(super) rechecks: usize,
    /// A list with enough items to try another page size, and its first page.
    pub(super) probe: Option<(Parameters, Seen)>,
}

/// The parameter for the page size.
pub(super) struct Size {
    pub(super) name: String,
    pub(super) minimum: i64,
    /// The size that is requested: the one from the command line, otherwise the document's
    /// maximum, otherwise its default.
    pub(super) requested: i64,
    /// Whether the size comes from the command line.
    pub(super) is_given: bool,
}

impl<'a> Listing<'a> {
    /// The paging of an operation. `None` if its responses are not pages.
    pub(super) fn of(
        contract: &Contract,
        operation: &'a Operation<'a>,
        live: &Live,
    ) -> Result<Option<Self>, Error> {
        let (Some(pagination), Some(page)) = (&operation.pagination, operation.page(contract))
        else {
            return Ok(None);
        };
        Ok(Some(Self {
            operation,
            pagination,
            list: contract.property(&page, &pagination.items)?,
            page,
            size: Size::of(contract, operation, pagination, live)?,
            repeats_items: false,
            miscounts: false,
            rechecks: 0,
            probe: None,
        }))
    }

    /// The parameters of a page: those of its list, the page size and the position.
    pub(super) fn parameters(
        &self,
        list: &[(String, String)],
        position: Option<&str>,
    ) -> Parameters {
        let mut parameters = list.to_vec();
        if let Some(size) = self.size.as_ref().filter(|size| !size.is_given) {
            parameters.push((size.name.clone(), size.requested.to_string()));
        }
        if let Some(position) = position {
            parameters.push((self.pagination.parameter.clone(), position.to_owned()));
        }
        parameters
    }

    /// The identity of a page's content. `None` if the body is not a page.
    pub(super) fn seen(
        &self,
        position: Option<&str>,
        list: &[(String, String)],
        body: &[u8],
    ) -> Option<Seen> {
        let found = lossy_json::list(response::text(body), &self.pagination.items)?;
        let rest = lossy_json::read(&found.rest)?.value;
        let ids = found.items.into_iter().map(|raw| {
            let value = lossy_json::read(raw).unwrap_or_default().value;
            response::id(self.pagination, raw, &value)
        });
        let total = total(self.pagination, list).and_then(|total| rest.pointer(total)?.as_i64());
        Some(Seen {
            position: position.map(str::to_owned),
            ids: ids.collect(),
            total,
        })
    }
}

impl Size {
    fn of(
        contract: &Contract,
        operation: &Operation<'_>,
        pagination: &Pagination,
        live: &Live,
    ) -> Result<Option<Self>, Error> {
        let Some(name) = &pagination.size else {
            return Ok(None);
        };
        let mut given = live.parameters.iter().rev();
        let given = given.find(|(given, _)| given == name);
        let given = given.and_then(|(_, value)| value.parse().ok());
        for (at, parameter) in operation.parameters(contract) {
            if parameter["name"] != name.as_str() {
                continue;
            }
            let schema = contract.resolve(&at.join("schema"))?;
            let bound = |key: &str| schema.keyword(key).and_then(Value::as_i64);
            let requested = given.or(bound("maximum")).or(bound("default"));
            return Ok(requested.map(|requested| Self {
                name: name.clone(),
                minimum: bound("minimum").unwrap_or(1).max(1),
                requested,
                is_given: given.is_some(),
            }));
        }
        Ok(None)
    }
}
