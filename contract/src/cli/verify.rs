//! `cargo contract verify`.

use std::env::VarError;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use clap::Args;

use super::Stop;
use super::command_line::{CommandLine, shown_url};
use super::output::{Target, Targets};
use super::providers::Providers;
use super::verdicts::{BaselineArguments, Reports, render_refused};
use crate::Error;
use crate::baseline::Baseline;
use crate::live::{AllowedWrite, Live};
use crate::provider::Provider;
use crate::report::{Format, Run, Styles};
use crate::verify::{Options, Verdict, alone, joined, verify, verify_live};

/// The maximum number of requests to a live server, unless an option says otherwise.
const MAX_REQUESTS: usize = 2000;
/// The maximum time for a live server, in seconds, unless an option says otherwise.
const MAX_SECONDS: u64 = 600;

/// The arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The names of the providers, such as `partoo`; all of them if none is given
    providers: Vec<String>,
    /// Write a report as `text`, `json`, `junit`, `sarif`, `markdown` or `html`, to standard output or to a file, as in `json=report.json`; can be repeated
    #[arg(long = "report", value_name = "FORMAT[=FILE]", value_parser = Target::parser(&Format::VERIFY))]
    reports: Vec<Target>,
    /// Verify only the case with this id; the command `cases` prints the ids
    #[arg(long, value_name = "ID", conflicts_with = "base_url")]
    case: Option<String>,
    /// Seed for random cases
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Verify the live server at this URL. Only GET requests are sent, unless --allow-writes names other operations, and no values from responses are shown
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The name of the environment variable that has the API key for the live server. Leave it out if the document needs no key. For a provider with several keys, repeat the option in the order of the document. For a key that you do not give, name an empty variable. A user and a password are `user:password`
    #[arg(long, value_name = "NAME", requires = "base_url")]
    api_key_env: Vec<String>,
    /// A parameter for all calls of the live server, such as `account_id=7`; can be repeated
    #[arg(long = "parameter", value_name = "NAME=VALUE", requires = "base_url")]
    parameters: Vec<String>,
    /// CHANGES THE ACCOUNT of the live server: also call these operations, once each, such as `updateConversation,sendMessage`. Each gets only the values of --parameter and --body, is never retried, and its effect is read back
    #[arg(
        long,
        value_name = "OPERATION[,OPERATION…]",
        value_delimiter = ',',
        requires = "base_url"
    )]
    allow_writes: Vec<String>,
    /// The JSON body of an operation of --allow-writes, as in `sendMessage=message.json`; can be repeated
    #[arg(
        long = "body",
        value_name = "OPERATION=FILE",
        requires = "allow_writes"
    )]
    bodies: Vec<String>,
    /// The maximum number of requests to a live server, including retries
    #[arg(long, default_value_t = MAX_REQUESTS, requires = "base_url")]
    max_requests: usize,
    /// The maximum time to spend on a live server, in seconds, including waits between retries
    #[arg(long, default_value_t = MAX_SECONDS, requires = "base_url")]
    max_seconds: u64,
    #[command(flatten)]
    baseline: BaselineArguments,
    /// Remove accepted findings that no longer occur
    #[arg(long, requires = "baseline")]
    baseline_prune: bool,
}

impl Verify {
    pub(super) fn run(
        self,
        known: Providers,
        styles: Styles,
        out: &mut dyn Write,
    ) -> Result<u8, Stop> {
        let inputs: Vec<&Path> = self.baseline.path().into_iter().collect();
        let run = self.facts(known);
        let fail = |why: &str, format| render_refused(ALL, why, format, &run);
        let targets = Targets::open(&self.reports, &inputs, &fail)?;
        let mut problem = None;
        let verdicts = self.verdicts(known, &mut problem).unwrap_or_else(|stop| {
            let name = self.only_provider(known);
            vec![Verdict::not_started(name, &stop.reason)]
        });
        let reports = Reports {
            targets: &targets,
            run: &run,
            styles,
        };
        reports.conclude(&verdicts, problem, out)
    }

    /// What reports say about the run.
    fn facts(&self, known: Providers) -> Run {
        let keys = self.api_key_env.iter();
        let keys: Vec<String> = keys.filter_map(|name| std::env::var(name).ok()).collect();
        let base_url = self.base_url.as_deref();
        Run {
            base_url: base_url.and_then(|url| shown_url(url, &keys)),
            ..Run::now(self.command_line(known, &keys))
        }
    }

