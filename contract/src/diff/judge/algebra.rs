//! Decides whether a schema covers another, with the library's set algebra and with values.

use std::thread;

use jsonschema::canonical::{CanonicalSchema, CanonicalView, Containment, Satisfiability, options};
use jsonschema::{Draft, Validator};
use serde_json::Value;

use super::example::Samples;
use super::hints::Hints;
use super::measure::{alternatives, members, reached};
use super::obligations::{Failure, Proof, prove};

/// Whether every value of one schema is a value of another.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Verdict {
    /// Every value of the inner schema is a value of the outer, and there is such a value.
    Yes,
    /// A value of the inner schema is not a value of the outer.
    No {
        /// Such a value. Two validators agree on it: one accepts it for the inner schema,
        /// one rejects it for the outer.
        example: Option<Value>,
    },
    /// The library cannot tell, or the budget is used up.
    Unknown,
}

/// How much may be spent on one body. It counts the nodes of the schemas that the library
/// is asked about, not time, so that two runs print the same.
pub(in super::super) struct Budget {
    left: usize,
    is_used_up: bool,
}

/// The stack of the thread that asks the library. The library, and the compiler of the
/// validator, recurse over a schema's depth and over chains of references.
const STACK: usize = 256 << 20;
/// The largest document, with its components.
const DOCUMENT: usize = 200_000;
/// The largest question for the library: its time can grow with the cube of the size.
const QUESTION: usize = 1_500;
/// The largest number of branches that two schemas may have once they are multiplied out.
const BRANCHES: usize = 1_024;
/// The largest product of two lists of constants: the library compares each with each.
const CONSTANTS: usize = 400_000;
/// How many values are tried where a pair is not proved.
const TRIALS: usize = 150;
/// How many are tried to see that a schema has a value.
const FEW_TRIALS: usize = 24;
/// In how many parts of a difference we look for a value.
const PARTS: usize = 8;

impl Budget {
    /// A budget for this number of nodes. In a release build, 1,000 nodes take about 5 ms.
    pub(in super::super) fn of(nodes: usize) -> Self {
        Self {
            left: nodes,
            is_used_up: false,
        }
    }

    /// Whether a question could not be asked.
    pub(super) fn is_used_up(&self) -> bool {
        self.is_used_up
    }

    /// Takes a part of the budget, if so much is left.
    pub(super) fn spend(&mut self, nodes: usize) -> bool {
        let left = self.left.checked_sub(nodes);
        self.left = left.unwrap_or(0);
        self.is_used_up |= left.is_none();
        left.is_some()
    }
}

/// Whether `outer` accepts every value that `inner` accepts. Both are JSON Schema 2020-12,
/// self-contained with `$defs`.
///
/// A "no" with an example is certain, a "yes" is as good as the library. A thread of its
/// own has the stack that the library needs; if the library panicked there, the verdict
/// would be unknown.
pub(in super::super) fn covers(outer: &Value, inner: &Value, budget: &mut Budget) -> Verdict {
    let (Some(one), Some(other)) = (reached(outer, outer), reached(inner, inner)) else {
        return Verdict::Unknown;
    };
    let nodes = one.0 + other.0;
    if nodes > DOCUMENT || !budget.spend(nodes / 8) {
        return Verdict::Unknown;
    }
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let judged = thread.spawn_scoped(scope, || judge(outer, inner, budget));
        let judged = judged.map(thread::ScopedJoinHandle::join);
        judged.ok().and_then(Result::ok).unwrap_or(Verdict::Unknown)
    })
}

fn judge(outer: &Value, inner: &Value, budget: &mut Budget) -> Verdict {
    let (Some(outer_accepts), Some(inner_accepts)) = (validator(outer), validator(inner)) else {
        return Verdict::Unknown;
    };
    let sides = Sides {
        outer,
        inner,
        outer_accepts,
        inner_accepts,
    };
    match prove(outer, inner, budget, |failure| sides.example_at(failure)) {
        Proof::Holds => return sides.yes_unless_empty(),
        Proof::Refuted(value) => {
            return Verdict::No {
                example: Some(value),
            };
        }
        Proof::None => {}
    }
    match ask(outer, inner, budget) {
        Some((Containment::Yes, _)) => sides.yes_unless_empty(),
        Some((Containment::No, question)) => Verdict::No {
            example: question
                .difference()
                .iter()
                .find_map(|part| sides.example_in(part)),
        },
        _ => Verdict::Unknown,
    }
}

