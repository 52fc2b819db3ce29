//! Reduces a failing value, so that a report shows only what matters.

use serde_json::Value;

/// The maximum number of values that are tried for one failure.
const TRIES: usize = 2_000;

/// Removes properties and items from a failing value while it still fails.
pub fn smallest(value: &Value, fails: &mut dyn FnMut(&Value) -> bool) -> Value {
    let mut smallest = value.clone();
    let mut tries = 0;
    'smaller: loop {
        for place in places(&smallest) {
            let mut candidate = smallest.clone();
            if !remove(&mut candidate, &place) {
                continue;
            }
            tries += 1;
            if tries > TRIES {
                return smallest;
            }
            if fails(&candidate) {
                smallest = candidate;
                continue 'smaller;
            }
        }
        return smallest;
    }
}

/// The places of all properties and items, outer ones first. Each is a list of steps.
fn places(value: &Value) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut level = vec![(Vec::new(), value)];
    while !level.is_empty() {
        let mut below = Vec::new();
        for (steps, value) in level {
            let children: Vec<(String, &Value)> = match value {
                Value::Object(object) => object
                    .iter()
                    .map(|(name, value)| (name.clone(), value))
                    .collect(),
                Value::Array(items) => items
                    .iter()
                    .enumerate()
                    .map(|(index, value)| (index.to_string(), value))
                    .collect(),
                _ => Vec::new(),
            };
            for (step, value) in children {
                let steps: Vec<String> = steps.iter().cloned().chain([step]).collect();
                found.push(steps.clone());
                below.push((steps, value));
            }
        }
        level = below;
    }
    found
}

fn remove(value: &mut Value, steps: &[String]) -> bool {
    match (steps, value) {
        ([last], Value::Object(object)) => object.shift_remove(last).is_some(),
        ([last], Value::Array(items)) => match last.parse::<usize>() {
            Ok(index) if index < items.len() => {
                items.remove(index);
                true
            }
            _ => false,
        },
        ([first, rest @ ..], Value::Object(object)) => object
            .get_mut(first)
            .is_some_and(|value| remove(value, rest)),
        ([first, rest @ ..], Value::Array(items)) => {
            let item = first
                .parse::<usize>()
                .ok()
                .and_then(|index| items.get_mut(index));
            item.is_some_and(|value| remove(value, rest))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::smallest;

    #[test]
    fn irrelevant_properties_and_items_are_removed_at_every_depth() {
        let value = json!({ "a": [1, { "b": 2, "bad": true, "c": [] }], "d": "text" });
        let found = smallest(&value, &mut |value| {
            value.to_string().contains("\"bad\":true")
        });
        assert_eq!(found, json!({ "a": [{ "bad": true }] }));
    }

    #[test]
    fn a_value_that_is_relevant_as_a_whole_stays_unchanged() {
        let value = json!({ "a": 1, "b": [2] });
        assert_eq!(
            smallest(&value, &mut |candidate| candidate == &value),
            value
        );
    }
}
