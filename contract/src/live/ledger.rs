//! The findings of a run: each once, with a count, up to a limit. The client's `DriftReport`
//! collects its findings in the same way.

use conversation_apis::observe::{Deviation, DeviationKind, Fact, ValueKind};
use conversation_apis::support::{Found, Ledger as Collected, LedgerKind};
use conversation_apis_codegen::Pointer;

use super::sightings::{Position, Sightings};
use crate::finding::{Finding, Kind, Severity};

/// Findings, by operation and kind, and where each was met first.
pub(crate) struct Ledger {
    collected: Collected<Kind>,
    position: Position,
    sightings: Sightings,
}

/// All findings of a run.
pub(crate) struct Findings {
    pub(crate) findings: Vec<Finding>,
    /// The kinds that have more findings than are kept, each with its operation.
    pub(crate) limited: Vec<(Kind, Pointer)>,
}

impl LedgerKind for Kind {
    const UNDOCUMENTED: Self = Self::UndocumentedProperty;
    const DIFFERS: Self = Self::TypeDiffers;
    const LIMIT: Self = Self::FindingLimit;

    fn id(self) -> &'static str {
        Self::id(self)
    }

    fn is_error(self) -> bool {
        self.severity() == Severity::Error
    }
}

impl Ledger {
    pub(crate) fn new() -> Self {
        Self {
            collected: Collected::new(),
            position: Position::default(),
            sightings: Sightings::default(),
        }
    }

    /// Starts with the responses of another operation, named by its place and its id.
    pub(crate) fn begin(&mut self, operation: &Pointer, id: &str) {
        self.collected.begin(&operation.to_string());
        self.position = Position {
            operation: id.to_owned(),
            ..Position::default()
        };
    }

    /// The responses from here on are those of this call, from 1.
    pub(super) fn at_call(&mut self, call: usize) {
        self.position.call = Some(call);
        self.position.page = None;
    }

    /// The next response is this page of a list, from 1.
    pub(super) fn at_page(&mut self, page: usize) {
        self.position.page = Some(page);
    }

    /// The next value is this item of the page, from 1. `None` is the rest of the response.
    pub(super) fn at_item(&mut self, item: Option<usize>) {
        self.position.item = item;
    }

    /// The next response is this entry of a recording, which is named by its index.
    pub(crate) fn at_entry(&mut self, recording: usize, place: String) {
        self.position.entry = Some((recording, place));
    }

    /// Records a finding. If it was recorded before, it is counted.
    pub(super) fn find(&mut self, kind: Kind, at: &Pointer, text: impl Into<String>) {
        let (place, text) = (at.to_string(), text.into());
        if self.collected.find(kind, &place, text.clone(), 1) {
            self.sightings.add(kind, place, text, &self.position);
        }
    }

    /// Records a value of another type than the documented one.
    pub(super) fn differs(&mut self, at: &Pointer, expected: &str, found: &'static str) {
        let place = at.to_string();
        if self.collected.differs(&place, expected, found, 1) {
            self.met(Kind::TypeDiffers, place);
        }
    }

    /// Records an undocumented property of an object.
    pub(super) fn undocumented(&mut self, below: &Pointer, name: String, kind: &'static str) {
        let at = below.join(&name).to_string();
        if self
            .collected
            .undocumented(&below.to_string(), name, kind, 1)
        {
            self.met(Kind::UndocumentedProperty, at);
        }
    }

    /// Records a deviation of an answer that the client has decoded.
    pub(crate) fn observed(&mut self, deviation: &Deviation) {
        let kind = kind(deviation.kind());
        if !self.collected.deviation(kind, deviation) {
            return;
        }
        match &deviation.fact {
            Fact::UndocumentedProperty { object, name, .. } => {
                self.met(kind, pointer(object).join(name).to_string());
            }
            Fact::TypeDiffers { .. } => self.met(kind, deviation.place.clone()),
            fact => {
                let (place, text) = (deviation.place.clone(), fact.to_string());
                self.sightings.add(kind, place, text, &self.position);
            }
        }
    }

