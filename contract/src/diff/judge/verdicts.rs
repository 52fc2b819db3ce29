//! Holds the differences that the rules found against the set algebra.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::super::change::{ChangeKind, Difference, Side};
use super::super::compare::{Comparison, Version, api_element};
use super::super::resolved::{Resolved, SchemaId};
use super::super::rules::{Severity, rule};
use super::super::traversal::{Form, Visits};
use super::algebra::{Budget, Verdict, covers};
use super::emit::{Emitter, Mode, Parts, SAME, Stance};

/// What is proved of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Every value that was sent before is still understood.
    Compatible,
    /// Every value is still understood, but as another branch, which does not describe all of
    /// its properties.
    Undescribed,
    /// A value that was sent before is no longer understood, or one that was never sent may be now.
    Incompatible,
}

impl Proof {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Undescribed => "undescribed",
            Self::Incompatible => "incompatible",
        }
    }
}

/// The nodes of schemas that may be looked at for one comparison. See [`Budget`].
const NODES: usize = 200_000;

/// What was found on the way from the bodies.
#[derive(Default)]
struct Reached {
    /// The visits whose differences count.
    visits: BTreeSet<usize>,
    /// Those whose own differences break nothing.
    cleared: BTreeSet<usize>,
}

/// The longest example that a report shows, in bytes.
const MAX_EXAMPLE: usize = 120;

/// How many schemas may be written for the questions of one comparison.
const SCHEMAS: usize = 100_000;

/// The judge of a comparison.
struct Judge {
    /// How many more schemas may be written.
    schemas_left: usize,
    budget: Budget,
    known: BTreeMap<(SchemaId, SchemaId, Side), Verdict>,
    /// The differences of each visit.
    own: Rc<BTreeMap<usize, Vec<usize>>>,
    /// The visits that lead to each visit.
    leading: Vec<Vec<usize>>,
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
            schemas_left: SCHEMAS,
            budget: Budget::of(NODES),
            known: BTreeMap::new(),
            own: Rc::new(own),
            leading: leading(&self.visits),
        };
        let spelled = judge.respelled(self);
        let Reached {
            visits: reached,
            cleared,
        } = judge.reached(self, &spelled);
        judge.take_back(self, &spelled, &reached, &cleared);
        judge.decide(self, &reached);
        judge.add(self, &reached);
        self.overlaps(&mut judge.budget, &mut judge.schemas_left);
        if judge.budget.is_used_up() || judge.schemas_left == 0 {
            let all = Pointer::default();
            let documents = api_element((Some(&all), Some(&all)), "");
            self.record(documents.change(ChangeKind::NotJudged));
        }
    }
}

