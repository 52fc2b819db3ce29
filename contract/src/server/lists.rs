//! The state that requests share: the lists, their filters, pages and cursors.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::extension::{self, Pagination, Style};
use reqwest::Url;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::data::{self, Data, Filter};
use super::faults::Fault;
use super::reply::Reply;
use crate::Error;
use crate::cases;
use crate::cases::plain;
use crate::check::oracle::Oracle;
use crate::document::{Contract, Operation, Shape, ValuesFrom, in_path};
use crate::provider::Provider;

/// A query's parameters, each with its values.
type Query = BTreeMap<String, Vec<String>>;

/// Everything that a provider answers from.
pub(super) struct Lists {
    pub(super) key_headers: Vec<String>,
    refusal: Option<String>,
    pub(super) all: Vec<List>,
}

/// A list operation with its items.
pub(super) struct List {
    pub(super) operation: String,
    pub(super) method: String,
    pub(super) path: String,
    parameters: Vec<Parameter>,
    /// The values that parameters in the path can have.
    known: BTreeMap<String, BTreeSet<String>>,
    pagination: Pagination,
    items: Vec<Value>,
    filters: BTreeMap<String, Filter>,
    lenient: bool,
    page_size: usize,
    /// What a page has beside its items.
    around: Value,
    seed: u64,
    /// The documented body of each status that is no success.
    errors: BTreeMap<u16, Body>,
    pub(super) weak: WeakPoints,
}

/// A body with its media type.
struct Body {
    media_type: &'static str,
    text: String,
}

/// What of an item a fault can spoil.
#[derive(Default)]
pub(super) struct WeakPoints {
    /// The first property whose values are named.
    pub(super) an_enum: Option<String>,
    /// A property, `id` where there is one, with a value of another type.
    pub(super) wrong: Option<(String, Value)>,
}

struct Parameter {
    name: String,
    required: bool,
    in_path: bool,
    many: bool,
    integer: bool,
    least: Option<i64>,
    most: Option<i64>,
    default: Option<i64>,
}

/// One page before it is written.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) items: Vec<Value>,
    pub(super) next: Option<String>,
    /// The cursor that asked for this page.
    pub(super) asked: Option<String>,
    /// A cursor not given out yet, to where this page begins.
    pub(super) here: String,
    /// The totals, by their place in a page.
    totals: BTreeMap<String, usize>,
}

/// Why there is no page.
pub(super) enum Refused {
    /// A parameter is wrong: its name, and in what.
    Parameter(String, String),
    /// The path leads to nothing.
    NotFound,
}

impl Refused {
    pub(super) fn new(name: &str, text: impl Into<String>) -> Self {
        Self::Parameter(name.to_owned(), text.into())
    }

    pub(super) fn reply(&self, lists: &Lists, list: &List) -> Reply {
        match self {
            Self::Parameter(name, text) => lists.refuse(400, json!({ name.as_str(): text })),
            Self::NotFound => list.status(404),
        }
    }
}

impl Lists {
    /// The lists of a provider. The last few are kept, since a dependant's
    /// tests start many servers of the same data.
    pub(super) fn open(provider: &str, seed: u64) -> Result<Arc<Self>, Error> {
        static KEPT: Mutex<BTreeMap<(&str, u64), Arc<Lists>>> = Mutex::new(BTreeMap::new());
        let provider =
            Provider::find(provider).ok_or_else(|| Error(format!("no provider `{provider}`")))?;
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (provider.name, seed);
        if let Some(lists) = kept.get(&key) {
            return Ok(Arc::clone(lists));
        }
        let lists = Arc::new(Self::invent(provider, seed)?);
        if kept.len() >= 8 {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&lists));
        Ok(lists)
    }

    /// Opens a provider's document and invents its data.
    fn invent(provider: &Provider, seed: u64) -> Result<Self, Error> {
        let contract = Contract::open(&provider.folder())?;
        let mut data = match provider.name {
            "partoo" => data::invent(include_str!("../../fixtures/partoo.json"), seed)?,
            "octopush" => data::invent(include_str!("../../fixtures/octopush.json"), seed)?,
            "ninetynine" => data::invent(include_str!("../../fixtures/ninetynine.json"), seed)?,
            _ => Data::default(),
        };
        let mut oracle = Oracle::new(&contract)?;
        let everything = data.items.clone();
        let mut all = Vec::new();
        for operation in contract.operations()? {
            if let Some(items) = data.items.remove(&operation.id) {
                let mut list = List::new(&contract, &operation, items, &data, seed, &mut oracle)?;
                list.known = known(&contract, &operation, &everything)?;
                all.push(list);
            }
        }
        if let Some(id) = data.items.keys().next() {
            let text = format!("data is invented for `{id}`, which the document does not have");
            return Err(Error(text));
        }
        if all.is_empty() {
            let text = format!("no data is invented for `{}`", provider.name);
            return Err(Error(text));
        }
        let header = |name: &str| name.to_owned();
        Ok(Self {
            key_headers: crate::keys::key_headers(&contract)
                .into_iter()
                .map(header)
                .collect(),
            refusal: data.refusal,
            all,
        })
    }
}

