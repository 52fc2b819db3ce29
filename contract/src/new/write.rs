//! Writes several files: all or none, also if the process is killed.
//!
//! All files are first written in a folder beside their places. Then a list of them, the journal,
//! is written there. Each place is then changed in one step, and removing the journal completes the
//! run. The next run undoes what a journal lists.

use std::collections::BTreeSet;
use std::fs::{self, File as Handle, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::Error;

/// The folder for staged files, below the root.
const FOLDER: &str = ".new-provider";

/// A file to write, by its path below the root.
pub struct File {
    /// Its path below the root.
    pub path: PathBuf,
    /// Its contents.
    pub contents: Vec<u8>,
    /// If it replaces a file: the contents of that file.
    pub before: Option<Vec<u8>>,
}

impl File {
    /// A file that does not exist yet.
    pub fn new(path: impl Into<PathBuf>, contents: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            contents: contents.into(),
            before: None,
        }
    }

    /// A file that exists, with what it has now.
    pub fn edited(
        path: impl Into<PathBuf>,
        before: impl Into<Vec<u8>>,
        contents: impl Into<Vec<u8>>,
    ) -> Self {
        Self {
            before: Some(before.into()),
            ..Self::new(path, contents)
        }
    }
}

/// Called with the number of each step before it is made. An error stops there.
pub type Before<'a> = &'a mut dyn FnMut(usize) -> io::Result<()>;

/// Numbers the steps.
pub struct Steps<'a> {
    before: Before<'a>,
    next: usize,
}

impl<'a> Steps<'a> {
    /// Starts with step 0.
    pub fn new(before: Before<'a>) -> Self {
        Self { before, next: 0 }
    }

    fn step(&mut self) -> io::Result<()> {
        self.next += 1;
        (self.before)(self.next - 1)
    }
}

/// What a run changes.
#[derive(Serialize, Deserialize)]
struct Journal {
    /// The folders that it makes, the outer ones first.
    folders: Vec<PathBuf>,
    /// The files that it writes, and whether each replaces one.
    files: Vec<(PathBuf, bool)>,
}

/// Undoes what a killed run left below the root. Returns whether there was something to undo.
///
/// # Errors
///
/// If another run is not finished, or if a file was changed after the killed run.
pub fn recover(root: &Path) -> Result<bool, Error> {
    if !root.join(FOLDER).exists() {
        return Ok(false);
    }
    let mut staging = Staging::lock(root)?;
    let text = match fs::read(staging.folder.join("journal")) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(staging.failed(&error)),
    };
    let journal: Journal = serde_json::from_slice(&text).map_err(|error| staging.failed(&error))?;
    staging.placed = journal.files.len();
    match staging.undo(&journal) {
        Ok(()) => Ok(true),
        Err(left) => Err(Error(format!(
            "an interrupted run of `cargo contract new` could not be undone: {left}"
        ))),
    }
}

/// The folder for staged files, locked. Dropping it removes the folder.
struct Staging<'a> {
    root: &'a Path,
    folder: PathBuf,
    /// Whether the folder is still needed.
    is_kept: bool,
    /// How many files of the journal may be in their places.
    placed: usize,
    _lock: Handle,
}

impl<'a> Staging<'a> {
    fn lock(root: &'a Path) -> Result<Self, Error> {
        let folder = root.join(FOLDER);
        let failed = |error: io::Error| Error(format!("{}: {error}", folder.display()));
        fs::create_dir_all(&folder).map_err(failed)?;
        let lock = Handle::create(folder.join("lock")).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) => {
                return Err(Error(format!(
                    "{}: another run of `cargo contract new` uses this folder; wait until it ends",
                    folder.display()
                )));
            }
        }
        Ok(Self {
            root,
            folder,
            is_kept: false,
            placed: 0,
            _lock: lock,
        })
    }

    /// An error after which the folder stays, because it has what is needed to undo a run.
    fn failed(&mut self, error: &dyn std::fmt::Display) -> Error {
        self.is_kept = true;
        Error(format!("{}: {error}", self.folder.display()))
    }

    /// Gives a place new contents in one step.
    fn replace(&self, path: &Path, contents: &Path) -> io::Result<()> {
        let next = self.folder.join("next");
        fs::copy(contents, &next)?;
        if let Ok(now) = fs::metadata(path) {
            fs::set_permissions(&next, now.permissions())?;
        }
        fs::rename(next, path)
    }

    /// Undoes what was done of a journal. The error says what could not be undone, and where the
    /// files before it are.
    fn undo(&mut self, journal: &Journal) -> Result<(), String> {
        let mut left = Vec::new();
        for (file, replaces) in journal.files.iter().take(self.placed).rev() {
            if let Err(error) = self.undo_file(file, *replaces) {
                left.push(format!("{}: {error}", self.root.join(file).display()));
            }
        }
        if left.is_empty() {
            for folder in journal.folders.iter().rev() {
                // It stays if someone else has put a file there.
                let _ = fs::remove_dir(self.root.join(folder));
            }
            if let Err(error) = fs::remove_file(self.folder.join("journal")) {
                left.push(self.failed(&error).to_string());
            }
        }
        if left.is_empty() {
            return Ok(());
        }
        self.is_kept = true;
        Err(format!(
            "{}. {} has the files before it: put these right, and delete the folder {}",
            left.join("; "),
            self.folder.join("old").display(),
            self.folder.display()
        ))
    }

    fn undo_file(&self, file: &Path, replaces: bool) -> io::Result<()> {
        let path = self.root.join(file);
        let [new, old] = ["new", "old"].map(|name| self.folder.join(name).join(file));
        let now = contents(&path)?;
        if now == contents(&old)? {
            return Ok(());
        }
        if now != contents(&new)? {
            return Err(io::Error::other("was changed by someone else"));
        }
        match replaces {
            true => self.replace(&path, &old),
            false => fs::remove_file(&path),
        }
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        if !self.is_kept {
            // What is left in it is not needed. The next run removes it too.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// The contents of a file. `None` if it does not exist.
fn contents(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(contents) => Ok(Some(contents)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Files that were written in a folder beside their places. Dropping it removes the folder.
pub struct Staged<'a> {
    staging: Staging<'a>,
    files: &'a [File],
}

/// Writes files in a staging folder below the root. Call [`recover`] before.
///
/// # Errors
///
/// If a file cannot be written, or if another run is not finished. Nothing is changed then.
pub fn stage<'a>(
    root: &'a Path,
    files: &'a [File],
    steps: &mut Steps<'_>,
) -> Result<Staged<'a>, Error> {
    steps.step().map_err(failed(root))?;
    let staging = Staging::lock(root)?;
    for name in ["new", "old"] {
        let folder = staging.folder.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(failed(&folder))?;
        }
    }
    let write = |folder: &str, path: &Path, contents: &[u8]| {
        let path = staging.folder.join(folder).join(path);
        let folder = path.parent().unwrap_or(&staging.folder);
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, contents));
        written.map_err(failed(&path))
    };
    for file in files {
        write("new", &file.path, &file.contents)?;
        if let Some(before) = &file.before {
            write("old", &file.path, before)?;
        }
    }
    Ok(Staged { staging, files })
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |error| Error(format!("{}: {error}; nothing is changed", path.display()))
}

