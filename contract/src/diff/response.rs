//! What changed in the responses of an operation: statuses and headers.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, keys, target};
use super::operation::{Call, nearest};
use super::status::{
    Responses, as_written, counterparts, described_before, has_no_body, is_success,
};
use super::traversal::Role;

/// The key of the response of all other statuses.
const DEFAULT: &str = "DEFAULT";

/// The kinds of changes for one side.
struct Kinds {
    success_added: ChangeKind,
    success_removed: ChangeKind,
    error_added: ChangeKind,
    error_removed: ChangeKind,
    body_added: ChangeKind,
    /// `None` if the media types are reported.
    body_removed: Option<ChangeKind>,
    header_optional_added: ChangeKind,
    header_required_added: ChangeKind,
    header_optional_removed: ChangeKind,
    header_required_removed: ChangeKind,
    header_became_optional: ChangeKind,
    header_became_required: ChangeKind,
    header_style_changed: ChangeKind,
}

/// A client reads the responses of an operation.
const READ: Kinds = Kinds {
    success_added: ChangeKind::ResponseSuccessAdded,
    success_removed: ChangeKind::ResponseSuccessRemoved,
    error_added: ChangeKind::ResponseErrorAdded,
    error_removed: ChangeKind::ResponseErrorRemoved,
    body_added: ChangeKind::ResponseBodyAdded,
    body_removed: None,
    header_optional_added: ChangeKind::ResponseHeaderAdded,
    header_required_added: ChangeKind::ResponseHeaderAdded,
    header_optional_removed: ChangeKind::ResponseHeaderOptionalRemoved,
    header_required_removed: ChangeKind::ResponseHeaderRequiredRemoved,
    header_became_optional: ChangeKind::ResponseHeaderBecameOptional,
    header_became_required: ChangeKind::ResponseHeaderBecameRequired,
    header_style_changed: ChangeKind::ResponseHeaderStyleChanged,
};

/// A client sends the responses of a webhook.
const SENT: Kinds = Kinds {
    success_added: ChangeKind::WebhookResponseAdded,
    success_removed: ChangeKind::WebhookResponseRemoved,
    error_added: ChangeKind::WebhookResponseAdded,
    error_removed: ChangeKind::WebhookResponseErrorRemoved,
    body_added: ChangeKind::WebhookResponseBodyAdded,
    body_removed: Some(ChangeKind::WebhookResponseBodyRemoved),
    header_optional_added: ChangeKind::WebhookResponseHeaderOptional,
    header_required_added: ChangeKind::WebhookResponseHeaderRequired,
    header_optional_removed: ChangeKind::WebhookResponseHeaderRemoved,
    header_required_removed: ChangeKind::WebhookResponseHeaderRemoved,
    header_became_optional: ChangeKind::WebhookResponseHeaderOptional,
    header_became_required: ChangeKind::WebhookResponseHeaderRequired,
    header_style_changed: ChangeKind::ParameterStyleChanged,
};

