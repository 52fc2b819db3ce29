//! Checks the webhooks of a provider: each case of each event is signed, verified, decoded and
//! written back. Each tampered delivery must be refused for the expected reason.

mod receiver;
mod repeats;

use conversation_apis_codegen::Pointer;
use serde_json::{Value, json};

use self::receiver::{Expected, Receiver};
use crate::Error;
use crate::cases::{Case, CaseState, Cases, Expect, sample};
use crate::check::case::reproduce;
use crate::check::oracle::Oracle;
use crate::check::shrink::smallest;
use crate::document::webhooks::{SCHEME, Webhook};
use crate::document::{Direction, Target, Webhooks};
use crate::finding::{Example, Finding, Kind};
use crate::provider::{Provider, Variant};
use crate::verdict::WebhookRow;
use crate::webhooks::Tampering;

/// The name of an event that no document has.
const UNKNOWN: &str = "not_in_the_document";

/// How many failures of an event are reduced to a smaller value. One wrong type fails every
/// case, so the first failures are enough.
const MAX_SHRUNK: usize = 3;

/// What the check returns.
#[derive(Debug, Default)]
pub(crate) struct Deliveries {
    /// One row for each event with a body.
    pub(crate) rows: Vec<WebhookRow>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) notes: Vec<String>,
}

/// Checks the events that have cases. The commands that reproduce a random case contain the
/// seed.
///
/// # Errors
///
/// If the document's webhooks or their schemas cannot be read.
pub(crate) fn check(
    provider: &Provider,
    oracle: &mut Oracle<'_>,
    cases: [&Cases; 2],
    seed: u64,
) -> Result<Deliveries, Error> {
    let webhooks = oracle.contract().webhooks()?;
    let mut found = Deliveries::default();
    if webhooks.events.is_empty() {
        return Ok(found);
    }
    let (Some(scheme), Some(generated)) = (&webhooks.scheme, &provider.webhooks) else {
        found.not_verified(webhooks.scheme.is_some());
        return Ok(found);
    };
    for webhook in &webhooks.events {
        let Some(target) = webhook.target() else {
            let event = &webhook.event;
            let text = "has no JSON body, so no delivery is made";
            found.notes.push(format!("the webhook `{event}` {text}"));
            continue;
        };
        let all = cases.iter().flat_map(|cases| cases.iter());
        let of_target = all.filter(|(other, _)| other.id == target.id);
        let of_target: Vec<&Case> = of_target.flat_map(|(_, cases)| cases).collect();
        if of_target.is_empty() {
            continue;
        }
        let mut check = Check {
            provider,
            oracle,
            webhooks: &webhooks,
            webhook,
            target: &target,
            receivers: Receiver::all(generated.verify, scheme),
            row: WebhookRow::new(&webhook.event),
            findings: Vec::new(),
            seed,
        };
        check.all(&of_target)?;
        found.rows.push(check.row);
        found.findings.append(&mut check.findings);
    }
    Ok(found)
}

impl Deliveries {
    /// No delivery can be verified, because the document or the crate has no facts for it.
    fn not_verified(&mut self, is_stated: bool) {
        if is_stated {
            let text = "the crate has no verifier for these webhooks";
            let place = Pointer::default().join(SCHEME);
            self.findings.push(Finding::new(Kind::Webhook, place, text));
            return;
        }
        self.notes.push(format!(
            "the deliveries of webhooks cannot be verified, because no `{SCHEME}` says how they are signed; only the types of their bodies are checked"
        ));
    }
}

/// Checks one event.
struct Check<'a, 'o> {
    provider: &'a Provider,
    oracle: &'a mut Oracle<'o>,
    webhooks: &'a Webhooks,
    webhook: &'a Webhook,
    target: &'a Target,
    receivers: Vec<Receiver>,
    row: WebhookRow,
    findings: Vec<Finding>,
    seed: u64,
}

/// Which body a fault is about.
#[derive(Clone, Copy)]
struct Shown<'c> {
    case: &'c Case,
    body: &'c Value,
}

impl Check<'_, '_> {
    fn all(&mut self, cases: &[&Case]) -> Result<(), Error> {
        let schema = self.oracle.contract().resolve(&self.target.schema)?;
        let sample = sample(&schema, Direction::Response)?;
        let is_named = self.event(&sample).as_deref() == Some(&self.webhook.event);
        for case in cases {
            let body = match is_named {
                true => case.json.clone(),
                false => self.named(case)?,
            };
            let shown = Shown { case, body: &body };
            self.delivered(shown)?;
            if case.id.state == CaseState::Sample {
                self.wrong_deliveries(shown)?;
                self.other_bodies(shown)?;
                self.repeats(shown)?;
            }
        }
        Ok(())
    }

    /// The name of a body's event, by the document.
    fn event(&self, body: &Value) -> Option<String> {
        self.receivers.first()?.scheme.event(body)
    }

