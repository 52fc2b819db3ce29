//! The main job: everything about a provider that can be proved on loopback.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use conversation_apis_codegen::Pointer;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::cases::{self, Case, Expect};
use crate::check::case::{CaseCheck, reproduce};
use crate::check::coverage::{Coverage, Kind};
use crate::check::oracle::Oracle;
use crate::check::{paging, responses};
use crate::document::{Contract, Target};
use crate::finding::{self, Example, Finding};
use crate::incomplete::{Incomplete, Outcome, Reason};
use crate::places::Places;
use crate::provider::Provider;
use crate::{Error, live};

/// What was proved of a provider, and what was not.
#[derive(Debug)]
pub struct Verdict {
    /// The provider's name.
    pub provider: &'static str,
    /// The document, and its version of OpenAPI.
    pub document: String,
    /// How many overlays were applied.
    pub overlays: usize,
    /// What the verdict is about.
    pub extent: Extent,
    /// A row a schema.
    pub schemas: Vec<Row>,
    /// A row an answer.
    pub answers: Vec<responses::Row>,
    /// A row a paging rule.
    pub rules: Vec<paging::Row>,
    /// What a reader should know, and what is no fault.
    pub notes: Vec<String>,
    /// What was found; without one of [`Severity::Error`](finding::Severity::Error), all holds.
    pub findings: Vec<Finding>,
    /// Whether all there is was looked at. Of one case it was not, nor of a live server
    /// with more lists than a run reads; both can hold all the same.
    pub complete: bool,
    /// Why the run did not see everything; what it found by then is kept.
    pub incomplete: Vec<Incomplete>,
    /// The objects of the document that a live server sent, by JSON pointer.
    pub met: BTreeSet<String>,
    /// Lists that were not read to their end, for a reason that is a finding. Once a
    /// baseline accepts a finding of the run, they are reasons why it is incomplete.
    pub cut_short: Vec<Incomplete>,
    /// How many findings a baseline accepts, and were taken out.
    pub accepted: usize,
    /// How long it took.
    pub elapsed: Duration,
    /// The lines of the document that findings speak of.
    pub places: Places,
}

impl Verdict {
    /// Nothing proved of a provider yet.
    pub fn new(provider: &'static Provider, contract: &Contract) -> Self {
        Self {
            provider: provider.name,
            document: describe(contract),
            overlays: contract.document.overlays.len(),
            extent: Extent::Whole,
            schemas: Vec::new(),
            answers: Vec::new(),
            rules: Vec::new(),
            notes: Vec::new(),
            findings: Vec::new(),
            complete: true,
            incomplete: Vec::new(),
            met: BTreeSet::new(),
            cut_short: Vec::new(),
            accepted: 0,
            elapsed: Duration::ZERO,
            places: Places::of(contract),
        }
    }

    /// The verdict of a run that could not start, or that was stopped.
    pub fn not_started(provider: &'static str, why: &str) -> Self {
        Self {
            provider,
            document: String::new(),
            overlays: 0,
            extent: Extent::Nothing,
            schemas: Vec::new(),
            answers: Vec::new(),
            rules: Vec::new(),
            notes: Vec::new(),
            findings: Vec::new(),
            complete: false,
            incomplete: vec![Incomplete {
                reason: Reason::NotStarted,
                operation: None,
                text: why.to_owned(),
            }],
            met: BTreeSet::new(),
            cut_short: Vec::new(),
            accepted: 0,
            elapsed: Duration::ZERO,
            places: Places::default(),
        }
    }

    /// Whether everything was looked at and nothing was found that fails.
    pub fn holds(&self) -> bool {
        self.outcome() == Outcome::Holds
    }

    /// What the verdict says: a finding that fails comes before an incomplete run.
    pub fn outcome(&self) -> Outcome {
        let is_error = |finding: &Finding| finding.severity == finding::Severity::Error;
        match (
            self.findings.iter().any(is_error),
            self.incomplete.is_empty(),
        ) {
            (true, _) => Outcome::Fails,
            (false, false) => Outcome::Incomplete,
            (false, true) => Outcome::Holds,
        }
    }
}

/// What a verdict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Nothing: the run could not start.
    Nothing,
    /// Everything that can be proved on loopback.
    Whole,
    /// One case of it.
    OneCase,
    /// A live server.
    Live {
        /// Requests sent.
        requests: usize,
        /// Items seen.
        items: usize,
    },
}

