//! Invents a provider's data from templates and a seed.
//!
//! The file `server/fixtures/PROVIDER.json` defines collections of items, and the lists that
//! show them. Collections are invented in the order of the file, and a collection that owns
//! another one comes before it.
//!
//! ```json
//! {
//!   "pools": { "texts": ["Hello", "Good morning"] },
//!   "collections": {
//!     "conversations": { "count": [25, 25], "item": { "id": { "$number": 1 } } },
//!     "messages": {
//!       "of": "conversations",
//!       "count": [0, 60],
//!       "item": { "conversation_id": { "$owner": "/id" }, "content": { "$pick": "texts" } }
//!     }
//!   },
//!   "lists": {
//!     "listConversations": { "of": "conversations" },
//!     "listMessages": { "of": "messages", "page_size": 20 }
//!   },
//!   "ids": { "conversation_id": { "of": "conversations", "at": "/id" } }
//! }
//! ```
//!
//! Settings of the whole server:
//!
//! - `ids`: by name of a path parameter, the collection and the JSON pointer of the values
//!   that it can have. Any other value gets the documented 404. `also` lists values that it can
//!   have besides.
//! - `ignores_bad_queries`: whether unknown parameters, wrong values in a query and unknown
//!   properties in a body are ignored. By default they get the provider's answer to an
//!   invalid request.
//! - `reason`: the JSON pointer of the reason in errors that the document does not have. By
//!   default they have no body.
//!
//! Settings of a collection:
//!
//! - `count`: the smallest and the largest number of items. With `of`, they apply to each
//!   item of that collection, which is the owner. The first owner has the largest number, the
//!   second the smallest.
//! - `item`: the template of an item.
//! - `pool`, instead of `count` and `item`: the items are the values of this pool.
//! - `variants`: sets of properties, one of which is added to each item. Each set is used
//!   once before one is used again. After that, `weight` decides.
//! - `also`: sets of properties that are added to every item.
//! - `kept`: whether a server without invented data has the items nevertheless, because they are
//!   settings of the account.
//! - `when`, of a set: the values that the owner must have, by JSON pointer.
//!
//! Settings of a list, by `operationId`. The operation must have `x-pagination`:
//!
//! - `of`: the collection of its items. Without it, a handler selects the items.
//! - `page_size`: the number of items on a page if neither the query nor the document states
//!   it.
//! - `page`: what a page has in addition to its items.
//! - `numbers`: the JSON pointers of the number of the page and of the last page.
//! - `after`: a parameter with an id, for a list before an id. Alone, it selects up to `newer`
//!   items with a higher id. With the id that the page comes before, it selects up to
//!   `between` items between the two, including the one with this id.
//! - `filters`: which items parameters select, see [`Filter`]. A parameter without a filter
//!   selects items by the property with its name.
//!
//! A property whose name starts with `$` is for filters, and is never sent. Templates are
//! JSON with these directives:
//!
//! - `{"$pick": POOL}` or `{"$pick": [..]}`: one value of several. An item that is added to a server
//!   gets the last item of the collection with the name of the pool, if there is such a collection.
//!   If that is empty, one value is added to it
//! - `{"$number": FIRST}`: the number of the item in its collection, counted from this one
//! - `{"$text": ".."}`: the text, with the item's number from 01 in place of `{}`
//! - `{"$owner": POINTER}`: the owner's value at this pointer; if it has none, the property is absent
//! - `{"$time": FORMAT}`: the time of the item as `strftime` writes it, or as a number for
//!   `%s`. The first item of an owner has the owner's time.
//! - `{"$newest": COLLECTION}`: the last item of that collection that this item owns, or null
//! - `{"$last": COLLECTION}`: an array of that item, or an empty array
//! - `{"$some": [COLLECTION, POINTER, VALUE]}`: whether this item owns an item with that value at
//!   the pointer
//!
//! The last three are allowed only as values of an item's own properties.

mod inventor;
mod own;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use self::inventor::Inventor;
pub(super) use self::own::Own;
use super::filter::Filter;
use super::store::Store;
use crate::Error;

