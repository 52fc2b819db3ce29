//! What changed in the discriminator of a union: its property, and the values that select a
//! branch.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::super::change::ChangeKind;
use super::super::compare::{Comparison, Version};
use super::super::resolved::Resolved;
use super::super::traversal::Pair;
use super::union::{Pairing, branches};

impl Comparison<'_> {
    /// Compares the property that selects a branch, and its values for branches that both
    /// unions have.
    pub(super) fn discriminator(
        &mut self,
        was: &Resolved,
        is: &Resolved,
        pairing: &Pairing<'_>,
        pair: &Pair,
    ) {
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
        self.default_mapping(was, is, pair);
        if self.selects_other(was, is) {
            self.changed_from_to(
                ChangeKind::DiscriminatorMappingChanged,
                pair,
                &before,
                &after,
            );
        }
        let (was_tags, is_tags) = (self.tags(was, Version::Old), self.tags(is, Version::New));
        let (was_selecting, is_selecting) = (selecting(&was_tags), selecting(&is_tags));
        let pairs = pairing.pairs.iter();
        let mut compared: Vec<_> = pairs
            .map(|(one, other)| {
                let before = was_selecting.get(&one.own.at).cloned();
                let after = is_selecting.get(&other.own.at).cloned();
                (before.unwrap_or_default(), after.unwrap_or_default())
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
            tags.cloned().collect()
        };
        let (before, after) = (targets(was), targets(is));
        before.iter().any(|(tag, old)| {
            let Some(new) = after.get(tag) else {
                return false;
            };
            let old_class = self.cache.schemas(Version::Old).class_at(old);
            old.last() != new.last() && old_class != self.cache.schemas(Version::New).class_at(new)
        })
    }

    /// Compares the schema that values of the discriminator without a mapping select.
    fn default_mapping(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let of = |schema: &Resolved| -> Option<(Pointer, BTreeSet<String>)> {
            let found = schema.discriminator.as_ref()?;
            let to = found.default.clone()?;
            let tags = found.tags.iter().filter(|(_, other)| *other == to);
            let tags = tags.map(|(tag, _)| tag.clone()).collect();
            Some((to, tags))
        };
        let (before, after) = (of(was), of(is));
        let kind = match (&before, &after) {
            (None, None) => return,
            (None, Some(_)) => ChangeKind::DiscriminatorDefaultAdded,
            (Some(_), None) => ChangeKind::DiscriminatorDefaultRemoved,
            (Some((old, _)), Some((new, _))) if old.last() == new.last() => return,
            (Some((_, old)), Some((_, new))) if !old.is_empty() && old == new => return,
            (Some(_), Some(_)) => ChangeKind::DiscriminatorDefaultChanged,
        };
        if self.is_mapped(was, Version::Old) && self.is_mapped(is, Version::New) {
            return;
        }
        let name = |found: Option<(Pointer, _)>| found.and_then(|(to, _)| to.last());
        let (was, is) = (name(before), name(after));
        let (was, is) = (was.unwrap_or_default(), is.unwrap_or_default());
        self.changed_from_to(kind, pair, &was, &is);
    }

    /// Whether each value of the discriminator that a schema allows has a mapping.
    fn is_mapped(&mut self, schema: &Resolved, version: Version) -> bool {
        let Some(discriminator) = &schema.discriminator else {
            return false;
        };
        let schemas = self.cache.schemas(version);
        let property = |schema: &Resolved| {
            let is_required = schema.required.contains(&discriminator.property);
            let property = schema.properties.get(&discriminator.property);
            property.filter(|_| is_required).map(|property| property.id)
        };
        let mut found = vec![property(schema)];
        if found == [None] && !schema.unions.is_empty() {
            let branches = branches(schema).map(|branch| {
                let id = schemas.of_parts(branch.whole.clone());
                property(&schemas.get(id))
            });
            found = branches.collect();
        }
        let is_mapped = |value: &Value| {
            let mut tags = discriminator.tags.iter();
            tags.any(|(tag, _)| value == tag)
        };
        found.into_iter().all(|property| {
            let tag = property.map(|id| schemas.get(id));
            let values = tag.as_ref().filter(|tag| !tag.open);
            let values = values.and_then(|tag| tag.values.as_ref());
            values.is_some_and(|values| values.iter().all(is_mapped))
        })
    }
}

/// The values of a discriminator that select each schema.
fn selecting(tags: &[(String, Rc<Vec<Pointer>>)]) -> BTreeMap<&Pointer, BTreeSet<String>> {
    let mut selecting = BTreeMap::<_, BTreeSet<String>>::new();
    for (tag, to) in tags {
        for at in to.iter() {
            selecting.entry(at).or_default().insert(tag.clone());
        }
    }
    selecting
}