/// What was proved of a schema.
#[derive(Debug)]
pub struct Row {
    /// The component, or `operationId.status`.
    pub schema: String,
    /// How many cases it has.
    pub cases: usize,
    /// Covered units and all units, by kind.
    pub units: [(usize, usize); Kind::ALL.len()],
}

/// How much of a provider is verified.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// One case by its id, and nothing else.
    pub case: Option<String>,
    /// What the random cases begin with.
    pub seed: u64,
}

/// Verifies a provider against its document, on loopback only.
///
/// # Errors
///
/// When the document cannot be read or enumerated, or has no case of the id asked for.
pub async fn verify(provider: &'static Provider, options: &Options) -> Result<Verdict, Error> {
    let contract = Contract::open(&provider.folder())?;
    let mut verdict = verify_against(provider, &contract, options).await?;
    verdict.findings.extend(source(&provider.folder())?);
    Ok(verdict)
}

/// Verifies a provider's types and client against any document.
///
/// # Errors
///
/// As [`verify`].
pub async fn verify_against(
    provider: &'static Provider,
    contract: &Contract,
    options: &Options,
) -> Result<Verdict, Error> {
    let start = Instant::now();
    let mut verdict = Verdict::new(provider, contract);
    let mut cases = cases::all(contract)?;
    let mut sampled = cases::sampled(contract, &cases, options.seed)?;
    if let Some(id) = &options.case {
        verdict.extent = Extent::OneCase;
        verdict.complete = false;
        keep(&mut cases, id);
        keep(&mut sampled, id);
        if cases.is_empty() && sampled.is_empty() {
            return Err(Error(format!(
                "no case `{id}`; `cargo contract cases` prints those there are"
            )));
        }
    }
    let mut oracle = Oracle::new(contract)?;
    let seen = check_cases(
        provider,
        contract,
        &cases,
        &sampled,
        &mut oracle,
        options.seed,
        &mut verdict,
    )?;
    let http = responses::http()?;
    if options.case.is_none() {
        cover(contract, &cases, &sampled, &seen, &mut verdict)?;
        verdict.rules =
            paging::check(provider, contract, &cases, &http, &mut verdict.findings).await?;
    }
    verdict.answers = responses::check(
        provider,
        contract,
        &cases,
        options.case.is_some(),
        &http,
        &mut verdict.findings,
    )
    .await?;
    show(provider, &cases, &mut verdict.findings);
    let overlaps = oracle.overlaps.iter();
    verdict.notes.extend(
        overlaps.map(|at| format!("branches of {at} overlap: read as anyOf, the siblings choose")),
    );
    verdict.notes.extend(contract.first_unsupported().map(|at| {
        format!("{at} is not enumerated: the cases are those that the document allows, and no state is owed")
    }));
    verdict.notes.extend(uncalled(provider));
    verdict.elapsed = start.elapsed();
    Ok(verdict)
}

/// How many operations a note names.
const NAMED: usize = 5;

/// A note for each reason why operations are not called.
fn uncalled(provider: &Provider) -> impl Iterator<Item = String> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, reason) in provider.skipped {
        by_reason.entry(reason).or_default().push(id);
    }
    by_reason.into_iter().map(|(reason, ids)| {
        let more = match ids.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let named = &ids[..ids.len().min(NAMED)];
        format!("{}{more}: {reason}", named.join(", "))
    })
}

/// Verifies a live server against a provider's document.
///
/// # Errors
///
/// As [`live::verify`].
pub async fn verify_live(provider: &'static Provider, live: &live::Live) -> Result<Verdict, Error> {
    let start = Instant::now();
    let contract = Contract::open(&provider.folder())?;
    let observed = live::verify(provider, &contract, live).await?;
    let mut verdict = Verdict::new(provider, &contract);
    verdict.extent = Extent::Live {
        requests: observed.requests,
        items: observed.items.values().sum(),
    };
    let items = observed.items.iter();
    verdict
        .notes
        .extend(items.map(|(operation, count)| format!("{count} items of {operation}")));
    verdict.notes.extend(observed.notes);
    verdict.findings = observed.findings;
    verdict.complete = observed.saw_everything;
    verdict.incomplete = observed.incomplete;
    verdict.met = observed.met;
    verdict.cut_short = observed.cut_short;
    verdict.elapsed = start.elapsed();
    Ok(verdict)
}

