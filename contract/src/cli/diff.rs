//! `cargo contract diff`.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{Target, Targets};
use super::{FINDINGS, HOLDS, Stop};
use crate::diff::report::{self, Files, Format};
use crate::diff::{Severity, Source, diff};

/// What `diff` takes.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The document as it was: YAML or JSON, or a folder with a document and its overlays
    old: PathBuf,
    /// The document as it is
    new: PathBuf,
    /// `text`, `json`, `markdown`, `github` or `junit`, to standard output or `=FILE`; may be given several times
    #[arg(long = "report", value_name = "FORMAT[=FILE]")]
    reports: Vec<Target<Format>>,
    /// Exit 1 if a change is this severe or worse
    #[arg(long, value_enum, default_value_t = FailOn::Breaking)]
    fail_on: FailOn,
}

/// From which severity on there is a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Breaking changes
    Breaking,
    /// Breaking and risky changes
    Risky,
    /// Any change
    Safe,
    /// None
    Never,
}

impl Diff {
    pub(super) fn run(self, out: &mut dyn Write) -> Result<u8, Stop> {
        let targets = Targets::new(&self.reports, &[&self.old, &self.new]);
        let targets = targets.map_err(|refused| {
            self.leave(&refused.others, &refused.reason);
            Stop::could_not(refused.reason)
        })?;
        self.leave(&targets, "the run did not finish");
        let read = || Ok((Source::read(&self.old)?, Source::read(&self.new)?));
        let (old, new) = read().inspect_err(|stop: &Stop| self.leave(&targets, &stop.reason))?;
        let changes = diff(&old, &new);
        let files = Files {
            old: &old.name,
            new: &new.name,
            fail_on: self.fail_on.least(),
        };
        let written = targets.write(out, &|format, _| {
            Ok(report::write(&changes, files, format).into_bytes())
        });
        let fails = changes
            .iter()
            .any(|change| files.fails(change.rule.severity));
        written.map_err(|reason| Stop::after(fails, reason))?;
        Ok(if fails { FINDINGS } else { HOLDS })
    }

    /// Writes reports that say why the run has no result.
    fn leave(&self, targets: &Targets<Format>, why: &str) {
        let [old, new] = [&self.old, &self.new].map(|path| path.display().to_string());
        let files = Files {
            old: &old,
            new: &new,
            fail_on: self.fail_on.least(),
        };
        targets.begin(&|format, _| Ok(report::write_failed(why, files, format).into_bytes()));
    }
}

impl FailOn {
    /// The least severity that fails.
    fn least(self) -> Option<Severity> {
        match self {
            Self::Breaking => Some(Severity::Breaking),
            Self::Risky => Some(Severity::Risky),
            Self::Safe => Some(Severity::Safe),
            Self::Never => None,
        }
    }
}

/// Writes reports that say why the run has no result; the documents are not known.
pub(super) fn leave<'a>(given: impl Iterator<Item = &'a str>, why: &str) {
    let targets = given.filter_map(|text| text.parse().ok());
    let targets = Targets(targets.collect());
    let files = Files {
        old: "",
        new: "",
        fail_on: None,
    };
    targets.begin(&|format, _| Ok(report::write_failed(why, files, format).into_bytes()));
}
