//! Guesses how lists are paginated: from the names of query parameters and of the properties
//! of responses.

use conversation_apis_codegen::extension::{PAGINATION, Style};
use conversation_apis_codegen::generate::{Component, Model, TypeRef};
use conversation_apis_codegen::walk::{self, Operation};
use serde_json::{Value, json};

use super::names::{self, normal, rank};
use super::page::{Place, Types};
use super::{Builder, List, Unknown};

/// The smallest number of pages that a bounded parameter must allow.
const PAGES: u64 = 100;

/// For each operation whose parameters look like pagination: a guess, or what to look up.
pub(super) fn candidates(stated: &Value, types: &Types<'_>) -> Vec<Result<List, Unknown>> {
    let operations = walk::operations(types.document);
    let operations = operations.filter(|operation| {
        let own = stated.pointer(operation.at.as_str());
        own.is_some_and(|own| own.get(PAGINATION).is_none()) && is_reading(operation)
    });
    let candidates = operations.filter_map(|operation| {
        let query = Query::of(&operation, types);
        let candidate = candidate(&operation, &query, types)?;
        let about = format!("{} {}", operation.http_method(), operation.path);
        Some(match candidate {
            Ok(Builder { pagination, clues }) => Ok(List {
                method: operation.method.to_owned(),
                path: operation.path.to_owned(),
                pagination: pagination.into(),
                clues,
            }),
            Err(text) => Err(Unknown {
                about: Some(about),
                text,
            }),
        })
    });
    candidates.collect()
}

/// Whether an operation certainly only reads.
fn is_reading(operation: &Operation<'_>) -> bool {
    let last = operation.path.rsplit('/').next().unwrap_or_default();
    match operation.method {
        "get" => true,
        "post" => rank(last, names::READING).is_some(),
        _ => false,
    }
}

/// A query parameter that looks like a part of pagination.
struct Parameter<'a> {
    name: String,
    schema: &'a Value,
    of: Option<TypeRef>,
}

/// The query parameters that look like pagination.
struct Query<'a> {
    number: Option<Parameter<'a>>,
    cursor: Option<Parameter<'a>>,
    before: Option<Parameter<'a>>,
    offset: Option<Parameter<'a>>,
    size: Option<Parameter<'a>>,
}

impl<'a> Query<'a> {
    fn of(operation: &Operation<'a>, types: &Types<'a>) -> Self {
        let parameters = operation.parameters(types.document);
        let find = |among: &[&str]| {
            let parameters = parameters.iter().map(|(_, parameter)| *parameter);
            let parameters = parameters.filter(|parameter| parameter["in"] == "query");
            let ranked = parameters.filter_map(|parameter| {
                let name = parameter["name"].as_str()?;
                Some((rank(name, among)?, name, parameter))
            });
            let (_, name, parameter) = ranked.min_by_key(|(rank, ..)| *rank)?;
            Some(Parameter {
                name: name.to_owned(),
                schema: &parameter["schema"],
                of: types.of(&parameter["schema"]),
            })
        };
        Self {
            number: find(names::NUMBER),
            cursor: find(names::CURSOR),
            before: find(names::BEFORE),
            offset: find(names::OFFSET),
            size: find(names::SIZE),
        }
    }
}

/// A guess, or what to look up. `None` if no parameter looks like pagination.
fn candidate(
    operation: &Operation<'_>,
    query: &Query<'_>,
    types: &Types<'_>,
) -> Option<Result<Builder, String>> {
    if query.number.is_none()
        && query.cursor.is_none()
        && query.before.is_none()
        && query.offset.is_none()
    {
        return None;
    }
    Some(page(operation).and_then(|page| {
        let places = types.places(page);
        let items = items(operation, &places)?;
        let TypeRef::List(item) = &items.of else {
            return Err("where its items are: its response is not a list".to_owned());
        };
        let mut builder = style(query, &places, item, types)?;
        if let Some(size) = &query.size {
            let from = format!("the query parameter `{}`", size.name);
            builder.add("size", json!(size.name), from);
        }
        let from = match (items.name, single(&places)) {
            ("", _) => "the response, which is a list".to_owned(),
            (name, true) => format!("`{name}`, the only list in the response"),
            (name, false) => format!("the name `{name}`; the response has other lists"),
        };
        builder.add("items", json!(items.pointer), from);
        // Without ids, a walk cannot tell that a page repeats items.
        let Some(id) = id(item, types) else {
            return Err(
                "which property identifies an item, which a walk needs to find repeated items: none is called `id`, `uuid` or `uid`"
                    .to_owned(),
            );
        };
        let from = format!("the property `{}` of an item", id.name);
        builder.add("id", json!(id.pointer), from);
        add_total(&mut builder, &places);
        Ok(builder)
    }))
}

