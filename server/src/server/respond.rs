//! Responds to the requests of one operation.

use conversation_apis_codegen::Pointer;
use serde_json::json;

use super::api::Api;
use super::body::{self, Read, Wrong};
use super::list::{List, Owner, Page, Selected};
use super::operation::{Answer, Call, Operation};
use super::query::{Query, Refusal};
use super::reply::Reply;
use super::request::Request;
use super::store::{Store, has, is};
use crate::path_template;

/// What an operation responds, before a fault changes it.
pub(super) enum Response {
    Page(Page),
    Other(Reply),
}

/// A request that was checked.
struct Checked {
    /// The values of the path parameters.
    owner: Vec<(String, String)>,
    query: Query,
    read: Read,
}

impl Response {
    /// Whether the request was accepted, so that its changes apply.
    pub(super) fn is_success(&self) -> bool {
        match self {
            Self::Page(_) => true,
            Self::Other(reply) => reply.status < 300,
        }
    }
}

impl Api {
    /// Checks a request, and responds to it. Changes are made to `store`.
    pub(super) fn respond(
        &self,
        operation: &Operation,
        store: &mut Store,
        request: &Request,
    ) -> Response {
        let made = self.checked(operation, store, request);
        let made = made.and_then(|checked| self.handled(operation, store, checked));
        made.unwrap_or_else(Response::Other)
    }

    /// Checks the path, the query and the body of a request.
    fn checked(
        &self,
        operation: &Operation,
        store: &Store,
        request: &Request,
    ) -> Result<Checked, Reply> {
        let owner = path_template::values(&operation.path, &request.path).unwrap_or_default();
        let is_known = |(name, value): &(String, String)| {
            let id = self.fixtures.ids.get(name);
            id.is_none_or(|id| {
                let mut items = store.all(&id.of).iter();
                let mut also = id.also.iter();
                items.any(|item| has(item, &id.at, value)) || also.any(|one| is(one, value))
            })
        };
        if !owner.iter().all(is_known) {
            return Err(self.not_found(operation));
        }
        let query = operation.parameters.read(&request.query);
        let query = query.map_err(|refusal| self.refused(&refusal))?;
        Ok(Checked {
            owner,
            query,
            read: self.body(operation, request)?,
        })
    }

    fn refused(&self, refusal: &Refusal) -> Reply {
        let at = Pointer::default().join(&refusal.name);
        self.invalid(at.as_str(), &refusal.text)
    }

    /// Reads and checks the body of a request.
    fn body(&self, operation: &Operation, request: &Request) -> Result<Read, Reply> {
        let Some(body) = &operation.body else {
            return Ok(Read::default());
        };
        let is_strict = !self.fixtures.ignores_bad_queries;
        match body::read(body, request, &self.checker, is_strict) {
            Ok(Ok(read)) => Ok(read),
            Ok(Err(Wrong::Value { at, text })) => Err(self.invalid(&at, &text)),
            Ok(Err(Wrong::MediaType)) if operation.content(415).is_some() => {
                Err(operation.status(415))
            }
            Ok(Err(Wrong::MediaType)) => Err(self.invalid("", "another content type is needed")),
            Err(error) => Err(Reply::text(500, format!("{}: {error}\n", operation.id))),
        }
    }

    /// Runs the handler of an operation, or selects the items of its list.
    fn handled(
        &self,
        operation: &Operation,
        store: &mut Store,
        checked: Checked,
    ) -> Result<Response, Reply> {
        let Checked { owner, query, read } = checked;
        let list = operation.list.as_ref();
        let Some(handler) = operation.handler else {
            let Some(list) = list.filter(|list| !list.collection.is_empty()) else {
                return Err(not_implemented(operation));
            };
            let selected = list.selected(store, &owner, &query);
            return self.page(operation, list, store, (&owner, &query), selected);
        };
        if operation.is_write() {
            store.tick();
        }
        let now = store.now();
        let mut call = Call {
            store,
            path: owner.iter().cloned().collect(),
            query: query.clone(),
            body: read.value,
            files: read.files,
            now,
            api: self,
        };
        let answer = handler(&mut call);
        let reply = match (answer, list) {
            (Answer::Ok(body), _) => self.answer(operation, 200, body)?,
            (Answer::Status(status, body), _) => self.answer(operation, status, body)?,
            (Answer::NotFound, _) => self.not_found(operation),
            (Answer::Invalid { at, text }, _) => self.invalid(&at, &text),
            (Answer::Page { items, rest }, Some(list)) => {
                let selected = list.handled(items, rest);
                return self.page(operation, list, store, (&owner, &query), selected);
            }
            (Answer::Page { .. }, None) => not_implemented(operation),
        };
        Ok(Response::Other(reply))
    }

    /// Cuts a page from the selected items. Once anything has changed, the document must
    /// allow the page.
    fn page(
        &self,
        operation: &Operation,
        list: &List,
        store: &Store,
        (owner, query): (&Owner, &Query),
        selected: Selected,
    ) -> Result<Response, Reply> {
        let page = list.page(store.seed, owner, query, selected);
        let page = page.map_err(|refusal| self.refused(&refusal))?;
        if store.is_changed() || operation.handler.is_some() {
            self.answer(operation, 200, list.write(page.clone()))?;
        }
        Ok(Response::Page(page))
    }

    /// The reply with a response.
    pub(super) fn reply(&self, operation: &Operation, response: Response) -> Reply {
        match (response, &operation.list) {
            (Response::Page(page), Some(list)) => {
                let body = list.write(page).to_string();
                let page = operation.page();
                let media_type = page.map_or_else(String::new, crate::media_type::of);
                Reply::new(200, &media_type, body)
            }
            (Response::Page(_), None) => not_implemented(operation),
            (Response::Other(reply), _) => reply,
        }
    }

    /// The reply to a method that no operation at the path has.
    pub(super) fn other_method(&self, here: &[&Operation]) -> Reply {
        let mut methods: Vec<&str> = here.iter().map(|one| one.method.as_str()).collect();
        methods.dedup();
        let reply = self.refuse(405, json!("Method not allowed"));
        reply.with_header(hyper::header::ALLOW, methods.join(", "))
    }
}

fn not_implemented(operation: &Operation) -> Reply {
    let id = &operation.id;
    let text = format!("`{id}` is documented, but the embedded server does not implement it\n");
    Reply::text(501, text)
}
