//! Collects findings in bounded memory: each once, with a count, up to a limit.
//!
//! `DriftReport` and `cargo contract verify` share it, so that their findings have the same
//! texts, and a baseline accepts both.

use std::collections::{BTreeMap, BTreeSet};

use super::deviation::{Deviation, Fact, ValueKind, below};
use super::names;

/// The maximum number of findings of one kind and operation. More findings would only repeat
/// that the server is a different one, and would hide findings of other kinds.
pub const MOST: usize = 100;
/// The maximum number of undocumented properties of one object that are named. An object with
/// more is treated as a map.
pub const NAMED: usize = 32;
/// The maximum number of names that are kept of one object.
const NAMES: usize = 1_000;

/// The kinds of findings.
pub trait Kind: Copy + Ord {
    /// An undocumented property.
    const UNDOCUMENTED: Self;
    /// A value of another type than documented.
    const DIFFERS: Self;
    /// More findings than are kept.
    const LIMIT: Self;

    /// The name in reports.
    fn id(self) -> &'static str;

    /// Whether a finding of the kind is an error.
    fn is_error(self) -> bool;
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<K> {
    /// Its kind.
    pub kind: K,
    /// Its place in the document.
    pub place: String,
    /// What is wrong.
    pub text: String,
    /// How often it occurred.
    pub count: usize,
    /// The types that the values had, if it is about types.
    pub kinds: Kinds,
}

/// The types that values had, such as `a string`.
pub type Kinds = BTreeSet<&'static str>;

/// Findings, by operation and kind.
#[derive(Debug)]
pub struct Ledger<K> {
    /// The place of the operation whose responses are compared.
    operation: String,
    found: Vec<Found<K>>,
    /// The operation of each finding.
    operations: Vec<String>,
    /// Index of each finding, by kind, place and text.
    places: BTreeMap<(K, String, String), usize>,
    /// The types that values had instead of the documented one, by index of the finding.
    differing: BTreeMap<usize, Kinds>,
    /// Undocumented properties of objects, by the place that they would have in the document.
    undocumented: BTreeMap<String, Undocumented>,
    /// How many findings of a kind are kept, by operation.
    kept: Counts<K>,
    /// How many findings of a kind are over the limit, by operation.
    dropped: Counts<K>,
}

/// Numbers of findings of a kind, by operation.
type Counts<K> = BTreeMap<(K, String), usize>;

/// The undocumented properties of one object.
#[derive(Debug)]
struct Undocumented {
    /// The first operation that returned the object.
    operation: String,
    names: BTreeMap<String, Property>,
}

/// How often a property occurred, and with which types of values.
#[derive(Debug, Default)]
struct Property {
    count: usize,
    kinds: Kinds,
}

impl Property {
    fn add(&mut self, other: &Self) {
        self.count = self.count.saturating_add(other.count);
        self.kinds.extend(&other.kinds);
    }

    /// The types of a property that is, for example, null in one object and a string in
    /// another.
    fn text(&self) -> String {
        let mut kinds = self.kinds.clone();
        if kinds.len() > 1 {
            kinds.remove("null");
        }
        format!("{}, not in the document", either(&kinds))
    }
}

/// All findings.
#[derive(Debug)]
pub struct Findings<K> {
    /// In the order of discovery. Undocumented properties and findings about the limit come
    /// last.
    pub findings: Vec<Found<K>>,
    /// The kinds that have more findings than are kept, each with the place of its operation.
    pub limited: Vec<(K, String)>,
}

impl<K: Kind> Default for Ledger<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Kind> Ledger<K> {
    /// Without findings.
    pub fn new() -> Self {
        Self {
            operation: String::new(),
            found: Vec::new(),
            operations: Vec::new(),
            places: BTreeMap::new(),
            differing: BTreeMap::new(),
            undocumented: BTreeMap::new(),
            kept: BTreeMap::new(),
            dropped: BTreeMap::new(),
        }
    }

    /// Starts with the responses of another operation.
    pub fn begin(&mut self, operation: &str) {
        operation.clone_into(&mut self.operation);
    }

    /// Records a deviation. `kind` is that of its fact. Returns whether it is new.
    pub fn deviation(&mut self, kind: K, deviation: &Deviation) -> bool {
        let Deviation { place, fact, count } = deviation;
        match fact {
            Fact::UndocumentedProperty {
                object,
                name,
                found,
            } => self.undocumented(object, name.clone(), found.text(), *count),
            Fact::TypeDiffers { expected, found } => {
                self.differs(place, expected, found.text(), *count)
            }
            _ => self.find(kind, place, fact.to_string(), *count),
        }
    }

    /// Records a finding that occurred `count` times. Returns whether it is new.
    pub fn find(&mut self, kind: K, at: &str, text: String, count: usize) -> bool {
        self.record(kind, at, text, count).1
    }

    /// Records values of another type than the documented one. Returns whether the finding is
    /// new.
    pub fn differs(&mut self, at: &str, expected: &str, found: &'static str, count: usize) -> bool {
        let text = format!("expected {expected}, found ");
        let (index, is_new) = self.record(K::DIFFERS, at, text, count);
        if let Some(index) = index {
            self.differing.entry(index).or_default().insert(found);
        }
        is_new
    }

    /// Records an undocumented property of an object, whose properties are at `object`. Returns
    /// whether the property is new.
    pub fn undocumented(
        &mut self,
        object: &str,
        name: String,
        kind: &'static str,
        count: usize,
    ) -> bool {
        let property = Property {
            count,
            kinds: Kinds::from([kind]),
        };
        self.add_property(object, name, &property)
    }

