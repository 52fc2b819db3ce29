//! One pass over a body, for what its type does not check: whether a page has its list, whether
//! each item has its id, and whether points in time are some.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fmt;

use conversation_apis::Timestamp;
use conversation_apis_codegen::{Error, Pointer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::document::{Contract, Shape, Type, component, is_of};

/// Properties whose type in Rust allows more than the document, by name. Two properties of one
/// name may differ in the document, so a value that fits neither is only suspicious.
pub(super) struct Loose(HashMap<String, Vec<Form>>);

/// What the document allows for a property.
enum Form {
    /// A point in time, in JSON of these types.
    Time(Vec<Type>),
    /// JSON of these types.
    Types(Vec<Type>),
    /// A list or a map, whose values all have this form.
    Each(Box<Form>),
}

/// Where a page has its list, and an item its id.
pub(super) struct List {
    items: Vec<String>,
    id: Option<Vec<String>>,
}

/// What a pass has seen.
#[derive(Default)]
struct Seen {
    is_suspicious: bool,
    lists: usize,
    items: usize,
    ids: usize,
}

impl Loose {
    /// The properties below a schema.
    pub(super) fn of(contract: &Contract, schema: &Pointer) -> Result<Self, Error> {
        let mut loose = Self(HashMap::new());
        let mut known = BTreeSet::new();
        let mut left = vec![schema.clone()];
        while let Some(at) = left.pop() {
            let schema = contract.resolve(&at)?;
            if !known.insert(schema.at.clone()) {
                continue;
            }
            match &schema.shape {
                Shape::Object(properties) => {
                    for property in properties.iter() {
                        let at = schema.at.join("properties").join(&property.name);
                        if let Some(form) = Form::of(contract, &at, DEPTH)? {
                            loose.0.entry(property.name.clone()).or_default().push(form);
                        }
                        left.push(at);
                    }
                }
                Shape::Array(below) | Shape::Map(below) => left.push(below.clone()),
                Shape::Either(branches) => left.extend(branches.iter().cloned()),
                Shape::Union(choices) => {
                    let branches = choices.iter().map(|choice| component(Some(&choice.branch)));
                    left.extend(branches);
                }
                _ => {}
            }
        }
        Ok(loose)
    }
}

/// How many lists and maps around a value are looked through.
const DEPTH: usize = 4;

impl List {
    /// The list at a JSON pointer of a page, and the id at one of an item.
    pub(super) fn new(items: &str, id: Option<&str>) -> Self {
        let tokens = |pointer| Pointer::from(pointer).tokens().collect();
        Self {
            items: tokens(items),
            id: id.map(tokens),
        }
    }
}

/// The number of items of a body; 0 if it is not a page. `None` if the body has to be compared
/// value by value.
pub(super) fn items(text: &str, list: Option<&List>, loose: &Loose) -> Option<usize> {
    let mut seen = Seen::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let walk = Walk {
        loose,
        seen: &mut seen,
        at: list.map_or(At::Elsewhere, |list| {
            At::Way(&list.items, list.id.as_deref())
        }),
    };
    walk.deserialize(&mut json).ok()?;
    json.end().ok()?;
    let has_ids = list.is_none_or(|list| list.id.is_none() || seen.ids == seen.items);
    let is_whole = seen.lists == usize::from(list.is_some()) && has_ids;
    (is_whole && !seen.is_suspicious).then_some(seen.items)
}

/// A place in a body.
#[derive(Clone, Copy)]
enum At<'w> {
    /// On the way to the list, whose items have an id at the end of the second way.
    Way(&'w [String], Option<&'w [String]>),
    /// In an item, on the way to its id.
    Item(&'w [String]),
    Elsewhere,
}

impl At<'_> {
    /// The place of a property.
    fn below(self, name: &str) -> Self {
        match self {
            Self::Way([first, rest @ ..], id) if first == name => Self::Way(rest, id),
            Self::Item([first, rest @ ..]) if first == name => Self::Item(rest),
            _ => Self::Elsewhere,
        }
    }
}

