//! `cargo contract update`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use conversation_apis_codegen::overlay::{Effect, Outcome};
use conversation_apis_codegen::{Document, Folder, Lowered, NoteKind, Selection, generate, lower};
use toml_edit::{DocumentMut, value};

use super::mentions::{Gone, Side};
use super::providers::Providers;
use super::repository::Repository;
use super::{FINDINGS, HOLDS, Stop};
use crate::baseline::today;
use crate::diff::{Source, outcome, vendor};
use crate::program;
use crate::provider::Provider;
use crate::report::Format;
use crate::report::diff::{DiffReport, print};
use crate::surface::{Generated, Surface};
use crate::verify::sha256;

/// The arguments of `update`.
#[derive(Debug, Args)]
pub(super) struct Update {
    /// The name of the provider, such as `partoo`
    provider: String,
    /// The vendor's new document, YAML or JSON
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// Only check and show the changes; replace nothing
    #[arg(long)]
    dry_run: bool,
    /// The folder that has a folder for each provider. The default is that of the clone in which this program was built
    #[arg(long, value_name = "FOLDER")]
    openapi: Option<PathBuf>,
}

impl Update {
    pub(super) fn run(self, providers: Providers, out: &mut dyn Write) -> Result<u8, Stop> {
        let folder = match &self.openapi {
            Some(root) => root.join(&self.provider),
            None => repository(providers.find(&self.provider)?)?,
        };
        let files = Folder::on_disk(&folder);
        let old = Document::of_folder(&files)?;
        let mut new = Document::read(&self.from)?;
        let mut outcomes = Vec::new();
        for overlay in Document::overlays_of(&files)? {
            outcomes.extend(overlay.try_on(&mut new.value));
        }
        if let Some(selection) = Selection::of_folder(&files)? {
            new.select(&selection);
        }
        // A document that cannot be generated is refused before anything is replaced.
        let lowered = lower(&new)?;
        let text = generate(&lowered)?;
        let before = before(&old, &text);
        let gone = before.as_ref().map(|(before, generated)| {
            let old = Side {
                document: &old,
                lowered: before,
                surface: &generated.old,
            };
            let new = Side {
                document: &new,
                lowered: &lowered,
                surface: &generated.new,
            };
            Gone::between(&old, &new)
        });
        let left_out = lowered
            .notes
            .iter()
            .filter(|note| note.kind == NoteKind::LeftOut);

        let (old, new) = (Source::of(old), Source::of(new));
        let outcome = outcome(&old, &new);
        let report = DiffReport {
            old: &old.name,
            new: &new.name,
            outcome: Ok(&outcome),
            fail_on: None,
            generated: before.as_ref().map(|(_, generated)| generated),
        };
        print(&report, Format::Text, out)?;
        writeln!(out)?;
        for note in left_out {
            writeln!(out, "note: {note}")?;
        }
        let failed = overlays(&outcomes, out)?;
        if let (Some(gone), Some(repository)) = (gone, Repository::of(&folder)) {
            gone.list(&repository, out)?;
        }
        self.mention_list(&folder, out)?;
        if self.dry_run {
            writeln!(out, "dry run: nothing is replaced")?;
        } else {
            let file = replace(&folder, &old.document.path, &self.from, &new.document)?;
            writeln!(out, "wrote {} and SOURCE.toml", file.display())?;
            writeln!(out, "next: {}", next_steps(&self.provider, failed))?;
        }
        Ok(if failed { FINDINGS } else { HOLDS })
    }

    /// If the folder has a document of ours with a list of differences from the vendor's,
    /// prints the command that compares the two.
    fn mention_list(&self, folder: &Path, out: &mut dyn Write) -> Result<(), Stop> {
        if folder.join(vendor::FILE).exists() {
            writeln!(
                out,
                "note: {} lists where our document differs from the vendor's; `{} diff {} {} --vendor` compares the two and replaces nothing",
                vendor::FILE,
                program::name(),
                folder.display(),
                self.from.display()
            )?;
        }
        Ok(())
    }
}

/// The old document as it is lowered, and the APIs that are generated from both. `None` if the old
/// one cannot be generated: the new one may be its remedy.
fn before(old: &Document, new: &str) -> Option<(Lowered, Generated)> {
    let lowered = lower(old).ok()?;
    let generated = Generated {
        old: Surface::of(&generate(&lowered).ok()?),
        new: Surface::of(new),
    };
    Some((lowered, generated))
}

