//! Lists that come in pages, and the walk over them.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use reqwest::Url;
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::support::{Id, Paging, Style};
use crate::{Error, RawJson, ResponseValue};

/// A call whose answer is a page of a list.
///
/// The builders of list operations have it; the document says how their pages
/// hang together:
///
/// | style | the next page | the end | order of the items |
/// |---|---|---|---|
/// | cursor | the one that the page names | a page that names none | as they came |
/// | page number | the next number | a page without items, however short others are | as they came |
/// | before an id | what is before the least id of the page | a page without items | the newest first |
///
/// Nothing is sent before a future or stream from here is polled. Page size,
/// where the caller sets none, is the greatest the document allows, since quotas
/// count requests; where it states none, the server's own.
///
/// # What moves while one walks
///
/// Pages by number are cut anew for each request: an item that moves up between
/// two requests pushes others down, and one that leaves pulls them up. A walk
/// over items gives none twice, since it knows them by their ids. What moves up
/// behind its back to a page it has read, and what is pulled up there, it cannot
/// give: no request can ask for it. [`Items::moved`] says whether the walk saw
/// signs of that; then walk again, and what was missed is there. A cursor and an
/// id stay where they are.
pub trait Paginated: Clone + Send + Unpin {
    /// The body of one page.
    type Page: DeserializeOwned + Send;
    /// What the list is a list of.
    type Item: DeserializeOwned + Send + Unpin;

    #[doc(hidden)]
    const PAGING: Paging;

    /// The same call, beginning at a cursor in place of the list's start: what
    /// [`Pages::cursor`] gave, or by the list's style a page's number or an id.
    fn starting_at(self, cursor: String) -> Self;

    #[doc(hidden)]
    fn fetch(self) -> impl Future<Output = Result<ResponseValue<Self::Page>, Error>> + Send;

    #[doc(hidden)]
    fn named_next(_page: &Self::Page) -> Option<&str> {
        None
    }

    #[doc(hidden)]
    fn id(_item: &Self::Item) -> Option<Id> {
        None
    }

    /// How many items all pages have; `asked` gives the request's parameters.
    #[doc(hidden)]
    fn total(_page: &Self::Page, _asked: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
        None
    }

    #[doc(hidden)]
    fn listed(page: &Self::Page) -> Option<&[Self::Item]>;

    /// The page's items; none where the page has no list of them.
    fn into_items(page: Self::Page) -> Option<Vec<Self::Item>>;

    /// Fetches one page, with one request.
    ///
    /// A builder that has a setter `page` for the page's number is sent with its
    /// `send` instead, which does the same.
    ///
    /// # Errors
    ///
    /// Every error of the call.
    fn page(self) -> impl Future<Output = Result<Self::Page, Error>> + Send {
        async { Ok(self.fetch().await?.into_inner()) }
    }

    /// Walks page by page.
    fn pages<'a>(self) -> Pages<'a, Self>
    where
        Self: 'a,
    {
        Pages {
            call: self,
            state: State::Idle,
            cursor: None,
            fetched: None,
            seen: HashSet::new(),
            tally: Tally::default(),
        }
    }

    /// Walks item by item, in the order of the pages.
    fn items<'a>(self) -> Items<'a, Self>
    where
        Self: 'a,
    {
        Items {
            pages: self.pages(),
            items: VecDeque::new(),
        }
    }
}

/// A walk over pages, as a [`Stream`].
///
/// It ends as the list's style says, see [`Paginated`]. A page that fails is
/// given as one error, after everything before it, and ends the stream until
/// [`resume`](Self::resume). A cursor that leads back into the walk is an error
/// too, of the kind [`Pagination`](crate::ErrorKind::Pagination), after the page
/// that named it; so are three pages by number in a row that bring nothing new.
///
/// Pages are given as they came, repeated items included; [`Items`] gives each once.
pub struct Pages<'a, P: Paginated> {
    call: P,
    state: State<'a, P>,
    cursor: Option<String>,
    /// The cursor of the last page that came.
    fetched: Option<String>,
    seen: HashSet<String>,
    tally: Tally,
}

/// What a walk knows of its items.
#[derive(Default)]
struct Tally {
    total: Option<i64>,
    /// The items met, where they have ids and may come again.
    met: HashSet<Id>,
    /// Items that were met before.
    repeats: u64,
    /// Items that were not.
    fresh: u64,
    /// Pages in a row that had items, and none that was not met before.
    stale: u32,
    /// Whether the total was not the same on all pages.
    total_moved: bool,
    /// Whether the walk began with the list's first page.
    from_start: bool,
}

