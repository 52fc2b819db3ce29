//! Makes a sample valid if it breaks rules that are not enumerated.

use conversation_apis_codegen::{Error, Pointer};
use serde_json::{Value, json};

use crate::json_edit::{set, unset};

/// The maximum number of changes to a sample.
const TRIES: usize = 1_000;

/// Changes a sample until the document allows it. A rule such as a length or a pattern may
/// require another scalar, or the value may have to be left out. `judge` returns the place that the
/// document does not allow. With `only_scalars`, lists and objects are not changed.
pub fn mend(
    only_scalars: bool,
    mut judge: impl FnMut(&Value) -> Result<Result<(), String>, Error>,
    sample: &mut Value,
) {
    for _ in 0..TRIES {
        let Ok(Err(place)) = judge(sample) else {
            return;
        };
        let place = Pointer::from(place.as_str());
        let wrong = sample.pointer(place.as_str());
        let others = wrong.map(|wrong| match only_scalars {
            true => scalars(wrong),
            false => [scalars(wrong), structures(wrong)].concat(),
        });
        let other = others.into_iter().flatten().find(|other| {
            let mut tried = sample.clone();
            set(&mut tried, &place, other.clone());
            let refused = judge(&tried);
            refused.is_ok_and(|judged| judged.err().as_deref() != Some(place.as_str()))
        });
        let parent = place.split().map(|(parent, _)| parent);
        let parent = parent.and_then(|parent| sample.pointer_mut(parent.as_str()));
        match (other, parent) {
            (Some(other), _) => set(sample, &place, other),
            (None, Some(Value::Array(items))) if !items.is_empty() => items.clear(),
            (None, Some(Value::Object(object))) if !object.is_empty() => unset(sample, &place),
            _ => return,
        }
    }
}

/// Other scalars of the same type to try.
fn scalars(of: &Value) -> Vec<Value> {
    let runs = |one: &'static str| (0..=40).map(move |length| json!(one.repeat(length)));
    let texts = [
        "2023-01-31",
        "2023-01-31T16:22:17Z",
        "0b0e1d2c-7a51-4c3f-9f38-2d1f4a6b7c8d",
        "someone@example.com",
        "https://www.example.com/",
        "a1",
        "1.0",
        "#A1B2C3",
        "/a",
    ];
    match of {
        Value::String(_) => runs("1")
            .chain(runs("A"))
            .chain(runs("a"))
            .chain(texts.map(Value::from))
            .collect(),
        Value::Number(_) => [0, 1, 2, 10, 100, 1_000, -1].map(Value::from).to_vec(),
        _ => Vec::new(),
    }
}

/// Other lists and objects to try: lists of other lengths, and objects without one or two
/// properties.
fn structures(of: &Value) -> Vec<Value> {
    match of {
        Value::Array(items) => {
            let first = items.first().cloned().unwrap_or_default();
            (1..=LONGEST)
                .map(|length| json!(vec![first.clone(); length]))
                .collect()
        }
        Value::Object(object) => {
            // The first properties of the document are kept.
            let names: Vec<&String> = object.keys().rev().collect();
            let one = names.iter().map(|name| vec![*name]);
            let two = names.iter().enumerate().flat_map(|(index, name)| {
                let rest = &names[index + 1..];
                rest.iter().map(move |other| vec![*name, *other])
            });
            let without = |removed: Vec<&String>| {
                let kept = object.iter().filter(|(name, _)| !removed.contains(name));
                let kept = kept.map(|(name, value)| (name.clone(), value.clone()));
                Value::Object(kept.collect())
            };
            one.chain(two).map(without).collect()
        }
        _ => Vec::new(),
    }
}

/// The longest list that is tried.
const LONGEST: usize = 8;
