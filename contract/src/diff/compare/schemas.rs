//! What changed between two schemas.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::super::view::{Branch, View};
use super::pairs::Pair;
use super::{Compare, Side, words};

impl Compare<'_> {
    /// What differs between the two themselves; what they lead to comes later.
    pub(super) fn pair(&mut self, pair: &Pair) {
        let (old, new, side) = &pair.key;
        let (name, form) = (pair.name.as_str(), pair.form);
        let (was, is) = (View::of(self.old, old), View::of(self.new, new));
        self.count(&was, &is);
        let of = component(old)
            .or_else(|| was.name.clone())
            .unwrap_or_else(|| pair.of.clone());
        let at = At {
            old,
            new,
            side: *side,
            name,
            of: &of,
            form,
        };
        match (was.nullable, is.nullable) {
            (false, true) => self.at("became-nullable", &at),
            (true, false) => self.at("no-longer-nullable", &at),
            _ => {}
        }
        if !was.deprecated && is.deprecated {
            self.at("deprecated", &at);
        }
        // Another component, where both documents have one of these.
        let component_of = |at: &Pointer| component(at).filter(|_| at.tokens().count() == 3);
        if let (Some(before), Some(after)) = (component_of(old), component_of(new))
            && before != after
            && (has_component(self.new, &before) || has_component(self.old, &after))
        {
            self.turned("component-changed", &at, &before, &after);
        }
        // What is a union on one side only is compared with the branch that it was,
        // or is.
        if was.branches.is_empty() != is.branches.is_empty() && !was.is_any() && !is.is_any() {
            self.one_and_several(&was, &is, &at);
            return;
        }
        if was.branches.is_empty() {
            self.types(&was, &is, &at);
        }
        self.values(&was, &is, &at);
        self.rules(&was, &is, &at);
        self.properties(&was, &is, &at);
        self.branches(&was, &is, &at);
        let is_object = |view: &View| !view.properties.is_empty() || view.types.contains("object");
        let additional = !was.closed && !is.closed && is_object(&was) && is_object(&is);
        let is_list = was.types.contains("array") && is.types.contains("array");
        self.inner(&was.items, &is.items, is_list, "items", &at);
        for (index, (old, new)) in was.first.iter().zip(&is.first).enumerate() {
            let name = format!("item {index} of {name}");
            self.later(old, new, at.side, &name, &of, form);
        }
        if was.first.len() != is.first.len() {
            let (was, is) = (was.first.len().to_string(), "prefixItems");
            self.turned("constraint-changed", &at, &was, is);
        }
        self.inner(&was.additional, &is.additional, additional, "values", &at);
    }

    /// What a list or a map holds; `both` whether it is one on both sides, so that
    /// nothing said is anything.
    fn inner(
        &mut self,
        was: &Option<Pointer>,
        is: &Option<Pointer>,
        both: bool,
        what: &str,
        at: &At<'_>,
    ) {
        let name = format!("{what} of {}", at.name);
        let kinds = |document: &Value, at: &Pointer| {
            let kinds = View::of(document, at).kinds(document);
            listed(&kinds)
        };
        let (kind, was, is) = match (was, is) {
            (Some(old), Some(new)) => {
                self.later(old, new, at.side, &name, at.of, at.form);
                return;
            }
            (None, Some(new)) if both => (
                "type-narrowed",
                listed(&BTreeSet::new()),
                kinds(self.new, new),
            ),
            (Some(old), None) if both => (
                "type-widened",
                kinds(self.old, old),
                listed(&BTreeSet::new()),
            ),
            _ => return,
        };
        if was != is {
            self.changed(kind, at.side, at.places(), &name, at.of, &was, &is);
        }
    }

    /// A change of the schema at a place, from one thing to another.
    fn turned(&mut self, kind: &'static str, at: &At<'_>, was: &str, is: &str) {
        self.changed(kind, at.side, at.places(), at.name, at.of, was, is);
    }

    /// A change of the schema at a place.
    fn at(&mut self, kind: &'static str, at: &At<'_>) {
        self.report(kind, at.side, at.places(), at.name, at.of);
    }

    fn types(&mut self, was: &View, is: &View, at: &At<'_>) {
        let (before, after) = (was.kinds(self.old), is.kinds(self.new));
        let is_text = |kinds: &BTreeSet<String>| kinds.contains("string");
        let scalars = |kinds: &BTreeSet<String>| {
            !kinds.is_empty() && !kinds.contains("object") && !kinds.contains("array")
        };
        // Every value of the one is one of the other; in an address and in a header,
        // all that is no list is text.
        let within = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
            let has = |name: &String| {
                other.contains(name) || name == "integer" && other.contains("number")
            };
            other.is_empty()
                || !one.is_empty() && one.iter().all(has)
                || at.form != Form::Body && scalars(one) && is_text(other)
        };
        if before == after {
            return;
        }
        let kind = match (within(&before, &after), within(&after, &before)) {
            // Named values that are of a narrower type are told as values.
            (true, true) => return,
            (true, _) => "type-widened",
            (_, true) if was.types == is.types => return,
            (_, true) => "type-narrowed",
            _ => "type-changed",
        };
        let (was, is) = (listed(&before), listed(&after));
        self.turned(kind, at, &was, &is);
    }

    fn values(&mut self, was: &View, is: &View, at: &At<'_>) {
        let (before, after) = match (&was.values, &is.values) {
            (None, Some(_)) if !is.open => return self.at("became-enum", at),
            (None, Some(_)) => return self.at("became-open-enum", at),
            (Some(_), None) => return self.at("no-longer-enum", at),
            (Some(before), Some(after)) => (before, after),
            _ => return,
        };
        match (was.open_by_form, is.open_by_form) {
            (true, false) if !is.open => self.at("enum-closed", at),
            (false, true) if !was.open => self.at("enum-opened", at),
            _ => {}
        }
        for value in before.iter().filter(|value| !after.contains(value)) {
            let kind = match is.open {
                true => "open-enum-value-removed",
                false => "enum-value-removed",
            };
            self.turned(kind, at, &words(value), "");
        }
        for value in after.iter().filter(|value| !before.contains(value)) {
            let kind = match was.open {
                true => "open-enum-value-added",
                false => "enum-value-added",
            };
            self.turned(kind, at, "", &words(value));
        }
    }

    fn rules(&mut self, was: &View, is: &View, at: &At<'_>) {
        let keywords: BTreeSet<&String> = was.rules.keys().chain(is.rules.keys()).collect();
        for keyword in keywords {
            let (before, after) = (was.rules.get(keyword), is.rules.get(keyword));
            if before == after || ENDS.as_flattened().contains(&keyword.as_str()) {
                continue;
            }
            let kind = match keyword.as_str() {
                "default" => match at.form {
                    Form::Body => "default-changed",
                    Form::Parameter => "parameter-default-changed",
                    // It is sent, so nothing stands in for it.
                    Form::RequiredParameter => continue,
                },
                "format" => format(before, after),
                "pattern" | "contentEncoding" | "contentMediaType" => match (before, after) {
                    (None, _) => "pattern-added",
                    (_, None) => "pattern-removed",
                    _ => "pattern-changed",
                },
                keyword => limit(keyword, before, after),
            };
            let text = |value: Option<&Value>| match value {
                Some(value) => format!("{keyword} {}", words(value)),
                None => format!("no {keyword}"),
            };
            let (was, is) = (text(before), text(after));
            self.turned(kind, at, &was, &is);
        }
        for end in ENDS {
            let ((old, from), (new, to)) = (bound(was, end), bound(is, end));
            if old == new {
                continue;
            }
            let kind = match old < new {
                true => "limit-tightened",
                false => "limit-loosened",
            };
            let text = |view: &View, keyword: Option<&str>| match keyword {
                Some(keyword) => format!("{keyword} {}", view.rules[keyword]),
                None => format!("no {}", end[0]),
            };
            let (was, is) = (text(was, from), text(is, to));
            self.turned(kind, at, &was, &is);
        }
        let others: BTreeSet<&String> = was.others.keys().chain(is.others.keys()).collect();
        for keyword in others {
            let kind = match (was.others.get(keyword), is.others.get(keyword)) {
                (before, after) if before == after => continue,
                (None, _) => "constraint-added",
                (_, None) => "constraint-removed",
                _ => "constraint-changed",
            };
            self.turned(kind, at, "", keyword);
        }
    }

    fn properties(&mut self, was: &View, is: &View, at: &At<'_>) {
        let (side, of) = (at.side, at.of);
        let places = at.places();
        let (before, after) = (self.shown(false, was, side), self.shown(true, is, side));
        let required = |view: &View, name: &String| view.required.contains(name);
        let mut found: Vec<(&'static str, Option<&Pointer>, Option<&Pointer>, &String)> =
            Vec::new();
        for (name, at) in &before {
            let Some(new_at) = after.get(name) else {
                let kind = match required(was, name) {
                    _ if side == Side::Request && is.closed => "property-refused",
                    true => "required-property-removed",
                    false => "optional-property-removed",
                };
                found.push((kind, Some(at), places.1, name));
                continue;
            };
            let kind = match (required(was, name), required(is, name)) {
                (false, true) if self.marks(true, new_at).has_default => {
                    "property-with-default-became-required"
                }
                (false, true) => "property-became-required",
                (true, false) => "property-became-optional",
                _ => continue,
            };
            found.push((kind, Some(at), Some(new_at), name));
        }
        for (name, at) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
            let has_default = side == Side::Request && self.marks(true, at).has_default;
            let kind = match required(is, name) && !has_default {
                true => "required-property-added",
                false => "optional-property-added",
            };
            found.push((kind, places.0, Some(at), name));
        }
        // Properties that are asked for and described nowhere.
        let known = |name: &&String| {
            was.properties.contains_key(*name) || is.properties.contains_key(*name)
        };
        for name in is
            .required
            .difference(&was.required)
            .filter(|name| !known(name))
        {
            found.push(("property-became-required", places.0, places.1, name));
        }
        for name in was
            .required
            .difference(&is.required)
            .filter(|name| !known(name))
        {
            found.push(("property-became-optional", places.0, places.1, name));
        }
        for (kind, old, new, name) in found {
            self.report(kind, side, (old, new), name, of);
        }
        for (name, at) in &before {
            if let Some(new_at) = after.get(name) {
                self.later(at, new_at, side, name, of, Form::Body);
            }
        }
        match (was.closed, is.closed) {
            (false, true) => self.report("closed", side, places, of, of),
            (true, false) => self.report("opened", side, places, of, of),
            _ => {}
        }
    }

    /// The properties of a side, each with its place: what only the other side has is
    /// not there.
    fn shown(&mut self, is_new: bool, view: &View, side: Side) -> BTreeMap<String, Pointer> {
        let mut shown = view.properties.clone();
        shown.retain(|_, at| {
            let marks = self.marks(is_new, at);
            !(side == Side::Request && marks.read_only
                || side == Side::Response && marks.write_only)
        });
        shown
    }

    fn branches(&mut self, was: &View, is: &View, at: &At<'_>) {
        if was.discriminator != is.discriminator {
            let text = |view: &View| match &view.discriminator {
                None => "none".to_owned(),
                Some((property, mapping)) => {
                    let mapping = mapping
                        .iter()
                        .map(|(value, to)| format!(", `{value}` as {to}"));
                    format!("{property}{}", mapping.collect::<String>())
                }
            };
            let (was, is) = (text(was), text(is));
            self.turned("discriminator-changed", at, &was, &is);
        }
        let mut removed: Vec<&Branch> = was.branches.iter().collect();
        let mut added: Vec<&Branch> = is.branches.iter().collect();
        let mut pairs = Vec::new();
        // By name; what has another name and says the same; else, of those without a
        // name, by what they are, in order.
        let name = |branch: &Branch, _| branch.named.then(|| branch.label.clone());
        pair_by(&mut removed, &mut added, &mut pairs, name);
        if removed.len() * added.len() <= 256 {
            pair(&mut removed, &mut added, &mut pairs, |one, other| {
                self.is_same(&one.at, &other.at, at.side)
            });
        }
        let discriminator = was.discriminator.as_ref().map(|(property, _)| property);
        let tag = |branch: &Branch, is_new| {
            let document = self.whole(is_new);
            let view = View::of(document, &branch.at);
            let tag = View::of(document, view.properties.get(discriminator?)?);
            Some(Value::Array(tag.values?).to_string())
        };
        pair_by(&mut removed, &mut added, &mut pairs, tag);
        let kinds = |branch: &Branch, is_new| {
            let document = self.whole(is_new);
            (!branch.named).then(|| View::of(document, &branch.at).kinds(document))
        };
        pair_by(&mut removed, &mut added, &mut pairs, kinds);
        for (one, other) in pairs {
            self.later(&one.at, &other.at, at.side, &one.label, at.of, Form::Body);
        }
        for branch in removed {
            self.branch("branch-removed", branch, at);
        }
        for branch in added {
            self.branch("branch-added", branch, at);
        }
    }

    fn branch(&mut self, kind: &'static str, branch: &Branch, at: &At<'_>) {
        let (places, was, is) = match kind {
            "branch-removed" => ((Some(&branch.at), Some(at.new)), branch.label.as_str(), ""),
            _ => ((Some(at.old), Some(&branch.at)), "", branch.label.as_str()),
        };
        self.changed(kind, at.side, places, at.name, at.of, was, is);
    }

    /// A schema that became a union, or a union that became one schema.
    fn one_and_several(&mut self, was: &View, is: &View, at: &At<'_>) {
        let became_union = was.branches.is_empty();
        let (one, union) = if became_union { (was, is) } else { (is, was) };
        let (kinds_were, kinds_are) = (was.kinds(self.old), is.kinds(self.new));
        // Several types are a union as well.
        if one.types.len() > 1 && kinds_were == kinds_are {
            return;
        }
        let places = |branch: &Branch| match became_union {
            true => (at.old.clone(), branch.at.clone()),
            false => (branch.at.clone(), at.new.clone()),
        };
        let branches = &union.branches;
        let is_it = |branch: &&Branch| {
            let (old, new) = places(branch);
            one.name.as_ref() == Some(&branch.label) || self.is_same(&old, &new, at.side)
        };
        let found = branches.iter().find(is_it);
        let is_like_it = |branch: &&Branch| {
            let (document, kinds) = match became_union {
                true => (self.new, &kinds_were),
                false => (self.old, &kinds_are),
            };
            View::of(document, &branch.at).kinds(document) == *kinds
        };
        let Some(found) = found.or_else(|| branches.iter().find(is_like_it)) else {
            let (was, is) = (listed(&kinds_were), listed(&kinds_are));
            self.turned("type-changed", at, &was, &is);
            return;
        };
        let (old, new) = places(found);
        self.later(&old, &new, at.side, at.name, at.of, at.form);
        let kind = match became_union {
            true => "branch-added",
            false => "branch-removed",
        };
        for branch in branches.iter().filter(|branch| branch.label != found.label) {
            self.branch(kind, branch, at);
        }
    }
}

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A body, or a header of an answer.
    Body,
    /// A parameter, which may be left out on one side at least.
    Parameter,
    /// A parameter that is always sent.
    RequiredParameter,
}

