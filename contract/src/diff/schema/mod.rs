//! What changed between two schemas: here their types, enums and items.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::body::BODY;
use super::change::{ChangeKind, Side};
use super::compare::{Comparison, Version};
use super::reference::{SCHEMAS, component_at};
use super::resolved::{Resolved, Subschema};
use super::shortened;
use super::traversal::{Form, Pair, Role};
use crate::json_edit::plain;

mod constraint;
mod discriminator;
mod limit;
mod property;
mod rust_type;
mod union;

impl Comparison<'_> {
    /// Compares two schemas themselves. The schemas that they lead to are enqueued.
    pub(super) fn pair(&mut self, mut pair: Pair) {
        let was = self.cache.schemas(Version::Old).get(pair.old.id);
        let is = self.cache.schemas(Version::New).get(pair.new.id);
        self.count(&was, &is);
        pair.component.clone_from(&was.name);
        self.places
            .enter_schema(&pair.place, object(&pair.old.at, &was));
        let first = self.found.len();
        self.keywords(&was, &is, &pair);
        self.rust_type(first, &was, &is, &pair);
    }

    fn keywords(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        match (was.deprecated, is.deprecated) {
            (false, true) => self.changed(ChangeKind::Deprecated, pair),
            (true, false) => self.changed(ChangeKind::NoLongerDeprecated, pair),
            _ => {}
        }
        if !pair.are_branches {
            self.component(pair);
        }
        match (was.never, is.never) {
            (false, true) if pair.name == BODY && pair.side == Side::Response => {
                let [before, _] = self.kinds(pair);
                let before = any_of(&before);
                return self.changed_from_to(ChangeKind::TypeChanged, pair, &before, "no value");
            }
            (false, true) => return self.changed(ChangeKind::ValueRefused, pair),
            (true, false) => return self.changed(ChangeKind::ValueAllowed, pair),
            (true, true) => return,
            (false, false) => {}
        }
        self.null(was, is, pair);
        // No other keyword applies to null.
        if self.kinds(pair).iter().any(is_only_null) {
            return self.types(was, is, pair);
        }
        // If only one of them is a union, the other is compared with the branch it
        // became, or was.
        if was.unions.is_empty() != is.unions.is_empty() && !was.is_any() && !is.is_any() {
            if pair.form.is_text() && self.are_text_alike(pair) {
                return;
            }
            return self.schema_and_union(was, is, pair);
        }
        if was.unions.is_empty() {
            if pair.form.is_text() && self.one_and_list(was, is, pair) {
                return;
            }
            self.types(was, is, pair);
        }
        self.values(was, is, pair);
        self.limits(was, is, pair);
        self.constraints(was, is, pair);
        let has_moved = self.has_moved(was, is);
        if !has_moved {
            self.properties(was, is, pair);
        }
        self.branches(was, is, has_moved, pair);
        self.items(was, is, pair);
        if pair.form == Form::Xml && xml(was, &pair.name) != xml(is, &pair.name) {
            self.changed(ChangeKind::XmlChanged, pair);
        }
    }

    fn changed(&mut self, kind: ChangeKind, pair: &Pair) {
        self.record(pair.element().change(kind));
    }

    fn changed_from_to(&mut self, kind: ChangeKind, pair: &Pair, was: &str, is: &str) {
        self.record(pair.element().change(kind).with_values(was, is));
    }

    /// The types of the old and the new schema.
    fn kinds(&mut self, pair: &Pair) -> [BTreeSet<String>; 2] {
        [
            self.cache.schemas(Version::Old).kinds(pair.old.id),
            self.cache.schemas(Version::New).kinds(pair.new.id),
        ]
    }

    fn null(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        // A URL or a header has no null. Where a schema allows any value, the change of its type
        // already says so.
        if pair.form.is_text() || pair.are_branches || was.is_any() != is.is_any() {
            return;
        }
        match (was.nullable, is.nullable) {
            (false, true) => self.changed(ChangeKind::BecameNullable, pair),
            (true, false) => self.changed(ChangeKind::NoLongerNullable, pair),
            _ => {}
        }
    }

    /// Records that a reference leads to another component, if one of the documents has
    /// both components. Otherwise the component was renamed.
    pub(super) fn component(&mut self, pair: &Pair) {
        if let (Some(was), Some(is)) = (component_at(&pair.old.at), component_at(&pair.new.at))
            && was != is
            && (has_component(self.new, &was) || has_component(self.old, &is))
        {
            self.changed_from_to(ChangeKind::ComponentChanged, pair, &was, &is);
        }
    }

    fn types(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let [before, after] = self.kinds(pair);
        if before == after {
            return;
        }
        let is_text = pair.form.is_text();
        // As text, the values say it all.
        if is_text && was.values.is_some() && is.values.is_some() {
            return;
        }
        let within = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
            // Whether null itself is allowed is compared for itself.
            is_only_null(one) || includes(other, one) || is_text && are_text(one, other)
        };
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

    /// Whether both schemas allow any text, in a URL or a header.
    fn are_text_alike(&mut self, pair: &Pair) -> bool {
        let [before, after] = self.kinds(pair);
        are_text(&before, &after) && are_text(&after, &before)
    }

    /// Compares one value with a list, in a query or a header: a single value is a
    /// list of one item. The result is whether they are one value and a list.
    fn one_and_list(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) -> bool {
        let is_list = |schema: &Resolved| {
            let types = schema.types.as_ref();
            types.is_some_and(|types| types.len() == 1 && types.contains("array"))
        };
        let (became_list, list) = match (is_list(was), is_list(is)) {
            (false, true) => (true, is),
            (true, false) => (false, was),
            _ => return false,
        };
        let limit = |keyword: &str| list.limits.get(keyword).and_then(Value::as_u64);
        let [before, after] = self.kinds(pair).map(|kinds| any_of(&kinds));
        let kind = match became_list {
            _ if limit("maxItems").is_some_and(|most| most <= 1) => ChangeKind::RustTypeChanged,
            true => ChangeKind::TypeWidened,
            false => ChangeKind::TypeNarrowed,
        };
        self.changed_from_to(kind, pair, &before, &after);
        if let Some(least) = limit("minItems").filter(|least| *least > 1) {
            let (one, several) = ("one value".to_owned(), format!("minItems {least}"));
            match became_list {
                true => self.changed_from_to(ChangeKind::LimitTightened, pair, &one, &several),
                false => self.changed_from_to(ChangeKind::LimitLoosened, pair, &several, &one),
            }
        }
        self.default(was, is, pair);
        let (old, new) = match became_list {
            true => (Some(&pair.old), is.items.as_ref()),
            false => (was.items.as_ref(), Some(&pair.new)),
        };
        if let (Some(old), Some(new)) = (old, new) {
            // The default is that of the whole.
            let role = Role::RequiredParameter;
            self.enqueue(Pair {
                role,
                ..pair.child(old, new, &pair.name)
            });
        }
        true
    }

    fn values(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
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
        // In a URL or a header, `1` is `"1"`.
        let text = |value: &Value| match pair.form.is_text() {
            true => Value::String(plain(value)),
            false => value.clone(),
        };
        let (before, after): (Vec<Value>, Vec<Value>) = (
            before.iter().map(text).collect(),
            after.iter().map(text).collect(),
        );
        let (old, new): (HashSet<&Value>, HashSet<&Value>) =
            (before.iter().collect(), after.iter().collect());
        let is_kept = !old.is_disjoint(&new);
        if !is_kept && !was.open && !is.open && !before.is_empty() && !after.is_empty() {
            let [was, is] = [&before, &after].map(|values| {
                let texts: Vec<String> = values.iter().map(shown).collect();
                shortened(&texts.iter().map(String::as_str).collect::<Vec<_>>())
            });
            return self.changed_from_to(ChangeKind::EnumReplaced, pair, &was, &is);
        }
        for value in before.iter().filter(|value| !new.contains(value)) {
            let kind = match is.open {
                true => ChangeKind::OpenEnumValueRemoved,
                false => ChangeKind::EnumValueRemoved,
            };
            self.changed_from_to(kind, pair, &shown(value), "");
        }
        for value in after.iter().filter(|value| !old.contains(value)) {
            let kind = match was.open {
                true => ChangeKind::OpenEnumValueAdded,
                false => ChangeKind::EnumValueAdded,
            };
            self.changed_from_to(kind, pair, "", &shown(value));
        }
    }

    /// Compares the items of arrays and the values of maps.
    fn items(&mut self, was: &Resolved, is: &Resolved, pair: &Pair) {
        let has_array = |schema: &Resolved| {
            let types = schema.types.as_ref();
            types.is_some_and(|types| types.contains("array"))
        };
        let are_arrays = has_array(was) && has_array(is);
        let first = was.prefix_items.len().max(is.prefix_items.len());
        for index in 0..first {
            let old = was.prefix_items.get(index).or(was.items.as_ref());
            let new = is.prefix_items.get(index).or(is.items.as_ref());
            self.inner((old, new), are_arrays, &format!("item {index}"), pair);
        }
        let items = (was.items.as_ref(), is.items.as_ref());
        self.inner(items, are_arrays, "items", pair);
        let (old, new) = (was.additional.as_ref(), is.additional.as_ref());
        let values = pair.child(&pair.old, &pair.new, "values");
        match (old, new) {
            (Some(_), None) if is.closed => self.changed(ChangeKind::ValueRefused, &values),
            (None, Some(_)) if was.closed => self.changed(ChangeKind::ValueAllowed, &values),
            _ => {
                let are_maps = was.is_open_object() && is.is_open_object();
                self.inner((old, new), are_maps, "values", pair);
            }
        }
    }

    /// Compares what arrays or maps contain. If `are_both` is set, both schemas are
    /// arrays or maps, and one without a schema for its contents allows anything.
    fn inner(
        &mut self,
        (was, is): (Option<&Subschema>, Option<&Subschema>),
        are_both: bool,
        what: &str,
        pair: &Pair,
    ) {
        let mut any = |version, at: &Pointer| Subschema {
            at: at.clone(),
            id: self.cache.schemas(version).of_parts(Vec::new()),
        };
        let (old, new) = match (was, is) {
            (Some(old), Some(new)) => (old.clone(), new.clone()),
            (None, Some(new)) if are_both => (any(Version::Old, &pair.old.at), new.clone()),
            (Some(old), None) if are_both => (old.clone(), any(Version::New, &pair.new.at)),
            _ => return,
        };
        let place = self.places.of_items(what);
        self.enqueue(pair.child(&old, &new, what).placed(place));
    }
}

