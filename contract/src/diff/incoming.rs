//! What changed in webhooks and callbacks: the requests that the server sends.

use std::collections::BTreeMap;

use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

use super::change::{ChangeKind, Side};
use super::compare::{Comparison, api_element, keys, target};

impl Comparison<'_> {
    /// Compares the webhooks. They send bodies to clients, as responses do.
    pub(super) fn webhooks(&mut self) {
        let at = Pointer::from("/webhooks");
        self.incoming(&incoming(self.old, &at), &incoming(self.new, &at), "");
    }

    /// Compares the callbacks of an operation, as webhooks.
    pub(super) fn callbacks(
        &mut self,
        old: &walk::Operation<'_>,
        new: &walk::Operation<'_>,
        title: &str,
    ) {
        let all = |document: &Value, operation: &walk::Operation<'_>| {
            let callbacks = operation.at.join("callbacks");
            let mut found = BTreeMap::new();
            for name in keys(document, &callbacks) {
                let items = incoming(document, &target(document, &callbacks.join(&name)));
                let items = items.into_iter();
                found.extend(items.map(|(item, at)| (format!("{name} {item}"), at)));
            }
            found
        };
        let (before, after) = (all(self.old, old), all(self.new, new));
        self.incoming(&before, &after, &format!("{title}: callback "));
    }

    /// Compares requests that the server sends.
    fn incoming(
        &mut self,
        old: &BTreeMap<String, Pointer>,
        new: &BTreeMap<String, Pointer>,
        prefix: &str,
    ) {
        for (name, at) in old {
            let name_of = format!("{prefix}{name}");
            let Some(new_at) = new.get(name) else {
                let webhook = api_element((Some(at), None), &name_of);
                self.record(webhook.change(ChangeKind::WebhookRemoved));
                continue;
            };
            let body = |document, at: &Pointer| target(document, &at.join("requestBody"));
            let (old, new) = (body(self.old, at), body(self.new, new_at));
            self.content(&old, &new, Side::Response, &name_of);
        }
        for (name, at) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
            let name = format!("{prefix}{name}");
            let webhook = api_element((None, Some(at)), &name);
            self.record(webhook.change(ChangeKind::WebhookAdded));
        }
    }
}

/// The requests in the path items at a place, by name: webhooks, or the expressions of a
/// callback. A POST has the name of its path item; other methods are part of the name.
fn incoming(document: &Value, at: &Pointer) -> BTreeMap<String, Pointer> {
    let mut found = BTreeMap::new();
    for name in keys(document, at) {
        let item = target(document, &at.join(&name));
        for method in keys(document, &item) {
            let name = match method.as_str() {
                "post" => name.clone(),
                other if !walk::METHODS.contains(&other) => continue,
                method => format!("{} {name}", method.to_uppercase()),
            };
            found.insert(name, item.join(method));
        }
    }
    found
}
