//! Decides whether a schema covers another, with the library's set algebra and with values.

use std::thread;

use jsonschema::canonical::{CanonicalSchema, CanonicalView, Containment, Satisfiability, options};
use jsonschema::{Draft, Validator};
use serde_json::Value;

use super::example::Samples;
use super::hints::Hints;
use super::measure::{alternatives, members, reached};
use super::obligations;

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
}

/// The stack of the thread that asks the library. The library, and the compiler of the
/// validator, recurse over a schema's depth and over chains of references.
const STACK: usize = 256 << 20;
/// The largest sum of depths for that stack: 4,000 levels need at most 120 MiB in a debug
/// build.
const DEPTH: usize = 4_000;
/// The largest document, with its components.
const DOCUMENT: usize = 200_000;
/// The largest question for the library: its time can grow with the cube of the size.
const QUESTION: usize = 1_500;
/// The largest number of branches that two schemas may have once they are multiplied out.
const BRANCHES: usize = 1_024;
/// The largest product of two lists of constants: the library compares each with each.
const CONSTANTS: usize = 400_000;
/// How many values are tried when the algebra does not say yes.
const TRIALS: usize = 600;
/// How many are tried to see that a schema has a value.
const FEW_TRIALS: usize = 24;
/// In how many parts of a difference we look for a value.
const PARTS: usize = 8;

impl Budget {
    /// A budget of so many nodes. A thousand nodes take about 5 ms in a release build.
    pub(in super::super) fn of(nodes: usize) -> Self {
        Self { left: nodes }
    }

    /// Takes a part of the budget, if so much is left.
    pub(super) fn spend(&mut self, nodes: usize) -> bool {
        let left = self.left.checked_sub(nodes);
        self.left = left.unwrap_or(0);
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
    let fits = [&one.0, &other.0]
        .iter()
        .all(|it| it.nodes <= DOCUMENT && it.depth <= DEPTH);
    if !fits || !budget.spend((one.0.nodes + other.0.nodes) / 8) {
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
        outer_accepts,
        inner_accepts,
        hints: Hints::of(outer),
    };
    if obligations::hold(outer, inner, budget) {
        return sides.yes_unless_empty(inner);
    }
    if let Some(example) = sides.example(inner, TRIALS) {
        return Verdict::No {
            example: Some(example),
        };
    }
    if !budget.spend(1) {
        return Verdict::Unknown;
    }
    match ask(outer, inner, budget) {
        Some((Containment::Yes, _)) => sides.yes_unless_empty(inner),
        Some((Containment::No, question)) => Verdict::No {
            example: question
                .difference()
                .iter()
                .find_map(|part| sides.example(part, FEW_TRIALS)),
        },
        _ => Verdict::Unknown,
    }
}

/// The validators of both schemas.
struct Sides {
    outer_accepts: Validator,
    inner_accepts: Validator,
    /// What the outer schema mentions.
    hints: Hints,
}

impl Sides {
    /// A value of `schema` that the inner schema accepts and the outer does not.
    fn example(&self, schema: &Value, trials: usize) -> Option<Value> {
        let values = Samples::new(schema, &self.hints).values(trials);
        let mut values = values.into_iter();
        values.find(|it| self.inner_accepts.is_valid(it) && !self.outer_accepts.is_valid(it))
    }

    /// A schema without values is covered by every schema, which says nothing.
    fn yes_unless_empty(&self, inner: &Value) -> Verdict {
        let values = Samples::new(inner, &self.hints).values(FEW_TRIALS);
        let mut accepted = values
            .iter()
            .filter(|it| self.inner_accepts.is_valid(it))
            .peekable();
        let has_value = accepted.peek().is_some() || is_satisfiable(inner);
        // A yes that a value contradicts is a fault of the library.
        match accepted.find(|it| !self.outer_accepts.is_valid(it)) {
            Some(example) => Verdict::No {
                example: Some(example.clone()),
            },
            None if has_value => Verdict::Yes,
            None => Verdict::Unknown,
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
    let fits = reached(schema, schema).is_some_and(|(size, _)| size.nodes <= QUESTION)
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
    let size = |it| reached(it, it).map(|(size, _)| size.nodes);
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
