//! Verifies a provider: runs all checks and collects what they return.

mod notes;
mod origin;
mod source;
mod values;

use std::sync::Arc;
use std::thread::ScopedJoinHandle;
use std::time::Instant;

use crate::cases::{self, Case, Cases};
use crate::check::case::reproduce;
use crate::check::oracle::Oracle;
use crate::check::responses::Exchanges;
use crate::check::webhooks::{self, Deliveries};
use crate::check::{paging, responses};
use crate::document::{Contract, Target};
use crate::effects::{self, Effects, Site};
use crate::verdict::Checked;
use crate::{Error, live, program};

pub(crate) use self::notes::by_reason;
pub use self::origin::{Origin, Recorded};
pub(crate) use self::source::sha256;
pub use self::source::source;
pub use crate::cases::{CaseId, CaseState};
pub use crate::diff::vendor::differences;
pub use crate::document::TargetId;
pub use crate::finding::{Example, Finding, Kind, Severity, Subject};
pub use crate::incomplete::{Incomplete, Outcome, Reason};
pub use crate::live::Live;
pub use crate::provider::Provider;
pub use crate::verdict::{
    AnswerRow, DocumentName, EffectRow, Extent, RequestRow, Row, RuleRow, SchemaRow, Verdict,
    WebhookRow,
};

/// The scope of a verification.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// One case by its id, and nothing else.
    pub case: Option<String>,
    /// The seed of the random cases.
    pub seed: u64,
    /// The address of a server on loopback whose writes are checked. By default, the embedded
    /// server of the provider is started, if it has one.
    pub server: Option<String>,
}

/// Verifies a provider against its document, on loopback only.
///
/// # Errors
///
/// If the document cannot be read or enumerated, or has no case with the requested id.
pub async fn verify(provider: &'static Provider, options: &Options) -> Result<Verdict, Error> {
    let contract = provider.contract()?;
    let mut verdict = verify_against(provider, &contract, options).await?;
    let folder = provider.source();
    verdict.findings.extend(source(&folder)?);
    verdict.findings.extend(differences(&folder)?);
    Ok(verdict)
}

/// Verifies a provider's types and client against any document.
///
/// # Errors
///
/// The errors of [`verify`].
pub async fn verify_against(
    provider: &'static Provider,
    contract: &Contract,
    options: &Options,
) -> Result<Verdict, Error> {
    let start = Instant::now();
    let mut oracle = Oracle::new(contract)?;
    let cases = cases::all(&mut oracle)?;
    let mut random = cases::random(contract, &cases, options.seed)?;
    cases::keep_allowed(&mut oracle, &mut random)?;
    let mut run = Run {
        provider,
        oracle,
        cases: Arc::new(cases),
        random: Arc::new(random),
        seed: options.seed,
        server: options.server.clone(),
        verdict: Verdict::new(provider, contract),
    };
    match &options.case {
        Some(id) => run.check_one(id).await?,
        None => run.check_all().await?,
    }
    run.note();
    run.verdict.elapsed = start.elapsed();
    Ok(run.verdict)
}

/// A run of the checks of one provider.
struct Run<'a> {
    provider: &'static Provider,
    oracle: Oracle<'a>,
    /// The enumerated cases.
    cases: Arc<Cases>,
    /// The random cases.
    random: Arc<Cases>,
    seed: u64,
    /// The server whose writes are checked, if it is not the embedded one.
    server: Option<String>,
    verdict: Verdict,
}

