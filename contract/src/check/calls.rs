//! Calls one operation by the real client. A server on loopback sends the response that a
//! check has chosen, and every request that it receives is checked.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use conversation_apis::Error;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

use crate::cases::{Case, CaseId};
use crate::check::coverage::{self, Coverage};
use crate::check::inputs::{Chosen, Inputs};
use crate::check::oracle::Oracle;
use crate::check::requests::{Expected, Requests};
use crate::document::{Contract, Operation};
use crate::finding::{Finding, Kind, Subject};
use crate::keys::{keys, needed};
use crate::provider::{self, Argument, Decoded, Failed, Given};
use crate::verdict::RequestRow;

/// The calls of one operation.
pub(crate) struct Calls<'a, 'o> {
    pub(crate) operation: &'a Operation<'a>,
    /// A documented success, with which other calls are answered.
    pub(crate) success: Option<ResponseTemplate>,
    call: &'a provider::Operation,
    inputs: &'a Inputs,
    oracle: &'a mut Oracle<'o>,
    requests: Requests<'a>,
    mock: MockServer,
    server: Arc<Mutex<Server>>,
    given: Given,
    /// The keys of the next call: one for each scheme, empty if it is not given.
    keys: Vec<String>,
    /// The alternatives of the operation's security: the positions of their schemes.
    alternatives: Vec<Vec<usize>>,
    findings: Vec<Finding>,
    /// How many calls were made.
    made: usize,
    /// The number of the next call by [`Calls::next`].
    turn: usize,
    /// What the server has received.
    seen: Seen,
    /// How many wrong bodies were refused, and how many there are.
    refused: (usize, usize),
}

/// The next response, and the last request.
struct Server {
    next: ResponseTemplate,
    last: Option<Request>,
}

/// What a server has received of an operation.
#[derive(Default)]
struct Seen {
    parameters: BTreeSet<(String, String)>,
    bodies: Vec<CaseId>,
    /// How many alternatives of credentials.
    alternatives: usize,
    /// The states of bodies.
    states: Coverage,
}

/// A call with a body that must be refused.
pub(crate) struct Attempt {
    pub(crate) result: Result<Decoded, Failed>,
    /// What the server received.
    pub(crate) received: Option<Request>,
}

