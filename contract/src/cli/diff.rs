//! `cargo contract diff`.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{Target, Targets};
use super::vendor::{Inputs, VendorArguments};
use super::{FINDINGS, HOLDS, Stop};
use crate::diff::{Severity, Source, outcome};
use crate::report::Format;
use crate::report::diff::{DiffReport, print};
use crate::surface::Generated;

/// The arguments of `diff`.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The old document: YAML or JSON, or a folder with a document and its overlays
    old: PathBuf,
    /// The new document: YAML or JSON, or a folder with a document and its overlays
    new: PathBuf,
    /// Write a report as `text`, `json`, `markdown`, `github`, `junit` or `sarif`, to standard output or to a file, as in `json=report.json`; can be repeated
    #[arg(long = "report", value_name = "FORMAT[=FILE]", value_parser = Target::parser(&Format::DIFF))]
    reports: Vec<Target>,
    /// Exit 1 if a change is this severe or worse. With --vendor, every finding exits 1, unless this is `never`
    #[arg(long, value_enum, default_value_t = FailOn::Breaking)]
    fail_on: FailOn,
    /// Generate the client of both documents, and show how their Rust APIs differ. Without this, the rules say what each change means for the Rust API
    #[arg(long, conflicts_with = "vendor")]
    rust: bool,
    #[command(flatten)]
    vendor: VendorArguments,
}

/// The changes that fail a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Breaking changes
    Breaking,
    /// Breaking and risky changes
    Risky,
    /// All changes
    Safe,
    /// Never
    Never,
}

impl Diff {
    pub(super) fn run(self, out: &mut dyn Write) -> Result<u8, Stop> {
        if self.vendor.vendor {
            let fails = self.fail_on != FailOn::Never;
            let inputs = Inputs {
                ours: &self.old,
                theirs: &self.new,
                reports: &self.reports,
                fails,
            };
            return self.vendor.run(&inputs, out);
        }
        let fail_on = self.fail_on.least();
        let given = [&self.old, &self.new].map(|path| path.display().to_string());
        let render_failure = |why: &str, format| {
            let report = DiffReport {
                old: &given[0],
                new: &given[1],
                outcome: Err(why),
                fail_on,
                generated: None,
            };
            render(&report, format)
        };
        let inputs = [self.old.as_path(), &self.new];
        let targets = Targets::open(&self.reports, &inputs, &render_failure)?;
        let read = || {
            let (old, new) = (Source::read(&self.old)?, Source::read(&self.new)?);
            let generated = match self.rust {
                true => Some(Generated::of(&old.document, &new.document)?),
                false => None,
            };
            Ok((old, new, generated))
        };
        let (old, new, generated) =
            read().inspect_err(|stop: &Stop| targets.fail(&stop.reason, &render_failure))?;
        let outcome = outcome(&old, &new);
        let report = DiffReport {
            old: &old.name,
            new: &new.name,
            outcome: Ok(&outcome),
            fail_on,
            generated: generated.as_ref(),
        };
        let written = targets.write(out, &|format, _| render(&report, format));
        let fails = outcome
            .changes
            .iter()
            .any(|change| report.fails(change.severity));
        written.map_err(|reason| Stop::after(fails, reason))?;
        Ok(if fails { FINDINGS } else { HOLDS })
    }
}

impl FailOn {
    /// The lowest severity that fails a run.
    fn least(self) -> Option<Severity> {
        match self {
            Self::Breaking => Some(Severity::Breaking),
            Self::Risky => Some(Severity::Risky),
            Self::Safe => Some(Severity::Safe),
            Self::Never => None,
        }
    }
}

fn render(report: &DiffReport<'_>, format: Format) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    print(report, format, &mut text)?;
    Ok(text)
}

/// Renders a report for arguments that were refused.
pub(super) fn render_refused(why: &str, format: Format) -> io::Result<Vec<u8>> {
    let report = DiffReport {
        old: "",
        new: "",
        outcome: Err(why),
        fail_on: None,
        generated: None,
    };
    render(&report, format)
}
