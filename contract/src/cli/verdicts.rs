//! What `verify` and `drift` do with their verdicts: the baseline, the reports, and the exit
//! code.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::command_line::CommandLine;
use super::output::{Destination, Targets};
use super::{FINDINGS, HOLDS, Stop};
use crate::baseline::{Baseline, today};
use crate::incomplete::Outcome;
use crate::report::{self, Format, Run, Styles};
use crate::verify::{Extent, Verdict};

/// The arguments for accepted findings.
#[derive(Debug, Args)]
pub(super) struct BaselineArguments {
    /// A TOML file of accepted findings
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Accept all current errors for 90 days; needs --reason
    #[arg(long, requires = "baseline", requires = "reason")]
    baseline_update: bool,
    /// Why the findings are accepted
    #[arg(long, value_name = "TEXT", requires = "baseline_update")]
    reason: Option<String>,
}

impl BaselineArguments {
    /// The file.
    pub(super) fn path(&self) -> Option<&Path> {
        self.baseline.as_deref()
    }

    /// The accepted findings, if a file was given.
    pub(super) fn read(&self) -> Result<Option<Baseline>, Stop> {
        let Some(path) = &self.baseline else {
            return Ok(None);
        };
        match path.exists() {
            true => Ok(Some(Baseline::read(path)?)),
            false if self.baseline_update => Ok(Some(Baseline::default())),
            false => Err(Stop::could_not(format!(
                "{0}: the baseline does not exist; make it with `--baseline {0} --baseline-update --reason TEXT`, which accepts all current errors",
                path.display()
            ))),
        }
    }

    /// Updates the baseline if asked to, removes the accepted findings, and writes it.
    pub(super) fn apply(
        &self,
        baseline: &mut Baseline,
        verdicts: &mut [Verdict],
    ) -> Result<(), Stop> {
        if let (true, Some(reason)) = (self.baseline_update, &self.reason) {
            baseline.update(verdicts, reason, today());
        }
        baseline.apply(verdicts, today());
        match self.baseline_update {
            true => self.write(baseline),
            false => Ok(()),
        }
    }

    /// Adds the arguments to the command line of a report. The reason is free text.
    pub(super) fn show(&self, line: &mut CommandLine) {
        let path = self.path().map(Path::display);
        line.option("--baseline", path);
        line.flag("--baseline-update", self.baseline_update);
        if self.reason.is_some() {
            line.hidden("--reason");
        }
    }

    /// Writes the baseline.
    pub(super) fn write(&self, baseline: &Baseline) -> Result<(), Stop> {
        match &self.baseline {
            Some(path) => Ok(baseline.write(path)?),
            None => Ok(()),
        }
    }
}

/// Where the reports of a run go, and what they say about it.
pub(super) struct Reports<'a> {
    pub(super) targets: &'a Targets,
    pub(super) run: &'a Run,
    pub(super) styles: Styles,
}

impl Reports<'_> {
    /// Writes the reports, and returns the exit code. `problem` is what the run has to report
    /// on standard error.
    pub(super) fn conclude(
        &self,
        verdicts: &[Verdict],
        problem: Option<String>,
        out: &mut dyn Write,
    ) -> Result<u8, Stop> {
        let rendered = render(verdicts, self.run, self.styles);
        let written = self.targets.write(out, &rendered);
        let fails = verdicts
            .iter()
            .any(|verdict| verdict.outcome() == Outcome::Fails);
        if let Some(reason) = written.err().or(problem) {
            return Err(Stop::after(fails, reason));
        }
        if fails {
            return Ok(FINDINGS);
        }
        let mut reasons: Vec<String> = Vec::new();
        for reason in verdicts.iter().flat_map(|verdict| &verdict.incomplete) {
            let reason = reason.to_string();
            // A recording that cannot be read is a reason for each provider.
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        match reasons.as_slice() {
            [] => Ok(HOLDS),
            reasons => Err(Stop::could_not(reasons.join("\nerror: "))),
        }
    }
}

/// Renders a report under this name that states why the run has no result.
pub(super) fn render_refused(
    name: &'static str,
    why: &str,
    format: Format,
    run: &Run,
) -> io::Result<Vec<u8>> {
    let verdicts = [Verdict::not_started(name, why)];
    render(&verdicts, run, Styles::PLAIN)(format, Destination::File)
}

/// Renders verdicts. Only a report to standard output gets styles.
fn render(
    verdicts: &[Verdict],
    run: &Run,
    styles: Styles,
) -> impl Fn(Format, Destination) -> io::Result<Vec<u8>> {
    move |format, destination| {
        let mut text = Vec::new();
        let has_started = |verdict: &Verdict| verdict.extent != Extent::Nothing;
        let is_stdout = destination == Destination::Stdout;
        // On a terminal, standard error states the reason.
        if is_stdout && format == Format::Text && !verdicts.iter().any(has_started) {
            return Ok(text);
        }
        let styles = if is_stdout { styles } else { Styles::PLAIN };
        report::print(verdicts, run, format, styles, &mut text)?;
        Ok(text)
    }
}