impl Run<'_> {
    /// Runs all checks. All but the check of the cases run in threads of their own, each with
    /// its own oracle, because most of the time is spent computing.
    async fn check_all(&mut self) -> Result<(), Error> {
        let (provider, contract) = (self.provider, self.oracle.contract());
        let (cases, random) = (Arc::clone(&self.cases), Arc::clone(&self.random));
        let seed = self.seed;
        let server = self.server.clone();
        std::thread::scope(|scope| {
            let deliveries = scope.spawn(|| {
                let mut oracle = Oracle::new(contract)?;
                webhooks::check(provider, &mut oracle, [&cases, &random], seed)
            });
            let answers = scope.spawn(|| {
                alone(async {
                    let mut oracle = Oracle::new(contract)?;
                    let http = responses::http()?;
                    let checked = responses::check(provider, &mut oracle, &cases, false, &http);
                    Ok((checked.await?, oracle.overlaps))
                })
            });
            let effects = scope.spawn(|| {
                alone(async {
                    let mut oracle = Oracle::new(contract)?;
                    let site = Site {
                        provider,
                        base_url: server,
                        http: &responses::http()?,
                    };
                    let checked = effects::check(&mut oracle, &cases, site).await?;
                    Ok((checked, oracle.overlaps))
                })
            });
            let paged = scope.spawn(|| {
                alone(async {
                    let mut oracle = Oracle::new(contract)?;
                    let http = responses::http()?;
                    let checked = paging::check(provider, &mut oracle, &cases, &http);
                    Ok((checked.await?, oracle.overlaps))
                })
            });
            let values = self.check_values();
            let (exchanges, overlaps) = joined(answers)?;
            self.oracle.overlaps.extend(overlaps);
            let (effects, overlaps) = joined(effects)?;
            self.oracle.overlaps.extend(overlaps);
            let (paged, overlaps) = joined(paged)?;
            self.oracle.overlaps.extend(overlaps);
            let deliveries = joined(deliveries)?;
            values?;
            self.add_paging(paged);
            self.add_answers(exchanges);
            self.add_effects(effects);
            self.add_deliveries(deliveries);
            Ok(())
        })
    }

    fn add_paging(&mut self, checked: Checked<RuleRow>) {
        self.verdict.rules = checked.rows;
        self.verdict.findings.extend(checked.findings);
    }

    fn add_effects(&mut self, checked: Effects) {
        self.verdict.effects = checked.rows;
        self.verdict.findings.extend(checked.findings);
        let text = "no `x-effect` says what it changes";
        let unstated = checked.unstated.into_iter();
        let unstated: Vec<_> = unstated.map(|id| (id, text.to_owned())).collect();
        self.verdict.notes.extend(by_reason(&unstated));
    }

    fn add_deliveries(&mut self, checked: Deliveries) {
        self.verdict.webhooks = checked.rows;
        self.verdict.findings.extend(checked.findings);
        self.verdict.notes.extend(checked.notes);
    }

    async fn check_one(&mut self, id: &str) -> Result<(), Error> {
        keep(Arc::make_mut(&mut self.cases), id);
        keep(Arc::make_mut(&mut self.random), id);
        if self.cases.is_empty() && self.random.is_empty() {
            return Err(Error(format!(
                "no case `{id}`; `{} cases {}` prints all cases",
                program::name(),
                self.provider.name
            )));
        }
        self.verdict.extent = Extent::OneCase;
        self.verdict.complete = false;
        self.check_cases()?;
        let cases = [&*self.cases, &*self.random];
        let deliveries = webhooks::check(self.provider, &mut self.oracle, cases, self.seed)?;
        self.add_deliveries(deliveries);
        self.check_answers().await
    }

    /// Sends the cases over HTTP, and nothing else.
    async fn check_answers(&mut self) -> Result<(), Error> {
        let (provider, oracle) = (self.provider, &mut self.oracle);
        let http = responses::http()?;
        let checked = responses::check(provider, oracle, &self.cases, true, &http).await?;
        self.add_answers(checked);
        Ok(())
    }

    fn add_answers(&mut self, checked: Exchanges) {
        self.verdict.answers = checked.answers;
        self.verdict.requests = checked.requests;
        self.verdict.skipped = checked.skipped;
        let findings = checked.findings.into_iter();
        let findings = findings.map(|finding| with_case(finding, self.provider, &self.cases));
        self.verdict.findings.extend(findings);
    }
}

/// Runs a check on a runtime of its own.
///
/// The check is unconstrained. Otherwise, tokio makes a future wait once that has done much without
/// waiting. `MockServer` blocks its thread when it is dropped, and would then wait forever.
pub(crate) fn alone<T>(check: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error(format!("cannot start a runtime: {error}")))?;
    runtime.block_on(tokio::task::unconstrained(check))
}

/// The result of a check in a thread of its own.
pub(crate) fn joined<T>(check: ScopedJoinHandle<'_, Result<T, Error>>) -> Result<T, Error> {
    check
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Adds the case that a finding is about, and the command that reproduces it.
fn with_case(finding: Finding, provider: &Provider, cases: &Cases) -> Finding {
    let Subject::Case(id) = &finding.subject else {
        return finding;
    };
    let of_target = cases.iter().find(|(target, _)| target.id == id.target);
    let case = of_target.and_then(|(_, cases)| cases.iter().find(|case| case.id == *id));
    let Some(case) = case.filter(|_| finding.case.is_none()) else {
        return finding;
    };
    let example = Example {
        json: case.json.clone(),
        path: None,
        reproduce: reproduce(provider, id),
    };
    finding.shown_by(example)
}

/// Keeps only the case with this id.
fn keep(cases: &mut Cases, id: &str) {
    let is_it = |case: &Case| case.id.to_string() == id;
    cases.iter_mut().for_each(|(_, cases)| cases.retain(is_it));
    cases.retain(|(_, cases): &(Target, Vec<Case>)| !cases.is_empty());
}

/// Verifies a live server against a provider's document.
///
/// # Errors
///
/// The errors of [`live::verify`].
pub async fn verify_live(provider: &'static Provider, live: &Live) -> Result<Verdict, Error> {
    let start = Instant::now();
    let contract = provider.contract()?;
    let observed = live::verify(provider, &contract, live).await?;
    let items = observed.items.iter();
    let counted = items.map(|(operation, count)| format!("{count} items of {operation}"));
    Ok(Verdict {
        extent: Extent::Live {
            requests: observed.requests,
            items: observed.items.values().sum(),
        },
        notes: counted.chain(observed.notes).collect(),
        findings: observed.findings,
        complete: observed.saw_everything,
        incomplete: observed.incomplete,
        seen_objects: observed.seen_objects,
        partly_called: observed.partly_called,
        effects: observed.effects,
        cut_short: observed.cut_short,
        elapsed: start.elapsed(),
        ..Verdict::new(provider, &contract)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;
    use std::time::Duration;

    use tokio::sync::Mutex;
    use wiremock::MockServer;

    use super::alone;

    #[test]
    fn a_check_that_never_waits_can_drop_its_server() {
        let (done, ended) = channel();
        thread::spawn(move || {
            let checked = alone(async {
                let server = MockServer::start().await;
                let mutex = Mutex::new(0);
                for _ in 0..1000 {
                    *mutex.lock().await += 1;
                }
                drop(server);
                Ok(mutex.into_inner())
            });
            done.send(checked.ok())
        });
        assert_eq!(ended.recv_timeout(Duration::from_secs(60)), Ok(Some(1000)));
    }
}
