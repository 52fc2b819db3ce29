//! Where other tools judge differently, in `tests/cases/diff/other_tools.toml`. Each kind names
//! one of our pairs, whose verdict is ours. `contract/README.md` shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::pairs::{Judged, Pair, Verdict, pairs};
use super::readme;

static OTHERS: LazyLock<Others> = LazyLock::new(|| {
    let text = fs::read_to_string(folder().join("other_tools.toml")).unwrap();
    toml::from_str(&text).unwrap()
});

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Others {
    tool: BTreeMap<String, Tool>,
    kind: Vec<Kind>,
}

/// A tool whose tests state verdicts.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Tool {
    url: String,
    version: String,
    /// The number of pairs of documents with an expected verdict.
    cases: usize,
}

/// A kind of disagreement.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    title: String,
    /// The file and the name of one of our pairs.
    pair: String,
    /// What each tool says.
    theirs: BTreeMap<String, Theirs>,
    /// Our reason.
    why: String,
    /// The names of the cases of each tool.
    cases: BTreeMap<String, Vec<String>>,
}

/// One verdict, or one for each of several cases.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Theirs {
    One(Said),
    Several(Vec<Said>),
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Said {
    Breaking,
    Risky,
    Safe,
    Silent,
    /// Only that the documents differ.
    Different,
}

impl Theirs {
    fn text(&self) -> String {
        let said = match self {
            Self::One(said) => std::slice::from_ref(said),
            Self::Several(said) => said,
        };
        let said: Vec<&str> = said.iter().map(|said| said.name()).collect();
        said.join(", ")
    }
}

impl Said {
    fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Risky => "risky",
            Self::Safe => "safe",
            Self::Silent => "silent",
            Self::Different => "different",
        }
    }
}

impl Others {
    /// How many cases of a tool are listed.
    fn listed(&self, tool: &str) -> usize {
        let cases = self.kind.iter().filter_map(|kind| kind.cases.get(tool));
        cases.map(Vec::len).sum()
    }

    /// The generated section.
    fn section(&self, pairs: &BTreeMap<String, Pair>) -> String {
        let mut text = String::from(
            "The tests of these tools state what they expect of pairs of documents. `diff` was run on\n\
             the same documents. libopenapi compares parts of documents, so these were put into whole\n\
             ones:\n\n\
             | tool | version | cases | same verdict | other verdict |\n|---|---|---|---|---|\n",
        );
        for (name, tool) in &self.tool {
            let Tool {
                url,
                version,
                cases,
            } = tool;
            let other = self.listed(name);
            let same = cases - other;
            let row = format!("| [{name}]({url}) | {version} | {cases} | {same} | {other} |");
            writeln!(text, "{row}").unwrap();
        }
        text += "\nThe next table has each kind of case with another verdict, and our reason. *Theirs* has the\n\
                 number of cases in brackets. An error of oasdiff is *breaking* here, a warning *risky* and\n\
                 an information *safe*. What openapi-diff calls incompatible is *breaking*, and what it calls\n\
                 compatible is *safe*. libopenapi only knows *breaking* and *safe*. *Different* is a test that\n\
                 only expects a difference. *Ours* is the verdict on one of our own pairs.\n\n\
                 | kind | theirs | ours | why |\n|---|---|---|---|\n";
        for kind in &self.kind {
            let theirs = kind.theirs.iter().map(|(tool, theirs)| {
                let (said, cases) = (theirs.text(), kind.cases[tool].len());
                format!("{tool}: {said} ({cases})")
            });
            let theirs = theirs.collect::<Vec<_>>().join("; ");
            let ours = ours(&pairs[kind.title_of_pair()].judge());
            let Kind { title, why, .. } = kind;
            writeln!(text, "| {title} | {theirs} | {ours} | {why} |").unwrap();
        }
        text
    }
}

impl Kind {
    /// The file of the pair. The pair is in the file.
    fn file(&self) -> PathBuf {
        let (file, _) = self.pair.split_once(": ").unwrap();
        folder().join("pairs").join(file)
    }

    fn title_of_pair(&self) -> &str {
        let (_, title) = self.pair.split_once(": ").unwrap();
        title
    }
}

/// The verdict on each side, without those that say nothing.
fn ours(judged: &[Judged]) -> String {
    let said = judged
        .iter()
        .filter(|judged| judged.found != Verdict::Silent);
    let said: Vec<(&str, Option<&str>)> = said
        .map(|judged| (judged.found.name(), judged.side.name()))
        .collect();
    match said.as_slice() {
        [] => Verdict::Silent.name().to_owned(),
        [(verdict, _), rest @ ..] if rest.iter().all(|(other, _)| other == verdict) => {
            let sides = said.iter().filter_map(|(_, side)| *side);
            match sides.collect::<Vec<_>>().as_slice() {
                [side] => format!("{verdict} in a {side}"),
                _ => (*verdict).to_owned(),
            }
        }
        _ => {
            let said = said.iter().map(|(verdict, side)| match side {
                Some(side) => format!("{verdict} in a {side}"),
                None => format!("{verdict} for the API"),
            });
            said.collect::<Vec<_>>().join(", ")
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff")
}

fn pairs_by_name() -> BTreeMap<String, Pair> {
    let pairs = pairs(&folder().join("pairs")).into_iter();
    pairs.map(|pair| (pair.name.clone(), pair)).collect()
}

#[test]
fn each_kind_of_disagreement_names_a_pair_that_is_judged_rightly() {
    let pairs = pairs_by_name();
    for kind in &OTHERS.kind {
        let (title, name) = (&kind.title, kind.title_of_pair());
        let pair = pairs.get(name);
        let pair = pair.unwrap_or_else(|| panic!("{title}: there is no pair {name:?}"));
        let there = name.strip_suffix(" (back)").unwrap_or(name);
        let file = fs::read_to_string(kind.file()).unwrap();
        let has_it = file.contains(&format!("[\"{there}\"]"));
        assert!(has_it, "{title}: {} has no pair {there:?}", kind.pair);
        assert!(pair.judge().iter().all(Judged::holds), "{title}: {name}");
    }
}

#[test]
fn each_disagreement_is_listed_once() {
    let mut listed = BTreeSet::new();
    for kind in &OTHERS.kind {
        let title = &kind.title;
        assert!(kind.theirs.keys().eq(kind.cases.keys()), "{title}");
        for (tool, cases) in &kind.cases {
            assert!(OTHERS.tool.contains_key(tool), "{title}: {tool}");
            assert!(!cases.is_empty(), "{title}: {tool}");
            for case in cases {
                assert!(listed.insert((tool, case)), "{title}: {case} is twice");
            }
        }
    }
}

#[test]
fn the_readme_shows_where_other_tools_judge_differently() {
    readme::check("other tools", &OTHERS.section(&pairs_by_name()));
}
