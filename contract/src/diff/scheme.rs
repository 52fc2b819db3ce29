//! What changed in the security schemes: what the keys are, where they are sent, and where
//! clients get them.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::change::{ChangeKind, Element};
use super::compare::{Comparison, api_element, keys, target};
use super::incoming::all_operations;
use super::operation::{is_deprecated, nearest};
use super::resolved::without_annotations;
use super::security::scheme_name;
use crate::json_edit::plain;

/// The addresses of a security scheme or of one of its flows.
const URLS: [&str; 6] = [
    "openIdConnectUrl",
    "oauth2MetadataUrl",
    "authorizationUrl",
    "deviceAuthorizationUrl",
    "tokenUrl",
    "refreshUrl",
];

impl Comparison<'_> {
    /// Compares the security schemes.
    pub(super) fn security_schemes(&mut self) {
        self.places.enter("security");
        let (before, after) = (definitions(self.old), definitions(self.new));
        let all = Pointer::from("/components/securitySchemes");
        let used: BTreeSet<&str> = used(self.old).chain(used(self.new)).collect();
        let mut renamed = BTreeSet::new();
        for (name, scheme) in &before {
            let at = all.join(name);
            if after.contains_key(name) {
                self.security_scheme(name, &at, used.contains(name.as_str()));
                continue;
            }
            let mut others = after.iter().filter(|(other, same)| {
                *same == scheme && !before.contains_key(*other) && !renamed.contains(*other)
            });
            match others.next() {
                Some((other, _)) => {
                    let new = all.join(other);
                    let element = api_element((Some(&at), Some(&new)), other);
                    let change = element.change(ChangeKind::SecuritySchemeRenamed);
                    self.record(change.with_values(name, other));
                    renamed.insert(other);
                }
                None => {
                    let new = nearest(self.new, &all);
                    let element = api_element((Some(&at), Some(&new)), name);
                    self.record(element.change(ChangeKind::SecuritySchemeRemoved));
                }
            }
        }
        let added = after.keys().filter(|name| !before.contains_key(*name));
        for name in added.filter(|name| !renamed.contains(name)) {
            let (old, new) = (nearest(self.old, &all), all.join(name));
            let element = api_element((Some(&old), Some(&new)), name);
            self.record(element.change(ChangeKind::SecuritySchemeAdded));
        }
    }

    /// Compares a security scheme that both documents have.
    fn security_scheme(&mut self, name: &str, at: &Pointer, is_used: bool) {
        let scheme = api_element((Some(at), Some(at)), name);
        if scheme_text(self.old, at) != scheme_text(self.new, at) {
            let was = shown(scheme_words(self.old, at));
            let is = shown(scheme_words(self.new, at));
            let kind = match is_used {
                true => ChangeKind::SecuritySchemeChanged,
                false => ChangeKind::UnusedSecuritySchemeChanged,
            };
            let change = scheme.change(kind);
            return self.record(change.with_values(&was, &is));
        }
        let (old, new) = (target(self.old, at), target(self.new, at));
        let is_deprecated = |document: &Value, at: &Pointer| {
            document.pointer(at.as_str()).is_some_and(is_deprecated)
        };
        match (is_deprecated(self.old, &old), is_deprecated(self.new, &new)) {
            (false, true) => self.record(scheme.change(ChangeKind::SecuritySchemeDeprecated)),
            (true, false) => {
                self.record(scheme.change(ChangeKind::SecuritySchemeNoLongerDeprecated));
            }
            _ => {}
        }
        self.urls(&old, &new, &format!("the security scheme {name}"));
        let flows = [
            keys(self.old, &old.join("flows")),
            keys(self.new, &new.join("flows")),
        ];
        let [before, after] = &flows;
        for flow in before.union(after).filter(|flow| !flow.starts_with("x-")) {
            let (old_at, new_at) = (old.join("flows").join(flow), new.join("flows").join(flow));
            let element = |old, new| Element {
                of: name,
                ..api_element((Some(old), Some(new)), flow)
            };
            match (before.contains(flow), after.contains(flow)) {
                (true, false) => {
                    self.record(element(&old_at, &new).change(ChangeKind::OauthFlowRemoved));
                }
                (false, true) => {
                    self.record(element(&old, &new_at).change(ChangeKind::OauthFlowAdded));
                }
                _ => self.flow(&old_at, &new_at, &format!("the flow {flow} of {name}")),
            }
        }
    }

    /// Compares a flow that both documents have.
    fn flow(&mut self, old: &Pointer, new: &Pointer, of: &str) {
        self.urls(old, new, of);
        let scopes = |document: &Value, at: &Pointer| keys(document, &at.join("scopes"));
        let (before, after) = (scopes(self.old, old), scopes(self.new, new));
        let element = |name| Element {
            of,
            ..api_element((Some(old), Some(new)), name)
        };
        for scope in before.difference(&after) {
            self.record(element(scope).change(ChangeKind::OauthScopeRemoved));
        }
        for scope in after.difference(&before) {
            self.record(element(scope).change(ChangeKind::OauthScopeAdded));
        }
    }

    /// Compares the addresses of a scheme or a flow.
    fn urls(&mut self, old: &Pointer, new: &Pointer, of: &str) {
        let stated = |document: &Value, at: &Pointer, name: &str| {
            let url = document.pointer(at.join(name).as_str())?.as_str()?;
            Some(url.trim_end_matches('/').to_owned())
        };
        for name in URLS {
            let kind = match (stated(self.old, old, name), stated(self.new, new, name)) {
                (None, Some(is)) => (ChangeKind::OauthUrlAdded, String::new(), is),
                (Some(was), None) => (ChangeKind::OauthUrlRemoved, was, String::new()),
                (Some(was), Some(is)) if was != is => (ChangeKind::OauthUrlChanged, was, is),
                _ => continue,
            };
            let (kind, was, is) = kind;
            let element = Element {
                of,
                ..api_element((Some(old), Some(new)), name)
            };
            self.record(element.change(kind).with_values(&was, &is));
        }
    }
}

