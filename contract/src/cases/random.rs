//! Random cases, from a seed.

use conversation_apis_codegen::{Error, Pointer};
use fastrand::Rng;

use super::{Case, CaseId, CaseState, Cases, Expect};
use crate::document::{Contract, Properties, Schema, Shape};
use crate::json_edit::unset;

/// How many random cases a target has.
const PER_TARGET: usize = 32;

/// Random cases. Each combines several of the enumerated states. The same seed gives the same
/// cases.
///
/// # Errors
///
/// The errors of [`all`](super::all).
pub fn random(contract: &Contract, enumerated: &Cases, seed: u64) -> Result<Cases, Error> {
    let mut found = Vec::new();
    for (target, cases) in enumerated {
        let schema = contract.resolve(&target.schema)?;
        let Shape::Object(properties) = &schema.shape else {
            continue;
        };
        let groups = groups(&schema, properties)?;
        let is_valid = |case: &&Case| case.expect == Expect::Valid && case.json.is_object();
        let valid: Vec<&Case> = cases.iter().filter(is_valid).collect();
        let mut random = Rng::with_seed(seed);
        let cases = (0..PER_TARGET).filter_map(|number| {
            let mut case = (*valid.first()?).clone();
            for group in &groups {
                let from = valid[random.usize(..valid.len())];
                take(&mut case, from, group);
            }
            case.id = CaseId {
                target: target.id.clone(),
                place: Pointer::default(),
                state: CaseState::Random(number),
            };
            Some(case)
        });
        found.push((target.clone(), cases.collect()));
    }
    Ok(found)
}

/// Gives a case the properties of another one.
fn take(case: &mut Case, from: &Case, names: &[String]) {
    for name in names {
        match from.json.get(name) {
            Some(value) => case.json[name] = value.clone(),
            None => unset(&mut case.json, &Pointer::default().join(name)),
        }
    }
}

/// Properties that must come from one value: a union and the siblings that select it.
fn groups(schema: &Schema<'_>, properties: &Properties) -> Result<Vec<Vec<String>>, Error> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for property in properties.iter() {
        if let Shape::Union(choices) = &schema.child(property)?.shape {
            let siblings = choices.iter().flat_map(|choice| choice.when.keys());
            groups.push(siblings.chain([&property.name]).cloned().collect());
        }
    }
    let is_single = |name: &&String| !groups.iter().any(|group| group.contains(name));
    let single = properties.keys().filter(is_single);
    let single: Vec<Vec<String>> = single.map(|name| vec![name.clone()]).collect();
    groups.extend(single);
    Ok(groups)
}
