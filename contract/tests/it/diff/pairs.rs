//! Pairs of documents with the truth about each side, in `tests/cases/diff/pairs`.
//!
//! The truth is decided by thought, not by what `diff` says. `pending.txt` lists the pairs
//! that `diff` judges wrongly today. A listed pair that holds fails the test, so the list
//! only gets shorter. A line `crash: NAME` is a pair that would end the process. It is not
//! run.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use conversation_apis_contract::diff::{Change, Severity, Side, Source, diff};
use serde_json::{Value, json};

use super::short::{read, source, whole};
use crate::folder::Folder;

const COMMAND: &str =
    "WRITE_PENDING=1 cargo test -p conversation-apis-contract --test it diff::pairs";

/// The verdict on one side of a pair: its most severe finding, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Verdict {
    Breaking,
    Risky,
    Safe,
    /// Only another spelling.
    Silent,
}

impl Verdict {
    pub(crate) const ALL: [Self; 4] = [Self::Breaking, Self::Risky, Self::Safe, Self::Silent];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Risky => "risky",
            Self::Safe => "safe",
            Self::Silent => "silent",
        }
    }

    /// The verdict of the most severe change on a side.
    fn of(changes: &[Change], side: Side) -> Self {
        let changes = changes.iter().filter(|change| change.side == side);
        let severest = changes.map(|change| change.severity).min();
        severest.map_or(Self::Silent, Self::from)
    }
}

impl From<Severity> for Verdict {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Breaking => Self::Breaking,
            Severity::Risky => Self::Risky,
            Severity::Safe => Self::Safe,
        }
    }
}

/// One right verdict, or several that are all right.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(untagged)]
enum Right {
    One(Verdict),
    Several(Vec<Verdict>),
}

impl Right {
    fn verdicts(&self) -> &[Verdict] {
        match self {
            Self::One(verdict) => std::slice::from_ref(verdict),
            Self::Several(verdicts) => verdicts,
        }
    }
}

/// What is right for one direction of a pair.
#[derive(Debug, Default, Clone, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Truth {
    request: Option<Right>,
    response: Option<Right>,
    /// A change of the API as a whole. Without it, nothing worse than safe is right.
    api: Option<Right>,
    /// The ids of rules that must judge the change.
    rules: Vec<String>,
    /// Words that no text may have.
    not: Vec<String>,
    /// Words that a text must have.
    has: Vec<String>,
}

/// An entry of a file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    old: String,
    new: String,
    /// Only another spelling: silent on all sides, in both directions.
    #[serde(default)]
    same: bool,
    request: Option<Right>,
    response: Option<Right>,
    api: Option<Right>,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    #[serde(default)]
    has: Vec<String>,
    /// What is right from the new document to the old one.
    back: Option<Truth>,
    /// Why, if it is not obvious. For the reader of the file.
    #[serde(rename = "why")]
    _why: Option<String>,
    /// The version of the old and the new document.
    openapi: Option<[String; 2]>,
}

/// One direction of a pair.
pub(crate) struct Pair {
    pub(crate) name: String,
    old: Value,
    new: Value,
    versions: [String; 2],
    truth: Truth,
}

/// What `diff` says about one side of a pair, and what is right.
pub(crate) struct Judged {
    pub(crate) side: Side,
    pub(crate) right: Vec<Verdict>,
    pub(crate) found: Verdict,
    pub(crate) changes: Vec<Change>,
}

impl Judged {
    fn of(side: Side, right: &[Verdict], changes: &[Change]) -> Self {
        let found = Verdict::of(changes, side);
        let changes = changes.iter().filter(|change| change.side == side);
        let (right, changes) = (right.to_vec(), changes.cloned().collect());
        Self {
            side,
            right,
            found,
            changes,
        }
    }

    pub(crate) fn holds(&self) -> bool {
        self.right.contains(&self.found)
    }
}

