//! What several schemas have in common: a value matches at least one of them.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::super::number::compare;
use super::limits::is_maximum;
use super::{Resolved, SchemaId, Schemas, Subschema};

/// How deep unions in branches are looked into.
const MAX_DEPTH: usize = 4;

impl Schemas<'_> {
    /// States what is true of each value that matches at least one of the schemas.
    pub(super) fn join(&mut self, ids: &[SchemaId]) -> Resolved {
        let mut all = Vec::new();
        for id in ids {
            self.branches_of(*id, MAX_DEPTH, &mut all);
        }
        all.retain(|schema| !schema.never);
        let Some((first, others)) = all.split_first() else {
            return Resolved {
                never: true,
                ..Resolved::default()
            };
        };
        let mut joined = Resolved {
            unions: Vec::new(),
            discriminator: None,
            is_joined: true,
            closed_to: None,
            name: None,
            ..first.as_ref().clone()
        };
        for other in others {
            joined.widen(other);
        }
        joined.properties = self.joined_properties(&all);
        joined.items = self.joined(all.iter().map(|schema| schema.items.as_ref()));
        joined.additional = self.joined(all.iter().map(|schema| schema.additional.as_ref()));
        joined
    }

    /// A schema, or the branches of its union.
    fn branches_of(&mut self, id: SchemaId, depth: usize, all: &mut Vec<Rc<Resolved>>) {
        let schema = self.get(id);
        match schema.unions.first().filter(|_| depth > 0) {
            Some(union) => {
                for branch in &union.branches {
                    let whole = self.of_parts(branch.whole.clone());
                    self.branches_of(whole, depth - 1, all);
                }
            }
            None => all.push(schema),
        }
    }

    fn joined_properties(&mut self, all: &[Rc<Resolved>]) -> BTreeMap<String, Subschema> {
        let mut by_name: BTreeMap<&String, Vec<&Subschema>> = BTreeMap::new();
        for (name, property) in all.iter().flat_map(|schema| &schema.properties) {
            by_name.entry(name).or_default().push(property);
        }
        let by_name = by_name.into_iter();
        by_name
            .filter_map(|(name, found)| {
                let joined = self.joined(found.into_iter().map(Some))?;
                Some((name.clone(), joined))
            })
            .collect()
    }

    /// The join of subschemas. `None` if one of them is not there.
    fn joined<'s>(
        &mut self,
        schemas: impl Iterator<Item = Option<&'s Subschema>>,
    ) -> Option<Subschema> {
        let schemas: Vec<&Subschema> = schemas.collect::<Option<_>>()?;
        let at = schemas.first()?.at.clone();
        let ids: BTreeSet<SchemaId> = schemas.iter().map(|schema| schema.id).collect();
        let id = self.any_of(ids.into_iter().collect());
        Some(Subschema { at, id })
    }
}

impl Resolved {
    /// Allows the values of another schema, too.
    fn widen(&mut self, other: &Self) {
        self.types = match (self.types.take(), &other.types) {
            (Some(mut types), Some(more)) => {
                types.extend(more.iter().cloned());
                Some(types)
            }
            _ => None,
        };
        self.values = match (self.values.take(), &other.values) {
            (Some(mut values), Some(more)) => {
                let known: HashSet<&Value> = values.iter().collect();
                let new = more.iter().filter(|value| !known.contains(value));
                let new: Vec<Value> = new.cloned().collect();
                values.extend(new);
                Some(values)
            }
            _ => None,
        };
        self.nullable |= other.nullable;
        self.open |= other.open;
        self.open_by_keyword |= other.open_by_keyword;
        self.required.retain(|name| other.required.contains(name));
        self.closed &= other.closed;
        self.deprecated &= other.deprecated;
        self.read_only &= other.read_only;
        self.write_only &= other.write_only;
        self.patterns
            .retain(|pattern| other.patterns.contains(pattern));
        self.constraints
            .retain(|rule| other.constraints.contains(rule));
        self.prefix_items.clear();
        self.pattern_properties.clear();
        self.others.clear();
        self.content = None;
        self.limits.retain(|keyword, limit| {
            let Some(other) = other.limits.get(keyword) else {
                return false;
            };
            let order = compare(other, limit);
            let is_looser = match is_maximum(keyword) {
                true => order.is_some_and(std::cmp::Ordering::is_gt),
                false => order.is_some_and(std::cmp::Ordering::is_lt),
            };
            let is_ranked = keyword.starts_with("m") || keyword.starts_with("exclusive");
            if is_looser && is_ranked && keyword != "multipleOf" {
                *limit = other.clone();
            }
            other == limit || is_ranked && keyword != "multipleOf"
        });
    }
}
