//! Where a command's reports go, and what becomes of output that nobody reads.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A report, and the file it goes to; without one, standard output.
#[derive(Debug, Clone, Default)]
pub(super) struct Target<F> {
    pub(super) format: F,
    pub(super) file: Option<PathBuf>,
}

impl<F: FromStr<Err = String>> FromStr for Target<F> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, file) = match text.split_once('=') {
            Some((_, "")) => return Err("no file behind the `=`".to_owned()),
            Some((format, file)) => (format, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = format.parse()?;
        Ok(Self { format, file })
    }
}

/// Writes a report in a format; for standard output if the flag is true.
pub(super) type Render<'a, F> = &'a dyn Fn(F, bool) -> io::Result<Vec<u8>>;

/// Reports that were refused, and why.
pub(super) struct Refused<F> {
    /// Those that can be written.
    pub(super) others: Targets<F>,
    pub(super) reason: String,
}

/// The reports of a run.
#[derive(Debug)]
pub(super) struct Targets<F>(pub(super) Vec<Target<F>>);

impl<F: Copy + Default> Targets<F> {
    /// The reports asked for; without any, the default format to standard output. None
    /// may overwrite a file that the command reads.
    pub(super) fn new(given: &[Target<F>], inputs: &[&Path]) -> Result<Self, Refused<F>> {
        let is_input = |target: &Target<F>| {
            let file = target
                .file
                .as_ref()
                .and_then(|file| file.canonicalize().ok());
            file.is_some_and(|file| {
                let mut inputs = inputs.iter().filter_map(|input| input.canonicalize().ok());
                inputs.any(|input| input == file)
            })
        };
        let (inputs, others): (Vec<_>, Vec<_>) = given.iter().cloned().partition(is_input);
        let printed = others.iter().filter(|target| target.file.is_none());
        let reason = match inputs.first().and_then(|target| target.file.as_ref()) {
            Some(file) => format!(
                "the report would overwrite {}, which the command reads",
                file.display()
            ),
            None if printed.count() > 1 => {
                "only one report can go to standard output; give the others a `=FILE`".to_owned()
            }
            None if has_twins(&others) => {
                "two reports cannot go to one file; give each its own".to_owned()
            }
            None if others.is_empty() => return Ok(Self(vec![Target::default()])),
            None => return Ok(Self(others)),
        };
        Err(Refused {
            others: Self(others),
            reason,
        })
    }

    /// Writes what a run leaves behind that is killed or cannot start, so that no file
    /// has an earlier run's report. A pipe or a device is left alone: it keeps nothing.
    /// A file that cannot be written is an error at the end of the run.
    pub(super) fn begin(&self, render: Render<'_, F>) {
        let is_kept = |path: &Path| path.metadata().map_or(true, |metadata| metadata.is_file());
        let _ = self.files(&|path| is_kept(path), render);
    }

    /// Writes all reports that can be written, those to standard output last.
    ///
    /// # Errors
    ///
    /// The first file that could not be written, and why.
    pub(super) fn write(&self, out: &mut dyn Write, render: Render<'_, F>) -> Result<(), String> {
        let files = self.files(&|_| true, render);
        for target in self.0.iter().filter(|target| target.file.is_none()) {
            let text = render(target.format, true).map_err(|error| error.to_string())?;
            out.write_all(&text).map_err(|error| error.to_string())?;
        }
        files
    }

    fn files(&self, wanted: &dyn Fn(&Path) -> bool, render: Render<'_, F>) -> Result<(), String> {
        let mut failed = None;
        for Target { format, file } in &self.0 {
            let Some(path) = file.as_deref().filter(|path| wanted(path)) else {
                continue;
            };
            let written = render(*format, false).and_then(|text| fs::write(path, text));
            if let Err(error) = written {
                failed.get_or_insert(format!("{}: {error}", path.display()));
            }
        }
        failed.map_or(Ok(()), Err)
    }
}

/// Whether two reports go to the same file. A device takes any number.
fn has_twins<F>(targets: &[Target<F>]) -> bool {
    let files = targets.iter().filter_map(|target| target.file.as_deref());
    let files = files.filter(|file| file.metadata().map_or(true, |metadata| metadata.is_file()));
    let mut known = BTreeSet::new();
    let mut files = files.map(|file| std::path::absolute(file).unwrap_or_else(|_| file.into()));
    files.any(|file| !known.insert(file.canonicalize().unwrap_or(file)))
}

/// Standard output, which may be closed or full: a command goes on without it, since
/// its exit code says what was found and not whether that could be printed.
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

    /// Why not all could be written; nothing where the reader went away.
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
