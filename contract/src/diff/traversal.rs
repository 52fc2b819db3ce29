//! The order in which pairs of schemas are compared. Pairs wait in a list: with
//! recursion, a long chain of schemas would overflow the stack.

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::Pointer;

use super::change::{ChangeKind, Element, Side};
use super::compare::{Comparison, Version};
use super::reference::reference;
use super::resolved::ResolvedSchema;

/// Identifies a pair of schemas.
pub(super) type Key = (Pointer, Pointer, Side, Role, Form);

/// A schema of the old document and its counterpart in the new one.
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

/// What a schema is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A body or a response header.
    Body,
    /// A parameter that is optional in at least one of the documents.
    OptionalParameter,
    /// A parameter that is required in both documents.
    RequiredParameter,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// As JSON.
    Json,
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
            Self::Text | Self::Fields => Self::Text,
        }
    }
}

impl SchemaPair {
    pub(super) fn key(&self) -> Key {
        (
            self.old.clone(),
            self.new.clone(),
            self.side,
            self.role,
            self.form,
        )
    }

    /// The element that reports name for a change of this schema.
    pub(super) fn element(&self) -> Element<'_> {
        Element {
            side: self.side,
            old: Some(&self.old),
            new: Some(&self.new),
            name: &self.name,
            of: &self.of,
        }
    }

    /// A pair below this one.
    pub(super) fn child(&self, old: &Pointer, new: &Pointer, name: &str) -> Self {
        Self {
            old: old.clone(),
            new: new.clone(),
            side: self.side,
            name: name.to_owned(),
            of: self.of.clone(),
            place: self.place.clone(),
            role: self.role,
            form: self.form,
        }
    }

    /// The same pair at another place in the API.
    pub(super) fn placed(self, place: String) -> Self {
        Self { place, ..self }
    }

    /// A pair below this one that is neither the parameter itself nor an item of it.
    pub(super) fn part(&self, old: &Pointer, new: &Pointer, name: &str) -> Self {
        Self {
            role: Role::Body,
            form: self.form.of_parts(),
            ..self.child(old, new, name)
        }
    }
}

/// Facts about schemas that are computed only once.
#[derive(Default)]
pub(super) struct Cache {
    /// Whether two schemas are the same, with the depth of the trial that compared them.
    same: BTreeMap<(usize, Key), bool>,
    /// The ends of chains of references, for the old and the new document.
    ends: [BTreeMap<Pointer, Pointer>; 2],
    /// The marks of properties, for the old and the new document.
    marks: [BTreeMap<Pointer, Marks>; 2],
    /// How many more schemas and properties may be compared.
    steps_left: usize,
    /// Whether it was recorded that the comparison stopped early.
    is_cut: bool,
}

impl Cache {
    pub(super) fn with_steps(steps: usize) -> Self {
        Self {
            steps_left: steps,
            ..Self::default()
        }
    }
}

/// What a schema states about the property that it describes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks {
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) has_default: bool,
}

/// How deep trials may nest. To compare unions, their branches are compared by trial. The
/// branches can contain unions, too.
const MAX_DEPTH: usize = 2;

