//! Holds the differences that the rules found against the set algebra.

use std::collections::{BTreeMap, BTreeSet};

use super::super::change::{ChangeKind, Difference, Side};
use super::super::compare::{Comparison, Version};
use super::super::resolved::SchemaId;
use super::super::rules::{Severity, rule};
use super::super::traversal::{Form, Visits};
use super::algebra::{Budget, Verdict, covers};
use super::emit::{Emitter, Mode, SAME, Stance};

/// What is proved of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Every value that was sent before is still understood.
    Compatible,
    /// The same, but some of its properties are no longer described, or were not.
    Undescribed,
    /// A value that was sent before is no longer understood, or one that was never sent may be now.
    Incompatible,
}

/// The nodes of schemas that may be looked at for one comparison. See [`Budget`].
const NODES: usize = 3_000_000;

/// What was found on the way from the bodies.
#[derive(Default)]
struct Reached {
    /// The visits whose differences count.
    visits: BTreeSet<usize>,
    /// Those whose own differences break nothing.
    cleared: BTreeSet<usize>,
}

/// The judge of a comparison.
struct Judge {
    budget: Budget,
    known: BTreeMap<(SchemaId, SchemaId, Side), Verdict>,
    /// The differences of each visit.
    own: BTreeMap<usize, Vec<usize>>,
}

impl Comparison<'_> {
    /// Judges all differences of schemas: drops those that are only another spelling, marks
    /// those that break no client, and adds those that no rule has found.
    pub(in super::super) fn judge(&mut self) {
        let mut own: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, difference) in self.found.iter().enumerate() {
            if let Some(visit) = difference.visit {
                own.entry(visit).or_default().push(index);
            }
        }
        let mut judge = Judge {
            budget: Budget::of(NODES),
            known: BTreeMap::new(),
            own,
        };
        let spelled = judge.respelled(self);
        let Reached {
            visits: reached,
            cleared,
        } = judge.reached(self, &spelled);
        judge.take_back(self, &spelled, &reached, &cleared);
        judge.decide(self, &reached);
        judge.add(self, &reached);
        self.overlaps(&mut judge.budget);
    }
}