/// The schema of the page.
fn page<'a>(operation: &Operation<'a>) -> Result<&'a Value, String> {
    let value: &'a Value = operation.value;
    let responses = value["responses"].as_object().into_iter().flatten();
    let successes = responses.filter(|(status, _)| !status.starts_with("x-"));
    if successes.count() > 1 {
        return Err(
            "how its pages follow each other: it has several successes, and a list must have one"
                .to_owned(),
        );
    }
    let at = "/responses/200/content/application~1json/schema";
    let text = "how its pages follow each other: the document does not state its response as JSON with the status 200";
    value.pointer(at).ok_or_else(|| text.to_owned())
}

/// The lists of a page that are the least deep, of objects if there are such.
fn lists<'p, 'a>(places: &'p [Place<'a>]) -> Vec<&'p Place<'a>> {
    let lists = || {
        let lists = places.iter();
        lists.filter(|place| matches!(place.of, TypeRef::List(_)))
    };
    let is_of_objects = |place: &&Place<'_>| matches!(&place.of, TypeRef::List(item) if matches!(&**item, TypeRef::Named(_)));
    let objects: Vec<_> = lists().filter(is_of_objects).collect();
    let found = match objects.is_empty() {
        true => lists().collect(),
        false => objects,
    };
    let least = found.iter().map(|place| place.depth).min();
    let found = found.into_iter();
    found.filter(|place| Some(place.depth) == least).collect()
}

fn single(places: &[Place<'_>]) -> bool {
    lists(places).len() == 1
}

/// Where the items of a page are.
fn items<'p, 'a>(
    operation: &Operation<'_>,
    places: &'p [Place<'a>],
) -> Result<&'p Place<'a>, String> {
    let lists = lists(places);
    if let [only] = lists[..] {
        return Ok(only);
    }
    if let [
        Place {
            of: TypeRef::Nullable(_),
            ..
        },
    ] = places
    {
        return Err("how its pages follow each other: its response may be null".to_owned());
    }
    if lists.is_empty() {
        return Err("where its items are: the documented response has no list".to_owned());
    }
    let segments = operation.path.rsplit('/');
    let mut segments = segments.filter(|part| !part.is_empty() && !part.contains('{'));
    let last = normal(segments.next().unwrap_or_default());
    let mut named = lists.iter().filter(|place| normal(place.name) == last);
    if let Some(named) = named.next() {
        return Ok(named);
    }
    let ranked = lists.iter().filter_map(|place| {
        let rank = rank(place.name, names::ITEMS)?;
        Some((rank, *place))
    });
    let best = ranked.min_by_key(|(rank, _)| *rank);
    best.map(|(_, place)| place).ok_or_else(|| {
        let names = lists.iter().map(|place| format!("`{}`", place.pointer));
        let names: Vec<String> = names.collect();
        format!("which of its lists has the items: {}", names.join(", "))
    })
}

/// How one page leads to the next.
fn style(
    query: &Query<'_>,
    places: &[Place<'_>],
    item: &TypeRef,
    types: &Types<'_>,
) -> Result<Builder, String> {
    let mut reason = None;
    if let Some(cursor) = &query.cursor {
        match by_cursor(cursor, places) {
            Ok(builder) => return Ok(builder),
            Err(text) => reason = Some(text),
        }
    }
    if let Some(number) = &query.number {
        return by_number(number, types);
    }
    if let Some(before) = &query.before {
        match by_id(before, item, types) {
            Ok(builder) if query.cursor.is_none() => return Ok(builder),
            Ok(_) => {
                reason = Some(format!(
                    "whether `{}` can be combined with its counterpart, and how many items a page can then have: both together are the style `window`; alone, `{}` is the style `before`",
                    before.name, before.name
                ));
            }
            Err(text) => reason = reason.or(Some(text)),
        }
    }
    Err(reason.unwrap_or_else(|| {
        let offset = query.offset.as_ref();
        let name = offset.map(|offset| offset.name.as_str()).unwrap_or_default();
        format!(
            "whether its pages can be selected in another way: `{name}` counts items, and lists by offset cannot be walked, because they miss items while the list changes"
        )
    }))
}

fn by_cursor(cursor: &Parameter<'_>, places: &[Place<'_>]) -> Result<Builder, String> {
    let name = &cursor.name;
    if cursor.of != Some(TypeRef::Text) {
        return Err(format!(
            "how its pages follow each other: `{name}` is not a string, which a cursor must be"
        ));
    }
    let ranked = places.iter().filter_map(|place| {
        let rank = rank(place.name, names::NEXT)?;
        (place.of == TypeRef::Text).then_some((rank, place))
    });
    let Some((_, next)) = ranked.min_by_key(|(rank, _)| *rank) else {
        return Err(format!(
            "where a page has the cursor for `{name}`: no string in the documented response has the name of one. If `{name}` is the id of the last item of a page, the list cannot be walked yet"
        ));
    };
    if is_link(next.schema) {
        return Err(format!(
            "how its pages follow each other: `{}` seems to be a link to the next page, and not a cursor for `{name}`",
            next.pointer
        ));
    }
    if next.required && !next.nullable {
        return Err(format!(
            "how its pages end: every page has `{}`, which is never null",
            next.pointer
        ));
    }
    let mut builder = Builder::of(
        Style::Cursor,
        format!("the query parameter `{name}`, a string"),
    );
    builder.also("parameter", json!(name));
    let from = format!("the name `{}`", next.name);
    builder.add("next", json!(next.pointer), from);
    if next.required && next.nullable {
        let from = format!("`{}`, which is required and nullable", next.name);
        builder.add("next_required", json!(true), from);
    }
    Ok(builder)
}