/// The folder of a provider in its repository.
fn repository(provider: &Provider) -> Result<PathBuf, Stop> {
    let folder = provider.folder();
    // Cargo marks the packages that it downloads with this file.
    let is_download = folder
        .ancestors()
        .any(|above| above.join(".cargo-ok").exists());
    match folder.is_dir() && !is_download {
        true => Ok(folder),
        false => Err(Stop::could_not(format!(
            "`update` replaces the document of `{name}` in its repository, and {name} was built from {folder}, which is not in one: run `cargo contract update` in a clone, or give the folder that has `{name}` with --openapi",
            name = provider.name,
            folder = folder.display(),
        ))),
    }
}

/// What to do after the document was replaced.
fn next_steps(provider: &str, overlays_failed: bool) -> String {
    let program = program::name();
    let commands = format!(
        "{program} generate openapi/{provider} --output prebuilt/{provider}.rs && {program} verify {provider} && cargo test --workspace --all-features"
    );
    match overlays_failed {
        true => format!(
            "edit the overlays named above, because the crate does not build while they fail (`git checkout openapi` restores the old state); then {commands}"
        ),
        false => {
            format!("{commands}; review the snapshots that changed with `cargo insta review`")
        }
    }
}

/// Prints the overlay actions that failed or had no effect. Returns whether any failed.
fn overlays(outcomes: &[Outcome], out: &mut dyn Write) -> Result<bool, Stop> {
    let mut failed = false;
    for Outcome {
        file,
        action,
        target,
        effect,
    } in outcomes
    {
        let place = format!("{}: action {action} (target `{target}`)", file.display());
        match effect {
            Effect::Changed => {}
            Effect::Nothing => writeln!(
                out,
                "overlay without effect: {place}: the document already has this; remove the action"
            )?,
            Effect::Failed(message) => {
                failed = true;
                writeln!(out, "overlay failed: {place}: {message}")?;
            }
        }
    }
    let changed = outcomes
        .iter()
        .filter(|outcome| outcome.effect == Effect::Changed);
    writeln!(
        out,
        "{} of {} overlay actions apply",
        changed.count(),
        outcomes.len()
    )?;
    Ok(failed)
}

/// Replaces the document and its record in `SOURCE.toml`: both or neither.
fn replace(folder: &Path, old: &Path, from: &Path, new: &Document) -> Result<PathBuf, Stop> {
    let failed = |path: &Path, error: &dyn std::fmt::Display| {
        Stop::could_not(format!("{}: {error}", path.display()))
    };
    let bytes = fs::read(from).map_err(|error| failed(from, &error))?;
    // The extension follows the new document: JSON in a `.yaml` file would mislead people.
    let extension = from.extension().unwrap_or_default();
    let file = match old.extension() == Some(extension) || extension.is_empty() {
        true => old.to_owned(),
        false => old.with_extension(extension),
    };
    let source = folder.join("SOURCE.toml");
    let record = fs::read_to_string(&source).map_err(|error| failed(&source, &error))?;
    let record = recorded(&record, &file, &bytes, new).map_err(|error| failed(&source, &error))?;
    let [document, written, kept] =
        [".new-document", ".new-source", ".old-document"].map(|name| folder.join(name));
    // Each step has an undo.
    let cleared = |path: &Path, error: std::io::Error| {
        for staged in [&document, &written] {
            let _ = fs::remove_file(staged);
        }
        Stop::could_not(format!("{}: {error}; nothing is replaced", path.display()))
    };
    fs::write(&document, &bytes).map_err(|error| cleared(&document, error))?;
    fs::write(&written, &record).map_err(|error| cleared(&written, error))?;
    fs::rename(old, &kept).map_err(|error| cleared(old, error))?;
    let back = |path: &Path, error: std::io::Error| {
        let _ = fs::rename(&kept, old);
        cleared(path, error)
    };
    fs::rename(&document, &file).map_err(|error| back(&file, error))?;
    fs::rename(&written, &source).map_err(|error| {
        let _ = fs::remove_file(&file);
        back(&source, error)
    })?;
    // The new files are in place. If the old document cannot be removed, it does no harm.
    let _ = fs::remove_file(&kept);
    Ok(file)
}

/// The text of `SOURCE.toml` for the new document.
fn recorded(record: &str, file: &Path, bytes: &[u8], new: &Document) -> Result<String, String> {
    let mut record: DocumentMut = record.parse().map_err(|error| format!("{error}"))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let digest = sha256(bytes);
    let document = record["document"]
        .as_table_mut()
        .ok_or("the table [document] is missing")?;
    document["file"] = value(name.as_ref());
    document["sha256"] = value(digest);
    document["retrieved"] = value(today().to_string());
    document["via"] = value(format!("`{} update`", program::name()));
    for key in ["title", "version"] {
        if let Some(text) = new.value["info"][key].as_str() {
            document[key] = value(text);
        }
    }
    Ok(record.to_string())
}