impl Judge {
    /// The visits of two schemas that allow the same values. Their differences are only
    /// another spelling.
    fn respelled(&mut self, comparison: &mut Comparison<'_>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (visit, differences) in self.own.clone() {
            let is_of_values = |index: &usize| {
                let kind = comparison
                    .found
                    .get(*index)
                    .map(|difference| difference.kind);
                kind.is_some_and(ChangeKind::is_of_values)
            };
            let has_names = differences
                .iter()
                .any(|index| is_of_names(&comparison.found[*index]));
            if differences.iter().any(is_of_values)
                && !(has_names && names_differ(comparison, visit))
                && self.are_equal(comparison, visit)
            {
                found.insert(visit);
            }
        }
        found
    }

    /// Whether two schemas allow exactly the same values.
    fn are_equal(&mut self, comparison: &mut Comparison<'_>, visit: usize) -> bool {
        let pair = &comparison.visits.all[visit].pair;
        if pair.form != Form::Json {
            return false;
        }
        let (old, new, side) = (pair.old.id, pair.new.id, pair.side);
        let exact = |version| Stance {
            version,
            mode: Mode::Exact,
        };
        [(Version::Old, Version::New), (Version::New, Version::Old)]
            .into_iter()
            .all(|(outer, inner)| {
                let emitter = Emitter::new(&mut comparison.cache, side, exact(outer), exact(inner));
                let ids = match outer {
                    Version::Old => (old, new),
                    Version::New => (new, old),
                };
                let question = emitter.question(ids.0, ids.1);
                let verdict = question.map(|it| covers(&it.outer, &it.inner, &mut self.budget));
                verdict == Some(Verdict::Yes)
            })
    }

    /// Whether a property selects the branch. The algebra does not know that.
    fn has_discriminator(comparison: &mut Comparison<'_>, visit: usize) -> bool {
        let pair = &comparison.visits.all[visit].pair;
        let (old, new) = (pair.old.id, pair.new.id);
        let mut has = |version, id| {
            let schema = comparison.cache.schemas(version).get(id);
            schema.discriminator.is_some() && !schema.unions.is_empty()
        };
        has(Version::Old, old) && has(Version::New, new)
    }

    /// Whether every value that is sent is understood.
    fn verdict(&mut self, comparison: &mut Comparison<'_>, visit: usize) -> Verdict {
        let pair = &comparison.visits.all[visit].pair;
        if pair.form != Form::Json
            || pair.side == Side::Api
            || Self::has_discriminator(comparison, visit)
        {
            return Verdict::Unknown;
        }
        let pair = &comparison.visits.all[visit].pair;
        let key = (pair.old.id, pair.new.id, pair.side);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let (old, new, side) = key;
        let stance = |version, mode| Stance { version, mode };
        let (outer, inner, ids) = match side {
            Side::Request => (
                stance(Version::New, Mode::Accepted),
                stance(Version::Old, Mode::Sent),
                (new, old),
            ),
            _ => (
                stance(Version::Old, Mode::Read),
                stance(Version::New, Mode::Sent),
                (old, new),
            ),
        };
        let question =
            Emitter::new(&mut comparison.cache, side, outer, inner).question(ids.0, ids.1);
        let verdict = question.map_or(Verdict::Unknown, |question| {
            covers(&question.outer, &question.inner, &mut self.budget)
        });
        self.known.insert(key, verdict.clone());
        verdict
    }

    /// Follows the visits from each body. A visit whose values are all understood is cleared. If a
    /// schema became a union or the reverse, its branches were only guessed, so what is
    /// below is not reached.
    fn reached(&mut self, comparison: &mut Comparison<'_>, spelled: &BTreeSet<usize>) -> Reached {
        let breaking = self.leads_to_breaking(comparison);
        let mut found = Reached::default();
        let mut pending = comparison.visits.roots.clone();
        while let Some(visit) = pending.pop() {
            if spelled.contains(&visit) || !found.visits.insert(visit) {
                continue;
            }
            let is_asked = breaking.contains(&visit) && self.is_decisive(comparison, visit);
            if is_asked && self.verdict(comparison, visit) == Verdict::Yes {
                found.cleared.insert(visit);
                let (was_union, is_union) = have_unions(comparison, visit);
                if was_union != is_union {
                    continue;
                }
            }
            pending.extend(&comparison.visits.all[visit].below);
        }
        found
    }

    /// Whether the verdict of a visit can differ from those of the visits below.
    fn is_decisive(&mut self, comparison: &mut Comparison<'_>, visit: usize) -> bool {
        let (was_union, is_union) = have_unions(comparison, visit);
        self.own.contains_key(&visit) || was_union || is_union
    }

    /// The visits with a breaking difference, and those that lead to one.
    fn leads_to_breaking(&self, comparison: &Comparison<'_>) -> BTreeSet<usize> {
        let is_breaking = |index: &usize| {
            let difference = &comparison.found[*index];
            difference.kind.is_of_values() && severity(difference) == Severity::Breaking
        };
        let with = self
            .own
            .iter()
            .filter(|(_, own)| own.iter().any(is_breaking));
        above(&comparison.visits, with.map(|(visit, _)| *visit))
    }

    /// Drops differences that are only another spelling, and marks those that are not
    /// reached.
    fn take_back(
        &mut self,
        comparison: &mut Comparison<'_>,
        spelled: &BTreeSet<usize>,
        reached: &BTreeSet<usize>,
        cleared: &BTreeSet<usize>,
    ) {
        let hidden = below(&comparison.visits, spelled);
        let mut dropped = BTreeSet::new();
        for (visit, own) in &self.own {
            if reached.contains(visit) && !cleared.contains(visit) {
                continue;
            }
            let is_hidden = hidden.contains(visit) && !reached.contains(visit);
            let is_undescribed =
                have_unions(comparison, *visit) == (true, true) && names_differ(comparison, *visit);
            for index in own {
                let difference = &mut comparison.found[*index];
                let is_branch = matches!(
                    difference.kind,
                    ChangeKind::BranchAdded | ChangeKind::BranchRemoved
                );
                if !difference.kind.is_of_values() {
                    continue;
                }
                if is_hidden {
                    dropped.insert(*index);
                } else if severity(difference) == Severity::Breaking {
                    difference.proof = Some(match is_branch && is_undescribed {
                        true => Proof::Undescribed,
                        false => Proof::Compatible,
                    });
                }
            }
        }
        let mut index = 0;
        comparison.found.retain(|_| {
            index += 1;
            !dropped.contains(&(index - 1))
        });
    }

    /// Decides on differences of which the rules do not know whether they allow more or less.
    fn decide(&mut self, comparison: &mut Comparison<'_>, reached: &BTreeSet<usize>) {
        let mut told = BTreeSet::new();
        for difference in &comparison.found {
            if difference.proof.is_none()
                && severity(difference) != Severity::Safe
                && !difference.kind.is_undecided()
            {
                told.extend(difference.visit);
            }
        }
        let told = above(&comparison.visits, told.into_iter());
        for index in 0..comparison.found.len() {
            let difference = &comparison.found[index];
            let Some(visit) = difference.visit.filter(|visit| reached.contains(visit)) else {
                continue;
            };
            let (is_closed, is_undecided) = (
                difference.kind == ChangeKind::Closed,
                difference.kind.is_undecided(),
            );
            if difference.proof.is_some() || !is_undecided {
                continue;
            }
            let proof = match self.verdict(comparison, visit) {
                // Undocumented properties may be sent, so a closed object stays risky.
                Verdict::Yes if !is_closed => Some(Proof::Compatible),
                Verdict::No { .. } if !told.contains(&visit) => Some(Proof::Incompatible),
                _ => None,
            };
            comparison.found[index].proof = proof;
        }
    }

    /// Adds a difference where a value is no longer understood and no rule has found why.
    fn add(&mut self, comparison: &mut Comparison<'_>, reached: &BTreeSet<usize>) {
        let told = comparison.found.iter().filter(|difference| {
            difference.proof.is_none() && severity(difference) != Severity::Safe
        });
        let told: BTreeSet<usize> = told.filter_map(|difference| difference.visit).collect();
        let mut explained = above(&comparison.visits, told.into_iter());
        // A schema comes after those that lead to it, so the deepest are first.
        for visit in reached.iter().rev() {
            if explained.contains(visit) || !self.is_decisive(comparison, *visit) {
                continue;
            }
            if let Verdict::No { example } = self.verdict(comparison, *visit) {
                explained.extend(above(&comparison.visits, std::iter::once(*visit)));
                let pair = &comparison.visits.all[*visit].pair;
                let example = example.map(|example| example.to_string());
                let example = example.filter(|example| !example.contains(SAME));
                let mut change = pair.element().change(ChangeKind::ValuesChanged);
                change.visit = Some(*visit);
                change.is = example.unwrap_or_else(|| "the two schemas show which".to_owned());
                change.proof = Some(Proof::Incompatible);
                comparison.found.push(change);
            }
        }
    }
}

