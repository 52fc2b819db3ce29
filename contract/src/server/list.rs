//! The lists of a provider, their pages, and errors for wrong requests.

mod by_id;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use conversation_apis_codegen::extension::{Pagination, Style};
use serde_json::{Value, json};

use super::cursor::{Cursors, Place};
use super::facts::{self, Body, Targets, put};
use super::filter::{self, Filter};
use super::fixtures::{self, Items};
use super::query::{self, Parameters, Query, Refusal};
use super::reply::Reply;
use crate::Error;
use crate::check::oracle::Oracle;
use crate::document::{Contract, Direction, Operation};
use crate::json_edit::plain;
use crate::keys::{Scheme, needed, schemes};
use crate::provider::Provider;
use crate::{media_type, path_template};

/// The default page size, if neither the document nor the fixtures state one.
const PAGE_SIZE: usize = 30;

/// How many providers are kept with their data.
const KEPT: usize = 8;

/// All lists of a provider.
pub(super) struct Lists {
    pub(super) schemes: Vec<Scheme>,
    /// The alternatives of schemes that operations need, unless they state others.
    pub(super) needed: Vec<Vec<usize>>,
    /// Where an error that the document does not have states its reason. Without this, such
    /// an error has no body.
    reason: Option<String>,
    pub(super) all: Vec<List>,
}

/// A list operation with its items.
pub(super) struct List {
    pub(super) operation: String,
    pub(super) method: String,
    /// The alternatives of schemes that it needs.
    pub(super) needed: Vec<Vec<usize>>,
    path: String,
    parameters: Parameters,
    /// The values that each parameter in the path can have.
    path_values: BTreeMap<String, BTreeSet<String>>,
    pagination: Pagination,
    /// The media type of a page.
    media_type: String,
    items: Vec<Value>,
    filters: BTreeMap<String, Filter>,
    page_size: usize,
    /// A page without its items.
    page: Value,
    seed: u64,
    /// The documented body of each error status.
    errors: BTreeMap<u16, Body>,
    pub(super) targets: Targets,
}

/// A provider's document and data.
struct Source<'a> {
    contract: &'a Contract,
    seed: u64,
    ignores_bad_queries: bool,
    /// By list operation.
    items: BTreeMap<String, Vec<Value>>,
}

/// One page, before it is written.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) items: Vec<Value>,
    pub(super) next: Option<String>,
    /// The cursor, number or id of the request.
    pub(super) asked: Option<String>,
    /// A new cursor that leads to the start of this page.
    pub(super) here: String,
    /// The totals, by their place in a page.
    totals: BTreeMap<String, usize>,
}

impl Lists {
    /// The lists of a provider. The last few are kept, because the tests of a service start
    /// many servers with the same data.
    pub(super) fn open(provider: &str, seed: u64) -> Result<Arc<Self>, Error> {
        static LISTS: Mutex<BTreeMap<(&str, u64), Arc<Lists>>> = Mutex::new(BTreeMap::new());
        let provider =
            Provider::find(provider).ok_or_else(|| Error(format!("no provider `{provider}`")))?;
        let mut kept = LISTS.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (provider.name, seed);
        if let Some(lists) = kept.get(&key) {
            return Ok(Arc::clone(lists));
        }
        let lists = Arc::new(Self::invent(provider, seed)?);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&lists));
        Ok(lists)
    }

    /// Reads a provider's document, and invents its data.
    fn invent(provider: &Provider, seed: u64) -> Result<Self, Error> {
        let contract = Contract::open(&provider.folder())?;
        let Some(templates) = fixtures::templates(provider.name) else {
            let text = format!("no data is invented for `{}`", provider.name);
            return Err(Error(text));
        };
        let mut fixtures = fixtures::invent(templates, seed)?;
        let provider = Source {
            contract: &contract,
            seed,
            ignores_bad_queries: fixtures.ignores_bad_queries,
            items: fixtures.items(),
        };
        let mut oracle = Oracle::new(&contract)?;
        let mut all = Vec::new();
        for operation in contract.operations()? {
            if let Some(items) = fixtures.lists.remove(&operation.id) {
                all.push(List::new(&provider, &operation, items, &mut oracle)?);
            }
        }
        if let Some(id) = fixtures.lists.keys().next() {
            let text = format!("data is invented for `{id}`, which the document does not have");
            return Err(Error(text));
        }
        Ok(Self {
            schemes: schemes(&contract),
            needed: needed(&contract, None),
            reason: fixtures.reason,
            all,
        })
    }

    /// An error that the document does not have.
    pub(super) fn refuse(&self, status: u16, reason: Value) -> Reply {
        let Some(at) = &self.reason else {
            return Reply::empty(status);
        };
        let mut body = json!({});
        put(&mut body, at, reason);
        Reply::json(status, &body)
    }

    /// An error in one of the harness's own headers. Its reason is always sent.
    pub(super) fn refuse_header(&self, name: &str, text: &str) -> Reply {
        match self.reason {
            Some(_) => self.refuse(400, json!({ name: text })),
            None => Reply::new(
                400,
                "text/plain; charset=utf-8",
                format!("{name}: {text}\n"),
            ),
        }
    }

    /// The reply with a page of a list, or with the reason why there is none.
    pub(super) fn reply(&self, list: &List, answer: Result<Page, Refusal>) -> Reply {
        match answer {
            Ok(page) => {
                let body = list.write(page).to_string();
                Reply::new(200, &list.media_type, body)
            }
            Err(Refusal::Parameter { name, text }) => {
                self.refuse(400, json!({ name.as_str(): text }))
            }
            Err(Refusal::NotFound) => list.status(404),
        }
    }
}

