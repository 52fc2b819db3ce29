//! Which values of a property choose which branch of a union.

use serde_json::{Map, Value};

use super::{reference, resolve};
use crate::extension::NAME;

/// A branch, and the values of the tag that choose it.
#[derive(Debug, Clone)]
pub(super) struct Tagged {
    /// Its schema, usually a reference.
    pub schema: Value,
    /// The values of the tag.
    pub values: Vec<String>,
    /// If the branch is a union itself: its branches.
    within: Vec<Tagged>,
}

/// The most branches that are looked at for one union. Only unions that contain each other
/// have more.
const BRANCHES: usize = 10_000;

/// The property that a discriminator names, and its values for each branch: those that are
/// mapped to the branch, else those that its schema lists, else its name. Nothing if a
/// branch has none of them.
pub(super) fn by_discriminator(
    discriminator: &Value,
    branches: &[Value],
    schemas: &Map<String, Value>,
) -> Option<(String, Vec<Tagged>)> {
    let property = discriminator["propertyName"].as_str()?.to_owned();
    let mut reader = Reader {
        property: &property,
        schemas,
        within: Vec::new(),
        left: BRANCHES,
    };
    let tagged = reader.branches(discriminator, branches)?;
    Some((property, tagged))
}

struct Reader<'a> {
    property: &'a str,
    schemas: &'a Map<String, Value>,
    /// The names of the unions that are being read.
    within: Vec<String>,
    /// How many more branches may be read.
    left: usize,
}

impl Reader<'_> {
    fn branches(&mut self, discriminator: &Value, branches: &[Value]) -> Option<Vec<Tagged>> {
        let mut found = Vec::new();
        for branch in branches {
            self.left = self.left.checked_sub(1)?;
            let name = reference(branch);
            let schemas = self.schemas;
            let target = resolve(branch, schemas).unwrap_or(&Value::Null);
            let original = target[NAME].as_str().map(str::to_owned);
            let mut values = mapped(discriminator, [name.as_deref(), original.as_deref()]);
            if values.is_empty() {
                values = named(target, self.property, schemas);
            }
            let within = self.union(target, name.as_deref());
            if values.is_empty() {
                for value in within.iter().flat_map(|tagged| &tagged.values) {
                    if !values.contains(value) {
                        values.push(value.clone());
                    }
                }
            }
            if values.is_empty() {
                values.extend(original.or(name));
            }
            if values.is_empty() {
                return None;
            }
            found.push(Tagged {
                schema: branch.clone(),
                values,
                within,
            });
        }
        Some(found)
    }

    /// The branches of a branch that is a union itself. None within a union that contains
    /// itself.
    fn union(&mut self, target: &Value, name: Option<&str>) -> Vec<Tagged> {
        let list = target.get("oneOf").or(target.get("anyOf"));
        let list = list.and_then(Value::as_array);
        let name = name.unwrap_or_default().to_owned();
        let Some(list) = list.filter(|_| target.get("properties").is_none()) else {
            return Vec::new();
        };
        if self.within.contains(&name) {
            return Vec::new();
        }
        let discriminator = &target["discriminator"];
        let discriminator = match discriminator["propertyName"] == *self.property {
            true => discriminator,
            false => &Value::Null,
        };
        self.within.push(name);
        let found = self.branches(discriminator, list);
        self.within.pop();
        found.unwrap_or_default()
    }
}

/// The values that a discriminator maps to a component, which has one of these names.
fn mapped(discriminator: &Value, names: [Option<&str>; 2]) -> Vec<String> {
    let is_branch = |target: &Value| {
        let target = target.as_str().and_then(|target| target.rsplit('/').next());
        target.is_some() && names.contains(&target)
    };
    let mapping = discriminator["mapping"].as_object().into_iter().flatten();
    let mapped = mapping.filter(|(_, target)| is_branch(target));
    mapped.map(|(value, _)| value.clone()).collect()
}

