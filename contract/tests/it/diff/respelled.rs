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
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};
use std::{fs, iter, thread};

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
        let [before, after] = [document, &new].map(Value::to_string);
        (before != after).then_some(new)
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

/// The documents in a folder, by name. Files that are not documents are skipped.
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

/// A rewrite that was applied to a document.
pub(crate) struct Applied {
    rewrite: &'static str,
    document: String,
    /// What `diff` found, in both directions.
    pub(crate) alarms: Vec<Change>,
}

impl Applied {
    /// The line of the list.
    fn line(&self) -> String {
        format!("{}: {}", self.rewrite, self.document)
    }
}

/// Applies each rewrite to each document, and compares in both directions.
pub(crate) fn apply(documents: &BTreeMap<String, Value>) -> Vec<Applied> {
    let tasks = REWRITES
        .iter()
        .flat_map(|rewrite| documents.iter().map(move |document| (rewrite, document)));
    let tasks = Mutex::new(tasks);
    let work = || {
        let next = || tasks.lock().unwrap().next();
        let applied = iter::from_fn(next).map(|(rewrite, (name, old))| {
            let new = rewrite.apply(old)?;
            let mut alarms = rewrite.alarms(old, &new);
            alarms.extend(rewrite.alarms(&new, old));
            let (rewrite, document) = (rewrite.name, name.clone());
            Some(Applied {
                rewrite,
                document,
                alarms,
            })
        });
        applied.flatten().collect::<Vec<_>>()
    };
    let mut applied = thread::scope(|scope| {
        // The stack of a program, and not the smaller one of a test.
        let start = |_| {
            let thread = thread::Builder::new().stack_size(8 << 20);
            thread.spawn_scoped(scope, work).unwrap()
        };
        let threads = [(); 2].map(start);
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect::<Vec<_>>()
    });
    applied.sort_by_key(Applied::line);
    applied
}

/// The documents of this repository, with each rewrite.
pub(crate) static REPOSITORY: LazyLock<Vec<Applied>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = documents(&root.join("../openapi"));
    all.extend(documents(&root.join("tests/cases")));
    apply(&all)
});

/// The message with all failures; empty if there are none.
pub(crate) fn message(applied: &[Applied], known: &BTreeSet<String>) -> String {
    let mut message = String::new();
    for applied in applied {
        let (line, alarms) = (applied.line(), &applied.alarms);
        match (alarms.is_empty(), known.contains(&line)) {
            (true, true) => writeln!(message, "{line}\n  silent, but listed").unwrap(),
            (false, false) => {
                writeln!(message, "{line}: {} alarms", alarms.len()).unwrap();
                for change in alarms.iter().take(3) {
                    let (severity, id) = (change.severity.name(), &change.rule.id);
                    let place = change.new.as_ref().or(change.old.as_ref());
                    let place = place.map_or("", |place| place.pointer.as_str());
                    writeln!(message, "  {severity} {id}: {} ({place})", change.text).unwrap();
                }
            }
            _ => {}
        }
    }
    message
}

/// The lines of the list.
fn wrong(applied: &[Applied]) -> Vec<String> {
    let wrong = applied.iter().filter(|applied| !applied.alarms.is_empty());
    wrong.map(Applied::line).collect()
}

/// How many documents each rewrite applied to, and how many of them caused alarms.
pub(crate) fn figures(applied: &[Applied]) -> String {
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for applied in applied {
        let [documents, wrong] = counts.entry(applied.rewrite).or_default();
        *documents += 1;
        *wrong += usize::from(!applied.alarms.is_empty());
    }
    let lines = counts.iter().map(|(rewrite, [documents, wrong])| {
        format!("{rewrite}: {documents} documents, {wrong} with alarms\n")
    });
    lines.collect()
}

#[test]
fn a_rewrite_that_changes_nothing_is_silent() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff/respelled.txt");
    for Rewrite { name, .. } in &REWRITES {
        let applies = REPOSITORY.iter().any(|applied| applied.rewrite == *name);
        assert!(applies, "no document for the rewrite {name:?}");
    }
    if std::env::var_os("WRITE_PENDING").is_some() {
        return write_pending(&list, &wrong(&REPOSITORY));
    }
    let message = message(&REPOSITORY, &pending(&list));
    let figures = figures(&REPOSITORY);
    assert!(
        message.is_empty(),
        "{message}\n{figures}\nto list it: {COMMAND}"
    );
}

#[test]
fn a_rewrite_that_changes_nothing_is_silent_in_other_documents() {
    let Some(folder) = std::env::var_os("RESPELLED") else {
        return;
    };
    let applied = apply(&documents(Path::new(&folder)));
    let message = message(&applied, &BTreeSet::new());
    assert!(message.is_empty(), "{message}\n{}", figures(&applied));
}
