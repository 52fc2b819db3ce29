//! What a document states about the values of a request, checked before the request is sent.
//!
//! Generated text has the rules as static tables. [`Rules::check`] applies them to a JSON value
//! and returns every violation, up to a limit. A violation names its place by a JSON pointer and
//! says what is allowed. It never shows the value.

mod describe;
mod evaluate;
mod pattern;

pub use self::pattern::Pattern;

use self::evaluate::Checker;
use crate::transport::Tree;

/// The rules for a value. All of them apply.
#[derive(Debug)]
pub struct Rules(pub &'static [Rule]);

/// A rule. The names are those of JSON Schema. As there, a rule does not apply to values of
/// another type: `MaxLength` accepts every number. Numbers are written as in the document.
#[derive(Debug)]
#[allow(missing_docs)] // JSON Schema documents its keywords.
pub enum Rule {
    /// Null is allowed, whatever the rules after this one say.
    Nullable,
    Type(&'static [Kind]),
    /// `enum` of strings.
    Texts(&'static [&'static str]),
    /// `enum` of any values, each as JSON.
    Values(&'static [&'static str]),
    Minimum(&'static str),
    Maximum(&'static str),
    ExclusiveMinimum(&'static str),
    ExclusiveMaximum(&'static str),
    MultipleOf(&'static str),
    /// In Unicode code points.
    MinLength(u64),
    MaxLength(u64),
    Pattern(&'static Pattern),
    MinItems(u64),
    MaxItems(u64),
    UniqueItems,
    PrefixItems(&'static [&'static Rules]),
    /// The rules for the items from an index on.
    Items(usize, &'static Rules),
    /// How many items have to follow the rules: at least, and at most.
    Contains(&'static Rules, u64, u64),
    MinProperties(u64),
    MaxProperties(u64),
    Required(&'static [&'static str]),
    /// With this property, an object has to have others too.
    DependentRequired(&'static str, &'static [&'static str]),
    Property(&'static str, &'static Rules),
    PatternProperties(&'static Pattern, &'static Rules),
    /// The rules for the properties that are not among these names and match none of these
    /// patterns.
    AdditionalProperties(
        &'static [&'static str],
        &'static [&'static Pattern],
        &'static Rules,
    ),
    PropertyNames(&'static Rules),
    /// All of these rules.
    AllOf(&'static Rules),
    AnyOf(&'static [&'static Rules]),
    /// Exactly one of them.
    OneOf(&'static [&'static Rules]),
    /// The rules of the branch that the property names. For other values of the property, any
    /// of them.
    Tagged(&'static str, &'static [(&'static str, &'static Rules)]),
    Not(&'static Rules),
    /// If the first rules are followed, the second apply, otherwise the third.
    If(&'static Rules, &'static Rules, &'static Rules),
}

/// The types of JSON Schema.
#[allow(missing_docs)] // They are named there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

/// The maximum number of violations that an error lists.
const LISTED: usize = 10;

/// What an error says about how to send the value anyway.
const ANYWAY: &str =
    "if the document is wrong, `ClientBuilder::check_requests(false)` sends it anyway";

/// Why a value is not sent.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    /// What is wrong, without the value.
    pub(crate) reason: String,
    /// The place of the first wrong value, if the document refuses it.
    pub(crate) place: Option<String>,
}

impl From<String> for Refusal {
    fn from(reason: String) -> Self {
        Self {
            reason,
            place: None,
        }
    }
}

impl Rules {
    /// Checks a value.
    ///
    /// # Errors
    ///
    /// If it breaks rules: a text that lists the first of them, in the document's order.
    /// `subject` names the value itself.
    pub(crate) fn check(&'static self, value: &Tree, subject: &str) -> Result<(), Refusal> {
        let found = Checker::violations(self, value, LISTED + 1);
        if found.is_empty() {
            return Ok(());
        }
        let listed = found.iter().take(LISTED).map(|violation| {
            let text = &violation.text;
            match violation.at.as_str() {
                "" => format!("{subject} {text}"),
                at => format!("`{at}` in {subject} {text}"),
            }
        });
        let mut text = listed.collect::<Vec<_>>().join("; ");
        if found.len() > LISTED {
            text += "; and more";
        }
        Err(Refusal {
            reason: format!("{text} ({ANYWAY})"),
            place: found.into_iter().next().map(|violation| violation.at),
        })
    }

    /// Whether several forms of a value are allowed.
    pub(crate) fn is_union(&self) -> bool {
        self.0.iter().any(|rule| match rule {
            Rule::AnyOf(_) => true,
            Rule::AllOf(rules) => rules.is_union(),
            _ => false,
        })
    }

    /// The violations of a value in JSON, each with its place. For tests of generated rules.
    ///
    /// # Errors
    ///
    /// If the text is not JSON.
    pub fn violations(&'static self, json: &str) -> Result<Vec<String>, serde_json::Error> {
        let tree: Tree = serde_json::from_str(json)?;
        let found = Checker::violations(self, &tree, usize::MAX).into_iter();
        Ok(found
            .map(|violation| format!("{} {}", violation.at, violation.text))
            .collect())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
