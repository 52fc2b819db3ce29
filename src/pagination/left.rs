//! The items of a page that are still to be given.
//!
//! An item can have a thousand bytes or more. It stays where the page was decoded until it is
//! given. Only positions are sorted.

use std::cmp::Reverse;
use std::sync::Arc;
use std::vec::IntoIter;

use crate::Error;
use crate::support::Id;

/// The items of a page, as they were decoded.
pub(super) enum Decoded<T> {
    /// The page decoded as a whole.
    Whole(IntoIter<T>),
    /// Each item was decoded separately.
    Each(IntoIter<Result<T, Error>>),
}

impl<T> Decoded<T> {
    /// The next item from the start or from the end.
    fn next(&mut self, from_end: bool) -> Option<Result<T, Error>> {
        match (self, from_end) {
            (Self::Whole(items), false) => items.next().map(Ok),
            (Self::Whole(items), true) => items.next_back().map(Ok),
            (Self::Each(items), false) => items.next(),
            (Self::Each(items), true) => items.next_back(),
        }
    }

    /// The items at these positions, which are in ascending order.
    fn only(self, positions: &[usize]) -> Self {
        match self {
            Self::Whole(items) => Self::Whole(only(items, positions)),
            Self::Each(items) => Self::Each(only(items, positions)),
        }
    }
}

fn only<T>(mut items: IntoIter<T>, positions: &[usize]) -> IntoIter<T> {
    if items.len() == positions.len() {
        return items;
    }
    // Two windows of ids share the items on their edges. Nothing is moved for those.
    let first = positions.first().copied().unwrap_or(items.len());
    let end = positions.last().map_or(first, |last| last + 1);
    for _ in end..items.len() {
        items.next_back();
    }
    for _ in 0..first {
        items.next();
    }
    if items.len() == positions.len() {
        return items;
    }
    let mut wanted = positions.iter().map(|position| position - first).peekable();
    let items = items.enumerate();
    let items = items.filter(|(position, _)| wanted.next_if_eq(position).is_some());
    items.map(|(_, item)| item).collect::<Vec<T>>().into_iter()
}

/// The items of a page that are still to be given, and the identities of all of them.
pub(super) struct Left<T> {
    items: Decoded<T>,
    /// Whether `items` are given from the last to the first.
    from_end: bool,
    /// The identities of the page's items.
    ids: Arc<Vec<Id>>,
    /// The positions of items that the walk of the token gave.
    before: Vec<usize>,
    /// The positions of the other items, in the order in which they are given.
    order: Vec<usize>,
    /// How many of them were given.
    given: usize,
}

impl<T> Left<T> {
    /// No items.
    pub(super) fn none() -> Self {
        let none = Decoded::Whole(Vec::new().into_iter());
        Self::of(none, Arc::default(), Vec::new(), Vec::new())
    }

    /// The items of a page at the positions of `order`, which are ascending. The walk of the token
    /// gave those at the positions of `before`.
    pub(super) fn of(
        items: Decoded<T>,
        ids: Arc<Vec<Id>>,
        order: Vec<usize>,
        before: Vec<usize>,
    ) -> Self {
        Self {
            items: items.only(&order),
            from_end: false,
            ids,
            before,
            order,
            given: 0,
        }
    }

    /// Sorts a page before an id, which most servers send with the oldest item first. An item
    /// whose id cannot be read stays beside its neighbours.
    pub(super) fn newest_first(mut self) -> Self {
        let ids = Arc::clone(&self.ids);
        let number = |position: &usize| ids[*position].number();
        let mut numbers = self.order.iter().filter_map(number);
        let first = numbers.next();
        self.from_end = first <= numbers.next_back().or(first);
        if self.from_end {
            self.order.reverse();
        }
        let newest = |position: &usize| Reverse(number(position));
        let has_numbers = self.order.iter().all(|at| number(at).is_some());
        if has_numbers && !self.order.is_sorted_by_key(newest) {
            let items = std::iter::from_fn(|| self.items.next(self.from_end));
            let mut sorted: Vec<_> = self.order.iter().copied().zip(items).collect();
            sorted.sort_by_key(|(position, _)| newest(position));
            let (order, items): (_, Vec<_>) = sorted.into_iter().unzip();
            (self.order, self.from_end) = (order, false);
            self.items = Decoded::Each(items.into_iter());
        }
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.given == self.order.len()
    }

