//! What all servers of a provider share: the document's operations, its validator, and the
//! first items for each seed.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use conversation_apis_codegen::Pointer;
use serde_json::{Value, json};

use super::definition::Definition;
use super::facts::{self, put};
use super::fixtures::{self, Fixtures, Listing, Own};
use super::list::{Arrange, List, drop_hidden};
use super::operation::{Handler, Operation};
use super::providers::Embedded;
use super::query::{Parameter, Parameters};
use super::reply::Reply;
use super::store::Store;
use crate::Error;
use crate::checker::Checker;
use crate::document::{Content, Contract, Direction};
use crate::keys::{Scheme, needed, schemes};
use crate::media_type;

/// The default page size, if neither the document nor the fixtures state one.
const PAGE_SIZE: usize = 30;

/// How many seeds of a provider are kept with their items.
const KEPT: usize = 8;

/// A provider, as all of its servers share it.
pub(super) struct Api {
    pub(super) name: String,
    pub(super) embedded: &'static Embedded,
    pub(super) fixtures: Fixtures,
    pub(super) schemes: Vec<Scheme>,
    /// The alternatives of schemes that operations need, unless they state others.
    pub(super) needed: Vec<Vec<usize>>,
    pub(super) operations: Vec<Operation>,
    pub(super) checker: Checker<'static>,
    /// The first items of a server, by seed.
    stores: Mutex<BTreeMap<u64, Store>>,
}