    /// The command line, without what could be a key or a customer's data.
    fn command_line(&self, known: Providers, keys: &[String]) -> String {
        let mut line = CommandLine::new("verify");
        for name in &self.providers {
            line.word_if(known.get(name).is_some(), name);
        }
        for report in &self.reports {
            line.option("--report", Some(report));
        }
        if let Some(case) = &self.case {
            line.option_if(is_known(known, case), "--case", case);
        }
        line.option("--seed", Some(self.seed).filter(|seed| *seed != 0));
        line.base_url(self.base_url.as_deref(), keys);
        for name in &self.api_key_env {
            // A variable that is set is a name, and not the key itself.
            line.option_if(std::env::var_os(name).is_some(), "--api-key-env", name);
        }
        self.parameters
            .iter()
            .for_each(|_| line.hidden("--parameter"));
        for id in &self.allow_writes {
            line.option_if(is_known(known, id), "--allow-writes", id);
        }
        self.bodies.iter().for_each(|_| line.hidden("--body"));
        let requests = Some(self.max_requests).filter(|most| *most != MAX_REQUESTS);
        line.option("--max-requests", requests);
        let seconds = Some(self.max_seconds).filter(|most| *most != MAX_SECONDS);
        line.option("--max-seconds", seconds);
        self.baseline.show(&mut line);
        line.flag("--baseline-prune", self.baseline_prune);
        line.finish()
    }

    /// The verdict of each provider, without accepted findings. If a provider cannot be
    /// verified, the others still are. If the baseline cannot be written, the verdicts remain,
    /// and `problem` states why.
    fn verdicts(
        &self,
        known: Providers,
        problem: &mut Option<String>,
    ) -> Result<Vec<Verdict>, Stop> {
        let providers = self.providers(known)?;
        let live = self.live()?;
        let mut baseline = self.baseline.read()?;
        let options = Options {
            case: self.case.clone(),
            seed: self.seed,
            ..Options::default()
        };
        let (live, options) = (live.as_ref(), &options);
        // Each provider has a thread. The verdicts have the order of the providers.
        let mut verdicts: Vec<Verdict> = std::thread::scope(|scope| {
            let threads = providers.into_iter().map(|provider| {
                let verified = move || alone(one(provider, live, options));
                (provider.name, scope.spawn(verified))
            });
            let threads: Vec<_> = threads.collect();
            let verdicts = threads.into_iter().map(|(name, thread)| {
                let failed = |error: Error| Verdict::not_started(name, &error.to_string());
                joined(thread).unwrap_or_else(failed)
            });
            verdicts.collect()
        });
        if let Some(baseline) = &mut baseline {
            let applied = self.apply(baseline, &mut verdicts);
            *problem = applied.err().map(|stop| stop.reason);
        }
        Ok(verdicts)
    }

