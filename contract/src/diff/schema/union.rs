//! What changed in the branches of a union.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::super::change::{ChangeKind, Element};
use super::super::compare::{Comparison, Version};
use super::super::resolved::{Branch, ResolvedSchema};
use super::super::traversal::SchemaPair;
use super::any_of;

/// The maximum number of pairs of branches to compare, when searching for branches that
/// are the same.
const MAX_TRIALS: usize = 256;

impl Comparison<'_> {
    /// Compares the branches of two unions.
    pub(super) fn branches(
        &mut self,
        was: &ResolvedSchema,
        is: &ResolvedSchema,
        pair: &SchemaPair,
    ) {
        if was.discriminator != is.discriminator {
            let (was, is) = (discriminator_text(was), discriminator_text(is));
            self.changed_from_to(ChangeKind::DiscriminatorChanged, pair, &was, &is);
        }
        let mut pairing = Pairing {
            removed: was.branches.iter().collect(),
            added: is.branches.iter().collect(),
            pairs: Vec::new(),
        };
        // Branches are paired by name, by equality under another name, and by tag. Branches
        // without a name are paired by type.
        pairing.by_key(|branch, _| branch.is_named.then(|| branch.label.clone()));
        if pairing.removed.len() * pairing.added.len() <= MAX_TRIALS {
            pairing.by_match(|one, other| self.is_same(&one.at, &other.at, pair.side));
        }
        let discriminator = was.discriminator.as_ref().map(|(property, _)| property);
        pairing.by_key(|branch, version| {
            let document = self.document(version);
            let schema = ResolvedSchema::at(document, &branch.at);
            let tag = ResolvedSchema::at(document, schema.properties.get(discriminator?)?);
            Some(Value::Array(tag.values?).to_string())
        });
        pairing.by_key(|branch, version| {
            let document = self.document(version);
            (!branch.is_named).then(|| ResolvedSchema::at(document, &branch.at).kinds(document))
        });
        for (one, other) in pairing.pairs {
            self.enqueue(pair.part(&one.at, &other.at, &one.label));
        }
        for branch in pairing.removed {
            self.branch_removed(branch, pair);
        }
        for branch in pairing.added {
            self.branch_added(branch, pair);
        }
    }

    fn branch_removed(&mut self, branch: &Branch, pair: &SchemaPair) {
        let element = Element {
            old: Some(&branch.at),
            ..pair.element()
        };
        let removed = element.change(ChangeKind::BranchRemoved);
        self.record(removed.with_values(&branch.label, ""));
    }

    fn branch_added(&mut self, branch: &Branch, pair: &SchemaPair) {
        let element = Element {
            new: Some(&branch.at),
            ..pair.element()
        };
        let added = element.change(ChangeKind::BranchAdded);
        self.record(added.with_values("", &branch.label));
    }

    /// Compares a schema that became a union, or a union that became a single schema.
    pub(super) fn schema_and_union(
        &mut self,
        was: &ResolvedSchema,
        is: &ResolvedSchema,
        pair: &SchemaPair,
    ) {
        let became_union = was.branches.is_empty();
        let (schema, union) = if became_union { (was, is) } else { (is, was) };
        let (kinds_before, kinds_after) = (was.kinds(self.old), is.kinds(self.new));
        // A list of types is a union, too.
        if schema.types.len() > 1 && kinds_before == kinds_after {
            return;
        }
        let places = |branch: &Branch| match became_union {
            true => (pair.old.clone(), branch.at.clone()),
            false => (branch.at.clone(), pair.new.clone()),
        };
        let is_equal = |branch: &&Branch| {
            let (old, new) = places(branch);
            schema.name.as_ref() == Some(&branch.label) || self.is_same(&old, &new, pair.side)
        };
        let equal = union.branches.iter().find(is_equal);
        let (document, kinds) = match became_union {
            true => (self.new, &kinds_before),
            false => (self.old, &kinds_after),
        };
        let has_kinds =
            |branch: &&Branch| ResolvedSchema::at(document, &branch.at).kinds(document) == *kinds;
        let Some(found) = equal.or_else(|| union.branches.iter().find(has_kinds)) else {
            let union_of = |kinds| format!("union of {}", any_of(kinds));
            let (was, is) = match became_union {
                true => (any_of(&kinds_before), union_of(&kinds_after)),
                false => (union_of(&kinds_before), any_of(&kinds_after)),
            };
            return self.changed_from_to(ChangeKind::TypeChanged, pair, &was, &is);
        };
        let (old, new) = places(found);
        self.enqueue(pair.child(&old, &new, &pair.name));
        let others = union.branches.iter();
        for branch in others.filter(|branch| branch.label != found.label) {
            match became_union {
                true => self.branch_added(branch, pair),
                false => self.branch_removed(branch, pair),
            }
        }
    }
}

fn discriminator_text(schema: &ResolvedSchema) -> String {
    let Some((property, mapping)) = &schema.discriminator else {
        return "none".to_owned();
    };
    let mapping = mapping
        .iter()
        .map(|(value, to)| format!(", `{value}` as {to}"));
    format!("{property}{}", mapping.collect::<String>())
}

/// Branches of the old and of the new union. Those that belong together move to `pairs`.
struct Pairing<'b> {
    removed: Vec<&'b Branch>,
    added: Vec<&'b Branch>,
    pairs: Vec<(&'b Branch, &'b Branch)>,
}

impl<'b> Pairing<'b> {
    /// Pairs each old branch with the first new one that it matches.
    fn by_match(&mut self, mut matches: impl FnMut(&Branch, &Branch) -> bool) {
        let Self {
            removed,
            added,
            pairs,
        } = self;
        removed.retain(|branch| {
            let found = added.iter().position(|other| matches(branch, other));
            pairs.extend(found.map(|index| (*branch, added.remove(index))));
            found.is_none()
        });
    }

    /// Pairs branches with the same key, in order. Branches without a key are skipped.
    fn by_key<K: Ord>(&mut self, key: impl Fn(&Branch, Version) -> Option<K>) {
        let Self {
            removed,
            added,
            pairs,
        } = self;
        let mut by_key: BTreeMap<K, VecDeque<&'b Branch>> = BTreeMap::new();
        for branch in added.iter().filter(|_| !removed.is_empty()) {
            if let Some(key) = key(branch, Version::New) {
                by_key.entry(key).or_default().push_back(branch);
            }
        }
        let mut taken: BTreeSet<&Pointer> = BTreeSet::new();
        removed.retain(|branch| {
            let found = key(branch, Version::Old).and_then(|key| by_key.get_mut(&key)?.pop_front());
            pairs.extend(found.map(|found| (*branch, found)));
            taken.extend(found.map(|found| &found.at));
            found.is_none()
        });
        added.retain(|branch| !taken.contains(&branch.at));
    }
}
