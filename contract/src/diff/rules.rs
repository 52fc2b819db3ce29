//! The rules, which are data: one file each in `contract/rules`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Side;

/// How grave a change is for who uses the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A client that was right is wrong now.
    Breaking,
    /// A client may be wrong now.
    Risky,
    /// A client that was right is right.
    Safe,
}

/// The step that the crate's version has to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Semver {
    /// Code that compiled may not compile.
    Major,
    /// There is more to call.
    Minor,
    /// Neither.
    Patch,
}

/// A rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id: the file's name.
    pub id: String,
    /// The kind of change that it judges.
    pub change: String,
    /// The side that it judges it on; without one, any.
    pub side: Option<RuleSide>,
    /// Its verdict.
    pub severity: Severity,
    /// The step it asks for.
    pub semver: Semver,
    /// The sentence, with `{name}`, `{of}`, `{was}` and `{is}`.
    pub says: String,
    /// What it does to the Rust API.
    pub rust: String,
    /// Two documents between which it fires.
    pub case: Case,
}

/// The side that a rule judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleSide {
    /// What clients send.
    Request,
    /// What the server sends.
    Response,
}

/// Two documents, in short: the schema of a body, an operation, or paths and
/// components.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The old one, in YAML.
    pub old: String,
    /// The new one, in YAML.
    pub new: String,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| {
        let rule: Result<Rule, _> = toml::from_str(text);
        // They are part of the program, and a test reads each.
        #[expect(clippy::panic)]
        rule.unwrap_or_else(|error| panic!("rules/{name}.toml: {error}"))
    };
    FILES.iter().map(read).collect()
});

/// All rules, by id.
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// For documents that are too large to compare as a whole. No case file is large enough
/// to fire it, so it is not in `contract/rules`.
static NOT_COMPARED: LazyLock<Rule> = LazyLock::new(|| {
    Rule {
    id: "not-compared".to_owned(),
    change: "not-compared".to_owned(),
    side: None,
    severity: Severity::Breaking,
    semver: Semver::Major,
    says: "from {name} of {of} on, not all schemas were compared: there are more pairs of them than are looked at".to_owned(),
    rust: "not known: generate both and compare the texts".to_owned(),
    case: Case {
        old: String::new(),
        new: String::new(),
    },
}
});

/// The rule of a kind of change on a side.
pub(super) fn of(change: &str, side: Side) -> Option<&'static Rule> {
    if change == NOT_COMPARED.change {
        return Some(&NOT_COMPARED);
    }
    let wanted = match side {
        Side::Request => Some(RuleSide::Request),
        Side::Response => Some(RuleSide::Response),
        Side::Neither => None,
    };
    RULES
        .iter()
        .find(|rule| rule.change == change && (rule.side.is_none() || rule.side == wanted))
}
