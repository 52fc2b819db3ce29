//! `cargo contract diff`.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

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
    #[arg(long = "report", value_name = "FORMAT[=FILE]", value_parser = target)]
    reports: Vec<Target>,
    /// The gravest change that is still a success is one less grave than this
    #[arg(long, value_enum, default_value_t = FailOn::Breaking)]
    fail_on: FailOn,
}

/// A report and where it goes.
#[derive(Debug, Clone, Default)]
pub(super) struct Target {
    format: Format,
    file: Option<PathBuf>,
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

fn target(text: &str) -> Result<Target, String> {
    let (format, file) = match text.split_once('=') {
        Some((format, file)) => (format, Some(PathBuf::from(file))),
        None => (text, None),
    };
    let format = format.parse()?;
    Ok(Target { format, file })
}

impl Diff {
    pub(super) fn run(self, out: &mut dyn Write) -> Result<u8, Stop> {
        if self
            .reports
            .iter()
            .filter(|target| target.file.is_none())
            .count()
            > 1
        {
            let reason =
                "two reports to standard output would be one text; give all but one a `=FILE`";
            return Err(Stop::CouldNot(reason.to_owned()));
        }
        let read =
            |path: &PathBuf| Source::read(path).map_err(|error| Stop::CouldNot(error.to_string()));
        let (old, new) = (read(&self.old)?, read(&self.new)?);
        let changes = diff(&old, &new);
        let files = Files {
            old: &old.name,
            new: &new.name,
        };
        let standard = [Target::default()];
        let targets = match self.reports.as_slice() {
            [] => &standard,
            targets => targets,
        };
        for Target { format, file } in targets {
            let text = report::write(&changes, files, *format);
            match file {
                None => out.write_all(text.as_bytes())?,
                Some(path) => std::fs::write(path, text)
                    .map_err(|error| Stop::CouldNot(format!("{}: {error}", path.display())))?,
            }
        }
        let failing = |severity: Severity| match self.fail_on {
            FailOn::Breaking => severity == Severity::Breaking,
            FailOn::Risky => severity != Severity::Safe,
            FailOn::Safe => true,
            FailOn::Never => false,
        };
        let fails = changes.iter().any(|change| failing(change.rule.severity));
        Ok(if fails { FINDINGS } else { HOLDS })
    }
}
