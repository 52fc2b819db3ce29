//! Which statuses of one document describe the same responses as those of another.

use std::collections::BTreeMap;

use conversation_apis_codegen::Pointer;

/// The places of responses by status, in upper case: `200`, `2XX`, `DEFAULT`.
pub(super) type Responses = BTreeMap<String, Pointer>;

const DEFAULT: &str = "DEFAULT";

/// A status as OpenAPI writes it.
pub(super) fn as_written(status: &str) -> &str {
    match status {
        DEFAULT => "default",
        status => status,
    }
}

pub(super) fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

/// The range that includes a status: `2XX` for `200`.
fn range_of(status: &str) -> Option<String> {
    let class = status.chars().next().filter(char::is_ascii_digit)?;
    let range = format!("{class}XX");
    (range != status).then_some(range)
}

/// The statuses of the new document that replace one of the old document.
pub(super) fn counterparts(status: &str, before: &Responses, after: &Responses) -> Vec<String> {
    if after.contains_key(status) {
        return vec![status.to_owned()];
    }
    if let Some(range) = range_of(status).filter(|range| after.contains_key(range)) {
        return vec![range];
    }
    let others = after.keys().filter(|other| !before.contains_key(*other));
    let in_range = others.filter(|other| range_of(other).is_some_and(|range| range == status));
    let in_range: Vec<String> = in_range.cloned().collect();
    match in_range.is_empty() {
        true => only_success(status, before, after),
        false => in_range,
    }
}

/// If a document has no success status, `default` describes the success.
fn only_success(status: &str, before: &Responses, after: &Responses) -> Vec<String> {
    let success = |responses: &Responses| {
        let mut found = responses.keys().filter(|status| is_success(status));
        found.next().cloned()
    };
    let has_default = |responses: &Responses| responses.contains_key(DEFAULT);
    let found = match status {
        DEFAULT if success(before).is_none() => success(after),
        status if is_success(status) && success(after).is_none() => {
            let is_default = has_default(after) && !has_default(before);
            is_default.then(|| DEFAULT.to_owned())
        }
        _ => None,
    };
    found.into_iter().collect()
}

/// Whether responses with a status never have a body.
pub(super) fn has_no_body(status: &str) -> bool {
    ["204", "205", "304"].contains(&status)
}

/// The range of the old document that described a status that it does not name.
pub(super) fn described_before<'a>(
    status: &str,
    before: &'a Responses,
) -> Option<(&'a str, &'a Pointer)> {
    let (range, at) = before.get_key_value(&range_of(status)?)?;
    Some((range, at))
}