/// How a value is written in XML, without what is the default.
fn xml(schema: &Resolved, name: &str) -> BTreeMap<String, Value> {
    let stated = schema.xml.as_ref().and_then(Value::as_object);
    let stated = stated.into_iter().flatten();
    let is_default = |(keyword, value): &(&String, &Value)| {
        let is_list = schema.types.as_ref() == Some(&BTreeSet::from(["array".to_owned()]));
        let node = if is_list { "none" } else { "element" };
        **value == false
            || *keyword == "name" && *value == name
            || *keyword == "nodeType" && *value == node
    };
    stated
        .filter(|entry| !is_default(entry))
        .map(|(keyword, value)| match keyword.as_str() {
            // OpenAPI 3.2 has one keyword for both.
            "attribute" => ("nodeType".to_owned(), "attribute".into()),
            "wrapped" => ("nodeType".to_owned(), "element".into()),
            _ => (keyword.clone(), value.clone()),
        })
        .collect()
}

/// A value as reports show it.
fn shown(value: &Value) -> String {
    match plain(value) {
        text if text.is_empty() => "\"\"".to_owned(),
        text => text,
    }
}

/// Whether every value of `inner` is a value of `outer`. No types mean any type.
fn includes(outer: &BTreeSet<String>, inner: &BTreeSet<String>) -> bool {
    let has = |name: &String| outer.contains(name) || name == "integer" && outer.contains("number");
    outer.is_empty() || !inner.is_empty() && inner.iter().all(has)
}

