//! The lines of a provider's document, for reports that show them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use conversation_apis_codegen::Pointer;

use crate::diff::Lines;
use crate::document::{Contract, TargetId, component};
use crate::finding::Subject;

/// The lines of a document, by the subjects of findings.
#[derive(Debug, Default)]
pub struct Places {
    document: PathBuf,
    /// Read when a report asks for the first line, because most reports do not.
    lines: OnceLock<Lines>,
    operations: BTreeMap<String, Pointer>,
    /// The calls that the vendor makes, by the event's name.
    webhooks: BTreeMap<String, Pointer>,
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
            document: contract.document.path.clone(),
            lines: OnceLock::new(),
            operations: operations.collect(),
            webhooks: webhooks.collect(),
        }
    }

    /// The line of a finding's subject, counted from 1: the line of its place, its schema or
    /// its operation.
    pub fn line(&self, subject: &Subject) -> Option<usize> {
        let at = match subject {
            Subject::Case(id) => self.target(&id.target)?,
            Subject::Target(id) => self.target(id)?,
            Subject::Operation(operation)
            | Subject::Undocumented { operation, .. }
            | Subject::Rule { operation, .. } => self.operations.get(operation)?.clone(),
            Subject::Place(_) | Subject::File(_) | Subject::Accepted(_) => subject.pointer()?,
        };
        self.lines().line(&at)
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

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| {
            let text = std::fs::read_to_string(&self.document);
            Lines::of(&text.unwrap_or_default())
        })
    }
}
