//! The files of a new provider in this repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use conversation_apis_codegen::{Document, generate, lower};

use super::edit::{self, Row};
use super::facts::Facts;
use super::guess::{Guessed, Key, guess};
use super::module::{Setting, module};
use super::overlay::overlays;
use super::payloads::payloads;
use super::source::source;
use super::write::{Before, File, stage};
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

/// The document of a provider, and all that is written about it wherever it is.
pub(super) struct Read {
    pub guessed: Guessed,
    pub facts: Facts,
    /// The name of the document's file.
    pub file: String,
    bytes: Vec<u8>,
}

/// Reads the document and guesses about it.
pub(super) fn read(wanted: &Wanted) -> Result<Read, Error> {
    let document = Document::read(&wanted.from)?;
    let file = wanted.from.file_name().and_then(|name| name.to_str());
    let extension = wanted
        .from
        .extension()
        .and_then(|extension| extension.to_str());
    let extension = extension.unwrap_or_default().to_ascii_lowercase();
    let file = file.filter(|file| {
        !file.starts_with('.') && ["yaml", "yml", "json"].contains(&extension.as_str())
    });
    let file = file.ok_or_else(|| {
        Error(format!(
            "{}: the file keeps its name, so it must end with .yaml, .yml or .json",
            wanted.from.display()
        ))
    })?;
    let bytes = fs::read(&wanted.from);
    let bytes = bytes.map_err(|error| Error(format!("{}: {error}", wanted.from.display())))?;
    let in_file = |error: Error| Error(format!("{}: {error}", wanted.from.display()));
    let guessed = guess(&document, &wanted.keys).map_err(in_file)?;
    Ok(Read {
        facts: Facts::of(&guessed)?,
        guessed,
        file: file.to_owned(),
        bytes,
    })
}

impl Read {
    /// The files of the folder `openapi/NAME`.
    pub(super) fn folder(&self, wanted: &Wanted) -> Vec<File> {
        let folder = PathBuf::from("openapi").join(&wanted.name);
        let source = source(
            &self.guessed,
            &self.file,
            &self.bytes,
            wanted.url.as_deref(),
        );
        let mut files = vec![
            File::new(folder.join(&self.file), self.bytes.clone()),
            File::new(folder.join("SOURCE.toml"), source),
        ];
        let overlays = overlays(&self.guessed.guesses).into_iter();
        files.extend(
            overlays.map(|(name, text)| File::new(folder.join("overlays").join(name), text)),
        );
        files
    }

    /// Checks that a staged folder `openapi/NAME` gives the text that was generated before.
    pub(super) fn check(&self, folder: &Path) -> Result<(), Error> {
        let document = Document::open(folder)?;
        let text = generate(&lower(&document)?)?;
        match text == self.guessed.text {
            true => Ok(()),
            false => Err(Error(
                "the overlays do not say what was guessed; report this as a fault of `cargo contract new`".to_owned(),
            )),
        }
    }

    /// The cases of round trips, below `folder`, and notes about examples that are wrong.
    pub(super) fn cases(&self, folder: &Path) -> Result<(Vec<File>, Vec<String>), Error> {
        let payloads = payloads(&self.guessed.document)?;
        let files = payloads.files.into_iter();
        let files = files.map(|(name, text)| File::new(folder.join(name), text));
        let wrong = payloads.wrong.iter();
        let notes = wrong.map(|at| {
            format!("the example at {at} does not fit its schema: no case was made of it")
        });
        Ok((files.collect(), notes.collect()))
    }
}

/// Adds a provider to the repository at `root`. `before` is called before each step of moving
/// the files to their places; an error there undoes everything.
///
/// # Errors
///
/// If a name, the document or a file is not as expected. Nothing is changed then.
pub fn add(root: &Path, wanted: &Wanted, before: Before<'_>) -> Result<Made, Error> {
    let providers = providers(root)?;
    let name = &wanted.name;
    refuse_existing(root, name)?;
    let read = read(wanted)?;
    let mut files = read.folder(wanted);
    let (cases, mut notes) = read.cases(&Path::new("tests/cases").join(name))?;
    files.extend(cases);
    let setting = Setting {
        name,
        runtime: "crate",
        file: &read.file,
    };
    files.push(File::new(
        format!("src/{name}.rs"),
        module(&read.facts, &setting),
    ));
    files.push(File::new(
        format!("prebuilt/{name}.rs"),
        read.guessed.text.clone(),
    ));
    files.extend(edited(root, name, &read, &providers, &mut notes)?);
    let staged = stage(root, name, &files)?;
    read.check(&staged.at(format!("openapi/{name}")))?;
    format_file(&staged.at(format!("src/{name}.rs")));
    staged.place(before)?;
    Ok(Made {
        files: files
            .into_iter()
            .map(|file| (file.path, file.replaces))
            .collect(),
        guessed: read.guessed,
        notes,
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
    ];
    let existing: Vec<String> = paths
        .into_iter()
        .filter(|path| root.join(path).exists())
        .collect();
    match existing.is_empty() {
        true => Ok(()),
        false => Err(Error(format!(
            "the name {name} is taken: there is {}. Choose another name, or delete these first",
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
        let text = fs::read_to_string(root.join(path)).map_err(|error| failed(&error))?;
        let text = change(&text).map_err(|error| failed(&error))?;
        Ok::<File, Error>(File::edited(path, text))
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