type Cases = Vec<(Target, Vec<Case>)>;

/// Puts the case beside a finding whose place is one, and the command that
/// repeats it.
fn show(provider: &Provider, cases: &Cases, findings: &mut [Finding]) {
    for finding in findings.iter_mut().filter(|finding| finding.case.is_none()) {
        let mut cases = cases.iter().flat_map(|(_, cases)| cases);
        if let Some(case) = cases.find(|case| case.id == finding.place) {
            finding.case = Some(Example {
                json: case.json.clone(),
                path: None,
                reproduce: reproduce(provider, &case.id),
            });
        }
    }
}

/// Keeps the case of an id.
fn keep(cases: &mut Cases, id: &str) {
    for (_, cases) in cases.iter_mut() {
        cases.retain(|case| case.id == id);
    }
    cases.retain(|(_, cases)| !cases.is_empty());
}

/// Proves every case; what the values of those that passed show.
fn check_cases(
    provider: &'static Provider,
    contract: &Contract,
    cases: &Cases,
    sampled: &Cases,
    oracle: &mut Oracle<'_>,
    seed: u64,
    verdict: &mut Verdict,
) -> Result<Coverage, Error> {
    let mut seen = Coverage::default();
    for (target, cases) in cases.iter().chain(sampled) {
        let Some(found) = provider.find_type(&target.name) else {
            if contract.is_best_effort() && target.answer.is_some() {
                continue;
            }
            let text = "no type of the crate is this schema's";
            verdict
                .findings
                .push(Finding::new(finding::Kind::TypeMissing, &target.name, text));
            continue;
        };
        let mut prover = CaseCheck::new(provider, target, found, oracle, seed)?;
        for case in cases {
            match prover.check_case(case)? {
                Some(finding) => verdict.findings.push(finding),
                None if matches!(case.expect, Expect::Rejected(_)) => {}
                None => seen.observe(contract, &target.schema, &case.json)?,
            }
        }
    }
    Ok(seen)
}

/// Holds what was seen against what the document asks for.
fn cover(
    contract: &Contract,
    cases: &Cases,
    sampled: &Cases,
    seen: &Coverage,
    verdict: &mut Verdict,
) -> Result<(), Error> {
    for (target, enumerated) in cases {
        let required = Coverage::required(contract, target)?;
        for unit in required
            .missing(seen)
            .filter(|_| !contract.is_best_effort())
        {
            let text = format!("no case shows it {}", unit.state);
            verdict.findings.push(Finding::new(
                finding::Kind::Coverage,
                unit.at.to_string(),
                text,
            ));
        }
        let sampled = sampled.iter().find(|(other, _)| other.name == target.name);
        verdict.schemas.push(Row {
            schema: target.name.clone(),
            cases: enumerated.len() + sampled.map_or(0, |(_, cases)| cases.len()),
            units: Kind::ALL.map(|kind| required.count(kind, seen)),
        });
    }
    Ok(())
}

fn describe(contract: &Contract) -> String {
    let version = contract
        .get(&Pointer::from("#/openapi"))
        .as_str()
        .unwrap_or("?");
    let path = &contract.document.path;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    format!("{file} (OpenAPI {version})")
}

#[derive(Deserialize)]
struct SourceFile {
    document: Source,
}

#[derive(Deserialize)]
struct Source {
    file: String,
    sha256: String,
}

/// Whether a folder's document is the one that its `SOURCE.toml` speaks of.
///
/// # Errors
///
/// When either cannot be read.
pub fn source(folder: &Path) -> Result<Option<Finding>, Error> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|error| Error(format!("{}: {error}", path.display())))
    };
    let text = String::from_utf8(read("SOURCE.toml")?)?;
    let source: SourceFile = toml::from_str(&text)
        .map_err(|error| Error(format!("{}/SOURCE.toml: {error}", folder.display())))?;
    let Source { file, sha256 } = source.document;
    let digest = Sha256::digest(read(&file)?);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let text = format!("is not the file that SOURCE.toml names: its sha256 is {digest}");
    Ok((digest != sha256).then(|| Finding::new(finding::Kind::Source, file, text)))
}
