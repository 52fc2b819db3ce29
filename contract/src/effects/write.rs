//! One write, and reading its effect back.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::caller::{Caller, Fault, Seen};
use super::compare::{is_already, is_applicable, missing};
use super::source::Exchange;
use super::stated::Effect;
use crate::document::Operation;
use crate::finding::{Example, Finding, Kind, Subject};
use crate::program;
use crate::provider::{Argument, GivenBody};
use crate::verdict::EffectRow;

/// The calls of a write, and what they have shown.
pub(crate) struct Write<'a> {
    pub(super) caller: &'a Caller<'a>,
    pub(super) operation: &'a Operation<'a>,
    effects: Vec<Effect>,
    /// Whether nobody else changes the server.
    is_alone: bool,
    /// Whether a call may have reached the server.
    is_sent: bool,
    /// How many calls the server has accepted.
    accepted: usize,
    /// How many of them had all their effects.
    shown: usize,
    /// Why calls were not accepted, each with the first such request.
    refused: BTreeMap<Fault, Request>,
    /// Why the effect could not be read: the reading operation and the reason.
    unread: BTreeSet<(String, Fault)>,
    findings: Vec<Finding>,
}

/// A call of a write.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) arguments: Vec<Argument>,
    pub(crate) body: Option<GivenBody>,
}

/// What was read of each effect. `None` if it cannot be read before the response is known.
pub(super) type Read = Vec<Option<Seen>>;

impl Request {
    /// The values of the request, for expressions.
    pub(super) fn exchange(&self) -> Exchange {
        let of = |place: &str| {
            let arguments = self.arguments.iter().filter(|it| it.place == place);
            arguments
                .map(|argument| (argument.name.clone(), argument.value.clone()))
                .collect()
        };
        Exchange {
            path: of("path"),
            query: of("query"),
            body: self.body.as_ref().map(|body| body.value.clone()),
            response: None,
        }
    }
}

impl<'a> Write<'a> {
    /// A write that is not called yet.
    pub(crate) fn new(
        caller: &'a Caller<'a>,
        operation: &'a Operation<'a>,
        effects: Vec<Effect>,
        is_alone: bool,
    ) -> Self {
        Self {
            caller,
            operation,
            effects,
            is_alone,
            is_sent: false,
            accepted: 0,
            shown: 0,
            refused: BTreeMap::new(),
            unread: BTreeSet::new(),
            findings: Vec::new(),
        }
    }

    /// The JSON pointers in the request body that the effects name.
    pub(super) fn named(&self) -> BTreeSet<String> {
        let expected = self.effects.iter().flat_map(|effect| &effect.expect);
        let named = expected.filter_map(|(_, source)| source.in_request_body());
        named.map(str::to_owned).collect()
    }

    /// Whether a call removes something, so that the next one needs another target.
    pub(super) fn removes(&self) -> bool {
        self.operation.method == "delete" || self.effects.iter().any(|effect| effect.absent)
    }

    /// Whether a request can show an effect.
    pub(super) fn is_applicable(&self, request: &Request) -> bool {
        let exchange = request.exchange();
        self.effects
            .iter()
            .any(|effect| is_applicable(effect, &exchange))
    }

    /// Reads what the effects name. `None` if that fails, which is recorded.
    pub(super) async fn read(&mut self, exchange: &Exchange) -> Option<Read> {
        let mut read = Vec::new();
        for effect in &self.effects {
            let is_needed = is_applicable(effect, exchange);
            let seen = match is_needed {
                true => self.caller.read(effect, exchange).await,
                false => Ok(None),
            };
            match seen {
                Ok(seen) => read.push(seen),
                Err(fault) => {
                    self.unread.insert((effect.operation.clone(), fault));
                    return None;
                }
            }
        }
        Some(read)
    }

    /// Whether a request would change nothing.
    pub(super) fn is_already(&self, request: &Request, before: &Read) -> bool {
        let exchange = request.exchange();
        let pairs = self.effects.iter().zip(before);
        let mut pairs = pairs.filter(|(effect, _)| is_applicable(effect, &exchange));
        pairs.all(|(effect, before)| is_already(effect, &exchange, before.as_ref()))
    }

    /// Sends a request once, without looking at its effect. Returns the response if the
    /// server has accepted it.
    pub(super) async fn send(&mut self, request: &Request) -> Option<Value> {
        let (arguments, body) = (request.arguments.clone(), request.body.clone());
        match self.caller.call(&self.operation.id, arguments, body).await {
            Ok(response) => {
                self.is_sent = true;
                Some(response)
            }
            Err(fault) => {
                self.is_sent |= !matches!(fault, Fault::NotSent(_));
                self.refused.entry(fault).or_insert_with(|| request.clone());
                None
            }
        }
    }