impl Api {
    /// A provider. Each is prepared once and kept for the life of the process, because the
    /// tests of a service start many servers.
    pub(super) fn open(provider: &Definition) -> Result<&'static Self, Error> {
        static APIS: Mutex<BTreeMap<Definition, &Api>> = Mutex::new(BTreeMap::new());
        let mut kept = APIS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(api) = kept.get(provider) {
            return Ok(api);
        }
        let api = Box::leak(Box::new(Self::new(provider)?));
        kept.insert(provider.clone(), api);
        Ok(api)
    }

    /// Reads a provider's document and fixtures.
    fn new(provider: &Definition) -> Result<Self, Error> {
        let embedded = provider.behaviour();
        let mut fixtures = fixtures::read(provider.templates())?;
        let contract = provider.contract()?;
        let mut operations = Vec::new();
        let mut lists = std::mem::take(&mut fixtures.lists);
        for found in contract.operations()? {
            let listing = lists.remove(&found.id);
            let handler = embedded.handler(&found.id);
            let ignores_bad = fixtures.ignores_bad_queries;
            let mut operation = Operation {
                id: found.id.clone(),
                method: found.method.to_uppercase(),
                path: found.path.to_owned(),
                needed: needed(contract, Some(&found)),
                parameters: Parameters {
                    all: facts::parameters(contract, &found)?,
                    ignores_bad,
                },
                body: found.request_body(contract),
                answers: facts::answers(contract, &found),
                errors: facts::errors(contract, &found)?,
                handler,
                list: None,
            };
            if let Some(listing) = listing {
                let undocumented = listing.undocumented.iter();
                let undocumented = undocumented.map(|name| Parameter::integer(name));
                operation.parameters.all.extend(undocumented);
                let mut list = list(contract, &found, &operation, listing)?;
                list.arrange = embedded.arrange(&found.id);
                operation.list = Some(list);
            }
            operations.push(operation);
        }
        if let Some(id) = lists.keys().next() {
            let text = format!("data is invented for `{id}`, which the document does not have");
            return Err(Error(text));
        }
        Ok(Self {
            name: provider.name().to_owned(),
            embedded,
            fixtures,
            schemes: schemes(contract),
            needed: needed(contract, None),
            operations,
            checker: Checker::new(contract),
            stores: Mutex::default(),
        })
    }

    /// The first items of a server with this seed. The document must allow each item of a
    /// list. The items of the last few seeds are kept.
    pub(super) fn store(&self, seed: u64) -> Result<Store, Error> {
        let mut kept = self.stores.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = kept.get(&seed) {
            return Ok(store.clone());
        }
        let store = self.fixtures.invent(seed, &Own::default())?;
        self.check(&store)?;
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(seed, store.clone());
        Ok(store)
    }

    /// The first items of a server with items of the caller's. The document must allow them.
    pub(super) fn own_store(&self, seed: u64, own: &Own) -> Result<Store, Error> {
        let store = self.fixtures.invent(seed, own)?;
        own.check_ids(&store, &self.fixtures.ids)?;
        for (collection, index, number) in own.places(&store) {
            let Some(schema) = self.item_schema(collection)? else {
                continue;
            };
            let Some(item) = store.all(collection).get(index) else {
                continue;
            };
            if let Err(place) = self.checker.judge(&schema, Direction::Response, item)? {
                let text = format!("does not fit the document at `{place}`");
                return Err(Error(format!("item {number} of `{collection}` {text}")));
            }
        }
        Ok(store)
    }

    /// The schema of the items of a collection, if an operation lists them.
    fn item_schema(&self, collection: &str) -> Result<Option<Pointer>, Error> {
        for operation in &self.operations {
            let (Some(list), Some(page)) = (&operation.list, operation.page()) else {
                continue;
            };
            if list.collection == collection {
                return facts::item_schema(self.checker.contract(), page, &list.pagination);
            }
        }
        Ok(None)
    }

    /// Checks that the document allows each item of a list.
    fn check(&self, store: &Store) -> Result<(), Error> {
        for operation in &self.operations {
            let (Some(list), Some(page)) = (&operation.list, operation.page()) else {
                continue;
            };
            let checker = &self.checker;
            let item = facts::item_schema(checker.contract(), page, &list.pagination)?;
            let Some(item) = item else { continue };
            for (index, value) in store.all(&list.collection).iter().enumerate() {
                if let Err(place) = checker.judge(&item, Direction::Response, value)? {
                    let id = &operation.id;
                    let text = format!("{id}: item {index} does not fit the document at `{place}`");
                    return Err(Error(text));
                }
            }
        }
        Ok(())
    }

    /// The operations at a path. Those with the fewest parameters in their path come first.
    pub(super) fn at(&self, path: &str) -> Vec<&Operation> {
        let here = self.operations.iter().filter(|one| one.is_at(path));
        let mut here: Vec<&Operation> = here.collect();
        here.sort_by_key(|one| one.parameters_in_path());
        here
    }

    /// An error that the document does not have.
    pub(super) fn refuse(&self, status: u16, reason: Value) -> Reply {
        let Some(at) = &self.fixtures.reason else {
            return Reply::empty(status);
        };
        let mut body = json!({});
        put(&mut body, at, reason);
        Reply::json(status, &body)
    }

    /// An error in one of the harness's own headers. Its reason is always sent.
    pub(super) fn refuse_header(&self, name: &str, text: &str) -> Reply {
        match self.fixtures.reason {
            Some(_) => self.refuse(400, json!({ name: text })),
            None => Reply::text(400, format!("{name}: {text}\n")),
        }
    }

    /// The provider's answer to a wrong value at a JSON pointer.
    pub(super) fn invalid(&self, at: &str, text: &str) -> Reply {
        match (self.embedded.invalid)(at, text) {
            (status, Value::Null) => Reply::empty(status),
            (status, body) => Reply::json(status, &body),
        }
    }

    /// The documented 404 of an operation, or else the provider's own.
    pub(super) fn not_found(&self, operation: &Operation) -> Reply {
        match operation.content(404) {
            Some(_) => operation.status(404),
            None => self.refuse(404, json!("Resource not found")),
        }
    }

    /// A reply with the JSON that a handler returned. The document must allow it: if it does
    /// not, the error is the reply that says where.
    pub(super) fn answer(
        &self,
        operation: &Operation,
        status: u16,
        mut body: Value,
    ) -> Result<Reply, Reply> {
        drop_hidden(&mut body);
        let wrong = |text: String| {
            let id = &operation.id;
            Reply::text(
                500,
                format!("the embedded server's {status} of `{id}` {text}\n"),
            )
        };
        match operation.content(status) {
            None => Err(wrong("is not documented".to_owned())),
            Some(Content::Json(schema)) => match self.judge(schema, body.clone()) {
                Ok(()) => Ok(Reply::new(
                    status,
                    &media_type::of(schema),
                    body.to_string(),
                )),
                Err(text) => Err(wrong(text)),
            },
            Some(Content::AnyJson(media_type)) => {
                Ok(Reply::new(status, media_type, body.to_string()))
            }
            Some(_) if body.is_null() => Ok(Reply::empty(status)),
            Some(_) => Err(wrong(
                "has a JSON body, and the document has none".to_owned(),
            )),
        }
    }

    /// Whether the document allows a value in a response. The error says where it does not.
    pub(super) fn judge(&self, schema: &Pointer, value: Value) -> Result<(), String> {
        match self.fits(schema, value) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(place)) => Err(format!("does not fit the document at `{place}`")),
            Err(error) => Err(format!("cannot be checked: {error}")),
        }
    }

    /// Whether the document allows a value that the provider sends. The inner error is the
    /// JSON pointer of the first place in the value that it does not allow.
    pub(super) fn fits(
        &self,
        schema: &Pointer,
        mut value: Value,
    ) -> Result<Result<(), String>, Error> {
        drop_hidden(&mut value);
        Ok(self.checker.judge(schema, Direction::Response, &value)?)
    }

    /// The schemas of the bodies of webhook events, by event, and whether each delivery has an
    /// id.
    pub(super) fn webhooks(&self) -> Result<(BTreeMap<String, Pointer>, bool), Error> {
        let webhooks = self.checker.contract().webhooks()?;
        let mut schemas = BTreeMap::new();
        for webhook in webhooks.events {
            if let Some(schema) = webhook.schema {
                // An error in a schema is reported at the start.
                let _fits = self.fits(&schema, Value::Null)?;
                schemas.insert(webhook.event, schema);
            }
        }
        let scheme = webhooks.scheme.as_ref();
        let has_id = scheme.is_some_and(|scheme| scheme.delivery_id.is_some());
        Ok((schemas, has_id))
    }
}

