//! The files of a crate of its own for a provider.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use toml_edit::value;

use super::module::{Setting, module};
use super::plan::{Made, Read, Wanted, format_file, read};
use super::write::{Before, File, stage};
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
            Some(("git", url)) if !url.is_empty() => Ok(Self::Git(url.to_owned())),
            Some(("version", version)) if !version.is_empty() => {
                Ok(Self::Version(version.to_owned()))
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
    /// If the folder does not exist.
    pub fn absolute(self) -> Result<Self, Error> {
        match self {
            Self::Path(path) => match path.canonicalize() {
                Ok(path) => Ok(Self::Path(path)),
                Err(error) => Err(Error(format!("{}: {error}", path.display()))),
            },
            other => Ok(other),
        }
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
    let failed = |error: &dyn std::fmt::Display| Error(format!("{}: {error}", folder.display()));
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(failed(&"is not empty; `--crate` makes a new folder"));
    }
    let parent = match folder.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => return Err(failed(&"is not a folder that can be made")),
    };
    let root = parent
        .canonicalize()
        .map_err(|error| Error(format!("{}: {error}", parent.display())))?;
    let Some(last) = folder.file_name().map(PathBuf::from) else {
        return Err(failed(&"has no name"));
    };
    let read = read(wanted)?;
    let files = files(&read, packages, wanted).into_iter();
    let files: Vec<File> = files
        .map(|file| File {
            path: last.join(&file.path),
            ..file
        })
        .collect();
    let staged = stage(&root, &wanted.name, &files)?;
    read.check(&staged.at(last.join("openapi").join(&wanted.name)))?;
    format_file(&staged.at(last.join("src/lib.rs")));
    staged.place(before)?;
    Ok(Made {
        files: files.into_iter().map(|file| (file.path, false)).collect(),
        guessed: read.guessed,
        notes: Vec::new(),
    })
}

fn files(read: &Read, packages: &Packages, wanted: &Wanted) -> Vec<File> {
    let name = &wanted.name;
    let harness = format!("{}-contract", name.replace('_', "-"));
    let setting = Setting {
        name,
        runtime: "progenitor_client",
        file: &read.file,
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
        File::new("contract/build.rs", HARNESS_BUILD.replace("NAME", name)),
        File::new("contract/src/main.rs", HARNESS_MAIN),
        File::new(
            "contract/tests/verify.rs",
            HARNESS_TEST.replace("HARNESS", &harness),
        ),
        File::new(
            ".cargo/config.toml",
            format!("[alias]\ncontract = \"run --package {harness} --\"\n"),
        ),
        File::new(".gitignore", "/target\n"),
    ]);
    files
}

fn manifest(name: &str, packages: &Packages) -> String {
    let package = name.replace('_', "-");
    let (runtime, codegen) = (packages.dependency(""), packages.dependency("codegen"));
    format!(
        r#"[workspace]
members = ["contract"]
resolver = "3"

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

const HARNESS_MAIN: &str = r#"//! `cargo contract` for the provider of this repository.

include!(concat!(env!("OUT_DIR"), "/providers.rs"));

fn main() -> std::process::ExitCode {
    conversation_apis_contract::cli::main_for(PROVIDERS)
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
