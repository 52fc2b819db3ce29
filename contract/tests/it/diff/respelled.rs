//! Rewrites that change nothing, applied to real documents: `diff` must find nothing but
//! names.
//!
//! `respelled.txt` lists what `diff` does not recognise today: lines `REWRITE: DOCUMENT`.
//! It only gets shorter. The environment variable `RESPELLED` names a folder with more
//! documents.

mod names;
mod objects;
mod protect;
mod references;
mod text;
mod unions;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use conversation_apis_codegen::Document;
use conversation_apis_codegen::walk::{self, Kind};
use conversation_apis_contract::diff::{Change, diff};
use serde_json::Value;

use super::pairs::{pending, write_pending};
use super::short::source;

const COMMAND: &str =
    "WRITE_PENDING=1 cargo test -p conversation-apis-contract --test it diff::respelled";

/// A rewrite that changes nothing on the wire.
pub(crate) struct Rewrite {
    pub(crate) name: &'static str,
    rewrite: fn(&mut Value),
    /// The rules that may report it: names of the Rust API change.
    allowed: &'static [&'static str],
}

const NAMES: &[&str] = &[
    "schema-added",
    "schema-removed",
    "schema-renamed",
    "component-changed",
];

/// All rewrites.
pub(crate) const REWRITES: [Rewrite; 24] = [
    rewrite("each component renamed", names::rename, NAMES),
    rewrite("no titles and descriptions", text::remove_texts, &[]),
    rewrite("everything in another order", text::reverse, &[]),
    rewrite("limits as floats", text::limits_as_floats, &[]),
    rewrite(
        "headers in another case",
        text::headers_in_another_case,
        &["parameter-renamed"],
    ),
    rewrite("servers with a slash", text::servers_with_a_slash, &[]),
    rewrite("parameters on the path", text::parameters_on_the_path, &[]),
    rewrite("references inlined", references::inline, NAMES),
    rewrite("objects as components", references::hoist, NAMES),
    rewrite("references in allOf", references::wrap, NAMES),
    rewrite("responses as components", references::hoist_responses, &[]),
    rewrite("the words of OpenAPI 3.1", values::words_of_3_1, &[]),
    rewrite("null as a branch", values::null_as_a_branch, &[]),
    rewrite("null as a type", values::null_as_a_type, &[]),
    rewrite("const as enum", values::const_as_enum, &[]),
    rewrite("enum as const", values::enum_as_const, &[]),
    rewrite("enum as a union", values::enum_as_a_union, &[]),
    rewrite("a union as enum", values::union_as_enum, &[]),
    rewrite("integer as number", values::integer_as_number, &[]),
    rewrite("unions grouped", unions::group, &[]),
    rewrite("unions flat", unions::flatten, &[]),
    rewrite("properties in two members", objects::split, NAMES),
    rewrite("required beside allOf", objects::required_beside, &[]),
    rewrite("defaults written out", objects::write_defaults, &[]),
];

const fn rewrite(
    name: &'static str,
    rewrite: fn(&mut Value),
    allowed: &'static [&'static str],
) -> Rewrite {
    Rewrite {
        name,
        rewrite,
        allowed,
    }
}

impl Rewrite {
    /// The rewritten document, or `None` if there is nothing to rewrite.
    pub(crate) fn apply(&self, document: &Value) -> Option<Value> {
        let mut new = document.clone();
        protect::protect(&mut new);
        (self.rewrite)(&mut new);
        protect::release(&mut new);
        // The order of keys does not count for equality.
        (new.to_string() != document.to_string()).then_some(new)
    }

    /// What `diff` finds that the rewrite does not change.
    fn alarms(&self, old: &Value, new: &Value) -> Vec<Change> {
        let mut changes = diff(&source(old.clone()), &source(new.clone()));
        changes.retain(|change| !self.allowed.contains(&change.rule.id.as_str()));
        changes
    }
}

/// Calls a function for each schema, inner schemas first.
fn schemas(document: &mut Value, mut rewrite: impl FnMut(&mut serde_json::Map<String, Value>)) {
    objects_of(document, Kind::Schema, &mut rewrite);
}

/// Calls a function for each object of a kind.
fn objects_of(
    document: &mut Value,
    kind: Kind,
    rewrite: &mut dyn FnMut(&mut serde_json::Map<String, Value>),
) {
    walk::each(document, kind, &mut |value, _| {
        value.as_object_mut().into_iter().for_each(&mut *rewrite);
        Ok(())
    })
    .unwrap();
}