/// Branches that share a value of the tag, together; every other branch alone. A union that
/// shares a value is replaced by its branches first.
pub(super) fn groups(tagged: Vec<Tagged>) -> Vec<Vec<Tagged>> {
    let mut tagged = tagged;
    while let Some(index) = first_shared_union(&tagged) {
        let union = tagged.remove(index);
        let mut at = index;
        for branch in union.within {
            let mut present = tagged.iter_mut();
            match present.find(|present| present.schema == branch.schema) {
                Some(present) => present.values.extend(branch.values),
                None => {
                    tagged.insert(at.min(tagged.len()), branch);
                    at += 1;
                }
            }
        }
    }
    let mut groups: Vec<Vec<Tagged>> = Vec::new();
    for branch in tagged {
        let shares = |group: &Vec<Tagged>| group.iter().any(|other| share(other, &branch));
        let (mut shared, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(shares);
        groups = rest;
        match shared.is_empty() {
            true => groups.push(vec![branch]),
            false => {
                let mut group: Vec<Tagged> = shared.drain(..).flatten().collect();
                group.push(branch);
                groups.push(group);
            }
        }
    }
    groups
}

fn first_shared_union(tagged: &[Tagged]) -> Option<usize> {
    let shares = |index: usize| {
        let others = tagged
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        others
            .into_iter()
            .any(|(_, other)| share(other, &tagged[index]))
    };
    (0..tagged.len()).find(|index| !tagged[*index].within.is_empty() && shares(*index))
}

fn share(one: &Tagged, other: &Tagged) -> bool {
    one.values.iter().any(|value| other.values.contains(value))
}

/// The first property that has other values in every branch, and these values.
pub(super) fn by_tag(
    targets: &[Value],
    schemas: &Map<String, Value>,
) -> Option<(String, Vec<Vec<String>>)> {
    let first = targets.first()?["properties"].as_object()?;
    first.keys().find_map(|property| {
        let mut found = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        for target in targets {
            let values = named(target, property, schemas);
            let is_own = !values.is_empty() && values.iter().all(|value| !seen.contains(value));
            if !is_own {
                return None;
            }
            seen.extend(values.iter().cloned());
            found.push(values);
        }
        Some((property.clone(), found))
    })
}

/// The values that a branch states for a property; integers and booleans as text.
fn named(branch: &Value, property: &str, schemas: &Map<String, Value>) -> Vec<String> {
    let tag = resolve(&branch["properties"][property], schemas);
    let values = tag.and_then(|tag| tag["enum"].as_array());
    let values = values.into_iter().flatten();
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) if !value.is_f64() => Some(value.to_string()),
        _ => None,
    };
    values.filter_map(text).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{Value, json};

    use super::{by_discriminator, groups};

    /// The references and the values of each group of `Input`'s branches.
    fn grouped(schemas: &Value) -> Vec<(Vec<String>, Vec<String>)> {
        let schemas = schemas.as_object().unwrap();
        let input = &schemas["Input"];
        let branches = input["oneOf"].as_array().unwrap();
        let (property, tagged) =
            by_discriminator(&input["discriminator"], branches, schemas).unwrap();
        assert_eq!(property, "type");
        let texts = |group: Vec<super::Tagged>| {
            let names = group
                .iter()
                .map(|one| super::reference(&one.schema).unwrap());
            let values = group.iter().flat_map(|one| one.values.clone());
            (names.collect(), values.collect())
        };
        groups(tagged).into_iter().map(texts).collect()
    }

    fn record(tag: &str) -> Value {
        json!({ "properties": { "type": { "type": "string", "enum": [tag] } } })
    }

    fn union(names: &[&str]) -> Value {
        let branches = names
            .iter()
            .map(|name| json!({ "$ref": format!("#/components/schemas/{name}") }));
        json!({ "oneOf": branches.collect::<Vec<_>>(), "discriminator": { "propertyName": "type" } })
    }

    fn pair(names: &[&str], values: &[&str]) -> (Vec<String>, Vec<String>) {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        (owned(names), owned(values))
    }

    #[test]
    fn a_union_within_a_union_is_chosen_by_all_tags_of_its_branches() {
        let schemas = json!({
            "Input": union(&["Other", "Item"]),
            "Item": union(&["Call", "Reply"]),
            "Other": record("other"), "Call": record("call"), "Reply": record("reply"),
        });
        let expected = [
            pair(&["Other"], &["other"]),
            pair(&["Item"], &["call", "reply"]),
        ];
        assert_eq!(grouped(&schemas), expected);
    }

    #[test]
    fn branches_with_the_same_tag_are_together() {
        let schemas = json!({
            "Input": union(&["Easy", "Item"]),
            "Item": union(&["Message", "Call"]),
            "Easy": record("message"), "Message": record("message"), "Call": record("call"),
        });
        let expected = [
            pair(&["Easy", "Message"], &["message", "message"]),
            pair(&["Call"], &["call"]),
        ];
        assert_eq!(grouped(&schemas), expected);
    }
}
