//! Guesses how lists are paginated: from the names of query parameters and of the properties
//! of responses.

use conversation_apis_codegen::extension::{PAGINATION, Style};
use conversation_apis_codegen::generate::{Component, Model, TypeRef};
use conversation_apis_codegen::walk::{self, Operation};
use serde_json::{Value, json};

use super::cursor::by_cursor;
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
pub(super) struct Parameter<'a> {
    pub(super) name: String,
    pub(super) of: Option<TypeRef>,
    schema: &'a Value,
    /// In lower case.
    description: String,
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
            let description = parameter["description"].as_str().unwrap_or_default();
            Some(Parameter {
                name: name.to_owned(),
                description: description.to_lowercase(),
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
        let mut builder = style(query, &places, types)?;
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
        let Some((id, from)) = id(operation, item, types) else {
            return Err(
                "which property identifies an item, which a walk needs to find repeated items: none is called `id`, `uuid` or `uid`, or as the parameter of the path of one item"
                    .to_owned(),
            );
        };
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
fn style(query: &Query<'_>, places: &[Place<'_>], types: &Types<'_>) -> Result<Builder, String> {
    let mut reason = None;
    if let Some(cursor) = &query.cursor {
        match by_cursor(cursor, places) {
            Ok(builder) => return Ok(builder),
            Err(text) => reason = Some(text),
        }
    }
    if let Some(number) = &query.number {
        return by_number(number, places, types);
    }
    if let Some(before) = &query.before {
        reason = reason.or_else(|| {
            Some(format!(
                "whether a page that is selected with `{0}` has its oldest item first, and the first page the newest items: then its style is `before`; together with a counterpart of `{0}`, it can be the style `window`",
                before.name
            ))
        });
    }
    Err(reason.unwrap_or_else(|| {
        let offset = query.offset.as_ref();
        let name = offset.map(|offset| offset.name.as_str()).unwrap_or_default();
        format!(
            "whether its pages can be selected in another way: `{name}` counts items, and lists by offset cannot be walked, because they miss items while the list changes"
        )
    }))
}

/// Words that say that the first page is 0.
const ZERO: [&str; 9] = [
    "zero", "0-based", "0 based", "0-index", "0 index", "at 0", "from 0", "with 0", "is 0",
];

fn by_number(
    number: &Parameter<'_>,
    places: &[Place<'_>],
    types: &Types<'_>,
) -> Result<Builder, String> {
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
    let default = default_of(number.schema, types);
    let least = bounds.map(|(minimum, _)| minimum);
    let is_from_one = default == Some(1) || least == Some(1);
    let says_zero = default == Some(0)
        || least.is_some_and(|least| least < 1)
        || ZERO.iter().any(|words| number.description.contains(words));
    if default == Some(0) || says_zero && !is_from_one {
        return Err(format!(
            "whether pages are numbered from 1: the document says that `{name}` can be 0, and only lists that start with page 1 can be walked"
        ));
    }
    let of_spring = places
        .iter()
        .find(|place| rank(place.name, names::FROM_ZERO).is_some());
    if let (Some(place), false) = (of_spring, is_from_one) {
        return Err(format!(
            "whether pages are numbered from 1: frameworks whose pages have `{}` number them from 0",
            place.name
        ));
    }
    if bounds.is_some_and(|(_, maximum)| maximum < i128::from(PAGES)) {
        return Err(format!("why `{name}` cannot exceed its documented maximum"));
    }
    let style = Style::PageNumber;
    let first = match is_from_one {
        true => "whose first value is 1",
        false => "that its first value is 1 cannot be seen",
    };
    let from = format!("the query parameter `{name}`, an integer; {first}");
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

/// The id of an item, and what it is seen from: its name, or the path of one item.
fn id<'a>(
    operation: &Operation<'_>,
    item: &TypeRef,
    types: &Types<'a>,
) -> Option<(Place<'a>, String)> {
    let places = types.item(item).into_iter();
    let mut places: Vec<Place<'a>> = places
        .filter(|place| place.of.is_integer() || place.of == TypeRef::Text)
        .collect();
    places.sort_by_key(|place| rank(place.name, names::ID).unwrap_or(usize::MAX));
    let paths = types.document["paths"].as_object().into_iter().flatten();
    let mut of_item = paths.filter_map(|(path, _)| {
        let below = path.strip_prefix(operation.path)?.strip_prefix("/{")?;
        Some((path, below.strip_suffix('}')?))
    });
    let of_item = of_item.find(|(_, parameter)| !parameter.contains('/'));
    places.into_iter().find_map(|place| {
        if rank(place.name, names::ID).is_some() {
            let from = format!("the property `{}` of an item", place.name);
            return Some((place, from));
        }
        let (path, parameter) = of_item?;
        let from = format!("the property `{}` of an item, as in `{path}`", place.name);
        (normal(place.name) == normal(parameter)).then_some((place, from))
    })
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