/// The templates of a provider's data, and the settings of its server.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fixtures {
    #[serde(default)]
    pools: BTreeMap<String, Vec<Value>>,
    /// By name of a path parameter.
    #[serde(default)]
    pub(super) ids: BTreeMap<String, Values>,
    /// Whether unknown parameters, wrong values and unknown properties are ignored.
    #[serde(default)]
    pub(super) ignores_bad_queries: bool,
    /// Where an error that the document does not have states its reason.
    pub(super) reason: Option<String>,
    collections: Map<String, Value>,
    /// By list operation.
    #[serde(default)]
    pub(super) lists: BTreeMap<String, Listing>,
}

/// Where the values of a path parameter are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Values {
    /// The collection.
    pub(super) of: String,
    /// The JSON pointer in an item.
    pub(super) at: String,
    /// Values that no item must have.
    #[serde(default)]
    pub(super) also: Vec<Value>,
}

/// How the items of a list are selected and sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listing {
    /// The collection. Empty if a handler selects the items.
    #[serde(default)]
    pub(super) of: String,
    /// By parameter.
    #[serde(default)]
    pub(super) filters: BTreeMap<String, Filter>,
    /// What a page has in addition to its items.
    pub(super) page: Option<Value>,
    pub(super) page_size: Option<usize>,
    /// Where a page states its own number and that of the last page.
    pub(super) numbers: Option<(String, String)>,
    pub(super) after: Option<After>,
    /// Integers in the query that the server reads, and that the document does not have.
    #[serde(default)]
    pub(super) undocumented: Vec<String>,
}

/// A parameter that selects items after an id.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct After {
    pub(super) parameter: String,
    /// The most items with a higher id than this one.
    pub(super) newer: usize,
    /// The most items from this id up to the id that the page comes before.
    pub(super) between: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Collection {
    of: Option<String>,
    #[serde(default)]
    count: (u64, u64),
    #[serde(default)]
    item: Value,
    pool: Option<String>,
    #[serde(default)]
    variants: Vec<Layers>,
    #[serde(default)]
    also: Vec<Layers>,
    #[serde(default)]
    kept: bool,
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

/// Reads the templates of a provider.
pub(super) fn read(templates: &str) -> Result<Fixtures, Error> {
    Ok(serde_json::from_str(templates)?)
}

impl Fixtures {
    /// Invents the data, and adds the caller's items. The same templates, items and seed always
    /// give the same data.
    pub(super) fn invent(&self, seed: u64, own: &Own) -> Result<Store, Error> {
        own.check(&self.collections)?;
        let mut inventor = Inventor::new(&self.pools, seed);
        for (name, collection) in &self.collections {
            let collection = Collection::deserialize(collection)?;
            match own.is_empty && !collection.kept {
                true => inventor.leave_empty(name),
                false => inventor.invent(name, &collection)?,
            }
        }
        for (number, name, item) in own.items() {
            let collection = self.collections.get(name).unwrap_or(&Value::Null);
            let collection = Collection::deserialize(collection)?;
            let added = inventor.add(name, &collection, item);
            added.map_err(|Error(text)| Error(format!("item {number} of `{name}`: {text}")))?;
        }
        let (items, latest) = inventor.finish(&self.collections)?;
        Ok(Store::new(items, seed, latest))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::Value;

    use super::{Own, Store, read};
    use crate::Error;

    fn invent(text: &str, seed: u64) -> Result<Store, Error> {
        read(text)?.invent(seed, &Own::default())
    }

    fn list(text: &str) -> String {
        format!(r#"{{ "pools": {{ "none": [] }}, "collections": {{ "list": {text} }} }}"#)
    }

    #[test]
    fn the_same_templates_and_seed_give_the_same_items() {
        let text = list(
            r#"{ "count": [9, 9], "item": { "n": { "$number": 1 }, "p": { "$pick": [1, 2, 3] } } }"#,
        );
        let items = |seed| {
            let store = invent(&text, seed).unwrap_or_else(|error| panic!("{error}"));
            let items: Vec<Arc<Value>> = store.all("list").to_vec();
            items
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
            r#"{ "collections": {}, "lenient": true }"#,
            &list(r#"{ "pool": "unknown" }"#),
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
