//! The client's observer finds the same as this module, in every case of every provider.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::generate::shared_places;
use conversation_apis_codegen::{Pointer, lower};
use serde_json::{Value, json};

use super::judge::Judge;
use super::objects::Saw;
use crate::cases;
use crate::check::oracle::Oracle;
use crate::document::{Contract, Direction, Schema, Shape, Target};
use crate::finding::{Finding, Kind};
use crate::provider::{PROVIDERS, Provider};

/// Kind, place and text.
type Found = (&'static str, String, String);

/// What both find in one text.
struct Compared<'a> {
    provider: &'static Provider,
    contract: &'a Contract,
    /// The places of inline schemas that share a type, each with the place of the first.
    shared: BTreeMap<Pointer, Pointer>,
}

impl<'a> Compared<'a> {
    fn new(provider: &'static Provider, contract: &'a Contract) -> Self {
        let lowered = lower(&contract.document).unwrap();
        Self {
            provider,
            contract,
            shared: shared_places(&lowered).unwrap(),
        }
    }

    fn judged(&self, target: &Target, text: &str) -> BTreeSet<Found> {
        // A null that the place allows is lost when its reference is followed.
        if text == "null" && self.contract.resolve(&target.schema).unwrap().nullable {
            return BTreeSet::new();
        }
        let mut judge = Judge::new(self.provider, self.contract, &[]);
        let name = target.id.to_string();
        judge.read(&name, &self.root(target), text, true).unwrap();
        let findings = judge.finish(Saw::Part).unwrap().findings.into_iter();
        let findings = findings.filter(|finding| self.is_observed(finding));
        findings
            .map(|found| (found.kind.id(), self.place(found.place()), found.text))
            .collect()
    }

    fn observed(&self, target: &Target, text: &str) -> Option<BTreeSet<Found>> {
        let found = self.provider.find_type(&target.id.to_string())?;
        let observed = (found.observe)(text, &self.root(target).to_string(), None);
        let found = observed.deviations().into_iter();
        let found = found.map(|found| {
            (
                found.kind().id(),
                self.place(found.place.clone()),
                found.fact.to_string(),
            )
        });
        Some(found.collect())
    }

    fn root(&self, target: &Target) -> Pointer {
        self.contract.resolve(&target.schema).unwrap().at.clone()
    }

    /// Whether the observer looks for it. It takes a time as it comes, and JSON without a Rust
    /// type too.
    fn is_observed(&self, finding: &Finding) -> bool {
        let is_json = || {
            let at = Pointer::from(finding.place().as_str());
            let shape = &self.contract.resolve(&at).unwrap().shape;
            matches!(shape, Shape::Any(types) if types.len() < 2)
        };
        match finding.kind {
            Kind::TypeDiffers => {
                let is_time = ["a string", "a number", "an integer"].iter().any(|found| {
                    let text = format!("expected a point in time, found {found}");
                    finding.text.starts_with(&text)
                });
                !is_time && !is_json()
            }
            Kind::UnexpectedNull => !(finding.place().ends_with("/items") && is_json()),
            _ => true,
        }
    }

    /// A place, in the type that equal schemas share. The observer names the property of a value
    /// with a wrong type, and the type of an unknown one.
    fn place(&self, place: String) -> String {
        let mut longest = self.shared.iter().rev().filter_map(|(from, to)| {
            let below = place.strip_prefix(&from.to_string())?;
            let is_whole = below.is_empty() || below.starts_with('/');
            is_whole.then(|| format!("{to}{below}"))
        });
        longest.next().unwrap_or(place)
    }
}

#[test]
fn the_observer_finds_what_verify_finds_in_every_case_of_every_provider() {
    for provider in PROVIDERS {
        let contract = Contract::open(&provider.folder()).unwrap();
        let compared = Compared::new(provider, &contract);
        let mut oracle = Oracle::new(&contract).unwrap();
        let (mut cases, mut with_findings) = (0, 0);
        for (target, of_target) in cases::all(&mut oracle).unwrap() {
            let is_read = target.direction() != Direction::Request;
            for case in of_target.iter().filter(|_| is_read) {
                let text = case.json.to_string();
                let Some(observed) = compared.observed(&target, &text) else {
                    continue;
                };
                let judged = compared.judged(&target, &text);
                assert_eq!(judged, observed, "{} {}", provider.name, case.id);
                cases += 1;
                with_findings += usize::from(!judged.is_empty());
            }
        }
        assert!(
            cases > 300 && with_findings > 100,
            "{cases} {with_findings}"
        );
    }
}

/// The pointers of the values in a text whose schema allows several types that are not objects
/// with properties, one for each schema.
fn with_several_types(
    schema: &Schema<'_>,
    value: &Value,
    place: &Pointer,
    found: &mut BTreeMap<Pointer, Pointer>,
) {
    match (&schema.shape, value) {
        (Shape::Either(_), _) => {
            let branches = schema.alternatives().unwrap();
            let is_object = |branch: &Schema<'_>| matches!(branch.shape, Shape::Object(_));
            if branches.iter().any(is_object) {
                return;
            }
            found.insert(schema.at.clone(), place.clone());
        }
        (Shape::Any(types), _) if types.len() > 1 => {
            found.insert(schema.at.clone(), place.clone());
        }
        (Shape::Object(properties), Value::Object(object)) => {
            for property in properties.iter() {
                if let Some(value) = object.get(&property.name) {
                    let below = schema.child(property).unwrap();
                    with_several_types(&below, value, &place.join(&property.name), found);
                }
            }
        }
        (Shape::Array(items), Value::Array(values)) => {
            let items = schema.contract().resolve(items).unwrap();
            for (index, value) in values.iter().enumerate() {
                with_several_types(&items, value, &place.join(index), found);
            }
        }
        _ => {}
    }
}

#[test]
fn the_observer_finds_what_verify_finds_where_several_types_are_allowed() {
    let mut places = BTreeSet::new();
    for provider in PROVIDERS {
        let contract = Contract::open(&provider.folder()).unwrap();
        let compared = Compared::new(provider, &contract);
        let mut oracle = Oracle::new(&contract).unwrap();
        for (target, cases) in cases::all(&mut oracle).unwrap() {
            let mut found = BTreeMap::new();
            for case in cases
                .iter()
                .filter(|_| target.direction() != Direction::Request)
            {
                let schema = contract.resolve(&target.schema).unwrap();
                let mut at = BTreeMap::new();
                with_several_types(&schema, &case.json, &Pointer::default(), &mut at);
                for (schema, at) in at {
                    found.entry(schema).or_insert((at, case.json.clone()));
                }
            }
            for (schema, (at, whole)) in found {
                for value in [
                    json!(null),
                    json!(true),
                    json!(7),
                    json!(1.5),
                    json!("x"),
                    json!([]),
                    json!({}),
                    json!([{ "x": null }]),
                    json!({ "x": [1] }),
                ] {
                    let mut whole = whole.clone();
                    *whole.pointer_mut(at.as_str()).unwrap() = value.clone();
                    let text = whole.to_string();
                    let Some(observed) = compared.observed(&target, &text) else {
                        continue;
                    };
                    let judged = compared.judged(&target, &text);
                    assert_eq!(judged, observed, "{} {at}: {value}", target.id);
                    if judged.iter().any(|(kind, ..)| *kind == "type-differs") {
                        places.insert(format!("{} {schema}", provider.name));
                    }
                }
            }
        }
    }
    assert!(places.len() >= 3, "{places:#?}");
}
