//! The paging of a live server: its pages are disjoint, keep to their size, lead on,
//! and count what they hold.
//!
//! A real list moves while it is read: an item can move to another page, and the
//! total can change. So what may be a movement is asked for again, and is a fault
//! only if the pages come back as they were.

use std::collections::BTreeSet;
use std::sync::Arc;

use conversation_apis_codegen::Pointer;
use conversation_apis_codegen::extension::Pagination;
use reqwest::StatusCode;
use serde_json::Value;

use super::answers::{self, Answered, Page};
use super::lists::{Call, End, Parameters, Run, Stop};
use super::walk::{Next, Seen, Step, Walk, total};
use super::{Live, lossy_json};
use crate::Error;
use crate::document::{Contract, Operation};
use crate::finding::Kind;
use crate::incomplete::Reason;

/// How often the lists of one operation are asked for pages again.
const RECHECKS: usize = 3;

/// The paging of an operation, and what is known of it.
pub(super) struct Listing<'a> {
    operation: &'a Operation<'a>,
    pagination: &'a Pagination,
    /// The schema of a page, and in it of its list.
    page: Pointer,
    list: Pointer,
    size: Option<Size>,
    /// What the rechecks of any list have shown to be no movement.
    repeats_items: bool,
    miscounts: bool,
    rechecks: usize,
    /// A list with items enough to try another page size, and its first page.
    probe: Option<(Parameters, Seen)>,
}

/// The parameter for the size of a page.
struct Size {
    name: String,
    least: i64,
    /// The size that is asked for: what the command line has; without that, the
    /// greatest that the document allows, or its default, where it states none.
    most: i64,
    /// Whether it is one of the command line's parameters.
    is_given: bool,
}

impl<'a> Listing<'a> {
    pub(super) fn of(
        contract: &Contract,
        operation: &'a Operation<'a>,
        live: &Live,
    ) -> Result<Option<Self>, Error> {
        let (Some(pagination), Some(page)) = (&operation.pagination, operation.page(contract))
        else {
            return Ok(None);
        };
        Ok(Some(Self {
            operation,
            pagination,
            list: contract.property(&page, &pagination.items)?,
            page,
            size: Size::of(contract, operation, pagination, live)?,
            repeats_items: false,
            miscounts: false,
            rechecks: 0,
            probe: None,
        }))
    }

    /// The parameters of a page: those of its list, the size, and the position.
    fn asked(&self, list: &[(String, String)], position: Option<&str>) -> Parameters {
        let mut asked = list.to_vec();
        if let Some(size) = self.size.as_ref().filter(|size| !size.is_given) {
            asked.push((size.name.clone(), size.most.to_string()));
        }
        if let Some(position) = position {
            asked.push((self.pagination.parameter.clone(), position.to_owned()));
        }
        asked
    }

    /// What tells a page from itself at another time; none where it is no page.
    fn seen(&self, position: Option<&str>, list: &[(String, String)], body: &[u8]) -> Option<Seen> {
        let found = lossy_json::list(answers::text(body), &self.pagination.items)?;
        let rest = lossy_json::read(&found.rest)?.value;
        let ids = found.items.into_iter().map(|raw| {
            let value = lossy_json::read(raw).unwrap_or_default().value;
            answers::id(self.pagination, raw, &value)
        });
        let total = total(self.pagination, list).and_then(|total| rest.pointer(total)?.as_i64());
        Some(Seen {
            position: position.map(str::to_owned),
            ids: ids.collect(),
            total,
        })
    }
}

impl Size {
    fn of(
        contract: &Contract,
        operation: &Operation<'_>,
        pagination: &Pagination,
        live: &Live,
    ) -> Result<Option<Self>, Error> {
        let Some(name) = &pagination.size else {
            return Ok(None);
        };
        let mut given = live.parameters.iter().rev();
        let given = given.find(|(given, _)| given == name);
        let given = given.and_then(|(_, value)| value.parse().ok());
        for (at, parameter) in operation.parameters(contract) {
            if parameter["name"] != name.as_str() {
                continue;
            }
            let schema = contract.resolve(&at.join("schema"))?;
            let bound = |key: &str| schema.keyword(key).and_then(Value::as_i64);
            let most = given.or(bound("maximum")).or(bound("default"));
            return Ok(most.map(|most| Self {
                name: name.clone(),
                least: bound("minimum").unwrap_or(1).max(1),
                most,
                is_given: given.is_some(),
            }));
        }
        Ok(None)
    }
}

/// The reading of one list.
struct Reading<'l, 'a> {
    listing: &'l mut Listing<'a>,
    /// The parameters of the list, without those of a page.
    list: Parameters,
    walk: Walk<'a>,
    /// Whether it begins with the first page.
    is_whole: bool,
    /// Whether a parameter cuts pages otherwise, so that none leads to another.
    is_cut: bool,
    /// Whether a fault or a movement explains a total that is not that of the items.
    is_disturbed: bool,
}