impl Lists {
    /// A refusal that the document does not have.
    pub(super) fn refuse(&self, status: u16, why: Value) -> Reply {
        let Some(at) = &self.refusal else {
            return Reply::empty(status);
        };
        let mut body = json!({});
        put(&mut body, at, why);
        Reply::json(status, &body)
    }

    /// Whether a fault is for an operation that is here.
    pub(super) fn knows(&self, fault: &Fault) -> Result<(), Error> {
        let cursors = self.all.iter().any(List::has_cursors);
        if fault.wants_cursors() && !cursors {
            let text = format!("`{fault}` is for lists whose pages name the next one");
            return Err(Error(text));
        }
        let Some(id) = fault.only_for() else {
            return Ok(());
        };
        let ids: Vec<&str> = self
            .all
            .iter()
            .map(|list| list.operation.as_str())
            .collect();
        match ids.contains(&id) {
            true => Ok(()),
            false => Err(Error(format!(
                "no list operation `{id}` for a fault; there are: {}",
                ids.join(", ")
            ))),
        }
    }
}

impl List {
    fn new(
        contract: &Contract,
        operation: &Operation<'_>,
        items: Vec<Value>,
        data: &Data,
        seed: u64,
        oracle: &mut Oracle<'_>,
    ) -> Result<Self, Error> {
        let none = || Error(format!("{}: its 200 is no list in pages", operation.id));
        let pagination = operation.pagination.clone().ok_or_else(none)?;
        let item = item_schema(contract, operation, &pagination)?.ok_or_else(none)?;
        for (index, value) in items.iter().enumerate() {
            if let Err(place) = oracle.judge(&item, value)? {
                let text = "does not fit the document at";
                let text = format!("{}: item {index} {text} `{place}`", operation.id);
                return Err(Error(text));
            }
        }
        Ok(Self {
            operation: operation.id.clone(),
            method: operation.method.to_uppercase(),
            path: operation.path.to_owned(),
            parameters: parameters(contract, operation)?,
            known: BTreeMap::new(),
            pagination,
            items,
            filters: data.filters.get(&operation.id).cloned().unwrap_or_default(),
            lenient: data.lenient,
            around: data
                .pages
                .get(&operation.id)
                .cloned()
                .unwrap_or_else(|| json!({})),
            page_size: data.page_sizes.get(&operation.id).copied().unwrap_or(30),
            seed,
            errors: errors(contract, operation)?,
            weak: weak_points(contract, &item)?,
        })
    }

    /// An answer with this status: its documented body, where there is one.
    pub(super) fn status(&self, status: u16) -> Reply {
        match self.errors.get(&status) {
            Some(body) => Reply::new(status, body.media_type, body.text.clone()),
            None => Reply::empty(status),
        }
    }

    /// Whether it is there for this path.
    pub(super) fn is_at(&self, path: &str) -> bool {
        in_path(&self.path, path).is_some()
    }

    /// Whether pages name the next one.
    pub(super) fn has_cursors(&self) -> bool {
        self.pagination.style == Style::Cursor
    }

    /// Whether a query says which page it asks for, a good one or not.
    pub(super) fn has_cursor(&self, query: &str) -> bool {
        let parameter = &self.pagination.parameter;
        pairs(query).is_some_and(|url| url.query_pairs().any(|(name, _)| name == *parameter))
    }

