//! What changed from one document to another: on the wire, and in the Rust API.
//!
//! `compare.rs` finds changes, the rules of `contract/rules`, one file each, judge
//! them. Oxide's crate `drift` was considered: it takes documents of OpenAPI 3.0
//! (`openapiv3`), and these are 3.1; it gives no lines, and no effect on Rust.

mod compare;
mod lines;
pub mod report;
mod rules;
mod view;

use std::collections::BTreeSet;
use std::path::Path;

use conversation_apis_codegen::{Document, Error, Pointer};

use crate::report::one_line;

pub use self::compare::Side;
pub use self::lines::Lines;
pub use self::rules::{Rule, Semver, Severity, rules};

/// A document, and the lines of its file.
pub struct Source {
    /// The file, as it was named.
    pub name: String,
    /// The document.
    pub document: Document,
    lines: Lines,
}

/// A change with its verdict.
#[derive(Debug, Clone)]
pub struct Change {
    /// The rule that judges it.
    pub rule: &'static Rule,
    /// Which way it goes.
    pub side: Side,
    /// Where, in the old document, and the line there.
    pub old: Option<(Pointer, Option<usize>)>,
    /// Where, in the new document, and the line there.
    pub new: Option<(Pointer, Option<usize>)>,
    /// One sentence for people.
    pub text: String,
    /// What it does to the Rust API; empty for nothing.
    pub rust: String,
}

impl Source {
    /// A document that was read, and overlaid, elsewhere.
    pub fn of(document: Document) -> Self {
        let text = std::fs::read_to_string(&document.path).unwrap_or_default();
        Self {
            name: document.path.display().to_string(),
            lines: Lines::of(&text),
            document,
        }
    }

    /// Reads a file, or a folder with a document and its overlays, whose lines
    /// are those of the document.
    ///
    /// # Errors
    ///
    /// As [`Document::load`].
    pub fn read(path: &Path) -> Result<Self, Error> {
        Ok(Self::of(Document::load(path)?))
    }
}

/// The changes from one document to another, the gravest first.
pub fn diff(old: &Source, new: &Source) -> Vec<Change> {
    let mut seen = BTreeSet::new();
    let mut changes = Vec::new();
    for raw in compare::compare(&old.document.value, &new.document.value) {
        let Some(rule) = rules::of(raw.kind, raw.side) else {
            continue;
        };
        let fill = |template: &str| {
            // A parameter's name is in backticks of its own.
            let template = match raw.name.contains('`') {
                true => template.replace("`{name}`", "{name}"),
                false => template.to_owned(),
            };
            template
                .replace("{name}", &raw.name)
                .replace("{of}", &raw.of)
                .replace("{was}", &raw.was)
                .replace("{is}", &raw.is)
        };
        let change = Change {
            rule,
            side: raw.side,
            old: raw.old.clone().map(|at| (at.clone(), old.lines.line(&at))),
            new: raw.new.clone().map(|at| (at.clone(), new.lines.line(&at))),
            text: one_line(&fill(&rule.says)),
            rust: one_line(&fill(&rule.rust)),
        };
        // A component that several operations use changes once.
        if seen.insert((
            rule.id.as_str(),
            change.old.clone(),
            change.new.clone(),
            change.text.clone(),
        )) {
            changes.push(change);
        }
    }
    changes.sort_by_key(|change| change.rule.severity);
    changes
}
