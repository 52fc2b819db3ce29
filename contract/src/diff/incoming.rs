//! What changed in webhooks and callbacks: the requests that the server sends.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

use super::change::{ChangeKind, Side};
use super::compare::{Comparison, api_element, keys, target};
use super::operation::{Call, is_deprecated};

/// The length in bytes from which the names of callbacks within callbacks do not grow.
const MAX_NAME: usize = 120;

/// The places of requests, by the key of their list and their name in it. The name of a webhook
/// identifies it; that of a callback is not sent, but several callbacks can have one expression.
type Requests = BTreeMap<(String, String), Pointer>;

/// An operation whose callbacks are compared.
struct Caller {
    title: String,
    old: Pointer,
    new: Pointer,
    /// The side that sends the requests of its callbacks.
    side: Side,
}

impl Comparison<'_> {
    /// Compares the webhooks, and their callbacks.
    pub(super) fn webhooks(&mut self) {
        let at = Pointer::from("/webhooks");
        let all = |document: &Value| -> Requests {
            let found = requests(document, &at).into_iter();
            found
                .map(|(name, at)| ((String::new(), format!("webhook {name}")), at))
                .collect()
        };
        let (before, after) = (all(self.old), all(self.new));
        let webhooks = self.incoming(
            &before,
            &after,
            [&at, &at],
            ("webhooks", Side::Response, ""),
        );
        self.all_callbacks(webhooks);
    }

    /// Compares the callbacks of an operation, and their callbacks.
    pub(super) fn callbacks(&mut self, call: &Call<'_>) {
        self.all_callbacks(vec![Caller {
            title: call.title.to_owned(),
            old: call.old.clone(),
            new: call.new.clone(),
            side: call.response(),
        }]);
    }

    /// Compares the callbacks of operations, and their callbacks. A callback can be one of its own
    /// callbacks, so each pair of operations is compared once.
    fn all_callbacks(&mut self, mut callers: Vec<Caller>) {
        let mut seen = BTreeSet::new();
        while let Some(caller) = callers.pop() {
            if !seen.insert((caller.old.clone(), caller.new.clone())) {
                continue;
            }
            let before = callbacks(self.old, &caller.old);
            let after = callbacks(self.new, &caller.new);
            let parents = [&caller.old, &caller.new];
            let found = self.incoming(
                &before,
                &after,
                parents,
                ("callbacks", caller.side, &caller.title),
            );
            callers.extend(found);
        }
    }

    /// Compares the requests that one side sends, and the responses of the other. Returns the
    /// operations that both documents have.
    fn incoming(
        &mut self,
        old: &Requests,
        new: &Requests,
        parents: [&Pointer; 2],
        (place, side, of): (&str, Side, &str),
    ) -> Vec<Caller> {
        let pairs = paired(old, new);
        let title = |(callback, name): &(String, String)| match of {
            "" => name.clone(),
            of => format!("{of}, callback {callback} {name}"),
        };
        let mut compared = Vec::new();
        for (key, at) in old {
            self.places.enter(place);
            let title = title(key);
            let is_deprecated = |document: &Value, at: &Pointer| {
                document.pointer(at.as_str()).is_some_and(is_deprecated)
            };
            let Some(new_at) = pairs.get(key).and_then(|key| new.get(*key)) else {
                let webhook = api_element((Some(at), Some(parents[1])), &title);
                let kind = match is_deprecated(self.old, at) {
                    true => ChangeKind::WebhookDeprecatedRemoved,
                    false => ChangeKind::WebhookRemoved,
                };
                self.record(webhook.change(kind));
                continue;
            };
            let webhook = api_element((Some(at), Some(new_at)), &title);
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
                title: &title,
                request: side,
                place: &format!("{place} "),
            };
            self.call(&call);
            compared.push(Caller {
                title: match title.len() > MAX_NAME && !of.is_empty() {
                    true => of.to_owned(),
                    false => title.clone(),
                },
                old: at.clone(),
                new: new_at.clone(),
                side: call.response(),
            });
        }
        let known: BTreeSet<_> = pairs.values().copied().collect();
        for (key, at) in new.iter().filter(|(key, _)| !known.contains(key)) {
            self.places.enter(place);
            let title = title(key);
            let webhook = api_element((Some(parents[0]), Some(at)), &title);
            self.record(webhook.change(ChangeKind::WebhookAdded));
        }
        compared
    }
}

/// The requests of both documents that belong together: those with the same key, or else those
/// with the same expression.
fn paired<'r>(
    old: &'r Requests,
    new: &'r Requests,
) -> BTreeMap<&'r (String, String), &'r (String, String)> {
    let mut left: BTreeMap<&str, VecDeque<_>> = BTreeMap::new();
    for key in new.keys().filter(|key| !old.contains_key(*key)) {
        left.entry(&key.1).or_default().push_back(key);
    }
    let mut pairs = BTreeMap::new();
    for key in old.keys() {
        let found = match new.get_key_value(key) {
            Some((same, _)) => Some(same),
            None => left.get_mut(key.1.as_str()).and_then(VecDeque::pop_front),
        };
        pairs.extend(found.map(|found| (key, found)));
    }
    pairs
}

/// The places of all operations: those of paths and webhooks, and of callbacks.
pub(super) fn all_operations(document: &Value) -> BTreeSet<Pointer> {
    let mut pending: Vec<Pointer> = walk::operations(document).map(|found| found.at).collect();
    let webhooks = requests(document, &Pointer::from("/webhooks"));
    pending.extend(webhooks.into_iter().map(|(_, at)| at));
    let mut found = BTreeSet::new();
    while let Some(at) = pending.pop() {
        if found.insert(at.clone()) {
            pending.extend(callbacks(document, &at).into_values());
        }
    }
    found
}

/// The requests of an operation's callbacks.
fn callbacks(document: &Value, operation: &Pointer) -> Requests {
    let at = operation.join("callbacks");
    let mut found = Requests::new();
    for callback in keys(document, &at) {
        let items = requests(document, &target(document, &at.join(&callback))).into_iter();
        found.extend(items.map(|(item, at)| ((callback.clone(), item), at)));
    }
    found
}

/// The requests in the path items at a place, by name: webhooks, or the expressions of a
/// callback. A POST has the name of its path item; other methods are part of the name.
fn requests(document: &Value, at: &Pointer) -> Vec<(String, Pointer)> {
    let mut found = Vec::new();
    let names = keys(document, at).into_iter();
    for name in names.filter(|name| !name.starts_with("x-")) {
        let item = target(document, &at.join(&name));
        let value = document.pointer(item.as_str()).unwrap_or(&Value::Null);
        for (method, at, _) in walk::operations_of(value, &item) {
            let name = match method {
                "post" => name.clone(),
                stated if walk::METHODS.contains(&stated) => {
                    format!("{} {name}", stated.to_uppercase())
                }
                other => format!("{other} {name}"),
            };
            found.push((name, at));
        }
    }
    found
}
