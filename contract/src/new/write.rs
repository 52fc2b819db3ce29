//! Writes several files: all or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Error;

/// A file to write, by its path below the root.
pub struct File {
    /// Its path below the root.
    pub path: PathBuf,
    /// Its contents.
    pub contents: Vec<u8>,
    /// Whether it replaces a file.
    pub replaces: bool,
}

impl File {
    /// A file that does not exist yet.
    pub fn new(path: impl Into<PathBuf>, contents: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            contents: contents.into(),
            replaces: false,
        }
    }

    /// A file that exists.
    pub fn edited(path: impl Into<PathBuf>, contents: impl Into<Vec<u8>>) -> Self {
        Self {
            replaces: true,
            ..Self::new(path, contents)
        }
    }
}

/// Files that were written in a folder beside their places. Dropping it removes the folder.
pub struct Staged<'a> {
    root: &'a Path,
    folder: PathBuf,
    files: &'a [File],
}

/// Called with the number of each step before it is made. An error stops there.
pub type Before<'a> = &'a mut dyn FnMut(usize) -> io::Result<()>;

/// Writes files in a staging folder below the root.
///
/// # Errors
///
/// If a file cannot be written, or if an interrupted run left its staging folder.
pub fn stage<'a>(root: &'a Path, name: &str, files: &'a [File]) -> Result<Staged<'a>, Error> {
    let folder = root.join(format!(".new-{name}"));
    if folder.exists() {
        return Err(Error(format!(
            "{}: an interrupted run of `cargo contract new` left this folder. Undo what it changed (`git status` shows it; `old` in the folder has the files before it), and delete the folder",
            folder.display()
        )));
    }
    let staged = Staged {
        root,
        folder,
        files,
    };
    for file in files {
        let path = staged.folder.join("new").join(&file.path);
        let folder = path.parent().unwrap_or(&staged.folder);
        fs::create_dir_all(folder).map_err(failed(folder))?;
        fs::write(&path, &file.contents).map_err(failed(&path))?;
    }
    Ok(staged)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |error| Error(format!("{}: {error}; nothing is changed", path.display()))
}

impl Staged<'_> {
    /// Where a file is until it is moved.
    pub fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.join("new").join(path)
    }

    /// Moves all files to their places. If one cannot be moved, undoes what was done before it.
    ///
    /// # Errors
    ///
    /// If a file cannot be moved. The text says whether everything could be undone.
    pub fn place(self, before: Before<'_>) -> Result<(), Error> {
        let mut done = Vec::new();
        for (step, file) in self.files.iter().enumerate() {
            let moved = before(step).and_then(|()| self.place_one(file, &mut done));
            if let Err(error) = moved {
                let path = self.root.join(&file.path);
                let (error, is_complete) = self.undo(&done, &path, &error);
                if !is_complete {
                    // The folder has the files that could not be put back.
                    std::mem::forget(self);
                }
                return Err(error);
            }
        }
        Ok(())
    }

    fn place_one(&self, file: &File, done: &mut Vec<Done>) -> io::Result<()> {
        let path = self.root.join(&file.path);
        if file.replaces {
            let kept = self.folder.join("old").join(&file.path);
            fs::create_dir_all(kept.parent().unwrap_or(&self.folder))?;
            fs::rename(&path, &kept)?;
            done.push(Done::Kept { path: path.clone(), kept });
        } else {
            let folders = path.ancestors().skip(1).take_while(|folder| !folder.exists());
            let folders: Vec<PathBuf> = folders.map(Path::to_owned).collect();
            for folder in folders.into_iter().rev() {
                fs::create_dir(&folder)?;
                done.push(Done::Folder(folder));
            }
            if path.exists() {
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, "exists already"));
            }
        }
        fs::rename(self.at(&file.path), &path)?;
        done.push(Done::Placed(path));
        Ok(())
    }

    /// Undoes steps, the last one first. Returns what to report, and whether all could be undone.
    fn undo(&self, done: &[Done], path: &Path, error: &io::Error) -> (Error, bool) {
        let mut left = Vec::new();
        for step in done.iter().rev() {
            let (undone, path) = match step {
                Done::Folder(folder) => (fs::remove_dir(folder), folder),
                Done::Placed(path) => (fs::remove_file(path), path),
                Done::Kept { path, kept } => (fs::rename(kept, path), path),
            };
            if let Err(error) = undone {
                left.push(format!("{}: {error}", path.display()));
            }
        }
        let outcome = match left.is_empty() {
            true => "everything is as it was before".to_owned(),
            false => format!(
                "this could not be undone: {}; {} has the files before it",
                left.join("; "),
                self.folder.join("old").display()
            ),
        };
        let error = Error(format!("{}: {error}; {outcome}", path.display()));
        (error, left.is_empty())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        // What is left in it is not needed. If it stays, the next run names it.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A step that can be undone.
enum Done {
    /// A folder was made.
    Folder(PathBuf),
    /// A file was moved away.
    Kept { path: PathBuf, kept: PathBuf },
    /// A file was put in its place.
    Placed(PathBuf),
}