/// A schema in both documents.
struct At<'a> {
    old: &'a Pointer,
    new: &'a Pointer,
    side: Side,
    name: &'a str,
    of: &'a str,
    form: Form,
}

impl<'a> At<'a> {
    fn places(&self) -> (Option<&'a Pointer>, Option<&'a Pointer>) {
        (Some(self.old), Some(self.new))
    }
}

fn listed(kinds: &BTreeSet<String>) -> String {
    match kinds.is_empty() {
        true => "any".to_owned(),
        false => kinds.iter().cloned().collect::<Vec<_>>().join(" or "),
    }
}

/// Takes pairs out of two lists, each branch with the first that fits it.
fn pair<'b>(
    one: &mut Vec<&'b Branch>,
    other: &mut Vec<&'b Branch>,
    pairs: &mut Vec<(&'b Branch, &'b Branch)>,
    mut fits: impl FnMut(&Branch, &Branch) -> bool,
) {
    one.retain(
        |branch| match other.iter().position(|found| fits(branch, found)) {
            Some(index) => {
                pairs.push((*branch, other.remove(index)));
                false
            }
            None => true,
        },
    );
}

/// As [`pair`], of branches with the same key; one without a key fits none.
fn pair_by<'b, K: Ord>(
    one: &mut Vec<&'b Branch>,
    other: &mut Vec<&'b Branch>,
    pairs: &mut Vec<(&'b Branch, &'b Branch)>,
    key: impl Fn(&Branch, bool) -> Option<K>,
) {
    let mut by_key: BTreeMap<K, VecDeque<&'b Branch>> = BTreeMap::new();
    for branch in other.iter().filter(|_| !one.is_empty()) {
        if let Some(key) = key(branch, true) {
            by_key.entry(key).or_default().push_back(branch);
        }
    }
    let mut taken = BTreeSet::new();
    one.retain(|branch| {
        let found = key(branch, false).and_then(|key| by_key.get_mut(&key)?.pop_front());
        pairs.extend(found.map(|found| (*branch, found)));
        taken.extend(found.map(|found| &found.at));
        found.is_none()
    });
    other.retain(|branch| !taken.contains(&branch.at));
}