    /// Keeps the position of a new finding whose text is complete only at the end.
    fn met(&mut self, kind: Kind, place: String) {
        let position = &self.position;
        self.sightings.add(kind, place, String::new(), position);
    }

    /// Adds the findings of a later part of the run, as if one ledger had recorded both parts.
    pub(crate) fn merge(&mut self, later: Self) {
        self.collected.merge(later.collected);
        self.sightings.merge(later.sightings);
    }

    /// All findings, in the order of discovery. Undocumented properties and findings about the
    /// limit come last. Recordings are named by their index.
    pub(crate) fn finish(self, recordings: &[String]) -> Findings {
        let found = self.collected.findings();
        let findings = found.findings.into_iter().map(|found| {
            let first = self.sightings.first(&found, recordings);
            let types = types(&found);
            let mut finding = Finding::new(found.kind, pointer(&found.place), found.text);
            finding.count = found.count;
            (finding.evidence.first, finding.evidence.types) = (first, types);
            finding
        });
        let limited = found.limited.into_iter();
        Findings {
            findings: findings.collect(),
            limited: limited
                .map(|(kind, operation)| (kind, pointer(&operation)))
                .collect(),
        }
    }
}

/// The types of the values that a finding is about.
fn types(found: &Found<Kind>) -> Vec<ValueKind> {
    let is_found = |kind: &ValueKind| found.kinds.contains(kind.text());
    ValueKind::ALL.into_iter().filter(is_found).collect()
}

fn kind(of: DeviationKind) -> Kind {
    let is_it = |kind: &&Kind| kind.id() == of.id();
    let kind = Kind::ALL.iter().find(is_it).copied();
    kind.unwrap_or(Kind::Undecodable)
}

/// The pointer that was printed.
fn pointer(text: &str) -> Pointer {
    Pointer::from(text.strip_prefix('#').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use conversation_apis_codegen::Pointer;

    use conversation_apis::support::{MOST, NAMED};

    use super::Ledger;
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
        ledger.begin(&Pointer::from("#/a"), "a");
        for name in 0..MOST + 2 {
            ledger.find(Kind::UnexpectedNull, &place(name), "null");
            ledger.find(Kind::UnexpectedNull, &place(0), "null");
        }
        ledger.differs(&place(0), "a string", "a boolean");
        ledger.begin(&Pointer::from("#/b"), "b");
        ledger.find(Kind::UnexpectedNull, &place(MOST + 5), "null");
        let found = ledger.finish(&[]);
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
            ledger.find(Kind::UnknownValue, &place(name), "unknown");
        }
        let found = ledger.finish(&[]);
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
        let found = ledger.finish(&[]).findings;
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
        let found = ledger.finish(&[]).findings;
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

    #[test]
    fn merged_ledgers_are_one() {
        let record = |ledger: &mut Ledger, numbers: std::ops::Range<usize>| {
            for number in numbers {
                let operation = ["#/a", "#/b"][number % 2];
                ledger.begin(&Pointer::from(operation), operation);
                ledger.find(Kind::UnexpectedNull, &place(number % 7), "null");
                ledger.find(Kind::MissingProperty, &place(number), "absent");
                let found = ["a string", "a number"][number % 2];
                ledger.differs(&place(number % 5), "a boolean", found);
                let name = letters(number * 31 % 17);
                ledger.undocumented(&place(number % 3), name, found);
            }
        };
        let mut one = Ledger::new();
        record(&mut one, 0..150);
        let mut merged = Ledger::new();
        for start in [0, 40, 41, 100] {
            let mut part = Ledger::new();
            let end = [40, 41, 100, 150].into_iter().find(|end| *end > start);
            record(&mut part, start..end.unwrap_or(start));
            merged.merge(part);
        }
        let (one, merged) = (one.finish(&[]), merged.finish(&[]));
        assert_eq!(short(&merged.findings), short(&one.findings));
        assert_eq!(merged.limited, one.limited);
    }
}
