//! Decodes the items of a page one by one if the page does not decode as a whole.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Paginated, pointer};
use crate::{DecodeError, Error, RawJson};

/// A page without its items, and each item decoded separately.
pub(super) struct PartialPage<P: Paginated> {
    pub(super) page: P::Page,
    pub(super) items: Vec<Result<P::Item, Error>>,
}

impl<P: Paginated> PartialPage<P> {
    /// The page that an error is about. `None` if not only its items are wrong.
    pub(super) fn of(error: &Error) -> Option<Self> {
        let body = error.undecoded()?;
        let is_lossy = matches!(body, Cow::Owned(_));
        let tokens: Vec<_> = pointer::tokens(P::PAGING.items).collect();
        let (rest, items) = without_items(&body, &tokens)?;
        let page = serde_json::from_str(&rest).ok()?;
        let items = items.into_iter().enumerate().map(|(index, item)| {
            // The bytes that were not UTF-8 are lost, so the item is not known.
            let is_spoiled = is_lossy && item.as_str().contains(char::REPLACEMENT_CHARACTER);
            let decoded = match is_spoiled {
                true => Err(DecodeError::spoiled()),
                false => item.decode(),
            };
            decoded.map_err(|decode| {
                let decode = decode.below(&format!("{}/{index}", P::PAGING.items));
                error.of_item(index, item, decode)
            })
        });
        Some(Self {
            page,
            items: items.collect(),
        })
    }
}

/// An object's text with the list at `tokens` emptied, and that list.
fn without_items(body: &str, tokens: &[Cow<'_, str>]) -> Option<(String, Vec<RawJson>)> {
    let Some((first, below)) = tokens.split_first() else {
        return Some(("[]".to_owned(), serde_json::from_str(body).ok()?));
    };
    let Members(mut object) = serde_json::from_str(body).ok()?;
    let (rest, items) = without_items(object.get(first.as_ref())?.as_str(), below)?;
    object.insert(first.to_string(), serde_json::from_str(&rest).ok()?);
    Some((serde_json::to_string(&object).ok()?, items))
}

/// The members of an object. A member that occurs twice is an error, because one of two lists
/// would be lost.
struct Members(BTreeMap<String, RawJson>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = BTreeMap::new();
                while let Some((name, value)) = map.next_entry()? {
                    if members.insert(name, value).is_some() {
                        return Err(A::Error::custom("a member comes twice"));
                    }
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Object)
    }
}
