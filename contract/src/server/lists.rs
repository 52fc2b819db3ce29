//! The state that requests share: the lists, their filters, pages and cursors.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::extension::{self, Pagination};
use reqwest::Url;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::data::{self, Data};
use super::faults::Fault;
use super::reply::Reply;
use crate::cases;
use crate::document::{Contract, Operation, Shape};
use crate::oracle::Oracle;
use crate::provider::Provider;
use crate::verify::CouldNot;

/// Everything that a provider answers from.
pub(super) struct Lists {
    pub(super) key_headers: Vec<String>,
    pub(super) all: Vec<List>,
}

/// A list operation with its items.
pub(super) struct List {
    pub(super) operation: String,
    pub(super) method: String,
    pub(super) path: String,
    parameters: Vec<Parameter>,
    pagination: Pagination,
    items: Vec<Value>,
    seed: u64,
    /// The documented body of each status that is no success.
    errors: BTreeMap<u16, Value>,
    pub(super) weak: WeakPoints,
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
    total: usize,
}

/// What a parameter is wrong in.
pub(super) struct Refused {
    name: String,
    text: String,
}

impl Refused {
    pub(super) fn new(name: &str, text: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            text: text.into(),
        }
    }

    pub(super) fn reply(&self) -> Reply {
        let body = json!({ "errors": { "json": { self.name.as_str(): self.text } } });
        Reply::json(400, &body)
    }
}

