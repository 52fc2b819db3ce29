//! `cargo contract verify`.

use std::env::VarError;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use super::output::{Target, Targets};
use super::{FINDINGS, HOLDS, Stop, find};
use crate::baseline::{Baseline, today};
use crate::incomplete::Outcome;
use crate::live::Live;
use crate::provider::{PROVIDERS, Provider};
use crate::report::{self, Format};
use crate::verify::{Extent, Options, Verdict, verify, verify_live};

/// What `verify` takes.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Which providers; all of them where none is named
    providers: Vec<String>,
    /// `text`, `json`, `junit`, `sarif`, `markdown` or `html`, to standard output or `=FILE`; may be given several times
    #[arg(long = "report", value_name = "FORMAT[=FILE]")]
    reports: Vec<Target<Format>>,
    /// Verify one case by its id, and nothing else
    #[arg(long, value_name = "ID", conflicts_with = "base_url")]
    case: Option<String>,
    /// What the random cases begin with
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Verify this live server: GET only, no value of an answer is shown
    #[arg(long, value_name = "URL", requires = "api_key_env")]
    base_url: Option<String>,
    /// The environment variable that holds the live server's key; for a provider with several keys, once for each in the document's order
    #[arg(long, value_name = "NAME", requires = "base_url")]
    api_key_env: Vec<String>,
    /// A parameter of the live server's calls, such as `account_id=7`; may be given several times
    #[arg(long = "parameter", value_name = "NAME=VALUE", requires = "base_url")]
    parameters: Vec<String>,
    /// The most requests to a live server, repeated ones included
    #[arg(long, default_value_t = 2000, requires = "base_url")]
    max_requests: usize,
    /// The most seconds on a live server, the waits it asks for included
    #[arg(long, default_value_t = 600, requires = "base_url")]
    max_seconds: u64,
    /// Accepted findings: a TOML file
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Accept every error there is, for 90 days; needs --reason
    #[arg(long, requires = "baseline", requires = "reason")]
    baseline_update: bool,
    /// Take accepted findings out that are not found any more
    #[arg(long, requires = "baseline")]
    baseline_prune: bool,
    /// Why the findings are accepted
    #[arg(long, value_name = "TEXT", requires = "baseline_update")]
    reason: Option<String>,
}

impl Verify {
    pub(super) fn run(self, out: &mut dyn Write) -> Result<u8, Stop> {
        let inputs: Vec<&Path> = self.baseline.as_deref().into_iter().collect();
        let targets = Targets::new(&self.reports, &inputs).map_err(|refused| {
            refused
                .others
                .begin(&render(&[Verdict::not_started(ALL, &refused.reason)]));
            Stop::could_not(refused.reason)
        })?;
        targets.begin(&render(&[Verdict::not_started(
            ALL,
            "the run did not finish",
        )]));
        let mut problem = None;
        let verdicts = self
            .verdicts(&mut problem)
            .unwrap_or_else(|stop| vec![Verdict::not_started(self.only_provider(), &stop.reason)]);
        let written = targets.write(out, &render(&verdicts));
        let fails = verdicts
            .iter()
            .any(|verdict| verdict.outcome() == Outcome::Fails);
        if let Some(reason) = written.err().or(problem) {
            return Err(Stop::after(fails, reason));
        }
        if fails {
            return Ok(FINDINGS);
        }
        let reasons = verdicts.iter().flat_map(|verdict| &verdict.incomplete);
        let reasons: Vec<String> = reasons.map(ToString::to_string).collect();
        match reasons.as_slice() {
            [] => Ok(HOLDS),
            reasons => Err(Stop::could_not(reasons.join("\nerror: "))),
        }
    }

    /// The verdict of each provider, the accepted findings taken out. A provider that
    /// cannot be verified does not keep the others from it; a baseline that cannot be
    /// written is a `problem`, and takes no verdict away.
    fn verdicts(&self, problem: &mut Option<String>) -> Result<Vec<Verdict>, Stop> {
        let providers = self.providers()?;
        let live = self.live()?;
        let mut baseline = self.baseline()?;
        let options = Options {
            case: self.case.clone(),
            seed: self.seed,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let verified = providers.into_iter().map(|provider| {
            let verdict = match &live {
                Some(live) => runtime.block_on(verify_live(provider, live)),
                None => runtime.block_on(verify(provider, &options)),
            };
            verdict.unwrap_or_else(|error| Verdict::not_started(provider.name, &error.to_string()))
        });
        let mut verdicts: Vec<Verdict> = verified.collect();
        if let Some(baseline) = &mut baseline {
            let applied = self.apply(baseline, &mut verdicts);
            *problem = applied.err().map(|stop| stop.reason);
        }
        Ok(verdicts)
    }

    /// The name for reports of a run that did not come to its providers.
    fn only_provider(&self) -> &'static str {
        let only = match self.providers.as_slice() {
            [name] => Provider::find(name),
            _ => None,
        };
        only.map_or(ALL, |provider| provider.name)
    }

