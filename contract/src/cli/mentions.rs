//! Which files of a repository name what a document renamed or removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use conversation_apis_codegen::names::{field_name, type_name};
use conversation_apis_codegen::{Document, Lowered, walk};

/// The names of an old document that a new one no longer has: ids of operations, their methods and
/// builders, and types.
pub(super) struct Gone {
    names: BTreeSet<String>,
    /// The old and the new id of operations with the same method and path.
    renamed: Vec<(String, String)>,
}

impl Gone {
    /// Compares the operations of two documents, and the types generated from them.
    pub(super) fn between(old: (&Document, &Lowered), new: (&Document, &Lowered)) -> Self {
        let (before, after) = (ids(old.0), ids(new.0));
        let renamed = before.iter().filter_map(|(place, id)| {
            let is = after.get(place).filter(|is| *is != id)?;
            Some((id.clone(), is.clone()))
        });
        let known = names(&after, new.1);
        let names = names(&before, old.1);
        Self {
            renamed: renamed.collect(),
            names: names.difference(&known).cloned().collect(),
        }
    }

    /// Lists the files of a repository that name something of it, with their lines. Files of other
    /// providers and generated text are left out. Snapshots are counted.
    pub(super) fn list(&self, repository: &Repository<'_>, out: &mut dyn Write) -> io::Result<()> {
        for (was, is) in &self.renamed {
            writeln!(
                out,
                "renamed: `{was}` is now `{is}`, in Rust `{}` is now `{}`",
                field_name(was),
                field_name(is)
            )?;
        }
        if self.names.is_empty() {
            return Ok(());
        }
        let mut snapshots = 0;
        for file in repository.files() {
            let Ok(text) = fs::read_to_string(&file) else {
                continue;
            };
            let found = self.lines(&text);
            if found.is_empty() {
                continue;
            }
            if file
                .extension()
                .is_some_and(|extension| extension == "snap")
            {
                snapshots += 1;
                continue;
            }
            let shown = file.strip_prefix(repository.root).unwrap_or(&file);
            for (name, lines) in found {
                let lines = shortened(&lines);
                writeln!(out, "still named: {}: `{name}` in {lines}", shown.display())?;
            }
        }
        match snapshots {
            0 => Ok(()),
            1 => writeln!(out, "still named: 1 snapshot, which the tests write again"),
            many => writeln!(
                out,
                "still named: {many} snapshots, which the tests write again"
            ),
        }
    }

    /// The numbers of the lines of a text that have a name as a whole word, by name.
    fn lines<'a>(&'a self, text: &str) -> BTreeMap<&'a str, Vec<usize>> {
        let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            let words = line.split(|char: char| !char.is_alphanumeric() && char != '_');
            let words: BTreeSet<&str> = words.collect();
            for word in words {
                if let Some(name) = self.names.get(word)
                    && is_named(line, name)
                {
                    found.entry(name).or_default().push(index + 1);
                }
            }
        }
        found
    }
}

/// Whether a line names it. A common word, such as `ping`, counts only as a call or in quotes.
fn is_named(line: &str, name: &str) -> bool {
    let is_word = name.chars().all(|char| char.is_ascii_lowercase());
    let forms = [
        format!("{name}("),
        format!("\"{name}\""),
        format!("`{name}`"),
    ];
    !is_word || forms.iter().any(|form| line.contains(form))
}

/// The ids of the operations that have one, by method and path.
fn ids(document: &Document) -> BTreeMap<(String, String), String> {
    let operations = walk::operations(&document.value).filter(|found| !found.id.is_empty());
    let operations = operations.map(|found| {
        let place = (found.method.to_owned(), found.path.to_owned());
        (place, found.id.to_owned())
    });
    operations.collect()
}

/// The ids of the operations, their methods and builders, and the components, which are types.
fn names(ids: &BTreeMap<(String, String), String>, lowered: &Lowered) -> BTreeSet<String> {
    let operations = ids.values();
    let operations = operations.flat_map(|id| [id.clone(), field_name(id), type_name(id)]);
    let schemas = lowered.document.pointer("/components/schemas");
    let schemas = schemas.and_then(|schemas| schemas.as_object());
    let types = schemas.into_iter().flatten().map(|(name, _)| name.clone());
    operations.chain(types).collect()
}

/// The line numbers, but not all of many.
fn shortened(lines: &[usize]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = lines.iter().take(SHOWN).map(usize::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    match lines.len().saturating_sub(SHOWN) {
        0 => format!("{word} {}", shown.join(", ")),
        more => format!("{word} {} and {more} more", shown.join(", ")),
    }
}

/// A repository with the sources of a provider.
pub(super) struct Repository<'a> {
    /// The folder above `openapi`.
    root: &'a Path,
    /// The provider's own folder in `openapi`.
    provider: &'a Path,
}

impl<'a> Repository<'a> {
    /// The repository of a provider's folder, which is in the folder `openapi` of a package. `None`
    /// if it is elsewhere.
    pub(super) fn of(provider: &'a Path) -> Option<Self> {
        let root = provider.parent().and_then(Path::parent)?;
        let is_package = root.join("Cargo.toml").is_file();
        is_package.then_some(Self { root, provider })
    }

    /// The files that people and tests keep, in the order of their paths.
    fn files(&self) -> Vec<PathBuf> {
        let others = self.other_providers();
        let mut found = Vec::new();
        let mut folders = vec![self.root.to_owned()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = path.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let is_generated = ["target", "prebuilt", "generated"].contains(&&*name);
                let is_other = others.iter().any(|other| is_of(&name, other));
                if name.starts_with('.') || is_generated || is_other || self.is_document(&path) {
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
        let others = beside.filter(|path| path.as_path() != self.provider);
        let names = others.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
        names.collect()
    }

    /// The document itself. Its overlays are hand-written and belong to the list.
    fn is_document(&self, path: &Path) -> bool {
        path.parent() == Some(self.provider) && !path.is_dir()
    }
}

/// Whether a file or folder belongs to a provider: `NAME`, `NAME.rs` or `NAME_writes.rs`.
fn is_of(file: &str, provider: &str) -> bool {
    let parts = file.split(['.', '_', '-']);
    parts.clone().any(|part| part == provider) || file.starts_with(&format!("{provider}_"))
}

fn is_text(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let known = ["rs", "md", "json", "toml", "yaml", "yml", "snap", "py"];
    extension.is_some_and(|extension| known.contains(&extension))
}
