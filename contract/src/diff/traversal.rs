//! The order in which pairs of schemas are compared. Pairs wait in a list: with
//! recursion, a long chain of schemas would overflow the stack.

use std::collections::HashMap;

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use super::body::BODY;
use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, Version};
use super::reference::component_at;
use super::resolved::{Resolved, SchemaId, Schemas, Subschema};

/// The length in bytes from which names of nested schemas do not grow.
const MAX_NAME: usize = 120;

/// Identifies a pair of schemas, with all that its verdict depends on.
pub(super) type Key = (SchemaId, SchemaId, Side, Role, Form, bool);

/// A schema of the old document and its counterpart in the new one, as an OpenAPI object has
/// them.
#[derive(Debug, Clone)]
pub(super) struct SchemaPair {
    pub(super) old: Pointer,
    pub(super) new: Pointer,
    pub(super) side: Side,
    /// What the schema describes, for example a property.
    pub(super) name: String,
    /// What contains it.
    pub(super) of: String,
    /// The place in the API: see [`Places`](super::places::Places).
    pub(super) place: String,
    pub(super) role: Role,
    pub(super) form: Form,
}

/// A pair of schemas that is compared.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) old: Subschema,
    pub(super) new: Subschema,
    pub(super) side: Side,
    pub(super) name: String,
    /// What contains it.
    pub(super) of: String,
    /// The component that the old schema refers to, beside other keywords.
    pub(super) component: Option<String>,
    pub(super) place: String,
    pub(super) role: Role,
    pub(super) form: Form,
    /// Whether they are branches of unions. Null is compared for the unions as a whole.
    pub(super) are_branches: bool,
    /// Whether they are what text contains. The text itself has other values.
    pub(super) is_content: bool,
}

/// What a schema is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Role {
    /// A body or a response header.
    Body,
    /// A parameter that is optional in at least one of the documents.
    OptionalParameter,
    /// A parameter that is required in both documents.
    RequiredParameter,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Form {
    /// As JSON.
    Json,
    /// As XML: scalars are text.
    Xml,
    /// As text, in a URL or a header: `1` and `"1"` are the same there.
    Text,
    /// As a form: each property of the object is text.
    Fields,
}

impl Form {
    /// The form of the properties of an object, and of the items of a list.
    pub(super) fn of_parts(self) -> Self {
        match self {
            Self::Json => Self::Json,
            Self::Xml => Self::Xml,
            Self::Text | Self::Fields => Self::Text,
        }
    }

    /// Whether scalars are text.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Xml)
    }
}

impl Pair {
    pub(super) fn key(&self) -> Key {
        (
            self.old.id,
            self.new.id,
            self.side,
            self.role,
            self.form,
            self.are_branches,
        )
    }

    /// The element that reports name for a change of this schema.
    pub(super) fn element(&self) -> Element<'_> {
        Element {
            side: self.side,
            old: Some(&self.old.at),
            new: Some(&self.new.at),
            name: &self.name,
            of: &self.of,
        }
    }

    /// A pair below this one.
    pub(super) fn child(&self, old: &Subschema, new: &Subschema, name: &str) -> Self {
        Self {
            old: old.clone(),
            new: new.clone(),
            name: name.to_owned(),
            of: self.inside(),
            component: None,
            are_branches: false,
            is_content: false,
            ..self.clone()
        }
    }

    /// A pair of branches of this one, with the name of the branch if it has no component.
    pub(super) fn branch(&self, old: &Subschema, new: &Subschema, name: Option<&str>) -> Self {
        let name = match name {
            Some(name) => format!("branch `{name}` of {}", self.name),
            None => self.name.clone(),
        };
        Self {
            old: old.clone(),
            new: new.clone(),
            name,
            are_branches: true,
            is_content: false,
            role: Role::Body,
            ..self.clone()
        }
    }

    /// What contains the parts of this schema: its component, or else its name with that of
    /// what contains it.
    pub(super) fn inside(&self) -> String {
        match component_at(&self.old.at).or_else(|| self.component.clone()) {
            Some(component) => component,
            None if self.name == BODY || self.of.len() > MAX_NAME => self.of.clone(),
            None => format!("{} of {}", self.name, self.of),
        }
    }

    /// The same pair at another place in the API.
    pub(super) fn placed(self, place: String) -> Self {
        Self { place, ..self }
    }

    /// A pair below this one that is neither the parameter itself nor an item of it.
    pub(super) fn part(&self, old: &Subschema, new: &Subschema, name: &str) -> Self {
        Self {
            role: Role::Body,
            form: self.form.of_parts(),
            ..self.child(old, new, name)
        }
    }
}

