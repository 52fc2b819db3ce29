//! Requests pages again, to distinguish a fault from a list that changed while it was read.
//!
//! In a real list, items move to other pages and totals change during a run. So pages that
//! share items, and totals that differ from the number of items, are findings only if the
//! server sends the same pages again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::listing::Listing;
use super::reading::Reading;
use super::response::Answered;
use super::run::{Parameters, Run, Stop};
use super::walk::{Seen, total};
use crate::incomplete::Reason;

/// How many rechecks there are for the lists of one operation.
pub(super) const RECHECKS: usize = 3;

impl Run<'_> {
    /// Requests the smallest page of a list that has more items, and compares it with the
    /// list's first page.
    pub(super) async fn probe(&mut self, listing: &Listing<'_>) -> Result<(), Stop> {
        let (Some((list, first)), Some(size)) = (&listing.probe, &listing.size) else {
            return Ok(());
        };
        let mut parameters = list.clone();
        parameters.push((size.name.clone(), size.minimum.to_string()));
        let answer = self.fetch(listing.operation, &parameters).await?;
        if !answer.status.is_success() {
            let answered = self.answer(listing.operation, &Arc::new(parameters), &answer)?;
            if let Answered::Status {
                is_documented: true,
            } = answered
            {
                let status = answer.status.as_u16();
                let text = format!(
                    "the server responds with {status} to `{}={}`",
                    size.name, size.minimum
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
        if i64::try_from(ids.len()).unwrap_or(i64::MAX) > size.minimum {
            self.find_oversized(listing);
        } else if recounts && !listing.miscounts && self.comes_back(listing, list, first).await? {
            self.find_miscount(listing, list)?;
        }
        Ok(())
    }

    /// Requests a page again. Returns whether it is unchanged.
    async fn comes_back(
        &mut self,
        listing: &Listing<'_>,
        list: &[(String, String)],
        page: &Seen,
    ) -> Result<bool, Stop> {
        let position = page.position.as_deref();
        let parameters = listing.parameters(list, position);
        let answer = self.fetch(listing.operation, &parameters).await?;
        let seen = listing.seen(position, list, &answer.body);
        Ok(seen.as_ref() == Some(page))
    }

    /// Requests the last page and an earlier one that share items.
    pub(super) async fn recheck_shared(
        &mut self,
        reading: &mut Reading<'_, '_>,
        earlier: usize,
    ) -> Result<(), Stop> {
        if !reading.listing.repeats_items {
            let last = reading.walk.pages.len() - 1;
            let repeats_items = self.recheck(reading, &[earlier, last]).await?;
            reading.listing.repeats_items = repeats_items;
        }
        if reading.listing.repeats_items {
            let text = "a page has items that an earlier page had";
            self.find_fault(&reading.listing.list, text);
        }
        reading.is_disturbed = true;
        Ok(())
    }

    /// Requests all pages of a list whose total is not the number of its items.
    pub(super) async fn recheck_total(
        &mut self,
        reading: &mut Reading<'_, '_>,
    ) -> Result<(), Stop> {
        let pages: Vec<usize> = (0..reading.walk.pages.len()).collect();
        // A single page and its total are from the same moment.
        let is_sure = reading.listing.miscounts || pages.len() == 1;
        reading.listing.miscounts = is_sure || self.recheck(reading, &pages).await?;
        match reading.listing.miscounts {
            true => self.find_miscount(reading.listing, &reading.list),
            false => Ok(()),
        }
    }

    /// Records that a total is wrong.
    fn find_miscount(&mut self, listing: &Listing<'_>, list: &Parameters) -> Result<(), Stop> {
        if let Some(total) = total(listing.pagination, list) {
            let at = self.contract.property(&listing.page, total)?;
            self.find_fault(&at, "the total is not the number of items in the list");
        }
        Ok(())
    }

    /// Requests pages again, starting with the last one: a list that changes with every
    /// request has changed by then. Returns whether all pages are unchanged.
    async fn recheck(
        &mut self,
        reading: &mut Reading<'_, '_>,
        pages: &[usize],
    ) -> Result<bool, Stop> {
        let listing = &mut *reading.listing;
        let mut is_unchanged = listing.rechecks < RECHECKS;
        listing.rechecks += 1;
        for index in pages.iter().rev() {
            let page = &reading.walk.pages[*index];
            is_unchanged = is_unchanged && self.comes_back(listing, &reading.list, page).await?;
        }
        if !is_unchanged {
            self.note(format!(
                "{}: the list changed while it was read; an item that moved may not have been seen",
                listing.operation.id
            ));
        }
        Ok(is_unchanged)
    }
}