/// How a format changed: one that holds all values of the other is looser.
fn format(before: Option<&Value>, after: Option<&Value>) -> &'static str {
    let text = |format: Option<&Value>| {
        format
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let wider = |one: &str, other: &str| {
        other.is_empty() || [("int32", "int64"), ("float", "double")].contains(&(one, other))
    };
    let (before, after) = (text(before), text(after));
    match (wider(&before, &after), wider(&after, &before)) {
        (true, _) => "format-loosened",
        (_, true) => "format-tightened",
        _ => "format-changed",
    }
}

/// How a limit other than a range's end changed.
fn limit(keyword: &str, before: Option<&Value>, after: Option<&Value>) -> &'static str {
    let looser = match (before, after) {
        (_, None) => true,
        (None, _) => false,
        (Some(before), Some(after)) => match (before.as_f64(), after.as_f64()) {
            // Each multiple of six is one of three.
            (Some(before), Some(after)) if keyword == "multipleOf" => before % after == 0.0,
            (Some(before), Some(after)) if keyword.starts_with("max") => after > before,
            (Some(before), Some(after)) => after < before,
            _ => false,
        },
    };
    match looser {
        true => "limit-loosened",
        false => "limit-tightened",
    }
}

/// The ends of a range: including, and excluding, the value.
const ENDS: [[&str; 2]; 2] = [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
];

/// An end of a range, the greater the tighter, and the keyword it is from.
fn bound(view: &View, end: [&'static str; 2]) -> ((f64, bool), Option<&'static str>) {
    let found = end.into_iter().filter_map(|keyword| {
        let value = view.rules.get(keyword)?.as_f64()?;
        let value = if keyword.ends_with("inimum") {
            value
        } else {
            -value
        };
        Some(((value, keyword.starts_with("exclusive")), Some(keyword)))
    });
    let nothing = ((f64::NEG_INFINITY, false), None);
    found.fold(nothing, |most, bound| match most.0 < bound.0 {
        true => bound,
        false => most,
    })
}

fn has_component(document: &Value, name: &str) -> bool {
    let at = Pointer::from("/components/schemas").join(name);
    document.pointer(at.as_str()).is_some()
}

/// The component that a place is, or is in.
fn component(at: &Pointer) -> Option<String> {
    let mut tokens = at.tokens();
    let is_schema = tokens.next().as_deref() == Some("components")
        && tokens.next().as_deref() == Some("schemas");
    tokens.next().filter(|_| is_schema)
}
