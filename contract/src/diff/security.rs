//! Which credentials operations need.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::change::{ChangeKind, Side};
use super::compare::Comparison;
use super::operation::Call;
use super::scheme::definitions;
use super::shortened;
use crate::json_edit::plain;

/// A set of keys that is sufficient for a request, each with its scopes.
type Requirement = BTreeMap<String, BTreeSet<String>>;

impl Comparison<'_> {
    /// Compares the credentials that an operation accepts.
    pub(super) fn security(&mut self, call: &Call<'_>) {
        self.places.enter(&call.place("security"));
        let before = requirements(self.old, call.old, call.paths[0]);
        let after = requirements(self.new, call.new, call.paths[1]);
        if before == after {
            return;
        }
        let names = Names::of(self.old, self.new);
        if call.request != Side::Request {
            return self.sent_security(call, &before, &after, &names);
        }
        let is_lost = |held: &&Requirement| !after.iter().any(|asked| names.suffices(held, asked));
        let lost: Vec<&Requirement> = before.iter().filter(is_lost).collect();
        let accepted = texts(&after, &before);
        for held in &lost {
            let kind = match held.is_empty() {
                true => ChangeKind::SecurityRequired,
                false => ChangeKind::SecurityRemoved,
            };
            let was = requirement_text(held, &after);
            let change = call.part((None, None), &was).change(kind);
            self.record(change.with_values(&was, &accepted));
        }
        if !lost.is_empty() {
            return;
        }
        let is_new = |asked: &&Requirement| !before.iter().any(|held| names.is_same(held, asked));
        for added in after.iter().filter(is_new) {
            let text = requirement_text(added, &before);
            self.record(
                call.part((None, None), &text)
                    .change(ChangeKind::SecurityAdded),
            );
        }
    }

    /// Compares the credentials that the server sends. The client checks those that it knows.
    fn sent_security(
        &mut self,
        call: &Call<'_>,
        before: &BTreeSet<Requirement>,
        after: &BTreeSet<Requirement>,
        names: &Names,
    ) {
        let is_known = |sent: &Requirement| {
            let mut known = before.iter();
            known.any(|known| {
                let mut keys = known.keys();
                keys.all(|old| sent.keys().any(|new| names.is_one(old, new)))
            })
        };
        let kind = match after.iter().all(is_known) {
            true => ChangeKind::WebhookSecurityAdded,
            false => ChangeKind::WebhookSecurityRemoved,
        };
        let (was, is) = (texts(before, after), texts(after, before));
        if was != is {
            let change = call.part((None, None), &is).change(kind);
            self.record(change.with_values(&was, &is));
        }
    }
}

/// The sets of keys that an operation accepts. Without any, a request needs no key. What the
/// document states holds for its paths; a webhook or a callback is a request to another server.
fn requirements(document: &Value, operation: &Pointer, path: &str) -> BTreeSet<Requirement> {
    let own = document.pointer(operation.as_str());
    let own = own.and_then(|operation| operation.get("security"));
    let inherited = document.get("security").filter(|_| !path.is_empty());
    let stated = own.or(inherited);
    let stated = stated.and_then(Value::as_array).into_iter().flatten();
    let scopes = |scopes: &Value| -> BTreeSet<String> {
        let scopes = scopes.as_array().into_iter().flatten();
        scopes.map(plain).collect()
    };
    let requirement = |value: &Value| -> Requirement {
        let keys = value.as_object().into_iter().flatten();
        keys.map(|(key, value)| (scheme_name(key).to_owned(), scopes(value)))
            .collect()
    };
    let mut requirements: BTreeSet<Requirement> = stated.map(requirement).collect();
    if requirements.is_empty() {
        requirements.insert(Requirement::new());
    }
    requirements
}

/// The name of a security scheme. From OpenAPI 3.2 on, a requirement can name it by reference.
pub(super) fn scheme_name(key: &str) -> &str {
    key.strip_prefix("#/components/securitySchemes/")
        .unwrap_or(key)
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

/// Requirements in words.
fn texts(requirements: &BTreeSet<Requirement>, others: &BTreeSet<Requirement>) -> String {
    let texts = requirements.iter();
    let texts: Vec<String> = texts.map(|one| requirement_text(one, others)).collect();
    texts.join(" or ")
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
