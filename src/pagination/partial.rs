//! Decodes the items of a page one by one if the page does not decode as a whole.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Paginated, pointer};
use crate::decode;
use crate::observe::recorder::{self, Mark};
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
        let (rest, items) = without_items(&body, &tokens, "[]")?;
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

/// Takes notes of a page that does not decode. If only its items are wrong, the notes are those
/// of the page without its items, and of each item. Those since `mark` are then dropped.
///
/// `root` is the place of the page's schema.
#[doc(hidden)]
pub fn read_items<P: Paginated>(text: &str, root: &str, mark: Mark) {
    let tokens: Vec<_> = pointer::tokens(P::PAGING.items).collect();
    let is_page = |text: &str| serde_json::from_str::<P::Page>(text).is_ok();
    let found = without_items(text, &tokens, "[]");
    let Some((rest, items)) = found.filter(|(rest, _)| recorder::paused(|| is_page(rest))) else {
        recorder::keep(mark);
        return;
    };
    recorder::drop_since(mark);
    is_page(&rest);
    for item in items {
        if let Err(error) = item.decode::<P::Item>() {
            let place = place_of_items::<P>(text, &tokens, root);
            recorder::note_error(&error, place.as_deref(), None);
        }
    }
    // The error of the page is that of an item.
    recorder::explained();
}

/// The place of the schema of a list's items: where a page with a number in place of the items
/// does not decode.
fn place_of_items<P: Paginated>(text: &str, tokens: &[Cow<'_, str>], root: &str) -> Option<String> {
    let (page, _) = without_items(text, tokens, "[0]")?;
    recorder::apart(|| {
        let error = decode::from_str::<P::Page>(&page).err()?;
        recorder::place_of(&error, Some(root))
    })
}

/// An object's text with another list at `tokens`, and the list that was there.
fn without_items(
    body: &str,
    tokens: &[Cow<'_, str>],
    list: &str,
) -> Option<(String, Vec<RawJson>)> {
    let Some((first, below)) = tokens.split_first() else {
        return Some((list.to_owned(), serde_json::from_str(body).ok()?));
    };
    let Members(mut object) = serde_json::from_str(body).ok()?;
    let (rest, items) = without_items(object.get(first.as_ref())?.as_str(), below, list)?;
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
