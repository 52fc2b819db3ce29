//! The findings of a run: each once, with a count, up to a limit.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;

use super::names;
use crate::finding::{Finding, Kind, Severity};

/// The maximum number of findings of one kind and operation. More findings would only repeat
/// that the server is a different one, and would hide findings of other kinds.
const MOST: usize = 100;
/// The maximum number of undocumented properties of one object that are named. An object with
/// more is treated as a map.
const NAMED: usize = 32;
/// The maximum number of names that are kept of one object.
const NAMES: usize = 1_000;

/// The types that values had, such as `a string`.
type Kinds = BTreeSet<&'static str>;

/// Findings, by operation and kind.
pub(super) struct Ledger {
    /// The operation whose responses are compared.
    operation: Pointer,
    found: Vec<Finding>,
    /// Index of each finding, by kind, place and text.
    places: BTreeMap<(Kind, String, String), usize>,
    /// The types that values had instead of the documented one, by index of the finding.
    differing: BTreeMap<usize, Kinds>,
    /// Undocumented properties of objects, by the place that they would have in the document.
    undocumented: BTreeMap<Pointer, Undocumented>,
    /// How many findings of a kind are kept, by operation.
    kept: BTreeMap<(Kind, Pointer), usize>,
    /// How many findings of a kind are over the limit, by operation.
    dropped: BTreeMap<(Kind, Pointer), usize>,
}

/// The undocumented properties of one object.
struct Undocumented {
    /// The first operation that returned the object.
    operation: Pointer,
    names: BTreeMap<String, Property>,
}

/// How often a property occurred, and with which types of values.
#[derive(Default)]
struct Property {
    count: usize,
    kinds: Kinds,
}

impl Property {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.kinds.extend(other.kinds);
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

/// All findings of a run.
pub(super) struct Findings {
    pub(super) findings: Vec<Finding>,
    /// The kinds that have more findings than are kept, each with its operation.
    pub(super) limited: Vec<(Kind, Pointer)>,
}

impl Ledger {
    pub(super) fn new() -> Self {
        Self {
            operation: Pointer::default(),
            found: Vec::new(),
            places: BTreeMap::new(),
            differing: BTreeMap::new(),
            undocumented: BTreeMap::new(),
            kept: BTreeMap::new(),
            dropped: BTreeMap::new(),
        }
    }

    /// Starts with the responses of another operation.
    pub(super) fn begin(&mut self, operation: &Pointer) {
        self.operation = operation.clone();
    }

    /// Records a finding. If it was recorded before, it is counted.
    pub(super) fn find(&mut self, kind: Kind, at: &Pointer, text: impl Into<String>) {
        self.record(kind, at, text.into());
    }

    /// Records a value of another type than the documented one.
    pub(super) fn differs(&mut self, at: &Pointer, expected: &str, found: &'static str) {
        let text = format!("expected {expected}, found ");
        if let Some(index) = self.record(Kind::TypeDiffers, at, text) {
            self.differing.entry(index).or_default().insert(found);
        }
    }

    /// Records an undocumented property of an object.
    pub(super) fn undocumented(&mut self, below: &Pointer, name: String, kind: &'static str) {
        let object = self.undocumented.entry(below.clone());
        let object = object.or_insert_with(|| Undocumented {
            operation: self.operation.clone(),
            names: BTreeMap::new(),
        });
        let has_room = object.names.len() < NAMES || object.names.contains_key(&name);
        let name = if has_room { name } else { ANY.to_owned() };
        let property = object.names.entry(name).or_default();
        property.count += 1;
        property.kinds.insert(kind);
    }

    fn record(&mut self, kind: Kind, at: &Pointer, text: String) -> Option<usize> {
        let key = (kind, at.to_string(), text);
        if let Some(&index) = self.places.get(&key) {
            self.found[index].count += 1;
            return Some(index);
        }
        if !self.take_room(kind, self.operation.clone(), 1) {
            return None;
        }
        let index = self.found.len();
        self.found.push(Finding::new(kind, at, &key.2));
        self.places.insert(key, index);
        Some(index)
    }

    /// Reserves room for one more finding, which occurred `count` times. Returns whether
    /// there was room.
    fn take_room(&mut self, kind: Kind, operation: Pointer, count: usize) -> bool {
        let kept = self.kept.entry((kind, operation.clone())).or_default();
        let has_room = *kept < MOST;
        match has_room {
            true => *kept += 1,
            false => *self.dropped.entry((kind, operation)).or_default() += count,
        }
        has_room
    }