impl List {
    /// Creates a list with its items. The document must allow each item.
    fn new(
        provider: &Source<'_>,
        operation: &Operation<'_>,
        items: Items,
        oracle: &mut Oracle<'_>,
    ) -> Result<Self, Error> {
        let (contract, id) = (provider.contract, &operation.id);
        let not_a_list = || Error(format!("{id}: its 200 response is not a paginated list"));
        let pagination = operation.pagination.clone().ok_or_else(not_a_list)?;
        let page = operation.page(contract).ok_or_else(not_a_list)?;
        let item = facts::item_schema(contract, &page, &pagination)?;
        let item = item.ok_or_else(not_a_list)?;
        for (index, value) in items.items.iter().enumerate() {
            if let Err(place) = oracle.judge(&item, Direction::Response, value)? {
                let text = format!("{id}: item {index} does not fit the document at `{place}`");
                return Err(Error(text));
            }
        }
        Ok(Self {
            operation: id.clone(),
            method: operation.method.to_uppercase(),
            needed: needed(contract, Some(operation)),
            path: operation.path.to_owned(),
            parameters: Parameters {
                all: facts::parameters(contract, operation)?,
                ignores_bad: provider.ignores_bad_queries,
            },
            path_values: facts::path_values(contract, operation, &provider.items)?,
            pagination,
            media_type: media_type::of(&page),
            items: items.items,
            filters: items.filters,
            page_size: items.page_size.unwrap_or(PAGE_SIZE),
            page: items.page.unwrap_or_else(|| json!({})),
            seed: provider.seed,
            errors: facts::errors(contract, operation)?,
            targets: facts::targets(contract, &item)?,
        })
    }

    /// A reply with this status, and with the document's body for it.
    pub(super) fn status(&self, status: u16) -> Reply {
        match self.errors.get(&status) {
            Some(body) => Reply::new(status, &body.media_type, body.text.clone()),
            None => Reply::empty(status),
        }
    }

    /// Whether this path belongs to the list.
    pub(super) fn is_at(&self, path: &str) -> bool {
        path_template::values(&self.path, path).is_some()
    }

    /// Whether pages name the next page.
    pub(super) fn has_cursors(&self) -> bool {
        self.pagination.style == Style::Cursor
    }

    /// Whether a query says where its page starts, even with a wrong value.
    pub(super) fn has_cursor(&self, query: &str) -> bool {
        let parameter = &self.pagination.parameter;
        query::pairs(query)
            .iter()
            .any(|(name, _)| name == parameter)
    }

    /// The page that a path and a query request.
    pub(super) fn page(&self, path: &str, query: &str) -> Result<Page, Refusal> {
        let mut query = self.parameters.read(query)?;
        let size = self.size(&query);
        let asked = query.remove(&self.pagination.parameter);
        let asked = asked.and_then(|values| values.into_iter().next());
        let after = self.pagination.after.as_ref();
        let after = after.and_then(|name| query.remove(name)?.into_iter().next());
        if let Some(name) = &self.pagination.size {
            query.remove(name);
        }
        let owner = self.owner(path)?;
        let is_owned = |item: &&Value| {
            let mut owner = owner.iter();
            owner.all(|(name, value)| plain(&item[name]) == *value)
        };
        let owned: Vec<&Value> = self.items.iter().filter(is_owned).collect();
        let matching = |query: &Query| -> Vec<&Value> {
            let matches = |item: &&&Value| filter::matches(&self.filters, item, query);
            owned.iter().filter(matches).copied().collect()
        };
        let found = matching(&query);
        let totals = self.totals(&query, |query| matching(query).len());
        query.extend(owner.into_iter().map(|(name, value)| (name, vec![value])));
        let cursors = Cursors {
            seed: self.seed,
            operation: &self.operation,
            filters: &query,
        };
        let place = (asked.as_deref(), after.as_deref());
        let (place, end) = self.range(place, size, &found, &cursors)?;
        let next = Place {
            start: end,
            hops: 0,
        };
        let here = Place {
            hops: place.hops.saturating_add(1),
            ..place
        };
        Ok(Page {
            items: found[place.start..end].iter().copied().cloned().collect(),
            next: (end < found.len()).then(|| cursors.write(next)),
            asked,
            here: cursors.write(here),
            totals,
        })
    }

