//! The files of a new provider in this repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::edit::{self, Row};
use super::facts::Facts;
use super::guess::{Guessed, Key};
use super::module::{Setting, module};
use super::read::{Read, read};
use super::write::{Before, File, Steps, recover, stage};
use crate::Error;

/// What the caller wants.
pub struct Wanted {
    /// The provider's name.
    pub name: String,
    /// The vendor's document.
    pub from: PathBuf,
    /// The keys that the caller named.
    pub keys: Vec<Key>,
    /// Where the vendor publishes the document.
    pub url: Option<String>,
}

/// What was made, for the caller to read.
pub struct Made {
    /// The files, below the root: new ones and edited ones.
    pub files: Vec<(PathBuf, bool)>,
    /// What was guessed, and what is not known.
    pub guessed: Guessed,
    /// What else the caller has to know.
    pub notes: Vec<String>,
}

impl Made {
    pub(super) fn of(files: Vec<File>, read: Read, notes: Vec<String>) -> Self {
        let files = files.into_iter();
        let files = files.map(|file| (file.path, file.before.is_some()));
        Self {
            files: files.collect(),
            guessed: read.guessed,
            notes,
        }
    }
}

/// Adds a provider to the repository at `root`. `before` is called before each step of moving
/// the files to their places; an error there undoes everything.
///
/// # Errors
///
/// If a name, the document or a file is not as expected. Nothing is changed then.
pub fn add(root: &Path, wanted: &Wanted, before: Before<'_>) -> Result<Made, Error> {
    let mut notes = recovered(root)?;
    let providers = providers(root)?;
    let name = &wanted.name;
    refuse_existing(root, name)?;
    let read = read(wanted)?;
    let mut files = read.folder(wanted);
    let (cases, wrong) = read.cases(&Path::new("tests/cases").join(name))?;
    files.extend(cases);
    notes.extend(wrong);
    let setting = Setting {
        name,
        runtime: "crate",
        file: &read.file,
        has_overlays: read.has_overlays(),
    };
    let source = format!("src/{name}.rs");
    let served = format!("server/documents/{name}.json");
    files.extend([
        File::new(&source, module(&read.facts, &setting)),
        File::new(format!("prebuilt/{name}.rs"), read.guessed.text.clone()),
        File::new(&served, ""),
    ]);
    files.extend(edited(root, name, &read, &providers, &mut notes)?);
    let mut steps = Steps::new(before);
    let staged = stage(root, &files, &mut steps)?;
    let document = read.check(&staged.at(format!("openapi/{name}")))?;
    let text = format!("{:#}\n", document.value);
    let served = staged.at(served);
    fs::write(&served, text).map_err(|error| Error(format!("{}: {error}", served.display())))?;
    format_file(&staged.at(source));
    staged.place(&mut steps)?;
    Ok(Made::of(files, read, notes))
}

/// Undoes an interrupted run, and notes it.
pub(super) fn recovered(root: &Path) -> Result<Vec<String>, Error> {
    let note =
        "an interrupted run of `cargo contract new` had left changes; they were undone first";
    Ok(match recover(root)? {
        true => vec![note.to_owned()],
        false => Vec::new(),
    })
}

/// Formats a file as rustfmt does, if it is installed. Otherwise the file stays as it is, which
/// is valid Rust too.
pub(super) fn format_file(path: &Path) {
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024"]).arg(path);
    rustfmt.stdout(Stdio::null()).stderr(Stdio::null());
    let _ = rustfmt.status();
}

/// The providers of the repository.
fn providers(root: &Path) -> Result<Vec<String>, Error> {
    let folder = root.join("openapi");
    let entries = fs::read_dir(&folder);
    let entries = entries.map_err(|error| {
        Error(format!(
            "{}: {error}; `cargo contract new` without `--crate` adds a provider to a clone of conversation-apis",
            folder.display()
        ))
    })?;
    let names = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.collect())
}

/// Refuses a name of which files exist already.
fn refuse_existing(root: &Path, name: &str) -> Result<(), Error> {
    let paths = [
        format!("openapi/{name}"),
        format!("src/{name}.rs"),
        format!("src/{name}"),
        format!("prebuilt/{name}.rs"),
        format!("tests/cases/{name}"),
        format!("server/documents/{name}.json"),
        format!("snapshots/{name}"),
        format!("snapshots/round_trip/{name}"),
    ];
    let existing: Vec<String> = paths
        .into_iter()
        .filter(|path| root.join(path).exists())
        .collect();
    match existing.is_empty() {
        true => Ok(()),
        false => Err(Error(format!(
            "the name {name} is taken: {} exists. Choose another name, or delete these first",
            existing.join(", ")
        ))),
    }
}

/// The files of the repository that name all providers.
fn edited(
    root: &Path,
    name: &str,
    read: &Read,
    providers: &[String],
    notes: &mut Vec<String>,
) -> Result<Vec<File>, Error> {
    let edit = |path: &str, change: &mut dyn FnMut(&str) -> Result<String, String>| {
        let failed = |error: &dyn std::fmt::Display| Error(format!("{path}: {error}"));
        let before = fs::read_to_string(root.join(path)).map_err(|error| failed(&error))?;
        let text = change(&before).map_err(|error| failed(&error))?;
        Ok::<File, Error>(File::edited(path, before, text))
    };
    let title = title(&read.facts, name);
    Ok(vec![
        edit("Cargo.toml", &mut |text| {
            edit::features(text, name, providers)
        })?,
        edit("contract/Cargo.toml", &mut |text| {
            edit::harness(text, name, providers)
        })?,
        edit("src/lib.rs", &mut |text| {
            edit::library(text, name, &title, providers)
        })?,
        edit("README.md", &mut |text| {
            let (text, missing) = edit::rows(text, rows(name, read));
            notes.extend(missing.into_iter().map(|row| {
                format!(
                    "README.md has no table that starts with `{}`: the row is `{}`",
                    row.heading, row.text
                )
            }));
            Ok(text)
        })?,
    ])
}

/// The document's title in one line, for a table.
fn title(facts: &Facts, name: &str) -> String {
    let words: Vec<&str> = facts.title.split_whitespace().collect();
    match words.join(" ") {
        title if title.is_empty() => name.to_owned(),
        title => title
            .replace('|', "\\|")
            .replace(['[', ']', '<', '>', '`'], "'"),
    }
}

fn rows(name: &str, read: &Read) -> Vec<Row> {
    let facts = &read.facts;
    let sent: Vec<&str> = facts
        .credentials
        .iter()
        .map(|one| one.sent.as_str())
        .collect();
    let sent = match sent.is_empty() {
        true => "none in the document".to_owned(),
        false => sent.join(", "),
    };
    let mut rows = vec![
        Row {
            heading: "| provider | module and Cargo feature |",
            text: format!(
                "| {} | `{name}` | the vendor's, OpenAPI {} | {sent} |",
                title(facts, name),
                facts.openapi
            ),
        },
        Row {
            heading: "| module | you can |",
            text: format!(
                "| `{name}` | make the {} calls of the document; the module's documentation lists them |",
                facts.calls.len()
            ),
        },
    ];
    let lists = facts
        .calls
        .iter()
        .filter_map(|call| Some((call, call.pages?)));
    rows.extend(lists.map(|(call, pages)| Row {
        heading: "| module | list | pages |",
        text: format!(
            "| `{name}` | `{}` | {pages} (a guess) | unknown | unknown |",
            call.function
        ),
    }));
    rows
}
