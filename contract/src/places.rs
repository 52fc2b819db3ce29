//! The lines of a provider's document, for reports that show them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use conversation_apis_codegen::Pointer;

use crate::diff::Lines;
use crate::document::{Contract, TargetId, component};
use crate::finding::Subject;

/// How many tokens name a component or an operation, as in `#/components/schemas/Message`.
const OWNER: usize = 3;

/// The lines of a document, by the subjects of findings.
#[derive(Default)]
pub struct Places {
    /// Its text.
    document: Arc<str>,
    /// Found when a report asks for the first line, because most reports do not.
    lines: OnceLock<Lines>,
    operations: BTreeMap<String, Pointer>,
    /// The calls that the vendor makes, by the event's name.
    webhooks: BTreeMap<String, Pointer>,
}

/// Does not show the text of the document.
impl fmt::Debug for Places {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Places")
    }
}

impl Places {
    /// The lines of a provider's document. A place that an overlay adds has the line of the
    /// nearest enclosing place.
    pub fn of(contract: &Contract) -> Self {
        // An extension that cannot be read hides the operations, but not the lines.
        let operations = contract.operations().unwrap_or_default();
        let operations = operations
            .into_iter()
            .map(|operation| (operation.id.clone(), operation.at.clone()));
        let webhooks = contract.webhooks();
        let webhooks = webhooks.map_or_else(|_| Vec::new(), |webhooks| webhooks.events);
        let webhooks = webhooks
            .into_iter()
            .map(|webhook| (webhook.event, webhook.at));
        Self {
            document: Arc::clone(&contract.document.text),
            lines: OnceLock::new(),
            operations: operations.collect(),
            webhooks: webhooks.collect(),
        }
    }

    /// The line of a finding's subject, counted from 1: the line of its place, its schema or
    /// its operation.
    pub fn line(&self, subject: &Subject) -> Option<usize> {
        self.lines().line(&self.at(subject)?)
    }

    /// Whether an overlay adds the component or the operation of a finding's subject. Its line is
    /// then only that of an enclosing place.
    pub fn is_added(&self, subject: &Subject) -> bool {
        let Some(at) = self.at(subject) else {
            return false;
        };
        let owner = at
            .tokens()
            .take(OWNER)
            .fold(Pointer::default(), |at, token| at.join(token));
        !self.lines().has(&owner)
    }

    /// The place of a finding's subject: its own, or that of its schema or its operation.
    fn at(&self, subject: &Subject) -> Option<Pointer> {
        match subject {
            Subject::Case(id) => self.target(&id.target),
            Subject::Target(id) => self.target(id),
            Subject::Operation(operation)
            | Subject::Undocumented { operation, .. }
            | Subject::Rule { operation, .. } => self.operations.get(operation).cloned(),
            Subject::Place(_) | Subject::File(_) | Subject::Accepted(_) => subject.pointer(),
        }
    }

    fn target(&self, id: &TargetId) -> Option<Pointer> {
        match id {
            TargetId::Component(name) => Some(component(Some(name))),
            TargetId::Answer { operation, .. }
            | TargetId::Body { operation, .. }
            | TargetId::Parameter { operation, .. } => self.operations.get(operation).cloned(),
            TargetId::Webhook { event } => self.webhooks.get(event).cloned(),
        }
    }

    /// Some lines of the document, from a line on, counted from 1.
    pub fn excerpt(&self, line: usize, lines: usize) -> Vec<&str> {
        let from = self.document.lines().skip(line.saturating_sub(1));
        from.take(lines).collect()
    }

    /// The id of the operation that a subject names or is a part of.
    pub fn operation(&self, subject: &Subject) -> Option<&str> {
        let id = match subject {
            Subject::Case(id) => operation_of(&id.target)?,
            Subject::Target(id) => operation_of(id)?,
            Subject::Operation(operation)
            | Subject::Undocumented { operation, .. }
            | Subject::Rule { operation, .. } => operation,
            Subject::Place(_) | Subject::File(_) | Subject::Accepted(_) => {
                let place = subject.pointer()?;
                let mut all = self.operations.iter();
                return all.find_map(|(id, at)| is_in(&place, at).then_some(id.as_str()));
            }
        };
        self.operations.get_key_value(id).map(|(id, _)| id.as_str())
    }

    /// The id of the operation at a place.
    pub fn id_at(&self, place: &str) -> Option<&str> {
        let mut all = self.operations.iter();
        let found = all.find(|(_, at)| at.to_string() == place);
        found.map(|(id, _)| id.as_str())
    }

    /// The method and the path of an operation, such as `GET /messages`.
    pub fn request(&self, operation: &str) -> Option<String> {
        let mut tokens = self.operations.get(operation)?.tokens();
        let path = tokens.nth(1)?;
        let method = tokens.next()?;
        Some(format!("{} {path}", method.to_uppercase()))
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.document))
    }
}

/// The operation of a response, a body or a parameter.
fn operation_of(target: &TargetId) -> Option<&String> {
    match target {
        TargetId::Answer { operation, .. }
        | TargetId::Body { operation, .. }
        | TargetId::Parameter { operation, .. } => Some(operation),
        TargetId::Component(_) | TargetId::Webhook { .. } => None,
    }
}

/// Whether a place is another one, or in it.
fn is_in(place: &Pointer, other: &Pointer) -> bool {
    let rest = place.as_str().strip_prefix(other.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