impl Staged<'_> {
    /// Where a file is until it is in its place.
    pub fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.staging.folder.join("new").join(path)
    }

    /// Puts all files in their places. If one cannot be put there, undoes what was done before it.
    ///
    /// # Errors
    ///
    /// If a file cannot be put in its place. The text says whether everything could be undone.
    pub fn place(mut self, steps: &mut Steps<'_>) -> Result<(), Error> {
        let root = self.staging.root;
        let journal = self.journal();
        let begun = steps.step().and_then(|()| self.write_journal(&journal));
        let placed = match begun {
            Ok(()) => self.place_all(&journal, steps),
            Err(error) => Err((self.staging.folder.join("journal"), error)),
        };
        let Err((path, error)) = placed else {
            return Ok(());
        };
        let is_started = self.staging.folder.join("journal").exists();
        let outcome = match is_started.then(|| self.staging.undo(&journal)) {
            None | Some(Ok(())) => "everything is as it was before".to_owned(),
            Some(Err(left)) => format!("this could not be undone: {left}"),
        };
        Err(Error(format!(
            "{}: {error}; {outcome}",
            root.join(path).display()
        )))
    }

    fn journal(&self) -> Journal {
        let root = self.staging.root;
        let mut folders = BTreeSet::new();
        for file in self.files {
            let above = file.path.ancestors().skip(1);
            let above = above.filter(|folder| !root.join(folder).exists());
            folders.extend(above.map(Path::to_owned));
        }
        let files = self.files.iter();
        let files = files.map(|file| (file.path.clone(), file.before.is_some()));
        Journal {
            folders: folders.into_iter().collect(),
            files: files.collect(),
        }
    }

    fn write_journal(&self, journal: &Journal) -> io::Result<()> {
        let next = self.staging.folder.join("next");
        fs::write(&next, serde_json::to_vec(journal)?)?;
        fs::rename(next, self.staging.folder.join("journal"))
    }

    /// Makes the folders and puts the files in their places. An error has the path.
    fn place_all(
        &mut self,
        journal: &Journal,
        steps: &mut Steps<'_>,
    ) -> Result<(), (PathBuf, io::Error)> {
        let root = self.staging.root;
        for folder in &journal.folders {
            let made = steps
                .step()
                .and_then(|()| fs::create_dir(root.join(folder)));
            made.map_err(|error| (folder.clone(), error))?;
        }
        for file in self.files {
            let placed = steps.step().and_then(|()| self.place_one(file));
            placed.map_err(|error| (file.path.clone(), error))?;
            self.staging.placed += 1;
        }
        // From here on, the run is complete.
        let journal = self.staging.folder.join("journal");
        let removed = steps.step().and_then(|()| fs::remove_file(&journal));
        removed.map_err(|error| (journal, error))
    }

    fn place_one(&self, file: &File) -> io::Result<()> {
        let path = self.staging.root.join(&file.path);
        match (contents(&path)?, &file.before) {
            (now, before) if now == *before => {}
            (Some(_), None) => return Err(io::ErrorKind::AlreadyExists.into()),
            _ => {
                return Err(io::Error::other(
                    "was changed meanwhile by someone else; run this again",
                ));
            }
        }
        self.staging.replace(&path, &self.at(&file.path))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test fails by it
mod tests;
