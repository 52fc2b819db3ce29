//! Compares what was read before and after a write with what the document expects.

use serde_json::Value;

use super::caller::Seen;
use super::source::Exchange;
use super::stated::{Effect, Values};
use crate::json_edit::plain;
use crate::json_eq::json_eq;

/// Why a write did not have an effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Missing {
    /// What is wrong, without a value from the server.
    pub(super) text: String,
    /// The JSON pointer in the body of the request of the value that has no effect, if it is
    /// known.
    pub(super) sent: Option<String>,
}

/// Whether a write with this request can show an effect, as far as its request decides.
pub(super) fn is_applicable(effect: &Effect, exchange: &Exchange) -> bool {
    let is_known = |values: &Values| {
        let mut values = values.iter();
        values.any(|(_, source)| source.is_from_response() || source.value(exchange).is_some())
    };
    match &effect.item {
        Some(item) => is_known(item) && (effect.expect.is_empty() || is_known(&effect.expect)),
        None => !effect.change.is_empty() || is_known(&effect.expect),
    }
}

/// Whether the server already shows the effect before the write, so that the write would
/// prove nothing.
pub(super) fn is_already(effect: &Effect, exchange: &Exchange, before: Option<&Seen>) -> bool {
    let Some(before) = before else { return false };
    let Some(keys) = keys(effect, exchange) else {
        return false;
    };
    let value = match before {
        Seen::One(value) => Some(value),
        Seen::List(items) => items.iter().find(|item| is_it(effect, &keys, item)),
    };
    match value {
        None => effect.absent,
        Some(_) if effect.absent || !effect.change.is_empty() => false,
        Some(value) => {
            let expected = expected(effect, exchange);
            expected
                .iter()
                .all(|(pointer, expected)| reads_back(effect, expected, value.pointer(pointer)))
        }
    }
}

/// Why the server does not show an effect after the write. With `alone`, nobody else changes
/// the server, so that the number of new items counts.
pub(super) fn missing<'a>(
    effect: &Effect,
    exchange: &Exchange,
    (before, after): (Option<&'a Seen>, &'a Seen),
    alone: bool,
) -> Option<Missing> {
    let after = match after {
        Seen::One(value) => {
            let before = before.and_then(Seen::value);
            return changed(effect, before, value)
                .or_else(|| differing(effect, exchange, before, value));
        }
        Seen::List(items) => items,
    };
    let before = before.map_or(&[][..], Seen::items);
    let keys = keys(effect, exchange)?;
    let of_write = |items: &'a [Value]| items.iter().filter(|item| is_it(effect, &keys, item));
    let found: Vec<&Value> = of_write(after).collect();
    let of = &effect.operation;
    let mut sources = effect.item.iter().flatten();
    let is_new = sources.any(|(_, source)| source.is_from_response());
    let text = match found.as_slice() {
        [] if effect.absent => return None,
        [_, ..] if effect.absent => {
            missed(before == after, &format!("the item is still in `{of}`"))
        }
        [] => missed(before == after, &format!("`{of}` does not have the item")),
        several if several.len() > of_write(before).count() + 1 => {
            format!("accepted, and `{of}` has the item more than once")
        }
        [_] if alone && is_new && after.len() > before.len() + 1 => {
            format!("accepted, and `{of}` has more than one new item")
        }
        several => {
            let old = of_write(before).next();
            let wrong = several
                .iter()
                .map(|item| differing(effect, exchange, old, item));
            // One of them has every value, or none has.
            let wrong: Option<Vec<Missing>> = wrong.collect();
            return wrong?.into_iter().next();
        }
    };
    Some(Missing { text, sent: None })
}

/// The number that did not change as it should.
fn changed(effect: &Effect, before: Option<&Value>, after: &Value) -> Option<Missing> {
    let text = effect.change.iter().find_map(|(pointer, by)| {
        let number = |value: Option<&Value>| value?.pointer(pointer)?.as_i64();
        let what = format!("`{pointer}` of `{}`", effect.operation);
        let (Some(before), Some(after)) = (number(before), number(Some(after))) else {
            return Some(format!("accepted, and {what} is not a number"));
        };
        match after.checked_sub(before)? {
            found if found == *by => None,
            0 => Some(missed(true, &what)),
            found if found.unsigned_abs() > by.unsigned_abs() => {
                Some(format!("accepted, and {what} changed by more than {by}"))
            }
            _ => Some(format!("accepted, and {what} did not change by {by}")),
        }
    })?;
    Some(Missing { text, sent: None })
}

