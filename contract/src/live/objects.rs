//! Which objects and which of their documented properties a run has received.
//!
//! A documented property that no response had says little if there were few objects: most
//! properties are optional, and a small account has no use for many of them. So it is
//! information. It is an error only if at least [`ENOUGH`] different objects of its type were
//! received. Then a property that 1 in 100 objects has would have been received with a
//! probability of 95 % (0.99^300 is 0.049), if each object has it independently. The objects of
//! one account are more alike than that, so the error says "check this", and not "this is wrong".
//! Equal objects, such as the author of many messages, are counted once.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{Hash, Hasher};

use conversation_apis_codegen::{Error, Pointer};
use serde_json::Value;

use crate::document::{Contract, Shape};
use crate::finding::{Finding, Kind, Severity};

/// How many different objects of a type are enough to expect each of its properties.
pub const ENOUGH: usize = 300;

/// The rule, for readers of a report.
pub(super) fn rule() -> String {
    format!(
        "a property that is never seen is an error only if at least {ENOUGH} different objects of its type were received: a property that 1 in 100 objects has is then seen with a probability of 95 %; with fewer objects it is information"
    )
}

/// What a run saw of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saw {
    /// Everything.
    Everything,
    /// Some of many lists, spread evenly over all of them.
    Sample,
    /// Less than it should have seen.
    Part,
}

impl Saw {
    /// Whether a property that is never seen says something. In a sample of few objects it
    /// does not, and what was not read is not known to be like the rest.
    fn is_enough_for(self, severity: Severity) -> bool {
        match self {
            Self::Everything => true,
            Self::Sample => severity == Severity::Error,
            Self::Part => false,
        }
    }
}

/// The objects that a run has received, by JSON pointer of their schema.
#[derive(Debug, Default)]
pub(super) struct Objects(BTreeMap<Pointer, Met>);

/// The objects of one schema.
#[derive(Debug, Default)]
struct Met {
    /// Whether an operation that is called for every item sent one.
    is_whole: bool,
    /// Digests of different objects, up to [`ENOUGH`].
    different: HashSet<u64>,
}

impl Objects {
    /// Adds an object. `is_sample` states that its operation is called for some items only.
    pub(super) fn add(&mut self, schema: &Pointer, object: &Value, is_sample: bool) {
        let met = match self.0.get_mut(schema) {
            Some(met) => met,
            None => self.0.entry(schema.clone()).or_default(),
        };
        met.is_whole |= !is_sample;
        if met.different.len() < ENOUGH {
            let mut hasher = DefaultHasher::new();
            object.hash(&mut hasher);
            met.different.insert(hasher.finish());
        }
    }

    /// The schemas whose objects were sent by an operation that is called for every item.
    pub(super) fn whole(&self) -> BTreeSet<String> {
        let whole = self.0.iter().filter(|(_, met)| met.is_whole);
        whole.map(|(schema, _)| schema.to_string()).collect()
    }

    /// A finding for each documented property that no object had, as far as what the run saw
    /// can tell.
    pub(super) fn never_seen(
        self,
        contract: &Contract,
        properties: &BTreeSet<Pointer>,
        saw: Saw,
    ) -> Result<Vec<Finding>, Error> {
        let mut findings = Vec::new();
        for (object, met) in self.0 {
            let schema = contract.resolve(&object)?;
            let Shape::Object(stated) = &schema.shape else {
                continue;
            };
            for name in stated.keys() {
                let at = object.join("properties").join(name);
                // A property that only some servers have need not occur.
                let is_expected = contract.get(&at)["x-some-servers"] != true;
                if is_expected && !properties.contains(&at) {
                    findings.push(never_seen(at, met.different.len()));
                }
            }
        }
        findings.retain(|finding| saw.is_enough_for(finding.severity));
        Ok(findings)
    }
}

/// The text is the same for every number of objects, so that a baseline that accepts the error
/// also fits a smaller run.
fn never_seen(at: Pointer, objects: usize) -> Finding {
    let mut finding = Finding::new(Kind::NeverSeen, at, "documented, but in no response");
    finding.evidence.objects = Some(objects);
    if objects >= ENOUGH {
        finding.severity = Severity::Error;
    }
    finding
}

#[cfg(test)]
mod tests {
    use conversation_apis_codegen::Pointer;
    use serde_json::json;

    use super::{ENOUGH, Objects, never_seen};
    use crate::finding::Severity;

    #[test]
    fn equal_objects_count_once_and_counting_stops() {
        let (mut objects, at) = (Objects::default(), Pointer::from("#/a"));
        for _ in 0..2 {
            for id in 0..2 {
                objects.add(&at, &json!({ "id": id }), true);
            }
        }
        assert_eq!(objects.0[&at].different.len(), 2);
        assert!(objects.whole().is_empty());
        for id in 0..2 * ENOUGH {
            objects.add(&at, &json!({ "id": id }), false);
        }
        assert_eq!(objects.0[&at].different.len(), ENOUGH);
        assert_eq!(objects.whole().len(), 1);
    }

    #[test]
    fn a_property_that_is_never_seen_is_an_error_from_300_objects_on() {
        for (objects, severity) in [
            (1, Severity::Information),
            (ENOUGH - 1, Severity::Information),
            (ENOUGH, Severity::Error),
        ] {
            let finding = never_seen(Pointer::from("#/a"), objects);
            assert_eq!(finding.severity, severity, "{objects}");
            assert_eq!(finding.evidence.objects, Some(objects));
        }
    }
}
