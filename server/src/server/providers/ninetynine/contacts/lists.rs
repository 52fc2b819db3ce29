//! The lists of contacts, and the conversations of a contact.

use std::cmp::Ordering;

use serde_json::{Value, json};

use super::{filter, with_inboxes};
use crate::json_edit::plain;
use crate::server::operation::{Answer, Call};

/// The number of contacts on a page, as in the fixtures.
const PAGE_SIZE: usize = 15;

/// The number of conversations of a contact that are sent.
const CONVERSATIONS: usize = 20;

pub(super) fn list(call: &mut Call<'_>) -> Answer {
    let labels = call.query.get("labels[]").cloned().unwrap_or_default();
    let has_label = |contact: &Value| {
        let mut own = contact["$labels"].as_array().into_iter().flatten();
        labels.is_empty() || own.any(|label| labels.iter().any(|asked| label == asked))
    };
    let found = select(call, |contact| is_resolved(contact) && has_label(contact));
    page(call, found)
}

pub(super) fn search(call: &mut Call<'_>) -> Answer {
    let asked = call.query("q").unwrap_or_default().trim().to_lowercase();
    if asked.is_empty() {
        let reason = "Specify search string with parameter q";
        return Answer::Status(422, json!({ "error": reason }));
    }
    let found = select(call, |contact| {
        let mut texts = ["name", "email", "phone_number", "identifier"]
            .iter()
            .filter_map(|name| contact[*name].as_str());
        texts.any(|text| text.to_lowercase().contains(&asked))
    });
    let number = call.query("page").and_then(|page| page.parse().ok());
    let start = PAGE_SIZE.saturating_mul(number.unwrap_or(1_usize).max(1) - 1);
    let left = found.len().saturating_sub(start);
    let Answer::Page { items, mut rest } = page(call, found) else {
        return Answer::NotFound;
    };
    rest["meta"]["count"] = json!(left.min(PAGE_SIZE));
    rest["meta"]["has_more"] = json!(left > PAGE_SIZE);
    Answer::Page { items, rest }
}

pub(super) fn filter(call: &mut Call<'_>) -> Answer {
    let conditions = call.body["payload"].as_array();
    let conditions = conditions.map_or(&[][..], Vec::as_slice);
    let all = call.store.all("contacts");
    for (index, condition) in conditions.iter().enumerate() {
        if let Err((name, text)) = filter::check(condition, all) {
            return Answer::invalid(&format!("/payload/{index}/{name}"), text);
        }
    }
    let found = select(call, |contact| {
        filter::matches(conditions, contact, call.now)
    });
    page(call, found)
}

pub(super) fn conversations(call: &mut Call<'_>) -> Answer {
    let id = call.path("contact_id");
    let all = call.store.all("conversations").iter();
    let own = all.filter(|one| plain(&one["meta"]["sender"]["id"]) == id);
    let mut own: Vec<&Value> = own.map(|one| &**one).collect();
    own.sort_by_key(|one| std::cmp::Reverse(one["timestamp"].as_i64()));
    own.truncate(CONVERSATIONS);
    Answer::Ok(json!({ "payload": own }))
}

/// A contact of the list without conditions has a value that identifies it.
fn is_resolved(contact: &Value) -> bool {
    let mut values = ["email", "phone_number", "identifier"]
        .iter()
        .map(|name| contact[*name].as_str().unwrap_or_default());
    values.any(|value| !value.is_empty())
}

/// The contacts that a condition selects, in the order of the query.
fn select(call: &Call<'_>, is_selected: impl Fn(&Value) -> bool) -> Vec<Value> {
    let all = call.store.all("contacts").iter();
    let mut found: Vec<Value> = all
        .filter(|contact| is_selected(contact))
        .map(|contact| (**contact).clone())
        .collect();
    if let Some(sort) = call.query("sort") {
        let (name, is_reversed) = match sort.strip_prefix('-') {
            Some(name) => (name, true),
            None => (sort, false),
        };
        let at = filter::place(name);
        found.sort_by(|one, other| {
            let order = compare(one.pointer(&at), other.pointer(&at));
            if is_reversed { order.reverse() } else { order }
        });
    }
    found
}

/// Numbers by their value, and anything else as text without regard to case.
fn compare(one: Option<&Value>, other: Option<&Value>) -> Ordering {
    let text = |value: Option<&Value>| value.map(|value| plain(value).to_lowercase());
    match (one.and_then(Value::as_i64), other.and_then(Value::as_i64)) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => text(one).cmp(&text(other)),
    }
}

/// A page of these contacts.
fn page(call: &Call<'_>, found: Vec<Value>) -> Answer {
    let current_page = match call.query("page") {
        Some(page) => json!(page),
        None => json!(1),
    };
    let has_inboxes = call.query("include_contact_inboxes") != Some("false");
    let items = found.into_iter().map(|contact| match has_inboxes {
        true => with_inboxes(call.store, &contact),
        false => contact,
    });
    Answer::Page {
        items: items.collect(),
        rest: json!({ "meta": { "current_page": current_page } }),
    }
}