/// The first value that is not as it should be.
fn differing(
    effect: &Effect,
    exchange: &Exchange,
    before: Option<&Value>,
    after: &Value,
) -> Option<Missing> {
    let expected = expected(effect, exchange).into_iter();
    let mut wrong = expected
        .filter(|(pointer, expected)| !reads_back(effect, expected, after.pointer(pointer)));
    let (pointer, _) = wrong.next()?;
    let what = format!("`{pointer}` of `{}`", effect.operation);
    let is_same = before.is_some_and(|before| before.pointer(pointer) == after.pointer(pointer));
    let text = match is_same {
        true => missed(true, &what),
        false => format!("accepted, and {what} does not have the value that was sent"),
    };
    let mut sources = effect.expect.iter();
    let source = sources.find(|(stated, _)| stated == pointer);
    let sent = source.and_then(|(_, source)| source.in_request_body());
    let sent = sent.map(str::to_owned);
    Some(Missing { text, sent })
}

/// What is wrong with a write that was accepted. `is_same` says whether nothing has changed.
fn missed(is_same: bool, what: &str) -> String {
    match is_same {
        true => format!("accepted, and nothing changed: {what}"),
        false => format!("accepted, and {what}"),
    }
}

/// The values that identify the item. `None` if one is not known. Empty without an item.
fn keys<'e>(effect: &'e Effect, exchange: &Exchange) -> Option<Vec<(&'e str, Value)>> {
    let keys = effect.item.iter().flatten();
    keys.map(|(pointer, source)| Some((pointer.as_str(), source.value(exchange)?)))
        .collect()
}

/// The values that the response or the item must have, as far as the write has them.
fn expected<'e>(effect: &'e Effect, exchange: &Exchange) -> Vec<(&'e str, Value)> {
    let expected = effect.expect.iter();
    expected
        .filter_map(|(pointer, source)| Some((pointer.as_str(), source.value(exchange)?)))
        .collect()
}

fn is_it(effect: &Effect, keys: &[(&str, Value)], item: &Value) -> bool {
    let mut keys = keys.iter();
    keys.all(|(pointer, value)| {
        let found = item.pointer(pointer);
        found.is_some_and(|found| plain(found) == plain(value)) || reads_back(effect, value, found)
    })
}