impl Entry {
    /// The pair, and its other direction if that has a truth.
    fn pairs(self, name: &str, folder: &Folder) -> Vec<Pair> {
        let [old, new] = [&self.old, &self.new].map(|text| read(folder, text));
        let default = || ["3.1.0", "3.1.0"].map(str::to_owned);
        let versions = self.openapi.unwrap_or_else(default);
        let silent = Some(Right::One(Verdict::Silent));
        let truth = Truth {
            request: self.request.or(silent.clone().filter(|_| self.same)),
            response: self.response.or(silent.filter(|_| self.same)),
            api: self.api,
            rules: self.rules,
            not: self.not,
            has: self.has,
        };
        let back = self.back.or(self.same.then(|| truth.clone()));
        let back = back.map(|truth| Pair {
            name: format!("{name} (back)"),
            old: new.clone(),
            new: old.clone(),
            versions: [versions[1].clone(), versions[0].clone()],
            truth,
        });
        let name = name.to_owned();
        let there = Pair {
            name,
            old,
            new,
            versions,
            truth,
        };
        [there].into_iter().chain(back).collect()
    }
}

impl Pair {
    /// The old and the new document.
    pub(crate) fn documents(&self, is_request: bool) -> [Source; 2] {
        let document = |short: &Value, version: &str| {
            let mut document = whole(short, is_request);
            document["openapi"] = json!(version);
            source(document)
        };
        let [old, new] = &self.versions;
        [document(&self.old, old), document(&self.new, new)]
    }

    fn compare(&self, is_request: bool) -> Vec<Change> {
        let [old, new] = self.documents(is_request);
        diff(&old, &new)
    }

    /// The name, and both documents in short form; `None` if one has another version than 3.1.
    pub(crate) fn of_3_1(self) -> Option<(String, Value, Value)> {
        let is_3_1 = |version: &String| version.starts_with("3.1");
        let are_3_1 = self.versions.iter().all(is_3_1);
        are_3_1.then_some((self.name, self.old, self.new))
    }

    /// What is right for a side. A side that the pair does not name must be silent.
    fn right(&self, side: Side) -> &[Verdict] {
        let (right, default): (_, &[Verdict]) = match side {
            Side::Request => (&self.truth.request, &[Verdict::Silent]),
            Side::Response => (&self.truth.response, &[Verdict::Silent]),
            Side::Api => (&self.truth.api, &[Verdict::Silent, Verdict::Safe]),
        };
        right.as_ref().map_or(default, Right::verdicts)
    }

    /// The verdict on each side. A schema is compared as a request and as a response.
    pub(crate) fn judge(&self) -> Vec<Judged> {
        let sides = [Side::Request, Side::Response, Side::Api];
        if self.old.get("schema").is_none() {
            let changes = self.compare(true);
            return sides.map(|side| self.judged(side, &changes)).into();
        }
        let (request, response) = (self.compare(true), self.compare(false));
        vec![
            self.judged(Side::Request, &request),
            self.judged(Side::Response, &response),
            self.judged(Side::Api, &request),
        ]
    }

    fn judged(&self, side: Side, changes: &[Change]) -> Judged {
        Judged::of(side, self.right(side), changes)
    }

    /// What is wrong, in lines. Empty if the pair holds.
    fn faults(&self) -> String {
        let judged = self.judge();
        let mut text = String::new();
        for judged in judged.iter().filter(|judged| !judged.holds()) {
            let side = judged.side.name().unwrap_or("api");
            let right: Vec<&str> = judged.right.iter().map(|right| right.name()).collect();
            let (right, found) = (right.join(" or "), judged.found.name());
            writeln!(text, "  {side}: expected {right}, got {found}").unwrap();
        }
        let changes = || judged.iter().flat_map(|judged| &judged.changes);
        for rule in &self.truth.rules {
            if !changes().any(|change| change.rule.id == *rule) {
                writeln!(text, "  no finding of the rule {rule}").unwrap();
            }
        }
        for word in &self.truth.not {
            if changes().any(|change| change.text.contains(word)) {
                writeln!(text, "  a text has the words {word:?}").unwrap();
            }
        }
        for word in &self.truth.has {
            if !changes().any(|change| change.text.contains(word)) {
                writeln!(text, "  no text has the words {word:?}").unwrap();
            }
        }
        for change in changes() {
            if change.old.is_none() || change.new.is_none() {
                writeln!(text, "  {} has no place in a document", change.rule.id).unwrap();
            }
        }
        for change in changes() {
            if let Some(fault) = fault_of_text(&change.text) {
                writeln!(text, "  a text {fault}").unwrap();
            }
        }
        if text.is_empty() {
            return text;
        }
        for change in changes() {
            let (side, rule) = (change.side.name().unwrap_or("api"), change.rule);
            let (severity, id, said) = (rule.severity.name(), &rule.id, &change.text);
            writeln!(text, "    {side} {severity} {id}: {said}").unwrap();
        }
        text
    }
}