/// The names of the security schemes that requests need.
fn used(document: &Value) -> impl Iterator<Item = &str> {
    let operations = all_operations(document).into_iter();
    let operations = operations.filter_map(|at| document.pointer(at.as_str()));
    let stated = operations
        .chain([document])
        .map(|holder| &holder["security"]);
    let requirements = stated.filter_map(Value::as_array).flatten();
    let keys = requirements.filter_map(Value::as_object).flatten();
    keys.map(|(key, _)| scheme_name(key))
}

/// The security schemes of a document by name, without what clients do not need.
pub(super) fn definitions(document: &Value) -> BTreeMap<String, Value> {
    let all = Pointer::from("/components/securitySchemes");
    let names = keys(document, &all).into_iter();
    let names = names.filter(|name| !name.starts_with("x-"));
    let definition = |name: String| {
        let scheme = document.pointer(target(document, &all.join(&name)).as_str())?;
        let mut scheme = without_annotations(scheme);
        let members = scheme.as_object_mut()?;
        members.retain(|member, _| {
            !member.starts_with("x-") && !["bearerFormat", "deprecated"].contains(&member.as_str())
        });
        let flows = members.get_mut("flows").and_then(Value::as_object_mut);
        for (_, flow) in flows.into_iter().flatten() {
            // The values are descriptions.
            let scopes = flow.get_mut("scopes").and_then(Value::as_object_mut);
            let scopes = scopes.into_iter().flatten();
            scopes.for_each(|(_, description)| *description = Value::Null);
        }
        Some((name, scheme))
    };
    names.filter_map(definition).collect()
}

/// What a key is and where it is sent, to be compared.
pub(super) fn scheme_text(document: &Value, at: &Pointer) -> String {
    let [kind, scheme, place, name] = scheme_words(document, at);
    let name = match place.as_str() {
        // The name of a header has no case.
        "header" => name.to_lowercase(),
        _ => name,
    };
    [kind, scheme.to_lowercase(), place, name].join(" ")
}

/// What a key is and where it is sent, as the document has it. A word that it does not have is
/// empty.
fn scheme_words(document: &Value, at: &Pointer) -> [String; 4] {
    let scheme = document.pointer(target(document, at).as_str());
    ["type", "scheme", "in", "name"].map(|member| {
        let word = scheme.and_then(|scheme| scheme.get(member));
        word.map(plain).unwrap_or_default()
    })
}

/// The words that reports show.
fn shown(words: [String; 4]) -> String {
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
