//! Older and newer servers, and forks, leave out properties or send null for them.

use conversation_apis::ninetynine::webhooks::{Event, Verifier};
use conversation_apis::webhooks::HeaderMap;
use serde_json::Value;
use std::time::SystemTime;

use crate::support::event_cases;

/// The pointers of all properties in a value.
fn properties(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                properties(value, &at, found);
                found.push(at);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                properties(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// The body without a property.
fn without(body: &Value, pointer: &str) -> Value {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    let name = name.replace("~1", "/").replace("~0", "~");
    parent.shift_remove(&name).unwrap();
    body
}

fn with_null(body: &Value, pointer: &str) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(pointer).unwrap() = Value::Null;
    body
}

#[test]
fn an_event_is_decoded_without_any_of_its_properties_and_with_null_for_it() {
    for (case, _, body) in event_cases("ninetynine") {
        let body: Value = serde_json::from_str(&body).unwrap();
        let mut pointers = Vec::new();
        properties(&body, "", &mut pointers);
        pointers.retain(|pointer| pointer != "/event");
        assert!(pointers.len() > 5, "{case}");
        for pointer in pointers {
            for changed in [without(&body, &pointer), with_null(&body, &pointer)] {
                let event = decode(&changed);
                let is_decoded = !matches!(event, Event::Unknown(_) | Event::Malformed(_));
                assert!(is_decoded, "{case}: {pointer}: {event:?}");
                let written = serde_json::to_value(&event).unwrap();
                assert_eq!(written, changed, "{case}: {pointer}");
            }
        }
    }
}

fn decode(body: &Value) -> Event {
    let (body, now) = (body.to_string(), SystemTime::now());
    let event = Verifier::unsigned().verify(&HeaderMap::new(), body.as_bytes(), now);
    event.unwrap()
}