/// What no text may have, whatever the change is.
fn fault_of_text(text: &str) -> Option<&'static str> {
    let sides: Vec<&str> = text.split(" of ").collect();
    let last = |side: &'_ str| side.rsplit(' ').next().map(str::to_owned);
    let first = |side: &'_ str| side.split([' ', ':', ',']).next().map(str::to_owned);
    let is_twice = |pair: &[&str]| {
        let (name, of) = (last(pair[0]), first(pair[1]));
        // A list of lists has items of items.
        name == of && !["items", "values"].contains(&name.as_deref().unwrap_or_default())
    };
    match text {
        _ if sides.windows(2).any(is_twice) => Some("says one name twice"),
        _ if text.contains("``") => Some("shows nothing for an empty value"),
        _ if text.chars().count() > 400 => Some("is longer than 400 characters"),
        _ => None,
    }
}

/// All pairs in a folder, by file and name.
pub(crate) fn pairs(folder: &Path) -> Vec<Pair> {
    let files = fs::read_dir(folder).unwrap();
    let files: BTreeSet<_> = files.map(|file| file.unwrap().path()).collect();
    let short = Folder::new();
    let (mut pairs, mut names) = (Vec::new(), BTreeSet::new());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let entries: BTreeMap<String, Entry> =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for (name, entry) in entries {
            let file = file.display();
            assert!(names.insert(name.clone()), "{file}: a second pair {name:?}");
            pairs.extend(entry.pairs(&name, &short));
        }
    }
    pairs
}

/// The wrong pairs, and the message with all failures.
pub(crate) fn run(folder: &Path, pending: &BTreeSet<String>) -> (Vec<String>, String) {
    let (mut wrong, mut message) = (Vec::new(), String::new());
    for pair in pairs(folder) {
        let crash = format!("crash: {}", pair.name);
        if pending.contains(&crash) {
            wrong.push(crash);
            continue;
        }
        let faults = pair.faults();
        match (faults.is_empty(), pending.contains(&pair.name)) {
            (true, true) => {
                writeln!(message, "{}\n  holds, but pending.txt lists it", pair.name).unwrap();
            }
            (false, false) => write!(message, "{}\n{faults}", pair.name).unwrap(),
            _ => {}
        }
        if !faults.is_empty() {
            wrong.push(pair.name);
        }
    }
    (wrong, message)
}

/// The lines of a list of what is pending.
pub(crate) fn pending(file: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// Writes a list of what is pending.
pub(crate) fn write_pending(file: &Path, names: &[String]) {
    let names: BTreeSet<&String> = names.iter().collect();
    let mut text = String::from(
        "# What `diff` judges wrongly today. This list only gets shorter: a line that is right\n\
         # now must be removed. `(back)` is the direction from the new document to the old one.\n",
    );
    for name in names {
        writeln!(text, "{name}").unwrap();
    }
    fs::write(file, text).unwrap();
}

#[test]
fn each_pair_is_judged_rightly() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff");
    let list = folder.join("pending.txt");
    let (wrong, message) = run(&folder.join("pairs"), &pending(&list));
    if std::env::var_os("WRITE_PENDING").is_some() {
        return write_pending(&list, &wrong);
    }
    let hint = "if this is right, write the list of pending pairs";
    assert!(message.is_empty(), "{message}\n{hint}: {COMMAND}");
}