impl Judge {
    /// The visits of two schemas that allow the same values. Their differences are only
    /// another spelling.
    fn respelled(&mut self, comparison: &mut Comparison<'_>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (&visit, differences) in Rc::clone(&self.own).iter() {
            let kinds = differences
                .iter()
                .map(|index| comparison.found[*index].kind);
            let kinds: Vec<ChangeKind> = kinds.collect();
            // An added or removed property is not another spelling, unless it moved to a branch.
            let has_names = kinds.iter().any(|kind| is_of_names(*kind));
            let may_be_equal = !has_names || have_unions(comparison, visit) != (false, false);
            let is_of_values = kinds.iter().any(|kind| kind.is_of_values());
            if may_be_equal && is_of_values && self.are_equal(comparison, visit) {
                found.insert(visit);
            }
        }
        found
    }

    /// Whether two schemas allow exactly the same values, with and without undocumented
    /// properties.
    fn are_equal(&mut self, comparison: &mut Comparison<'_>, visit: usize) -> bool {
        let ways = [(Version::Old, Version::New), (Version::New, Version::Old)];
        [Mode::Exact, Mode::Sent].into_iter().all(|mode| {
            ways.iter().all(|(outer, inner)| {
                let stance = |version| Stance { version, mode };
                let verdict = self.ask(
                    comparison,
                    visit,
                    (stance(*outer), stance(*inner)),
                    Parts::Written,
                );
                verdict == Verdict::Yes
            })
        })
    }

    /// Whether every documented value that is sent is documented for the reader, too.
    fn is_described(&mut self, comparison: &mut Comparison<'_>, visit: usize) -> bool {
        let stance = |version| Stance {
            version,
            mode: Mode::Sent,
        };
        let (outer, inner) = match comparison.visits.all[visit].pair.side {
            Side::Request => (Version::New, Version::Old),
            _ => (Version::Old, Version::New),
        };
        self.ask(
            comparison,
            visit,
            (stance(outer), stance(inner)),
            Parts::Equal,
        ) == Verdict::Yes
    }

    fn ask(
        &mut self,
        comparison: &mut Comparison<'_>,
        visit: usize,
        (outer, inner): (Stance, Stance),
        parts: Parts,
    ) -> Verdict {
        let pair = &comparison.visits.all[visit].pair;
        if pair.form != Form::Json {
            return Verdict::Unknown;
        }
        let (one, other) = match outer.version {
            Version::Old => (pair.old.id, pair.new.id),
            Version::New => (pair.new.id, pair.old.id),
        };
        let emitter = Emitter::new(&mut comparison.cache, pair.side, outer, inner);
        let emitter = emitter.with_parts(parts);
        let question = emitter.question(one, other, &mut self.schemas_left);
        question.map_or(Verdict::Unknown, |question| {
            covers(&question.outer, &question.inner, &mut self.budget)
        })
    }

    /// Whether a property of the sent and of the read values selects the branch. The algebra does
    /// not know that.
    fn have_discriminators(comparison: &mut Comparison<'_>, visit: usize) -> (bool, bool) {
        let (was, is) = resolved(comparison, visit);
        let have_union = !was.unions.is_empty() || !is.unions.is_empty();
        let has = |schema: &Resolved| schema.discriminator.is_some() && have_union;
        match comparison.visits.all[visit].pair.side {
            Side::Request => (has(&was), has(&is)),
            _ => (has(&is), has(&was)),
        }
    }

    /// Whether every value that is sent is understood.
    fn verdict(&mut self, comparison: &mut Comparison<'_>, visit: usize) -> Verdict {
        let pair = &comparison.visits.all[visit].pair;
        // A verdict is known by the schemas alone, so the form is asked first.
        if pair.form != Form::Json
            || pair.side == Side::Api
            || Self::differs_in_null(comparison, visit)
        {
            return Verdict::Unknown;
        }
        let pair = &comparison.visits.all[visit].pair;
        let key = (pair.old.id, pair.new.id, pair.side);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let stance = |version, mode| Stance { version, mode };
        let (outer, inner) = match pair.side {
            Side::Request => (
                stance(Version::New, Mode::Accepted),
                stance(Version::Old, Mode::Sent),
            ),
            _ => (
                stance(Version::Old, Mode::Read),
                stance(Version::New, Mode::Sent),
            ),
        };
        let (was_union, is_union) = have_unions(comparison, visit);
        let parts = match was_union == is_union {
            true => Parts::Equal,
            false => Parts::Written,
        };
        let verdict = match Self::have_discriminators(comparison, visit) {
            (true, true) => Verdict::Unknown,
            (is_sent_by_tag, is_read_by_tag) => {
                match self.ask(comparison, visit, (outer, inner), parts) {
                    // The reader may take the tag for another branch.
                    Verdict::Yes if is_read_by_tag => Verdict::Unknown,
                    // The sender may not use the branch with such a tag.
                    Verdict::No { .. } if is_sent_by_tag => Verdict::Unknown,
                    verdict => verdict,
                }
            }
        };
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

    /// Whether the verdict of a visit can differ from those of the visits below: something about
    /// the schemas themselves differs, and not only a schema that they lead to.
    fn is_decisive(&mut self, comparison: &mut Comparison<'_>, visit: usize) -> bool {
        if self.own.contains_key(&visit) {
            return true;
        }
        let (was, is) = resolved(comparison, visit);
        !comparison.visits.all[visit].pair.are_branches && !was.is_alike(&is)
    }

    /// Whether null is compared elsewhere: see [`Pair`](super::super::traversal::Pair).
    fn differs_in_null(comparison: &mut Comparison<'_>, visit: usize) -> bool {
        let (was, is) = resolved(comparison, visit);
        comparison.visits.all[visit].pair.are_branches && was.nullable != is.nullable
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
        self.above(with.map(|(visit, _)| *visit))
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
        let mut hidden = BTreeSet::new();
        spread(&mut hidden, spelled.iter().copied(), |visit| {
            &comparison.visits.all[visit].below
        });
        let mut dropped = BTreeSet::new();
        for (visit, own) in Rc::clone(&self.own).iter() {
            if reached.contains(visit) && !cleared.contains(visit) {
                continue;
            }
            let is_hidden = hidden.contains(visit) && !reached.contains(visit);
            let mut kinds = own.iter().map(|index| comparison.found[*index].kind);
            let is_undescribed = kinds.any(is_of_branch)
                && have_unions(comparison, *visit) == (true, true)
                && !self.is_described(comparison, *visit);
            for index in own {
                let difference = &mut comparison.found[*index];
                if !difference.kind.is_of_values() {
                    continue;
                }
                if is_hidden {
                    dropped.insert(*index);
                } else if severity(difference) == Severity::Breaking {
                    difference.proof =
                        Some(match is_of_branch(difference.kind) && is_undescribed {
                            true => Proof::Undescribed,
                            false => Proof::Compatible,
                        });
                }
            }
        }
        let mut indices = 0..;
        let mut is_kept = || indices.next().is_none_or(|index| !dropped.contains(&index));
        comparison.found.retain(|_| is_kept());
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
        let told = self.above(told);
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
                Verdict::No { example: Some(_) } if !told.contains(&visit) => {
                    Some(Proof::Incompatible)
                }
                _ => None,
            };
            comparison.found[index].proof = proof;
        }
    }

    /// Adds a difference where a value is no longer understood and no rule has found why.
    fn add(&mut self, comparison: &mut Comparison<'_>, reached: &BTreeSet<usize>) {
        let told = comparison.found.iter().filter(|difference| {
            // What is no longer described is still allowed.
            let is_only_undescribed = matches!(
                difference.kind,
                ChangeKind::OptionalPropertyRemoved | ChangeKind::RequiredPropertyRemoved
            ) && severity(difference) == Severity::Risky;
            let is_told = severity(difference) != Severity::Safe && !is_only_undescribed;
            is_told && difference.proof.is_none() || difference.proof == Some(Proof::Incompatible)
        });
        let told: BTreeSet<usize> = told.filter_map(|difference| difference.visit).collect();
        let mut explained = self.above(told);
        // A schema comes after those that lead to it, so the deepest are first.
        for visit in reached.iter().rev() {
            if explained.contains(visit) || !self.is_decisive(comparison, *visit) {
                continue;
            }
            // Without an example, the "no" is not verified.
            if let Verdict::No {
                example: Some(example),
            } = self.verdict(comparison, *visit)
            {
                spread(&mut explained, [*visit], |visit| &self.leading[visit]);
                let pair = &comparison.visits.all[*visit].pair;
                let mut change = pair.element().change(ChangeKind::ValuesChanged);
                change.visit = Some(*visit);
                change.is = shown(&example);
                change.proof = Some(Proof::Incompatible);
                comparison.found.push(change);
            }
        }
    }

    /// Visits, and all that lead to them.
    fn above(&self, of: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        spread(&mut found, of, |visit| &self.leading[visit]);
        found
    }
}

