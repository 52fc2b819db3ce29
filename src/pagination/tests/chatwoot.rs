//! A model of a server with gaps, imports and deletions, which may not keep to the document.

#![allow(clippy::unwrap_used)] // a test fails by it

use fastrand::Rng;

use crate::pagination::paging::{Id, Paging, Style};
use crate::pagination::progress::{Facts, Named, Progress, Reason, Then};

/// A server of the Chatwoot family, and what it does with the two parameters.
#[derive(Debug, Clone)]
pub(super) struct Server {
    /// Ids with their times of creation, by id.
    pub(super) messages: Vec<(i64, u64)>,
    pub(super) limit: usize,
    pub(super) ignores_after: bool,
    pub(super) ignores_before: bool,
    pub(super) excludes_after: bool,
    pub(super) includes_before: bool,
    pub(super) takes_zero_as_absent: bool,
    pub(super) newest_first: bool,
}

const BEFORE_SIZE: usize = 20;
const AFTER_SIZE: usize = 100;

impl Server {
    pub(super) fn new(ids: impl IntoIterator<Item = i64>) -> Self {
        let mut messages: Vec<(i64, u64)> = ids.into_iter().zip(0..).collect();
        messages.sort_unstable();
        Self {
            messages,
            limit: 1000,
            ignores_after: false,
            ignores_before: false,
            excludes_after: false,
            includes_before: false,
            takes_zero_as_absent: false,
            newest_first: false,
        }
    }

    pub(super) fn shuffled(mut self, random: &mut Rng) -> Self {
        for (_, created) in &mut self.messages {
            *created = random.u64(..);
        }
        self
    }

    pub(super) fn answer(&self, after: Option<i64>, before: Option<i64>) -> Vec<i64> {
        let after = after.filter(|after| !(self.takes_zero_as_absent && *after == 0));
        let after = after.filter(|_| !self.ignores_after);
        // A server that ignores `before` beside `after` may well take it alone.
        let before = before.filter(|_| !self.ignores_before || after.is_none());
        let is_both = after.is_some() && before.is_some();
        let low = after.map_or(i64::MIN, |after| {
            after + i64::from(!is_both || self.excludes_after)
        });
        let high = before.map_or(i64::MAX, |before| before + i64::from(self.includes_before));
        let start = self.messages.partition_point(|(id, _)| *id < low);
        let end = self.messages.partition_point(|(id, _)| *id < high);
        let mut rows: Vec<(u64, i64)> = self.messages[start..end.max(start)]
            .iter()
            .map(|(id, created)| (*created, *id))
            .collect();
        let (size, from_end) = match (after, before) {
            (Some(_), Some(_)) => (self.limit, self.newest_first),
            (Some(_), None) => (AFTER_SIZE, false),
            (None, _) => (BEFORE_SIZE, true),
        };
        if rows.len() > size {
            match from_end {
                true => {
                    let cut = rows.len() - size;
                    rows.select_nth_unstable(cut);
                    rows.drain(..cut);
                }
                false => {
                    rows.select_nth_unstable(size);
                    rows.truncate(size);
                }
            }
        }
        rows.sort_unstable();
        rows.into_iter().map(|(_, id)| id).collect()
    }
}

/// What a walk returned.
#[derive(Debug)]
pub(super) struct Walked {
    pub(super) ids: Vec<i64>,
    pub(super) requests: usize,
    pub(super) fell_back: bool,
    pub(super) broken: Option<Reason>,
}

pub(super) fn paging(limit: usize) -> Paging {
    Paging {
        style: Style::Window {
            after: "after",
            limit,
        },
        parameter: "before",
        items: "",
        id: "/id",
        id_is_integer: true,
        not_found_is_end: false,
        excludes: &[],
        operation: "list",
    }
}

/// Walks the list. `meanwhile` changes it before each request.
pub(super) fn walk_between(
    server: &mut Server,
    bounds: (Option<i64>, Option<i64>),
    mut meanwhile: impl FnMut(&mut Server),
) -> Walked {
    let paging = paging(1000);
    let mut progress = Progress::new(paging.style).between(bounds.0, bounds.1);
    let mut walked = Walked {
        ids: Vec::new(),
        requests: 0,
        fell_back: false,
        broken: None,
    };
    for _ in 0..200_000 {
        meanwhile(server);
        // A token between any two requests changes nothing.
        if walked.requests % 16 == 3 {
            let token = serde_json::to_string(&progress.merged()).unwrap();
            assert!(token.len() < 1_000, "{token}");
            progress = serde_json::from_str(&token).unwrap();
        }
        let next = progress.following().map(|next| next.parse().unwrap());
        let (after, before) = match progress.window() {
            Some((after, before)) => (after, Some(before)),
            None => {
                walked.fell_back = true;
                (None, next)
            }
        };
        walked.requests += 1;
        let rows = server.answer(after, before);
        let items: Vec<Id> = rows.iter().map(Id::from).collect();
        let asked = before.map(|before| before.to_string());
        let facts = Facts {
            asked: asked.as_deref(),
            items: &items.clone().into(),
            next: Named::End,
            total: None,
        };
        let verdict = progress.page(&paging, facts, true);
        let known = verdict.known.unwrap_or_else(|| vec![true; rows.len()]);
        let mut new: Vec<i64> = rows
            .iter()
            .zip(known)
            .filter(|(_, known)| !known)
            .map(|(id, _)| *id)
            .collect();
        new.sort_unstable_by(|one, other| other.cmp(one));
        walked.ids.extend(new);
        match verdict.then {
            Then::Ask(_) => {}
            Then::End => return walked,
            Then::Break(reason) => {
                walked.broken = Some(reason);
                return walked;
            }
        }
    }
    panic!("the walk does not end: {server:?}");
}
