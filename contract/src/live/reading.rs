//! Reads one list from its first page to its last, and checks its paging.
//!
//! Pages must not share items, must have at most as many items as requested, must lead to the
//! next page, and must state the right total.

use std::sync::Arc;

use conversation_apis_codegen::Pointer;
use reqwest::StatusCode;

use super::calls::Call;
use super::listing::Listing;
use super::recheck::RECHECKS;
use super::response::{Answered, Page};
use super::run::{End, Parameters, Run, Stop};
use super::walk::{Next, Seen, Step, Walk, total};
use crate::document::Operation;
use crate::finding::Kind;
use crate::incomplete::Reason;

/// The reading of one list.
pub(super) struct Reading<'l, 'a> {
    pub(super) listing: &'l mut Listing<'a>,
    /// The parameters of the list, without those of a page.
    pub(super) list: Parameters,
    pub(super) walk: Walk<'a>,
    /// Whether it starts with the first page.
    is_whole: bool,
    /// Whether one of [`Pagination::excludes`] or [`Pagination::after`] is a parameter. Then no
    /// page leads to the next.
    ///
    /// [`Pagination::excludes`]: conversation_apis_codegen::extension::Pagination::excludes
    /// [`Pagination::after`]: conversation_apis_codegen::extension::Pagination::after
    is_single: bool,
    /// Whether a fault or a change of the list explains why a total differs from the number
    /// of items.
    pub(super) is_disturbed: bool,
}

impl<'l, 'a> Reading<'l, 'a> {
    /// A new reading, and the position of its first page.
    fn new(listing: &'l mut Listing<'a>, call: &Call) -> (Self, Option<String>) {
        let pagination = listing.pagination;
        let mut list = call.parameters.clone();
        let mut names = list.iter();
        let start = names.position(|(name, _)| *name == pagination.parameter);
        let start = start.map(|index| list.remove(index).1);
        let mut names = list.iter();
        let is_single = names.any(|(name, _)| {
            pagination.excludes.contains(name) || pagination.after.as_ref() == Some(name)
        });
        let reading = Self {
            walk: Walk::new(pagination),
            is_whole: start.is_none() && !is_single,
            is_single,
            is_disturbed: false,
            listing,
            list,
        };
        (reading, start)
    }

    /// Adds a page, and decides how the walk continues.
    fn add(&mut self, position: Option<String>, page: Page) -> Step {
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
    /// Reads one list to its end. Without a listing, reads the one response of an operation.
    pub(super) async fn read_list(
        &mut self,
        operation: &Operation<'_>,
        listing: Option<&mut Listing<'_>>,
        call: &Call,
    ) -> Result<End, Stop> {
        let Some(listing) = listing else {
            let parameters = Arc::new(call.parameters.clone());
            let answer = self.fetch(operation, &parameters).await?;
            let answered = self.answer(operation, &parameters, &answer)?;
            return Ok(answered.end(answer.status, 0));
        };
        let (mut reading, mut position) = Reading::new(listing, call);
        loop {
            let listing = &reading.listing;
            let parameters = Arc::new(listing.parameters(&reading.list, position.as_deref()));
            let answer = self.fetch(operation, &parameters).await?;
            if answer.status == StatusCode::NOT_FOUND {
                if reading.walk.may_end_with_404() {
                    break;
                }
                if self.recheck_owner(&mut reading, call).await {
                    return Ok(End::Whole);
                }
            }
            self.judge.ledger.at_page(reading.walk.pages.len() + 1);
            let page = match self.answer(operation, &parameters, &answer)? {
                Answered::Page(page) => page,
                other => return Ok(other.end(answer.status, reading.walk.pages.len())),
            };
            let step = reading.add(position, page);
            self.check_step(&mut reading, &step).await?;
            position = match step.next {
                Next::End => break,
                Next::At(_) if reading.is_single => break,
                Next::At(next) => Some(next),
                Next::Again | Next::Unnamed | Next::Unreadable | Next::Endless => {
                    let is_whole = reading.is_whole && reading.walk.has_its_total();
                    return Ok(End::Broken { is_whole });
                }
            };
        }
        if reading.is_whole && !reading.is_disturbed && reading.walk.has_another_total() {
            self.recheck_total(&mut reading).await?;
        }
        Ok(End::Whole)
    }

    /// Finds out whether a list with a 404 is gone because its owner was deleted.
    async fn recheck_owner(&mut self, reading: &mut Reading<'_, '_>, call: &Call) -> bool {
        let listing = &mut *reading.listing;
        if !reading.walk.pages.is_empty() || listing.rechecks >= RECHECKS {
            return false;
        }
        let was_deleted = self.owner_is_gone(call).await;
        match was_deleted {
            true => {
                let id = &listing.operation.id;
                self.note(format!("{id}: a list was deleted during the run"));
            }
            // Any number of lists may have been deleted. Only a 404 for another reason
            // counts.
            false => listing.rechecks += 1,
        }
        was_deleted
    }

    /// Checks a page against the earlier ones.
    async fn check_step(&mut self, reading: &mut Reading<'_, '_>, step: &Step) -> Result<(), Stop> {
        self.check_size(reading, step.new);
        let next = match &step.next {
            Next::Again => Some("an empty cursor, or one that was given before"),
            Next::Unnamed => Some("a page without the property that names the next page"),
            _ => None,
        };
        if let Some(text) = next {
            let listing = &*reading.listing;
            let next = listing.pagination.next.as_deref().unwrap_or_default();
            self.judge.page_lacks(&listing.page, next, text)?;
            reading.is_disturbed = true;
        }
        match step.shares_with {
            _ if step.has_doubles => {
                self.find_fault(&reading.listing.list, "an item is twice on one page");
                reading.is_disturbed = true;
            }
            // A cursor that leads back explains the shared items.
            Some(earlier) if step.next != Next::Again => {
                self.recheck_shared(reading, earlier).await?;
            }
            _ => {}
        }
        let is_explained = step.shares_with.is_some() && reading.listing.repeats_items;
        if step.next == Next::Endless && !is_explained {
            let text = "the list does not end: several pages in a row have nothing new";
            self.incomplete(Reason::EndlessList, reading.listing.operation, text);
        }
        Ok(())
    }

    /// Records a fault of paging.
    pub(super) fn find_fault(&mut self, at: &Pointer, text: &str) {
        self.judge.ledger.find(Kind::Paging, at, text);
    }

    /// Checks the number of items on a page, and keeps the first list that can be used to try
    /// another page size.
    fn check_size(&mut self, reading: &mut Reading<'_, '_>, items: usize) {
        let Some(size) = &reading.listing.size else {
            return;
        };
        let items = i64::try_from(items).unwrap_or(i64::MAX);
        if items > size.requested {
            self.find_oversized(reading.listing);
        } else if items > size.minimum
            && !size.is_given
            && reading.is_whole
            && reading.listing.probe.is_none()
            && let [first] = reading.walk.pages.as_slice()
        {
            reading.listing.probe = Some((reading.list.clone(), first.clone()));
        }
    }

    /// Records that a page has too many items.
    pub(super) fn find_oversized(&mut self, listing: &Listing<'_>) {
        if let Some(size) = &listing.size {
            let text = format!("a page has more items than `{}` asks for", size.name);
            self.find_fault(&listing.list, &text);
        }
    }
}