    /// All findings, in the order of discovery. Undocumented properties and findings about the
    /// limit come last.
    pub(super) fn finish(mut self) -> Findings {
        for (index, kinds) in &self.differing {
            self.found[*index].text += &either(kinds);
        }
        for (below, object) in std::mem::take(&mut self.undocumented) {
            for (name, property) in folded(object.names) {
                if !self.take_room(
                    Kind::UndocumentedProperty,
                    object.operation.clone(),
                    property.count,
                ) {
                    continue;
                }
                let place = below.join(name);
                let mut finding = Finding::new(Kind::UndocumentedProperty, place, property.text());
                finding.count = property.count;
                self.found.push(finding);
            }
        }
        let mut limited = Vec::new();
        for ((kind, operation), count) in std::mem::take(&mut self.dropped) {
            if kind.severity() == Severity::Error {
                let text = format!(
                    "more findings of the kind `{}` than the {MOST} that are kept",
                    kind.id()
                );
                let mut finding = Finding::new(Kind::FindingLimit, &operation, text);
                finding.count = count;
                self.found.push(finding);
            }
            limited.push((kind, operation));
        }
        Findings {
            findings: self.found,
            limited,
        }
    }
}

/// The name that stands for all properties of a map.
const ANY: &str = "{name}";

/// Merges names that differ only in numbers into one entry, and all names of a map into one.
fn folded(names: BTreeMap<String, Property>) -> BTreeMap<String, Property> {
    let mut patterns: BTreeMap<String, Vec<(String, Property)>> = BTreeMap::new();
    for (name, property) in names {
        patterns
            .entry(names::pattern(&name))
            .or_default()
            .push((name, property));
    }
    let mut folded: BTreeMap<String, Property> = BTreeMap::new();
    let is_map = patterns.len() > NAMED;
    for (pattern, mut members) in patterns {
        let name = match members.as_slice() {
            _ if is_map => ANY.to_owned(),
            [(name, _)] => name.clone(),
            _ => pattern,
        };
        let all = folded.entry(name).or_default();
        members
            .drain(..)
            .for_each(|(_, property)| all.add(property));
    }
    folded
}

/// `a string`, `an integer or a string`.
fn either(kinds: &Kinds) -> String {
    kinds.iter().copied().collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use conversation_apis_codegen::Pointer;

    use super::{Ledger, MOST, NAMED};
    use crate::finding::{Finding, Kind};

    fn place(name: usize) -> Pointer {
        Pointer::from("#/components").join(name)
    }

    fn short(findings: &[Finding]) -> Vec<(String, &str, usize)> {
        let findings = findings.iter();
        findings
            .map(|found| (found.place(), found.text.as_str(), found.count))
            .collect()
    }

    fn letters(mut number: usize) -> String {
        let mut text = String::from("p");
        while number > 0 {
            text.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
            number /= 26;
        }
        text
    }

    #[test]
    fn the_limit_of_one_kind_leaves_room_for_others_and_is_a_finding() {
        let mut ledger = Ledger::new();
        ledger.begin(&Pointer::from("#/a"));
        for name in 0..MOST + 2 {
            ledger.find(Kind::UnexpectedNull, &place(name), "null");
            ledger.find(Kind::UnexpectedNull, &place(0), "null");
        }
        ledger.differs(&place(0), "a string", "a boolean");
        ledger.begin(&Pointer::from("#/b"));
        ledger.find(Kind::UnexpectedNull, &place(MOST + 5), "null");
        let found = ledger.finish();
        assert_eq!(found.findings.len(), MOST + 3);
        assert_eq!(found.findings[0].count, MOST + 3);
        let last = short(&found.findings[MOST + 2..]);
        assert_eq!(
            last,
            [(
                "#/a".to_owned(),
                "more findings of the kind `unexpected-null` than the 100 that are kept",
                2
            )]
        );
        assert_eq!(
            found.limited,
            [(Kind::UnexpectedNull, Pointer::from("#/a"))]
        );
    }

    #[test]
    fn information_over_the_limit_is_not_a_finding() {
        let mut ledger = Ledger::new();
        for name in 0..MOST + 2 {
            ledger.find(Kind::NeverSeen, &place(name), "never");
        }
        let found = ledger.finish();
        assert_eq!((found.findings.len(), found.limited.len()), (MOST, 1));
    }

    #[test]
    fn several_types_at_one_place_are_one_finding() {
        let mut ledger = Ledger::new();
        ledger.differs(&place(0), "a boolean", "a string");
        ledger.differs(&place(0), "a boolean", "a number");
        ledger.undocumented(&place(1), "rating".to_owned(), "null");
        ledger.undocumented(&place(1), "rating".to_owned(), "an integer");
        ledger.undocumented(&place(1), "seen".to_owned(), "null");
        let found = ledger.finish().findings;
        assert_eq!(
            short(&found),
            [
                (
                    "#/components/0".to_owned(),
                    "expected a boolean, found a number or a string",
                    2
                ),
                (
                    "#/components/1/rating".to_owned(),
                    "an integer, not in the document",
                    2
                ),
                (
                    "#/components/1/seen".to_owned(),
                    "null, not in the document",
                    1
                ),
            ]
        );
    }

    #[test]
    fn numbered_names_are_one_finding_and_so_are_the_names_of_a_map() {
        let mut ledger = Ledger::new();
        for number in 0..700 {
            ledger.undocumented(&place(0), format!("read_by_{number}"), "a boolean");
            ledger.undocumented(&place(1), letters(number), "a boolean");
        }
        ledger.undocumented(&place(0), "line_2".to_owned(), "null");
        for number in 0..NAMED {
            ledger.undocumented(&place(2), letters(number), "null");
        }
        let found = ledger.finish().findings;
        let expected = [
            (
                "#/components/0/line_2".to_owned(),
                "null, not in the document",
                1,
            ),
            (
                "#/components/0/read_by_{n}".to_owned(),
                "a boolean, not in the document",
                700,
            ),
            (
                "#/components/1/{name}".to_owned(),
                "a boolean, not in the document",
                700,
            ),
        ];
        assert_eq!(short(&found)[..3], expected);
        assert_eq!(found.len(), 3 + NAMED);
    }
}