/// Whether a value is the URL of a page.
fn is_link(schema: &Value) -> bool {
    let is_url = |value: &Value| value.as_str().is_some_and(|text| text.starts_with("http"));
    let format = schema["format"].as_str().unwrap_or_default();
    format.starts_with("uri") || format == "url" || is_url(&schema["example"])
}

fn by_number(number: &Parameter<'_>, types: &Types<'_>) -> Result<Builder, String> {
    let name = &number.name;
    let bounds = match number.of.as_ref().and_then(TypeRef::named) {
        Some(component) => match types.model.component_of(component) {
            Some(Component::Bounded {
                minimum, maximum, ..
            }) => Some((*minimum, *maximum)),
            _ => None,
        },
        None => None,
    };
    let is_integer = number.of.as_ref().is_some_and(TypeRef::is_integer);
    if !is_integer && bounds.is_none() {
        return Err(format!(
            "whether `{name}` is an integer, which the number of a page must be: the document does not say so"
        ));
    }
    let first = bounds.map_or(1, |(minimum, _)| minimum);
    let default = default_of(number.schema, types);
    if default == Some(0) || first == 0 && default != Some(1) {
        return Err(format!(
            "whether pages are numbered from 1: the document allows `{name}` to be 0, and only lists that start with page 1 can be walked"
        ));
    }
    if bounds.is_some_and(|(_, maximum)| maximum < i128::from(PAGES)) {
        return Err(format!("why `{name}` cannot exceed its documented maximum"));
    }
    let style = Style::PageNumber;
    let from = format!("the query parameter `{name}`, an integer");
    let mut builder = Builder::of(style, from);
    builder.also("parameter", json!(name));
    Ok(builder)
}

/// The documented default of a parameter.
fn default_of(schema: &Value, types: &Types<'_>) -> Option<i64> {
    let target = Model::reference(schema).map(|name| types.model.schema(&name));
    let schemas = [Some(schema), target].into_iter().flatten();
    let mut defaults = schemas.filter_map(|schema| schema["default"].as_i64());
    defaults.next()
}

fn by_id(before: &Parameter<'_>, item: &TypeRef, types: &Types<'_>) -> Result<Builder, String> {
    let name = &before.name;
    let is_integer = before.of.as_ref().is_some_and(TypeRef::is_integer);
    let has_id = id(item, types).is_some_and(|id| id.of.is_integer());
    if !is_integer || !has_id {
        return Err(format!(
            "how its pages follow each other: only ids that are integers can be walked by `{name}`"
        ));
    }
    let from = format!(
        "the query parameter `{name}`, an integer as the id of an item is; that a page has its oldest item first cannot be seen"
    );
    let mut builder = Builder::of(Style::Before, from);
    builder.also("parameter", json!(name));
    Ok(builder)
}

/// The id of an item.
fn id<'a>(item: &TypeRef, types: &Types<'a>) -> Option<Place<'a>> {
    let ranked = types.item(item).into_iter().filter_map(|place| {
        let is_id = place.of.is_integer() || place.of == TypeRef::Text;
        Some((rank(place.name, names::ID)?, place)).filter(|_| is_id)
    });
    let best = ranked.min_by_key(|(rank, _)| *rank);
    best.map(|(_, place)| place)
}

fn add_total(builder: &mut Builder, places: &[Place<'_>]) {
    let ranked = places.iter().filter_map(|place| {
        let rank = rank(place.name, names::TOTAL)?;
        place.of.is_integer().then_some((rank, place))
    });
    if let Some((_, total)) = ranked.min_by_key(|(rank, _)| *rank) {
        let from = format!("the name `{}`", total.name);
        builder.add("total", json!(total.pointer), from);
    }
}
