//! Chooses the requests of a write: a few cases of its body, each on a target that it
//! changes.

use conversation_apis_codegen::Error;

use super::targets::{Target, Targets};
use super::write::{Request, Write};
use crate::cases::{Case, CaseState};
use crate::check::inputs::{Chosen, Inputs};
use crate::check::oracle::Oracle;
use crate::finding::Finding;
use crate::verdict::EffectRow;

/// The maximum number of cases of a write.
const CASES: usize = 10;
/// How many targets are tried for a case.
const TURNS: usize = 6;

/// The requests of a write.
pub(super) struct Plan<'a> {
    write: Write<'a>,
    targets: &'a Targets<'a>,
    inputs: Inputs,
    /// What the write can be applied to.
    found: Vec<Target>,
    /// Why no call was made, if none was.
    reason: Option<String>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(write: Write<'a>, targets: &'a Targets<'a>, inputs: Inputs) -> Self {
        Self {
            write,
            targets,
            inputs,
            found: Vec::new(),
            reason: None,
        }
    }

    /// Makes the calls of a write.
    pub(super) async fn run(&mut self, oracle: &mut Oracle<'_>) -> Result<(), Error> {
        let chosen = self.chosen();
        for (index, case) in chosen.iter().enumerate() {
            if self.found.is_empty() || self.write.removes() {
                self.found = self.targets.of(oracle, self.write.operation).await?;
            }
            if self.found.is_empty() {
                let text = "the server has no value for a parameter that it requires";
                self.reason = Some(text.to_owned());
                return Ok(());
            }
            if !self.on_a_target(oracle, case.as_ref(), index).await? {
                self.after_another(oracle, case.as_ref(), &chosen).await?;
            }
        }
        Ok(())
    }

    /// Calls a case on the first target that does not already have its values.
    async fn on_a_target(
        &mut self,
        oracle: &mut Oracle<'_>,
        case: Option<&Case>,
        index: usize,
    ) -> Result<bool, Error> {
        for turn in 0..TURNS {
            let request = self.request(oracle, case, index + turn).await?;
            if !self.write.is_applicable(&request) {
                self.reason =
                    Some("no case of its body has a value that its effect shows".to_owned());
                return Ok(true);
            }
            let Some(before) = self.write.read(&request.exchange()).await else {
                continue;
            };
            if !self.write.is_already(&request, &before) {
                self.write.check(&request, &before).await;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Every target already has the values of a case: another case is called first, which
    /// gives a target other values.
    async fn after_another(
        &mut self,
        oracle: &mut Oracle<'_>,
        case: Option<&Case>,
        all: &[Option<Case>],
    ) -> Result<(), Error> {
        let request = self.request(oracle, case, 0).await?;
        for (index, other) in all.iter().enumerate() {
            let other = self.request(oracle, other.as_ref(), index + 1).await?;
            let other = Request {
                arguments: request.arguments.clone(),
                ..other
            };
            if self.write.send(&other).await.is_none() {
                continue;
            }
            let Some(before) = self.write.read(&request.exchange()).await else {
                continue;
            };
            if !self.write.is_already(&request, &before) {
                self.write.check(&request, &before).await;
                return Ok(());
            }
        }
        self.reason = Some("every call would set the values that are already there".to_owned());
        Ok(())
    }

    /// The request of a case. `turn` chooses its target, and the ids in its body.
    async fn request(
        &self,
        oracle: &mut Oracle<'_>,
        case: Option<&Case>,
        turn: usize,
    ) -> Result<Request, Error> {
        let target = &self.found[turn % self.found.len()];
        let operation = self.write.operation;
        let mut body = case.and_then(Case::given);
        let bodies = oracle.contract().bodies(operation).into_iter();
        let mut bodies = bodies.filter(|body| case.is_some_and(|case| case.id.target == body.id));
        if let (Some(body), Some(schema)) = (&mut body, bodies.next()) {
            let at = (target, turn);
            self.targets
                .fill(oracle, &schema.schema, &mut body.value, at)
                .await?;
        }
        Ok(Request {
            arguments: self.targets.arguments(operation, target),
            body,
        })
    }

    /// The cases that are called: the sample of each body, and what the effects name in it:
    /// each value of an enum, each boolean, each branch and null. A write without a body is
    /// called once.
    fn chosen(&self) -> Vec<Option<Case>> {
        let named = self.write.named();
        let is_named = |case: &Case| {
            let place = case.id.place.as_str();
            named.iter().any(|name| place.starts_with(name.as_str()))
        };
        let is_told = |case: &&Case| match &case.id.state {
            CaseState::Sample => true,
            CaseState::Value(_) | CaseState::Branch(_) | CaseState::Null => is_named(case),
            CaseState::Form(name) => matches!(*name, "true" | "false") && is_named(case),
            _ => false,
        };
        let bodies = &self.inputs.bodies;
        let mut chosen: Vec<&Case> = bodies.iter().filter(is_told).take(CASES).collect();
        let has =
            |case: &&Case, name: &str| case.json.pointer(name).is_some_and(|it| !it.is_null());
        for name in &named {
            if !chosen.iter().any(|case| has(case, name)) {
                chosen.extend(bodies.iter().find(|case| has(case, name)));
            }
        }
        if chosen.is_empty() {
            return vec![self.inputs.body(Chosen::Required).cloned()];
        }
        chosen.into_iter().cloned().map(Some).collect()
    }

    /// The row of the write, and the findings.
    pub(super) fn finish(self) -> (EffectRow, Vec<Finding>) {
        self.write.finish(self.reason)
    }
}
