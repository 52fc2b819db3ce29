//! What changed between two schemas: here their types, enums and items.

use std::collections::BTreeSet;

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::change::ChangeKind;
use super::compare::Comparison;
use super::resolved::ResolvedSchema;
use super::traversal::{Form, SchemaPair};
use crate::json_edit::plain;

mod limit;
mod property;
mod union;

impl Comparison<'_> {
    /// Compares two schemas themselves. The schemas that they lead to are enqueued.
    pub(super) fn pair(&mut self, mut pair: SchemaPair) {
        let was = ResolvedSchema::at(self.old, &pair.old);
        let is = ResolvedSchema::at(self.new, &pair.new);
        self.count(&was, &is);
        if let Some(of) = component(&pair.old).or_else(|| was.name.clone()) {
            pair.of = of;
        }
        self.places
            .enter_schema(&pair.place, object(&pair.old, &was));
        let pair = &pair;
        match (was.nullable, is.nullable) {
            (false, true) => self.changed(ChangeKind::BecameNullable, pair),
            (true, false) => self.changed(ChangeKind::NoLongerNullable, pair),
            _ => {}
        }
        if !was.deprecated && is.deprecated {
            self.changed(ChangeKind::Deprecated, pair);
        }
        self.component(pair);
        // If only one of them is a union, the other is compared with the branch it
        // became, or was.
        if was.branches.is_empty() != is.branches.is_empty() && !was.is_any() && !is.is_any() {
            return self.schema_and_union(&was, &is, pair);
        }
        if was.branches.is_empty() {
            self.types(&was, &is, pair);
        }
        self.values(&was, &is, pair);
        self.limits(&was, &is, pair);
        self.properties(&was, &is, pair);
        self.branches(&was, &is, pair);
        self.items(&was, &is, pair);
    }

    fn changed(&mut self, kind: ChangeKind, pair: &SchemaPair) {
        self.record(pair.element().change(kind));
    }

    fn changed_from_to(&mut self, kind: ChangeKind, pair: &SchemaPair, was: &str, is: &str) {
        self.record(pair.element().change(kind).with_values(was, is));
    }

    /// Records that a reference leads to another component, if one of the documents has
    /// both components. Otherwise the component was renamed.
    fn component(&mut self, pair: &SchemaPair) {
        let referenced = |at: &Pointer| component(at).filter(|_| at.tokens().count() == 3);
        if let (Some(was), Some(is)) = (referenced(&pair.old), referenced(&pair.new))
            && was != is
            && (has_component(self.new, &was) || has_component(self.old, &is))
        {
            self.changed_from_to(ChangeKind::ComponentChanged, pair, &was, &is);
        }
    }

    fn types(&mut self, was: &ResolvedSchema, is: &ResolvedSchema, pair: &SchemaPair) {
        let (before, after) = (was.kinds(self.old), is.kinds(self.new));
        if before == after {
            return;
        }
        let is_text = pair.form == Form::Text;
        let within = |one, other| includes(other, one) || is_text && are_text(one, other);
        let kind = match (within(&before, &after), within(&after, &before)) {
            (true, true) => return,
            (true, _) => ChangeKind::TypeWidened,
            // If only enum values have a narrower type, the values are compared.
            (_, true) if was.types == is.types => return,
            (_, true) => ChangeKind::TypeNarrowed,
            _ => ChangeKind::TypeChanged,
        };
        self.changed_from_to(kind, pair, &any_of(&before), &any_of(&after));
    }

    fn values(&mut self, was: &ResolvedSchema, is: &ResolvedSchema, pair: &SchemaPair) {
        let (before, after) = match (&was.values, &is.values) {
            (None, Some(_)) if !is.open => return self.changed(ChangeKind::BecameEnum, pair),
            (None, Some(_)) => return self.changed(ChangeKind::BecameOpenEnum, pair),
            (Some(_), None) => return self.changed(ChangeKind::NoLongerEnum, pair),
            (Some(before), Some(after)) => (before, after),
            _ => return,
        };
        match (was.open_by_keyword, is.open_by_keyword) {
            (true, false) if !is.open => self.changed(ChangeKind::EnumClosed, pair),
            (false, true) if !was.open => self.changed(ChangeKind::EnumOpened, pair),
            _ => {}
        }
        for value in before.iter().filter(|value| !after.contains(value)) {
            let kind = match is.open {
                true => ChangeKind::OpenEnumValueRemoved,
                false => ChangeKind::EnumValueRemoved,
            };
            self.changed_from_to(kind, pair, &plain(value), "");
        }
        for value in after.iter().filter(|value| !before.contains(value)) {
            let kind = match was.open {
                true => ChangeKind::OpenEnumValueAdded,
                false => ChangeKind::EnumValueAdded,
            };
            self.changed_from_to(kind, pair, "", &plain(value));
        }
    }

    /// Compares the items of arrays and the values of maps.
    fn items(&mut self, was: &ResolvedSchema, is: &ResolvedSchema, pair: &SchemaPair) {
        let are_arrays = was.types.contains("array") && is.types.contains("array");
        self.inner((&was.items, &is.items), are_arrays, "items", pair);
        for (index, (old, new)) in was.prefix_items.iter().zip(&is.prefix_items).enumerate() {
            let name = format!("item {index} of {}", pair.name);
            self.enqueue(pair.child(old, new, &name));
        }
        if was.prefix_items.len() != is.prefix_items.len() {
            let count = was.prefix_items.len().to_string();
            self.changed_from_to(ChangeKind::ConstraintChanged, pair, &count, "prefixItems");
        }
        let is_open_object = |schema: &ResolvedSchema| {
            let is_object = !schema.properties.is_empty() || schema.types.contains("object");
            is_object && !schema.closed
        };
        let are_maps = is_open_object(was) && is_open_object(is);
        self.inner((&was.additional, &is.additional), are_maps, "values", pair);
    }

    /// Compares what arrays or maps contain. If `are_both` is set, both schemas are
    /// arrays or maps, and one without a schema for its contents allows anything.
    fn inner(
        &mut self,
        (was, is): (&Option<Pointer>, &Option<Pointer>),
        are_both: bool,
        what: &str,
        pair: &SchemaPair,
    ) {
        let name = format!("{what} of {}", pair.name);
        let types = |document: &Value, at: &Pointer| {
            any_of(&ResolvedSchema::at(document, at).kinds(document))
        };
        let anything = any_of(&BTreeSet::new());
        let (kind, was, is) = match (was, is) {
            (Some(old), Some(new)) => {
                let place = self.places.of_items(what);
                return self.enqueue(pair.child(old, new, &name).placed(place));
            }
            (None, Some(new)) if are_both => {
                (ChangeKind::TypeNarrowed, anything, types(self.new, new))
            }
            (Some(old), None) if are_both => {
                (ChangeKind::TypeWidened, types(self.old, old), anything)
            }
            _ => return,
        };
        if was != is {
            let inner = pair.child(&pair.old, &pair.new, &name);
            self.changed_from_to(kind, &inner, &was, &is);
        }
    }
}

