//! The files of a repository that belong to one provider, or to all of them.

use std::fs;
use std::path::{Path, PathBuf};

use super::mentions::has_word;

/// A repository with the sources of a provider.
pub(super) struct Repository {
    /// The folder above `openapi`.
    pub(super) root: PathBuf,
    /// The provider's own folder in `openapi`.
    provider: PathBuf,
}

impl Repository {
    /// The repository of a provider's folder, which is in the folder `openapi` of a package. `None`
    /// if it is elsewhere.
    pub(super) fn of(provider: &Path) -> Option<Self> {
        // A relative folder has no folder above it.
        let provider = std::path::absolute(provider).ok()?;
        let root = provider.parent().and_then(Path::parent)?.to_owned();
        let is_package = root.join("Cargo.toml").is_file();
        is_package.then_some(Self { root, provider })
    }

    /// The files that people and tests keep, in the order of their paths.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let others = self.other_providers();
        let mut found = Vec::new();
        let mut folders = vec![self.root.clone()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = path.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let is_generated = ["target", "prebuilt", "generated"].contains(&&*name);
                // It names what earlier versions had.
                let is_history = name == "CHANGELOG.md";
                let is_other = others.iter().any(|other| is_of(&name, other));
                let is_left_out = is_generated || is_other || is_history;
                if name.starts_with('.') || is_left_out || self.is_document(&path) {
                    continue;
                }
                match path.is_dir() {
                    // The links of a folder can lead in a circle.
                    true if !path.is_symlink() => folders.push(path),
                    true => {}
                    false if is_text(&path) => found.push(path),
                    false => {}
                }
            }
        }
        found.sort();
        found
    }

    /// The providers beside this one.
    fn other_providers(&self) -> Vec<String> {
        let beside = self.provider.parent().map(fs::read_dir);
        let beside = beside.into_iter().flatten().flatten().flatten();
        let beside = beside
            .map(|found| found.path())
            .filter(|path| path.is_dir());
        let others = beside.filter(|path| *path != self.provider);
        let names = others.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
        names.collect()
    }

    /// Whether a file can use the provider: it has the provider's name, or the repository has no
    /// other provider.
    pub(super) fn uses_provider(&self, file: &Path, text: &str) -> bool {
        let name = self.provider.file_name().and_then(|name| name.to_str());
        let name = name.unwrap_or_default();
        let file = file.strip_prefix(&self.root).unwrap_or(file);
        let mut parts = file.iter().map(|part| part.to_string_lossy());
        self.other_providers().is_empty()
            || parts.any(|part| is_of(&part, name))
            || has_word(text, name)
    }

    /// The document itself. Its overlays are hand-written and belong to the list.
    fn is_document(&self, path: &Path) -> bool {
        path.parent() == Some(self.provider.as_path()) && !path.is_dir()
    }
}

/// Whether a file or folder belongs to a provider: `NAME`, `NAME.rs` or `NAME_writes.rs`.
fn is_of(file: &str, provider: &str) -> bool {
    let parts = file.split(['.', '_', '-']);
    parts.clone().any(|part| part == provider) || file.starts_with(&format!("{provider}_"))
}

fn is_text(path: &Path) -> bool {
    let known = ["rs", "md", "json", "toml", "yaml", "yml", "snap", "py"];
    has_extension(path, &known)
}

pub(super) fn has_extension(path: &Path, known: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| known.contains(&extension))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a test fails by it

    use super::*;

    #[test]
    fn a_relative_folder_has_a_repository_with_files() {
        // Tests run in the folder of the package.
        let repository = Repository::of(Path::new("tests/provider")).unwrap();
        assert!(!repository.files().is_empty());
    }
}