/// How many pages in a row may bring nothing new: items can be pushed down by a
/// page's length, but a server that starts over does it for ever.
const STALE: u32 = 3;

type Fetch<'a, P> =
    Pin<Box<dyn Future<Output = Result<ResponseValue<<P as Paginated>::Page>, Error>> + Send + 'a>>;

enum State<'a, P: Paginated> {
    /// The page at the cursor is the next to fetch.
    Idle,
    /// It is on its way.
    Fetching(Fetch<'a, P>),
    /// It failed, and the error was given.
    Failed,
    /// The page before named a cursor that the walk cannot follow.
    Astray(Error),
    /// Over.
    Ended,
}

impl<'a, P: Paginated + 'a> Pages<'a, P> {
    /// The cursor of the page that is to be fetched next, or that failed: a
    /// new walk from [`Paginated::starting_at`] there goes on without a gap.
    /// None before the first page came or failed, and at the end.
    pub fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    /// How many items all pages have, as the last page fetched says: of several
    /// counts the one that fits what was asked for.
    pub fn total(&self) -> Option<i64> {
        self.tally.total
    }

    /// As [`Items::moved`].
    pub fn moved(&self) -> bool {
        let tally = &self.tally;
        let ended = matches!(self.state, State::Ended);
        let counted = ended && tally.from_start && P::PAGING.style == Style::PageNumber;
        let missed = |total: i64| u64::try_from(total).is_ok_and(|total| total != tally.fresh);
        tally.repeats > 0 || tally.total_moved || counted && tally.total.is_some_and(missed)
    }

    /// After a page failed: the next poll fetches that page again. Without
    /// effect on a walk that goes on, has ended, or was led astray.
    pub fn resume(&mut self) {
        if matches!(self.state, State::Failed) {
            self.state = State::Idle;
        }
    }

    fn fetch(&self) -> Fetch<'a, P> {
        let call = self.call.clone();
        match &self.cursor {
            Some(cursor) => Box::pin(call.starting_at(cursor.clone()).fetch()),
            None => Box::pin(call.fetch()),
        }
    }

    /// A page that came is of no use: where the walk stands is before it.
    fn reject(&mut self) {
        if let Some(fetched) = &self.fetched {
            self.seen.remove(fetched);
        }
        self.cursor = self.fetched.take();
        self.state = State::Failed;
    }

    /// Takes a page in: where the walk stands after it, and which of its items
    /// were met before. `ids` are those of its items, where it has a list.
    fn arrived(
        &mut self,
        url: Option<&Url>,
        page: &P::Page,
        ids: Option<Vec<Option<Id>>>,
    ) -> Vec<bool> {
        let asked = |name: &str| sent(url, name);
        let first = self.cursor.is_none();
        self.fetched = self.cursor.take().or_else(|| asked(P::PAGING.parameter));
        self.tally.from_start |= first && self.fetched.as_deref().is_none_or(|page| page == "1");
        self.seen.extend(self.fetched.clone());
        let total = P::total(page, &asked);
        self.tally.total_moved |= self.tally.total.is_some() && total != self.tally.total;
        self.tally.total = total.or(self.tally.total);
        let next = match &ids {
            None if P::PAGING.style != Style::Cursor => Err(NO_LIST),
            None => Ok(P::named_next(page).map(str::to_owned)),
            Some(ids) => self.next(page, ids),
        };
        let met = self.tally.count(ids.unwrap_or_default());
        self.cursor = None;
        self.state = match next {
            Ok(None) => State::Ended,
            Ok(Some(cursor)) if cursor.is_empty() => State::Astray(Error::pagination(
                "the next cursor is empty, which is neither a page nor the end",
            )),
            Ok(Some(cursor)) if self.seen.contains(&cursor) => State::Astray(Error::pagination(
                "the next cursor was met before in this walk",
            )),
            Ok(Some(_)) if self.tally.stale >= STALE => State::Astray(Error::pagination(
                "three pages in a row brought only what came before; the server starts over",
            )),
            Ok(next) => {
                self.cursor = next;
                State::Idle
            }
            Err(reason) => State::Astray(Error::pagination(reason)),
        };
        met
    }

    /// The cursor of the page after the one that was fetched.
    fn next(&self, page: &P::Page, ids: &[Option<Id>]) -> Result<Option<String>, &'static str> {
        if P::PAGING.style == Style::Cursor {
            return Ok(P::named_next(page).map(str::to_owned));
        }
        if ids.is_empty() {
            return Ok(None);
        }
        let next = match P::PAGING.style {
            Style::PageNumber => {
                let number = self.fetched.as_deref().unwrap_or("1").parse::<u32>().ok();
                number
                    .and_then(|number| number.checked_add(1))
                    .map(i64::from)
            }
            _ => ids.iter().flatten().filter_map(Id::number).min(),
        };
        let next = next.ok_or("nothing tells where the next page begins")?;
        Ok(Some(next.to_string()))
    }

    /// Whether an answer says that there is no page, after one that came.
    fn is_end(&self, error: &Error) -> bool {
        P::PAGING.not_found_is_end && self.fetched_one() && error.is_not_found()
    }

    fn fetched_one(&self) -> bool {
        !self.seen.is_empty() || self.tally.from_start
    }
}

