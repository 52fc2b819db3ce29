//! The cases of what requests send: the oracle says which of them a request may have.

use conversation_apis_codegen::{Error, Pointer};
use serde_json::Value;

use super::{Case, Expect};
use crate::check::oracle::Oracle;
use crate::document::Target;
use crate::json_edit::unset;

/// Gives each case the outcome that the limits of the document require. If a case breaks only
/// a rule about other properties, such as one that excludes two of them together, the others
/// are removed.
pub(super) fn settle(
    oracle: &mut Oracle<'_>,
    target: &Target,
    cases: &mut Vec<Case>,
) -> Result<(), Error> {
    for case in cases {
        if case.expect != Expect::Valid {
            continue;
        }
        let judged = oracle.judge(&target.schema, target.direction(), &case.json)?;
        let Err(place) = judged else { continue };
        match without_others(oracle, target, case, &Pointer::from(place.as_str()))? {
            Some(json) => case.json = json,
            None => case.expect = Expect::Tolerated,
        }
    }
    Ok(())
}

/// The case without one or two properties of the object at a place, if that is allowed. The
/// property that the case is about stays.
fn without_others(
    oracle: &mut Oracle<'_>,
    target: &Target,
    case: &Case,
    place: &Pointer,
) -> Result<Option<Value>, Error> {
    let Some(Value::Object(object)) = case.json.pointer(place.as_str()) else {
        return Ok(None);
    };
    let names: Vec<Pointer> = object.keys().map(|name| place.join(name)).collect();
    let names: Vec<&Pointer> = names.iter().filter(|it| !case.id.place.is_in(it)).collect();
    let one = names.iter().map(|name| vec![*name]);
    let two = names.iter().enumerate().flat_map(|(index, name)| {
        let rest = &names[index + 1..];
        rest.iter().map(move |other| vec![*name, *other])
    });
    for removed in one.chain(two) {
        let mut json = case.json.clone();
        removed.iter().for_each(|name| unset(&mut json, name));
        if oracle
            .judge(&target.schema, target.direction(), &json)?
            .is_ok()
        {
            return Ok(Some(json));
        }
    }
    Ok(None)
}

/// Every case of a target that a request must not have, with the place that is wrong.
///
/// # Errors
///
/// If a schema cannot be read.
pub fn refused(oracle: &mut Oracle<'_>, target: &Target) -> Result<Vec<(Case, String)>, Error> {
    let mut refused = Vec::new();
    for case in super::enumerated(oracle, target)? {
        let judged = oracle.judge(&target.schema, target.direction(), &case.json)?;
        refused.extend(judged.err().map(|place| (case, place)));
    }
    if oracle.unreadable.contains_key(&target.schema) {
        refused.clear();
    }
    Ok(refused)
}