    /// Sends a request once, and reads its effect back.
    pub(super) async fn check(&mut self, request: &Request, before: &Read) {
        let Some(response) = self.send(request).await else {
            return;
        };
        self.accepted += 1;
        let exchange = Exchange {
            response: Some(response),
            ..request.exchange()
        };
        let Some(after) = self.read(&exchange).await else {
            return;
        };
        let mut is_shown = false;
        let mut is_missing = false;
        let mut findings = Vec::new();
        for ((effect, before), after) in self.effects.iter().zip(before).zip(&after) {
            let Some(after) = after else { continue };
            match missing(effect, &exchange, (before.as_ref(), after), self.is_alone) {
                None => is_shown = true,
                Some(found) => {
                    is_missing = true;
                    findings.push((found.text, found.sent));
                }
            }
        }
        for (text, sent) in findings {
            self.report(text, Some((request, sent)));
        }
        self.shown += usize::from(is_shown && !is_missing);
    }

    /// Reads, sends a request once, and reads its effect back.
    pub(crate) async fn once(&mut self, request: &Request) {
        if let Some(before) = self.read(&request.exchange()).await {
            self.check(request, &before).await;
        }
    }

    /// Adds a finding, or counts it once more. A body of the user is not shown.
    fn report(&mut self, text: String, shown_by: Option<(&Request, Option<String>)>) {
        let known = self
            .findings
            .iter_mut()
            .find(|finding| finding.text == text);
        if let Some(known) = known {
            known.count += 1;
            return;
        }
        let subject = Subject::Operation(self.operation.id.clone());
        let mut finding = Finding::new(Kind::NoEffect, subject, text);
        let shown_by = shown_by.filter(|_| self.is_alone);
        if let Some((
            Request {
                body: Some(body), ..
            },
            path,
        )) = shown_by
        {
            finding = finding.shown_by(Example {
                json: body.value.clone(),
                path,
                reproduce: format!("{} verify {}", program::name(), self.caller.provider.name),
            });
        }
        self.findings.push(finding);
    }

    /// Whether a call may have reached the server.
    pub(crate) fn is_sent(&self) -> bool {
        self.is_sent
    }

    /// Whether no effect was seen because a reading call failed.
    pub(crate) fn is_unread(&self) -> bool {
        self.shown == 0 && !self.unread.is_empty()
    }

    /// The row of the write, and the findings. `reason` says why no call was made, if none
    /// was.
    pub(crate) fn finish(mut self, reason: Option<String>) -> (EffectRow, Vec<Finding>) {
        let mut because = reason.filter(|_| self.findings.is_empty());
        if self.findings.is_empty()
            && let Some((text, request)) = self.failure()
        {
            if self.is_alone {
                self.report(
                    text.clone(),
                    request.as_ref().map(|request| (request, None)),
                );
            }
            because = Some(text);
        }
        let missing = match self.findings.is_empty() {
            true => "its responses do not have what its effect needs",
            false => "its effect is missing",
        };
        let without = || because.unwrap_or_else(|| missing.to_owned());
        let row = EffectRow {
            operation: self.operation.id.clone(),
            calls: self.accepted,
            shown: self.shown,
            reason: (self.shown == 0).then(without),
        };
        (row, self.findings)
    }

    /// Why a call was not accepted, with its request, or why its effect could not be read.
    fn failure(&self) -> Option<(String, Option<Request>)> {
        let mut refused = self.refused.iter();
        let refused = refused.find(|(fault, _)| self.accepted == 0 || !self.is_documented(fault));
        if let Some((fault, request)) = refused {
            let who = match self.accepted {
                0 => "it",
                _ => "one of its calls",
            };
            let text = format!("{who} {}", fault.describe());
            return Some((text, Some(request.clone())));
        }
        let mut unread = self.unread.iter();
        let (reader, fault) = unread
            .next()
            .filter(|_| self.shown < self.accepted.max(1))?;
        let fault = fault.describe();
        let text = format!("its effect cannot be read: `{reader}` {fault}");
        Some((text, None))
    }

    /// Whether a call may be refused like this although others are accepted, for example
    /// because of a name that is taken already.
    fn is_documented(&self, fault: &Fault) -> bool {
        let Fault::Status(status) = fault else {
            return false;
        };
        let documented = self.operation.answers(self.caller.contract);
        documented
            .iter()
            .any(|(name, _)| *name == status.to_string())
    }
}
