//! Decides how the branch of a union's value is selected: by the discriminator, by a property
//! whose values differ in every branch, or by the value's shape.
//!
//! The union keeps the decision in `x-either`. If a union has `x-union`, an overlay has
//! already decided.

use serde_json::{Map, Value, json};

use super::tags::{self, Tagged};
use super::{Components, Notes, aliases, reference, resolve};
use crate::extension::{Branch, EITHER, Either, UNION};
use crate::names::type_name;
use crate::walk::{self, Kind};
use crate::{NoteKind, Pointer, Result};

pub(super) fn run(document: &mut Value, notes: &mut Notes<'_>) -> Result<()> {
    let schemas = document.pointer("/components/schemas").cloned();
    let Some(Value::Object(schemas)) = schemas else {
        return Ok(());
    };
    let mut unions = Unions {
        components: Components::of(document),
        schemas,
    };
    walk::each(document, Kind::Schema, &mut |schema, at| {
        let Some(object) = schema.as_object_mut() else {
            return Ok(());
        };
        if object.contains_key(UNION) {
            return Ok(());
        }
        let keywords = ["oneOf", "anyOf"];
        if let Some(keyword) = keywords.into_iter().find(|key| object.contains_key(*key)) {
            unions.union(object, keyword, at, notes);
        }
        Ok(())
    })?;
    unions.components.into(document);
    Ok(())
}

struct Unions {
    /// The unions of branches that share a tag.
    components: Components,
    /// The component schemas, as they are before this pass.
    schemas: Map<String, Value>,
}

impl Unions {
    /// Replaces a union's keyword by `x-either`.
    fn union(
        &mut self,
        object: &mut Map<String, Value>,
        keyword: &str,
        at: &Pointer,
        notes: &mut Notes<'_>,
    ) {
        let Some(Value::Array(branches)) = object.shift_remove(keyword) else {
            return;
        };
        let discriminator = object.shift_remove("discriminator");
        let own = ["properties", "items", "enum"];
        if own.iter().any(|key| object.contains_key(*key)) {
            let text = "only checked before sending: the type has the schema's own properties, items or values";
            notes.add(NoteKind::Rewritten, &at.join(keyword), text);
            return;
        }
        object.shift_remove("type");
        let mut distinct: Vec<Value> = Vec::new();
        for branch in branches {
            if self.is_union(&branch, at) {
                let text = "a branch that is the union itself is removed";
                notes.add(NoteKind::Removed, &at.join(keyword), text);
            } else if !distinct.contains(&branch) {
                distinct.push(branch);
            }
        }
        let tagged = discriminator
            .and_then(|found| tags::by_discriminator(&found, &distinct, &self.schemas));
        let either = match tagged {
            Some((property, tagged)) => {
                let text = format!("the branch is chosen by `{property}`");
                notes.add(NoteKind::Interpreted, at, text);
                let mut branches = Vec::new();
                for mut group in tags::groups(tagged) {
                    // A union within the union may have the union as a branch.
                    group.retain(|tagged| !self.is_union(&tagged.schema, at));
                    if !group.is_empty() {
                        branches.push(self.branch(group, at, notes));
                    }
                }
                Either {
                    property: Some(property),
                    branches,
                }
            }
            None => self.either(distinct, at, &at.join(keyword), notes),
        };
        object.insert(EITHER.to_owned(), json!(either));
    }

    /// Whether a branch is the union at a place itself, under any of its names.
    fn is_union(&self, branch: &Value, at: &Pointer) -> bool {
        let schemas = Pointer::from("#/components/schemas");
        let names = aliases(branch, &self.schemas).filter_map(reference);
        names
            .map(|name| schemas.join(name))
            .any(|place| place == *at)
    }

    /// The branch that a tag chooses. Several branches with the same tag become a union of
    /// their own.
    fn branch(&mut self, group: Vec<Tagged>, at: &Pointer, notes: &mut Notes<'_>) -> Branch {
        let mut schemas = Vec::new();
        let mut values: Vec<String> = Vec::new();
        for tagged in group {
            schemas.push(tagged.schema);
            for value in tagged.values {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        if let [_, _, ..] = schemas.as_slice() {
            let tag = values.first().map_or("", String::as_str);
            let wanted = format!("{}{}", at.last().unwrap_or_default(), type_name(tag));
            let count = schemas.len();
            let either = self.either(schemas, at, at, notes);
            let name = self.components.add(&wanted, json!({ EITHER: either }));
            notes.moved(&name, at);
            let text =
                format!("{count} branches have the tag `{tag}`: they become the union {name}");
            notes.add(NoteKind::Interpreted, at, text);
            schemas = vec![json!({ "$ref": format!("#/components/schemas/{name}") })];
        }
        Branch {
            schema: schemas.pop().unwrap_or_default(),
            values: Some(values),
        }
    }

    /// A union without a discriminator.
    fn either(
        &self,
        branches: Vec<Value>,
        at: &Pointer,
        list: &Pointer,
        notes: &mut Notes<'_>,
    ) -> Either {
        let targets = branches.iter().map(|branch| resolve(branch, &self.schemas));
        let targets: Vec<Value> = targets
            .map(|found| found.cloned().unwrap_or_default())
            .collect();
        let (property, values) = tags::by_tag(&targets, &self.schemas).unzip();
        match &property {
            Some(property) => {
                let text = format!("the branch is chosen by `{property}`");
                notes.add(NoteKind::Interpreted, at, text);
            }
            None => {
                let text =
                    "the branch is chosen by the shape of the value, the most specific first";
                notes.add(NoteKind::Interpreted, at, text);
                for (one, other) in overlapping(&targets) {
                    let text = format!(
                        "branches {one} and {other} overlap: the one with more matching properties is chosen"
                    );
                    notes.add(NoteKind::Interpreted, list, text);
                }
            }
        }
        let values = values.unwrap_or_default().into_iter().map(Some);
        let values = values.chain(std::iter::repeat(None));
        let branches = branches.into_iter().zip(values);
        let branches = branches.map(|(schema, values)| Branch { schema, values });
        Either {
            property,
            branches: branches.collect(),
        }
    }
}

/// Pairs of branches that the same value may match.
fn overlapping(targets: &[Value]) -> Vec<(usize, usize)> {
    let kind = |target: &Value| match target["type"].as_str() {
        Some(name) => name.to_owned(),
        None if target.get("properties").is_some() => "object".to_owned(),
        None => "any".to_owned(),
    };
    let mut found = Vec::new();
    for (one, target) in targets.iter().enumerate() {
        for (other, second) in targets.iter().enumerate().skip(one + 1) {
            let (first, next) = (kind(target), kind(second));
            let same = first == next || first == "any" || next == "any";
            let named = |target: &Value| target.get("enum").is_some();
            if same && !(named(target) && named(second)) {
                found.push((one, other));
            }
        }
    }
    found
}