impl<'a, 'o: 'a> Calls<'a, 'o> {
    /// Starts the server of an operation.
    pub(crate) async fn start(
        call: &'a provider::Operation,
        operation: &'a Operation<'a>,
        inputs: &'a Inputs,
        oracle: &'a mut Oracle<'o>,
        http: &reqwest::Client,
    ) -> Self {
        let mock = MockServer::start().await;
        let server = Arc::new(Mutex::new(Server {
            next: ResponseTemplate::new(500),
            last: None,
        }));
        let shared = Arc::clone(&server);
        let answer = move |request: &Request| {
            let mut server = shared.lock().unwrap_or_else(PoisonError::into_inner);
            server.last = Some(request.clone());
            server.next.clone()
        };
        Mock::given(any()).respond_with(answer).mount(&mock).await;
        let contract = oracle.contract();
        let given = Given::to(mock.uri(), http.clone());
        Self {
            operation,
            success: None,
            call,
            inputs,
            requests: Requests::of(contract, operation),
            keys: keys(contract),
            alternatives: needed(contract, Some(operation)),
            oracle,
            mock,
            server,
            given,
            findings: Vec::new(),
            made: 0,
            turn: 0,
            seen: Seen::default(),
            refused: (0, 0),
        }
    }

    /// Makes a call that gets this response. Calls alternate between all parameters and the
    /// required ones. `None` if nothing was sent.
    ///
    /// # Errors
    ///
    /// If a schema cannot be read.
    pub(crate) async fn next(
        &mut self,
        answer: ResponseTemplate,
    ) -> Result<Option<Result<Decoded, Error>>, conversation_apis_codegen::Error> {
        let chosen = match self.turn % 2 {
            0 => Chosen::All(self.turn / 2),
            _ => Chosen::Required,
        };
        self.turn += 1;
        self.call(chosen, answer).await
    }

    /// Makes a call for each value and each body that no call has had yet.
    ///
    /// # Errors
    ///
    /// If a schema cannot be read.
    pub(crate) async fn rest(&mut self) -> Result<(), conversation_apis_codegen::Error> {
        for index in self.turn.div_ceil(2)..self.inputs.calls() {
            let answer = self.success.clone();
            let answer = answer.unwrap_or_else(|| ResponseTemplate::new(204));
            self.call(Chosen::All(index), answer).await?;
        }
        Ok(())
    }

    /// Makes a call with the credentials of each alternative, and no others.
    ///
    /// # Errors
    ///
    /// If a schema cannot be read.
    pub(crate) async fn alternatives(&mut self) -> Result<(), conversation_apis_codegen::Error> {
        let all = self.keys.clone();
        for alternative in self.alternatives.clone() {
            let keys = all.iter().enumerate().map(|(index, key)| {
                let is_given = alternative.contains(&index);
                if is_given { key.clone() } else { String::new() }
            });
            let answer = self.success.clone();
            let answer = answer.unwrap_or_else(|| ResponseTemplate::new(204));
            self.keys = keys.collect();
            let sent = self.call(Chosen::Required, answer).await?;
            self.seen.alternatives += usize::from(sent.is_some());
        }
        self.keys = all;
        Ok(())
    }

    /// Makes a call that gets this response, and checks its request. `None` if nothing was
    /// sent.
    ///
    /// # Errors
    ///
    /// If a schema cannot be read.
    pub(crate) async fn call(
        &mut self,
        chosen: Chosen,
        answer: ResponseTemplate,
    ) -> Result<Option<Result<Decoded, Error>>, conversation_apis_codegen::Error> {
        let arguments = self.inputs.arguments(chosen);
        let body = self.inputs.body(chosen);
        let (result, request) = self.send(&arguments, body, answer).await;
        let result = match result {
            Ok(value) => Ok(value),
            Err(Failed::Call(error)) => Err(error),
            Err(Failed::Value { setter, failure }) => {
                let place = format!("{setter}{}", failure.path);
                let text = format!("the client does not take {place}: {}", failure.error);
                self.refused(body.map(|case| &case.id), text);
                return Ok(None);
            }
        };
        let Some(request) = request else {
            let error = result.err();
            let error = error.map_or_else(String::new, |error| format!(": {error}"));
            self.refused(
                body.map(|case| &case.id),
                format!("nothing was sent{error}"),
            );
            return Ok(None);
        };
        let expected = Expected {
            keys: &self.keys,
            arguments: &arguments,
            body,
        };
        self.requests
            .judge(self.oracle, self.inputs, &request, &expected)?;
        let sent = arguments.into_iter().map(|it| (it.place, it.name));
        self.seen.parameters.extend(sent);
        if let Some(case) = body.filter(|case| !self.seen.bodies.contains(&case.id)) {
            self.seen.bodies.push(case.id.clone());
            self.observe(case)?;
        }
        Ok(Some(result))
    }

    /// Calls the client, and takes what the server has received.
    async fn send(
        &mut self,
        arguments: &[Argument],
        body: Option<&Case>,
        answer: ResponseTemplate,
    ) -> (Result<Decoded, Failed>, Option<Request>) {
        let given = Given {
            parameters: arguments.to_vec(),
            body: body.and_then(Case::given),
            keys: self.keys.clone(),
            ..self.given.clone()
        };
        {
            let mut server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
            server.next = answer;
            server.last = None;
        }
        self.made += 1;
        let result = (self.call.call)(given).await;
        let mut server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        (result, server.last.take())
    }

    /// Makes a call with a body that the document does not allow.
    pub(crate) async fn attempt(&mut self, body: &Case) -> Attempt {
        let arguments = self.inputs.arguments(Chosen::Required);
        let answer = ResponseTemplate::new(204);
        let (result, received) = self.send(&arguments, Some(body), answer).await;
        Attempt { result, received }
    }

    /// Counts wrong bodies: those that were refused, and all of them.
    pub(crate) fn count_refused(&mut self, refused: usize, all: usize) {
        self.refused = (refused, all);
    }

    pub(crate) fn oracle(&mut self) -> &mut Oracle<'o> {
        self.oracle
    }

    /// Adds the states that a body has shown.
    fn observe(&mut self, case: &Case) -> Result<(), conversation_apis_codegen::Error> {
        observe(
            self.oracle.contract(),
            self.operation,
            case,
            &mut self.seen.states,
        )
    }

    /// The states of bodies that the server has received, and all that valid bodies have, of
    /// each kind.
    fn states(&self) -> Result<[(usize, usize); 3], conversation_apis_codegen::Error> {
        let contract = self.oracle.contract();
        let mut valid = Coverage::default();
        for case in &self.inputs.bodies {
            observe(contract, self.operation, case, &mut valid)?;
        }
        let mut units = [(0, 0); 3];
        for target in contract.bodies(self.operation) {
            let required = Coverage::required(contract, &target)?.shown_by(&valid);
            let kinds = [
                coverage::Kind::Property,
                coverage::Kind::Value,
                coverage::Kind::Branch,
            ];
            for (sum, kind) in units.iter_mut().zip(kinds) {
                let (seen, all) = required.count(kind, &self.seen.states);
                *sum = (sum.0 + seen, sum.1 + all);
            }
        }
        Ok(units)
    }

    /// Reports a call that the document allows and that was not sent.
    fn refused(&mut self, body: Option<&CaseId>, text: String) {
        let subject = match body {
            Some(case) => Subject::Case(case.clone()),
            None => Subject::Operation(self.operation.id.clone()),
        };
        let is_known = self.findings.iter().any(|finding| finding.text == text);
        if !is_known {
            self.report(Finding::new(Kind::Request, subject, text));
        }
    }

    /// Adds a finding.
    pub(crate) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// What the calls have sent. `statuses` counts the documented statuses that were read as
    /// they should be, and all of them.
    ///
    /// # Errors
    ///
    /// If a schema cannot be read.
    pub(crate) fn row(
        &self,
        statuses: (usize, usize),
        elapsed: Duration,
    ) -> Result<RequestRow, conversation_apis_codegen::Error> {
        let parameters = &self.inputs.parameters;
        let [properties, values, branches] = self.states()?;
        Ok(RequestRow {
            operation: self.operation.id.clone(),
            calls: self.made,
            units: [
                (self.seen.parameters.len(), parameters.len()),
                (self.seen.bodies.len(), self.inputs.bodies.len()),
                (self.seen.alternatives, self.alternatives.len()),
                self.refused,
                properties,
                values,
                branches,
                statuses,
            ],
            elapsed,
        })
    }

    /// The findings of the responses and of the requests.
    pub(crate) fn findings(self) -> Vec<Finding> {
        let mut findings = self.findings;
        findings.extend(self.requests.findings());
        drop(self.mock);
        findings
    }
}

/// Adds the states that a body of an operation shows.
fn observe(
    contract: &Contract,
    operation: &Operation<'_>,
    case: &Case,
    states: &mut Coverage,
) -> Result<(), conversation_apis_codegen::Error> {
    let mut targets = contract.bodies(operation).into_iter();
    match targets.find(|target| target.id == case.id.target) {
        Some(target) => states.observe_case(&contract.resolve(&target.schema)?, case, None),
        None => Ok(()),
    }
}