const NO_LIST: &str = "the page has no list of items";

impl Tally {
    /// Counts a page's items; which of them were met before.
    fn count(&mut self, ids: Vec<Option<Id>>) -> Vec<bool> {
        let (fresh, repeats) = (self.fresh, self.repeats);
        let met = ids.into_iter().map(|id| {
            let met = id.is_some_and(|id| !self.met.insert(id));
            match met {
                true => self.repeats += 1,
                false => self.fresh += 1,
            }
            met
        });
        let met = met.collect();
        self.stale = match self.fresh == fresh && self.repeats > repeats {
            true => self.stale + 1,
            false => 0,
        };
        met
    }
}

impl<'a, P: Paginated + 'a> Stream for Pages<'a, P> {
    type Item = Result<P::Page, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
            .map(|page| page.map(|page| page.map(|(page, _)| page)))
    }
}

/// A page, and which of its items were met before.
type Arrived<P> = (<P as Paginated>::Page, Vec<bool>);

impl<'a, P: Paginated + 'a> Pages<'a, P> {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Arrived<P>, Error>>> {
        loop {
            match &mut self.state {
                State::Idle => self.state = State::Fetching(self.fetch()),
                State::Fetching(fetch) => {
                    return Poll::Ready(match ready!(fetch.as_mut().poll(context)) {
                        Ok(response) => {
                            let met =
                                self.arrived(Some(&response.url), &response, ids::<P>(&response));
                            Some(Ok((response.into_inner(), met)))
                        }
                        Err(error) if self.is_end(&error) => {
                            self.cursor = None;
                            self.state = State::Ended;
                            None
                        }
                        Err(error) => {
                            let sent = || sent(error.url(), P::PAGING.parameter);
                            self.cursor = self.cursor.take().or_else(sent);
                            self.state = State::Failed;
                            Some(Err(error))
                        }
                    });
                }
                State::Failed | State::Ended => return Poll::Ready(None),
                State::Astray(_) => {
                    let astray = std::mem::replace(&mut self.state, State::Ended);
                    return Poll::Ready(match astray {
                        State::Astray(error) => Some(Err(error)),
                        _ => None,
                    });
                }
            }
        }
    }
}

impl<P: Paginated> fmt::Debug for Pages<'_, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").finish_non_exhaustive()
    }
}

/// The ids of a page's items, where it has a list and they have any.
fn ids<P: Paginated>(page: &P::Page) -> Option<Vec<Option<Id>>> {
    Some(P::listed(page)?.iter().map(P::id).collect())
}

/// A parameter of a request: where a walk's first page is, the call alone knows.
fn sent(url: Option<&Url>, parameter: &str) -> Option<String> {
    let found = url?.query_pairs().find(|(name, _)| name == parameter)?;
    Some(found.1.into_owned())
}

/// A walk over items, as a [`Stream`]: the items of [`Pages`], each once, with
/// the same end and the same errors.
///
/// Where a page decodes but for some of its items, the others are given all the
/// same and each bad one is an error of its own in its place, with
/// [`Error::item`]; the walk goes on behind it. A page that has no list of items
/// at all is an error, since nothing says that there are none.
pub struct Items<'a, P: Paginated> {
    pages: Pages<'a, P>,
    /// Items of the last page that are still to be given.
    items: VecDeque<Result<P::Item, Error>>,
}

