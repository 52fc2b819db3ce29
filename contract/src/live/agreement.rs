//! The client's observer finds the same as this module, in every case of every provider.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::generate::shared_places;
use conversation_apis_codegen::{Document, Pointer, lower};

use super::judge::Judge;
use crate::cases;
use crate::check::oracle::Oracle;
use crate::document::{Contract, Direction, Shape, Target};
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

impl Compared<'_> {
    fn judged(&self, target: &Target, text: &str) -> BTreeSet<Found> {
        // A null that the place allows is lost when its reference is followed.
        if text == "null" && self.contract.resolve(&target.schema).unwrap().nullable {
            return BTreeSet::new();
        }
        let mut judge = Judge::new(self.provider, self.contract, &[]);
        let name = target.id.to_string();
        judge.read(&name, &self.root(target), text, true).unwrap();
        let findings = judge.finish(false).unwrap().findings.into_iter();
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
        let at = Pointer::from(finding.place().as_str());
        let is_json_in_list = at.last().as_deref() == Some("items")
            && matches!(self.contract.resolve(&at).unwrap().shape, Shape::Any(_));
        match finding.kind {
            Kind::TypeDiffers => {
                let is_time = ["a string", "a number", "an integer"].iter().any(|found| {
                    let text = format!("expected a point in time, found {found}");
                    finding.text.starts_with(&text)
                });
                !is_time && !finding.text.starts_with("expected another type")
            }
            Kind::UnexpectedNull => !is_json_in_list,
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
        let document = Document::open(&provider.folder()).unwrap();
        let contract = Contract::open(&provider.folder()).unwrap();
        let compared = Compared {
            provider,
            contract: &contract,
            shared: shared_places(&lower(&document).unwrap()).unwrap(),
        };
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