fn severity(difference: &Difference) -> Severity {
    rule(difference.kind, difference.side).severity
}

/// An example as a report shows it. A part that is the same on both sides is left out.
fn shown(example: &Value) -> String {
    let text = example.to_string();
    match text.contains(SAME) || text.len() > MAX_EXAMPLE {
        true => "a value that only one of the two schemas allows".to_owned(),
        false => format!("`{text}`"),
    }
}

/// Whether a change says that an object of a schema without unions has another property.
fn is_of_names(kind: ChangeKind) -> bool {
    matches!(
        kind,
        ChangeKind::OptionalPropertyAdded
            | ChangeKind::OptionalPropertyRemoved
            | ChangeKind::RequiredPropertyAdded
            | ChangeKind::RequiredPropertyRemoved
            | ChangeKind::RequiredPropertyWithDefaultAdded
            | ChangeKind::RequestPropertyRefused
    )
}

fn is_of_branch(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::BranchAdded | ChangeKind::BranchRemoved)
}

/// Whether the old and the new schema of a visit are unions.
fn have_unions(comparison: &mut Comparison<'_>, visit: usize) -> (bool, bool) {
    let (was, is) = resolved(comparison, visit);
    (!was.unions.is_empty(), !is.unions.is_empty())
}

/// What the old and the new schema of a visit state.
pub(super) fn resolved(
    comparison: &mut Comparison<'_>,
    visit: usize,
) -> (Rc<Resolved>, Rc<Resolved>) {
    let pair = &comparison.visits.all[visit].pair;
    let (old, new) = (pair.old.id, pair.new.id);
    let was = comparison.cache.schemas(Version::Old).get(old);
    let is = comparison.cache.schemas(Version::New).get(new);
    (was, is)
}

/// The visits that lead to each visit.
fn leading(visits: &Visits) -> Vec<Vec<usize>> {
    let mut leading = vec![Vec::new(); visits.all.len()];
    for (index, visit) in visits.all.iter().enumerate() {
        for below in &visit.below {
            leading[*below].push(index);
        }
    }
    leading
}

/// Adds visits, and all that the edges lead to from them.
fn spread<'e>(
    found: &mut BTreeSet<usize>,
    from: impl IntoIterator<Item = usize>,
    edges: impl Fn(usize) -> &'e [usize],
) {
    let mut pending: Vec<usize> = from.into_iter().collect();
    while let Some(visit) = pending.pop() {
        if found.insert(visit) {
            pending.extend(edges(visit));
        }
    }
}