impl Lists {
    /// The lists of a provider. The last few are kept, since a dependant's
    /// tests start many servers of the same data.
    pub(super) fn open(provider: &str, seed: u64) -> Result<Arc<Self>, CouldNot> {
        static KEPT: Mutex<BTreeMap<(&str, u64), Arc<Lists>>> = Mutex::new(BTreeMap::new());
        let provider = Provider::find(provider)
            .ok_or_else(|| CouldNot(format!("no provider `{provider}`")))?;
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
    fn invent(provider: &Provider, seed: u64) -> Result<Self, CouldNot> {
        let contract = Contract::open(&provider.folder())?;
        let mut data = match provider.name {
            "partoo" => data::invent(include_str!("../../fixtures/partoo.json"), seed)?,
            _ => Data::new(),
        };
        let mut oracle = Oracle::new(&contract)?;
        let mut all = Vec::new();
        for operation in contract.operations()? {
            if let Some(items) = data.remove(operation.id) {
                all.push(List::new(&contract, &operation, items, seed, &mut oracle)?);
            }
        }
        if let Some(id) = data.keys().next() {
            let text = format!("data is invented for `{id}`, which the document does not have");
            return Err(CouldNot(text));
        }
        if all.is_empty() {
            let text = format!("no data is invented for `{}`", provider.name);
            return Err(CouldNot(text));
        }
        let header = |name: &str| name.to_owned();
        Ok(Self {
            key_headers: crate::requests::key_headers(&contract)
                .into_iter()
                .map(header)
                .collect(),
            all,
        })
    }
}

impl Lists {
    /// Whether a fault is for an operation that is here.
    pub(super) fn knows(&self, fault: &Fault) -> Result<(), CouldNot> {
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
            false => Err(CouldNot(format!(
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
        seed: u64,
        oracle: &mut Oracle<'_>,
    ) -> Result<Self, CouldNot> {
        let none = || CouldNot(format!("{}: its 200 is no list in pages", operation.id));
        let pagination = operation.pagination.clone().ok_or_else(none)?;
        let item = item_schema(contract, operation, &pagination)?.ok_or_else(none)?;
        for (index, value) in items.iter().enumerate() {
            if let Err(place) = oracle.judge(&item, value)? {
                let text = "does not fit the document at";
                let text = format!("{}: item {index} {text} `{place}`", operation.id);
                return Err(CouldNot(text));
            }
        }
        Ok(Self {
            operation: operation.id.to_owned(),
            method: operation.method.to_uppercase(),
            path: operation.path.to_owned(),
            parameters: parameters(contract, operation)?,
            pagination,
            items,
            seed,
            errors: errors(contract, operation)?,
            weak: weak_points(contract, &item)?,
        })
    }

    /// An answer with this status: its documented body, where there is one.
    pub(super) fn status(&self, status: u16) -> Reply {
        match self.errors.get(&status) {
            Some(body) => Reply::json(status, body),
            None => Reply::empty(status),
        }
    }

    /// Whether a query names a cursor, a good one or not.
    pub(super) fn has_cursor(&self, query: &str) -> bool {
        let Pagination::Cursor { cursor, .. } = &self.pagination;
        pairs(query).is_some_and(|url| url.query_pairs().any(|(name, _)| name == *cursor))
    }

    /// The page that a query asks for.
    pub(super) fn page(&self, query: &str) -> Result<Page, Refused> {
        let query = self.read(query)?;
        let Pagination::Cursor { cursor, size, .. } = &self.pagination;
        let mut filters = query.clone();
        filters.remove(cursor);
        filters.retain(|name, _| Some(name) != size.as_ref());
        let found: Vec<&Value> = self
            .items
            .iter()
            .filter(|item| matches(item, &filters))
            .collect();
        let asked = query.get(cursor).cloned();
        let place = match &asked {
            None => Cursor { start: 0, hops: 0 },
            Some(text) => self
                .read_cursor(text, &filters)
                .filter(|place| place.start < found.len().max(1))
                .ok_or_else(|| Refused::new(cursor, "unknown cursor"))?,
        };
        let end = found
            .len()
            .min(place.start.saturating_add(self.size(&query)));
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
            total: found.len(),
        })
    }

    /// Writes a page as the document has it.
    pub(super) fn write(&self, page: Page) -> Value {
        let Pagination::Cursor {
            items, next, total, ..
        } = &self.pagination;
        let mut body = json!({});
        put(&mut body, items, Value::Array(page.items));
        if let Some(total) = total {
            put(&mut body, total, json!(page.total));
        }
        put(&mut body, next, json!(page.next));
        body
    }

    /// The query's parameters, each checked by itself.
    fn read(&self, query: &str) -> Result<BTreeMap<String, String>, Refused> {
        let mut found = BTreeMap::new();
        let url = pairs(query).ok_or_else(|| Refused::new("query", "not readable"))?;
        for (name, value) in url.query_pairs() {
            let known = self
                .parameters
                .iter()
                .find(|parameter| parameter.name == name);
            let Some(parameter) = known else {
                return Err(Refused::new(&name, "unknown parameter"));
            };
            parameter
                .check(&value)
                .map_err(|text| Refused::new(&name, text))?;
            if found.insert(name.to_string(), value.into()).is_some() {
                return Err(Refused::new(&name, "given more than once"));
            }
        }
        let mut required = self.parameters.iter().filter(|found| found.required);
        match required.find(|parameter| !found.contains_key(&parameter.name)) {
            Some(missing) => Err(Refused::new(&missing.name, "missing parameter")),
            None => Ok(found),
        }
    }

    /// How many items a page has at most: what was asked for, or the document's
    /// default, or 30.
    fn size(&self, query: &BTreeMap<String, String>) -> usize {
        let Pagination::Cursor { size, .. } = &self.pagination;
        let parameter = self
            .parameters
            .iter()
            .find(|parameter| Some(&parameter.name) == size.as_ref());
        let asked = size.as_ref().and_then(|size| query.get(size));
        let asked = asked.and_then(|text| text.parse().ok());
        let default = parameter.and_then(|parameter| parameter.default);
        let default = default.and_then(|size| usize::try_from(size).ok());
        asked.or(default).unwrap_or(30)
    }

    /// Opaque, and full of signs that a query must encode. `%2B` tells who
    /// decodes twice.
    fn cursor(&self, place: Cursor, filters: &BTreeMap<String, String>) -> String {
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
    fn read_cursor(&self, text: &str, filters: &BTreeMap<String, String>) -> Option<Cursor> {
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

/// A parameter named like a property asks for its value; `name__in`, for one of
/// the ids of the object `name`.
fn matches(item: &Value, filters: &BTreeMap<String, String>) -> bool {
    filters.iter().all(|(name, asked)| {
        let text = |value: &Value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        };
        match (name.strip_suffix("__in"), item.get(name)) {
            (Some(object), _) => asked.split(',').any(|id| text(&item[object]["id"]) == id),
            (None, Some(value)) => text(value) == *asked,
            (None, None) => true,
        }
    })
}

/// The schema of the items of an operation's 200.
fn item_schema(
    contract: &Contract,
    operation: &Operation<'_>,
    pagination: &Pagination,
) -> Result<Option<Pointer>, CouldNot> {
    let Some(page) = operation.page(contract) else {
        return Ok(None);
    };
    let Pagination::Cursor { items, .. } = pagination;
    let at = contract.property(&page, items)?;
    Ok(match contract.resolve(&at)?.shape {
        Shape::Array(item) => Some(item),
        _ => None,
    })
}

fn weak_points(contract: &Contract, item: &Pointer) -> Result<WeakPoints, CouldNot> {
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
                Shape::Text | Shape::Enum(_) | Shape::Union(_) => json!(["of another type"]),
                _ => json!("of another type"),
            };
            found.wrong = Some((name.clone(), value));
        }
    }
    Ok(found)
}

fn parameters(contract: &Contract, operation: &Operation<'_>) -> Result<Vec<Parameter>, CouldNot> {
    let mut found = Vec::new();
    for (at, parameter) in operation.parameters(contract) {
        let resolved = contract.resolve(&at.join("schema"))?;
        let number = |name: &str| resolved.schema.get(name).and_then(Value::as_i64);
        found.push(Parameter {
            name: parameter["name"].as_str().unwrap_or_default().to_owned(),
            required: parameter["required"] == true,
            many: matches!(resolved.shape, Shape::Array(_)),
            integer: matches!(resolved.shape, Shape::Integer),
            least: number("minimum"),
            most: number("maximum"),
            default: number("default"),
        });
    }
    Ok(found)
}

/// The body of each documented error: the document's default text at the first
/// place that `x-error-message` names.
fn errors(
    contract: &Contract,
    operation: &Operation<'_>,
) -> Result<BTreeMap<u16, Value>, CouldNot> {
    let mut errors = BTreeMap::new();
    for (status, schema) in operation.answers(contract) {
        let (Ok(status), Some(schema)) = (status.parse::<u16>(), schema) else {
            continue;
        };
        let places: Option<Vec<String>> =
            extension::read(contract.get(&schema), extension::ERROR_MESSAGE, &schema)?;
        let Some(place) = places.unwrap_or_default().into_iter().next() else {
            continue;
        };
        let at = contract.property(&schema, &place)?;
        let text = contract.get(&at)["default"].as_str().unwrap_or("refused");
        let mut body = json!({});
        put(&mut body, &place, json!(text));
        errors.insert(status, body);
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
