//! Branches of a `oneOf` that have values in common: a value may match only one of them.

use std::rc::Rc;

use serde_json::json;

use super::super::change::{ChangeKind, Side};
use super::super::compare::{Comparison, Version};
use super::super::resolved::{Branch, Resolved, Union};
use super::super::traversal::Form;
use super::algebra::{Budget, Verdict, covers};
use super::emit::{Emitter, Mode, Stance};
use super::verdicts::resolved;

/// The maximum number of branches of which each is compared with each.
const MAX_BRANCHES: usize = 12;

/// The maximum number of schemas that two branches may lead to.
const MAX_SCHEMAS: usize = 60;

impl Comparison<'_> {
    /// Records unions whose branches now overlap, and unions that became or are no longer
    /// exclusive.
    pub(super) fn overlaps(&mut self, budget: &mut Budget, left: &mut usize) {
        for visit in 0..self.visits.all.len() {
            let pair = &self.visits.all[visit].pair;
            let side = pair.side;
            if pair.form != Form::Json {
                continue;
            }
            let (was, is) = resolved(self, visit);
            let (before, after) = (only_union(&was), only_union(&is));
            let is_exclusive =
                |union: Option<&Union>| union.is_some_and(|union| union.is_exclusive);
            let kind = match (is_exclusive(before), is_exclusive(after), side) {
                (true, true, Side::Request) => ChangeKind::BranchesOverlap,
                (false, true, _) => ChangeKind::BecameOneOf,
                (true, false, _) => ChangeKind::BecameAnyOf,
                _ => continue,
            };
            // The discriminator says which branch counts.
            if is.discriminator.is_some() || was.discriminator.is_some() {
                continue;
            }
            let Some(after) = after else { continue };
            let before = before.filter(|_| kind == ChangeKind::BranchesOverlap);
            if let Some((one, other)) = self.overlap(before, after, budget, left) {
                let text = format!("`{}` and `{}`", one.label, other.label);
                let element = self.visits.all[visit].pair.element();
                let mut change = element.change(kind).with_values("", &text);
                change.visit = Some(visit);
                self.found.push(change);
            }
        }
    }

    /// Two branches of the new union that have a value in common, and had none before.
    fn overlap<'u>(
        &mut self,
        before: Option<&Union>,
        after: &'u Union,
        budget: &mut Budget,
        left: &mut usize,
    ) -> Option<(&'u Branch, &'u Branch)> {
        if after.branches.len() > MAX_BRANCHES {
            return None;
        }
        for (index, one) in after.branches.iter().enumerate() {
            for other in &after.branches[index + 1..] {
                let known = [one, other].map(|branch| self.counterpart_of(branch, before));
                let is_new = match known {
                    // Nothing changed about them.
                    [Some((_, true)), Some((_, true))] => false,
                    [Some((one, _)), Some((other, _))] => {
                        !self.have_common(Version::Old, one, other, budget, left)
                    }
                    _ => true,
                };
                if is_new && self.have_common(Version::New, one, other, budget, left) {
                    return Some((one, other));
                }
            }
        }
        None
    }

    /// The old branch of the same name or class, and whether nothing changed about it but in
    /// schemas that it leads to.
    fn counterpart_of<'u>(
        &mut self,
        branch: &Branch,
        before: Option<&'u Union>,
    ) -> Option<(&'u Branch, bool)> {
        let branches = &before?.branches;
        let mut same = branches.iter();
        if let Some(old) = same.find(|old| self.is_same(old.own.id, branch.own.id)) {
            return Some((old, true));
        }
        let old = branches.iter().find(|old| old.label == branch.label)?;
        let was = self.cache.schemas(Version::Old).get(old.own.id);
        let is = self.cache.schemas(Version::New).get(branch.own.id);
        Some((old, was.is_alike(&is)))
    }

    /// Whether some value that is sent matches both branches.
    fn have_common(
        &mut self,
        version: Version,
        one: &Branch,
        other: &Branch,
        budget: &mut Budget,
        left: &mut usize,
    ) -> bool {
        let schemas = self.cache.schemas(version);
        let (one, other) = (
            schemas.of_parts(one.whole.clone()),
            schemas.of_parts(other.whole.clone()),
        );
        let sent = Stance {
            version,
            mode: Mode::Sent,
        };
        let emitter = Emitter::new(&mut self.cache, Side::Request, sent, sent);
        let mut few = MAX_SCHEMAS.min(*left);
        let before = few;
        let question = emitter.question(other, one, &mut few);
        *left -= before - few;
        let Some(question) = question else {
            return false;
        };
        let refused = json!({
            "not": { "$ref": question.outer["$ref"] },
            "$defs": question.outer["$defs"],
        });
        // An empty object or list matches most branches, and says nothing about them.
        let mut inner = question.inner;
        inner["minProperties"] = json!(1);
        inner["minItems"] = json!(1);
        matches!(covers(&refused, &inner, budget), Verdict::No { .. })
    }
}

/// The union of a schema, if it has one.
fn only_union(schema: &Rc<Resolved>) -> Option<&Union> {
    match schema.unions.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}