impl<'l, 'a> Reading<'l, 'a> {
    /// The reading, and the position that it begins at.
    fn new(listing: &'l mut Listing<'a>, call: &Call) -> (Self, Option<String>) {
        let pagination = listing.pagination;
        let mut list = call.parameters.clone();
        let start = list
            .iter()
            .position(|(name, _)| *name == pagination.parameter);
        let start = start.map(|index| list.remove(index).1);
        let is_cut = list
            .iter()
            .any(|(name, _)| pagination.excludes.contains(name));
        let reading = Self {
            walk: Walk::new(pagination),
            is_whole: start.is_none() && !is_cut,
            is_cut,
            is_disturbed: false,
            listing,
            list,
        };
        (reading, start)
    }

    /// Goes on by a page.
    fn take(&mut self, position: Option<String>, page: Page) -> Step {
        let total = total(self.listing.pagination, &self.list);
        let seen = Seen {
            position,
            total: total.and_then(|total| page.rest.pointer(total)?.as_i64()),
            ids: page.ids,
        };
        self.walk.take(seen, &page.rest)
    }
}

impl Run<'_> {
    /// Reads one list to its end.
    pub(super) async fn list(
        &mut self,
        operation: &Operation<'_>,
        listing: Option<&mut Listing<'_>>,
        call: &Call,
    ) -> Result<End, Stop> {
        let Some(listing) = listing else {
            let asked = Arc::new(call.parameters.clone());
            let answer = self.fetch(operation, &asked).await?;
            return Ok(self
                .answer(operation, &asked, &answer)?
                .end(answer.status, 0));
        };
        let (mut reading, mut position) = Reading::new(listing, call);
        loop {
            let asked = reading.listing.asked(&reading.list, position.as_deref());
            let asked = Arc::new(asked);
            let answer = self.fetch(operation, &asked).await?;
            if answer.status == StatusCode::NOT_FOUND {
                if reading.walk.may_end_with_404() {
                    break;
                }
                if self.was_deleted(&mut reading, call).await {
                    return Ok(End::Whole);
                }
            }
            let page = match self.answer(operation, &asked, &answer)? {
                Answered::Page(page) => page,
                other => return Ok(other.end(answer.status, reading.walk.pages.len())),
            };
            let step = reading.take(position, page);
            self.step(&mut reading, &step).await?;
            position = match step.next {
                Next::End => break,
                Next::At(_) if reading.is_cut => break,
                Next::At(next) => Some(next),
                Next::Again | Next::Unnamed | Next::Unreadable | Next::Endless => {
                    let is_whole = reading.is_whole && reading.walk.has_its_total();
                    return Ok(End::Broken { is_whole });
                }
            };
        }
        if reading.is_whole && !reading.is_disturbed && reading.walk.has_another_total() {
            self.miscounted(&mut reading).await?;
        }
        Ok(End::Whole)
    }

    /// Whether a list is not there since the item that it belongs to was deleted.
    async fn was_deleted(&mut self, reading: &mut Reading<'_, '_>, call: &Call) -> bool {
        let listing = &mut *reading.listing;
        if !reading.walk.pages.is_empty() || listing.rechecks >= RECHECKS {
            return false;
        }
        let was_deleted = self.is_gone(call).await;
        match was_deleted {
            true => {
                let id = &listing.operation.id;
                self.note(format!("{id}: a list was deleted during the run"));
            }
            // However many are deleted, only a 404 that this does not explain counts.
            false => listing.rechecks += 1,
        }
        was_deleted
    }

    /// Says what is wrong with a page beside the others.
    async fn step(&mut self, reading: &mut Reading<'_, '_>, step: &Step) -> Result<(), Stop> {
        self.size(reading, step.new);
        let next = match &step.next {
            Next::Again => Some("an empty cursor, or one that was given before"),
            Next::Unnamed => Some("a page without the property that names the next page"),
            _ => None,
        };
        if let Some(text) = next {
            self.next_fault(reading.listing, text)?;
            reading.is_disturbed = true;
        }
        match step.shares_with {
            _ if step.has_doubles => {
                self.fault(&reading.listing.list, "an item is twice on one page");
                reading.is_disturbed = true;
            }
            // A cursor that leads back explains it.
            Some(earlier) if step.next != Next::Again => self.repeated(reading, earlier).await?,
            _ => {}
        }
        let is_told = step.shares_with.is_some() && reading.listing.repeats_items;
        if step.next == Next::Endless && !is_told {
            let text = "the list does not end: several pages in a row have nothing new";
            self.incomplete(Reason::EndlessList, reading.listing.operation, text);
        }
        Ok(())
    }

    fn fault(&mut self, at: &Pointer, text: &str) {
        self.judge.ledger.find(Kind::Paging, at, text);
    }

    /// A fault of what names the next page.
    fn next_fault(&mut self, listing: &Listing<'_>, text: &str) -> Result<(), Stop> {
        let next = listing.pagination.next.as_deref().unwrap_or_default();
        Ok(self.judge.page_lacks(&listing.page, next, text)?)
    }

    /// Holds the number of items on a page against what was asked for, and keeps a
    /// list that another size can be tried on.
    fn size(&mut self, reading: &mut Reading<'_, '_>, items: usize) {
        let Some(size) = &reading.listing.size else {
            return;
        };
        let items = i64::try_from(items).unwrap_or(i64::MAX);
        if items > size.most {
            self.oversized(reading.listing);
        } else if items > size.least
            && !size.is_given
            && reading.is_whole
            && reading.listing.probe.is_none()
            && let [first] = reading.walk.pages.as_slice()
        {
            reading.listing.probe = Some((reading.list.clone(), first.clone()));
        }
    }

    fn oversized(&mut self, listing: &Listing<'_>) {
        if let Some(size) = &listing.size {
            let text = format!("a page has more items than `{}` asks for", size.name);
            self.fault(&listing.list, &text);
        }
    }

    /// Asks for the smallest page of a list that has more items, and holds it against
    /// the first page of the list.
    pub(super) async fn probe(&mut self, listing: &Listing<'_>) -> Result<(), Stop> {
        let (Some((list, first)), Some(size)) = (&listing.probe, &listing.size) else {
            return Ok(());
        };
        let mut asked = list.clone();
        asked.push((size.name.clone(), size.least.to_string()));
        let answer = self.fetch(listing.operation, &asked).await?;
        if !answer.status.is_success() {
            let answered = self.answer(listing.operation, &Arc::new(asked), &answer)?;
            if let Answered::Status {
                is_documented: true,
            } = answered
            {
                let status = answer.status.as_u16();
                let text = format!(
                    "the server answers {status} to `{}={}`",
                    size.name, size.least
                );
                self.incomplete(Reason::ErrorStatus, listing.operation, text);
            }
            return Ok(());
        }
        let Some(small) = listing.seen(None, list, &answer.body) else {
            return Ok(());
        };
        let ids = small.ids.iter().collect::<BTreeSet<_>>();
        let recounts = small.total.is_some() && first.total.is_some() && small.total != first.total;
        if i64::try_from(ids.len()).unwrap_or(i64::MAX) > size.least {
            self.oversized(listing);
        } else if recounts && !listing.miscounts && self.is_unchanged(listing, list, first).await? {
            self.miscount(listing, list)?;
        }
        Ok(())
    }

    /// Whether a page is as it was when it is asked for again.
    async fn is_unchanged(
        &mut self,
        listing: &Listing<'_>,
        list: &[(String, String)],
        page: &Seen,
    ) -> Result<bool, Stop> {
        let position = page.position.as_deref();
        let asked = listing.asked(list, position);
        let answer = self.fetch(listing.operation, &asked).await?;
        let seen = listing.seen(position, list, &answer.body);
        Ok(seen.as_ref() == Some(page))
    }

    /// The last page has items in common with an earlier one.
    async fn repeated(
        &mut self,
        reading: &mut Reading<'_, '_>,
        earlier: usize,
    ) -> Result<(), Stop> {
        if !reading.listing.repeats_items {
            let last = reading.walk.pages.len() - 1;
            let came_back = self.came_back(reading, &[earlier, last]).await?;
            reading.listing.repeats_items = came_back;
        }
        if reading.listing.repeats_items {
            let text = "a page has items that an earlier page had";
            self.fault(&reading.listing.list, text);
        }
        reading.is_disturbed = true;
        Ok(())
    }

    /// A list that was read to its end has another number of items than it says.
    async fn miscounted(&mut self, reading: &mut Reading<'_, '_>) -> Result<(), Stop> {
        let pages: Vec<usize> = (0..reading.walk.pages.len()).collect();
        // A single page and its total are of one moment.
        let is_sure = reading.listing.miscounts || pages.len() == 1;
        reading.listing.miscounts = is_sure || self.came_back(reading, &pages).await?;
        match reading.listing.miscounts {
            true => self.miscount(reading.listing, &reading.list),
            false => Ok(()),
        }
    }

    fn miscount(&mut self, listing: &Listing<'_>, list: &Parameters) -> Result<(), Stop> {
        if let Some(total) = total(listing.pagination, list) {
            let at = self.contract.property(&listing.page, total)?;
            self.fault(&at, "the total is not the number of items in the list");
        }
        Ok(())
    }

    /// Whether pages come back as they were when they are asked for again. The last
    /// one is first: a list that moves at every request has moved by then.
    async fn came_back(
        &mut self,
        reading: &mut Reading<'_, '_>,
        pages: &[usize],
    ) -> Result<bool, Stop> {
        let listing = &mut *reading.listing;
        let mut came_back = listing.rechecks < RECHECKS;
        listing.rechecks += 1;
        for index in pages.iter().rev() {
            let page = &reading.walk.pages[*index];
            came_back = came_back && self.is_unchanged(listing, &reading.list, page).await?;
        }
        if !came_back {
            self.note(format!(
                "{}: the list changed while it was read; an item that moved may not have been seen",
                listing.operation.id
            ));
        }
        Ok(came_back)
    }
}