    /// The page that a path and a query ask for.
    pub(super) fn page(&self, path: &str, query: &str) -> Result<Page, Refused> {
        let mut query = self.read(query)?;
        let size = self.size(&query);
        let asked = query.remove(&self.pagination.parameter);
        let asked = asked.and_then(|values| values.into_iter().next());
        if let Some(name) = &self.pagination.size {
            query.remove(name);
        }
        let owner = in_path(&self.path, path).unwrap_or_default();
        let owned = |item: &&Value| {
            let mut owner = owner.iter();
            owner.all(|(name, value)| plain(&item[name]) == *value)
        };
        let owned: Vec<&Value> = self.items.iter().filter(owned).collect();
        let known = |(name, value)| {
            self.known
                .get(name)
                .is_some_and(|known| known.contains(value))
        };
        if !owner.iter().map(|(name, value)| (name, value)).all(known) {
            return Err(Refused::NotFound);
        }
        let matching = |query: &Query| -> Vec<&Value> {
            let matching = owned.iter().filter(|item| self.matches(item, query));
            matching.copied().collect()
        };
        let found = matching(&query);
        let totals = self.totals(&query, |query| matching(query).len());
        // What a cursor is good for.
        let mut filters = query;
        filters.extend(owner.into_iter().map(|(name, value)| (name, vec![value])));
        let mut end = found.len();
        let mut place = Cursor { start: 0, hops: 0 };
        match (self.pagination.style, &asked) {
            (Style::Cursor, Some(text)) => {
                place = self
                    .read_cursor(text, &filters)
                    .filter(|place| place.start < found.len().max(1))
                    .ok_or_else(|| Refused::new(&self.pagination.parameter, "unknown cursor"))?;
            }
            (Style::PageNumber, Some(text)) => {
                let before = text.parse::<usize>().unwrap_or(1).saturating_sub(1);
                place.start = before.saturating_mul(size).min(end);
            }
            (Style::Before, asked) => {
                end = self.end_before(asked.as_deref(), &found);
                place.start = end.saturating_sub(size);
            }
            (_, None) => {}
        }
        end = end.min(place.start.saturating_add(size));
        let following = Cursor {
            start: end,
            hops: 0,
        };
        let here = Cursor {
            hops: place.hops + 1,
            ..place
        };
        Ok(Page {
            items: found[place.start..end].iter().copied().cloned().collect(),
            next: (end < found.len()).then(|| self.cursor(following, &filters)),
            asked,
            here: self.cursor(here, &filters),
            totals,
        })
    }

    /// How many of the items, the oldest first, are before an id.
    fn end_before(&self, id: Option<&str>, found: &[&Value]) -> usize {
        let Some(before) = id.and_then(|id| id.parse::<i64>().ok()) else {
            return found.len();
        };
        let pointer = self.pagination.id.as_deref().unwrap_or_default();
        found.partition_point(|item| item.pointer(pointer).and_then(Value::as_i64) < Some(before))
    }

    /// The totals of a page, by their place: as if the parameter that chooses
    /// among them had each of its values.
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

