//! What changed in the keywords that cannot be ranked, such as `not` and `if`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::change::ChangeKind;
use super::super::compare::Comparison;
use super::super::resolved::{Constraint, Resolved, Subschema};
use super::super::traversal::Pair;

impl Comparison<'_> {
    /// Compares the keywords that cannot be ranked.
    pub(super) fn constraints(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let by_keyword = |one: &Resolved, other: &Resolved| -> BTreeSet<&'static str> {
            let only = one.constraints.difference(&other.constraints);
            only.map(|(keyword, _): &(&'static str, Constraint)| *keyword)
                .collect()
        };
        let (removed, added) = (by_keyword(was, is), by_keyword(is, was));
        for keyword in removed.union(&added) {
            let kind = match (removed.contains(keyword), added.contains(keyword)) {
                (true, true) => ChangeKind::ConstraintChanged,
                (true, _) => ChangeKind::ConstraintRemoved,
                _ => ChangeKind::ConstraintAdded,
            };
            self.changed_from_to(kind, pair, "", keyword);
        }
        let others = |schema: &Resolved| -> BTreeMap<String, Subschema> {
            let others = schema.others.iter();
            let name = |(keyword, name): &(&'static str, String)| match name.is_empty() {
                true => (*keyword).to_owned(),
                false => format!("{keyword} of {name}"),
            };
            others
                .map(|(key, below)| (name(key), below.clone()))
                .collect()
        };
        self.keyword_schemas(&others(was), &others(is), pair);
        match (&was.content, &is.content) {
            (Some(old), Some(new)) => self.enqueue(Pair {
                is_content: true,
                ..pair.child(old, new, "content")
            }),
            (None, Some(_)) => self.changed(ChangeKind::ContentSchemaAdded, pair),
            (Some(_), None) => self.changed(ChangeKind::ContentSchemaRemoved, pair),
            (None, None) => {}
        }
        let patterns = |schema: &Resolved| -> BTreeMap<String, Subschema> {
            let patterns = schema.pattern_properties.iter();
            let named =
                patterns.map(|(name, below)| (format!("patternProperties {name}"), below.clone()));
            named.collect()
        };
        // In a closed object, a pattern allows more properties.
        let (before, after) = (patterns(was), patterns(is));
        if was.closed == is.closed && !was.closed {
            return self.keyword_schemas(&before, &after, pair);
        }
        for (name, old) in &before {
            match after.get(name) {
                Some(new) => self.enqueue(pair.part(old, new, name)),
                None => self.changed_from_to(ChangeKind::ConstraintChanged, pair, "", name),
            }
        }
        for name in after.keys().filter(|name| !before.contains_key(*name)) {
            self.changed_from_to(ChangeKind::ConstraintChanged, pair, "", name);
        }
    }

    /// Compares schemas that all restrict a value, by the keyword that they are under.
    fn keyword_schemas(
        &mut self,
        before: &BTreeMap<String, Subschema>,
        after: &BTreeMap<String, Subschema>,
        pair: &Pair,
    ) {
        for (name, old) in before {
            match after.get(name) {
                Some(new) => self.enqueue(pair.part(old, new, name)),
                None => self.changed_from_to(ChangeKind::ConstraintRemoved, pair, "", name),
            }
        }
        for name in after.keys().filter(|name| !before.contains_key(*name)) {
            self.changed_from_to(ChangeKind::ConstraintAdded, pair, "", name);
        }
    }
}
