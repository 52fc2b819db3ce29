//! What changed in the responses of an operation: statuses and headers.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::{Pointer, walk};
use serde_json::Value;

use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, keys, target};
use super::traversal::{Form, Role, SchemaPair};

/// The places of responses by status, in upper case: `200`, `2XX`, `DEFAULT`.
type Responses = BTreeMap<String, Pointer>;

impl Comparison<'_> {
    /// Compares the responses of an operation.
    pub(super) fn responses(
        &mut self,
        old: &walk::Operation<'_>,
        new: &walk::Operation<'_>,
        title: &str,
    ) {
        let (before, after) = (responses(self.old, old), responses(self.new, new));
        let mut paired = BTreeSet::new();
        for (status, at) in &before {
            self.places.enter(as_written(status));
            let other = counterpart(status, &before, &after);
            let Some((other, new_at)) = other.and_then(|other| after.get_key_value(&other)) else {
                let kind = match is_success(status) {
                    true => ChangeKind::ResponseSuccessRemoved,
                    false => ChangeKind::ResponseErrorRemoved,
                };
                let removed = response((Some(at), None), as_written(status), title);
                self.record(removed.change(kind));
                continue;
            };
            self.headers(at, new_at, title);
            self.places.enter(as_written(status));
            let of = format!("{title} {}", as_written(status));
            self.content(at, new_at, Side::Response, &of);
            paired.insert(other);
        }
        for (status, at) in after.iter().filter(|(status, _)| !paired.contains(status)) {
            self.places.enter(as_written(status));
            let kind = match is_success(status) {
                true => ChangeKind::ResponseSuccessAdded,
                false => ChangeKind::ResponseErrorAdded,
            };
            let added = response((None, Some(at)), as_written(status), title);
            self.record(added.change(kind));
        }
    }

    /// Compares the headers of a response.
    fn headers(&mut self, old: &Pointer, new: &Pointer, title: &str) {
        let (before, after) = (headers(self.old, old), headers(self.new, new));
        let status = self.places.current().to_owned();
        for (key, header) in &before {
            let new_header = after.get(key);
            self.places
                .enter(&format!("{status} header {}", header.name));
            let new_at = new_header.map(|header| &header.at);
            let kind = match (new_header, header.required) {
                (None, true) => Some(ChangeKind::ResponseHeaderRequiredRemoved),
                (None, false) => Some(ChangeKind::ResponseHeaderOptionalRemoved),
                (Some(changed), true) if !changed.required => {
                    Some(ChangeKind::ResponseHeaderBecameOptional)
                }
                _ => None,
            };
            if let Some(kind) = kind {
                let element = response((Some(&header.at), new_at), &header.name, title);
                self.record(element.change(kind));
            }
            if let Some(new_at) = new_at {
                self.schemas(SchemaPair {
                    old: header.at.join("schema"),
                    new: new_at.join("schema"),
                    side: Side::Response,
                    name: format!("header {}", header.name),
                    of: title.to_owned(),
                    place: self.places.current().to_owned(),
                    role: Role::Body,
                    form: Form::Text,
                });
            }
        }
        for (_, header) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
            self.places
                .enter(&format!("{status} header {}", header.name));
            let added = response((None, Some(&header.at)), &header.name, title);
            self.record(added.change(ChangeKind::ResponseHeaderAdded));
        }
    }
}

/// A response, or a part of one.
fn response<'a>(
    (old, new): (Option<&'a Pointer>, Option<&'a Pointer>),
    name: &'a str,
    of: &'a str,
) -> Element<'a> {
    Element {
        side: Side::Response,
        old,
        new,
        name,
        of,
    }
}

fn responses(document: &Value, operation: &walk::Operation<'_>) -> Responses {
    let at = operation.at.join("responses");
    let statuses = keys(document, &at).into_iter();
    let statuses = statuses.filter(|status| !status.starts_with("x-"));
    statuses
        .map(|status| {
            let place = target(document, &at.join(&status));
            (status.to_uppercase(), place)
        })
        .collect()
}

/// A status as OpenAPI writes it.
fn as_written(status: &str) -> &str {
    match status {
        "DEFAULT" => "default",
        status => status,
    }
}

fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

/// The status of the new document that replaces one of the old document.
fn counterpart(status: &str, before: &Responses, after: &Responses) -> Option<String> {
    if after.contains_key(status) {
        return Some(status.to_owned());
    }
    range(status, before, after).or_else(|| first_success(status, before, after))
}

/// A range such as `2XX` replaces a status in it, or the reverse, if each document has
/// only one of them.
fn range(status: &str, before: &Responses, after: &Responses) -> Option<String> {
    let class = status.chars().next();
    let only = |responses: &Responses| {
        let mut same = responses
            .keys()
            .filter(|other| other.chars().next() == class);
        same.next().filter(|_| same.next().is_none()).cloned()
    };
    let (old, new) = (only(before)?, only(after)?);
    let has_range = old.ends_with("XX") || new.ends_with("XX");
    has_range.then_some(new)
}

/// If no success status was documented, `default` was the success. The first success status
/// replaces it.
fn first_success(status: &str, before: &Responses, after: &Responses) -> Option<String> {
    let is_only_success = status == "DEFAULT" && !before.keys().any(|status| is_success(status));
    let mut named = after.keys().filter(|status| is_success(status));
    named.next().filter(|_| is_only_success).cloned()
}

/// A response header.
struct Header {
    /// The name in the document.
    name: String,
    at: Pointer,
    required: bool,
}

/// The headers of a response, by name in lower case. OpenAPI ignores `Content-Type`.
fn headers(document: &Value, response: &Pointer) -> BTreeMap<String, Header> {
    let headers = response.join("headers");
    let names = keys(document, &headers).into_iter();
    let names = names.filter(|name| !name.eq_ignore_ascii_case("content-type"));
    let header = |name: String| {
        let at = target(document, &headers.join(&name));
        let header = document.pointer(at.as_str());
        let required = header.is_some_and(|header| header["required"] == true);
        (name.to_lowercase(), Header { name, at, required })
    };
    names.map(header).collect()
}
