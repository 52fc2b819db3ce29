//! `cargo contract drift`.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Stop;
use super::command_line::{CommandLine, shown_url};
use super::output::{Target, Targets};
use super::providers::Providers;
use super::verdicts::{BaselineArguments, Reports, render_refused};
use crate::drift::{Documents, Options, Recording};
use crate::report::{Format, Run, Styles};
use crate::verify::Verdict;

/// The arguments of `drift`.
#[derive(Debug, Args)]
pub(super) struct Drift {
    /// HAR files, or files with one JSON object on each line; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The provider of requests to hosts that no document has, such as a test server or a self-hosted one
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// Only requests below this URL belong to the provider of --provider. It stands for the server of the document
    #[arg(long, value_name = "URL", requires = "provider")]
    base_url: Option<String>,
    /// Write a report as `text`, `json`, `junit`, `sarif`, `markdown` or `html`, to standard output or to a file, as in `json=report.json`; can be repeated
    #[arg(long = "report", value_name = "FORMAT[=FILE]", value_parser = Target::parser(&Format::VERIFY))]
    reports: Vec<Target>,
    #[command(flatten)]
    baseline: BaselineArguments,
}

/// What the help says about the form of a line.
pub(super) const LINES: &str = r#"Form of a line:
  {"method":"GET","url":"https://api.partoo.co/v2/conversations","status":200,"headers":{"content-type":"application/json"},"body":{"conversations":[]}}

  method            The method of the request.
  url               The whole URL. A path alone, such as `/conversations`, needs --provider.
  status            The status of the answer. Without one, there was no answer.
  headers           Optional: the headers of the answer, as an object or a list.
  body              The body of the answer: JSON, or a string with its text. Without a body, only
                    the status is compared.
  encoding          Optional: `base64` if the string is base64. A gzip or deflate body is
                    decompressed if its `content-encoding` is in the headers.
  request_headers   Optional: the headers of the request. Reports hide what they contain.

  A line can also be an entry of a HAR file, with `request` and `response`.

Exit codes: 0 if all answers fit, 1 if there are findings, 2 if there are none and a recording could not be read completely or had no answer of a provider."#;

impl Drift {
    pub(super) fn run(
        self,
        known: Providers,
        (styles, input): (Styles, &mut dyn BufRead),
        out: &mut dyn Write,
    ) -> Result<u8, Stop> {
        let files = self.files.iter().map(PathBuf::as_path);
        let inputs: Vec<&Path> = files.chain(self.baseline.path()).collect();
        let run = self.facts(known);
        let fail = |why: &str, format| render_refused(ALL, why, format, &run);
        let targets = Targets::open(&self.reports, &inputs, &fail)?;
        let mut problem = None;
        let verdicts = self
            .verdicts(known, input, &mut problem)
            .unwrap_or_else(|stop| vec![Verdict::not_started(ALL, &stop.reason)]);
        let reports = Reports {
            targets: &targets,
            run: &run,
            styles,
        };
        reports.conclude(&verdicts, problem, out)
    }

    /// What reports say about the run.
    fn facts(&self, known: Providers) -> Run {
        let mut line = CommandLine::new("drift");
        for file in &self.files {
            line.word(&file.to_string_lossy());
        }
        if let Some(name) = &self.provider {
            line.option_if(known.get(name).is_some(), "--provider", name);
        }
        line.base_url(self.base_url.as_deref(), &[]);
        for report in &self.reports {
            line.option("--report", Some(report));
        }
        self.baseline.show(&mut line);
        let base_url = self.base_url.as_deref();
        Run {
            base_url: base_url.and_then(|url| shown_url(url, &[])),
            ..Run::now(line.finish())
        }
    }

    /// The verdict of each provider, without accepted findings. If the baseline cannot be
    /// written, the verdicts remain, and `problem` states why.
    fn verdicts(
        &self,
        known: Providers,
        input: &mut dyn BufRead,
        problem: &mut Option<String>,
    ) -> Result<Vec<Verdict>, Stop> {
        let provider = self.provider.as_deref();
        let provider = provider.map(|name| known.find(name)).transpose()?;
        let mut baseline = self.baseline.read()?;
        let mut input = Some(input);
        let mut recordings = Vec::new();
        for file in &self.files {
            let recording = match file.as_os_str() == "-" {
                false => Recording::File(file.clone()),
                true => {
                    let input = input.take().ok_or_else(|| {
                        Stop::could_not("standard input, `-`, can be given only once")
                    })?;
                    Recording::Stream("standard input", Box::new(input))
                }
            };
            recordings.push(recording);
        }
        let options = Options {
            provider,
            base_url: self.base_url.clone(),
        };
        let mut verdicts = Documents::of_providers(known.0)?.compare(recordings, &options)?;
        if let Some(baseline) = &mut baseline {
            let applied = self.baseline.apply(baseline, &mut verdicts);
            *problem = applied.err().map(|stop| stop.reason);
        }
        Ok(verdicts)
    }
}

/// The name in reports of a run without a particular provider.
const ALL: &str = "drift";

/// Renders a report that states why the run has no result.
pub(super) fn refused(why: &str, format: Format) -> std::io::Result<Vec<u8>> {
    render_refused(ALL, why, format, &Run::now(CommandLine::new(ALL).finish()))
}