fn severity(difference: &Difference) -> Severity {
    rule(difference.kind, difference.side).severity
}

/// Whether a difference is one of names that a reader wants to know, whatever the values are.
fn is_of_names(difference: &Difference) -> bool {
    matches!(
        difference.kind,
        ChangeKind::OptionalPropertyAdded
            | ChangeKind::OptionalPropertyRemoved
            | ChangeKind::RequiredPropertyAdded
            | ChangeKind::RequiredPropertyRemoved
            | ChangeKind::RequiredPropertyWithDefaultAdded
            | ChangeKind::RequestPropertyRefused
    )
}

/// Whether the old and the new schema of a visit are unions.
fn have_unions(comparison: &mut Comparison<'_>, visit: usize) -> (bool, bool) {
    let pair = &comparison.visits.all[visit].pair;
    let (old, new) = (pair.old.id, pair.new.id);
    let mut has_union = |version, id| !comparison.cache.schemas(version).get(id).unions.is_empty();
    (has_union(Version::Old, old), has_union(Version::New, new))
}

/// Whether the schemas of a visit describe properties of other names, also in the branches of
/// unions.
fn names_differ(comparison: &mut Comparison<'_>, visit: usize) -> bool {
    let pair = comparison.visits.all[visit].pair.clone();
    let mut names = |version, id| {
        let schemas = comparison.cache.schemas(version);
        let schema = schemas.get(id);
        let mut names: BTreeSet<String> = schema.properties.keys().cloned().collect();
        for branch in schema.unions.iter().flat_map(|union| &union.branches) {
            let branch = schemas.get(branch.own.id);
            names.extend(branch.properties.keys().cloned());
        }
        names
    };
    names(Version::Old, pair.old.id) != names(Version::New, pair.new.id)
}

/// Visits, and all that lead to them.
fn above(visits: &Visits, of: impl Iterator<Item = usize>) -> BTreeSet<usize> {
    let mut from: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, visit) in visits.all.iter().enumerate() {
        for below in &visit.below {
            from.entry(*below).or_default().push(index);
        }
    }
    let mut found = BTreeSet::new();
    let mut pending: Vec<usize> = of.collect();
    while let Some(visit) = pending.pop() {
        if found.insert(visit) {
            pending.extend(from.get(&visit).into_iter().flatten());
        }
    }
    found
}

/// Visits, and all that they lead to.
fn below(visits: &Visits, of: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut pending: Vec<usize> = of.iter().copied().collect();
    while let Some(visit) = pending.pop() {
        if found.insert(visit) {
            pending.extend(&visits.all[visit].below);
        }
    }
    found
}