/// Whether a value that was sent is read back. Of an object, the properties that were sent
/// count. A null is read back as null, or not at all.
fn reads_back(effect: &Effect, sent: &Value, found: Option<&Value>) -> bool {
    let scalar = !sent.is_object() && !sent.is_array();
    let sent = match effect.values.get(&plain(sent)).filter(|_| scalar) {
        Some(read) => read,
        None => sent,
    };
    match (sent, found) {
        (Value::Null, None) => true,
        (_, None) => false,
        (Value::Object(sent), Some(Value::Object(found))) => sent
            .iter()
            .all(|(name, value)| reads_back(effect, value, found.get(name))),
        (Value::Array(sent), Some(Value::Array(found))) if effect.unordered => {
            let mut left: Vec<&Value> = found.iter().collect();
            let all = sent.iter().all(|item| {
                let at = left
                    .iter()
                    .position(|other| reads_back(effect, item, Some(other)));
                at.map(|at| left.swap_remove(at)).is_some()
            });
            all && left.is_empty()
        }
        (Value::Array(sent), Some(Value::Array(found))) => {
            let mut pairs = sent.iter().zip(found);
            sent.len() == found.len()
                && pairs.all(|(sent, found)| reads_back(effect, sent, Some(found)))
        }
        (sent, Some(found)) => json_eq(sent, found),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use conversation_apis_codegen::Pointer;
    use serde_json::{Map, Value, json};

    use super::super::source::Source;
    use super::{Effect, Exchange, Seen, is_already, missing};

    fn effect() -> Effect {
        Effect {
            at: Pointer::default(),
            operation: "read".to_owned(),
            parameters: Vec::new(),
            item: None,
            items: None,
            absent: false,
            expect: Vec::new(),
            change: Vec::new(),
            values: Map::new(),
            unordered: false,
        }
    }

    fn sent(pointer: &str) -> (String, Source) {
        (pointer.to_owned(), Source::RequestBody(pointer.to_owned()))
    }

    fn text(effect: &Effect, body: Value, before: Seen, after: Seen) -> Option<String> {
        let exchange = Exchange {
            body: Some(body),
            response: Some(json!({ "id": 7 })),
            ..Exchange::default()
        };
        let found = missing(effect, &exchange, (Some(&before), &after), true);
        found.map(|missing| missing.text)
    }

    #[test]
    fn a_value_is_read_back_or_not() {
        let mut effect = effect();
        effect.expect = vec![sent("/status")];
        effect.values = serde_json::from_value(json!({ "open": "Open" })).unwrap();
        let of = |status: &str| Seen::One(json!({ "status": status }));
        let found = |before: &str, after: &str| {
            text(&effect, json!({ "status": "open" }), of(before), of(after))
        };
        assert_eq!(found("Closed", "Open"), None);
        assert_eq!(
            found("Closed", "Closed").unwrap(),
            "accepted, and nothing changed: `/status` of `read`"
        );
        assert_eq!(
            found("Closed", "Snoozed").unwrap(),
            "accepted, and `/status` of `read` does not have the value that was sent"
        );
        let exchange = Exchange {
            body: Some(json!({ "status": "open" })),
            ..Exchange::default()
        };
        assert!(is_already(&effect, &exchange, Some(&of("Open"))));
        assert!(!is_already(&effect, &exchange, Some(&of("Closed"))));
    }

    #[test]
    fn of_an_object_the_sent_properties_count_and_arrays_may_have_no_order() {
        let mut effect = effect();
        effect.expect = vec![sent("/labels"), sent("/data")];
        let before = Seen::One(json!({}));
        let after = Seen::One(json!({ "labels": ["b", "a"], "data": { "x": 1, "y": 2 } }));
        let body = json!({ "labels": ["a", "b"], "data": { "x": 1 } });
        let found = |effect: &Effect| text(effect, body.clone(), before.clone(), after.clone());
        assert!(found(&effect).unwrap().contains("`/labels`"));
        effect.unordered = true;
        assert_eq!(found(&effect), None);
    }

    #[test]
    fn an_item_is_there_once_or_not_at_all() {
        let mut effect = effect();
        effect.item = Some(vec![(
            "/id".to_owned(),
            Source::ResponseBody("/id".to_owned()),
        )]);
        let list = |ids: &[u64]| Seen::List(ids.iter().map(|id| json!({ "id": id })).collect());
        let found = |effect: &Effect, before: &[u64], after: &[u64]| {
            text(effect, json!({}), list(before), list(after))
        };
        assert_eq!(found(&effect, &[1], &[1, 7]), None);
        let nothing = found(&effect, &[1], &[1]).unwrap();
        assert_eq!(
            nothing,
            "accepted, and nothing changed: `read` does not have the item"
        );
        let other = found(&effect, &[1], &[1, 8]).unwrap();
        assert_eq!(other, "accepted, and `read` does not have the item");
        let twice = found(&effect, &[1], &[1, 7, 8]).unwrap();
        assert_eq!(twice, "accepted, and `read` has more than one new item");
        let same = found(&effect, &[1], &[1, 7, 7]).unwrap();
        assert_eq!(same, "accepted, and `read` has the item more than once");
        effect.absent = true;
        assert_eq!(found(&effect, &[1, 7], &[1]), None);
        let still = found(&effect, &[1, 7], &[1, 7]).unwrap();
        assert_eq!(
            still,
            "accepted, and nothing changed: the item is still in `read`"
        );
    }

    #[test]
    fn a_number_changes_by_as_much_as_stated() {
        let mut effect = effect();
        effect.change = vec![("/count".to_owned(), 1)];
        let of = |count: i64| Seen::One(json!({ "count": count }));
        let found = |after: i64| text(&effect, json!({}), of(4), of(after));
        assert_eq!(found(5), None);
        for (after, part) in [
            (4, "nothing changed"),
            (6, "by more than 1"),
            (3, "not change by 1"),
        ] {
            assert!(found(after).unwrap().contains(part), "{after}");
        }
    }
}
