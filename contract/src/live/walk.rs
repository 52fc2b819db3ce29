//! A walk over one list: which page comes next, and what its pages have in common
//! that they should not. Nothing is sent from here.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::extension::{Pagination, Style};
use serde_json::Value;

/// How many pages in a row may bring nothing new before the walk ends.
const BARREN: usize = 3;

/// A walk over one list.
pub(super) struct Walk<'a> {
    pagination: &'a Pagination,
    pub(super) pages: Vec<Seen>,
    /// The page on which an item was met first, by what tells it from others.
    owners: BTreeMap<String, usize>,
    cursors: BTreeSet<String>,
    barren: usize,
}

/// What of a page tells whether it is the same when it is asked for again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// What asked for it; none is the first page.
    pub(super) position: Option<String>,
    /// What tells its items from others.
    pub(super) ids: Vec<String>,
    /// The number of items on all pages, where the page says it.
    pub(super) total: Option<i64>,
}

/// What a page adds to a walk.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) next: Next,
    /// How many items are on no earlier page.
    pub(super) new: usize,
    /// Whether an item is on the page twice.
    pub(super) has_doubles: bool,
    /// An earlier page that has an item of this one.
    pub(super) shares_with: Option<usize>,
}

/// Where a walk goes from a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// This was the last page.
    End,
    /// To the page that this asks for.
    At(String),
    /// Nowhere: the cursor is empty, or was given before.
    Again,
    /// Nowhere: the page does not say whether there is another.
    Unnamed,
    /// Nowhere: what names the next page is of another type, or no item has an id
    /// that leads on.
    Unreadable,
    /// Nowhere: several pages in a row had nothing new.
    Endless,
}

impl<'a> Walk<'a> {
    /// A walk over a list that is paged like this.
    pub(super) fn new(pagination: &'a Pagination) -> Self {
        Self {
            pagination,
            pages: Vec::new(),
            owners: BTreeMap::new(),
            cursors: BTreeSet::new(),
            barren: 0,
        }
    }

    /// Goes on by one page, which is given whole but for its items.
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
            // A window begins behind the least id that can be read: what has none may be
            // in the next window too, and no fault of paging.
            let is_told = self.pagination.style != Style::Before || number(id).is_some();
            if owner < index && is_told && step.shares_with.is_none() {
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
            Style::Cursor => self.cursor(rest),
            _ if seen.ids.is_empty() => Next::End,
            Style::PageNumber => {
                let number = seen.position.as_deref().unwrap_or("1").parse::<u32>();
                number.map_or(Next::Unreadable, |number| {
                    Next::At(number.saturating_add(1).to_string())
                })
            }
            Style::Before => {
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

    fn cursor(&mut self, rest: &Value) -> Next {
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

    /// Whether 404 is the end of the list here.
    pub(super) fn may_end_with_404(&self) -> bool {
        self.pagination.not_found_is_end && !self.pages.is_empty()
    }

    /// Whether every page says that there are as many items as came.
    pub(super) fn has_its_total(&self) -> bool {
        self.pages.iter().all(|page| page.total.is_some()) && !self.has_another_total()
    }

    /// Whether a page says that there are more items than came, or fewer.
    pub(super) fn has_another_total(&self) -> bool {
        let items = i64::try_from(self.owners.len()).ok();
        let totals = self.pages.iter().filter_map(|page| page.total);
        totals.map(Some).any(|total| total != items)
    }
}

/// An id as a number. One that is sent as text by mistake leads on all the same.
fn number(id: &str) -> Option<i64> {
    let text = id.strip_prefix('"').and_then(|id| id.strip_suffix('"'));
    text.unwrap_or(id).parse().ok()
}

/// Where a page has the number of items on all pages: by the parameters it was
/// asked for with.
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
    fn a_cursor_leads_on_once() {
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
    fn pages_without_anything_new_end_a_walk() {
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
    fn numbers_count_up_and_ids_go_down() {
        let numbers =
            by(json!({ "style": "page-number", "parameter": "page", "items": "", "id": "/id" }));
        let mut walk = Walk::new(&numbers);
        assert_eq!(next(&mut walk, &[1], json!([])), Next::At("2".to_owned()));
        let third = walk.take(seen(Some("3"), &[2]), &json!([]));
        assert_eq!(third.next, Next::At("4".to_owned()));
        assert_eq!(next(&mut walk, &[], json!([])), Next::End);
        let before =
            by(json!({ "style": "before", "parameter": "before", "items": "", "id": "/id" }));
        let mut walk = Walk::new(&before);
        assert_eq!(
            next(&mut walk, &[9, 10], json!([])),
            Next::At("9".to_owned())
        );
        assert_eq!(next(&mut walk, &[], json!([])), Next::End);
    }

    #[test]
    fn what_pages_share_is_told_with_the_earlier_page() {
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
    fn a_list_is_whole_where_every_page_says_so() {
        let pagination = cursors();
        let mut walk = Walk::new(&pagination);
        walk.take(seen(None, &[1, 2, 3]), &json!({}));
        assert!(walk.has_its_total());
        let mut untold = seen(None, &[3]);
        untold.total = None;
        walk.take(untold, &json!({}));
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
