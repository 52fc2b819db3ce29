//! Which schemas say the same in other names, in another order, or in another place.
//!
//! Every schema gets a hash of what it states and of the schemas that it refers to. Names of
//! components, annotations and the order of properties do not count. Two schemas of two documents
//! with the same hash have no differences, so the comparison skips them: its time depends on
//! what changed, and a component with another name is recognised.
//!
//! Schemas that refer to each other in a circle are hashed in rounds, each with the hashes
//! of the round before, until a round separates no more schemas.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use conversation_apis_codegen::Pointer;
use serde_json::Value;

use self::shape::{Compiler, Shape};
use super::reference::References;

mod components;
mod shape;

/// The hash of a schema. Schemas with the same one have no differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Class(u64);

/// The classes of the schemas of a document that are known so far.
#[derive(Debug, Default)]
pub(super) struct Classes {
    by_place: HashMap<Pointer, usize>,
    vertices: Vec<Vertex>,
}

/// A schema that has a place of its own: a component, or a schema that is asked for.
#[derive(Debug)]
struct Vertex {
    at: Pointer,
    shape: Option<Shape>,
    class: Option<Class>,
}

impl Class {
    pub(super) fn of(value: impl Hash) -> Self {
        // Its keys are fixed, so two documents have the same hashes.
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        Self(hasher.finish())
    }
}

impl Classes {
    /// The class of the schema at a place.
    pub(super) fn of(&mut self, document: &Value, references: &References, at: &Pointer) -> Class {
        let at = references.end(document, at.clone());
        let index = self.vertex(at);
        if self.vertices[index].class.is_none() {
            self.compile(document, references, index);
            for circle in components::of(index, |index| self.edges(index)) {
                self.hash(&circle);
            }
        }
        // Each circle that is reachable has been hashed.
        self.vertices[index].class.unwrap_or(Class(0))
    }

    fn vertex(&mut self, at: Pointer) -> usize {
        let next = self.vertices.len();
        let index = *self.by_place.entry(at.clone()).or_insert(next);
        if index == next {
            self.vertices.push(Vertex {
                at,
                shape: None,
                class: None,
            });
        }
        index
    }

    /// Reads a schema and all schemas that it leads to.
    fn compile(&mut self, document: &Value, references: &References, index: usize) {
        let mut pending = vec![index];
        while let Some(index) = pending.pop() {
            if self.vertices[index].shape.is_some() {
                continue;
            }
            let at = self.vertices[index].at.clone();
            let mut index_of = |place| {
                let index = self.vertex(references.end(document, place));
                pending.push(index);
                index
            };
            let shape = Compiler::new(document, references, &mut index_of).schema_at(&at);
            self.vertices[index].shape = Some(shape);
        }
    }

    /// The vertices that a vertex leads to and whose class is not known.
    fn edges(&self, index: usize) -> Vec<usize> {
        let mut found = Vec::new();
        if let Some(shape) = &self.vertices[index].shape {
            shape.each_index(&mut |index| {
                if self.vertices[index].class.is_none() {
                    found.push(index);
                }
            });
        }
        found
    }

    /// Hashes schemas that refer to each other in a circle, or a single schema.
    fn hash(&mut self, circle: &[usize]) {
        let mut before: HashMap<usize, Class> = HashMap::new();
        let mut rounds = BTreeSet::new();
        loop {
            let hashed = circle.iter().map(|&index| {
                let known = |index: usize| {
                    let class = self.vertices[index].class;
                    class.or(before.get(&index).copied()).unwrap_or(Class(0))
                };
                let shape = self.vertices[index].shape.as_ref();
                let class = shape.map_or(Class(0), |shape| shape.class(&known));
                (index, class)
            });
            let after: HashMap<usize, Class> = hashed.collect();
            let count =
                |classes: &HashMap<usize, Class>| classes.values().collect::<BTreeSet<_>>().len();
            let is_done = count(&before) == count(&after) || circle.len() == 1;
            if is_done {
                // What each class of the round before became. If another circle has the same
                // pairs, further rounds would not separate the two.
                rounds.extend(
                    after
                        .iter()
                        .map(|(index, class)| (before.get(index), *class)),
                );
                for (&index, class) in &after {
                    self.vertices[index].class = Some(match circle {
                        [_] => *class,
                        _ => Class::of((&rounds, class)),
                    });
                }
                return;
            }
            before = after;
        }
    }
}
