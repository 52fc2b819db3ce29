//! Pairs of documents that differ outside of schemas, in `tests/cases/diff/api.toml`.

use std::collections::BTreeMap;

use conversation_apis_contract::diff::{Change, Side, diff};

use super::short::{read, source, whole};
use super::verdicts::cases;
use crate::folder::Folder;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    old: String,
    new: String,
    /// The most severe change of each side, from the old document to the new one.
    #[serde(default)]
    there: BTreeMap<String, String>,
    /// The most severe change of each side, from the new document to the old one.
    #[serde(default)]
    back: BTreeMap<String, String>,
}

/// The most severe change of each side. The changes are sorted by severity.
fn verdicts(changes: &[Change]) -> BTreeMap<String, String> {
    let mut verdicts = BTreeMap::new();
    for change in changes {
        let side = change.side.name().unwrap_or("api").to_owned();
        let severity = change.severity.name().to_owned();
        verdicts.entry(side).or_insert(severity);
    }
    verdicts
}

#[test]
fn pairs_of_documents_have_the_expected_verdict_in_both_directions() {
    let folder = Folder::new();
    let document = |short: &str| whole(&read(&folder, short), true);
    let mut wrong = Vec::new();
    for (name, pair) in cases::<Pair>("api.toml") {
        let (old, new) = (document(&pair.old), document(&pair.new));
        for (from, to, expected) in [(&old, &new, &pair.there), (&new, &old, &pair.back)] {
            let changes = diff(&source(from.clone()), &source(to.clone()));
            let found = verdicts(&changes);
            let texts: Vec<_> = changes
                .iter()
                .map(|change| (change.rule.id.as_str(), change.text.as_str()))
                .collect();
            if found != *expected {
                wrong.push(format!("{name}: {found:?}, not {expected:?}: {texts:?}"));
            }
            for change in &changes {
                let has_both = change.old.is_some() && change.new.is_some();
                assert!(has_both, "{name}: {}", change.text);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn long_lists_of_scopes_are_shortened_and_begin_with_what_changed() {
    let folder = Folder::new();
    let document = |scopes: &str| {
        let short = format!("operation: {{ security: [{{ login: [{scopes}] }}] }}");
        source(whole(&read(&folder, &short), true))
    };
    let changes = diff(&document("a, b, c, d, e"), &document("a, b, c, d, e, f"));
    let texts: Vec<_> = changes.iter().map(|change| change.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "GET /things: a request with login with a, b, c and 2 more is no longer accepted; it needs login with f, a, b and 3 more"
        ]
    );
    assert_eq!(changes[0].side, Side::Request);
}
