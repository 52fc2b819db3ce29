//! Where the components of a lowered document come from, so that notes and errors name places
//! of the vendor's document.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{Error, Pointer, walk};

/// The origins of components that the lowering added or renamed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origins(BTreeMap<String, Pointer>);

impl Origins {
    /// Notes that a component is made of the schema at a place of the lowered document.
    pub(super) fn add(&mut self, component: &str, at: &Pointer) {
        let origin = self.of(at);
        self.0.insert(component.to_owned(), origin);
    }

    /// Notes the new names of all components, by their old ones.
    pub(super) fn rename(&mut self, names: &BTreeMap<String, String>) {
        let renamed = names.iter().map(|(old, new)| {
            let origin = self.0.get(old).cloned();
            (new.clone(), origin.unwrap_or_else(|| component(old)))
        });
        self.0 = renamed.collect();
    }

    /// The place in the vendor's document that became a place of the lowered document.
    pub(crate) fn of(&self, at: &Pointer) -> Pointer {
        let mut tokens = at.tokens();
        let head = [tokens.next(), tokens.next()];
        if head != ["components", "schemas"].map(|token| Some(token.to_owned())) {
            return at.clone();
        }
        let origin = tokens.next().and_then(|name| self.0.get(&name));
        match origin {
            Some(origin) => tokens.fold(origin.clone(), |place, token| place.join(token)),
            None => at.clone(),
        }
    }

    /// An error whose place is in the vendor's document.
    pub(crate) fn error(&self, error: Error) -> Error {
        match error {
            Error::Document { pointer, message } => Error::Document {
                pointer: self.of(&pointer),
                message,
            },
            other => other,
        }
    }
}

fn component(name: &str) -> Pointer {
    Pointer::from("#/components/schemas").join(name)
}

/// The part of a place that exists in a document. References on the way are followed, and
/// members of an `allOf` are looked into, because the lowering merges them.
pub(super) fn existing(document: &Value, at: Pointer) -> Pointer {
    if document.pointer(at.as_str()).is_some() {
        return at;
    }
    let tokens: Vec<String> = at.tokens().collect();
    let mut search = Search {
        document,
        left: STEPS,
        found: (0, Pointer::default()),
    };
    search.below(document, &Pointer::default(), &tokens, 0);
    search.found.1
}

/// The most objects that are looked into for one place.
const STEPS: usize = 500;

/// Searches the place with the most tokens that exists.
struct Search<'a> {
    document: &'a Value,
    left: usize,
    /// The number of tokens that were found, and the place.
    found: (usize, Pointer),
}

impl Search<'_> {
    fn below(&mut self, value: &Value, at: &Pointer, tokens: &[String], done: usize) {
        let Some(left) = self.left.checked_sub(1) else {
            return;
        };
        self.left = left;
        if done > self.found.0 {
            self.found = (done, at.clone());
        }
        let Some(token) = tokens.get(done) else {
            return;
        };
        let child = match value {
            Value::Array(items) => token.parse().ok().and_then(|index: usize| items.get(index)),
            value => value.get(token),
        };
        if let Some(child) = child {
            self.below(child, &at.join(token), tokens, done + 1);
        } else if token == "prefixItems"
            && let Some(older) = value.get("items").filter(|items| items.is_array())
        {
            self.below(older, &at.join("items"), tokens, done + 1);
        }
        let document = self.document;
        if value.get("$ref").is_some()
            && let Ok((target, found)) = walk::follow(document, value, at)
        {
            self.below(found, &target, tokens, done);
        }
        let members = value.get("allOf").and_then(Value::as_array);
        for (index, member) in members.into_iter().flatten().enumerate() {
            if self.found.0 < tokens.len() {
                self.below(member, &at.join("allOf").join(index), tokens, done);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{Origins, existing};
    use crate::Pointer;

    #[test]
    fn a_place_within_a_new_component_is_the_place_it_was_made_of() {
        let mut origins = Origins::default();
        origins.add(
            "Address",
            &Pointer::from("#/components/schemas/the-user/$defs/address"),
        );
        let names = [("Address", "Address"), ("the-user", "TheUser")];
        let names = names.map(|(old, new)| (old.to_owned(), new.to_owned()));
        origins.rename(&BTreeMap::from(names));
        origins.add(
            "TheUserSize",
            &Pointer::from("#/components/schemas/TheUser/properties/size"),
        );
        for (place, origin) in [
            (
                "#/components/schemas/TheUserSize/enum",
                "#/components/schemas/the-user/properties/size/enum",
            ),
            (
                "#/components/schemas/Address/type",
                "#/components/schemas/the-user/$defs/address/type",
            ),
            (
                "#/components/schemas/TheUser",
                "#/components/schemas/the-user",
            ),
            (
                "#/components/schemas/Other/x",
                "#/components/schemas/Other/x",
            ),
            ("#/paths/~1a/get", "#/paths/~1a/get"),
        ] {
            assert_eq!(origins.of(&Pointer::from(place)), Pointer::from(origin));
        }
    }

    #[test]
    fn a_place_that_does_not_exist_is_shortened_and_references_are_followed() {
        let document = json!({
            "a": { "$ref": "#/b" },
            "b": { "c": [{ "d": 1 }] },
            "all": { "allOf": [{ "x": 1 }, { "$ref": "#/b" }] },
        });
        for (place, found) in [
            ("#/b/c/0/d", "#/b/c/0/d"),
            ("#/a/c/0/d/e", "#/b/c/0/d"),
            ("#/a/$ref", "#/a/$ref"),
            ("#/b/c/1", "#/b/c"),
            ("#/all/x", "#/all/allOf/0/x"),
            ("#/all/c/0/e", "#/b/c/0"),
            ("#/gone/x", "#"),
        ] {
            assert_eq!(
                existing(&document, Pointer::from(place)),
                Pointer::from(found)
            );
        }
    }
}
