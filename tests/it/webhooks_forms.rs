//! Bodies of events in the forms of all versions and forks of the vendors' servers.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

const FORMS: &str = include_str!("../cases/webhooks/forms.json");

#[derive(Deserialize)]
struct Forms {
    /// Bodies by the provider and the event.
    bases: HashMap<String, Value>,
    forms: Vec<Form>,
}

/// A body, as its differences from another one.
#[derive(Deserialize)]
struct Form {
    base: String,
    /// The name of the event that it is.
    event: String,
    /// Values by JSON pointer.
    #[serde(default)]
    set: HashMap<String, Value>,
    /// JSON pointers of the properties that it does not have.
    #[serde(default)]
    remove: Vec<String>,
}

impl Form {
    fn body(&self, mut body: Value) -> Value {
        for (pointer, value) in &self.set {
            let (object, name) = member(&mut body, pointer);
            object[&name] = value.clone();
        }
        for pointer in &self.remove {
            let (object, name) = member(&mut body, pointer);
            let removed = object.as_object_mut().unwrap().remove(&name);
            assert!(removed.is_some(), "{pointer}");
        }
        body
    }
}

/// The object that a pointer leads into, and the name of its property.
fn member<'a>(body: &'a mut Value, pointer: &str) -> (&'a mut Value, String) {
    let (object, name) = pointer.rsplit_once('/').unwrap();
    (body.pointer_mut(object).unwrap(), name.to_owned())
}

/// Decodes every form of a provider, and encodes it again.
macro_rules! check {
    ($provider:ident) => {{
        use conversation_apis::$provider::webhooks::Event;

        let Forms { bases, forms } = serde_json::from_str(FORMS).unwrap();
        let is_ours = |base: &str| base.split(' ').next() == Some(stringify!($provider));
        let mut count = 0;
        for form in forms.iter().filter(|form| is_ours(&form.base)) {
            let body = form.body(bases[&form.base].clone());
            let text = body.to_string();
            let event = Event::from_verified(text.as_bytes()).unwrap();
            let is_known = !matches!(event, Event::Unknown(_) | Event::Malformed(_));
            assert!(is_known, "{text}: {event:?}");
            assert_eq!(event.name(), Some(form.event.as_str()), "{text}");
            assert_eq!(serde_json::to_value(&event).unwrap(), body, "{text}");
            count += 1;
        }
        assert!(count > 50, "{count}");
    }};
}

#[test]
fn every_form_of_chatwoot_is_decoded_and_written_back() {
    check!(ninetynine);
}

#[test]
fn every_form_of_octopush_is_decoded_and_written_back() {
    check!(octopush);
}

#[test]
fn every_form_of_partoo_is_decoded_and_written_back() {
    check!(partoo);
}
