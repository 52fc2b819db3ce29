//! Which credentials operations need.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::walk;
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::Comparison;
use super::scheme::definitions;
use super::shortened;
use crate::json_edit::plain;

/// A set of keys that is sufficient for a request, each with its scopes.
type Requirement = BTreeMap<String, BTreeSet<String>>;

impl Comparison<'_> {
    /// Compares the credentials that an operation accepts.
    pub(super) fn security(
        &mut self,
        old: &walk::Operation<'_>,
        new: &walk::Operation<'_>,
        title: &str,
    ) {
        let before = requirements(self.old, old);
        let after = requirements(self.new, new);
        if before == after {
            return;
        }
        let names = Names::of(self.old, self.new);
        let element = Element {
            side: Side::Request,
            old: Some(&old.at),
            new: Some(&new.at),
            name: "",
            of: title,
        };
        let is_lost = |held: &&Requirement| !after.iter().any(|asked| names.suffices(held, asked));
        let lost: Vec<&Requirement> = before.iter().filter(is_lost).collect();
        let accepted: Vec<String> = after
            .iter()
            .map(|asked| requirement_text(asked, &before))
            .collect();
        for held in &lost {
            let kind = match held.is_empty() {
                true => ChangeKind::SecurityRequired,
                false => ChangeKind::SecurityRemoved,
            };
            let was = requirement_text(held, &after);
            let removed = Element {
                name: &was,
                ..element
            };
            let change = removed.change(kind);
            self.record(change.with_values(&was, &accepted.join(" or ")));
        }
        if !lost.is_empty() {
            return;
        }
        let is_new = |asked: &&Requirement| !before.iter().any(|held| names.is_same(held, asked));
        for added in after.iter().filter(is_new) {
            let added = Element {
                name: &requirement_text(added, &before),
                ..element
            };
            self.record(added.change(ChangeKind::SecurityAdded));
        }
    }
}

/// The sets of keys that an operation accepts. Without any, a request needs no key.
fn requirements(document: &Value, operation: &walk::Operation<'_>) -> BTreeSet<Requirement> {
    let stated = operation.value.get("security").or(document.get("security"));
    let stated = stated.and_then(Value::as_array).into_iter().flatten();
    let scopes = |scopes: &Value| -> BTreeSet<String> {
        let scopes = scopes.as_array().into_iter().flatten();
        scopes.map(plain).collect()
    };
    let requirement = |value: &Value| -> Requirement {
        let keys = value.as_object().into_iter().flatten();
        keys.map(|(key, value)| (key.clone(), scopes(value)))
            .collect()
    };
    let mut requirements: BTreeSet<Requirement> = stated.map(requirement).collect();
    if requirements.is_empty() {
        requirements.insert(Requirement::new());
    }
    requirements
}

/// The security schemes that are the same in both documents.
struct Names {
    /// The pairs of an old and a new name with the same definition.
    same: BTreeSet<(String, String)>,
}

impl Names {
    fn of(old: &Value, new: &Value) -> Self {
        let (old, new) = (definitions(old), definitions(new));
        let pairs = old.iter().flat_map(|(name, scheme)| {
            let same = new.iter().filter(move |(_, other)| *other == scheme);
            same.map(|(other, _)| (name.clone(), other.clone()))
        });
        Self {
            same: pairs.collect(),
        }
    }

    /// Whether two names are those of one scheme.
    fn is_one(&self, old: &str, new: &str) -> bool {
        old == new || self.same.contains(&(old.to_owned(), new.to_owned()))
    }

    /// Whether a client with the keys that it `held` before can still send the request.
    fn suffices(&self, held: &Requirement, asked: &Requirement) -> bool {
        asked.iter().all(|(key, scopes)| {
            let mut found = held.iter().filter(|(name, _)| self.is_one(name, key));
            found.any(|(_, held)| scopes.is_subset(held))
        })
    }

    /// Whether an operation asks for the same as before.
    fn is_same(&self, held: &Requirement, asked: &Requirement) -> bool {
        let mut held_keys = held.iter();
        held.len() == asked.len()
            && held_keys.all(|(name, scopes)| {
                let mut asked = asked.iter();
                asked.any(|(key, asked)| self.is_one(name, key) && scopes == asked)
            })
    }
}

/// A requirement in words. The scopes that others do not have come first.
fn requirement_text(requirement: &Requirement, others: &BTreeSet<Requirement>) -> String {
    let is_shared = |scope: &str| others.iter().flatten().any(|(_, all)| all.contains(scope));
    let keys = requirement.iter().map(|(key, scopes)| {
        let mut scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
        scopes.sort_by_key(|scope| is_shared(scope));
        match scopes.is_empty() {
            true => key.clone(),
            false => format!("{key} with {}", shortened(&scopes)),
        }
    });
    match requirement.is_empty() {
        true => "no key".to_owned(),
        false => keys.collect::<Vec<_>>().join(" and "),
    }
}
