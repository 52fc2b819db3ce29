//! Where our own description of an API differs from the vendor's document, operation by
//! operation.
//!
//! Neither document is the newer one, so no difference is breaking or safe. A list beside our
//! document has a reason for each difference. What is not listed is a finding, and so is an
//! entry whose difference is gone: the vendor may have corrected an error.

mod check;
mod list;
mod outcome;
mod pairing;
mod propose;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use conversation_apis_codegen::walk;
use serde_json::Value;

use self::pairing::Pairing;
use super::change::{ChangeKind, Difference, Element, Side};
use super::compare::{Comparison, STEPS, with_inlined_paths};
use super::operation::title;
use super::places::Places;
use super::schema::component;
use super::traversal::Cache;
use super::{Location, Source};
use crate::report::escape::one_line;

pub use self::check::differences;
pub use self::list::{Entry, List};
pub use self::outcome::{Outcome, VendorFinding, VendorKind};
pub use self::propose::proposals;

/// The name of the list in the folder of a document.
pub const FILE: &str = "differences.toml";

/// All differences between our document and the vendor's.
#[derive(Debug)]
pub struct Drift {
    /// Our operations, in the order of our document.
    pub operations: Vec<Compared>,
    /// The differences, in the order of the operations. A difference of a component that
    /// several operations use is there once.
    pub differences: Vec<VendorDifference>,
    /// How many operations only the vendor's document has. They are not compared.
    pub others: usize,
}

/// One of our operations.
#[derive(Debug)]
pub struct Compared {
    /// Its id, or its method and path if it has none.
    pub id: String,
    /// Its method and path.
    pub title: String,
    /// Whether the vendor's document has it.
    pub is_paired: bool,
    /// The places of our document that were compared.
    places: BTreeSet<String>,
}

/// Something that the two documents describe differently.
#[derive(Debug, Clone)]
pub struct VendorDifference {
    /// What differs, as a change from our document to the vendor's.
    pub kind: ChangeKind,
    /// The side of the API.
    pub side: Side,
    /// The place, such as `query page`, `200` or `Conversation.id`.
    pub place: String,
    /// What our document states.
    pub ours: String,
    /// What the vendor's document states.
    pub theirs: String,
    /// The component of the vendor's document that states it, if it is in one.
    pub against: Option<String>,
    /// The ids of the operations that have it.
    pub operations: Vec<String>,
    /// The place in our document.
    pub our_place: Option<Location>,
    /// The place in the vendor's document.
    pub their_place: Option<Location>,
}

/// Compares our document with the vendor's.
pub fn drift(ours: &Source, theirs: &Source) -> Drift {
    let old = with_inlined_paths(&ours.document.value);
    let mut new = with_inlined_paths(&theirs.document.value);
    pairing::use_our_scheme_names(&old, &mut new);
    let Pairing { pairs, others } = pairing::pair(&old, &new);
    let mut drift = Drift {
        operations: Vec::new(),
        differences: Vec::new(),
        others,
    };
    let mut cache = Cache::new(&old, &new, STEPS);
    let mut collected = Collected::default();
    for (operation, counterpart) in pairs {
        let id = match operation.id {
            "" => title(&operation),
            id => id.to_owned(),
        };
        let mut comparison = Comparison::new(&old, &new, cache);
        comparison.places = Places::keeping();
        match &counterpart {
            Some(counterpart) => comparison.operation(&operation, counterpart),
            None => missing(&operation, &mut comparison),
        }
        cache = comparison.cache;
        let found = comparison.found.into_iter();
        for difference in found.filter(|difference| is_difference(difference.kind)) {
            collected.add(difference, &id, [ours, theirs]);
        }
        drift.operations.push(Compared {
            title: title(&operation),
            is_paired: counterpart.is_some(),
            places: comparison.places.entered(),
            id,
        });
    }
    drift.differences = collected.differences;
    drift
}

/// Records that the vendor's document does not have an operation.
fn missing<'a>(operation: &walk::Operation<'a>, comparison: &mut Comparison<'a>) {
    comparison.places.enter("operation");
    let name = title(operation);
    let removed = Element {
        side: Side::Api,
        old: Some(&operation.at),
        new: None,
        name: &name,
        of: operation.id,
    };
    comparison.record(removed.change(ChangeKind::OperationRemoved));
}

/// Whether a change is a difference between two descriptions of one API. Names that are not
/// sent, Rust types, and our statement that an enum is open, are not.
fn is_difference(kind: ChangeKind) -> bool {
    !matches!(
        kind,
        ChangeKind::OperationRenamed
            | ChangeKind::SchemaRenamed
            | ChangeKind::ParameterRenamed
            | ChangeKind::HeaderRespelled
            | ChangeKind::ParameterGrouped
            | ChangeKind::ParameterUngrouped
            | ChangeKind::ComponentChanged
            | ChangeKind::RustTypeChanged
            | ChangeKind::EnumOpened
            | ChangeKind::EnumClosed
            | ChangeKind::NotJudged
    )
}

/// The differences found so far.
#[derive(Default)]
struct Collected {
    differences: Vec<VendorDifference>,
    /// The index of each difference, by all that two operations must share.
    known: BTreeMap<(ChangeKind, Side, [String; 3], Option<String>), usize>,
}

impl Collected {
    /// Adds a difference of an operation. If another operation has the same one, only the
    /// operation is added.
    fn add(&mut self, found: Difference, operation: &str, sources: [&Source; 2]) {
        let (our_text, their_text) = wording::texts(&found);
        let place = one_line(&found.place);
        let against = found.new.as_ref().and_then(component);
        let texts = [place.clone(), our_text.clone(), their_text.clone()];
        let key = (found.kind, found.side, texts, against.clone());
        let index = *self.known.entry(key).or_insert(self.differences.len());
        match self.differences.get_mut(index) {
            Some(known) if known.operations.last().is_some_and(|id| id == operation) => {}
            Some(known) => known.operations.push(operation.to_owned()),
            None => self.differences.push(VendorDifference {
                kind: found.kind,
                side: found.side,
                place,
                ours: our_text,
                theirs: their_text,
                against,
                operations: vec![operation.to_owned()],
                our_place: found.old.map(|at| sources[0].location(at)),
                their_place: found.new.map(|at| sources[1].location(at)),
            }),
        }
    }
}

/// The places of each operation of a document, for checking a list without the vendor's
/// document.
fn own_places(document: &Value) -> Vec<Compared> {
    let document = with_inlined_paths(document);
    let operations = walk::operations(&document);
    let compared = operations.map(|operation| {
        let mut comparison = Comparison::new(
            &document,
            &document,
            Cache::new(&document, &document, STEPS),
        );
        comparison.places = Places::keeping();
        comparison.operation(&operation, &operation);
        Compared {
            id: operation.id.to_owned(),
            title: title(&operation),
            is_paired: true,
            places: comparison.places.entered(),
        }
    });
    compared.collect()
}
