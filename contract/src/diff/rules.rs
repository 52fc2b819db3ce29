//! The rules that judge changes. `contract/rules/README.md` describes their files.

use std::sync::LazyLock;

use serde::Deserialize;

use super::change::{ChangeKind, Side};

/// How severe a change is for users of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A correct client no longer works.
    Breaking,
    /// A correct client may no longer work.
    Risky,
    /// A correct client still works.
    Safe,
}

impl Severity {
    /// All severities, the worst first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Risky, Self::Safe];

    /// The name in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Risky => "risky",
            Self::Safe => "safe",
        }
    }
}

/// The version step that the crate needs after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Semver {
    /// Code that compiled may no longer compile.
    Major,
    /// The API of the crate grows.
    Minor,
    /// The API of the crate stays the same.
    Patch,
}

impl Semver {
    /// The name in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Patch => "patch",
        }
    }
}

/// The verdict on one kind of change.
#[derive(Debug)]
pub struct Rule {
    /// The id in reports.
    pub id: String,
    /// The kind of change it judges.
    pub kind: ChangeKind,
    /// The sides on which it judges it.
    pub sides: Vec<Side>,
    /// How severe the change is.
    pub severity: Severity,
    /// The version step that the change needs.
    pub semver: Semver,
    /// What the change means on the wire, with placeholders.
    pub says: String,
    /// What follows for clients, unless all documented values stay valid: appended to `says`.
    pub consequence: String,
    /// What the change means for the Rust API, with placeholders; empty if the API does not
    /// change.
    pub rust: String,
    /// Two documents that differ by a change of this kind. A test diffs them.
    /// [`ChangeKind::NotCompared`] and [`ChangeKind::NotJudged`] have no documents, because they
    /// would be too large.
    pub case: Option<Case>,
}

/// Two documents in short form: each has the `schema` of a body, an `operation`, or
/// top-level parts of a document such as `paths`, `components` and `servers`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The old document, in YAML.
    pub old: String,
    /// The new document, in YAML.
    pub new: String,
}

/// A rule file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    request: Option<Verdict>,
    response: Option<Verdict>,
    both: Option<Verdict>,
    api: Option<Verdict>,
    case: Option<Case>,
}

/// A table of a rule file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verdict {
    severity: Severity,
    semver: Semver,
    says: String,
    #[serde(default)]
    consequence: String,
    rust: String,
}

impl File {
    /// The rules of the file, one for each table of a side.
    fn rules(self, kind: ChangeKind) -> Vec<Rule> {
        let has_two = self.request.is_some() && self.response.is_some();
        let tables = [
            (self.request, "request-", vec![Side::Request]),
            (self.response, "response-", vec![Side::Response]),
            (self.both, "", vec![Side::Request, Side::Response]),
            (self.api, "", vec![Side::Api]),
        ];
        let rules = tables.into_iter().filter_map(|(verdict, prefix, sides)| {
            let Verdict {
                severity,
                semver,
                says,
                consequence,
                rust,
            } = verdict?;
            let prefix = if has_two { prefix } else { "" };
            Some(Rule {
                id: format!("{prefix}{}", kind.name()),
                kind,
                sides,
                severity,
                semver,
                says,
                consequence,
                rust,
                case: self.case.clone(),
            })
        });
        rules.collect()
    }
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let read = |&kind: &ChangeKind| {
        let file: Result<File, _> = toml::from_str(kind.rule_file());
        // The files are part of the program, and a test reads all of them.
        #[expect(clippy::panic)]
        let file = file.unwrap_or_else(|error| panic!("rules/{}.toml: {error}", kind.name()));
        file.rules(kind)
    };
    ChangeKind::ALL.iter().flat_map(read).collect()
});

/// All rules.
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// The rule for a kind of change on one of its sides.
pub(super) fn rule(kind: ChangeKind, side: Side) -> &'static Rule {
    let mut rules = RULES.iter();
    let found = rules.find(|rule| rule.kind == kind && rule.sides.contains(&side));
    // A test ensures that each kind has a rule on each of its sides. Dropping the change
    // silently would be worse than a panic.
    #[expect(clippy::panic)]
    found.unwrap_or_else(|| panic!("no rule for {} on {side:?}", kind.name()))
}
