//! Invents a provider's data from templates and a seed.
//!
//! The file `contract/fixtures/PROVIDER.json` defines each list, in the order in which they
//! are invented. A list that owns another one comes before it.
//!
//! ```json
//! {
//!   "pools": { "texts": ["Hello", "Good morning"] },
//!   "lists": {
//!     "listConversations": { "count": [25, 25], "item": { "id": { "$number": 1 } } },
//!     "listMessages": {
//!       "of": "listConversations",
//!       "count": [0, 60],
//!       "item": { "conversation_id": { "$owner": "/id" }, "content": { "$pick": "texts" } }
//!     }
//!   }
//! }
//! ```
//!
//! Of the whole server:
//!
//! - `ignores_bad_queries`: whether it ignores what is unknown or wrong in a query. By default
//!   it answers 400.
//! - `reason`: the JSON pointer of the reason in errors that the document does not have. By
//!   default they have no body.
//!
//! Of a list:
//!
//! - `count`: the smallest and the greatest number of items. With `of`, they are counted for
//!   each item of that list, which is their owner. The first owner has the greatest number,
//!   the second the smallest.
//! - `item`: the template of an item.
//! - `variants`: layers of properties, one of which is put on each item. Each is used once
//!   before one is used again; then `weight` decides.
//! - `also`: layers that are put on every item.
//! - `when`, of a layer: the values that the owner must have, by JSON pointer.
//! - `page_size`: how many items a page has if neither query nor document says.
//! - `page`: what a page has beside its items.
//! - `filters`: what parameters ask of an item, see [`Filter`]. Without one, a parameter asks
//!   for the value of the property of its name.
//!
//! A property named with `$` is for filters, and is never sent. Templates are JSON with these
//! directives:
//!
//! - `{"$pick": POOL}` or `{"$pick": [..]}`: one value of several
//! - `{"$number": FIRST}`: the number of the item in its list, counted from this one
//! - `{"$text": ".."}`: the text, with the item's number from 01 in place of `{}`
//! - `{"$owner": POINTER}`: the value that the owner has there
//! - `{"$time": FORMAT}`: the time of the item as `strftime` writes it, or as a number for
//!   `%s`. The first item of an owner has the owner's time.
//! - `{"$newest": LIST}`: the last item of that list that this item owns, or null
//! - `{"$last": LIST}`: an array of that item, or an empty array
//! - `{"$some": [LIST, POINTER, VALUE]}`: whether this item owns one with that value there
//!
//! The last three stand only as values of an item's own properties.

mod inventor;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use self::inventor::Inventor;
use super::filter::Filter;
use crate::Error;

/// The invented data of a provider.
pub(super) struct Fixtures {
    /// By list operation.
    pub(super) lists: BTreeMap<String, Items>,
    /// Whether what is unknown or wrong in a query is ignored.
    pub(super) ignores_bad_queries: bool,
    /// Where an error that the document does not have states its reason.
    pub(super) reason: Option<String>,
}

/// The items of a list, and how they are served.
pub(super) struct Items {
    pub(super) items: Vec<Value>,
    /// By parameter.
    pub(super) filters: BTreeMap<String, Filter>,
    /// What a page has beside its items.
    pub(super) page: Option<Value>,
    pub(super) page_size: Option<usize>,
}

impl Fixtures {
    /// The items of all lists.
    pub(super) fn items(&self) -> BTreeMap<String, Vec<Value>> {
        let lists = self.lists.iter();
        lists
            .map(|(name, list)| (name.clone(), list.items.clone()))
            .collect()
    }
}

/// The templates of a provider.
pub(super) fn templates(provider: &str) -> Option<&'static str> {
    Some(match provider {
        "partoo" => include_str!("../../fixtures/partoo.json"),
        "octopush" => include_str!("../../fixtures/octopush.json"),
        "ninetynine" => include_str!("../../fixtures/ninetynine.json"),
        _ => return None,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Templates {
    #[serde(default)]
    pools: BTreeMap<String, Vec<Value>>,
    #[serde(default)]
    ignores_bad_queries: bool,
    reason: Option<String>,
    lists: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    of: Option<String>,
    count: (u64, u64),
    page_size: Option<usize>,
    page: Option<Value>,
    #[serde(default)]
    filters: BTreeMap<String, Filter>,
    item: Value,
    #[serde(default)]
    variants: Vec<Layers>,
    #[serde(default)]
    also: Vec<Layers>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Layers {
    #[serde(default = "one")]
    weight: u64,
    /// Values asked of the owner, by JSON pointer.
    #[serde(default)]
    when: Map<String, Value>,
    set: Vec<Value>,
}

const fn one() -> u64 {
    1
}

/// Invents the data. The same templates and seed always give the same data.
pub(super) fn invent(templates: &str, seed: u64) -> Result<Fixtures, Error> {
    let templates: Templates = serde_json::from_str(templates)?;
    let mut inventor = Inventor::new(templates.pools, seed);
    let mut stated = Vec::new();
    for (name, list) in &templates.lists {
        let list = List::deserialize(list)?;
        inventor.invent(name, &list)?;
        stated.push((name.clone(), list));
    }
    let mut invented = inventor.finish(&templates.lists)?;
    let lists = stated.into_iter().map(|(name, list)| {
        let items = Items {
            items: invented.remove(&name).unwrap_or_default(),
            filters: list.filters,
            page: list.page,
            page_size: list.page_size,
        };
        (name, items)
    });
    Ok(Fixtures {
        lists: lists.collect(),
        ignores_bad_queries: templates.ignores_bad_queries,
        reason: templates.reason,
    })
}
