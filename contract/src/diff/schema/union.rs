//! What changed in the branches of a union.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use std::rc::Rc;

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::super::change::{ChangeKind, Element};
use super::super::classes::Class;
use super::super::compare::{Comparison, Version};
use super::super::resolved::{Branch, Resolved, SchemaId, Subschema};
use super::super::traversal::Pair;
use super::{any_of, component};

impl Comparison<'_> {
    /// Whether a property moved from beside a union into its branches, or the reverse. Then each
    /// branch is compared with all that stands beside the union.
    pub(super) fn has_moved(&mut self, was: &Resolved, is: &Resolved) -> bool {
        let mut is_in_branch = |one: &Resolved, other: &Resolved, version| {
            let schemas = self.cache.schemas(version);
            let mut names = one.properties.keys().chain(&one.required);
            names.any(|name| {
                let is_beside =
                    other.properties.contains_key(name) || other.required.contains(name);
                !is_beside
                    && branches(other).any(|branch| {
                        let branch = schemas.get(branch.own.id);
                        branch.properties.contains_key(name) || branch.required.contains(name)
                    })
            })
        };
        let are_unions = !was.unions.is_empty() && !is.unions.is_empty();
        are_unions && (is_in_branch(was, is, Version::New) || is_in_branch(is, was, Version::Old))
    }

    /// Compares the branches of two unions, with all that stands beside the union if
    /// `are_whole` is set.
    pub(super) fn branches(&mut self, was: &Resolved, is: &Resolved, are_whole: bool, pair: &Pair) {
        let mut pairing = Pairing {
            removed: branches(was).collect(),
            added: branches(is).collect(),
            pairs: Vec::new(),
        };
        self.pair_branches(&mut pairing, was);
        self.discriminator(was, is, &pairing, pair);
        for (one, other) in pairing.pairs {
            let name = component(&one.own.at)
                .is_none()
                .then_some(one.label.as_str());
            let branch = match are_whole {
                true => {
                    let old = self.whole(one, Version::Old);
                    let new = self.whole(other, Version::New);
                    pair.branch(&old, &new, name)
                }
                false => pair.branch(&one.own, &other.own, name),
            };
            self.enqueue(branch);
        }
        for branch in pairing.removed {
            self.branch_removed(branch, pair);
        }
        for branch in pairing.added {
            self.branch_added(branch, pair);
        }
    }

    /// Pairs branches by name, by equality under another name, by tag, and by common
    /// properties. Branches without a name are paired by type.
    fn pair_branches(&mut self, pairing: &mut Pairing<'_>, was: &Resolved) {
        pairing.by_key(|branch, _| branch.is_named.then(|| branch.label.clone()));
        pairing.by_key(|branch, version| Some(self.class(branch, version)));
        let discriminator = was.discriminator.as_ref();
        let property = discriminator.map(|discriminator| discriminator.property.as_str());
        pairing.by_key(|branch, version| self.tag(branch, property, version));
        pairing.by_key(|branch, version| {
            let schemas = self.cache.schemas(version);
            (!branch.is_named).then(|| schemas.kinds(branch.own.id))
        });
        pairing.by_match(|one, other| {
            let was = self.cache.schemas(Version::Old).get(one.own.id);
            let is = self.cache.schemas(Version::New).get(other.own.id);
            let names = was.properties.keys();
            let common = names.filter(|name| is.properties.contains_key(*name));
            let most = was.properties.len().max(is.properties.len());
            2 * common.count() > most && !self.exclude_each_other(&was, &is)
        });
    }

    /// Whether a property that both schemas require has no value in common.
    fn exclude_each_other(&mut self, was: &Resolved, is: &Resolved) -> bool {
        was.required.intersection(&is.required).any(|name| {
            let mut values = |schema: &Resolved, version| {
                let property = schema.properties.get(name)?;
                let schemas = self.cache.schemas(version);
                schemas.get(property.id).values.clone()
            };
            let (before, after) = (values(was, Version::Old), values(is, Version::New));
            let (Some(before), Some(after)) = (before, after) else {
                return false;
            };
            let before: HashSet<&Value> = before.iter().collect();
            !after.iter().any(|value| before.contains(value))
        })
    }

    fn class(&mut self, branch: &Branch, version: Version) -> Class {
        self.cache.schemas(version).class(branch.own.id)
    }

    /// The values of the property that tells a branch from the others.
    fn tag(&mut self, branch: &Branch, property: Option<&str>, version: Version) -> Option<String> {
        let schemas = self.cache.schemas(version);
        let schema = schemas.get(branch.own.id);
        let tag = schemas.get(schema.properties.get(property?)?.id);
        Some(Value::Array(tag.values.clone()?).to_string())
    }

    /// A branch with all that stands beside the union.
    fn whole(&mut self, branch: &Branch, version: Version) -> Subschema {
        Subschema {
            at: branch.own.at.clone(),
            id: self.cache.schemas(version).of_parts(branch.whole.clone()),
        }
    }

    /// Compares the property that selects a branch, and its values for branches that both
    /// unions have.
    fn discriminator(&mut self, was: &Resolved, is: &Resolved, pairing: &Pairing<'_>, pair: &Pair) {
        if was.is_joined || is.is_joined {
            return;
        }
        let name = |schema: &Resolved| match &schema.discriminator {
            Some(discriminator) => discriminator.property.clone(),
            None => "none".to_owned(),
        };
        let (before, after) = (name(was), name(is));
        if before != after {
            return self.changed_from_to(ChangeKind::DiscriminatorChanged, pair, &before, &after);
        }
        if self.selects_other(was, is) {
            self.changed_from_to(
                ChangeKind::DiscriminatorMappingChanged,
                pair,
                &before,
                &after,
            );
        }
        let (was_tags, is_tags) = (self.tags(was, Version::Old), self.tags(is, Version::New));
        let selecting = |tags: &[(String, Rc<Vec<Pointer>>)], at: &Pointer| -> BTreeSet<String> {
            let tags = tags.iter().filter(|(_, to)| to.contains(at));
            tags.map(|(tag, _)| tag.clone()).collect()
        };
        let pairs = pairing.pairs.iter();
        let mut compared: Vec<_> = pairs
            .map(|(one, other)| {
                let before = selecting(&was_tags, &one.own.at);
                (before, selecting(&is_tags, &other.own.at))
            })
            .collect();
        // Without a union, the tags select the components that refer to this one.
        let others = |schema: &Resolved, tags: &[(String, Rc<Vec<Pointer>>)]| -> BTreeSet<String> {
            let known: BTreeSet<&Pointer> = branches(schema).map(|it| &it.own.at).collect();
            let tags = tags.iter();
            let tags = tags.filter(|(_, to)| !to.iter().any(|at| known.contains(at)));
            tags.map(|(tag, _)| tag.clone()).collect()
        };
        compared.push((others(was, &was_tags), others(is, &is_tags)));
        for (before, after) in compared {
            for tag in before.difference(&after) {
                let removed = pair.element().change(ChangeKind::DiscriminatorValueRemoved);
                self.record(removed.with_values(tag, ""));
            }
            for tag in after.difference(&before) {
                let added = pair.element().change(ChangeKind::DiscriminatorValueAdded);
                self.record(added.with_values("", tag));
            }
        }
    }

    /// The schemas that each value of a discriminator selects. A union in the union stands for its
    /// branches.
    fn tags(&mut self, schema: &Resolved, version: Version) -> Vec<(String, Rc<Vec<Pointer>>)> {
        let tags = schema.discriminator.iter().flat_map(|found| &found.tags);
        let schemas = self.cache.schemas(version);
        tags.map(|(tag, to)| (tag.clone(), schemas.ends(to)))
            .collect()
    }

    /// Whether a value without a branch of its own selects another schema than before.
    fn selects_other(&mut self, was: &Resolved, is: &Resolved) -> bool {
        let targets = |schema: &Resolved| -> BTreeMap<String, Pointer> {
            let Some(found) = &schema.discriminator else {
                return BTreeMap::new();
            };
            // The values of branches are compared with the branches.
            let tags = found.tags.iter().filter(|_| schema.unions.is_empty());
            let tags = tags.cloned();
            let default = found.default.iter().map(|to| (String::new(), to.clone()));
            tags.chain(default).collect()
        };
        let (before, after) = (targets(was), targets(is));
        let has_default = |targets: &BTreeMap<String, Pointer>| targets.contains_key("");
        if has_default(&before) != has_default(&after) {
            return true;
        }
        before.iter().any(|(tag, old)| {
            let Some(new) = after.get(tag) else {
                return false;
            };
            let old_class = self.cache.schemas(Version::Old).class_at(old);
            old.last() != new.last() && old_class != self.cache.schemas(Version::New).class_at(new)
        })
    }

    fn branch_removed(&mut self, branch: &Branch, pair: &Pair) {
        let element = Element {
            old: Some(&branch.own.at),
            ..pair.element()
        };
        let removed = element.change(ChangeKind::BranchRemoved);
        self.record(removed.with_values(&branch.label, ""));
    }

    fn branch_added(&mut self, branch: &Branch, pair: &Pair) {
        let element = Element {
            new: Some(&branch.own.at),
            ..pair.element()
        };
        let added = element.change(ChangeKind::BranchAdded);
        self.record(added.with_values("", &branch.label));
    }

    /// Compares a schema that became a union, or a union that became a single schema.
    pub(super) fn schema_and_union(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let became_union = was.unions.is_empty();
        let (union, version) = match became_union {
            true => (is, Version::New),
            false => (was, Version::Old),
        };
        let schema = if became_union { &pair.old } else { &pair.new };
        let found = self.counterpart(schema, union, version);
        let [before, after] = self.kinds(pair);
        if found.is_none() && before != after {
            let (before, after) = (any_of(&before), any_of(&after));
            let (was, is) = match became_union {
                true => (before, format!("union of {after}")),
                false => (format!("union of {before}"), after),
            };
            return self.changed_from_to(ChangeKind::TypeChanged, pair, &was, &is);
        }
        // A value may be that of any branch.
        let wholes = branches(union).map(|branch| self.whole(branch, version).id);
        let wholes: BTreeSet<SchemaId> = wholes.collect();
        let union_at = if became_union {
            &pair.new.at
        } else {
            &pair.old.at
        };
        let joined = Subschema {
            at: union_at.clone(),
            id: self
                .cache
                .schemas(version)
                .any_of(wholes.into_iter().collect()),
        };
        self.enqueue(match became_union {
            true => pair.branch(schema, &joined, None),
            false => pair.branch(&joined, schema, None),
        });
        // Without a counterpart, the branches are the types that the schema lists.
        let Some(found) = found else { return };
        for branch in branches(union).filter(|branch| branch.label != found.label) {
            match became_union {
                true => self.branch_added(branch, pair),
                false => self.branch_removed(branch, pair),
            }
        }
    }

    /// The branch of a union that a single schema became, or was: the same schema, or else the one
    /// of the same types that has the most of its properties.
    fn counterpart<'u>(
        &mut self,
        schema: &Subschema,
        union: &'u Resolved,
        version: Version,
    ) -> Option<&'u Branch> {
        let other = match version {
            Version::Old => Version::New,
            Version::New => Version::Old,
        };
        let class = self.cache.schemas(other).class(schema.id);
        let kinds = self.cache.schemas(other).kinds(schema.id);
        let names = self.cache.schemas(other).get(schema.id);
        let mut best: Option<(usize, &Branch)> = None;
        for branch in branches(union) {
            let schemas = self.cache.schemas(version);
            let whole = schemas.of_parts(branch.whole.clone());
            if schemas.class(branch.own.id) == class || schemas.class(whole) == class {
                return Some(branch);
            }
            if schemas.kinds(whole) != kinds {
                continue;
            }
            let found = schemas.get(whole);
            let common = found.properties.keys();
            let common = common.filter(|name| names.properties.contains_key(*name));
            let score = common.count();
            if best.is_none_or(|(known, _)| known < score) {
                best = Some((score, branch));
            }
        }
        best.map(|(_, branch)| branch)
    }
}

/// The branches of all unions of a schema.
fn branches(schema: &Resolved) -> impl Iterator<Item = &Branch> {
    schema.unions.iter().flat_map(|union| &union.branches)
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
    fn by_key<K: Ord>(&mut self, mut key: impl FnMut(&Branch, Version) -> Option<K>) {
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
            taken.extend(found.map(|found| &found.own.at));
            found.is_none()
        });
        added.retain(|branch| !taken.contains(&branch.own.at));
    }
}