/// Whether every value of `inner` is a value of `outer`. No types mean any type.
fn includes(outer: &BTreeSet<String>, inner: &BTreeSet<String>) -> bool {
    let has = |name: &String| outer.contains(name) || name == "integer" && outer.contains("number");
    outer.is_empty() || !inner.is_empty() && inner.iter().all(has)
}

/// Whether `outer` has strings and `inner` only scalars: in a URL or a header, every
/// scalar is a string.
fn are_text(inner: &BTreeSet<String>, outer: &BTreeSet<String>) -> bool {
    let are_scalars = !inner.contains("object") && !inner.contains("array");
    are_scalars && !inner.is_empty() && outer.contains("string")
}

/// `integer or string`.
fn any_of(types: &BTreeSet<String>) -> String {
    match types.is_empty() {
        true => "any".to_owned(),
        false => types.iter().cloned().collect::<Vec<_>>().join(" or "),
    }
}

fn has_component(document: &Value, name: &str) -> bool {
    let at = Pointer::from("/components/schemas").join(name);
    document.pointer(at.as_str()).is_some()
}

/// The component that an object is, or refers to.
fn object(at: &Pointer, schema: &ResolvedSchema) -> Option<String> {
    let is_component = at.tokens().count() == 3;
    let own = component(at).filter(|_| is_component);
    own.or_else(|| schema.name.clone())
}

/// The name of the component that a place is, or is in.
pub(super) fn component(at: &Pointer) -> Option<String> {
    let mut tokens = at.tokens();
    let is_schema = tokens.next().as_deref() == Some("components")
        && tokens.next().as_deref() == Some("schemas");
    tokens.next().filter(|_| is_schema)
}