impl Comparison<'_> {
    /// Compares two schemas and everything that they lead to.
    pub(super) fn schemas(&mut self, pair: SchemaPair) {
        self.enqueue(pair);
        let mut pending = std::mem::take(&mut self.queue);
        while let Some(pair) = pending.pop() {
            if !self.seen.insert(pair.key()) {
                continue;
            }
            if self.cache.steps_left == 0 {
                return self.record_cut(&pair);
            }
            self.pair(pair);
            pending.extend(self.queue.drain(..).rev());
        }
    }

    /// Adds a pair that is compared after the current one.
    pub(super) fn enqueue(&mut self, mut pair: SchemaPair) {
        pair.old = self.end(Version::Old, &pair.old);
        pair.new = self.end(Version::New, &pair.new);
        self.queue.push(pair);
    }

    /// Follows references that have no other keywords beside them.
    fn end(&mut self, version: Version, at: &Pointer) -> Pointer {
        let document = self.document(version);
        let ends = &mut self.cache.ends[version as usize];
        let (mut passed, mut at) = (BTreeSet::new(), at.clone());
        let end = loop {
            if let Some(end) = ends.get(&at) {
                break end.clone();
            }
            let next = reference(document, &at, true);
            match next.filter(|_| !passed.contains(&at)) {
                Some(next) => drop(passed.insert(std::mem::replace(&mut at, next))),
                None => break at,
            }
        };
        ends.extend(passed.into_iter().map(|at| (at, end.clone())));
        end
    }

    /// Subtracts the size of a pair from the steps that are left.
    pub(super) fn count(&mut self, was: &ResolvedSchema, is: &ResolvedSchema) {
        let steps = was.size + is.size;
        self.cache.steps_left = self.cache.steps_left.saturating_sub(steps.max(1));
    }

    /// Records once that the comparison stops early.
    fn record_cut(&mut self, pair: &SchemaPair) {
        if !std::mem::replace(&mut self.cache.is_cut, true) {
            let element = Element {
                side: Side::Api,
                ..pair.element()
            };
            self.record(element.change(ChangeKind::NotCompared));
        }
    }

    /// Whether two schemas are the same except for their names. At [`MAX_DEPTH`], they always
    /// count as different.
    pub(super) fn is_same(&mut self, old: &Pointer, new: &Pointer, side: Side) -> bool {
        if self.depth >= MAX_DEPTH {
            return false;
        }
        let pair = SchemaPair {
            old: self.end(Version::Old, old),
            new: self.end(Version::New, new),
            side,
            name: String::new(),
            of: String::new(),
            place: String::new(),
            role: Role::Body,
            form: Form::Json,
        };
        let mut trial = Comparison::new(self.old, self.new, std::mem::take(&mut self.cache));
        trial.depth = self.depth + 1;
        let same = trial.finds_nothing(pair);
        self.cache = trial.cache;
        same
    }

    /// Compares until the first difference. If there is one, all pairs on the way to it
    /// differ as well. If there is none, all pairs that were compared are the same.
    fn finds_nothing(&mut self, root: SchemaPair) -> bool {
        let depth = self.depth;
        // Each pair, with the index in `visited` of the pair that led to it.
        let mut pending = vec![(root, None)];
        let mut visited: Vec<(Key, Option<usize>)> = Vec::new();
        let mut differs = None;
        while let Some((pair, from)) = pending.pop() {
            let key = pair.key();
            match self.cache.same.get(&(depth, key.clone())) {
                Some(true) => continue,
                Some(false) => {
                    differs = Some(from);
                    break;
                }
                None if !self.seen.insert(key.clone()) => continue,
                None => {}
            }
            visited.push((key, from));
            let here = Some(visited.len() - 1);
            if self.cache.steps_left == 0 {
                return false;
            }
            self.pair(pair);
            if !self.found.is_empty() {
                differs = Some(here);
                break;
            }
            pending.extend(self.queue.drain(..).rev().map(|pair| (pair, here)));
        }
        self.remember(visited, differs)
    }

    /// Caches the result of a trial. `differs` is the last pair that is known to differ.
    fn remember(
        &mut self,
        visited: Vec<(Key, Option<usize>)>,
        differs: Option<Option<usize>>,
    ) -> bool {
        let depth = self.depth;
        let Some(mut next) = differs else {
            let same = visited.into_iter().map(|(key, _)| ((depth, key), true));
            self.cache.same.extend(same);
            return true;
        };
        while let Some((key, from)) = next.and_then(|at| visited.get(at)) {
            self.cache.same.insert((depth, key.clone()), false);
            next = *from;
        }
        false
    }

    /// The marks of the property whose schema is at a place.
    pub(super) fn marks(&mut self, version: Version, at: &Pointer) -> Marks {
        let (document, at) = (self.document(version), self.end(version, at));
        let marks = self.cache.marks[version as usize].entry(at.clone());
        *marks.or_insert_with(|| {
            let schema = ResolvedSchema::at(document, &at);
            Marks {
                read_only: schema.read_only,
                write_only: schema.write_only,
                has_default: schema.limits.contains_key("default"),
            }
        })
    }
}