    /// A case with the name of this event, if its state is not about the name. Several events
    /// can have one schema, whose sample has the name of one of them.
    fn named(&mut self, case: &Case) -> Result<Value, Error> {
        let mut body = case.json.clone();
        let Some(receiver) = self.receivers.first() else {
            return Ok(body);
        };
        let is_random = matches!(case.id.state, CaseState::Random(_) | CaseState::Sample);
        if is_random || !receiver.scheme.is_name(&case.id.place) {
            receiver.scheme.name(&mut body, &self.webhook.event);
        }
        let judged = self
            .oracle
            .judge(&self.target.schema, Direction::Response, &body)?;
        let is_same = judged.is_ok() == (case.expect == Expect::Valid);
        Ok(if is_same { body } else { case.json.clone() })
    }

    /// The expected result of the delivery of a case.
    fn expected(&self, case: &Case, body: &Value) -> Expected {
        let event = self.event(body);
        // A union keeps a branch that does not fit, so the event is not malformed.
        let is_kept = matches!(
            case.id.state,
            CaseState::Malformed(_) | CaseState::MalformedProperty { .. }
        );
        let variant = match event.as_deref() {
            Some(name) if name == self.webhook.event => Some(match &case.expect {
                Expect::Rejected(_) if !is_kept => Variant::Malformed,
                _ => Variant::Known,
            }),
            Some(name) if self.webhooks.find(name).is_some() => None,
            _ => Some(Variant::Unknown),
        };
        Expected { event, variant }
    }

    /// Delivers a case.
    fn delivered(&mut self, shown: Shown<'_>) -> Result<(), Error> {
        let expected = self.expected(shown.case, shown.body);
        for index in 0..self.receivers.len() {
            let fault = self.receivers[index].fault(shown.body, &expected)?;
            if let Some(fault) = &fault {
                let json = self.smallest(index, shown, fault)?;
                self.report(shown, fault, json);
            }
            self.row.deliver(fault.is_none());
        }
        Ok(())
    }

    /// Delivers what a receiver must refuse.
    fn wrong_deliveries(&mut self, shown: Shown<'_>) -> Result<(), Error> {
        for index in 0..self.receivers.len() {
            let receiver = &self.receivers[index];
            let mut faults = Vec::new();
            let tamperings = Tampering::of(&receiver.scheme);
            for tampering in &tamperings {
                faults.extend(receiver.wrong_refusal(shown.body, *tampering)?);
            }
            self.row.refusals.0 += tamperings.len() - faults.len();
            self.row.refusals.1 += tamperings.len();
            for fault in faults {
                self.report(shown, &fault, shown.body.clone());
            }
        }
        Ok(())
    }

    /// Delivers bodies of no case: without a name, with the name of an event that the document
    /// does not have, and with a name and nothing else.
    fn other_bodies(&mut self, shown: Shown<'_>) -> Result<(), Error> {
        let nameless = json!({ "kept": [null, 1.5, "\u{1F600}"] });
        let mut bodies = vec![(nameless, Some(Variant::Unknown))];
        if let Some(receiver) = self.receivers.first() {
            let mut other = shown.body.clone();
            receiver.scheme.name(&mut other, UNKNOWN);
            if receiver.scheme.event(&other).as_deref() == Some(UNKNOWN) {
                bodies.push((other, Some(Variant::Unknown)));
            }
            let bare = receiver.scheme.bare(&self.webhook.event);
            bodies.extend(bare.map(|body| (body, None)));
        }
        for (body, variant) in bodies {
            let event = self.event(&body);
            let expected = Expected { event, variant };
            for index in 0..self.receivers.len() {
                let fault = self.receivers[index].fault(&body, &expected)?;
                self.row.deliver(fault.is_none());
                if let Some(fault) = fault {
                    self.report(shown, &fault, body.clone());
                }
            }
        }
        Ok(())
    }

    /// The smallest known body with the same fault. The document must judge it alike.
    fn smallest(&mut self, index: usize, shown: Shown<'_>, fault: &str) -> Result<Value, Error> {
        if self.findings.len() >= MAX_SHRUNK {
            return Ok(shown.body.clone());
        }
        let (schema, direction) = (&self.target.schema, Direction::Response);
        let is_allowed = self.oracle.judge(schema, direction, shown.body)?.is_ok();
        Ok(smallest(shown.body, &mut |candidate| {
            let judged = self.oracle.judge(schema, direction, candidate);
            if judged.is_ok_and(|judged| judged.is_ok() != is_allowed) {
                return false;
            }
            let expected = self.expected(shown.case, candidate);
            let found = self.receivers[index].fault(candidate, &expected);
            found.is_ok_and(|found| found.as_deref() == Some(fault))
        }))
    }

    fn report(&mut self, shown: Shown<'_>, text: &str, json: Value) {
        let mut command = reproduce(self.provider, &shown.case.id);
        if matches!(shown.case.id.state, CaseState::Random(_)) {
            command += &format!(" --seed {}", self.seed);
        }
        let finding = Finding::new(Kind::Webhook, &shown.case.id, text);
        self.findings.push(finding.shown_by(Example {
            json,
            path: None,
            reproduce: command,
        }));
    }
}
