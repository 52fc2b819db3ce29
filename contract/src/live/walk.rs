//! A walk over one list: which page comes next, and which items its pages share. It sends no
//! requests.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::extension::{Pagination, Style};
use serde_json::Value;

/// A walk ends after this many pages in a row without a new item.
const BARREN: usize = 3;

/// A walk over one list.
pub(super) struct Walk<'a> {
    pagination: &'a Pagination,
    pub(super) pages: Vec<Seen>,
    /// The index of the first page with an item, by the item's identity.
    owners: BTreeMap<String, usize>,
    cursors: BTreeSet<String>,
    barren: usize,
}

/// The identity of a page's content, to compare it with the same page at another time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// The value of the paging parameter. The first page has none.
    pub(super) position: Option<String>,
    /// The identities of its items.
    pub(super) ids: Vec<String>,
    /// The number of items on all pages, if the page states it.
    pub(super) total: Option<i64>,
}

/// What a page means for a walk.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) next: Next,
    /// How many of its items are on no earlier page.
    pub(super) new: usize,
    /// Whether an item is on it twice.
    pub(super) has_doubles: bool,
    /// The index of an earlier page that shares an item with it.
    pub(super) shares_with: Option<usize>,
}

/// How a walk continues after a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// It ends: it was the last page.
    End,
    /// With the page with this value of the paging parameter.
    At(String),
    /// It cannot continue: the cursor is empty, or an earlier page had it.
    Again,
    /// It cannot continue: the page does not say whether there is a next page.
    Unnamed,
    /// It cannot continue: the cursor has another type, or no item has a usable id.
    Unreadable,
    /// It cannot continue: several pages in a row had nothing new.
    Endless,
}

impl<'a> Walk<'a> {
    /// A walk over a list with this pagination.
    pub(super) fn new(pagination: &'a Pagination) -> Self {
        Self {
            pagination,
            pages: Vec::new(),
            owners: BTreeMap::new(),
            cursors: BTreeSet::new(),
            barren: 0,
        }
    }

    /// Adds a page. `rest` is the page without its items.
    pub(super) fn take(&mut self, seen: Seen, rest: &Value) -> Step {
        let index = self.pages.len();
        let mut on_page = BTreeSet::new();
        let mut step = Step {
            next: Next::End,
            new: 0,
            has_doubles: false,
            shares_with: None,
        };
        let before = self.owners.len();
        for id in &seen.ids {
            step.has_doubles |= !on_page.insert(id);
            let owner = *self.owners.entry(id.clone()).or_insert(index);
            // The next page starts before the smallest id that can be read. An item without a
            // readable id may come again there, which is not a fault of paging.
            let is_by_id = matches!(self.pagination.style, Style::Before | Style::Window);
            let has_place = !is_by_id || number(id).is_some();
            if owner < index && has_place && step.shares_with.is_none() {
                step.shares_with = Some(owner);
            }
        }
        step.new = self.owners.len() - before;
        self.barren = match step.new {
            0 => self.barren + 1,
            _ => 0,
        };
        step.next = self.next(&seen, rest);
        self.pages.push(seen);
        step
    }

    fn next(&mut self, seen: &Seen, rest: &Value) -> Next {
        let next = match self.pagination.style {
            Style::Cursor => self.follow_cursor(rest),
            _ if seen.ids.is_empty() => Next::End,
            Style::PageNumber => {
                let number = seen.position.as_deref().unwrap_or("1").parse::<u32>();
                number.map_or(Next::Unreadable, |number| {
                    Next::At(number.saturating_add(1).to_string())
                })
            }
            // A list in windows of ids is read with the upper parameter alone. Every server has
            // that one, and its pages are small.
            Style::Before | Style::Window => {
                let ids = seen.ids.iter().filter_map(|id| number(id));
                ids.min()
                    .map_or(Next::Unreadable, |id| Next::At(id.to_string()))
            }
        };
        match next {
            Next::At(_) if self.barren >= BARREN => Next::Endless,
            next => next,
        }
    }

    fn follow_cursor(&mut self, rest: &Value) -> Next {
        let pointer = self.pagination.next.as_deref().unwrap_or_default();
        match rest.pointer(pointer) {
            None if self.pagination.next_required => Next::Unnamed,
            None | Some(Value::Null) => Next::End,
            Some(Value::String(cursor)) => {
                match cursor.is_empty() || !self.cursors.insert(cursor.clone()) {
                    true => Next::Again,
                    false => Next::At(cursor.clone()),
                }
            }
            Some(_) => Next::Unreadable,
        }
    }

    /// Whether a 404 now ends the list.
    pub(super) fn may_end_with_404(&self) -> bool {
        self.pagination.not_found_is_end && !self.pages.is_empty()
    }

    /// Whether every page states a total, and it is the number of items that came.
    pub(super) fn has_its_total(&self) -> bool {
        self.pages.iter().all(|page| page.total.is_some()) && !self.has_another_total()
    }

    /// Whether a page states a total that is not the number of items that came.
    pub(super) fn has_another_total(&self) -> bool {
        let items = i64::try_from(self.owners.len()).ok();
        let totals = self.pages.iter().filter_map(|page| page.total);
        totals.map(Some).any(|total| total != items)
    }
}

/// An id as a number, even if the server sent it as a string by mistake.
fn number(id: &str) -> Option<i64> {
    let text = id.strip_prefix('"').and_then(|id| id.strip_suffix('"'));
    text.unwrap_or(id).parse().ok()
}