/// Both schemas and their validators.
struct Sides<'a> {
    outer: &'a Value,
    inner: &'a Value,
    outer_accepts: Validator,
    inner_accepts: Validator,
}

impl Sides<'_> {
    /// Whether two validators agree that a value is one of the inner schema only.
    fn is_example(&self, value: &Value) -> bool {
        self.inner_accepts.is_valid(value) && !self.outer_accepts.is_valid(value)
    }

    /// A value that shows that a pair is not only unproved.
    fn example_at(&self, failure: &Failure<'_>) -> Option<Value> {
        let hints = Hints::of(&[self.outer, failure.outer]);
        let mut samples = Samples::new(self.inner, &hints);
        let mut values = samples.values(Some(&failure.path), TRIALS).into_iter();
        values.find(|value| self.is_example(value))
    }

    /// A value of a part of the difference.
    fn example_in(&self, part: &Value) -> Option<Value> {
        let hints = Hints::of(&[self.outer]);
        let mut values = Samples::new(part, &hints)
            .values(None, FEW_TRIALS)
            .into_iter();
        values.find(|value| self.is_example(value))
    }

    /// A schema without values is covered by every schema, which says nothing.
    fn yes_unless_empty(&self) -> Verdict {
        let hints = Hints::of(&[self.outer]);
        let values = Samples::new(self.inner, &hints).values(None, FEW_TRIALS);
        // A yes that a value contradicts would be a fault of the library.
        if let Some(example) = values.iter().find(|it| self.is_example(it)) {
            return Verdict::No {
                example: Some(example.clone()),
            };
        }
        let has_value = values.iter().any(|it| self.inner_accepts.is_valid(it));
        match has_value || is_satisfiable(self.inner) {
            true => Verdict::Yes,
            false => Verdict::Unknown,
        }
    }
}

fn validator(schema: &Value) -> Option<Validator> {
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    options.should_validate_formats(false).build(schema).ok()
}

fn canonical(schema: &Value) -> Option<CanonicalSchema> {
    let options = options().offline().with_draft(Draft::Draft202012);
    options
        .should_validate_formats(false)
        .canonicalize(schema)
        .ok()
}

fn is_satisfiable(schema: &Value) -> bool {
    let fits = reached(schema, schema).is_some_and(|(size, _)| size <= QUESTION)
        && alternatives(schema, schema, BRANCHES) < BRANCHES;
    let canonical = canonical(schema).filter(|_| fits);
    canonical.is_some_and(|it| it.satisfiability() == Satisfiability::Yes)
}

/// Both schemas in the form of the library.
pub(super) struct Question {
    outer: CanonicalSchema,
    inner: CanonicalSchema,
}

/// What the library says, if the schemas and the budget allow to ask it.
pub(super) fn ask(
    outer: &Value,
    inner: &Value,
    budget: &mut Budget,
) -> Option<(Containment, Question)> {
    let size = |it| reached(it, it).map(|(size, _)| size);
    let (one, other) = (size(outer)?, size(inner)?);
    let width = |it| alternatives(it, it, BRANCHES);
    let fits = one.max(other) <= QUESTION
        && width(outer).saturating_mul(width(inner)) <= BRANCHES
        && members(outer).saturating_mul(members(inner)) <= CONSTANTS;
    if !fits || !budget.spend(one + other) {
        return None;
    }
    let outer = canonical(outer)?;
    let inner = canonical(inner)?;
    let answer = outer.covers(&inner).ok()?;
    Some((answer, Question { outer, inner }))
}

impl Question {
    /// Parts of the difference: schemas whose values the inner schema accepts and the outer
    /// does not. The whole difference can be megabytes.
    fn difference(&self) -> Vec<Value> {
        let Ok(difference) = self.inner.subtract(&self.outer) else {
            return Vec::new();
        };
        let parts = match difference.view() {
            CanonicalView::AnyOf(parts) => parts,
            _ => vec![difference],
        };
        parts
            .iter()
            .take(PARTS)
            .map(CanonicalSchema::to_json_schema)
            .collect()
    }
}