/// A page without its items, and each of them by itself.
type Apart<P> = (
    <P as Paginated>::Page,
    Vec<Result<<P as Paginated>::Item, Error>>,
);

/// A page that does not decode, taken apart; nothing, if its items are not what
/// is wrong with it.
fn take_apart<P: Paginated>(error: &Error) -> Option<Apart<P>> {
    let body = error.undecoded()?;
    let tokens: Vec<&str> = P::PAGING.items.split('/').skip(1).collect();
    let (rest, items) = without_items(body, &tokens)?;
    let page = serde_json::from_str(&rest).ok()?;
    let items = items.into_iter().enumerate().map(|(index, item)| {
        item.decode().map_err(|decode| {
            let decode = decode.below(&format!("{}/{index}", P::PAGING.items));
            error.of_item(item, decode)
        })
    });
    Some((page, items.collect()))
}

/// An object's text with the list at `tokens` emptied, and that list.
fn without_items(body: &str, tokens: &[&str]) -> Option<(String, Vec<RawJson>)> {
    let Some((first, below)) = tokens.split_first() else {
        return Some(("[]".to_owned(), serde_json::from_str(body).ok()?));
    };
    let Members(mut object) = serde_json::from_str(body).ok()?;
    let (rest, items) = without_items(object.get(*first)?.as_str(), below)?;
    object.insert((*first).to_owned(), serde_json::from_str(&rest).ok()?);
    Some((serde_json::to_string(&object).ok()?, items))
}

/// The members of an object that has none twice: of two lists, one would be lost.
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

impl<'a, P: Paginated + 'a> Items<'a, P> {
    /// The cursor of the page that is to be fetched next, or that failed. Where
    /// items of a page are still to be given, a new walk from there would miss
    /// them; after an error of a page, or between two pages, it would miss none.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.cursor()
    }

    /// As [`Pages::total`].
    pub fn total(&self) -> Option<i64> {
        self.pages.total()
    }

    /// As [`Pages::resume`].
    pub fn resume(&mut self) {
        self.pages.resume();
    }

    /// Whether the list changed under the walk, as far as the walk can tell: an
    /// item came again, the total was another on a later page, or, of a list in
    /// pages by number that was walked from its first page to its end, the items
    /// are not as many as the total says. Items may have been missed then, and a
    /// new walk gives them. A server that counts wrongly looks the same.
    pub fn moved(&self) -> bool {
        self.pages.moved()
    }

    /// Takes the items of a page in, one by one if the page does not decode.
    fn take(&mut self, page: Result<Arrived<P>, Error>) -> Result<(), Error> {
        let (items, met): (Vec<_>, _) = match page {
            Ok((page, met)) => match P::into_items(page) {
                Some(items) => (items.into_iter().map(Ok).collect(), met),
                None => {
                    self.pages.reject();
                    return Err(Error::pagination(NO_LIST));
                }
            },
            Err(error) => {
                let Some((page, items)) = take_apart::<P>(&error) else {
                    return Err(error);
                };
                let ids = items.iter().map(id_of::<P>).collect();
                let met = self.pages.arrived(error.url(), &page, Some(ids));
                (items, met)
            }
        };
        let fresh = items.into_iter().zip(met).filter(|(_, met)| !met);
        self.items = fresh.map(|(item, _)| item).collect();
        if P::PAGING.style == Style::Before {
            self.items.make_contiguous().reverse();
        }
        Ok(())
    }
}

/// What tells an item from others; of one that does not decode, its text.
fn id_of<P: Paginated>(item: &Result<P::Item, Error>) -> Option<Id> {
    match item {
        Ok(item) => P::id(item),
        Err(_) if P::PAGING.style == Style::Cursor => None,
        Err(error) => error.item().map(|item| Id::Text(item.as_str().into())),
    }
}

impl<'a, P: Paginated + 'a> Stream for Items<'a, P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Poll::Ready(Some(item));
            }
            let page = match ready!(self.pages.poll(context)) {
                Some(page) => page,
                None => return Poll::Ready(None),
            };
            if let Err(error) = self.take(page) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

impl<P: Paginated> fmt::Debug for Items<'_, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Items").finish_non_exhaustive()
    }
}