fn is_only_null(types: &BTreeSet<String>) -> bool {
    types.len() == 1 && types.contains("null")
}

/// Whether `outer` has strings and `inner` only scalars: in a URL or a header, every
/// scalar is a string.
fn are_text(inner: &BTreeSet<String>, outer: &BTreeSet<String>) -> bool {
    let are_scalars = !inner.contains("object") && !inner.contains("array");
    are_scalars && outer.contains("string")
}

/// `integer or string`.
pub(super) fn any_of(types: &BTreeSet<String>) -> String {
    match types.is_empty() {
        true => "any".to_owned(),
        false => types.iter().cloned().collect::<Vec<_>>().join(" or "),
    }
}

fn has_component(document: &Value, name: &str) -> bool {
    let at = Pointer::from(SCHEMAS).join(name);
    document.pointer(at.as_str()).is_some()
}

/// The component that an object is, or refers to.
fn object(at: &Pointer, schema: &Resolved) -> Option<String> {
    component_at(at).or_else(|| schema.name.clone())
}

/// The name of the component that a place is, or is in.
pub(super) fn component(at: &Pointer) -> Option<String> {
    let mut tokens = at.tokens();
    let is_schema = tokens.next().as_deref() == Some("components")
        && tokens.next().as_deref() == Some("schemas");
    tokens.next().filter(|_| is_schema)
}