    /// The values of the path parameters. `None` if nothing is at that path.
    fn owner(&self, path: &str) -> Result<Vec<(String, String)>, Refusal> {
        let owner = path_template::values(&self.path, path).unwrap_or_default();
        let is_known = |(name, value): &(String, String)| {
            let values = self.path_values.get(name);
            values.is_some_and(|values| values.contains(value))
        };
        match owner.iter().all(is_known) {
            true => Ok(owner),
            false => Err(Refusal::NotFound),
        }
    }

    /// The start and the end of a page among the selected items. `asked` is the value of the
    /// paging parameter, and the lowest id of a window.
    fn range(
        &self,
        asked: (Option<&str>, Option<&str>),
        size: usize,
        found: &[&Value],
        cursors: &Cursors<'_>,
    ) -> Result<(Place, usize), Refusal> {
        let mut place = Place { start: 0, hops: 0 };
        let mut end = found.len();
        let mut size = size;
        let (asked, after) = asked;
        match (self.pagination.style, asked) {
            (Style::Cursor, Some(text)) => {
                let read = cursors.read(text);
                let read = read.filter(|place| place.start < found.len().max(1));
                place = read.ok_or_else(|| {
                    Refusal::parameter(&self.pagination.parameter, "unknown cursor")
                })?;
            }
            (Style::PageNumber, Some(text)) => {
                let before = text.parse::<usize>().unwrap_or(1).saturating_sub(1);
                place.start = before.saturating_mul(size).min(end);
            }
            (Style::Before | Style::Window, before) => {
                (place.start, end) = self.range_of_ids(before, after, size, found);
                size = end - place.start;
            }
            (_, None) => {}
        }
        Ok((place, end.min(place.start.saturating_add(size))))
    }

    /// The maximum number of items on a page: the number in the query, otherwise the
    /// document's default, otherwise the server's default.
    fn size(&self, query: &Query) -> usize {
        let name = self.pagination.size.as_ref();
        let asked = name.and_then(|name| query.get(name)?.first()?.parse().ok());
        let parameter = name.and_then(|name| self.parameters.find(name));
        let default = parameter.and_then(|parameter| parameter.default);
        let default = default.and_then(|size| usize::try_from(size).ok());
        // A page without items would end every list.
        let asked = asked.filter(|size| *size > 0);
        asked.or(default).unwrap_or(self.page_size)
    }

    /// The totals of a page, by their place. If a parameter selects one of several totals,
    /// each total is counted as if the parameter had the value for it.
    fn totals(&self, query: &Query, count: impl Fn(&Query) -> usize) -> BTreeMap<String, usize> {
        let mut totals = BTreeMap::new();
        let mut query = query.clone();
        if let Some(chosen) = &self.pagination.totals {
            for (value, at) in &chosen.by {
                query.insert(chosen.parameter.clone(), vec![value.clone()]);
                totals.insert(at.clone(), count(&query));
            }
            query.remove(&chosen.parameter);
        }
        totals.extend(self.pagination.total.clone().map(|at| (at, count(&query))));
        totals
    }

    /// Writes a page as the document describes it.
    fn write(&self, page: Page) -> Value {
        let Pagination { items, next, .. } = &self.pagination;
        let mut body = self.page.clone();
        let sent = page.items.into_iter().map(|mut item| {
            // A property whose name starts with `$` is for filters only.
            if let Some(item) = item.as_object_mut() {
                item.retain(|name, _| !name.starts_with('$'));
            }
            item
        });
        put(&mut body, items, sent.collect());
        for (at, total) in page.totals {
            put(&mut body, &at, json!(total));
        }
        if let Some(next) = next {
            put(&mut body, next, json!(page.next));
        }
        body
    }
}