impl Comparison<'_> {
    /// Compares the responses of an operation.
    pub(super) fn responses(&mut self, call: &Call<'_>) {
        let (before, after) = (responses(self.old, call.old), responses(self.new, call.new));
        let (old_list, new_list) = (call.old.join("responses"), call.new.join("responses"));
        let kinds = match call.response() {
            Side::Response => &READ,
            _ => &SENT,
        };
        let mut paired = BTreeSet::new();
        for (status, at) in &before {
            let found = counterparts(status, &before, &after);
            // A client that sends another status of a range is no longer right.
            let is_sent = call.response() == Side::Request;
            if found.is_empty() || is_sent && status.ends_with("XX") && !found.contains(status) {
                let kind = match is_success(status) {
                    true => kinds.success_removed,
                    false => kinds.error_removed,
                };
                self.status(call, kind, (at, &new_list), status);
                // From now on, the default describes it.
                if let Some(default) = after.get(DEFAULT).filter(|_| !is_success(status)) {
                    self.response(call, (at, default), as_written(status), kinds);
                }
            }
            for other in found {
                if let Some((other, new_at)) = after.get_key_value(&other) {
                    self.response(call, (at, new_at), as_written(status), kinds);
                    paired.insert(other);
                }
            }
        }
        for (status, at) in after.iter().filter(|(status, _)| !paired.contains(status)) {
            let kind = match is_success(status) {
                true => kinds.success_added,
                false => kinds.error_added,
            };
            match described_before(status, &before) {
                Some((range, old_at)) => {
                    self.response(call, (old_at, at), as_written(range), kinds);
                }
                None => {
                    self.status(call, kind, (&old_list, at), status);
                    // So far, the default described it.
                    if let Some(default) = before.get(DEFAULT).filter(|_| !is_success(status)) {
                        self.response(call, (default, at), as_written(status), kinds);
                    }
                }
            }
        }
    }

    /// Records that a status was added or removed.
    fn status(
        &mut self,
        call: &Call<'_>,
        kind: ChangeKind,
        (old, new): (&Pointer, &Pointer),
        status: &str,
    ) {
        let status = as_written(status);
        self.places.enter(&call.place(status));
        let element = Element {
            side: call.response(),
            old: Some(&nearest(self.old, old)),
            new: Some(&nearest(self.new, new)),
            name: status,
            of: call.title,
        };
        self.record(element.change(kind));
    }

    /// Compares a response that both documents have.
    fn response(
        &mut self,
        call: &Call<'_>,
        (old, new): (&Pointer, &Pointer),
        status: &str,
        kinds: &Kinds,
    ) {
        let of = format!("{} {status}", call.title);
        let element = Element {
            side: call.response(),
            old: Some(old),
            new: Some(new),
            name: status,
            of: &of,
        };
        let place = call.place(status);
        self.headers(&element, &place, kinds);
        self.places.enter(&place);
        let has_body = |document, at: &Pointer| !keys(document, &at.join("content")).is_empty();
        let never = |at: &Pointer| at.last().is_some_and(|status| has_no_body(&status));
        let has_body = (has_body(self.old, old), has_body(self.new, new));
        match (has_body, kinds.body_removed) {
            _ if never(old) != never(new) => {}
            ((true, false), Some(kind)) => self.record(element.change(kind)),
            ((false, true), _) => self.record(element.change(kinds.body_added)),
            _ => self.content(old, new, element.side, &of),
        }
    }

    /// Compares the headers of a response.
    fn headers(&mut self, response: &Element<'_>, place: &str, kinds: &Kinds) {
        let (Some(old), Some(new)) = (response.old, response.new) else {
            return;
        };
        let (before, after) = (headers(self.old, old), headers(self.new, new));
        for (key, header) in &before {
            self.places
                .enter(&format!("{place} header {}", header.name));
            let element = |new_at| Element {
                old: Some(&header.at),
                new: Some(new_at),
                name: &header.name,
                ..*response
            };
            match (after.get(key), header.is_required()) {
                (Some(changed), _) => {
                    self.header(header, changed, &element(&changed.at), kinds);
                }
                (None, true) => self.record(element(new).change(kinds.header_required_removed)),
                (None, false) => self.record(element(new).change(kinds.header_optional_removed)),
            }
        }
        for (_, header) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
            self.places
                .enter(&format!("{place} header {}", header.name));
            let added = Element {
                new: Some(&header.at),
                name: &header.name,
                ..*response
            };
            let kind = match header.is_required() {
                true => kinds.header_required_added,
                false => kinds.header_optional_added,
            };
            self.record(added.change(kind));
        }
    }

    /// Compares a header that both responses have.
    fn header(&mut self, old: &Header<'_>, new: &Header<'_>, element: &Element<'_>, kinds: &Kinds) {
        match (old.is_required(), new.is_required()) {
            (true, false) => self.record(element.change(kinds.header_became_optional)),
            (false, true) => self.record(element.change(kinds.header_became_required)),
            _ => {}
        }
        let named = Element {
            name: &format!("header {}", element.name),
            ..*element
        };
        self.deprecation(old.value, new.value, &named);
        self.style(old.value, new.value, &named, kinds.header_style_changed);
        self.text_schemas(&named, Role::Body);
    }
}

fn responses(document: &Value, operation: &Pointer) -> Responses {
    let at = operation.join("responses");
    let statuses = keys(document, &at).into_iter();
    let statuses = statuses.filter(|status| !status.starts_with("x-"));
    statuses
        .map(|status| {
            let place = target(document, &at.join(&status));
            (status.to_uppercase(), place)
        })
        .collect()
}

/// A response header.
struct Header<'a> {
    /// The name in the document.
    name: String,
    at: Pointer,
    value: &'a Value,
}

impl Header<'_> {
    fn is_required(&self) -> bool {
        self.value["required"] == true
    }
}

/// The headers of a response, by name in lower case. OpenAPI ignores `Content-Type`.
fn headers<'a>(document: &'a Value, response: &Pointer) -> BTreeMap<String, Header<'a>> {
    let headers = response.join("headers");
    let names = keys(document, &headers).into_iter();
    let names = names.filter(|name| !name.eq_ignore_ascii_case("content-type"));
    let header = |name: String| {
        let at = target(document, &headers.join(&name));
        let value = document.pointer(at.as_str()).unwrap_or(&Value::Null);
        (name.to_lowercase(), Header { name, at, value })
    };
    names.map(header).collect()
}
