//! The files of a crate of its own for a provider.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use toml_edit::value;

use super::module::{Setting, module};
use super::outer;
use super::plan::{Made, Wanted, format_file, recovered};
use super::read::{Read, read};
use super::write::{Before, File, Steps, stage};
use crate::Error;

/// Where Cargo finds the packages of conversation-apis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Packages {
    /// A clone.
    Path(PathBuf),
    /// The URL of a repository.
    Git(String),
    /// A version in a registry.
    Version(String),
}

impl FromStr for Packages {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some(("path", path)) if !path.is_empty() => Ok(Self::Path(path.into())),
            Some(("git", url)) => match url.split_once("://") {
                Some((scheme, rest)) if !scheme.is_empty() && !rest.is_empty() => {
                    Ok(Self::Git(url.to_owned()))
                }
                _ => Err(
                    "expected a URL after git=, such as https://…, ssh://… or file://…".to_owned(),
                ),
            },
            Some(("version", version)) => {
                match version
                    .starts_with(|first: char| first.is_ascii_digit() || "^~=<>*".contains(first))
                {
                    true => Ok(Self::Version(version.to_owned())),
                    false => Err("expected a version after version=, such as 0.1".to_owned()),
                }
            }
            _ => Err("expected path=FOLDER, git=URL or version=VERSION".to_owned()),
        }
    }
}

impl Packages {
    /// The same, with a folder that does not depend on the current one.
    ///
    /// # Errors
    ///
    /// If the folder does not exist or is not a clone.
    pub fn absolute(self) -> Result<Self, Error> {
        let path = match self {
            Self::Path(path) => path,
            other => return Ok(other),
        };
        let failed = |error: &dyn std::fmt::Display| Error(format!("{}: {error}", path.display()));
        let found = path.canonicalize().map_err(|error| failed(&error))?;
        for package in ["codegen", "contract"] {
            if !found.join(package).join("Cargo.toml").exists() {
                return Err(failed(&format!(
                    "is not a clone of conversation-apis: it has no {package}/Cargo.toml"
                )));
            }
        }
        Ok(Self::Path(found))
    }

    /// The keys of a dependency on the package in this folder of the clone.
    fn dependency(&self, folder: &str) -> String {
        let (key, stated) = match self {
            Self::Path(root) => {
                let path = root.join(folder);
                // A path that ends with a separator is the folder itself.
                let path: PathBuf = path.components().collect();
                ("path", path.display().to_string())
            }
            Self::Git(url) => ("git", url.clone()),
            Self::Version(version) => ("version", version.clone()),
        };
        format!("{key} = {}", value(stated).to_string().trim())
    }
}

/// Makes a crate of its own in `folder`, which must not exist or must be empty. `before` is as for
/// [`add`](super::add).
///
/// # Errors
///
/// If the folder is in use, or if the document or a file is not as expected. Nothing is changed
/// then.
pub fn create(
    folder: &Path,
    packages: &Packages,
    wanted: &Wanted,
    before: Before<'_>,
) -> Result<Made, Error> {
    check_name(&wanted.name)?;
    let (root, last) = place(folder)?;
    outer::check(&root, &last)?;
    let mut notes = recovered(&root)?;
    let read = read(wanted)?;
    let (cases, wrong) = read.cases(Path::new("contract/cases"))?;
    notes.extend(wrong);
    let files = files(&read, cases, packages, wanted).into_iter();
    let files: Vec<File> = files
        .map(|file| File {
            path: last.join(&file.path),
            ..file
        })
        .collect();
    let mut steps = Steps::new(before);
    let staged = stage(&root, &files, &mut steps)?;
    read.check(&staged.at(last.join("openapi").join(&wanted.name)))?;
    format_file(&staged.at(last.join("src/lib.rs")));
    staged.place(&mut steps)?;
    Ok(Made::of(files, read, notes))
}

/// The names that the crate's packages use themselves, or that Rust's own crates have.
const USED: [&str; 8] = [
    "conversation_apis",
    "conversation_apis_codegen",
    "conversation_apis_contract",
    "proc_macro",
    "progenitor_client",
    "schemars",
    "serde",
    "test",
];

/// Refuses a name that the crate cannot have.
fn check_name(name: &str) -> Result<(), Error> {
    match USED.contains(&name) {
        true => Err(Error(format!(
            "`{name}` cannot be the name of the crate, because a crate that it needs has this name: rename it to `{name}_api`"
        ))),
        false => Ok(()),
    }
}

/// The folder that the new one is in, and the name of the new one.
fn place(folder: &Path) -> Result<(PathBuf, PathBuf), Error> {
    let failed = |error: &dyn std::fmt::Display| Error(format!("{}: {error}", folder.display()));
    let whole = match folder.exists() {
        true => {
            if !folder.is_dir() {
                return Err(failed(&"exists and is not a folder; name a new one"));
            }
            let mut entries = fs::read_dir(folder).map_err(|error| failed(&error))?;
            if entries.next().is_some() {
                return Err(failed(&"is not empty; name a new folder"));
            }
            folder.canonicalize().map_err(|error| failed(&error))?
        }
        false => std::path::absolute(folder).map_err(|error| failed(&error))?,
    };
    let (Some(parent), Some(last)) = (whole.parent(), whole.file_name()) else {
        return Err(failed(&"has no name; name a new folder"));
    };
    if last.to_str().is_none() {
        return Err(failed(&"must have a name in UTF-8"));
    }
    let root = parent.canonicalize().map_err(|error| {
        failed(&format!(
            "the folder {} cannot be used: {error}; make it first",
            parent.display()
        ))
    })?;
    Ok((root, last.into()))
}