/// A pair that was compared.
#[derive(Debug)]
pub(super) struct Visit {
    pub(super) pair: Pair,
    /// The indices of the pairs that it leads to and that differ.
    pub(super) below: Vec<usize>,
}

/// The pairs that were compared.
#[derive(Debug, Default)]
pub(super) struct Visits {
    pub(super) all: Vec<Visit>,
    by_key: HashMap<Key, usize>,
    /// The pairs that bodies, parameters and headers start with.
    pub(super) roots: Vec<usize>,
    /// The pair that is compared now.
    pub(super) current: Option<usize>,
}

/// The schemas of both documents, and how much more is compared.
pub(super) struct Cache<'a> {
    schemas: [Schemas<'a>; 2],
    /// How many more schemas and properties may be compared.
    steps_left: usize,
    /// Whether it was recorded that the comparison stopped early.
    is_cut: bool,
}

impl<'a> Cache<'a> {
    pub(super) fn new(old: &'a Value, new: &'a Value, steps: usize) -> Self {
        Self {
            schemas: [Schemas::of(old), Schemas::of(new)],
            steps_left: steps,
            is_cut: false,
        }
    }

    pub(super) fn schemas(&mut self, version: Version) -> &mut Schemas<'a> {
        let [old, new] = &mut self.schemas;
        match version {
            Version::Old => old,
            Version::New => new,
        }
    }
}

impl Comparison<'_> {
    /// Compares two schemas and everything that they lead to.
    pub(super) fn schemas(&mut self, pair: SchemaPair) {
        self.given.push([pair.old.clone(), pair.new.clone()]);
        let mut at = |version, at: &Pointer| {
            let schemas = self.cache.schemas(version);
            let id = schemas.at(at);
            let at = schemas.end(at);
            Subschema { at, id }
        };
        let pair = Pair {
            old: at(Version::Old, &pair.old),
            new: at(Version::New, &pair.new),
            side: pair.side,
            name: pair.name,
            of: pair.of,
            component: None,
            place: pair.place,
            role: pair.role,
            form: pair.form,
            are_branches: false,
            is_content: false,
        };
        let mut pending = vec![(pair, None)];
        while let Some((pair, from)) = pending.pop() {
            let Some(index) = self.visit(&pair, from) else {
                continue;
            };
            if self.cache.steps_left == 0 {
                return self.record_cut(&pair);
            }
            self.visits.current = Some(index);
            self.pair(pair);
            self.visits.current = None;
            let queue = self.queue.drain(..).rev();
            pending.extend(queue.map(|pair| (pair, Some(index))));
        }
    }

    /// The index of a pair that has to be compared now; `None` if the schemas are the same,
    /// or were compared.
    fn visit(&mut self, pair: &Pair, from: Option<usize>) -> Option<usize> {
        if !self.places.are_kept() && self.is_same(pair.old.id, pair.new.id) {
            // Two components of one document can be the same.
            self.component(pair);
            return None;
        }
        let next = self.visits.all.len();
        let index = *self.visits.by_key.entry(pair.key()).or_insert(next);
        match from.filter(|_| !pair.is_content) {
            Some(from) => self.visits.all[from].below.push(index),
            None => self.visits.roots.push(index),
        }
        if index < next {
            return None;
        }
        self.visits.all.push(Visit {
            pair: pair.clone(),
            below: Vec::new(),
        });
        Some(index)
    }

    /// Adds a pair that is compared after the current one.
    pub(super) fn enqueue(&mut self, mut pair: Pair) {
        pair.old.at = self.cache.schemas(Version::Old).end(&pair.old.at);
        pair.new.at = self.cache.schemas(Version::New).end(&pair.new.at);
        self.queue.push(pair);
    }

    /// Subtracts the size of a pair from the steps that are left.
    pub(super) fn count(&mut self, was: &Resolved, is: &Resolved) {
        let steps = was.size() + is.size();
        self.cache.steps_left = self.cache.steps_left.saturating_sub(steps.max(1));
    }

    /// Records once that the comparison stops early.
    fn record_cut(&mut self, pair: &Pair) {
        if !std::mem::replace(&mut self.cache.is_cut, true) {
            let element = Element {
                side: Side::Api,
                ..pair.element()
            };
            self.record(element.change(ChangeKind::NotCompared));
        }
    }

    /// Whether two schemas are the same except for names and annotations.
    pub(super) fn is_same(&mut self, old: SchemaId, new: SchemaId) -> bool {
        let old = self.cache.schemas(Version::Old).class(old);
        old == self.cache.schemas(Version::New).class(new)
    }
}