    /// The identities of the items that are still to be given.
    pub(super) fn ids(&self) -> impl Iterator<Item = &Id> {
        let left = self.order.iter().skip(self.given);
        left.map(|position| &self.ids[*position])
    }

    /// The identities of the items that were given, in that order.
    pub(super) fn given(&self) -> impl Iterator<Item = &Id> {
        let given = self.before.iter().chain(&self.order[..self.given]);
        given.map(|position| &self.ids[*position])
    }

    /// Takes the next item out of the list, and returns its position in the page.
    /// [`item`](Self::item) then returns the item.
    pub(super) fn advance(&mut self) -> Option<usize> {
        let position = *self.order.get(self.given)?;
        self.given += 1;
        Some(position)
    }

    /// The item that [`advance`](Self::advance) took out.
    pub(super) fn item(&mut self) -> Option<Result<T, Error>> {
        self.items.next(self.from_end)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Decoded, Left};
    use crate::support::Id;

    /// A page whose items are their ids as texts.
    fn left(texts: &[&'static str], order: &[usize], before: &[usize]) -> Left<&'static str> {
        let ids = texts.iter().map(|text| Id::from(*text)).collect();
        let items = Decoded::Whole(Vec::from(texts).into_iter());
        Left::of(items, Arc::new(ids), order.to_vec(), before.to_vec())
    }

    /// The items in the order in which they are given, each with its position in the page.
    fn drained(mut left: Left<&'static str>) -> Vec<(usize, &'static str)> {
        let mut given = Vec::new();
        while let Some(position) = left.advance() {
            given.extend(
                left.item()
                    .and_then(Result::ok)
                    .map(|item| (position, item)),
            );
        }
        assert!(left.is_empty() && left.item().is_none());
        given
    }

    const PAGE: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

    #[test]
    fn only_the_items_at_the_given_positions_are_given() {
        let orders: [&[usize]; 7] = [
            &[],
            &[0, 1, 2, 3, 4, 5],
            &[0],
            &[5],
            &[2, 3],
            &[0, 2, 5],
            &[1, 4],
        ];
        for order in orders {
            let expected: Vec<_> = order.iter().map(|at| (*at, PAGE[*at])).collect();
            assert_eq!(drained(left(&PAGE, order, &[])), expected);
            // From the last to the first, because the ids rise.
            let newest: Vec<_> = expected.into_iter().rev().collect();
            assert_eq!(drained(left(&PAGE, order, &[]).newest_first()), newest);
        }
    }

    #[test]
    fn a_page_in_any_order_is_given_from_the_newest_item_to_the_oldest() {
        for page in [
            ["1", "2", "3", "4", "5", "6"],
            ["6", "5", "4", "3", "2", "1"],
            ["3", "6", "1", "2", "5", "4"],
            ["6", "1", "2", "3", "4", "5"],
        ] {
            let given = drained(left(&page, &[0, 1, 2, 3, 4, 5], &[]).newest_first());
            let texts: Vec<_> = given.iter().map(|(_, text)| *text).collect();
            assert_eq!(texts, ["6", "5", "4", "3", "2", "1"], "{page:?}");
            assert!(
                given.iter().all(|(at, text)| page[*at] == *text),
                "{given:?}"
            );
        }
    }

    #[test]
    fn an_item_without_a_readable_id_stays_beside_its_neighbours() {
        let given = |page: &[&'static str]| {
            let order: Vec<_> = (0..page.len()).collect();
            let given = drained(left(page, &order, &[]).newest_first());
            given.into_iter().map(|(_, text)| text).collect::<Vec<_>>()
        };
        assert_eq!(given(&["1", "a", "3"]), ["3", "a", "1"]);
        assert_eq!(given(&["3", "a", "1"]), ["3", "a", "1"]);
        assert_eq!(given(&["a", "b"]), ["b", "a"]);
    }

    #[test]
    fn the_ids_are_divided_into_those_that_were_given_and_those_that_are_left() {
        let mut left = left(&PAGE, &[1, 2, 4], &[0]).newest_first();
        for (given, ids) in [
            (vec![1], vec![5, 3, 2]),
            (vec![1, 5], vec![3, 2]),
            (vec![1, 5, 3], vec![2]),
            (vec![1, 5, 3, 2], vec![]),
        ] {
            assert_eq!(
                left.given().filter_map(Id::number).collect::<Vec<_>>(),
                given
            );
            assert_eq!(left.ids().filter_map(Id::number).collect::<Vec<_>>(), ids);
            assert_eq!(left.is_empty(), left.advance().is_none());
        }
    }
}