fn files(read: &Read, cases: Vec<File>, packages: &Packages, wanted: &Wanted) -> Vec<File> {
    let name = &wanted.name;
    let harness = format!("{}-contract", name.replace('_', "-"));
    let setting = Setting {
        name,
        runtime: "progenitor_client",
        file: &read.file,
        has_overlays: read.has_overlays(),
    };
    let text = |text: &str| {
        let text = text.replace("HARNESS_CRATE", &format!("{name}_contract"));
        text.replace("HARNESS", &harness).replace("NAME", name)
    };
    let mut files = read.folder(wanted);
    files.extend([
        File::new("Cargo.toml", manifest(name, packages)),
        File::new("build.rs", BUILD),
        File::new("src/lib.rs", module(&read.facts, &setting)),
        File::new(
            "contract/Cargo.toml",
            harness_manifest(name, &harness, packages),
        ),
        File::new("contract/build.rs", text(HARNESS_BUILD)),
        File::new("contract/src/lib.rs", HARNESS_LIBRARY),
        File::new("contract/src/main.rs", text(HARNESS_MAIN)),
        File::new("contract/tests/verify.rs", text(HARNESS_TEST)),
        File::new(
            ".cargo/config.toml",
            format!("[alias]\ncontract = \"run --package {harness} --\"\n"),
        ),
        File::new(".gitignore", "/target\n"),
    ]);
    if !cases.is_empty() {
        files.push(File::new("contract/tests/cases.rs", text(CASES_TEST)));
        files.extend(cases);
    }
    files
}

fn manifest(name: &str, packages: &Packages) -> String {
    let package = name.replace('_', "-");
    let (runtime, codegen) = (packages.dependency(""), packages.dependency("codegen"));
    format!(
        r#"[workspace]
members = ["contract"]
resolver = "3"

# Debug information of the dependencies is most of what a first build writes.
[profile.dev.package."*"]
debug = false

[package]
name = "{package}"
version = "0.1.0"
edition = "2024"
publish = false

[features]
default = ["gzip", "rustls"]
gzip = ["progenitor_client/gzip"]
# TLS. Without it, bring your own `reqwest::Client`.
rustls = ["progenitor_client/rustls"]
schemars = ["dep:schemars", "progenitor_client/schemars"]
webhooks = ["progenitor_client/webhooks"]

[dependencies]
# The generated code calls its runtime by this name.
progenitor_client = {{ package = "conversation-apis", {runtime}, default-features = false }}
schemars = {{ version = "1", optional = true }}
serde = "1"

[build-dependencies]
conversation-apis-codegen = {{ {codegen} }}
"#
    )
}

fn harness_manifest(name: &str, harness: &str, packages: &Packages) -> String {
    let package = name.replace('_', "-");
    let (codegen, contract) = (
        packages.dependency("codegen"),
        packages.dependency("contract"),
    );
    format!(
        r#"[package]
name = "{harness}"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
{package} = {{ path = "..", default-features = false, features = ["schemars", "webhooks"] }}
conversation-apis-contract = {{ {contract} }}

[build-dependencies]
conversation-apis-codegen = {{ {codegen} }}
"#
    )
}

const BUILD: &str = r#"//! Generates the client from the document.

fn main() -> conversation_apis_codegen::build::Result {
    conversation_apis_codegen::build::client("openapi")
}
"#;

const HARNESS_BUILD: &str = r#"//! Lists the types and operations of the client, so that the harness can call them by name.

fn main() -> conversation_apis_codegen::build::Result {
    conversation_apis_codegen::build::catalog(&[("../openapi/NAME", "NAME")])
}
"#;

const HARNESS_LIBRARY: &str = r#"//! The provider of this repository, as the harness calls it.

include!(concat!(env!("OUT_DIR"), "/providers.rs"));
"#;

const HARNESS_MAIN: &str = r#"//! `cargo contract` for the provider of this repository.

fn main() -> std::process::ExitCode {
    conversation_apis_contract::cli::main_for(HARNESS_CRATE::PROVIDERS)
}
"#;

const HARNESS_TEST: &str = r#"//! The client agrees with its document.

#[test]
fn the_client_fits_the_document() {
    let mut verify = std::process::Command::new(env!("CARGO_BIN_EXE_HARNESS"));
    let status = verify.arg("verify").status();
    assert!(status.is_ok_and(|status| status.success()));
}
"#;

const CASES_TEST: &str = r#"//! The client reads and writes each payload in `cases`.

#[test]
fn each_payload_is_allowed_and_is_written_as_it_was_read() {
    for provider in HARNESS_CRATE::PROVIDERS {
        let checked = conversation_apis_contract::payloads::check(provider, "cases");
        assert!(checked.is_ok(), "{}", checked.unwrap_err());
    }
}
"#;
