//! Which credentials operations need, and how they are sent.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, api_element, keys, target};
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
        let element = Element {
            side: Side::Request,
            old: Some(&old.at),
            new: Some(&new.at),
            name: "",
            of: title,
        };
        let is_lost = |held: &&Requirement| !after.iter().any(|asked| suffices(held, asked));
        let lost: Vec<&Requirement> = before.iter().filter(is_lost).collect();
        let accepted: Vec<String> = after.iter().map(requirement_text).collect();
        for held in &lost {
            let kind = match held.is_empty() {
                true => ChangeKind::SecurityRequired,
                false => ChangeKind::SecurityRemoved,
            };
            let was = requirement_text(held);
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
        for added in after.difference(&before) {
            let added = Element {
                name: &requirement_text(added),
                ..element
            };
            self.record(added.change(ChangeKind::SecurityAdded));
        }
    }

    /// Compares the security schemes: what the keys are and where they are sent.
    pub(super) fn security_schemes(&mut self) {
        let schemes = Pointer::from("/components/securitySchemes");
        let (old, new) = (keys(self.old, &schemes), keys(self.new, &schemes));
        for name in old.intersection(&new) {
            let at = schemes.join(name);
            let (was, is) = (scheme_text(self.old, &at), scheme_text(self.new, &at));
            if was != is {
                let scheme = api_element((Some(&at), Some(&at)), name);
                let change = scheme.change(ChangeKind::SecuritySchemeChanged);
                self.record(change.with_values(&was, &is));
            }
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

/// Whether a client with the keys that it `held` before can still send the request.
fn suffices(held: &Requirement, asked: &Requirement) -> bool {
    asked
        .iter()
        .all(|(key, scopes)| held.get(key).is_some_and(|held| scopes.is_subset(held)))
}

fn requirement_text(requirement: &Requirement) -> String {
    let keys = requirement.iter().map(|(key, scopes)| {
        let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
        match scopes.as_slice() {
            [] => key.clone(),
            scopes => format!("{key} with {}", scopes.join(", ")),
        }
    });
    match requirement.is_empty() {
        true => "no key".to_owned(),
        false => keys.collect::<Vec<_>>().join(" and "),
    }
}

pub(super) fn scheme_text(document: &Value, at: &Pointer) -> String {
    let scheme = document.pointer(target(document, at).as_str());
    let properties = ["type", "scheme", "in", "name", "openIdConnectUrl"];
    let stated = properties
        .iter()
        .filter_map(|property| Some(plain(scheme?.get(*property)?)));
    stated.collect::<Vec<_>>().join(" ").to_lowercase()
}