/// Where a page states the number of items on all pages. The parameters of its request may
/// decide that.
pub(super) fn total<'p>(
    pagination: &'p Pagination,
    parameters: &[(String, String)],
) -> Option<&'p str> {
    let chosen = pagination.totals.as_ref().and_then(|totals| {
        let mut parameters = parameters.iter();
        let (_, value) = parameters.find(|(name, _)| *name == totals.parameter)?;
        totals.by.get(value)
    });
    chosen.or(pagination.total.as_ref()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use conversation_apis_codegen::extension::Pagination;
    use serde_json::{Value, json};

    use super::{Next, Seen, Step, Walk, total};

    fn by(style: Value) -> Pagination {
        serde_json::from_value(style).unwrap_or_else(|error| panic!("{error}"))
    }

    fn cursors() -> Pagination {
        by(
            json!({ "style": "cursor", "parameter": "cursor", "items": "/i", "next": "/n", "next_required": true, "total": "/t" }),
        )
    }

    fn seen(position: Option<&str>, ids: &[i64]) -> Seen {
        Seen {
            position: position.map(str::to_owned),
            ids: ids.iter().map(ToString::to_string).collect(),
            total: Some(3),
        }
    }

    fn next(walk: &mut Walk<'_>, ids: &[i64], rest: Value) -> Next {
        walk.take(seen(None, ids), &rest).next
    }

    #[test]
    fn a_cursor_is_followed_once() {
        let pagination = cursors();
        let mut walk = Walk::new(&pagination);
        assert_eq!(
            next(&mut walk, &[1], json!({ "n": "a" })),
            Next::At("a".to_owned())
        );
        assert_eq!(next(&mut walk, &[2], json!({ "n": "a" })), Next::Again);
        assert_eq!(next(&mut walk, &[3], json!({ "n": "" })), Next::Again);
        assert_eq!(next(&mut walk, &[4], json!({ "n": 7 })), Next::Unreadable);
        assert_eq!(next(&mut walk, &[5], json!({})), Next::Unnamed);
        assert_eq!(next(&mut walk, &[6], json!({ "n": null })), Next::End);
        let pagination = Pagination {
            next_required: false,
            ..cursors()
        };
        let mut walk = Walk::new(&pagination);
        assert_eq!(next(&mut walk, &[5], json!({})), Next::End);
    }

    #[test]
    fn three_pages_without_new_items_end_a_walk() {
        let pagination = cursors();
        let mut walk = Walk::new(&pagination);
        for (number, ids) in [(1, &[1][..]), (2, &[1]), (3, &[])] {
            let rest = json!({ "n": number.to_string() });
            assert_eq!(next(&mut walk, ids, rest), Next::At(number.to_string()));
        }
        assert_eq!(next(&mut walk, &[1], json!({ "n": "4" })), Next::Endless);
        assert_eq!(next(&mut walk, &[1], json!({ "n": null })), Next::End);
    }

    #[test]
    fn page_numbers_increase_and_ids_decrease() {
        let numbers =
            by(json!({ "style": "page-number", "parameter": "page", "items": "", "id": "/id" }));
        let mut walk = Walk::new(&numbers);
        assert_eq!(next(&mut walk, &[1], json!([])), Next::At("2".to_owned()));
        let third = walk.take(seen(Some("3"), &[2]), &json!([]));
        assert_eq!(third.next, Next::At("4".to_owned()));
        assert_eq!(next(&mut walk, &[], json!([])), Next::End);
        let before =
            by(json!({ "style": "before", "parameter": "before", "items": "", "id": "/id" }));
        let window = by(
            json!({ "style": "window", "parameter": "before", "after": "after", "limit": 9, "items": "", "id": "/id" }),
        );
        for by_id in [before, window] {
            let mut walk = Walk::new(&by_id);
            assert_eq!(
                next(&mut walk, &[9, 10], json!([])),
                Next::At("9".to_owned())
            );
            assert_eq!(next(&mut walk, &[], json!([])), Next::End);
        }
    }

    #[test]
    fn shared_items_are_reported_with_the_earlier_page() {
        let pagination = cursors();
        let mut walk = Walk::new(&pagination);
        let mut take = |ids: &[i64]| {
            let Step {
                has_doubles,
                shares_with,
                ..
            } = walk.take(seen(None, ids), &json!({ "n": null }));
            (has_doubles, shares_with)
        };
        assert_eq!(take(&[1, 2]), (false, None));
        assert_eq!(take(&[3, 3]), (true, None));
        assert_eq!(take(&[4, 3, 1]), (false, Some(1)));
        assert!(walk.has_another_total() && !walk.has_its_total());
    }

    #[test]
    fn a_list_is_whole_if_every_page_states_its_total() {
        let pagination = cursors();
        let mut walk = Walk::new(&pagination);
        walk.take(seen(None, &[1, 2, 3]), &json!({}));
        assert!(walk.has_its_total());
        let mut without_total = seen(None, &[3]);
        without_total.total = None;
        walk.take(without_total, &json!({}));
        assert!(!walk.has_its_total());
    }

    #[test]
    fn the_total_is_chosen_by_a_parameter() {
        let pagination = by(json!({
            "style": "page-number", "parameter": "page", "items": "", "id": "/id", "total": "/all",
            "totals": { "parameter": "whose", "by": { "me": "/mine" } },
        }));
        let asked = |value: &str| [("whose".to_owned(), value.to_owned())];
        assert_eq!(total(&pagination, &[]), Some("/all"));
        assert_eq!(total(&pagination, &asked("me")), Some("/mine"));
        assert_eq!(total(&pagination, &asked("all")), Some("/all"));
    }
}
