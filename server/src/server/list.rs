//! The lists of a provider and their pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use conversation_apis_codegen::extension::{Pagination, Style};
use serde_json::{Value, json};

use super::cursor::{Cursors, Place};
use super::facts::{Targets, put};
use super::filter::{Filter, Selection};
use super::fixtures::After;
use super::query::{self, Query, Refusal};
use super::store::{Store, is};

/// A list: the items that it selects, and how they are sent.
pub(super) struct List {
    pub(super) operation: String,
    /// The collection of its items. Empty if only a handler selects them.
    pub(super) collection: String,
    pub(super) pagination: Pagination,
    pub(super) filters: BTreeMap<String, Filter>,
    pub(super) page_size: usize,
    /// A page without its items.
    pub(super) page: Value,
    /// Where a page states its own number and that of the last page.
    pub(super) numbers: Option<(String, String)>,
    pub(super) arrange: Option<Arrange>,
    /// How it selects items after an id, if it does.
    pub(super) after: Option<After>,
    pub(super) targets: Targets,
}

/// Sorts the items that a query selects, and can drop some. Returns whether all that are left are
/// on one page.
pub(super) type Arrange = fn(&mut Vec<Arc<Value>>, &Query) -> bool;

/// One page, before it is written.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) items: Vec<Value>,
    pub(super) next: Option<String>,
    /// The cursor, number or id of the request.
    pub(super) asked: Option<String>,
    /// A new cursor that leads to the start of this page.
    pub(super) here: String,
    /// What the page has in addition to its items and totals.
    rest: Value,
    /// The totals and numbers, by their place in a page.
    totals: BTreeMap<String, usize>,
}

/// The items from which a page is cut.
pub(super) struct Selected {
    pub(super) items: Vec<Arc<Value>>,
    /// Whether they are all on one page.
    is_whole: bool,
    /// By their place in a page.
    pub(super) totals: BTreeMap<String, usize>,
    /// What the page has in addition.
    pub(super) rest: Value,
}

/// The values of the path parameters, with their names.
pub(super) type Owner = [(String, String)];

impl List {
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

    /// The query without what selects the page.
    fn filters_of(&self, query: &Query) -> Query {
        let mut query = query.clone();
        query.remove(&self.pagination.parameter);
        if let Some(name) = &self.pagination.size {
            query.remove(name);
        }
        query
    }

    /// The items of the store that a query selects.
    pub(super) fn select(&self, store: &Store, owner: &Owner, query: &Query) -> Vec<Arc<Value>> {
        let query = self.filters_of(query);
        let is_owned = |item: &Value| {
            // The last parameter is the closest owner, which few items have.
            let mut owner = owner.iter().rev();
            owner.all(|(name, value)| item.get(name).is_some_and(|item| is(item, value)))
        };
        let items = store.all(&self.collection).iter();
        let found = items.filter(|item| is_owned(item));
        let selection = Selection::new(&self.filters, &query);
        found.filter(|item| selection.has(item)).cloned().collect()
    }

    /// The items of the store that a query selects, and their totals.
    pub(super) fn selected(&self, store: &Store, owner: &Owner, query: &Query) -> Selected {
        let count = |query: &Query| self.select(store, owner, query).len();
        let mut items = self.select(store, owner, query);
        let totals = self.totals(query, items.len(), count);
        let arrange = self.arrange;
        Selected {
            is_whole: arrange.is_some_and(|arrange| arrange(&mut items, query)),
            totals,
            items,
            rest: json!({}),
        }
    }

    /// The items that a handler selects, and what a page has in addition.
    pub(super) fn handled(&self, items: Vec<Value>, rest: Value) -> Selected {
        let total = self.pagination.total.clone();
        Selected {
            is_whole: false,
            totals: total.map(|at| (at, items.len())).into_iter().collect(),
            items: items.into_iter().map(Arc::new).collect(),
            rest,
        }
    }

    /// The page of the selected items that a query requests.
    pub(super) fn page(
        &self,
        seed: u64,
        owner: &Owner,
        query: &Query,
        selected: Selected,
    ) -> Result<Page, Refusal> {
        let size = self.size(query);
        let mut filters = self.filters_of(query);
        let asked = query.get(&self.pagination.parameter);
        let asked = asked.and_then(|values| values.first().cloned());
        let owner = owner.iter().cloned();
        filters.extend(owner.map(|(name, value)| (name, vec![value])));
        let cursors = Cursors {
            seed,
            operation: &self.operation,
            filters: &filters,
        };
        let found = &selected.items;
        let (place, end) = match selected.is_whole {
            true => (Place { start: 0, hops: 0 }, found.len()),
            false => self.range(asked.as_deref(), query, found, &cursors)?,
        };
        let next = Place {
            start: end,
            hops: 0,
        };
        let here = Place {
            hops: place.hops.saturating_add(1),
            ..place
        };
        let mut totals = selected.totals;
        if let Some((number, last)) = &self.numbers {
            totals.insert(number.clone(), place.start / size + 1);
            totals.insert(last.clone(), found.len().div_ceil(size).max(1));
        }
        let items = found[place.start..end].iter();
        Ok(Page {
            items: items.map(|item| (**item).clone()).collect(),
            next: (end < found.len()).then(|| cursors.write(next)),
            asked,
            here: cursors.write(here),
            rest: selected.rest,
            totals,
        })
    }

