//! The reports of a command, and standard output that may be closed.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::Stop;
use crate::report::Format;

/// A report, and the file that it is written to. Without a file, it goes to standard output.
#[derive(Debug, Clone, Default)]
pub(super) struct Target {
    format: Format,
    file: Option<PathBuf>,
}

/// Where a report is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    Stdout,
    File,
}

/// Renders a report in a format.
pub(super) type Render<'a> = &'a dyn Fn(Format, Destination) -> io::Result<Vec<u8>>;

/// Renders a report that states why the run has no result.
pub(super) type RenderFailure<'a> = &'a dyn Fn(&str, Format) -> io::Result<Vec<u8>>;

impl Target {
    /// The parser of `--report FORMAT[=FILE]` for the formats of a command.
    pub(super) fn parser(
        formats: &'static [Format],
    ) -> impl Fn(&str) -> Result<Self, String> + Clone + Send + Sync + 'static {
        |text| Self::parse(text, formats)
    }

    fn parse(text: &str, formats: &[Format]) -> Result<Self, String> {
        let (format, file) = match text.split_once('=') {
            Some((_, "")) => return Err("the file after `=` is missing".to_owned()),
            Some((format, file)) => (format, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = Format::parse(format, formats)?;
        Ok(Self { format, file })
    }

    /// Whether the report would overwrite one of these files.
    fn overwrites(&self, inputs: &[&Path]) -> bool {
        let file = self.file.as_ref().and_then(|file| file.canonicalize().ok());
        file.is_some_and(|file| {
            let mut inputs = inputs.iter().filter_map(|input| input.canonicalize().ok());
            inputs.any(|input| input == file)
        })
    }
}

/// As the option is written.
impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(formatter, "{}={}", self.format, file.display()),
            None => self.format.fmt(formatter),
        }
    }
}

/// The reports of a run.
#[derive(Debug)]
pub(super) struct Targets(Vec<Target>);

impl Targets {
    /// The reports that the arguments request. Without any, a text report goes to standard output.
    /// Each file gets a report that states that the run did not finish, so that a run
    /// that is killed does not leave the report of an earlier one.
    ///
    /// # Errors
    ///
    /// Two reports have the same destination, or a report would overwrite one of the
    /// `inputs`. The other reports then state this reason.
    pub(super) fn open(
        given: &[Target],
        inputs: &[&Path],
        render: RenderFailure<'_>,
    ) -> Result<Self, Stop> {
        let (overwriting, others): (Vec<_>, Vec<_>) = given
            .iter()
            .cloned()
            .partition(|target| target.overwrites(inputs));
        let others = Self(others);
        let overwritten = overwriting.iter().find_map(|target| target.file.as_deref());
        if let Some(reason) = overwritten.map(overwrites).or_else(|| others.conflict()) {
            others.fail(&reason, render);
            return Err(Stop::could_not(reason));
        }
        let targets = match given.is_empty() {
            true => Self(vec![Target::default()]),
            false => others,
        };
        targets.fail("the run did not finish", render);
        Ok(targets)
    }

    /// The report files that refused arguments name. Invalid names are skipped.
    pub(super) fn of_refused<'a>(
        reports: impl Iterator<Item = &'a str>,
        formats: &[Format],
    ) -> Self {
        let targets = reports.filter_map(|text| Target::parse(text, formats).ok());
        Self(targets.collect())
    }

    /// Why the reports cannot all be written.
    fn conflict(&self) -> Option<String> {
        let printed = self.0.iter().filter(|target| target.file.is_none());
        if printed.count() > 1 {
            return Some(
                "only one report can go to standard output; add `=FILE` to the others".to_owned(),
            );
        }
        has_same_file(&self.0)
            .then(|| "two reports cannot be written to one file; use two files".to_owned())
    }

    /// Writes reports that state why there is no result. Pipes and devices are left
    /// alone: they do not keep an earlier report. If a file cannot be written, the run
    /// reports it at its end.
    pub(super) fn fail(&self, why: &str, render: RenderFailure<'_>) {
        let is_file = |path: &Path| path.metadata().map_or(true, |metadata| metadata.is_file());
        let _ = self.write_files(&is_file, &|format, _| render(why, format));
    }

    /// Writes all reports. The report to standard output is written last.
    ///
    /// # Errors
    ///
    /// The first file that could not be written, and why. The others are written.
    pub(super) fn write(&self, out: &mut dyn Write, render: Render<'_>) -> Result<(), String> {
        let files = self.write_files(&|_| true, render);
        for target in self.0.iter().filter(|target| target.file.is_none()) {
            let text = render(target.format, Destination::Stdout);
            let text = text.map_err(|error| error.to_string())?;
            out.write_all(&text).map_err(|error| error.to_string())?;
        }
        files
    }

    fn write_files(
        &self,
        is_wanted: &dyn Fn(&Path) -> bool,
        render: Render<'_>,
    ) -> Result<(), String> {
        let mut failed = None;
        for Target { format, file } in &self.0 {
            let Some(path) = file.as_deref().filter(|path| is_wanted(path)) else {
                continue;
            };
            let text = render(*format, Destination::File);
            if let Err(error) = text.and_then(|text| fs::write(path, text)) {
                failed.get_or_insert(unwritable(path, &error));
            }
        }
        failed.map_or(Ok(()), Err)
    }
}

/// Why a report could not be written. The error of a missing folder does not name it.
fn unwritable(path: &Path, error: &io::Error) -> String {
    let hint = match error.kind() {
        ErrorKind::NotFound => "; make its folder first",
        _ => "",
    };
    format!("{}: {error}{hint}", path.display())
}

fn overwrites(file: &Path) -> String {
    format!(
        "the report would overwrite {}, which the command reads",
        file.display()
    )
}

/// Whether two reports go to the same file. Several can go to the same device.
fn has_same_file(targets: &[Target]) -> bool {
    let files = targets.iter().filter_map(|target| target.file.as_deref());
    let files = files.filter(|file| file.metadata().map_or(true, |metadata| metadata.is_file()));
    let mut known = BTreeSet::new();
    let mut files = files.map(|file| std::path::absolute(file).unwrap_or_else(|_| file.into()));
    files.any(|file| !known.insert(file.canonicalize().unwrap_or(file)))
}

/// Standard output, which may be closed or full. The command continues without it, since
/// its exit code states what was found and not whether it could be printed.
pub(super) struct Output<'a> {
    out: &'a mut dyn Write,
    is_closed: bool,
    failed: Option<io::Error>,
}

impl<'a> Output<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            is_closed: false,
            failed: None,
        }
    }

    /// Flushes the output. Returns an error if not everything was written, unless the reader
    /// closed the stream.
    pub(super) fn finish(mut self) -> Option<io::Error> {
        let _ = self.flush();
        self.failed
    }

    fn note(&mut self, error: io::Error) {
        self.is_closed = true;
        if error.kind() != ErrorKind::BrokenPipe {
            self.failed.get_or_insert(error);
        }
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_closed
            && let Err(error) = self.out.write_all(bytes)
        {
            self.note(error);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.is_closed
            && let Err(error) = self.out.flush()
        {
            self.note(error);
        }
        Ok(())
    }
}
