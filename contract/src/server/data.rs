//! Invents a provider's data from templates and a seed.
//!
//! A file `contract/fixtures/PROVIDER.json` has a definition for each list
//! operation, in the order of invention, an owner before what it owns:
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
//! Beside them stand the ways of the server: whether it is `lenient` with its
//! query, where a refusal that the document does not have says why (`refusal`); and in a list how many items a page has (`page_size`), what it has
//! beside them (`page`), and what its
//! parameters ask of an item where a name does not tell (`filters`, see
//! [`Filter`]). A property named with a `$` is for filters, and never sent.
//!
//! `count` is the least and the most there are, for each owner where `of` names
//! a list: the first owner has the most, the second the least. On `item` come
//! the layers of one of the `variants` and of all of `also` whose `when` holds
//! of the owner. Every variant that can be used is used once before one is used
//! again; then `weight` decides. In templates stand, besides plain JSON:
//!
//! - `{"$pick": POOL}` or `{"$pick": [..]}`: one of them
//! - `{"$number": FIRST}`: counts the list's items from this number on
//! - `{"$text": ".."}`: the text with the item's count, two digits at least, for `{}`
//! - `{"$owner": POINTER}`: what the owner has there
//! - `{"$time": FORMAT}`: the item's time, as `strftime` writes it, `%s` as a
//!   number; the first item of an owner has the owner's
//! - `{"$newest": LIST}`: the last of the items of that list which this one
//!   owns, or null; as a property of the item itself
//! - `{"$last": LIST}`: an array of that, or an empty one
//! - `{"$some": [LIST, POINTER, VALUE]}`: whether it owns one that has the value
//!   there; as a property of the item itself

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::Error;
use crate::cases;

/// What a provider's server has, and its ways.
#[derive(Default)]
pub(super) struct Data {
    /// The items of each list operation.
    pub(super) items: BTreeMap<String, Vec<Value>>,
    /// By list operation and parameter.
    pub(super) filters: BTreeMap<String, BTreeMap<String, Filter>>,
    /// Whether what is unknown or wrong in a query is ignored.
    pub(super) lenient: bool,
    /// Where a refusal that no document has says why; without one it has no body.
    pub(super) refusal: Option<String>,
    /// What a page has beside its items, by list operation.
    pub(super) pages: BTreeMap<String, Value>,
    /// How many items a page has where neither query nor document says, by list
    /// operation.
    pub(super) page_sizes: BTreeMap<String, usize>,
}

/// What a parameter asks of an item.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Filter {
    /// The JSON pointer of a value that is the parameter's; of an array, that has it.
    pub(super) at: String,
    /// What stands before that value in the parameter.
    pub(super) prefix: String,
    /// A text in it is enough.
    pub(super) contains: bool,
    /// What is asked where the query does not say.
    pub(super) default: Vec<String>,
    /// A value that asks for nothing.
    pub(super) all: Option<String>,
    /// By value: what each asks for, by JSON pointer. Null asks for nothing
    /// there, true for anything.
    pub(super) cases: BTreeMap<String, BTreeMap<String, Value>>,
}