    /// Writes a page as the document has it.
    pub(super) fn write(&self, page: Page) -> Value {
        let Pagination { items, next, .. } = &self.pagination;
        let mut body = self.around.clone();
        let sent = page.items.into_iter().map(|mut item| {
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

    /// Whether an item is what a query asks for: by what its list says of a
    /// parameter, else by name. A parameter named like a property asks for its
    /// value; `name__in`, for one of the ids of the object `name`.
    fn matches(&self, item: &Value, query: &Query) -> bool {
        let stated = self.filters.iter().all(|(name, filter)| {
            let default = filter.default.as_slice();
            let asked = query.get(name).map_or(default, Vec::as_slice);
            asked.is_empty() || asked.iter().any(|asked| filter.takes(item, asked))
        });
        let named = |(name, asked): (&String, &Vec<String>)| {
            let first = asked.first().map_or("", String::as_str);
            match (name.strip_suffix("__in"), item.get(name)) {
                _ if self.filters.contains_key(name) => true,
                (Some(object), _) => first.split(',').any(|id| plain(&item[object]["id"]) == id),
                (None, Some(value)) => plain(value) == first,
                (None, None) => true,
            }
        };
        stated && query.iter().all(named)
    }

    /// The query's parameters, each checked by itself.
    fn read(&self, query: &str) -> Result<Query, Refused> {
        let mut found = Query::new();
        let url = pairs(query).ok_or_else(|| Refused::new("query", "not readable"))?;
        for (name, value) in url.query_pairs() {
            let mut known = self.parameters.iter().filter(|known| !known.in_path);
            let checked = match known.find(|parameter| parameter.name == name) {
                None => Err("unknown parameter".to_owned()),
                Some(one) if !one.many && found.contains_key(name.as_ref()) => {
                    Err("given more than once".to_owned())
                }
                Some(parameter) => parameter.check(&value),
            };
            match checked {
                Ok(()) => {
                    let values = found.entry(name.into_owned()).or_default();
                    values.push(value.into_owned());
                }
                Err(_) if self.lenient => {}
                Err(text) => return Err(Refused::new(&name, text)),
            }
        }
        let mut required = self
            .parameters
            .iter()
            .filter(|parameter| parameter.required && !parameter.in_path);
        match required.find(|parameter| !found.contains_key(&parameter.name)) {
            Some(missing) => Err(Refused::new(&missing.name, "missing parameter")),
            None => Ok(found),
        }
    }

    /// How many items a page has at most: what was asked for, or the document's
    /// default, or the server's own.
    fn size(&self, query: &Query) -> usize {
        let name = self.pagination.size.as_ref();
        let asked = name.and_then(|name| query.get(name)?.first()?.parse().ok());
        let mut parameters = self.parameters.iter();
        let parameter = parameters.find(|parameter| Some(&parameter.name) == name);
        let default = parameter.and_then(|parameter| parameter.default);
        let default = default.and_then(|size| usize::try_from(size).ok());
        // A page of no items would be the end of every list.
        let asked = asked.filter(|size| *size > 0);
        asked.or(default).unwrap_or(self.page_size)
    }

    /// Opaque, and full of signs that a query must encode. `%2B` tells who
    /// decodes twice.
    fn cursor(&self, place: Cursor, filters: &Query) -> String {
        let mut digest = Sha256::new();
        let sealed = json!([self.seed, self.operation, filters, place.start, place.hops]);
        digest.update(sealed.to_string());
        let seal: String = digest.finalize()[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let Cursor { start, hops } = place;
        format!("{seal}+{start:x}/{hops:x}%2B==")
    }

    /// Where a cursor leads, if this list gave it out for these filters.
    fn read_cursor(&self, text: &str, filters: &Query) -> Option<Cursor> {
        let (_, place) = text.strip_suffix("%2B==")?.split_once('+')?;
        let (start, hops) = place.split_once('/')?;
        let place = Cursor {
            start: usize::from_str_radix(start, 16).ok()?,
            hops: u64::from_str_radix(hops, 16).ok()?,
        };
        (self.cursor(place, filters) == text).then_some(place)
    }
}

/// A place in a list, under one of its names.
#[derive(Clone, Copy)]
struct Cursor {
    start: usize,
    /// How many pages without items led here.
    hops: u64,
}

impl Parameter {
    fn check(&self, value: &str) -> Result<(), String> {
        if self.many && value.split(',').any(str::is_empty) {
            return Err("must not have an empty value".to_owned());
        }
        if !self.integer {
            return Ok(());
        }
        let number: serde_json::Number =
            serde_json::from_str(value).map_err(|_| "must be an integer")?;
        if number.is_f64() && value.contains(['.', 'e', 'E']) {
            return Err("must be an integer".to_owned());
        }
        let below = self
            .least
            .is_some_and(|least| number.as_i64() < Some(least));
        let above = self
            .most
            .is_some_and(|most| number.as_i64().is_none_or(|number| number > most));
        match (below || above, self.least, self.most) {
            (false, ..) => Ok(()),
            (true, Some(least), Some(most)) => Err(format!("must be {least} to {most}")),
            (true, Some(least), None) => Err(format!("must be at least {least}")),
            (true, ..) => Err("is too great".to_owned()),
        }
    }
}

impl Filter {
    fn takes(&self, item: &Value, asked: &str) -> bool {
        if self.all.as_deref() == Some(asked) {
            return true;
        }
        let found = |at: &str| item.pointer(at).filter(|found| !found.is_null());
        if let Some(case) = self.cases.get(asked) {
            return case.iter().all(|(at, value)| match value {
                Value::Null => found(at).is_none(),
                Value::Bool(true) => found(at).is_some(),
                value => found(at) == Some(value),
            });
        }
        let is = |value: &Value| format!("{}{}", self.prefix, plain(value)) == asked;
        match found(&self.at) {
            Some(Value::Array(values)) => values.iter().any(is),
            Some(Value::String(text)) if self.contains => text.contains(asked),
            Some(value) => is(value),
            None => false,
        }
    }
}

/// The schema of the items of an operation's 200.
fn item_schema(
    contract: &Contract,
    operation: &Operation<'_>,
    pagination: &Pagination,
) -> Result<Option<Pointer>, Error> {
    let Some(page) = operation.page(contract) else {
        return Ok(None);
    };
    let at = contract.property(&page, &pagination.items)?;
    Ok(match contract.resolve(&at)?.shape {
        Shape::Array(item) => Some(item),
        _ => None,
    })
}

fn weak_points(contract: &Contract, item: &Pointer) -> Result<WeakPoints, Error> {
    let mut found = WeakPoints::default();
    let resolved = contract.resolve(item)?;
    let Shape::Object(properties) = &resolved.shape else {
        return Ok(found);
    };
    for name in properties.keys() {
        let at = resolved.at.join("properties").join(name);
        let shape = contract.resolve(&at)?.shape;
        if found.an_enum.is_none() && matches!(shape, Shape::Enum(_)) {
            found.an_enum = Some(name.clone());
        }
        if found.wrong.is_none() || name == "id" {
            let value = match shape {
                Shape::Text | Shape::Enum(_) | Shape::Union(_) | Shape::Either(_) => {
                    json!(["of another type"])
                }
                _ => json!("of another type"),
            };
            found.wrong = Some((name.clone(), value));
        }
    }
    Ok(found)
}

fn parameters(contract: &Contract, operation: &Operation<'_>) -> Result<Vec<Parameter>, Error> {
    let mut found = Vec::new();
    for (at, parameter) in operation.parameters(contract) {
        let resolved = contract.resolve(&at.join("schema"))?;
        let number = |name: &str| resolved.schema.get(name).and_then(Value::as_i64);
        found.push(Parameter {
            name: parameter["name"].as_str().unwrap_or_default().to_owned(),
            required: parameter["required"] == true,
            in_path: parameter["in"] == "path",
            many: matches!(resolved.shape, Shape::Array(_)),
            integer: matches!(resolved.shape, Shape::Integer),
            least: number("minimum"),
            most: number("maximum"),
            default: number("default"),
        });
    }
    Ok(found)
}

/// The values that each parameter in an operation's path can have: what
/// `x-values-from` leads to, else what its items have under that name.
fn known(
    contract: &Contract,
    operation: &Operation<'_>,
    items: &BTreeMap<String, Vec<Value>>,
) -> Result<BTreeMap<String, BTreeSet<String>>, Error> {
    let mut known = BTreeMap::new();
    for (at, parameter) in operation.parameters(contract) {
        let name = parameter["name"].as_str().unwrap_or_default();
        let from = ValuesFrom::of(parameter, &at)?;
        let (list, pointer) = match from {
            Some(from) => (from.operation, from.item),
            None => (
                operation.id.clone(),
                Pointer::default().join(name).as_str().to_owned(),
            ),
        };
        let values = items.get(&list).into_iter().flatten();
        let values = values.filter_map(|item| item.pointer(&pointer).map(plain));
        if parameter["in"] == "path" {
            known.insert(name.to_owned(), values.collect());
        }
    }
    Ok(known)
}

/// The body of each documented error: the document's default text at the first
/// place that `x-error-message` names, or the example of a text.
fn errors(contract: &Contract, operation: &Operation<'_>) -> Result<BTreeMap<u16, Body>, Error> {
    let mut errors = BTreeMap::new();
    for (status, schema) in operation.answers(contract) {
        let Ok(code) = status.parse::<u16>() else {
            continue;
        };
        let Some(schema) = schema else {
            let body = |text| Body {
                media_type: "text/plain",
                text,
            };
            errors.extend(
                operation
                    .text_of(contract, &status)
                    .map(|text| (code, body(text))),
            );
            continue;
        };
        let places: Option<Vec<String>> =
            extension::read(contract.at_end(&schema)?, extension::ERROR_MESSAGE, &schema)?;
        let Some(place) = places.unwrap_or_default().into_iter().next() else {
            continue;
        };
        let at = contract.property(&schema, &place)?;
        let text = contract.get(&at)["default"].as_str().unwrap_or("refused");
        let mut body = json!({});
        put(&mut body, &place, json!(text));
        let body = Body {
            media_type: "application/json",
            text: body.to_string(),
        };
        errors.insert(code, body);
    }
    Ok(errors)
}

/// An address with this query, which can read it.
fn pairs(query: &str) -> Option<Url> {
    Url::parse(&format!("http://localhost/?{query}")).ok()
}

/// Puts a value at a place, and objects on the way there.
fn put(body: &mut Value, place: &str, value: Value) {
    let place = Pointer::from(place);
    let mut at = Pointer::default();
    let tokens: Vec<String> = place.tokens().collect();
    for token in tokens.iter().take(tokens.len().saturating_sub(1)) {
        at = at.join(token);
        if body.pointer(at.as_str()).is_none() {
            cases::set(body, &at, Value::Object(Map::new()));
        }
    }
    cases::set(body, &place, value);
}