    /// The start and the end of a page among the selected items.
    fn range(
        &self,
        asked: Option<&str>,
        query: &Query,
        found: &[Arc<Value>],
        cursors: &Cursors<'_>,
    ) -> Result<(Place, usize), Refusal> {
        let size = self.size(query);
        let mut place = Place { start: 0, hops: 0 };
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
                place.start = before.saturating_mul(size).min(found.len());
            }
            (Style::Cursor | Style::PageNumber, None) => {}
            // The other styles select by ids.
            (_, asked) => {
                let (start, end) = self.between(asked, size, query, found);
                place.start = start;
                return Ok((place, end));
            }
        }
        Ok((place, found.len().min(place.start.saturating_add(size))))
    }

    /// The start and the end of a page by ids. The items are sorted from oldest to newest.
    fn between(
        &self,
        before: Option<&str>,
        size: usize,
        query: &Query,
        found: &[Arc<Value>],
    ) -> (usize, usize) {
        let number = |id: &str| id.parse::<i64>().ok();
        let pointer = self.pagination.id.as_deref().unwrap_or_default();
        let id = |item: &Value| item.pointer(pointer).and_then(Value::as_i64);
        let below = |limit: i64| found.partition_point(|item| id(item) < Some(limit));
        let before = before.and_then(number);
        let end = before.map_or(found.len(), below);
        let after = self.after.as_ref().and_then(|after| {
            let asked = query.get(&after.parameter)?.first()?;
            Some((after, number(asked)?))
        });
        match (after, before) {
            (None, _) => (end.saturating_sub(size), end),
            (Some((after, first)), Some(_)) => {
                let start = below(first).min(end);
                (start, end.min(start.saturating_add(after.between)))
            }
            (Some((after, last)), None) => {
                let start = below(last.saturating_add(1));
                (start, end.min(start.saturating_add(after.newer)))
            }
        }
    }

    /// The maximum number of items on a page: the number in the query, otherwise the
    /// document's default, otherwise the server's default.
    fn size(&self, query: &Query) -> usize {
        let name = self.pagination.size.as_ref();
        let asked = name.and_then(|name| query.get(name)?.first()?.parse().ok());
        // A page without items would end every list.
        let asked = asked.filter(|size| *size > 0);
        asked.unwrap_or(self.page_size)
    }

    /// The totals of a page, by their place. If a parameter selects one of several totals,
    /// each total is counted as if the parameter had the value for it.
    fn totals(
        &self,
        query: &Query,
        found: usize,
        count: impl Fn(&Query) -> usize,
    ) -> BTreeMap<String, usize> {
        let mut totals = BTreeMap::new();
        let Some(chosen) = &self.pagination.totals else {
            totals.extend(self.pagination.total.clone().map(|at| (at, found)));
            return totals;
        };
        let mut query = query.clone();
        for (value, at) in &chosen.by {
            query.insert(chosen.parameter.clone(), vec![value.clone()]);
            totals.insert(at.clone(), count(&query));
        }
        query.remove(&chosen.parameter);
        totals.extend(self.pagination.total.clone().map(|at| (at, count(&query))));
        totals
    }

    /// Writes a page as the document describes it.
    pub(super) fn write(&self, page: Page) -> Value {
        let Pagination { items, next, .. } = &self.pagination;
        let mut body = self.page.clone();
        merge(&mut body, page.rest);
        put(&mut body, items, page.items.into_iter().collect());
        for (at, total) in page.totals {
            put(&mut body, &at, json!(total));
        }
        if let Some(next) = next {
            put(&mut body, next, json!(page.next));
        }
        drop_hidden(&mut body);
        body
    }
}

/// Adds the properties of one object to another, and of the objects in it.
fn merge(body: &mut Value, more: Value) {
    match (body, more) {
        (Value::Object(body), Value::Object(more)) => {
            for (name, value) in more {
                merge(body.entry(name).or_insert(Value::Null), value);
            }
        }
        (body, more) => *body = more,
    }
}

/// Removes the properties whose name starts with `$`: they are for filters and handlers only.
pub(super) fn drop_hidden(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|name, _| !name.starts_with('$'));
            object.values_mut().for_each(drop_hidden);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_hidden),
        _ => {}
    }
}
