//! Invents a provider's data from templates and a seed.
//!
//! The file `contract/fixtures/PROVIDER.json` defines each list. Lists are invented in the
//! order of the file, and a list that owns another one comes before it.
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
//! Settings of the whole server:
//!
//! - `ignores_bad_queries`: whether unknown parameters and wrong values in a query are
//!   ignored. By default they get a 400.
//! - `reason`: the JSON pointer of the reason in errors that the document does not have. By
//!   default they have no body.
//!
//! Settings of a list:
//!
//! - `count`: the smallest and the largest number of items. With `of`, they apply to each
//!   item of that list, which is the owner. The first owner has the largest number, the second
//!   the smallest.
//! - `item`: the template of an item.
//! - `variants`: sets of properties, one of which is added to each item. Each set is used
//!   once before one is used again. After that, `weight` decides.
//! - `also`: sets of properties that are added to every item.
//! - `when`, of a set: the values that the owner must have, by JSON pointer.
//! - `page_size`: the number of items on a page if neither the query nor the document states
//!   it.
//! - `page`: what a page has in addition to its items.
//! - `filters`: which items parameters select, see [`Filter`]. A parameter without a filter
//!   selects items by the property with its name.
//!
//! A property whose name starts with `$` is for filters, and is never sent. Templates are
//! JSON with these directives:
//!
//! - `{"$pick": POOL}` or `{"$pick": [..]}`: one value of several
//! - `{"$number": FIRST}`: the number of the item in its list, counted from this one
//! - `{"$text": ".."}`: the text, with the item's number from 01 in place of `{}`
//! - `{"$owner": POINTER}`: the owner's value at this pointer
//! - `{"$time": FORMAT}`: the time of the item as `strftime` writes it, or as a number for
//!   `%s`. The first item of an owner has the owner's time.
//! - `{"$newest": LIST}`: the last item of that list that this item owns, or null
//! - `{"$last": LIST}`: an array of that item, or an empty array
//! - `{"$some": [LIST, POINTER, VALUE]}`: whether this item owns an item with that value at
//!   the pointer
//!
//! The last three are allowed only as values of an item's own properties.

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
    /// Whether unknown parameters and wrong values in a query are ignored.
    pub(super) ignores_bad_queries: bool,
    /// Where an error that the document does not have states its reason.
    pub(super) reason: Option<String>,
}

/// The items of a list, and how they are sent.
pub(super) struct Items {
    pub(super) items: Vec<Value>,
    /// By parameter.
    pub(super) filters: BTreeMap<String, Filter>,
    /// What a page has in addition to its items.
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
    /// Values that the owner must have, by JSON pointer.
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

#[cfg(test)]
mod tests {
    use super::invent;

    fn list(text: &str) -> String {
        format!(r#"{{ "pools": {{ "none": [] }}, "lists": {{ "list": {text} }} }}"#)
    }

    #[test]
    fn the_same_templates_and_seed_give_the_same_items() {
        let text = list(
            r#"{ "count": [9, 9], "item": { "n": { "$number": 1 }, "p": { "$pick": [1, 2, 3] } } }"#,
        );
        let items = |seed| {
            let fixtures = invent(&text, seed).unwrap_or_else(|error| panic!("{error}"));
            fixtures.items()["list"].clone()
        };
        assert_eq!(items(7), items(7));
        assert_ne!(items(7), items(8));
        assert_eq!(items(7).len(), 9);
    }

    #[test]
    fn wrong_templates_are_an_error_that_names_the_directive() {
        for (item, said) in [
            (
                r#"{ "a": { "$pick": "none" } }"#,
                "`$pick` has nothing to pick from",
            ),
            (
                r#"{ "a": { "$pick": "unknown" } }"#,
                "`$pick` has nothing to pick from",
            ),
            (r#"{ "a": { "$pick": 1 } }"#, "`$pick`"),
            (r#"{ "a": { "$number": -1 } }"#, "`$number`"),
            (r#"{ "a": { "$time": "%" } }"#, "`$time`"),
            (r#"{ "a": { "$time": "%!" } }"#, "`$time`"),
            (r#"{ "a": { "$some": [] } }"#, "`$some`"),
            (r#"{ "a": { "$explode": 1 } }"#, "`$explode`"),
        ] {
            let text = list(&format!(r#"{{ "count": [1, 1], "item": {item} }}"#));
            let error = invent(&text, 0)
                .map(|_| ())
                .map_err(|error| error.to_string());
            assert!(error.is_err_and(|error| error.contains(said)), "{item}");
        }
        for text in [
            "",
            "{}",
            r#"{ "lists": {}, "lenient": true }"#,
            &list("{}"),
            &list(r#"{ "of": "later", "count": [1, 1], "item": {} }"#),
            &list(r#"{ "count": [1, 1], "item": {}, "variants": [{ "set": [1] }] }"#),
        ] {
            assert!(invent(text, 0).is_err(), "{text}");
        }
        let last =
            list(r#"{ "count": [2, 2], "item": { "a": { "$number": 18446744073709551615 } } }"#);
        assert!(invent(&last, 0).is_ok());
    }
}
