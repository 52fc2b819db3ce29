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
            done.push(Done::Kept {
                path: path.clone(),
                kept,
            });
        } else {
            let folders = path
                .ancestors()
                .skip(1)
                .take_while(|folder| !folder.exists());
            let folders: Vec<PathBuf> = folders.map(Path::to_owned).collect();
            for folder in folders.into_iter().rev() {
                fs::create_dir(&folder)?;
                done.push(Done::Folder(folder));
            }
            if path.exists() {
                return Err(io::Error::new(
                    io::ErrorKind::AlreadyExists,
                    "exists already",
                ));
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

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test fails by it
mod tests {
    use std::fs;
    use std::io;
    use std::path::PathBuf;

    use super::{File, stage};

    /// A folder that is removed when it is dropped.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path =
                std::env::temp_dir().join(format!("new-write-{name}-{}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            fs::write(path.join("edited"), "before").unwrap();
            Self(path)
        }

        /// The names of all entries, and the text of the edited file.
        fn state(&self) -> (Vec<String>, String) {
            let entries = fs::read_dir(&self.0).unwrap();
            let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
            let mut names: Vec<String> = names.collect();
            names.sort();
            (names, fs::read_to_string(self.0.join("edited")).unwrap())
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn files() -> Vec<File> {
        vec![
            File::new("a/b/new", "new"),
            File::edited("edited", "after"),
            File::new("a/other", "other"),
        ]
    }

    #[test]
    fn an_error_at_any_step_undoes_everything() {
        for failing in 0..files().len() {
            let folder = Folder::new(&format!("step-{failing}"));
            let files = files();
            let staged = stage(&folder.0, "x", &files).unwrap();
            let placed = staged.place(&mut |step| match step == failing {
                true => Err(io::Error::other("planted")),
                false => Ok(()),
            });
            let error = placed.unwrap_err().to_string();
            assert!(
                error.ends_with("planted; everything is as it was before"),
                "{error}"
            );
            assert_eq!(
                folder.state(),
                (vec!["edited".to_owned()], "before".to_owned())
            );
        }
    }

    #[test]
    fn a_file_that_appears_meanwhile_is_kept() {
        let folder = Folder::new("meanwhile");
        let files = files();
        let staged = stage(&folder.0, "x", &files).unwrap();
        fs::create_dir(folder.0.join("a")).unwrap();
        fs::write(folder.0.join("a/other"), "theirs").unwrap();
        let error = staged.place(&mut |_| Ok(())).unwrap_err().to_string();
        assert!(error.contains("exists already"), "{error}");
        assert_eq!(
            fs::read_to_string(folder.0.join("a/other")).unwrap(),
            "theirs"
        );
        assert_eq!(folder.state().1, "before");
    }

    #[test]
    fn all_files_are_placed_and_the_staging_folder_is_removed() {
        let folder = Folder::new("placed");
        let files = files();
        stage(&folder.0, "x", &files)
            .unwrap()
            .place(&mut |_| Ok(()))
            .unwrap();
        let names = vec!["a".to_owned(), "edited".to_owned()];
        assert_eq!(folder.state(), (names, "after".to_owned()));
        assert_eq!(fs::read_to_string(folder.0.join("a/b/new")).unwrap(), "new");
    }

    #[test]
    fn the_folder_of_an_interrupted_run_is_named_and_kept() {
        let folder = Folder::new("interrupted");
        fs::create_dir(folder.0.join(".new-x")).unwrap();
        let files = files();
        let error = stage(&folder.0, "x", &files).err().unwrap().to_string();
        assert!(error.contains("interrupted run"), "{error}");
        assert!(folder.0.join(".new-x").exists());
    }
}