    /// The name in reports of a run that did not reach its providers.
    fn only_provider(&self, known: Providers) -> &'static str {
        let only = match self.providers.as_slice() {
            [name] => known.get(name),
            _ => None,
        };
        only.map_or(ALL, |provider| provider.name)
    }

    fn providers(&self, known: Providers) -> Result<Vec<&'static Provider>, Stop> {
        let providers = match self.providers.as_slice() {
            [] => known.all().collect(),
            names => names
                .iter()
                .map(|name| known.find(name))
                .collect::<Result<Vec<_>, _>>()?,
        };
        match providers.len() > 1 && (self.base_url.is_some() || self.case.is_some()) {
            true => Err(Stop::could_not(
                "--base-url and --case need exactly one provider".to_owned(),
            )),
            false => Ok(providers),
        }
    }

    fn live(&self) -> Result<Option<Live>, Stop> {
        let Some(base_url) = &self.base_url else {
            return Ok(None);
        };
        // The name is not shown, because it may be the key itself by mistake.
        let key = |(index, name): (usize, &String)| {
            let refused = |error| {
                let why = match error {
                    VarError::NotPresent => {
                        "is not the name of an environment variable that is set; give the name of the variable, not the key"
                    }
                    VarError::NotUnicode(_) => "is the name of a variable whose value is not UTF-8",
                };
                Stop::could_not(format!("--api-key-env number {} {why}", index + 1))
            };
            std::env::var(name).map_err(refused)
        };
        let keys = self.api_key_env.iter().enumerate().map(key);
        let keys = keys.collect::<Result<Vec<_>, _>>()?;
        if !keys.is_empty() && keys.iter().all(String::is_empty) {
            let text = "the variables of --api-key-env are all empty; put the key into one, or leave the option out if the document needs no key";
            return Err(Stop::could_not(text));
        }
        let parameters = self.parameters.iter().map(|text| parameter(text));
        Ok(Some(Live {
            base_url: base_url.clone(),
            keys,
            parameters: parameters.collect::<Result<_, _>>()?,
            writes: writes(&self.allow_writes, &self.bodies)?,
            max_requests: self.max_requests,
            max_time: Duration::from_secs(self.max_seconds),
            progress,
        }))
    }

    /// Updates and prunes the baseline if asked to, and removes the accepted findings.
    fn apply(&self, baseline: &mut Baseline, verdicts: &mut [Verdict]) -> Result<(), Stop> {
        if self.baseline_prune {
            baseline.prune(verdicts);
        }
        self.baseline.apply(baseline, verdicts)?;
        match self.baseline_prune {
            true => self.baseline.write(baseline),
            false => Ok(()),
        }
    }
}

/// The name in reports of a run without a particular provider.
const ALL: &str = "verify";

/// Renders a report that states why the run has no result.
pub(super) fn refused(why: &str, format: Format) -> io::Result<Vec<u8>> {
    render_refused(ALL, why, format, &Run::now(CommandLine::new(ALL).finish()))
}

/// Whether the id of an operation or of a case begins with a name of a document.
fn is_known(known: Providers, id: &str) -> bool {
    let name = id.split([':', '.', '/']).next().unwrap_or_default();
    known.all().any(|provider| {
        provider.find_operation(name).is_some() || provider.find_type(name).is_some()
    })
}

/// clap does not parse this argument. Its errors would quote the argument, which may be a key.
fn parameter(text: &str) -> Result<(String, String), Stop> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err(Stop::could_not(
            "--parameter needs NAME=VALUE, such as account_id=7".to_owned(),
        )),
    }
}

/// The operations that may be called, each with its body.
fn writes(operations: &[String], bodies: &[String]) -> Result<Vec<AllowedWrite>, Stop> {
    let mut writes: Vec<AllowedWrite> = operations
        .iter()
        .map(|id| AllowedWrite {
            operation: id.trim().to_owned(),
            body: None,
        })
        .collect();
    if writes.iter().any(|write| write.operation.is_empty()) {
        let text = "--allow-writes needs the ids of operations, such as updateConversation";
        return Err(Stop::could_not(text.to_owned()));
    }
    for text in bodies {
        let Some((id, file)) = text.split_once('=') else {
            let text = "--body needs OPERATION=FILE, such as sendMessage=message.json";
            return Err(Stop::could_not(text.to_owned()));
        };
        let Some(write) = writes.iter_mut().find(|write| write.operation == id) else {
            let text = format!("--body is for `{id}`, which --allow-writes does not name");
            return Err(Stop::could_not(text));
        };
        let unreadable =
            |why: String| Stop::could_not(format!("the body of `{id}` in {file}: {why}"));
        let json = std::fs::read(file).map_err(|error| unreadable(error.to_string()))?;
        let body = serde_json::from_slice(&json).map_err(|error| {
            unreadable(format!(
                "not JSON at line {}, column {}",
                error.line(),
                error.column()
            ))
        })?;
        write.body = Some(body);
    }
    Ok(writes)
}

/// The verdict of one provider.
async fn one(
    provider: &'static Provider,
    live: Option<&Live>,
    options: &Options,
) -> Result<Verdict, Error> {
    match live {
        Some(live) => verify_live(provider, live).await,
        None => verify(provider, options).await,
    }
}

/// Shows the number of requests on a terminal.
fn progress(requests: usize) {
    let mut errors = std::io::stderr();
    if errors.is_terminal() {
        let _ = write!(errors, "\r{requests} requests ");
    }
}
