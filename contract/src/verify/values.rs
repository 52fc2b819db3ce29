//! Checks the cases as values of types, and the coverage of the document by them.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::Run;
use super::notes::not_proved;
use crate::Error;
use crate::cases::Expect;
use crate::check::case::CaseCheck;
use crate::check::coverage::{self, Coverage, Unit};
use crate::document::{Contract, Target, TargetId, component};
use crate::finding::{Finding, Kind};
use crate::provider::Provider;
use crate::verdict::{Checked, SchemaRow};

/// What the values that passed have shown.
#[derive(Default)]
pub(super) struct Shown {
    states: Coverage,
    /// How long the check of each schema took, by the name of the schema.
    elapsed: BTreeMap<String, Duration>,
}

impl Run<'_> {
    /// Checks the cases and the coverage.
    pub(super) fn check_values(&mut self) -> Result<(), Error> {
        let shown = self.check_cases()?;
        let (covered, unshown) = self.cover(&shown)?;
        self.verdict.notes.extend(not_proved(&unshown));
        self.verdict.schemas = covered.rows;
        self.verdict.findings.extend(covered.findings);
        Ok(())
    }

    /// Checks every case. Returns the states that the values that passed have shown.
    pub(super) fn check_cases(&mut self) -> Result<Shown, Error> {
        let mut shown = Shown::default();
        let all = self.cases.iter().chain(&*self.random);
        for (target, cases) in all {
            let start = Instant::now();
            let contract = self.oracle.contract();
            if !is_checked(self.provider, contract, target)? {
                continue;
            }
            let Some(found) = self.provider.find_type(&target.id.to_string()) else {
                if !contract.is_best_effort() || target.is_component() {
                    let text = "the crate has no type for this schema";
                    let missing = Finding::new(Kind::TypeMissing, &target.id, text);
                    self.verdict.findings.push(missing);
                }
                continue;
            };
            let schema = contract.resolve(&target.schema)?;
            let mut check =
                CaseCheck::new(self.provider, target, found, &mut self.oracle, self.seed)?;
            let mut like = None;
            for case in cases.iter().take(few(contract, target)?) {
                match check.check_case(case)? {
                    Some(finding) => self.verdict.findings.push(finding),
                    None if matches!(case.expect, Expect::Rejected(_)) => {}
                    None => {
                        shown.states.observe_case(&schema, case, like)?;
                        like.get_or_insert(&case.json);
                    }
                }
            }
            let elapsed = shown.elapsed.entry(target.id.to_string()).or_default();
            *elapsed += start.elapsed();
        }
        Ok(shown)
    }

    /// Compares the states that were seen with those that the document describes. Also returns
    /// the states that no case shows, if that is not a finding.
    fn cover(&self, shown: &Shown) -> Result<(Checked<SchemaRow>, Vec<Unit>), Error> {
        let (contract, seen) = (self.oracle.contract(), &shown.states);
        let mut checked = Checked::default();
        let mut unshown = Vec::new();
        for (target, enumerated) in self.cases.iter() {
            if !is_checked(self.provider, contract, target)? {
                continue;
            }
            let required = Coverage::required(contract, target)?;
            let missing = required.missing(seen);
            if contract.is_best_effort() {
                unshown.extend(missing);
            } else {
                checked.findings.extend(missing.into_iter().map(|unit| {
                    let text = format!("no case shows it {}", unit.state);
                    Finding::new(Kind::Coverage, unit.at, text)
                }));
            }
            let mut random = self.random.iter();
            let random = random.find(|(other, _)| other.id == target.id);
            let few = few(contract, target)?;
            checked.rows.push(SchemaRow {
                id: target.id.clone(),
                cases: enumerated.len().min(few)
                    + random.map_or(0, |(_, cases)| cases.len().min(few)),
                units: coverage::Kind::ALL.map(|kind| required.count(kind, seen)),
                elapsed: shown
                    .elapsed
                    .get(&target.id.to_string())
                    .copied()
                    .unwrap_or_default(),
            });
        }
        Ok((checked, unshown))
    }
}

/// Whether the cases of a target are checked as values of a type. The body of a webhook is
/// not if it is a component, which has the same cases, or if the crate has no name for its type.
fn is_checked(provider: &Provider, contract: &Contract, target: &Target) -> Result<bool, Error> {
    if target.id.event().is_none() {
        return Ok(target.is_typed());
    }
    let is_named = provider.find_type(&target.id.to_string()).is_some();
    Ok(is_named && !is_component(contract, target)?)
}

/// Whether the schema of a target only refers to a component.
fn is_component(contract: &Contract, target: &Target) -> Result<bool, Error> {
    let schema = contract.resolve(&target.schema)?;
    let parent = schema.at.split().map(|(parent, _)| parent);
    Ok(schema.crossed && parent == Some(component(None)))
}

/// How many cases of a target are checked. The component that a response refers to has its
/// own cases, and the same type.
fn few(contract: &Contract, target: &Target) -> Result<usize, Error> {
    Ok(match &target.id {
        TargetId::Answer { .. } if is_component(contract, target)? => FEW,
        _ => usize::MAX,
    })
}

/// How many cases of a response are checked if its component has the same ones.
const FEW: usize = 4;