    fn add_property(&mut self, object: &str, name: String, property: &Property) -> bool {
        let operation = &self.operation;
        let object = self.undocumented.entry(object.to_owned());
        let object = object.or_insert_with(|| Undocumented {
            operation: operation.clone(),
            names: BTreeMap::new(),
        });
        let is_known = object.names.contains_key(&name);
        let name = match is_known || object.names.len() < NAMES {
            true => name,
            false => ANY.to_owned(),
        };
        let is_new = !object.names.contains_key(&name);
        object.names.entry(name).or_default().add(property);
        is_new
    }

    /// Adds the findings of a later part of a run, as if one ledger had recorded both parts.
    pub fn merge(&mut self, mut later: Self) {
        let found = later.found.into_iter().zip(later.operations);
        for (index, (found, operation)) in found.enumerate() {
            self.operation = operation;
            let (known, _) = self.record(found.kind, &found.place, found.text, found.count);
            if let (Some(known), Some(kinds)) = (known, later.differing.remove(&index)) {
                self.differing.entry(known).or_default().extend(kinds);
            }
        }
        for (below_object, object) in later.undocumented {
            self.operation = object.operation;
            for (name, property) in object.names {
                self.add_property(&below_object, name, &property);
            }
        }
        for (operation, count) in later.dropped {
            let dropped = self.dropped.entry(operation).or_default();
            *dropped = dropped.saturating_add(count);
        }
    }

    /// The index of a finding, if it is kept, and whether it is new.
    fn record(&mut self, kind: K, at: &str, text: String, count: usize) -> (Option<usize>, bool) {
        let key = (kind, at.to_owned(), text);
        if let Some(&index) = self.places.get(&key) {
            let found = &mut self.found[index];
            found.count = found.count.saturating_add(count);
            return (Some(index), false);
        }
        let operation = (kind, self.operation.clone());
        if !take_room(&mut self.kept, &mut self.dropped, operation, count) {
            return (None, false);
        }
        let index = self.found.len();
        self.found.push(Found {
            kind,
            place: key.1.clone(),
            text: key.2.clone(),
            count,
            kinds: Kinds::new(),
        });
        self.operations.push(self.operation.clone());
        self.places.insert(key, index);
        (Some(index), true)
    }

    /// All findings so far.
    pub fn findings(&self) -> Findings<K> {
        let mut findings = self.found.clone();
        for (index, kinds) in &self.differing {
            findings[*index].text += &either(kinds);
            findings[*index].kinds.clone_from(kinds);
        }
        let (mut kept, mut dropped) = (self.kept.clone(), self.dropped.clone());
        for (below_object, object) in &self.undocumented {
            for (name, property) in folded(&object.names) {
                let operation = (K::UNDOCUMENTED, object.operation.clone());
                if take_room(&mut kept, &mut dropped, operation, property.count) {
                    findings.push(Found {
                        kind: K::UNDOCUMENTED,
                        place: below(below_object, &name),
                        text: property.text(),
                        count: property.count,
                        kinds: property.kinds,
                    });
                }
            }
        }
        let mut limited = Vec::new();
        for ((kind, operation), count) in dropped {
            if kind.is_error() {
                findings.push(Found {
                    kind: K::LIMIT,
                    place: operation.clone(),
                    text: format!(
                        "more findings of the kind `{}` than the {MOST} that are kept",
                        kind.id()
                    ),
                    count,
                    kinds: Kinds::new(),
                });
            }
            limited.push((kind, operation));
        }
        Findings { findings, limited }
    }
}

/// Reserves room for one more finding, which occurred `count` times. Returns whether there was
/// room.
fn take_room<K: Kind>(
    kept: &mut Counts<K>,
    dropped: &mut Counts<K>,
    operation: (K, String),
    count: usize,
) -> bool {
    let number = kept.entry(operation.clone()).or_default();
    let has_room = *number < MOST;
    match has_room {
        true => *number += 1,
        false => {
            let dropped = dropped.entry(operation).or_default();
            *dropped = dropped.saturating_add(count);
        }
    }
    has_room
}

/// The name that stands for all properties of a map.
const ANY: &str = "{name}";

/// Merges names that differ only in numbers into one entry, and all names of a map into one.
fn folded(names: &BTreeMap<String, Property>) -> BTreeMap<String, Property> {
    let mut patterns: BTreeMap<String, Vec<(&String, &Property)>> = BTreeMap::new();
    for (name, property) in names {
        let members = patterns.entry(names::pattern(name)).or_default();
        members.push((name, property));
    }
    let mut folded: BTreeMap<String, Property> = BTreeMap::new();
    let is_map = patterns.len() > NAMED;
    for (pattern, members) in patterns {
        let name = match members.as_slice() {
            _ if is_map => ANY.to_owned(),
            [(name, _)] => (*name).clone(),
            _ => pattern,
        };
        let all = folded.entry(name).or_default();
        members.iter().for_each(|(_, property)| all.add(property));
    }
    folded
}

/// The types that a schema allows, such as `a string or an integer`.
pub fn expected(kinds: impl IntoIterator<Item = ValueKind>) -> String {
    let mut kinds: Kinds = kinds.into_iter().map(ValueKind::text).collect();
    // Every integer is a number.
    if kinds.contains(ValueKind::Number.text()) {
        kinds.remove(ValueKind::Integer.text());
    }
    either(&kinds)
}

/// `a string`, `a string or an integer`.
fn either(kinds: &Kinds) -> String {
    kinds.iter().copied().collect::<Vec<_>>().join(" or ")
}