/// Reads a value.
struct Walk<'w, 's> {
    loose: &'w Loose,
    seen: &'s mut Seen,
    at: At<'w>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if matches!(self.at, At::Item([])) {
            self.seen.ids += 1;
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        let mut count = 0;
        let at = match self.at {
            At::Way([], id) => id.map_or(At::Elsewhere, At::Item),
            _ => At::Elsewhere,
        };
        while let Some(()) = values.next_element_seed(Walk {
            loose: self.loose,
            seen: &mut *self.seen,
            at,
        })? {
            count += 1;
        }
        if matches!(self.at, At::Way([], _)) {
            self.seen.lists += 1;
            self.seen.items += count;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key_seed(Name)? {
            if let Some(forms) = self.loose.0.get(&*name) {
                let value: Value = members.next_value()?;
                self.seen.is_suspicious |= !forms.iter().all(|form| form.fits(&value));
                // The value may lead to the list or to the id.
                let walk = Walk {
                    loose: self.loose,
                    seen: &mut *self.seen,
                    at: self.at.below(&name),
                };
                let walked = walk.deserialize(&value);
                self.seen.is_suspicious |= walked.is_err();
                continue;
            }
            members.next_value_seed(Walk {
                loose: self.loose,
                seen: &mut *self.seen,
                at: self.at.below(&name),
            })?;
        }
        Ok(())
    }
}

impl Form {
    /// The form of a schema, if its type in Rust allows more.
    fn of(contract: &Contract, at: &Pointer, depth: usize) -> Result<Option<Self>, Error> {
        let schema = contract.resolve(at)?;
        Ok(match &schema.shape {
            Shape::Array(below) | Shape::Map(below) if depth > 0 => {
                let below = Self::of(contract, below, depth - 1)?;
                below.map(|below| Self::Each(Box::new(below)))
            }
            Shape::Time(types) => Some(Self::Time(types.clone())),
            Shape::Any(types) if !types.is_empty() => {
                let null = schema.nullable.then_some(Type::Null);
                Some(Self::Types(types.iter().copied().chain(null).collect()))
            }
            _ => None,
        })
    }

    /// Whether a value fits. The type of a property refuses what is not even of the right type.
    fn fits(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Types(types), value) => is_of(types, value),
            (Self::Each(form), Value::Array(values)) => values.iter().all(|value| form.fits(value)),
            (Self::Each(form), Value::Object(values)) => {
                values.values().all(|value| form.fits(value))
            }
            (Self::Time(types), Value::String(text)) => {
                is_of(types, value) && Timestamp::from(text.as_str()).parse().is_ok()
            }
            (Self::Time(types), Value::Number(_)) => {
                let time = serde_json::from_value::<Timestamp>(value.clone());
                is_of(types, value) && time.is_ok_and(|time| time.parse().is_ok())
            }
            (Self::Time(_) | Self::Each(_), _) => true,
        }
    }
}

/// The name of a property, borrowed if it has no escapes.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use super::{List, Loose, items};
    use crate::document::{Contract, component};
    use crate::provider::Provider;

    fn loose() -> Loose {
        let provider = Provider::find("partoo").unwrap();
        let contract = Contract::open(&provider.folder()).unwrap();
        Loose::of(&contract, &component(Some("Conversation"))).unwrap()
    }

    #[test]
    fn a_page_without_its_list_or_an_id_is_compared_value_by_value() {
        let loose = loose();
        let list = List::new("/data/payload", Some("/meta/id"));
        let count = |text| items(text, Some(&list), &loose);
        assert_eq!(
            count(r#"{"a":1,"data":{"payload":[{"meta":{"id":null}},{"meta":{"id":2}}]}}"#),
            Some(2)
        );
        assert_eq!(count(r#"{"data":{"payload":[]}}"#), Some(0));
        for text in [
            r#"{"data":{"payload":[{"meta":{}}]}}"#,
            r#"{"data":{"payload":[{"id":1}]}}"#,
            r#"{"data":{"payload":[7]}}"#,
            r#"{"data":{"payload":null}}"#,
            r#"{"data":{"payload":{"meta":{"id":1}}}}"#,
            r#"{"data":{}}"#,
            r#"{"payload":[]}"#,
            "[]",
            "null",
            "",
            "{",
            r#"{"data":{"payload":[]}} x"#,
            r#"{"data":{"payload":[]},"a":1e400}"#,
            r#"{"data":{"payload":[]},"a":"\ud800"}"#,
        ] {
            assert_eq!(count(text), None, "{text}");
        }
        let whole = List::new("", None);
        assert_eq!(items("[1,[2]]", Some(&whole), &loose), Some(2));
        assert_eq!(items(r#"{"a":[1]}"#, None, &loose), Some(0));
    }

    #[test]
    fn a_text_that_is_no_point_in_time_is_suspicious() {
        let loose = loose();
        let count = |text: &str| items(text, None, &loose);
        for (text, expected) in [
            (
                r#"{"created_at":"2023-01-31 16:22:17.327878+00:00"}"#,
                Some(0),
            ),
            (r#"{"a":[{"created_at":"yesterday"}]}"#, None),
            (r#"{"created_at":null}"#, Some(0)),
            // The document has texts only.
            (r#"{"created_at":1700000000}"#, None),
            (r#"{"a":"yesterday"}"#, Some(0)),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }
}