/// The files of documents in a folder and its subfolders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let entries: BTreeSet<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    let files = entries.into_iter().flat_map(|path| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    });
    files.collect()
}

/// The documents in a folder, by name. A file that is no document does not count.
pub(crate) fn documents(folder: &Path) -> BTreeMap<String, Value> {
    let read = |path: PathBuf| {
        let document = Document::read(&path).ok()?;
        // A provider's document counts with its overlays.
        let parent = path.parent().unwrap();
        let document = match parent.join("SOURCE.toml").exists() {
            true => Document::open(parent).unwrap_or(document),
            false => document,
        };
        let name = path.strip_prefix(folder).unwrap().display().to_string();
        Some((name, document.value))
    };
    files(folder).into_iter().filter_map(read).collect()
}

/// What a run found.
#[derive(Default)]
pub(crate) struct Outcome {
    /// How often each rewrite applied, and how often it caused alarms, in both directions.
    pub(crate) counts: BTreeMap<&'static str, (usize, usize)>,
    /// Lines `REWRITE: DOCUMENT`.
    pub(crate) wrong: Vec<String>,
    pub(crate) message: String,
}

/// Applies each rewrite to each document, and compares in both directions.
pub(crate) fn run(documents: &BTreeMap<String, Value>, known: &BTreeSet<String>) -> Outcome {
    let mut outcome = Outcome::default();
    for rewrite in &REWRITES {
        for (name, old) in documents {
            let Some(new) = rewrite.apply(old) else { continue };
            let mut alarms = rewrite.alarms(old, &new);
            alarms.extend(rewrite.alarms(&new, old));
            let count = outcome.counts.entry(rewrite.name).or_default();
            (count.0, count.1) = (count.0 + 1, count.1 + usize::from(!alarms.is_empty()));
            let line = format!("{}: {name}", rewrite.name);
            outcome.record(line, &alarms, known);
        }
    }
    outcome
}

impl Outcome {
    fn record(&mut self, line: String, alarms: &[Change], known: &BTreeSet<String>) {
        let message = &mut self.message;
        match (alarms.is_empty(), known.contains(&line)) {
            (true, true) => writeln!(message, "{line}\n  silent, but listed").unwrap(),
            (false, false) => {
                writeln!(message, "{line}: {} alarms", alarms.len()).unwrap();
                for change in alarms.iter().take(3) {
                    let (severity, id) = (change.rule.severity.name(), &change.rule.id);
                    let place = change.new.as_ref().or(change.old.as_ref());
                    let place = place.map_or("", |place| place.pointer.as_str());
                    writeln!(message, "  {severity} {id}: {} ({place})", change.text).unwrap();
                }
            }
            _ => {}
        }
        if !alarms.is_empty() {
            self.wrong.push(line);
        }
    }

    /// One line for each rewrite.
    pub(crate) fn figures(&self) -> String {
        let lines = self.counts.iter().map(|(rewrite, (applied, wrong))| {
            format!("{rewrite}: {applied} documents, {wrong} with alarms\n")
        });
        lines.collect()
    }
}

#[test]
fn a_rewrite_that_changes_nothing_is_silent() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = documents(&root.join("../openapi"));
    all.extend(documents(&root.join("tests/cases")));
    let list = root.join("tests/cases/diff/respelled.txt");
    let outcome = run(&all, &pending(&list));
    let counts = &outcome.counts;
    let unused = REWRITES.iter().filter(|rewrite| !counts.contains_key(rewrite.name));
    let unused: Vec<&str> = unused.map(|rewrite| rewrite.name).collect();
    assert!(unused.is_empty(), "no document for {unused:?}");
    if std::env::var_os("WRITE_PENDING").is_some() {
        return write_pending(&list, &outcome.wrong);
    }
    let (message, figures) = (&outcome.message, outcome.figures());
    assert!(message.is_empty(), "{message}\n{figures}\nto list it: {COMMAND}");
}

#[test]
fn a_rewrite_that_changes_nothing_is_silent_in_other_documents() {
    let Some(folder) = std::env::var_os("RESPELLED") else {
        return;
    };
    let outcome = run(&documents(Path::new(&folder)), &BTreeSet::new());
    let (message, figures) = (&outcome.message, outcome.figures());
    assert!(message.is_empty(), "{message}\n{figures}");
}
