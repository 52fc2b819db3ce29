//! `cargo contract new`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use conversation_apis_codegen::NoteKind;
use conversation_apis_codegen::build::check_name;

use super::{HOLDS, Stop};
use crate::new::guess::Key;
use crate::new::{Interrupt, Made, Packages, Wanted, add, create};

/// The arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The name of the provider: its Rust module, Cargo feature and folder, such as `acme`
    name: String,
    /// The vendor's document: OpenAPI 3.0, 3.1 or 3.2, YAML or JSON. It is copied unchanged
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// How requests are authenticated, if the document does not say: header:NAME, query:NAME, cookie:NAME, basic, bearer, or a security scheme of the document. Several with commas are needed together
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    keys: Vec<Key>,
    /// Where the vendor publishes the document, for SOURCE.toml. Nothing is fetched
    #[arg(long)]
    url: Option<String>,
    /// Make a crate of its own in this new folder, instead of a module of this clone
    #[arg(long = "crate", value_name = "DIR")]
    package: Option<PathBuf>,
    /// Where that crate finds conversation-apis: path=FOLDER, git=URL or version=VERSION. The default is the path of this clone
    #[arg(long, value_name = "WHERE", requires = "package")]
    packages: Option<Packages>,
    /// The folder of the clone. The default is the one that the current folder is in
    #[arg(long, value_name = "FOLDER", hide = true)]
    root: Option<PathBuf>,
}

impl New {
    pub(super) fn run(self, out: &mut dyn Write) -> Result<u8, Stop> {
        check_name(&self.name).map_err(|error| Stop::could_not(error.to_string()))?;
        let wanted = Wanted {
            name: self.name,
            from: self.from,
            keys: self.keys,
            url: self.url,
        };
        // Until something is written, Ctrl-C ends the process.
        let mut interrupt = None;
        let mut before = |_: usize| -> io::Result<()> {
            let interrupt = match &mut interrupt {
                Some(interrupt) => interrupt,
                none => none.insert(Interrupt::watch()?),
            };
            interrupt.check()
        };
        let made = match &self.package {
            Some(folder) => {
                let packages = match self.packages {
                    None => Packages::Path(self.root.or_else(built_in).ok_or_else(|| {
                        Stop::could_not(
                            "the clone that this program was built in is gone: say with `--packages` where conversation-apis is",
                        )
                    })?),
                    Some(packages) => packages.absolute()?,
                };
                create(folder, &packages, &wanted, &mut before)?
            }
            None => {
                let root = self.root.or_else(clone).ok_or_else(|| {
                    Stop::could_not(
                        "this folder is not in a clone of conversation-apis: run `new` in one, or make a crate of its own with `--crate DIR`",
                    )
                })?;
                add(&root, &wanted, &mut before)?
            }
        };
        print(&made, out)?;
        next(&wanted.name, self.package.as_deref(), &made, out)?;
        Ok(HOLDS)
    }
}

/// The clone that this program was built in, if it still exists.
fn built_in() -> Option<PathBuf> {
    let clone = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    clone.canonicalize().ok().filter(|clone| is_clone(clone))
}

/// The clone that the current folder is in.
fn clone() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors()
        .find(|folder| is_clone(folder))
        .map(Path::to_owned)
}

fn is_clone(folder: &Path) -> bool {
    ["openapi", "codegen", "contract", "src/lib.rs"]
        .iter()
        .all(|part| folder.join(part).exists())
}

/// Prints the files, the guesses and what is unknown.
fn print(made: &Made, out: &mut dyn Write) -> io::Result<()> {
    for (path, is_edited) in &made.files {
        let done = if *is_edited { "edited" } else { "wrote" };
        writeln!(out, "{done} {}", path.display())?;
    }
    let guesses = &made.guessed.guesses;
    for list in &guesses.lists {
        writeln!(
            out,
            "guess: {} is a list in pages {}",
            list.name(),
            list.pages()
        )?;
    }
    for unknown in &guesses.unknown {
        writeln!(out, "look up: {}", unknown.line())?;
    }
    for note in &made.guessed.lowered.notes {
        // A reference to another file costs a type.
        let is_outside = note.kind == NoteKind::KeptAsJson && note.pass == "references";
        if note.kind == NoteKind::LeftOut || is_outside {
            writeln!(out, "note: {note}")?;
        }
    }
    for note in &made.notes {
        writeln!(out, "note: {note}")?;
    }
    Ok(())
}

/// Prints what to do next.
fn next(name: &str, package: Option<&Path>, made: &Made, out: &mut dyn Write) -> io::Result<()> {
    let mut steps = Vec::new();
    if let Some(folder) = package {
        steps.push(format!("cd {}", folder.display()));
    }
    steps.push(format!("cargo contract verify {name}"));
    let cases = match package {
        Some(_) => "contract/cases".to_owned(),
        None => format!("tests/cases/{name}"),
    };
    if made.files.iter().any(|(path, _)| {
        path.extension().is_some_and(|it| it == "json")
            && path.parent().is_some_and(|folder| folder.ends_with(&cases))
    }) {
        steps.push(format!(
            "review {cases}: the payloads are the document's examples and values made from its schemas; add real ones, without customers' data"
        ));
    }
    if !made.guessed.guesses.lists.is_empty() {
        steps.push(format!(
            "review each guess in openapi/{name}/overlays, and delete those that the vendor's documentation does not confirm; a real server is compared with `cargo contract verify {name} --base-url URL`"
        ));
    }
    steps.push(format!(
        "complete openapi/{name}/SOURCE.toml: it lists what is not known yet"
    ));
    steps.push(match package {
        Some(_) => "cargo test --workspace".to_owned(),
        None => "INSTA_UPDATE=always cargo test --workspace --all-features, then review the new files in snapshots with `git status` and `git diff`".to_owned(),
    });
    if package.is_none() {
        steps.push(format!(
            "for data in `cargo contract serve {name}`, write server/fixtures/{name}.json; for its writes, handlers in server/src/server/providers"
        ));
    }
    writeln!(out, "next:")?;
    for (index, step) in steps.iter().enumerate() {
        writeln!(out, "{}. {step}", index + 1)?;
    }
    Ok(())
}
