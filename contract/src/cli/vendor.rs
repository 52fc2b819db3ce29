//! `cargo contract diff --vendor`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::output::{Target, Targets};
use super::{FINDINGS, HOLDS, Stop};
use crate::diff::Source;
use crate::diff::vendor::{FILE, List, Outcome, drift, proposals};
use crate::report::Format;
use crate::report::vendor::{VendorReport, print};

/// The arguments of `diff --vendor`.
#[derive(Debug, Args)]
pub(super) struct VendorArguments {
    /// Compare our own document (OLD) with the document that the vendor publishes (NEW), operation by operation. A difference that is not in the list is a finding, and so is an entry of the list whose difference is gone
    #[arg(long)]
    pub(super) vendor: bool,
    /// The list of known differences, each with its reason. The default is `differences.toml` beside OLD
    #[arg(long, value_name = "FILE", requires = "vendor")]
    differences: Option<PathBuf>,
    /// Write entries for the differences that are not listed to this file, to be copied into the list. Each reason must then be filled in
    #[arg(long, value_name = "FILE", requires = "vendor")]
    propose: Option<PathBuf>,
}

/// What is compared, and where the reports go.
pub(super) struct Inputs<'a> {
    pub(super) ours: &'a Path,
    pub(super) theirs: &'a Path,
    pub(super) reports: &'a [Target],
    /// Whether a finding fails the run.
    pub(super) fails: bool,
}

impl VendorArguments {
    pub(super) fn run(&self, inputs: &Inputs<'_>, out: &mut dyn Write) -> Result<u8, Stop> {
        let given = [inputs.ours, inputs.theirs].map(|path| path.display().to_string());
        let list = self.list(inputs.ours);
        let list_name = list.display().to_string();
        let render_failure = |why: &str, format| {
            let report = VendorReport {
                ours: &given[0],
                theirs: &given[1],
                list: &list_name,
                result: Err(why),
                fails: inputs.fails,
            };
            render(&report, format)
        };
        let read_files = [inputs.ours, inputs.theirs, &list];
        let targets = Targets::open(inputs.reports, &read_files, &render_failure)?;
        let fail = |stop: &Stop| targets.fail(&stop.reason, &render_failure);
        let outcome = self.outcome(inputs, &list);
        let (ours, theirs, outcome) = outcome.inspect_err(fail)?;
        let report = VendorReport {
            ours: &ours.name,
            theirs: &theirs.name,
            list: &list_name,
            result: Ok(&outcome),
            fails: inputs.fails,
        };
        let written = targets.write(out, &|format, _| render(&report, format));
        let fails = inputs.fails && !outcome.findings.is_empty();
        written
            .and_then(|()| self.propose(&outcome, &read_files))
            .map_err(|reason| Stop::after(fails, reason))?;
        Ok(if fails { FINDINGS } else { HOLDS })
    }

    /// The file of the list.
    fn list(&self, ours: &Path) -> PathBuf {
        let folder = match ours.is_dir() {
            true => ours,
            false => ours.parent().unwrap_or(ours),
        };
        let default = || folder.join(FILE);
        self.differences.clone().unwrap_or_else(default)
    }

    /// Compares the documents. Without a list in the default place, nothing is listed.
    fn outcome(&self, inputs: &Inputs<'_>, list: &Path) -> Result<(Source, Source, Outcome), Stop> {
        let (ours, theirs) = (Source::read(inputs.ours)?, Source::read(inputs.theirs)?);
        let is_named = self.differences.is_some();
        let list = match is_named || list.exists() {
            true => List::read(list)?,
            false => List::default(),
        };
        let drift = drift(&ours, &theirs);
        Ok((ours, theirs, Outcome::new(drift, list)))
    }

    /// Writes entries for what is not listed.
    fn propose(&self, outcome: &Outcome, read_files: &[&Path]) -> Result<(), String> {
        let Some(file) = &self.propose else {
            return Ok(());
        };
        let same = |input: &&Path| {
            let paths = (file.canonicalize(), input.canonicalize());
            matches!(paths, (Ok(file), Ok(input)) if file == input)
        };
        if read_files.iter().any(same) {
            return Err(format!(
                "--propose would overwrite {}, which the command reads; give another file, and copy the entries",
                file.display()
            ));
        }
        fs::write(file, proposals(outcome)).map_err(|error| format!("{}: {error}", file.display()))
    }
}

fn render(report: &VendorReport<'_>, format: Format) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    print(report, format, &mut text)?;
    Ok(text)
}
