//! What changed in webhooks and callbacks: the requests that the server sends.

use std::collections::BTreeMap;

use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

use super::change::{ChangeKind, Side};
use super::compare::{Comparison, api_element, keys, target};
use super::operation::{Call, is_deprecated};

/// The places of requests, by their names in reports.
type Requests = BTreeMap<String, Pointer>;

impl Comparison<'_> {
    /// Compares the webhooks.
    pub(super) fn webhooks(&mut self) {
        let at = Pointer::from("/webhooks");
        let all = |document: &Value| -> Requests {
            let items = requests(document, &at).into_iter();
            items
                .map(|(name, at)| (format!("webhook {name}"), at))
                .collect()
        };
        let (before, after) = (all(self.old), all(self.new));
        self.places.enter("webhooks");
        self.incoming(&before, &after, [&at, &at]);
    }

    /// Compares the callbacks of an operation.
    pub(super) fn callbacks(&mut self, call: &Call<'_>) {
        let all =
            |document: &Value, operation: &Pointer| {
                let callbacks = operation.join("callbacks");
                let mut found = Requests::new();
                for callback in keys(document, &callbacks) {
                    let items = requests(document, &target(document, &callbacks.join(&callback)));
                    found.extend(items.into_iter().map(|(item, at)| {
                        (format!("{}, callback {callback} {item}", call.title), at)
                    }));
                }
                found
            };
        let (before, after) = (all(self.old, call.old), all(self.new, call.new));
        self.places.enter("callbacks");
        self.incoming(&before, &after, [call.old, call.new]);
    }

    /// Compares requests that the server sends, and the responses of the client.
    fn incoming(&mut self, old: &Requests, new: &Requests, parents: [&Pointer; 2]) {
        let place = self.places.current().to_owned();
        for (name, at) in old {
            self.places.enter(&place);
            let is_deprecated = |document: &Value, at: &Pointer| {
                document.pointer(at.as_str()).is_some_and(is_deprecated)
            };
            let Some(new_at) = new.get(name) else {
                let webhook = api_element((Some(at), Some(parents[1])), name);
                let kind = match is_deprecated(self.old, at) {
                    true => ChangeKind::WebhookDeprecatedRemoved,
                    false => ChangeKind::WebhookRemoved,
                };
                self.record(webhook.change(kind));
                continue;
            };
            let webhook = api_element((Some(at), Some(new_at)), name);
            match (is_deprecated(self.old, at), is_deprecated(self.new, new_at)) {
                (false, true) => self.record(webhook.change(ChangeKind::WebhookDeprecated)),
                (true, false) => {
                    self.record(webhook.change(ChangeKind::WebhookNoLongerDeprecated));
                }
                _ => {}
            }
            let call = Call {
                old: at,
                new: new_at,
                paths: ["", ""],
                title: name,
                request: Side::Response,
                place: &format!("{place} "),
            };
            self.parameters(&call);
            self.body(&call);
            self.responses(&call);
        }
        for (name, at) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
            self.places.enter(&place);
            let webhook = api_element((Some(parents[0]), Some(at)), name);
            self.record(webhook.change(ChangeKind::WebhookAdded));
        }
    }
}

/// The requests in the path items at a place, by name: webhooks, or the expressions of a
/// callback. A POST has the name of its path item; other methods are part of the name.
fn requests(document: &Value, at: &Pointer) -> Requests {
    let mut found = Requests::new();
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