    fn providers(&self) -> Result<Vec<&'static Provider>, Stop> {
        let providers = match self.providers.as_slice() {
            [] => PROVIDERS.iter().collect(),
            names => names
                .iter()
                .map(|name| find(name))
                .collect::<Result<Vec<_>, _>>()?,
        };
        match providers.len() > 1 && (self.base_url.is_some() || self.case.is_some()) {
            true => Err(Stop::could_not(
                "name the one provider that --base-url or --case is for".to_owned(),
            )),
            false => Ok(providers),
        }
    }

    fn live(&self) -> Result<Option<Live>, Stop> {
        let Some(base_url) = &self.base_url else {
            return Ok(None);
        };
        // Its name is not shown: some give the key itself by mistake.
        let key = |(index, name): (usize, &String)| {
            let refused = |error| {
                let why = match error {
                    VarError::NotPresent => {
                        "names no environment variable that is set; give the variable's name, not the key"
                    }
                    VarError::NotUnicode(_) => "names a variable whose value is not UTF-8",
                };
                Stop::could_not(format!("--api-key-env number {} {why}", index + 1))
            };
            std::env::var(name).map_err(refused)
        };
        let parameters = self.parameters.iter().map(|text| parameter(text));
        Ok(Some(Live {
            base_url: base_url.clone(),
            keys: self
                .api_key_env
                .iter()
                .enumerate()
                .map(key)
                .collect::<Result<_, _>>()?,
            parameters: parameters.collect::<Result<_, _>>()?,
            max_requests: self.max_requests,
            max_time: Duration::from_secs(self.max_seconds),
            progress,
        }))
    }

    /// The accepted findings, if there is a file of them.
    fn baseline(&self) -> Result<Option<Baseline>, Stop> {
        let Some(path) = &self.baseline else {
            return Ok(None);
        };
        Ok(Some(match self.baseline_update && !path.exists() {
            true => Baseline::default(),
            false => Baseline::read(path)?,
        }))
    }

    /// Updates and prunes the baseline where asked to, then takes out what it accepts.
    fn apply(&self, baseline: &mut Baseline, verdicts: &mut [Verdict]) -> Result<(), Stop> {
        if self.baseline_prune {
            baseline.prune(verdicts);
        }
        if let (true, Some(reason)) = (self.baseline_update, &self.reason) {
            baseline.update(verdicts, reason, today());
        }
        baseline.apply(verdicts, today());
        if let Some(path) = &self.baseline
            && (self.baseline_prune || self.baseline_update)
        {
            baseline.write(path)?;
        }
        Ok(())
    }
}

/// Writes reports that say why the run has no result.
pub(super) fn leave<'a>(given: impl Iterator<Item = &'a str>, why: &str) {
    let targets = given.filter_map(|text| text.parse().ok());
    let targets = Targets(targets.collect());
    targets.begin(&render(&[Verdict::not_started(ALL, why)]));
}

/// What reports call a run of no provider in particular.
const ALL: &str = "verify";

fn render(verdicts: &[Verdict]) -> impl Fn(Format, bool) -> io::Result<Vec<u8>> {
    move |format, is_stdout| {
        let mut text = Vec::new();
        let has_started = |verdict: &Verdict| verdict.extent != Extent::Nothing;
        // For a person at a terminal, standard error says why.
        if is_stdout && format == Format::Text && !verdicts.iter().any(has_started) {
            return Ok(text);
        }
        match is_stdout {
            true => report::print_to_stdout(verdicts, format, &mut text)?,
            false => report::print(verdicts, format, &mut text)?,
        }
        Ok(text)
    }
}

/// Read here and not by clap, whose errors quote what was given.
fn parameter(text: &str) -> Result<(String, String), Stop> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err(Stop::could_not(
            "--parameter expects NAME=VALUE, such as account_id=7".to_owned(),
        )),
    }
}

/// One line that counts, for a person who waits.
fn progress(requests: usize) {
    let mut errors = std::io::stderr();
    if errors.is_terminal() {
        let _ = write!(errors, "\r{requests} requests ");
    }
}
