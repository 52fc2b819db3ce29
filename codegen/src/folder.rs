//! The files of a provider: in a folder, or embedded in the program.

use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// The files of a provider: its document, the folder `overlays`, and `SOURCE.toml`.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
    /// Name in the folder and text. `None` for files on disk.
    embedded: Option<&'static [(&'static str, &'static str)]>,
}

impl Folder {
    /// The files of a folder on disk.
    pub fn on_disk(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            embedded: None,
        }
    }

    /// Files that a program carries: the name of each in the folder, with `/` between its parts,
    /// and its text. `path` is the folder that errors and reports name. It need not exist.
    pub fn embedded(
        path: impl Into<PathBuf>,
        files: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self {
            path: path.into(),
            embedded: Some(files),
        }
    }

    /// The folder. It exists only if the files are on disk.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the program carries the files.
    pub fn is_embedded(&self) -> bool {
        self.embedded.is_some()
    }

    /// The text of a file, by its name in the folder. `None` if the folder does not have it.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or is not UTF-8.
    pub fn read(&self, name: &str) -> Result<Option<String>> {
        if let Some(files) = self.embedded {
            let found = files.iter().find(|(known, _)| *known == name);
            return Ok(found.map(|(_, text)| (*text).to_owned()));
        }
        let path = self.path.join(name);
        match path.exists() {
            true => std::fs::read_to_string(&path)
                .map(Some)
                .map_err(Error::read(&path)),
            false => Ok(None),
        }
    }

    /// The text of a file that has to be there.
    pub(crate) fn text(&self, name: &str) -> Result<String> {
        let missing = || Error::file(&self.path.join(name), "the file does not exist");
        self.read(name)?.ok_or_else(missing)
    }

    /// The names of the files directly in the folder (`""`), or in a folder below it, in their
    /// order. Folders are left out. Empty if the folder does not exist.
    pub(crate) fn files(&self, below: &str) -> Result<Vec<String>> {
        let mut found = match self.embedded {
            Some(files) => {
                let names = files.iter().filter_map(|(name, _)| {
                    let (parent, _) = name.rsplit_once('/').unwrap_or(("", name));
                    (parent == below).then(|| (*name).to_owned())
                });
                names.collect()
            }
            None => self.files_on_disk(below)?,
        };
        found.sort();
        Ok(found)
    }

    fn files_on_disk(&self, below: &str) -> Result<Vec<String>> {
        let folder = self.path.join(below);
        if !below.is_empty() && !folder.exists() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for entry in folder.read_dir().map_err(Error::read(&folder))? {
            let path = entry.map_err(Error::read(&folder))?.path();
            if path.is_dir() {
                continue;
            }
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                return Err(Error::file(&path, "its name is not UTF-8; rename it"));
            };
            found.push(match below {
                "" => name.to_owned(),
                below => format!("{below}/{name}"),
            });
        }
        Ok(found)
    }
}
