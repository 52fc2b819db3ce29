//! Finds the changes between two OpenAPI documents, and what each of them means on the
//! wire and for the Rust API.
//!
//! One file for each OpenAPI object finds the differences. The rules in `contract/rules`
//! judge them. We do not use Oxide's crate `drift`: it compares only documents of OpenAPI
//! 3.0 (`openapiv3`), reports no lines, and knows nothing about the Rust API.

mod body;
mod change;
mod classes;
mod compare;
mod encoding;
mod exploded;
mod incoming;
mod judge;
mod lines;
mod number;
mod operation;
mod parameter;
mod path_parameter;
mod places;
mod reference;
mod resolved;
mod response;
mod rules;
mod schema;
mod scheme;
mod security;
mod server;
mod spelling;
mod status;
mod traversal;
pub mod vendor;

use std::collections::BTreeSet;
use std::path::Path;

use conversation_apis_codegen::names::{field_name, type_name};
use conversation_apis_codegen::{Document, Error, Pointer};

use crate::report::escape::one_line;

use self::change::Difference;
pub use self::change::{ChangeKind, Side};
pub use self::judge::Proof;
pub use self::lines::Lines;
pub use self::rules::{Case, Rule, Semver, Severity, rules};

/// A document with the line of each place in its file.
pub struct Source {
    /// The file name, as it was given.
    pub name: String,
    /// The document.
    pub document: Document,
    lines: Lines,
}

/// A change, judged by a rule.
#[derive(Debug, Clone)]
pub struct Change {
    /// The rule.
    pub rule: &'static Rule,
    /// How severe the change is: as the rule says, unless something else is proved.
    pub severity: Severity,
    /// What the set algebra proves.
    pub proof: Option<Proof>,
    /// The side of the API that the change affects.
    pub side: Side,
    /// Where it is in the old document.
    pub old: Option<Location>,
    /// Where it is in the new document.
    pub new: Option<Location>,
    /// What the change means on the wire, in one line.
    pub text: String,
    /// What the change means for the Rust API, in one line; empty if the API does not change.
    pub rust: String,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The JSON pointer.
    pub pointer: Pointer,
    /// The line in the file, counted from 1, if the file is known.
    pub line: Option<usize>,
}

impl Source {
    /// A document that was loaded elsewhere. Without its text, changes have no line
    /// numbers.
    pub fn of(document: Document) -> Self {
        Self {
            name: document.path.display().to_string(),
            lines: Lines::of(&document.text),
            document,
        }
    }

    /// Loads a document from a file, or from a folder with a document and its overlays.
    ///
    /// # Errors
    ///
    /// As [`Document::load`].
    pub fn read(path: &Path) -> Result<Self, Error> {
        Ok(Self::of(Document::load(path)?))
    }

    /// A place; if the document does not have it, the nearest one around it that it has. What is
    /// behind the reference of a path item keeps its place.
    fn location(&self, mut pointer: Pointer) -> Location {
        let mut around = pointer.clone();
        loop {
            match (self.document.value.pointer(around.as_str()), around.split()) {
                (None, Some((parent, _))) => around = parent,
                (Some(found), _) if found.get("$ref").is_none() => break pointer = around,
                _ => break,
            }
        }
        Location {
            line: self.lines.line(&pointer),
            pointer,
        }
    }
}

/// How two documents differ.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The changes on the wire, the most severe first. Different titles, descriptions and examples
    /// do not count.
    pub changes: Vec<Change>,
    /// The schemas that describe the same values with other components, unions or titles. Their
    /// generated types may change, so the crate may need a major release. The list is empty if a
    /// change already needs one.
    pub respelled: Vec<Respelled>,
}

/// A schema that is spelled differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respelled {
    /// Where it is in the old document.
    pub old: Location,
    /// Where it is in the new document.
    pub new: Location,
}

/// The changes on the wire from an old document to a new one. See [`Outcome::changes`].
pub fn diff(old: &Source, new: &Source) -> Vec<Change> {
    outcome(old, new).changes
}

/// How a new document differs from an old one.
pub fn outcome(old: &Source, new: &Source) -> Outcome {
    let mut seen = BTreeSet::new();
    let found = compare::compare(&old.document.value, &new.document.value);
    let respelled = found.respelled.into_iter().map(|[was, is]| Respelled {
        old: old.location(was),
        new: new.location(is),
    });
    let changes = found
        .differences
        .into_iter()
        .map(|difference| judge(difference, old, new));
    // A component that several operations use is compared several times.
    let mut changes: Vec<Change> = changes
        .filter(|change| {
            let Change {
                rule,
                old,
                new,
                text,
                ..
            } = change;
            seen.insert((rule.id.as_str(), old.clone(), new.clone(), text.clone()))
        })
        .collect();
    changes.sort_by_key(|change| change.severity);
    Outcome {
        changes,
        respelled: respelled.collect(),
    }
}

/// Applies the rule for a difference.
fn judge(difference: Difference, old: &Source, new: &Source) -> Change {
    let rule = rules::rule(difference.kind, difference.side);
    let mut text = fill(&rule.says, &difference);
    if difference.proof != Some(Proof::Compatible) {
        text.push_str(&rule.consequence);
    }
    text.push_str(match (difference.proof, difference.side) {
        (Some(Proof::Compatible), Side::Request) => "; all documented requests stay valid",
        (Some(Proof::Compatible), _) => "; all responses stay as documented",
        (Some(Proof::Undescribed), Side::Request) => {
            "; such requests stay valid, but their properties are no longer described"
        }
        (Some(Proof::Undescribed), _) => {
            "; they read such responses as another branch, without the new properties"
        }
        _ => "",
    });
    Change {
        rule,
        severity: match difference.proof {
            Some(Proof::Compatible) => Severity::Safe,
            Some(Proof::Undescribed) => Severity::Risky,
            Some(Proof::Incompatible) => Severity::Breaking,
            None => rule.severity,
        },
        proof: difference.proof,
        side: difference.side,
        text,
        rust: fill(&rule.rust, &difference),
        old: difference.old.map(|at| old.location(at)),
        new: difference.new.map(|at| new.location(at)),
    }
}

/// An empty name in a text.
const EMPTY: &str = "`\"\"`";

/// A name in backticks; an empty one as `""`.
fn quoted(name: &str) -> String {
    match name.is_empty() {
        true => EMPTY.to_owned(),
        false => format!("`{name}`"),
    }
}

/// The first names of a list, and how many more there are.
fn shortened(names: &[&str]) -> String {
    match names {
        [first, second, third, rest @ ..] if rest.len() > 1 => {
            format!("{first}, {second}, {third} and {} more", rest.len())
        }
        names => names.join(", "),
    }
}

/// Replaces the placeholders of a rule's text.
fn fill(template: &str, difference: &Difference) -> String {
    let Difference {
        name, of, was, is, ..
    } = difference;
    // The name of a parameter has its own backticks.
    let template = match name.contains('`') {
        true => template.replace("`{name}`", "{name}"),
        false => template.to_owned(),
    };
    let text = template
        .replace("`{name}`", &quoted(name))
        .replace("{name}", if name.is_empty() { EMPTY } else { name })
        .replace("{of}", if of.is_empty() { EMPTY } else { of })
        .replace("{was}", was)
        .replace("{is}", is)
        .replace("{was_method}", &field_name(was))
        .replace("{is_method}", &field_name(is))
        .replace("{was_builder}", &type_name(was))
        .replace("{is_builder}", &type_name(is));
    one_line(&text)
}