impl Embedded {
    /// The handler of an operation.
    fn handler(&self, id: &str) -> Option<Handler> {
        let mut handlers = self.handlers.iter().copied().flatten();
        handlers.find(|(name, _)| *name == id).map(|found| found.1)
    }

    /// How a list is sorted.
    fn arrange(&self, id: &str) -> Option<Arrange> {
        let mut lists = self.arrange.iter();
        lists.find(|(name, _)| *name == id).map(|found| found.1)
    }
}

/// The pages of a list operation.
fn list(
    contract: &Contract,
    found: &crate::document::Operation<'_>,
    operation: &Operation,
    listing: Listing,
) -> Result<List, Error> {
    let not_a_list = || {
        Error(format!(
            "{}: its 200 response is not a paginated list",
            found.id
        ))
    };
    let pagination = found.pagination.clone().ok_or_else(not_a_list)?;
    let page = operation.page().ok_or_else(not_a_list)?;
    let item = facts::item_schema(contract, page, &pagination)?;
    let item = item.ok_or_else(not_a_list)?;
    let size = pagination.size.as_ref();
    let size = size.and_then(|name| operation.parameters.find(name)?.default);
    let size = size.and_then(|size| usize::try_from(size).ok());
    Ok(List {
        operation: found.id.clone(),
        collection: listing.of,
        pagination,
        filters: listing.filters,
        page_size: size.or(listing.page_size).unwrap_or(PAGE_SIZE),
        page: listing.page.unwrap_or_else(|| json!({})),
        numbers: listing.numbers,
        arrange: None,
        after: listing.after,
        targets: facts::targets(contract, &item)?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use super::Api;
    use crate::server::definition::Definition;

    #[test]
    fn every_operation_has_a_handler_or_a_list_and_every_handler_an_operation() {
        for provider in Definition::names() {
            let api = Api::open(&Definition::find(provider).unwrap()).unwrap();
            for operation in &api.operations {
                let list = operation.list.as_ref();
                let is_selected = list.is_some_and(|list| !list.collection.is_empty());
                let id = &operation.id;
                assert!(
                    operation.handler.is_some() || is_selected,
                    "{id} is not handled"
                );
            }
            let mut ids = Vec::new();
            for (id, _) in api.embedded.handlers.iter().copied().flatten() {
                let known = api.operations.iter().any(|operation| operation.id == *id);
                assert!(known, "no operation `{id}`");
                assert!(!ids.contains(id), "`{id}` has two handlers");
                ids.push(*id);
            }
        }
    }
}