/// When the first thing invented is: 2023-01-31 16:22:17.327878 UTC.
fn beginning() -> Timestamp {
    Timestamp::from_microsecond(1_675_182_137_327_878).unwrap_or_default()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Templates {
    #[serde(default)]
    pools: BTreeMap<String, Vec<Value>>,
    #[serde(default)]
    lenient: bool,
    refusal: Option<String>,
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

/// Something invented, with what is not part of its JSON.
struct Item {
    json: Value,
    time: Timestamp,
    /// Its owner's place in the owner's list.
    owner: Option<usize>,
}

struct Inventor {
    random: Random,
    pools: BTreeMap<String, Vec<Value>>,
    made: BTreeMap<String, Vec<Item>>,
}

/// What a template is filled in for.
struct Place<'a> {
    number: usize,
    time: Timestamp,
    owner: Option<&'a Value>,
}

/// Invents everything. The same templates and seed give the same data.
pub(super) fn invent(templates: &str, seed: u64) -> Result<Data, Error> {
    let templates: Templates = serde_json::from_str(templates)?;
    let mut inventor = Inventor {
        random: Random(seed),
        pools: templates.pools,
        made: BTreeMap::new(),
    };
    let (mut filters, mut pages) = (BTreeMap::new(), BTreeMap::new());
    let mut page_sizes = BTreeMap::new();
    for (name, list) in &templates.lists {
        let list = List::deserialize(list)?;
        let items = inventor.list(&list)?;
        inventor.made.insert(name.clone(), items);
        filters.insert(name.clone(), list.filters);
        pages.extend(list.page.map(|page| (name.clone(), page)));
        page_sizes.extend(list.page_size.map(|size| (name.clone(), size)));
    }
    inventor.refer_to_owned(&templates.lists)?;
    let json = |items: Vec<Item>| items.into_iter().map(|item| item.json).collect();
    let made = inventor.made.into_iter();
    Ok(Data {
        items: made.map(|(name, items)| (name, json(items))).collect(),
        filters,
        lenient: templates.lenient,
        refusal: templates.refusal,
        pages,
        page_sizes,
    })
}

impl Inventor {
    fn list(&mut self, list: &List) -> Result<Vec<Item>, Error> {
        let owners: Vec<(Option<usize>, Option<Value>, Timestamp)> = match &list.of {
            None => vec![(None, None, beginning())],
            Some(name) => {
                let owners = self.made.get(name);
                let owners = owners.ok_or_else(|| wrong(&format!("no list `{name}` before")))?;
                let owner = |(index, item): (usize, &Item)| {
                    (Some(index), Some(item.json.clone()), item.time)
                };
                owners.iter().enumerate().map(owner).collect()
            }
        };
        let mut items = Vec::new();
        let mut used = BTreeSet::new();
        for (index, (owner, json, start)) in owners.iter().enumerate() {
            let mut time = *start;
            for _ in 0..self.count(list.count, index) {
                let place = Place {
                    number: items.len(),
                    time,
                    owner: json.as_ref(),
                };
                items.push(Item {
                    json: self.item(list, &place, &mut used)?,
                    time,
                    owner: *owner,
                });
                time += SignedDuration::from_secs(self.random.between(20, 20_000).cast_signed());
            }
        }
        Ok(items)
    }

    /// The most for the first, the least for the second, so that both are there.
    fn count(&mut self, (least, most): (u64, u64), index: usize) -> u64 {
        match index {
            0 => most,
            1 => least,
            _ => self.random.between(least, most),
        }
    }

    fn item(
        &mut self,
        list: &List,
        place: &Place<'_>,
        used: &mut BTreeSet<usize>,
    ) -> Result<Value, Error> {
        let mut item = self.fill(&list.item, place)?;
        let fits = |layers: &&Layers| {
            let owner = place.owner.unwrap_or(&Value::Null);
            let mut when = layers.when.iter();
            when.all(|(pointer, value)| owner.pointer(pointer) == Some(value))
        };
        let variants: Vec<(usize, &Layers)> = list
            .variants
            .iter()
            .enumerate()
            .filter(|(_, layers)| fits(layers))
            .collect();
        let chosen = match variants.iter().find(|(index, _)| !used.contains(index)) {
            Some(fresh) => Some(*fresh),
            None => self.random.weighted(&variants),
        };
        used.extend(chosen.map(|(index, _)| index));
        let also = list.also.iter().filter(fits);
        for layers in chosen.map(|(_, layers)| layers).into_iter().chain(also) {
            for layer in &layers.set {
                let Value::Object(layer) = self.fill(layer, place)? else {
                    return Err(wrong("a layer is no object"));
                };
                for (name, value) in layer {
                    cases::set(&mut item, &Pointer::default().join(name), value);
                }
            }
        }
        Ok(item)
    }

    fn fill(&mut self, template: &Value, place: &Place<'_>) -> Result<Value, Error> {
        Ok(match template {
            Value::Object(object) => match directive(object) {
                Some((name, argument)) => self.direct(name, argument, template, place)?,
                None => {
                    let mut filled = Map::new();
                    for (name, value) in object {
                        filled.insert(name.clone(), self.fill(value, place)?);
                    }
                    Value::Object(filled)
                }
            },
            plain => plain.clone(),
        })
    }

    fn direct(
        &mut self,
        name: &str,
        argument: &Value,
        template: &Value,
        place: &Place<'_>,
    ) -> Result<Value, Error> {
        let count = place.number + 1;
        Ok(match (name, argument) {
            ("$pick", Value::Array(choices)) => {
                let choice = self.random.of(choices)?;
                self.fill(&choice, place)?
            }
            ("$pick", Value::String(pool)) => {
                let choices = self.pools.get(pool).cloned().unwrap_or_default();
                let choice = self.random.of(&choices)?;
                self.fill(&choice, place)?
            }
            ("$number", Value::Number(first)) => {
                let first = first.as_u64().ok_or_else(|| wrong("$number"))?;
                Value::from(first + place.number as u64)
            }
            ("$text", Value::String(text)) => text.replace("{}", &format!("{count:02}")).into(),
            ("$time", Value::String(format)) if format == "%s" => {
                Value::from(place.time.as_second())
            }
            ("$time", Value::String(format)) => place.time.strftime(format).to_string().into(),
            ("$owner", Value::String(pointer)) => {
                let owner = place.owner.and_then(|owner| owner.pointer(pointer));
                owner.cloned().unwrap_or_default()
            }
            // They wait until what is owned is there.
            ("$newest" | "$last" | "$some", _) => template.clone(),
            _ => return Err(wrong(name)),
        })
    }

    /// Replaces `$newest` and `$some`, which look at what came later.
    fn refer_to_owned(&mut self, lists: &Map<String, Value>) -> Result<(), Error> {
        // What is owned first, so that its owner repeats it as it will be.
        for name in lists.keys().rev() {
            let mut items = self.made.remove(name).unwrap_or_default();
            for (index, item) in items.iter_mut().enumerate() {
                let Value::Object(object) = &mut item.json else {
                    continue;
                };
                for value in object.values_mut() {
                    let Some((name, argument)) = value.as_object().and_then(directive) else {
                        continue;
                    };
                    *value = self.owned(name, argument, index)?;
                }
            }
            self.made.insert(name.clone(), items);
        }
        Ok(())
    }

    fn owned(&self, name: &str, argument: &Value, owner: usize) -> Result<Value, Error> {
        let of = |list: &str| {
            let items = self.made.get(list).into_iter().flatten();
            items
                .filter(move |item| item.owner == Some(owner))
                .map(|item| &item.json)
        };
        match (name, argument) {
            ("$newest", Value::String(list)) => {
                Ok(of(list).next_back().cloned().unwrap_or_default())
            }
            ("$last", Value::String(list)) => {
                Ok(of(list).next_back().cloned().into_iter().collect())
            }
            ("$some", Value::Array(arguments)) => match arguments.as_slice() {
                [Value::String(list), Value::String(at), value] => {
                    Ok(of(list).any(|item| item.pointer(at) == Some(value)).into())
                }
                _ => Err(wrong(name)),
            },
            _ => Err(wrong(name)),
        }
    }
}

/// An object whose only property is named with a `$`.
fn directive(object: &Map<String, Value>) -> Option<(&str, &Value)> {
    let (name, argument) = object.iter().next()?;
    (object.len() == 1 && name.starts_with('$')).then_some((name, argument))
}

fn wrong(what: &str) -> Error {
    Error(format!("the templates of the invented data: {what}"))
}

/// SplitMix64: small, and the same for ever, unlike a generator of a crate.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `most`, both possible.
    fn between(&mut self, least: u64, most: u64) -> u64 {
        let span = most.saturating_sub(least).saturating_add(1);
        least + self.next() % span
    }

    fn of(&mut self, choices: &[Value]) -> Result<Value, Error> {
        let last = choices.len().checked_sub(1);
        let last = last.ok_or_else(|| wrong("nothing to pick from"))?;
        let index = self.between(0, last as u64);
        Ok(choices[usize::try_from(index).unwrap_or_default()].clone())
    }

    fn weighted<'a>(&mut self, choices: &[(usize, &'a Layers)]) -> Option<(usize, &'a Layers)> {
        let all: u64 = choices.iter().map(|(_, layers)| layers.weight).sum();
        let mut left = self.between(0, all.saturating_sub(1));
        choices.iter().copied().find(|(_, layers)| {
            let here = left < layers.weight;
            left = left.saturating_sub(layers.weight);
            here
        })
    }
}
