//! The way through pairs of schemas. What is still to be compared is a list: with a
//! call within a call, a long chain of schemas would overflow the stack.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::super::view::{View, reference};
use super::schemas::Form;
use super::{Compare, Side};

/// What tells one pair from another: two places and the side.
pub(super) type Key = (Pointer, Pointer, Side);

/// Two schemas to compare, and what to call them.
pub(super) struct Pair {
    pub(super) key: Key,
    pub(super) name: String,
    pub(super) of: String,
    pub(super) form: Form,
}

/// What is known of schemas, so that nothing is worked out twice.
#[derive(Default)]
pub(super) struct Known {
    /// By how deep in trials it was asked: whether two schemas are the same.
    same: BTreeMap<(usize, Key), bool>,
    /// Of each document, the old one first: where the references lead that are all that
    /// stands at a place.
    ends: [BTreeMap<Pointer, Pointer>; 2],
    /// Of each document, what a schema says of the property it describes.
    marks: [BTreeMap<Pointer, Marks>; 2],
    /// How many more steps there may be: schemas and properties that are looked at.
    left: usize,
    /// Whether it was reported that there are more than that.
    is_cut: bool,
}

impl Known {
    pub(super) fn within(most: usize) -> Self {
        Self {
            left: most,
            ..Self::default()
        }
    }
}

/// What is said of a property by its schema.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) has_default: bool,
}

/// How deep trials may go: to compare unions, their branches are compared, and the
/// branches of unions in those.
pub(super) const TRIALS: usize = 2;

impl<'a> Compare<'a> {
    /// Compares two schemas and all that they lead to.
    pub(super) fn schema(
        &mut self,
        old: &Pointer,
        new: &Pointer,
        side: Side,
        name: &str,
        of: &str,
        form: Form,
    ) {
        self.later(old, new, side, name, of, form);
        let mut pending = std::mem::take(&mut self.below);
        while let Some(pair) = pending.pop() {
            if !self.seen.insert(pair.key.clone()) {
                continue;
            }
            if self.known.left == 0 {
                return self.cut(&pair);
            }
            self.pair(&pair);
            pending.extend(self.below.drain(..).rev());
        }
    }

    /// Has two schemas compared after those at hand.
    pub(super) fn later(
        &mut self,
        old: &Pointer,
        new: &Pointer,
        side: Side,
        name: &str,
        of: &str,
        form: Form,
    ) {
        let key = self.key(old, new, side);
        self.below.push(Pair {
            key,
            name: name.to_owned(),
            of: of.to_owned(),
            form,
        });
    }

    fn key(&mut self, old: &Pointer, new: &Pointer, side: Side) -> Key {
        (self.end(false, old), self.end(true, new), side)
    }

    pub(super) fn whole(&self, is_new: bool) -> &'a Value {
        if is_new { self.new } else { self.old }
    }

    /// Where the references lead that are all that stands at a place.
    fn end(&mut self, is_new: bool, at: &Pointer) -> Pointer {
        let document = self.whole(is_new);
        let ends = &mut self.known.ends[usize::from(is_new)];
        let (mut way, mut at) = (BTreeSet::new(), at.clone());
        let end = loop {
            if let Some(end) = ends.get(&at) {
                break end.clone();
            }
            let next = reference(document, &at, true);
            match next.filter(|_| !way.contains(&at)) {
                Some(next) => drop(way.insert(std::mem::replace(&mut at, next))),
                None => break at,
            }
        };
        ends.extend(way.into_iter().map(|at| (at, end.clone())));
        end
    }

    /// Counts what a pair is made of.
    pub(super) fn count(&mut self, was: &View, is: &View) {
        let steps = was.size + is.size;
        self.known.left = self.known.left.saturating_sub(steps.max(1));
    }

    /// Says, once, that not everything was compared.
    fn cut(&mut self, pair: &Pair) {
        if !std::mem::replace(&mut self.known.is_cut, true) {
            let (old, new, _) = &pair.key;
            let places = (Some(old), Some(new));
            self.report("not-compared", Side::Neither, places, &pair.name, &pair.of);
        }
    }

    /// Whether two schemas differ in nothing but their names; deep in trials, that is not
    /// looked at any more.
    pub(super) fn is_same(&mut self, old: &Pointer, new: &Pointer, side: Side) -> bool {
        if self.trials >= TRIALS {
            return false;
        }
        let key = self.key(old, new, side);
        let mut trial = Compare::new(self.old, self.new, std::mem::take(&mut self.known));
        trial.trials = self.trials + 1;
        let same = trial.finds_nothing(key);
        self.known = trial.known;
        same
    }

    /// Compares until the first difference. All pairs on the way to it differ as well,
    /// and where there is none, all pairs that were met are the same.
    fn finds_nothing(&mut self, root: Key) -> bool {
        let level = self.trials;
        let pair = |key: Key| Pair {
            key,
            name: String::new(),
            of: String::new(),
            form: Form::Body,
        };
        // Each with the pair that led there, by its place in `met`.
        let mut pending = vec![(pair(root), None)];
        let mut met: Vec<(Key, Option<usize>)> = Vec::new();
        let mut differs = None;
        while let Some((pair, from)) = pending.pop() {
            match self.known.same.get(&(level, pair.key.clone())) {
                Some(true) => continue,
                Some(false) => {
                    differs = Some(from);
                    break;
                }
                None if !self.seen.insert(pair.key.clone()) => continue,
                None => {}
            }
            met.push((pair.key.clone(), from));
            let here = Some(met.len() - 1);
            if self.known.left == 0 {
                return false;
            }
            self.pair(&pair);
            if !self.found.is_empty() {
                differs = Some(here);
                break;
            }
            pending.extend(self.below.drain(..).rev().map(|pair| (pair, here)));
        }
        self.remember(met, differs)
    }

    /// Keeps what a trial found: `differs` is the last pair that is known to differ, if
    /// any does.
    fn remember(&mut self, met: Vec<(Key, Option<usize>)>, differs: Option<Option<usize>>) -> bool {
        let level = self.trials;
        let Some(mut next) = differs else {
            let same = met.into_iter().map(|(key, _)| ((level, key), true));
            self.known.same.extend(same);
            return true;
        };
        while let Some((key, from)) = next.and_then(|at| met.get(at)) {
            self.known.same.insert((level, key.clone()), false);
            next = *from;
        }
        false
    }

    /// What a property's schema says of it, in the old document or the new one.
    pub(super) fn marks(&mut self, is_new: bool, at: &Pointer) -> Marks {
        let (document, at) = (self.whole(is_new), self.end(is_new, at));
        let marks = self.known.marks[usize::from(is_new)].entry(at.clone());
        *marks.or_insert_with(|| {
            let view = View::of(document, &at);
            Marks {
                read_only: view.read_only,
                write_only: view.write_only,
                has_default: view.rules.contains_key("default"),
            }
        })
    }
}
